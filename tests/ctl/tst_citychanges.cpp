// The changes of the made-up city: repeatable, and as the rules would have left them.
#include "cityrules.h"
#include "demo/citychanges.h"

#include "rules/approvals.h"
#include "rules/cabmeetings.h"
#include "rules/changecontent.h"
#include "rules/changeflow.h"
#include "rules/changefindings.h"
#include "rules/changeguards.h"
#include "rules/changeplan.h"
#include "rules/changesteps.h"

#include <QSet>

using namespace contract;

namespace {

struct Stage {
    demo::City city{{.seed = 7, .units = 40, .systems = 60, .resources = 2'000}, shippedCatalogues()};
    demo::CityOrders orders{city, 10'000, demo::CityOrders::usualUntil()};
    demo::CityChanges changes{city, orders};
};

} // namespace

class tst_citychanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameSeedGivesTheSameChanges();
    void everyRecordKeepsTheFieldRules();
    void decisionsAreOnTheContentAndLeadWhereTheChangeStands();
    void changesHaveEverythingThatTheirClassWants();
    void meetingsPassedWhatWasApprovedAndStandardChangesAreAsTheirTemplates();
    void someOpenChangesAreInConflictAndSomethingIsFrozen();
    void stepsAreThoseOfThePlanAndSeenByTwo();
};

void tst_citychanges::theSameSeedGivesTheSameChanges()
{
    const Stage one;
    const Stage two;
    QCOMPARE(one.changes.count(), qint64(600));
    for (qint64 i = 0; i < one.changes.count(); i += 13)
        QCOMPARE(one.changes.change(i), two.changes.change(i));
    QVERIFY(one.changes.templates() == two.changes.templates());
    QVERIFY(one.changes.windows() == two.changes.windows());
    QVERIFY(one.changes.meetings() == two.changes.meetings());
    QVERIFY(one.changes.delegations() == two.changes.delegations());
}

void tst_citychanges::everyRecordKeepsTheFieldRules()
{
    const Stage stage;
    QSet<QUuid> ids;
    for (const auto &made : stage.changes.templates())
        checkByRules(made);
    for (const auto &window : stage.changes.windows()) {
        checkByRules(window);
        const auto checked = rules::checkWindow(window);
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().field + checked.error().message));
    }
    for (const auto &meeting : stage.changes.meetings()) {
        checkByRules(meeting);
        QVERIFY(rules::agendaFromJson(meeting.agenda).has_value());
        QVERIFY(rules::attendanceFromJson(meeting.attendance).has_value());
    }
    for (const auto &delegation : stage.changes.delegations())
        checkByRules(delegation);
    for (qint64 i = 0; i < stage.changes.count(); ++i) {
        const auto change = stage.changes.change(i);
        checkByRules(change);
        ids.insert(change.id.uuid);
        QVERIFY(*change.submittedAt <= stage.orders.until());
        QVERIFY(!change.closedAt || *change.closedAt <= stage.orders.until());
    }
    QCOMPARE(ids.size(), stage.changes.count());
}

void tst_citychanges::decisionsAreOnTheContentAndLeadWhereTheChangeStands()
{
    const Stage stage;
    for (qint64 i = 0; i < stage.changes.count(); ++i) {
        const auto change = stage.changes.change(i);
        QCOMPARE(rules::contentDigest(toRecord(change)), change.contentDigest);
        QCOMPARE(rules::impactDigest(change.impact), change.impactDigest);
        const auto standing = rules::standingOf(change);
        if (change.state == ChangeState::AwaitingApproval) {
            QCOMPARE(standing.stage, change.stage);
            QCOMPARE(standing.waitsFor.join(u' '), change.waitsFor);
        } else {
            QCOMPARE(standing.isThrough, change.approvedAt.has_value());
        }
    }
}

void tst_citychanges::changesHaveEverythingThatTheirClassWants()
{
    const Stage stage;
    QSet<int> classes;
    for (qint64 i = 0; i < stage.changes.count(); ++i) {
        const auto change = stage.changes.change(i);
        classes.insert(int(change.changeClass));
        QCOMPARE(rules::missingFields(toRecord(change), rules::shippedChangeRules().of(change.changeClass).required), QStringList());
        QVERIFY(change.implementer != change.watcher);
        QVERIFY2(change.changeClass == ChangeClass::Major || change.changeClass == ChangeClass::Emergency || change.risk < rules::shippedChangeRules().majorFrom, qPrintable(change.number));
    }
    QCOMPARE(classes.size(), 4);
}

