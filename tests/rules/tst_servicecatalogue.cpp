// The steps of service items: what a good text says, what is wrong with a bad one, when a step is due, and what changed
// from one version to the next.
#include "rules/servicecatalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace rules;
using namespace Qt::StringLiterals;

namespace {

/// 8:30-12:00 and 14:00-17:30: 7 hours a day; Monday 2026-11-23 to Friday are working days, no holiday is near.
WorkingCalendar office()
{
    CalendarSpec spec;
    spec.hours = {{510, 720}, {840, 1050}};
    return *WorkingCalendar::make(spec);
}

Instant at(const QString &local)
{
    auto stamp = QDateTime::fromString(local, u"yyyy-MM-dd HH:mm"_s);
    stamp.setOffsetFromUtc(8 * 3600);
    return {stamp.toMSecsSinceEpoch()};
}

QString localText(std::optional<Instant> instant)
{
    return instant ? QDateTime::fromMSecsSinceEpoch(instant->ms, Qt::OffsetFromUTC, 8 * 3600).toString(u"yyyy-MM-dd HH:mm"_s) : u"no clock"_s;
}

ServiceStep step(const QString &name)
{
    return {.step = 1, .zh = name, .en = {}, .input = {}, .roles = {u"engineer"_s}, .record = {}, .limit = {}, .clause = {}, .help = {}, .evidenceHelp = {}, .checks = {}};
}

std::vector<ServiceStep> steps(const QStringList &names)
{
    std::vector<ServiceStep> all;
    for (const auto &name : names) {
        all.push_back(step(name));
        all.back().step = int(all.size());
    }
    return all;
}

} // namespace

