// A value to a place of an SQLite statement, for the paths that go by SQLite's own handle. Places count from 1.
#pragma once

#include "contract/values.h"

#include <sqlite3.h>

namespace store {

struct SqliteBinding {
    sqlite3_stmt *statement;
    int place;
    int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }
    int operator()(qint64 number) const { return sqlite3_bind_int64(statement, place, number); }
    int operator()(double real) const { return sqlite3_bind_double(statement, place, real); }
    int operator()(const QString &text) const
    {
        const auto utf8 = text.toUtf8();
        return sqlite3_bind_text(statement, place, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
    }
};

} // namespace store
