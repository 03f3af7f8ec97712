#include "app/server/config.h"

#include <QDir>
#include <QFile>

namespace server {

namespace {

using Set = bool (*)(Config &config, const QString &value);

template <auto Member> bool setText(Config &config, const QString &value)
{
    config.*Member = value;
    return true;
}

template <auto Member, qint64 Least, qint64 Most> bool setNumber(Config &config, const QString &value)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (!isNumber || number < Least || number > Most)
        return false;
    using Number = std::decay_t<decltype(config.*Member)>;
    config.*Member = Number(number);
    return true;
}

template <auto Member> bool setLocation(Config &config, const QString &value)
{
    config.database.*Member = value;
    return true;
}

bool setEngine(Config &config, const QString &value)
{
    if (value != QLatin1StringView("sqlite") && value != QLatin1StringView("postgresql"))
        return false;
    config.database.engine = value == QLatin1StringView("sqlite") ? store::Engine::Sqlite : store::Engine::Postgres;
    return true;
}

bool setDatabasePort(Config &config, const QString &value)
{
    config.database.port = value.toUShort();
    return config.database.port > 0;
}

/// A secret in a file of its own, so that it stands in no process list and no backup of the configuration.
bool readSecret(QString &secret, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    secret = QString::fromUtf8(file.read(4096)).trimmed();
    return !secret.isEmpty();
}

bool setDatabasePassword(Config &config, const QString &value)
{
    return readSecret(config.database.password, value);
}

bool setMetricsToken(Config &config, const QString &value)
{
    return readSecret(config.metricsToken, value);
}

bool setLevel(Config &config, const QString &value)
{
    config.logLevel = value;
    return QStringList{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning")}.contains(value);
}

bool setLogRequests(Config &config, const QString &value)
{
    config.logRequests = value == QLatin1StringView("yes");
    return config.logRequests || value == QLatin1StringView("no");
}

struct Setting {
    const char *section;
    const char *key;
    Set set;
};
constexpr std::array settings{
    Setting{"server", "data", &setText<&Config::dataFolder>},
    Setting{"server", "listen", &setText<&Config::listen>},
    Setting{"server", "port", &setNumber<&Config::port, 0, 65535>},
    Setting{"server", "threads", &setNumber<&Config::threads, 1, 256>},
    Setting{"server", "max_connections", &setNumber<&Config::maxConnections, 10, 1'000'000>},
    Setting{"server", "body_bytes", &setNumber<&Config::bodyBytes, 1024, 64 << 20>},
    Setting{"server", "cache_bytes", &setNumber<&Config::cacheBytes, 0, 1 << 30>},
    Setting{"server", "drain_seconds", &setNumber<&Config::drainSeconds, 0, 600>},
    Setting{"tls", "certificate", &setText<&Config::certificateFile>},
    Setting{"tls", "key", &setText<&Config::keyFile>},
    Setting{"seal", "key", &setText<&Config::sealKeyFile>},
    Setting{"database", "engine", &setEngine},
    Setting{"database", "path", &setLocation<&store::Location::path>},
    Setting{"database", "host", &setLocation<&store::Location::host>},
    Setting{"database", "port", &setDatabasePort},
    Setting{"database", "name", &setLocation<&store::Location::database>},
    Setting{"database", "user", &setLocation<&store::Location::user>},
    Setting{"database", "password_file", &setDatabasePassword},
    Setting{"sessions", "hours", &setNumber<&Config::sessionHours, 1, 24 * 30>},
    Setting{"sessions", "password_days", &setNumber<&Config::passwordDays, 1, 3650>},
    Setting{"feed", "tombstone_days", &setNumber<&Config::tombstoneDays, 1, 3650>},
    Setting{"files", "largest_bytes", &setNumber<&Config::fileBytes, 1024, 1 << 30>},
    Setting{"files", "unused_days", &setNumber<&Config::unusedFileDays, 1, 3650>},
    Setting{"jobs", "seconds", &setNumber<&Config::jobSeconds, 1, 3600>},
    Setting{"metrics", "token_file", &setMetricsToken},
    Setting{"log", "level", &setLevel},
    Setting{"log", "requests", &setLogRequests},
};

Result<void> apply(Config &config, const QString &section, const QString &key, const QString &value, const QString &place)
{
    const auto found = std::ranges::find_if(settings, [&](const Setting &setting) { return section == QLatin1StringView(setting.section) && key == QLatin1StringView(setting.key); });
    if (found == settings.end())
        return fail(ErrorCode::BadRequest, place, QStringLiteral("there is no setting %1 in [%2]").arg(key, section));
    if (!found->set(config, value))
        return fail(ErrorCode::BadRequest, place, QStringLiteral("%1 cannot be \"%2\"").arg(key, value));
    return {};
}

Result<void> applyFile(Config &config, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, path, file.errorString());
    QString section;
    for (int number = 1; !file.atEnd(); ++number) {
        const auto line = QString::fromUtf8(file.readLine(64 * 1024)).trimmed();
        const auto place = QStringLiteral("%1:%2").arg(path).arg(number);
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
            continue;
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            section = line.mid(1, line.size() - 2);
            continue;
        }
        const auto equals = line.indexOf(u'=');
        if (equals < 1)
            return fail(ErrorCode::BadRequest, place, QStringLiteral("neither [section] nor key = value"));
        const auto applied = apply(config, section, line.left(equals).trimmed(), line.mid(equals + 1).trimmed(), place);
        if (!applied)
            return applied;
    }
    return {};
}

Result<void> applyEnvironment(Config &config, const QProcessEnvironment &environment)
{
    for (const auto &setting : settings) {
        const auto name = QStringLiteral("YUNHENG_%1_%2").arg(QString::fromLatin1(setting.section).toUpper(), QString::fromLatin1(setting.key).toUpper());
        if (!environment.contains(name))
            continue;
        const auto applied = apply(config, QString::fromLatin1(setting.section), QString::fromLatin1(setting.key), environment.value(name), name);
        if (!applied)
            return applied;
    }
    return {};
}

void completePaths(Config &config)
{
    const QDir data(config.dataFolder);
    const auto complete = [&](QString &path, const QString &name) { path = data.filePath(path.isEmpty() ? name : path); };
    complete(config.certificateFile, QStringLiteral("server.pem"));
    complete(config.keyFile, QStringLiteral("server.key"));
    complete(config.sealKeyFile, QStringLiteral("seal.key"));
    if (config.database.engine == store::Engine::Sqlite)
        complete(config.database.path, QStringLiteral("yunheng.db"));
}

} // namespace

Result<Config> readConfig(const QString &path, const QProcessEnvironment &environment)
{
    Config config;
    if (!path.isEmpty()) {
        if (const auto applied = applyFile(config, path); !applied)
            return Unexpected(applied.error());
    }
    if (const auto applied = applyEnvironment(config, environment); !applied)
        return Unexpected(applied.error());
    completePaths(config);
    return config;
}

} // namespace server
