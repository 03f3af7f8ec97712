// A server that yunhengctl init has just made, and signing in to it.
#pragma once

#include "ctl/tool.h"

#include "contract/systemports.h"
#include "service/service.h"

namespace tests {

/// The configuration's path of a fresh server.
inline QString freshServer(const Tool &tool)
{
    const auto made = tool.run({QStringLiteral("init"), QStringLiteral("--dir"), tool.path(QStringLiteral("server")), QStringLiteral("--password-file"),
        tool.file(QStringLiteral("first"), tests::goodPassword)});
    if (made.exit != 0)
        qFatal("%s", qPrintable(made.err));
    return tool.path(QStringLiteral("server/yunheng-server.conf"));
}

inline store::Location databaseIn(const Tool &tool)
{
    return {.path = tool.path(QStringLiteral("server/yunheng.db"))};
}

inline contract::Result<contract::Session> signIn(const Tool &tool, const QString &login, const QString &password)
{
    static const contract::SystemClock clock;
    static contract::UuidV7Source ids(clock);
    return service::Service::open({.database = databaseIn(tool)}, clock, ids, contract::shippedCatalogues())
        .and_then([&](const std::unique_ptr<service::Service> &service) {
            return service->signIn({login, password, {}, QStringLiteral("test")}, QStringLiteral("127.0.0.1"));
        });
}

} // namespace tests
