#include "support/nginx.h"

#include "support/probe.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <unistd.h>

namespace support {

namespace {

constexpr int startMs = 10'000;
constexpr int stopMs = 5'000;
const QStringList folders{QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")};

/// Where it is: an ordinary user's path does not name it.
QString program()
{
    const auto found = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("nginx"), folders) : found;
}

} // namespace

bool Nginx::isInstalled()
{
    return !program().isEmpty();
}

Result<std::unique_ptr<Nginx>> Nginx::run(const QByteArray &http, const QMap<QString, QByteArray> &files)
{
    std::unique_ptr<Nginx> nginx(new Nginx(Probe().freePort()));
    for (auto it = files.begin(); it != files.end(); ++it)
        if (const auto written = nginx->write(it.key(), it.value()); !written)
            return Unexpected(written.error());
    QByteArray config = "daemon off;\nworker_processes auto;\npid nginx.pid;\nerror_log error.log;\nevents { worker_connections 4096; }\nhttp {\naccess_log off;\n"
                        "client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e;\n"
        + http + "\n}\n";
    if (::geteuid() == 0)
        config.prepend("user root;\n");
    config.replace("@PORT@", QByteArray::number(nginx->m_port)).replace("@FOLDER@", nginx->m_folder.path().toUtf8());
    return nginx->write(QStringLiteral("nginx.conf"), config).and_then([&] { return nginx->start(); }).map([&] { return std::move(nginx); });
}

Nginx::~Nginx()
{
    m_process.terminate();
    if (!m_process.waitForFinished(stopMs)) {
        m_process.kill();
        m_process.waitForFinished(stopMs);
    }
}

Result<void> Nginx::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return fail(ErrorCode::Storage, file.fileName(), file.errorString());
    return {};
}

Result<void> Nginx::start()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(), {QStringLiteral("-p"), m_folder.path() + u'/', QStringLiteral("-c"), QStringLiteral("nginx.conf"), QStringLiteral("-e"), QStringLiteral("error.log")});
    const QDeadlineTimer deadline(startMs);
    while (!Probe().reaches(m_port)) {
        constexpr int lookAgainMs = 20;
        if (deadline.hasExpired() || m_process.waitForFinished(lookAgainMs) || m_process.state() == QProcess::NotRunning)
            return fail(ErrorCode::Unavailable, QStringLiteral("nginx"), QString::fromUtf8(m_process.readAll()) + m_process.errorString());
    }
    return {};
}

} // namespace support
