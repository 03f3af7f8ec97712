// Which acts may be sent next, and what becomes of them when no answer comes.
#include "replica/replica.h"

namespace replica {

Result<std::vector<Command>> Replica::nextToSend(int limit, const QSet<QUuid> &except)
{
    std::vector<Command> commands;
    ActChanges changes;
    QSet<QUuid> sent;
    size_t targets = 0;
    for (const auto &[seq, pending] : m_acts.inOrder()) {
        const auto &act = pending.act;
        const bool unsent = act.state == ActState::Queued || act.state == ActState::Sending;
        if (!unsent || except.contains(act.command.id))
            continue;
        const bool waits = std::ranges::any_of(act.command.after, [&](const QUuid &earlier) {
            const auto *predecessor = m_acts.find(earlier);
            return predecessor && predecessor->act.state != ActState::Accepted && !sent.contains(earlier);
        });
        if (waits)
            continue;
        targets += act.command.targets.size();
        if (int(commands.size()) == limit || (targets > size_t(maxTargets) && !commands.empty()))
            break;
        sent.insert(act.command.id);
        commands.push_back(act.command);
        changes.updated.push_back(act);
        changes.updated.back().state = ActState::Sending;
        ++changes.updated.back().attempts;
    }
    if (commands.empty())
        return commands;
    return write(std::move(changes)).map([&] { return std::move(commands); });
}

Result<void> Replica::sendingFailed(const std::vector<Command> &commands, const Error &error)
{
    ActChanges changes;
    for (const auto &command : commands) {
        const auto *pending = m_acts.find(command.id);
        if (!pending || pending->act.state != ActState::Sending)
            continue;
        changes.updated.push_back(pending->act);
        changes.updated.back().state = ActState::Queued;
        changes.updated.back().lastError = error;
    }
    return changes.updated.empty() ? Result<void>() : write(std::move(changes));
}

} // namespace replica
