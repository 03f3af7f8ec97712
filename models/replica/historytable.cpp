#include "replica/historytable.h"

#include "contract/history.h"
#include "replica/cacheschema.h"
#include "replica/jsonmembers.h"

namespace replica {

namespace {

/// What the changes touch; everything where they cannot be read: then nobody skips the entry.
FieldSet touchedBy(const Shape &shape, std::string_view changes)
{
    FieldSet touched = 0;
    Members members(changes);
    while (const auto name = members.next()) {
        if (*name == "retired") {
            touched |= fieldset::retired;
            continue;
        }
        const auto field = std::ranges::find_if(shape.fields, [&](const FieldShape &each) { return std::string_view(each.column.constData(), size_t(each.column.size())) == *name; });
        if (field != shape.fields.end())
            touched |= fieldset::of(int(field - shape.fields.begin()));
    }
    return members.isGood() || changes.empty() ? touched : fieldset::created - 1;
}

const Cell &cellOf(const RowView &entry, HistoryCell cell)
{
    return entry.cells[size_t(cell)];
}

} // namespace

std::optional<Instant> madeAt(std::string_view id)
{
    if (id.size() != 36 || id[14] != '7')
        return std::nullopt;
    qint64 ms = 0;
    for (int i = 0; i < 13; ++i) {
        if (i == 8)
            continue;
        const char c = id[size_t(i)];
        ms = ms * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return Instant{ms};
}

Result<std::unique_ptr<HistoryTable>> HistoryTable::open(sqlite3 *handle)
{
    auto insert = Prepared::make(handle, QStringLiteral("INSERT OR REPLACE INTO history (entity, rid, revision, kind, by_name, done_at, received_at, reason, changes, overruled, fields) "
                                                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    if (!insert)
        return Unexpected(insert.error());
    std::unique_ptr<HistoryTable> table(new HistoryTable);
    table->m_insert = *std::move(insert);
    return table;
}

Result<void> HistoryTable::put(const Tables &tables, const RowView &entry)
{
    if (entry.gone || entry.cells.size() != historyShape().fields.size())
        return fail(ErrorCode::BadRequest, historyShape().name, QStringLiteral("no entry"));
    const auto entity = cellOf(entry, HistoryCell::Entity).text;
    const Shape *shape = shapeNamed(QString::fromUtf8(entity.data(), qsizetype(entity.size())));
    const auto found = shape ? tables.at(shape->name)->ridOf(entry.id) : Result<qint64>(0);
    if (!found || *found == 0)
        return found.map([](qint64) {});
    const qint64 rid = *found;
    FieldSet fields = touchedBy(*shape, cellOf(entry, HistoryCell::Changes).text);
    if (entry.revision == 1) {
        const auto made = madeAt(entry.id);
        fields |= fieldset::created;
        if (made && made->ms > cellOf(entry, HistoryCell::DoneAt).integer)
            fields |= fieldset::early;
    }
    int position = 0;
    m_insert.bind(position++, entityNumber(*shape));
    m_insert.bind(position++, rid);
    m_insert.bind(position++, entry.revision);
    for (const auto cell : {HistoryCell::Kind, HistoryCell::By, HistoryCell::DoneAt, HistoryCell::ReceivedAt, HistoryCell::Reason, HistoryCell::Changes, HistoryCell::Overruled})
        m_insert.bind(position++, cellOf(entry, cell));
    m_insert.bind(position, qint64(fields));
    return m_insert.execute();
}

} // namespace replica
