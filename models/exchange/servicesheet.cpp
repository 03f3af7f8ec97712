#include "exchange/servicesheet.h"

#include "contract/entities/workorder.h"
#include "exchange/reasons.h"
#include "exchange/rejects.h"
#include "rules/fieldrules.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace exchange {

namespace {

using rules::ServiceStep;
using rules::StepCheck;
using rules::StepLimit;
using rules::StepPart;

constexpr size_t mostRows = 20'000;
constexpr qint64 largestFile = 20 * 1024 * 1024;
constexpr const char *stepContext = "ServiceStep";

struct Said {
    Q_DECLARE_TR_FUNCTIONS(ServiceSheet)
};

/// The fields of an item that are columns, in their order.
constexpr std::array itemFields{"code", "name", "english_name", "kind", "version", "state", "effective_on", "outside_code", "clause", "source_note"};

enum class Cell { Text, Whole, YesNo, Roles, LimitKind, Checks };

/// A column of a step: the name that programs use, the words of people, and the member of the JSON that it fills.
struct StepColumn {
    const char *name;
    const char *caption;
    const char *member; ///< of the step, or of its limit behind a dot
    Cell cell;
};
const std::array stepColumns{
    StepColumn{"step_number", QT_TRANSLATE_NOOP("ServiceStep", "Step number"), "step", Cell::Whole},
    StepColumn{"step_name", rules::captionOf(StepPart::Name), "zh", Cell::Text},
    StepColumn{"step_english_name", rules::captionOf(StepPart::EnglishName), "en", Cell::Text},
    StepColumn{"input", rules::captionOf(StepPart::Input), "input", Cell::Text},
    StepColumn{"roles", rules::captionOf(StepPart::Roles), "roles", Cell::Roles},
    StepColumn{"record", rules::captionOf(StepPart::Record), "record", Cell::Text},
    StepColumn{"limit", rules::captionOf(StepPart::Limit), "limit.kind", Cell::LimitKind},
    StepColumn{"limit_value", QT_TRANSLATE_NOOP("ServiceStep", "Limit value"), "limit.value", Cell::Whole},
    StepColumn{"limit_words", QT_TRANSLATE_NOOP("ServiceStep", "Limit in words"), "limit.zh", Cell::Text},
    StepColumn{"limit_english_words", QT_TRANSLATE_NOOP("ServiceStep", "Limit in English words"), "limit.en", Cell::Text},
    StepColumn{"mandatory", rules::captionOf(StepPart::Mandatory), "mandatory", Cell::YesNo},
    StepColumn{"before_closing", rules::captionOf(StepPart::Before), "before", Cell::YesNo},
    StepColumn{"may_skip", rules::captionOf(StepPart::MaySkip), "may_skip", Cell::YesNo},
    StepColumn{"evidence", rules::captionOf(StepPart::Evidence), "evidence", Cell::YesNo},
    StepColumn{"step_clause", rules::captionOf(StepPart::Clause), "clause", Cell::Text},
    StepColumn{"help", rules::captionOf(StepPart::Help), "help", Cell::Text},
    StepColumn{"evidence_help", rules::captionOf(StepPart::EvidenceHelp), "evidence_help", Cell::Text},
    StepColumn{"checks", rules::captionOf(StepPart::Checks), "checks", Cell::Checks},
};

const FieldShape &roleField()
{
    const auto &shape = shapeOf<WorkOrder>();
    return shape.fields[size_t(shape.indexOf(u"team"))];
}

QString boundText(std::optional<double> bound)
{
    return bound ? numberText(*bound) : QString();
}

/// The checks of a cell as JSON; nothing where a line is none.
std::optional<QJsonArray> jsonOfChecks(const QString &cell)
{
    static constexpr std::array keys{"name", "zh", "en", "unit", "low", "high"};
    QJsonArray checks;
    for (const auto &line : cell.split(u'\n', Qt::SkipEmptyParts)) {
        const auto parts = line.split(u'|');
        if (parts.size() > qsizetype(keys.size()))
            return std::nullopt;
        QJsonObject check;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const QString part = parts[i].trimmed();
            const bool isBound = i >= 4;
            bool isNumber = true;
            const double bound = isBound && !part.isEmpty() ? part.toDouble(&isNumber) : 0;
            if (!isNumber || !std::isfinite(bound))
                return std::nullopt;
            if (!part.isEmpty())
                check.insert(QLatin1StringView(keys[size_t(i)]), isBound ? QJsonValue(bound) : QJsonValue(part));
        }
        checks.append(check);
    }
    return checks;
}

