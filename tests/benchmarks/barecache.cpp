#include "benchmarks/barecache.h"

#include "benchmarks/bench.h"
#include "contract/history.h"
#include "replica/cacheschema.h"
#include "replica/prepared.h"
#include "replica/rowbatch.h"
#include "replica/searchindex.h"

#include <fcntl.h>
#include <unistd.h>

namespace bench {

using namespace contract;
using namespace replica;

namespace {

/// Ends the bench at the first error of the engine.
template <class T> T sure(Result<T> result)
{
    if (!result)
        giveUp(result.error().message.toStdString());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

class Opened
{
public:
    explicit Opened(const QString &path)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
            giveUp("cannot open " + path.toStdString());
    }
    ~Opened() { sqlite3_close(m_handle); }
    Opened(const Opened &) = delete;
    Opened &operator=(const Opened &) = delete;
    void script(const QString &sql) { sure(runScript(m_handle, sql)); }
    Prepared prepare(const QString &sql) { return sure(Prepared::make(m_handle, sql)); }
    operator sqlite3 *() const { return m_handle; }

private:
    sqlite3 *m_handle = nullptr;
};

void flush(const QString &path)
{
    const int file = ::open(path.toUtf8().constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || ::fdatasync(file) != 0)
        giveUp("cannot flush " + path.toStdString());
    ::close(file);
}

int columnsOf(const Shape &shape)
{
    return int(FirstFieldColumn + shape.fields.size() + fieldsWithSortKey(shape).size());
}

/// Some rows of the source in memory, so that only writing them is timed. Companion keys stand behind the fields as texts.
class Portion
{
public:
    explicit Portion(const Shape &shape) : m_shape(shape) {}
    /// False where the source has no more.
    bool read(Prepared &rows, int most)
    {
        m_rows.clear();
        std::vector<Cell> cells;
        // A statement that is stepped behind its end begins anew.
        for (int n = 0; n < most && !m_ended; ++n) {
            m_ended = !sure(rows.step());
            if (m_ended)
                break;
            cells.clear();
            for (int i = FirstFieldColumn; i < columnsOf(m_shape); ++i)
                cells.push_back(sqlite3_column_type(rows.raw(), i) == SQLITE_BLOB
                                    ? Cell{.kind = Cell::Kind::Text, .text = {static_cast<const char *>(sqlite3_column_blob(rows.raw(), i)), size_t(sqlite3_column_bytes(rows.raw(), i))}}
                                    : rows.cell(i));
            m_rows.take({.shape = &m_shape, .id = rows.cell(IdColumn).text, .revision = rows.integer(RevisionColumn), .retired = rows.integer(RetiredColumn) != 0, .cells = cells});
        }
        return !m_rows.isEmpty();
    }
    /// Writes each row by `insert`; `then` sees its rid and its fields.
    template <class Then> qint64 write(sqlite3 *handle, Prepared &insert, Then then)
    {
        std::vector<Cell> cells;
        for (size_t n = 0; n < m_rows.size(); ++n) {
            const auto row = m_rows.row(n, cells);
            insert.bindNull(RidColumn);
            insert.bind(IdColumn, row.id);
            insert.bind(RevisionColumn, row.revision);
            insert.bind(PendingColumn, qint64(0));
            insert.bind(RetiredColumn, qint64(row.retired));
            const auto fields = m_shape.fields.size();
            for (size_t i = 0; i < cells.size(); ++i) {
                if (i >= fields && cells[i].kind == Cell::Kind::Text)
                    insert.bindBlob(FirstFieldColumn + int(i), cells[i].text);
                else
                    insert.bind(FirstFieldColumn + int(i), cells[i]);
            }
            sure(insert.execute());
            then(sqlite3_last_insert_rowid(handle), std::span(cells).first(fields));
        }
        return qint64(m_rows.size());
    }

private:
    const Shape &m_shape;
    RowBatch m_rows;
    bool m_ended = false;
};

/// Entries of the field history, which come with the rows.
class Entries
{
public:
    static constexpr int columns = 11;
    /// Reads some into memory, so that only writing them is timed. False where there are no more.
    bool read(Prepared &rows, int most)
    {
        m_rows.clear();
        std::array<Cell, columns> cells;
        for (int n = 0; n < most && !m_ended; ++n) {
            m_ended = !sure(rows.step());
            if (m_ended)
                break;
            for (int i = 0; i < columns; ++i)
                cells[size_t(i)] = rows.cell(i);
            m_rows.take({.shape = &historyShape(), .cells = cells});
        }
        return !m_rows.isEmpty();
    }
    qint64 write(Prepared &insert)
    {
        std::vector<Cell> cells;
        for (size_t n = 0; n < m_rows.size(); ++n) {
            const auto row = m_rows.row(n, cells);
            for (int i = 0; i < columns; ++i)
                insert.bind(i, row.cells[size_t(i)]);
            sure(insert.execute());
        }
        return qint64(m_rows.size());
    }

private:
    RowBatch m_rows;
    bool m_ended = false;
};
const auto insertEntry = "INSERT OR REPLACE INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

} // namespace

Copied copyBare(const QString &source, const QString &target)
{
    Opened from(source);
    Opened to(target);
    to.script(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; "
                             "PRAGMA temp_store = FILE; PRAGMA threads = 2"));
    Copied copied;
    for (const auto &shape : allShapes()) {
        to.script(createTableSql(shape));
        to.script(SearchIndex::createSql(shape));
        SearchIndex search(to, shape);
        auto insert = to.prepare(QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(shape.name, QStringList(columnsOf(shape), QStringLiteral("?")).join(u',')));
        auto rows = from.prepare(QStringLiteral("SELECT * FROM %1 ORDER BY rid").arg(shape.name));
        Portion portion(shape);
        while (portion.read(rows, searchlayout::chunkRows)) {
            copied.ms += elapsedMs([&] {
                to.script(QStringLiteral("BEGIN"));
                copied.rows += portion.write(to, insert, [&](qint64 rid, std::span<const Cell> cells) { search.put(rid, cells); });
                sure(search.flush());
                to.script(QStringLiteral("COMMIT"));
            });
        }
    }
    to.script(createStateSql());
    auto insert = to.prepare(QString::fromLatin1(insertEntry));
    auto rows = from.prepare(QStringLiteral("SELECT * FROM history ORDER BY entity, rid, revision"));
    Entries entries;
    while (entries.read(rows, searchlayout::chunkRows)) {
        copied.ms += elapsedMs([&] {
            to.script(QStringLiteral("BEGIN"));
            copied.rows += entries.write(insert);
            to.script(QStringLiteral("COMMIT"));
        });
    }
    copied.ms += elapsedMs([&] {
        for (const auto &shape : allShapes())
            for (const auto &index : createIndexesSql(shape))
                to.script(index);
        for (const auto &index : createHistoryIndexesSql())
            to.script(index);
        // Ours ends safe on the disk, and so must what it is compared with.
        flush(target);
    });
    return copied;
}

