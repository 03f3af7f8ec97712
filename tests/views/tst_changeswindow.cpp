// The pages of changes on a real service: what is done in the window stands at the server and at a colleague's workstation,
// what is decided with the cable out counts when it arrives.
#include "contract/entities/entities.h"
#include "items/factory.h"
#include "items/sealkeys.h"
#include "rules/approvals.h"
#include "rules/cabmeetings.h"
#include "support/keyring.h"
#include "support/sealdesk.h"
#include "support/workstation.h"
#include "views/forms/fieldeditor.h"
#include "views/inventorywindow.h"
#include "views/panels/changes/changepage.h"
#include "views/panels/changes/changespanel.h"
#include "views/panels/changes/decide/decidedialog.h"
#include "views/panels/changes/delegations/delegationstrip.h"
#include "views/panels/changes/meetings/meetingstrip.h"
#include "views/panels/changes/meetings/signdialog.h"
#include "views/panels/changes/templates/templatestrip.h"
#include "views/panels/changes/windows/lockdowndialog.h"
#include "views/panels/changes/windows/windowspage.h"
#include "views/panels/records/recordbrowser.h"
#include "views/panels/records/recordpane.h"
#include "views/viewlab.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace contract;
using namespace support;
using namespace views::panels;
using namespace Qt::StringLiterals;

namespace {

const QString pin = u"482913"_s;
constexpr int windowsPage = 2;

/// A person's window on their own workstation.
struct Seat {
    Seat(LoopbackServer &server, const Actor &actor)
        : at(server, actor), rows(at.cachePath(), at.outboxPath(), &at.notifier()), factory(rows, shippedCatalogues(), server.clock(), server.ids()), keys(ring)
    {
        host.become(actor);
        syncs();
        views::shell::PanelContext context{factory, at.commands(), shippedCatalogues(), server.clock(), server.ids(), host};
        context.seals = &keys;
        panel = std::make_unique<ChangesPanel>(context, nullptr);
        panel->resize(1366, 800);
        panel->show();
    }
    void syncs()
    {
        if (const auto error = at.syncs())
            qFatal("sync: %s %s", qPrintable(textOf(error->code)), qPrintable(error->message));
    }
    [[nodiscard]] RecordPane &pane(const QString &entity, const QUuid &record)
    {
        panel->showRecordOf(entity, record);
        for (int page = 1; page <= int(changePages().size()); ++page)
            if (entity == QLatin1StringView(changePages()[size_t(page - 1)].entity))
                return panel->page(page)->browser()->pane();
        qFatal("no page of %s", qPrintable(entity));
    }

    Workstation at;
    LabHost host;
    Keyring ring;
    items::Queries rows;
    items::Factory factory;
    items::SealKeys keys;
    std::unique_ptr<ChangesPanel> panel;
};

} // namespace

class TestChangesWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<LoopbackServer>(store::Engine::Sqlite);
        m_desk = std::make_unique<SealDesk>(m_server->service(), m_server->clock(), m_server->ids());
        m_kim = &m_desk->hire(u"kim"_s, {u"engineer"_s});
        m_zhao = &m_desk->hire(u"zhao"_s, {u"shift_leader"_s, u"change_manager"_s});
        m_qian = &m_desk->hire(u"qian"_s, {u"service_manager"_s, u"change_manager"_s});
    }
    void cleanup()
    {
        m_desk.reset();
        m_server.reset();
    }

    void whatIsApprovedWithTheCableOutCountsWhenItArrives()
    {
        const QUuid change = m_desk->change(*m_kim, *m_zhao);
        Seat zhao(*m_server, m_zhao->actor);
        auto made = zhao.keys.make(u"zhao"_s, u"sm2-sm3"_s, pin.toUtf8());
        made.waitForFinished();
        zhao.at.line().goOffline();

        decides(zhao, change);

        QCOMPARE(m_desk->read(change).decisions, QString());
        const Instant then = m_server->clock().now();
        m_server->clock().pass(3'600'000);
        zhao.at.line().comeBack();
        zhao.syncs();
        QCOMPARE(m_desk->read(change).state, ChangeState::AwaitingApproval);
        const auto decisions = rules::decisionsOf(m_desk->read(change).decisions).value();
        QCOMPARE(decisions.size(), size_t(1));
        QCOMPARE(decisions[0].by, u"zhao"_s);
        QCOMPARE(decisions[0].at, then); // its true time
        QVERIFY(!decisions[0].receipt.isEmpty());
    }

    void aLockdownLaidDownInTheWindowStandsAtAColleagues()
    {
        Seat zhao(*m_server, m_zhao->actor);
        QVERIFY(zhao.panel->showPage(windowsPage));
        static_cast<WindowsPage *>(zhao.panel->page(windowsPage))->lockDown();
        LockdownDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = zhao.panel->findChild<LockdownDialog *>()));
        dialog->editor(u"name")->setValue(u"紧急锁定"_s, {});
        dialog->editor(u"reason")->setValue(u"核心网络故障"_s, {});
        QVERIFY2(dialog->whyNot().isEmpty(), qPrintable(dialog->whyNot()));
        dialog->begin();
        QTRY_VERIFY(zhao.at.acts().size() == 1);
        zhao.syncs();

        const auto windows = m_server->all(u"change_window"_s);
        QCOMPARE(windows.size(), size_t(1));
        Seat qian(*m_server, m_qian->actor);
        QVERIFY(qian.at.record(u"change_window"_s, windows[0].id));
        QVERIFY(qian.panel->showPage(windowsPage));
        auto *standing = qian.panel->page(windowsPage)->findChild<QLabel *>(u"standingFreezes"_s);
        QTRY_VERIFY2(standing->text().contains(u"紧急锁定"_s), qPrintable(standing->text()));
    }

    void aMeetingIsHeldAndSignedInARoomWithNoNetwork()
    {
        const auto person = m_zhao->actor.person;
        const QString attendance = rules::toJson(std::array{rules::Attendee{.person = person, .name = u"赵"_s, .role = {}, .came = true}});
        const QString agenda = rules::toJson(std::array{rules::AgendaItem{.change = m_desk->change(*m_kim, *m_zhao), .title = u"核心交换机更换"_s, .conclusion = {}, .note = {}, .content = {}}});
        const QUuid meeting = m_desk->created(m_qian->actor, u"cab_meeting"_s, {{u"title"_s, u"第 12 次会议"_s}, {u"starts_at"_s, m_server->clock().now().ms}, {u"chair_id"_s, idText(person)},
                                                                                 {u"attendance"_s, attendance}, {u"agenda"_s, agenda}, {u"minutes"_s, u"会议听取了汇报。"_s}});
        Seat zhao(*m_server, m_zhao->actor);
        auto made = zhao.keys.make(u"zhao"_s, u"sm2-sm3"_s, pin.toUtf8());
        made.waitForFinished();
        zhao.at.line().goOffline();
        auto &pane = zhao.pane(u"cab_meeting"_s, meeting);
        QTRY_VERIFY(pane.shows({meeting}));
        auto *strip = pane.strip<MeetingStrip>();
        auto *hold = strip->findChild<QPushButton *>(u"holdMeeting"_s);
        QTRY_VERIFY2(hold->isVisible() && hold->isEnabled(), qPrintable(hold->toolTip()));

        hold->click();
        auto *sign = strip->findChild<QPushButton *>(u"signMinutes"_s);
        QTRY_VERIFY2(sign->isVisible() && sign->isEnabled(), qPrintable(sign->toolTip()));
        sign->click();
        SignDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = zhao.panel->findChild<SignDialog *>()));
        dialog->findChild<QLineEdit *>(u"passphrase"_s)->setText(pin);
        QTRY_VERIFY(dialog->findChild<QPushButton *>(u"sealMinutes"_s)->isEnabled());
        dialog->sign();
        QTRY_VERIFY(!text(zhao.at.field(u"cab_meeting"_s, meeting, u"seals"_s)).isEmpty());
        zhao.at.line().comeBack();
        zhao.syncs();

        QVERIFY(text(m_server->field(u"cab_meeting"_s, meeting, u"seals"_s)).contains(idText(person)));
        QVERIFY(zhao.at.acts().empty());
    }

    void aDelegationEndedInTheWindowIsEndedAtTheServer()
    {
        const auto now = m_server->clock().now().ms;
        const QUuid delegation = m_desk->created(m_qian->actor, u"delegation"_s, {{u"principal_id"_s, idText(m_qian->actor.person)}, {u"deputy_id"_s, idText(m_zhao->actor.person)}, {u"starts_at"_s, now}, {u"ends_at"_s, now + 86'400'000}, {u"reason"_s, u"出差"_s}});
        Seat qian(*m_server, m_qian->actor);
        auto &pane = qian.pane(u"delegation"_s, delegation);
        QTRY_VERIFY(pane.shows({delegation}));
        auto *end = pane.strip<DelegationStrip>()->findChild<QPushButton *>(u"endDelegation"_s);
        QTRY_VERIFY2(end->isVisible() && end->isEnabled(), qPrintable(end->toolTip()));
        whenAsked<QDialog>([](QDialog *question) {
            question->findChild<QLineEdit *>()->setText(u"提前返岗"_s);
            press(question, u"End it"_s);
        });

        end->click();

        QTRY_VERIFY(!qian.at.acts().empty());
        qian.syncs();
        QVERIFY(m_server->record(u"delegation"_s, delegation)->retired);
    }

    void aTemplateFollowsWhatAColleagueWritesAndIsNotApprovedTooEarly()
    {
        const QUuid made = m_desk->created(m_qian->actor, u"change_template"_s, {{u"code"_s, u"BZ-01"_s}, {u"name"_s, u"重启应用"_s}, {u"change_class"_s, u"standard"_s}});
        Seat zhao(*m_server, m_zhao->actor);
        auto &pane = zhao.pane(u"change_template"_s, made);
        QTRY_VERIFY(pane.shows({made}));
        auto *approve = pane.strip<TemplateStrip>()->findChild<QPushButton *>(u"approveTemplate"_s);
        QTRY_VERIFY2(approve->isVisible() && !approve->isEnabled() && approve->toolTip().contains(u"3"_s), qPrintable(approve->toolTip()));
        QVERIFY(zhao.at.edits(u"change_template"_s, made, {{u"state"_s, u"approved"_s}})); // the rules say the same

        m_desk->run(m_qian->actor, {.id = m_server->ids().next(), .kind = CommandKind::Edit, .entity = u"change_template"_s, .targets = {{made, 1}}, .fields = {{u"name"_s, u"重启应用服务"_s}}, .occurredAt = m_server->clock().now()});
        zhao.syncs();

        QTRY_COMPARE(text(zhao.at.field(u"change_template"_s, made, u"name"_s)), u"重启应用服务"_s);
    }

private:
    static void decides(Seat &seat, const QUuid &change)
    {
        seat.panel->choose(items::ChangeScope::ToDecide, items::ChangePreset::Everything);
        seat.panel->showRecord(change);
        QTRY_VERIFY(seat.panel->browser().pane().shows({change}));
        for (auto *action : seat.panel->actions())
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A))
                action->trigger();
        DecideDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = seat.panel->findChild<DecideDialog *>()));
        QTRY_VERIFY(dialog->isReady());
        dialog->findChild<QLineEdit *>(u"passphrase"_s)->setText(pin);
        QTRY_VERIFY(dialog->findChild<QPushButton *>(u"sealIt"_s)->isEnabled());
        dialog->decide();
        QTRY_VERIFY(!text(seat.at.field(u"change_request"_s, change, u"decision"_s)).isEmpty());
    }

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<SealDesk> m_desk;
    Approver *m_kim = nullptr;
    Approver *m_zhao = nullptr;
    Approver *m_qian = nullptr;
};

QTEST_MAIN(TestChangesWindow)
#include "tst_changeswindow.moc"
