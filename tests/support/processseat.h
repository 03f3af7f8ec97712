// ProcessSeat: a workstation without a window that goes step by step over HTTPS, at the server's real process. Says what went
// wrong and ends.
#pragma once

#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "replica/cache.h"
#include "support/serverprocess.h"
#include "sync/outboxsender.h"
#include "sync/syncengine.h"

#include <QTemporaryDir>

namespace support {

using namespace contract;

class ProcessSeat
{
public:
    ProcessSeat(const wire::ServerAddress &address, const Staff &who) : line(address), engine(desk, line, {}), sender(desk, line, clock)
    {
        const auto session = line.signIn({.login = who.login, .password = who.password, .device = who.login});
        if (!session)
            qFatal("sign-in: %s", qPrintable(session.error().message));
        line.useToken(session->token);
        actor = session->actor;
        if (!desk.open({.folder = m_folder.path(), .clock = clock, .ids = ids, .catalogues = shippedCatalogues(), .actor = session->actor}, [](replica::Replica &) {}))
            qFatal("open");
    }
    QUuid does(CommandKind kind, const QString &entity, const QUuid &id, Revision seen, const Patch &fields, const QString &reason = {}, Instant at = {})
    {
        const auto done = desk.call([&](replica::Replica &replica) { return replica.enqueue({.kind = kind, .entity = entity, .targets = {{id, seen}}, .fields = fields, .reason = reason, .occurredAt = at}); });
        if (!done)
            qFatal("%s %s %s %s", qPrintable(entity), qPrintable(textOf(done.error().code)), qPrintable(done.error().field), qPrintable(done.error().message));
        return id;
    }
    QUuid creates(const QString &entity, const Patch &fields) { return does(CommandKind::Create, entity, ids.next(), 0, fields); }
    QUuid edits(const QString &entity, const QUuid &id, const Patch &fields) { return does(CommandKind::Edit, entity, id, revision(entity, id), fields); }
    /// Sends and pulls; false where the server is not there.
    bool syncs() { return sender.sendAll() && engine.pull(); }

    /// What was not sent, or came back.
    int unsettled()
    {
        return desk.call([](replica::Replica &replica) { const auto tally = replica.tally(); return Result<int>(tally.unsent + tally.waiting); }).value_or(-1);
    }
    QStringList rows(const QString &entity)
    {
        QStringList lines;
        const auto database = store::Database::open({.path = path(), .readOnly = true});
        auto row = (*database)->run(QStringLiteral("SELECT id FROM %1 ORDER BY id").arg(entity));
        while (row && row->next()) {
            const auto one = *record(entity, idOf(row->text(0)));
            QStringList words{idText(one.id), QString::number(one.revision)};
            for (const auto &value : one.values)
                words << (std::holds_alternative<qint64>(value) ? QString::number(std::get<qint64>(value)) : isEmpty(value) ? QStringLiteral("-") : text(value));
            lines << words.join(u'|');
        }
        return lines;
    }
    std::optional<Record> record(const QString &entity, const QUuid &id)
    {
        const auto cache = replica::Cache::open(path());
        return (*cache)->table(*shapeNamed(entity)).find(idText(id).toStdString()).value_or(std::nullopt);
    }
    Revision revision(const QString &entity, const QUuid &id)
    {
        const auto held = record(entity, id);
        return held ? held->revision : 0;
    }

private:
    QString path()
    {
        return *desk.call([](replica::Replica &replica) { return Result<QString>(replica.cachePath()); });
    }
    QTemporaryDir m_folder;

public:
    Actor actor;
    SystemClock clock;
    UuidV7Source ids{clock};
    syncing::Desk desk{syncing::Desk::Runs::InCaller};
    wire::HttpsTransport line;
    syncing::SyncEngine engine;
    syncing::OutboxSender sender;
};

} // namespace support
