#include "support/serverprocess.h"

#include "app/server/certificates.h"
#include "contract/systemports.h"
#include "seals/keyfile.h"
#include "service/accounts.h"
#include "service/service.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QRegularExpression>

namespace support {

namespace {

constexpr int startMs = 20'000;
constexpr int stopMs = 30'000;

Result<void> hire(const store::Location &location, const std::vector<Staff> &staff)
{
    const SystemClock clock;
    UuidV7Source ids(clock);
    auto database = store::Database::open(location);
    if (!database)
        return Unexpected(database.error());
    service::Accounts accounts(**database, clock, ids);
    for (const auto &one : staff) {
        const auto hired = accounts.create({.login = one.login, .password = one.password, .roles = one.roles, .unitScope = one.unitScope, .validUntil = {}, .person = {one.person}, .mustChangePassword = false});
        if (!hired)
            return Unexpected(hired.error());
    }
    return {};
}

} // namespace

ServerProcess::ServerProcess(const SiteOptions &options)
    : m_database(options.database.value_or(store::Location{.path = m_folder.filePath(QStringLiteral("yunheng.db"))})), m_environment(options.environment)
{
}

ServerProcess::~ServerProcess()
{
    kill();
}

Result<std::unique_ptr<ServerProcess>> ServerProcess::prepare(const SiteOptions &options)
{
    std::unique_ptr<ServerProcess> site(new ServerProcess(options));
    const auto ready = server::makeAuthority(site->folder())
                           .and_then([&] { return server::makeServerCertificate(site->folder(), {}); })
                           .and_then([&] { return seals::makeKeyFile(site->folder() + QStringLiteral("/seal.key"), seals::Algorithm::Sm2Sm3).map([](bool) {}); })
                           .and_then([&] { return service::Service::prepare(site->m_database); })
                           .and_then([&] { return hire(site->m_database, options.staff); });
    if (!ready)
        return Unexpected(ready.error());
    return site;
}

Result<std::unique_ptr<ServerProcess>> ServerProcess::run(const SiteOptions &options)
{
    auto site = prepare(options);
    if (site) {
        if (const auto started = (*site)->start(); !started)
            return Unexpected(started.error());
    }
    return site;
}

QString ServerProcess::authorityFile() const
{
    return m_folder.filePath(QStringLiteral("authority.pem"));
}

QString ServerProcess::logFile() const
{
    return m_folder.filePath(QStringLiteral("server.log"));
}

wire::ServerAddress ServerProcess::address() const
{
    return {.host = QStringLiteral("localhost"), .port = m_port, .authorityFile = authorityFile()};
}

QByteArray ServerProcess::log() const
{
    QFile file(logFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> ServerProcess::start()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("YUNHENG_SERVER_PORT"), QString::number(m_port));
    if (m_database.engine == store::Engine::Sqlite)
        environment.insert(QStringLiteral("YUNHENG_DATABASE_PATH"), m_database.path);
    if (m_database.engine == store::Engine::Postgres) {
        QFile password(m_folder.filePath(QStringLiteral("database.password")));
        if (!password.open(QIODevice::WriteOnly) || password.write(m_database.password.toUtf8() + '\n') < 1)
            return fail(ErrorCode::Storage, password.fileName());
        environment.insert(QStringLiteral("YUNHENG_DATABASE_ENGINE"), QStringLiteral("postgresql"));
        environment.insert(QStringLiteral("YUNHENG_DATABASE_HOST"), m_database.host);
        environment.insert(QStringLiteral("YUNHENG_DATABASE_PORT"), QString::number(m_database.port));
        environment.insert(QStringLiteral("YUNHENG_DATABASE_NAME"), m_database.database);
        environment.insert(QStringLiteral("YUNHENG_DATABASE_USER"), m_database.user);
        if (!m_database.password.isEmpty())
            environment.insert(QStringLiteral("YUNHENG_DATABASE_PASSWORD_FILE"), password.fileName());
    }
    for (auto it = m_environment.begin(); it != m_environment.end(); ++it)
        environment.insert(it.key(), it.value());
    QFile::remove(logFile());
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(logFile());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/yunheng-server"), {QStringLiteral("--data"), folder()});

    static const QRegularExpression listening(QStringLiteral("listening on [0-9.]+:([0-9]+)"));
    const QDeadlineTimer deadline(startMs);
    while (!deadline.hasExpired()) {
        const auto match = listening.match(QString::fromUtf8(log()));
        if (match.hasMatch()) {
            m_port = match.captured(1).toUShort();
            return {};
        }
        constexpr int lookAgainMs = 5;
        if (m_process.waitForFinished(lookAgainMs) || m_process.state() == QProcess::NotRunning)
            break;
    }
    return fail(ErrorCode::Unavailable, QStringLiteral("yunheng-server"), QString::fromUtf8(log()) + m_process.errorString());
}

void ServerProcess::terminate()
{
    m_process.terminate();
}

int ServerProcess::waitForEnd(int ms)
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(ms))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

int ServerProcess::stop()
{
    terminate();
    return waitForEnd(stopMs);
}

void ServerProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(stopMs);
}

} // namespace support
