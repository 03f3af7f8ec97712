#include "seals/keyfile.h"

#include <QFile>
#include <QSaveFile>

namespace seals {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions everyoneReads = ownerOnly | QFile::ReadGroup | QFile::ReadOther;

Result<void> write(const QString &path, const QByteArray &bytes, QFile::Permissions permissions)
{
    QSaveFile file(path);
    // The permissions are set before the bytes are there, so that a key is never readable by others.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(permissions) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Storage, path, file.errorString());
    return {};
}

} // namespace

QString publicFileOf(const QString &keyPath)
{
    return keyPath.endsWith(QLatin1StringView(".key")) ? keyPath.chopped(4) + QStringLiteral(".pem") : keyPath + QStringLiteral(".pem");
}

Result<bool> makeKeyFile(const QString &keyPath, Algorithm algorithm)
{
    if (QFile::exists(keyPath)) {
        if (QFile::exists(publicFileOf(keyPath)))
            return false;
        return readKeyFile(keyPath).and_then([&](const SigningKey &key) { return write(publicFileOf(keyPath), key.publicKey().pem(), everyoneReads); }).map([] { return false; });
    }
    const auto key = SigningKey::make(algorithm);
    if (!key)
        return Unexpected(key.error());
    return write(keyPath, key->plainPem(), ownerOnly).and_then([&] { return write(publicFileOf(keyPath), key->publicKey().pem(), everyoneReads); }).map([] { return true; });
}

Result<SigningKey> readKeyFile(const QString &keyPath)
{
    QFile file(keyPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, keyPath, file.errorString());
    if (file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        return fail(ErrorCode::Untrusted, keyPath, QStringLiteral("others may read the key; chmod 600 it"));
    return SigningKey::fromPlainPem(file.read(64 * 1024));
}

} // namespace seals
