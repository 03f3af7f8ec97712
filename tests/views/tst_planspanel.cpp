// Recurring plans as a person makes them: the schedule by a few choices, in words, with its next runs; and the orders that a
// plan has made.
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "items/recordlistmodel.h"
#include "rules/calendardocument.h"
#include "rules/recurrence.h"
#include "views/forms/recordform.h"
#include "views/forms/scheduleeditor.h"
#include "views/forms/schedulewords.h"
#include "views/inventorywindow.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/plans/planspanel.h"
#include "views/panels/plans/runstab.h"
#include "views/viewlab.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace contract;
using namespace support;
using namespace views;
using namespace views::panels;
using namespace Qt::StringLiterals;

namespace {

const FieldShape &scheduleField()
{
    const auto &shape = shapeOf<OrderPlan>();
    return shape.fields[size_t(shape.indexOf(u"schedule"))];
}

rules::Recurrence read(const Value &value)
{
    return rules::recurrenceFromJson(text(value)).value_or(rules::Recurrence());
}

} // namespace

class TestPlansPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theScheduleIsSaidInWords_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *json, const char *words) { QTest::newRow(words) << QString::fromUtf8(json) << QString::fromUtf8(words); };
        row(R"({"every":"day","at":["09:00"]})", "Every day 09:00");
        row(R"({"every":"day","at":["09:00","15:00"],"off_day":"skip"})", "Every day 09:00, 15:00; Left out on days off");
        row(R"({"every":"week","step":2,"since":"2026-01-05","on":["mon","fri"],"at":["08:30"]})", "Every 2 weeks Mon, Fri 08:30");
        row(R"({"every":"month","working_day":-1,"at":["17:00"]})", "Every month on the last working day 17:00");
        row(R"({"every":"quarter","months":[3],"day":25,"at":["09:00"],"off_day":"next"})", "Every quarter in month 3 of the quarter on day 25 09:00; Moves to the next working day");
        row(R"({"every":"year","months":[6,12],"day":2,"weekday":"tue","at":["09:00"]})", "Every year in month 6, 12 on Tue number 2 09:00");
    }
    void theScheduleIsSaidInWords()
    {
        QFETCH(QString, json);
        QFETCH(QString, words);

        QCOMPARE(forms::sentenceOf(*rules::recurrenceFromJson(json)), words);
    }

    void everyScheduleComesOutOfTheChoicesAsItWentIn_data() { theScheduleIsSaidInWords_data(); }
    void everyScheduleComesOutOfTheChoicesAsItWentIn()
    {
        QFETCH(QString, json);
        forms::ScheduleEditor editor({.field = scheduleField(), .caption = u"Schedule"_s, .options = {}}, nullptr);

        editor.setValue(json, {});

        auto wanted = *rules::recurrenceFromJson(json);
        const auto got = read(editor.value());
        if (wanted.step == 1)
            wanted.since = {};
        QCOMPARE(rules::toJson(got), rules::toJson(wanted));
        QVERIFY2(editor.words().startsWith(forms::sentenceOf(wanted)), qPrintable(editor.words()));
        QVERIFY2(editor.words().contains(u"Next: "_s), qPrintable(editor.words()));
    }

    void aKindThatIsChosenIsReadyToUse()
    {
        forms::ScheduleEditor editor({.field = scheduleField(), .caption = u"Schedule"_s, .options = {}}, nullptr);
        editor.setValue(forms::ScheduleEditor::usualSchedule(), {});
        QSignalSpy edited(&editor, &forms::FieldEditor::edited);
        auto *every = qobject_cast<QComboBox *>(editor.input());
        QVERIFY(every);

        for (int kind = 1; kind < every->count(); ++kind) {
            every->setCurrentIndex(kind);
            QVERIFY2(rules::recurrenceFromJson(text(editor.value())), qPrintable(text(editor.value())));
        }

        QVERIFY(edited.size() >= every->count() - 1);
    }

    void timesAreReadAsPeopleWriteThemAndRefusedWhereTheyAreNone()
    {
        forms::ScheduleEditor editor({.field = scheduleField(), .caption = u"Schedule"_s, .options = {}}, nullptr);
        editor.setValue(forms::ScheduleEditor::usualSchedule(), {});
        QLineEdit *times = nullptr;
        for (auto *line : editor.findChildren<QLineEdit *>())
            if (line->accessibleName() == u"Times of the day")
                times = line;
        QVERIFY(times);

        times->clear();
        QInputMethodEvent typed; // full-width, as a Chinese input method commits it
        typed.setCommitString(u"9:00；15：30"_s);
        QApplication::sendEvent(times, &typed);
        QCOMPARE(read(editor.value()).minutes, (std::vector<int>{9 * 60, 15 * 60 + 30}));

        times->clear();
        QTest::keyClicks(times, u"noon"_s);
        QVERIFY(!rules::recurrenceFromJson(text(editor.value())));
        QVERIFY2(editor.words().contains(u"09:00"_s), qPrintable(editor.words()));
    }

    void aNewPlanBeginsWithAScheduleAndIsSentAsItIs()
    {
        ViewLab lab;
        const auto unit = lab.has(aUnit());
        const auto item = lab.has({.entity = u"service_item"_s, .fields = {{u"code"_s, u"B1"_s}, {u"name"_s, u"日常巡检"_s}, {u"kind"_s, u"inspection"_s}, {u"version"_s, qint64(1)}, {u"state"_s, u"in_force"_s}, {u"audience"_s, u"everyone"_s}}});
        PlansPanel panel(lab.context(), nullptr);
        panel.resize(1300, 800);
        panel.show();
        QTRY_VERIFY(panel.showsData());

        panel.browser().perform(Act::New);
        auto *form = panel.findChild<forms::RecordForm *>();
        QVERIFY(form);
        const auto &shape = shapeOf<OrderPlan>();
        const auto fill = [&](const char *name, const Value &value, const QString &shown = {}) {
            auto *editor = form->fieldEditor(shape.indexOf(QString::fromLatin1(name)));
            QVERIFY(editor);
            editor->setValue(value, shown);
            Q_EMIT editor->edited();
        };
        fill("name", u"机房巡检"_s);
        fill("item_id", idText(item), u"日常巡检"_s);
        fill("unit_id", idText(unit), u"单位"_s);
        panel.browser().pane().save();

        QTRY_COMPARE(lab.sink.commands.size(), size_t(1));
        const auto &command = lab.sink.commands.front();
        QCOMPARE(command.kind, CommandKind::Create);
        QCOMPARE(text(command.fields.at(u"schedule"_s)), forms::ScheduleEditor::usualSchedule());
        QVERIFY(!isEmpty(command.fields.at(u"starts_on"_s)));
    }

    void theNextRunsGoByTheCalendarInForce()
    {
        ViewLab lab;
        auto calendar = rules::shippedCalendarSpec();
        const QDate today = rules::dayOf(contract::SystemClock().now());
        for (int day = 0; day < 30; ++day) // nobody works in the next weeks
            calendar.exceptions.insert_or_assign(today.addDays(day), rules::DayException{rules::DayKind::Holiday, u"停工"_s});
        lab.has({.entity = u"policy"_s, .fields = {{u"kind"_s, u"calendar"_s}, {u"name"_s, u"日历"_s}, {u"version"_s, u"2"_s}, {u"content"_s, QString::fromUtf8(rules::toJson(calendar))}}});
        PlansPanel panel(lab.context(), nullptr);
        panel.resize(1300, 800);
        panel.show();
        QTRY_VERIFY(panel.showsData());

        panel.browser().perform(Act::New); // every working day at nine

        auto *schedule = panel.findChild<forms::ScheduleEditor *>();
        QVERIFY(schedule);
        QTRY_VERIFY2(!schedule->words().contains(today.addDays(20).toString(u"MM-dd"_s)) && !schedule->words().contains(today.addDays(1).toString(u"MM-dd"_s)), qPrintable(schedule->words()));
        QVERIFY2(schedule->words().contains(u"Next: "_s), qPrintable(schedule->words()));
        QVERIFY(forms::ScheduleEditor({.field = scheduleField(), .caption = {}, .options = {}}, nullptr).words() != schedule->words());
    }

    void theOrdersThatAPlanMadeStandBesideItTheLatestFirst()
    {
        ViewLab lab;
        const auto unit = lab.has(aUnit());
        const auto item = lab.has({.entity = u"service_item"_s, .fields = {{u"code"_s, u"B1"_s}, {u"name"_s, u"日常巡检"_s}, {u"kind"_s, u"inspection"_s}, {u"version"_s, qint64(1)}, {u"state"_s, u"in_force"_s}, {u"audience"_s, u"everyone"_s}}});
        const auto plan = lab.has({.entity = u"order_plan"_s, .fields = {{u"name"_s, u"机房巡检"_s}, {u"item_id"_s, idText(item)}, {u"unit_id"_s, idText(unit)}, {u"schedule"_s, forms::ScheduleEditor::usualSchedule()}, {u"starts_on"_s, u"2026-11-01"_s}}});
        const auto order = [&](const QString &title, qint64 at) {
            return lab.has({.entity = u"work_order"_s, .fields = {{u"title"_s, title}, {u"item_id"_s, idText(item)}, {u"unit_id"_s, idText(unit)}, {u"state"_s, u"dispatched"_s}, {u"plan_id"_s, idText(plan)}, {u"planned_for"_s, at}}});
        };
        order(u"先"_s, 1'795'000'000'000);
        const auto later = order(u"后"_s, 1'795'086'400'000);
        RunsTab tab(shapeOf<OrderPlan>(), lab.context(), nullptr);
        QSignalSpy asked(&tab, &RecordTab::recordAsked);

        tab.showRecord(plan);

        auto *runs = tab.findChild<QListWidget *>(u"planRuns"_s);
        QTRY_COMPARE(runs->count(), 2);
        QVERIFY2(runs->item(0)->text().contains(u"后"_s), qPrintable(runs->item(0)->text()));
        Q_EMIT runs->itemActivated(runs->item(0));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().at(1).toUuid(), later);

        tab.showRecord({});
        QCOMPARE(runs->count(), 0);
    }
};

QTEST_MAIN(TestPlansPanel)
#include "tst_planspanel.moc"
