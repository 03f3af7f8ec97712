#include "sync/unlock.h"

#include "link/messages.h"
#include "replica/outbox.h"

#include <QFile>
#include <QRandomGenerator>
#include <argon2.h>

namespace syncing {

namespace {
constexpr uint32_t passes = 3;
constexpr uint32_t memoryKib = 65'536;
constexpr uint32_t lanes = 1;
constexpr size_t saltBytes = 16;
constexpr size_t digestBytes = 32;
} // namespace

Result<QString> digestOf(const QString &password)
{
    std::array<quint32, saltBytes / sizeof(quint32)> salt{};
    QRandomGenerator::system()->fillRange(salt.data(), salt.size());
    QByteArray encoded(qsizetype(argon2_encodedlen(passes, memoryKib, lanes, saltBytes, digestBytes, Argon2_id)), '\0');
    const QByteArray secret = password.toUtf8();
    const int hashed = argon2id_hash_encoded(passes, memoryKib, lanes, secret.constData(), size_t(secret.size()), salt.data(), saltBytes, digestBytes, encoded.data(), size_t(encoded.size()));
    if (hashed != ARGON2_OK)
        return fail(ErrorCode::Internal, QStringLiteral("password"), QString::fromLatin1(argon2_error_message(hashed)));
    return QString::fromLatin1(encoded.constData());
}

bool isPassword(const QString &password, const QString &digest)
{
    const QByteArray secret = password.toUtf8();
    return argon2id_verify(digest.toLatin1().constData(), secret.constData(), size_t(secret.size())) == ARGON2_OK;
}

QString toText(const Session &session)
{
    Session withoutToken = session;
    withoutToken.token = QByteArrayLiteral("-");
    return QString::fromUtf8(wire::toJson(withoutToken));
}

std::optional<KeptSession> keptIn(const QString &outboxPath)
{
    if (!QFile::exists(outboxPath))
        return std::nullopt;
    const auto outbox = replica::Outbox::openReadOnly(outboxPath);
    if (!outbox)
        return std::nullopt;
    const auto session = (*outbox)->state(kept::session);
    const auto digest = (*outbox)->state(kept::digest);
    if (!session || !digest || session->isEmpty())
        return std::nullopt;
    auto read = wire::sessionFromJson(session->toUtf8());
    if (!read)
        return std::nullopt;
    return KeptSession{*std::move(read), *digest};
}

} // namespace syncing
