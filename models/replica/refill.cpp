#include "replica/refill.h"

#include "contract/history.h"
#include "replica/cacheschema.h"

#include <QFile>
#include <fcntl.h>
#include <future>
#include <unistd.h>

namespace replica {

namespace {

const QString bootState = QStringLiteral("refill.boot");
const QString startState = QStringLiteral("refill.start");
const QString rowsState = QStringLiteral("refill.rows");
const QString finishedState = QStringLiteral("refill.finished");
const QByteArray done = QByteArrayLiteral("done");

QString afterState(const Shape &shape)
{
    return QStringLiteral("refill.after.") + shape.name;
}

/// Changes with every start of the machine: what was not flushed before it cannot be trusted.
QString bootOfMachine()
{
    QFile boot(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return boot.open(QIODevice::ReadOnly) ? QString::fromLatin1(boot.readAll().trimmed()) : QString();
}

QString asText(const Cursor &cursor)
{
    return QString::fromLatin1(cursor.text.toBase64());
}

Cursor cursorOf(const QString &text)
{
    return {QByteArray::fromBase64(text.toLatin1())};
}

void removeFile(const QString &path)
{
    for (const auto &part : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal")})
        QFile::remove(path + part);
}

} // namespace

Result<std::unique_ptr<Refill>> Refill::begin(const QString &path)
{
    std::unique_ptr<Refill> refill(new Refill(path));
    if (QFile::exists(path) && refill->openRaw() && refill->readProgress())
        return refill;
    refill->throwAway();
    const auto made = refill->openRaw().and_then([&] { return refill->makeTables(); }).and_then([&] { return refill->readProgress(); });
    if (!made)
        return Unexpected(made.error());
    return refill;
}

Refill::~Refill()
{
    closeRaw();
}

void Refill::throwAway()
{
    m_cache.reset();
    closeRaw();
    removeFile(m_path);
}

void Refill::closeRaw()
{
    m_tables.clear();
    m_history.reset();
    sqlite3_close(std::exchange(m_handle, nullptr));
}

Result<void> Refill::openRaw()
{
    // Never two threads at once, so SQLite need not lock at every value that is bound: a tenth of the writing.
    const int opened = sqlite3_open_v2(m_path.toUtf8().constData(), &m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK) {
        const auto error = sqliteError(m_handle, "open");
        closeRaw();
        return Unexpected(error);
    }
    // A rollback journal costs next to nothing where pages are only appended, and keeps the file whole under a kill.
    return runScript(m_handle, QStringLiteral("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = PERSIST; PRAGMA synchronous = OFF; "
                                              "PRAGMA cache_size = -16000; PRAGMA temp_store = FILE; PRAGMA threads = 2"));
}

Result<void> Refill::makeTables()
{
    QString sql = QStringLiteral("BEGIN;\n") + createStateSql();
    for (const auto &shape : allShapes())
        sql += createTableSql(shape) + QStringLiteral(";\n") + SearchIndex::createSql(shape);
    return runScript(m_handle, sql)
        .and_then([&] { return setState(cachestate::version, cacheVersion()); })
        .and_then([&] { return setState(bootState, bootOfMachine()); })
        .and_then([&] { return runScript(m_handle, QStringLiteral("COMMIT")); });
}

Result<void> Refill::readProgress()
{
    const auto version = state(cachestate::version);
    const auto boot = state(bootState);
    if (!version || !boot)
        return Unexpected(version ? boot.error() : version.error());
    if (*version != cacheVersion() || *boot != bootOfMachine())
        return fail(ErrorCode::VersionMismatch, m_path);
    const auto readAfter = [&](const Shape &shape) {
        return state(afterState(shape)).map([&](const QString &after) { m_after[shape.name] = after.toLatin1(); });
    };
    for (const auto &shape : allShapes())
        if (const auto read = readAfter(shape); !read)
            return read;
    if (const auto read = readAfter(historyShape()); !read)
        return read;
    const auto start = state(startState);
    const auto reached = state(cachestate::cursor);
    const auto rows = state(rowsState);
    const auto finished = state(finishedState);
    if (!start || !reached || !rows || !finished)
        return fail(ErrorCode::Storage, m_path);
    m_start = cursorOf(*start);
    m_reached = reached->isEmpty() ? m_start : cursorOf(*reached);
    m_rows = rows->toLongLong();
    m_finished = !finished->isEmpty();
    return openTables();
}

Result<void> Refill::openTables()
{
    for (const auto &shape : allShapes()) {
        auto table = EntityTable::open(m_handle, shape);
        if (!table)
            return Unexpected(table.error());
        m_tables[shape.name] = *std::move(table);
    }
    return HistoryTable::open(m_handle).map([&](std::unique_ptr<HistoryTable> table) { m_history = std::move(table); });
}

Result<void> Refill::begin(const Cursor &start)
{
    m_start = start;
    m_reached = start;
    return setState(startState, asText(start));
}

bool Refill::isDone(const Shape &shape) const
{
    return m_after.at(shape.name) == done;
}

Result<void> Refill::takePage(const Shape &shape, const FillBatch &rows, const SnapshotPage &page)
{
    if (page.more && page.after.isEmpty())
        return fail(ErrorCode::BadRequest, shape.name, QStringLiteral("a page that does not end"));
    auto *table = &shape == &historyShape() ? nullptr : m_tables.at(shape.name).get();
    const auto after = page.more ? page.after : done;
    const qint64 rowsAfter = m_rows + (table ? qint64(rows.size()) : 0);
    const auto written = runScript(m_handle, QStringLiteral("BEGIN"))
                             .and_then([&] { return table ? append(*table, rows) : appendHistory(rows); })
                             .and_then([&] { return table ? table->flush() : Result<void>(); })
                             .and_then([&] { return setState(afterState(shape), QString::fromLatin1(after)); })
                             .and_then([&] { return setState(rowsState, QString::number(rowsAfter)); })
                             .and_then([&] { return runScript(m_handle, QStringLiteral("COMMIT")); });
    if (!written) {
        if (table)
            table->forget();
        const auto back = runScript(m_handle, QStringLiteral("ROLLBACK"));
        return back ? written : back;
    }
    m_after[shape.name] = after;
    m_rows = rowsAfter;
    return {};
}

Result<void> Refill::takePage(const Shape &shape, const Fetch &fetch)
{
    FillBatch rows;
    return fetch(after(shape), rows).and_then([&](const SnapshotPage &page) { return takePage(shape, rows, page); });
}

Result<void> Refill::append(EntityTable &table, const FillBatch &rows)
{
    if (rows.size() > size_t(pageRows))
        return fail(ErrorCode::BadRequest, table.shape().name, QStringLiteral("a longer page than was asked for"));
    std::vector<Cell> cells;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto row = rows.row(i, cells);
        // Another entity's rows, or one that is gone, have no place in a snapshot: the page is not what was asked for.
        if (row.shape != &table.shape() || row.gone)
            return fail(ErrorCode::BadRequest, row.shape->name, QStringLiteral("not a row of this snapshot"));
    }
    const auto first = table.beginAppending();
    if (!first)
        return Unexpected(first.error());
    // What the search index will hold takes as long to compute as the rows take to be written.
    const auto computing = std::async(std::launch::async, [&table, &rows, rid = *first] {
        std::vector<Cell> values;
        for (size_t i = 0; i < rows.size(); ++i)
            table.index(rid + qint64(i), rows.row(i, values));
        table.digest();
    });
    for (size_t i = 0; i < rows.size(); ++i)
        if (const auto appended = table.append(*first + qint64(i), rows.row(i, cells)); !appended)
            return appended;
    return {};
}

Result<void> Refill::appendHistory(const FillBatch &entries)
{
    std::vector<Cell> cells;
    for (size_t i = 0; i < entries.size(); ++i) {
        const auto entry = entries.row(i, cells);
        if (entry.shape != &historyShape() || entry.gone)
            return fail(ErrorCode::BadRequest, entry.shape->name, QStringLiteral("not an entry of the history"));
        if (const auto put = m_history->put(m_tables, entry); !put)
            return put;
    }
    return {};
}

Result<void> Refill::finish()
{
    if (!m_finished) {
        QString sql = QStringLiteral("BEGIN;\n");
        for (const auto &shape : allShapes())
            sql += createIndexesSql(shape).join(QStringLiteral(";\n")) + QStringLiteral(";\n");
        sql += createHistoryIndexesSql().join(QStringLiteral(";\n")) + QStringLiteral(";\n");
        const auto made = runScript(m_handle, sql)
                              .and_then([&] { return setState(finishedState, QStringLiteral("1")); })
                              .and_then([&] { return runScript(m_handle, QStringLiteral("COMMIT")); });
        if (!made)
            return made;
        m_finished = true;
    }
    closeRaw();
    QFile::remove(m_path + QStringLiteral("-journal"));
    auto cache = Cache::open(m_path);
    if (!cache)
        return Unexpected(cache.error());
    m_cache = *std::move(cache);
    return {};
}

Result<void> Refill::replay(const RowBatch &rows, const ChangePage &page)
{
    const auto written = m_cache->inTransaction([&]() -> Result<void> {
        std::vector<Cell> cells;
        for (size_t i = 0; i < rows.size(); ++i) {
            const auto row = rows.row(i, cells);
            if (row.shape == &historyShape()) {
                if (const auto put = m_cache->putHistory(row); !put)
                    return put;
                continue;
            }
            auto &table = m_cache->table(*row.shape);
            if (const auto put = row.gone ? table.remove(row.id) : table.put(row, EntityTable::Pending::No); !put)
                return put;
        }
        return m_cache->setState(cachestate::cursor, asText(page.cursor)).and_then([&] {
            return page.more ? Result<void>() : m_cache->setState(cachestate::complete, QStringLiteral("1"));
        });
    });
    if (!written)
        return written;
    m_reached = page.cursor;
    return page.more ? Result<void>() : syncToDisk();
}

Result<std::vector<EntityCount>> Refill::counts()
{
    std::vector<EntityCount> counts;
    for (const auto &shape : allShapes()) {
        const auto rows = m_cache->table(shape).count();
        if (!rows)
            return Unexpected(rows.error());
        counts.push_back({shape.name, *rows});
    }
    return counts;
}

/// Until now nothing was flushed. From here on the file must survive a power cut like any other.
Result<void> Refill::syncToDisk() const
{
    const int file = ::open(m_path.toUtf8().constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || ::fdatasync(file) != 0) {
        if (file >= 0)
            ::close(file);
        return fail(ErrorCode::Storage, m_path, QStringLiteral("the filled cache cannot be flushed"));
    }
    ::close(file);
    return {};
}

namespace {
constexpr auto selectState = "SELECT value FROM cache_state WHERE name = ?";
constexpr auto upsertState = "INSERT INTO cache_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
} // namespace

Result<QString> Refill::state(const QString &name)
{
    auto statement = Prepared::make(m_handle, QString::fromLatin1(selectState));
    if (!statement)
        return Unexpected(statement.error());
    const std::string key = name.toStdString();
    statement->bind(0, std::string_view(key));
    return statement->step().map([&](bool found) { return found ? contract::text(toValue(statement->cell(0))) : QString(); });
}

Result<void> Refill::setState(const QString &name, const QString &value)
{
    auto statement = Prepared::make(m_handle, QString::fromLatin1(upsertState));
    if (!statement)
        return Unexpected(statement.error());
    const std::string key = name.toStdString();
    const std::string bytes = value.toStdString();
    statement->bind(0, std::string_view(key));
    statement->bind(1, std::string_view(bytes));
    return statement->execute();
}

} // namespace replica
