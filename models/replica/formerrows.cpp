#include "replica/formerrows.h"

#include "replica/cache.h"
#include "replica/cacheschema.h"
#include "replica/history.h"
#include "replica/jsonmembers.h"
#include "replica/rowbatch.h"
#include "replica/sortkeys.h"

namespace replica {

namespace {

/// Every field, and whether the record is retired: a row with unsent acts on it shows none of what the server said.
constexpr FieldSet everything = fieldset::created - 1;

Result<Prepared *> prepared(sqlite3 *handle, std::optional<Prepared> &statement, const QString &sql)
{
    if (!statement) {
        auto made = Prepared::make(handle, sql);
        if (!made)
            return Unexpected(made.error());
        statement = *std::move(made);
    }
    return &*statement;
}

/// The least text behind all UUIDv7s that were made up to that moment.
std::string behindIdsOf(Instant moment)
{
    const auto hex = QStringLiteral("%1").arg(quint64(std::max<qint64>(moment.ms, 0)), 12, 16, QLatin1Char('0')).toStdString();
    return hex.substr(0, 8) + '-' + hex.substr(8, 4) + "-8";
}

/// Calls `take` for each row until the end.
Result<void> eachRow(Prepared &statement, const std::function<void(const Prepared &)> &take)
{
    const Reading reading(statement);
    for (;;) {
        const auto any = statement.step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            return {};
        take(statement);
    }
}

} // namespace

Result<std::optional<Record>> FormerRows::confirmed(const Shown &shown)
{
    if (!shown.pending)
        return std::optional(shown.record);
    const auto statement = prepared(m_handle, m_base, QStringLiteral("SELECT revision, present, retired, fields FROM base WHERE entity = ? AND id = ?"));
    if (!statement)
        return Unexpected(statement.error());
    auto &base = **statement;
    const Reading reading(base);
    const std::string entity = m_shape.name.toStdString();
    const std::string id = idText(shown.record.id).toStdString();
    base.bind(0, std::string_view(entity));
    base.bind(1, std::string_view(id));
    const auto any = base.step();
    if (!any)
        return Unexpected(any.error());
    if (!*any || base.integer(1) == 0)
        return std::optional<Record>();
    return std::optional(Record{shown.record.id, base.integer(0), base.integer(2) != 0, baseValues(m_shape, text(toValue(base.cell(3))))});
}

Result<bool> FormerRows::existed(std::string_view id, qint64 rid)
{
    const auto made = madeAt(id);
    if (!made || *made <= m_at)
        return true;
    const auto statement = prepared(m_handle, m_existed, QStringLiteral("SELECT 1 FROM history WHERE entity = ? AND rid = ? AND revision = 1 AND +done_at <= ?"));
    if (!statement)
        return Unexpected(statement.error());
    const Reading reading(**statement);
    (*statement)->bind(0, entityNumber(m_shape));
    (*statement)->bind(1, rid);
    (*statement)->bind(2, m_at.ms);
    return (*statement)->step();
}

/// The record's entries that matter, newest first: done_at, fields, changes. Below the first act that came later nothing
/// differs from what the ledger held then.
Result<Prepared *> FormerRows::entriesOf(qint64 rid, Revision upTo)
{
    const auto statement = prepared(m_handle, m_entries, QStringLiteral("SELECT done_at, fields, changes FROM history WHERE entity = ?1 AND rid = ?2 AND revision <= ?3 AND revision >= "
                                                                        "(SELECT min(revision) FROM history WHERE entity = ?1 AND rid = ?2 AND +done_at > ?4) ORDER BY revision DESC"));
    if (!statement)
        return statement;
    (*statement)->bind(0, entityNumber(m_shape));
    (*statement)->bind(1, rid);
    (*statement)->bind(2, upTo);
    (*statement)->bind(3, m_at.ms);
    return statement;
}

Result<std::optional<Record>> FormerRows::recordAt(const Shown &shown)
{
    auto record = confirmed(shown);
    if (!record || !*record)
        return record;
    const auto entries = entriesOf(shown.rid, (*record)->revision);
    if (!entries)
        return Unexpected(entries.error());
    bool made = true;
    std::vector<bool> settled(m_shape.fields.size() + 1);
    const auto read = eachRow(**entries, [&](const Prepared &entry) {
        const bool later = entry.integer(0) > m_at.ms;
        if (later && (FieldSet(entry.integer(1)) & fieldset::created) != 0)
            made = false;
        for (auto &change : changesIn(m_shape, entry.cell(2).text)) {
            // An act that was done in time keeps what it wrote, also where one that the server took before it came later.
            if (settled[size_t(change.field + 1)])
                continue;
            settled[size_t(change.field + 1)] = !later;
            auto &value = later ? change.before : change.after;
            if (change.field < 0)
                (*record)->retired = integer(value) != 0;
            else
                (*record)->values[size_t(change.field)] = std::move(value);
        }
    });
    if (!read)
        return Unexpected(read.error());
    if (!made)
        return std::optional<Record>();
    return existed(idText(shown.record.id).toStdString(), shown.rid).map([&](bool yes) { return yes ? *std::move(record) : std::nullopt; });
}

/// One pass over the index of times, and one over the ids made since.
Result<void> FormerRows::know()
{
    if (m_known)
        return {};
    auto most = Prepared::make(m_handle, QStringLiteral("SELECT max(rid) FROM %1").arg(m_shape.name));
    auto since = Prepared::make(m_handle, QStringLiteral("SELECT rid, fields FROM history INDEXED BY history_by_time WHERE entity = ? AND done_at > ?"));
    auto young = Prepared::make(m_handle, QStringLiteral("SELECT rid, id FROM %1 WHERE id > ?").arg(m_shape.name));
    // Their making was done by then although their ids are younger.
    auto early = Prepared::make(m_handle, QStringLiteral("SELECT rid FROM history INDEXED BY history_early WHERE fields & %1 AND entity = ? AND done_at <= ?").arg(fieldset::early));
    for (const auto *statement : {&most, &since, &young, &early})
        if (!*statement)
            return Unexpected(statement->error());
    RidSet earlier;
    const std::string behind = behindIdsOf(m_at);
    for (auto *statement : {&*since, &*early}) {
        statement->bind(0, entityNumber(m_shape));
        statement->bind(1, m_at.ms);
    }
    young->bind(0, std::string_view(behind));
    const auto read = eachRow(*most, [&](const Prepared &row) { m_since.assign(size_t(row.integer(0)) + 1, 0); })
                          .and_then([&] { return eachRow(*early, [&](const Prepared &row) { earlier.insert(quint32(row.integer(0))); }); })
                          .and_then([&] {
                              return eachRow(*young, [&](const Prepared &row) {
                                  const auto rid = quint32(row.integer(0));
                                  if (row.cell(1).text[14] == '7' && !earlier.contains(rid))
                                      m_absent.insert(rid);
                              });
                          })
                          .and_then([&] {
                              return eachRow(*since, [&](const Prepared &row) {
                                  const auto rid = size_t(row.integer(0));
                                  if (rid < m_since.size())
                                      m_since[rid] |= FieldSet(row.integer(1));
                              });
                          })
                          .and_then([&] { return knowPending(); });
    if (!read)
        return read;
    for (size_t rid = 0; rid < m_since.size(); ++rid)
        if ((m_since[rid] & fieldset::created) != 0)
            m_absent.insert(quint32(rid));
    m_known = true;
    return {};
}

Result<void> FormerRows::knowPending()
{
    auto pending = Prepared::make(m_handle, QStringLiteral("SELECT t.rid, b.present FROM base b CROSS JOIN %1 t ON t.id = b.id WHERE b.entity = '%1'").arg(m_shape.name));
    if (!pending)
        return Unexpected(pending.error());
    return eachRow(*pending, [&](const Prepared &row) {
        const auto rid = quint32(row.integer(0));
        if (row.integer(1) == 0)
            m_absent.insert(rid);
        else
            m_since[rid] |= everything;
    });
}

Result<void> FormerRows::need(FieldSet fields)
{
    if (const auto known = know().and_then([&] { return widen(fields); }); !known)
        return known;
    for (size_t rid = 0; rid < m_since.size(); ++rid) {
        const auto one = quint32(rid);
        if ((m_since[rid] & m_fields) == 0 || m_filled.contains(one) || m_absent.contains(one))
            continue;
        if (const auto added = add(one); !added)
            return added;
    }
    return {};
}

Result<void> FormerRows::needWithin(FieldSet fields, quint32 from, quint32 to)
{
    if (m_known)
        return need(fields);
    if (const auto wide = widen(fields); !wide)
        return wide;
    const auto statement = prepared(m_handle, m_within, QStringLiteral("SELECT t.rid, t.id, t.pending, (SELECT total(fields & ?5 <> 0) FROM history WHERE entity = ?1 AND rid = t.rid AND +done_at > ?4) "
                                                                       "FROM %1 t WHERE t.rid BETWEEN ?2 AND ?3").arg(m_shape.name));
    if (!statement)
        return Unexpected(statement.error());
    auto &rows = **statement;
    rows.bind(0, entityNumber(m_shape));
    rows.bind(1, qint64(from));
    rows.bind(2, qint64(to));
    rows.bind(3, m_at.ms);
    rows.bind(4, qint64(m_fields | fieldset::created));
    std::vector<quint32> changed;
    std::vector<std::pair<quint32, std::string>> young;
    const auto read = eachRow(rows, [&](const Prepared &row) {
        const auto rid = quint32(row.integer(0));
        const auto id = row.cell(1).text;
        if (m_filled.contains(rid) || m_absent.contains(rid))
            return;
        if (row.integer(2) != 0 || row.integer(3) != 0)
            changed.push_back(rid);
        else if (const auto made = madeAt(id); made && *made > m_at)
            young.emplace_back(rid, id);
    });
    if (!read)
        return read;
    for (const quint32 rid : changed)
        if (const auto added = add(rid); !added)
            return added;
    for (const auto &[rid, id] : young) {
        const auto there = existed(id, rid);
        if (!there)
            return Unexpected(there.error());
        if (!*there)
            m_absent.insert(rid);
    }
    return {};
}

/// More fields are asked for: the table is made anew, with what was asked for before.
Result<void> FormerRows::widen(FieldSet fields)
{
    if (m_insert && (fields & ~m_fields) == 0)
        return {};
    m_fields |= fields;
    m_filled = {};
    m_row.reset();
    m_insert.reset();
    m_columns.clear();
    m_keyed.clear();
    QStringList columns;
    for (int i = 0; i < int(m_shape.fields.size()); ++i)
        if ((m_fields & fieldset::of(i)) != 0) {
            m_columns.push_back(i);
            columns << m_shape.fields[size_t(i)].name;
        }
    const QString read = columns.isEmpty() ? QString() : QStringLiteral(", ") + columns.join(QStringLiteral(", "));
    for (const int i : m_columns)
        if (hasSortKey(m_shape.fields[size_t(i)])) {
            m_keyed.push_back(i);
            columns << sortColumn(m_shape.fields[size_t(i)]);
        }
    const QString written = columns.isEmpty() ? QString() : QStringLiteral(", ") + columns.join(QStringLiteral(", "));
    // Columns that nobody asked for stay empty, and what says of a record that it is there need not be said again.
    return runScript(m_handle, QStringLiteral("DROP TABLE IF EXISTS temp.%1; %2").arg(formerTable(m_shape), createFormerTableSql(m_shape)))
        .and_then([&] { return Prepared::make(m_handle, QStringLiteral("INSERT INTO temp.%1 (rid, retired%2) VALUES (?, ?%3)").arg(formerTable(m_shape), written, QStringLiteral(", ?").repeated(columns.size()))); })
        .map([&](Prepared insert) { m_insert = std::move(insert); })
        .and_then([&] { return Prepared::make(m_handle, QStringLiteral("SELECT id, revision, retired, pending%1 FROM %2 WHERE rid = ?").arg(read, m_shape.name)); })
        .map([&](Prepared row) { m_row = std::move(row); });
}

Result<void> FormerRows::add(quint32 rid)
{
    std::string id;
    Revision revision = 0;
    bool retired = false;
    bool pending = false;
    std::vector<Value> values;
    {
        auto &row = *m_row;
        const Reading reading(row);
        row.bind(0, qint64(rid));
        const auto any = row.step();
        if (!any || !*any)
            return any.map([](bool) {}); // removed since: no row, no former row
        id = row.cell(0).text;
        revision = row.integer(1);
        retired = row.integer(2) != 0;
        pending = row.integer(3) != 0;
        for (int i = 0; i < int(m_columns.size()); ++i)
            values.push_back(toValue(row.cell(4 + i)));
    }
    if (pending) {
        const auto server = confirmed({rid, {idOf(QString::fromStdString(id)), revision, retired, {}}, true});
        if (!server)
            return Unexpected(server.error());
        if (!*server) {
            m_absent.insert(rid);
            return {};
        }
        revision = (*server)->revision;
        retired = (*server)->retired;
        for (size_t i = 0; i < m_columns.size(); ++i)
            values[i] = (*server)->values[size_t(m_columns[i])];
    }
    const auto entries = entriesOf(rid, revision);
    if (!entries)
        return Unexpected(entries.error());
    bool made = true;
    std::vector<bool> settled(m_columns.size() + 1);
    const auto read = eachRow(**entries, [&](const Prepared &entry) {
        const bool later = entry.integer(0) > m_at.ms;
        const auto touched = FieldSet(entry.integer(1));
        if (later && (touched & fieldset::created) != 0)
            made = false;
        if ((touched & (m_fields | fieldset::retired)) == 0)
            return;
        Members changes(entry.cell(2).text);
        while (const auto name = changes.next()) {
            const auto column = std::ranges::find_if(m_columns, [&](int field) { return m_shape.fields[size_t(field)].column == QByteArrayView(name->data(), qsizetype(name->size())); });
            const bool retires = *name == "retired";
            const auto place = retires ? m_columns.size() : size_t(column - m_columns.begin());
            if ((!retires && column == m_columns.end()) || settled[place])
                continue;
            const auto change = changeIn(retires ? nullptr : &m_shape.fields[size_t(*column)], changes.value());
            if (!change)
                continue;
            settled[place] = !later;
            const auto &value = later ? change->first : change->second;
            if (retires)
                retired = integer(value) != 0;
            else
                values[place] = value;
        }
    });
    if (!read)
        return read;
    const auto there = made ? existed(id, rid) : Result<bool>(false);
    if (!there)
        return Unexpected(there.error());
    if (!*there) {
        m_absent.insert(rid);
        return {};
    }
    const RecordRow former(m_shape, {{}, 0, false, values});
    const auto cells = former.view().cells;
    std::vector<std::string> keys(m_keyed.size());
    auto &insert = *m_insert;
    int position = 0;
    insert.bind(position++, qint64(rid));
    insert.bind(position++, qint64(retired));
    for (const auto &cell : cells)
        insert.bind(position++, cell);
    for (size_t i = 0; i < m_keyed.size(); ++i) {
        const auto &cell = cells[size_t(std::ranges::find(m_columns, m_keyed[i]) - m_columns.begin())];
        if (cell.kind == Cell::Kind::Text)
            appendSortKey(m_shape.fields[size_t(m_keyed[i])], cell.text, keys[i]);
        if (keys[i].empty())
            insert.bindNull(position++);
        else
            insert.bindBlob(position++, keys[i]);
    }
    return insert.execute().map([&] { m_filled.insert(rid); });
}

} // namespace replica
