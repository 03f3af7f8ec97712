// CommandBus: the port by which views act. A future ends when the act is durable in the outbox; the network has no part
// in it. Callable from any thread.
#pragma once

#include "contract/ports.h"

#include <functional>

namespace replica {
class Replica;
}

namespace syncing {

using namespace contract;

class Desk;

class CommandBus : public CommandSink
{
public:
    /// `acted` is called on the desk's thread after each act that was taken: there may be something to send.
    CommandBus(Desk &desk, std::function<void()> acted);

    QFuture<Result<void>> submit(const Command &command) override;
    QFuture<Result<void>> retry(const QUuid &command) override;
    QFuture<Result<void>> discard(const QUuid &command) override;
    QFuture<Result<void>> settle(const QUuid &command, const std::vector<ConflictChoice> &choices) override;

private:
    QFuture<Result<void>> act(std::function<Result<void>(replica::Replica &)> what);
    Desk &m_desk;
    std::function<void()> m_acted;
};

} // namespace syncing
