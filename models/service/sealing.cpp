#include "service/sealing.h"

#include "contract/entities/entities.h"
#include "rules/changestatements.h"
#include "rules/evaluation/evaluationsigning.h"
#include "seals/seal.h"
#include "store/table.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace service {

namespace {

const QString decisionField = QStringLiteral("decision");
const QString sealField = QStringLiteral("seal");
const QString proofField = QStringLiteral("proof");
const QString signatureField = QStringLiteral("signature");

QString textIn(const Patch &fields, const QString &name)
{
    const auto held = fields.find(name);
    return held == fields.end() ? QString() : text(held->second);
}

QJsonObject objectOf(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

/// The living key of that fingerprint, which must be the actor's own.
Result<seals::PublicKey> keyOf(store::Database &database, const Actor &actor, const QString &fingerprint, const QString &field)
{
    const auto &shape = shapeOf<SigningKeyRecord>();
    const auto value = [&](const Record &record, QStringView name) { return text(record.values[size_t(shape.indexOf(name))]); };
    const auto keys = store::tableOf(shape).where(database, QStringLiteral("fingerprint = ? AND retired = 0"), {fingerprint}, store::Table::Lock::None);
    if (!keys)
        return Unexpected(keys.error());
    if (keys->empty())
        return fail(ErrorCode::UnknownReference, field, QStringLiteral("the key is not registered, or was ended"));
    const auto &record = keys->front();
    if (actor.person.isNull() || idOf(value(record, u"person_id")) != actor.person || value(record, u"login") != actor.login)
        return fail(ErrorCode::Untrusted, field, QStringLiteral("the key is another person's"));
    return seals::PublicKey::fromPem(value(record, u"public_key").toLatin1());
}

Result<void> checkOne(store::Database &database, const Actor &actor, const QString &field, const QJsonObject &sealed, const QJsonObject &statement)
{
    if (sealed.isEmpty())
        return fail(ErrorCode::RequiredMissing, field, QStringLiteral("it is not sealed"));
    const auto seal = seals::sealFromJson(sealed);
    if (!seal)
        return fail(ErrorCode::BadRequest, field, QStringLiteral("seal.") + seal.error().field);
    const auto key = keyOf(database, actor, seal->key, field);
    if (!key)
        return Unexpected(key.error());
    if (const auto fits = seals::checkSeal(statement, *seal, *key); !fits)
        return fail(ErrorCode::Untrusted, field, QStringLiteral("the seal does not fit: ") + fits.error().field);
    return {};
}

Result<void> checkDecision(store::Database &database, const Actor &actor, const QUuid &change, const QString &json)
{
    const auto decision = rules::decisionFromJson(json.toUtf8());
    if (!decision)
        return fail(ErrorCode::BadRequest, decisionField, decision.error().field + u' ' + decision.error().message);
    if (!decision->seal.isEmpty() && decision->key != decision->seal.value(QStringLiteral("key")).toString())
        return fail(ErrorCode::Untrusted, decisionField, QStringLiteral("it names another key than its seal"));
    return checkOne(database, actor, decisionField, decision->seal, rules::decisionStatement(change, *decision));
}

Result<void> checkMinutes(store::Database &database, const Actor &actor, const QUuid &meeting, const QString &json)
{
    const auto signature = rules::signatureFromJson(json.toUtf8());
    if (!signature)
        return fail(ErrorCode::BadRequest, sealField, signature.error().message);
    return checkOne(database, actor, sealField, signature->seal, rules::minutesStatement(meeting, signature->content, signature->by, signature->person, signature->at));
}

Result<void> checkEvaluation(store::Database &database, const Actor &actor, const QUuid &evaluation, const QString &json)
{
    const auto signature = rules::evaluation::evaluationSignatureFromJson(json.toUtf8());
    if (!signature)
        return fail(ErrorCode::BadRequest, signatureField, signature.error().message);
    if (!signature->seal.isEmpty() && signature->key != signature->seal.value(QStringLiteral("key")).toString())
        return fail(ErrorCode::Untrusted, signatureField, QStringLiteral("it names another key than its seal"));
    return checkOne(database, actor, signatureField, signature->seal, rules::evaluation::evaluationStatement(evaluation, *signature));
}

/// That who registers a key holds its other half.
Result<void> checkProof(const Patch &fields)
{
    const auto key = seals::PublicKey::fromPem(textIn(fields, QStringLiteral("public_key")).toLatin1());
    if (!key)
        return fail(ErrorCode::InvalidValue, QStringLiteral("public_key"), key.error().message);
    if (textIn(fields, QStringLiteral("fingerprint")) != key->fingerprint())
        return fail(ErrorCode::InvalidValue, QStringLiteral("fingerprint"), QStringLiteral("not the public key's"));
    if (textIn(fields, QStringLiteral("algorithm")) != seals::codeOf(key->algorithm()))
        return fail(ErrorCode::InvalidValue, QStringLiteral("algorithm"), QStringLiteral("not the public key's"));
    const auto proof = seals::sealFromJson(objectOf(textIn(fields, proofField)));
    if (!proof)
        return fail(ErrorCode::BadRequest, proofField, proof.error().field);
    const auto person = idOf(textIn(fields, QStringLiteral("person_id")));
    if (const auto fits = seals::checkSeal(rules::possessionStatement(key->fingerprint(), person), *proof, *key); !fits)
        return fail(ErrorCode::Untrusted, proofField, QStringLiteral("the proof does not fit: ") + fits.error().field);
    return {};
}

QJsonObject receiptOf(const QJsonObject &seal, Instant at, const QString &server)
{
    return {{QStringLiteral("at"), at.ms}, {QStringLiteral("server"), server}, {QStringLiteral("seal"), seal}};
}

/// Puts the receipt under the decision that was added last.
Result<void> addDecisionReceipt(Record &change, Instant at, const seals::Signer &server)
{
    static const auto position = size_t(shapeOf<ChangeRequest>().indexOf(u"decisions"));
    auto decisions = rules::decisionsOf(text(change.values[position]));
    if (!decisions || decisions->empty())
        return fail(ErrorCode::Internal, decisionField, QStringLiteral("an accepted decision was not kept"));
    auto &last = decisions->back();
    if (!last.receipt.isEmpty())
        return {}; // nothing was added
    const auto seal = seals::sealOf(rules::receiptStatement(change.id, last, at), server);
    if (!seal)
        return Unexpected(seal.error());
    last.receipt = receiptOf(seals::toJson(*seal), at, server.publicKey().fingerprint());
    change.values[position] = rules::decisionsToJson(*decisions);
    return {};
}

Result<void> addMinutesReceipt(Record &meeting, Instant at, const seals::Signer &server)
{
    static const auto position = size_t(shapeOf<CabMeeting>().indexOf(u"seals"));
    const auto signatures = rules::signaturesOf(text(meeting.values[position]));
    if (!signatures || signatures->empty())
        return fail(ErrorCode::Internal, sealField, QStringLiteral("an accepted signature was not kept"));
    auto last = signatures->back();
    if (!last.receipt.isEmpty())
        return {}; // nothing was added
    const auto seal = seals::sealOf(rules::minutesReceiptStatement(meeting.id, last, at), server);
    if (!seal)
        return Unexpected(seal.error());
    last.receipt = receiptOf(seals::toJson(*seal), at, server.publicKey().fingerprint());
    auto array = QJsonDocument::fromJson(text(meeting.values[position]).toUtf8()).array();
    array.replace(array.size() - 1, rules::toJson(last));
    meeting.values[position] = QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
    return {};
}

Result<void> addEvaluationReceipt(Record &evaluation, Instant at, const seals::Signer &server)
{
    static const auto position = size_t(shapeOf<Evaluation>().indexOf(u"signatures"));
    auto signatures = rules::evaluation::evaluationSignaturesOf(text(evaluation.values[position]));
    if (!signatures || signatures->empty())
        return fail(ErrorCode::Internal, signatureField, QStringLiteral("an accepted signature was not kept"));
    auto &last = signatures->back();
    if (!last.receipt.isEmpty())
        return {}; // nothing was added
    const auto seal = seals::sealOf(rules::evaluation::evaluationReceiptStatement(evaluation.id, last, at), server);
    if (!seal)
        return Unexpected(seal.error());
    last.receipt = receiptOf(seals::toJson(*seal), at, server.publicKey().fingerprint());
    evaluation.values[position] = rules::evaluation::signaturesText(*signatures);
    return {};
}

/// What people seal, by the field in which the seal comes.
struct SealedField {
    const char *entity;
    QString field;
    Result<void> (*check)(store::Database &database, const Actor &actor, const QUuid &record, const QString &json);
    Result<void> (*addReceipt)(Record &record, Instant at, const seals::Signer &server);
};

const SealedField *sealedFieldOf(const Command &command)
{
    static const std::array all{SealedField{Describe<ChangeRequest>::name, decisionField, &checkDecision, &addDecisionReceipt},
                                SealedField{Describe<CabMeeting>::name, sealField, &checkMinutes, &addMinutesReceipt},
                                SealedField{Describe<Evaluation>::name, signatureField, &checkEvaluation, &addEvaluationReceipt}};
    const auto found = std::ranges::find_if(all, [&](const SealedField &one) { return command.entity == QLatin1StringView(one.entity); });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

Result<void> checkSealed(store::Database &database, const Actor &actor, const Command &command)
{
    if (command.entity == QLatin1StringView(Describe<SigningKeyRecord>::name) && command.kind == CommandKind::Create)
        for (const auto &target : command.targets)
            if (const auto proper = checkProof(fieldsFor(target, command)); !proper)
                return proper;
    const auto *sealed = sealedFieldOf(command);
    if (!sealed)
        return {};
    for (const auto &target : command.targets) {
        const auto fields = fieldsFor(target, command);
        if (!fields.contains(sealed->field))
            continue;
        if (const auto proper = sealed->check(database, actor, target.id, textIn(fields, sealed->field)); !proper)
            return proper;
    }
    return {};
}

Result<void> addReceipts(const Command &command, Instant receivedAt, const seals::Signer *server, std::vector<Record> &records)
{
    const auto *sealed = sealedFieldOf(command);
    if (!sealed)
        return {};
    for (size_t i = 0; i < records.size(); ++i) {
        if (!fieldsFor(command.targets[i], command).contains(sealed->field))
            continue;
        if (!server)
            return fail(ErrorCode::Unavailable, sealed->field, QStringLiteral("the server has no key of its own"));
        if (const auto added = sealed->addReceipt(records[i], receivedAt, *server); !added)
            return added;
    }
    return {};
}

} // namespace service
