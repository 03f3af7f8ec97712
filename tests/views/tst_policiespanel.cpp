// The documents of the clocks in a window of their own: what a person changes there, and what leaves as a command.
#include "contract/entities/entities.h"
#include "items/policydesk.h"
#include "items/promisetable.h"
#include "rules/calendardocument.h"
#include "views/panels/policies/actiondialog.h"
#include "views/panels/policies/calendarpage.h"
#include "views/panels/policies/limiteditor.h"
#include "views/panels/policies/policiespanel.h"
#include "views/panels/policies/yearview.h"
#include "views/viewlab.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace contract;
using items::PromiseTable;
using views::panels::LimitEditor;
using views::panels::PoliciesPanel;

class tst_policiespanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        m_panel.reset();
        m_lab.reset();
    }

    void showsTheShippedDocumentsUntilThereAreOwnOnes()
    {
        open();
        QVERIFY(says(QStringLiteral("As shipped, version 2026.1")));
        QCOMPARE(cell("priorities", 0, 1), QStringLiteral("5 min around the clock"));
        QCOMPARE(cell("priorities", 3, 2), QStringLiteral("3 working day(s)"));
        QCOMPARE(cell("items", 1, 0), QStringLiteral("A1"));
        QCOMPARE(cell("items", 1, 3), QStringLiteral("10 working day(s)"));
        QCOMPARE(cell("actions", 0, 1), QStringLiteral("80 % used"));
        QVERIFY(!action("Put in force…").isEnabled());
    }

    void aServiceItemIsSaidByCodeAndName()
    {
        m_lab = std::make_unique<ViewLab>(QStringList{QStringLiteral("quality_manager")});
        const auto is = [&](const char *state, qint64 version, const QString &name) {
            m_lab->has(support::NewRecord{.entity = QStringLiteral("service_item"), .fields = {{QStringLiteral("code"), QStringLiteral("A1")}, {QStringLiteral("name"), name}, {QStringLiteral("version"), version}, {QStringLiteral("state"), QString::fromLatin1(state)}, {QStringLiteral("audience"), QStringLiteral("everyone")}}});
        };
        is("in_force", 1, QStringLiteral("资源申请"));
        is("draft", 2, QStringLiteral("资源申请（草案）"));
        open();

        QTRY_COMPARE(cell("items", 1, 0), QStringLiteral("A1  资源申请"));
    }

    void aChangedPromiseLeavesAsOneCommand()
    {
        open();
        auto &view = table("priorities");
        view.setCurrentIndex(view.model()->index(0, 1));
        view.edit(view.currentIndex());
        auto *editor = view.findChild<LimitEditor *>();
        QVERIFY(editor);
        editor->findChild<QSpinBox *>()->setValue(10);
        QTest::keyClick(editor->findChild<QSpinBox *>(), Qt::Key_Return);
        QTRY_COMPARE(cell("priorities", 0, 1), QStringLiteral("10 min around the clock"));
        QVERIFY(says(QStringLiteral("draft, not in force yet")));

        m_panel->putInForce(QStringLiteral("合同变更"));

        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        const auto &command = m_lab->sink.commands.front();
        QCOMPARE(command.kind, CommandKind::Create);
        QCOMPARE(command.entity, QStringLiteral("policy"));
        QCOMPARE(command.reason, QStringLiteral("合同变更"));
        QCOMPARE(text(command.fields.at(QStringLiteral("version"))), QStringLiteral("2026.2"));
        const auto written = rules::serviceLevelsFromJson(text(command.fields.at(QStringLiteral("content"))).toUtf8());
        QVERIFY(written);
        QCOMPARE(rules::textOf(written->targets[0].response), QStringLiteral("always 10"));
        // The prediction is the new standing document: nothing is left to save.
        QTRY_VERIFY(says(QStringLiteral("In force: version 2026.2")));
        QVERIFY(!action("Put in force…").isEnabled());
    }

    void anOwnDocumentIsEdited()
    {
        auto levels = rules::shippedServiceLevels();
        levels.version = QStringLiteral("2027.9");
        levels.autoClose = *rules::limitFromText(u"working 5d");
        const auto id = hasPolicy(PolicyKind::ServiceLevels, levels.version, rules::toJson(levels));
        open();
        QTRY_VERIFY(says(QStringLiteral("In force: version 2027.9")));

        matrixBox(0)->setCurrentIndex(1);
        m_panel->putInForce({});

        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        const auto &command = m_lab->sink.commands.front();
        QCOMPARE(command.kind, CommandKind::Edit);
        QCOMPARE(command.targets.front().id, id);
        QCOMPARE(command.targets.front().baseRevision, Revision(1));
        const auto written = rules::serviceLevelsFromJson(text(command.fields.at(QStringLiteral("content"))).toUtf8());
        QCOMPARE(written->matrix[0][0], Priority::P2);
        QCOMPARE(rules::textOf(written->autoClose), QStringLiteral("working 5d"));
    }

    void whenAnUnansweredRatingIsRemindedOfIsEdited()
    {
        open();
        auto *reminder = m_panel->findChild<LimitEditor *>(QStringLiteral("ratingReminder"));
        QCOMPARE(reminder->text(), QStringLiteral("working 3d")); // as shipped
        reminder->findChild<QSpinBox *>()->setValue(5);
        m_panel->putInForce({});
        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        auto written = rules::serviceLevelsFromJson(text(m_lab->sink.commands.back().fields.at(QStringLiteral("content"))).toUtf8());
        QCOMPARE(rules::textOf(*written->ratingReminder), QStringLiteral("working 5d"));

        reminder->findChild<QComboBox *>()->setCurrentIndex(0); // not at all
        QCOMPARE(reminder->text(), QString());
        QVERIFY(!m_panel->desk().levels().ratingReminder);
    }

    void aDraftIsDiscarded()
    {
        open();
        matrixBox(0)->setCurrentIndex(3);
        QVERIFY(action("Discard draft").isEnabled());
        action("Discard draft").trigger();
        QCOMPARE(matrixBox(0)->currentIndex(), 0);
        QVERIFY(!m_panel->desk().isDirty(PolicyKind::ServiceLevels));
    }

    void aColleaguesChangeComesInUnlessOneDraftsOneself()
    {
        auto levels = rules::shippedServiceLevels();
        const auto id = hasPolicy(PolicyKind::ServiceLevels, QStringLiteral("2027.1"), rules::toJson(levels));
        open();
        levels.matrix[0][0] = Priority::P4;
        arrives(id, rules::toJson(levels));
        QTRY_COMPARE(matrixBox(0)->currentIndex(), 3);

        matrixBox(1)->setCurrentIndex(2);
        levels.matrix[0][0] = Priority::P2;
        arrives(id, rules::toJson(levels));
        m_panel->putInForce({});
        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        // On the ground that the person saw: the server finds out that the two meet.
        QCOMPARE(m_lab->sink.commands.front().targets.front().baseRevision, Revision(2));
    }

    void withoutTheRightEverythingIsReadOnlyAndSaysWhy()
    {
        open({QStringLiteral("viewer")});
        QVERIFY(!matrixBox(0)->isEnabled());
        QVERIFY(!(table("priorities").model()->index(0, 1).flags() & Qt::ItemIsEditable));
        QVERIFY(action("Put in force…").toolTip().contains(QStringLiteral("policy.create")));
    }

    void aDayOfTheYearIsMadeAHoliday()
    {
        open();
        tabs().setCurrentIndex(1);
        auto &page = m_panel->calendarPage();
        page.setYear(2026);
        page.setDay(QDate(2026, 11, 25), rules::DayException{rules::DayKind::Holiday, QStringLiteral("开放日")});
        QVERIFY(m_panel->desk().isDirty(PolicyKind::Calendar));
        QVERIFY(!m_panel->desk().isDirty(PolicyKind::ServiceLevels));

        m_panel->putInForce({});
        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        const auto written = rules::calendarFromJson(text(m_lab->sink.commands.front().fields.at(QStringLiteral("content"))).toUtf8());
        QCOMPARE(written->exceptions.at(QDate(2026, 11, 25)).name, QStringLiteral("开放日"));
    }

    void theKeyboardGoesThroughTheDays()
    {
        open();
        tabs().setCurrentIndex(1);
        auto &view = m_panel->calendarPage().yearView();
        m_panel->calendarPage().setYear(2026);
        view.setCurrent(QDate(2026, 10, 1));
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current(), QDate(2026, 10, 9));
        QCOMPARE(view.accessibleDescription().contains(QStringLiteral("working day")), true);
    }

    void aYearsListIsTakenIntoTheDraft()
    {
        open();
        tabs().setCurrentIndex(1);
        m_panel->calendarPage().setYear(2027);
        QVERIFY(says(QStringLiteral("No list for 2027")));

        QTemporaryDir folder;
        m_panel->calendarPage().takeList(write(folder, listOf2027()));

        QVERIFY(says(QStringLiteral("Holidays and make-up workdays of 2027 are known.")));
        QVERIFY(m_panel->desk().calendar().exceptions.contains(QDate(2026, 10, 1)));
        QCOMPARE(m_lab->host.notices.back().severity, views::shell::Severity::Done);
    }

    void aBadListIsRefusedWithItsLine()
    {
        open();
        QTemporaryDir folder;
        m_panel->calendarPage().takeList(write(folder, listOf2027() + "2027-02-30,holiday,x\n"));
        QVERIFY(!m_panel->desk().isDirty(PolicyKind::Calendar));
        QVERIFY(m_lab->host.notices.back().meaning.contains(QStringLiteral("line 22")));
    }

    void aListFromAChineseSpreadsheetIsRead()
    {
        open();
        QTemporaryDir folder;
        // 春节 in GB18030.
        m_panel->calendarPage().takeList(write(folder, listOf2027().replace("春节", "\xB4\xBA\xBD\xDA")));
        QCOMPARE(m_panel->desk().calendar().exceptions.at(QDate(2027, 2, 1)).name, QStringLiteral("春节"));
    }

    void whoIsToldIsAddedByADialog()
    {
        open();
        const int before = table("actions").model()->rowCount();
        rules::LevelAction action;
        action.when = rules::LevelAction::When::AfterDue;
        action.amount = 2;
        action.unit = rules::TimeLimit::Unit::Days;
        action.to = {QStringLiteral("quality_manager")};
        action.priorities = {Priority::P1};
        views::panels::ActionDialog dialog(action, nullptr);
        QCOMPARE(dialog.action(), action);
        auto levels = m_panel->desk().levels();
        levels.actions.push_back(dialog.action());
        m_panel->desk().setLevels(levels);
        QCOMPARE(table("actions").model()->rowCount(), before + 1);
        QCOMPARE(cell("actions", before, 1), QStringLiteral("2 day(s) after it was due"));
        QCOMPARE(cell("actions", before, 3), QStringLiteral("P1"));
    }

