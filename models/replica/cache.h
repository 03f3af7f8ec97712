// Cache: one cache file. It knows rows, what the server last said of the predicted ones, and small states; it knows no
// act. Disposable: any file that is not whole and of this version is thrown away and filled again.
#pragma once

#include "replica/historytable.h"
#include "replica/onestate.h"
#include "store/transaction.h"

namespace replica {

/// What the server last said of a record that unsettled acts lie on.
struct Base {
    Record record;
    bool present = false; ///< false: the server has no such record yet (revision 0), or it left the person's sight
    bool operator==(const Base &) const = default;
};

class Cache
{
public:
    /// A live file: write-ahead log, synchronous NORMAL. Makes an empty one where there is none. VersionMismatch where the
    /// file is of other shapes, Storage where it is broken: in both cases throw it away.
    static Result<std::unique_ptr<Cache>> open(const QString &path);
    Cache(const Cache &) = delete;
    Cache &operator=(const Cache &) = delete;

    [[nodiscard]] EntityTable &table(const Shape &shape) { return *m_tables.at(shape.name); }
    /// Writes an entry of the history, a row of historyShape(), behind its row.
    Result<void> putHistory(const RowView &entry) { return m_history->put(m_tables, entry); }
    [[nodiscard]] const QString &path() const { return m_database->location().path; }

    Result<std::optional<Base>> base(const Shape &shape, const QUuid &id);
    Result<void> setBase(const Shape &shape, const Base &base) { return setBase(shape, base.record, base.present); }
    Result<void> setBase(const Shape &shape, const Record &record, bool present);
    Result<void> dropBase(const Shape &shape, const QUuid &id);
    /// Every record that has a base row.
    Result<std::vector<std::pair<const Shape *, QUuid>>> recordsWithBase();

    /// Empty where nothing was set.
    Result<QString> state(const QString &name);
    Result<void> setState(const QString &name, const QString &value);

    /// One state of the file for all that is read until it goes. Outside a transaction.
    [[nodiscard]] OneState reading() { return OneState(m_database->handle()); }
    /// Runs `writes` in one transaction: all of it stands afterwards, or nothing.
    template <std::invocable Writes> Result<void> inTransaction(Writes writes)
    {
        auto transaction = store::Transaction::begin(*m_database);
        if (!transaction)
            return Unexpected(transaction.error());
        const auto done = Result<void>(writes()).and_then([&] { return flush(); }).and_then([&] { return transaction->commit(); });
        if (!done)
            forget();
        return done;
    }

private:
    explicit Cache(std::unique_ptr<store::Database> database) : m_database(std::move(database)) {}
    Result<void> makeTables();
    Result<void> openTables();
    Result<void> flush();
    void forget();

    std::unique_ptr<store::Database> m_database;
    HistoryTable::Tables m_tables;
    std::unique_ptr<HistoryTable> m_history;
    Prepared m_base; ///< a change of a thousand records runs each of the three a thousand times
    Prepared m_setBase;
    Prepared m_dropBase;
};

/// The fields of a base row as the file holds them.
[[nodiscard]] std::vector<Value> baseValues(const Shape &shape, const QString &text);

namespace cachestate {
inline const QString version = QStringLiteral("version");
inline const QString cursor = QStringLiteral("cursor");     ///< base64 of Cursor::text; empty: never filled
inline const QString complete = QStringLiteral("complete"); ///< "1": the feed was read to its end at least once
} // namespace cachestate

} // namespace replica
