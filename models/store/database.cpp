#include "store/database.h"

#include "store/sqlitebinding.h"

#include <QAtomicInteger>
#include <QDeadlineTimer>
#include <QSqlDriver>
#include <QSqlError>
#include <QStringConverter>
#include <thread>
#include <utility>

namespace store {

Q_LOGGING_CATEGORY(lcStore, "yunheng.store")

namespace {

QVariant toVariant(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return *number;
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *string = std::get_if<QString>(&value))
        return *string;
    return QVariant(QMetaType(QMetaType::QString));
}

/// How long a connection waits for another one's lock.
constexpr std::chrono::milliseconds busyTimeout(10'000);

/// Statements that a connection keeps prepared; beyond it the idle ones go, since some texts vary with what is asked.
constexpr qsizetype mostPrepared = 400;

/// Binds all values, the texts from one buffer that stays as it is until the thread binds again: SQLite need not copy them.
int bindTexts(sqlite3_stmt *statement, const std::vector<Value> &values)
{
    thread_local std::vector<char> bytes;
    QStringEncoder utf8(QStringEncoder::Utf8, QStringConverter::Flag::Stateless);
    size_t most = 0;
    for (const auto &value : values)
        if (const auto *text = std::get_if<QString>(&value))
            most += size_t(utf8.requiredSpace(text->size()));
    bytes.resize(std::max(bytes.size(), most));
    char *at = bytes.data();
    for (int i = 0; i < int(values.size()); ++i) {
        int bound = SQLITE_OK;
        if (const auto *text = std::get_if<QString>(&values[size_t(i)])) {
            const char *const start = std::exchange(at, utf8.appendToBuffer(at, *text));
            bound = sqlite3_bind_text(statement, i + 1, text->isEmpty() ? "" : start, int(at - start), SQLITE_STATIC);
        } else {
            bound = std::visit(SqliteBinding{statement, i + 1}, values[size_t(i)]);
        }
        if (bound != SQLITE_OK)
            return bound;
    }
    return SQLITE_OK;
}

QString freshConnectionName()
{
    static QAtomicInteger<int> counter;
    return QStringLiteral("store-%1").arg(counter.fetchAndAddRelaxed(1));
}

} // namespace

Error storageError(const QString &sql, const QSqlError &error)
{
    // Constraints, deadlocks and serialization failures are answers: who asked knows what to do with them.
    const QString code = error.nativeErrorCode();
    if (code.startsWith(u"23") || code.startsWith(u"40"))
        qCDebug(lcStore) << "refused:" << sql.left(300) << error.text();
    else
        qCWarning(lcStore) << "failed:" << sql.left(300) << error.text();
    return {ErrorCode::Storage, code, error.text()};
}

Statement::Statement(Database *database, QString sql, std::unique_ptr<QSqlQuery> query)
    : m_database(database), m_sql(std::move(sql)), m_query(std::move(query))
{
}

Statement::Statement(Statement &&) noexcept = default;

Statement::~Statement()
{
    if (!m_query)
        return;
    m_query->finish();
    m_database->m_idle[m_sql].push_back(m_query.release());
}

Value Statement::value(int column) const
{
    const QVariant held = m_query->value(column);
    if (held.isNull())
        return {};
    switch (held.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return held.toLongLong();
    case QMetaType::Double:
    case QMetaType::Float:
        return held.toDouble();
    default: {
        const auto string = held.toString();
        return string.isEmpty() ? Value() : Value(string);
    }
    }
}

Database::Database(Location location, QString connection, QSqlDatabase database)
    : m_location(std::move(location)), m_connection(std::move(connection)), m_database(std::move(database))
{
}

Database::~Database()
{
    for (const auto &queries : std::as_const(m_idle))
        qDeleteAll(queries);
    m_idle.clear();
    forgetChanges();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const Location &location)
{
    const QString connection = freshConnectionName();
    const bool sqlite = location.engine == Engine::Sqlite;
    auto database = QSqlDatabase::addDatabase(sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), connection);
    if (sqlite) {
        database.setDatabaseName(location.path);
        database.setConnectOptions(location.readOnly ? QStringLiteral("QSQLITE_OPEN_READONLY") : QString());
    } else {
        database.setHostName(location.host);
        database.setPort(location.port);
        database.setDatabaseName(location.database);
        database.setUserName(location.user);
        database.setPassword(location.password);
        database.setConnectOptions(QStringLiteral("connect_timeout=5;application_name=yunheng"));
    }
    if (!database.open()) {
        const Error error{ErrorCode::Storage, sqlite ? location.path : location.database, database.lastError().text()};
        database = {};
        QSqlDatabase::removeDatabase(connection);
        return Unexpected(error);
    }
    std::unique_ptr<Database> opened(new Database(location, connection, database));
    if (const auto configured = opened->configure(); !configured)
        return Unexpected(configured.error());
    return opened;
}

