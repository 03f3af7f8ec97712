// The pages beside the list of changes as people use them: freezes and lockdowns with what they hit, meetings of the CAB with
// votes and signed minutes, deputies with their dates, and templates that a failure suspends.
#include "contract/entities/entities.h"
#include "items/freezewatch.h"
#include "items/meetingtables.h"
#include "items/planstepmodel.h"
#include "items/sealkeys.h"
#include "rules/cabmeetings.h"
#include "support/keyring.h"
#include "views/forms/codeseditor.h"
#include "views/forms/conditioneditor.h"
#include "views/forms/scheduleeditor.h"
#include "views/panels/changes/changepage.h"
#include "views/panels/changes/changespanel.h"
#include "views/panels/changes/delegations/delegationstrip.h"
#include "views/panels/changes/meetings/meetingstrip.h"
#include "views/panels/changes/meetings/meetingtab.h"
#include "views/panels/changes/meetings/signdialog.h"
#include "views/panels/changes/templates/templatestrip.h"
#include "views/panels/changes/windows/freezestrip.h"
#include "views/panels/changes/windows/hitlist.h"
#include "views/panels/changes/windows/lockdowndialog.h"
#include "views/panels/changes/windows/releasedialog.h"
#include "views/panels/changes/windows/windowspage.h"
#include "views/panels/changes/windows/windowstrip.h"
#include "views/panels/notices/deputynotices.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"
#include "views/viewlab.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace contract;
using namespace support;
using namespace views::panels;
using namespace Qt::StringLiterals;

namespace {

constexpr int windowsPage = 2;
constexpr int meetingsPage = 3;
constexpr int delegationsPage = 4;
constexpr int templatesPage = 5;
const QString pin = QStringLiteral("482913");

} // namespace

class TestChangePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_me = QUuid::createUuid();
        m_lab = std::make_unique<ViewLab>(QStringList{u"change_manager"_s, u"engineer"_s}, m_me);
        m_unit = m_lab->has(aUnit().named(u"云城市数据局"_s));
        const auto &people = shapeOf<Person>();
        auto me = blankRecord(people, m_me);
        me.revision = 1;
        me.values[size_t(people.indexOf(u"name"))] = u"金明"_s;
        me.values[size_t(people.indexOf(u"unit_id"))] = idText(m_unit);
        m_lab->arrives(people, me);
        m_seals = std::make_unique<items::SealKeys>(m_secrets);
    }
    void cleanup()
    {
        m_panel.reset();
        m_seals.reset();
        m_lab.reset();
        m_secrets.kept.clear();
    }

    void pagesAreReachedByKeysAndMadeWhenFirstShown()
    {
        show();
        QVERIFY(!m_panel->page(meetingsPage));

        QTest::keyClick(m_panel.get(), Qt::Key_4, Qt::ControlModifier | Qt::ShiftModifier);

        QTRY_VERIFY(m_panel->page(meetingsPage));
        QTRY_VERIFY(m_panel->page(meetingsPage)->isVisible());
        auto *bar = m_panel->findChild<QTabBar *>(u"changePages"_s);
        QCOMPARE(bar->currentIndex(), meetingsPage);
        m_panel->choose(items::ChangeScope::All, items::ChangePreset::Open); // leads back to the list
        QCOMPARE(bar->currentIndex(), 0);
    }

    void aRecordOfAPageIsOpenedThere()
    {
        const auto window = hasWindow(u"年终封网"_s, "freeze", -60, 600);
        show();

        m_panel->showRecordOf(u"change_window"_s, window);

        QTRY_VERIFY(browser(windowsPage).pane().shows({window}));
        QVERIFY(strip<WindowStrip>(windowsPage));
    }

    void aFreezeInForceSaysSoOnItsPageAndAtTheChangeThatItHolds()
    {
        const auto change = hasChange(u"升级数据库"_s, "scheduled", 60, 120);
        const auto window = hasWindow(u"年终封网"_s, "freeze", -60, 600);
        show();
        m_panel->showRecord(change);
        QTRY_VERIFY(m_panel->browser().pane().shows({change}));
        auto *said = m_panel->browser().pane().strip<FreezeStrip>();
        QTRY_VERIFY(said->isVisible());
        QVERIFY2(said->words().contains(u"年终封网"_s), qPrintable(said->words()));

        m_panel->showRecordOf(u"change_window"_s, window);
        auto *strip = this->strip<WindowStrip>(windowsPage);
        QTRY_VERIFY2(strip->words().contains(u"In force until"_s), qPrintable(strip->words()));
        auto *standing = m_panel->page(windowsPage)->findChild<QLabel *>(u"standingFreezes"_s);
        QTRY_VERIFY2(standing->text().contains(u"年终封网"_s), qPrintable(standing->text()));
    }

    void aLockdownShowsWhatItHitsBeforeItIsBegun()
    {
        hasChange(u"升级数据库"_s, "scheduled", 60, 120);
        hasChange(u"下周的变更"_s, "approved", 7 * 24 * 60, 7 * 24 * 60 + 60);
        hasChange(u"正在做的变更"_s, "implementing", -30, 30);
        show();
        auto *dialog = lockDown();
        auto *changes = dialog->findChild<QTreeWidget *>(u"hitChanges"_s);

        QTRY_COMPARE(changes->topLevelItemCount(), 2);
        QCOMPARE(changes->topLevelItem(0)->text(1), u"正在做的变更"_s);
        QVERIFY2(changes->topLevelItem(0)->text(4).contains(u"goes on"_s), qPrintable(changes->topLevelItem(0)->text(4)));
        QCOMPARE(changes->topLevelItem(1)->text(4), u"held"_s);
        QVERIFY2(dialog->hits().summary().contains(u"2"_s), qPrintable(dialog->hits().summary()));
        QVERIFY(!dialog->whyNot().isEmpty()); // name and reason are wanted

        dialog->editor(u"name")->setValue(u"紧急锁定"_s, {});
        dialog->editor(u"reason")->setValue(u"核心网络故障"_s, {});
        QVERIFY2(dialog->whyNot().isEmpty(), qPrintable(dialog->whyNot()));
        dialog->begin();
        dialog->begin();

        QTRY_COMPARE(sent("change_window").size(), size_t(1));
        QCOMPARE(text(sent("change_window")[0].fields.at(u"kind"_s)), u"lockdown"_s);
        QTRY_VERIFY(browser(windowsPage).pane().records().size() == 1);
    }

    void aLockdownMayBeOfWhatHoldsACondition()
    {
        show();
        auto *dialog = lockDown();
        dialog->editor(u"name")->setValue(u"紧急锁定"_s, {});
        dialog->editor(u"reason")->setValue(u"核心网络故障"_s, {});
        auto *condition = qobject_cast<views::forms::ConditionEditor *>(dialog->editor(u"condition"));
        QVERIFY(condition && condition->isVisible());
        condition->addTest(u"name"_s, u"核心"_s);
        dialog->begin();

        QTRY_COMPARE(sent("change_window").size(), size_t(1));
        QCOMPARE(text(sent("change_window")[0].fields.at(u"condition"_s)), u"{\"name\":\"核心\"}"_s);
    }

    void releasingSaysWhatStaysHeldByAnother()
    {
        hasChange(u"升级数据库"_s, "scheduled", 60, 120);
        hasChange(u"被别的封网挡住"_s, "scheduled", 300, 360);
        hasWindow(u"晚间封网"_s, "freeze", 290, 400);
        const auto lockdown = hasWindow(u"紧急锁定"_s, "lockdown", -10, 600);
        show();
        m_panel->showRecordOf(u"change_window"_s, lockdown);
        auto *strip = this->strip<WindowStrip>(windowsPage);
        auto *release = strip->findChild<QPushButton *>(u"releaseWindow"_s);
        QTRY_VERIFY(release->isEnabled());
        QTRY_VERIFY(strip->words().contains(u"2"_s));
        release->click();
        ReleaseDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_panel->findChild<ReleaseDialog *>()));
        auto *changes = dialog->findChild<QTreeWidget *>(u"hitChanges"_s);
        QCOMPARE(changes->topLevelItemCount(), 2);
        QCOMPARE(changes->topLevelItem(0)->text(4), u"free again, as it was before"_s);
        QVERIFY2(changes->topLevelItem(1)->text(4).contains(u"晚间封网"_s), qPrintable(changes->topLevelItem(1)->text(4)));
        auto *ok = dialog->findChild<QPushButton *>(u"release"_s);
        QVERIFY(!ok->isEnabled()); // a reason is wanted
        dialog->findChild<QLineEdit *>(u"releaseReason"_s)->setText(u"故障已排除"_s);
        ok->click();

        QTRY_COMPARE(sent("change_window").size(), size_t(1));
        QCOMPARE(integer(sent("change_window")[0].fields.at(u"released"_s)), 1);
        QCOMPARE(sent("change_window")[0].reason, u"故障已排除"_s);
        QVERIFY(sent("change_request").empty()); // nothing of the changes is altered, so nothing has to be put back
        QTRY_VERIFY(!release->isVisible());
    }

    void aWindowIsOnceUnlessItIsSaidToComeAgain()
    {
        const auto &shape = shapeOf<ChangeWindow>();
        views::forms::ScheduleEditor editor({.field = shape.fields[size_t(shape.indexOf(u"schedule"))], .caption = u"Comes again"_s, .options = {}}, nullptr);

        editor.setValue({}, {});
        QVERIFY(isEmpty(editor.value()));

        qobject_cast<QComboBox *>(editor.input())->setCurrentIndex(0);
        QVERIFY(!isEmpty(editor.value()));
        QVERIFY(rules::recurrenceFromJson(text(editor.value())).has_value());
        editor.setValue({}, {});
        QVERIFY(isEmpty(editor.value()));
    }

    void aConditionIsMadeOfTestsOfFields()
    {
        const auto &shape = shapeOf<ChangeWindow>();
        views::forms::ConditionEditor editor({.field = shape.fields[size_t(shape.indexOf(u"condition"))], .caption = u"Condition"_s, .options = {}}, nullptr);
        QVERIFY(isEmpty(editor.value()));

        editor.addTest(u"name"_s, u"core"_s);
        QCOMPARE(text(editor.value()), u"{\"name\":\"core\"}"_s);

        const QString strange = u"{\"of_a_newer_version\":1}"_s;
        editor.setValue(strange, {});
        QCOMPARE(text(editor.value()), strange);
    }

    void aTimeIsTypedAsPeopleWriteIt()
    {
        const auto &shape = shapeOf<ChangeWindow>();
        const auto &field = shape.fields[size_t(shape.indexOf(u"starts_at"))];
        std::unique_ptr<views::forms::FieldEditor> editor(views::forms::makeFieldEditor({.field = field, .caption = u"From"_s, .options = {}}, nullptr));
        const qint64 odd = QDateTime(QDate(2026, 11, 24), QTime(22, 0, 7)).toMSecsSinceEpoch();
        editor->setValue(odd, {});
        QCOMPARE(integer(editor->value()), odd); // untouched it keeps its seconds
        auto *line = qobject_cast<QLineEdit *>(editor->input());
        QCOMPARE(line->text(), u"2026-11-24 22:00"_s);

        line->setText(u"2026/11/25 8：30"_s);
        QCOMPARE(integer(editor->value()), QDateTime(QDate(2026, 11, 25), QTime(8, 30)).toMSecsSinceEpoch());
        line->setText(u"tomorrow"_s);
        QCOMPARE(text(editor->value()), u"tomorrow"_s);
    }

    void codesOfANewerVersionStay()
    {
        const auto &shape = shapeOf<ChangeWindow>();
        views::forms::CodesEditor editor({.field = shape.fields[size_t(shape.indexOf(u"classes"))], .caption = u"Classes"_s, .options = views::forms::changeClassOptions()}, u"All"_s, nullptr);
        QCOMPARE(editor.words(), u"All"_s);

        editor.setValue(u"major lunar"_s, {});

        QCOMPARE(text(editor.value()), u"major lunar"_s);
    }

    void anAgendaIsFilledFromWhatAwaitsTheCabAndVotesAreKept()
    {
        const QString cab = rules::chainToJson(std::array{rules::ApprovalStage{.mode = rules::ApprovalStage::Mode::Any, .name = u"CAB"_s, .roles = {u"change_manager"_s}, .persons = {}, .count = 1, .cab = true}});
        hasChange(u"核心交换机升级"_s, "awaiting_approval", 60, 120, {{u"chain"_s, cab}, {u"stage"_s, qint64(1)}});
        hasChange(u"普通变更"_s, "awaiting_approval", 60, 120);
        const auto meeting = hasMeeting({});
        show();
        auto &tab = openMeeting(meeting);
        QAbstractItemModelTester agendaTester(&tab.agenda(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester attendanceTester(&tab.attendance(), QAbstractItemModelTester::FailureReportingMode::Fatal);

        tab.findChild<QPushButton *>(u"addAwaiting"_s)->click();
        QTRY_COMPARE(tab.agenda().rowCount(), 1);
        QVERIFY(tab.agenda().agenda()[0].title.contains(u"核心交换机升级"_s));
        auto &agenda = tab.agenda();
        QVERIFY(agenda.setData(agenda.index(0, items::AgendaTable::YesColumn), 3));
        QVERIFY(agenda.setData(agenda.index(0, items::AgendaTable::ConclusionColumn), u"passed"_s));
        QVERIFY(!agenda.setData(agenda.index(0, items::AgendaTable::NoColumn), -1));
        tab.findChild<QLineEdit *>(u"guest"_s)->setText(u"监理方 周工"_s);
        QTest::keyClick(tab.findChild<QLineEdit *>(u"guest"_s), Qt::Key_Return);
        QCOMPARE(tab.attendance().rowCount(), 1);
        tab.save();

        QTRY_COMPARE(sent("cab_meeting").size(), size_t(1));
        const auto kept = rules::agendaFromJson(text(sent("cab_meeting")[0].fields.at(u"agenda"_s)));
        QVERIFY(kept.has_value());
        QCOMPARE((*kept)[0].yes, 3);
        // The change says by which meeting it was passed.
        QTRY_COMPARE(sent("change_request").size(), size_t(1));
        QCOMPARE(text(sent("change_request")[0].fields.at(u"meeting_id"_s)), idText(meeting));
    }

    void minutesAreSignedByOneWhoWasThere()
    {
        hasKey();
        const QString attendance = rules::toJson(std::array{rules::Attendee{.person = m_me, .name = u"金明"_s, .role = {}, .came = true}});
        const QString agenda = rules::toJson(std::array{rules::AgendaItem{.change = QUuid::createUuid(), .title = u"BG-1 升级"_s, .conclusion = u"passed"_s, .yes = 3, .note = {}, .content = {}}});
        const auto meeting = hasMeeting({{u"state"_s, u"held"_s}, {u"minutes"_s, u"会议同意。"_s}, {u"held_at"_s, at(-30)}, {u"attendance"_s, attendance}, {u"agenda"_s, agenda}});
        show();
        openMeeting(meeting);
        auto *strip = this->strip<MeetingStrip>(meetingsPage);
        QTRY_VERIFY2(strip->words().contains(u"金明"_s), qPrintable(strip->words()));
        strip->findChild<QPushButton *>(u"signMinutes"_s)->click();
        SignDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_panel->findChild<SignDialog *>()));
        QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"passphrase"_s));
        dialog->findChild<QLineEdit *>(u"passphrase"_s)->setText(u"wrong"_s);
        dialog->sign();
        QTRY_VERIFY(!dialog->findChild<QLabel *>(u"signProblem"_s)->text().isEmpty());
        QVERIFY(sent("cab_meeting").empty());
        dialog->findChild<QLineEdit *>(u"passphrase"_s)->setText(pin);
        QTRY_VERIFY(dialog->findChild<QPushButton *>(u"sealMinutes"_s)->isEnabled());
        dialog->sign();

        QTRY_COMPARE(sent("cab_meeting").size(), size_t(1));
        const auto signature = rules::signatureFromJson(text(sent("cab_meeting")[0].fields.at(u"seal"_s)).toUtf8());
        QVERIFY(signature.has_value());
        QCOMPARE(signature->person, m_me);
        QVERIFY(!signature->seal.isEmpty());
    }

    void minutesArePrintedFromTheMeeting()
    {
        const auto meeting = hasMeeting({{u"state"_s, u"held"_s}, {u"minutes"_s, u"会议同意。"_s}, {u"held_at"_s, at(-30)}});
        show();
        openMeeting(meeting);
        auto *print = strip<MeetingStrip>(meetingsPage)->findChild<QPushButton *>(u"printMinutes"_s);
        QTRY_VERIFY(print->isVisible() && print->isEnabled());

        print->click();

        QTRY_VERIFY(m_panel->findChild<QDialog *>(u"formPreview"_s));
        m_panel->findChild<QDialog *>(u"formPreview"_s)->close();
    }

    void whoWasNotThereIsToldWhyTheyCannotSign()
    {
        const QString attendance = rules::toJson(std::array{rules::Attendee{.person = QUuid::createUuid(), .name = u"陈主任"_s, .role = {}, .came = true}});
        const auto meeting = hasMeeting({{u"state"_s, u"held"_s}, {u"minutes"_s, u"会议同意。"_s}, {u"held_at"_s, at(-30)}, {u"attendance"_s, attendance}});
        show();
        openMeeting(meeting);
        auto *sign = strip<MeetingStrip>(meetingsPage)->findChild<QPushButton *>(u"signMinutes"_s);

        QTRY_VERIFY(sign->isVisible());
        QVERIFY(!sign->isEnabled());
        QVERIFY2(sign->toolTip().contains(u"attendance"_s), qPrintable(sign->toolTip()));
    }

    void whatWasAskedForStaysWhenTheListIsAskedAnew()
    {
        const auto first = hasMeeting({{u"title"_s, u"第 11 次会议"_s}});
        const auto second = hasMeeting({{u"title"_s, u"第 12 次会议"_s}});
        show();
        m_panel->showRecordOf(u"cab_meeting"_s, first);
        auto &shown = browser(meetingsPage);
        QTRY_VERIFY(shown.pane().shows({first}));
        auto &view = shown.sheet();
        auto &list = shown.list();
        QTRY_COMPARE(list.rowCount(), 2);

        QSignalSpy anew(&list, &QAbstractItemModel::modelReset);
        for (const auto order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
            anew.clear();
            list.sort(0, order);
            QTRY_COMPARE(anew.size(), 1);
            QTRY_COMPARE(view.selectedRows().size(), size_t(1));
            QVERIFY(shown.pane().shows({first}));
        }
        m_panel->showRecordOf(u"cab_meeting"_s, second);
        QTRY_VERIFY(shown.pane().shows({second}));
        view.clearSelection(); // the person's own act is kept to
        QTRY_VERIFY(shown.pane().isEmpty());
    }

    void whatTheNarrowedListDoesNotHaveCanBeActedOnAllTheSame()
    {
        const auto meeting = hasMeeting({});
        show();
        QVERIFY(m_panel->showPage(meetingsPage));
        auto &shown = browser(meetingsPage);
        shown.list().setSearch(u"没有这样的会议"_s);
        QTRY_COMPARE(shown.list().matches(), 0);
        QVERIFY(!shown.whyNot(Act::Edit).isEmpty());

        m_panel->showRecordOf(u"cab_meeting"_s, meeting);

        QTRY_VERIFY(shown.pane().shows({meeting}));
        for (const auto act : {Act::Edit, Act::Print, Act::Retire})
            QCOMPARE(shown.whyNot(act), QString());
        QVERIFY(!shown.whyNot(Act::Restore).isEmpty());
        QVERIFY(!shown.whyNot(Act::Copy).isEmpty());
        std::vector<QUuid> read;
        shown.readSelected([&](const std::vector<items::ListRow> &rows) { std::ranges::transform(rows, std::back_inserter(read), [](const auto &row) { return row.record.id; }); });
        QTRY_COMPARE(read, std::vector{meeting});
    }

    void aGrantIsForOneselfAndOnlyItsGiverEndsIt()
    {
        const auto boss = hasPerson(u"陈主任"_s);
        const auto foreign = hasDelegation(boss, m_me, -60, 600, u"chen"_s);
        const auto own = hasDelegation(m_me, boss, -60, 600, m_lab->host.actor().login);
        show();
        m_panel->showRecordOf(u"delegation"_s, foreign);
        QTRY_VERIFY(browser(delegationsPage).pane().shows({foreign}));
        auto *strip = this->strip<DelegationStrip>(delegationsPage);
        QTRY_VERIFY2(strip->words().contains(u"陈主任"_s), qPrintable(strip->words()));
        QVERIFY(!strip->findChild<QPushButton *>(u"endDelegation"_s)->isEnabled());

        m_panel->showRecordOf(u"delegation"_s, own);
        QTRY_VERIFY(browser(delegationsPage).pane().shows({own}));
        QTRY_VERIFY(strip->findChild<QPushButton *>(u"endDelegation"_s)->isEnabled());

        browser(delegationsPage).perform(Act::New);
        QTRY_VERIFY(browser(delegationsPage).pane().isDirty() || !browser(delegationsPage).pane().isEmpty());
    }

    void aDeputyIsToldOnceWhenItBeginsAndWhenItEnds()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        const auto boss = hasPerson(u"陈主任"_s);
        const auto grant = hasDelegation(boss, m_me, -60, 600, u"chen"_s);
        auto &notices = m_lab->host.notices;
        {
            DeputyNotices told(m_lab->context(), settings, nullptr);
            QTRY_COMPARE(notices.size(), size_t(1));
            QVERIFY2(notices[0].happened.contains(u"陈主任"_s), qPrintable(notices[0].happened));
        }
        {
            DeputyNotices again(m_lab->context(), settings, nullptr);
            auto record = m_lab->record(u"delegation"_s, grant);
            record.retired = true;
            ++record.revision;
            m_lab->arrives(shapeOf<Delegation>(), record); // ended early
            QTRY_COMPARE(notices.size(), size_t(2));
            QVERIFY2(notices[1].happened.contains(u"no longer"_s), qPrintable(notices[1].happened));
        }
    }

    void aTemplateThatFailedNamesTheChangeAndIsNotUsed()
    {
        const auto made = m_lab->has(NewRecord{.entity = u"change_template"_s, .fields = {{u"code"_s, u"T-01"_s}, {u"name"_s, u"证书更换"_s}, {u"state"_s, u"approved"_s}, {u"approved_by"_s, u"li"_s}, {u"approved_at"_s, at(-1000)}}});
        hasChange(u"失败的更换"_s, "closed", -500, -400, {{u"template_id"_s, idText(made)}, {u"result"_s, u"failed"_s}, {u"finished_at"_s, at(-400)}, {u"number"_s, u"BG-2026-000007"_s}});
        show();

        m_panel->showRecordOf(u"change_template"_s, made);

        auto *strip = this->strip<TemplateStrip>(templatesPage);
        QTRY_VERIFY2(strip->words().contains(u"Suspended"_s), qPrintable(strip->words()));
        auto *use = strip->findChild<QPushButton *>(u"useTemplate"_s);
        QVERIFY(!use->isEnabled());
        QVERIFY(!strip->findChild<QPushButton *>(u"approveTemplate"_s)->isEnabled());
        QVERIFY(strip->findChild<QPushButton *>(u"suspendTemplate"_s)->isEnabled());
    }

