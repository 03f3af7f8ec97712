// Ports: what the house needs from outside, as interfaces. wiring.cpp and tests/support hand in the real ones.
#pragma once

#include "contract/receipt.h"
#include "contract/rows.h"
#include "contract/sync.h"

#include <QFuture>

namespace contract {

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// Makes ids: UUIDv7, ascending within a process.
class IdSource
{
public:
    virtual ~IdSource() = default;
    virtual QUuid next() = 0;
};

/// Keeps small secrets (the token) in the system's keyring.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Empty where nothing is kept. Unavailable where no keyring runs.
    virtual Result<QByteArray> read(const QString &key) = 0;
    virtual Result<void> write(const QString &key, const QByteArray &secret) = 0;
    virtual Result<void> remove(const QString &key) = 0;
};

struct Credentials {
    QString login;
    QString password;
    QString newPassword; ///< set where the server asked for a change
    QString device;      ///< name of the workstation, for the list of sessions
};

/// The way to the server, as the client sees it. Every call blocks and may be cancelled from another thread.
class Transport
{
public:
    virtual ~Transport() = default;
    virtual Result<Session> signIn(const Credentials &credentials) = 0;
    virtual Result<void> signOut() = 0;
    /// The token that the following calls carry.
    virtual void useToken(const QByteArray &token) = 0;
    /// Where the feed stands now, to be replayed from after a snapshot.
    virtual Result<Cursor> head() = 0;
    virtual Result<std::vector<EntityCount>> counts() = 0;
    virtual Result<SnapshotPage> snapshot(const QString &entity, const QByteArray &after, int limit, RowSink &rows) = 0;
    /// CursorGone: throw the cache away and take a snapshot.
    virtual Result<ChangePage> changes(const Cursor &cursor, int limit, RowSink &rows) = 0;
    /// Receipts in the order of the commands.
    virtual Result<std::vector<Receipt>> push(const std::vector<Command> &commands) = 0;
    /// The field history of a record, newest first, as one JSON array (see service/history).
    virtual Result<QByteArray> history(const QString &entity, const QUuid &id) = 0;
    /// Blocks until the server says that something changed (true) or the time is over (false).
    virtual Result<bool> waitForNews(const Cursor &cursor, int timeoutMs) = 0;
    /// Makes the call in progress, if any, return Cancelled soon. Callable from any thread.
    virtual void cancel() = 0;
};

/// One person's choice in a conflict: the value to keep for each field of each record.
struct ConflictChoice {
    QUuid record;
    QString field;
    enum class Keep { Base, Mine, Theirs } keep = Keep::Theirs;
    bool operator==(const ConflictChoice &) const = default;
};

/// Where views send what a person did. A future is done when the act is durable in the outbox, or refused by the rules.
class CommandSink
{
public:
    virtual ~CommandSink() = default;
    virtual QFuture<Result<void>> submit(const Command &command) = 0;
    /// Sends a refused act again as it is.
    virtual QFuture<Result<void>> retry(const QUuid &command) = 0;
    /// Gives an act up, and with it those that depend on it; the cache shows the server's state again.
    virtual QFuture<Result<void>> discard(const QUuid &command) = 0;
    /// Settles a conflict: a new command with the chosen values takes the act's place.
    virtual QFuture<Result<void>> settle(const QUuid &command, const std::vector<ConflictChoice> &choices) = 0;
};

} // namespace contract
