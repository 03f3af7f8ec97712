#include "views/shell/mainwindow.h"

#include "views/shell/navigationrail.h"
#include "views/shell/noticearea.h"
#include "views/shell/recordsearch.h"
#include "views/shell/statusstrip.h"

#include <QAction>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QSettings>
#include <QStackedWidget>

namespace views::shell {

using namespace contract;

namespace {
constexpr qsizetype recentKept = 10;
} // namespace

/// What panels see of the window.
class MainWindow::Host : public PanelHost
{
public:
    explicit Host(MainWindow &window) : m_window(window) {}
    void notify(const Notice &notice) override { m_window.m_notices->add(notice); }
    void showPanel(const QString &panel) override { m_window.showPanel(panel); }
    bool showRecord(const QString &entity, const QUuid &record) override { return m_window.showFound(entity, record, {}); }
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
    m_search.reset(m_ports.findRecords ? m_ports.findRecords(context, nullptr) : nullptr);
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
    const auto &was = m_strip->facts();
    const bool same = was.progress.has_value() == facts.progress.has_value() && (was.syncedAt.ms == 0) == (facts.syncedAt.ms == 0);
    m_strip->show(facts);
    if (!same)
        Q_EMIT m_host->fillingChanged();
}

bool MainWindow::holdsData() const
{
    return m_strip->facts().syncedAt.ms != 0 && !m_strip->facts().progress;
}

void MainWindow::addToStrip(QWidget *tool)
{
    m_strip->addTool(tool);
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

bool MainWindow::showFound(const QString &entity, const QUuid &record, const QString &panelOf)
{
    const auto found = std::ranges::find_if(m_specs, [&](const PanelSpec &spec) { return spec.shows(panelOf.isEmpty() ? entity : panelOf); });
    if (found == m_specs.end() || !offeredPanels().contains(found->id))
        return false;
    showPanel(found->id);
    currentPanel()->showRecordOf(entity, record);
    remember(entity, record);
    return true;
}

QString MainWindow::recentKey() const
{
    return QStringLiteral("recent-%1/records").arg(m_actor.account.toString(QUuid::WithoutBraces));
}

std::vector<std::pair<QString, QUuid>> MainWindow::recentRecords() const
{
    std::vector<std::pair<QString, QUuid>> records;
    for (const auto &line : m_surroundings.settings.value(recentKey()).toStringList())
        if (const QUuid id(line.section(u' ', 1)); !id.isNull())
            records.emplace_back(line.section(u' ', 0, 0), id);
    return records;
}

void MainWindow::remember(const QString &entity, const QUuid &record)
{
    const QString line = entity + u' ' + record.toString(QUuid::WithoutBraces);
    QStringList lines = m_surroundings.settings.value(recentKey()).toStringList();
    lines.removeAll(line);
    lines.prepend(line);
    m_surroundings.settings.setValue(recentKey(), QStringList(lines.mid(0, recentKept)));
}

QList<QAction *> MainWindow::everyAction() const
{
    QList<QAction *> all = actions();
    if (const auto *panel = currentPanel())
        all << panel->actions();
    return all;
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
