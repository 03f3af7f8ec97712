#include "shell/accessible.h"
#include "shell/emptyhouse.h"
#include "shell/fakes.h"
#include "views/shell/mainwindow.h"
#include "views/shell/noticearea.h"
#include "views/shell/shortcutsheet.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace contract;
using namespace views::shell;

namespace {

class SamplePanel : public Panel
{
    Q_OBJECT
public:
    SamplePanel(QString id, QWidget *parent) : Panel(parent), m_id(std::move(id)), m_search(new QLineEdit(this)), m_table(new QTableWidget(40, 6, this))
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(m_search);
        column->addWidget(m_table);
        m_table->verticalHeader()->setDefaultSectionSize(px(26));
        m_new.setShortcut(Qt::CTRL | Qt::Key_N);
        m_new.setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(&m_new);
    }
    void retranslate() override
    {
        ++retranslations;
        m_search->setAccessibleName(QStringLiteral("search"));
        m_table->setAccessibleName(QStringLiteral("table"));
        m_new.setText(QStringLiteral("New"));
    }
    void saveLayout(QSettings &settings) const override { settings.setValue(QStringLiteral("width"), width); }
    void restoreLayout(QSettings &settings) override { width = settings.value(QStringLiteral("width"), width).toInt(); }
    [[nodiscard]] bool showsData() const override { return true; }
    void showRecord(const QUuid &record) override { shown = record; }
    [[nodiscard]] bool mayClose() override { return closable; }
    QWidget *firstFocus() override { return m_search; }

    int retranslations = 0;
    int width = 7;
    bool closable = true;
    QUuid shown;

private:
    QString m_id;
    QLineEdit *m_search;
    QTableWidget *m_table;
    QAction m_new;
};

std::vector<PanelSpec> samplePanels()
{
    const auto make = [](const QString &id) { return [id](const PanelContext &, QWidget *parent) -> Panel * { return new SamplePanel(id, parent); }; };
    return {{QStringLiteral("inventory"), "Inventory", QStringLiteral("inventory"), Qt::CTRL | Qt::Key_1, QStringLiteral("resource"), QStringLiteral("resource.read"), make(QStringLiteral("inventory"))},
            {QStringLiteral("outbox"), "Outbox", QStringLiteral("outbox"), Qt::CTRL | Qt::Key_2, {}, {}, make(QStringLiteral("outbox"))},
            {QStringLiteral("accounts"), "Accounts", QStringLiteral("account"), Qt::CTRL | Qt::Key_3, QStringLiteral("account"), QStringLiteral("account.read"), make(QStringLiteral("accounts"))}};
}

/// A window on a profile of its own, with somebody signed in who may read resources.
struct Desk {
    explicit Desk(const QString &settingsFile) : settings(settingsFile, QSettings::IniFormat)
    {
        actor.login = QStringLiteral("li.hua");
        actor.displayName = QStringLiteral("李华");
        actor.rights = {QStringLiteral("resource.read")};
    }
    void enter() { window.enter({factory, commands, catalogues, clock, ids, window.host()}, actor); }
    SamplePanel *panel() { return static_cast<SamplePanel *>(window.currentPanel()); }

    StoppedClock clock;
    struct NoIds : IdSource {
        QUuid next() override { return {}; }
    } ids;
    items::Factory factory;
    NoCommands commands;
    Catalogues catalogues;
    Actor actor;
    QSettings settings;
    Theme theme;
    Languages languages;
    int syncs = 0;
    MainWindow window{samplePanels(), {theme, languages, settings, clock}, {.syncNow = [this] { ++syncs; }, .signInAgain = {}, .signOut = {}, .confirmRemoval = {}}};
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;

private Q_SLOTS:
    void init() { m_file = m_folder.filePath(QStringLiteral("%1.ini").arg(QRandomGenerator::global()->generate())); }

    void offersOnlyPanelsThatThePersonMayRead()
    {
        Desk desk(m_file);
        desk.enter();
        QCOMPARE(desk.window.offeredPanels(), (QStringList{QStringLiteral("inventory"), QStringLiteral("outbox")}));
        QVERIFY(!desk.window.host().showRecord(QStringLiteral("account"), QUuid::createUuid()));
        QCOMPARE(desk.window.currentPanelId(), QStringLiteral("inventory"));
    }

