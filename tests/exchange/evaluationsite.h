// A quarter without a single record, scored by hand by four parties, frozen and signed by one, and its bundle.
#pragma once

#include "exchange/evaluationbundle.h"
#include "rules/evaluation/inputs.h"
#include "rules/evaluationroom.h"
#include "seals/seal.h"
#include "support/sealedchange.h"

#include <QTemporaryDir>

namespace desk {

using namespace exchange;

inline QByteArray written(const EvaluationBundle &bundle, const QHash<QString, QByteArray> &contents)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"b.zip"_s);
    const auto done = writeEvaluationBundle(path, bundle, [&](const QString &digest) { return Result<QByteArray>(contents.value(digest)); });
    if (!done)
        qFatal("%s %s", qPrintable(done.error().field), qPrintable(done.error().message));
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Site {
    Hall hall;
    support::SealedChanges signer;
    QByteArray inputs;
    EvaluationBundle bundle;
    QByteArray bytes;

    Site()
    {
        if (const auto refused = hall.isInReview(); !refused.isEmpty())
            qFatal("review: %s", qPrintable(refused));
        auto evaluation = hall.evaluation();
        const auto plan = ev::planOf(standard(), ev::periodOf(evaluation), ev::scopeOf(evaluation), ev::Known{}).value();
        ev::InputsWriter(plan, [&](QByteArrayView piece) { inputs.append(piece); });
        evaluation.figures = ev::figuresText(figuresOf(evaluation, 0));
        evaluation.inputsDigest = sm3Hex(inputs);
        const auto result = ev::resultNow(evaluation, hall).value();
        evaluation.result = QString::fromUtf8(ev::canonicalText(result).value());
        evaluation.resultDigest = ev::digestOf(evaluation.result.toUtf8());
        evaluation.score = result.score.total;
        evaluation.grade = result.score.grade;
        evaluation.state = EvaluationState::Frozen;
        evaluation.number = u"PJ-000001"_s;
        sign(evaluation);
        hall.put(evaluation);
        bundle.evaluation = toRecord(evaluation);
        bundle.templateVersion = toRecord(hall.get<EvaluationTemplate>(id(u"template"_s)));
        for (const auto &sheet : ev::sheetsOf(evaluation.id.uuid, hall))
            bundle.sheets.push_back(toRecord(sheet));
        bundle.files = {{evaluation.inputsDigest, u"inputs.jsonl"_s, inputs.size()}};
        bundle.keys = {signer.keyRecord()};
        bundle.servers = {support::serverKey().publicKey()};
        bytes = written(bundle, contents());
    }
    void sign(Evaluation &evaluation)
    {
        const auto key = fromRecord<SigningKeyRecord>(signer.keyRecord()).value();
        ev::EvaluationSignature signature{.by = key.login, .person = key.person.uuid, .party = Party::Authority, .at = hall.now, .version = 1, .result = evaluation.resultDigest, .key = key.fingerprint, .seal = {}, .receipt = {}};
        signature.seal = seals::toJson(seals::sealOf(ev::evaluationStatement(evaluation.id.uuid, signature), signer.key()).value());
        const Instant received{hall.now.ms + 60'000};
        const auto receipt = seals::sealOf(ev::evaluationReceiptStatement(evaluation.id.uuid, signature, received), support::serverKey()).value();
        signature.receipt = {{u"at"_s, received.ms}, {u"server"_s, support::serverKey().publicKey().fingerprint()}, {u"seal"_s, seals::toJson(receipt)}};
        evaluation.signatures = ev::signaturesText(std::vector{signature});
    }
    [[nodiscard]] QHash<QString, QByteArray> contents() const { return {{sm3Hex(inputs), inputs}}; }
};

} // namespace desk
