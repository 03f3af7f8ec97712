#include "support/alertmanager.h"

#include "support/probe.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>

namespace support {

namespace {

constexpr int startMs = 20'000;
constexpr int stopMs = 5'000;

QString program(const char *name)
{
    return QStandardPaths::findExecutable(QString::fromLatin1(name));
}

QString ago(int seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(-seconds).toString(Qt::ISODateWithMs);
}

QByteArray configFor(const Webhook &webhook)
{
    return "route:\n  receiver: yunheng\n  group_by: [alertname]\n  group_wait: 100ms\n  group_interval: 300ms\n  repeat_interval: 1h\n"
           "receivers:\n- name: yunheng\n  webhook_configs:\n  - url: "
        + webhook.url.toUtf8() + "\n    send_resolved: true\n    http_config:\n      authorization:\n        type: Bearer\n        credentials: " + webhook.token
        + "\n      tls_config:\n        ca_file: " + webhook.authorityFile.toUtf8() + '\n';
}

} // namespace

bool Alertmanager::isInstalled()
{
    return !program("prometheus-alertmanager").isEmpty() && !program("amtool").isEmpty();
}

Result<std::unique_ptr<Alertmanager>> Alertmanager::run(const Webhook &webhook)
{
    std::unique_ptr<Alertmanager> manager(new Alertmanager(Probe().freePort()));
    QFile config(manager->m_folder.filePath(QStringLiteral("alertmanager.yml")));
    const auto text = configFor(webhook);
    if (!config.open(QIODevice::WriteOnly) || config.write(text) != text.size())
        return fail(ErrorCode::Storage, config.fileName(), config.errorString());
    config.close();
    return manager->start().map([&] { return std::move(manager); });
}

Alertmanager::~Alertmanager()
{
    m_process.terminate();
    if (!m_process.waitForFinished(stopMs)) {
        m_process.kill();
        m_process.waitForFinished(stopMs);
    }
}

QString Alertmanager::logFile() const
{
    return m_folder.filePath(QStringLiteral("log"));
}

QByteArray Alertmanager::log() const
{
    QFile file(logFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> Alertmanager::start()
{
    m_process.setStandardErrorFile(logFile());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(program("prometheus-alertmanager"),
                    {QStringLiteral("--config.file=") + m_folder.filePath(QStringLiteral("alertmanager.yml")), QStringLiteral("--storage.path=") + m_folder.filePath(QStringLiteral("data")),
                     QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port), QStringLiteral("--cluster.listen-address=")});
    const QDeadlineTimer deadline(startMs);
    while (!Probe().reaches(m_port)) {
        constexpr int lookAgainMs = 20;
        if (deadline.hasExpired() || m_process.waitForFinished(lookAgainMs) || m_process.state() == QProcess::NotRunning)
            return fail(ErrorCode::Unavailable, QStringLiteral("prometheus-alertmanager"), QString::fromUtf8(log()) + m_process.errorString());
    }
    return {};
}

Result<void> Alertmanager::fire(const QString &name, const QStringList &labels, const QString &summary)
{
    return add(name, labels, {QStringLiteral("--annotation=summary=\"%1\"").arg(summary), QStringLiteral("--start=") + ago(60)});
}

Result<void> Alertmanager::end(const QString &name, const QStringList &labels)
{
    return add(name, labels, {QStringLiteral("--start=") + ago(120), QStringLiteral("--end=") + ago(0)});
}

Result<void> Alertmanager::add(const QString &name, const QStringList &labels, const QStringList &options)
{
    QProcess amtool;
    amtool.setProcessChannelMode(QProcess::MergedChannels);
    amtool.start(program("amtool"), QStringList{QStringLiteral("--alertmanager.url=http://127.0.0.1:%1").arg(m_port), QStringLiteral("alert"), QStringLiteral("add")} + options + QStringList{QStringLiteral("alertname=") + name} + labels);
    if (!amtool.waitForFinished(startMs) || amtool.exitStatus() != QProcess::NormalExit || amtool.exitCode() != 0)
        return fail(ErrorCode::Unavailable, QStringLiteral("amtool"), QString::fromUtf8(amtool.readAll()));
    return {};
}

} // namespace support