/// Writes items as cells.
class Writing
{
public:
    Writing(const Words &words, Language language) : m_words(words), m_language(language) {}

    [[nodiscard]] std::vector<SheetColumn> columns() const
    {
        const auto &shape = shapeOf<ServiceItem>();
        std::vector<SheetColumn> columns;
        for (const auto *name : itemFields) {
            const auto &field = shape.fields[size_t(shape.indexOf(QString::fromLatin1(name)))];
            const auto kind = field.kind == FieldKind::Integer ? SheetColumn::Kind::Number : field.kind == FieldKind::Date ? SheetColumn::Kind::Date : SheetColumn::Kind::Text;
            columns.push_back({m_words.heading(shape, field, m_language), kind});
        }
        for (const auto &column : stepColumns)
            columns.push_back({headingOf(column), column.cell == Cell::Whole ? SheetColumn::Kind::Number : SheetColumn::Kind::Text});
        return columns;
    }
    [[nodiscard]] std::vector<QString> itemCells(const ServiceItem &item) const
    {
        const auto &shape = shapeOf<ServiceItem>();
        const Record record = toRecord(item);
        std::vector<QString> cells;
        for (const auto *name : itemFields) {
            const auto position = size_t(shape.indexOf(QString::fromLatin1(name)));
            const auto &field = shape.fields[position];
            const auto &value = record.values[position];
            cells.push_back(field.kind == FieldKind::Integer ? numberText(value)
                    : Words::hasCodes(field)                 ? m_words.textOf(shape, field, text(value), m_language)
                                                             : text(value));
        }
        return cells;
    }
    [[nodiscard]] std::vector<QString> stepCells(const ServiceStep &step) const
    {
        QStringList roles;
        for (const auto &role : step.roles)
            roles << m_words.textOf(shapeOf<WorkOrder>(), roleField(), role, m_language);
        const auto yes = [&](bool said) { return m_words.textOf(said, m_language); };
        const bool named = m_language == Language::Names;
        return {QString::number(step.step), step.zh, step.en, step.input, roles.join(m_language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", ")), step.record,
            named ? codeOf(step.limit.kind) : m_words.said(stepContext, captionOf(step.limit.kind), m_language),
            isCounted(step.limit.kind) ? QString::number(step.limit.value) : QString(), step.limit.zh, step.limit.en, yes(step.mandatory), yes(step.before == rules::StepBefore::Closed),
            yes(step.maySkip), yes(step.evidence), step.clause, step.help, step.evidenceHelp, checksText(step.checks)};
    }

private:
    [[nodiscard]] QString headingOf(const StepColumn &column) const
    {
        return m_language == Language::Names ? QString::fromLatin1(column.name) : m_words.said(stepContext, column.caption, m_language);
    }

    const Words &m_words;
    Language m_language;
};

Result<void> writeJson(const QString &path, std::span<const ServiceItem> items)
{
    rules::CatalogueFile file{.name = QStringLiteral("service_catalogue"), .version = QStringLiteral("1"), .sourceNote = QStringLiteral("Yunheng"), .effectiveOn = {}, .items = {items.begin(), items.end()}};
    const QByteArray json = rules::toJson(file);
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate) || out.write(json) != json.size() || !out.flush())
        return fail(ErrorCode::Storage, path, out.errorString());
    return {};
}

Result<ServiceReading> readJson(QFile &file)
{
    if (file.size() > largestFile)
        return fail(ErrorCode::TooLarge, file.fileName());
    return rules::catalogueFileFromJson(file.readAll()).map([](rules::CatalogueFile catalogue) {
        return ServiceReading{.items = std::move(catalogue.items), .rejects = {}, .ignored = {}, .header = {}, .format = {}};
    });
}

/// Where each column of the file goes: to a field of the item, or to a column of the step.
struct Headings {
    std::vector<int> field; ///< of each column: the position of the item's field, or -1
    std::vector<int> step;  ///< of each column: the position among stepColumns, or -1
};

