#include "items/sealkeys.h"

#include "rules/changestatements.h"
#include "seals/seal.h"
#include "seals/token.h"

#include <QJsonDocument>
#include <QPromise>

namespace items {

namespace {

/// The name under which the keyring has it.
QString entryOf(const QString &login)
{
    return QStringLiteral("seal-key:") + login;
}

UnlockedKey unlocked(std::shared_ptr<const seals::Signer> signer)
{
    const auto &half = signer->publicKey();
    UnlockedKey key{.signer = {}, .fingerprint = half.fingerprint(), .algorithm = seals::codeOf(half.algorithm()), .publicPem = half.pem()};
    key.signer = std::move(signer);
    return key;
}

Result<UnlockedKey> open(const QByteArray &pem, const QByteArray &passphrase)
{
    return seals::SigningKey::fromPem(pem, passphrase).map([](seals::SigningKey &&key) { return unlocked(std::make_shared<const seals::SigningKey>(std::move(key))); });
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Does the work on the thread, and answers with what it comes to.
template <class Work> auto asked(QThreadPool &thread, Work work) -> QFuture<std::invoke_result_t<Work>>
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Work>>>();
    promise->start();
    thread.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace

SealKeys::SealKeys(SecretStore &store) : m_store(store)
{
    m_thread.setMaxThreadCount(1); // a keyring is asked one thing at a time
}

SealKeys::~SealKeys()
{
    m_thread.waitForDone();
}

QFuture<Result<bool>> SealKeys::hasKey(const QString &login)
{
    return asked(m_thread, [this, login] { return m_store.read(entryOf(login)).map([](const QByteArray &pem) { return !pem.isEmpty(); }); });
}

QFuture<Result<MadeKey>> SealKeys::make(const QString &login, const QString &algorithm, const QByteArray &passphrase)
{
    return asked(m_thread, [this, login, algorithm, passphrase]() -> Result<MadeKey> {
        const auto known = seals::algorithmOf(algorithm);
        if (!known)
            return fail(ErrorCode::InvalidValue, QStringLiteral("algorithm"));
        auto key = seals::SigningKey::make(*known);
        if (!key)
            return Unexpected(key.error());
        auto pem = key->pem(passphrase);
        if (!pem)
            return Unexpected(pem.error());
        const bool kept = m_store.write(entryOf(login), *pem).has_value();
        return MadeKey{unlocked(std::make_shared<const seals::SigningKey>(*std::move(key))), *std::move(pem), kept};
    });
}

QFuture<Result<UnlockedKey>> SealKeys::unlock(const QString &login, const QByteArray &passphrase)
{
    return asked(m_thread, [this, login, passphrase] {
        return m_store.read(entryOf(login)).and_then([&](const QByteArray &pem) -> Result<UnlockedKey> {
            if (pem.isEmpty())
                return fail(ErrorCode::NotFound, QStringLiteral("key"));
            return open(pem, passphrase);
        });
    });
}

QFuture<Result<UnlockedKey>> SealKeys::bringIn(const QByteArray &pem, const QByteArray &passphrase)
{
    return asked(m_thread, [pem, passphrase] { return open(pem, passphrase); });
}

QFuture<Result<UnlockedKey>> SealKeys::keep(const QString &login, const QByteArray &pem, const QByteArray &passphrase)
{
    return asked(m_thread, [this, login, pem, passphrase] {
        return open(pem, passphrase).and_then([&](UnlockedKey &&key) { return m_store.write(entryOf(login), pem).map([&] { return std::move(key); }); });
    });
}

QFuture<Result<void>> SealKeys::forget(const QString &login)
{
    return asked(m_thread, [this, login] { return m_store.remove(entryOf(login)); });
}

QFuture<Result<std::vector<TokenEntry>>> SealKeys::tokens(const QString &module)
{
    return asked(m_thread, [module] {
        return seals::keysOnTokens(module.isEmpty() ? seals::usualModule() : module).map([](const std::vector<seals::TokenKey> &keys) {
            std::vector<TokenEntry> entries;
            for (const auto &key : keys)
                entries.push_back({QStringLiteral("%1 · %2 (%3…)").arg(key.token, key.label, key.fingerprint.left(8)), key.fingerprint, std::make_shared<const seals::TokenKey>(key)});
            return entries;
        });
    });
}

QFuture<Result<UnlockedKey>> SealKeys::unlockToken(const TokenEntry &token, const QByteArray &pin)
{
    return asked(m_thread, [key = token.key, pin] { return seals::unlockToken(*key, pin).map(&unlocked); });
}

Result<QJsonObject> sealOver(const QJsonObject &statement, const UnlockedKey &key)
{
    return seals::sealOf(statement, *key.signer).map([&](const seals::Seal &seal) {
        return QJsonObject{{QStringLiteral("key"), key.fingerprint}, {QStringLiteral("seal"), seals::toJson(seal)}};
    });
}

Result<QString> sealDecision(const QUuid &change, QJsonObject decision, const UnlockedKey &key)
{
    decision.insert(QStringLiteral("key"), key.fingerprint);
    const auto read = rules::decisionFromJson(compact(decision).toUtf8());
    if (!read)
        return Unexpected(read.error());
    return sealOver(rules::decisionStatement(change, *read), key).map([&](const QJsonObject &sealed) {
        decision.insert(QStringLiteral("seal"), sealed.value(QStringLiteral("seal")));
        return compact(decision);
    });
}

Result<Patch> registrationOf(const UnlockedKey &key, const QUuid &person)
{
    return seals::sealOf(rules::possessionStatement(key.fingerprint, person), *key.signer).map([&](const seals::Seal &proof) {
        return Patch{{QStringLiteral("person_id"), idText(person)},
                     {QStringLiteral("fingerprint"), key.fingerprint},
                     {QStringLiteral("algorithm"), key.algorithm},
                     {QStringLiteral("public_key"), QString::fromLatin1(key.publicPem)},
                     {QStringLiteral("proof"), compact(seals::toJson(proof))}};
    });
}

} // namespace items
