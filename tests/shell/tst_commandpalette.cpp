// The palette and the sheet of keys in a real window, with a search whose answers are data.
#include "shell/accessible.h"
#include "shell/emptyhouse.h"
#include "shell/fakes.h"
#include "views/shell/commandpalette.h"
#include "views/shell/mainwindow.h"
#include "views/shell/shortcutsheet.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace contract;
using namespace views::shell;

namespace {

/// Answers when the test says so.
class ScriptedSearch : public RecordSearch
{
    Q_OBJECT
public:
    explicit ScriptedSearch(QObject *parent) : RecordSearch(parent) {}
    void search(const QString &typed) override { asked << typed; }
    void recall(const std::vector<std::pair<QString, QUuid>> &records) override { recalled = records; }
    void answer(const QString &typed, const std::vector<FoundEntry> &entries) { Q_EMIT found(typed, entries); }
    QStringList asked;
    std::vector<std::pair<QString, QUuid>> recalled;
};

class TwoKindsPanel : public Panel
{
    Q_OBJECT
public:
    explicit TwoKindsPanel(QWidget *parent) : Panel(parent), words(new QLineEdit(this)), text(new QPlainTextEdit(this)), grid(new QTreeWidget(this))
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(words);
        column->addWidget(text);
        column->addWidget(grid);
        m_new.setShortcut(Qt::CTRL | Qt::Key_N);
        m_new.setText(QStringLiteral("New record"));
        connect(&m_new, &QAction::triggered, this, [this] { ++made; });
        addAction(&m_new);
    }
    void retranslate() override {}
    [[nodiscard]] bool showsData() const override { return true; }
    void showRecordOf(const QString &entity, const QUuid &record) override { shown = {entity, record}; }
    [[nodiscard]] std::vector<KeyMeaning> keys() const override { return {{QStringLiteral("Space"), QStringLiteral("Select the row")}}; }
    QLineEdit *words;
    QPlainTextEdit *text;
    QTreeWidget *grid;
    std::pair<QString, QUuid> shown;
    int made = 0;

private:
    QAction m_new;
};

struct Desk {
    explicit Desk(const QString &settingsFile, const QUuid &account = QUuid::createUuid()) : settings(settingsFile, QSettings::IniFormat)
    {
        actor.account = account;
        actor.login = QStringLiteral("li.hua");
        window.enter({factory, commands, catalogues, clock, ids, window.host()}, actor);
        window.show();
    }
    TwoKindsPanel *panel() { return static_cast<TwoKindsPanel *>(window.currentPanel()); }
    CommandPalette *open()
    {
        if (!QTest::qWaitForWindowActive(&window))
            qWarning("the window has no keyboard");
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_K, Qt::ControlModifier);
        return window.findChild<CommandPalette *>();
    }

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
    ScriptedSearch *search = nullptr;
    MainWindow window{{{QStringLiteral("inventory"), "Inventory", QStringLiteral("inventory"), Qt::CTRL | Qt::Key_1, QStringLiteral("resource"), {},
                        [](const PanelContext &, QWidget *parent) -> Panel * { return new TwoKindsPanel(parent); }, {QStringLiteral("person")}}},
                      {theme, languages, settings, clock},
                      {.syncNow = {}, .signInAgain = {}, .signOut = {}, .confirmRemoval = {}, .findRecords = [this](const PanelContext &, QObject *parent) { return search = new ScriptedSearch(parent); }}};
};

FoundEntry entry(const QString &entity, const QString &title, bool exact = false)
{
    return {entity, QUuid::createUuid(), entity == u"resource" ? QStringLiteral("Resources") : QStringLiteral("People"), QStringLiteral("inventory"), title, QStringLiteral("ZY-000001"), 1, exact};
}

QStringList rows(const CommandPalette &palette)
{
    QStringList all;
    const auto *list = palette.findChild<QTreeWidget *>();
    for (int row = 0; row < list->topLevelItemCount(); ++row)
        all << list->topLevelItem(row)->text(0);
    return all;
}

