// The window with all its panels, where the two could step on each other's toes.
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

QTEST_MAIN(TestWholeWindow)
#include "tst_wholewindow.moc"
