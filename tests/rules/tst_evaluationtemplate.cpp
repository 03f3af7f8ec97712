// Templates of evaluation: the shipped ones hold, a wrong one says where.
#include "rules/evaluation/template.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace rules;
using namespace rules::evaluation;
using Issue = TemplateIssue::Reason;

Q_DECLARE_METATYPE(TemplateIssue::Reason)

namespace {

Template shipped(const char *code)
{
    return *std::ranges::find(shippedTemplates(), QString::fromLatin1(code), &Template::code);
}

using Change = std::function<void(Template &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestEvaluationTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shipsWithoutIssues()
    {
        QCOMPARE(shippedTemplates().size(), size_t(2));
        for (const auto &document : shippedTemplates()) {
            const auto issues = issuesOf(document);
            QVERIFY2(issues.empty(), issues.empty() ? "" : qPrintable(document.code + u' ' + issues[0].place + u' ' + textOf(issues[0].reason) + u' ' + QString::number(issues[0].formula ? issues[0].formula->position : -1)));
            for (const auto &indicator : document.indicators)
                QVERIFY2(indicator.clause.isEmpty(), "a clause is the customer's to fill in");
        }
    }

    /// domain.md section 9: 28 indicators that weigh 100 points, vetoes and praise beside them.
    void shipsTheProposedIndicators()
    {
        const auto document = shipped("default");

        const auto weighing = std::ranges::count_if(document.indicators, [](const Indicator &indicator) { return indicator.weight > 0; });
        const auto computed = std::ranges::count_if(document.indicators, &Indicator::isComputed);

        QCOMPARE(weighing, 28);
        QCOMPARE(computed, 22);
        QCOMPARE(document.dimensions.size(), size_t(5));
        QCOMPARE(document.grades[1].code, QStringLiteral("good"));
        QCOMPARE(shipped("assessment").grades[1].from, 8'000);
    }

    void comesBackFromItsText()
    {
        for (const auto &document : shippedTemplates()) {
            const auto again = templateFromJson(toJson(document));

            QVERIFY2(again, again ? "" : qPrintable(again.error().field));
            QCOMPARE(*again, document);
            QCOMPARE(digestOf(*again), digestOf(document));
        }
        auto other = shipped("default");
        other.indicators[3].weight += 1;
        QVERIFY(digestOf(other) != digestOf(shipped("default")));
    }

    void saysWhereItsFormIsWrong_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("place");

        QTest::newRow("no JSON") << QByteArray("{\n") << QByteArray("{{") << "offset 2";
        QTest::newRow("an unknown member") << QByteArray("\"code\": \"default\"") << QByteArray("\"code\": \"default\", \"colour\": 1") << "colour";
        QTest::newRow("a weight that is no number") << QByteArray("\"few_answers\": 5") << QByteArray("\"few_answers\": \"5\"") << "few_answers";
        QTest::newRow("an unknown rule") << QByteArray("\"kind\": \"ladder\"") << QByteArray("\"kind\": \"stairs\"") << "indicators[10].rule.kind";
        QTest::newRow("an unknown party") << QByteArray("\"party\": \"user\"") << QByteArray("\"party\": \"guest\"") << "evaluators[1].party";
        QTest::newRow("a step beyond the whole") << QByteArray("\"at_least\": 9995") << QByteArray("\"at_least\": 99950") << "indicators[10].rule.ladder[0].at_least";
    }
    void saysWhereItsFormIsWrong()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, place);
        QFile file(QStringLiteral(":/evaluation/default.json"));
        QVERIFY(!shippedTemplates().empty()); // registers the files
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto text = file.readAll();
        QVERIFY(text.contains(from));

        const auto read = templateFromJson(text.replace(text.indexOf(from), from.size(), to));

