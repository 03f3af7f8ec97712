// The text of a run report: live numbers in words, what has moved since, outlines that are understood, and an issued report
// that stays.
#include "contract/codec.h"
#include "contract/entities/runreport.h"
#include "contract/systemports.h"
#include "rules/evaluation/reportschedule.h"
#include "rules/evaluation/reporttext.h"
#include "rules/permissions.h"

#include <QTest>

using namespace contract;
using namespace rules::evaluation;
using namespace Qt::StringLiterals;

namespace {

class EmptyWorld : public rules::World
{
public:
    [[nodiscard]] std::optional<Record> find(const Shape &, const QUuid &) const override { return std::nullopt; }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &, std::span<const rules::FieldValue>, const QUuid &) const override { return {}; }
};

struct Desk {
    EmptyWorld world;
    Actor actor{QUuid::createUuidV5({}, u"kim"_s), {}, u"kim"_s, u"金"_s, {u"quality_manager"_s}, rules::rightsOf({u"quality_manager"_s}), {.all = true, .units = {}}};
    RunReport report;
    std::optional<Record> before;

    Result<RunReport> settles(Instant at = {1'000})
    {
        Record after = toRecord(report);
        const Command act{.id = {}, .kind = before ? CommandKind::Edit : CommandKind::Create, .entity = u"run_report"_s, .targets = {}, .fields = {}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = at};
        const auto settled = settleRunReport(act, before ? &*before : nullptr, after, {actor, shippedCatalogues(), world});
        if (!settled)
            return Unexpected(settled.error());
        before = after;
        auto kept = fromRecord<RunReport>(after);
        report = *kept;
        return kept;
    }
};

RunReport draft()
{
    RunReport report;
    report.title = u"2026年10月政务云运行月报"_s;
    report.periodFrom = QDate(2026, 10, 1);
    report.periodTo = QDate(2026, 10, 31);
    return report;
}

ReportNumbers someNumbers()
{
    ReportNumbers numbers{{5}, {}};
    numbers.values[u"orders"_s] = {ReportValue::Unit::Count, true, 1286};
    numbers.values[u"availability"_s] = {ReportValue::Unit::Percent, true, 9995};
    numbers.values[u"nothing"_s] = {ReportValue::Unit::Percent, false, 0};
    return numbers;
}

} // namespace

class TestReportText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersStandInWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");
        QTest::newRow("a count") << u"受理{orders}件"_s << u"受理1286件"_s;
        QTest::newRow("a share") << u"可用率{availability}。"_s << u"可用率99.95%。"_s;
        QTest::newRow("over nothing") << u"{nothing}"_s << u"—"_s;
        QTest::newRow("not read") << u"{changes}项"_s << u"—项"_s;
        QTest::newRow("a brace") << u"{{orders}"_s << u"{orders}"_s;
        QTest::newRow("an open brace") << u"甲{乙"_s << u"甲{乙"_s;
        QTest::newRow("empty braces") << u"{}"_s << u"{}"_s;
    }
    void numbersStandInWords()
    {
        QFETCH(QString, typed);
        QFETCH(QString, words);

        QCOMPARE(filled(typed, someNumbers()), words);
    }

    void whatHasMovedIsNamed()
    {
        auto now = someNumbers();
        now.values[u"orders"_s].value = 1290;
        now.values[u"fresh"_s] = {ReportValue::Unit::Count, true, 1};

        QCOMPARE(movedNumbers(someNumbers(), now), QStringList{u"orders"_s});
    }

    void textAndNumbersComeBackAsTheyWere_data()
    {
        QTest::addColumn<int>("kind");
        for (const auto &choice : Choices<ReportKind>::all)
            QTest::newRow(choice.code) << int(choice.value);
    }
    void textAndNumbersComeBackAsTheyWere()
    {
        QFETCH(int, kind);
        const auto &text = shippedReportText(ReportKind(kind));

        QVERIFY(text.blocks.size() > 5);
        QCOMPARE(*reportTextFromJson(toJson(text)), text);
        QCOMPARE(*reportNumbersFromJson(toJson(someNumbers())), someNumbers());
    }

    void aBrokenTextIsRefusedAtItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const char *json, const char *place) { QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(place); };
        row("no JSON", "[", "offset");
        row("another member", R"({"numbers":{},"blocks":[],"more":1})", "more");
        row("no such number", R"({"numbers":{},"blocks":[{"kind":"paragraph","text":"{x}"}]})", "blocks[0].text");
        row("no such kind", R"({"numbers":{},"blocks":[{"kind":"poem","text":""}]})", "blocks[0].kind");
        row("a level too deep", R"({"numbers":{},"blocks":[{"kind":"heading","level":4,"text":"a"}]})", "blocks[0].level");
        row("a row too short", R"({"numbers":{},"blocks":[{"kind":"table","text":"","columns":["a","b"],"rows":[["1"]]}]})", "blocks[0].rows[0]");
        row("a wrong formula", R"X({"numbers":{"n":{"formula":"count(apples)","zh":"","en":""}},"blocks":[]})X", "numbers.n.formula");
    }
    void aBrokenTextIsRefusedAtItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);

        const auto text = reportTextFromJson(json);

        QVERIFY(!text);
        QCOMPARE(text.error().field, u"blocks"_s);
        QVERIFY2(text.error().message.startsWith(place), qPrintable(text.error().message));
    }

    void aNewReportBeginsWithTheOutlineOfItsKind()
    {
        Desk desk{.report = draft()};
        desk.report.kind = ReportKind::Quarterly;

        const auto made = desk.settles();

        QVERIFY(made);
        QCOMPARE(*reportTextFromJson(made->blocks.toUtf8()), shippedReportText(ReportKind::Quarterly));
        QCOMPARE(made->audience, QString(everyone));
        QCOMPARE(made->contentDigest.size(), 64);
    }

    void itIsNotIssuedWithoutNumbers()
    {
        Desk desk{.report = draft()};
        QVERIFY(desk.settles());
        desk.report.state = ReportState::Issued;

        const auto issued = desk.settles();

        QVERIFY(!issued);
        QCOMPARE(issued.error().code, ErrorCode::RequiredMissing);
        QCOMPARE(issued.error().field, u"numbers"_s);
    }

    void anIssuedReportStaysAsItIs()
    {
        Desk desk{.report = draft()};
        QVERIFY(desk.settles());
        desk.report.numbers = QString::fromUtf8(toJson(someNumbers()));
        desk.report.state = ReportState::Issued;
        const auto issued = desk.settles({7'000});
        QVERIFY(issued);
        QVERIFY(!issued->issuedBy.isEmpty());
        QCOMPARE(issued->issuedAt->ms, 7'000);
        const RunReport kept = *issued;

        desk.report.title = u"另一份"_s;
        QVERIFY(!desk.settles());
        desk.report = kept;
        desk.report.state = ReportState::Draft;
        QVERIFY(!desk.settles());
        desk.report = kept;
        desk.report.state = ReportState::Superseded;
        QVERIFY(desk.settles());
        desk.report.state = ReportState::Issued;
        QVERIFY(!desk.settles());
    }

    void theDigestFollowsTextAndNumbers()
    {
        const auto &text = shippedReportText(ReportKind::Monthly);
        auto other = text;
        other.blocks.back().text += u'。';
        auto moved = someNumbers();
        moved.values[u"orders"_s].value += 1;

        const auto digest = digestOf(text, someNumbers());

        QCOMPARE(digestOf(text, someNumbers()), digest);
        QVERIFY(digestOf(other, someNumbers()) != digest);
        QVERIFY(digestOf(text, moved) != digest);
    }

    void reportsAreMadeWhenTheirDayHasCome_data()
    {
        QTest::addColumn<QDate>("done");
        QTest::addColumn<QDate>("today");
        QTest::addColumn<QStringList>("made");
        QTest::newRow("the first of a month") << QDate(2026, 10, 31) << QDate(2026, 11, 1) << QStringList{u"monthly 2026-10-01"_s};
        QTest::newRow("nothing twice") << QDate(2026, 11, 1) << QDate(2026, 11, 1) << QStringList();
        QTest::newRow("a new year") << QDate(2026, 12, 31) << QDate(2027, 1, 5) << QStringList{u"monthly 2026-12-01"_s, u"quarterly 2026-10-01"_s, u"yearly 2026-01-01"_s};
        QTest::newRow("three months away") << QDate(2026, 7, 15) << QDate(2026, 10, 15)
                                           << QStringList{u"monthly 2026-07-01"_s, u"monthly 2026-08-01"_s, u"monthly 2026-09-01"_s, u"quarterly 2026-07-01"_s};
    }
    void reportsAreMadeWhenTheirDayHasCome()
    {
        QFETCH(QDate, done);
        QFETCH(QDate, today);
        QFETCH(QStringList, made);

        QStringList due;
        for (const auto &one : rules::reportsToMake(rules::shippedReportSchedule(), done, today))
            due << text(Codec<ReportKind>::encode(one.rule.kind)) + u' ' + one.from.toString(Qt::ISODate);

        QCOMPARE(due, made);
    }
};

QTEST_APPLESS_MAIN(TestReportText)
#include "tst_reporttext.moc"
