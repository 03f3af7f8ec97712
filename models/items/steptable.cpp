#include "items/steptable.h"

#include "items/captions.h"
#include "items/orderchecklist.h"
#include "items/ordersentences.h"

#include <QCoreApplication>
#include <QLocale>

namespace items {

using rules::ServiceStep;
using rules::StepBefore;
using rules::StepCheck;
using rules::StepPart;

namespace {

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(ServiceStep)
};

bool isChinese()
{
    return QLocale().language() == QLocale::Chinese;
}

QString yesText(bool yes)
{
    return yes ? StepWords::tr("Yes") : StepWords::tr("No");
}

/// What a column holds: a part that is a line of text, a part that is yes or no, or neither.
struct TextColumn {
    StepTable::Column column;
    QString ServiceStep::*text;
};
constexpr std::array textColumns{
    TextColumn{StepTable::NameColumn, &ServiceStep::zh},
    TextColumn{StepTable::RecordColumn, &ServiceStep::record},
    TextColumn{StepTable::InputColumn, &ServiceStep::input},
    TextColumn{StepTable::ClauseColumn, &ServiceStep::clause},
};
struct PartColumn {
    StepTable::Column column;
    StepPart part;
};
constexpr std::array partColumns{
    PartColumn{StepTable::NameColumn, StepPart::Name},
    PartColumn{StepTable::RolesColumn, StepPart::Roles},
    PartColumn{StepTable::LimitColumn, StepPart::Limit},
    PartColumn{StepTable::RecordColumn, StepPart::Record},
    PartColumn{StepTable::InputColumn, StepPart::Input},
    PartColumn{StepTable::MandatoryColumn, StepPart::Mandatory},
    PartColumn{StepTable::EvidenceColumn, StepPart::Evidence},
    PartColumn{StepTable::SkipColumn, StepPart::MaySkip},
    PartColumn{StepTable::BeforeColumn, StepPart::Before},
    PartColumn{StepTable::ChecksColumn, StepPart::Checks},
    PartColumn{StepTable::ClauseColumn, StepPart::Clause},
};

QString ServiceStep::*textOf(int column)
{
    const auto found = std::ranges::find(textColumns, column, [](const TextColumn &one) { return int(one.column); });
    return found == textColumns.end() ? nullptr : found->text;
}

std::optional<bool> yesIn(const ServiceStep &step, int column)
{
    switch (column) {
    case StepTable::MandatoryColumn: return step.mandatory;
    case StepTable::EvidenceColumn: return step.evidence;
    case StepTable::SkipColumn: return step.maySkip;
    case StepTable::BeforeColumn: return step.before == StepBefore::Closed;
    default: return std::nullopt;
    }
}

void setYes(ServiceStep &step, int column, bool yes)
{
    switch (column) {
    case StepTable::MandatoryColumn: step.mandatory = yes; break;
    case StepTable::EvidenceColumn: step.evidence = yes; break;
    case StepTable::SkipColumn: step.maySkip = yes; break;
    case StepTable::BeforeColumn: step.before = yes ? StepBefore::Closed : StepBefore::Resolved; break;
    default: break;
    }
}

QString boundText(double bound)
{
    return QLocale().toString(bound, 'g', QLocale::FloatingPointShortest);
}

QString rangeText(const StepCheck &check)
{
    if (check.low && check.high)
        return *check.low == *check.high ? boundText(*check.low) : StepWords::tr("%1 to %2").arg(boundText(*check.low), boundText(*check.high));
    if (check.high)
        return StepWords::tr("at most %1").arg(boundText(*check.high));
    return check.low ? StepWords::tr("at least %1").arg(boundText(*check.low)) : QString();
}

PreviewRow itemRow(const ServiceItem &before, const ServiceItem &after, const rules::ItemDifference &difference, const Catalogues &catalogues, size_t columns)
{
    const auto &shape = shapeOf<ServiceItem>();
    const Record was = toRecord(before);
    const Record becomes = toRecord(after);
    QStringList words;
    for (const auto &name : difference.fields) {
        const auto position = size_t(shape.indexOf(name));
        const auto &field = shape.fields[position];
        const auto shown = [&](const Record &record) {
            const QString text = displayText(shape, field, record.values[position], catalogues);
            return text.isEmpty() ? StepWords::tr("(empty)") : text;
        };
        //: a field of a service item, what it said, what it says
        words << StepWords::tr("%1: %2 → %3").arg(captionOf(shape, field), shown(was), shown(becomes));
    }
    PreviewRow row{.record = words.join(StepWords::tr("; ")), .cells = {}};
    row.cells.resize(columns);
    return row;
}

} // namespace

