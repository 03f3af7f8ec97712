// The window with all its panels, where the two could step on each other's toes.
#include "contract/entities/organisation.h"
#include "items/captions.h"
#include "shell/accessible.h"
#include "views/panels/palettesearch.h"
#include "views/panels/panels.h"
#include "views/shell/commandpalette.h"
#include "views/shell/languages.h"
#include "views/shell/mainwindow.h"
#include "views/shell/theme.h"
#include "views/viewlab.h"

#include <QLabel>
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

QTEST_MAIN(TestWholeWindow)
#include "tst_wholewindow.moc"
