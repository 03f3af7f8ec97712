// Migrator: brings a database's schema to this program's, step by step. The steps are literal SQL in migrations/,
// numbered, append-only and frozen once released (migrations/frozen.txt); a fresh database runs them all.
#pragma once

#include "store/database.h"

namespace store {

struct Migration {
    int number = 0;
    QString name; ///< file name, "0001_spine.sql"
    QString sql;  ///< as written, for both engines
};

/// The steps that this program ships, in order.
[[nodiscard]] const std::vector<Migration> &shippedMigrations();

/// The statements of a step for one engine: lines that end in `-- only sqlite` or `-- only postgres` belong to that
/// engine alone, and comments are gone.
[[nodiscard]] QString sqlFor(Engine engine, const QString &sql);

/// Runs the steps that the database lacks, each in one transaction; several servers may start at once. The steps must
/// be numbered 1, 2, 3 … VersionMismatch where the database has a step that is not among them, or one with other text.
Result<void> migrate(Database &database, const std::vector<Migration> &steps = shippedMigrations());

/// VersionMismatch where the database is older or newer than the steps; the message says which.
Result<void> checkSchema(Database &database, const std::vector<Migration> &steps = shippedMigrations());

} // namespace store
