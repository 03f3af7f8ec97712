#include "seals/seal.h"

#include "contract/canonical.h"
#include "contract/digest.h"

namespace seals {

namespace {

const QString algorithmMember = QStringLiteral("algorithm");
const QString keyMember = QStringLiteral("key");
const QString signatureMember = QStringLiteral("signature");

} // namespace

QJsonObject toJson(const Seal &seal)
{
    return {{algorithmMember, codeOf(seal.algorithm)}, {keyMember, seal.key}, {signatureMember, QString::fromLatin1(seal.signature.toBase64())}};
}

Result<Seal> sealFromJson(const QJsonObject &json)
{
    for (const auto &member : json.keys())
        if (member != algorithmMember && member != keyMember && member != signatureMember)
            return fail(ErrorCode::BadRequest, member, QStringLiteral("no such member"));
    Seal seal;
    const auto algorithm = algorithmOf(json.value(algorithmMember).toString());
    if (!algorithm)
        return fail(ErrorCode::BadRequest, algorithmMember);
    seal.algorithm = *algorithm;
    seal.key = json.value(keyMember).toString();
    if (!isDigest(seal.key))
        return fail(ErrorCode::BadRequest, keyMember);
    const auto decoded = QByteArray::fromBase64Encoding(json.value(signatureMember).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return fail(ErrorCode::BadRequest, signatureMember);
    seal.signature = decoded.decoded;
    return seal;
}

Result<Seal> sealOf(const QJsonObject &statement, const Signer &key)
{
    return canonicalJson(statement).and_then([&](const QByteArray &text) { return key.sign(text); }).map([&](QByteArray signature) {
        return Seal{key.algorithm(), key.publicKey().fingerprint(), std::move(signature)};
    });
}

Result<void> checkSeal(const QJsonObject &statement, const Seal &seal, const PublicKey &key)
{
    if (seal.key != key.fingerprint())
        return fail(ErrorCode::Untrusted, keyMember);
    if (seal.algorithm != key.algorithm())
        return fail(ErrorCode::Untrusted, algorithmMember);
    const auto text = canonicalJson(statement);
    if (!text || !key.verifies(*text, seal.signature))
        return fail(ErrorCode::Untrusted, signatureMember);
    return {};
}

} // namespace seals
