#include "rules/evaluation/evaluationsigning.h"

#include "contract/canonical.h"
#include "contract/digest.h"
#include "rules/approvals.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/orderflow.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;

constexpr int mostSignatures = 50;

const QString byKey = QStringLiteral("by");
const QString personKey = QStringLiteral("person");
const QString partyKey = QStringLiteral("party");
const QString atKey = QStringLiteral("at");
const QString versionKey = QStringLiteral("version");
const QString resultKey = QStringLiteral("result");
const QString keyKey = QStringLiteral("key");
const QString sealKey = QStringLiteral("seal");
const QString receiptKey = QStringLiteral("receipt");
const QString kindKey = QStringLiteral("kind");
const QString evaluationKey = QStringLiteral("evaluation");
const QString signatureField = QStringLiteral("signature");

enum class Keeps { AsGiven, WithReceipt };

Result<EvaluationSignature> signatureFrom(const QJsonObject &object, Keeps keeps)
{
    QStringList keys{byKey, personKey, partyKey, atKey, versionKey, resultKey, keyKey, sealKey};
    if (keeps == Keeps::WithReceipt)
        keys << receiptKey;
    const Value at = valueFromJson(object.value(atKey));
    const Value version = valueFromJson(object.value(versionKey));
    const auto party = Codec<Party>::decode(object.value(partyKey).toString());
    const bool hasOnly = std::ranges::all_of(object.keys(), [&](const QString &key) { return keys.contains(key); });
    EvaluationSignature signature{.by = object.value(byKey).toString(),
                                  .person = idOf(object.value(personKey).toString()),
                                  .party = party ? *party : Party::Provider,
                                  .at = {integer(at)},
                                  .version = int(integer(version)),
                                  .result = object.value(resultKey).toString(),
                                  .key = object.value(keyKey).toString(),
                                  .seal = object.value(sealKey).toObject(),
                                  .receipt = object.value(receiptKey).toObject()};
    const bool hasNumbers = std::holds_alternative<qint64>(at) && std::holds_alternative<qint64>(version);
    if (!hasOnly || !party || !hasNumbers || !isDigest(signature.result) || signature.by.size() > 80 || integer(version) < 1 || integer(version) != signature.version)
        return fail(ErrorCode::InvalidValue, signatureField, QStringLiteral("is no signature of an evaluation"));
    return signature;
}

/// Who signs for a party. For the provider also who answers for the service.
bool actsFor(const Actor &actor, Party party)
{
    return actor.roles.contains(roleOf(party)) || (party == Party::Provider && actor.roles.contains(QStringLiteral("service_manager")));
}

} // namespace

Result<EvaluationSignature> evaluationSignatureFromJson(const QByteArray &json)
{
    return signatureFrom(QJsonDocument::fromJson(json).object(), Keeps::AsGiven);
}

QJsonObject toJson(const EvaluationSignature &signature)
{
    QJsonObject object{{byKey, signature.by},         {personKey, idText(signature.person)}, {partyKey, codeFor(signature.party)}, {atKey, signature.at.ms},
                       {versionKey, signature.version}, {resultKey, signature.result},         {keyKey, signature.key},              {sealKey, signature.seal}};
    if (!signature.receipt.isEmpty())
        object.insert(receiptKey, signature.receipt);
    return object;
}

Result<std::vector<EvaluationSignature>> evaluationSignaturesOf(const QString &json)
{
    std::vector<EvaluationSignature> signatures;
    if (json.isEmpty())
        return signatures;
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray() || document.array().size() > mostSignatures)
        return fail(ErrorCode::InvalidValue, QStringLiteral("signatures"), QStringLiteral("is no list of signatures"));
    for (const auto &one : document.array()) {
        auto signature = signatureFrom(one.toObject(), Keeps::WithReceipt);
        if (!signature)
            return Unexpected(signature.error());
        signatures.push_back(*std::move(signature));
    }
    return signatures;
}

QString signaturesText(std::span<const EvaluationSignature> signatures)
{
    QJsonArray array;
    for (const auto &signature : signatures)
        array.append(toJson(signature));
    return array.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonObject evaluationStatement(const QUuid &evaluation, const EvaluationSignature &signature)
{
    QJsonObject statement = toJson(signature);
    for (const auto &own : {sealKey, receiptKey})
        statement.remove(own);
    statement.insert(kindKey, QStringLiteral("evaluation-result"));
    statement.insert(evaluationKey, idText(evaluation));
    return statement;
}

QJsonObject evaluationReceiptStatement(const QUuid &evaluation, const EvaluationSignature &signature, Instant received)
{
    QJsonObject sealed = evaluationStatement(evaluation, signature);
    sealed.insert(sealKey, signature.seal);
    const auto canonical = canonicalJson(sealed);
    return {{kindKey, QStringLiteral("evaluation-result-receipt")},
            {evaluationKey, idText(evaluation)},
            {signatureField, canonical ? sm3Hex(*canonical) : QString()},
            {QStringLiteral("received"), received.ms}};
}

std::vector<Party> partiesToSign(const Evaluation &evaluation, const Actor &actor)
{
    std::vector<Party> parties;
    const auto signatures = evaluationSignaturesOf(evaluation.signatures).value_or(std::vector<EvaluationSignature>());
    for (const auto &choice : Choices<Party>::all)
        if (evaluation.state == EvaluationState::Frozen && actsFor(actor, choice.value) && std::ranges::find(signatures, choice.value, &EvaluationSignature::party) == signatures.end())
            parties.push_back(choice.value);
    return parties;
}

Result<void> takeSignature(Evaluation &evaluation, const Command &command, const Situation &situation)
{
    const auto unfit = [](const QString &member, const QString &wanted) { return refused(ErrorCode::InvalidValue, signatureField, Kind::Signature, {member, wanted}); };
    auto signature = evaluationSignatureFromJson(evaluation.signature.toUtf8());
    if (!signature)
        return Unexpected(signature.error());
    if (signature->result != evaluation.resultDigest)
        return unfit(resultKey, evaluation.resultDigest);
    if (signature->version != evaluation.version)
        return unfit(versionKey, QString::number(evaluation.version));
    if (signature->by != handOf(situation.actor) || signature->person != situation.actor.person)
        return unfit(byKey, handOf(situation.actor));
    if (!isTimely(signature->at, command.occurredAt))
        return unfit(atKey, QString::number(command.occurredAt.ms));
    if (!actsFor(situation.actor, signature->party))
        return refused(ErrorCode::MissingRight, signatureField, Kind::Party, {codeFor(signature->party)});
    auto signatures = evaluationSignaturesOf(evaluation.signatures);
    if (!signatures)
        return Unexpected(signatures.error());
    if (std::ranges::find(*signatures, signature->party, &EvaluationSignature::party) != signatures->end())
        return refused(ErrorCode::AlreadyExists, signatureField, Kind::Again, {codeFor(signature->party)});
    signatures->push_back(*std::move(signature));
    evaluation.signatures = signaturesText(*signatures);
    return {};
}

} // namespace rules::evaluation