/// Reads rows into items.
class Reading
{
public:
    Reading(const Words &words, ServiceReading &result) : m_words(words), m_result(result) {}

    Result<void> header(const SheetRow &row)
    {
        m_result.header = row;
        const auto &shape = shapeOf<ServiceItem>();
        QSet<QString> seen;
        for (auto &heading : m_result.header.cells) {
            if (heading == reasonHeading())
                heading.clear();
            const int step = stepColumnOf(heading);
            const int field = step < 0 && !heading.isEmpty() ? itemFieldOf(heading) : -1;
            const QString name = step >= 0 ? QString::fromLatin1(stepColumns[size_t(step)].name) : field >= 0 ? shape.fields[size_t(field)].name : QString();
            if (name.isEmpty() && !heading.isEmpty())
                m_result.ignored << heading;
            if (!name.isEmpty() && seen.contains(name))
                return fail(ErrorCode::BadRequest, heading, QStringLiteral("the column stands twice"));
            seen.insert(name);
            m_headings.field.push_back(field);
            m_headings.step.push_back(step);
        }
        for (const auto *wanted : {"code", "name", "step_name", "roles"})
            if (!seen.contains(QString::fromLatin1(wanted)))
                return fail(ErrorCode::BadRequest, QString::fromLatin1(wanted), QStringLiteral("the column is missing"));
        return {};
    }

    void take(const SheetRow &row)
    {
        Row read{row, {}, {}, {}};
        read.row.cells.resize(m_result.header.cells.size());
        readCells(read);
        groupOf(read).push_back(std::move(read));
    }

    /// Makes items of what was taken.
    void finish()
    {
        for (auto &group : m_groups)
            makeItem(group);
        std::ranges::stable_sort(m_result.rejects, {}, [](const ServiceReading::Reject &reject) { return reject.row.line; });
    }

private:
    struct Row {
        SheetRow row;
        QHash<QString, Value> item; ///< fields that the row says
        QJsonObject step;           ///< empty where the row says nothing of a step
        std::vector<Problem> problems;
    };
    using Group = std::vector<Row>;

    [[nodiscard]] int stepColumnOf(const QString &heading) const
    {
        const QString plain = Words::plainHeading(heading);
        for (size_t i = 0; i < stepColumns.size() && !plain.isEmpty(); ++i)
            if (plain == QLatin1StringView(stepColumns[i].name) || plain == Words::plainHeading(m_words.said(stepContext, stepColumns[i].caption, Language::English))
                || plain == Words::plainHeading(m_words.said(stepContext, stepColumns[i].caption, Language::Chinese)))
                return int(i);
        return -1;
    }
    [[nodiscard]] int itemFieldOf(const QString &heading) const
    {
        const auto &shape = shapeOf<ServiceItem>();
        const int field = m_words.fieldOf(shape, heading);
        const bool isColumn = field >= 0 && std::ranges::any_of(itemFields, [&](const char *name) { return shape.fields[size_t(field)].name == QLatin1StringView(name); });
        return isColumn ? field : -1;
    }

    /// Rows of one code and version belong together, wherever they stand; a row without a code goes on with the item above.
    Group &groupOf(const Row &row)
    {
        const auto code = row.item.constFind(QStringLiteral("code"));
        if (code == row.item.cend() && !m_groups.empty())
            return m_groups[m_last];
        const QString key = text(row.item.value(QStringLiteral("code"))) + u'\n' + QString::number(integer(row.item.value(QStringLiteral("version"), qint64(1))));
        const auto known = m_byKey.constFind(key);
        if (known == m_byKey.cend()) {
            m_byKey.insert(key, m_groups.size());
            m_groups.emplace_back();
        }
        m_last = m_byKey.value(key);
        return m_groups[m_last];
    }

    void readCells(Row &read)
    {
        for (size_t i = 0; i < m_headings.field.size(); ++i) {
            const QString &cell = read.row.cells[i];
            if (cell.trimmed().isEmpty())
                continue;
            const auto problem = m_headings.field[i] >= 0 ? readItemCell(read, m_headings.field[i], cell)
                : m_headings.step[i] >= 0               ? readStepCell(read, stepColumns[size_t(m_headings.step[i])], cell)
                                                        : std::nullopt;
            if (problem)
                read.problems.push_back({*problem, m_result.header.cells[i], cell, {}});
        }
    }

