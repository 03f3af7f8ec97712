// What a site sets: one commented ini file (installer/yunheng-server.conf), and environment variables above it.
// yunhengctl reads the same file, so both find the same database.
#pragma once

#include "store/database.h"

#include <QProcessEnvironment>

namespace server {

using namespace contract;

struct Config {
    QString dataFolder = QStringLiteral("/var/lib/yunheng"); ///< holds what has no path of its own below

    QString listen = QStringLiteral("127.0.0.1"); ///< an address of this machine; 0.0.0.0 for all
    quint16 port = 8443;        ///< 0: any free one; the log's "listening" line says which
    int threads = 16;           ///< requests worked on at once, 1 to 256
    int maxConnections = 20'000; ///< open at once, parked ones included
    qint64 bodyBytes = 8 << 20; ///< largest body of a request
    qint64 cacheBytes = 32 << 20; ///< encoded pages kept for the next reader
    int drainSeconds = 20;      ///< how long a stop waits for requests in flight

    QString certificateFile; ///< empty: server.pem in the data folder; the authority stands behind it
    QString keyFile;         ///< empty: server.key in the data folder
    QString sealKeyFile;     ///< with which receipts are sealed; empty: seal.key in the data folder

    store::Location database; ///< an empty SQLite path: yunheng.db in the data folder

    qint64 tombstoneDays = 90;
    qint64 sessionHours = 12;
    qint64 passwordDays = 90;

    qint64 fileBytes = 20 << 20; ///< the largest content of an attachment
    qint64 unusedFileDays = 30;  ///< a content that hangs on nothing is dropped after so long

    int jobSeconds = 20; ///< between two rounds of what the server does by itself

    QString metricsToken;  ///< lets a scraper read /metrics without a session; empty: it needs one
    QString logLevel = QStringLiteral("info"); ///< debug, info, warning
    bool logRequests = false; ///< a line for each request
};

/// The file's settings over the defaults, then YUNHENG_<SECTION>_<KEY> of the environment, as in YUNHENG_SERVER_PORT.
/// An empty path reads no file. BadRequest names file, line and key: unknown keys and bad values are refused.
[[nodiscard]] Result<Config> readConfig(const QString &path, const QProcessEnvironment &environment);

} // namespace server
