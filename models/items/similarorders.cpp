#include "items/similarorders.h"

#include "contract/entities/entities.h"
#include "items/foundrecords.h"
#include "items/orderfile.h"
#include "rules/orderflow.h"

#include <QSet>

namespace items {

namespace {

/// Looked at for each thing that may be the same: the latest.
constexpr int mostLookedAt = 150;
/// Less of a title in common says nothing.
constexpr double likeEnough = 0.34;

QSet<QString> pairsOf(const QString &title)
{
    QString plain;
    for (const QChar c : title.toLower())
        if (c.isLetterOrNumber())
            plain += c;
    QSet<QString> pairs;
    for (qsizetype i = 0; i + 1 < plain.size(); ++i)
        pairs.insert(plain.mid(i, 2));
    return pairs;
}

double weightOf(const SimilarOrder &order)
{
    return order.likeness + (order.sameResource ? 0.6 : 0) + (order.sameSystem ? 0.3 : 0);
}

} // namespace

double likenessOf(const QString &one, const QString &other)
{
    const auto mine = pairsOf(one);
    const auto theirs = pairsOf(other);
    if (mine.isEmpty() || theirs.isEmpty())
        return 0;
    auto both = mine;
    both.intersect(theirs);
    // Of the shorter one: what is being typed is not finished yet.
    return double(both.size()) / double(std::min(mine.size(), theirs.size()));
}

Result<std::vector<SimilarOrder>> findSimilarOrders(replica::ListReader &reader, const SimilarQuestion &question, int most)
{
    const auto &orders = shapeOf<WorkOrder>();
    const auto &links = shapeOf<OrderResource>();
    std::vector<SimilarOrder> found;
    if (question.isEmpty())
        return found;
    replica::Rids rids;
    QSet<QUuid> ofResource;
    for (const auto &resource : question.resources) {
        const auto named = reader.latestHolding(links, links.indexOf(u"resource_id"), idText(resource), mostLookedAt)
                               .and_then([&](const replica::Rids &hits) { return reader.rows(links, hits); });
        if (!named)
            return Unexpected(named.error());
        for (const auto &link : *named)
            ofResource.insert(idIn(links, link.record, u"order_id"));
    }
    if (!ofResource.isEmpty()) {
        const auto of = reader.ridsOf(orders, std::vector<QUuid>(ofResource.begin(), ofResource.end()));
        if (!of)
            return Unexpected(of.error());
        rids = *of;
    }
    for (const auto &[field, id] : {std::pair(QStringView(u"system_id"), question.system), std::pair(QStringView(u"unit_id"), question.unit)}) {
        if (id.isNull())
            continue;
        const auto of = reader.latestHolding(orders, orders.indexOf(field), idText(id), mostLookedAt);
        if (!of)
            return Unexpected(of.error());
        rids.insert(rids.end(), of->begin(), of->end());
    }
    std::ranges::sort(rids);
    rids.erase(std::ranges::unique(rids).begin(), rids.end());
    auto rows = reader.rows(orders, rids);
    if (!rows)
        return Unexpected(rows.error());
    if (const QString title = question.title.trimmed(); title.size() >= 2) {
        // What is called exactly so, of whichever unit.
        const Shape *const shapes[]{&orders};
        auto called = findRecords(reader, title, shapes, most);
        if (!called)
            return Unexpected(called.error());
        for (auto &kind : *called)
            std::ranges::move(kind.rows, std::back_inserter(*rows));
    }
    QSet<QUuid> seen;
    for (auto &row : *rows) {
        const auto state = row.rid == 0 ? Result<OrderState>(fail(ErrorCode::NotFound)) : Codec<OrderState>::decode(row.record.values[size_t(orders.indexOf(u"state"))]);
        if (!state || !rules::isOpen(*state) || row.record.retired || seen.contains(row.record.id))
            continue;
        seen.insert(row.record.id);
        SimilarOrder order{.row = {}, .sameResource = ofResource.contains(row.record.id), .sameSystem = !question.system.isNull() && idIn(orders, row.record, u"system_id") == question.system,
                           .likeness = likenessOf(question.title, textIn(orders, row.record, u"title"))};
        if (!order.sameResource && !order.sameSystem && order.likeness < likeEnough)
            continue;
        order.row = std::move(row);
        found.push_back(std::move(order));
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &weightOf);
    if (int(found.size()) > most)
        found.erase(found.begin() + most, found.end());
    return found;
}

} // namespace items
