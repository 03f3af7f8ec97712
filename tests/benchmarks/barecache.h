// BareCache: what the C API does with the same rows, as a baseline: one prepared INSERT, values bound as they lie in the
// source file, the same tables, the same late indexes and the same search index; no network, no rules, no ports.
#pragma once

#include <QString>
#include <vector>

struct sqlite3;

namespace bench {

struct Copied {
    qint64 rows = 0;
    double ms = 0; ///< of writing; reading the source is not counted
};
/// Copies all entities' rows of a cache and their history into a new file; `rows` counts both.
[[nodiscard]] Copied copyBare(const QString &source, const QString &target);

struct Upserted {
    qint64 rows = 0;
    double ms = 0;
};
/// The department of the resources that the bench changes.
inline const QString changedMark = QStringLiteral("BENCH");
/// Upserts the changed resources, as `source` has them now, into the file that copyBare() made: a write-ahead log, one
/// prepared INSERT … ON CONFLICT, a hundred rows and their entries of the history a transaction as the workstation does it; no
/// search index.
[[nodiscard]] Upserted upsertBare(const QString &source, const QString &target);

/// Milliseconds of single commits of one row with synchronous FULL into a new file of that folder.
[[nodiscard]] std::vector<double> fullCommits(const QString &folder, int runs);

} // namespace bench
