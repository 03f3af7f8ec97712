#include "service/writer.h"
#include "store/transaction.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace service {

namespace {

/// More tries than this mean that the database is not merely busy.
constexpr int mostTries = 8;
constexpr int quickTries = 3;
/// Acts in one transaction: what they write stays locked until it ends, and the readers of the feed wait for it.
constexpr size_t largestGroup = 50;
/// Threads that write what gathered, at a time.
constexpr int mostLeaders = 1;
/// Whoever waits longer than this for others to write its act writes it alone: one that hangs at a lock stops nobody.
constexpr auto patience = std::chrono::milliseconds(100);
/// So long a group waits for a row that somebody holds; then each of its acts goes its own way.
const QString groupSettings = QStringLiteral("SET LOCAL lock_timeout = '100ms'");

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
        if (acts.size() == 1 && acts.front().quick)
            return {writeInCompany(acts.front())};
        std::vector<Result<void>> results;
        results.reserve(acts.size());
        for (size_t from = 0; from < acts.size(); from += largestGroup) {
            const auto group = std::span(acts).subspan(from, std::min(largestGroup, acts.size() - from));
            if (group.size() > 1 && std::ranges::all_of(group, [](const Act &act) { return act.quick != nullptr; }) && writeTogether(pointersTo(group))) {
                results.resize(results.size() + group.size());
                continue;
            }
            for (const auto &act : group)
                results.push_back(writeOne(act));
        }
        return results;
    }

private:
    /// An act of one request that waits to be written with others'.
    struct Waiting {
        const Act *act;
        enum class Turn { Wait, Lead, Written, Alone } turn = Turn::Wait;
        std::condition_variable called = {};
    };

    static void call(Waiting &waiting, Waiting::Turn turn)
    {
        waiting.turn = turn;
        waiting.called.notify_one();
    }

    /// Under the mutex: those who wait now, out of the line.
    std::vector<Waiting *> takeLine()
    {
        const auto end = m_line.begin() + qptrdiff(std::min(m_line.size(), largestGroup - 1));
        const std::vector<Waiting *> taken(m_line.begin(), end);
        m_line.erase(m_line.begin(), end);
        return taken;
    }

    /// Many people's single acts share the price of a durable commit too: while one thread writes, those that come gather,
    /// and the first of them writes them all. Whoever comes when nobody writes goes at once, as if there were no line.
    Result<void> writeInCompany(const Act &act)
    {
        using Turn = Waiting::Turn;
        Waiting mine{.act = &act};
        std::unique_lock lock(m_mutex);
        if (m_leaders < mostLeaders) {
            ++m_leaders;
            mine.turn = Turn::Lead;
        } else {
            m_line.push_back(&mine);
            // Whoever is out of the line is in a group, whose leader will say how it went.
            while (mine.turn == Turn::Wait)
                if (mine.called.wait_for(lock, patience) == std::cv_status::timeout && mine.turn == Turn::Wait && std::erase(m_line, &mine) > 0)
                    mine.turn = Turn::Alone;
        }
        if (mine.turn == Turn::Written)
            return {};
        if (mine.turn == Turn::Alone) {
            lock.unlock();
            return writeOne(act);
        }
        const auto others = takeLine();
        lock.unlock();

        std::vector<const Act *> group{&act};
        std::ranges::transform(others, std::back_inserter(group), &Waiting::act);
        const bool together = !others.empty() && writeTogether(group);
        Result<void> result;
        if (others.empty())
            result = writeOne(act);

        lock.lock();
        for (auto *other : others)
            call(*other, together ? Turn::Written : Turn::Alone);
        if (m_line.empty()) {
            --m_leaders;
        } else {
            call(*m_line.front(), Turn::Lead);
            m_line.pop_front();
        }
        lock.unlock();
        return together || others.empty() ? result : writeOne(act);
    }

    /// What somebody did offline comes as many acts at once: they share the price of one durable commit. Where one of them
    /// does not go through, or the answer to the commit is lost, false: then each is written by itself, and finds out what
    /// is there already.
    bool writeTogether(const std::vector<const Act *> &group)
    {
        const auto database = m_connections.mine();
        if (!database)
            return false;
        auto transaction = store::Transaction::begin(**database);
        const auto done = transaction && (*database)->script(groupSettings) && std::ranges::all_of(group, [&](const Act *act) { return act->quick(**database).has_value(); }) && transaction->commit();
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

    static std::vector<const Act *> pointersTo(std::span<const Act> acts)
    {
        std::vector<const Act *> pointers;
        for (const auto &act : acts)
            pointers.push_back(&act);
        return pointers;
    }

    Connections &m_connections;
    std::mutex m_mutex;
    std::deque<Waiting *> m_line;
    int m_leaders = 0; ///< threads that write now what gathered
};

} // namespace

std::unique_ptr<Writer> makeSideBySide(Connections &connections)
{
    return std::make_unique<SideBySide>(connections);
}

} // namespace service
