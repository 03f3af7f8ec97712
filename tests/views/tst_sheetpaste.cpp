// Pasting a block from a spreadsheet, and changing many records at once: what is shown before, and what becomes one act.
#include "items/changepreview.h"
#include "views/inventorywindow.h"
#include "views/panels/records/bulkpreview.h"
#include "views/panels/records/pastedialog.h"
#include "views/panels/records/sheetview.h"

#include "contract/entities/entities.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QTableView>

using namespace contract;
using namespace support;
using namespace views::panels;
using items::ChangePreview;
using Kind = items::PreviewCell::Kind;

class TestSheetPaste : public InventoryWindow
{
    Q_OBJECT

private:
    PasteDialog *m_dialog = nullptr;
    ChangePreview *m_preview = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    void goTo(int row, QStringView field)
    {
        const auto &columns = m_list->columns();
        const auto column = std::ranges::find(columns, m_list->shape().indexOf(field));
        m_view->setFocus();
        m_view->setCurrentIndex(m_list->index(row, int(column - columns.begin())));
    }
    void paste(const QString &text, const QString &html = {})
    {
        auto *held = new QMimeData;
        held->setText(text);
        if (!html.isEmpty())
            held->setHtml(html);
        QApplication::clipboard()->setMimeData(held);
        action(QStringLiteral("Paste…"))->trigger();
        QTRY_VERIFY((m_dialog = m_panel->findChild<PasteDialog *>()));
        m_preview = m_dialog->findChild<ChangePreview *>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_preview, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTRY_VERIFY(m_preview->rowCount() > 0);
    }
    [[nodiscard]] QPushButton *button(QWidget *dialog, const char *name) const { return dialog->findChild<QPushButton *>(QLatin1StringView(name)); }
    [[nodiscard]] Kind kind(int row, int column) const { return Kind(m_preview->index(row, column).data(ChangePreview::KindRole).toInt()); }
    [[nodiscard]] size_t acts() const { return m_lab->sink.commands.size(); }

private Q_SLOTS:
    void init()
    {
        open();
        m_list->setColumns({m_list->shape().indexOf(u"number"), m_list->shape().indexOf(u"name"), m_list->shape().indexOf(u"private_ip"), m_list->shape().indexOf(u"memory_gb"), m_list->shape().indexOf(u"unit_id")});
    }
    void cleanup()
    {
        m_tester.reset();
        close();
    }

    void aBlockIsLaidOverTheListAsOneAct()
    {
        goTo(0, u"private_ip");

        paste(QStringLiteral("10.8.1.21\t128\r\n10.8.1.99\t128\r\n"));

        QCOMPARE(m_preview->rowCount(), 2);
        QCOMPARE(kind(0, 1), Kind::Same);
        QCOMPARE(kind(0, 2), Kind::Changed);
        QCOMPARE(kind(1, 1), Kind::Changed);
        QCOMPARE(kind(1, 2), Kind::Same);
        QCOMPARE(m_preview->index(1, 1).data(ChangePreview::WasRole).toString(), QStringLiteral("10.8.1.22"));
        QTRY_VERIFY(button(m_dialog, "paste")->isEnabled());
        QCOMPARE(acts(), size_t(0));
        m_dialog->findChild<QLineEdit *>(QStringLiteral("reason"))->setText(QStringLiteral("moved"));
        QTest::mouseClick(button(m_dialog, "paste"), Qt::LeftButton);

        QTRY_COMPARE(acts(), size_t(1));
        const auto &command = m_lab->sink.commands.front();
        QCOMPARE(command.kind, CommandKind::Edit);
        QCOMPARE(command.reason, QStringLiteral("moved"));
        QCOMPARE(command.targets, (std::vector<Target>{{m_resources[0], 1, {{QStringLiteral("memory_gb"), qint64(128)}}}, {m_resources[1], 1, {{QStringLiteral("private_ip"), QStringLiteral("10.8.1.99")}}}}));
        QTRY_COMPARE(m_list->index(1, 2).data().toString(), QStringLiteral("10.8.1.99"));
    }

