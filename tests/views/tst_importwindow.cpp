// The import and export of the inventory as a person uses them: a file is chosen, its columns are looked at, what it
// would do is read, and it is done; the bad rows come back, are mended, and go in.
#include "views/inventorywindow.h"

#include "exchange/sheet.h"
#include "views/panels/exchange/exportdialog.h"
#include "views/panels/exchange/importpreview.h"
#include "views/panels/exchange/importwindow.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QSettings>
#include <QTableView>
#include <QToolButton>

using namespace contract;
using namespace support;
using namespace views::panels;

namespace {

using Rows = std::vector<std::vector<QString>>;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestImportWindow : public InventoryWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aPersonImportsALedgerAndMendsTheBadRows();
    void oneBadRowIsSeenAmongAnyNumberOfGoodOnes();
    void whatIsAcceptedIsTakenOverOnly();
    void thePreviewIsASoundModel();
    void anImportIsStoppedAndGoesOn();
    void theWayOfReadingIsRemembered();
    void aBrokenFileIsRefusedWithItsLine();
    void exportsMaskedUnlessAsked();

private:
    QString write(const QString &name, const Rows &rows);
    Rows read(const QString &path);
    ImportWindow &openWindow();
    template <class T> T &part(const char *name) { return *m_window->findChild<T *>(QLatin1StringView(name)); }
    void press(const char *name) { QTest::mouseClick(&part<QPushButton>(name), Qt::LeftButton); }
    bool isReady() { return part<QPushButton>("importNext").isEnabled(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QPointer<ImportWindow> m_window;
};

void TestImportWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
    QSettings settings(m_folder->filePath(s("workstation.ini")), QSettings::IniFormat);
    m_panel->restoreLayout(settings);
}

void TestImportWindow::cleanup()
{
    delete m_window;
    close();
}

QString TestImportWindow::write(const QString &name, const Rows &rows)
{
    const QString path = m_folder->filePath(name);
    std::vector<exchange::SheetColumn> columns;
    for (const auto &heading : rows.front())
        columns.push_back({heading});
    auto sheet = exchange::createSheet(path, exchange::formatForName(path), columns);
    for (size_t i = 1; i < rows.size(); ++i)
        if (!(*sheet)->write(rows[i]))
            qFatal("a row was not written");
    if (!(*sheet)->finish())
        qFatal("not finished");
    return path;
}

Rows TestImportWindow::read(const QString &path)
{
    Rows rows;
    const auto sheet = exchange::openSheet(path);
    for (exchange::SheetRow row; sheet && (*sheet)->next(row).value_or(false);)
        rows.push_back(row.cells);
    return rows;
}

ImportWindow &TestImportWindow::openWindow()
{
    action(s("Import…"))->trigger();
    for (auto *widget : QApplication::topLevelWidgets())
        if (auto *window = qobject_cast<ImportWindow *>(widget); window && window->isVisible())
            m_window = window;
    return *m_window;
}

void TestImportWindow::aPersonImportsALedgerAndMendsTheBadRows()
{
    const QString unit = titleOf(shapeOf<Organisation>(), m_lab->record(s("organisation"), m_unit));
    const int before = rows();
    Rows ledger{{s("Name"), s("Type"), s("Unit"), s("vCPU")}};
    for (int i = 0; i < 1000; ++i)
        ledger.push_back({s("imported %1").arg(i), s("virtual_server"), unit, i % 100 == 7 ? s("many") : s("4")});
    auto &window = openWindow();

    window.open(write(s("ledger-1.csv"), ledger));
    QTRY_VERIFY(isReady());
    press("importNext");
    QTRY_VERIFY(isReady());
    press("importNext");
    QTRY_VERIFY(part<QTableView>("importPreview").isVisible());
    QVERIFY(m_lab->sink.commands.empty());
    QVERIFY2(part<QLabel>("importCounts").text().contains(s("990")), qPrintable(part<QLabel>("importCounts").text()));
    press("importNext");
    QTRY_VERIFY(part<QPushButton>("importSave").isVisible());

    QVERIFY(m_lab->sink.commands.size() <= 6);
    QTRY_COMPARE(rows(), before + 990);
    const QString bad = m_folder->filePath(s("bad.csv"));
    auto *job = m_window->findChild<ImportJob *>();
    QVERIFY(job->rejects()->write(bad));
    auto mended = read(bad);
    QCOMPARE(mended.size(), 11);
    QVERIFY(mended[1].back().contains(s("many")));
    for (size_t i = 1; i < mended.size(); ++i)
        mended[i][3] = s("8");

    window.open(write(s("mended.csv"), mended));
    QTRY_VERIFY(isReady());
    press("importNext");
    QTRY_VERIFY(isReady());
    press("importNext");
    QTRY_VERIFY(part<QTableView>("importPreview").isVisible());
    press("importNext");
    QTRY_COMPARE(rows(), before + 1000);
    QTRY_VERIFY(!job->isBusy());
    QVERIFY(!part<QPushButton>("importSave").isVisible());
}

void TestImportWindow::oneBadRowIsSeenAmongAnyNumberOfGoodOnes()
{
    const QString unit = titleOf(shapeOf<Organisation>(), m_lab->record(s("organisation"), m_unit));
    Rows ledger{{s("Name"), s("Type"), s("Unit"), s("vCPU")}};
    for (int i = 0; i < ImportJob::mostOfAKind + 1; ++i)
        ledger.push_back({s("imported %1").arg(i), s("virtual_server"), unit, s("4")});
    ledger.push_back({s("the bad one"), s("virtual_server"), unit, s("many")});
    auto &window = openWindow();

    window.open(write(s("ledger-1.csv"), ledger));
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 30'000);
    press("importNext");
    QTRY_VERIFY(isReady());
    press("importNext");
    QTRY_VERIFY_WITH_TIMEOUT(part<QTableView>("importPreview").isVisible(), 60'000);

    const auto &lines = m_window->findChild<ImportPreview *>()->lines();
    QCOMPARE(qint64(lines.size()), ImportJob::mostOfAKind + 1);
    QCOMPARE(lines.back().record, s("the bad one"));
    const auto buttons = m_window->findChildren<QToolButton *>();
    const auto says = [&](const QString &text) { return std::ranges::any_of(buttons, [&](const QToolButton *button) { return button->isVisible() && button->text() == text; }); };
    QVERIFY(says(s("New %1").arg(QLocale().toString(ImportJob::mostOfAKind + 1))));
    QVERIFY(says(s("Rejected %1").arg(QLocale().toString(1))));
}

void TestImportWindow::whatIsAcceptedIsTakenOverOnly()
{
    const auto record = m_lab->record(s("resource"), m_resources[0]);
    const auto &shape = shapeOf<Resource>();
    const QString number = text(record.values[size_t(shape.keyField())]);
    auto &window = openWindow();
    const auto other = text(m_lab->record(s("resource"), m_resources[1]).values[size_t(shape.keyField())]);
    window.open(write(s("bill.csv"), {{s("Number"), s("vCPU"), s("Note"), s("Depends on")}, {number, s("77"), s("from the bill"), other}}));
    QTRY_VERIFY(isReady());
    press("importNext");
    part<QCheckBox>("importCompare").setChecked(true);
    press("importNext");
    QTRY_VERIFY(part<QTableView>("importPreview").isVisible());
    auto *model = part<QTableView>("importPreview").model();
    QCOMPARE(model->rowCount(), 2); // relations are not compared, and the window says so
    const auto labels = window.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->isVisible() && label->text().contains(s("Relations are not compared")); }));
    QVERIFY(!part<QLabel>("importCounts").text().contains(s("relation")));
    QVERIFY(!isReady()); // nothing is accepted by itself that the ledger may know better

    QVERIFY(model->setData(model->index(0, ImportPreview::Accept), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(isReady());
    press("importNext");
    QTRY_COMPARE(int(m_lab->sink.commands.size()), 1);
    QTRY_VERIFY(!m_window->findChild<ImportJob *>()->isBusy());

    const auto changed = fromRecord<Resource>(m_lab->record(s("resource"), m_resources[0]));
    QCOMPARE(changed->vcpu, 77);
    QVERIFY(changed->note != s("from the bill"));
}

void TestImportWindow::thePreviewIsASoundModel()
{
    ImportPreview model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    using Kind = PreviewLine::Kind;

    model.show({{.kind = Kind::New, .line = 2}, {.kind = Kind::Changed, .line = 3, .field = 1}, {.kind = Kind::Rejected, .line = 4, .accepted = false}}, true);
    model.filter(Kind::Changed);
    model.acceptShown(false);
    model.filter(std::nullopt);

    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.lines()[0].accepted && !model.lines()[1].accepted);
    model.show({}, false);
    QCOMPARE(model.rowCount(), 0);
}

