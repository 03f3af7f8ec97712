// Similar orders: open orders that may be about the same thing as the one that is being written: of the same resource or
// system, or called much the same. Asked while a person types.
#pragma once

#include "replica/listreader.h"

namespace items {

using namespace contract;

struct SimilarQuestion {
    QString title;
    QUuid unit;
    QUuid system;
    std::vector<QUuid> resources;
    bool operator==(const SimilarQuestion &) const = default;
    [[nodiscard]] bool isEmpty() const { return title.trimmed().size() < 2 && system.isNull() && resources.empty(); }
};

struct SimilarOrder {
    replica::ListRow row;
    bool sameResource = false;
    bool sameSystem = false;
    double likeness = 0; ///< of the titles, 0 to 1
};

/// How much of two titles is the same, 0 to 1: by pairs of neighbouring characters, blanks and case aside.
[[nodiscard]] double likenessOf(const QString &one, const QString &other);

/// The most similar first, closed ones left out.
[[nodiscard]] Result<std::vector<SimilarOrder>> findSimilarOrders(replica::ListReader &reader, const SimilarQuestion &question, int most);

} // namespace items
