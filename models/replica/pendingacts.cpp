#include "replica/pendingacts.h"

namespace replica {

void PendingActs::add(Act act)
{
    const auto seq = act.seq;
    m_seqs.insert(act.command.id, seq);
    for (const auto &target : act.command.targets) {
        auto &seqs = m_touching[target.id];
        seqs.insert(std::ranges::upper_bound(seqs, seq), seq);
    }
    m_acts.emplace(seq, PendingAct{std::move(act), {}});
}

PendingAct *PendingActs::find(const QUuid &command)
{
    const auto seq = m_seqs.constFind(command);
    return seq == m_seqs.cend() ? nullptr : &m_acts.at(*seq);
}

void PendingActs::replace(const Act &act)
{
    const auto held = m_acts.find(act.seq);
    Q_ASSERT_X(held != m_acts.end(), "PendingActs::replace", "the act is there");
    const auto awaited = held->second.awaited;
    remove(held->second.act.command.id);
    add(act);
    m_acts.at(act.seq).awaited = awaited;
}

void PendingActs::remove(const QUuid &command)
{
    const auto seq = m_seqs.take(command);
    const auto held = m_acts.find(seq);
    if (held == m_acts.end())
        return;
    for (const auto &target : held->second.act.command.targets) {
        auto &seqs = m_touching[target.id];
        std::erase(seqs, seq);
        if (seqs.empty())
            m_touching.remove(target.id);
    }
    m_acts.erase(held);
}

std::vector<PendingAct *> PendingActs::touching(const QUuid &record)
{
    std::vector<PendingAct *> acts;
    for (const auto seq : m_touching.value(record))
        acts.push_back(&m_acts.at(seq));
    return acts;
}

std::vector<PendingAct *> PendingActs::withDependents(const QUuid &command)
{
    std::vector<PendingAct *> found;
    QSet<QUuid> ids{command};
    // A dependent always stands behind what it builds on, so one walk in order meets the whole chain.
    for (auto &[seq, pending] : m_acts) {
        const auto &act = pending.act.command;
        const bool dependent = std::ranges::any_of(act.after, [&](const QUuid &earlier) { return ids.contains(earlier); });
        if (act.id != command && !dependent)
            continue;
        ids.insert(act.id);
        found.push_back(&pending);
    }
    return found;
}

} // namespace replica
