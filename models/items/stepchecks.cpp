#include "items/stepchecks.h"

#include "items/languagewatch.h"

#include <QCoreApplication>
#include <QLocale>

namespace items {

using rules::CheckAnswer;
using rules::CheckVerdict;
using rules::StepCheck;

namespace {

/// As the rules allow (rules/orderstep).
constexpr qsizetype longestNote = 500;

struct Line {
    std::optional<CheckVerdict> verdict;
    std::optional<double> value;
    QString note;
};

QString nameOf(const StepCheck &check)
{
    return QLocale().language() == QLocale::Chinese || check.en.isEmpty() ? check.zh : check.en;
}

QString number(double value) { return QLocale().toString(value, 'g', 10); }

QString withUnit(const QString &text, const StepCheck &check)
{
    return check.unit.isEmpty() ? text : text + QChar(QChar::Nbsp) + check.unit;
}

QString rangeText(const StepCheck &check)
{
    if (check.low && check.high)
        return withUnit(number(*check.low) + QStringLiteral(" – ") + number(*check.high), check);
    if (check.low)
        return withUnit(QStringLiteral("≥ ") + number(*check.low), check);
    if (check.high)
        return withUnit(QStringLiteral("≤ ") + number(*check.high), check);
    return check.unit;
}

/// "85.5", "85,5" or "８５.５ %" as people type it; nothing for anything else.
std::optional<double> numberTyped(QString typed, const StepCheck &check)
{
    typed = typed.normalized(QString::NormalizationForm_KC).trimmed();
    if (!check.unit.isEmpty() && typed.endsWith(check.unit, Qt::CaseInsensitive))
        typed = typed.left(typed.size() - check.unit.size()).trimmed();
    bool isNumber = false;
    double value = typed.toDouble(&isNumber);
    if (!isNumber)
        value = QLocale().toDouble(typed, &isNumber);
    return isNumber && qIsFinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

struct StepChecks::Private {
    std::vector<StepCheck> checks;
    std::vector<Line> lines;

    /// As the rules take it; nothing while something is missing.
    [[nodiscard]] std::optional<CheckAnswer> answerAt(size_t row) const
    {
        const auto &line = lines[row];
        if (!line.verdict)
            return std::nullopt;
        const bool applies = *line.verdict != CheckVerdict::NotApplicable;
        if (applies ? checks[row].isMeasured() && !line.value : line.note.trimmed().isEmpty())
            return std::nullopt;
        return CheckAnswer{checks[row].name, *line.verdict, applies ? line.value : std::nullopt, line.note.trimmed()};
    }
};

StepChecks::StepChecks(QObject *parent) : EntityTableBase(parent), d(new Private)
{
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

StepChecks::~StepChecks() = default;

void StepChecks::show(const std::vector<StepCheck> &checks, const QString &json)
{
    const auto answers = rules::answersFromJson(json).value_or(std::vector<CheckAnswer>());
    reset([&] {
        d->checks = checks;
        d->lines.assign(checks.size(), {});
        for (const auto &answer : answers)
            if (const auto check = std::ranges::find(d->checks, answer.name, &StepCheck::name); check != d->checks.end())
                d->lines[size_t(check - d->checks.begin())] = {answer.verdict, answer.value, answer.note};
    });
}

QString StepChecks::answers() const
{
    std::vector<CheckAnswer> answers;
    for (size_t row = 0; row < d->lines.size(); ++row)
        if (auto answer = d->answerAt(row))
            answers.push_back(*std::move(answer));
    return rules::toJson(answers);
}

const std::vector<StepCheck> &StepChecks::checks() const { return d->checks; }

std::optional<CheckVerdict> StepChecks::verdictAt(int row) const { return d->lines[size_t(row)].verdict; }

bool StepChecks::isMeasured(int row) const { return d->checks[size_t(row)].isMeasured(); }

void StepChecks::setVerdict(int row, std::optional<CheckVerdict> verdict)
{
    auto &line = d->lines[size_t(row)];
    const auto &check = d->checks[size_t(row)];
    // Where there is a range, it judges what was measured; a person only says that it does not apply.
    if (verdict && *verdict != CheckVerdict::NotApplicable && line.value && (check.low || check.high))
        verdict = rules::measured(check, *line.value).verdict;
    if (line.verdict == verdict)
        return;
    line.verdict = verdict;
    tellChanged(row, row);
    Q_EMIT edited();
}

void StepChecks::judgeRestNormal()
{
    for (int row = 0; row < rowCount(); ++row)
        if (!d->lines[size_t(row)].verdict && !isMeasured(row))
            setVerdict(row, CheckVerdict::Normal);
}

int StepChecks::firstOpen() const
{
    for (size_t row = 0; row < d->lines.size(); ++row)
        if (!d->answerAt(row))
            return int(row);
    return -1;
}

int StepChecks::open() const
{
    int count = 0;
    for (size_t row = 0; row < d->lines.size(); ++row)
        count += d->answerAt(row) ? 0 : 1;
    return count;
}

int StepChecks::abnormal() const { return int(std::ranges::count(d->lines, std::optional(CheckVerdict::Abnormal), &Line::verdict)); }

QStringList StepChecks::findings() const
{
    QStringList findings;
    for (size_t row = 0; row < d->lines.size(); ++row) {
        const auto &line = d->lines[row];
        if (line.verdict != CheckVerdict::Abnormal)
            continue;
        QString text = nameOf(d->checks[row]);
        if (line.value) {
            text += QStringLiteral(": ") + withUnit(number(*line.value), d->checks[row]);
            if (const QString range = rangeText(d->checks[row]); d->checks[row].low || d->checks[row].high)
                text += QStringLiteral(" (%1)").arg(range);
        }
        if (!line.note.isEmpty())
            text += QStringLiteral(" · ") + line.note;
        findings << text;
    }
    return findings;
}

int StepChecks::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->checks.size()); }

int StepChecks::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant StepChecks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &check = d->checks[size_t(index.row())];
    const auto &line = d->lines[size_t(index.row())];
    if (role == CodeRole)
        return line.verdict ? rules::codeOf(*line.verdict) : QStringLiteral("unanswered");
    if (role == Qt::TextAlignmentRole && (index.column() == ValueColumn || index.column() == RangeColumn))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return nameOf(check);
    case RangeColumn:
        return rangeText(check);
    case ValueColumn:
        if (!line.value)
            return QString();
        return role == Qt::EditRole ? number(*line.value) : withUnit(number(*line.value), check);
    case VerdictColumn:
        if (!line.verdict)
            return check.isMeasured() && !line.value ? tr("Not measured") : tr("Not checked");
        return QCoreApplication::translate("OrderStep", rules::captionOf(*line.verdict));
    case NoteColumn:
        if (role == Qt::DisplayRole && line.note.isEmpty() && line.verdict == CheckVerdict::NotApplicable)
            return tr("Say why");
        return line.note;
    }
    return {};
}

bool StepChecks::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const auto &check = d->checks[size_t(index.row())];
    auto &line = d->lines[size_t(index.row())];
    if (index.column() == NoteColumn) {
        const QString note = value.toString().trimmed().left(longestNote);
        if (note == line.note)
            return false;
        line.note = note;
    } else if (index.column() == ValueColumn && check.isMeasured()) {
        const QString typed = value.toString();
        const auto measured = numberTyped(typed, check);
        if ((!measured && !typed.trimmed().isEmpty()) || measured == line.value)
            return false;
        line.value = measured;
        line.verdict = measured ? std::optional(rules::measured(check, *measured).verdict) : std::nullopt;
    } else {
        return false;
    }
    tellChanged(index.row(), index.row());
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags StepChecks::flags(const QModelIndex &index) const
{
    auto flags = EntityTableBase::flags(index);
    if (index.isValid() && (index.column() == NoteColumn || (index.column() == ValueColumn && isMeasured(index.row()))))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant StepChecks::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Check");
    case RangeColumn: return tr("Normal range");
    case ValueColumn: return tr("Measured");
    case VerdictColumn: return tr("Result");
    case NoteColumn: return tr("Note");
    }
    return {};
}

} // namespace items
