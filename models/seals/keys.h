// Keys (密钥) with which a person seals a decision: SM2 with SM3 (GB/T 32918, GB/T 32905) or ECDSA on P-256 with SHA-256.
// Made, kept and used through OpenSSL 3; signatures are the DER forms that the `openssl` command checks.
#pragma once

#include "contract/field.h"
#include "contract/result.h"

#include <QByteArray>
#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace seals {

using namespace contract;

enum class Algorithm { Sm2Sm3, EcdsaP256Sha256 };
/// "sm2-sm3", "ecdsa-p256-sha256": as seals name it.
[[nodiscard]] QString codeOf(Algorithm algorithm);
[[nodiscard]] std::optional<Algorithm> algorithmOf(QStringView code);

/// The half that everybody may know.
class PublicKey
{
public:
    /// A SubjectPublicKeyInfo in PEM. BadRequest for anything else, and for a key of another kind.
    [[nodiscard]] static Result<PublicKey> fromPem(const QByteArray &pem);

    [[nodiscard]] Algorithm algorithm() const { return m_algorithm; }
    [[nodiscard]] QByteArray pem() const;
    /// SM3 of the DER form, 64 hexadecimal characters: the name by which seals call the key.
    [[nodiscard]] const QString &fingerprint() const { return m_fingerprint; }
    /// True where the signature is this key's over exactly these bytes. False for what is no signature at all.
    [[nodiscard]] bool verifies(const QByteArray &bytes, const QByteArray &signature) const;

private:
    friend class SigningKey;
    PublicKey(std::shared_ptr<EVP_PKEY> key, Algorithm algorithm);

    std::shared_ptr<EVP_PKEY> m_key;
    Algorithm m_algorithm;
    QString m_fingerprint;
};

/// The half that one person holds. It leaves the process only under a passphrase.
class SigningKey
{
public:
    [[nodiscard]] static Result<SigningKey> make(Algorithm algorithm);
    /// BadCredentials for a wrong passphrase, BadRequest for what is no key of these kinds.
    [[nodiscard]] static Result<SigningKey> fromPem(const QByteArray &pem, const QByteArray &passphrase);

    [[nodiscard]] Algorithm algorithm() const { return m_public.algorithm(); }
    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }
    /// PKCS#8, encrypted (AES-256, PBKDF2). RequiredMissing for an empty passphrase.
    [[nodiscard]] Result<QByteArray> pem(const QByteArray &passphrase) const;
    [[nodiscard]] Result<QByteArray> sign(const QByteArray &bytes) const;

private:
    explicit SigningKey(PublicKey key) : m_public(std::move(key)) {}

    PublicKey m_public; ///< over the whole pair
};

} // namespace seals
