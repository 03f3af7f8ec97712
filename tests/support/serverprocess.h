// The real yunheng-server as a process of its own on a free port of the loopback, with its own certificates and
// database in a temporary folder. It may be stopped, killed and started again on the same data and port.
#pragma once

#include "link/httpstransport.h"
#include "store/database.h"

#include <QProcess>
#include <QTemporaryDir>

namespace support {

using namespace contract;

/// An account that a site begins with. The password need not be changed.
struct Staff {
    QString login = QStringLiteral("chief");
    QString password = QStringLiteral("Seven-Stars-88");
    QStringList roles = {QStringLiteral("configuration_manager")};
    QString unitScope = QStringLiteral("*");
    QUuid person; ///< whose account it is
};

struct SiteOptions {
    std::vector<Staff> staff = {Staff()};
    std::optional<store::Location> database = {}; ///< none: SQLite in the folder
    QMap<QString, QString> environment = {};      ///< YUNHENG_… settings of the server
};

class ServerProcess
{
public:
    /// Makes folder, authority, certificate, database and staff; the server does not run yet.
    static Result<std::unique_ptr<ServerProcess>> prepare(const SiteOptions &options);
    /// prepare() and start().
    static Result<std::unique_ptr<ServerProcess>> run(const SiteOptions &options);
    ~ServerProcess();

    /// Returns once it listens. Unavailable with its log where it does not.
    Result<void> start();
    /// SIGTERM, without waiting.
    void terminate();
    /// Waits for its end; its exit code, or -1 where it does not end in that time.
    int waitForEnd(int ms);
    /// SIGTERM and waitForEnd.
    int stop();
    /// SIGKILL, as in a power cut.
    void kill();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString authorityFile() const;
    [[nodiscard]] store::Location database() const { return m_database; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /// For wire::HttpsTransport.
    [[nodiscard]] wire::ServerAddress address() const;
    /// What it has logged since it was last started.
    [[nodiscard]] QByteArray log() const;

private:
    explicit ServerProcess(const SiteOptions &options);
    [[nodiscard]] QString logFile() const;

    QTemporaryDir m_folder;
    store::Location m_database;
    QMap<QString, QString> m_environment;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace support
