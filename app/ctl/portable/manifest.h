// What backup and restore share: the manifest inside the file, the copying of one table, and the care of the file.
#pragma once

#include "backup.h"

namespace portable {

/// Writes the manifest, and takes out of the file what no backup keeps.
Result<void> writeManifest(store::Database &file, const Manifest &manifest);
/// BadRequest where the file holds none.
[[nodiscard]] Result<Manifest> readManifest(store::Database &file);
Result<void> dropManifest(store::Database &file);

/// All rows, within the caller's transaction on the target.
Result<void> copyTable(store::Database &source, store::Database &target, const Table &table);

/// An empty file that only its owner may read: a backup holds the digests of passwords.
Result<void> createPrivate(const QString &file);
/// Folds the write-ahead log into the file, so that the file alone is the database. Unavailable where another
/// connection holds it open.
Result<void> intoOneFile(store::Database &file);
/// The file and its write-ahead log, where they are.
Result<void> removeDatabase(const QString &file);

} // namespace portable