void tst_citychanges::meetingsPassedWhatWasApprovedAndStandardChangesAreAsTheirTemplates()
{
    const Stage stage;
    int passed = 0;
    int kept = 0;
    int missed = 0;
    for (qint64 i = 0; i < stage.changes.count(); ++i) {
        const auto change = stage.changes.change(i);
        kept += change.windowKept == Timeliness::Kept ? 1 : 0;
        missed += change.windowKept == Timeliness::Missed ? 1 : 0;
        QCOMPARE(change.windowKept.has_value(), change.finishedAt && change.changeClass != ChangeClass::Emergency);
        if (change.changeClass == ChangeClass::Standard) {
            const auto made = std::ranges::find(stage.changes.templates(), change.templateId, &ChangeTemplate::id);
            QCOMPARE(change.steps, made->steps);
            QCOMPARE(change.fallback, made->fallback);
            QCOMPARE(change.verification, made->verification);
            QVERIFY(change.outageMinutes <= made->outageMinutes);
        }
        const auto meeting = std::ranges::find(stage.changes.meetings(), change.meeting, &CabMeeting::id);
        if (meeting == stage.changes.meetings().end() || meeting->state == MeetingState::Planned)
            continue;
        const auto agenda = rules::agendaFromJson(meeting->agenda).value_or(std::vector<rules::AgendaItem>());
        const auto item = std::ranges::find(agenda, change.id.uuid, &rules::AgendaItem::change);
        QVERIFY(item != agenda.end());
        QCOMPARE(item->content, change.contentDigest);
        QCOMPARE(item->round, change.round);
        ++passed;
    }
    QVERIFY(passed > 0);
    QVERIFY2(missed * 100 >= kept && missed * 100 <= kept * 6, qPrintable(QStringLiteral("%1 kept, %2 missed").arg(kept).arg(missed)));
}

void tst_citychanges::someOpenChangesAreInConflictAndSomethingIsFrozen()
{
    const Stage stage;
    std::vector<rules::PlannedChange> open;
    int frozen = 0;
    for (qint64 i = stage.changes.firstOpen(); i < stage.changes.count(); ++i) {
        const auto change = stage.changes.change(i);
        QVERIFY(rules::isOpen(change.state));
        auto planned = rules::plannedOf(change);
        QVERIFY(planned.has_value());
        const rules::WindowTarget target{change.changeClass, {change.unit.uuid}, {change.system.uuid}, {}};
        frozen += int(rules::freezesAgainst(target, planned->planned, stage.changes.windows(), rules::WorkingCalendar::always()).size());
        open.push_back(*std::move(planned));
    }
    QCOMPARE(open.size(), size_t(demo::CityChanges::openChanges));
    QVERIFY(!rules::allConflicts(rules::ChangeSchedule(open), rules::shippedChangeRules().marginMs()).empty());
    QVERIFY(frozen > 0);
}

void tst_citychanges::stepsAreThoseOfThePlanAndSeenByTwo()
{
    const Stage stage;
    int told = 0;
    for (qint64 i = stage.changes.firstTold(); i < stage.changes.firstOpen(); i += 5) {
        const auto change = stage.changes.change(i);
        const auto steps = stage.changes.steps(i);
        for (const auto &step : steps) {
            checkByRules(step);
            QCOMPARE(step.id.uuid, rules::changeStepId(change.id.uuid, step.part, step.step));
            QVERIFY(step.doneBy != step.watchedBy);
            QVERIFY(*step.doneAt >= *change.startedAt && *step.doneAt <= *change.finishedAt);
        }
        QCOMPARE(rules::stepsToRecord(steps, ChangePart::Work, int(rules::planStepsFromJson(change.steps)->size())), QStringList());
        told += int(steps.size());
    }
    QVERIFY(told > 100);
}

QTEST_APPLESS_MAIN(tst_citychanges)
#include "tst_citychanges.moc"
