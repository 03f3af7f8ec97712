// The panel of changes as people use it: what waits for whom, deciding under a seal, one or several from the keyboard, what
// counts no more, verbs with what they lack, the steps as they are carried out, and a new change.
#include "contract/entities/entities.h"
#include "items/changechain.h"
#include "items/changework.h"
#include "items/listqueryjson.h"
#include "items/planstepmodel.h"
#include "items/sealkeys.h"
#include "rules/approvals.h"
#include "rules/changecontent.h"
#include "rules/changeplan.h"
#include "rules/changestatements.h"
#include "seals/seal.h"
#include "support/keyring.h"
#include "views/forms/fieldeditor.h"
#include "views/panels/changes/calendar/freetimesdialog.h"
#include "views/panels/changes/changespanel.h"
#include "views/panels/changes/decide/decidedialog.h"
#include "views/panels/changes/decide/keydialog.h"
#include "views/panels/changes/detail/approvaltab.h"
#include "views/panels/changes/detail/changeverbs.h"
#include "views/panels/changes/detail/impacttab.h"
#include "views/panels/changes/detail/plantab.h"
#include "views/panels/changes/detail/worktab.h"
#include "views/panels/changes/newchangedialog.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"
#include "views/viewlab.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace contract;
using namespace support;
using namespace views::panels;

namespace {

const QString pin = QStringLiteral("482913");

} // namespace

class TestChangesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open({QStringLiteral("change_manager"), QStringLiteral("engineer")}); }
    void cleanup()
    {
        m_panel.reset();
        m_seals.reset();
        m_lab.reset();
    }

    void whatWaitsForMeStandsUnderItsOwnTab()
    {
        hasWaiting(QStringLiteral("核心交换机升级"));
        hasWaiting(QStringLiteral("我自己的变更"), {{QStringLiteral("applicant"), QStringLiteral("kim")}});
        hasWaiting(QStringLiteral("等服务经理"), {{QStringLiteral("waits_for"), QStringLiteral("service_manager")}});
        show();

        m_panel->choose(items::ChangeScope::ToDecide, items::ChangePreset::Everything);

        QTRY_COMPARE(titles(), QStringList{QStringLiteral("核心交换机升级")});
        QTRY_COMPARE(m_panel->scopes().scopeCount(int(items::ChangeScope::ToDecide)), 1);
        QTRY_COMPARE(m_panel->scopes().scopeCount(int(items::ChangeScope::All)), 3);
    }

    void whoHoldsTwoPostsOfAStageHasSpokenOnce()
    {
        open({QStringLiteral("shift_leader"), QStringLiteral("service_manager")});
        const QString both = rules::chainToJson(std::array{rules::ApprovalStage{.mode = rules::ApprovalStage::Mode::All, .name = QStringLiteral("ECAB"), .roles = {QStringLiteral("shift_leader"), QStringLiteral("service_manager")}, .persons = {}}});
        const Patch more{{QStringLiteral("waits_for"), QStringLiteral("shift_leader service_manager")}, {QStringLiteral("chain"), both}};
        auto mine = decision(1, "approve", m_me, -10);
        mine.by = QStringLiteral("kim");
        mine.roles = {QStringLiteral("shift_leader"), QStringLiteral("service_manager")};
        auto spoken = more;
        spoken.emplace(QStringLiteral("number"), QStringLiteral("BG-000001"));
        auto open = more;
        open.emplace(QStringLiteral("number"), QStringLiteral("BG-000002"));
        hasWaiting(QStringLiteral("等另一人"), spoken, {mine});
        hasWaiting(QStringLiteral("等我"), open);
        show();

        m_panel->choose(items::ChangeScope::ToDecide, items::ChangePreset::Everything);

        QTRY_COMPARE(titles(), QStringList{QStringLiteral("等我")});
        QTRY_COMPARE(m_panel->scopes().scopeCount(int(items::ChangeScope::ToDecide)), 1);
        QTRY_COMPARE(m_panel->scopes().scopeCount(int(items::ChangeScope::All)), 2);
    }

    void whoRepresentsSomebodySeesWhatWaitsForThem()
    {
        hasKey();
        const QUuid boss = hasPerson(QStringLiteral("陈主任"));
        m_lab->has(NewRecord{.entity = QStringLiteral("delegation"),
                             .fields = {{QStringLiteral("principal_id"), idText(boss)}, {QStringLiteral("deputy_id"), idText(m_me)}, {QStringLiteral("starts_at"), at(-60)}, {QStringLiteral("ends_at"), at(600)},
                                        {QStringLiteral("roles"), QStringLiteral("service_manager")}, {QStringLiteral("reason"), QStringLiteral("出差")}, {QStringLiteral("granted_by"), QStringLiteral("chen")}}});
        hasWaiting(QStringLiteral("等服务经理"), {{QStringLiteral("waits_for"), QStringLiteral("service_manager")}, {QStringLiteral("chain"), chainOf({"service_manager"})}});
        show();

        m_panel->choose(items::ChangeScope::ToDecide, items::ChangePreset::Everything);
        QTRY_COMPARE(titles(), QStringList{QStringLiteral("等服务经理")});

        auto *dialog = decide(0);
        auto *seat = dialog->findChild<QComboBox *>(QStringLiteral("seat"));
        QTRY_VERIFY(seat->isVisible());
        QVERIFY2(seat->currentText().contains(QStringLiteral("陈主任")), qPrintable(seat->currentText()));
        type(*dialog);
        QTRY_COMPARE(decisions().size(), size_t(1));
        QCOMPARE(decisions()[0].value(QStringLiteral("for")).toString(), idText(boss));
    }

    void fiveChangesAreApprovedInTwelveKeystrokes()
    {
        hasKey();
        for (int i = 1; i <= 5; ++i)
            hasWaiting(QStringLiteral("例行变更 %1").arg(i));
        show();
        QTRY_COMPARE(m_list->rowCount(), 5);
        m_panel->firstFocus()->setFocus();
        int strokes = 1; // Ctrl+9 opens the panel
        const auto press = [&](QWidget *where, Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            QTest::keyClick(where, key, with);
            ++strokes;
        };

        press(m_panel.get(), Qt::Key_1, Qt::ControlModifier | Qt::AltModifier); // those that wait for me
        QTRY_COMPARE(m_list->rowCount(), 5);
        press(QApplication::focusWidget(), Qt::Key_Down); // into the list
        QTRY_VERIFY(m_view->hasFocus());
        press(m_view, Qt::Key_A, Qt::ControlModifier);
        press(m_view, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = opened();
        QTRY_VERIFY(dialog->isReady());
        auto *line = dialog->findChild<QLineEdit *>(QStringLiteral("passphrase"));
        QTRY_VERIFY(line->hasFocus());
        for (const QChar digit : pin)
            press(line, Qt::Key(Qt::Key_0 + digit.digitValue()));
        press(line, Qt::Key_Return);

        QTRY_COMPARE(decisions().size(), size_t(5));
        QVERIFY2(strokes <= 12, qPrintable(QString::number(strokes)));
        QSet<QString> contents;
        for (const auto &decision : decisions()) {
            QCOMPARE(decision.value(QStringLiteral("verdict")).toString(), QStringLiteral("approve"));
            QVERIFY(!decision.value(QStringLiteral("seal")).toObject().isEmpty());
            contents.insert(decision.value(QStringLiteral("content")).toString());
        }
        QCOMPARE(contents.size(), 5); // each is sealed for itself
        QTRY_VERIFY(!m_panel->findChild<DecideDialog *>());
    }

    void severalStopAtTheOneThatIsRisky()
    {
        hasKey();
        hasWaiting(QStringLiteral("小改动"));
        hasWaiting(QStringLiteral("大改动"), {{QStringLiteral("risk"), qint64(9)}});
        show();
        QTRY_COMPARE(m_list->rowCount(), 2);
        m_view->selectAll();
        auto *dialog = decide(-1);

        type(*dialog);

        QTRY_COMPARE(decisions().size(), size_t(1));
        QTRY_VERIFY(dialog->isReady());
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("decidedTitle"))->text(), QStringLiteral("大改动"));
        QVERIFY(dialog->isVisible());
        dialog->decide();
        QTRY_COMPARE(decisions().size(), size_t(2));
    }

    void aWrongPassphraseSealsNothing()
    {
        hasKey();
        hasWaiting(QStringLiteral("核心交换机升级"));
        show();
        auto *dialog = decide(0);
        QTRY_VERIFY(dialog->isReady());

        dialog->findChild<QLineEdit *>(QStringLiteral("passphrase"))->setText(QStringLiteral("000000"));
        dialog->decide();

        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("decideProblem"));
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(decisions().empty());
        QVERIFY(dialog->isVisible());
    }

    void nobodyDecidesOnTheirOwnChange()
    {
        hasWaiting(QStringLiteral("我自己的变更"), {{QStringLiteral("applicant"), QStringLiteral("kim")}});
        show();
        select(0);

        auto *button = verbs().findChild<QPushButton *>(QStringLiteral("decide"));
        QTRY_VERIFY(button->isVisible());
        QVERIFY(!button->isEnabled());
        QVERIFY(!button->toolTip().isEmpty());
    }

    void aRejectionWantsAnOpinion()
    {
        hasKey();
        hasWaiting(QStringLiteral("核心交换机升级"));
        show();
        auto *dialog = decide(0);
        QTRY_VERIFY(dialog->isReady());
        dialog->findChild<QRadioButton *>(QStringLiteral("verdict_reject"))->click();
        dialog->findChild<QLineEdit *>(QStringLiteral("passphrase"))->setText(pin);
        auto *ok = dialog->findChild<QPushButton *>(QStringLiteral("sealIt"));
        QVERIFY(!ok->isEnabled());

        dialog->findChild<QPlainTextEdit *>(QStringLiteral("opinion"))->setPlainText(QStringLiteral("窗口与重保冲突"));
        QVERIFY(ok->isEnabled());
        dialog->decide();

        QTRY_COMPARE(decisions().size(), size_t(1));
        QCOMPARE(decisions()[0].value(QStringLiteral("opinion")).toString(), QStringLiteral("窗口与重保冲突"));
        QTRY_COMPARE(stateOf(m_changes.back()), QStringLiteral("rejected"));
    }

    void aPersonIsAskedAsWellAtAStage()
    {
        hasKey();
        const QUuid expert = hasPerson(QStringLiteral("孙专家"));
        hasWaiting(QStringLiteral("核心交换机升级"));
        show();
        auto *dialog = decide(0);
        QTRY_VERIFY(dialog->isReady());
        dialog->findChild<QRadioButton *>(QStringLiteral("verdict_add"))->click();
        auto *ok = dialog->findChild<QPushButton *>(QStringLiteral("sealIt"));
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("opinion"))->setPlainText(QStringLiteral("请网络专家会签"));
        dialog->findChild<QLineEdit *>(QStringLiteral("passphrase"))->setText(pin);
        QVERIFY(!ok->isEnabled()); // nobody is named yet
        auto *added = dialog->findChild<views::forms::FieldEditor *>(QStringLiteral("added"));
        QVERIFY(added->isVisible());

        added->setValue(idText(expert), QStringLiteral("孙专家"));
        Q_EMIT added->edited();
        QTRY_VERIFY(ok->isEnabled());
        dialog->decide();

        QTRY_COMPARE(decisions().size(), size_t(1));
        QCOMPARE(decisions()[0].value(QStringLiteral("verdict")).toString(), QStringLiteral("add"));
        QCOMPARE(decisions()[0].value(QStringLiteral("add")).toString(), idText(expert));
        const auto waits = [this] { return text(m_lab->record(QStringLiteral("change_request"), m_changes.back()).values[size_t(shapeOf<ChangeRequest>().indexOf(u"waits_for"))]); };
        QTRY_VERIFY2(waits().contains(idText(expert)), qPrintable(waits()));
        QCOMPARE(stateOf(m_changes.back()), QStringLiteral("awaiting_approval"));
    }

    void aChangeIsSentBackToAStageThatOneChooses()
    {
        hasKey();
        std::vector<rules::ApprovalDecision> earlier;
        for (const int stage : {1, 2}) {
            earlier.push_back(decision(1, "approve", m_lab->ids.next(), -30 + stage));
            earlier.back().stage = stage;
            earlier.back().by = QStringLiteral("boss%1").arg(stage);
            earlier.back().roles = {stage == 1 ? QStringLiteral("shift_leader") : QStringLiteral("service_manager")};
        }
        hasWaiting(QStringLiteral("核心交换机升级"), {{QStringLiteral("chain"), chainOf({"shift_leader", "service_manager", "change_manager"})}}, earlier, 3);
        show();
        auto *dialog = decide(0);
        QTRY_VERIFY(dialog->isReady());
        dialog->findChild<QRadioButton *>(QStringLiteral("verdict_return"))->click();
        auto *to = dialog->findChild<QComboBox *>(QStringLiteral("returnTo"));
        QVERIFY(to->isVisible() && to->isEnabled());
        QCOMPARE(to->count(), 2);
        to->setCurrentIndex(to->findData(1));
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("opinion"))->setPlainText(QStringLiteral("影响评估不足"));
        dialog->findChild<QLineEdit *>(QStringLiteral("passphrase"))->setText(pin);

        dialog->decide();

        QTRY_COMPARE(decisions().size(), size_t(1));
        QCOMPARE(decisions()[0].value(QStringLiteral("to")).toInt(), 1);
        const auto value = [this](QStringView field) { return m_lab->record(QStringLiteral("change_request"), m_changes.back()).values[size_t(shapeOf<ChangeRequest>().indexOf(field))]; };
        QTRY_COMPARE(integer(value(u"stage")), 1);
        QCOMPARE(text(value(u"waits_for")), QStringLiteral("shift_leader"));
    }

    void aKeyOnATokenSealsFromTheWindow()
    {
        const QString module = QStringLiteral("/usr/lib/softhsm/libsofthsm2.so");
        QVERIFY2(QFile::exists(module), "softhsm2 is not installed");
        const QByteArray plain = seals::SigningKey::make(seals::Algorithm::EcdsaP256Sha256).value().plainPem();
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("tokens")));
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(QStringLiteral("softhsm2.conf"), "directories.tokendir = " + folder.filePath(QStringLiteral("tokens")).toUtf8() + "\nobjectstore.backend = file\nlog.level = ERROR\n"));
        QVERIFY(write(QStringLiteral("plain.pem"), plain));
        qputenv("SOFTHSM2_CONF", folder.filePath(QStringLiteral("softhsm2.conf")).toUtf8());
        const QStringList token{QStringLiteral("--pin"), QStringLiteral("4711")};
        QCOMPARE(QProcess::execute(QStringLiteral("softhsm2-util"), QStringList{QStringLiteral("--init-token"), QStringLiteral("--free"), QStringLiteral("--label"), QStringLiteral("kim"), QStringLiteral("--so-pin"), QStringLiteral("12345678")} + token), 0);
        QCOMPARE(QProcess::execute(QStringLiteral("softhsm2-util"), QStringList{QStringLiteral("--import"), folder.filePath(QStringLiteral("plain.pem")), QStringLiteral("--token"), QStringLiteral("kim"), QStringLiteral("--label"), QStringLiteral("kim"), QStringLiteral("--id"), QStringLiteral("a1")} + token), 0);
        hasWaiting(QStringLiteral("核心交换机升级"));
        show();
        auto *dialog = decide(0);
        QTRY_VERIFY(dialog->isReady());
        const auto entries = dialog->findChild<QPushButton *>(QStringLiteral("keyMenu"))->menu()->actions();

        entries.last()->trigger();
        auto *line = dialog->findChild<QLineEdit *>(QStringLiteral("passphrase"));
        QTRY_COMPARE(line->placeholderText(), QStringLiteral("PIN of the token"));
        line->setText(QStringLiteral("0000"));
        dialog->decide();
        QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("decideProblem"))->text().contains(QStringLiteral("PIN")));
        QVERIFY(decisions().empty());
        line->setText(QStringLiteral("4711"));
        QTRY_VERIFY(dialog->isReady());
        dialog->decide();

        QTRY_COMPARE(decisions().size(), size_t(1));
        QCOMPARE(sent("signing_key").size(), size_t(1)); // the server knows the public half first
        const auto sealed = rules::decisionFromJson(QJsonDocument(decisions()[0]).toJson());
        QVERIFY(sealed.has_value());
        const auto half = seals::PublicKey::fromPem(text(sent("signing_key")[0].fields.at(QStringLiteral("public_key"))).toLatin1());
        QVERIFY(half.has_value());
        QVERIFY(seals::checkSeal(rules::decisionStatement(m_changes.back(), *sealed), *seals::sealFromJson(sealed->seal), *half));
    }

    void theFirstSealMakesAKeyAndRegistersIt()
    {
        hasWaiting(QStringLiteral("核心交换机升级"));
        show();
        auto *dialog = decide(0);
        QTRY_VERIFY(dialog->isReady());

        KeyDialog keys(context(), dialog);
        keys.findChild<QLineEdit *>(QStringLiteral("newPassphrase"))->setText(pin);
        keys.findChild<QLineEdit *>(QStringLiteral("newPassphraseAgain"))->setText(pin);
        keys.make();
        QTRY_VERIFY(keys.key());

        const auto registered = sent("signing_key");
        QCOMPARE(registered.size(), size_t(1));
        QCOMPARE(text(registered[0].fields.at(QStringLiteral("fingerprint"))), keys.key()->fingerprint);
    }

    void whatChangedSinceTheLastDecisionIsShown()
    {
        hasKey();
        const QUuid change = hasWaiting(QStringLiteral("核心交换机升级"), {{QStringLiteral("round"), qint64(2)}, {QStringLiteral("reason"), QStringLiteral("更换板卡")}}, {decision(1, "approve", m_me, -120)});
        m_lab->hasHistory(shapeOf<ChangeRequest>(), change, {{.revision = 3, .kind = QStringLiteral("edit"), .by = QStringLiteral("li"), .doneAt = {at(-30)}, .reason = {}, .changes = QStringLiteral("{\"reason\":[\"升级系统\",\"更换板卡\"]}")}});
        show();

        auto *dialog = decide(0);
        QTRY_VERIFY(dialog->isReady());

        auto *changed = dialog->findChild<QTreeWidget *>(QStringLiteral("changedSince"));
        QTRY_COMPARE(changed->topLevelItemCount(), 1);
        QCOMPARE(changed->topLevelItem(0)->text(1), QStringLiteral("升级系统"));
        QCOMPARE(changed->topLevelItem(0)->text(2), QStringLiteral("更换板卡"));
    }

    void theChainTellsStagesDecisionsAndWhatIsVoid()
    {
        const QUuid boss = hasPerson(QStringLiteral("陈主任"));
        const QUuid change = hasWaiting(QStringLiteral("核心交换机升级"), {{QStringLiteral("chain"), chainOf({"change_manager", "service_manager"})}, {QStringLiteral("round"), qint64(2)}, {QStringLiteral("voided"), QStringLiteral("reason")}},
                                        {decision(1, "approve", boss, -120), decision(2, "approve", boss, -20)}, 2);
        items::ChangeChain chain(shippedCatalogues(), m_lab->clock, m_lab->context().items.queries());
        QAbstractItemModelTester tester(&chain, QAbstractItemModelTester::FailureReportingMode::Fatal);

        chain.show(change);
        QTRY_VERIFY(chain.rowCount() > 0);

        using Kind = items::ChainLine::Kind;
        std::vector<Kind> kinds;
        for (int row = 0; row < chain.rowCount(); ++row)
            kinds.push_back(chain.lineAt(row)->kind);
        const std::vector<Kind> wanted{Kind::Stage, Kind::Decision, Kind::Stage, Kind::Round, Kind::Decision};
        QCOMPARE(kinds, wanted);
        QVERIFY(!chain.lineAt(1)->isVoid);
        QVERIFY(chain.lineAt(4)->isVoid);
        QCOMPARE(chain.currentRow(), 2);
        QVERIFY(chain.lineAt(1)->who.contains(QStringLiteral("陈主任")));
        QVERIFY(!chain.lineAt(1)->isConfirmed); // no receipt of the server
    }

    void aSubmissionThatLacksSomethingSaysWhatAndLeadsThere()
    {
        hasChange(QStringLiteral("草稿"), "draft", {{QStringLiteral("applicant"), QStringLiteral("kim")}});
        show();
        select(0);
        QTRY_VERIFY(!verbs().offers().empty());

        verbs().doVerb(rules::ChangeVerb::Submit);

        auto *sentence = verbs().findChild<QLabel *>(QStringLiteral("refusal"));
        QTRY_VERIFY(sentence->isVisible());
        QVERIFY(sent("change_request").empty());
        QVERIFY(verbs().findChild<QPushButton *>(QStringLiteral("goThere"))->isVisible());
    }

    void stepsOfThePlanAreSavedAsOneAct()
    {
        const QUuid change = hasChange(QStringLiteral("草稿"), "draft");
        PlanTab tab(shapeOf<ChangeRequest>(), context(), nullptr);
        QAbstractItemModelTester tester(&tab.steps(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        tab.show();
        tab.showRecord(change);
        QTRY_VERIFY(tab.findChild<QPushButton *>(QStringLiteral("addPlanStep"))->isEnabled());

        const int row = tab.steps().addBehind(-1);
        tab.steps().setData(tab.steps().index(row, items::PlanStepModel::NameColumn), QStringLiteral("停服务"));
        tab.steps().setData(tab.steps().index(row, items::PlanStepModel::MinutesColumn), 10);
        tab.findChild<QPlainTextEdit *>(QStringLiteral("fallback"))->setPlainText(QStringLiteral("恢复快照"));
        tab.save();

        QTRY_COMPARE(sent("change_request").size(), size_t(1));
        const auto steps = rules::planStepsFromJson(text(sent("change_request")[0].fields.at(QStringLiteral("steps"))));
        QVERIFY(steps && steps->size() == 1 && steps->front().minutes == 10);
        QCOMPARE(text(sent("change_request")[0].fields.at(QStringLiteral("fallback"))), QStringLiteral("恢复快照"));
    }

    void whatWasTypedIntoAPlanStaysWhileAnotherIsLookedAt()
    {
        const QUuid one = hasChange(QStringLiteral("甲"), "draft");
        const QUuid other = hasChange(QStringLiteral("乙"), "draft");
        PlanTab tab(shapeOf<ChangeRequest>(), context(), nullptr);
        tab.showRecord(one);
        auto *fallback = tab.findChild<QPlainTextEdit *>(QStringLiteral("fallback"));
        QTRY_VERIFY(!fallback->isReadOnly());
        fallback->setPlainText(QStringLiteral("写到一半"));

        tab.showRecord(other);
        QTRY_VERIFY(fallback->toPlainText().isEmpty());
        tab.showRecord(one);

        QTRY_COMPARE(fallback->toPlainText(), QStringLiteral("写到一半"));
        QVERIFY(tab.isDirty());
    }

    void whatWasTypedIntoPlanAndImpactOutlivesItsSession()
    {
        const QTemporaryDir folder;
        const QUuid change = hasChange(QStringLiteral("草稿"), "draft", {{QStringLiteral("applicant"), QStringLiteral("kim")}});
        const QUuid host = m_lab->has(aResource().named(QStringLiteral("主机01")).inUnit(m_unit));
        auto surroundings = context();
        items::UndoList undo(m_lab->sink, surroundings.items.queries(), m_lab->clock, m_lab->ids);
        {
            items::Drafts drafts(folder.filePath(QStringLiteral("drafts.json")));
            surroundings.items.keep(undo, drafts);
            PlanTab plan(shapeOf<ChangeRequest>(), surroundings, nullptr);
            plan.showRecord(change);
            auto *fallback = plan.findChild<QPlainTextEdit *>(QStringLiteral("fallback"));
            QTRY_VERIFY(!fallback->isReadOnly());
            fallback->setPlainText(QStringLiteral("写到一半"));
            ImpactTab impact(shapeOf<ChangeRequest>(), surroundings, nullptr);
            impact.showRecord(change);
            QTRY_VERIFY(impact.findChild<QWidget *>(QStringLiteral("addChangeResource")) && impact.findChild<QTreeWidget *>(QStringLiteral("changeResources")));
            QTRY_COMPARE(impact.findChild<QLabel *>(QStringLiteral("riskArithmetic"))->text().isEmpty(), false);
            impact.addResource(host, QStringLiteral("主机01"));
        }

        items::Drafts next(folder.filePath(QStringLiteral("drafts.json")));
        surroundings.items.keep(undo, next);
        QTRY_COMPARE(next.left().size(), size_t(2));
        PlanTab plan(shapeOf<ChangeRequest>(), surroundings, nullptr);
        plan.showRecord(change);
        ImpactTab impact(shapeOf<ChangeRequest>(), surroundings, nullptr);
        impact.showRecord(change);

        QTRY_COMPARE(plan.findChild<QPlainTextEdit *>(QStringLiteral("fallback"))->toPlainText(), QStringLiteral("写到一半"));
        QVERIFY(plan.isDirty());
        QTRY_VERIFY(impact.isDirty());
        QCOMPARE(impact.findChild<QTreeWidget *>(QStringLiteral("changeResources"))->topLevelItemCount(), 1);
        QVERIFY(next.left().empty());

        impact.revert();
        QTRY_VERIFY(!impact.isDirty());
        plan.save();
        QTRY_COMPARE(sent("change_request").size(), size_t(1));
        QTRY_VERIFY(!plan.isDirty());
    }

    void aSavedViewIsOpenedUnderTheTabAndThePresetThatItWasSavedUnder()
    {
        hasWaiting(QStringLiteral("核心交换机升级"));
        hasChange(QStringLiteral("草稿"), "draft");
        show();
        m_panel->choose(items::ChangeScope::Requested, items::ChangePreset::InWork);
        QTRY_VERIFY(titles().isEmpty());
        replica::ListQuery query{.entity = QStringLiteral("change_request"), .filters = items::filtersOf(items::ChangePreset::ToApprove), .sorts = {}};
        query.filters.push_back({QStringLiteral("title"), replica::ListFilter::Test::Contains, {QStringLiteral("交换机")}});

        m_panel->showRecordOf(QStringLiteral("saved_view"), hasView(query));

        QTRY_COMPARE(titles(), QStringList{QStringLiteral("核心交换机升级")});
        QCOMPARE(m_panel->scopes().scope(), int(items::ChangeScope::All));
        QCOMPARE(m_panel->scopes().preset(), int(items::ChangePreset::ToApprove));
    }

    void aSavedViewOfWindowsIsOpenedOnTheirPage()
    {
        show();

        m_panel->showRecordOf(QStringLiteral("saved_view"), hasView({.entity = QStringLiteral("change_window"), .filters = {}, .sorts = {}}));

        QTRY_VERIFY(!m_panel->browser().isVisible());
    }

    void thePlanOffersTheNextFreeTimes()
    {
        const QUuid change = hasWaiting(QStringLiteral("核心交换机升级"));
        m_lab->has(NewRecord{.entity = QStringLiteral("change_window"),
                             .fields = {{QStringLiteral("name"), QStringLiteral("重保封网")}, {QStringLiteral("kind"), QStringLiteral("freeze")}, {QStringLiteral("starts_at"), at(-60)}, {QStringLiteral("ends_at"), at(3 * 24 * 60)},
                                        {QStringLiteral("reason"), QStringLiteral("保障")}, {QStringLiteral("released"), false}, {QStringLiteral("audience"), QStringLiteral("everyone")}}});
        PlanTab tab(shapeOf<ChangeRequest>(), context(), nullptr);
        tab.show();
        tab.showRecord(change);
        auto *button = tab.findChild<QPushButton *>(QStringLiteral("planFreeTimes"));
        QTRY_VERIFY(button->isVisible() && button->isEnabled());

        button->click();

        QTRY_VERIFY(tab.findChild<FreeTimesDialog *>());
        auto *dialog = tab.findChild<FreeTimesDialog *>();
        QVERIFY(dialog->findChild<QListWidget *>(QStringLiteral("freeTimeList"))->count() > 1);
        const auto buttons = dialog->findChildren<QPushButton *>();
        const auto take = std::ranges::find(buttons, QStringLiteral("Move it there"), &QPushButton::text);
        QVERIFY(take != buttons.end());
        (*take)->click();

        QTRY_COMPARE(sent("change_request").size(), size_t(1));
        const auto fields = sent("change_request")[0].fields;
        QVERIFY(integer(fields.at(QStringLiteral("planned_start"))) >= at(3 * 24 * 60));
        QCOMPARE(integer(fields.at(QStringLiteral("planned_end"))) - integer(fields.at(QStringLiteral("planned_start"))), qint64(60 * 60'000));
    }

    void whatExpiredOrWasRejectedIsNotOpen()
    {
        hasWaiting(QStringLiteral("等批"));
        hasChange(QStringLiteral("过期"), "expired");
        hasChange(QStringLiteral("被驳回"), "rejected");
        show();

        m_panel->choose(items::ChangeScope::All, items::ChangePreset::Open);

        QTRY_COMPARE(m_panel->scopes().presetCount(int(items::ChangePreset::Everything)), 3);
        QTRY_COMPARE(titles(), QStringList{QStringLiteral("等批")});
        QCOMPARE(m_panel->scopes().presetCount(int(items::ChangePreset::Open)), 1);
        // They stand where their applicant takes them up again.
        QCOMPARE(m_panel->scopes().presetCount(int(items::ChangePreset::ToRework)), 2);
        m_panel->choose(items::ChangeScope::All, items::ChangePreset::ToRework);
        QTRY_COMPARE(titles().size(), 2);
    }

    void resourcesAreWalkedAndTheRiskIsWorkedOutAsOneAnswers()
    {
        const QUuid host = m_lab->has(aResource().named(QStringLiteral("主机01")).inUnit(m_unit));
        const QUuid vm = m_lab->has(aResource().named(QStringLiteral("云主机02")).inUnit(m_unit));
        m_lab->has(NewRecord{.entity = QStringLiteral("relation"), .fields = {{QStringLiteral("from_id"), idText(vm)}, {QStringLiteral("to_id"), idText(host)}, {QStringLiteral("kind"), QStringLiteral("runs_on")}}});
        const QUuid change = hasChange(QStringLiteral("草稿"), "draft");
        ImpactTab tab(shapeOf<ChangeRequest>(), context(), nullptr);
        tab.resize(700, 900);
        tab.show();
        tab.showRecord(change);
        QTRY_VERIFY(tab.findChild<QComboBox *>(QStringLiteral("risk_scope")));

        tab.addResource(host, QStringLiteral("主机01"));
        tab.walk();
        QTRY_COMPARE(tab.findChild<QTreeWidget *>(QStringLiteral("changeImpactList"))->topLevelItemCount(), 1);
        tab.answer(QStringLiteral("scope"), QStringLiteral("several_units"));
        tab.answer(QStringLiteral("practice"), QStringLiteral("seldom"));
        tab.answer(QStringLiteral("way_back"), QStringLiteral("tested"));
        tab.answer(QStringLiteral("steps"), QStringLiteral("one"));
        auto *arithmetic = tab.findChild<QLabel *>(QStringLiteral("riskArithmetic"));
        QTRY_VERIFY2(arithmetic->text().contains(u'6'), qPrintable(arithmetic->text())); // 3 × 2
        tab.save();

        QTRY_COMPARE(sent("change_request").size(), size_t(1));
        const auto impact = rules::impactFromJson(text(sent("change_request")[0].fields.at(QStringLiteral("impact"))));
        QVERIFY(impact && impact->lines.size() == 1 && impact->starts == std::vector{host});
    }

    void aStepIsTickedByOneAndWatchedByAnother()
    {
        const QUuid change = hasChange(QStringLiteral("实施"), "implementing", {{QStringLiteral("steps"), QStringLiteral("[{\"name\":\"停服务\",\"minutes\":10},{\"name\":\"换板卡\"}]")}, {QStringLiteral("started_at"), at(-10)}});
        WorkTab tab(shapeOf<ChangeRequest>(), context(), nullptr);
        QAbstractItemModelTester tester(&tab.work(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        tab.show();
        tab.showRecord(change);
        QTRY_COMPARE(tab.work().rowCount(), 2);
        QTRY_VERIFY(tab.findChild<QPushButton *>(QStringLiteral("stepDone"))->isEnabled());

        tab.record(ChangeStepState::Done);
        QTRY_COMPARE(sent("change_step").size(), size_t(1));
        QTRY_COMPARE(tab.work().lineAt(0)->code(), QStringLiteral("done"));

        auto other = ViewLab::actorWith({QStringLiteral("engineer")});
        other.login = QStringLiteral("wang");
        QVERIFY(!tab.findChild<QPushButton *>(QStringLiteral("stepWatched"))->isEnabled()); // by who did it
        m_lab->host.become(other);
        tab.findChild<QTableView *>(QStringLiteral("workSteps"))->selectRow(0);
        QTRY_VERIFY(tab.findChild<QPushButton *>(QStringLiteral("stepWatched"))->isEnabled());
    }

    void aNewChangeSaysWhatItsClassStillWants()
    {
        NewChangeDialog dialog({}, context(), nullptr);
        dialog.show();
        QTRY_VERIFY(!dialog.wanted().isEmpty());
        const auto normal = dialog.wanted();

        dialog.editor(u"change_class")->setValue(QStringLiteral("major"), {});
        Q_EMIT dialog.editor(u"change_class")->edited();
        QTRY_VERIFY(dialog.wanted().size() > normal.size());
        dialog.editor(u"title")->setValue(QStringLiteral("核心交换机升级"), {});
        dialog.editor(u"unit_id")->setValue(idText(m_unit), QStringLiteral("云城市数据局"));
        QVERIFY2(dialog.whyNot().isEmpty(), qPrintable(dialog.whyNot()));
        dialog.create();
        dialog.create();

        QTRY_COMPARE(sent("change_request").size(), size_t(1));
        QCOMPARE(text(sent("change_request")[0].fields.at(QStringLiteral("change_class"))), QStringLiteral("major"));
    }

private:
    void open(const QStringList &roles)
    {
        m_changes.clear();
        m_me = QUuid::createUuid();
        m_lab = std::make_unique<ViewLab>(roles, m_me);
        m_unit = m_lab->has(aUnit().named(QStringLiteral("云城市数据局")));
        const auto &people = shapeOf<Person>();
        auto me = blankRecord(people, m_me);
        me.revision = 1;
        me.values[size_t(people.indexOf(u"name"))] = QStringLiteral("金明");
        me.values[size_t(people.indexOf(u"unit_id"))] = idText(m_unit);
        m_lab->arrives(people, me);
        m_secrets.kept.clear();
        m_seals = std::make_unique<items::SealKeys>(m_secrets);
    }
    views::shell::PanelContext context()
    {
        auto context = m_lab->context();
        context.seals = m_seals.get();
        return context;
    }
    void show()
    {
        m_panel = std::make_unique<ChangesPanel>(context(), nullptr);
        m_panel->resize(1366, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->activateWindow();
        m_view = m_panel->findChild<SheetView *>();
        m_list = qobject_cast<items::RecordListModel *>(m_view->model());
        QTRY_VERIFY(m_panel->showsData());
    }
    QUuid hasView(const replica::ListQuery &query)
    {
        return m_lab->has(NewRecord{.entity = QStringLiteral("saved_view"),
                                    .fields = {{QStringLiteral("name"), QStringLiteral("我的视图")}, {QStringLiteral("entity"), query.entity}, {QStringLiteral("query"), items::jsonOf(query)}, {QStringLiteral("audience"), QStringLiteral("everyone")}}});
    }
    QUuid hasPerson(const QString &name) { return m_lab->has(NewRecord{.entity = QStringLiteral("person"), .fields = {{QStringLiteral("name"), name}, {QStringLiteral("unit_id"), idText(m_unit)}}}); }
    [[nodiscard]] qint64 at(int minutes) const { return m_lab->clock.now().ms + minutes * 60'000LL; }
    static QString chainOf(std::initializer_list<const char *> roles)
    {
        std::vector<rules::ApprovalStage> chain;
        for (const auto *role : roles)
            chain.push_back({.mode = rules::ApprovalStage::Mode::Any, .name = QString::fromLatin1(role), .roles = {QString::fromLatin1(role)}, .persons = {}});
        return rules::chainToJson(chain);
    }
    /// One that was made in that round, of a person with no key of this machine.
    rules::ApprovalDecision decision(int round, const char *, const QUuid &person, int minutes)
    {
        rules::ApprovalDecision made;
        made.stage = 1;
        made.round = round;
        made.at = {at(minutes)};
        made.by = QStringLiteral("chen");
        made.person = person;
        made.key = QString(64, u'a');
        made.content = QString(64, u'b');
        made.seal = {{QStringLiteral("algorithm"), QStringLiteral("sm2-sm3")}, {QStringLiteral("key"), made.key}, {QStringLiteral("signature"), QStringLiteral("AA==")}};
        made.roles = {QStringLiteral("change_manager")};
        return made;
    }
    QUuid hasChange(const QString &title, const char *state, const Patch &more = {})
    {
        NewRecord record{.entity = QStringLiteral("change_request"), .fields = more};
        record.fields.insert_or_assign(QStringLiteral("title"), title);
        record.fields.insert_or_assign(QStringLiteral("state"), QString::fromLatin1(state));
        record.fields.emplace(QStringLiteral("unit_id"), idText(m_unit));
        record.fields.emplace(QStringLiteral("change_class"), QStringLiteral("normal"));
        record.fields.emplace(QStringLiteral("applicant"), QStringLiteral("li"));
        m_changes.push_back(m_lab->has(record));
        return m_changes.back();
    }
    QUuid hasWaiting(const QString &title, Patch more = {}, std::vector<rules::ApprovalDecision> decisions = {}, int stage = 1)
    {
        const auto &shape = shapeOf<ChangeRequest>();
        more.emplace(QStringLiteral("waits_for"), QStringLiteral("change_manager"));
        more.emplace(QStringLiteral("chain"), chainOf({"change_manager"}));
        more.emplace(QStringLiteral("stage"), qint64(stage));
        more.emplace(QStringLiteral("round"), qint64(1));
        more.emplace(QStringLiteral("risk"), qint64(2));
        more.emplace(QStringLiteral("planned_start"), at(14 * 60)); // 23 o'clock: within the usual hours
        more.emplace(QStringLiteral("planned_end"), at(15 * 60));
        auto record = blankRecord(shape, m_lab->ids.next());
        auto fields = more;
        fields.insert_or_assign(QStringLiteral("title"), title);
        fields.insert_or_assign(QStringLiteral("unit_id"), idText(m_unit));
        fields.insert_or_assign(QStringLiteral("change_class"), QStringLiteral("normal"));
        for (const auto &[name, value] : fields)
            record.values[size_t(shape.indexOf(name))] = value;
        const QString digest = rules::contentDigest(record);
        more.insert_or_assign(QStringLiteral("content_digest"), digest);
        for (auto &made : decisions)
            if (made.round == integer(more.at(QStringLiteral("round"))))
                made.content = digest;
        if (!decisions.empty())
            more.insert_or_assign(QStringLiteral("decisions"), rules::decisionsToJson(decisions));
        return hasChange(title, "awaiting_approval", more);
    }
    /// This person has a key, and the server knows it.
    void hasKey()
    {
        auto made = m_seals->make(QStringLiteral("kim"), QStringLiteral("sm2-sm3"), pin.toUtf8());
        made.waitForFinished();
        const auto key = made.result();
        QVERIFY(key.has_value());
        auto fields = items::registrationOf(key->key, m_me);
        QVERIFY(fields.has_value());
        m_lab->has(NewRecord{.entity = QStringLiteral("signing_key"), .fields = *fields});
    }
    QStringList titles() const
    {
        const auto &columns = m_list->columns();
        const int column = int(std::ranges::find(columns, m_list->shape().indexOf(u"title")) - columns.begin());
        QStringList all;
        for (int row = 0; row < m_list->rowCount(); ++row)
            all << m_list->index(row, column).data().toString();
        return all;
    }
    void select(int row)
    {
        QTRY_VERIFY(m_list->rowCount() > row && !m_list->isBusy());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(m_list->index(row, 0)).center());
        QTRY_VERIFY(m_panel->browser().pane().shows({m_list->idAt(row)}));
    }
    ChangeVerbs &verbs() { return *m_panel->browser().pane().strip<ChangeVerbs>(); }
    DecideDialog *opened()
    {
        DecideDialog *dialog = nullptr;
        [&] { QTRY_VERIFY((dialog = m_panel->findChild<DecideDialog *>())); }();
        return dialog;
    }
    /// Of the row; -1: of what is selected.
    DecideDialog *decide(int row)
    {
        if (row >= 0)
            select(row);
        for (auto *action : m_panel->actions())
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A))
                action->trigger();
        return opened();
    }
    void type(DecideDialog &dialog)
    {
        QTRY_VERIFY(dialog.isReady());
        dialog.findChild<QLineEdit *>(QStringLiteral("passphrase"))->setText(pin);
        QTest::qWait(0);
        dialog.decide();
    }
    [[nodiscard]] std::vector<Command> sent(const char *entity) const
    {
        std::vector<Command> found;
        for (const auto &command : m_lab->sink.commands)
            if (command.entity == QLatin1StringView(entity))
                found.push_back(command);
        return found;
    }
    [[nodiscard]] std::vector<QJsonObject> decisions() const
    {
        std::vector<QJsonObject> made;
        for (const auto &command : sent("change_request"))
            if (command.fields.contains(QStringLiteral("decision")))
                made.push_back(QJsonDocument::fromJson(text(command.fields.at(QStringLiteral("decision"))).toUtf8()).object());
        return made;
    }
    QString stateOf(const QUuid &change) { return text(m_lab->record(QStringLiteral("change_request"), change).values[size_t(shapeOf<ChangeRequest>().indexOf(u"state"))]); }

    Keyring m_secrets;
    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<items::SealKeys> m_seals;
    std::unique_ptr<ChangesPanel> m_panel;
    SheetView *m_view = nullptr;
    items::RecordListModel *m_list = nullptr;
    QUuid m_unit;
    QUuid m_me;
    std::vector<QUuid> m_changes;
};

QTEST_MAIN(TestChangesPanel)
#include "tst_changespanel.moc"
