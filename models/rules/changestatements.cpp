#include "rules/changestatements.h"

#include "contract/canonical.h"
#include "contract/digest.h"

#include <QJsonArray>

namespace rules {

namespace {

const QString kindKey = QStringLiteral("kind");

} // namespace

QJsonObject decisionStatement(const QUuid &change, const ApprovalDecision &decision)
{
    QJsonObject statement = toJson(decision);
    for (const auto &own : {QStringLiteral("seal"), QStringLiteral("receipt"), QStringLiteral("roles")})
        statement.remove(own);
    statement.insert(kindKey, QStringLiteral("change-decision"));
    statement.insert(QStringLiteral("change"), idText(change));
    return statement;
}

QJsonObject receiptStatement(const QUuid &change, const ApprovalDecision &decision, Instant received)
{
    QJsonObject sealed = decisionStatement(change, decision);
    sealed.insert(QStringLiteral("seal"), decision.seal);
    sealed.insert(QStringLiteral("roles"), QJsonArray::fromStringList(decision.roles));
    const auto canonical = canonicalJson(sealed);
    return {{kindKey, QStringLiteral("change-decision-receipt")},
            {QStringLiteral("change"), idText(change)},
            {QStringLiteral("decision"), canonical ? sm3Hex(*canonical) : QString()},
            {QStringLiteral("received"), received.ms}};
}

QJsonObject minutesStatement(const QUuid &meeting, const QString &contentDigest, const QString &by, const QUuid &person, Instant at)
{
    return {{kindKey, QStringLiteral("cab-minutes")}, {QStringLiteral("meeting"), idText(meeting)}, {QStringLiteral("content"), contentDigest},
            {QStringLiteral("by"), by},               {QStringLiteral("person"), idText(person)},   {QStringLiteral("at"), at.ms}};
}

QJsonObject minutesReceiptStatement(const QUuid &meeting, const MinutesSignature &signature, Instant received)
{
    QJsonObject sealed = minutesStatement(meeting, signature.content, signature.by, signature.person, signature.at);
    sealed.insert(QStringLiteral("seal"), signature.seal);
    const auto canonical = canonicalJson(sealed);
    return {{kindKey, QStringLiteral("cab-minutes-receipt")},
            {QStringLiteral("meeting"), idText(meeting)},
            {QStringLiteral("signature"), canonical ? sm3Hex(*canonical) : QString()},
            {QStringLiteral("received"), received.ms}};
}

QJsonObject possessionStatement(const QString &fingerprint, const QUuid &person)
{
    return {{kindKey, QStringLiteral("key-possession")}, {QStringLiteral("fingerprint"), fingerprint}, {QStringLiteral("person"), idText(person)}};
}

} // namespace rules
