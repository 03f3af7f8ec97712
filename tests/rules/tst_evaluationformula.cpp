// Formulas of evaluation: read, refused at the place, said in one way, and worked out exactly.
#include "rules/evaluation/formula.h"

#include <QTest>

using namespace rules::evaluation;
using Reason = FormulaError::Reason;

Q_DECLARE_METATYPE(FormulaError::Reason)

namespace {

Formula read(const QString &text)
{
    const auto formula = formulaFromText(text);
    if (!formula)
        qFatal("%s: %s at %d", qPrintable(text), qPrintable(textOf(formula.error().reason)), formula.error().position);
    return *formula;
}

} // namespace

class TestEvaluationFormula : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysItInOneWay_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");

        QTest::newRow("a ratio of counts") << "count(incidents:response_kept=kept)/count( incidents : response_kept in(kept,missed) )"
                                           << "count(incidents: response_kept = kept) / count(incidents: response_kept in (kept, missed))";
        QTest::newRow("minutes") << "(period_minutes-sum(incidents.outage_minutes: outage_cause = provider)) / period_minutes"
                                 << "(period_minutes - sum(incidents.outage_minutes: outage_cause = provider)) / period_minutes";
        QTest::newRow("brackets that say nothing") << "((count(people))) / (count(people))" << "count(people) / count(people)";
        QTest::newRow("brackets that do") << "count(orders) - (count(requests) - count(incidents))" << "count(orders) - (count(requests) - count(incidents))";
        QTest::newRow("division to the left") << "count(orders) / (2 / 4)" << "count(orders) / (2 / 4)";
        QTest::newRow("another field of time") << "count(changes:unauthorised=yes by started_at)" << "count(changes: unauthorised = yes by started_at)";
        QTest::newRow("an item") << "count(requests: item in (A1,A2) and item != B3)" << "count(requests: item in (A1, A2) and item != B3)";
        QTest::newRow("a step") << "count(steps: step_key = C2.5 and kept = missed)" << "count(steps: step_key = C2.5 and kept = missed)";
        QTest::newRow("empty and not") << "count(people: left_on empty and filed_on not empty)" << "count(people: left_on empty and filed_on not empty)";
        QTest::newRow("the ends of the period") << "count(people: entered_on<=period_end and left_on>=period_start)" << "count(people: entered_on <= period_end and left_on >= period_start)";
        QTest::newRow("a date") << "count(people: filed_on < 2026-01-31)" << "count(people: filed_on < 2026-01-31)";
        QTest::newRow("a text in quotes") << "count(people: shift_group = \"甲 \\\"一\\\" 班\")" << "count(people: shift_group = \"甲 \\\"一\\\" 班\")";
        QTest::newRow("the beginning of a text") << "count(steps: step_key starts \"C2.\")" << "count(steps: step_key starts C2.)";
        QTest::newRow("numbers with decimals") << "0.50 * count(orders) * 1.25" << "0.5 * count(orders) * 1.25";
        QTest::newRow("a word where a value stands") << "count(people: shift_group = and)" << "count(people: shift_group = and)";
        QTest::newRow("numbers compared") << "count(resources: cpu_avg <= 12.5 and vcpu >= 8)" << "count(resources: cpu_avg <= 12.5 and vcpu >= 8)";
    }
    void saysItInOneWay()
    {
        QFETCH(QString, typed);
        QFETCH(QString, said);

        const auto formula = read(typed);

        QCOMPARE(textOf(formula), said);
        QCOMPARE(read(said), formula);
    }

    void refusesAtThePlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("word");

        QTest::newRow("nothing") << "  " << Reason::Empty << 0 << "";
        QTest::newRow("no such source") << "count(incident)" << Reason::UnknownSource << 6 << "incident";
        QTest::newRow("no such field") << "count(incidents: respond = kept)" << Reason::UnknownField << 17 << "respond";
        QTest::newRow("no such value") << "count(incidents: response_kept = late)" << Reason::UnknownValue << 33 << "late";
        QTest::newRow("a date that is none") << "count(people: filed_on = 2026-02-30)" << Reason::UnknownValue << 25 << "2026-02-30";
        QTest::newRow("unfinished") << "count(incidents: priority = p1" << Reason::Unfinished << 30 << "";
        QTest::newRow("no value") << "count(incidents: priority = )" << Reason::Unexpected << 28 << ")";
        QTest::newRow("a stray word") << "count(incidents) or 2" << Reason::Unexpected << 17 << "or";
        QTest::newRow("no test") << "count(incidents: priority)" << Reason::Unexpected << 25 << ")";
        QTest::newRow("not in what") << "count(incidents: priority not p1)" << Reason::Unexpected << 30 << "p1";
        QTest::newRow("a quote left open") << "count(people: post = \"x)" << Reason::Unfinished << 21 << "\"x)";
        QTest::newRow("sums a text") << "sum(incidents.title)" << Reason::NotSummable << 14 << "title";
        QTest::newRow("by no time") << "count(incidents by title)" << Reason::NoTime << 19 << "title";
        QTest::newRow("compares a choice") << "count(incidents: priority < p2)" << Reason::NotTestable << 17 << "priority < ";
        QTest::newRow("a reference") << "count(incidents: unit_id = x)" << Reason::NotTestable << 17 << "unit_id = ";
        QTest::newRow("prose") << "count(incidents: description = x)" << Reason::NotTestable << 17 << "description = ";
        QTest::newRow("an item of people") << "count(people: item = B5)" << Reason::UnknownField << 14 << "item";
        QTest::newRow("minutes and counts") << "period_minutes - count(incidents)" << Reason::UnitsDiffer << 17 << "count(incidents)";
        QTest::newRow("counts by minutes") << "count(incidents) / period_minutes" << Reason::UnitsDoNotDivide << 19 << "period_minutes";
        QTest::newRow("counts times counts") << "count(incidents) * count(people)" << Reason::UnitsDoNotMultiply << 19 << "count(people)";
        QTest::newRow("by nothing") << "count(incidents) / 0.0" << Reason::DividesByZero << 19 << "0.0";
        QTest::newRow("too large a number") << "1234567890123" << Reason::BadNumber << 0 << "1234567890123";
        QTest::newRow("a point without decimals") << "1. + 2" << Reason::BadNumber << 0 << "1. ";
        QTest::newRow("brackets without end") << QString(33, u'(') + u'1' << Reason::TooDeep << 32 << "(";
        QTest::newRow("too long") << QString(2'001, u' ') << Reason::TooLong << 2'000 << "";
    }
    void refusesAtThePlace()
    {
        QFETCH(QString, text);
        QFETCH(Reason, reason);
        QFETCH(int, position);
        QFETCH(QString, word);

        const auto formula = formulaFromText(text);

        QVERIFY(!formula);
        QCOMPARE(textOf(formula.error().reason), textOf(reason));
        QCOMPARE(formula.error().position, position);
        QCOMPARE(formula.error().word, word);
    }

    void knowsWhatItMeasures_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("unit");

        using Kind = Unit::Kind;
        QTest::newRow("a count") << "count(incidents) + count(people)" << int(Kind::Count);
        QTest::newRow("minutes") << "sum(incidents.outage_minutes)" << int(Kind::Minutes);
        QTest::newRow("a ratio") << "count(incidents) / count(orders)" << int(Kind::Ratio);
        QTest::newRow("what is left of a whole") << "1 - count(incidents) / count(orders)" << int(Kind::Ratio);
        QTest::newRow("marks") << "sum(surveys.score)" << int(Kind::Marks);
        QTest::newRow("a mean of marks") << "sum(orders.stars: stars > 0) / count(orders: stars > 0)" << int(Kind::Ratio);
        QTest::newRow("minutes each") << "sum(incidents.outage_minutes) / count(incidents)" << int(Kind::Minutes);
        QTest::newRow("gigabytes") << "sum(resources.memory_gb)" << int(Kind::Other);
        QTest::newRow("a part of the gigabytes") << "sum(resources.memory_gb: monitored = yes) / sum(resources.memory_gb)" << int(Kind::Ratio);
        QTest::newRow("how often it was opened again") << "sum(incidents.reopen_count)" << int(Kind::Count);
    }
    void knowsWhatItMeasures()
    {
        QFETCH(QString, text);
        QFETCH(int, unit);

        QCOMPARE(int(unitOf(read(text)).kind), unit);
    }

    void worksOutExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<qint64>>("values");
        QTest::addColumn<QList<qint64>>("quotient"); // top, its bottom, bottom, its bottom

        const auto row = [](const char *name, const char *text, const QList<qint64> &values, const QList<qint64> &quotient) { QTest::newRow(name) << text << values << quotient; };
        row("the two sides stay apart", "count(incidents) / count(orders)", {412, 420}, {412, 1, 420, 1});
        row("a month with 40 minutes of outage", "(period_minutes - sum(incidents.outage_minutes)) / period_minutes", {40}, {43'160, 1, 43'200, 1});
        row("stars are parts of five", "sum(orders.stars) / count(orders)", {19, 4}, {19, 5, 4, 1});
        row("surveys are in basis points", "sum(surveys.score) / count(surveys)", {17'500, 2}, {7, 4, 2, 1});
        row("nothing to divide by", "count(incidents) / count(orders)", {0, 0}, {0, 1, 0, 1});
        row("nothing to divide by further in", "1 - count(incidents) / count(orders)", {3, 0}, {0, 1, 0, 1});
        row("no division", "count(incidents) - count(orders)", {3, 5}, {-2, 1, 1, 1});
        row("thirds stay thirds", "(1 / 3) * count(incidents)", {2}, {2, 3, 1, 1});
    }
    void worksOutExactly()
    {
        QFETCH(QString, text);
        QFETCH(QList<qint64>, values);
        QFETCH(QList<qint64>, quotient);

        const auto worked = evaluated(read(text), {values.constData(), size_t(values.size())}, 30 * 24 * 60);

        QVERIFY(worked);
        QCOMPARE((QList<qint64>{worked->top.top, worked->top.bottom, worked->bottom.top, worked->bottom.bottom}), quotient);
    }

    void saysNothingRatherThanSomethingWrongBeyond64Bits()
    {
        const qint64 large = 4'000'000'000'000'000'000;

        QVERIFY(!evaluated(read(QStringLiteral("count(incidents) + count(orders) + count(people)")), std::array{large, large, large}, 1));
    }

    void hasWordsForPeople()
    {
        const auto words = wordsOf(read(QStringLiteral("count(incidents: priority in (p1, p2)) * 2")));

        QList<int> kinds;
        for (const auto &word : words)
            kinds << int(word.kind);
        using Kind = FormulaWord::Kind;
        QCOMPARE(kinds, (QList<int>{int(Kind::Count), int(Kind::Where), int(Kind::Field), int(Kind::Test), int(Kind::Value), int(Kind::Value), int(Kind::End), int(Kind::Multiply), int(Kind::Number)}));
        QCOMPARE(words[2].shape->fields[size_t(words[2].field)].name, QStringLiteral("priority"));
        QCOMPARE(contract::text(words[5].value), QStringLiteral("p2"));
    }

    void everySourceNamesFieldsOfItsEntity()
    {
        for (const auto &source : allSources()) {
            const auto &shape = shapeOf(source);
            for (const char *field : {source.period, source.unit, source.provider, source.handler, source.service})
                QVERIFY2(*field == 0 || shape.indexOf(QString::fromLatin1(field)) >= 0, field);
        }
    }
};

QTEST_GUILESS_MAIN(TestEvaluationFormula)
#include "tst_evaluationformula.moc"
