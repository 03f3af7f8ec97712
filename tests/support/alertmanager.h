// A real prometheus-alertmanager of the tests' own: on a free port of the loopback, in a temporary folder, ended with this
// object. Alerts are sent by its own amtool, over its API of version 2.
#pragma once

#include "contract/result.h"

#include <QProcess>
#include <QTemporaryDir>

namespace support {

using namespace contract;

/// Where it sends what it groups.
struct Webhook {
    QString url;
    QString authorityFile;
    QByteArray token;
};

class Alertmanager
{
public:
    [[nodiscard]] static bool isInstalled();
    /// Groups by the alert's name and sends at once. Returns when it listens.
    static Result<std::unique_ptr<Alertmanager>> run(const Webhook &webhook);
    ~Alertmanager();

    /// Labels as "instance=10.0.0.1:9100".
    Result<void> fire(const QString &name, const QStringList &labels, const QString &summary);
    /// The alert of the same labels is over.
    Result<void> end(const QString &name, const QStringList &labels);
    [[nodiscard]] QByteArray log() const;

private:
    explicit Alertmanager(quint16 port) : m_port(port) {}
    Result<void> start();
    Result<void> add(const QString &name, const QStringList &labels, const QStringList &options);
    [[nodiscard]] QString logFile() const;

    const quint16 m_port;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace support