private:
    void show()
    {
        auto context = m_lab->context();
        context.seals = m_seals.get();
        m_panel = std::make_unique<ChangesPanel>(context, nullptr);
        m_panel->resize(1366, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->activateWindow();
        QTRY_VERIFY(m_panel->showsData());
    }
    [[nodiscard]] qint64 at(int minutes) const { return m_lab->clock.now().ms + minutes * 60'000LL; }
    RecordBrowser &browser(int page) { return *m_panel->page(page)->browser(); }
    template <class Strip> Strip *strip(int page) { return browser(page).pane().template strip<Strip>(); }
    QUuid hasPerson(const QString &name) { return m_lab->has(NewRecord{.entity = u"person"_s, .fields = {{u"name"_s, name}, {u"unit_id"_s, idText(m_unit)}}}); }
    QUuid hasWindow(const QString &name, const char *kind, int from, int to)
    {
        return m_lab->has(NewRecord{.entity = u"change_window"_s, .fields = {{u"name"_s, name}, {u"kind"_s, QString::fromLatin1(kind)}, {u"starts_at"_s, at(from)}, {u"ends_at"_s, at(to)}, {u"reason"_s, u"保障"_s}, {u"released"_s, qint64(0)}}});
    }
    QUuid hasChange(const QString &title, const char *state, int from, int to, Patch more = {})
    {
        for (const auto &[name, value] : Patch{{u"title"_s, title}, {u"state"_s, QString::fromLatin1(state)}, {u"unit_id"_s, idText(m_unit)}, {u"change_class"_s, u"normal"_s}, {u"applicant"_s, u"li"_s}, {u"planned_start"_s, at(from)}, {u"planned_end"_s, at(to)}})
            more.emplace(name, value);
        return m_lab->has(NewRecord{.entity = u"change_request"_s, .fields = more});
    }
    QUuid hasMeeting(Patch more)
    {
        for (const auto &[name, value] : Patch{{u"title"_s, u"第 12 次会议"_s}, {u"state"_s, u"planned"_s}, {u"starts_at"_s, at(-60)}, {u"chair_id"_s, idText(m_me)}})
            more.emplace(name, value);
        return m_lab->has(NewRecord{.entity = u"cab_meeting"_s, .fields = more});
    }
    QUuid hasDelegation(const QUuid &principal, const QUuid &deputy, int from, int to, const QString &by)
    {
        return m_lab->has(NewRecord{.entity = u"delegation"_s, .fields = {{u"principal_id"_s, idText(principal)}, {u"deputy_id"_s, idText(deputy)}, {u"starts_at"_s, at(from)}, {u"ends_at"_s, at(to)}, {u"reason"_s, u"出差"_s}, {u"roles"_s, u"service_manager"_s}, {u"granted_by"_s, by}}});
    }
    void hasKey()
    {
        auto made = m_seals->make(m_lab->host.actor().login, u"sm2-sm3"_s, pin.toUtf8());
        made.waitForFinished();
        const auto key = made.result();
        QVERIFY(key.has_value());
        auto fields = items::registrationOf(key->key, m_me);
        QVERIFY(fields.has_value());
        m_lab->has(NewRecord{.entity = u"signing_key"_s, .fields = *fields});
    }
    MeetingTab &openMeeting(const QUuid &meeting)
    {
        m_panel->showRecordOf(u"cab_meeting"_s, meeting);
        auto &pane = browser(meetingsPage).pane();
        [&] { QTRY_VERIFY(pane.shows({meeting})); }();
        pane.findChild<QTabWidget *>()->setCurrentIndex(2);
        auto *tab = pane.tab<MeetingTab>();
        [&] { QTRY_VERIFY(!tab->findChild<QPushButton *>(u"addAwaiting"_s)->toolTip().contains(u"saved meeting"_s)); }();
        return *tab;
    }
    LockdownDialog *lockDown()
    {
        [&] { QVERIFY(m_panel->showPage(windowsPage)); }();
        static_cast<WindowsPage *>(m_panel->page(windowsPage))->lockDown();
        LockdownDialog *dialog = nullptr;
        [&] { QTRY_VERIFY((dialog = m_panel->findChild<LockdownDialog *>())); }();
        return dialog;
    }
    [[nodiscard]] std::vector<Command> sent(const char *entity) const
    {
        std::vector<Command> found;
        for (const auto &command : m_lab->sink.commands)
            if (command.entity == QLatin1StringView(entity))
                found.push_back(command);
        return found;
    }

    Keyring m_secrets;
    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<items::SealKeys> m_seals;
    std::unique_ptr<ChangesPanel> m_panel;
    QUuid m_unit;
    QUuid m_me;
};

QTEST_MAIN(TestChangePages)
#include "tst_changepages.moc"
