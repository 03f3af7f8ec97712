#include "views/shell/mainwindow.h"

#include "views/shell/commandpalette.h"
#include "views/shell/icons.h"
#include "views/shell/navigationrail.h"
#include "views/shell/noticearea.h"
#include "views/shell/shortcutsheet.h"
#include "views/shell/statusstrip.h"

#include <QAction>
#include <QActionGroup>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QLocale>
#include <QLayout>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

namespace views::shell {

using namespace contract;

namespace {
constexpr std::array scales{100, 125, 150, 175, 200};
} // namespace

/// What panels see of the window.
class MainWindow::Host : public PanelHost
{
public:
    explicit Host(MainWindow &window) : m_window(window) {}
    void notify(const Notice &notice) override { m_window.m_notices->add(notice); }
    void showPanel(const QString &panel) override { m_window.showPanel(panel); }
    bool showRecord(const QString &entity, const QUuid &record) override
    {
        const auto found = std::ranges::find_if(m_window.m_specs, [&](const PanelSpec &spec) { return !spec.entity.isEmpty() && spec.entity == entity; });
        if (found == m_window.m_specs.end() || !m_window.offeredPanels().contains(found->id))
            return false;
        m_window.showPanel(found->id);
        m_window.currentPanel()->showRecord(record);
        return true;
    }
    [[nodiscard]] const Actor &actor() const override { return m_window.m_actor; }
    [[nodiscard]] bool isFilling() const override { return m_window.m_strip->facts().progress.has_value(); }

private:
    MainWindow &m_window;
};

MainWindow::MainWindow(std::vector<PanelSpec> panels, Surroundings surroundings, ShellPorts ports)
    : m_specs(std::move(panels)), m_surroundings(surroundings), m_ports(std::move(ports)), m_host(std::make_unique<Host>(*this)),
      m_rail(new NavigationRail(this)), m_notices(new NoticeArea(this)), m_stack(new QStackedWidget(this)), m_strip(new StatusStrip(surroundings.clock, this))
{
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_notices);
    right->addWidget(m_stack, 1);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addLayout(right, 1);
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper, 1);
    column->addWidget(m_strip);
    setCentralWidget(whole);

    m_menuButton = m_rail->addFoot(QStringLiteral("settings"));
    m_menuButton->setObjectName(QStringLiteral("menu"));
    connect(m_menuButton, &RailButton::clicked, this, &MainWindow::openMenu);
    connect(m_rail, &NavigationRail::chosen, this, &MainWindow::showPanel);
    connect(m_strip, &StatusStrip::unsentClicked, this, [this] { showPanel(QStringLiteral("outbox")); });
    connect(m_strip, &StatusStrip::linkClicked, this, &MainWindow::explainLink);
    connect(&m_surroundings.theme, &Theme::changed, m_host.get(), &PanelHost::themeChanged);
    connect(&m_surroundings.theme, &Theme::scaleChanged, m_host.get(), &PanelHost::scaleChanged);
    connect(&m_surroundings.languages, &Languages::changed, m_host.get(), &PanelHost::languageChanged);

    makeActions();
    makePanelActions();
    retranslate();
    if (!restoreGeometry(m_surroundings.settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(px(1360), px(860));
    m_rail->setNarrow(m_surroundings.settings.value(QStringLiteral("window/narrow")).toBool());
}

MainWindow::~MainWindow() = default;

PanelHost &MainWindow::host()
{
    return *m_host;
}

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
    addShortcut(QT_TR_NOOP("Explain the connection"), QStringLiteral("online"), keys(Qt::CTRL | Qt::Key_I), [this] { explainLink(); });
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

void MainWindow::retranslate()
{
    setWindowTitle(tr("Yunheng – government-cloud operations"));
    for (const auto &[action, caption] : m_actions)
        action->setText(tr(caption));
    for (const auto &panel : m_specs) {
        const QString caption = QCoreApplication::translate("Panel", panel.caption);
        const QString keys = panel.shortcut.toString(QKeySequence::NativeText);
        m_panelActions[panel.id]->setText(caption);
        auto *button = m_railButtons[panel.id];
        button->setText(caption);
        button->setAccessibleName(caption);
        button->setToolTip(keys.isEmpty() ? caption : QStringLiteral("%1 (%2)").arg(caption, keys));
        button->updateGeometry();
    }
    m_menuButton->setText(tr("Menu"));
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Language, theme, size, sign-out (F10)"));
    m_menuButton->updateGeometry();
    for (const auto &[id, panel] : m_panels)
        panel->retranslate();
}

void MainWindow::enter(const PanelContext &context, const Actor &actor)
{
    m_context.emplace(context);
    m_actor = actor;
    m_strip->showUser(actor.displayName.isEmpty() ? actor.login : actor.displayName);
    const QStringList offered = offeredPanels();
    for (const auto &[id, button] : m_railButtons) {
        button->setVisible(offered.contains(id));
        m_panelActions[id]->setEnabled(offered.contains(id));
    }
    Q_EMIT m_host->actorChanged();
    const QString last = m_surroundings.settings.value(QStringLiteral("window/panel")).toString();
    if (!offered.isEmpty())
        showPanel(offered.contains(last) ? last : offered.first());
}

void MainWindow::showStatus(const StatusFacts &facts)
{
    const bool same = m_strip->facts().progress.has_value() == facts.progress.has_value();
    m_strip->show(facts);
    if (!same)
        Q_EMIT m_host->fillingChanged();
}

QStringList MainWindow::offeredPanels() const
{
    QStringList offered;
    for (const auto &panel : m_specs)
        if (m_context && (panel.right.isEmpty() || m_actor.may(panel.right)))
            offered << panel.id;
    return offered;
}

const PanelSpec *MainWindow::spec(const QString &panel) const
{
    const auto found = std::ranges::find(m_specs, panel, &PanelSpec::id);
    return found == m_specs.end() ? nullptr : &*found;
}

Panel *MainWindow::currentPanel() const
{
    const auto found = m_panels.find(m_current);
    return found == m_panels.end() ? nullptr : found->second;
}

void MainWindow::showPanel(const QString &id)
{
    const PanelSpec *wanted = spec(id);
    if (!wanted || !m_context || !offeredPanels().contains(id))
        return;
    auto &panel = m_panels[id];
    if (!panel) { // made when first asked for: the start waits for one panel only
        panel = wanted->make(*m_context, m_stack);
        panel->retranslate();
        m_surroundings.settings.beginGroup(QStringLiteral("panel-%1").arg(id));
        panel->restoreLayout(m_surroundings.settings);
        m_surroundings.settings.endGroup();
        m_stack->addWidget(panel);
    }
    m_current = id;
    m_stack->setCurrentWidget(panel);
    m_rail->select(id);
    panel->firstFocus()->setFocus(Qt::OtherFocusReason);
}

QList<QAction *> MainWindow::everyAction() const
{
    QList<QAction *> all = actions();
    if (const auto *panel = currentPanel())
        all << panel->actions();
    return all;
}

void MainWindow::openShortcutSheet()
{
    QList<QAction *> panels;
    QList<QAction *> window;
    for (auto *action : actions())
        (std::ranges::any_of(m_panelActions, [&](const auto &entry) { return entry.second == action; }) ? panels : window) << action;
    std::vector<ActionGroup> groups;
    if (const auto *panel = currentPanel())
        groups.push_back({m_panelActions.at(m_current)->text(), panel->actions()});
    groups.push_back({tr("Panels"), panels});
    groups.push_back({tr("Window"), window});
    auto *sheet = new ShortcutSheet(groups, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::openCommandPalette()
{
    auto *palette = new CommandPalette(everyAction(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
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
        break;
    case Link::Incompatible:
        notice = noticeOf(Error{ErrorCode::VersionMismatch, {}, {}});
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

void MainWindow::saveLayout()
{
    QSettings &settings = m_surroundings.settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/narrow"), m_rail->isNarrow());
    settings.setValue(QStringLiteral("window/panel"), m_current);
    for (const auto &[id, panel] : m_panels) {
        settings.beginGroup(QStringLiteral("panel-%1").arg(id));
        panel->saveLayout(settings);
        settings.endGroup();
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool mayClose = std::ranges::all_of(m_panels, [](const auto &entry) { return entry.second->mayClose(); });
    event->setAccepted(mayClose);
    if (!mayClose)
        return;
    saveLayout();
    Q_EMIT closed();
}

} // namespace views::shell
