// Databases of both engines for the tests of yunhengctl: how it is told about them, and what it says they hold.
#pragma once

#include "ctl/tool.h"
#include "support/postgres.h"

#include <QTest>

namespace tests {

inline QString urlOf(const store::Location &location)
{
    if (location.engine == store::Engine::Sqlite)
        return QStringLiteral("sqlite:") + location.path;
    return QStringLiteral("postgres:///%1?host=%2&port=%3&user=%4").arg(location.database, location.host).arg(location.port).arg(location.user);
}

inline QStringList engines()
{
    return {QStringLiteral("sqlite"), QStringLiteral("postgres")};
}

inline store::Engine engineOf(const QString &name)
{
    return name == u"sqlite" ? store::Engine::Sqlite : store::Engine::Postgres;
}

inline void addEngines()
{
    QTest::addColumn<QString>("engine");
    for (const auto &engine : engines())
        QTest::addRow("%s", qPrintable(engine)) << engine;
}

/// Enough of a city for most of these tests.
inline const QStringList &fewResources()
{
    static const QStringList options{QStringLiteral("--scale"), QStringLiteral("small"), QStringLiteral("--resources"), QStringLiteral("300")};
    return options;
}

/// The lines "table rows digest" of verify, without the tables that time makes differ.
inline QStringList digests(const Tool &tool, const QString &url, const QStringList &without = {})
{
    const auto verified = tool.run({QStringLiteral("verify"), QStringLiteral("--database"), url});
    if (verified.exit != 0)
        qFatal("%s%s", qPrintable(verified.out), qPrintable(verified.err));
    QStringList lines;
    for (const auto &line : verified.out.split(u'\n', Qt::SkipEmptyParts))
        if (!without.contains(line.section(u' ', 0, 0)))
            lines << line;
    return lines;
}

inline const QStringList &ofTheMoment()
{
    static const QStringList tables{QStringLiteral("audit"), QStringLiteral("setting"), QStringLiteral("credential"), QStringLiteral("account")};
    return tables;
}

inline void migrated(const Tool &tool, const QString &url)
{
    const auto run = tool.run({QStringLiteral("migrate"), QStringLiteral("--database"), url});
    if (run.exit != 0)
        qFatal("%s", qPrintable(run.err));
}

inline void withDemo(const Tool &tool, const QString &url, const QStringList &more = {})
{
    migrated(tool, url);
    const auto run = tool.run(QStringList{QStringLiteral("demo"), QStringLiteral("--database"), url} + fewResources() + more);
    if (run.exit != 0)
        qFatal("%s", qPrintable(run.err));
}

} // namespace tests
