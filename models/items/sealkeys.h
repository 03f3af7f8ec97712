// SealKeys: the keys with which this workstation's people seal. A private key lies under a passphrase in the system's
// keyring, or on a token; where no keyring runs nothing is kept, and the key is brought in for the session from a file of the
// person's own, or stays on the token. What was unlocked is a value: whoever lets go of it has locked it again.
#pragma once

#include "contract/ports.h"
#include "contract/values.h"

#include <QJsonObject>
#include <QThreadPool>
#include <memory>

namespace seals {
class Signer;
struct TokenKey;
} // namespace seals

namespace items {

using namespace contract;

/// A key that signs now. Never stored, never sent.
struct UnlockedKey {
    std::shared_ptr<const seals::Signer> signer;
    QString fingerprint;
    QString algorithm; ///< "sm2-sm3", "ecdsa-p256-sha256"
    QByteArray publicPem;
};

/// A fresh key. `pem` is the private half under the passphrase, for a file of the person's own where it was not kept.
struct MadeKey {
    UnlockedKey key;
    QByteArray pem;
    bool kept = false; ///< it lies in the keyring
};

/// A key on a token that is plugged in.
struct TokenEntry {
    QString name; ///< "审批专用 · zhang (0a1b…)", for a list
    QString fingerprint;
    std::shared_ptr<const seals::TokenKey> key;
};

class SealKeys
{
public:
    /// The store must outlive this. Everything waits for a keyring or a token, so it is done on a thread of its own; the
    /// futures are finished there (contract/whendone.h).
    explicit SealKeys(SecretStore &store);
    ~SealKeys();

    /// Whether the keyring holds a key of that account. Unavailable where no keyring runs.
    QFuture<Result<bool>> hasKey(const QString &login);
    /// Makes a key and lays it into the keyring under the passphrase; one that lay there is replaced. With no keyring the key
    /// is there for the session, and `kept` is false. RequiredMissing for an empty passphrase.
    /// `algorithm` as seals name it; InvalidValue for another.
    QFuture<Result<MadeKey>> make(const QString &login, const QString &algorithm, const QByteArray &passphrase);
    /// The key from the keyring. NotFound where there is none, BadCredentials for a wrong passphrase, Unavailable with no keyring.
    QFuture<Result<UnlockedKey>> unlock(const QString &login, const QByteArray &passphrase);
    /// A key from an encrypted PEM file, for the session. BadCredentials, BadRequest.
    QFuture<Result<UnlockedKey>> bringIn(const QByteArray &pem, const QByteArray &passphrase);
    /// The same, and lays it into the keyring; Unavailable with no keyring.
    QFuture<Result<UnlockedKey>> keep(const QString &login, const QByteArray &pem, const QByteArray &passphrase);
    /// Takes the key out of the keyring: it was retired, or belongs to somebody who left.
    QFuture<Result<void>> forget(const QString &login);

    /// Keys on tokens behind a PKCS#11 module; an empty path means the one that this machine is set up for. Unavailable where
    /// there is no such module.
    QFuture<Result<std::vector<TokenEntry>>> tokens(const QString &module = {});
    /// BadCredentials for a wrong PIN, Locked where the token takes no more tries.
    QFuture<Result<UnlockedKey>> unlockToken(const TokenEntry &token, const QByteArray &pin);

private:
    SecretStore &m_store;
    QThreadPool m_thread;
};

/// The decision (rules::toJson) with its "key" and "seal", as the field `decision` takes it; what is sealed is
/// rules::decisionStatement. InvalidValue with the member where it is no decision. SM2
/// takes about a third of a millisecond; a token up to a second, so a caller that may have one does it off the window's thread.
[[nodiscard]] Result<QString> sealDecision(const QUuid &change, QJsonObject decision, const UnlockedKey &key);
/// The same for any statement: {"key", "seal"} that belong beside it. The statement must name the key already.
[[nodiscard]] Result<QJsonObject> sealOver(const QJsonObject &statement, const UnlockedKey &key);

/// The fields with which the key is registered with the server (Create of signing_key): person, fingerprint, algorithm, public
/// half, and the proof that the person holds the private half.
[[nodiscard]] Result<Patch> registrationOf(const UnlockedKey &key, const QUuid &person);

} // namespace items
