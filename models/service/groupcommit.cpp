#include "service/writer.h"
#include "store/transaction.h"

#include <sqlite3.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace service {

namespace {

/// A group that is too large would make the first of it wait for the last.
constexpr size_t largestGroup = 256;

/// Pages of the journal that are written back once nobody waits for the writer; and those that are written back even so.
constexpr int pagesWorthwhile = 1'000;
constexpr int longestJournal = 8'000;
/// What the last hundreds of rows touched in a dozen indexes stays at hand.
const QString ownSettings = QStringLiteral("PRAGMA wal_autocheckpoint = 0;\nPRAGMA cache_size = -65536;\n");

struct Waiting {
    Act act;
    Result<void> result;
    bool done = false;
};

class GroupCommit : public Writer
{
public:
    explicit GroupCommit(store::Location location) : m_location(std::move(location)) {}
    ~GroupCommit() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_arrived.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }

    Result<void> start()
    {
        std::unique_lock lock(m_mutex);
        m_thread = std::thread([this] { work(); });
        m_finished.wait(lock, [this] { return m_opened; });
        return m_opening;
    }

    std::vector<Result<void>> write(std::vector<Act> acts) override
    {
        std::vector<Waiting> mine;
        mine.reserve(acts.size());
        for (auto &act : acts)
            mine.push_back({std::move(act), {}});
        std::unique_lock lock(m_mutex);
        for (auto &waiting : mine)
            m_queue.push_back(&waiting);
        m_arrived.notify_one();
        m_finished.wait(lock, [&] { return std::ranges::all_of(mine, &Waiting::done); });
        std::vector<Result<void>> results;
        results.reserve(mine.size());
        std::ranges::transform(mine, std::back_inserter(results), &Waiting::result);
        return results;
    }

private:
    void work()
    {
        auto database = store::Database::open(m_location);
        {
            const std::lock_guard lock(m_mutex);
            m_opened = true;
            m_opening = database ? (*database)->script(ownSettings) : Unexpected(database.error());
        }
        m_finished.notify_all();
        if (!m_opening)
            return;
        sqlite3_wal_hook((*database)->handle(), &noteJournal, &m_journal);
        for (auto group = nextGroup(); !group.empty(); group = nextGroup()) {
            const auto together = commit(**database, group);
            {
                const std::lock_guard lock(m_mutex);
                for (auto *waiting : group) {
                    if (!together && waiting->result)
                        waiting->result = together;
                    waiting->done = true;
                }
            }
            m_finished.notify_all();
            if (together)
                committed();
            if (m_journal >= longestJournal || (m_journal >= pagesWorthwhile && isIdle()))
                writeBack(**database);
        }
    }

    static int noteJournal(void *pages, sqlite3 *, const char *, int count)
    {
        *static_cast<int *>(pages) = count;
        return SQLITE_OK;
    }

    bool isIdle()
    {
        const std::lock_guard lock(m_mutex);
        return m_queue.empty();
    }

    /// A checkpoint makes whoever waits for the next commit wait for milliseconds more: those that were written first have
    /// been told by now. What a reader still needs stays in the journal for the next time.
    void writeBack(store::Database &database)
    {
        sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        m_journal = 0;
    }

    /// Waits for work. Empty: it is time to stop, and nothing waits any more.
    std::vector<Waiting *> nextGroup()
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        std::vector<Waiting *> group;
        while (!m_queue.empty() && group.size() < largestGroup) {
            group.push_back(m_queue.front());
            m_queue.pop_front();
        }
        return group;
    }

    static Result<void> commit(store::Database &database, std::span<Waiting *> group)
    {
        auto transaction = store::Transaction::begin(database);
        if (!transaction)
            return Unexpected(transaction.error());
        for (auto *waiting : group) {
            auto savepoint = store::Savepoint::begin(database);
            if (!savepoint)
                return Unexpected(savepoint.error());
            waiting->result = waiting->act.work(database);
            if (!waiting->result)
                continue;
            if (const auto released = savepoint->release(); !released)
                return released;
        }
        return transaction->commit();
    }

    store::Location m_location;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::condition_variable m_finished;
    std::deque<Waiting *> m_queue;
    bool m_stopping = false;
    bool m_opened = false;
    Result<void> m_opening;
    int m_journal = 0; ///< pages in it, as the last commit left it
    std::thread m_thread;
};

} // namespace

Result<std::unique_ptr<Writer>> makeGroupCommit(store::Location location)
{
    auto writer = std::make_unique<GroupCommit>(std::move(location));
    return writer->start().map([&]() -> std::unique_ptr<Writer> { return std::move(writer); });
}

} // namespace service
