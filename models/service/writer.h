// Writer: how acts become durable. Each act is all or nothing, and when write() returns it has been committed.
#pragma once

#include "service/connections.h"

#include <functional>

namespace service {

/// Writes through the connection; an error takes all of it back. May be called again from the beginning where the
/// database asks for that, so it must not build on what an earlier call found.
using Work = std::function<Result<void>(store::Database &)>;

struct Act {
    Work work; ///< runs within a transaction
    /// The same without one, where it can be done: reads freely and then writes with a single statement, which
    /// PostgreSQL commits by itself. Three round trips fewer. A statement that finds what it read changed fails with
    /// not_null_violation; after a few of those the transaction's locks settle who is first.
    Work quick = {};
};

class Writer
{
public:
    virtual ~Writer() = default;
    /// One result an act, in order. Each act stands alone: one that fails takes no other back.
    virtual std::vector<Result<void>> write(std::vector<Act> acts) = 0;
    Result<void> write(Work work);
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