QString checkText(const StepCheck &check)
{
    const QString name = isChinese() || check.en.isEmpty() ? check.zh : check.en;
    const QString range = rangeText(check);
    const QString measured = check.unit.isEmpty() ? name : StepWords::tr("%1 (%2)", "what is measured, and its unit").arg(name, check.unit);
    return range.isEmpty() ? measured : StepWords::tr("%1: %2", "what is measured, and its range").arg(measured, range);
}

QString partCaption(StepPart part)
{
    return QCoreApplication::translate("ServiceStep", rules::captionOf(part));
}

QString partText(StepPart part, const ServiceStep &step)
{
    switch (part) {
    case StepPart::Name: return step.zh;
    case StepPart::EnglishName: return step.en;
    case StepPart::Input: return step.input;
    case StepPart::Roles: return rolesText(step.roles);
    case StepPart::Record: return step.record;
    case StepPart::Limit: return limitText(step.limit);
    case StepPart::Mandatory: return yesText(step.mandatory);
    case StepPart::Before: return yesText(step.before == StepBefore::Closed);
    case StepPart::MaySkip: return yesText(step.maySkip);
    case StepPart::Evidence: return yesText(step.evidence);
    case StepPart::Clause: return step.clause;
    case StepPart::Help: return step.help;
    case StepPart::EvidenceHelp: return step.evidenceHelp;
    case StepPart::Checks: {
        QStringList checks;
        for (const auto &check : step.checks)
            checks << checkText(check);
        return checks.join(StepWords::tr("; "));
    }
    }
    return {};
}

VersionPreview previewOf(const ServiceItem &before, const ServiceItem &after, const Catalogues &catalogues)
{
    const auto difference = rules::compareItems(before, after);
    const auto was = rules::stepsFromJson(before.steps).value_or(std::vector<ServiceStep>());
    const auto becomes = rules::stepsFromJson(after.steps).value_or(std::vector<ServiceStep>());
    std::vector<StepPart> parts;
    for (const auto part : rules::allStepParts)
        if (std::ranges::any_of(difference.steps, [part](const rules::StepDifference &one) { return std::ranges::find(one.parts, part) != one.parts.end(); }))
            parts.push_back(part);
    VersionPreview preview;
    for (const auto part : parts)
        preview.columns << partCaption(part);
    if (!difference.fields.isEmpty())
        preview.rows.push_back(itemRow(before, after, difference, catalogues, parts.size()));
    for (const auto &one : difference.steps) {
        const auto *former = one.before < 0 ? nullptr : &was[size_t(one.before)];
        const auto *later = one.after < 0 ? nullptr : &becomes[size_t(one.after)];
        PreviewRow row{.record = {}, .isNew = !former, .cells = {}};
        if (!former)
            row.record = StepWords::tr("New: %1 %2", "number and name of a step").arg(later->step).arg(nameOf(*later));
        else if (!later)
            row.record = StepWords::tr("Left out: %1 %2", "number and name of a step").arg(former->step).arg(nameOf(*former));
        else
            row.record = StepWords::tr("%1 %2", "number and name of a step").arg(later->step).arg(nameOf(*later));
        for (const auto part : parts) {
            const bool differs = former && later && std::ranges::find(one.parts, part) != one.parts.end();
            const auto kind = differs ? PreviewCell::Kind::Changed : !former ? PreviewCell::Kind::New : PreviewCell::Kind::Same;
            row.cells.push_back({kind, former ? partText(part, *former) : QString(), later ? partText(part, *later) : QString()});
        }
        preview.rows.push_back(std::move(row));
    }
    return preview;
}