private:
    void open(const QStringList &roles = {QStringLiteral("quality_manager")})
    {
        if (!m_lab)
            m_lab = std::make_unique<ViewLab>(roles);
        m_panel = std::make_unique<PoliciesPanel>(m_lab->context(), nullptr);
        for (auto *view : m_panel->findChildren<QTableView *>())
            new QAbstractItemModelTester(view->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, view);
        m_panel->resize(1400, 900);
        m_panel->show();
        QTRY_VERIFY(m_panel->showsData());
    }
    QUuid hasPolicy(PolicyKind kind, const QString &version, const QByteArray &content)
    {
        m_lab = std::make_unique<ViewLab>(QStringList{QStringLiteral("quality_manager")});
        return m_lab->has(support::NewRecord{.entity = QStringLiteral("policy"), .fields = {{QStringLiteral("kind"), Codec<PolicyKind>::encode(kind)}, {QStringLiteral("name"), QStringLiteral("n")}, {QStringLiteral("version"), version}, {QStringLiteral("content"), QString::fromUtf8(content)}}});
    }
    void arrives(const QUuid &id, const QByteArray &content)
    {
        auto record = m_lab->record(QStringLiteral("policy"), id);
        ++record.revision;
        record.values[size_t(shapeOf<Policy>().indexOf(u"content"))] = QString::fromUtf8(content);
        m_lab->arrives(shapeOf<Policy>(), record);
    }
    static QByteArray listOf2027()
    {
        QByteArray csv = "date,kind,name\n";
        for (int day = 1; day <= 20; ++day)
            csv += "2027-02-" + QByteArray::number(day).rightJustified(2, '0') + ",holiday,春节\n";
        return csv;
    }
    static QString write(const QTemporaryDir &folder, const QByteArray &bytes)
    {
        const QString path = folder.filePath(QStringLiteral("list.csv"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path;
    }
    QTableView &table(const char *name) const { return *m_panel->findChild<QTableView *>(QString::fromLatin1(name)); }
    QString cell(const char *name, int row, int column) const { return table(name).model()->index(row, column).data().toString(); }
    QComboBox *matrixBox(int position) const
    {
        for (auto *box : m_panel->findChildren<QComboBox *>())
            if (box->accessibleName().startsWith(QStringLiteral("Priority:")) && position-- == 0)
                return box;
        return nullptr;
    }
    QTabBar &tabs() const { return *m_panel->findChild<QTabBar *>(QStringLiteral("policies")); }
    QAction &action(const char *text) const
    {
        const auto actions = m_panel->actions();
        return **std::ranges::find(actions, QString::fromUtf8(text), &QAction::text);
    }
    bool says(const QString &words) const
    {
        return std::ranges::any_of(m_panel->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }

    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<PoliciesPanel> m_panel;
};

QTEST_MAIN(tst_policiespanel)
#include "tst_policiespanel.moc"
