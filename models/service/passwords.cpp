#include "service/passwords.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <argon2.h>

namespace service {

namespace {

constexpr uint32_t passes = 2;
constexpr uint32_t memoryKib = 19 * 1024;
constexpr uint32_t lanes = 1;
constexpr size_t saltSize = 16;
constexpr size_t hashSize = 32;

constexpr int leastCharacters = 10;
constexpr int mostCharacters = 200;
constexpr int leastKinds = 3;

QByteArray randomBytes(size_t size)
{
    QByteArray bytes(qsizetype(size), Qt::Uninitialized);
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return bytes;
}

int kindsIn(const QString &password)
{
    bool capital = false, small = false, digit = false, other = false;
    for (const QChar character : password) {
        if (character.isUpper())
            capital = true;
        else if (character.isLower())
            small = true;
        else if (character.isDigit())
            digit = true;
        else
            other = true;
    }
    return int(capital) + int(small) + int(digit) + int(other);
}

Unexpected weak(const QString &why)
{
    return fail(ErrorCode::InvalidValue, QStringLiteral("newPassword"), why);
}

} // namespace

QString digestOfPassword(const QString &password)
{
    const auto utf8 = password.toUtf8();
    const auto salt = randomBytes(saltSize);
    QByteArray encoded(qsizetype(argon2_encodedlen(passes, memoryKib, lanes, saltSize, hashSize, Argon2_id)), '\0');
    const int done = argon2id_hash_encoded(passes, memoryKib, lanes, utf8.constData(), size_t(utf8.size()), salt.constData(), saltSize, hashSize, encoded.data(), size_t(encoded.size()));
    Q_ASSERT_X(done == ARGON2_OK, "digestOfPassword", "argon2 works with sound parameters");
    // Out of memory in a release build: an empty digest matches nothing.
    return done == ARGON2_OK ? QString::fromLatin1(encoded.constData()) : QString();
}

bool matches(const QString &password, const QString &digest)
{
    const auto utf8 = password.toUtf8();
    return argon2id_verify(digest.toLatin1().constData(), utf8.constData(), size_t(utf8.size())) == ARGON2_OK;
}

const QString &nobodysDigest()
{
    static const QString digest = digestOfPassword(QString::fromLatin1(freshToken()));
    return digest;
}

Result<void> checkPassword(const QString &login, const QString &password)
{
    if (password.size() < leastCharacters)
        return weak(QStringLiteral("fewer than %1 characters").arg(leastCharacters));
    if (password.size() > mostCharacters)
        return weak(QStringLiteral("more than %1 characters").arg(mostCharacters));
    if (kindsIn(password) < leastKinds)
        return weak(QStringLiteral("fewer than three kinds of characters"));
    if (!login.isEmpty() && password.contains(login, Qt::CaseInsensitive))
        return weak(QStringLiteral("contains the login name"));
    return {};
}

QByteArray freshToken()
{
    return randomBytes(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString digestOfToken(const QByteArray &token)
{
    return QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex());
}

} // namespace service
