#include "service/writer.h"
#include "store/transaction.h"

namespace service {

namespace {

/// More tries than this mean that the database is not merely busy.
constexpr int mostTries = 8;

/// serialization_failure, deadlock_detected, and unique_violation: the act that was there first can be seen at the next
/// try, and the rules then give it a better answer than the index does.
bool wantsAnotherTry(const Error &error)
{
    return error.code == ErrorCode::Storage && (error.field == u"40001" || error.field == u"40P01" || error.field == u"23505");
}

class SideBySide : public Writer
{
public:
    explicit SideBySide(Connections &connections) : m_connections(connections) {}

    std::vector<Result<void>> write(std::vector<Act> acts) override
    {
        std::vector<Result<void>> results;
        results.reserve(acts.size());
        for (const auto &act : acts)
            results.push_back(writeOne(act));
        return results;
    }

private:
    Result<void> writeOne(const Act &act)
    {
        Result<void> result;
        for (int tries = 0; tries < mostTries; ++tries) {
            const auto database = m_connections.mine();
            if (!database)
                return Unexpected(database.error());
            result = commit(**database, act);
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

    static Result<void> commit(store::Database &database, const Act &act)
    {
        auto transaction = store::Transaction::begin(database);
        if (!transaction)
            return Unexpected(transaction.error());
        return act(database).and_then([&] { return transaction->commit(); });
    }

    Connections &m_connections;
};

} // namespace

std::unique_ptr<Writer> makeSideBySide(Connections &connections)
{
    return std::make_unique<SideBySide>(connections);
}

} // namespace service
