// Signing (签章): each party says of a frozen evaluation that it stands by the result, by its digest, sealed with the key of
// the person who signs. The evaluation keeps all signatures; the server checks each seal and adds its receipt.
#pragma once

#include "contract/entities/evaluation.h"
#include "rules/decide.h"

#include <QJsonObject>

namespace rules::evaluation {

/// {"by", "person", "party", "at", "version", "result", "key", "seal"}, as the command brings a signature in `signature`, and
/// with "receipt" as `signatures` keeps it.
struct EvaluationSignature {
    QString by; ///< login
    QUuid person;
    Party party = Party::Provider;
    Instant at;
    int version = 1;
    QString result; ///< digest of the result
    QString key;    ///< fingerprint
    QJsonObject seal;
    QJsonObject receipt;
    bool operator==(const EvaluationSignature &) const = default;
};
[[nodiscard]] Result<EvaluationSignature> evaluationSignatureFromJson(const QByteArray &json);
[[nodiscard]] QJsonObject toJson(const EvaluationSignature &signature);
/// In the order in which they were given.
[[nodiscard]] Result<std::vector<EvaluationSignature>> evaluationSignaturesOf(const QString &json);
[[nodiscard]] QString signaturesText(std::span<const EvaluationSignature> signatures);

/// What the person seals.
[[nodiscard]] QJsonObject evaluationStatement(const QUuid &evaluation, const EvaluationSignature &signature);
/// What the server says with its receipt: it has this signature, by the digest of its statement and seal, since then.
[[nodiscard]] QJsonObject evaluationReceiptStatement(const QUuid &evaluation, const EvaluationSignature &signature, Instant received);

/// The parties for which the actor may still sign: a role of theirs is held, and nobody has signed for them.
[[nodiscard]] std::vector<Party> partiesToSign(const Evaluation &evaluation, const Actor &actor);

/// Adds the signature that the command brings to those of the evaluation.
[[nodiscard]] Result<void> takeSignature(Evaluation &evaluation, const Command &command, const Situation &situation);

} // namespace rules::evaluation
