// LedgerReview: everything that the rules find in the ledger, as a value: violations of its quality, terms that end, and
// resources that do too little or too much. Made where rows are read; a change reviews only what it touches.
#pragma once

#include "replica/listreader.h"
#include "rules/qualityrules.h"
#include "rules/userules.h"

#include <atomic>
#include <memory>

namespace items {

using namespace contract;

/// What the ledger is held against.
struct ReviewRules {
    const rules::QualityRules &quality;
    const rules::UseRules &use;
    const rules::ExpiryRules &expiry;
};
[[nodiscard]] const ReviewRules &shippedReviewRules();

enum class ReviewTopic : quint8 { Quality, Expiry, Use };

/// Small, since a ledger that nobody kept has millions.
struct Finding {
    quint32 rid = 0;
    quint16 unit = 0; ///< position in LedgerReview::units
    ReviewTopic topic = ReviewTopic::Quality;
    quint8 item = 0;  ///< position of the rule, the reminder or the verdict
    bool exempt = false;
    qint16 rank = 0;  ///< what presses more is less: days left, or the first figure of a verdict
    bool operator==(const Finding &) const = default;
};

struct LedgerReview {
    QDate day;
    qint64 reviewed = 0;
    std::vector<QUuid> units;
    std::vector<Finding> findings; ///< in the order of rids
    bool operator==(const LedgerReview &) const = default;
};

/// How far a review is; written by its thread, read by any.
struct ReviewProgress {
    std::atomic<qint64> done = 0;
    std::atomic<qint64> all = 0;
};

/// Reviews every resource. Cancelled where the reader was cancelled.
[[nodiscard]] Result<LedgerReview> reviewLedger(replica::ListReader &reader, const ReviewRules &rules, QDate day, ReviewProgress &progress);
/// Reviews those resources again, with all that were or are duplicates, and keeps what was found of the others.
[[nodiscard]] Result<LedgerReview> reviewAgain(replica::ListReader &reader, const ReviewRules &rules, const LedgerReview &before, std::span<const QUuid> changed);

} // namespace items
