#include "replica/facets.h"

#include "replica/cacheschema.h"

#include <cmath>

namespace replica {

namespace {

/// More written records than this, and reading all anew is as quick as looking each of them up.
constexpr size_t mostLookedUp = 5'000;
/// Rows between two looks at whether to stop.
constexpr int rowsBetweenLooks = 4'096;

void appendBytes(std::string &bytes, const Cell &cell)
{
    bytes += char('0' + int(cell.kind));
    if (cell.kind == Cell::Kind::Integer)
        bytes += std::to_string(cell.integer);
    else if (cell.kind == Cell::Kind::Real)
        bytes.append(reinterpret_cast<const char *>(&cell.real), sizeof cell.real);
    else if (cell.kind == Cell::Kind::Text)
        bytes += cell.text;
}

bool isSame(const Cell &a, const Cell &b)
{
    return a.kind == b.kind && a.integer == b.integer && a.real == b.real && a.text == b.text;
}

/// The band's number as a cell.
Cell bandOf(const Cell &cell, double width)
{
    if (cell.kind != Cell::Kind::Integer && cell.kind != Cell::Kind::Real)
        return {};
    const double value = cell.kind == Cell::Kind::Real ? cell.real : double(cell.integer);
    // A number that no band can be named for has none.
    const double band = std::floor(value / width);
    return std::abs(band) < 1e15 ? Cell{.kind = Cell::Kind::Integer, .integer = qint64(band)} : Cell{};
}

} // namespace

Facets::Column::Column(Grouping by) : grouping(std::move(by)), keys(std::make_shared<std::vector<FacetKey>>(1))
{
    std::string none;
    appendBytes(none, {});
    appendBytes(none, {});
    known.emplace(std::move(none), 0);
}

quint32 Facets::Column::groupOf(const Cell &first, const Cell &second)
{
    const Cell shown = grouping.width > 0 ? bandOf(first, grouping.width) : first;
    std::string bytes;
    appendBytes(bytes, shown);
    appendBytes(bytes, second);
    const auto [found, isNew] = known.try_emplace(std::move(bytes), quint32(keys->size()));
    if (!isNew)
        return found->second;
    // Answers that were given hold the table as it was.
    if (keys.use_count() > 1)
        keys = std::make_shared<std::vector<FacetKey>>(*keys);
    keys->push_back({toValue(shown), toValue(second)});
    return found->second;
}

void Facets::Column::put(qint64 rid, quint32 group)
{
    if (size_t(rid) >= ordinals.size())
        ordinals.resize(size_t(rid) + 1);
    ordinals[size_t(rid)] = group;
}

FacetCounts Facets::Column::count(const RidSet &members) const
{
    FacetCounts answer{keys, std::vector<quint32>(keys->size())};
    members.each([&](quint32 rid) {
        ++answer.counts[rid < ordinals.size() ? ordinals[rid] : 0];
        return true;
    });
    return answer;
}

Result<FacetAnswer> Facets::count(const RidSet &members, const std::vector<Grouping> &groupings)
{
    if (const auto ready = prepare(groupings); !ready)
        return Unexpected(ready.error());
    FacetAnswer answer{.total = qint64(members.count()), .groupings = {}};
    for (const auto &grouping : groupings) {
        if (m_stop.load(std::memory_order_relaxed))
            return fail(ErrorCode::Cancelled);
        const auto column = std::ranges::find_if(m_columns, [&](const auto &held) { return held->grouping == grouping; });
        answer.groupings.push_back((*column)->count(members));
    }
    return answer;
}

void Facets::changed(std::span<const QUuid> ids)
{
    if (m_columns.empty())
        return;
    m_changed.insert(m_changed.end(), ids.begin(), ids.end());
    if (m_changed.size() <= mostLookedUp)
        return;
    m_columns.clear();
    m_changed.clear();
}

bool Facets::isCovered(const QString &field) const
{
    const auto &described = m_shape.fields[size_t(m_shape.indexOf(field))];
    return described.traits.indexed && !hasSortKey(described);
}

/// Afterwards every grouping has a column that knows every row of now.
Result<void> Facets::prepare(const std::vector<Grouping> &groupings)
{
    if (const auto caughtUp = catchUp(); !caughtUp)
        return caughtUp;
    std::vector<std::unique_ptr<Column>> made;
    std::vector<Column *> byRows;
    for (const auto &grouping : groupings) {
        for (const auto &field : {grouping.field, grouping.second})
            if (m_shape.indexOf(field) < 0 && (!field.isEmpty() || grouping.field.isEmpty()))
                return fail(ErrorCode::UnknownField, field);
        const auto isIt = [&](const auto &held) { return held->grouping == grouping; };
        if (std::ranges::any_of(m_columns, isIt) || std::ranges::any_of(made, isIt))
            continue;
        auto &column = *made.emplace_back(std::make_unique<Column>(grouping));
        column.ordinals.reserve(size_t(m_lastRid) + 1);
        const bool covered = isCovered(grouping.field) && (grouping.second.isEmpty() || isCovered(grouping.second));
        if (!covered)
            byRows.push_back(&column);
        else if (const auto read = grouping.second.isEmpty() ? readIndex(column) : readPairs(column); !read)
            return read;
    }
    if (!byRows.empty())
        if (const auto read = readRows(byRows, QString(), {}); !read)
            return read;
    std::ranges::move(made, std::back_inserter(m_columns));
    return {};
}

/// Records written since, and rows made since, whose news may still be on its way.
Result<void> Facets::catchUp()
{
    auto last = Prepared::make(m_handle, QStringLiteral("SELECT max(rid) FROM %1").arg(m_shape.name));
    if (!last)
        return Unexpected(last.error());
    if (const auto any = last->step(); !any)
        return Unexpected(any.error());
    const qint64 lastRid = last->integer(0);
    std::vector<Column *> columns;
    std::ranges::transform(m_columns, std::back_inserter(columns), [](const auto &held) { return held.get(); });
    if (!columns.empty() && !m_changed.empty()) {
        std::vector<std::string> ids;
        std::ranges::transform(m_changed, std::back_inserter(ids), [](const QUuid &id) { return idText(id).toStdString(); });
        if (const auto read = readRows(columns, QStringLiteral("WHERE id = ?"), ids); !read)
            return read;
    }
    if (!columns.empty() && lastRid > m_lastRid)
        if (const auto read = readRows(columns, QStringLiteral("WHERE rid > %1").arg(m_lastRid), {}); !read)
            return read;
    m_changed.clear();
    m_lastRid = lastRid;
    return {};
}

/// Walks an index: rows of one value stand together in it, and nothing else is read.
Result<void> Facets::readIndexed(const QString &field, const std::function<void(qint64, const Cell &, bool)> &take)
{
    auto statement = Prepared::make(m_handle, QStringLiteral("SELECT %1, rid FROM %2 ORDER BY %1, rid").arg(field, m_shape.name));
    if (!statement)
        return Unexpected(statement.error());
    std::string bytes;
    Cell former;
    bool isFirst = true;
    for (int row = 1;; ++row) {
        const auto any = statement->step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            return {};
        if (row % rowsBetweenLooks == 0 && m_stop.load(std::memory_order_relaxed))
            return fail(ErrorCode::Cancelled);
        const Cell cell = statement->cell(0);
        const bool isNew = isFirst || !isSame(cell, former);
        if (isNew) {
            bytes = cell.text;
            former = cell;
            former.text = bytes;
            isFirst = false;
        }
        take(statement->integer(1), former, isNew);
    }
}

Result<void> Facets::readIndex(Column &column)
{
    quint32 group = 0;
    return readIndexed(column.grouping.field, [&](qint64 rid, const Cell &cell, bool isNew) {
        if (isNew)
            group = column.groupOf(cell, {});
        column.put(rid, group);
    });
}

/// Two walks: the first leaves each rid's group of the first field, the second makes pairs of them.
Result<void> Facets::readPairs(Column &column)
{
    std::vector<quint32> places; ///< by rid, in `firsts`
    std::vector<std::pair<Cell, std::string>> firsts; ///< the string holds the cell's text
    const auto walked = readIndexed(column.grouping.field, [&](qint64 rid, const Cell &cell, bool isNew) {
        if (isNew)
            firsts.emplace_back(cell, cell.text);
        if (size_t(rid) >= places.size())
            places.resize(std::max(size_t(rid) + 1, size_t(m_lastRid) + 1));
        places[size_t(rid)] = quint32(firsts.size() - 1);
    });
    if (!walked)
        return walked;
    std::unordered_map<quint32, quint32> pairs; ///< of the second field's present value: group by place of the first
    return readIndexed(column.grouping.second, [&](qint64 rid, const Cell &cell, bool isNew) {
        if (isNew)
            pairs.clear();
        const quint32 place = places[size_t(rid)];
        const auto [found, isUnknown] = pairs.try_emplace(place, 0);
        if (isUnknown) {
            Cell first = firsts[place].first;
            first.text = firsts[place].second;
            found->second = column.groupOf(first, cell);
        }
        column.put(rid, found->second);
    });
}

/// Reads rows of the table itself for all the columns at once; with `values`, once for each of them.
Result<void> Facets::readRows(std::span<Column *const> columns, const QString &where, const std::vector<std::string> &values)
{
    QStringList fields{QStringLiteral("rid")};
    for (const auto *column : columns)
        fields << column->grouping.field << (column->grouping.second.isEmpty() ? QStringLiteral("NULL") : column->grouping.second);
    auto statement = Prepared::make(m_handle, QStringLiteral("SELECT %1 FROM %2 %3").arg(fields.join(u','), m_shape.name, where));
    if (!statement)
        return Unexpected(statement.error());
    int row = 0;
    for (size_t i = 0; i < std::max<size_t>(values.size(), 1); ++i) {
        const Reading reading(*statement);
        if (!values.empty())
            statement->bind(0, std::string_view(values[i]));
        for (;;) {
            const auto any = statement->step();
            if (!any)
                return Unexpected(any.error());
            if (!*any)
                break;
            if (++row % rowsBetweenLooks == 0 && m_stop.load(std::memory_order_relaxed))
                return fail(ErrorCode::Cancelled);
            for (size_t place = 0; place < columns.size(); ++place)
                columns[place]->put(statement->integer(0), columns[place]->groupOf(statement->cell(int(place) * 2 + 1), statement->cell(int(place) * 2 + 2)));
        }
    }
    return {};
}

} // namespace replica
