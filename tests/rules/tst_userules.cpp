// Low use, idle and expiry: figures in, verdict and arithmetic out.
#include "rules/userules.h"

#include <QTest>

using namespace rules;

namespace {

/// Figures as a person would read them out; -1: the ledger has none.
struct Figures {
    double cpu = -1;
    double peak = -1;
    double memory = -1;
    double network = -1;
    double week = -1;
    const char *exemption = "";
    ResourceState state = ResourceState::InUse;
};

Record machine(const Figures &figures)
{
    const auto held = [](double figure) { return figure < 0 ? std::nullopt : std::optional(figure); };
    Resource resource;
    resource.state = figures.state;
    resource.cpuAverage = held(figures.cpu);
    resource.cpuPeak = held(figures.peak);
    resource.memoryAverage = held(figures.memory);
    resource.networkAverage = held(figures.network);
    resource.cpuWeekAverage = held(figures.week);
    resource.useExemption = QString::fromLatin1(figures.exemption);
    return toRecord(resource);
}

Record endsOn(QDate term, ResourceState state = ResourceState::InUse)
{
    Resource resource;
    resource.state = state;
    resource.termUntil = term;
    return toRecord(resource);
}

} // namespace
Q_DECLARE_METATYPE(Figures)

class tst_userules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdicts_data()
    {
        QTest::addColumn<Figures>("figures");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *name, const Figures &figures, const char *verdict) { QTest::newRow(name) << figures << QString::fromLatin1(verdict); };
        row("4.2 % on average, 18 % at most", {.cpu = 4.2, .peak = 18, .memory = 12}, "low");
        row("a peak of 30 %",                 {.cpu = 4.2, .peak = 30, .memory = 12}, "");
        row("10 % on average",                {.cpu = 10, .peak = 18, .memory = 12}, "");
        row("20 % of the memory",             {.cpu = 4.2, .peak = 18, .memory = 20}, "");
        row("memory is not measured",         {.cpu = 4.2, .peak = 18}, "");
        row("no traffic, 3 % at most",        {.cpu = 1, .peak = 3, .memory = 12, .network = 0}, "idle");
        row("some traffic, 3 % at most",      {.cpu = 1, .peak = 3, .memory = 12, .network = 0.1}, "low");
        row("no traffic, 5 % at most",        {.cpu = 1, .peak = 5, .memory = 30, .network = 0}, "");
        row("80 % for a week",                {.cpu = 60, .peak = 99, .memory = 50, .week = 80}, "");
        row("80.1 % for a week",              {.cpu = 60, .peak = 99, .memory = 50, .week = 80.1}, "expand");
        row("a standby is exempt",            {.cpu = 4.2, .peak = 18, .memory = 12, .exemption = "standby"}, "low exempt");
        row("planned",                        {.cpu = 4.2, .peak = 18, .memory = 12, .state = ResourceState::Planned}, "");
        row("to be reclaimed",                {.cpu = 4.2, .peak = 18, .memory = 12, .state = ResourceState::ToReclaim}, "");
        row("no figures",                     {}, "");
    }
    void verdicts()
    {
        QFETCH(Figures, figures);
        QFETCH(QString, verdict);

        const auto finding = useFindingOf(machine(figures), shippedUseRules());

        QCOMPARE(finding ? finding->verdict->code + (finding->exempt ? QStringLiteral(" exempt") : QString()) : QString(), verdict);
    }

    void aVerdictBringsItsArithmetic()
    {
        const auto finding = useFindingOf(machine({.cpu = 4.2, .peak = 18, .memory = 12}), shippedUseRules());

        const auto &shape = shapeOf<Resource>();
        const auto at = [&](const char *field) { return shape.indexOf(QString::fromLatin1(field)); };
        const std::vector<UseStep> expected{{{at("cpu_avg")}, 4.2, true}, {{at("cpu_peak")}, 18.0, true}, {{at("memory_avg")}, 12.0, true}};
        QCOMPARE(finding->steps, expected);
        QCOMPARE(finding->steps.front().limit.limit, 10.0);
    }

    void reminders_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("reminder"); // -1: none yet; 0 to 2: 30, 15 and 5 days; 3: over
        const auto row = [](const char *name, int days, int reminder) { QTest::newRow(name) << days << reminder; };
        row("31 days", 31, -1);
        row("30 days", 30, 0);
        row("16 days", 16, 0);
        row("15 days", 15, 1);
        row("6 days", 6, 1);
        row("5 days", 5, 2);
        row("the last day", 0, 2);
        row("a day over", -1, 3);
        row("years over", -900, 3);
    }
    void reminders()
    {
        QFETCH(int, days);
        QFETCH(int, reminder);
        const QDate today(2026, 11, 22);

        const auto expiry = expiryOf(endsOn(today.addDays(days)), shippedExpiryRules(), today);

        QCOMPARE(expiry, reminder < 0 ? std::nullopt : std::optional(Expiry{reminder, days}));
    }

    void whatIsNotInUseDoesNotExpire()
    {
        const QDate today(2026, 11, 22);

        QVERIFY(!expiryOf(endsOn(today, ResourceState::Reclaimed), shippedExpiryRules(), today));
        QVERIFY(!expiryOf(endsOn({}), shippedExpiryRules(), today));
    }

    void badFilesAreRefusedWithThePlace()
    {
        const QByteArray head = R"({"name": "n", "version": "1", "source_note": "s", )";
        const auto use = [&](const QByteArray &rest) { return useRulesFromJson(head + rest).error().field; };
        const auto expiry = [&](const QByteArray &rest) { return expiryRulesFromJson(head + rest).error().field; };
        const QByteArray verdict = R"("states": ["in_use"], "exemptions": ["standby"], "verdicts": [{"code": "c", "zh": "z", "en": "e", "when": [)";

        QCOMPARE(use(verdict + R"({"figure": "name", "below": 1}]}]})"), QStringLiteral("verdicts[0].when[0].figure"));
        QCOMPARE(use(verdict + R"({"figure": "cpu_avg"}]}]})"), QStringLiteral("verdicts[0].when[0]"));
        QCOMPARE(use(verdict + R"({"figure": "cpu_avg", "below": "ten"}]}]})"), QStringLiteral("verdicts[0].when[0].below"));
        QCOMPARE(use(R"("states": ["burning"], "exemptions": ["standby"], "verdicts": []})"), QStringLiteral("states"));
        QCOMPARE(expiry(R"("states": ["in_use"], "days": [5, 15]})"), QStringLiteral("days[1]"));
        QCOMPARE(expiry(R"("states": ["in_use"], "days": [0]})"), QStringLiteral("days[0]"));
    }
};

QTEST_GUILESS_MAIN(tst_userules)
#include "tst_userules.moc"
