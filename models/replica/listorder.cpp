#include "replica/listorder.h"

#include <QElapsedTimer>

namespace replica {

namespace {

/// Up to so many rids are sorted by asking for their keys; more by walking the whole order.
constexpr size_t fewEnoughToSort = 3'000;
/// Up to so many candidates are verified before anything is shown: that takes a few milliseconds.
constexpr size_t fewEnoughToVerify = 300;
/// So many texts are read to find the first rows of a sorted search before its verification is awaited.
constexpr int mostProbes = 2'000;
/// Every ready question of a panel, in every scope of it, is asked again and again: all of them are kept.
constexpr size_t filtersKept = 16;
/// So many rows are looked at along the order for the first page, some milliseconds, before an index of the filters is asked.
constexpr int mostPassed = 800;
constexpr qint64 lateMs = 8;

Rids ridsIn(const RidSet &set)
{
    Rids rids;
    rids.reserve(set.count());
    set.each([&](quint32 rid) {
        rids.push_back(rid);
        return true;
    });
    return rids;
}

} // namespace

struct ListOrder::Beginning {
    size_t page;
    const First &tell;
    Rids rids;
    bool told = false;
    Result<void> outcome;
    QElapsedTimer age;

    void add(quint32 rid)
    {
        if (told)
            return;
        rids.push_back(rid);
        if (rids.size() >= page)
            tellNow();
    }
    /// What was found so far is shown where a full page would come too late for a frame.
    void tellIfLate()
    {
        if (!told && !rids.empty() && age.elapsed() >= lateMs)
            tellNow();
    }
    void tellNow()
    {
        told = true;
        outcome = tell(std::move(rids));
    }
    void drop()
    {
        if (!told)
            rids.clear();
    }
};

Result<std::shared_ptr<const Rids>> ListOrder::compute(const ListQuery &query, int page, const First &first)
{
    Beginning beginning{size_t(std::max(page, 1)), first, {}, page == 0, {}, {}};
    beginning.age.start();
    auto members = allowed(query);
    if (!members)
        return Unexpected(members.error());
    if (const auto searched = searchIn(*members, query, beginning); !searched)
        return Unexpected(searched.error());
    beginning.drop();

    Result<Rids> rids;
    if (query.sorts.empty())
        rids = ridsIn(*members);
    else if ((!m_sorted || m_sorts != query.sorts) && members->count() <= fewEnoughToSort)
        rids = sortedFew(*members, query.sorts);
    else
        rids = sortedMany(*members, query.sorts, beginning);
    if (!rids)
        return Unexpected(rids.error());
    if (!beginning.outcome)
        return Unexpected(beginning.outcome.error());
    return std::make_shared<const Rids>(*std::move(rids));
}

Result<const RidSet *> ListOrder::members(ListQuery query)
{
    query.sorts.clear();
    if (m_members && m_members->first == query)
        return &m_members->second;
    auto members = allowed(query);
    if (!members)
        return Unexpected(members.error());
    const First nobody;
    Beginning untold{1, nobody, {}, true, {}, {}};
    if (const auto searched = searchIn(*members, query, untold); !searched)
        return Unexpected(searched.error());
    m_members.emplace(std::move(query), *std::move(members));
    return &m_members->second;
}

Result<Rids> ListOrder::sorted(const RidSet &members, const std::vector<ListSort> &sorts)
{
    if (sorts.empty())
        return ridsIn(members);
    if (const auto known = needAll(); !known)
        return Unexpected(known.error());
    if ((!m_sorted || m_sorts != sorts) && members.count() <= fewEnoughToSort)
        return sortedFew(members, sorts);
    const First nobody;
    Beginning untold{1, nobody, {}, true, {}, {}};
    return sortedMany(members, sorts, untold);
}

Result<bool> ListOrder::begin(const ListQuery &query, int page, const First &first)
{
    const auto isKept = [&](const Filters &filters) { return std::ranges::find(m_filters, filters, &std::pair<Filters, RidSet>::first) != m_filters.end(); };
    const bool ready = m_all && std::ranges::all_of(answeredTogether(m_shape, query.filters), isKept) && (query.sorts.empty() || (m_sorted && m_sorts == query.sorts));
    if (page == 0 || ready || !wordsOf(query.search).empty() || groupsSql(m_shape, query.sorts))
        return false;
    const auto order = orderOf(m_shape, query.sorts);
    if (!order)
        return Unexpected(order.error());
    const auto condition = conditionOf(m_shape, query);
    if (!condition)
        return Unexpected(condition.error());
    Beginning beginning{size_t(page), first, {}, false, {}, {}};
    const auto begun = isAlongAnIndex(m_shape, query.sorts) ? beginAlong(*condition, *order, beginning) : Result<bool>(false);
    if (!begun)
        return begun;
    // What one index answers for two filters is few and found at once: then the order itself is.
    const bool isFew = std::ranges::any_of(answeredTogether(m_shape, query.filters), [](const Filters &filters) { return filters.size() > 1; });
    if (!*begun && !isFew)
        if (const auto ran = beginByFilters(*condition, *order, beginning); !ran)
            return Unexpected(ran.error());
    return beginning.outcome.map([&] { return beginning.told; });
}

/// Most questions leave a good part of the newest or first rows: their page is found at once, and no index of the
/// filters, which would have to hand over and sort all that they leave, is as quick.
Result<bool> ListOrder::beginAlong(const Condition &condition, const QString &order, Beginning &beginning)
{
    int passed = 0;
    const auto walked = run(QStringLiteral("SELECT CASE WHEN %1 THEN t.rid ELSE 0 END FROM %2 t %3 LIMIT %4").arg(condition.sql, m_shape.name, order).arg(mostPassed), condition.values, [&](quint32 rid) {
        ++passed;
        if (rid != 0)
            beginning.add(rid);
        return !beginning.told;
    });
    beginning.drop();
    return walked.map([&] { return beginning.told || passed < mostPassed; });
}

Result<void> ListOrder::beginByFilters(const Condition &condition, const QString &order, Beginning &beginning)
{
    return run(QStringLiteral("SELECT t.rid FROM %1 t WHERE %2 %3 LIMIT %4").arg(m_shape.name, condition.sql, order).arg(beginning.page), condition.values, [&](quint32 rid) {
        beginning.add(rid);
        return true;
    });
}

Result<void> ListOrder::needAll()
{
    if (m_all)
        return {};
    RidSet all;
    qint64 least = 0;
    qint64 most = 0;
    qint64 count = 0;
    auto bounds = Prepared::make(m_handle, QStringLiteral("SELECT (SELECT min(rid) FROM %1), (SELECT max(rid) FROM %1), (SELECT count(*) FROM %1)").arg(m_shape.name));
    if (!bounds)
        return Unexpected(bounds.error());
    if (const auto any = bounds->step(); !any)
        return Unexpected(any.error());
    least = bounds->integer(0);
    most = bounds->integer(1);
    count = bounds->integer(2);
    if (count > 0 && most - least + 1 == count) {
        all.insertRange(quint32(least), quint32(most));
    } else {
        auto read = ridsWhere({QStringLiteral("1"), {}});
        if (!read)
            return Unexpected(read.error());
        all = *std::move(read);
    }
    auto retired = ridsWhere({QStringLiteral("t.retired <> 0"), {}});
    if (!retired)
        return Unexpected(retired.error());
    m_retired = *std::move(retired);
    m_all = std::move(all);
    return {};
}

Result<RidSet> ListOrder::allowed(const ListQuery &query)
{
    if (const auto known = needAll(); !known)
        return Unexpected(known.error());
    RidSet members = *m_all;
    if (query.retired == RetiredRows::Hidden)
        members -= m_retired;
    else if (query.retired == RetiredRows::Only)
        members &= m_retired;
    for (const auto &filters : answeredTogether(m_shape, query.filters)) {
        const auto left = leftBy(filters);
        if (!left)
            return Unexpected(left.error());
        members &= **left;
    }
    return members;
}

Result<const RidSet *> ListOrder::leftBy(const Filters &filters)
{
    const auto kept = std::ranges::find(m_filters, filters, &std::pair<Filters, RidSet>::first);
    if (kept != m_filters.end()) {
        std::rotate(kept, kept + 1, m_filters.end());
        return &m_filters.back().second;
    }
    const auto condition = conditionOf(m_shape, filters);
    if (!condition)
        return Unexpected(condition.error());
    auto rids = ridsWhere(*condition);
    if (!rids)
        return Unexpected(rids.error());
    if (m_filters.size() >= filtersKept)
        m_filters.erase(m_filters.begin());
    m_filters.emplace_back(filters, *std::move(rids));
    return &m_filters.back().second;
}

Result<RidSet> ListOrder::ridsWhere(const Condition &condition)
{
    RidSet rids;
    return run(QStringLiteral("SELECT t.rid FROM %1 t WHERE %2").arg(m_shape.name, condition.sql), condition.values, [&](quint32 rid) {
        rids.insert(rid);
        return true;
    }).map([&] { return std::move(rids); });
}

Result<void> ListOrder::searchIn(RidSet &members, const ListQuery &query, Beginning &beginning)
{
    const auto words = wordsOf(query.search);
    if (words.empty() || !isSearchable(m_shape))
        return {};
    if (!m_search) {
        auto opened = TextSearch::open(m_handle, m_shape, m_stop);
        if (!opened)
            return Unexpected(opened.error());
        m_search = *std::move(opened);
    }
    const auto candidates = m_search->candidates(words);
    if (!candidates)
        return Unexpected(candidates.error());
    if (candidates->bounded)
        members &= candidates->rids;
    if (candidates->verify.empty())
        return {};
    const bool many = members.count() > fewEnoughToVerify;
    if (many && !query.sorts.empty())
        if (const auto begun = beginSorted(members, candidates->verify, query, beginning); !begun)
            return begun;
    const bool tellOnTheWay = many && query.sorts.empty();
    return m_search->verify(members, candidates->verify, [&](size_t block, quint64 bits) {
        if (!tellOnTheWay || beginning.told)
            return;
        for (; bits != 0; bits &= bits - 1)
            beginning.add(quint32(block * 64 + size_t(std::countr_zero(bits))));
        beginning.tellIfLate();
    });
}

/// Finds the first rows of a sorted search by asking single texts along the order.
Result<void> ListOrder::beginSorted(const RidSet &members, const std::vector<DoubtfulWord> &words, const ListQuery &query, Beginning &beginning)
{
    Result<void> outcome;
    int probes = 0;
    const auto walked = walk(query.sorts, [&](quint32 rid) {
        if (!members.contains(rid))
            return true;
        const auto hit = m_search->has(rid, words);
        if (!hit) {
            outcome = Unexpected(hit.error());
            return false;
        }
        if (*hit)
            beginning.add(rid);
        return !beginning.told && ++probes < mostProbes;
    });
    // What was found is the beginning of the list, though less than a page of it.
    if (probes == mostProbes && !beginning.told && !beginning.rids.empty())
        beginning.tellNow();
    beginning.drop();
    return outcome ? walked : outcome;
}

Result<Rids> ListOrder::sortedFew(const RidSet &members, const std::vector<ListSort> &sorts)
{
    const auto order = orderOf(m_shape, sorts);
    if (!order)
        return Unexpected(order.error());
    QString list = QStringLiteral("[");
    members.each([&](quint32 rid) {
        list += (list.size() > 1 ? QStringLiteral(",%1") : QStringLiteral("%1")).arg(rid);
        return true;
    });
    Rids rids;
    return run(QStringLiteral("SELECT t.rid FROM json_each(?) j CROSS JOIN %1 t ON t.rid = j.value %2").arg(m_shape.name, *order), {list + u']'}, [&](quint32 rid) {
        rids.push_back(rid);
        return true;
    }).map([&] { return std::move(rids); });
}

Result<Rids> ListOrder::sortedMany(const RidSet &members, const std::vector<ListSort> &sorts, Beginning &beginning)
{
    if (!m_sorted || m_sorts != sorts) {
        Rids sorted;
        sorted.reserve(m_all->count());
        const auto walked = walk(sorts, [&](quint32 rid) {
            sorted.push_back(rid);
            if (!beginning.told && members.contains(rid))
                beginning.add(rid);
            return true;
        });
        if (!walked)
            return Unexpected(walked.error());
        m_sorted = std::move(sorted);
        m_sorts = sorts;
    }
    Rids rids;
    rids.reserve(members.count());
    for (const quint32 rid : *m_sorted)
        if (members.contains(rid))
            rids.push_back(rid);
    return rids;
}

Result<void> ListOrder::walk(const std::vector<ListSort> &sorts, const Take &take)
{
    if (m_sorted && m_sorts == sorts) {
        for (const quint32 rid : *m_sorted)
            if (!take(rid))
                break;
        return {};
    }
    if (const auto groups = groupsSql(m_shape, sorts))
        return walkGroups(*groups, sorts.front(), take);
    const auto order = orderOf(m_shape, sorts);
    if (!order)
        return Unexpected(order.error());
    return run(QStringLiteral("SELECT t.rid FROM %1 t %2").arg(m_shape.name, *order), {}, take);
}

Result<void> ListOrder::walkGroups(const QString &groups, const ListSort &sort, const Take &take)
{
    const QString direction = sort.order == Order::Ascending ? QStringLiteral("ASC") : QStringLiteral("DESC");
    auto names = Prepared::make(m_handle, groups);
    auto members = Prepared::make(m_handle, QStringLiteral("SELECT rid FROM %1 WHERE %2 = ? ORDER BY rid %3").arg(m_shape.name, sort.field, direction));
    if (!names || !members)
        return Unexpected(names ? members.error() : names.error());
    RidSet rest = *m_all;
    for (;;) {
        const auto any = names->step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            break;
        const Reading reading(*members);
        members->bind(0, names->cell(0).text);
        for (auto row = members->step(); !row || *row; row = members->step()) {
            if (!row || isStopped())
                return row ? fail(ErrorCode::Cancelled) : Unexpected(row.error());
            const auto rid = quint32(members->integer(0));
            rest.erase(rid);
            if (!take(rid))
                return {};
        }
    }
    Rids last = ridsIn(rest);
    if (sort.order == Order::Descending)
        std::ranges::reverse(last);
    for (const quint32 rid : last)
        if (!take(rid))
            break;
    return {};
}

Result<void> ListOrder::run(const QString &sql, const std::vector<Value> &values, const Take &take)
{
    auto statement = Prepared::make(m_handle, sql);
    if (!statement)
        return Unexpected(statement.error());
    std::vector<std::string> texts;
    bindValues(*statement, values, texts);
    for (;;) {
        const auto any = statement->step();
        if (isStopped())
            return fail(ErrorCode::Cancelled);
        if (!any)
            return Unexpected(any.error());
        if (!*any || !take(quint32(statement->integer(0))))
            return {};
    }
}

} // namespace replica
