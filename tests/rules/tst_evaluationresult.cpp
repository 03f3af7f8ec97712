// Results of evaluation: the same bytes for the same values, checked from themselves; inputs that give the figures again;
// short codes.
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "rules/evaluation/inputs.h"
#include "rules/evaluation/result.h"
#include "rules/evaluation/shortcode.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace contract;
using namespace rules::evaluation;

namespace {

const Template &document()
{
    return shippedTemplates()[0];
}

const Period quarter{QDate(2026, 7, 1), QDate(2026, 9, 30)};

Plan aPlan(const Scope &scope = {}, const Known &known = {})
{
    const auto plan = planOf(document(), quarter, scope, known);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().field));
    return *plan;
}

/// Figures of made-up counts.
Figures someFigures()
{
    const auto plan = aPlan();
    QRandomGenerator random(7);
    std::vector<std::vector<qint64>> counts;
    for (const auto &tally : plan.tallies) {
        counts.emplace_back();
        for (size_t i = 0; i < tally.terms.size(); ++i)
            counts.back().push_back(random.bounded(1, 500));
    }
    return *figuresOf(plan, counts);
}

std::vector<GivenSheet> someSheets()
{
    const QString why = QStringLiteral("现场核查 㛃𬭚");
    std::vector<GivenSheet> sheets;
    for (const auto party : {Party::Supervisor, Party::Authority, Party::User, Party::User}) {
        GivenSheet sheet{uuidV7(1'764'000'000'000 + qint64(sheets.size()), 1, 1), party, {}};
        for (const auto *indicator : scoredByHand(document(), party)) {
            GivenScore given{.indicator = indicator->code, .reason = why, .proof = why};
            if (indicator->rule.deductions.empty())
                given.ratio = 8'500;
            else
                given.occurrences.assign(indicator->rule.deductions.size(), 0);
            sheet.scores.push_back(given);
        }
        sheets.push_back(sheet);
    }
    return sheets;
}

ResultHead aHead()
{
    return {.evaluation = uuidV7(1'764'000'000'000, 5, 5), .title = QStringLiteral("三季度评价"), .templateDigest = digestOf(document()), .templateVersion = QStringLiteral("default 1"),
        .calendarVersion = QStringLiteral("2026.1"), .levelsVersion = QStringLiteral("2026.1"), .inputsDigest = QString(64, u'a')};
}

