// ApiSite: a real server with some people and a unit, and requests to it, byte by byte; what the tests of the API share.
#pragma once

#include "contract/command.h"
#include "contract/systemports.h"
#include "support/rawclient.h"
#include "support/serverprocess.h"

#include <QJsonDocument>
#include <QJsonObject>

class ApiSite
{
protected:
    using RawReply = support::RawReply;

    /// False with a word in the log where the server does not start.
    [[nodiscard]] bool open();
    QByteArray signIn(const QString &login, const QString &password = QStringLiteral("Seven-Stars-88"));
    RawReply ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, QByteArrayList headers = {});
    RawReply askAs(const QByteArray &token, const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, QByteArrayList headers = {});
    QByteArray command(contract::CommandKind kind, const QString &entity, const QUuid &target, contract::Revision base, const QJsonObject &fields = {});
    /// The id of the new record; null where the server refused it.
    QUuid create(const QString &entity, const QJsonObject &fields);

    /// A request whose body is bytes.
    RawReply putBytes(const QByteArray &token, const QString &digest, const QByteArray &parameters, const QByteArray &bytes);
    /// Brings the content and hangs it on the record; its digest, or nothing where the server refused it.
    QString attach(const QString &entity, const QUuid &record, const QByteArray &content);

    static QJsonObject objectOf(const RawReply &reply) { return QJsonDocument::fromJson(reply.body).object(); }
    static QString codeOf(const RawReply &reply) { return objectOf(reply).value(QStringLiteral("code")).toString(); }
    static QString fieldOf(const RawReply &reply) { return objectOf(reply).value(QStringLiteral("field")).toString(); }

    contract::SystemClock m_clock;
    contract::UuidV7Source m_ids{m_clock};
    std::unique_ptr<support::ServerProcess> m_server;
    std::unique_ptr<support::RawClient> m_client;
    QByteArray m_token;
    QByteArray m_clerk; ///< token of somebody who may read organisations only
    QUuid m_unit;
};
