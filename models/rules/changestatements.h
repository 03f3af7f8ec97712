// The statements that people seal (签章): what a person says with a decision, with a signature under minutes, and with a new
// key, as JSON objects. Made in one place, so that who seals, who checks and who checks years later have the same bytes.
#pragma once

#include "rules/approvals.h"
#include "rules/cabmeetings.h"

namespace rules {

/// Everything of the decision but its seal and receipt, and which change it is about.
[[nodiscard]] QJsonObject decisionStatement(const QUuid &change, const ApprovalDecision &decision);
/// What the server says with its receipt: it has this decision, by the digest of its statement, seal and roles, since then.
[[nodiscard]] QJsonObject receiptStatement(const QUuid &change, const ApprovalDecision &decision, Instant received);
/// The minutes of a CAB meeting, by the digest of their content.
[[nodiscard]] QJsonObject minutesStatement(const QUuid &meeting, const QString &contentDigest, const QString &by, const QUuid &person, Instant at);
/// The server's receipt for a signature under them.
[[nodiscard]] QJsonObject minutesReceiptStatement(const QUuid &meeting, const MinutesSignature &signature, Instant received);
/// That the key is the person's own.
[[nodiscard]] QJsonObject possessionStatement(const QString &fingerprint, const QUuid &person);

} // namespace rules