void TestImportWindow::anImportIsStoppedAndGoesOn()
{
    const QString unit = titleOf(shapeOf<Organisation>(), m_lab->record(s("organisation"), m_unit));
    const int before = rows();
    Rows ledger{{s("Name"), s("Type"), s("Unit")}};
    for (int i = 0; i < 2000; ++i)
        ledger.push_back({s("imported %1").arg(i), s("virtual_server"), unit});
    const auto path = write(s("ledger.csv"), ledger);
    const auto import = [&](bool stopped) {
        auto &window = openWindow();
        window.open(path);
        QTRY_VERIFY(isReady());
        press("importNext");
        press("importNext");
        QTRY_VERIFY(part<QTableView>("importPreview").isVisible());
        auto *job = m_window->findChild<ImportJob *>();
        if (stopped)
            connect(job, &ImportJob::progressed, job, [job] { job->cancel(); });
        press("importNext");
        QTRY_VERIFY(part<QPushButton>("importAgain").isVisible());
        delete m_window;
    };

    import(true);
    const int some = int(m_lab->acts().size());
    QVERIFY(some > 0 && some < 10);
    import(false);

    QTRY_COMPARE(rows(), before + 2000);
}

void TestImportWindow::theWayOfReadingIsRemembered()
{
    const QString unit = titleOf(shapeOf<Organisation>(), m_lab->record(s("organisation"), m_unit));
    openWindow().open(write(s("host-1.csv"), {{s("主机"), s("Type"), s("Unit")}, {s("甲"), s("virtual_server"), unit}}));
    QTRY_VERIFY(isReady());
    press("importNext");
    auto &target = part<QComboBox>("importTarget0");
    QCOMPARE(target.currentData().toString(), QString());
    target.setCurrentIndex(target.findData(s("name")));
    press("importNext");
    QTRY_VERIFY(isReady());
    press("importNext");
    QTRY_VERIFY(part<QPushButton>("importAgain").isVisible());
    delete m_window;

    openWindow().open(write(s("host-2.csv"), {{s("主机"), s("Type"), s("Unit")}, {s("乙"), s("virtual_server"), unit}}));
    QTRY_VERIFY(isReady());
    press("importNext");

    QCOMPARE(part<QComboBox>("importTarget0").currentData().toString(), s("name"));
}

