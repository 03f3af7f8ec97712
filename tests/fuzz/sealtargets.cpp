#include "fuzz/targets.h"

#include "contract/canonical.h"
#include "seals/seal.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace contract;

namespace fuzz {

namespace {

const seals::SigningKey &keyOf(seals::Algorithm algorithm)
{
    static const auto sm2 = seals::SigningKey::make(seals::Algorithm::Sm2Sm3).value();
    static const auto p256 = seals::SigningKey::make(seals::Algorithm::EcdsaP256Sha256).value();
    return algorithm == seals::Algorithm::Sm2Sm3 ? sm2 : p256;
}

/// A half that was accepted is written as it is named, and takes nothing for its signature.
std::string complaintOf(const seals::PublicKey &key)
{
    const auto again = seals::PublicKey::fromPem(key.pem());
    if (!again || again->fingerprint() != key.fingerprint())
        return "a key that was accepted does not come back the same";
    return key.verifies("statement", "statement") ? "anything is this key's signature" : "";
}

Verdict publicKey(const std::string &input)
{
    const auto key = seals::PublicKey::fromPem(QByteArray::fromStdString(input));
    return key ? Verdict{true, complaintOf(*key)} : Verdict{};
}

Verdict privateKey(const std::string &input)
{
    const auto key = seals::SigningKey::fromPlainPem(QByteArray::fromStdString(input));
    return key ? Verdict{true, complaintOf(key->publicKey())} : Verdict{};
}

Verdict seal(const std::string &input)
{
    const auto read = seals::sealFromJson(QJsonDocument::fromJson(QByteArray::fromStdString(input)).object());
    if (!read)
        return {};
    const auto again = seals::sealFromJson(seals::toJson(*read));
    if (!again || *again != *read)
        return {true, "a seal that was accepted does not come back the same"};
    const QJsonObject statement{{QStringLiteral("what"), QStringLiteral("another")}};
    for (const auto algorithm : {seals::Algorithm::Sm2Sm3, seals::Algorithm::EcdsaP256Sha256})
        if (seals::checkSeal(statement, *read, keyOf(algorithm).publicKey()))
            return {true, "a seal fits a statement that it was not made over"};
    return {true, {}};
}

/// What has a canonical text has one: read and written again it is the same bytes.
Verdict canonical(const std::string &input)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(input));
    const auto text = document.isNull() ? Result<QByteArray>(fail(ErrorCode::BadRequest)) : canonicalJson(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    if (!text)
        return {};
    const auto read = QJsonDocument::fromJson(*text);
    const auto again = canonicalJson(read.isArray() ? QJsonValue(read.array()) : QJsonValue(read.object()));
    return {true, again && *again == *text ? "" : "a canonical text has another one"};
}

std::string sealSeed(seals::Algorithm algorithm)
{
    const auto made = seals::sealOf({{QStringLiteral("what"), QStringLiteral("approved")}}, keyOf(algorithm)).value();
    return QJsonDocument(seals::toJson(made)).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

const std::vector<Target> &sealTargets()
{
    using enum seals::Algorithm;
    static const std::vector<Target> targets{
        {"seals::PublicKey::fromPem", {keyOf(Sm2Sm3).publicKey().pem().toStdString(), keyOf(EcdsaP256Sha256).publicKey().pem().toStdString()}, publicKey},
        {"seals::SigningKey::fromPlainPem", {keyOf(Sm2Sm3).plainPem().toStdString(), keyOf(EcdsaP256Sha256).plainPem().toStdString()}, privateKey},
        {"seals::sealFromJson", {sealSeed(Sm2Sm3), sealSeed(EcdsaP256Sha256)}, seal},
        {"contract::canonicalJson", {R"({"b":[1,-2,true,null,"\u4e2d\n\"\\"],"a":{"c":9007199254740991,"":{}}})", R"([{"x":"\u001f"},[],0])"}, canonical},
    };
    return targets;
}

} // namespace fuzz
