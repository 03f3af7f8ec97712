#include "shell/accessible.h"
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

// The shell hands the factory on without looking into it, so an empty one serves.
namespace items {
class Factory
{
};
}

using namespace contract;
using namespace views::shell;

namespace {

class NoCommands : public CommandSink
{
public:
    QFuture<Result<void>> submit(const Command &) override { return {}; }
    QFuture<Result<void>> retry(const QUuid &) override { return {}; }
    QFuture<Result<void>> discard(const QUuid &) override { return {}; }
    QFuture<Result<void>> settle(const QUuid &, const std::vector<ConflictChoice> &) override { return {}; }
};

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

#include "views/shell/signindialog.h"
#include "views/shell/commandpalette.h"
#include <QApplication>
#include <QPushButton>
int main(int c, char **v)
{
    QApplication app(c, v);
    const QString out = app.arguments().at(1);
    Desk desk(out + QStringLiteral("/x.ini"));
    desk.languages.use(QStringLiteral("zh_CN"));
    desk.enter();
    desk.window.resize(1360, 860);
    desk.window.show();
    auto shoot = [&](QWidget &w, const QString &name) { for (int i = 0; i < 5; ++i) { QTest::qWait(60); } w.grab().save(out + u'/' + name + QStringLiteral(".png")); };
    desk.window.showStatus({.link = Link::Offline, .reason = {ErrorCode::Unavailable, {}, {}}, .server = QStringLiteral("10.0.0.1:8443"), .syncedAt = {desk.clock.at.ms - 600'000}, .progress = Progress{QStringLiteral("resource"), 12000, 60000}, .unsent = 3, .undecided = 1, .keyringMissing = true});
    desk.window.host().notify(noticeOf({ErrorCode::Unavailable, {}, {}}));
    Notice n = noticeOf({ErrorCode::NotUnique, QStringLiteral("内网 IP"), {}}); n.actionText = QStringLiteral("打开"); desk.window.host().notify(n);
    shoot(desk.window, QStringLiteral("main"));
    desk.theme.apply(ThemeName::Dark); shoot(desk.window, QStringLiteral("main-dark"));
    desk.theme.apply(ThemeName::HighContrast); shoot(desk.window, QStringLiteral("main-hc"));
    desk.theme.apply(ThemeName::Light);
    desk.theme.setScale(150); shoot(desk.window, QStringLiteral("main-150")); desk.theme.setScale(100);
    desk.languages.use(QStringLiteral("en")); shoot(desk.window, QStringLiteral("main-en")); desk.languages.use(QStringLiteral("zh_CN"));
    desk.window.showStatus({.link = Link::Online, .server = QStringLiteral("10.0.0.1:8443"), .syncedAt = {desk.clock.at.ms - 600'000}});
    { ShortcutSheet s({{QStringLiteral("资源台账"), desk.panel()->actions()}, {QStringLiteral("窗口"), desk.window.actions()}}, &desk.window); s.show(); shoot(s, QStringLiteral("sheet")); }
    { CommandPalette s(desk.window.everyAction(), &desk.window); s.show(); shoot(s, QStringLiteral("palette")); }
    for (bool en : {false, true}) {
        desk.languages.use(en ? QStringLiteral("en") : QStringLiteral("zh_CN"));
        const QString sfx = en ? QStringLiteral("-en") : QString();
        const QString fp = QStringLiteral("3A:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89");
        ScriptedPort port; port.keyring = false;
        SignInDialog d(port); d.show(); shoot(d, QStringLiteral("signin") + sfx);
        port.contactAnswer = fail(ErrorCode::Unavailable); port.unlockable = true;
        QTest::keyClicks(d.focusWidget(), QStringLiteral("abc")); QTest::keyClick(d.focusWidget(), Qt::Key_Return); shoot(d, QStringLiteral("signin-off") + sfx);
        port.contactAnswer = views::shell::Contact{views::shell::Contact::Trust::FirstTime, fp, {}, QStringLiteral("CN=Yunheng private authority"), {}};
        QTest::keyClick(d.focusWidget(), Qt::Key_Return); shoot(d, QStringLiteral("contact") + sfx);
        d.findChild<QPushButton *>(QStringLiteral("back"))->click();
        port.contactAnswer = views::shell::Contact{views::shell::Contact::Trust::Changed, fp, fp, {}, {}};
        QTest::keyClick(d.focusWidget(), Qt::Key_Return); shoot(d, QStringLiteral("changed") + sfx);
        d.findChild<QPushButton *>(QStringLiteral("refused-back"))->click();
        port.contactAnswer = views::shell::Contact{views::shell::Contact::Trust::Known, fp, fp, {}, {}};
        views::shell::SignedIn must; must.mustChangePassword = true; port.signInAnswers = {must};
        QTest::keyClick(d.focusWidget(), Qt::Key_Return); shoot(d, QStringLiteral("newpw") + sfx);
    }
    return 0;
}

#include "peek.moc"