void TestImportWindow::aBrokenFileIsRefusedWithItsLine()
{
    const QString path = m_folder->filePath(s("broken.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,type\nx,y\n\"never closed,z\n");
    file.close();

    openWindow().open(path);

    QTRY_VERIFY(part<QLabel>("importFailure").isVisible());
    QVERIFY2(part<QLabel>("importFailure").text().contains(s("Line 3")), qPrintable(part<QLabel>("importFailure").text()));
    QVERIFY(!isReady());
}

void TestImportWindow::exportsMaskedUnlessAsked()
{
    auto resource = *fromRecord<Resource>(m_lab->record(s("resource"), m_resources[0]));
    resource.ownerPhone = s("13800138000");
    ++resource.revision;
    m_lab->arrives(shapeOf<Resource>(), toRecord(resource));
    for (const bool whole : {false, true}) {
        action(s("Export…"))->trigger();
        ExportDialog *dialog = nullptr;
        for (auto *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<ExportDialog *>(widget); found && found->isVisible())
                dialog = found;
        QVERIFY(dialog);
        dialog->findChild<QCheckBox *>(s("exportPersonal"))->setChecked(whole);
        const QString path = m_folder->filePath(whole ? s("whole.xlsx") : s("masked.csv"));
        dialog->writeTo(path);
        QTRY_VERIFY(dialog->findChild<QPushButton *>(s("exportWrite"))->isEnabled());

        const auto written = read(path);
        QCOMPARE(int(written.size()), rows() + 1);
        const auto holds = [&](const QString &cell) {
            return std::ranges::any_of(written, [&](const auto &row) { return std::ranges::find(row, cell) != row.end(); });
        };
        QCOMPARE(holds(s("13800138000")), whole);
        QCOMPARE(holds(s("138****8000")), !whole);
        delete dialog;
    }
}

QTEST_MAIN(TestImportWindow)
#include "tst_importwindow.moc"
