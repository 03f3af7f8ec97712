#include "service/writer.h"
#include "store/transaction.h"

namespace service {

namespace {

/// More tries than this mean that the database is not merely busy.
constexpr int mostTries = 8;
constexpr int quickTries = 3;
/// Acts in one transaction: what they write stays locked until it ends, and the readers of the feed wait for it.
constexpr size_t largestGroup = 50;

/// serialization_failure, deadlock_detected; unique_violation: the act that was there first can be seen at the next try,
/// and the rules then give a better answer than the index does; not_null_violation: see Act::quick.
bool wantsAnotherTry(const Error &error)
{
    return error.code == ErrorCode::Storage && (error.field == u"40001" || error.field == u"40P01" || error.field == u"23505" || error.field == u"23502");
}

class SideBySide : public Writer
{
public:
    explicit SideBySide(Connections &connections) : m_connections(connections) {}

    std::vector<Result<void>> write(std::vector<Act> acts) override
    {
        std::vector<Result<void>> results;
        results.reserve(acts.size());
        for (size_t from = 0; from < acts.size(); from += largestGroup) {
            const auto group = std::span(acts).subspan(from, std::min(largestGroup, acts.size() - from));
            if (group.size() > 1 && std::ranges::all_of(group, [](const Act &act) { return act.quick != nullptr; }) && writeTogether(group)) {
                results.resize(results.size() + group.size());
                continue;
            }
            for (const auto &act : group)
                results.push_back(writeOne(act));
        }
        return results;
    }

private:
    /// What somebody did offline comes as many acts at once: they share the price of one durable commit. Where one of them
    /// does not go through, or the answer to the commit is lost, false: then each is written by itself, and finds out what
    /// is there already.
    bool writeTogether(std::span<const Act> group)
    {
        const auto database = m_connections.mine();
        if (!database)
            return false;
        auto transaction = store::Transaction::begin(**database);
        const auto done = transaction && std::ranges::all_of(group, [&](const Act &act) { return act.quick(**database).has_value(); }) && transaction->commit();
        if (done)
            committed();
        return done;
    }

    Result<void> writeOne(const Act &act)
    {
        Result<void> result;
        for (int tries = 0; tries < mostTries; ++tries) {
            const auto database = m_connections.mine();
            if (!database)
                return Unexpected(database.error());
            result = act.quick && tries < quickTries ? act.quick(**database) : commit(**database, act.work);
            if (result) {
                committed();
                return result;
            }
            if (isLost(**database, result.error()))
                m_connections.drop();
            else if (!wantsAnotherTry(result.error()))
                return result;
        }
        return result;
    }

    static Result<void> commit(store::Database &database, const Work &work)
    {
        auto transaction = store::Transaction::begin(database);
        if (!transaction)
            return Unexpected(transaction.error());
        return work(database).and_then([&] { return transaction->commit(); });
    }

    Connections &m_connections;
};

} // namespace

std::unique_ptr<Writer> makeSideBySide(Connections &connections)
{
    return std::make_unique<SideBySide>(connections);
}

} // namespace service
