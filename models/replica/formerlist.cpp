#include "replica/formerlist.h"

#include "replica/cacheschema.h"

namespace replica {

namespace {

/// A value that a list is sorted by, kept.
struct Key {
    Cell::Kind kind = Cell::Kind::Empty;
    bool blob = false;
    qint64 integer = 0;
    double real = 0;
    std::string bytes;
};
using Keys = std::vector<Key>;

/// As SQLite compares: empty, numbers, texts, bytes.
std::weak_ordering compare(const Key &a, const Key &b)
{
    const auto rank = [](const Key &key) { return key.kind == Cell::Kind::Empty ? 0 : key.kind != Cell::Kind::Text ? 1 : key.blob ? 3 : 2; };
    if (rank(a) != rank(b))
        return rank(a) <=> rank(b);
    if (a.kind == Cell::Kind::Empty)
        return std::weak_ordering::equivalent;
    if (a.kind == Cell::Kind::Text)
        return a.bytes.compare(b.bytes) <=> 0;
    if (a.kind == Cell::Kind::Integer && b.kind == Cell::Kind::Integer)
        return a.integer <=> b.integer;
    const double left = a.kind == Cell::Kind::Real ? a.real : double(a.integer);
    const double right = b.kind == Cell::Kind::Real ? b.real : double(b.integer);
    return left < right ? std::weak_ordering::less : left > right ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

Key keyAt(const Prepared &row, int column)
{
    if (sqlite3_column_type(row.raw(), column) == SQLITE_BLOB)
        return {.kind = Cell::Kind::Text, .blob = true, .bytes = std::string(row.blob(column))};
    const auto cell = row.cell(column);
    return {.kind = cell.kind, .integer = cell.integer, .real = cell.real, .bytes = std::string(cell.text)};
}

Keys keysAt(const Prepared &row, int first, size_t count)
{
    Keys keys;
    keys.reserve(count);
    for (int i = 0; i < int(count); ++i)
        keys.push_back(keyAt(row, first + i));
    return keys;
}

struct Place {
    quint32 rid = 0;
    Keys keys;
};

class Asking
{
public:
    Asking(sqlite3 *handle, const Shape &shape, FormerRows &former, const ListQuery &query) : m_handle(handle), m_shape(shape), m_former(former), m_query(query) {}

    Result<void> prepare();
    /// The first rows of a list in the order of creation; nothing where looking for them would take too long.
    Result<std::optional<Rids>> beginAsCreated(size_t page);
    Result<void> know();
    Result<Rids> begin(size_t page);
    Result<Rids> whole(ListOrder &live);
    [[nodiscard]] bool beginsBySql() const { return m_words.empty() && !groupsSql(m_shape, m_query.sorts); }

private:
    [[nodiscard]] FieldSet askedAbout() const;
    enum class Left { Out, AsNought }; ///< what becomes of rows that miss the conditions: no row, or one with the rid 0
    Result<Prepared> select(const QString &table, Left left, std::vector<std::string> &texts);
    Result<std::optional<Rids>> merge(Prepared &rows, size_t page);
    Result<void> placeFormer();
    Result<bool> isFound(quint32 rid);
    [[nodiscard]] bool isBefore(const Place &a, const Place &b) const;
    Result<Place> placeOf(quint32 rid);

    sqlite3 *m_handle;
    const Shape &m_shape;
    FormerRows &m_former;
    const ListQuery &m_query;
    std::vector<SearchWord> m_words;
    std::vector<SortKey> m_keys;
    Condition m_condition;
    std::vector<Place> m_places; ///< of the former rows that the query finds, in its order
    std::optional<Prepared> m_text;
    std::optional<Prepared> m_livePlace;
};

FieldSet Asking::askedAbout() const
{
    FieldSet fields = m_query.retired == RetiredRows::Shown ? 0 : fieldset::retired;
    for (const auto &filter : m_query.filters)
        fields |= fieldset::of(m_shape.indexOf(filter.field));
    for (const auto &sort : m_query.sorts)
        fields |= fieldset::of(m_shape.indexOf(sort.field));
    for (int i = 0; i < int(m_shape.fields.size()) && !m_words.empty(); ++i)
        if (m_shape.fields[size_t(i)].traits.searchable)
            fields |= fieldset::of(i);
    return fields;
}

Result<void> Asking::prepare()
{
    auto keys = sortKeysOf(m_shape, m_query.sorts);
    auto condition = conditionOf(m_shape, m_query);
    if (!keys || !condition)
        return Unexpected(keys ? condition.error() : keys.error());
    m_keys = *std::move(keys);
    m_condition = *std::move(condition);
    if (isSearchable(m_shape))
        m_words = wordsOf(m_query.search);
    return {};
}

/// Finds every former row that the query finds.
Result<void> Asking::know()
{
    return m_former.need(askedAbout()).and_then([&] { return placeFormer(); });
}

/// Rids and sort keys of a table's rows that meet the query's conditions, in the query's order.
Result<Prepared> Asking::select(const QString &table, Left left, std::vector<std::string> &texts)
{
    const bool all = left == Left::AsNought;
    QString columns = all ? QStringLiteral("CASE WHEN %1 THEN t.rid ELSE 0 END").arg(m_condition.sql) : QStringLiteral("t.rid");
    for (const auto &key : m_keys)
        columns += QStringLiteral(", ") + key.sql;
    const auto order = orderOf(m_shape, m_query.sorts);
    if (!order)
        return Unexpected(order.error());
    auto statement = Prepared::make(m_handle, QStringLiteral("SELECT %1 FROM %2 t WHERE %3 %4").arg(columns, table, all ? QStringLiteral("1") : m_condition.sql, *order));
    if (statement)
        bindValues(*statement, m_condition.values, texts);
    return statement;
}

Result<void> Asking::placeFormer()
{
    std::vector<std::string> texts;
    auto rows = select(QStringLiteral("temp.") + formerTable(m_shape), Left::Out, texts);
    if (!rows)
        return Unexpected(rows.error());
    for (;;) {
        const auto any = rows->step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            return {};
        const auto rid = quint32(rows->integer(0));
        const auto found = m_words.empty() ? Result<bool>(true) : isFound(rid);
        if (!found)
            return Unexpected(found.error());
        if (*found)
            m_places.push_back({rid, keysAt(*rows, 1, m_keys.size())});
    }
}

Result<bool> Asking::isFound(quint32 rid)
{
    if (!m_text) {
        auto made = Prepared::make(m_handle, QStringLiteral("SELECT * FROM temp.%1 WHERE rid = ?").arg(formerTable(m_shape)));
        if (!made)
            return Unexpected(made.error());
        m_text = *std::move(made);
    }
    const Reading reading(*m_text);
    m_text->bind(0, qint64(rid));
    const auto any = m_text->step();
    if (!any || !*any)
        return any;
    std::vector<Cell> cells;
    for (int i = 0; i < int(m_shape.fields.size()); ++i)
        cells.push_back(m_text->cell(FirstFieldColumn + i)); // fields that a search does not read are empty
    SearchText text;
    searchTextOf(m_shape, cells, text);
    return std::ranges::all_of(m_words, [&](const SearchWord &word) { return isIn(word, text.text, text.pinyin, text.initials); });
}

bool Asking::isBefore(const Place &a, const Place &b) const
{
    for (size_t i = 0; i < m_keys.size(); ++i) {
        const auto order = compare(a.keys[i], b.keys[i]);
        if (order != 0)
            return m_keys[i].order == Order::Ascending ? order < 0 : order > 0;
    }
    const bool ascending = m_query.sorts.empty() || m_query.sorts.back().order == Order::Ascending;
    return ascending ? a.rid < b.rid : a.rid > b.rid;
}

Result<std::optional<Rids>> Asking::beginAsCreated(size_t page)
{
    constexpr quint32 widest = 2'000;
    constexpr int mostSteps = 4;
    Rids rids;
    quint32 from = 1;
    quint32 width = quint32(2 * page);
    quint32 last = 0;
    {
        auto most = Prepared::make(m_handle, QStringLiteral("SELECT max(rid) FROM %1").arg(m_shape.name));
        const auto any = most ? most->step() : Result<bool>(Unexpected(most.error()));
        if (!any)
            return Unexpected(any.error());
        last = quint32(most->integer(0));
    }
    for (int step = 0; from <= last && rids.size() < page; ++step) {
        if (step == mostSteps)
            return std::optional<Rids>();
        const quint32 to = from + width - 1;
        if (const auto known = m_former.needWithin(askedAbout(), from, to); !known)
            return Unexpected(known.error());
        Rids here;
        for (const bool live : {true, false}) {
            const QString table = live ? m_shape.name : QStringLiteral("temp.") + formerTable(m_shape);
            auto rows = Prepared::make(m_handle, QStringLiteral("SELECT t.rid FROM %1 t WHERE t.rid BETWEEN %2 AND %3 AND %4").arg(table).arg(from).arg(to).arg(m_condition.sql));
            if (!rows)
                return Unexpected(rows.error());
            std::vector<std::string> texts;
            bindValues(*rows, m_condition.values, texts);
            for (auto any = rows->step(); !any || *any; any = rows->step()) {
                if (!any)
                    return Unexpected(any.error());
                const auto rid = quint32(rows->integer(0));
                if (!live || !(m_former.filled().contains(rid) || m_former.absent().contains(rid)))
                    here.push_back(rid);
            }
        }
        std::ranges::sort(here);
        rids.insert(rids.end(), here.begin(), here.begin() + ptrdiff_t(std::min(here.size(), page - rids.size())));
        from = to + 1;
        width = std::min(2 * width, widest);
    }
    return std::optional(std::move(rids));
}

/// The first rows: the live table in the query's order, as far as it must be read, and the former rows between. As with a
/// live list the order's own index is tried first.
Result<Rids> Asking::begin(size_t page)
{
    for (const auto left : {Left::AsNought, Left::Out}) {
        if (left == Left::AsNought && !isAlongAnIndex(m_shape, m_query.sorts))
            continue;
        std::vector<std::string> texts;
        auto rows = select(m_shape.name, left, texts);
        if (!rows)
            return Unexpected(rows.error());
        auto merged = merge(*rows, page);
        if (!merged)
            return Unexpected(merged.error());
        if (*merged)
            return **std::move(merged);
    }
    return Rids();
}

/// Nothing where too many rows stand in between that the query leaves out.
Result<std::optional<Rids>> Asking::merge(Prepared &rows, size_t page)
{
    constexpr int mostPassed = 2'000;
    Rids rids;
    int passed = 0;
    auto former = m_places.begin();
    while (rids.size() < page) {
        const auto any = rows.step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            break;
        const auto rid = quint32(rows.integer(0));
        if (rid == 0 && ++passed == mostPassed)
            return std::optional<Rids>();
        if (rid == 0 || m_former.filled().contains(rid) || m_former.absent().contains(rid))
            continue;
        if (former == m_places.end()) {
            rids.push_back(rid);
            continue;
        }
        const Place here{rid, keysAt(rows, 1, m_keys.size())};
        for (; former != m_places.end() && rids.size() < page && isBefore(*former, here); ++former)
            rids.push_back(former->rid);
        if (rids.size() < page)
            rids.push_back(rid);
    }
    for (; former != m_places.end() && rids.size() < page; ++former)
        rids.push_back(former->rid);
    return std::optional(std::move(rids));
}

Result<Place> Asking::placeOf(quint32 rid)
{
    if (m_keys.empty())
        return Place{rid, {}};
    if (!m_livePlace) {
        QStringList columns;
        for (const auto &key : m_keys)
            columns << key.sql;
        auto made = Prepared::make(m_handle, QStringLiteral("SELECT %1 FROM %2 t WHERE t.rid = ?").arg(columns.join(QStringLiteral(", ")), m_shape.name));
        if (!made)
            return Unexpected(made.error());
        m_livePlace = *std::move(made);
    }
    const Reading reading(*m_livePlace);
    m_livePlace->bind(0, qint64(rid));
    return m_livePlace->step().map([&](bool any) { return Place{rid, any ? keysAt(*m_livePlace, 0, m_keys.size()) : Keys(m_keys.size())}; });
}

Result<Rids> Asking::whole(ListOrder &live)
{
    ListQuery now = m_query;
    now.asOf = {};
    const auto members = live.members(now);
    if (!members)
        return Unexpected(members.error());
    RidSet unchanged = **members;
    unchanged -= m_former.filled();
    unchanged -= m_former.absent();
    const auto sorted = live.sorted(unchanged, m_query.sorts);
    if (!sorted)
        return Unexpected(sorted.error());
    Rids rids;
    rids.reserve(sorted->size() + m_places.size());
    size_t at = 0;
    for (const auto &place : m_places) {
        // Doubling steps, then halving ones: few live rows are asked for their keys.
        size_t step = 1;
        size_t low = at;
        size_t high = sorted->size();
        while (low < high) {
            const size_t probe = std::min(low + step - 1, high - 1);
            const auto here = placeOf((*sorted)[probe]);
            if (!here)
                return Unexpected(here.error());
            if (isBefore(*here, place)) {
                low = probe + 1;
                step *= 2;
            } else {
                high = probe;
                step = std::max<size_t>(1, (high - low) / 2);
            }
        }
        rids.insert(rids.end(), sorted->begin() + ptrdiff_t(at), sorted->begin() + ptrdiff_t(low));
        at = low;
        rids.push_back(place.rid);
    }
    rids.insert(rids.end(), sorted->begin() + ptrdiff_t(at), sorted->end());
    return rids;
}

} // namespace

Result<std::shared_ptr<const Rids>> orderAsOf(sqlite3 *handle, const Shape &shape, ListOrder &live, FormerRows &former, ListQuery query, int page, const ListOrder::First &first)
{
    Asking asking(handle, shape, former, query);
    if (const auto prepared = asking.prepare(); !prepared)
        return Unexpected(prepared.error());
    bool begun = page == 0;
    if (!begun && query.sorts.empty() && asking.beginsBySql()) {
        auto rids = asking.beginAsCreated(size_t(page));
        if (!rids)
            return Unexpected(rids.error());
        begun = rids->has_value();
        if (begun)
            if (const auto told = first(**std::move(rids)); !told)
                return Unexpected(told.error());
    }
    if (const auto known = asking.know(); !known)
        return Unexpected(known.error());
    if (!begun && asking.beginsBySql()) {
        const auto told = asking.begin(size_t(page)).and_then([&](Rids rids) { return first(std::move(rids)); });
        if (!told)
            return Unexpected(told.error());
    }
    return asking.whole(live).map([](Rids rids) -> std::shared_ptr<const Rids> { return std::make_shared<const Rids>(std::move(rids)); });
}

} // namespace replica
