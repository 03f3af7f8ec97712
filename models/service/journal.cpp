#include "service/journal.h"

#include "contract/jsontext.h"
#include "rules/permissions.h"
#include "store/table.h"

#include <bit>

namespace service {

namespace {

struct SheetShape {
    const char *table;
    const char *columns;
    int width;
};
/// In the order of Journal::Sheet.
constexpr std::array sheets{
    SheetShape{"field_history", "record_id, revision, entity, command_id, kind, account_id, by_name, done_at, received_at, reason, changes, overruled", 12},
    SheetShape{"change_log", "entity, record_id, revision, at, scope_before, scope_after", 6},
    SheetShape{"receipt", "command_id, account_id, digest, outcome, body, received_at", 6},
    SheetShape{"audit", "at, event, success, account_id, login, remote, entity, record_id, command_id, detail", 10},
};

/// Rows of one statement on PostgreSQL: few round trips, and few different statements to keep prepared.
constexpr size_t rowsAtOnce = 32;

QString insertInto(const SheetShape &sheet, size_t rows)
{
    const QString row = QStringLiteral("(%1), ").arg(store::placeholders(sheet.width));
    return QStringLiteral("INSERT INTO %1 (%2) VALUES %3").arg(QLatin1StringView(sheet.table), QLatin1StringView(sheet.columns), row.repeated(qsizetype(rows)).chopped(2));
}

/// Texts that no field rule has seen come through here: PostgreSQL takes no NUL.
Value orEmpty(QString text)
{
    text.remove(QChar(u'\0'));
    return text.isEmpty() ? Value() : Value(text);
}

Value orEmpty(const QUuid &id)
{
    return id.isNull() ? Value() : Value(idText(id));
}

Value scopeText(const Shape &shape, const Record &record)
{
    return orEmpty(rules::scopeOf(shape, record).join(u' '));
}

/// The positions of the fields that differ; for a new record those that differ from the defaults.
std::vector<int> changedFields(const Shape &shape, const Record *before, const Record &after)
{
    const auto &old = before ? before->values : shape.defaults;
    std::vector<int> changed;
    for (int i = 0; i < int(shape.fields.size()); ++i)
        if (old[i] != after.values[i])
            changed.push_back(i);
    return changed;
}

void appendName(std::string &out, const QString &name)
{
    out += out.size() == 1 ? "" : ",";
    appendJsonText(out, name);
    out += ':';
}

QString changesText(const Shape &shape, std::span<const int> fields, const Record *before, const Record &after)
{
    std::string out = "{";
    for (const int field : fields) {
        appendName(out, shape.fields[field].name);
        out += '[';
        appendJsonValue(out, before ? before->values[field] : Value());
        out += ',';
        appendJsonValue(out, after.values[field]);
        out += ']';
    }
    if (before && before->retired != after.retired) {
        appendName(out, QStringLiteral("retired"));
        out += before->retired ? "[1,0]" : "[0,1]";
    }
    out += '}';
    return QString::fromUtf8(out.data(), qsizetype(out.size()));
}

QString overruledText(const Patch &overruled)
{
    if (overruled.empty())
        return {};
    std::string out = "{";
    for (const auto &[name, value] : overruled) {
        appendName(out, name);
        appendJsonValue(out, value);
    }
    out += '}';
    return QString::fromUtf8(out.data(), qsizetype(out.size()));
}

QString outcomeText(const Outcome &outcome)
{
    constexpr std::array texts{"applied", "refused", "conflict"};
    return QString::fromLatin1(texts[outcome.index()]);
}

std::vector<Value> rowOf(const AuditEntry &entry)
{
    return {entry.at.ms, entry.event, qint64(entry.success ? 1 : 0), orEmpty(entry.account), orEmpty(entry.login), orEmpty(entry.remote),
            orEmpty(entry.entity), orEmpty(entry.record), orEmpty(entry.command), orEmpty(entry.detail)};
}

} // namespace

Result<void> Journal::write(const Shape &shape, const Record *before, const Record &after, const Patch &overruled)
{
    const auto fields = changedFields(shape, before, after);
    m_sheets[History].push_back({idText(after.id), after.revision, shape.name, idText(m_deed.command), m_deed.kind, idText(m_deed.account), m_deed.by,
                                 m_deed.doneAt.ms, m_deed.receivedAt.ms, orEmpty(m_deed.reason), changesText(shape, fields, before, after), orEmpty(overruledText(overruled))});
    m_sheets[Feed].push_back({shape.name, idText(after.id), after.revision, m_deed.receivedAt.ms, before ? scopeText(shape, *before) : Value(), scopeText(shape, after)});
    const auto &table = store::tableOf(shape);
    if (m_rows == Rows::Together) {
        Q_ASSERT_X(!m_row, "Journal::write", "one statement takes one row");
        m_row = before ? table.updating(after, fields) : table.inserting(after);
        if (before) {
            m_row->text += QStringLiteral(" AND revision = ?");
            m_row->values.emplace_back(before->revision);
        }
        m_row->text += QStringLiteral(" RETURNING id");
        return {};
    }
    return before ? table.update(m_database, after, fields) : table.insert(m_database, after);
}

void Journal::receipt(const Receipt &receipt, const QString &digest)
{
    m_sheets[Receipts].push_back({idText(receipt.command), idText(m_deed.account), digest, outcomeText(receipt.outcome), jsonText(receipt), receipt.receivedAt.ms});
}

void Journal::audit(const AuditEntry &entry)
{
    m_sheets[Audits].push_back(rowOf(entry));
}

Result<void> Journal::flush()
{
    return m_database.engine() == store::Engine::Sqlite ? flushOneByOne() : flushTogether();
}

Result<void> Journal::flushOneByOne()
{
    static const auto statements = [] {
        std::array<QString, sheetCount> made;
        std::ranges::transform(sheets, made.begin(), [](const SheetShape &sheet) { return insertInto(sheet, 1); });
        return made;
    }();
    for (int sheet = 0; sheet < sheetCount; ++sheet)
        for (const auto &row : m_sheets[sheet])
            if (const auto done = m_database.change(statements[sheet], row); !done)
                return Unexpected(done.error());
    return {};
}

/// One statement writes all the sheets as far as they fit into one. A row that goes in with them lends its id to the
/// history: where it is not as it was read, the history has no record, and the database refuses the whole.
Result<void> Journal::flushTogether()
{
    std::array<size_t, sheetCount> from{};
    for (;;) {
        QStringList parts;
        std::vector<Value> values;
        const bool withRow = m_row.has_value();
        if (withRow) {
            parts << m_row->text;
            values = std::move(m_row->values);
            m_row.reset();
        }
        for (int sheet = 0; sheet < sheetCount; ++sheet) {
            const size_t rows = std::bit_floor(std::min(rowsAtOnce, m_sheets[sheet].size() - from[sheet]));
            if (rows == 0)
                continue;
            parts << insertInto(sheets[sheet], rows);
            for (size_t row = from[sheet]; row < from[sheet] + rows; ++row)
                std::ranges::copy(m_sheets[sheet][row], std::back_inserter(values));
            if (withRow && sheet == History) {
                parts.back().replace(parts.back().indexOf(u'?'), 1, QStringLiteral("(SELECT id FROM p0)"));
                values.erase(values.end() - sheets[History].width);
            }
            from[sheet] += rows;
        }
        if (parts.isEmpty())
            return {};
        QString sql;
        for (int part = 0; part + 1 < parts.size(); ++part)
            sql += QStringLiteral("%1 p%2 AS (%3)").arg(part == 0 ? QStringLiteral("WITH") : QStringLiteral(",")).arg(part).arg(parts[part]);
        if (const auto done = m_database.run(sql + u' ' + parts.back(), values); !done)
            return Unexpected(done.error());
    }
}

Result<void> writeAudit(store::Database &database, const AuditEntry &entry)
{
    return database.run(insertInto(sheets.back(), 1), rowOf(entry)).map([](const store::Statement &) {});
}

} // namespace service
