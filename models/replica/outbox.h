// The outbox: every act of this workstation that the server has not confirmed, in outbox.db. Precious: synchronous FULL,
// never thrown away, never migrated by deletion. The cache can be made anew from the server; these rows cannot.
#pragma once

#include "contract/receipt.h"
#include "store/database.h"

namespace replica {

using namespace contract;

/// Queued -> Sending -> Accepted -> (settled: gone) | Refused | Conflicted.
enum class ActState {
    Queued,     ///< durable here, not yet sent
    Sending,    ///< handed to the network; whether it arrived is unknown
    Accepted,   ///< the server applied it; its rows have not come back yet
    Refused,    ///< the server, or an act that this one builds on, said no: a person decides
    Conflicted, ///< somebody else changed the same field: a person decides
};
[[nodiscard]] QString textOf(ActState state);
[[nodiscard]] ActState actStateOf(QStringView text);

struct Act {
    qint64 seq = 0;   ///< order of doing
    Command command;
    ActState state = ActState::Queued;
    std::optional<Receipt> receipt;
    int attempts = 0; ///< times that it was handed to the network
    Error lastError;  ///< of the last attempt that brought no receipt; code Internal and no message: none
    qint64 provisional = 0; ///< first provisional number of the records that it creates; 0: none
    bool operator==(const Act &) const = default;
};

/// The acts table by itself: what one connection may do with it. Values out, no cache in sight. Writing members are called
/// by the one writing connection, within a store::Transaction.
class Outbox
{
public:
    /// Makes the tables where they are missing; VersionMismatch where the file is of a newer program.
    static Result<std::unique_ptr<Outbox>> open(const QString &path);
    /// For readers in other threads. Storage where there is no file yet.
    static Result<std::unique_ptr<Outbox>> openReadOnly(const QString &path);

    /// All acts in their order.
    Result<std::vector<Act>> acts();
    Result<std::optional<Act>> act(const QUuid &command);

    Result<void> insert(Act &act); ///< gives it its seq
    /// Writes everything of the act but its seq; finds it by seq.
    Result<void> update(const Act &act);
    Result<void> remove(qint64 seq);

    /// Small texts that must outlive the cache: which file is the cache, the unlock data, the counter of numbers.
    Result<QString> state(const QString &name);
    Result<void> setState(const QString &name, const QString &value);

    /// Revisions that this workstation's own settled acts made, so that a form opened before them is not in conflict with
    /// its own author.
    Result<void> rememberOwn(const QUuid &record, Revision revision);
    /// The highest revision reachable from `seen` by own acts alone.
    Result<Revision> liftedOverOwn(const QUuid &record, Revision seen);

    [[nodiscard]] store::Database &database() { return *m_database; }

private:
    explicit Outbox(std::unique_ptr<store::Database> database);
    std::unique_ptr<store::Database> m_database;
};

} // namespace replica
