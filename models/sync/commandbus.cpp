#include "sync/commandbus.h"

#include "sync/desk.h"

namespace syncing {

CommandBus::CommandBus(Desk &desk, std::function<void()> acted) : m_desk(desk), m_acted(std::move(acted)) {}

QFuture<Result<void>> CommandBus::act(std::function<Result<void>(Replica &)> what)
{
    return m_desk.post([this, what = std::move(what)](Replica &replica) {
        auto done = what(replica);
        if (done)
            m_acted();
        return done;
    });
}

QFuture<Result<void>> CommandBus::submit(const Command &command)
{
    return act([command](Replica &replica) { return replica.enqueue(command); });
}

QFuture<Result<void>> CommandBus::retry(const QUuid &command)
{
    return act([command](Replica &replica) { return replica.retry(command); });
}

QFuture<Result<void>> CommandBus::discard(const QUuid &command)
{
    return act([command](Replica &replica) { return replica.discard(command); });
}

QFuture<Result<void>> CommandBus::settle(const QUuid &command, const std::vector<ConflictChoice> &choices)
{
    return act([command, choices](Replica &replica) { return replica.settle(command, choices); });
}

} // namespace syncing