    std::optional<Problem::Kind> readItemCell(Row &read, int position, const QString &cell)
    {
        const auto &shape = shapeOf<ServiceItem>();
        const auto &field = shape.fields[size_t(position)];
        Read<Value> value = Value(cell);
        if (field.kind == FieldKind::Integer)
            value = integerIn(cell, field);
        else if (field.kind == FieldKind::Date)
            value = dateIn(cell);
        else if (Words::hasCodes(field))
            value = codeIn(shape, field, cell);
        else if (field.name == u"code")
            value = Value(cell.trimmed());
        if (!value)
            return value.error();
        read.item.insert(field.name, *value);
        return {};
    }

    Read<Value> codeIn(const Shape &shape, const FieldShape &field, const QString &cell)
    {
        auto &codes = m_codes[field.name];
        if (codes.isEmpty())
            codes = m_words.codesOf(shape, field);
        const QString code = codes.value(Words::folded(cell));
        return code.isEmpty() ? Read<Value>(tl::unexpected(Problem::Kind::UnknownText)) : Read<Value>(Value(code));
    }

    std::optional<Problem::Kind> readStepCell(Row &read, const StepColumn &column, const QString &cell)
    {
        QJsonValue value(cell);
        switch (column.cell) {
        case Cell::Text:
            break;
        case Cell::Whole: {
            const auto number = integerIn(cell, shapeOf<ServiceItem>().fields.front());
            if (!number)
                return number.error();
            value = integer(*number);
            break;
        }
        case Cell::YesNo: {
            const auto yes = yesOrNoIn(cell);
            if (!yes)
                return yes.error();
            value = integer(*yes) != 0;
            break;
        }
        case Cell::Roles: {
            static const QRegularExpression between(QStringLiteral("[、，,;；\\n]"));
            QJsonArray roles;
            for (const auto &name : cell.split(between, Qt::SkipEmptyParts)) {
                const auto role = codeIn(shapeOf<WorkOrder>(), roleField(), name.trimmed());
                if (!role)
                    return role.error();
                roles.append(text(*role));
            }
            value = roles;
            break;
        }
        case Cell::LimitKind: {
            const auto kind = limitKindIn(cell);
            if (!kind)
                return Problem::Kind::UnknownText;
            value = codeOf(*kind);
            break;
        }
        case Cell::Checks: {
            const auto checks = jsonOfChecks(cell);
            if (!checks)
                return Problem::Kind::UnknownText;
            value = *checks;
            break;
        }
        }
        put(read.step, QString::fromLatin1(column.member), value);
        return {};
    }

    [[nodiscard]] std::optional<StepLimit::Kind> limitKindIn(const QString &cell) const
    {
        using enum StepLimit::Kind;
        if (const auto kind = rules::limitKindOf(cell.trimmed()))
            return kind;
        for (const auto kind : {None, Minutes, WorkingMinutes, Days, WorkingDays, DaysBefore, WorkingDaysBefore, Matrix, Said})
            for (const auto language : {Language::English, Language::Chinese})
                if (Words::folded(m_words.said(stepContext, captionOf(kind), language)) == Words::folded(cell))
                    return kind;
        return std::nullopt;
    }

    static void put(QJsonObject &step, const QString &member, const QJsonValue &value)
    {
        if (member == u"before") {
            if (value.toBool())
                step.insert(member, QStringLiteral("closed"));
            return;
        }
        const qsizetype dot = member.indexOf(u'.');
        if (dot < 0) {
            step.insert(member, value);
            return;
        }
        auto part = step.value(member.left(dot)).toObject();
        part.insert(member.mid(dot + 1), value);
        step.insert(member.left(dot), part);
    }

    /// The heading over the column that fills a member; the member's own name where the file has no such column.
    [[nodiscard]] QString headingOf(const QString &member) const
    {
        for (size_t i = 0; i < m_headings.step.size(); ++i)
            if (m_headings.step[i] >= 0 && member == QLatin1StringView(stepColumns[size_t(m_headings.step[i])].member))
                return m_result.header.cells[i];
        return member;
    }
    [[nodiscard]] QString headingOf(int field) const
    {
        const auto column = std::ranges::find(m_headings.field, field);
        return column == m_headings.field.end() ? QString() : m_result.header.cells[size_t(column - m_headings.field.begin())];
    }

