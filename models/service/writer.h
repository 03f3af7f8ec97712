// Writer: how acts become durable. Each act is all or nothing, and when write() returns it has been committed.
#pragma once

#include "service/connections.h"

#include <functional>

namespace service {

/// Writes what it likes through the connection; an error takes all of it back. May be called again from the beginning
/// where the database asks for that, so it must not keep anything from an earlier call.
using Act = std::function<Result<void>(store::Database &)>;

class Writer
{
public:
    virtual ~Writer() = default;
    /// One result an act, in order. Each act stands alone: one that fails takes no other back.
    virtual std::vector<Result<void>> write(std::vector<Act> acts) = 0;
    Result<void> write(Act act);
    /// Called after each commit, from the thread that committed. Set before the first write.
    void whenCommitted(std::function<void()> poke) { m_poke = std::move(poke); }

protected:
    void committed() const
    {
        if (m_poke)
            m_poke();
    }

private:
    std::function<void()> m_poke;
};

/// SQLite has one writer: a thread that takes all acts that wait, commits them together and wakes their owners. The
/// price of a durable commit is shared, and one connection alone writes and checkpoints.
Result<std::unique_ptr<Writer>> makeGroupCommit(store::Location location);
/// PostgreSQL: every thread writes through its own connection, side by side, and does an act again that another's act
/// got in the way of.
std::unique_ptr<Writer> makeSideBySide(Connections &connections);

} // namespace service
