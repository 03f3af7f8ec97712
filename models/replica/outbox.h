// The outbox: every act of this workstation that the server has not confirmed, in outbox.db. Precious: synchronous FULL,
// never thrown away, migrated and never made anew. The cache can be made again from the server; these rows cannot.
#pragma once

#include "contract/receipt.h"
#include "store/database.h"

namespace replica {

using namespace contract;

/// Queued -> Sending -> Accepted -> (settled: it leaves the outbox) | Refused | Conflicted.
enum class ActState {
    Queued,     ///< durable here, not yet sent
    Sending,    ///< handed to the network; whether it arrived is unknown
    Accepted,   ///< the server applied it; its rows have not come back yet
    Refused,    ///< the server, or an act that this one builds on, said no: a person decides
    Conflicted, ///< somebody else changed the same field: a person decides
};
[[nodiscard]] QString textOf(ActState state);
[[nodiscard]] std::optional<ActState> actStateOf(QStringView text);

struct Act {
    qint64 seq = 0;         ///< order of doing; with gaps, so that the parts of a settled conflict keep its place
    Command command;
    ActState state = ActState::Queued;
    std::optional<Receipt> receipt;
    int attempts = 0;       ///< times that it was handed to the network
    std::optional<Error> lastError; ///< of the last attempt, where it brought no receipt
    qint64 provisional = 0; ///< first provisional number of the records that it creates; 0: none
    bool operator==(const Act &) const = default;
};

/// Still predicted in the cache; Refused and Conflicted acts are not: a person has them in hand.
[[nodiscard]] inline bool isPredicted(ActState state)
{
    return state == ActState::Queued || state == ActState::Sending || state == ActState::Accepted;
}

/// Distance between the seqs of two acts.
inline constexpr qint64 seqGap = 65'536;

/// The tables of outbox.db by themselves, with no cache in sight. One connection writes, in store::Transactions.
class Outbox
{
public:
    /// Makes or migrates the tables. VersionMismatch where the file is of a newer program.
    static Result<std::unique_ptr<Outbox>> open(const QString &path);
    /// For readers in other threads; Storage where there is no file yet.
    static Result<std::unique_ptr<Outbox>> openReadOnly(const QString &path);

    /// All acts in their order.
    Result<std::vector<Act>> acts();
    Result<std::optional<Act>> act(const QUuid &command);

    /// Gives the act the next seq unless it brings its own.
    Result<void> insert(Act &act);
    /// Writes all of the act; finds it by its seq.
    Result<void> update(const Act &act);
    Result<void> remove(qint64 seq);

    /// Small texts that must outlive the cache: which file is the cache, the unlock data, the counter of numbers.
    Result<QString> state(const QString &name);
    Result<void> setState(const QString &name, const QString &value);

    /// Notes a revision that an act of this workstation made, so that a form opened before it is not in conflict with its
    /// own author.
    Result<void> rememberOwn(const QUuid &record, Revision revision);
    /// For a start: no form is open yet.
    Result<void> forgetOwn();
    /// The highest revision that leads from `seen` upwards by acts of this workstation alone.
    Result<Revision> liftedOverOwn(const QUuid &record, Revision seen);

    [[nodiscard]] store::Database &database() { return *m_database; }

private:
    explicit Outbox(std::unique_ptr<store::Database> database) : m_database(std::move(database)) {}
    [[nodiscard]] Result<void> migrate();
    std::unique_ptr<store::Database> m_database;
};

} // namespace replica
