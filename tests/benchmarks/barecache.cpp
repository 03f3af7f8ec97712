#include "benchmarks/barecache.h"

#include "benchmarks/bench.h"
#include "replica/cacheschema.h"
#include "replica/prepared.h"
#include "replica/searchindex.h"

#include <QFile>

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
        if (sqlite3_open(path.toUtf8().constData(), &m_handle) != SQLITE_OK)
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

int columnsOf(const Shape &shape)
{
    return int(FirstFieldColumn + shape.fields.size() + fieldsWithSortKey(shape).size());
}

/// Hands every value of the row over as it lies in the source.
void bindRow(Prepared &insert, sqlite3_stmt *row, int columns, std::vector<Cell> &cells, const Prepared &source, const Shape &shape)
{
    cells.clear();
    for (int i = 0; i < columns; ++i) {
        if (sqlite3_column_type(row, i) == SQLITE_BLOB) {
            insert.bindBlob(i, {static_cast<const char *>(sqlite3_column_blob(row, i)), size_t(sqlite3_column_bytes(row, i))});
            continue;
        }
        const auto cell = source.cell(i);
        insert.bind(i, cell);
        if (i >= FirstFieldColumn && i < int(FirstFieldColumn + shape.fields.size()))
            cells.push_back(cell);
    }
}

} // namespace

Copied copyBare(const QString &source, const QString &target)
{
    Opened from(source);
    Copied copied;
    const double reading = elapsedMs([&] {
        for (const auto &shape : allShapes()) {
            auto rows = from.prepare(QStringLiteral("SELECT * FROM %1 ORDER BY rid").arg(shape.name));
            while (sure(rows.step()))
                for (int i = 0; i < columnsOf(shape); ++i)
                    static_cast<void>(rows.cell(i));
        }
    });
    copied.ms = elapsedMs([&] {
        Opened to(target);
        to.script(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000; "
                                 "PRAGMA temp_store = FILE; PRAGMA threads = 2"));
        std::vector<Cell> cells;
        for (const auto &shape : allShapes()) {
            to.script(createTableSql(shape));
            to.script(SearchIndex::createSql(shape));
            to.script(QStringLiteral("BEGIN"));
            SearchIndex search(to, shape);
            auto rows = from.prepare(QStringLiteral("SELECT * FROM %1 ORDER BY rid").arg(shape.name));
            auto insert = to.prepare(QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(shape.name, QStringList(columnsOf(shape), QStringLiteral("?")).join(u',')));
            while (sure(rows.step())) {
                bindRow(insert, rows.raw(), columnsOf(shape), cells, rows, shape);
                sure(insert.execute());
                search.put(rows.integer(RidColumn), cells);
                if (++copied.rows % searchlayout::chunkRows == 0)
                    sure(search.flush());
            }
            sure(search.flush());
            to.script(QStringLiteral("COMMIT"));
            for (const auto &index : createIndexesSql(shape))
                to.script(index);
        }
    });
    copied.ms -= reading;
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
    auto rows = from.prepare(QStringLiteral("SELECT * FROM resource WHERE request_number = '%1'").arg(changedMark));
    Upserted done;
    std::vector<Cell> cells;
    to.script(QStringLiteral("BEGIN IMMEDIATE"));
    while (sure(rows.step())) {
        bindRow(upsert, rows.raw(), columnsOf(shape), cells, rows, shape);
        done.ms += elapsedMs([&] {
            sure(upsert.execute());
            if (++done.rows % 100 == 0)
                to.script(QStringLiteral("COMMIT; BEGIN IMMEDIATE"));
        });
    }
    to.script(QStringLiteral("COMMIT"));
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