    void panelsOpenByTheirKeys()
    {
        Desk desk(m_file);
        desk.enter();
        desk.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::keyClick(&desk.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(desk.window.currentPanelId(), QStringLiteral("outbox"));
        QTest::keyClick(&desk.window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(desk.window.currentPanelId(), QStringLiteral("inventory"));
    }

    void opensARecordInThePanelOfItsEntity()
    {
        Desk desk(m_file);
        desk.enter();
        desk.window.showPanel(QStringLiteral("outbox"));
        const QUuid record = QUuid::createUuid();
        QVERIFY(desk.window.host().showRecord(QStringLiteral("resource"), record));
        QCOMPARE(desk.window.currentPanelId(), QStringLiteral("inventory"));
        QCOMPARE(desk.panel()->shown, record);
    }

    void everyTextFollowsTheLanguage()
    {
        Desk desk(m_file);
        desk.languages.use(QStringLiteral("en"));
        desk.enter();
        const int before = desk.panel()->retranslations;

        desk.languages.use(QStringLiteral("zh_CN"));

        QTRY_COMPARE(desk.window.windowTitle(), QStringLiteral("云衡 政务云运营工作站"));
        QTRY_VERIFY(desk.panel()->retranslations > before);
        for (const auto *action : desk.window.actions())
            if (action->text().contains(QRegularExpression(QStringLiteral("[A-Za-z]{4,}"))) && !QStringList{QStringLiteral("Inventory"), QStringLiteral("Outbox"), QStringLiteral("Accounts")}.contains(action->text()))
                QFAIL(qPrintable(action->text()));
    }

    void remembersPanelAndLayout()
    {
        {
            Desk desk(m_file);
            desk.enter();
            desk.window.showPanel(QStringLiteral("outbox"));
            desk.panel()->width = 42;
            QVERIFY(desk.window.close());
        }
        Desk desk(m_file);
        desk.enter();
        QCOMPARE(desk.window.currentPanelId(), QStringLiteral("outbox"));
        QCOMPARE(desk.panel()->width, 42);
    }

    void staysOpenWhileAFormHoldsEdits()
    {
        Desk desk(m_file);
        desk.enter();
        desk.panel()->closable = false;
        desk.window.show();
        QVERIFY(!desk.window.close());
        desk.panel()->closable = true;
        QVERIFY(desk.window.close());
    }

    void unsentActsLeadToTheOutbox()
    {
        Desk desk(m_file);
        desk.enter();
        desk.window.show();
        desk.window.showStatus({.link = Link::Offline, .unsent = 2});
        QTest::mouseClick(desk.window.findChild<QToolButton *>(QStringLiteral("unsent")), Qt::LeftButton);
        QCOMPARE(desk.window.currentPanelId(), QStringLiteral("outbox"));
    }

    void everyLinkHasAnExplanation()
    {
        for (const Link link : allLinks) {
            Desk desk(m_file);
            desk.enter();
            desk.window.show();
            desk.window.showStatus({.link = link, .reason = {ErrorCode::Unavailable, {}, {}}});
            QTest::mouseClick(desk.window.findChild<QToolButton *>(QStringLiteral("link")), Qt::LeftButton);
            QCOMPARE(desk.window.findChild<NoticeArea *>()->count(), 1);
        }
    }

    void aNoticeStandsOnceAndThreeAtMost()
    {
        Desk desk(m_file);
        desk.enter();
        for (const int number : {1, 2, 2, 3, 4, 5})
            desk.window.host().notify({Severity::Failure, QString::number(number), QStringLiteral("m"), QStringLiteral("r"), {}, {}});
        QCOMPARE(desk.window.findChild<NoticeArea *>()->count(), 3);
    }

    void aNoticeIsSaidAgainInAnotherLanguage()
    {
        Desk desk(m_file);
        desk.enter();
        int told = 0;
        std::function<Notice()> tell = [&] {
            return Notice{.severity = Severity::Warning, .happened = QStringLiteral("told %1 times").arg(++told), .retold = tell};
        };
        desk.window.host().notify({Severity::Failure, QStringLiteral("as it was"), {}, {}, {}, {}});
        desk.window.host().notify(tell());

        QEvent another(QEvent::LanguageChange);
        QCoreApplication::sendEvent(desk.window.findChild<NoticeArea *>(), &another);

        QStringList said;
        for (const auto *label : desk.window.findChild<NoticeArea *>()->findChildren<QLabel *>())
            if (!label->text().isEmpty())
                said << label->text();
        QCOMPARE(said, (QStringList{QStringLiteral("told 2 times"), QStringLiteral("as it was")}));
    }

    void everyShortcutMeansOneThing()
    {
        Desk desk(m_file);
        desk.enter();
        QMap<QString, QString> owners;
        for (const auto *action : desk.window.everyAction()) {
            QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->text()));
            for (const auto &keys : action->shortcuts()) {
                const QString text = keys.toString(QKeySequence::PortableText);
                QVERIFY2(!owners.contains(text), qPrintable(QStringLiteral("%1: %2 and %3").arg(text, owners.value(text), action->text())));
                owners.insert(text, action->text());
            }
        }
        QVERIFY(owners.size() > 12);
    }

    void theSheetListsEveryAction()
    {
        Desk desk(m_file);
        desk.enter();
        const ShortcutSheet sheet({{QStringLiteral("all"), desk.window.everyAction()}}, &desk.window);
        QStringList said;
        for (const auto *label : sheet.findChildren<QLabel *>())
            said << label->text();
        for (const auto *action : desk.window.everyAction())
            QVERIFY2(said.contains(plainText(*action)), qPrintable(action->text()));
        QCOMPARE(namelessControls(sheet), QStringList());
    }

    void everyControlHasAName()
    {
        Desk desk(m_file);
        desk.enter();
        desk.window.showStatus({.link = Link::Offline, .unsent = 1, .undecided = 1});
        desk.window.host().notify({Severity::Failure, QStringLiteral("h"), QStringLiteral("m"), QStringLiteral("r"), QStringLiteral("Help"), {}});
        QCOMPARE(namelessControls(desk.window), QStringList());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
