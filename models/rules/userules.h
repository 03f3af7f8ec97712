// Use rules (低效、闲置、扩容): which resources do too little or too much for what they were given, and expiry reminders.
// Limits, exemptions and days are data (resources/quality); every verdict brings its arithmetic.
#pragma once

#include "contract/entities/resource.h"
#include "contract/result.h"
#include "contract/shape.h"

#include <QDate>

namespace rules {

using namespace contract;

/// One comparison: "CPU average below 10".
struct UseLimit {
    enum class Test { Below, AtMost, Above };
    int field = -1; ///< of the resource
    Test test = Test::Below;
    double limit = 0;
};

struct UseVerdict {
    QString code; ///< "idle", "low", "expand"
    QString zh;
    QString en;
    std::vector<UseLimit> when; ///< all of them
};

struct UseRules {
    QString name;
    QString version;
    QString sourceNote;
    QStringList states;     ///< of the resources that are reviewed
    QStringList exemptions; ///< codes of use_exemption that spare a resource
    std::vector<UseVerdict> verdicts; ///< the first that is met counts
};

[[nodiscard]] Result<UseRules> useRulesFromJson(const QByteArray &json);
[[nodiscard]] const UseRules &shippedUseRules();

/// One comparison with the figure that stood there.
struct UseStep {
    UseLimit limit;
    std::optional<double> figure; ///< nothing: the ledger has none, and the comparison is not met
    bool met = false;
    bool operator==(const UseStep &other) const { return limit.field == other.limit.field && figure == other.figure && met == other.met; }
};

struct UseFinding {
    const UseVerdict *verdict = nullptr;
    std::vector<UseStep> steps;
    bool exempt = false;
};

/// The verdict on a resource by its figures; nothing where it is in order, or not reviewed.
[[nodiscard]] std::optional<UseFinding> useFindingOf(const Record &resource, const UseRules &rules);
/// Every comparison of one verdict, met or not.
[[nodiscard]] std::vector<UseStep> arithmeticOf(const Record &resource, const UseVerdict &verdict);
/// True where the resource's state is one that the rules review.
[[nodiscard]] bool isReviewed(const Record &resource, const UseRules &rules);

struct ExpiryRules {
    QString name;
    QString version;
    QString sourceNote;
    QStringList states;
    std::vector<int> days; ///< 30, 15, 5: from the first reminder to the last
};

[[nodiscard]] Result<ExpiryRules> expiryRulesFromJson(const QByteArray &json);
[[nodiscard]] const ExpiryRules &shippedExpiryRules();

/// How far a resource's term has come.
struct Expiry {
    int reminder = 0;    ///< position among the rules' days; their number where the term is over
    qint64 daysLeft = 0; ///< 0 on the last day; negative where the term is over
    bool operator==(const Expiry &) const = default;
};
[[nodiscard]] std::optional<Expiry> expiryOf(const Record &resource, const ExpiryRules &rules, QDate today);

} // namespace rules
