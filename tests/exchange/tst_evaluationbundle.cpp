// Bundles of frozen evaluations: the score is worked out again from the inputs; one altered byte anywhere is named.
#include "exchange/evaluationbundle.h"
#include "exchange/storedzip.h"
#include "rules/evaluation/inputs.h"
#include "rules/evaluationroom.h"
#include "seals/seal.h"
#include "support/sealedchange.h"

#include <QTemporaryDir>
#include <QTest>

using namespace exchange;
using namespace Qt::StringLiterals;
using namespace desk;

namespace {

QByteArray written(const EvaluationBundle &bundle, const QHash<QString, QByteArray> &contents)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"b.zip"_s);
    const auto done = writeEvaluationBundle(path, bundle, [&](const QString &digest) { return Result<QByteArray>(contents.value(digest)); });
    if (!done)
        qFatal("%s %s", qPrintable(done.error().field), qPrintable(done.error().message));
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A quarter without a single record, scored by hand, frozen and signed by one party.
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

QStringList placesOf(const std::vector<SealFinding> &findings)
{
    QStringList places;
    for (const auto &finding : findings)
        places << finding.record + u' ' + finding.member;
    return places;
}

} // namespace

class tst_evaluationbundle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenVerifies()
    {
        const Site site;
        QVERIFY(isEvaluationBundle(site.bytes));
        const auto verdict = verifyEvaluationBundle(site.bytes, nullptr);
        QVERIFY(verdict);
        QCOMPARE(placesOf(verdict->findings), QStringList());
        const auto evaluation = site.hall.evaluation();
        QCOMPARE(verdict->digest, evaluation.resultDigest);
        QCOMPARE(verdict->score, evaluation.score);
        QCOMPARE(verdict->signatures, 1);
        QCOMPARE(verdict->sheets, 4);
        QCOMPARE(verdict->persons.size(), 1);
    }

    void theSameEvaluationMakesTheSameBytes()
    {
        const Site site;
        QCOMPARE(written(site.bundle, site.contents()), site.bytes);
    }

    void oneAlteredByteOfAnyFileIsNamed()
    {
        const Site site;
        const auto files = storedFiles(site.bytes).value();
        QVERIFY(files.size() > 10);
        for (const auto &file : files) {
            if (file.bytes.isEmpty())
                continue;
            QByteArray altered = site.bytes;
            const auto at = file.bytes.data() - site.bytes.constData() + file.bytes.size() / 2;
            altered[at] = char(altered[at] ^ 1);
            const auto verdict = verifyEvaluationBundle(altered, nullptr);
            const bool isNoticed = !verdict || !verdict->findings.empty();
            QVERIFY2(isNoticed, file.name.toByteArray().constData());
        }
    }

    void aSheetThatSaysSomethingElseIsNoticed()
    {
        Site site;
        auto sheet = fromRecord<ScoreSheet>(site.bundle.sheets.front()).value();
        sheet.scores = ev::toJson(content(sheet.party, 5'000));
        sheet.scoresDigest = ev::scoresDigest(sheet.scores);
        site.bundle.sheets.front() = toRecord(sheet);
        const auto verdict = verifyEvaluationBundle(written(site.bundle, site.contents()), nullptr);
        QCOMPARE(placesOf(verdict->findings), QStringList{u"PJ-000001 result.sheets"_s});
    }

    void aScoreThatDoesNotComeOutIsNoticed()
    {
        Site site;
        auto evaluation = site.hall.evaluation();
        evaluation.score += 1;
        site.bundle.evaluation = toRecord(evaluation);
        QCOMPARE(placesOf(verifyEvaluationBundle(written(site.bundle, site.contents()), nullptr)->findings), QStringList{u"PJ-000001 score"_s});
    }

    void aSignatureUnderAnotherResultIsNoticed()
    {
        Site site;
        auto evaluation = site.hall.evaluation();
        auto signatures = ev::evaluationSignaturesOf(evaluation.signatures).value();
        signatures.front().by = u"somebody else"_s;
        evaluation.signatures = ev::signaturesText(signatures);
        site.bundle.evaluation = toRecord(evaluation);
        const auto places = placesOf(verifyEvaluationBundle(written(site.bundle, site.contents()), nullptr)->findings);
        QVERIFY(places.contains(u"PJ-000001 signatures[0].by"_s) && places.contains(u"PJ-000001 signatures[0].seal.signature"_s));
    }

    void trustedKeysThatKnowTheSignerNotSaySo()
    {
        const Site site;
        Trust trust;
        trust.addServer(support::serverKey().publicKey());
        const auto verdict = verifyEvaluationBundle(site.bytes, &trust);
        QVERIFY(placesOf(verdict->findings).contains(u"PJ-000001 signatures[0].seal.key"_s));
        Trust whole;
        whole.addServer(support::serverKey().publicKey());
        whole.addPerson(site.bundle.keys.front());
        QCOMPARE(placesOf(verifyEvaluationBundle(site.bytes, &whole)->findings), QStringList());
    }

    void whatIsNotFrozenIsNotWritten()
    {
        Site site;
        auto evaluation = site.hall.evaluation();
        evaluation.resultDigest.clear();
        site.bundle.evaluation = toRecord(evaluation);
        const QTemporaryDir folder;
        QCOMPARE(writeEvaluationBundle(folder.filePath(u"b.zip"_s), site.bundle, [](const QString &) { return Result<QByteArray>(QByteArray()); }).error().field, u"state"_s);
    }
};

QTEST_APPLESS_MAIN(tst_evaluationbundle)
#include "tst_evaluationbundle.moc"
