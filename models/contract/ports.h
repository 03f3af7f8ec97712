// Ports: what the house needs from outside, as interfaces. wiring.cpp and tests/support hand in the real ones.
#pragma once

#include "contract/receipt.h"
#include "contract/rows.h"
#include "contract/sync.h"

#include <QFuture>
#include <functional>

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
    /// Brings a content to the server, from where an earlier attempt ended; does nothing where the server has it.
    /// `read` gives up to `most` bytes from `at` on; an error of it ends the call.
    using ReadPiece = std::function<Result<QByteArray>(qint64 at, qint64 most)>;
    virtual Result<void> putFile(const QString &digest, qint64 size, const ReadPiece &read) = 0;
    /// Brings a content here from the byte `from` on, in pieces, in their order; returns its whole size.
    using TakePiece = std::function<Result<void>(const QByteArray &piece)>;
    virtual Result<qint64> getFile(const QString &digest, qint64 from, const TakePiece &take) = 0;
    /// Blocks until the server says that something changed (true) or the time is over (false).
    virtual Result<bool> waitForNews(const Cursor &cursor, int timeoutMs) = 0;
    /// Makes the call in progress, if any, return Cancelled soon. Callable from any thread.
    virtual void cancel() = 0;
};

/// A content that lies on this machine.
struct StoredFile {
    QString digest;
    qint64 size = 0;
    QString mediaType; ///< by name and first bytes
    bool operator==(const StoredFile &) const = default;
};

/// The contents of attachments on this machine: all that was attached here, and what was looked at. Callable from any
/// thread; the futures' work runs elsewhere.
class FileShelf
{
public:
    virtual ~FileShelf() = default;
    /// Copies a file onto the shelf. TooLarge beyond the limit; Storage where it cannot be read or written.
    virtual QFuture<Result<StoredFile>> keep(const QString &path) = 0;
    /// The same for bytes that were never a file; `name` tells the type.
    virtual QFuture<Result<StoredFile>> keep(const QByteArray &bytes, const QString &name) = 0;
    /// Where the content lies, asking the server for it where it is not here. Unavailable: it comes when connected.
    virtual QFuture<Result<QString>> fetch(const QString &digest) = 0;
    [[nodiscard]] virtual bool isHere(const QString &digest) const = 0;
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
