// Editing in the cells of the list as in a spreadsheet: real keys in a real window.
#include "views/forms/fieldeditor.h"
#include "views/inventorywindow.h"
#include "views/panels/records/sheetview.h"
#include "views/typing.h"

#include "contract/entities/entities.h"

#include <QComboBox>
#include <QCompleter>
#include <QAbstractItemView>

using namespace contract;
using namespace support;
using namespace views::panels;

class TestSheetEditing : public InventoryWindow
{
    Q_OBJECT

private:
    [[nodiscard]] SheetView &sheet() const { return *static_cast<SheetView *>(m_view); }
    [[nodiscard]] QModelIndex cell(int row, QStringView field) const
    {
        const auto &columns = m_list->columns();
        const auto column = std::ranges::find(columns, m_list->shape().indexOf(field));
        return m_list->index(row, int(column - columns.begin()));
    }
    void goTo(int row, QStringView field)
    {
        m_view->setFocus();
        m_view->setCurrentIndex(cell(row, field));
    }
    [[nodiscard]] QWidget *input() const
    {
        auto *editor = sheet().cells().editor();
        return editor ? editor->input() : nullptr;
    }
    [[nodiscard]] size_t acts() const { return m_lab->sink.commands.size(); }

private Q_SLOTS:
    void init()
    {
        open();
        auto columns = m_list->columns();
        for (const auto *field : {u"department", u"lease_end", u"note"})
            if (const int position = m_list->shape().indexOf(QStringView(field)); position >= 0 && std::ranges::find(columns, position) == columns.end())
                columns.push_back(position);
        m_list->setColumns(columns);
    }
    void cleanup() { close(); }

    void typingReplacesAndEnterGoesDown();
    void f2EditsWhatStandsThere();
    void aDoubleClickOpensTheCell();
    void tabsGoRightAndEnterComesBackUnderTheFirst();
    void escapeTakesBack();
    void nothingChangedIsNoAct();
    void anInvalidValueStaysInTheCellAndIsNotQueued();
    void anInvalidValueThatIsLeftIsMarkedUntilMended();
    void whatTheRulesRefuseIsMarkedInTheCell();
    void aReadOnlyCellSaysWhy();
    void aReaderIsToldWhy();
    void aChoiceIsChosenFromItsList();
    void aReferenceIsFoundByTyping();
    void aColleaguesChangeCostsNoTyping();
    void aReorderedListCostsNoTyping();
    void arrowsMoveWhileNothingIsEdited();
    void selectionAndScrollStay();
};

void TestSheetEditing::typingReplacesAndEnterGoesDown()
{
    goTo(0, u"name");

    QTest::keyClick(m_view, Qt::Key_W);
    QVERIFY(input());
    QTest::keyClicks(input(), QStringLiteral("eb-01"));
    QTest::keyClick(input(), Qt::Key_Return);

    QVERIFY(!input());
    QCOMPARE(m_view->currentIndex(), cell(1, u"name"));
    QCOMPARE(cell(0, u"name").data().toString(), QStringLiteral("web-01"));
    QTRY_COMPARE(acts(), size_t(1));
    const auto &command = m_lab->sink.commands.front();
    QCOMPARE(command.kind, CommandKind::Edit);
    QCOMPARE(command.targets, (std::vector{Target{m_resources[0], 1}}));
    QCOMPARE(command.fields, (Patch{{QStringLiteral("name"), QStringLiteral("web-01")}}));
    QTRY_VERIFY(!m_list->typedAt(0, m_list->shape().indexOf(u"name")));
    QCOMPARE(cell(0, u"name").data().toString(), QStringLiteral("web-01"));
    QVERIFY(cell(0, u"name").data(items::PendingRole).toBool());
}

void TestSheetEditing::f2EditsWhatStandsThere()
{
    goTo(1, u"memory_gb");

    QTest::keyClick(m_view, Qt::Key_F2);
    auto *line = qobject_cast<QLineEdit *>(input());
    QVERIFY(line);
    QCOMPARE(line->text(), QStringLiteral("128"));
    QVERIFY(line->hasSelectedText());
    QTest::keyClick(line, Qt::Key_End);
    QTest::keyClick(line, Qt::Key_0);
    QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier);

    QTRY_COMPARE(acts(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().fields, (Patch{{QStringLiteral("memory_gb"), qint64(1280)}}));
    QCOMPARE(m_view->currentIndex(), cell(0, u"memory_gb"));
}

void TestSheetEditing::aDoubleClickOpensTheCell()
{
    const auto centre = m_view->visualRect(cell(2, u"name")).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, centre);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, centre);

    QVERIFY(input());
    QVERIFY(input()->hasFocus());
}

