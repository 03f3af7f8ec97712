// How acts leave the outbox: by the server's answer, or by a person's decision. Each function changes outbox.db in one
// transaction and then shows the records anew.
#include "replica/replica.h"

namespace replica {

namespace {

/// Several acts changed together; each is copied at its first change.
class ActEdits
{
public:
    Act &of(const PendingAct &pending) { return m_changed.try_emplace(pending.act.seq, pending.act).first->second; }
    [[nodiscard]] std::vector<Act> all() const
    {
        std::vector<Act> acts;
        for (const auto &[seq, act] : m_changed)
            acts.push_back(act);
        return acts;
    }

private:
    std::map<qint64, Act> m_changed;
};

/// Refused only because an act that it builds on was.
bool fellWithAnother(const Act &act)
{
    const auto *refused = act.receipt ? std::get_if<Refused>(&act.receipt->outcome) : nullptr;
    return act.state == ActState::Refused && refused != nullptr && refused->error.code == ErrorCode::DependencyRefused;
}

/// As if never sent; under a new id, since the server's answer to the old one is final.
void queueAgain(Act &act, const QUuid &id)
{
    act.command.id = id;
    act.state = ActState::Queued;
    act.receipt.reset();
    act.lastError.reset();
    act.attempts = 0;
}

void buildOn(Act &act, const QUuid &replaced, const std::vector<QUuid> &successors)
{
    auto &after = act.command.after;
    const auto held = std::ranges::find(after, replaced);
    if (held == after.end())
        return;
    after.insert(after.erase(held), successors.begin(), successors.end());
}

std::vector<Command> commandsOf(const std::vector<PendingAct *> &chain)
{
    std::vector<Command> commands;
    for (const auto *pending : chain)
        commands.push_back(pending->act.command);
    return commands;
}

bool mayHaveReachedServer(const Act &act)
{
    return act.state == ActState::Accepted || act.state == ActState::Sending || (act.state == ActState::Queued && act.attempts > 0);
}

/// The chosen values of one record, and those that lost.
struct Chosen {
    Patch fields;
    Patch overruled;
    bool operator==(const Chosen &) const = default;
};

Result<Chosen> chosenFor(const QUuid &record, const Patch &asked, const Conflict &conflict, const std::vector<ConflictChoice> &choices)
{
    Chosen chosen{asked, {}};
    for (const auto &clash : conflict.fields) {
        if (clash.record != record)
            continue;
        const auto choice = std::ranges::find_if(choices, [&](const ConflictChoice &c) { return c.record == record && c.field == clash.field; });
        if (choice == choices.end())
            return fail(ErrorCode::RequiredMissing, clash.field);
        switch (choice->keep) {
        case ConflictChoice::Keep::Mine:
            chosen.overruled[clash.field] = clash.theirs;
            break;
        case ConflictChoice::Keep::Theirs:
            chosen.fields.erase(clash.field);
            chosen.overruled[clash.field] = clash.mine;
            break;
        case ConflictChoice::Keep::Base:
            chosen.fields[clash.field] = clash.base;
            chosen.overruled[clash.field] = clash.mine;
            break;
        }
    }
    return chosen;
}

} // namespace

Result<void> Replica::receive(const std::vector<Receipt> &receipts)
{
    ActEdits edits;
    ActChanges changes;
    std::vector<Command> toShow;
    std::vector<QUuid> accepted;
    for (const auto &receipt : receipts) {
        const auto *pending = m_acts.find(receipt.command);
        if (!pending || pending->act.state == ActState::Accepted)
            continue;
        auto &act = edits.of(*pending);
        if (const auto *applied = std::get_if<Applied>(&receipt.outcome)) {
            act.state = ActState::Accepted;
            act.receipt = receipt;
            act.lastError.reset();
            accepted.push_back(receipt.command);
            changes.own.insert(changes.own.end(), applied->records.begin(), applied->records.end());
        } else if (std::holds_alternative<Conflict>(receipt.outcome)) {
            act.state = ActState::Conflicted;
            act.receipt = receipt;
        } else if (const auto &refused = std::get<Refused>(receipt.outcome); refused.error.code == ErrorCode::DependencyRefused && waitsForDecision(act, edits.all())) {
            // What it builds on is in conflict and will be sent again: the act waits, undecided, under an id of its own.
            const auto id = m_setup.ids.next();
            for (auto *dependent : m_acts.withDependents(receipt.command))
                buildOn(edits.of(*dependent), receipt.command, {id});
            queueAgain(edits.of(*pending), id);
        } else {
            for (auto *fallen : m_acts.withDependents(receipt.command)) {
                auto &with = edits.of(*fallen);
                const bool first = fallen == pending;
                with.state = ActState::Refused;
                with.receipt = first ? receipt : Receipt{with.command.id, Refused{{ErrorCode::DependencyRefused, {}, {}}, {}}, receipt.receivedAt};
            }
        }
    }
    changes.updated = edits.all();
    for (const auto &act : changes.updated)
        toShow.push_back(act.command);
    if (const auto written = write(std::move(changes)); !written)
        return written;

    for (const auto &command : accepted) {
        auto *pending = m_acts.find(command);
        auto awaited = overlay().awaitedOf(pending->act);
        if (!awaited)
            return Unexpected(awaited.error());
        pending->awaited = *std::move(awaited);
        const auto &merged = std::get<Applied>(pending->act.receipt->outcome).merged;
        if (!merged.empty())
            Q_EMIT m_notifier.merged(command, QVector<MergeNote>(merged.begin(), merged.end()));
    }
    return showAnew(toShow).and_then([&] { return settleArrived(); });
}

bool Replica::waitsForDecision(const Act &act, const std::vector<Act> &edited)
{
    return std::ranges::any_of(act.command.after, [&](const QUuid &earlier) {
        const auto *pending = m_acts.find(earlier);
        if (!pending)
            return false;
        const auto change = std::ranges::find(edited, pending->act.seq, &Act::seq);
        const auto state = change == edited.end() ? pending->act.state : change->state;
        return state == ActState::Conflicted || state == ActState::Queued;
    });
}

Result<void> Replica::comeBack(const QUuid &command, const Error &error)
{
    return receive({Receipt{command, Refused{error, {}}, now()}});
}

Result<void> Replica::settleArrived()
{
    ActChanges changes;
    for (const auto &[seq, pending] : m_acts.inOrder())
        if (pending.act.state == ActState::Accepted && pending.awaited.isEmpty())
            changes.removed.push_back(pending.act.command.id);
    return changes.removed.empty() ? Result<void>() : write(std::move(changes));
}

Result<void> Replica::retry(const QUuid &command)
{
    const auto *pending = m_acts.find(command);
    if (!pending)
        return fail(ErrorCode::NotFound, QStringLiteral("command"));
    if (pending->act.state != ActState::Refused)
        return fail(ErrorCode::Stale, QStringLiteral("command"), QStringLiteral("the act is not refused"));
    return replaceAct(*pending, {pending->act.command});
}

Result<void> Replica::discard(const QUuid &command)
{
    const auto chain = m_acts.withDependents(command);
    if (chain.empty())
        return fail(ErrorCode::NotFound, QStringLiteral("command"));
    if (std::ranges::any_of(chain, [](const PendingAct *pending) { return mayHaveReachedServer(pending->act); }))
        return fail(ErrorCode::Stale, QStringLiteral("command"), QStringLiteral("the act may have reached the server"));
    const auto commands = commandsOf(chain);
    ActChanges changes;
    for (const auto &gone : commands)
        changes.removed.push_back(gone.id);
    return write(std::move(changes)).and_then([&] { return showAnew(commands); });
}

Result<void> Replica::settle(const QUuid &command, const std::vector<ConflictChoice> &choices)
{
    const auto *pending = m_acts.find(command);
    if (!pending)
        return fail(ErrorCode::NotFound, QStringLiteral("command"));
    if (pending->act.state != ActState::Conflicted)
        return fail(ErrorCode::Stale, QStringLiteral("command"), QStringLiteral("the act is not in conflict"));
    const auto &conflict = std::get<Conflict>(pending->act.receipt->outcome);

    // What lost is told once a command: records that differ in it, or in what they share, become commands of their own.
    std::vector<std::pair<Chosen, std::vector<Target>>> groups;
    for (const auto &target : pending->act.command.targets) {
        auto chosen = chosenFor(target.id, fieldsFor(target, pending->act.command), conflict, choices);
        if (!chosen)
            return Unexpected(chosen.error());
        const Patch own = target.fields.empty() ? Patch() : std::exchange(chosen->fields, {});
        const auto theirs = std::ranges::find(conflict.current, target.id, &AppliedRecord::id);
        auto group = std::ranges::find(groups, *chosen, [](const auto &g) { return g.first; });
        if (group == groups.end())
            group = groups.insert(group, {*std::move(chosen), {}});
        group->second.push_back({target.id, theirs == conflict.current.end() ? target.baseRevision : theirs->revision, own});
    }
    std::vector<Command> successors;
    for (auto &[chosen, targets] : groups) {
        Command successor = pending->act.command;
        successor.targets = std::move(targets);
        successor.fields = chosen.fields;
        successor.overruled = chosen.overruled;
        successor.occurredAt = now();
        successors.push_back(std::move(successor));
    }
    return replaceAct(*pending, std::move(successors));
}

/// Puts commands, under new ids, in the place of an act that a person decided on; what fell with it is queued again too.
Result<void> Replica::replaceAct(const PendingAct &held, std::vector<Command> successors)
{
    const auto old = held.act.command;
    std::vector<QUuid> ids;
    for (auto &successor : successors)
        ids.push_back(successor.id = m_setup.ids.next());

    ActEdits edits;
    ActChanges changes;
    const auto chain = m_acts.withDependents(old.id);
    for (auto *pending : chain) {
        auto &act = edits.of(*pending);
        if (pending == &held) {
            queueAgain(act, ids.front());
            act.command = successors.front();
            continue;
        }
        buildOn(act, old.id, ids);
        if (!fellWithAnother(act))
            continue;
        const auto before = act.command.id;
        queueAgain(act, m_setup.ids.next());
        for (auto *dependent : chain)
            buildOn(edits.of(*dependent), before, {act.command.id});
    }
    for (size_t i = 1; i < successors.size(); ++i)
        changes.added.push_back({.seq = held.act.seq + qint64(i), .command = successors[i]});

    changes.updated = edits.all();
    std::vector<Command> toShow{old};
    for (const auto &act : changes.updated)
        toShow.push_back(act.command);
    return write(std::move(changes)).and_then([&] { return showAnew(toShow); });
}

} // namespace replica
