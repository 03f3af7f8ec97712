// PendingActs: the unsettled acts in memory, as outbox.db has them, and which records they lie on. No database here.
#pragma once

#include "replica/outbox.h"

#include <QSet>

namespace replica {

struct PendingAct {
    Act act;
    /// Of an Accepted act: the records whose accepted revision has not come back yet.
    QSet<QUuid> awaited;

    /// True where the act still has to be predicted on the record: the server's row does not hold its effect.
    [[nodiscard]] bool liesOn(const QUuid &record) const
    {
        return act.state == ActState::Accepted ? awaited.contains(record) : isPredicted(act.state);
    }
};

class PendingActs
{
public:
    void add(Act act);
    /// Null where there is none.
    [[nodiscard]] PendingAct *find(const QUuid &command);
    /// The act takes this content; its seq stays, its command id may change.
    void replace(const Act &act);
    void remove(const QUuid &command);

    /// All of them, in their order.
    [[nodiscard]] const std::map<qint64, PendingAct> &inOrder() const { return m_acts; }
    /// Those that touch the record, in their order.
    [[nodiscard]] std::vector<PendingAct *> touching(const QUuid &record);
    [[nodiscard]] bool isTouched(const QUuid &record) const { return m_touching.contains(record); }
    /// The act and, in their order, those that build on it, directly or through others.
    [[nodiscard]] std::vector<PendingAct *> withDependents(const QUuid &command);

private:
    std::map<qint64, PendingAct> m_acts;
    QHash<QUuid, qint64> m_seqs;                      ///< by command
    QHash<QUuid, std::vector<qint64>> m_touching;     ///< by record, ascending
};

} // namespace replica
