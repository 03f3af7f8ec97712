#include "views/panels/changes/newchangedialog.h"
#include "views/panels/inventory/inventorypanel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/factory.h"
#include "items/freezelocks.h"
#include "items/savedviewlist.h"
#include "rules/permissions.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/freezecells.h"
#include "views/panels/records/sheetview.h"
#include "views/panels/orders/detail/neworderaction.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

/// In the order of the tabs. Accounts are the administrators' and have a panel of their own one day.
constexpr std::array shownEntities{Describe<Resource>::name, Describe<BusinessSystem>::name, Describe<Organisation>::name, Describe<Person>::name,
                                   Describe<Relation>::name};

/// More resources than these belong into an order of their own kind, not on one page.
constexpr size_t mostInOrder = 50;

/// What is chosen says what the new order is about.
NewOrderStart orderAbout(const Shape &shape, const std::vector<items::ListRow> &rows)
{
    NewOrderStart start;
    for (size_t i = 0; i < std::min(rows.size(), mostInOrder) && shape.name == QLatin1StringView(Describe<Resource>::name); ++i)
        start.resources.emplace_back(rows[i].record.id, titleOf(shape, rows[i].record));
    const QString field = shape.name == QLatin1StringView(Describe<BusinessSystem>::name) ? QStringLiteral("system_id") : shape.name == QLatin1StringView(Describe<Organisation>::name) ? QStringLiteral("unit_id") : QString();
    if (!field.isEmpty() && rows.size() == 1) {
        start.values.emplace(field, idText(rows.front().record.id));
        start.titles.emplace(field, titleOf(shape, rows.front().record));
    }
    return start;
}

} // namespace

InventoryPanel::InventoryPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_bar(new QTabBar(this))
    , m_actions(new BrowserActions(*this, [this] { return current(); }))
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
    makeTabActions();
    head->addWidget(m_actions->row());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_browsers, 1);

    new NewOrderAction(NewOrderAction::About::Chosen, *this, context, [this](const auto &begin) { // the panel's own
        if (auto *browser = current())
            browser->readSelected([begin, browser](const std::vector<items::ListRow> &rows) { begin(orderAbout(browser->shape(), rows)); });
    });

    new NewChangeAction(*this, context, [this](const auto &begin) { // the panel's own
        if (auto *browser = current())
            browser->readSelected([begin, browser](const std::vector<items::ListRow> &rows) { begin(changeAbout(browser->shape(), rows)); });
    });

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

void InventoryPanel::makeTabActions()
{
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
        if (items::canBeFrozen(*tab.shape))
            new FreezeCells(tab.browser->sheet(), tab.browser->list(), m_context.items.queries(), m_context.clock, tab.browser);
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
    m_actions->refresh();
}

void InventoryPanel::retranslate()
{
    m_actions->retranslate();
    for (int tab = 0; tab < m_bar->count(); ++tab)
        m_bar->setTabText(tab, items::captionsOf(*m_tabs[tab].shape));
    for (int tab = 0; tab < int(m_tabActions.size()); ++tab) {
        const auto *shape = shapeNamed(QString::fromLatin1(shownEntities[tab]));
        m_tabActions[tab]->setText(tr("Show: %1").arg(items::captionsOf(*shape)));
    }
    m_bar->setAccessibleName(tr("Kind of record"));
    for (const auto &tab : m_tabs)
        if (tab.browser)
            tab.browser->retranslate();
    refreshActs();
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
