// LoopbackServer and LoopbackTransport: the real service on a fresh database, reached without a network, with faults as
// data. Nothing here has an opinion of its own about what a server does.
#pragma once

#include "contract/catalogue.h"
#include "contract/systemports.h"
#include "service/service.h"
#include "support/builders.h"
#include "support/fakeclock.h"
#include "support/postgres.h"

#include <QWaitCondition>
#include <deque>

namespace support {

class LoopbackServer
{
public:
    explicit LoopbackServer(store::Engine engine);

    [[nodiscard]] service::Service &service() { return *m_service; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] IdSource &ids() { return m_ids; }
    /// As after a restart: what is only in memory is gone.
    void restart();
    /// As after a restore from a backup: a new epoch, so every cursor is gone.
    void startNewEpoch();
    [[nodiscard]] const store::Location &location() const { return m_database.location(); }

    /// Somebody with the rights of those roles over the units; none: over all.
    Actor actor(const QString &name, const QStringList &roles = {QStringLiteral("configuration_manager")}, const QSet<QUuid> &units = {});

    // What colleagues do behind our back, at once and surely.
    QUuid has(const NewRecord &record);
    void edits(const QString &entity, const QUuid &id, const Patch &fields);
    void retires(const QString &entity, const QUuid &id);

    /// The record as it stands; nothing where there is none.
    [[nodiscard]] std::optional<Record> record(const QString &entity, const QUuid &id);
    [[nodiscard]] Value field(const QString &entity, const QUuid &id, const QString &name);
    /// All records of the entity, in the order of ids.
    [[nodiscard]] std::vector<Record> all(const QString &entity);
    /// Changes in the record's history.
    [[nodiscard]] int historyLength(const QString &entity, const QUuid &id);

    /// Blocks until something is committed; false after `timeoutMs`, or where `given` says so.
    bool waitForCommit(qint64 seen, int timeoutMs, const std::function<bool()> &givenUp);
    [[nodiscard]] qint64 commits();
    void wakeWaiting();

private:
    Applied execute(const Command &command);
    void open();

    FreshDatabase m_database;
    FakeClock m_clock;
    UuidV7Source m_ids{m_clock};
    std::unique_ptr<service::Service> m_service;
    Actor m_colleague;
    QMutex m_mutex;
    QWaitCondition m_committed;
    qint64 m_commits = 0;
};

class LoopbackTransport : public Transport
{
public:
    /// Already known to the server as that person; signIn() makes it somebody with an account.
    LoopbackTransport(LoopbackServer &server, Actor actor);
    explicit LoopbackTransport(LoopbackServer &server);

    // Faults. Each concerns one later push, in the order in which they are named here.
    /// The server never hears of it.
    void loseRequest() { plan({Fault::Lost, ErrorCode::Unavailable}); }
    /// The server does it, and nobody hears that.
    void loseReply() { plan({Fault::Unheard, ErrorCode::Unavailable}); }
    /// The server answers so, and does nothing.
    void failNext(ErrorCode code) { plan({Fault::Lost, code}); }
    /// Every call fails until comeBack().
    void goOffline() { m_offline = true; }
    void comeBack() { m_offline = false; }
    /// Every call waits, as for a server that hangs, until cancel() or until it answers again.
    void hang() { m_hangs = true; }
    void answer();
    /// The next snapshot page breaks off after that many pages.
    void breakSnapshotAfter(int pages) { m_snapshotPages = pages; }
    /// The feed comes in pages of so many changes.
    void servePagesOf(int changes) { m_feedPage = changes; }
    /// The line breaks when that many pieces of contents have gone over it.
    void breakFilesAfter(int pieces) { m_filePieces = pieces; }
    /// Bytes of contents that went to the server.
    [[nodiscard]] qint64 fileBytesSent() const { return m_fileBytesSent; }
    [[nodiscard]] int pushes() const { return m_pushes; }
    [[nodiscard]] int snapshotPages() const { return m_snapshotPagesServed; }

    Result<Session> signIn(const Credentials &credentials) override;
    Result<void> signOut() override;
    void useToken(const QByteArray &token) override;
    Result<Cursor> head() override;
    Result<std::vector<EntityCount>> counts() override;
    Result<SnapshotPage> snapshot(const QString &entity, const QByteArray &after, int limit, RowSink &rows) override;
    Result<ChangePage> changes(const Cursor &cursor, int limit, RowSink &rows) override;
    Result<std::vector<Receipt>> push(const std::vector<Command> &commands) override;
    Result<void> putFile(const QString &digest, qint64 size, const ReadPiece &read) override;
    Result<qint64> getFile(const QString &digest, qint64 from, const TakePiece &take) override;
    Result<bool> waitForNews(const Cursor &cursor, int timeoutMs) override;
    void cancel() override;

private:
    enum class Fault { Lost, Unheard };
    struct Planned {
        Fault fault;
        ErrorCode code;
    };
    void plan(Planned fault) { m_faults.push_back(fault); }
    /// Who asks, where the server can be reached.
    Result<Actor> caller();
    [[nodiscard]] bool breaksAtPiece() { return m_filePieces >= 0 && m_filePieces-- == 0; }

    LoopbackServer &m_server;
    std::optional<Actor> m_actor;
    QByteArray m_token;
    std::deque<Planned> m_faults;
    std::atomic_bool m_offline = false;
    std::atomic_bool m_cancelled = false;
    std::atomic_bool m_hangs = false;
    int m_feedPage = std::numeric_limits<int>::max();
    int m_snapshotPages = -1;
    int m_snapshotPagesServed = 0;
    int m_pushes = 0;
    int m_filePieces = -1;
    qint64 m_fileBytesSent = 0;
    qint64 m_heard = 0;
};

} // namespace support
