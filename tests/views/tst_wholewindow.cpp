// The window with all its panels, where the two could step on each other's toes.
#include "contract/entities/organisation.h"
#include "items/captions.h"
#include "items/listqueryjson.h"
#include "items/recordlistmodel.h"
#include "shell/accessible.h"
#include "views/panels/palettesearch.h"
#include "views/panels/panels.h"
#include "views/shell/commandpalette.h"
#include "views/shell/languages.h"
#include "views/shell/mainwindow.h"
#include "views/shell/theme.h"
#include "views/orderlab.h"
#include "views/panels/orders/orderspanel.h"
#include "views/panels/records/recordpane.h"

#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QSettings>
#include <QTabBar>
#include <QTest>

using namespace contract;
using namespace views;

class TestWholeWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShortcutMeansOneThingInEveryPanel();
    void everyControlHasANameInEveryPanel_data();
    void everyControlHasANameInEveryPanel();
    void thePaletteOpensARecordInTheTabOfItsKind();
    void thePaletteUsesASavedViewOfOrdersInTheirPanel();
    void everyPanelFitsTheScreen_data();
    void everyPanelFitsTheScreen();
};

void TestWholeWindow::everyShortcutMeansOneThingInEveryPanel()
{
    ViewLab lab;
    shell::Theme theme;
    shell::Languages languages;
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    shell::MainWindow window(panels::allPanels(), {theme, languages, settings, lab.clock}, {});
    auto context = lab.context();
    window.enter({context.items, context.commands, context.catalogues, context.clock, context.ids, window.host()}, lab.host.actor());

    for (const auto &panel : window.offeredPanels()) {
        window.showPanel(panel);
        QMap<QString, QString> owners;
        for (const auto *action : window.everyAction())
            for (const auto &keys : action->shortcuts()) {
                const QString text = keys.toString(QKeySequence::PortableText);
                QVERIFY2(!owners.contains(text), qPrintable(QStringLiteral("%1: %2 and %3").arg(text, owners.value(text), action->text())));
                owners.insert(text, action->text());
            }
        QVERIFY(owners.contains(QStringLiteral("F1")));
    }
}

void TestWholeWindow::everyControlHasANameInEveryPanel_data()
{
    QTest::addColumn<QString>("language");
    for (const auto &language : shell::Languages::all())
        QTest::newRow(qPrintable(language.code)) << language.code;
}

/// The whole window as a screen reader meets it: every panel, with a record in its form and an act in the outbox.
void TestWholeWindow::everyControlHasANameInEveryPanel()
{
    QFETCH(QString, language);
    ViewLab lab;
    const auto unit = lab.has(support::aUnit());
    const auto record = lab.has(support::aResource().inUnit(unit));
    lab.sink.submit({.id = lab.ids.next(), .kind = CommandKind::Edit, .entity = QStringLiteral("resource"), .targets = {{record, 1}},
                     .fields = {{QStringLiteral("room"), QStringLiteral("A1")}}, .occurredAt = lab.clock.now()});
    shell::Theme theme;
    shell::Languages languages;
    languages.use(language);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    shell::MainWindow window(panels::allPanels(), {theme, languages, settings, lab.clock}, {});
    auto context = lab.context();
    window.enter({context.items, context.commands, context.catalogues, context.clock, context.ids, window.host()}, lab.host.actor());
    window.show();

    for (const auto &panel : window.offeredPanels()) {
        window.showPanel(panel);
        QTRY_VERIFY(window.currentPanel()->showsData());
        window.currentPanel()->showRecord(record);
        QTRY_VERIFY2(namelessControls(window).isEmpty(), qPrintable(namelessControls(window).join(u'\n')));
    }
    // The words of the other language are nobody's name here.
    if (language == QStringLiteral("zh_CN"))
        QVERIFY2(controlsNamedInEnglish(window).isEmpty(), qPrintable(controlsNamedInEnglish(window).join(u'\n')));
    languages.use(QStringLiteral("en"));
}

void TestWholeWindow::thePaletteOpensARecordInTheTabOfItsKind()
{
    ViewLab lab;
    const auto unit = lab.has(support::aUnit());
    lab.has(support::aResource().inUnit(unit));
    const auto &shape = shapeOf<Organisation>();
    const QString name = titleOf(shape, lab.record(shape.name, unit));
    shell::Theme theme;
    shell::Languages languages;
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    shell::ShellPorts ports;
    ports.findRecords = &panels::findRecords;
    shell::MainWindow window(panels::allPanels(), {theme, languages, settings, lab.clock}, ports);
    auto context = lab.context();
    window.enter({context.items, context.commands, context.catalogues, context.clock, context.ids, window.host()}, lab.host.actor());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_VERIFY(window.currentPanel()->showsData());

    QTest::keyClick(window.focusWidget(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = window.findChild<shell::CommandPalette *>();
    QVERIFY(palette);
    auto *box = palette->findChild<QLineEdit *>();
    box->setText(name);
    QTest::keyClick(box, Qt::Key_Return); // waits for the answer by itself

    const auto *tabs = window.currentPanel()->findChild<QTabBar *>(QStringLiteral("entities"));
    QTRY_COMPARE(tabs->tabText(tabs->currentIndex()), items::captionsOf(shape));
    const auto shown = [&] {
        const auto labels = window.currentPanel()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text() == name; });
    };
    QTRY_VERIFY(shown());
}

