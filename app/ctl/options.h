// Options: what several commands are told in the same way, first of all which database is meant.
#pragma once

#include "command.h"
#include "store/database.h"

namespace ctl {

/// Refuses arguments that are no options, for commands that take none.
[[nodiscard]] Outcome<void> refusePlain(const QCommandLineParser &options);

/// Adds --config and --database.
void addDatabaseOptions(QCommandLineParser &parser);
/// The database that the options name: --database, else the one in --config's file.
[[nodiscard]] Outcome<store::Location> databaseOf(const QCommandLineParser &options);

/// "sqlite:/var/lib/yunheng/yunheng.db", "postgres://user@host:5432/name", or for a socket's folder
/// "postgres:///name?host=/run/postgresql&user=me"; the password comes from the environment variable PGPASSWORD, never
/// from the text.
[[nodiscard]] Result<store::Location> locationOf(const QString &url);

/// Opens a database that is there, without the time limits that keep a serving process honest, since copying takes as
/// long as it takes.
[[nodiscard]] Result<std::unique_ptr<store::Database>> openForCare(const store::Location &location);
/// The same for the database that the options name, which must be of this program's schema.
[[nodiscard]] Outcome<std::unique_ptr<store::Database>> openCurrent(const QCommandLineParser &options);
/// "sqlite:/var/lib/yunheng/yunheng.db", for people.
[[nodiscard]] QString textOf(const store::Location &location);

/// A whole number within limits.
[[nodiscard]] Outcome<qint64> numberOf(const QCommandLineParser &options, const QString &option, qint64 least, qint64 most);

} // namespace ctl
