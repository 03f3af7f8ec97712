// The bulk road from a database's columns to a RowSink: SQLite's own bytes, and a reused arena on PostgreSQL.
// Private to the store; use Table::scan.
#pragma once

#include "contract/rows.h"
#include "store/database.h"

namespace store {

Result<qint64> scanSqlite(Database &database, const Shape &shape, const QString &sql, const std::vector<Value> &values, RowSink &rows);
Result<qint64> scanPostgres(Database &database, const Shape &shape, const QString &sql, const std::vector<Value> &values, RowSink &rows);

} // namespace store
