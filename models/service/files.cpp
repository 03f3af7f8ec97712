#include "service/files.h"

#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "rules/permissions.h"
#include "service/selection.h"

namespace service {

namespace {

constexpr auto ignored = [](const store::Statement &) {};

/// Whether the content must stay until the transaction ends.
enum class Held { No, Yes };

Result<std::optional<qint64>> sizeOf(store::Database &database, const QString &digest, Held held = Held::No)
{
    const bool locks = held == Held::Yes && database.engine() == store::Engine::Postgres; // SQLite has one writer
    auto row = database.run(QStringLiteral("SELECT size FROM file WHERE digest = ?") + (locks ? QStringLiteral(" FOR KEY SHARE") : QString()), {digest});
    if (!row)
        return Unexpected(row.error());
    return row->next() ? std::optional(row->integer(0)) : std::optional<qint64>();
}

Result<qint64> broughtBy(store::Database &database, const QUuid &account, const QString &digest)
{
    return database.number(QStringLiteral("SELECT COALESCE(MAX(position + length), 0) FROM file_part WHERE digest = ? AND brought_by = ?"), {digest, idText(account)});
}

} // namespace

Result<FileProgress> progressOf(store::Database &database, const QUuid &account, const QString &digest)
{
    const auto size = sizeOf(database, digest);
    if (!size)
        return Unexpected(size.error());
    if (*size)
        return FileProgress{**size, true};
    return broughtBy(database, account, digest).map([](qint64 received) { return FileProgress{received, false}; });
}

Result<FileProgress> addPiece(store::Database &database, const FilePiece &piece)
{
    auto progress = progressOf(database, piece.account, piece.digest);
    if (!progress || progress->complete || progress->received != piece.offset || piece.bytes.isEmpty())
        return progress;
    const auto added = database.run(QStringLiteral("INSERT INTO file_part (digest, brought_by, position, length, brought_at, bytes) VALUES (?, ?, ?, ?, ?, ?)"),
                                    {piece.digest, idText(piece.account), piece.offset, qint64(piece.bytes.size()), piece.at.ms, QString::fromLatin1(piece.bytes.toBase64())});
    if (!added)
        return Unexpected(added.error());
    return FileProgress{piece.offset + piece.bytes.size(), false};
}

Result<QString> digestOfBrought(store::Database &database, const QUuid &account, const QString &digest)
{
    auto parts = database.run(QStringLiteral("SELECT bytes FROM file_part WHERE digest = ? AND brought_by = ? ORDER BY position"), {digest, idText(account)});
    if (!parts)
        return Unexpected(parts.error());
    Sm3 sum;
    while (parts->next())
        sum.add(QByteArray::fromBase64(parts->text(0).toLatin1()));
    return sum.hex();
}

Result<void> complete(store::Database &database, const FilePiece &last)
{
    const auto size = sizeOf(database, last.digest);
    if (!size)
        return Unexpected(size.error());
    if (*size) // somebody else brought the same meanwhile
        return forgetBrought(database, last.account, last.digest);
    return database.run(QStringLiteral("INSERT INTO file (digest, size, stored_by, stored_at) VALUES (?, ?, ?, ?)"), {last.digest, last.size, idText(last.account), last.at.ms})
        .and_then([&](const store::Statement &) {
            return database.run(QStringLiteral("UPDATE file_part SET brought_by = '' WHERE digest = ? AND brought_by = ?"), {last.digest, idText(last.account)});
        })
        .map(ignored);
}

Result<FileProgress> keepAnew(store::Database &database, const FilePiece &piece)
{
    return database.run(QStringLiteral("UPDATE file SET stored_at = ? WHERE digest = ? AND stored_at < ?"), {piece.at.ms, piece.digest, piece.at.ms})
        .and_then([&](const store::Statement &) { return progressOf(database, piece.account, piece.digest); });
}

Result<void> forgetBrought(store::Database &database, const QUuid &account, const QString &digest)
{
    return database.run(QStringLiteral("DELETE FROM file_part WHERE digest = ? AND brought_by = ?"), {digest, idText(account)}).map(ignored);
}

Result<qint64> dropBroughtBefore(store::Database &database, Instant instant)
{
    return database
        .run(QStringLiteral("DELETE FROM file_part WHERE brought_by <> '' AND NOT EXISTS (SELECT 1 FROM file_part later WHERE later.digest = file_part.digest "
                            "AND later.brought_by = file_part.brought_by AND later.brought_at >= ?)"),
             {instant.ms})
        .map([](const store::Statement &dropped) { return qint64(dropped.affected()); });
}

Result<qint64> dropUnused(store::Database &database, Instant instant, int most)
{
    const QString unused = QStringLiteral("stored_at < ? AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.digest = file.digest)");
    const bool locks = database.engine() == store::Engine::Postgres;
    auto candidates = database.run(QStringLiteral("SELECT digest FROM file WHERE %1 LIMIT ?").arg(unused) + (locks ? QStringLiteral(" FOR UPDATE OF file SKIP LOCKED") : QString()), {instant.ms, qint64(most)});
    if (!candidates)
        return Unexpected(candidates.error());
    QStringList digests;
    while (candidates->next())
        digests << candidates->text(0);
    qint64 dropped = 0;
    for (const auto &digest : std::as_const(digests)) {
        // Asked again now that the lock is ours: whoever attached it had the row until they committed.
        const auto gone = database.run(QStringLiteral("DELETE FROM file WHERE digest = ? AND %1").arg(unused), {digest, instant.ms});
        if (!gone)
            return Unexpected(gone.error());
        if (gone->affected() == 0)
            continue;
        if (const auto parts = database.run(QStringLiteral("DELETE FROM file_part WHERE digest = ? AND brought_by = ''"), {digest}); !parts)
            return Unexpected(parts.error());
        ++dropped;
    }
    return dropped;
}

Result<std::optional<qint64>> visibleSize(store::Database &database, const Actor &actor, const QString &digest)
{
    const auto &attachments = shapeOf<Attachment>();
    if (!actor.may(rules::readRight(attachments)))
        return std::optional<qint64>();
    auto seen = withinScope(actor, attachments);
    seen.add(QStringLiteral("digest = ?"), {digest});
    const auto hanging = database.number(QStringLiteral("SELECT COUNT(*) FROM (SELECT 1 FROM attachment %1 LIMIT 1) AS found").arg(seen.where()), seen.values);
    if (!hanging)
        return Unexpected(hanging.error());
    return *hanging == 0 ? Result<std::optional<qint64>>(std::optional<qint64>()) : sizeOf(database, digest);
}

Result<QByteArray> readContent(store::Database &database, const QString &digest, qint64 at, qint64 most)
{
    auto parts = database.run(QStringLiteral("SELECT position, bytes FROM file_part WHERE digest = ? AND brought_by = '' AND position + length > ? AND position < ? ORDER BY position"),
                              {digest, at, at + most});
    if (!parts)
        return Unexpected(parts.error());
    QByteArray content;
    while (parts->next()) {
        const qint64 position = parts->integer(0);
        const auto bytes = QByteArray::fromBase64(parts->text(1).toLatin1());
        const qint64 from = std::max<qint64>(0, at - position);
        content += bytes.mid(from, std::min<qint64>(bytes.size() - from, at + most - position - from));
    }
    return content;
}

Result<void> checkContents(store::Database &database, const Command &command)
{
    if (command.entity != QLatin1StringView(Describe<Attachment>::name) || command.kind != CommandKind::Create)
        return {};
    const auto valueOf = [&](const QString &name) {
        const auto held = command.fields.find(name);
        return held == command.fields.end() ? Value() : held->second;
    };
    const auto size = sizeOf(database, text(valueOf(QStringLiteral("digest"))), Held::Yes);
    if (!size)
        return Unexpected(size.error());
    if (!*size)
        return fail(ErrorCode::UnknownReference, QStringLiteral("digest"), QStringLiteral("the content was not brought"));
    if (**size != integer(valueOf(QStringLiteral("size"))))
        return fail(ErrorCode::InvalidValue, QStringLiteral("size"), QStringLiteral("the content has %1 bytes").arg(**size));
    return {};
}

} // namespace service