void StepTable::show(std::vector<ServiceStep> steps, Access access)
{
    reset([&] {
        m_steps = std::move(steps);
        m_access = access;
    });
}

const ServiceStep *StepTable::stepAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_steps[size_t(row)] : nullptr;
}

void StepTable::setStep(int row, ServiceStep step)
{
    step.step = row + 1;
    if (!isEditable() || !stepAt(row) || m_steps[size_t(row)] == step)
        return;
    m_steps[size_t(row)] = std::move(step);
    tellChanged(row, row);
    Q_EMIT edited();
}

int StepTable::addBehind(int row)
{
    const int place = row + 1;
    insert(place, 1, [&] {
        ServiceStep step;
        step.roles = stepAt(row) ? stepAt(row)->roles : QStringList{QStringLiteral("engineer")};
        m_steps.insert(m_steps.begin() + place, step);
    });
    number(); // a change of the rows behind, which came and went as they were
    tellChanged(place, rowCount() - 1);
    Q_EMIT edited();
    return place;
}

void StepTable::removeStep(int row)
{
    if (!stepAt(row))
        return;
    remove(row, 1, [&] { m_steps.erase(m_steps.begin() + row); });
    number();
    if (row < rowCount())
        tellChanged(row, rowCount() - 1);
    Q_EMIT edited();
}

bool StepTable::move(int row, int by)
{
    const int other = row + by;
    if (!stepAt(row) || !stepAt(other))
        return false;
    permute(
        [&] {
            std::swap(m_steps[size_t(row)], m_steps[size_t(other)]);
            number();
        },
        [row, other](int at) { return at == row ? other : at == other ? row : at; });
    tellChanged(std::min(row, other), std::max(row, other));
    Q_EMIT edited();
    return true;
}

void StepTable::number()
{
    for (size_t i = 0; i < m_steps.size(); ++i)
        m_steps[i].step = int(i) + 1;
}

void StepTable::retranslate()
{
    tellHeadersChanged();
    if (!m_steps.empty())
        tellChanged(0, rowCount() - 1);
}

int StepTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int StepTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant StepTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &step = m_steps[size_t(index.row())];
    const int column = index.column();
    if (const auto yes = yesIn(step, column)) {
        if (role == Qt::CheckStateRole)
            return *yes ? Qt::Checked : Qt::Unchecked;
        return role == Qt::AccessibleTextRole ? QVariant(yesText(*yes)) : QVariant();
    }
    if (role == Qt::EditRole)
        if (const auto text = textOf(column))
            return step.*text;
    if (role == Qt::TextAlignmentRole && (column == NumberColumn || column == ChecksColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == ChecksColumn)
        return partText(StepPart::Checks, step);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NumberColumn: return step.step;
    case NameColumn: return isEditable() ? step.zh : nameOf(step);
    case ChecksColumn: return step.checks.empty() ? QVariant() : QVariant(int(step.checks.size()));
    default: return partText(std::ranges::find(partColumns, column, [](const PartColumn &one) { return int(one.column); })->part, step);
    }
}

bool StepTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!isEditable() || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    ServiceStep step = m_steps[size_t(index.row())];
    const auto text = textOf(index.column());
    if (role == Qt::CheckStateRole && yesIn(step, index.column()))
        setYes(step, index.column(), value.toInt() == Qt::Checked);
    else if (role == Qt::EditRole && text)
        step.*text = value.toString().simplified();
    else
        return false;
    setStep(index.row(), std::move(step));
    return true;
}

Qt::ItemFlags StepTable::flags(const QModelIndex &index) const
{
    auto flags = EntityTableBase::flags(index);
    if (!index.isValid() || !isEditable())
        return flags;
    if (yesIn(m_steps[size_t(index.row())], index.column()))
        flags |= Qt::ItemIsUserCheckable;
    if (textOf(index.column()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant StepTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == NumberColumn)
        return StepWords::tr("No.");
    const auto found = std::ranges::find(partColumns, section, [](const PartColumn &one) { return int(one.column); });
    return found == partColumns.end() ? QVariant() : QVariant(partCaption(found->part));
}

} // namespace items
