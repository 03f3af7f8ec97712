// Contents of attachments in the database, in parts: every server of a site sees them, and a backup takes them along.
// Bytes are Base64 text, since text is what both engines, their bulk roads and the digests of backups have in common.
// A content that hangs on nothing is dropped after a while: dropUnused().
#pragma once

#include "contract/actor.h"
#include "contract/command.h"
#include "contract/sync.h"
#include "store/database.h"

namespace service {

using namespace contract;

/// How much of the content is there: all of it, or what this account has brought so far.
Result<FileProgress> progressOf(store::Database &database, const QUuid &account, const QString &digest);

/// A piece of a content that an account brings. Parts of two accounts do not mix, so nobody can spoil another's.
struct FilePiece {
    QUuid account;
    QString digest;
    qint64 size = 0; ///< of the whole
    qint64 offset = 0;
    QByteArray bytes;
    Instant at;
};
/// Adds the piece where it continues what is there; where it does not, nothing happens and the progress says what is
/// there. Within a transaction.
Result<FileProgress> addPiece(store::Database &database, const FilePiece &piece);

/// The SM3 digest over what the account has brought, read part by part.
Result<QString> digestOfBrought(store::Database &database, const QUuid &account, const QString &digest);
/// Makes what the account brought the content. Within a transaction.
Result<void> complete(store::Database &database, const FilePiece &last);
/// The content was asked for again by somebody who would bring it: it is as good as newly brought, and stays as long. Says
/// how much of it is there, which is nothing where it was dropped meanwhile. Within a transaction.
Result<FileProgress> keepAnew(store::Database &database, const FilePiece &piece);
/// Forgets what the account brought. Within a transaction.
Result<void> forgetBrought(store::Database &database, const QUuid &account, const QString &digest);
/// Drops unfinished parts that nobody has added to since; returns the number of rows.
Result<qint64> dropBroughtBefore(store::Database &database, Instant instant);
/// Drops at most so many contents that were brought before the instant and that no attachment names, not even a retired
/// one, which may be restored; returns their number. Within a transaction.
Result<qint64> dropUnused(store::Database &database, Instant instant, int most);

/// The size of the content; nothing where it is not there, or hangs on no record that the actor may see.
Result<std::optional<qint64>> visibleSize(store::Database &database, const Actor &actor, const QString &digest);
/// At most `most` bytes of the content from `at` on.
Result<QByteArray> readContent(store::Database &database, const QString &digest, qint64 at, qint64 most);

/// UnknownReference on `digest` where a new attachment names a content that is not there, or that has another size.
Result<void> checkContents(store::Database &database, const Command &command);

} // namespace service
