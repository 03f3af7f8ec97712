// Scoring: each rule with its arithmetic, the merge of the parties, the total, the grade, and the account of it all.
#include "rules/evaluation/scoring.h"

#include <QTest>

using namespace rules::evaluation;
using contract::Party;
using Step = AccountStep::Kind;

namespace {

const QString one = QStringLiteral("A");
const QString other = QStringLiteral("B");

Indicator anIndicator(const QString &code, int weight, Rule rule)
{
    Indicator indicator;
    indicator.code = code;
    indicator.dimension = QStringLiteral("d");
    indicator.weight = weight;
    indicator.rule = std::move(rule);
    return indicator;
}

Rule band(int target, int floor)
{
    return {.kind = RuleKind::Band, .target = target, .floor = floor};
}

Rule deducting(std::vector<Deduction> deductions, std::optional<int> cap = {})
{
    return {.kind = RuleKind::Deduct, .deductions = std::move(deductions), .cap = cap};
}

Deduction off(int points, const char *formula = "")
{
    return {.name = {}, .formula = QString::fromLatin1(formula), .points = points, .below = {}};
}

Template aTemplate(std::vector<Indicator> indicators)
{
    Template document;
    document.dimensions = {{QStringLiteral("d"), {}, 0}};
    document.indicators = std::move(indicators);
    document.evaluators = {{Party::Authority, 50}, {Party::User, 30}, {Party::Supervisor, 20}};
    document.grades = {{QStringLiteral("excellent"), {}, 9'000}, {QStringLiteral("good"), {}, 8'000}, {QStringLiteral("pass"), {}, 7'000}, {QStringLiteral("fail"), {}, 0}};
    return document;
}

Figures figures(std::vector<Figure> list)
{
    return {{QDate(2026, 7, 1), QDate(2026, 9, 30)}, {}, std::move(list)};
}

Figure figure(const QString &indicator, qint64 top, qint64 bottom, int part = -1)
{
    return {indicator, part, {}, {{top, 1}, bottom == 0 ? Rational{0, 1} : Rational{bottom, 1}}};
}

GivenSheet sheet(Party party, std::vector<GivenScore> scores)
{
    return {{}, party, std::move(scores)};
}

GivenScore judged(const QString &indicator, int ratio)
{
    return {.indicator = indicator, .ratio = ratio};
}

GivenScore happened(const QString &indicator, std::vector<int> occurrences)
{
    return {.indicator = indicator, .occurrences = std::move(occurrences)};
}

const AccountStep *step(const std::vector<AccountStep> &account, Step kind)
{
    const auto found = std::ranges::find(account, kind, &AccountStep::kind);
    return found == account.end() ? nullptr : &*found;
}

/// One indicator of a ratio, scored.
IndicatorScore scoreOf(Indicator indicator, qint64 top, qint64 bottom)
{
    indicator.formula = QStringLiteral("count(orders) / count(orders)");
    return scored(aTemplate({indicator}), figures({figure(indicator.code, top, bottom)}), {}).indicators[0];
}

} // namespace

class TestEvaluationScoring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scoresBetweenFloorAndTarget_data()
    {
        QTest::addColumn<int>("target");
        QTest::addColumn<int>("floor");
        QTest::addColumn<qint64>("top");
        QTest::addColumn<qint64>("bottom");
        QTest::addColumn<int>("measured");
        QTest::addColumn<int>("points"); // of 5.00

        const auto row = [](const char *name, int target, int floor, qint64 top, qint64 bottom, int measured, int points) {
            QTest::newRow(name) << target << floor << top << bottom << measured << points;
        };
        row("98.2 % is over the target", 9'800, 8'500, 982, 1'000, 9'820, 500);
        row("just the target", 9'800, 8'500, 98, 100, 9'800, 500);
        row("half way", 9'500, 7'500, 85, 100, 8'500, 250);
        row("(91 - 85) / (98 - 85) = 0.4615 of 5", 9'800, 8'500, 91, 100, 9'100, 231);
        row("just the floor", 9'800, 8'500, 85, 100, 8'500, 0);
        row("below it", 9'800, 8'500, 1, 2, 5'000, 0);
        row("two thirds are measured downward", 10'000, 0, 2, 3, 6'666, 333);
        row("no threshold is reached by rounding", 6'667, 6'666, 2, 3, 6'666, 0);
        row("less is better: 3 % between 5 and 1", 100, 500, 3, 100, 300, 250);
        row("less is better: measured upward", 100, 500, 1, 99, 102, 498);
        row("less is better: better than the target", 100, 500, 0, 10, 0, 500);
        row("below nothing", 9'800, 8'500, -5, 100, -500, 0);
    }
    void scoresBetweenFloorAndTarget()
    {
        QFETCH(int, target);
        QFETCH(int, floor);
        QFETCH(qint64, top);
        QFETCH(qint64, bottom);
        QFETCH(int, measured);
        QFETCH(int, points);

        const auto score = scoreOf(anIndicator(one, 500, band(target, floor)), top, bottom);

        QCOMPARE(score.measured, std::optional(measured));
        QCOMPARE(score.points, points);
        QCOMPARE(score.deducted, 500 - points);
        QVERIFY(step(score.account, Step::Band));
    }

    /// domain.md section 9: 平台月可用率, >= 99.95 full, >= 99.9 80 %, >= 99.5 40 %, else nothing. A month has 43,200 minutes.
    void scoresAvailabilityBySteps_data()
    {
        QTest::addColumn<qint64>("outage");
        QTest::addColumn<int>("measured");
        QTest::addColumn<int>("points"); // of 6.00

        QTest::newRow("21 minutes: 99.95 %") << qint64(21) << 9'995 << 600;
        QTest::newRow("22 minutes are too many") << qint64(22) << 9'994 << 480;
        QTest::newRow("43 minutes: 99.9 %") << qint64(43) << 9'990 << 480;
        QTest::newRow("216 minutes: 99.5 %") << qint64(216) << 9'950 << 240;
        QTest::newRow("217 minutes") << qint64(217) << 9'949 << 0;
    }
    void scoresAvailabilityBySteps()
    {
        QFETCH(qint64, outage);
        QFETCH(int, measured);
        QFETCH(int, points);

        const auto score = scoreOf(anIndicator(one, 600, {.kind = RuleKind::Ladder, .ladder = {{9'995, 10'000}, {9'990, 8'000}, {9'950, 4'000}}}), 43'200 - outage, 43'200);

        QCOMPARE(score.measured, std::optional(measured));
        QCOMPARE(score.points, points);
    }

    void aZeroDenominatorIsFullOrLeftOutAsTheTemplateSays()
    {
        auto indicator = anIndicator(one, 500, band(9'800, 8'500));

        const auto full = scoreOf(indicator, 0, 0);
        indicator.zero = ZeroDenominator::NotApplicable;
        const auto leftOut = scoreOf(indicator, 0, 0);

        QCOMPARE(full.points, 500);
        QVERIFY(step(full.account, Step::Undefined) && step(full.account, Step::FullByZero));
        QVERIFY(!full.measured);
        QVERIFY(leftOut.standing == Standing::NotApplicable);
        QCOMPARE(leftOut.points, 0);
    }

    void whatDoesNotApplyLeavesItsWeightToTheOthers()
    {
        auto first = anIndicator(one, 4'000, band(10'000, 0));
        auto second = anIndicator(other, 6'000, band(10'000, 0));
        first.formula = second.formula = QStringLiteral("count(orders) / count(orders)");
        first.zero = ZeroDenominator::NotApplicable;

        const auto score = scored(aTemplate({first, second}), figures({figure(one, 0, 0), figure(other, 85, 100)}), {});

        QCOMPARE(score.total, 8'500);
        QCOMPARE(step(score.account, Step::Rescaled)->numbers, (std::vector<qint64>{5'100, 6'000, 8'500}));
        QCOMPARE(score.dimensions[0].ratio, 8'500);
        QCOMPARE(score.grade, QStringLiteral("good"));
        QVERIFY(score.complete);
    }

    /// domain.md section 9: -2 per P1, -1 per P2, -1 per late report, of 4.
    void deductsDownToZero()
    {
        const auto indicator = anIndicator(one, 400, deducting({off(200, "count(incidents)"), off(100, "count(incidents)"), off(100, "count(steps)")}));
        const auto scoreAt = [&](qint64 p1, qint64 p2, qint64 late) { return scored(aTemplate({indicator}), figures({figure(one, p1, 1, 0), figure(one, p2, 1, 1), figure(one, late, 1, 2)}), {}).indicators[0]; };

        QCOMPARE(scoreAt(0, 0, 0).points, 400);
        QCOMPARE(scoreAt(1, 0, 1).points, 100);
        const auto all = scoreAt(2, 3, 0);
        QCOMPARE(all.points, 0);
        QCOMPARE(all.deducted, 400);
        QCOMPARE(step(all.account, Step::Capped)->numbers, (std::vector<qint64>{700, 400}));
        QCOMPARE(step(all.account, Step::Left)->numbers, (std::vector<qint64>{400, 400, 0}));
    }

    /// domain.md section 4, S39: 0.5 points for each percentage point of calls answered below 90 %.
    void deductsForEachPercentagePointBelow_data()
    {
        QTest::addColumn<int>("answered");
        QTest::addColumn<int>("points"); // of 10.00

        QTest::newRow("90 %") << 9'000 << 1'000;
        QTest::newRow("a fraction of a point is none") << 8'901 << 1'000;
        QTest::newRow("one point") << 8'900 << 950;
        QTest::newRow("85 %") << 8'500 << 750;
        QTest::newRow("nobody answers") << 0 << 0;
    }
    void deductsForEachPercentagePointBelow()
    {
        QFETCH(int, answered);
        QFETCH(int, points);
        auto deduction = off(50);
        deduction.below = 9'000;
        const auto document = aTemplate({anIndicator(one, 1'000, deducting({deduction}))});

        const auto score = scored(document, figures({}), std::array{sheet(Party::Authority, {happened(one, {answered})})});

        QCOMPARE(score.indicators[0].points, points);
    }

    void aDeductionWithoutWeightIsTakenOffTheTotal()
    {
        auto whole = anIndicator(one, 10'000, {.kind = RuleKind::Manual});
        auto extra = anIndicator(other, 0, deducting({off(300)}, 500));
        extra.dimension.clear();

        const auto score = scored(aTemplate({whole, extra}), figures({}), std::array{sheet(Party::Authority, {judged(one, 9'200), happened(other, {2})})});

        QCOMPARE(score.indicators[1].points, -500);
        QCOMPARE(score.indicators[1].deducted, 500);
        QCOMPARE(score.total, 8'700);
        QCOMPARE(step(score.account, Step::ExtraDeducted)->numbers, (std::vector<qint64>{500}));
    }

    void theTotalStaysWithinAHundred()
    {
        auto whole = anIndicator(one, 10'000, {.kind = RuleKind::Manual});
        auto praise = anIndicator(other, 0, {.kind = RuleKind::Bonus, .most = 200});
        praise.dimension.clear();

        const auto score = scored(aTemplate({whole, praise}), figures({}), std::array{sheet(Party::Authority, {judged(one, 9'900), judged(other, 10'000)})});

        QCOMPARE(score.indicators[1].points, 200);
        QCOMPARE(score.total, 10'000);
        QCOMPARE(step(score.account, Step::Within)->numbers, (std::vector<qint64>{10'100, 10'000}));
    }

    void aVetoCapsTheGradeAndNotThePoints()
    {
        auto whole = anIndicator(one, 10'000, {.kind = RuleKind::Manual});
        auto leak = anIndicator(other, 0, {.kind = RuleKind::Veto, .deductions = {off(0)}, .grade = QStringLiteral("fail")});
        const auto document = aTemplate({whole, leak});

        const auto without = scored(document, figures({}), std::array{sheet(Party::Authority, {judged(one, 9'500), happened(other, {0})})});
        const auto with = scored(document, figures({}), std::array{sheet(Party::Authority, {judged(one, 9'500), happened(other, {1})})});

        QCOMPARE(without.grade, QStringLiteral("excellent"));
        QCOMPARE(with.total, 9'500);
        QCOMPARE(with.grade, QStringLiteral("fail"));
        QVERIFY(with.indicators[1].vetoed);
        QCOMPARE(toImprove(document, with), std::vector{other});
    }

    void aVetoDoesNotRaiseAGrade()
    {
        auto whole = anIndicator(one, 10'000, {.kind = RuleKind::Manual});
        auto leak = anIndicator(other, 0, {.kind = RuleKind::Veto, .deductions = {off(0)}, .grade = QStringLiteral("pass")});

        const auto score = scored(aTemplate({whole, leak}), figures({}), std::array{sheet(Party::Authority, {judged(one, 1'000), happened(other, {1})})});

        QCOMPARE(score.grade, QStringLiteral("fail"));
    }

    /// 50 × 9.00 + 30 × 8.00 + 20 × 7.33 over 100 = 8.366, rounded half up.
    void mergesThePartiesByTheirWeights()
    {
        const auto document = aTemplate({anIndicator(one, 1'000, {.kind = RuleKind::Manual})});
        const std::array sheets{sheet(Party::Authority, {judged(one, 9'000)}), sheet(Party::User, {judged(one, 8'000)}), sheet(Party::Supervisor, {judged(one, 7'333)}),
            sheet(Party::Provider, {judged(one, 10'000)})};

        const auto score = scored(document, figures({}), sheets).indicators[0];

        QCOMPARE(score.points, 837);
        QCOMPARE(score.parties.size(), size_t(4));
        const auto own = std::ranges::find(score.parties, Party::Provider, &PartyScore::party);
        QCOMPARE(own->points, 1'000);
        QVERIFY(!own->counts);
    }

    void unitsOfOnePartyCountAsTheirMean()
    {
        const auto document = aTemplate({anIndicator(one, 1'000, {.kind = RuleKind::Manual})});
        const std::array sheets{sheet(Party::User, {judged(one, 9'000)}), sheet(Party::User, {judged(one, 8'000)}), sheet(Party::User, {judged(one, 8'001)})};

        const auto score = scored(document, figures({}), sheets).indicators[0];

        QCOMPARE(score.points, 833);
        QCOMPARE(score.parties[0].sheets, 3);
    }

    void aPartyForWhomItDoesNotApplyIsLeftOutOfTheMerge()
    {
        const auto document = aTemplate({anIndicator(one, 1'000, {.kind = RuleKind::Manual})});
        GivenScore notMine{.indicator = one, .applicable = false, .reason = QStringLiteral("没有发生")};

        const auto some = scored(document, figures({}), std::array{sheet(Party::Authority, {notMine}), sheet(Party::User, {judged(one, 8'000)})}).indicators[0];
        const auto nobody = scored(document, figures({}), std::array{sheet(Party::Authority, {notMine}), sheet(Party::Provider, {judged(one, 8'000)})}).indicators[0];

        QCOMPARE(some.points, 800);
        QVERIFY(nobody.standing == Standing::NotApplicable);
    }

    void whatNobodyHasScoredIsMissing()
    {
        const auto document = aTemplate({anIndicator(one, 4'000, {.kind = RuleKind::Manual}), anIndicator(other, 6'000, {.kind = RuleKind::Manual})});

        const auto score = scored(document, figures({}), std::array{sheet(Party::Authority, {judged(other, 10'000)}), sheet(Party::Provider, {judged(one, 10'000)})});

        QVERIFY(!score.complete);
        QVERIFY(score.indicators[0].standing == Standing::Missing);
        QCOMPARE(score.total, 6'000);
    }

    void measuresByHandWhereThereIsNoSource()
    {
        const auto document = aTemplate({anIndicator(one, 300, band(9'900, 9'500))});

        const auto score = scored(document, figures({}), std::array{sheet(Party::Supervisor, {judged(one, 9'700)})}).indicators[0];

        QCOMPARE(score.points, 150);
        QVERIFY(step(score.account, Step::ByHand));
    }

    void flagsTooFewAnswers()
    {
        auto indicator = anIndicator(one, 1'000, band(9'500, 7'500));
        indicator.formula = QStringLiteral("sum(surveys.score) / count(surveys)");
        const auto document = aTemplate({indicator});
        const auto of = [&](qint64 answers) { return scored(document, figures({{one, -1, {}, {{answers * 9 / 10, 1}, {answers, 1}}}}), {}).indicators[0]; };

        QVERIFY(of(4).fewAnswers);
        QCOMPARE(step(of(4).account, Step::FewAnswers)->numbers, (std::vector<qint64>{4, 5}));
        QVERIFY(!of(10).fewAnswers);
    }

    void anAcceptedObjectionHasTheLastWord()
    {
        auto counted = anIndicator(one, 10'000, band(9'800, 8'500));
        counted.formula = QStringLiteral("count(orders) / count(orders)");
        auto leak = anIndicator(other, 0, {.kind = RuleKind::Veto, .deductions = {off(0)}, .grade = QStringLiteral("fail")});
        const auto document = aTemplate({counted, leak});
        const auto objection = QUuid::createUuid();
        const std::array sheets{sheet(Party::Authority, {happened(other, {1})})};

        const auto score = scored(document, figures({figure(one, 1, 2)}), sheets, std::array{Rescored{one, 9'000, objection}, Rescored{other, 10'000, objection}});

        QCOMPARE(score.total, 9'000);
        QCOMPARE(score.grade, QStringLiteral("excellent"));
        QCOMPARE(step(score.indicators[0].account, Step::Reconsidered)->text, contract::idText(objection));
    }

    void theAccountAddsUp()
    {
        const auto score = scoreOf(anIndicator(one, 500, band(9'800, 8'500)), 91, 100);

        QCOMPARE(step(score.account, Step::Figure)->numbers, (std::vector<qint64>{-1, 91, 1, 100, 1}));
        QCOMPARE(step(score.account, Step::Measured)->numbers, (std::vector<qint64>{9'100}));
        QCOMPARE(step(score.account, Step::Band)->numbers, (std::vector<qint64>{9'100, 8'500, 9'800, 4'615}));
        QCOMPARE(step(score.account, Step::Points)->numbers, (std::vector<qint64>{4'615, 500, 231}));
    }

    void whatIsPrintedAddsUpToTheTotal()
    {
        std::vector<Indicator> indicators;
        std::vector<Figure> counted;
        for (int i = 0; i < 100; ++i) {
            auto indicator = anIndicator(QStringLiteral("I%1").arg(i), 100, band(10'000, 0));
            indicator.formula = QStringLiteral("count(orders) / count(orders)");
            counted.push_back(figure(indicator.code, i, 7 + i));
            indicators.push_back(indicator);
        }

        const auto score = scored(aTemplate(indicators), figures(counted), {});

        int sum = 0;
        for (const auto &indicator : score.indicators)
            sum += indicator.points;
        QCOMPARE(score.total, sum);
        QCOMPARE(score.dimensions[0].points, sum);
    }

    void asksForReasonAndProof_data()
    {
        QTest::addColumn<QString>("indicator");
        QTest::addColumn<int>("ratio");
        QTest::addColumn<QList<int>>("occurrences");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("proof");
        QTest::addColumn<QString>("missing"); // empty: accepted

        const QString why = QStringLiteral("现场核查");
        QTest::newRow("with both") << "M" << 8'000 << QList<int>() << why << why << "";
        QTest::newRow("no reason") << "M" << 8'000 << QList<int>() << " " << why << "reason";
        QTest::newRow("no proof") << "M" << 8'000 << QList<int>() << why << "" << "proof";
        QTest::newRow("more than all") << "M" << 10'001 << QList<int>() << why << why << "ratio";
        QTest::newRow("half a yes") << "Y" << 5'000 << QList<int>() << why << why << "ratio";
        QTest::newRow("nothing happened") << "D" << 0 << QList<int>{0, 0} << "" << "" << "";
        QTest::newRow("something did") << "D" << 0 << QList<int>{0, 1} << "" << why << "reason";
        QTest::newRow("counted one of two") << "D" << 0 << QList<int>{1} << why << why << "occurrences";
        QTest::newRow("fewer than none") << "D" << 0 << QList<int>{0, -1} << why << why << "occurrences";
        QTest::newRow("what is computed is not typed") << "C" << 8'000 << QList<int>() << why << why << "not scored by this party";
        QTest::newRow("another's") << "S" << 8'000 << QList<int>() << why << why << "not scored by this party";
        QTest::newRow("unknown") << "X" << 8'000 << QList<int>() << why << why << "not scored by this party";
    }
    void asksForReasonAndProof()
    {
        QFETCH(QString, indicator);
        QFETCH(int, ratio);
        QFETCH(QList<int>, occurrences);
        QFETCH(QString, reason);
        QFETCH(QString, proof);
        QFETCH(QString, missing);
        auto computed = anIndicator(QStringLiteral("C"), 100, band(10'000, 0));
        computed.formula = QStringLiteral("count(orders) / count(orders)");
        auto supervised = anIndicator(QStringLiteral("S"), 100, {.kind = RuleKind::Manual});
        supervised.evaluators = {Party::Supervisor};
        const auto document = aTemplate({computed, supervised, anIndicator(QStringLiteral("M"), 100, {.kind = RuleKind::Manual}), anIndicator(QStringLiteral("Y"), 100, {.kind = RuleKind::YesNo}),
            anIndicator(QStringLiteral("D"), 100, deducting({off(100), off(300)}))});

        const auto checked = checkGiven(document, Party::User, {.indicator = indicator, .ratio = ratio, .occurrences = {occurrences.begin(), occurrences.end()}, .reason = reason, .proof = proof});

        QCOMPARE(checked ? QString() : checked.error().message, missing);
        if (!checked)
            QCOMPARE(checked.error().field, indicator);
    }

    /// domain.md section 4, S39: the year is the mean of its periods.
    void theYearIsTheMeanOfItsPeriods()
    {
        QCOMPARE(meanOf(std::array{9'000, 8'001, 8'500, 8'501}), std::optional(8'501));
        QVERIFY(!meanOf({}));
    }

    void aLowScoreAsksToBeMended()
    {
        auto document = aTemplate({anIndicator(one, 4'000, {.kind = RuleKind::Manual}), anIndicator(other, 6'000, {.kind = RuleKind::Manual})});

        const auto score = scored(document, figures({}), std::array{sheet(Party::Authority, {judged(one, 7'900), judged(other, 8'000)})});

        QCOMPARE(toImprove(document, score), std::vector{one});
    }
};

QTEST_GUILESS_MAIN(TestEvaluationScoring)
#include "tst_evaluationscoring.moc"
