#include "service/cursor.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace service {

namespace {

// version (1), epoch (16), xid (8), seq (8), scope (8), check (4)
constexpr char version = 1;
constexpr qsizetype bodySize = 1 + 16 + 8 + 8 + 8;
constexpr qsizetype checkSize = 4;

/// Against truncation and typing errors, not against forgery: a forged position shows nothing that a fresh one would not.
QByteArray checkOf(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).left(checkSize);
}

void append(QByteArray &bytes, qint64 number)
{
    const auto big = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&big), sizeof big);
}

} // namespace

Cursor cursorOf(const Standing &standing)
{
    QByteArray body(1, version);
    body += standing.epoch.toRfc4122();
    append(body, standing.position.xid);
    append(body, standing.position.seq);
    body += standing.scope;
    Q_ASSERT_X(body.size() == bodySize, "cursorOf", "a scope digest has eight bytes");
    return {(body + checkOf(body)).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)};
}

Result<Standing> standingOf(const Cursor &cursor)
{
    const auto refused = [] { return fail(ErrorCode::BadRequest, QStringLiteral("cursor"), QStringLiteral("not a cursor of this server")); };
    const auto decoded = QByteArray::fromBase64Encoding(cursor.text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != bodySize + checkSize)
        return refused();
    const QByteArray body = decoded.decoded.left(bodySize);
    if (body[0] != version || decoded.decoded.mid(bodySize) != checkOf(body))
        return refused();
    const Standing standing{QUuid::fromRfc4122(body.mid(1, 16)),
                            {qFromBigEndian<qint64>(body.constData() + 17), qFromBigEndian<qint64>(body.constData() + 25)},
                            body.mid(33, 8)};
    // Base64 has several spellings of the same bytes; ours is one of them.
    if (cursorOf(standing).text != cursor.text)
        return refused();
    return standing;
}

QByteArray scopeDigest(const Actor &actor)
{
    QStringList parts;
    for (const auto &right : actor.rights)
        if (right.endsWith(u".read"))
            parts << right;
    parts << actor.audienceOfOne();
    for (const auto &role : actor.roles)
        parts << QStringLiteral("role:") + role;
    if (actor.scope.all)
        parts << QStringLiteral("*");
    else
        parts += QStringList(actor.scope.units.cbegin(), actor.scope.units.cend());
    parts.sort();
    return QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256).left(8);
}

} // namespace service
