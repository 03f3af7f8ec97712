#include "seals/keys.h"

#include "contract/digest.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <mutex>
#include <vector>

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

} // namespace

/// Contexts that are ready for a key. Making one costs more than half of what a signature on P-256 does, so they are lent
/// and laid back, each to one thread at a time.
class Bench
{
public:
    enum class Work { Sign, Verify };

    Bench(EVP_PKEY *key, Algorithm algorithm) : m_key(key), m_algorithm(algorithm), m_digest(EVP_MD_fetch(nullptr, kindOf(algorithm).digest, nullptr), EVP_MD_free) {}

    [[nodiscard]] bool verifies(const QByteArray &bytes, const QByteArray &signature)
    {
        const auto *sealed = reinterpret_cast<const unsigned char *>(signature.constData());
        if (m_algorithm == Algorithm::Sm2Sm3) {
            const Sm2 ready(m_key);
            return EVP_DigestVerifyInit_ex(ready.context.get(), nullptr, "SM3", nullptr, nullptr, m_key, nullptr) == 1
                && EVP_DigestVerify(ready.context.get(), sealed, size_t(signature.size()), data(bytes), size_t(bytes.size())) == 1;
        }
        const Lent lent(*this, Work::Verify);
        Digest digest;
        return lent.context && take(digest, bytes) && EVP_PKEY_verify(lent.context.get(), sealed, size_t(signature.size()), digest.bytes, digest.size) == 1;
    }

    [[nodiscard]] Result<QByteArray> sign(const QByteArray &bytes)
    {
        size_t size = size_t(EVP_PKEY_get_size(m_key));
        QByteArray signature(qsizetype(size), Qt::Uninitialized);
        auto *out = reinterpret_cast<unsigned char *>(signature.data());
        bool done = false;
        if (m_algorithm == Algorithm::Sm2Sm3) {
            const Sm2 ready(m_key);
            done = EVP_DigestSignInit_ex(ready.context.get(), nullptr, "SM3", nullptr, nullptr, m_key, nullptr) == 1
                && EVP_DigestSign(ready.context.get(), out, &size, data(bytes), size_t(bytes.size())) == 1;
        } else {
            const Lent lent(*this, Work::Sign);
            Digest digest;
            done = lent.context && take(digest, bytes) && EVP_PKEY_sign(lent.context.get(), out, &size, digest.bytes, digest.size) == 1;
        }
        if (!done)
            return fail(ErrorCode::Internal, QStringLiteral("key"), QStringLiteral("OpenSSL does not sign"));
        signature.truncate(qsizetype(size));
        return signature;
    }

private:
    struct Digest {
        unsigned char bytes[EVP_MAX_MD_SIZE];
        unsigned int size = 0;
    };
    /// SM2 mixes the signer's id and key into the digest, so it takes the whole text. A context is made for each: its time is
    /// small against the curve's.
    struct Sm2 {
        Owned<EVP_MD_CTX> context{EVP_MD_CTX_new()};
        Owned<EVP_PKEY_CTX> key;

        explicit Sm2(EVP_PKEY *pair) : key(EVP_PKEY_CTX_new_from_pkey(nullptr, pair, nullptr))
        {
            EVP_PKEY_CTX_set1_id(key.get(), usualSm2Id.data(), int(usualSm2Id.size()));
            EVP_MD_CTX_set_pkey_ctx(context.get(), key.get());
        }
    };
    using Idle = std::vector<Owned<EVP_PKEY_CTX>>;
    struct Lent {
        Lent(Bench &from, Work work) : idle(work == Work::Sign ? from.m_signing : from.m_verifying), mutex(from.m_mutex)
        {
            const std::scoped_lock lock(mutex);
            if (idle.empty()) {
                context = from.prepared(work);
                return;
            }
            context = std::move(idle.back());
            idle.pop_back();
        }
        ~Lent()
        {
            if (!context)
                return;
            const std::scoped_lock lock(mutex);
            idle.push_back(std::move(context));
        }
        Q_DISABLE_COPY_MOVE(Lent)