    void aSpreadsheetsHtmlKnowsTheDigitsThatItsTextHasLost()
    {
        goTo(0, u"private_ip");

        paste(QStringLiteral("10.8.1.21\t1.23E+04\n"), QStringLiteral("<table><tr><td>10.8.1.21</td><td sdval=\"12345\">1.23E+04</td></tr></table>"));

        QTRY_VERIFY(button(m_dialog, "paste")->isEnabled());
        QTest::mouseClick(button(m_dialog, "paste"), Qt::LeftButton);
        QTRY_COMPARE(acts(), size_t(1));
        const auto &command = m_lab->sink.commands.front();
        QCOMPARE(fieldsFor(command.targets.front(), command), (Patch{{QStringLiteral("memory_gb"), qint64(12'345)}}));
    }

    void aTableInAPageOfTheWebIsPastedAsItsText()
    {
        goTo(0, u"private_ip");

        paste(QStringLiteral("10.8.1.77\t64\n"), QStringLiteral("<p>See:</p><table><tr><td>10.9.9.9</td></tr></table>"));

        QTRY_COMPARE(m_preview->columnCount(), 3);
        QVERIFY(m_preview->index(0, 1).data().toString().endsWith(QStringLiteral("10.8.1.77")));
    }

    void anInvalidCellSaysWhyAndIsMendedThere()
    {
        goTo(0, u"private_ip");

        paste(QStringLiteral("10.8.1.999\t1\n10.8.1.50\tsoon\n"));

        QCOMPARE(kind(0, 1), Kind::Invalid);
        QCOMPARE(kind(1, 2), Kind::Invalid);
        QVERIFY(!m_preview->index(0, 1).data(ChangePreview::WhyRole).toString().isEmpty());
        QVERIFY(!button(m_dialog, "paste")->isEnabled());
        QVERIFY(m_preview->setData(m_preview->index(0, 1), QStringLiteral("10.8.1.9"), Qt::EditRole));
        QTRY_COMPARE(kind(0, 1), Kind::Changed);
        QVERIFY(!button(m_dialog, "paste")->isEnabled());
        QVERIFY(m_preview->setData(m_preview->index(1, 2), QStringLiteral("2"), Qt::EditRole));
        QTRY_VERIFY(button(m_dialog, "paste")->isEnabled());
        QCOMPARE(acts(), size_t(0));
    }

    void columnNamesMakeNewRecordsAndANumberFindsOne()
    {
        const QString number = m_list->index(2, 0).data().toString();

        paste(QStringLiteral("number\tname\ttype\tunit_id\n\tnew-01\tvirtual_server\t云城市数据局\n%1\trenamed\tvirtual_server\t云城市数据局\n").arg(number));

        QVERIFY(m_preview->index(0, 0).data(ChangePreview::NewRecordRole).toBool());
        QVERIFY(!m_preview->index(1, 0).data(ChangePreview::NewRecordRole).toBool());
        QCOMPARE(kind(0, 2), Kind::New);
        QTRY_VERIFY(button(m_dialog, "paste")->isEnabled());
        QTest::mouseClick(button(m_dialog, "paste"), Qt::LeftButton);

        QTRY_COMPARE(acts(), size_t(2));
        QCOMPARE(m_lab->sink.commands[0].kind, CommandKind::Edit);
        QCOMPARE(m_lab->sink.commands[1].kind, CommandKind::Create);
        QCOMPARE(m_lab->sink.commands[1].after, std::vector{m_lab->sink.commands[0].id}); // one does not go without the other
        QTRY_COMPARE(rows(), 4);
    }

    void aNewRecordWithoutItsRequiredFieldsSaysSo()
    {
        paste(QStringLiteral("name\tmemory_gb\nnew-01\t4\n"));

        const QString why = m_preview->index(0, 0).data(ChangePreview::WhyRole).toString();
        QVERIFY2(why.contains(QStringLiteral("Type:")) && why.contains(QStringLiteral("Unit:")), qPrintable(why)); // as people call them
        QVERIFY(!button(m_dialog, "paste")->isEnabled());
    }

    void aColumnThatNamesNoFieldIsLeftOutAndSaid()
    {
        const QString number = m_list->index(0, 0).data().toString();

        paste(QStringLiteral("number\tname\tremarks of the boss\n%1\ta\tb\n").arg(number));

        QCOMPARE(m_preview->rowCount(), 1);
        QCOMPARE(m_preview->columnCount(), 3);
        const auto labels = m_dialog->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(QStringLiteral("remarks of the boss")); }));
    }

    void theNumberOfARecordIsNotPastedOver()
    {
        goTo(0, u"number");

        paste(QStringLiteral("ZY-999999\tnew name\n"));

        QCOMPARE(m_preview->columnCount(), 2);
        QCOMPARE(kind(0, 1), Kind::Changed);
    }

    void aBulkEditIsShownBeforeAndLeavesOutWhatIsRefused()
    {
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(m_pane->shows({m_list->idAt(0), m_list->idAt(1), m_list->idAt(2)}));
        auto gone = m_lab->record(QStringLiteral("resource"), m_resources[1]);
        QTest::keyClicks(&line(u"room"), QStringLiteral("A-301"));
        // A colleague retires one of them; the form has not heard of it when the person saves.
        gone.revision = 2;
        gone.retired = true;
        m_lab->arrives(m_list->shape(), gone);

        whenAsked<BulkPreview>([](BulkPreview *dialog) {
            auto *change = dialog->findChild<QPushButton *>(QStringLiteral("change"));
            auto *leaveOut = dialog->findChild<QPushButton *>(QStringLiteral("leaveOut"));
            QTRY_VERIFY(leaveOut->isVisible());
            QVERIFY(!change->isEnabled());
            QTest::mouseClick(leaveOut, Qt::LeftButton);
            QVERIFY(change->isEnabled());
            QTest::mouseClick(change, Qt::LeftButton);
        });
        m_pane->save();

        QTRY_COMPARE(acts(), size_t(1));
        QCOMPARE(m_lab->sink.commands.front().targets.size(), size_t(2));
        QCOMPARE(m_lab->sink.commands.front().fields, (Patch{{QStringLiteral("room"), QStringLiteral("A-301")}}));
    }

    void aBulkEditCanBeThoughtBetterOf()
    {
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(m_pane->shows({m_list->idAt(0), m_list->idAt(1), m_list->idAt(2)}));
        QTest::keyClicks(&line(u"room"), QStringLiteral("A-301"));

        whenAsked<BulkPreview>([](BulkPreview *dialog) { dialog->reject(); });
        m_pane->save();

        QVERIFY(m_pane->isDirty());
        QCOMPARE(acts(), size_t(0));
    }
};

QTEST_MAIN(TestSheetPaste)
#include "tst_sheetpaste.moc"
