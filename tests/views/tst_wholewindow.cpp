// The window with all its panels, where the two could step on each other's toes.
#include "shell/accessible.h"
#include "views/panels/panels.h"
#include "views/shell/languages.h"
#include "views/shell/mainwindow.h"
#include "views/shell/theme.h"
#include "views/viewlab.h"

#include <QSettings>
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

QTEST_MAIN(TestWholeWindow)
#include "tst_wholewindow.moc"