/// The first to open a new file turns it to the write-ahead log, and SQLite does not wait for a lock there: whoever comes
/// in that moment is refused at once and must ask again.
Result<void> Database::writeAhead()
{
    const QDeadlineTimer patience(busyTimeout);
    for (;;) {
        const int turned = sqlite3_exec(handle(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
        if (turned == SQLITE_OK)
            return {};
        if (turned != SQLITE_BUSY || patience.hasExpired())
            return fail(ErrorCode::Storage, m_location.path, QString::fromUtf8(sqlite3_errmsg(handle())));
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

Result<void> Database::configure()
{
    if (engine() == Engine::Postgres)
        // A transaction that idles would hold back every reader of the change feed.
        return script(QStringLiteral("SET idle_in_transaction_session_timeout = '10s';\nSET statement_timeout = '60s';\nSET client_min_messages = warning;\n"));
    sqlite3_busy_timeout(handle(), int(busyTimeout.count()));
    if (m_location.readOnly)
        return script(QStringLiteral("PRAGMA temp_store = MEMORY;\nPRAGMA cache_size = -8000;\n"));
    const QString synchronous = m_location.durability == Durability::Full ? QStringLiteral("FULL") : QStringLiteral("NORMAL");
    // A checkpoint makes the commit that meets it wait for milliseconds. An outbox writes some five pages a save, a cache,
    // for its search index, some thirty: each meets one in some two hundred saves and more.
    const QString pages = m_location.durability == Durability::Full ? QStringLiteral("2000") : QStringLiteral("8000");
    if (const auto logged = writeAhead(); !logged)
        return logged;
    return script(QStringLiteral("PRAGMA synchronous = %1;\nPRAGMA wal_autocheckpoint = %2;\nPRAGMA foreign_keys = ON;\nPRAGMA temp_store = MEMORY;\nPRAGMA cache_size = -16000;\n")
                      .arg(synchronous, pages));
}

Result<Statement> Database::run(const QString &sql, const std::vector<Value> &values)
{
    std::unique_ptr<QSqlQuery> query;
    if (m_idle.size() >= mostPrepared && !m_idle.contains(sql)) {
        for (const auto &queries : std::as_const(m_idle))
            qDeleteAll(queries);
        m_idle.clear();
    }
    auto &idle = m_idle[sql];
    if (!idle.empty()) {
        query.reset(idle.back());
        idle.pop_back();
    } else {
        query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return Unexpected(storageError(sql, query->lastError()));
    }
    for (int i = 0; i < int(values.size()); ++i)
        query->bindValue(i, toVariant(values[i]));
    if (!query->exec()) {
        const auto error = storageError(sql, query->lastError());
        query->finish();
        // Kept: PostgreSQL frees no statement within a transaction that has failed, and would hold it for ever.
        idle.push_back(query.release());
        return Unexpected(error);
    }
    return Statement(this, sql, std::move(query));
}

Result<int> Database::change(const QString &sql, const std::vector<Value> &values)
{
    if (engine() == Engine::Sqlite)
        return changeSqlite(sql, values);
    return run(sql, values).map([](const Statement &done) { return done.affected(); });
}

Result<int> Database::changeSqlite(const QString &sql, const std::vector<Value> &values)
{
    auto *const connection = handle();
    const auto failed = [&] {
        const QString code = QString::number(sqlite3_extended_errcode(connection));
        return Unexpected(storageError(sql, QSqlError(QString::fromUtf8(sqlite3_errmsg(connection)), {}, QSqlError::StatementError, code)));
    };
    if (m_changes.size() >= mostPrepared && !m_changes.contains(sql))
        forgetChanges();
    auto &statement = m_changes[sql];
    if (!statement) {
        const auto text = sql.toUtf8();
        if (sqlite3_prepare_v3(connection, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
            return failed();
    }
    Q_ASSERT_X(sqlite3_bind_parameter_count(statement) == int(values.size()), "Database::change", "as many values as places");
    if (bindTexts(statement, values) != SQLITE_OK)
        return failed();
    const bool done = sqlite3_step(statement) == SQLITE_DONE;
    const auto outcome = done ? Result<int>(sqlite3_changes(connection)) : Result<int>(failed());
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return outcome;
}

void Database::forgetChanges()
{
    for (auto *statement : std::as_const(m_changes))
        sqlite3_finalize(statement);
    m_changes.clear();
}

Result<void> Database::script(const QString &sql)
{
    for (const auto &statement : sql.split(QStringLiteral(";\n"), Qt::SkipEmptyParts)) {
        if (statement.trimmed().isEmpty())
            continue;
        QSqlQuery query(m_database);
        if (!query.exec(statement))
            return Unexpected(storageError(statement, query.lastError()));
    }
    return {};
}

Result<qint64> Database::number(const QString &sql, const std::vector<Value> &values)
{
    return run(sql, values).map([](Statement statement) { return statement.next() ? statement.integer(0) : 0; });
}

sqlite3 *Database::handle() const
{
    if (engine() != Engine::Sqlite)
        return nullptr;
    const QVariant handle = m_database.driver()->handle();
    Q_ASSERT_X(qstrcmp(handle.typeName(), "sqlite3*") == 0, "Database::handle", "the driver hands out its sqlite3*");
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace store