Upserted upsertBare(const QString &source, const QString &target)
{
    const auto &shape = *shapeNamed(u"resource");
    Opened from(source);
    Opened to(target);
    to.script(QStringLiteral("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000"));
    QString sql = QStringLiteral("INSERT INTO resource VALUES (%1) ON CONFLICT (id) DO UPDATE SET revision = excluded.revision").arg(QStringList(columnsOf(shape), QStringLiteral("?")).join(u','));
    for (const auto &field : shape.fields)
        sql += QStringLiteral(", %1 = excluded.%1").arg(field.name);
    for (const int field : fieldsWithSortKey(shape))
        sql += QStringLiteral(", %1 = excluded.%1").arg(sortColumn(shape.fields[field]));
    auto upsert = to.prepare(sql);
    auto rows = from.prepare(QStringLiteral("SELECT * FROM resource WHERE department = '%1'").arg(changedMark));
    auto insert = to.prepare(QString::fromLatin1(insertEntry));
    auto acts = from.prepare(QStringLiteral("SELECT h.* FROM resource r JOIN history h ON h.entity = %1 AND h.rid = r.rid AND h.revision = r.revision WHERE r.department = '%2'").arg(entityNumber(shape)).arg(changedMark));
    Upserted done;
    Portion portion(shape);
    Entries entries;
    while (portion.read(rows, 100)) {
        entries.read(acts, 100);
        done.ms += elapsedMs([&] {
            to.script(QStringLiteral("BEGIN IMMEDIATE"));
            done.rows += portion.write(to, upsert, [](qint64, std::span<const Cell>) {});
            entries.write(insert);
            to.script(QStringLiteral("COMMIT"));
        });
    }
    return done;
}

std::vector<double> fullCommits(const QString &folder, int runs)
{
    Opened file(folder + QStringLiteral("/bare.db"));
    file.script(QStringLiteral("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE act (seq INTEGER PRIMARY KEY, command TEXT)"));
    auto insert = file.prepare(QStringLiteral("INSERT INTO act (command) VALUES (?)"));
    const std::string command(400, 'x');
    return times(runs, [&] {
        insert.bind(0, std::string_view(command));
        sure(insert.execute());
    });
}

} // namespace bench
