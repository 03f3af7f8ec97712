#include "views/panels/inventory/inventorypanel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/factory.h"
#include "items/savedviewlist.h"
#include "rules/permissions.h"
#include "views/forms/tables.h"
#include "views/panels/inventory/buttonrow.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

/// In the order of the tabs. Accounts are the administrators' and have a panel of their own one day.
constexpr std::array shownEntities{Describe<Resource>::name, Describe<BusinessSystem>::name, Describe<Organisation>::name, Describe<Person>::name,
                                   Describe<Relation>::name};

struct ActRow {
    Act act;
    const char *text;
    const char *icon; ///< of its button in the panel's head; empty: no button
    QKeySequence shortcut;
};

// Kept as a function, since a key sequence is no constant expression.
const std::vector<ActRow> &actRows()
{
    static const std::vector<ActRow> rows{
        {Act::Edit, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Edit"), "edit", QKeySequence(Qt::CTRL | Qt::Key_E)},
        {Act::EditCell, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Edit the cell"), "", QKeySequence(Qt::Key_F2)},
        {Act::Retire, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Retire…"), "retire", QKeySequence(Qt::CTRL | Qt::Key_Delete)},
        {Act::Restore, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Restore…"), "restore", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete)},
        {Act::Relate, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Relate…"), "relation", QKeySequence(Qt::CTRL | Qt::Key_L)},
        {Act::Copy, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Copy"), "copy", QKeySequence(Qt::CTRL | Qt::Key_C)},
        {Act::Import, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Import…"), "import", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        {Act::Export, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Export…"), "export", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
        {Act::Paste, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Paste…"), "", QKeySequence(Qt::CTRL | Qt::Key_V)},
        {Act::New, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "New"), "add", QKeySequence(Qt::CTRL | Qt::Key_N)},
        {Act::Save, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Save"), "", QKeySequence(Qt::CTRL | Qt::Key_S)},
        {Act::Unrelate, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Unrelate…"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
        {Act::Impact, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Impact…"), "", QKeySequence(Qt::CTRL | Qt::Key_I)},
        {Act::Search, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Search"), "", QKeySequence(Qt::CTRL | Qt::Key_F)},
        {Act::Filter, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Filter…"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
        {Act::ClearFilters, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Remove search and filters"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X)},
        {Act::Columns, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Choose columns…"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K)},
        {Act::Sort, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Sort by this column"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        {Act::AddSort, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Sort by this column too"), "", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S)},
        {Act::ShowRetired, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Show retired"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)},
        {Act::Views, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Saved views"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V)},
        {Act::AsOf, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "As of a past date…"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)},
        {Act::Tree, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "Tree of units and systems"), "", QKeySequence(Qt::CTRL | Qt::Key_T)},
        {Act::Charts, QT_TRANSLATE_NOOP("views::panels::InventoryPanel", "List or charts"), "", QKeySequence(Qt::CTRL | Qt::Key_G)},
    };
    return rows;
}

} // namespace

InventoryPanel::InventoryPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_bar(new QTabBar(this))
    , m_tools(new ButtonRow(shell::px(4), this))
    , m_browsers(new QStackedWidget(this))
{
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setObjectName(QStringLiteral("entities"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    head->setSpacing(shell::px(4));
    head->addWidget(m_bar);
    head->addStretch(1);
    makeActions();
    for (auto *button : m_buttons)
        m_tools->add(button, button == m_new ? ButtonRow::Words::Always : ButtonRow::Words::WhereRoom);
    head->addWidget(m_tools);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_browsers, 1);

    makeTabs();
    connect(m_bar, &QTabBar::currentChanged, this, &InventoryPanel::showTab);
    connect(&context.host, &shell::PanelHost::actorChanged, this, [this] {
        makeTabs();
        refreshActs();
    });
    connect(&context.host, &shell::PanelHost::themeChanged, this, [this] { retranslate(); });
    connect(&context.host, &shell::PanelHost::scaleChanged, this, [this] { retranslate(); });
    retranslate();
    showTab(m_bar->currentIndex());
}

void InventoryPanel::makeActions()
{
    for (const auto &row : actRows()) {
        auto *action = new QAction(this);
        action->setShortcut(row.shortcut);
        connect(action, &QAction::triggered, this, [this, act = row.act] {
            if (auto *browser = current())
                browser->perform(act);
        });
        addAction(action);
        m_acts.emplace_back(row.act, action);
        if (*row.icon == 0)
            continue;
        action->setIcon(shell::icon(QString::fromLatin1(row.icon)));
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(row.act != Act::New);
        if (row.act == Act::New)
            m_new = button;
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons.push_back(button);
    }
    for (int tab = 0; tab < int(shownEntities.size()); ++tab) {
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + tab)));
        connect(action, &QAction::triggered, this, [this, tab] {
            if (const int shown = tabOf(QString::fromLatin1(shownEntities[tab])); shown >= 0)
                m_bar->setCurrentIndex(shown);
        });
        addAction(action);
        m_tabActions.push_back(action);
    }
}

void InventoryPanel::makeTabs()
{
    // Only what the roles may read is offered; browsers that exist stay where they are.
    const QSignalBlocker quiet(m_bar);
    const QString shown = current() ? current()->shape().name : QString();
    std::vector<Tab> tabs;
    for (const char *name : shownEntities) {
        const auto *shape = shapeNamed(QString::fromLatin1(name));
        if (!m_context.host.actor().may(rules::readRight(*shape)))
            continue;
        const auto former = std::ranges::find(m_tabs, shape, &Tab::shape);
        tabs.push_back(former == m_tabs.end() ? Tab{.shape = shape, .browser = nullptr, .layout = {}} : *former);
    }
    m_tabs = std::move(tabs);
    while (m_bar->count() > 0)
        m_bar->removeTab(0);
    for (const auto &tab : m_tabs)
        m_bar->addTab(items::captionsOf(*tab.shape));
    m_bar->setCurrentIndex(qMax(0, tabOf(shown)));
}

int InventoryPanel::tabOf(const QString &entity) const
{
    const auto found = std::ranges::find_if(m_tabs, [&](const Tab &tab) { return tab.shape->name == entity; });
    return found == m_tabs.end() ? -1 : int(found - m_tabs.begin());
}

RecordBrowser *InventoryPanel::current() const
{
    return qobject_cast<RecordBrowser *>(m_browsers->currentWidget());
}

void InventoryPanel::showTab(int index)
{
    if (index < 0 || index >= int(m_tabs.size()) || m_switching)
        return;
    auto &tab = m_tabs[index];
    if (current() && current() != tab.browser && !current()->mayLeave()) {
        m_switching = true;
        m_bar->setCurrentIndex(tabOf(current()->shape().name));
        m_switching = false;
        return;
    }
    if (!tab.browser) {
        tab.browser = new RecordBrowser(*tab.shape, m_context, m_browsers);
        m_browsers->addWidget(tab.browser);
        tab.browser->keepSourcesIn(m_sources);
        if (!tab.layout.isEmpty())
            tab.browser->restoreLayoutState(tab.layout);
        connect(tab.browser, &RecordBrowser::actsChanged, this, &InventoryPanel::refreshActs);
        connect(tab.browser, &RecordBrowser::dataShown, this, [this] {
            if (!std::exchange(m_saidShown, true))
                Q_EMIT dataShown();
        });
    }
    m_browsers->setCurrentWidget(tab.browser);
    refreshActs();
}

void InventoryPanel::refreshActs()
{
    const auto *browser = current();
    for (const auto &[act, action] : m_acts) {
        const QString why = browser ? browser->whyNot(act) : tr("Nothing may be shown with your roles.");
        action->setEnabled(why.isEmpty());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        //: An action, its keys in brackets, and while it is disabled the reason.
        action->setToolTip(why.isEmpty() ? tr("%1 (%2)").arg(action->text(), keys) : tr("%1 (%2): %3").arg(action->text(), keys, why));
    }
    // While a form holds edits, saving them is what the screen leads to; else it is the new record.
    const bool leads = browser && !browser->whyNot(Act::Save).isEmpty() && m_new->isEnabled();
    forms::setRank(*m_new, leads ? forms::Rank::Primary : forms::Rank::Quiet);
    m_new->defaultAction()->setIcon(leads ? shell::icon(QStringLiteral("add"), QApplication::palette().color(QPalette::HighlightedText)) : shell::icon(QStringLiteral("add")));
}

void InventoryPanel::retranslate()
{
    for (const auto &row : actRows()) {
        const auto found = std::ranges::find(m_acts, row.act, &std::pair<Act, QAction *>::first);
        found->second->setText(tr(row.text));
    }
    for (int tab = 0; tab < m_bar->count(); ++tab)
        m_bar->setTabText(tab, items::captionsOf(*m_tabs[tab].shape));
    for (int tab = 0; tab < int(m_tabActions.size()); ++tab) {
        const auto *shape = shapeNamed(QString::fromLatin1(shownEntities[tab]));
        m_tabActions[tab]->setText(tr("Show: %1").arg(items::captionsOf(*shape)));
    }
    m_bar->setAccessibleName(tr("Kind of record"));
    for (auto *button : m_buttons) {
        button->setIconSize(QSize(shell::px(16), shell::px(16)));
        button->setAccessibleName(button->defaultAction()->text());
    }
    for (const auto &tab : m_tabs)
        if (tab.browser)
            tab.browser->retranslate();
    refreshActs();
    m_tools->measure();
}

void InventoryPanel::saveLayout(QSettings &settings) const
{
    for (const auto &tab : m_tabs)
        settings.setValue(tab.shape->name, tab.browser ? tab.browser->layoutState() : tab.layout);
    if (current())
        settings.setValue(QStringLiteral("entity"), current()->shape().name);
}

void InventoryPanel::restoreLayout(QSettings &settings)
{
    m_sources = QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("sources"));
    for (auto &tab : m_tabs) {
        tab.layout = settings.value(tab.shape->name).toMap();
        if (tab.browser)
            tab.browser->keepSourcesIn(m_sources);
        if (tab.browser && !tab.layout.isEmpty())
            tab.browser->restoreLayoutState(tab.layout);
    }
    if (const int tab = tabOf(settings.value(QStringLiteral("entity")).toString()); tab >= 0)
        m_bar->setCurrentIndex(tab);
}

bool InventoryPanel::showsData() const
{
    return current() && current()->showsData();
}

void InventoryPanel::showRecord(const QUuid &record)
{
    showRecordOf(QString::fromLatin1(Describe<Resource>::name), record);
}

void InventoryPanel::showRecordOf(const QString &entity, const QUuid &record)
{
    if (entity == QLatin1StringView(Describe<SavedView>::name)) {
        showView(record);
        return;
    }
    const int tab = tabOf(entity);
    if (tab < 0)
        return;
    m_bar->setCurrentIndex(tab);
    if (current() && current()->shape().name == entity) // else a form holds edits that its person keeps
        current()->showRecord(record);
}

void InventoryPanel::showView(const QUuid &id)
{
    whenDone(m_context.items.queries().record(shapeOf<SavedView>(), id), this, [this](const Result<std::optional<items::ListRow>> &row) {
        const auto view = row && *row ? items::viewOf((*row)->record) : std::nullopt;
        const int tab = view ? tabOf(view->query.entity) : -1;
        if (tab < 0)
            return;
        m_bar->setCurrentIndex(tab);
        if (current() && current()->shape().name == view->query.entity)
            current()->showView(*view);
    });
}

std::vector<shell::KeyMeaning> InventoryPanel::keys() const
{
    return {
        {QStringLiteral("↓  Enter"), tr("From the search box into the list")},
        {QStringLiteral("Enter"), tr("From the list into the form of the record")},
        {QStringLiteral("Space"), tr("Select the row, or no longer")},
        {QStringLiteral("←  →"), tr("From cell to cell")},
        {QStringLiteral("A–Z  0–9"), tr("Type over the cell")},
        {QStringLiteral("Delete"), tr("Empty the cell")},
        {QStringLiteral("Enter  Shift+Enter"), tr("While editing: the cell below, the cell above")},
        {QStringLiteral("Tab  Shift+Tab"), tr("While editing: the next cell, the previous one")},
        {QStringLiteral("Esc"), tr("Leave the cell as it was")},
    };
}

bool InventoryPanel::mayClose()
{
    return !current() || current()->mayLeave();
}

QWidget *InventoryPanel::firstFocus()
{
    return current() ? current()->firstFocus() : this;
}

} // namespace views::panels