    void makeItem(Group &group)
    {
        const auto isNumbered = [](const Row &row) { return row.step.contains(QStringLiteral("step")); };
        if (std::ranges::all_of(group, isNumbered))
            std::ranges::stable_sort(group, {}, [](const Row &row) { return row.step.value(QStringLiteral("step")).toInt(); });
        const auto item = itemOf(group);
        if (item && std::ranges::all_of(group, [](const Row &row) { return row.problems.empty(); })) {
            m_result.items.push_back(*item);
            return;
        }
        const auto &shape = shapeOf<ServiceItem>();
        for (const auto &row : group) {
            const bool isGood = row.problems.empty();
            m_result.rejects.push_back({row.row, isGood ? Said::tr("another row of this item is wrong") : reasonsOf(row.problems, shape)});
        }
    }

    /// The item of the rows; what is wrong with one stands among its problems.
    std::optional<ServiceItem> itemOf(Group &group)
    {
        const auto &shape = shapeOf<ServiceItem>();
        Record record = blankRecord(shape, {});
        record.values[size_t(shape.indexOf(u"state"))] = Codec<ItemState>::encode(ItemState::InForce);
        for (const auto *name : itemFields)
            settleField(group, shape.indexOf(QString::fromLatin1(name)), record);
        record.values[size_t(shape.indexOf(u"steps"))] = stepsOf(group);
        auto item = fromRecord<ServiceItem>(record);
        if (!item) {
            const int field = shape.indexOf(item.error().field);
            group.front().problems.push_back({Problem::Kind::BreaksRule, field < 0 ? QString() : headingOf(field), {}, item.error()});
            return std::nullopt;
        }
        return *item;
    }

    /// The first row that says the field counts; another may leave it empty or say the same.
    void settleField(Group &group, int position, Record &record)
    {
        const auto &shape = shapeOf<ServiceItem>();
        const auto &field = shape.fields[size_t(position)];
        Row *first = nullptr;
        for (auto &row : group) {
            const auto said = row.item.constFind(field.name);
            if (said == row.item.cend())
                continue;
            if (!first) {
                first = &row;
                record.values[size_t(position)] = *said;
            } else if (*said != record.values[size_t(position)]) {
                const Error differs{ErrorCode::BadRequest, {}, Said::tr("the rows of one item must say the same")};
                row.problems.push_back({Problem::Kind::BreaksRule, headingOf(position), {}, differs});
            }
        }
        Row &blamed = first ? *first : group.front();
        if (const auto checked = rules::checkField(field, record.values[size_t(position)], shippedCatalogues()); !checked)
            blamed.problems.push_back({Problem::Kind::BreaksRule, headingOf(position), text(record.values[size_t(position)]), checked.error()});
    }

    /// The steps as the item keeps them; empty for a draft of one row that says nothing of a step.
    Value stepsOf(Group &group)
    {
        const bool none = group.size() == 1 && group.front().step.isEmpty();
        const auto state = text(group.front().item.value(QStringLiteral("state")));
        if (none && state == u"draft")
            return {};
        QJsonArray steps;
        for (auto &row : group) {
            if (!row.step.contains(QStringLiteral("step")))
                row.step.insert(QStringLiteral("step"), steps.size() + 1);
            for (const auto *member : {"zh", "roles"})
                if (!row.step.contains(QLatin1StringView(member)) && row.problems.empty())
                    row.problems.push_back({Problem::Kind::BreaksRule, headingOf(QString::fromLatin1(member)), {}, {ErrorCode::RequiredMissing, {}, {}}});
            steps.append(row.step);
        }
        if (std::ranges::any_of(group, [](const Row &row) { return !row.problems.empty(); }))
            return {};
        const auto read = rules::stepsFrom({steps, QStringLiteral("steps")});
        if (read)
            return rules::stepsToJson(*read);
        // "steps[2].limit.value": the row, and what of it.
        static const QRegularExpression place(QStringLiteral("^steps\\[(\\d+)\\]\\.?([a-z_]*(?:\\.[a-z]+)?)"));
        const auto match = place.match(read.error().field);
        Row &row = match.hasMatch() ? group[size_t(match.captured(1).toInt())] : group.front();
        row.problems.push_back({Problem::Kind::BreaksRule, headingOf(match.captured(2)), {}, {ErrorCode::BadRequest, {}, read.error().message}});
        return {};
    }