QString current(const CommandPalette &palette)
{
    const auto *item = palette.findChild<QTreeWidget *>()->currentItem();
    return item ? item->text(0) : QString();
}

} // namespace

class TestCommandPalette : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;

    static QLineEdit *box(const CommandPalette &palette) { return palette.findChild<QLineEdit *>(); }

private Q_SLOTS:
    void init() { m_file = m_folder.filePath(QStringLiteral("%1.ini").arg(QRandomGenerator::global()->generate())); }

    void opensTheRecordThatIsChosen()
    {
        Desk desk(m_file);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        auto *palette = desk.open();
        QVERIFY(palette);
        QTest::keyClicks(box(*palette), QStringLiteral("gz"));
        QCOMPARE(desk.search->asked, (QStringList{QStringLiteral("g"), QStringLiteral("gz")}));
        const auto resource = entry(QStringLiteral("resource"), QStringLiteral("Gateway"));
        const auto person = entry(QStringLiteral("person"), QStringLiteral("Gu Zheng"));
        desk.search->answer(QStringLiteral("gz"), {resource, person});
        QCOMPARE(rows(*palette).mid(0, 4), (QStringList{QStringLiteral("Resources"), QStringLiteral("Gateway"), QStringLiteral("People"), QStringLiteral("Gu Zheng")}));
        QCOMPARE(namelessControls(*palette), QStringList());

        QTest::keyClick(box(*palette), Qt::Key_Down);
        QTest::keyClick(box(*palette), Qt::Key_Return);

        QCOMPARE(desk.panel()->shown, std::pair(person.entity, person.id));
    }

    void upAndDownPassHeadings()
    {
        Desk desk(m_file);
        auto *palette = desk.open();
        QTest::keyClicks(box(*palette), QStringLiteral("zz"));
        desk.search->answer(QStringLiteral("zz"), {entry(QStringLiteral("resource"), QStringLiteral("a")), entry(QStringLiteral("person"), QStringLiteral("b"))});
        QCOMPARE(current(*palette), QStringLiteral("a"));
        QTest::keyClick(box(*palette), Qt::Key_Up);
        QCOMPARE(current(*palette), QStringLiteral("a"));
        QTest::keyClick(box(*palette), Qt::Key_Down);
        QCOMPARE(current(*palette), QStringLiteral("b"));
        QTest::keyClick(box(*palette), Qt::Key_Down);
        QCOMPARE(current(*palette), QStringLiteral("b"));
        QTest::keyClick(box(*palette), Qt::Key_PageUp);
        QCOMPARE(current(*palette), QStringLiteral("a"));
        QTest::keyClick(box(*palette), Qt::Key_PageDown);
        QCOMPARE(current(*palette), QStringLiteral("b"));
    }

    void whatWasFoundStaysUntilTheNextAnswer()
    {
        Desk desk(m_file);
        auto *palette = desk.open();
        QTest::keyClicks(box(*palette), QStringLiteral("zz"));
        desk.search->answer(QStringLiteral("zz"), {entry(QStringLiteral("resource"), QStringLiteral("a"))});
        const auto before = rows(*palette);
        QTest::keyClicks(box(*palette), QStringLiteral("z"));
        QCOMPARE(rows(*palette), before);
        desk.search->answer(QStringLiteral("zz"), {}); // late, and of an earlier text
        QCOMPARE(rows(*palette), before);
        desk.search->answer(QStringLiteral("zzz"), {});
        QVERIFY(rows(*palette).isEmpty());
        QVERIFY(std::ranges::any_of(palette->findChildren<QLabel *>(), [](const QLabel *label) { return label->isVisible() && label->text().contains(QStringLiteral("zzz")); }));
    }

    void enterBeforeTheAnswerWaitsForIt()
    {
        Desk desk(m_file);
        auto *palette = desk.open();
        QTest::keyClicks(box(*palette), QStringLiteral("zz"));
        QTest::keyClick(box(*palette), Qt::Key_Return);
        QVERIFY(palette->isVisible());
        const auto found = entry(QStringLiteral("resource"), QStringLiteral("a"));
        desk.search->answer(QStringLiteral("zz"), {found});
        QCOMPARE(desk.panel()->shown, std::pair(found.entity, found.id));
    }

    void aCommandsNameAndEnterDoIt()
    {
        Desk desk(m_file);
        auto *palette = desk.open();
        QTest::keyClicks(box(*palette), QStringLiteral("new rec"));
        desk.search->answer(QStringLiteral("new rec"), {entry(QStringLiteral("resource"), QStringLiteral("New recorder"))});
        QCOMPARE(current(*palette), QStringLiteral("New record"));
        QTest::keyClick(box(*palette), Qt::Key_Return);
        QCOMPARE(desk.panel()->made, 1);
    }

    void aNumberInFullComesBeforeCommands()
    {
        Desk desk(m_file);
        auto *palette = desk.open();
        QTest::keyClicks(box(*palette), QStringLiteral("new"));
        desk.search->answer(QStringLiteral("new"), {entry(QStringLiteral("resource"), QStringLiteral("NEW"), true)});
        QCOMPARE(current(*palette), QStringLiteral("NEW"));
    }

    void anEmptyBoxOffersTheLastTenOfTheAccount()
    {
        const QUuid account = QUuid::createUuid();
        std::vector<std::pair<QString, QUuid>> opened;
        {
            Desk desk(m_file, account);
            for (int i = 0; i < 12; ++i) {
                opened.insert(opened.begin(), {QStringLiteral("resource"), QUuid::createUuid()});
                QVERIFY(desk.window.host().showRecord(opened.front().first, opened.front().second));
            }
            QVERIFY(desk.window.host().showRecord(opened[3].first, opened[3].second)); // once more
        }
        std::rotate(opened.begin(), opened.begin() + 3, opened.begin() + 4);
        opened.resize(10);
        {
            Desk desk(m_file, account);
            auto *palette = desk.open();
            QCOMPARE(desk.search->recalled, opened);
            desk.search->answer({}, {entry(QStringLiteral("person"), QStringLiteral("Gu Zheng"))});
            QCOMPARE(current(*palette), QStringLiteral("Gu Zheng"));
            QVERIFY(rows(*palette).contains(QStringLiteral("New record")));
        }
        Desk stranger(m_file);
        QVERIFY(stranger.open());
        QVERIFY(stranger.search->recalled.empty());
    }

    void escClosesIt()
    {
        Desk desk(m_file);
        auto *palette = desk.open();
        QTest::keyClick(box(*palette), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    void theSheetBeginsWithThePanelAndItsOwnKeys()
    {
        Desk desk(m_file);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.panel()->grid->setFocus();
        QTest::keyClick(desk.panel()->grid, Qt::Key_Question);
        const auto *sheet = desk.window.findChild<ShortcutSheet *>();
        QVERIFY(sheet);
        QStringList said;
        for (const auto *label : sheet->findChildren<QLabel *>())
            said << label->text();
        QVERIFY(said.contains(QStringLiteral("Select the row")));
        QVERIFY(said.indexOf(QStringLiteral("Select the row")) < said.indexOf(QStringLiteral("Quit")));
        QVERIFY(said.indexOf(QStringLiteral("New record")) < said.indexOf(QStringLiteral("Quit")));
    }

    void aQuestionMarkIsTypedWhereTextIs()
    {
        Desk desk(m_file);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.panel()->words->setFocus();
        QTest::keyClick(desk.panel()->words, Qt::Key_Question, Qt::ShiftModifier);
        QCOMPARE(desk.panel()->words->text(), QStringLiteral("?"));
        desk.panel()->text->setFocus();
        QTest::keyClick(desk.panel()->text, Qt::Key_Question, Qt::ShiftModifier);
        QCOMPARE(desk.panel()->text->toPlainText(), QStringLiteral("?"));
        QVERIFY(!desk.window.findChild<ShortcutSheet *>());
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