QByteArray aResult()
{
    return *canonicalText(resultOf(aHead(), document(), someFigures(), someSheets(), {{QStringLiteral("P02"), 9'000, uuidV7(1'764'000'000'000, 6, 6)}}));
}

/// Answers from records in the hand.
class RecordRows : public TallySource
{
public:
    std::map<QString, std::vector<Record>> held; ///< by entity, in the order of ids

    Result<QStringList> ids(const QString &, const std::vector<TallyTest> &) override { return QStringList(); }
    Result<std::vector<qint64>> counted(const Tally &tally) override
    {
        RecordTally counting(tally);
        for (const auto &record : held[tally.entity])
            counting.take(record);
        return counting.counts();
    }
    Result<void> records(const Tally &tally, const std::vector<int> &, RowSink &rows) override
    {
        const Shape &shape = *shapeNamed(tally.entity);
        for (const auto &record : held[tally.entity])
            if (meets(shape, record, tally.where))
                hand(shape, record, rows);
        return {};
    }

private:
    static void hand(const Shape &shape, const Record &record, RowSink &rows)
    {
        std::vector<QByteArray> texts(record.values.size());
        std::vector<Cell> cells(record.values.size());
        for (size_t i = 0; i < cells.size(); ++i) {
            if (const auto *number = std::get_if<qint64>(&record.values[i])) {
                cells[i] = {.kind = Cell::Kind::Integer, .integer = *number};
            } else if (!isEmpty(record.values[i])) {
                texts[i] = text(record.values[i]).toUtf8();
                cells[i] = {.kind = Cell::Kind::Text, .text = {texts[i].constData(), size_t(texts[i].size())}};
            }
        }
        const QByteArray id = idText(record.id).toLatin1();
        rows.take({.shape = &shape, .id = {id.constData(), size_t(id.size())}, .revision = record.revision, .cells = cells});
    }
};

RecordRows someRows()
{
    RecordRows rows;
    QRandomGenerator random(3);
    for (int i = 0; i < 400; ++i) {
        WorkOrder order;
        order.id = {uuidV7(1'764'000'000'000 + i, 1, 1)};
        order.revision = 1;
        order.kind = Choices<OrderKind>::all[size_t(random.bounded(0, 7))].value;
        order.state = Choices<OrderState>::all[size_t(random.bounded(0, 15))].value;
        order.submittedAt = Instant{quarter.start().ms - 864'000'000 + random.bounded(0, 9'000) * 1'000'000LL};
        if (random.bounded(3) > 0)
            order.responseKept = random.bounded(4) > 0 ? Timeliness::Kept : Timeliness::Missed;
        if (random.bounded(3) > 0)
            order.resolveKept = random.bounded(4) > 0 ? Timeliness::Kept : Timeliness::Missed;
        order.outageMinutes = random.bounded(0, 20);
        order.outageCause = OutageCause::Provider;
        order.impact = contract::Impact::Platform;
        rows.held[QStringLiteral("work_order")].push_back(toRecord(order));
    }
    return rows;
}

} // namespace

class TestEvaluationResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameBytesForTheSameValues()
    {
        auto sheets = someSheets();
        std::ranges::reverse(sheets);

        const auto one = *canonicalText(resultOf(aHead(), document(), someFigures(), someSheets()));
        const auto other = *canonicalText(resultOf(aHead(), document(), someFigures(), sheets));

        QCOMPARE(one, other);
        QCOMPARE(digestOf(one).size(), 64);
    }

    /// A quarter that was frozen by the first rules: it must check and come out of its inputs the same for ever. Whoever
    /// changes the arithmetic raises evaluationRules and keeps the one before.
    void aQuarterFrozenOnceStaysWhatItWas()
    {
        const auto held = [](const char *name) {
            QFile file(QStringLiteral(YUNHENG_SOURCE_DIR "/tests/rules/evaluation-1/") + QLatin1StringView(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto inputs = held("inputs.txt");
        const auto frozen = held("result.json");
        const auto then = templateFromJson(held("template.json"));
        QVERIFY(then);

        const auto result = resultFromJson(frozen);
        const auto checked = checkResult(frozen, *then);
        const auto again = figuresFromInputs(inputs, *then);

        QVERIFY(result);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().field));
        QVERIFY2(again, again ? "" : qPrintable(again.error().field));
        QCOMPARE(*again, result->figures);
        QCOMPARE(sm3Hex(inputs), result->head.inputsDigest);
        QCOMPARE(result->score.total, 5'291);
        QCOMPARE(digestOf(frozen), QStringLiteral("4f1f21fa1a98cff6d31073bf695531e012351df36a70d8595762049f8377f732"));
    }

    void comesBackFromItsText()
    {
        const auto text = aResult();

        const auto read = resultFromJson(text);

        QVERIFY2(read, read ? "" : qPrintable(read.error().field));
        QCOMPARE(*canonicalText(*read), text);
        QCOMPARE(read->score.total, resultOf(aHead(), document(), someFigures(), someSheets(), read->rescored).score.total);
    }

    void isCheckedFromItself()
    {
        const auto checked = checkResult(aResult(), document());

        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().field));
    }

    void findsWhatWasAltered_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("part");

        QTest::newRow("the grade") << QByteArray("\"grade\":\"fail\"") << QByteArray("\"grade\":\"good\"") << "grade";
        QTest::newRow("a judgement behind it") << QByteArray("\"ratio\":8500") << QByteArray("\"ratio\":9900") << "indicators.";
        QTest::newRow("newer rules") << QByteArray("\"rules\":1") << QByteArray("\"rules\":2") << "rules";
        QTest::newRow("another template") << QByteArray("\"template_digest\":\"") << QByteArray("\"template_digest\":\"0") << "template";
    }
    void findsWhatWasAltered()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, part);
        auto text = aResult();
        QVERIFY2(text.contains(from), text.right(400).constData());

        const auto checked = checkResult(text.replace(text.indexOf(from), from.size(), to), document());

        QVERIFY(!checked);
        QVERIFY2(checked.error().field.startsWith(part) || (part == u"indicators." && checked.error().field == u"total"), qPrintable(checked.error().field));
    }

    void figuresComeBackFromTheirJson()
    {
        const auto figures = someFigures();

        const auto again = figuresFromJson(toJson(figures));

        QVERIFY2(again, again ? "" : qPrintable(again.error().field));
        QCOMPARE(*again, figures);
    }

    void inputsGiveTheFiguresAgain()
    {
        auto rows = someRows();
        const auto plan = aPlan({.provider = uuidV7(1, 1, 1)}, {.items = {{QStringLiteral("A1"), {idText(uuidV7(1, 2, 3))}}}, .people = {}});
        const auto figures = *figuresOf(plan, rows);
        QByteArray text;

        QVERIFY(writeInputs(plan, rows, [&](QByteArrayView piece) { text += piece; }));
        const auto again = figuresFromInputs(text, document());

        QVERIFY2(again, again ? "" : qPrintable(again.error().field + again.error().message));
        QCOMPARE(*again, figures);
        QVERIFY(figures.figure(u"P02")->quotient.bottom.top > 10);
    }

    void inputsThatWereTouchedAreRefusedOrGiveOtherFigures()
    {
        auto rows = someRows();
        const auto plan = aPlan();
        QByteArray text;
        QVERIFY(writeInputs(plan, rows, [&](QByteArrayView piece) { text += piece; }));
        const auto figures = *figuresOf(plan, rows);
        auto lines = text.split('\n');

        auto twice = lines;
        twice.insert(2, twice[1]);
        const auto withTwice = figuresFromInputs(twice.join('\n'), document());
        auto less = lines;
        less.removeAt(1);
        const auto withLess = figuresFromInputs(less.join('\n'), document());
        const auto cut = figuresFromInputs(text.chopped(3), document());
        const auto other = figuresFromInputs(text, shippedTemplates()[1]);

        QVERIFY(!withTwice);
        QCOMPARE(withTwice.error().field, QStringLiteral("line 3"));
        QVERIFY(withLess && digestOf(lines.join('\n')) != digestOf(less.join('\n')));
        QVERIFY(!cut);
        QVERIFY(!other);
        QCOMPARE(other.error().field, QStringLiteral("line 1.template_digest"));
    }

    void scopeNarrowsWhatCanBeNarrowed()
    {
        const QUuid unit = uuidV7(1, 2, 3);

        const auto plan = aPlan({.unit = unit, .service = QStringLiteral("A1")}, {.items = {{QStringLiteral("A1"), {idText(uuidV7(4, 4, 4))}}}, .people = {}});

        for (const auto &tally : plan.tallies) {
            const auto test = std::ranges::find_if(tally.where, [&](const TallyTest &one) { return one.values == std::vector<Value>{idText(unit)}; });
            QCOMPARE(test != tally.where.end(), tally.entity != u"person");
        }
        QCOMPARE(wantedBy(document(), {.service = QStringLiteral("C2")}).items, (QStringList{QStringLiteral("A1"), QStringLiteral("A4"), QStringLiteral("B3"), QStringLiteral("C2"), QStringLiteral("D2")}));
    }

    void theQuarterIsChinas()
    {
        QCOMPARE(quarter.start().ms, QDateTime(QDate(2026, 6, 30), QTime(16, 0), Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(quarter.end().ms + 1, QDateTime(QDate(2026, 9, 30), QTime(16, 0), Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(quarter.minutes(), qint64(92 * 24 * 60));
    }

    void countsATermOnce()
    {
        const auto plan = aPlan();

        for (const auto &tally : plan.tallies)
            for (size_t i = 0; i < tally.terms.size(); ++i)
                QVERIFY(std::find(tally.terms.begin() + qsizetype(i) + 1, tally.terms.end(), tally.terms[i]) == tally.terms.end());
        const auto *kept = plan.formula(u"P02", -1);
        QVERIFY(kept);
        QCOMPARE(kept->places.size(), size_t(3));
        QCOMPARE(plan.only(kept->places[0]).terms.size(), size_t(1));
    }

    void aShortCodeFindsItsScoreAgain()
    {
        std::vector<CodedEvaluation> evaluations;
        for (quint16 i = 0; i < 50; ++i) {
            CodedEvaluation coded{uuidV7(1'764'000'000'000 + i, i, i), sm3Hex(QByteArray::number(i)), {}};
            for (const auto &indicator : document().indicators)
                coded.indicators << indicator.code;
            evaluations.push_back(coded);
        }

        const auto code = shortCode(evaluations[7].evaluation, QStringLiteral("P02"), evaluations[7].resultDigest);
        auto typed = code.toLower().replace(u'-', u' ').replace(u'0', u'o').replace(u'1', u'l');

        QCOMPARE(codeFromText(typed), std::optional(code));
        QCOMPARE(scoresBehind(code, evaluations), (std::vector<FoundScore>{{evaluations[7].evaluation, QStringLiteral("P02")}}));
        evaluations[7].resultDigest = sm3Hex("corrected");
        QVERIFY(scoresBehind(code, evaluations).empty());
    }

    void aMistypedShortCodeIsNoticed()
    {
        const QString alphabet = QStringLiteral("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
        const auto code = shortCode(uuidV7(1, 1, 1), QStringLiteral("P02"), {});

        for (qsizetype i = 0; i < code.size(); ++i) {
            for (const QChar c : alphabet) {
                auto wrong = code;
                wrong[i] = c;
                QVERIFY(i == 4 || c == code[i] || !codeFromText(wrong));
            }
            auto swapped = code;
            swapped.remove(u'-');
            if (i + 1 >= swapped.size() || swapped[i] == swapped[i + 1])
                continue;
            std::swap(swapped[i], swapped[i + 1]);
            QVERIFY(!codeFromText(swapped));
        }
    }
};

QTEST_GUILESS_MAIN(TestEvaluationResult)
#include "tst_evaluationresult.moc"
