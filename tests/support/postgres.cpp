#include "support/postgres.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>

namespace support {

namespace {

const QString prefix = QStringLiteral("yunheng-pg-");

/// The newest installed one; Debian keeps it out of PATH.
QString findPrograms()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    auto names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::ranges::sort(names, std::greater(), [](const QString &name) { return name.toInt(); });
    for (const auto &name : names)
        if (const QString folder = versions.filePath(name + QStringLiteral("/bin")); QFile::exists(folder + QStringLiteral("/initdb")))
            return folder;
    qFatal("PostgreSQL is not installed: no /usr/lib/postgresql/*/bin/initdb");
    return {};
}

/// PostgreSQL refuses to run as root.
const passwd *unprivileged()
{
    const passwd *user = getpwnam("postgres");
    return user ? user : getpwnam("nobody");
}

/// Folders of test runs that were killed before they could clean up: the name holds their pid.
void sweep()
{
    const QDir temporary(QDir::tempPath());
    for (const auto &name : temporary.entryList({prefix + u'*'}, QDir::Dirs)) {
        const auto pid = name.mid(prefix.size()).section(u'-', 0, 0).toInt();
        if (pid > 0 && kill(pid, 0) != 0 && errno == ESRCH)
            QDir(temporary.filePath(name)).removeRecursively();
    }
}

} // namespace

PostgresServer &PostgresServer::shared()
{
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer() : m_folder((sweep(), QDir::tempPath() + u'/' + prefix + QString::number(getpid()) + QStringLiteral("-XXXXXX"))), m_programs(findPrograms())
{
    make();
    start();
}

PostgresServer::~PostgresServer()
{
    kill(pid_t(m_server.processId()), SIGINT); // "fast": open connections are no reason to wait
    if (!m_server.waitForFinished(10'000)) {
        m_server.kill();
        m_server.waitForFinished(5'000);
    }
}

QStringList PostgresServer::asUnprivileged(const QStringList &command) const
{
    QStringList whole{QStringLiteral("--pdeathsig"), QStringLiteral("QUIT")};
    if (geteuid() == 0) {
        const auto *user = unprivileged();
        whole << QStringLiteral("--reuid=%1").arg(user->pw_uid) << QStringLiteral("--regid=%1").arg(user->pw_gid) << QStringLiteral("--clear-groups");
    }
    return whole << QStringLiteral("--") << command;
}

void PostgresServer::make()
{
    if (geteuid() == 0) {
        const auto *user = unprivileged();
        if (!user || chown(QFile::encodeName(m_folder.path()).constData(), user->pw_uid, user->pw_gid) != 0)
            qFatal("no unprivileged user to run PostgreSQL as");
    }
    QProcess initdb;
    initdb.setWorkingDirectory(m_folder.path());
    initdb.start(QStringLiteral("setpriv"), asUnprivileged({m_programs + QStringLiteral("/initdb"), QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-U"),
                                                           QStringLiteral("yunheng"), QStringLiteral("--auth=trust"), QStringLiteral("--locale=C"), QStringLiteral("--encoding=UTF8"),
                                                           QStringLiteral("--no-sync"), QStringLiteral("--no-instructions")}));
    if (!initdb.waitForFinished(60'000) || initdb.exitCode() != 0)
        qFatal("initdb failed: %s", initdb.readAllStandardError().constData());
}

void PostgresServer::start()
{
    m_server.setWorkingDirectory(m_folder.path());
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
    m_server.start(QStringLiteral("setpriv"), asUnprivileged({m_programs + QStringLiteral("/postgres"), QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"),
                                                             m_folder.path(), QStringLiteral("-c"), QStringLiteral("listen_addresses="), QStringLiteral("-c"), QStringLiteral("max_connections=60"),
                                                             QStringLiteral("-c"), QStringLiteral("shared_buffers=64MB"), QStringLiteral("-c"), QStringLiteral("fsync=on")}));
    QElapsedTimer timer;
    timer.start();
    QProcess ready;
    do {
        ready.start(m_programs + QStringLiteral("/pg_isready"), {QStringLiteral("-q"), QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), QStringLiteral("yunheng")});
        ready.waitForFinished(5'000);
        // The wait ends at once where the server gave up.
    } while (ready.exitCode() != 0 && timer.elapsed() < 30'000 && !m_server.waitForFinished(50));
    if (ready.exitCode() == 0)
        return;
    QFile log(m_folder.filePath(QStringLiteral("log")));
    const bool opened = log.open(QIODevice::ReadOnly);
    qFatal("PostgreSQL did not start: %s", opened ? log.readAll().constData() : "no log");
}

store::Location PostgresServer::at(const QString &database) const
{
    return {.engine = store::Engine::Postgres, .host = m_folder.path(), .port = 5432, .database = database, .user = QStringLiteral("yunheng")};
}

store::Location PostgresServer::freshDatabase()
{
    const QString name = QStringLiteral("fresh%1").arg(++m_databases);
    auto administration = store::Database::open(at(QStringLiteral("postgres")));
    if (!administration || !(*administration)->script(QStringLiteral("CREATE DATABASE %1").arg(name)))
        qFatal("no fresh database");
    return at(name);
}

FreshDatabase::FreshDatabase(store::Engine engine)
{
    if (engine == store::Engine::Postgres) {
        m_location = PostgresServer::shared().freshDatabase();
        return;
    }
    m_folder = std::make_unique<QTemporaryDir>();
    m_location.path = m_folder->filePath(QStringLiteral("fresh.db"));
}

} // namespace support