void TestSheetEditing::tabsGoRightAndEnterComesBackUnderTheFirst()
{
    goTo(0, u"name");
    const int first = m_view->currentIndex().column();

    QTest::keyClicks(m_view, QStringLiteral("a"));
    QTest::keyClick(input(), Qt::Key_Tab);
    QCOMPARE(m_view->currentIndex().column(), first + 1);
    QTest::keyClick(m_view, Qt::Key_Tab);
    QCOMPARE(m_view->currentIndex().column(), first + 2);
    QTest::keyClick(m_view, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_view->currentIndex().column(), first + 1);
    QTest::keyClick(m_view, Qt::Key_Return);

    QCOMPARE(m_view->currentIndex(), cell(1, u"name"));
    QTRY_COMPARE(acts(), size_t(1));
}

void TestSheetEditing::escapeTakesBack()
{
    goTo(0, u"name");
    const QString before = cell(0, u"name").data().toString();

    QTest::keyClicks(m_view, QStringLiteral("x"));
    QTest::keyClick(input(), Qt::Key_Escape);

    QVERIFY(!input());
    QCOMPARE(cell(0, u"name").data().toString(), before);
    QCOMPARE(m_view->currentIndex(), cell(0, u"name"));
    QVERIFY(m_view->hasFocus());
    QCOMPARE(acts(), size_t(0));
}

void TestSheetEditing::nothingChangedIsNoAct()
{
    goTo(0, u"name");

    QTest::keyClick(m_view, Qt::Key_F2);
    QTest::keyClick(input(), Qt::Key_Return);
    goTo(0, u"name");
    const QString same = cell(0, u"name").data().toString();
    QTest::keyClick(m_view, Qt::Key_F2);
    qobject_cast<QLineEdit *>(input())->selectAll();
    typeText(input(), same);
    QTest::keyClick(input(), Qt::Key_Return);

    QTRY_VERIFY(!m_list->typedAt(0, m_list->shape().indexOf(u"name")));
    QCOMPARE(acts(), size_t(0));
}

