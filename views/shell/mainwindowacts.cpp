// MainWindow: what a person does with it by key and menu.
#include "views/shell/commandpalette.h"
#include "views/shell/icons.h"
#include "views/shell/mainwindow.h"
#include "views/shell/navigationrail.h"
#include "views/shell/noticearea.h"
#include "views/shell/shortcutsheet.h"
#include "views/shell/statusstrip.h"

#include <QAction>
#include <QActionGroup>
#include <QLayout>
#include <QLocale>
#include <QMenu>
#include <QScreen>
#include <QSettings>

namespace views::shell {

using namespace contract;

namespace {
constexpr std::array scales{100, 125, 150, 175, 200};
} // namespace

QAction *MainWindow::addShortcut(const char *caption, const QString &iconName, const QList<QKeySequence> &keys, std::function<void()> does)
{
    auto *action = new QAction(this);
    action->setShortcuts(keys);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    connect(action, &QAction::triggered, this, std::move(does));
    addAction(action);
    m_actions.push_back({action, caption});
    return action;
}

void MainWindow::makeActions()
{
    const auto keys = [](auto... combinations) { return QList<QKeySequence>{QKeySequence(combinations)...}; };
    addShortcut(QT_TR_NOOP("Go to, or do…"), QStringLiteral("search"), keys(Qt::CTRL | Qt::Key_K), [this] { openCommandPalette(); });
    addShortcut(QT_TR_NOOP("Keyboard shortcuts"), QStringLiteral("keyboard"), keys(Qt::Key_F1, Qt::Key_Question), [this] { openShortcutSheet(); });
    addShortcut(QT_TR_NOOP("Synchronise now"), QStringLiteral("sync"), keys(Qt::Key_F5), [this] {
        if (m_ports.syncNow)
            m_ports.syncNow();
    });
    addShortcut(QT_TR_NOOP("Explain the connection"), QStringLiteral("online"), keys(Qt::CTRL | Qt::Key_F5), [this] { explainLink(); });
    addShortcut(QT_TR_NOOP("Close the notice"), QStringLiteral("close"), keys(Qt::CTRL | Qt::Key_Backspace), [this] { m_notices->closeNewest(); });
    addShortcut(QT_TR_NOOP("Narrow or wide navigation"), {}, keys(Qt::CTRL | Qt::Key_B), [this] { m_rail->setNarrow(!m_rail->isNarrow()); });
    addShortcut(QT_TR_NOOP("Menu"), QStringLiteral("settings"), keys(Qt::Key_F10), [this] { openMenu(); });
    addShortcut(QT_TR_NOOP("Change language"), QStringLiteral("language"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Y), [this] {
        const auto &all = Languages::all();
        const auto now = std::ranges::find(all, m_surroundings.languages.code(), &Languages::Language::code);
        useLanguage(now == all.end() || std::next(now) == all.end() ? all.front().code : std::next(now)->code);
    });
    addShortcut(QT_TR_NOOP("Change theme"), QStringLiteral("theme"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_T), [this] {
        useTheme(ThemeName((int(m_surroundings.theme.name()) + 1) % 3));
    });
    addShortcut(QT_TR_NOOP("Larger"), {}, keys(Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal), [this] { useScale(m_surroundings.theme.scale() + 25); });
    addShortcut(QT_TR_NOOP("Smaller"), {}, keys(Qt::CTRL | Qt::Key_Minus), [this] { useScale(m_surroundings.theme.scale() - 25); });
    addShortcut(QT_TR_NOOP("Normal size"), {}, keys(Qt::CTRL | Qt::Key_0), [this] { useScale(100); });
    addShortcut(QT_TR_NOOP("Sign out"), QStringLiteral("sign-out"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Q), [this] {
        if (m_ports.signOut)
            m_ports.signOut();
    });
    addShortcut(QT_TR_NOOP("Quit"), {}, keys(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::makePanelActions()
{
    for (const auto &panel : m_specs) {
        auto *action = new QAction(icon(panel.icon), {}, this);
        action->setShortcut(panel.shortcut);
        connect(action, &QAction::triggered, this, [this, id = panel.id] { showPanel(id); });
        addAction(action);
        m_panelActions[panel.id] = action;
        auto *button = m_rail->addPanel(panel.id, panel.icon);
        button->hide();
        m_railButtons[panel.id] = button;
    }
}

void MainWindow::openShortcutSheet()
{
    QList<QAction *> panels;
    QList<QAction *> window;
    for (auto *action : actions())
        (std::ranges::any_of(m_panelActions, [&](const auto &entry) { return entry.second == action; }) ? panels : window) << action;
    std::vector<ActionGroup> groups;
    if (const auto *panel = currentPanel())
        groups.push_back({m_panelActions.at(m_current)->text(), panel->actions(), panel->keys()});
    groups.push_back({tr("In every list"), {},
                      {{QStringLiteral("↑  ↓  PgUp  PgDn"), tr("Go from row to row, from page to page")},
                       {QStringLiteral("Home  End"), tr("To the beginning, to the end")},
                       {QStringLiteral("Shift+↑  Shift+↓"), tr("Select several rows")},
                       {QStringLiteral("Ctrl+A"), tr("Select all rows")},
                       {QStringLiteral("Tab  Shift+Tab"), tr("To the next control, to the previous one")}}});
    groups.push_back({tr("Panels"), panels, {}});
    groups.push_back({tr("Window"), window, {}});
    auto *sheet = new ShortcutSheet(groups, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::openCommandPalette()
{
    auto *palette = new CommandPalette(everyAction(), m_search.get(), recentRecords(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    connect(palette, &CommandPalette::recordChosen, this, [this](const QString &entity, const QUuid &record, const QString &panelOf) { showFound(entity, record, panelOf); });
    palette->open();
}

void MainWindow::explainLink()
{
    const StatusFacts &facts = m_strip->facts();
    Notice notice = noticeOf(facts.reason);
    switch (facts.link) {
    case Link::Connecting:
        notice = {Severity::Hint, tr("The workstation is connecting to the server"), tr("You can work meanwhile."), {}, {}, {}};
        break;
    case Link::Online:
        if (m_strip->awaitsAnswer()) {
            notice = {Severity::Hint, tr("The server was asked and has not answered yet"), tr("You can work meanwhile; acts wait in the outbox."), {}, {}, {}};
            break;
        }
        notice = {Severity::Done, tr("The workstation is online"), tr("Acts reach the server at once."), {}, {}, {}};
        break;
    case Link::Offline:
        notice.actionText = tr("Try now");
        notice.action = m_ports.syncNow;
        break;
    case Link::SignedOut:
        notice = noticeOf(Error{ErrorCode::NotSignedIn, {}, {}});
        notice.actionText = tr("Sign in");
        notice.action = m_ports.signInAgain;
        break;
    case Link::Untrusted:
        notice = noticeOf(Error{ErrorCode::Untrusted, {}, {}});
        notice.actionText = tr("Try now"); // the server must show its former certificate then
        notice.action = m_ports.syncNow;
        break;
    case Link::Incompatible:
        notice = noticeOf(Error{ErrorCode::VersionMismatch, {}, {}});
        notice.actionText = tr("Try now");
        notice.action = m_ports.syncNow;
        break;
    case Link::Held:
        notice = {Severity::Warning, tr("The server removed unusually many records at once"), tr("The workstation has stopped following it and keeps its data."),
                  tr("Ask the system administrator whether this is meant."), tr("It is meant: follow the server"), m_ports.confirmRemoval};
        if (facts.removal) {
            const QLocale locale;
            notice.happened = tr("The server removed %1 of %2 records at once").arg(locale.toString(facts.removal->removed), locale.toString(facts.removal->held));
        }
        break;
    }
    m_notices->add(notice);
}

void MainWindow::openMenu()
{
    QMenu menu(this);
    const auto byCaption = [this](const char *caption) {
        return std::ranges::find_if(m_actions, [&](const Captioned &entry) { return qstrcmp(entry.caption, caption) == 0; })->action;
    };
    const auto choices = [&](const QString &title, const QString &iconName, const auto &options, auto textOfOption, auto isNow, auto choose) {
        QMenu *sub = menu.addMenu(icon(iconName), title);
        auto *group = new QActionGroup(sub);
        for (const auto &option : options) {
            QAction *action = sub->addAction(textOfOption(option));
            action->setCheckable(true);
            action->setChecked(isNow(option));
            group->addAction(action);
            connect(action, &QAction::triggered, this, [choose, option] { choose(option); });
        }
    };
    for (const auto &name : {QStringLiteral("undo"), QStringLiteral("redo")}) // where somebody gave the window these
        if (auto *action = findChild<QAction *>(name))
            menu.addAction(action);
    menu.addSeparator();
    choices(tr("Language"), QStringLiteral("language"), Languages::all(), [](const auto &language) { return language.endonym; },
            [this](const auto &language) { return language.code == m_surroundings.languages.code(); }, [this](const auto &language) { useLanguage(language.code); });
    choices(tr("Theme"), QStringLiteral("theme"), std::array{ThemeName::Light, ThemeName::Dark, ThemeName::HighContrast},
            [](ThemeName theme) { return theme == ThemeName::Light ? tr("Light") : theme == ThemeName::Dark ? tr("Dark") : tr("High contrast"); },
            [this](ThemeName theme) { return theme == m_surroundings.theme.name(); }, [this](ThemeName theme) { useTheme(theme); });
    choices(tr("Size"), QStringLiteral("search"), scales, [](int percent) { return QStringLiteral("%1 %").arg(percent); },
            [this](int percent) { return percent == m_surroundings.theme.scale(); }, [this](int percent) { useScale(percent); });
    menu.addSeparator();
    for (const char *caption : {"Synchronise now", "Go to, or do…", "Keyboard shortcuts"})
        menu.addAction(byCaption(caption));
    menu.addSeparator();
    for (const char *caption : {"Sign out", "Quit"})
        menu.addAction(byCaption(caption));
    const QSize room = menu.sizeHint();
    menu.exec(m_menuButton->mapToGlobal(QPoint(px(8), -room.height())));
}

void MainWindow::useLanguage(const QString &code)
{
    m_surroundings.languages.use(code);
    m_surroundings.settings.setValue(QStringLiteral("window/language"), m_surroundings.languages.code());
    // The words of another language may be wider, once the layouts have heard of them.
    QMetaObject::invokeMethod(this, &MainWindow::fitScreen, Qt::QueuedConnection);
}

void MainWindow::useTheme(ThemeName theme)
{
    m_surroundings.theme.apply(theme);
    m_surroundings.settings.setValue(QStringLiteral("window/theme"), textOf(theme));
}

void MainWindow::useScale(int percent)
{
    m_surroundings.theme.setScale(percent);
    fitScreen();
    m_surroundings.settings.setValue(QStringLiteral("window/scale"), m_surroundings.theme.scale());
}

void MainWindow::fitScreen()
{
    layout()->activate();
    if (minimumSizeHint().width() > screen()->availableGeometry().width())
        m_rail->setNarrow(true);
}

} // namespace views::shell
