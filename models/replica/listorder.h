// ListOrder: computes the order of one entity's lists and remembers what the next keystroke can use: which rids there are,
// which are retired, what the filters leave, and the whole order of the present sort.
#pragma once

#include "replica/listreader.h"
#include "replica/listsql.h"
#include "replica/textsearch.h"

namespace replica {

class ListOrder
{
public:
    ListOrder(sqlite3 *handle, const Shape &shape, const std::atomic<bool> &stop) : m_handle(handle), m_shape(shape), m_stop(stop) {}

    using First = std::function<Result<void>(Rids)>;
    /// Tells the first rows of a query without search, where what is needed for the whole is not at hand yet and they can
    /// be found before it is; says whether it did. Runs within the caller's read transaction.
    Result<bool> begin(const ListQuery &query, int page, const First &first);
    /// See ListReader::order. Runs within the caller's read transaction.
    Result<std::shared_ptr<const Rids>> compute(const ListQuery &query, int page, const First &first);
    /// The rids of the list, in no order; kept until another query's are asked for. Runs within the caller's transaction.
    Result<const RidSet *> members(ListQuery query);
    /// Those rids in the order of the sorts. Runs within the caller's transaction.
    Result<Rids> sorted(const RidSet &members, const std::vector<ListSort> &sorts);

private:
    /// Tells the first rows once, as soon as enough of them are known.
    struct Beginning;
    using Take = std::function<bool(quint32 rid)>;

    Result<RidSet> allowed(const ListQuery &query);
    Result<void> needAll();
    using Filters = std::vector<ListFilter>;
    Result<const RidSet *> leftBy(const Filters &filters);
    Result<RidSet> ridsWhere(const Condition &condition);
    /// False where too many rows stand before the first page that the query leaves out.
    Result<bool> beginAlong(const Condition &condition, const QString &order, Beginning &beginning);
    Result<void> beginByFilters(const Condition &condition, const QString &order, Beginning &beginning);
    Result<void> searchIn(RidSet &members, const ListQuery &query, Beginning &beginning);
    Result<void> beginSorted(const RidSet &members, const std::vector<DoubtfulWord> &words, const ListQuery &query, Beginning &beginning);
    Result<Rids> sortedFew(const RidSet &members, const std::vector<ListSort> &sorts);
    Result<Rids> sortedMany(const RidSet &members, const std::vector<ListSort> &sorts, Beginning &beginning);
    /// Calls `take` with every rid of the entity in the order of the sorts until it says false.
    Result<void> walk(const std::vector<ListSort> &sorts, const Take &take);
    Result<void> walkGroups(const QString &groups, const ListSort &sort, const Take &take);
    Result<void> run(const QString &sql, const std::vector<Value> &values, const Take &take);
    [[nodiscard]] bool isStopped() const { return m_stop.load(std::memory_order_relaxed); }

    sqlite3 *m_handle;
    const Shape &m_shape;
    const std::atomic<bool> &m_stop;
    std::optional<RidSet> m_all;
    RidSet m_retired; ///< meaningful with m_all
    std::vector<std::pair<Filters, RidSet>> m_filters; ///< the last few, the latest at the end
    std::vector<ListSort> m_sorts; ///< of m_sorted
    std::optional<Rids> m_sorted;  ///< every rid of the entity
    std::optional<TextSearch> m_search;
    std::optional<std::pair<ListQuery, RidSet>> m_members;
};

} // namespace replica
