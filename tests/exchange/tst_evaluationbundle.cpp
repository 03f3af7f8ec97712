// Bundles of frozen evaluations: the score is worked out again from the inputs; one altered byte anywhere is named.
#include "exchange/evaluationsite.h"
#include "exchange/storedzip.h"

#include <QTest>

using namespace exchange;
using namespace Qt::StringLiterals;
using namespace desk;

namespace {

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
