// Refill: a new cache file while the old one shows. Rows come in the order of ids as the wire's bytes, sort keys and
// search index are written with them, then the history, the list indexes last. No write-ahead log and no flushing on the way: a machine that loses
// its power begins again; a program that is killed goes on behind the last whole page.
#pragma once

#include "contract/sync.h"
#include "replica/cache.h"
#include "replica/fillbatch.h"

namespace replica {

class Refill
{
public:
    /// Rows of a page: as many as a chunk of the search index covers.
    static constexpr int pageRows = searchlayout::chunkRows;

    /// Goes on with the file at that path where it is of this version and of this boot of the machine; else begins anew.
    static Result<std::unique_ptr<Refill>> begin(const QString &path);
    ~Refill();
    Refill(const Refill &) = delete;
    Refill &operator=(const Refill &) = delete;

    /// Where the feed stood before the first row; empty for a new file.
    [[nodiscard]] const Cursor &start() const { return m_start; }
    Result<void> begin(const Cursor &start);

    [[nodiscard]] bool isDone(const Shape &shape) const;
    /// Records taken so far.
    [[nodiscard]] qint64 rows() const { return m_rows; }
    /// The id to go on behind.
    [[nodiscard]] QByteArray after(const Shape &shape) const { return m_after.at(shape.name); }
    /// The shape may be historyShape(), after all others: an entry without its row is dropped. One page in one transaction. May run in another thread than the other members, never beside them.
    Result<void> takePage(const Shape &shape, const FillBatch &rows, const SnapshotPage &page);
    /// The same for rows that are made on the spot: `fetch` gets the id to go on behind and a sink.
    using Fetch = std::function<Result<SnapshotPage>(const QByteArray &after, RowSink &rows)>;
    Result<void> takePage(const Shape &shape, const Fetch &fetch);
    /// Makes the list indexes and what else comes last. Nothing where it is done already.
    Result<void> finish();

    /// Where the replay of the feed has come.
    [[nodiscard]] Cursor reached() const { return m_reached; }
    /// Takes a page of the feed into the finished file; after the last one the file is whole and safe on the disk.
    Result<void> replay(const RowBatch &rows, const ChangePage &page);
    Result<std::vector<EntityCount>> counts();

    /// The next begin() starts with an empty file.
    void throwAway();

private:
    explicit Refill(QString path) : m_path(std::move(path)) {}
    Result<void> openRaw();
    Result<void> makeTables();
    Result<void> readProgress();
    Result<void> openTables();
    void closeRaw();
    Result<void> append(EntityTable &table, const FillBatch &rows);
    Result<void> appendHistory(const FillBatch &entries);
    Result<QString> state(const QString &name);
    Result<void> setState(const QString &name, const QString &value);
    [[nodiscard]] Result<void> syncToDisk() const;

    QString m_path;
    sqlite3 *m_handle = nullptr; ///< while rows are taken
    HistoryTable::Tables m_tables;
    std::unique_ptr<HistoryTable> m_history;
    std::map<QString, QByteArray> m_after; ///< by entity; "done" behind its last row
    std::unique_ptr<Cache> m_cache; ///< while the feed is replayed
    Cursor m_start;
    Cursor m_reached;
    qint64 m_rows = 0;
    bool m_finished = false;
};

} // namespace replica