    const Words &m_words;
    ServiceReading &m_result;
    Headings m_headings;
    std::vector<Group> m_groups;
    QHash<QString, size_t> m_byKey;
    size_t m_last = 0;
    QHash<QString, QHash<QString, QString>> m_codes;
};

} // namespace

QString checksText(const std::vector<StepCheck> &checks)
{
    QStringList lines;
    for (const auto &check : checks) {
        QStringList parts{check.name, check.zh, check.en, check.unit, boundText(check.low), boundText(check.high)};
        while (parts.last().isEmpty())
            parts.removeLast();
        lines << parts.join(QStringLiteral(" | "));
    }
    return lines.join(u'\n');
}

Result<std::vector<StepCheck>> checksIn(const QString &lines)
{
    const auto checks = jsonOfChecks(lines);
    if (!checks)
        return fail(ErrorCode::InvalidValue, QStringLiteral("checks"), QStringLiteral("a line of more than six parts, or a bound that is no number"));
    if (checks->isEmpty())
        return std::vector<StepCheck>();
    return rules::checksFrom({*checks, QStringLiteral("checks")});
}

ServiceSheet::ServiceSheet(const Words &words) : m_words(words) {}

Result<void> ServiceSheet::write(const QString &path, std::span<const ServiceItem> items, Language language) const
{
    if (path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
        return writeJson(path, items);
    const Writing writing(m_words, language);
    const auto columns = writing.columns();
    auto sheet = createSheet(path, formatForName(path), columns, m_words.said("ServiceItem", Describe<ServiceItem>::captions, language));
    if (!sheet)
        return Unexpected(sheet.error());
    for (const auto &item : items) {
        auto steps = rules::stepsFromJson(item.steps).value_or(std::vector<ServiceStep>());
        const auto itemCells = writing.itemCells(item);
        const auto writeRow = [&](const std::vector<QString> &stepCells) {
            auto cells = itemCells;
            cells.insert(cells.end(), stepCells.begin(), stepCells.end());
            return (*sheet)->write(cells);
        };
        if (steps.empty())
            if (const auto written = writeRow(std::vector<QString>(stepColumns.size())); !written)
                return written;
        for (const auto &step : steps)
            if (const auto written = writeRow(writing.stepCells(step)); !written)
                return written;
    }
    return (*sheet)->finish();
}

Result<ServiceReading> ServiceSheet::read(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, path, file.errorString());
    const QByteArray start = file.peek(64).trimmed();
    return start.startsWith('{') || start.startsWith("\xEF\xBB\xBF{") ? readJson(file) : readSheet(path);
}

Result<ServiceReading> ServiceSheet::readSheet(const QString &path) const
{
    ServiceReading result;
    const auto format = formatOf(path);
    auto sheet = openSheet(path);
    if (!format || !sheet)
        return Unexpected(format ? sheet.error() : format.error());
    result.format = *format;
    SheetRow row;
    const auto header = (*sheet)->next(row);
    if (!header)
        return Unexpected(header.error());
    if (!*header)
        return fail(ErrorCode::BadRequest, {}, QStringLiteral("the file is empty"));
    Reading reading(m_words, result);
    if (const auto understood = reading.header(row); !understood)
        return Unexpected(understood.error());
    for (size_t rows = 0;; ++rows) {
        const auto more = (*sheet)->next(row);
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            break;
        if (rows >= mostRows)
            return fail(ErrorCode::TooLarge, path, QStringLiteral("more than %1 rows").arg(mostRows));
        reading.take(row);
    }
    reading.finish();
    return result;
}

Result<void> ServiceSheet::writeRejects(const QString &path, const ServiceReading &reading)
{
    const auto columns = rejectColumns(reading.header);
    auto sheet = createSheet(path, reading.format, columns);
    if (!sheet)
        return Unexpected(sheet.error());
    for (const auto &[row, reason] : reading.rejects) {
        auto cells = row.cells;
        cells.resize(columns.size());
        cells.back() = reason;
        if (const auto written = (*sheet)->write(cells); !written)
            return written;
    }
    return (*sheet)->finish();
}

} // namespace exchange
