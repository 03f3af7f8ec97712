// Options: a command's own options and arguments, parsed strictly, and the two ways to say which database is meant.
#pragma once

#include "command.h"
#include "store/database.h"

#include <QCommandLineParser>

namespace ctl {

/// A parser with --help. Add options to it, then hand it to parse().
[[nodiscard]] std::unique_ptr<QCommandLineParser> parserFor(const QString &command, const QString &description);

enum class Parsed { Ready, HelpShown };
/// Refuses unknown options and another number of plain arguments than `plain`.
[[nodiscard]] Outcome<Parsed> parse(QCommandLineParser &parser, const QStringList &arguments, qsizetype plain, const Console &console);

/// Adds --config and --database.
void addDatabaseOptions(QCommandLineParser &parser);
/// The database that the options name: --database, else the one in --config's file.
[[nodiscard]] Outcome<store::Location> databaseOf(const QCommandLineParser &parser);

/// "sqlite:/var/lib/yunheng/yunheng.db", "postgres://user@host:5432/name", or for a socket's folder
/// "postgres:///name?host=/run/postgresql&user=me"; the password comes from the environment variable PGPASSWORD, never
/// from the text.
[[nodiscard]] Result<store::Location> locationOf(const QString &url);

/// Opens a database that is there, without the time limits that keep a serving process honest, since copying takes as
/// long as it takes.
[[nodiscard]] Result<std::unique_ptr<store::Database>> openForCare(const store::Location &location);
/// The same for the database that the options name, which must be of this program's schema.
[[nodiscard]] Outcome<std::unique_ptr<store::Database>> openCurrent(const QCommandLineParser &parser);
/// "sqlite:/var/lib/yunheng/yunheng.db", for people.
[[nodiscard]] QString textOf(const store::Location &location);

/// A whole number within limits.
[[nodiscard]] Outcome<qint64> numberOf(const QCommandLineParser &parser, const QString &option, qint64 least, qint64 most);

} // namespace ctl