        QVERIFY(!read);
        QCOMPARE(read.error().field, place);
    }

    void saysWhatMakesNoSense_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("place");
        QTest::addColumn<Issue>("reason");
        QTest::addColumn<qint64>("number");

        const auto row = [](const char *name, Change change, const char *place, Issue reason, qint64 number = 0) { QTest::newRow(name) << change << place << reason << number; };
        row("a wrong formula", [](Template &t) { t.indicators[0].formula = QStringLiteral("count(resource)"); }, "indicators[0].formula", Issue::FormulaWrong);
        row("a count where a ratio is wanted", [](Template &t) { t.indicators[0].formula = QStringLiteral("count(resources)"); }, "indicators[0].formula", Issue::FormulaNoRatio);
        row("a ratio where occurrences are counted", [](Template &t) { t.indicators[1].rule.deductions[0].formula = QStringLiteral("count(people) / count(people)"); }, "indicators[1].rule.deductions[0].formula", Issue::FormulaNoCount);
        row("a formula of a judgement", [](Template &t) { t.indicators[27].formula = QStringLiteral("count(people)"); }, "indicators[27].formula", Issue::FormulaNotWanted);
        row("the same code twice", [](Template &t) { t.indicators[5].code = t.indicators[0].code; }, "indicators[5].code", Issue::CodeTwice);
        row("a code with blanks", [](Template &t) { t.indicators[5].code = QStringLiteral("T 1"); }, "indicators[5].code", Issue::CodeWrong);
        row("weights that do not add up", [](Template &t) { t.dimensions[0].weight = 1'300; t.indicators[0].weight = 400; }, "indicators", Issue::WeightsSum, 10'100);
        row("a dimension of another weight", [](Template &t) { t.dimensions[0].weight = 1'300; }, "dimensions[0].weight", Issue::DimensionWeight, 1'200);
        row("an unknown dimension", [](Template &t) { t.indicators[0].dimension = QStringLiteral("other"); t.indicators[0].weight = 100; t.indicators[1].weight = 500; t.dimensions[0].weight = 1'100; }, "indicators[0].dimension", Issue::UnknownDimension);
        row("a band without width", [](Template &t) { t.indicators[0].rule.floor = t.indicators[0].rule.target; }, "indicators[0].rule.floor", Issue::BandFlat);
        row("steps that climb", [](Template &t) { std::swap(t.indicators[10].rule.ladder[0], t.indicators[10].rule.ladder[1]); }, "indicators[10].rule.ladder[1]", Issue::LadderOrder);
        row("a veto of no grade", [](Template &t) { t.indicators[28].rule.grade = QStringLiteral("worst"); }, "indicators[28].rule.grade", Issue::UnknownGrade);
        row("a bonus of nothing", [](Template &t) { t.indicators[29].rule.most = 0; }, "indicators[29].rule.most", Issue::NoMost);
        row("nobody who scores", [](Template &t) { t.evaluators.clear(); }, "evaluators", Issue::NoEvaluators);
        row("a party twice", [](Template &t) { t.evaluators[1].party = t.evaluators[0].party; }, "evaluators[1]", Issue::EvaluatorTwice);
        row("a party that does not score", [](Template &t) { t.indicators[27].evaluators = {contract::Party::Provider}; }, "indicators[27].evaluators", Issue::EvaluatorUnknown);
        row("grades that do not reach the ground", [](Template &t) { t.grades.back().from = 100; }, "grades[3].from", Issue::GradesOrder);
        row("no name", [](Template &t) { t.indicators[4].name = {}; }, "indicators[4].name", Issue::NoName);
        row("points off without an end", [](Template &t) { t.indicators[1].weight = 0; t.indicators[1].dimension.clear(); t.indicators[0].weight += 300; }, "indicators[1].rule.cap", Issue::CapWanted);
    }
    void saysWhatMakesNoSense()
    {
        QFETCH(Change, change);
        QFETCH(QString, place);
        QFETCH(Issue, reason);
        QFETCH(qint64, number);
        auto document = shipped("default");

        change(document);
        const auto issues = issuesOf(document);

        QCOMPARE(issues.size(), size_t(1));
        QCOMPARE(issues[0].place, place);
        QCOMPARE(textOf(issues[0].reason), textOf(reason));
        QCOMPARE(issues[0].number, number);
        QCOMPARE(issues[0].formula.has_value(), reason == Issue::FormulaWrong);
    }
};

QTEST_GUILESS_MAIN(TestEvaluationTemplate)
#include "tst_evaluationtemplate.moc"