void TestSheetEditing::anInvalidValueStaysInTheCellAndIsNotQueued()
{
    goTo(0, u"private_ip");

    QTest::keyClicks(m_view, QStringLiteral("1"));
    QTest::keyClicks(input(), QStringLiteral("0.8.1.999"));
    QTest::keyClick(input(), Qt::Key_Return);

    QVERIFY(input());
    QVERIFY(sheet().cells().editor()->problem().contains(QStringLiteral("IPv4")));
    QCOMPARE(acts(), size_t(0));
    QTest::keyClick(input(), Qt::Key_Backspace);
    QTest::keyClick(input(), Qt::Key_Backspace);
    QTest::keyClick(input(), Qt::Key_Return);
    QTRY_COMPARE(acts(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().fields, (Patch{{QStringLiteral("private_ip"), QStringLiteral("10.8.1.9")}}));
}

void TestSheetEditing::anInvalidValueThatIsLeftIsMarkedUntilMended()
{
    goTo(0, u"private_ip");
    const int field = m_list->shape().indexOf(u"private_ip");
    QTest::keyClicks(m_view, QStringLiteral("9"));
    m_search->setFocus();

    QTRY_VERIFY(!input());
    QTRY_VERIFY(m_list->typedAt(0, field) && m_list->typedAt(0, field)->problem);
    QCOMPARE(cell(0, u"private_ip").data().toString(), QStringLiteral("9"));
    QCOMPARE(acts(), size_t(0));

    goTo(0, u"private_ip");
    QTest::keyClick(m_view, Qt::Key_F2);
    QCOMPARE(qobject_cast<QLineEdit *>(input())->text(), QStringLiteral("9"));
    QTest::keyClick(input(), Qt::Key_Escape);
    QVERIFY(!m_list->typedAt(0, field));
    QCOMPARE(cell(0, u"private_ip").data().toString(), QStringLiteral("10.8.1.21"));
}

void TestSheetEditing::whatTheRulesRefuseIsMarkedInTheCell()
{
    m_lab->sink.answer = fail(ErrorCode::NotUnique, QStringLiteral("name"));
    goTo(0, u"name");

    QTest::keyClicks(m_view, QStringLiteral("z"));
    QTest::keyClick(input(), Qt::Key_Return);

    const int field = m_list->shape().indexOf(u"name");
    QTRY_VERIFY(m_list->typedAt(0, field) && m_list->typedAt(0, field)->problem);
    QCOMPARE(m_list->typedAt(0, field)->problem->code, ErrorCode::NotUnique);
    QCOMPARE(cell(0, u"name").data().toString(), QStringLiteral("z"));
}

void TestSheetEditing::aReadOnlyCellSaysWhy()
{
    goTo(0, u"number");

    QTest::keyClick(m_view, Qt::Key_F2);

    QVERIFY(!input());
    QVERIFY(QApplication::focusWidget() == m_view);
    QTRY_COMPARE(acts(), size_t(0));
}

void TestSheetEditing::aReaderIsToldWhy()
{
    m_lab->host.become(ViewLab::actorWith({QStringLiteral("viewer")}));
    goTo(0, u"name");

    QTest::keyClick(m_view, Qt::Key_X);

    QVERIFY(!input());
}

void TestSheetEditing::aChoiceIsChosenFromItsList()
{
    goTo(0, u"state");

    QTest::keyClick(m_view, Qt::Key_F2);
    auto *box = qobject_cast<QComboBox *>(input());
    QVERIFY(box);
    const int other = box->findData(QStringLiteral("suspended"));
    QVERIFY(other >= 0);
    QTRY_VERIFY(box->view()->isVisible());
    box->view()->setCurrentIndex(box->model()->index(other, 0));
    QTest::keyClick(box->view(), Qt::Key_Return);

    QTRY_COMPARE(acts(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().fields, (Patch{{QStringLiteral("state"), QStringLiteral("suspended")}}));
    QTRY_VERIFY(!input());
}

void TestSheetEditing::aReferenceIsFoundByTyping()
{
    const auto other = m_lab->has(aUnit().named(QStringLiteral("云城市水务局")));
    goTo(0, u"unit_id");

    QTest::keyClick(m_view, Qt::Key_F2);
    auto *line = qobject_cast<QLineEdit *>(input());
    QVERIFY(line);
    QCOMPARE(line->text(), QStringLiteral("云城市数据局"));
    line->selectAll();
    typeText(line, QStringLiteral("水务"));
    QTRY_VERIFY(line->completer()->popup()->isVisible());
    QTest::keyClick(line->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(line->completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE(line->text(), QStringLiteral("云城市水务局"));
    QTest::keyClick(line, Qt::Key_Return);

    QTRY_COMPARE(acts(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().fields, (Patch{{QStringLiteral("unit_id"), idText(other)}}));
    QCOMPARE(cell(0, u"unit_id").data().toString(), QStringLiteral("云城市水务局"));
}

void TestSheetEditing::aColleaguesChangeCostsNoTyping()
{
    goTo(0, u"name");
    QTest::keyClick(m_view, Qt::Key_M);
    QTest::keyClicks(input(), QStringLiteral("ine"));

    auto record = m_lab->record(QStringLiteral("resource"), m_resources[0]);
    record.revision = 2;
    record.values[size_t(m_list->shape().indexOf(u"name"))] = QStringLiteral("theirs");
    m_lab->arrives(m_list->shape(), record);
    QTRY_COMPARE(m_list->rowAt(0)->record.revision, Revision(2));
    QCOMPARE(qobject_cast<QLineEdit *>(input())->text(), QStringLiteral("mine"));
    QTest::keyClick(input(), Qt::Key_Return);

    // On the revision that the person saw: the server finds out that the two meet.
    QTRY_COMPARE(acts(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().targets.front().baseRevision, Revision(1));
}

void TestSheetEditing::aReorderedListCostsNoTyping()
{
    goTo(0, u"name");
    QTest::keyClick(m_view, Qt::Key_M);
    QTest::keyClicks(input(), QStringLiteral("ine"));
    const QUuid record = m_list->idAt(0);

    m_list->setSorts({{QStringLiteral("private_ip"), replica::Order::Descending}});

    QTRY_VERIFY(m_list->idAt(2) == record);
    QTRY_VERIFY(input() && qobject_cast<QLineEdit *>(input())->text() == QStringLiteral("mine"));
    QTest::keyClick(input(), Qt::Key_Return);
    QTRY_COMPARE(acts(), size_t(1));
    QCOMPARE(m_lab->sink.commands.front().targets.front().id, record);
}

void TestSheetEditing::arrowsMoveWhileNothingIsEdited()
{
    goTo(0, u"name");
    const int column = m_view->currentIndex().column();

    QTest::keyClick(m_view, Qt::Key_Right);
    QTest::keyClick(m_view, Qt::Key_Down);

    QCOMPARE(m_view->currentIndex(), m_list->index(1, column + 1));
    QVERIFY(!input());
}

void TestSheetEditing::selectionAndScrollStay()
{
    std::vector<NewRecord> many;
    for (int i = 0; i < 300; ++i)
        many.push_back(aResource().named(QStringLiteral("host-%1").arg(i)).inUnit(m_unit));
    m_lab->has(many);
    QTRY_COMPARE(rows(), 303);
    m_view->scrollTo(m_list->index(200, 0), QAbstractItemView::PositionAtTop);
    QTRY_VERIFY(m_list->rowAt(205));
    goTo(205, u"name");
    const int top = m_view->rowAt(0);

    QTest::keyClicks(m_view, QStringLiteral("x"));
    QTest::keyClick(input(), Qt::Key_Return);

    QTRY_COMPARE(acts(), size_t(1));
    QTRY_COMPARE(cell(205, u"name").data().toString(), QStringLiteral("x"));
    QCOMPARE(m_view->rowAt(0), top);
    QCOMPARE(m_view->selectedRows(), std::vector{206});
}

QTEST_MAIN(TestSheetEditing)
#include "tst_sheetediting.moc"
