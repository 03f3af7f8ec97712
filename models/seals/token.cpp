#include "seals/token.h"

#include <QFile>
#include <libp11.h>
#include <mutex>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace seals {

namespace {

/// PKCS#11 modules may be loaded once in a process, and not every one bears two threads.
std::mutex &oneAtATime()
{
    static std::mutex mutex;
    return mutex;
}

/// A loaded module with the slots that it has now.
class Module
{
public:
    explicit Module(const QString &path) : m_context(PKCS11_CTX_new())
    {
        m_loaded = m_context && PKCS11_CTX_load(m_context, QFile::encodeName(path).constData()) == 0;
        m_found = m_loaded && PKCS11_enumerate_slots(m_context, &m_slots, &m_count) == 0;
        ERR_clear_error();
    }
    ~Module()
    {
        if (m_found)
            PKCS11_release_all_slots(m_context, m_slots, m_count);
        if (m_loaded)
            PKCS11_CTX_unload(m_context);
        if (m_context)
            PKCS11_CTX_free(m_context);
    }
    Q_DISABLE_COPY_MOVE(Module)

    [[nodiscard]] bool works() const { return m_found; }
    [[nodiscard]] std::span<PKCS11_SLOT> slots() const { return {m_slots, m_found ? m_count : 0}; }

private:
    PKCS11_CTX *m_context;
    PKCS11_SLOT *m_slots = nullptr;
    unsigned int m_count = 0;
    bool m_loaded = false;
    bool m_found = false;
};

QString textOf(const char *text)
{
    return QString::fromUtf8(text ? text : "").trimmed();
}

/// The public half as this process's own key: what libp11 gives hangs on the token.
Result<PublicKey> publicHalf(PKCS11_KEY *key)
{
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY *)> pair(PKCS11_get_public_key(key), EVP_PKEY_free);
    if (!pair)
        return fail(ErrorCode::BadRequest, QStringLiteral("key"), QStringLiteral("the token does not show the public half"));
    const int size = i2d_PUBKEY(pair.get(), nullptr);
    QByteArray der(qMax(size, 0), '\0');
    auto *at = reinterpret_cast<unsigned char *>(der.data());
    i2d_PUBKEY(pair.get(), &at);
    return PublicKey::fromDer(der);
}

std::span<PKCS11_KEY> publicKeysOf(PKCS11_TOKEN *token)
{
    PKCS11_KEY *keys = nullptr;
    unsigned int count = 0;
    const bool read = PKCS11_enumerate_public_keys(token, &keys, &count) == 0;
    return {keys, read ? count : 0};
}

std::span<PKCS11_KEY> privateKeysOf(PKCS11_TOKEN *token)
{
    PKCS11_KEY *keys = nullptr;
    unsigned int count = 0;
    const bool read = PKCS11_enumerate_keys(token, &keys, &count) == 0;
    return {keys, read ? count : 0};
}

QByteArray idOf(const PKCS11_KEY &key)
{
    return QByteArray(reinterpret_cast<const char *>(key.id), qsizetype(key.id_len));
}

class OnToken : public Signer
{
public:
    OnToken(std::unique_ptr<Module> module, EVP_PKEY *key, PublicKey half) : m_module(std::move(module)), m_key(key), m_public(std::move(half)) {}
    ~OnToken() override
    {
        const std::scoped_lock lock(oneAtATime());
        EVP_PKEY_free(m_key);
        m_module.reset();
    }
    Q_DISABLE_COPY_MOVE(OnToken)

    [[nodiscard]] const PublicKey &publicKey() const override { return m_public; }
    [[nodiscard]] Result<QByteArray> sign(const QByteArray &bytes) const override
    {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned int digestSize = 0;
        EVP_Digest(bytes.constData(), size_t(bytes.size()), digest, &digestSize, EVP_sha256(), nullptr);
        const std::scoped_lock lock(oneAtATime());
        const std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX *)> context(EVP_PKEY_CTX_new(m_key, nullptr), EVP_PKEY_CTX_free);
        size_t size = 0;
        QByteArray signature;
        if (context && EVP_PKEY_sign_init(context.get()) == 1 && EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) == 1
            && EVP_PKEY_sign(context.get(), nullptr, &size, digest, digestSize) == 1) {
            signature.resize(qsizetype(size));
            if (EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, digest, digestSize) == 1) {
                signature.truncate(qsizetype(size));
                return signature;
            }
        }
        ERR_clear_error();
        return fail(ErrorCode::Unavailable, QStringLiteral("token"), QStringLiteral("the token does not sign; is it plugged in?"));
    }

private:
    std::unique_ptr<Module> m_module;
    EVP_PKEY *m_key;
    PublicKey m_public;
};

Unexpected noModule(const QString &module)
{
    return fail(ErrorCode::Unavailable, QStringLiteral("module"), QStringLiteral("%1 is no PKCS#11 module that can be loaded").arg(module));
}

} // namespace

QString usualModule()
{
    for (const auto *path : {"/usr/lib/x86_64-linux-gnu/p11-kit-proxy.so", "/usr/lib/aarch64-linux-gnu/p11-kit-proxy.so", "/usr/lib/loongarch64-linux-gnu/p11-kit-proxy.so", "/usr/lib64/p11-kit-proxy.so"})
        if (QFile::exists(QString::fromLatin1(path)))
            return QString::fromLatin1(path);
    return {};
}

Result<std::vector<TokenKey>> keysOnTokens(const QString &module)
{
    const std::scoped_lock lock(oneAtATime());
    const Module loaded(module);
    if (!loaded.works())
        return noModule(module);
    std::vector<TokenKey> found;
    for (auto &slot : loaded.slots()) {
        if (!slot.token || !slot.token->initialized)
            continue;
        for (auto &key : publicKeysOf(slot.token))
            if (const auto half = publicHalf(&key); half && half->algorithm() == Algorithm::EcdsaP256Sha256)
                found.push_back({module, textOf(slot.token->label), textOf(slot.token->serialnr), textOf(key.label), idOf(key), half->fingerprint()});
    }
    ERR_clear_error();
    return found;
}

Result<std::shared_ptr<const Signer>> unlockToken(const TokenKey &wanted, const QByteArray &pin)
{
    const std::scoped_lock lock(oneAtATime());
    auto module = std::make_unique<Module>(wanted.module);
    if (!module->works())
        return noModule(wanted.module);
    for (auto &slot : module->slots()) {
        if (!slot.token || textOf(slot.token->serialnr) != wanted.serial || textOf(slot.token->label) != wanted.token)
            continue;
        if (PKCS11_login(&slot, 0, pin.constData()) != 0) {
            const bool locked = slot.token->userPinLocked || ERR_GET_REASON(ERR_peek_last_error()) == 0xA4; // CKR_PIN_LOCKED
            ERR_clear_error();
            return fail(locked ? ErrorCode::Locked : ErrorCode::BadCredentials, QStringLiteral("pin"));
        }
        for (auto &key : privateKeysOf(slot.token)) {
            if (idOf(key) != wanted.id)
                continue;
            auto half = publicHalf(&key);
            if (!half || half->fingerprint() != wanted.fingerprint)
                continue;
            if (auto *pair = PKCS11_get_private_key(&key))
                return std::make_shared<const OnToken>(std::move(module), pair, *std::move(half));
        }
    }
    ERR_clear_error();
    return fail(ErrorCode::NotFound, QStringLiteral("token"), QStringLiteral("no such key on a token that is plugged in"));
}

} // namespace seals
