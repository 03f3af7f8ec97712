// Backup: a database as one SQLite file, whichever engine it came from, with the count and the digest of every table
// beside the rows. What only makes sense in the life that it was taken from is left out: sessions (everybody signs in
// again) and the change feed (every workstation syncs anew).
#pragma once

#include "table.h"

namespace portable {

struct TableDigest {
    QString table;
    Digest digest;
    bool operator==(const TableDigest &) const = default;
};

/// What a backup says about itself.
struct Manifest {
    Instant madeAt;
    QString program; ///< version that made it
    std::vector<TableDigest> tables;
    bool operator==(const Manifest &) const = default;
};

/// The digests of the tables, as the caller's transaction sees them.
[[nodiscard]] Result<std::vector<TableDigest>> digestsOf(store::Database &database, const std::vector<Table> &tables);

/// Copies the database, as it stands at one moment, into a new file; a server may go on writing meanwhile.
/// AlreadyExists where the file is there; Internal where the copy's digests are not the source's (the file is removed).
[[nodiscard]] Result<Manifest> backupInto(store::Database &source, const QString &file, Instant now);

enum class Existing { Refuse, Replace };

/// Makes the target database anew from a backup, with a new epoch: all or nothing. The backup is checked against its
/// manifest first, and the restored tables against the backup. An older backup is migrated on the way.
/// BadRequest: the file is no backup or is damaged. VersionMismatch: of a newer program. AlreadyExists: the target holds
/// data and is not to be replaced; a replaced SQLite file stays beside it as <name>.before-restore-<time>.
/// Unavailable: a server has the target open.
[[nodiscard]] Result<Manifest> restoreFrom(const QString &file, const store::Location &target, Existing existing, Instant now);

} // namespace portable