class tst_ServiceCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsComeBackAsTheyWereWritten()
    {
        auto written = steps({u"受理"_s, u"逐项检查"_s});
        written[0].limit = {StepLimit::Kind::WorkingMinutes, 30, {}, {}};
        written[0].evidence = true;
        written[0].help = u"第一行\n“第二行”\\"_s;
        written[1].limit = {StepLimit::Kind::Said, 0, u"当班"_s, u"Within the shift"_s};
        written[1].mandatory = false;
        written[1].before = StepBefore::Closed;
        written[1].maySkip = true;
        written[1].roles = {u"engineer"_s, u"using_party"_s};
        written[1].checks = {{u"ups_load"_s, u"UPS负载率"_s, u"UPS load"_s, u"%"_s, std::nullopt, 80.5}, {u"lamps"_s, u"指示灯"_s, {}, {}, {}, {}}};

        const auto read = stepsFromJson(stepsToJson(written));

        QVERIFY2(read, qPrintable(read ? QString() : read.error().field));
        QCOMPARE(*read, written);
    }

    void noTextHasNoSteps()
    {
        QVERIFY(stepsFromJson({})->empty());
        QVERIFY(stepsToJson({}).isEmpty());
    }

    void aBadTextIsRefusedWithThePlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const char *more, const char *place) {
            const QString rest = QString::fromUtf8(more);
            QTest::newRow(name) << u"[{\"step\": 1, \"zh\": \"甲\", \"roles\": [\"engineer\"]}, {%1}]"_s.arg(rest) << QString::fromLatin1(place);
        };
        QTest::newRow("no JSON") << u"[{"_s << u"steps, offset 2"_s;
        QTest::newRow("no list") << u"{}"_s << u"steps, offset 0"_s;
        QTest::newRow("an empty list") << u"[]"_s << u"steps"_s;
        row("no name", R"("step": 2, "roles": ["engineer"])", "steps[1].zh");
        row("a gap", R"("step": 3, "zh": "乙", "roles": ["engineer"])", "steps[1].step");
        row("half a step", R"("step": 2.5, "zh": "乙", "roles": ["engineer"])", "steps[1].step");
        row("nobody does it", R"("step": 2, "zh": "乙", "roles": [])", "steps[1].roles");
        row("a role twice", R"("step": 2, "zh": "乙", "roles": ["engineer", "engineer"])", "steps[1].roles");
        row("a role that is no code", R"("step": 2, "zh": "乙", "roles": ["运维"])", "steps[1].roles");
        row("a slip of the pen", R"("step": 2, "zh": "乙", "roles": ["engineer"], "mandatroy": true)", "steps[1].mandatroy");
        row("neither true nor false", R"("step": 2, "zh": "乙", "roles": ["engineer"], "mandatory": "yes")", "steps[1].mandatory");
        row("before what", R"("step": 2, "zh": "乙", "roles": ["engineer"], "before": "lunch")", "steps[1].before");
        row("no such limit", R"("step": 2, "zh": "乙", "roles": ["engineer"], "limit": {"kind": "weeks", "value": 1})", "steps[1].limit.kind");
        row("a limit of nothing", R"("step": 2, "zh": "乙", "roles": ["engineer"], "limit": {"kind": "days", "value": 0})", "steps[1].limit.value");
        row("a value without a clock", R"("step": 2, "zh": "乙", "roles": ["engineer"], "limit": {"kind": "none", "value": 5})", "steps[1].limit.value");
        row("a limit that says nothing", R"("step": 2, "zh": "乙", "roles": ["engineer"], "limit": {"kind": "said"})", "steps[1].limit.zh");
        row("a check twice", R"("step": 2, "zh": "乙", "roles": ["engineer"], "checks": [{"name": "a", "zh": "A"}, {"name": "a", "zh": "B"}])", "steps[1].checks[1].name");
        row("a range backwards", R"("step": 2, "zh": "乙", "roles": ["engineer"], "checks": [{"name": "a", "zh": "A", "low": 9, "high": 1}])", "steps[1].checks[0].high");
        row("a check of two lines", R"("step": 2, "zh": "乙", "roles": ["engineer"], "checks": [{"name": "a", "zh": "A\nB"}])", "steps[1].checks[0].zh");
    }
    void aBadTextIsRefusedWithThePlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, place);

        const auto read = stepsFromJson(text);

        QVERIFY(!read);
        QCOMPARE(read.error().field, place);
        QVERIFY(!read.error().message.isEmpty());
    }

    void aMeasuredValueIsNormalWithinItsRange()
    {
        const StepCheck temperature{u"t"_s, u"机房温度"_s, {}, u"℃"_s, 18, 27};

        QVERIFY(temperature.isMeasured());
        QVERIFY(temperature.isNormal(18) && temperature.isNormal(27));
        QVERIFY(!temperature.isNormal(17.9) && !temperature.isNormal(27.1));
        QVERIFY(!(StepCheck{u"lamps"_s, u"指示灯"_s, {}, {}, {}, {}}.isMeasured()));
    }

    void dueTimes_data()
    {
        QTest::addColumn<StepLimit>("limit");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("planned");
        QTest::addColumn<QString>("due");
        using enum StepLimit::Kind;
        const auto row = [](const char *name, StepLimit::Kind kind, int value, const char *from, const char *planned, const char *due) {
            QTest::newRow(name) << StepLimit{kind, value, {}, {}} << QString::fromLatin1(from) << QString::fromLatin1(planned) << QString::fromLatin1(due);
        };
        row("5 minutes at night",                  Minutes,           5,  "2026-11-22 23:58", "",                 "2026-11-23 00:03");
        row("30 working minutes over lunch",       WorkingMinutes,    30, "2026-11-23 11:45", "",                 "2026-11-23 14:15");
        row("30 working minutes on a Sunday",      WorkingMinutes,    30, "2026-11-22 10:00", "",                 "2026-11-23 09:00");
        row("1 working day",                       WorkingDays,       1,  "2026-11-23 10:00", "",                 "2026-11-24 10:00");
        row("1 working day from Friday",           WorkingDays,       1,  "2026-11-27 10:00", "",                 "2026-11-30 10:00");
        row("2 working days from Saturday",        WorkingDays,       2,  "2026-11-28 10:00", "",                 "2026-12-01 17:30");
        row("7 days of observation",               Days,              7,  "2026-11-23 10:00", "",                 "2026-11-30 10:00");
        row("3 days before",                       DaysBefore,        3,  "2026-11-23 10:00", "2026-12-01 09:00", "2026-11-28 09:00");
        row("2 working days before a Tuesday",     WorkingDaysBefore, 2,  "2026-11-23 10:00", "2026-12-01 10:00", "2026-11-27 10:00");
        row("before what nobody has planned",      WorkingDaysBefore, 2,  "2026-11-23 10:00", "",                 "no clock");
        row("no limit",                            None,              0,  "2026-11-23 10:00", "",                 "no clock");
        row("by the priority",                     Matrix,            0,  "2026-11-23 10:00", "",                 "no clock");
        row("in words only",                       Said,              0,  "2026-11-23 10:00", "",                 "no clock");
    }
    void dueTimes()
    {
        QFETCH(StepLimit, limit);
        QFETCH(QString, from);
        QFETCH(QString, planned);
        QFETCH(QString, due);

        const auto when = dueOf(limit, at(from), planned.isEmpty() ? std::nullopt : std::optional(at(planned)), office());

        QCOMPARE(localText(when), due);
    }

    void whatChangedIsSaidStepByStep()
    {
        const auto before = steps({u"受理"_s, u"核定"_s, u"审批"_s, u"交付"_s});
        auto after = steps({u"受理"_s, u"审批"_s, u"现场勘查"_s, u"交付"_s});
        after[0].help = u"一次告知"_s;
        after[0].limit = {StepLimit::Kind::Minutes, 30, {}, {}};

        const auto changed = compareSteps(before, after);

        const std::vector<StepDifference> expected{{0, 0, {StepPart::Limit, StepPart::Help}}, {1, -1, {}}, {-1, 2, {}}};
        QCOMPARE(changed, expected);
    }

    void aStepOfAnotherNameInTheSamePlaceIsRenamed()
    {
        const auto changed = compareSteps(steps({u"受理"_s, u"审批"_s, u"交付"_s}), steps({u"受理"_s, u"联合审批"_s, u"交付"_s}));

        const std::vector<StepDifference> expected{{1, 1, {StepPart::Name}}};
        QCOMPARE(changed, expected);
    }

    void equalVersionsDifferInNothing()
    {
        QVERIFY(compareSteps(steps({u"甲"_s, u"乙"_s}), steps({u"甲"_s, u"乙"_s})).empty());
        QVERIFY(compareSteps({}, {}).empty());
        QCOMPARE(compareSteps({}, steps({u"甲"_s, u"乙"_s})).size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(tst_ServiceCatalogue)
#include "tst_servicecatalogue.moc"
