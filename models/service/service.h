// Service: what a server does, without HTTP. It decides commands with rules::decide, keeps the books, and hands out
// what an actor may see. Every function may be called from any thread; each thread leases its own connection.
#pragma once

#include "contract/catalogue.h"
#include "contract/ports.h"
#include "service/listing.h"
#include "service/ownacts.h"
#include "store/database.h"

#include <functional>

namespace seals {
class Signer;
}

namespace service {

using namespace contract;

struct ServiceOptions {
    store::Location database; ///< a file or a PostgreSQL database; ":memory:" cannot be shared by threads
    qint64 tombstoneDays = 90;   ///< how long the change feed is kept: an older cursor is CursorGone
    qint64 sessionHours = 12;    ///< a token ends after so long, whatever is done with it
    qint64 passwordDays = 90;    ///< a password must be changed after so long
    int passwordFailures = 5;    ///< so many wrong passwords in a row lock an account
    qint64 lockMinutes = 15;
    qint64 fileBytes = 20 << 20; ///< the largest content of an attachment
    qint64 unusedFileDays = 30;  ///< a content that hangs on nothing is dropped after so long
    /// The server's own key, with which it seals receipts; must outlive the service. Without it sealed acts are refused.
    const seals::Signer *serverKey = nullptr;
    qint64 actorMs = 0; ///< how long authenticate() may go by what it read, where another process changed the account
};

class Service
{
public:
    /// Makes or migrates the database's schema and gives a new one its epoch. Done by `yunhengctl init` and `migrate`.
    /// VersionMismatch where the database is of a newer program.
    static Result<void> prepare(const store::Location &database);

    /// VersionMismatch where the schema is not this program's: an older one wants prepare() first.
    /// Clock, ids and catalogues must outlive the service.
    static Result<std::unique_ptr<Service>> open(ServiceOptions options, const Clock &clock, IdSource &ids, const Catalogues &catalogues);
    ~Service();
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    /// BadCredentials for an unknown login and a wrong password alike; Locked (message: seconds) after too many failures.
    /// With a newPassword the password is changed first; InvalidValue on `newPassword` says why it was not good enough.
    /// A session with mustChangePassword gives an actor without any right until the password was changed.
    Result<Session> signIn(const Credentials &credentials, const QString &remote);
    /// NotSignedIn for a token that is unknown, expired or revoked, and where the account has ended. What this service
    /// did counts at once, what another process did (yunhengctl, a second server) after at most actorMs.
    Result<Actor> authenticate(const QByteArray &token);
    Result<void> signOut(const QByteArray &token);

    /// Receipts in the order of the commands, each durable when this returns. A command is decided once: sending the same
    /// id again gives the stored receipt, a refused one too (a person's new try needs a new id). An id that was used for
    /// another content or by another actor is Refused with IdReused.
    Result<std::vector<Receipt>> execute(const Actor &actor, const std::vector<Command> &commands);

    /// Where the feed stands now: take it, then the snapshots, then the changes since it.
    Result<Cursor> head(const Actor &actor);
    /// The entities that the actor may read, each with the number of records within their scope, retired ones included.
    Result<std::vector<EntityCount>> counts(const Actor &actor);
    /// A page of an entity in the order of ids, behind the id `after` (empty: from the beginning). The entity "history" is
    /// the field history of all that the actor may see: historyPage() in service/fieldhistory.h.
    Result<SnapshotPage> snapshot(const Actor &actor, const QString &entity, const QByteArray &after, int limit, RowSink &rows);
    /// Reads at most `limit` entries of the feed; each record that they concern is sent once, as it stands now,
    /// and behind it what its history has got since.
    /// CursorGone: sync anew. BadRequest: no cursor of ours.
    Result<ChangePage> changesSince(const Actor &actor, const Cursor &cursor, int limit, RowSink &rows);

    Result<ListPage> list(const Actor &actor, const QString &entity, const ListRequest &request, RowSink &rows);
    /// NotFound where the actor may not see it.
    Result<Record> record(const Actor &actor, const QString &entity, const QUuid &id);
    /// One JSON array, newest first: {revision, command, kind, account, by, done_at, received_at, reason, changes:
    /// {field: [old, new]}, overruled: {field: value}}.
    Result<QByteArray> history(const Actor &actor, const QString &entity, const QUuid &id);

    /// Takes a piece of a content (see addPiece in service/files.h) from somebody who may attach (MissingRight else); no
    /// bytes only ask how much is there. With the last piece the digest is checked: what is not what its digest says is
    /// forgotten, InvalidValue on `digest`. TooLarge beyond the limit.
    Result<FileProgress> takePiece(const Actor &actor, const QString &digest, qint64 size, qint64 offset, const QByteArray &bytes);
    /// The size of a content that hangs on a record which the actor may see; NotFound where there is none.
    Result<qint64> fileSize(const Actor &actor, const QString &digest);
    /// At most `most` bytes of it from `at` on; who may see it was asked with fileSize().
    Result<QByteArray> readFile(const QString &digest, qint64 at, qint64 most);

    /// Null where the service has none.
    [[nodiscard]] const seals::Signer *serverKey() const;

    /// The name of the hook whose token it is (service/hooktokens.h); NotSignedIn where it is none's.
    Result<QString> hookOf(const QByteArray &token);
    /// What the server does by itself goes through these (service/alerts, plans, watch, recalculation). They must not
    /// outlive the service.
    [[nodiscard]] OwnActs ownActs();

    /// Grows whenever new entries of the feed can be read, whichever server wrote them.
    Result<qint64> feedHead();
    /// Called after each commit of this process, from the thread that committed; must be quick. Set before the first command.
    void whenCommitted(std::function<void()> poke);
    /// The database answers and its schema is ours.
    Result<void> ready();
    /// Drops feed entries older than tombstoneDays, expired sessions, and contents of attachments that were left unfinished
    /// or hang on nothing; returns the number of rows removed, and of contents.
    Result<qint64> prune();

private:
    struct Parts;
    explicit Service(std::unique_ptr<Parts> parts);
    Result<qint64> dropUnusedContents();
    std::unique_ptr<Parts> m;
};

} // namespace service
