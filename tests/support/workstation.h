// Workstation: one person's workstation without threads: its replica, sender and engine over a loopback line. The test
// says when it sends and pulls, and when it is killed.
#pragma once

#include "support/loopback.h"
#include "sync/commandbus.h"
#include "sync/outboxsender.h"
#include "sync/syncengine.h"

#include <QTemporaryDir>

namespace support {

using replica::Act;
using replica::ActState;

class Workstation
{
public:
    Workstation(LoopbackServer &server, const Actor &actor);

    [[nodiscard]] LoopbackTransport &line() { return m_line; }
    [[nodiscard]] syncing::SyncEngine &engine() { return *m_engine; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// The files for readers: cache and outbox.
    [[nodiscard]] QString cachePath();
    [[nodiscard]] QString outboxPath();
    /// Tells windows what came.
    [[nodiscard]] replica::Notifier &notifier();
    /// Where windows send what the person did.
    [[nodiscard]] CommandSink &commands() { return *m_bus; }

    // What the person does; the answer is the rules' or nothing.
    QUuid creates(const NewRecord &record);
    std::optional<Error> edits(const QString &entity, const QUuid &id, const Patch &fields);
    std::optional<Error> edits(const QString &entity, const std::vector<QUuid> &ids, const Patch &fields);
    std::optional<Error> retires(const QString &entity, const QUuid &id);
    std::optional<Error> restores(const QString &entity, const QUuid &id);
    std::optional<Error> submits(const Command &command);
    std::optional<Error> retries(const Act &act);
    std::optional<Error> discards(const Act &act);
    std::optional<Error> keeps(const Act &act, ConflictChoice::Keep keep);

    // The line.
    std::optional<Error> sends();
    std::optional<Error> pulls();
    /// Sends and pulls.
    std::optional<Error> syncs();
    /// As after a power button: nothing is closed in order, and the program starts again on what the disk holds.
    void isKilled();
    /// The disk as it is now, for startsWith().
    struct Disk {
        QString folder;
    };
    Disk copyOfDisk();
    /// Starts again with another time's outbox or cache.
    enum class Files { Outbox, Cache };
    void startsWith(const Disk &disk, Files files);

    // What the person sees.
    [[nodiscard]] std::optional<Record> record(const QString &entity, const QUuid &id);
    [[nodiscard]] Value field(const QString &entity, const QUuid &id, const QString &name);
    [[nodiscard]] qint64 count(const QString &entity);
    [[nodiscard]] std::vector<Act> acts();
    [[nodiscard]] std::vector<ActState> states();
    [[nodiscard]] bool isPending(const QString &entity, const QUuid &id);
    /// Every row that the cache shows of the entity, in the order of ids.
    [[nodiscard]] std::vector<Record> all(const QString &entity);

private:
    void start();
    std::optional<Error> acts(CommandKind kind, const QString &entity, const std::vector<QUuid> &ids, const Patch &fields);

    LoopbackServer &m_server;
    Actor m_actor;
    LoopbackTransport m_line;
    QTemporaryDir m_root;
    QTemporaryDir m_folder;
    int m_copies = 0;
    std::unique_ptr<syncing::Desk> m_desk;
    std::unique_ptr<syncing::CommandBus> m_bus;
    std::unique_ptr<syncing::SyncEngine> m_engine;
    std::unique_ptr<syncing::OutboxSender> m_sender;
};

} // namespace support
