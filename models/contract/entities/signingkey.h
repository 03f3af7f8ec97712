// SigningKeyRecord (签名公钥): the public half of the key with which a person seals decisions, as the server knows it. The
// private half stays with the person (keyring or token). Retired: no longer good for new seals, still good to check old ones.
#pragma once

#include "contract/entities/person.h"

namespace contract {

struct SigningKeyRecord {
    Id<SigningKeyRecord> id;
    Revision revision = 0;
    bool retired = false;
    Id<Person> person;
    QString login; ///< kept by the rules
    QString fingerprint; ///< SM3 of the public key
    QString algorithm; ///< as seals name it: "sm2-sm3", "ecdsa-p256-sha256"
    QString publicKey; ///< PEM
    QString proof; ///< seal over the fingerprint and the person, made with the key itself
    std::optional<Instant> registeredAt; ///< kept by the rules
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const SigningKeyRecord &) const = default;
};

template <> struct Describe<SigningKeyRecord> {
    static constexpr auto name = "signing_key";
    static constexpr auto caption = QT_TRANSLATE_NOOP("SigningKey", "Signing key");
    static constexpr auto captions = QT_TRANSLATE_NOOP("SigningKey", "Signing keys");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"person_id", QT_TRANSLATE_NOOP("SigningKey", "Person"), &SigningKeyRecord::person, traits::required | traits::indexed | traits::listed},
        Field{"login", QT_TRANSLATE_NOOP("SigningKey", "Login"), &SigningKeyRecord::login, traits::title | traits::readOnly | traits::indexed | traits::listed | traits::maxLength(80)},
        Field{"fingerprint", QT_TRANSLATE_NOOP("SigningKey", "Fingerprint"), &SigningKeyRecord::fingerprint, traits::required | traits::unique | traits::indexed | traits::listed | traits::maxLength(64)},
        Field{"algorithm", QT_TRANSLATE_NOOP("SigningKey", "Algorithm"), &SigningKeyRecord::algorithm, traits::required | traits::listed | traits::maxLength(40)},
        Field{"public_key", QT_TRANSLATE_NOOP("SigningKey", "Public key"), &SigningKeyRecord::publicKey, traits::required | traits::maxLength(2'000)},
        Field{"proof", QT_TRANSLATE_NOOP("SigningKey", "Proof of possession"), &SigningKeyRecord::proof, traits::required | traits::maxLength(2'000)},
        Field{"registered_at", QT_TRANSLATE_NOOP("SigningKey", "Registered at"), &SigningKeyRecord::registeredAt, traits::readOnly | traits::listed},
        Field{"audience", QT_TRANSLATE_NOOP("SigningKey", "Seen by"), &SigningKeyRecord::audience, traits::scope | traits::readOnly | traits::maxLength(20)},
    };
};

} // namespace contract
