#include "seals/keys.h"

#include "contract/digest.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

namespace seals {

namespace {

struct Freer {
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    void operator()(EVP_PKEY_CTX *context) const { EVP_PKEY_CTX_free(context); }
};
template <class T> using Owned = std::unique_ptr<T, Freer>;

/// What SM2 mixes into the digest where two sides agreed on nothing else (GM/T 0009): "1234567812345678".
constexpr QByteArrayView usualSm2Id{"1234567812345678"};
constexpr qsizetype longestPem = 16 * 1024;
constexpr int passphraseRounds = 200'000;

struct Kind {
    Algorithm algorithm;
    const char *code;
    const char *type;  ///< of the key, as OpenSSL calls it
    const char *group; ///< the curve
    const char *digest;
};
constexpr std::array kinds{
    Kind{Algorithm::Sm2Sm3, "sm2-sm3", "SM2", "SM2", "SM3"},
    Kind{Algorithm::EcdsaP256Sha256, "ecdsa-p256-sha256", "EC", "prime256v1", "SHA256"},
};

const Kind &kindOf(Algorithm algorithm)
{
    return *std::ranges::find(kinds, algorithm, &Kind::algorithm);
}

std::optional<Algorithm> algorithmOfKey(const EVP_PKEY *key)
{
    char group[64] = {};
    size_t length = 0;
    if (EVP_PKEY_get_group_name(key, group, sizeof group, &length) != 1)
        return std::nullopt;
    for (const auto &kind : kinds)
        if (QByteArrayView(group).compare(kind.group, Qt::CaseInsensitive) == 0)
            return kind.algorithm;
    return std::nullopt;
}

std::shared_ptr<EVP_PKEY> shared(EVP_PKEY *key)
{
    return {key, EVP_PKEY_free};
}

/// Never asks the terminal: a key that wants a passphrase where none is expected is no key.
int giveNothing(char *, int, int, void *)
{
    return 0;
}

Owned<BIO> reading(const QByteArray &pem)
{
    return Owned<BIO>(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

QByteArray contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

/// A digest context that is ready for this key: SM2 takes the usual id.
struct Ready {
    Owned<EVP_MD_CTX> context{EVP_MD_CTX_new()};
    Owned<EVP_PKEY_CTX> key;

    Ready(EVP_PKEY *pair, Algorithm algorithm) : key(EVP_PKEY_CTX_new_from_pkey(nullptr, pair, nullptr))
    {
        if (algorithm == Algorithm::Sm2Sm3)
            EVP_PKEY_CTX_set1_id(key.get(), usualSm2Id.data(), int(usualSm2Id.size()));
        EVP_MD_CTX_set_pkey_ctx(context.get(), key.get());
    }
};

} // namespace

QString codeOf(Algorithm algorithm)
{
    return QString::fromLatin1(kindOf(algorithm).code);
}

std::optional<Algorithm> algorithmOf(QStringView code)
{
    for (const auto &kind : kinds)
        if (code == QLatin1StringView(kind.code))
            return kind.algorithm;
    return std::nullopt;
}

PublicKey::PublicKey(std::shared_ptr<EVP_PKEY> key, Algorithm algorithm) : m_key(std::move(key)), m_algorithm(algorithm)
{
    const int size = i2d_PUBKEY(m_key.get(), nullptr);
    QByteArray der(qMax(size, 0), '\0');
    auto *at = reinterpret_cast<unsigned char *>(der.data());
    i2d_PUBKEY(m_key.get(), &at);
    m_fingerprint = sm3Hex(der);
}

Result<PublicKey> PublicKey::fromPem(const QByteArray &pem)
{
    if (pem.size() > longestPem)
        return fail(ErrorCode::TooLarge, QStringLiteral("key"));
    auto key = shared(PEM_read_bio_PUBKEY(reading(pem).get(), nullptr, &giveNothing, nullptr));
    if (!key)
        return fail(ErrorCode::BadRequest, QStringLiteral("key"), QStringLiteral("not a public key in PEM"));
    const auto algorithm = algorithmOfKey(key.get());
    if (!algorithm)
        return fail(ErrorCode::BadRequest, QStringLiteral("key"), QStringLiteral("neither SM2 nor P-256"));
    return PublicKey(std::move(key), *algorithm);
}

QByteArray PublicKey::pem() const
{
    Owned<BIO> out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(out.get(), m_key.get());
    return contents(out.get());
}

bool PublicKey::verifies(const QByteArray &bytes, const QByteArray &signature) const
{
    const Ready ready(m_key.get(), m_algorithm);
    return EVP_DigestVerifyInit_ex(ready.context.get(), nullptr, kindOf(m_algorithm).digest, nullptr, nullptr, m_key.get(), nullptr) == 1
        && EVP_DigestVerify(ready.context.get(), reinterpret_cast<const unsigned char *>(signature.constData()), size_t(signature.size()),
                            reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size()))
            == 1;
}

Result<SigningKey> SigningKey::make(Algorithm algorithm)
{
    const auto &kind = kindOf(algorithm);
    Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, kind.type, nullptr));
    EVP_PKEY *made = nullptr;
    const bool ready = context && EVP_PKEY_keygen_init(context.get()) == 1
        && (algorithm == Algorithm::Sm2Sm3 || EVP_PKEY_CTX_set_group_name(context.get(), kind.group) == 1) && EVP_PKEY_generate(context.get(), &made) == 1;
    if (!ready)
        return fail(ErrorCode::Internal, QStringLiteral("key"), QStringLiteral("OpenSSL makes no key of the kind %1").arg(codeOf(algorithm)));
    return SigningKey(PublicKey(shared(made), algorithm));
}

