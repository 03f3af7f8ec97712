// Alerts of the monitoring (告警): what Prometheus Alertmanager's webhook says (version 4), how grave it is by the mapping
// that a customer edits (resources/policies/alert-mapping.json), and what becomes of the incident behind a group: one
// incident a group while it is open, each alert in it once. Pure; service/alerts carries it out.
#pragma once

#include "contract/entities/orderalert.h"
#include "contract/result.h"

#include <map>
#include <vector>

namespace rules {

using namespace contract;

using Labels = std::map<QString, QString>;

struct Alert {
    QString fingerprint; ///< of its labels: the same alert has the same one for ever
    bool firing = true;
    Labels labels;
    Labels annotations;
    Instant startsAt;
    std::optional<Instant> endsAt; ///< of one that has ended
    QString generatorUrl;
    bool operator==(const Alert &) const = default;
};

struct AlertGroup {
    QString key;
    QString receiver;
    qint64 truncated = 0; ///< alerts that the monitoring left out
    Labels groupLabels;
    Labels commonLabels;
    Labels commonAnnotations;
    QString externalUrl;
    std::vector<Alert> alerts; ///< each fingerprint once
    bool operator==(const AlertGroup &) const = default;
};

/// The largest number of alerts in one message.
inline constexpr int maxAlerts = 20'000;
/// Reads a message. BadRequest with the place ("alerts[3].startsAt") where it is not of version 4 or not well-formed;
/// TooLarge beyond maxAlerts. Members that a newer Alertmanager adds are passed over.
[[nodiscard]] Result<AlertGroup> alertGroupFromJson(const QByteArray &json);

/// Which labels an alert must have: each of them with one of the values; an empty list takes any.
using LabelTest = std::map<QString, QStringList>;

struct AlertGrade {
    LabelTest when;
    contract::Impact impact = contract::Impact::OneUser; // rules/impact has one of its own
    Urgency urgency = Urgency::Low;
};

struct AlertMapping {
    QString name;
    QString version;
    QString sourceNote;
    QString item;               ///< code of the service item that the incidents are worked by
    QString team;               ///< role that they are given to
    QString unit;               ///< name of the unit for alerts that name no resource; empty: the provider's own
    QString severityLabel;
    QStringList instanceLabels; ///< that name a resource by number, name or address; the first that is there counts
    QStringList summaries;      ///< annotations that say what happened; the first that is there counts
    std::vector<LabelTest> ignored; ///< heartbeats and the like
    std::vector<AlertGrade> grades; ///< the gravest first; the first that any alert of the group meets counts
    AlertGrade otherwise;
};
[[nodiscard]] Result<AlertMapping> alertMappingFromJson(const QByteArray &json);
/// The one in resources/policies, which counts where no policy of the kind is kept.
[[nodiscard]] const AlertMapping &shippedAlertMapping();

/// What people are told of an alert.
struct AlertWords {
    QString name;     ///< "HostDown"
    QString instance; ///< "10.16.3.7:9100", as the monitoring names it
    QString severity;
    QString summary;
};
[[nodiscard]] AlertWords wordsOf(const Alert &alert, const AlertMapping &mapping);
/// The part of an instance that may name a resource: without scheme, port and brackets.
[[nodiscard]] QString hostOf(const QString &instance);
/// Title and description of the incident that a group opens.
[[nodiscard]] QString titleOf(const AlertGroup &group, const AlertMapping &mapping);
[[nodiscard]] QString describe(const AlertGroup &group, const AlertMapping &mapping);

/// The key as an order holds it: itself, or where it is long its beginning and a digest.
[[nodiscard]] QString alertKeyOf(const QString &groupKey);
/// Derived ids: whoever handles the same message, on whichever server, makes the same records.
[[nodiscard]] QUuid incidentId(const QString &groupKey, int earlierIncidents);
[[nodiscard]] QUuid alertRowId(const QUuid &incident, const QString &fingerprint);

/// One alert as its incident knows it.
struct KnownAlert {
    AlertState state = AlertState::Firing;
    Instant startsAt;
    std::optional<Instant> endsAt;
    bool operator==(const KnownAlert &) const = default;
};
struct OpenIncident {
    OrderState state = OrderState::Submitted;
    std::optional<contract::Impact> impact;
    std::optional<Urgency> urgency;
    bool workedOn = false; ///< somebody recorded a step
    std::map<QString, KnownAlert> alerts; ///< by fingerprint
};

struct AlertDecision {
    enum class Order {
        Leave,   ///< its state stays as it is
        Open,    ///< a new incident
        Reopen,  ///< it was resolved, and an alert fires again
        Resolve, ///< every alert has ended and nobody has begun to work
    } order = Order::Leave;
    std::vector<const Alert *> changed; ///< alerts that are new to the incident, or stand otherwise than it knows
    std::optional<AlertGrade> grade;    ///< of Open; else where it has become graver
    bool sayEnded = false;              ///< every alert has ended, but somebody works on it
    bool sayAgain = false;              ///< every alert had ended, and one fires again
    [[nodiscard]] bool changesNothing() const { return order == Order::Leave && changed.empty() && !grade && !sayEnded && !sayAgain; }
};
/// What to do on a message. `incident`: the open one of the group, if there is one. The decision points into the group.
[[nodiscard]] AlertDecision decideAlerts(const AlertGroup &group, const OpenIncident *incident, const AlertMapping &mapping);
AlertDecision decideAlerts(AlertGroup &&group, const OpenIncident *incident, const AlertMapping &mapping) = delete;

} // namespace rules
