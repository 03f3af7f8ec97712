#include "server/apisite.h"

#include "contract/digest.h"
#include "link/messages.h"

using namespace contract;
using support::RawClient;
using support::ServerProcess;

bool ApiSite::open()
{
    auto server = ServerProcess::run({
        .staff = {{}, {.login = QStringLiteral("clerk"), .roles = {QStringLiteral("audit_admin")}}, {.login = QStringLiteral("viewer"), .roles = {QStringLiteral("viewer")}},
                  {.login = QStringLiteral("locked")}, {.login = QStringLiteral("nowhere"), .roles = {QStringLiteral("viewer")}, .unitScope = QStringLiteral("0192f0c4-7d00-7000-8000-00000000dead")}},
        .environment = {{QStringLiteral("YUNHENG_SERVER_BODY_BYTES"), QStringLiteral("200000")}},
    });
    if (!server) {
        qWarning("%s", qPrintable(server.error().message));
        return false;
    }
    m_server = *std::move(server);
    m_client = std::make_unique<RawClient>(m_server->port());
    m_token = signIn(QStringLiteral("chief"));
    m_clerk = signIn(QStringLiteral("clerk"));
    m_unit = create(QStringLiteral("organisation"), {{QStringLiteral("name"), QStringLiteral("荔湾区教育局")}});
    return !m_token.isEmpty() && !m_clerk.isEmpty() && !m_unit.isNull();
}

QByteArray ApiSite::signIn(const QString &login, const QString &password)
{
    const auto reply = RawClient(m_server->port()).ask("POST", "/api/v1/session", {}, wire::toJson(Credentials{.login = login, .password = password, .newPassword = {}, .device = {}}));
    return objectOf(reply).value(QStringLiteral("token")).toString().toLatin1();
}

support::RawReply ApiSite::ask(const QByteArray &method, const QByteArray &target, const QByteArray &body, QByteArrayList headers)
{
    return askAs(m_token, method, target, body, std::move(headers));
}

support::RawReply ApiSite::askAs(const QByteArray &token, const QByteArray &method, const QByteArray &target, const QByteArray &body, QByteArrayList headers)
{
    if (!token.isEmpty())
        headers << "Authorization: Bearer " + token;
    auto reply = m_client->ask(method, target, headers, body);
    if (reply.status == 0) { // the connection was closed behind a refusal
        m_client = std::make_unique<RawClient>(m_server->port());
        reply = m_client->ask(method, target, headers, body);
    }
    if (reply.headers.value("connection") == "close")
        m_client = std::make_unique<RawClient>(m_server->port());
    return reply;
}

QByteArray ApiSite::command(CommandKind kind, const QString &entity, const QUuid &target, Revision base, const QJsonObject &fields)
{
    Command command{.id = m_ids.next(), .kind = kind, .entity = entity, .targets = {{target, base}}};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        command.fields.emplace(it.key(), valueFromJson(it.value()));
    command.occurredAt = m_clock.now();
    return wire::toJson(std::vector<Command>{command});
}

QUuid ApiSite::create(const QString &entity, const QJsonObject &fields)
{
    const auto id = m_ids.next();
    const auto receipts = wire::receiptsFromJson(ask("POST", "/api/v1/commands", command(CommandKind::Create, entity, id, 0, fields)).body);
    return receipts && std::holds_alternative<Applied>(receipts->at(0).outcome) ? id : QUuid();
}

support::RawReply ApiSite::putBytes(const QByteArray &token, const QString &digest, const QByteArray &parameters, const QByteArray &bytes)
{
    return askAs(token, "PUT", "/api/v1/files/" + digest.toLatin1() + parameters, bytes, {"Content-Type: application/octet-stream"});
}

QString ApiSite::attach(const QString &entity, const QUuid &record, const QByteArray &content)
{
    const QString digest = sm3Hex(content);
    const auto put = putBytes(m_token, digest, "?size=" + QByteArray::number(content.size()), content);
    const auto attached = objectOf(put).value(QStringLiteral("complete")).toBool()
        ? create(QStringLiteral("attachment"), {{QStringLiteral("record_entity"), entity}, {QStringLiteral("record_id"), idText(record)}, {QStringLiteral("name"), QStringLiteral("说明.txt")},
                                                {QStringLiteral("media_type"), QStringLiteral("text/plain")}, {QStringLiteral("size"), qint64(content.size())}, {QStringLiteral("digest"), digest}})
        : QUuid();
    return attached.isNull() ? QString() : digest;
}
