// Replica: the workstation's half of the twins. It predicts what the service will decide, keeps every act until the server
// has confirmed it, and takes the truth in by one door. Its service twin is service::Service.
//
// Two files that do not commit together: outbox.db is written first when an act is made, cache.db first when the truth
// comes. After a kill in between, open() brings the cache in line with the outbox again.
#pragma once

#include "contract/ports.h"
#include "replica/contents.h"
#include "replica/notifier.h"
#include "replica/overlay.h"
#include "replica/rowbatch.h"

namespace replica {

struct ReplicaSetup {
    QString folder; ///< of one account; made where it is missing
    const Clock &clock;
    IdSource &ids;
    const Catalogues &catalogues;
    Actor actor;
};

/// How many acts wait for what.
struct OutboxTally {
    int unsent = 0;   ///< Queued or Sending
    int accepted = 0; ///< accepted, rows still to come
    int waiting = 0;  ///< Refused or Conflicted: a person decides
    bool operator==(const OutboxTally &) const = default;
};

/// All calls come from the one thread that opened it.
class Replica
{
public:
    static Result<std::unique_ptr<Replica>> open(ReplicaSetup setup);
    ~Replica();
    Replica(const Replica &) = delete;
    Replica &operator=(const Replica &) = delete;

    [[nodiscard]] Notifier &notifier() { return m_notifier; }
    [[nodiscard]] QString cachePath() const;
    [[nodiscard]] QString outboxPath() const;
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    void setActor(const Actor &actor);
    /// The server's clock minus ours, as measured at sign-in: the time of an act is told by the server's clock.
    void setClockOffset(qint64 ms) { m_clockOffsetMs = ms; }

    // What a person does.

    /// Refused by the rules: the rule's error. Otherwise the act is durable when this returns, and predicted in the cache.
    /// An id that a Refused act has replaces that act: so it is edited. The id of an act that was never handed to the
    /// network replaces it in its place (what is being counted or written grows); AlreadyExists once it was.
    Result<void> enqueue(const Command &command);
    /// Sends a Refused act again under a new id (the old id's answer is final), and those refused because of it.
    /// NotFound; Stale where the act is not refused.
    Result<void> retry(const QUuid &command);
    /// Gives up an act and those that build on it. Stale where one of them may have reached the server.
    Result<void> discard(const QUuid &command);
    /// Puts commands with the chosen values in the place of a Conflicted act. RequiredMissing names a field without choice.
    Result<void> settle(const QUuid &command, const std::vector<ConflictChoice> &choices);

    // What the server says.

    /// Takes rows `from` up to `to` of a page of the feed; `reached` is the page's cursor, with its last rows only.
    struct Arrival {
        const RowBatch &rows;
        size_t from;
        size_t to;
        std::optional<Cursor> reached;
        bool complete = false; ///< the feed's end at this moment
    };
    Result<void> absorb(const Arrival &arrival);
    /// The answers to commands, in any order; answers to acts that are gone are nothing new.
    Result<void> receive(const std::vector<Receipt> &receipts);

    // What the sender needs.

    /// The next acts in their order, marked as Sending. None whose predecessors are neither accepted nor before it in the
    /// same list; none of `except`.
    Result<std::vector<Command>> nextToSend(int limit, const QSet<QUuid> &except);
    /// The attempt brought no receipt: the acts wait for the next one.
    Result<void> sendingFailed(const std::vector<Command> &commands, const Error &error);
    /// The server will never take this act as it is: it comes back to the person, with those that build on it.
    Result<void> comeBack(const QUuid &command, const Error &error);
    [[nodiscard]] OutboxTally tally() const;

    // Filling a new cache while the old one shows.

    /// Empty where the cache was never filled.
    Result<Cursor> cursor();
    Result<bool> isComplete();
    Result<qint64> rowCount(const QString &entity);
    /// A path beside the present cache; a filling begun there before a restart may be continued.
    [[nodiscard]] QString refillPath() const;
    /// Shows the filled file from now on, with the unsettled acts on top, and removes the old one.
    Result<void> adopt(const QString &path);

    /// The files of attachments of this account; usable from any thread, also after the replica.
    [[nodiscard]] const std::shared_ptr<Contents> &contents() const { return m_contents; }
    /// The digests of contents that acts of the outbox name: they stay until the act is settled or given up.
    [[nodiscard]] QSet<QString> contentsInUse() const;

    /// Small texts that must outlive the cache, as in Outbox.
    Result<QString> remembered(const QString &name);
    Result<void> remember(const QString &name, const QString &value);

private:
    explicit Replica(ReplicaSetup setup);
    Result<void> load();
    Result<void> openCache();
    Result<void> settleArrived();
    Result<void> findAwaited();
    void removeForgottenCaches();

    [[nodiscard]] Result<Command> prepared(Command command);
    [[nodiscard]] std::vector<QUuid> predecessorsOf(const Command &command);
    Result<void> growAct(const Act &held, const Command &ready);
    Result<void> replaceAct(const PendingAct &held, std::vector<Command> successors);
    [[nodiscard]] bool waitsForDecision(const Act &act, const std::vector<Act> &edited);

    /// Writes the acts to outbox.db in one transaction and then remembers them in memory.
    struct ActChanges {
        std::vector<Act> added;
        std::vector<Act> updated;
        std::vector<QUuid> removed;
        std::vector<AppliedRecord> own; ///< revisions that acts of this workstation made
    };
    Result<void> write(ActChanges changes);
    /// Shows anew, in one transaction of the cache, the records that the acts touch, and says so.
    Result<void> showAnew(const std::vector<Command> &commands);
    [[nodiscard]] Instant now() const;
    Result<qint64> lastProvisional();
    /// The first of the provisional numbers that the command's new records need; 0 where they need none.
    [[nodiscard]] qint64 provisionalFor(const Command &command) const;
    Overlay overlay();

    ReplicaSetup m_setup;
    Actor m_actor;
    Notifier m_notifier;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Cache> m_cache;
    std::shared_ptr<Contents> m_contents;
    PendingActs m_acts;
    qint64 m_lastProvisional = 0;
    qint64 m_clockOffsetMs = 0;
};

} // namespace replica
