// Hooks: what other systems call. Each has a token of its own and no rights beyond its own message.
#include "app/server/http/api.h"
#include "app/server/http/problems.h"
#include "rules/orderalerts.h"
#include "service/alerts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace server {

Result<QString> Api::hookOf(const QByteArray &token)
{
    auto hook = m_service.hookOf(token);
    if (hook || hook.error().code != ErrorCode::NotSignedIn)
        return hook;
    // A person's token is known, and still opens no hook.
    return m_service.authenticate(token) ? Result<QString>(fail(ErrorCode::MissingRight, QStringLiteral("hook"))) : hook;
}

Reply Api::takeAlerts(const Request &request)
{
    const auto group = rules::alertGroupFromJson(request.body);
    if (!group) {
        qCWarning(lcServer) << "alerts not understood" << request.hook << group.error().field << group.error().message;
        return problem(group.error(), request.id);
    }
    const auto taken = service::takeAlerts(m_service.ownActs(), m_ids, *group);
    if (!taken)
        return problem(taken.error(), request.id);
    const QJsonObject answer{
        {QStringLiteral("incident"), taken->incident.isNull() ? QJsonValue() : QJsonValue(idText(taken->incident))},
        {QStringLiteral("opened"), taken->opened},
        {QStringLiteral("resolved"), taken->resolved},
        {QStringLiteral("reopened"), taken->reopened},
        {QStringLiteral("added"), taken->added},
        {QStringLiteral("changed"), taken->changed},
    };
    return {.headers = {}, .body = bodyOf(QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString())};
}

} // namespace server