void TestWholeWindow::thePaletteUsesASavedViewOfOrdersInTheirPanel()
{
    OrderLab lab;
    lab.hasOrder("C2", "in_progress", {{QStringLiteral("title"), QStringLiteral("门户网站打不开")}});
    lab.hasOrder("C2", "on_hold", {{QStringLiteral("title"), QStringLiteral("等备件")}});
    const replica::ListQuery waiting{.entity = QStringLiteral("work_order"), .filters = {{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {QStringLiteral("on_hold")}}}, .sorts = {}};
    lab.has({.entity = QStringLiteral("saved_view"), .fields = {{QStringLiteral("name"), QStringLiteral("我的挂起单")}, {QStringLiteral("entity"), waiting.entity}, {QStringLiteral("query"), items::jsonOf(waiting)},
                                                                {QStringLiteral("audience"), QStringLiteral("account:") + idText(lab.host.actor().account)}}});
    shell::Theme theme;
    shell::Languages languages;
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    shell::ShellPorts ports;
    ports.findRecords = &panels::findRecords;
    shell::MainWindow window(panels::allPanels(), {theme, languages, settings, lab.clock}, ports);
    auto context = lab.context();
    window.enter({context.items, context.commands, context.catalogues, context.clock, context.ids, window.host()}, lab.host.actor());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_VERIFY(window.currentPanel()->showsData());
    QCOMPARE(window.currentPanelId(), QStringLiteral("inventory"));

    // By its name, and the second time from those opened last.
    for (const auto &typed : {QStringLiteral("我的挂起"), QString()}) {
        window.showPanel(QStringLiteral("inventory"));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(window.focusWidget(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = window.findChild<shell::CommandPalette *>();
        QVERIFY(palette);
        auto *box = palette->findChild<QLineEdit *>();
        box->setText(typed);
        QTest::keyClick(box, Qt::Key_Return);

        QTRY_COMPARE(window.currentPanelId(), QStringLiteral("orders"));
        auto *orders = static_cast<panels::OrdersPanel *>(window.currentPanel());
        QTRY_COMPARE(orders->browser().list().matches(), 1);
        QTRY_VERIFY(!window.findChild<shell::CommandPalette *>());
    }
}

void TestWholeWindow::everyPanelFitsTheScreen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    QTest::addColumn<int>("most");
    for (const auto &language : shell::Languages::all()) {
        QTest::addRow("%s at 100 %%", qPrintable(language.code)) << language.code << 100 << 1366;
        QTest::addRow("%s at 150 %%", qPrintable(language.code)) << language.code << 150 << 1920;
    }
}

/// With a record in each panel and the navigation wide: what a panel cannot do without fits the screens that people have.
void TestWholeWindow::everyPanelFitsTheScreen()
{
    QFETCH(QString, language);
    QFETCH(int, scale);
    QFETCH(int, most);
    OrderLab lab({QStringLiteral("service_manager"), QStringLiteral("engineer"), QStringLiteral("shift_leader"), QStringLiteral("configuration_manager"), QStringLiteral("quality_manager"), QStringLiteral("resource_manager")});
    const auto order = lab.hasOrder("C2", "in_progress", {{QStringLiteral("priority"), QStringLiteral("p1")}, {QStringLiteral("resolve_limit"), QStringLiteral("always 240")}, {QStringLiteral("resolve_due"), lab.clock.now().ms + 3'600'000}});
    const auto resource = lab.has(support::aResource().inUnit(lab.unit));
    shell::Theme theme;
    shell::Languages languages;
    languages.use(language);
    theme.setScale(scale);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    shell::MainWindow window(panels::allPanels(), {theme, languages, settings, lab.clock}, {});
    auto context = lab.context();
    window.enter({context.items, context.commands, context.catalogues, context.clock, context.ids, window.host()}, lab.host.actor());
    window.show();

    QStringList wide;
    const auto measure = [&](const QString &what) {
        QCoreApplication::processEvents();
        window.layout()->activate();
        if (const int width = window.minimumSizeHint().width(); width > most)
            wide << QStringLiteral("%1: %2").arg(what).arg(width);
    };
    for (const auto &panel : window.offeredPanels()) {
        window.showPanel(panel);
        QTRY_VERIFY(window.currentPanel()->showsData());
        window.currentPanel()->showRecord(panel == u"orders" ? order : resource);
        measure(panel);
        if (auto *orders = qobject_cast<panels::OrdersPanel *>(window.currentPanel())) {
            QTRY_VERIFY(orders->browser().pane().shows({order}));
            for (const auto look : {panels::OrdersPanel::Look::Board, panels::OrdersPanel::Look::Timeline, panels::OrdersPanel::Look::List}) {
                orders->showAs(look);
                measure(QStringLiteral("orders as look %1").arg(int(look)));
            }
        }
        const auto tabs = window.currentPanel()->findChildren<QTabBar *>();
        for (auto *bar : tabs)
            for (int tab = 0; bar->isVisible() && tab < bar->count(); ++tab) {
                bar->setCurrentIndex(tab);
                measure(QStringLiteral("%1, tab %2").arg(panel, bar->tabText(tab)));
            }
    }
    languages.use(QStringLiteral("en"));
    theme.setScale(100);
    QVERIFY2(wide.isEmpty(), qPrintable(wide.join(u'\n')));
}

QTEST_MAIN(TestWholeWindow)
#include "tst_wholewindow.moc"