        Idle &idle;
        std::mutex &mutex;
        Owned<EVP_PKEY_CTX> context;
    };

    static const unsigned char *data(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }

    [[nodiscard]] bool take(Digest &digest, const QByteArray &bytes) const
    {
        return m_digest && EVP_Digest(bytes.constData(), size_t(bytes.size()), digest.bytes, &digest.size, m_digest.get(), nullptr) == 1;
    }

    [[nodiscard]] Owned<EVP_PKEY_CTX> prepared(Work work) const
    {
        Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key, nullptr));
        const bool ready = context && (work == Work::Sign ? EVP_PKEY_sign_init(context.get()) : EVP_PKEY_verify_init(context.get())) == 1
            && EVP_PKEY_CTX_set_signature_md(context.get(), m_digest.get()) == 1;
        return ready ? std::move(context) : Owned<EVP_PKEY_CTX>();
    }

    EVP_PKEY *m_key; ///< of the key that shares this
    Algorithm m_algorithm;
    std::shared_ptr<EVP_MD> m_digest;
    std::mutex m_mutex;
    Idle m_signing;
    Idle m_verifying;
};

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

PublicKey::PublicKey(std::shared_ptr<EVP_PKEY> key, Algorithm algorithm) : m_key(std::move(key)), m_bench(std::make_shared<Bench>(m_key.get(), algorithm)), m_algorithm(algorithm)
{
    const int size = i2d_PUBKEY(m_key.get(), nullptr);
    QByteArray der(qMax(size, 0), '\0');
    auto *at = reinterpret_cast<unsigned char *>(der.data());
    i2d_PUBKEY(m_key.get(), &at);
    m_fingerprint = sm3Hex(der);
}

Result<PublicKey> PublicKey::from(std::shared_ptr<EVP_PKEY> key)
{
    const auto algorithm = key ? algorithmOfKey(key.get()) : std::nullopt;
    if (!algorithm)
        return fail(ErrorCode::BadRequest, QStringLiteral("key"), key ? QStringLiteral("neither SM2 nor P-256") : QStringLiteral("not a public key"));
    return PublicKey(std::move(key), *algorithm);
}

Result<PublicKey> PublicKey::fromPem(const QByteArray &pem)
{
    if (pem.size() > longestPem)
        return fail(ErrorCode::TooLarge, QStringLiteral("key"));
    return from(shared(PEM_read_bio_PUBKEY(reading(pem).get(), nullptr, &giveNothing, nullptr)));
}

Result<PublicKey> PublicKey::fromDer(const QByteArray &der)
{
    if (der.size() > longestPem)
        return fail(ErrorCode::TooLarge, QStringLiteral("key"));
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    return from(shared(d2i_PUBKEY(nullptr, &at, long(der.size()))));
}

QByteArray PublicKey::pem() const
{
    Owned<BIO> out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(out.get(), m_key.get());
    return contents(out.get());
}

bool PublicKey::verifies(const QByteArray &bytes, const QByteArray &signature) const
{
    return m_bench->verifies(bytes, signature);
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
    return PublicKey::from(std::move(key)).map([](PublicKey &&whole) { return SigningKey(std::move(whole)); });
}

Result<SigningKey> SigningKey::fromPlainPem(const QByteArray &pem)
{
    if (pem.size() > longestPem)
        return fail(ErrorCode::TooLarge, QStringLiteral("key"));
    auto key = shared(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, &giveNothing, nullptr));
    if (!key)
        return fail(ErrorCode::BadRequest, QStringLiteral("key"), QStringLiteral("not a plain private key in PEM"));
    return PublicKey::from(std::move(key)).map([](PublicKey &&whole) { return SigningKey(std::move(whole)); });
}

QByteArray SigningKey::plainPem() const
{
    Owned<BIO> out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(out.get(), m_public.m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return contents(out.get());
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
    return m_public.m_bench->sign(bytes);
}

} // namespace seals
