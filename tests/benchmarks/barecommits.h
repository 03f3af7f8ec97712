// The baseline of push: one row, one durable commit, eight writers. The least that keeping anything costs.
#pragma once

#include "benchmarks/crowd.h"

#include <mutex>

namespace bench {

class BareCommits
{
public:
    explicit BareCommits(store::Engine engine) : m_fresh(engine)
    {
        if (!connect()->script(QStringLiteral("CREATE TABLE bare (id TEXT PRIMARY KEY NOT NULL, n BIGINT)")))
            giveUp("no table for the baseline");
        for (auto &connection : m_connections)
            connection = connect();
    }
    double rate(int commits)
    {
        // SQLite's writers wait in line here: left to its busy handler they would sleep, and the baseline would be low.
        const bool inLine = m_fresh.location().engine == store::Engine::Sqlite;
        return crowdRate(commits, [&](int thread, int n) {
            std::unique_lock lock(m_line, std::defer_lock);
            if (inLine)
                lock.lock();
            const auto done = m_connections[size_t(thread)]->run(QStringLiteral("INSERT INTO bare (id, n) VALUES (?, ?)"), {idText(QUuid::createUuid()), qint64(n)});
            if (!done)
                giveUp(done.error().message.toStdString());
        });
    }

private:
    [[nodiscard]] std::unique_ptr<store::Database> connect() const
    {
        auto opened = store::Database::open(m_fresh.location());
        if (!opened)
            giveUp("no connection for the baseline");
        return *std::move(opened);
    }
    support::FreshDatabase m_fresh;
    std::array<std::unique_ptr<store::Database>, crowdSize> m_connections;
    std::mutex m_line;
};

} // namespace bench
