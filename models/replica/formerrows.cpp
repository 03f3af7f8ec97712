#include "replica/formerrows.h"

#include "replica/cache.h"
#include "replica/cacheschema.h"
#include "replica/history.h"
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

Result<bool> FormerRows::existed(const Shown &shown)
{
    const auto made = madeAt(idText(shown.record.id).toStdString());
    if (!made || *made <= m_at)
        return true;
    const auto statement = prepared(m_handle, m_existed, QStringLiteral("SELECT 1 FROM history WHERE entity = ? AND rid = ? AND revision = 1 AND done_at <= ?"));
    if (!statement)
        return Unexpected(statement.error());
    const Reading reading(**statement);
    (*statement)->bind(0, entityNumber(m_shape));
    (*statement)->bind(1, shown.rid);
    (*statement)->bind(2, m_at.ms);
    return (*statement)->step();
}

Result<std::optional<Record>> FormerRows::recordAt(const Shown &shown)
{
    auto record = confirmed(shown);
    if (!record || !*record)
        return record;
    // Below the first act that came later, nothing differs from what the ledger held then.
    const auto statement = prepared(m_handle, m_entries, QStringLiteral("SELECT done_at, fields, changes FROM history WHERE entity = ?1 AND rid = ?2 AND revision <= ?3 AND revision >= "
                                                                        "(SELECT min(revision) FROM history WHERE entity = ?1 AND rid = ?2 AND done_at > ?4) ORDER BY revision DESC"));
    if (!statement)
        return Unexpected(statement.error());
    auto &entries = **statement;
    entries.bind(0, entityNumber(m_shape));
    entries.bind(1, shown.rid);
    entries.bind(2, (*record)->revision);
    entries.bind(3, m_at.ms);
    bool made = true;
    std::vector<bool> settled(m_shape.fields.size() + 1);
    const auto read = eachRow(entries, [&](const Prepared &entry) {
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
    return existed(shown).map([&](bool yes) { return yes ? *std::move(record) : std::nullopt; });
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

Result<const RidSet *> FormerRows::absent()
{
    return know().map([&]() -> const RidSet * { return &m_absent; });
}

Result<const RidSet *> FormerRows::need(FieldSet fields)
{
    if (const auto known = know(); !known)
        return Unexpected(known.error());
    if (!m_insert)
        if (const auto made = makeTable(); !made)
            return Unexpected(made.error());
    for (size_t rid = 0; rid < m_since.size(); ++rid) {
        const auto one = quint32(rid);
        if ((m_since[rid] & fields) == 0 || m_filled.contains(one) || m_absent.contains(one))
            continue;
        if (const auto added = add(one); !added)
            return Unexpected(added.error());
    }
    return &m_filled;
}

Result<void> FormerRows::makeTable()
{
    const auto columns = FirstFieldColumn + int(m_shape.fields.size() + fieldsWithSortKey(m_shape).size());
    return runScript(m_handle, QStringLiteral("DROP TABLE IF EXISTS temp.%1; %2").arg(formerTable(m_shape), createFormerTableSql(m_shape)))
        .and_then([&] { return Prepared::make(m_handle, QStringLiteral("INSERT INTO temp.%1 VALUES (%2)").arg(formerTable(m_shape), QStringList(columns, QStringLiteral("?")).join(u','))); })
        .map([&](Prepared insert) { m_insert = std::move(insert); });
}

Result<void> FormerRows::add(quint32 rid)
{
    const auto statement = prepared(m_handle, m_row, QStringLiteral("SELECT * FROM %1 WHERE rid = ?").arg(m_shape.name));
    if (!statement)
        return Unexpected(statement.error());
    Record shown;
    bool pending = false;
    {
        auto &row = **statement;
        const Reading reading(row);
        row.bind(0, qint64(rid));
        const auto any = row.step();
        if (!any || !*any)
            return any.map([](bool) {}); // removed since: no row, no former row
        pending = row.integer(PendingColumn) != 0;
        shown = {idOf(text(toValue(row.cell(IdColumn)))), row.integer(RevisionColumn), row.integer(RetiredColumn) != 0, {}};
        for (int i = 0; i < int(m_shape.fields.size()); ++i)
            shown.values.push_back(toValue(row.cell(FirstFieldColumn + i)));
    }
    const auto then = recordAt({rid, shown, pending});
    if (!then)
        return Unexpected(then.error());
    if (!*then) {
        m_absent.insert(rid);
        return {};
    }
    const RecordRow former(m_shape, **then);
    const auto &view = former.view();
    const auto keyed = fieldsWithSortKey(m_shape);
    std::vector<std::string> keys(keyed.size());
    auto &insert = *m_insert;
    insert.bind(RidColumn, qint64(rid));
    insert.bind(IdColumn, view.id);
    insert.bind(RevisionColumn, view.revision);
    insert.bind(PendingColumn, qint64(0));
    insert.bind(RetiredColumn, qint64(view.retired));
    int position = FirstFieldColumn;
    for (const auto &cell : view.cells)
        insert.bind(position++, cell);
    for (size_t i = 0; i < keyed.size(); ++i) {
        const auto &cell = view.cells[size_t(keyed[i])];
        if (cell.kind == Cell::Kind::Text)
            appendSortKey(m_shape.fields[size_t(keyed[i])], cell.text, keys[i]);
        if (keys[i].empty())
            insert.bindNull(position++);
        else
            insert.bindBlob(position++, keys[i]);
    }
    return insert.execute().map([&] { m_filled.insert(rid); });
}

} // namespace replica
