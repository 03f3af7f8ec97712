// RecordingSink: a CommandSink that keeps what views send and lets the replica of the test answer, as the worker does.
#pragma once

#include "contract/ports.h"
#include "replica/replica.h"

class RecordingSink : public contract::CommandSink
{
public:
    struct Settlement {
        QUuid command;
        std::vector<contract::ConflictChoice> choices;
    };

    QFuture<contract::Result<void>> submit(const contract::Command &command) override
    {
        commands.push_back(command);
        return done(answer.and_then([&] { return replica ? replica->enqueue(command) : contract::Result<void>(); }));
    }
    QFuture<contract::Result<void>> retry(const QUuid &command) override
    {
        retried.push_back(command);
        return done(answer.and_then([&] { return replica ? replica->retry(command) : contract::Result<void>(); }));
    }
    QFuture<contract::Result<void>> discard(const QUuid &command) override
    {
        discarded.push_back(command);
        return done(answer.and_then([&] { return replica ? replica->discard(command) : contract::Result<void>(); }));
    }
    QFuture<contract::Result<void>> settle(const QUuid &command, const std::vector<contract::ConflictChoice> &choices) override
    {
        settled.push_back({command, choices});
        return done(answer.and_then([&] { return replica ? replica->settle(command, choices) : contract::Result<void>(); }));
    }

    replica::Replica *replica = nullptr;
    contract::Result<void> answer; ///< an error here is what everything is answered with
    std::vector<contract::Command> commands;
    std::vector<QUuid> retried;
    std::vector<QUuid> discarded;
    std::vector<Settlement> settled;

private:
    [[nodiscard]] static QFuture<contract::Result<void>> done(const contract::Result<void> &result)
    {
        QPromise<contract::Result<void>> promise;
        promise.start();
        promise.addResult(result);
        promise.finish();
        return promise.future();
    }
};