Result<SigningKey> SigningKey::fromPem(const QByteArray &pem, const QByteArray &passphrase)
{
    if (pem.size() > longestPem)
        return fail(ErrorCode::TooLarge, QStringLiteral("key"));
    if (!pem.contains("ENCRYPTED PRIVATE KEY"))
        return fail(ErrorCode::BadRequest, QStringLiteral("key"), QStringLiteral("not an encrypted private key in PEM"));
    const auto ask = [](char *buffer, int size, int, void *data) {
        const auto &held = *static_cast<const QByteArray *>(data);
        const int length = qMin(size, int(held.size()));
        memcpy(buffer, held.constData(), size_t(length));
        return length;
    };
    auto key = shared(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, ask, const_cast<QByteArray *>(&passphrase)));
    if (!key)
        return fail(ErrorCode::BadCredentials, QStringLiteral("passphrase"));
    const auto algorithm = algorithmOfKey(key.get());
    if (!algorithm)
        return fail(ErrorCode::BadRequest, QStringLiteral("key"), QStringLiteral("neither SM2 nor P-256"));
    return SigningKey(PublicKey(std::move(key), *algorithm));
}

Result<QByteArray> SigningKey::pem(const QByteArray &passphrase) const
{
    if (passphrase.isEmpty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("passphrase"));
    Owned<BIO> out(BIO_new(BIO_s_mem()));
    const struct Pkcs8 {
        X509_SIG *sealed;
        ~Pkcs8() { X509_SIG_free(sealed); }
    } pkcs8{[&] {
        PKCS8_PRIV_KEY_INFO *plain = EVP_PKEY2PKCS8(m_public.m_key.get());
        X509_SIG *sealed = plain ? PKCS8_encrypt_ex(-1, EVP_aes_256_cbc(), passphrase.constData(), int(passphrase.size()), nullptr, 0, passphraseRounds, plain, nullptr, nullptr) : nullptr;
        PKCS8_PRIV_KEY_INFO_free(plain);
        return sealed;
    }()};
    if (!pkcs8.sealed || PEM_write_bio_PKCS8(out.get(), pkcs8.sealed) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("key"), QStringLiteral("OpenSSL writes no PKCS#8"));
    return contents(out.get());
}

Result<QByteArray> SigningKey::sign(const QByteArray &bytes) const
{
    EVP_PKEY *pair = m_public.m_key.get();
    const Ready ready(pair, algorithm());
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    size_t size = 0;
    QByteArray signature;
    const bool began = EVP_DigestSignInit_ex(ready.context.get(), nullptr, kindOf(algorithm()).digest, nullptr, nullptr, pair, nullptr) == 1
        && EVP_DigestSign(ready.context.get(), nullptr, &size, data, size_t(bytes.size())) == 1;
    if (began)
        signature.resize(qsizetype(size));
    if (!began || EVP_DigestSign(ready.context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, data, size_t(bytes.size())) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("key"), QStringLiteral("OpenSSL does not sign"));
    signature.truncate(qsizetype(size));
    return signature;
}

} // namespace seals
