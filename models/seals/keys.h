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

/// What OpenSSL prepares once for a key; shared by its copies.
class Bench;

/// The half that everybody may know. Callable from any thread.
class PublicKey
{
public:
    /// A SubjectPublicKeyInfo in PEM. BadRequest for anything else, and for a key of another kind.
    [[nodiscard]] static Result<PublicKey> fromPem(const QByteArray &pem);
    /// The same in DER, as a token gives it.
    [[nodiscard]] static Result<PublicKey> fromDer(const QByteArray &der);

    [[nodiscard]] Algorithm algorithm() const { return m_algorithm; }
    [[nodiscard]] QByteArray pem() const;
    /// SM3 of the DER form, 64 hexadecimal characters: the name by which seals call the key.
    [[nodiscard]] const QString &fingerprint() const { return m_fingerprint; }
    /// True where the signature is this key's over exactly these bytes. False for what is no signature at all.
    [[nodiscard]] bool verifies(const QByteArray &bytes, const QByteArray &signature) const;

private:
    friend class SigningKey;
    PublicKey(std::shared_ptr<EVP_PKEY> key, Algorithm algorithm);
    [[nodiscard]] static Result<PublicKey> from(std::shared_ptr<EVP_PKEY> key);

    std::shared_ptr<EVP_PKEY> m_key;
    std::shared_ptr<Bench> m_bench;
    Algorithm m_algorithm;
    QString m_fingerprint;
};

/// Whatever signs in somebody's name: a key in this process, or one on a token. Callable from any thread.
class Signer
{
public:
    virtual ~Signer() = default;
    [[nodiscard]] virtual const PublicKey &publicKey() const = 0;
    /// The DER signature over the bytes.
    [[nodiscard]] virtual Result<QByteArray> sign(const QByteArray &bytes) const = 0;
    [[nodiscard]] Algorithm algorithm() const { return publicKey().algorithm(); }
};

/// The half that one person holds. It leaves the process only under a passphrase; the server's own also plainly, into a file
/// that only the server reads (seals/keyfile.h).
class SigningKey : public Signer
{
public:
    [[nodiscard]] static Result<SigningKey> make(Algorithm algorithm);
    /// BadCredentials for a wrong passphrase, BadRequest for what is no key of these kinds.
    [[nodiscard]] static Result<SigningKey> fromPem(const QByteArray &pem, const QByteArray &passphrase);
    /// PKCS#8 that is not encrypted. BadRequest for anything else.
    [[nodiscard]] static Result<SigningKey> fromPlainPem(const QByteArray &pem);

    [[nodiscard]] const PublicKey &publicKey() const override { return m_public; }
    /// PKCS#8, encrypted (AES-256, PBKDF2). RequiredMissing for an empty passphrase.
    [[nodiscard]] Result<QByteArray> pem(const QByteArray &passphrase) const;
    [[nodiscard]] QByteArray plainPem() const;
    [[nodiscard]] Result<QByteArray> sign(const QByteArray &bytes) const override;

private:
    explicit SigningKey(PublicKey key) : m_public(std::move(key)) {}

    PublicKey m_public; ///< over the whole pair
};

} // namespace seals
