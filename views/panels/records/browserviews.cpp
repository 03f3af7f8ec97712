#include "views/panels/records/browserviews.h"

#include "contract/entities/resource.h"
#include "items/factory.h"
#include "views/panels/inventory/chartspane.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/inventory/treepane.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace views::panels {

namespace {
/// Beside a narrower list the tree waits until it is asked for.
constexpr int roomForTree = 1'200;
constexpr int usualTreeWidth = 240;
} // namespace

BrowserViews::BrowserViews(const contract::Shape &shape, const shell::PanelContext &context, QWidget &list, RecordPane &record, QWidget *parent)
    : QObject(parent)
    , m_context(context)
    , m_list(list)
    , m_record(record)
    , m_isResource(shape.name == QLatin1StringView(contract::Describe<contract::Resource>::name))
    , m_treeSwitch(new QToolButton(parent))
    , m_chartsSwitch(new QWidget(parent))
    , m_listButton(new QToolButton(m_chartsSwitch))
    , m_chartsButton(new QToolButton(m_chartsSwitch))
    , m_middle(new QStackedWidget(parent))
    , m_query{.entity = shape.name}
    , m_treeWidth(usualTreeWidth)
{
    m_middle->addWidget(&list);
    m_treeSwitch->setIcon(shell::icon(QStringLiteral("tree")));
    m_listButton->setIcon(shell::icon(QStringLiteral("list")));
    m_chartsButton->setIcon(shell::icon(QStringLiteral("charts")));
    for (auto *button : {m_treeSwitch, m_listButton, m_chartsButton}) {
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *either = new QButtonGroup(this);
    either->addButton(m_listButton);
    either->addButton(m_chartsButton);
    m_listButton->setChecked(true);
    auto *row = new QHBoxLayout(m_chartsSwitch);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_listButton);
    row->addWidget(m_chartsButton);
    m_treeSwitch->setVisible(m_isResource);
    m_chartsSwitch->setVisible(m_isResource);
    m_chartsSwitch->setFocusProxy(m_chartsButton);

    connect(m_treeSwitch, &QToolButton::clicked, this, [this](bool shown) {
        m_treeWanted = shown;
        showTree(shown);
    });
    connect(m_listButton, &QToolButton::clicked, this, &BrowserViews::showList);
    connect(m_chartsButton, &QToolButton::clicked, this, [this] { switchCharts(m_query); });
    retranslate();
}

QWidget *BrowserViews::treeSwitch() const { return m_treeSwitch; }

QWidget *BrowserViews::middle() const { return m_middle; }

QWidget &BrowserViews::shown() const { return *m_middle->currentWidget(); }

QWidget *BrowserViews::aroundWithTree(QWidget &rest)
{
    if (!m_isResource)
        return &rest;
    m_around = new QSplitter(Qt::Horizontal, rest.parentWidget());
    m_around->setObjectName(QStringLiteral("aroundTree"));
    m_around->setChildrenCollapsible(false);
    m_around->setHandleWidth(1);
    m_around->addWidget(&rest);
    m_around->setStretchFactor(0, 1);
    connect(m_around, &QSplitter::splitterMoved, this, [this] { m_treeWidth = m_around->sizes().front() * 100 / shell::px(100); });
    return m_around;
}

void BrowserViews::makeWhatIsShown(const replica::ListQuery &query)
{
    m_query = query;
    m_isPainted = true;
    if (m_isResource)
        showTree(m_treeWanted.value_or(m_around->width() >= shell::px(roomForTree)));
}

void BrowserViews::makeTree()
{
    m_tree = new TreePane(m_context.items.tree(this), m_around);
    m_around->insertWidget(0, m_tree);
    m_around->setStretchFactor(0, 0);
    m_around->setStretchFactor(1, 1);
    m_around->setSizes({shell::px(m_treeWidth), m_around->width() - shell::px(m_treeWidth)});
    connect(m_tree, &TreePane::chosen, this, &BrowserViews::chosenInTree);
    connect(m_tree, &TreePane::left, this, [this] { m_middle->currentWidget()->setFocus(); });
    m_tree->follow(m_query);
}

void BrowserViews::showTree(bool shown)
{
    m_treeSwitch->setChecked(shown);
    if (shown && !m_tree)
        makeTree();
    if (m_tree)
        m_tree->setVisible(shown);
    Q_EMIT changed();
}

void BrowserViews::enterOrLeaveTree(const replica::ListQuery &query)
{
    if (!m_isResource)
        return;
    m_query = query;
    const bool leaves = m_tree && m_tree->isVisible() && m_tree->hasKeyboard();
    m_treeWanted = !leaves;
    if (leaves)
        m_middle->currentWidget()->setFocus();
    showTree(!leaves);
    if (!leaves)
        m_tree->enter();
}

void BrowserViews::makeCharts()
{
    m_charts = new ChartsPane(m_context.items.charts(this), m_middle);
    m_middle->addWidget(m_charts);
    connect(m_charts, &ChartsPane::chosen, this, [this](const std::vector<items::NamedFilter> &filters) {
        Q_EMIT chosenInChart(filters);
        showList();
    });
    connect(m_charts, &ChartsPane::left, this, &BrowserViews::showList);
}

bool BrowserViews::showsCharts() const
{
    return m_charts && m_middle->currentWidget() == m_charts;
}

void BrowserViews::switchCharts(const replica::ListQuery &query)
{
    m_query = query;
    if (showsCharts()) {
        showList();
        return;
    }
    // The charts take the record's place too.
    if (!m_isResource || !m_record.mayLeave()) {
        m_listButton->setChecked(true);
        return;
    }
    if (!m_charts)
        makeCharts();
    m_charts->follow(m_query);
    m_chartsButton->setChecked(true);
    m_record.setVisible(false);
    m_middle->setCurrentWidget(m_charts);
    m_charts->setFocus();
    Q_EMIT changed();
}

void BrowserViews::showList()
{
    m_listButton->setChecked(true);
    m_record.setVisible(true);
    m_middle->setCurrentWidget(&m_list);
    m_list.setFocus();
    Q_EMIT changed();
}

void BrowserViews::showInstead(QWidget *other)
{
    if (other && m_middle->indexOf(other) < 0)
        m_middle->addWidget(other);
    m_middle->setCurrentWidget(other ? other : &m_list);
    Q_EMIT changed();
}

void BrowserViews::follow(const replica::ListQuery &query)
{
    m_query = query;
    if (m_tree)
        m_tree->follow(query);
    if (m_charts)
        m_charts->follow(query);
    m_chartsButton->setEnabled(query.asOf.ms == 0);
    retranslate();
}

void BrowserViews::retranslate()
{
    m_treeSwitch->setToolTip(tr("Tree of units and systems (Ctrl+T)"));
    m_treeSwitch->setAccessibleName(tr("Tree of units and systems"));
    m_listButton->setToolTip(tr("List (Ctrl+G)"));
    m_listButton->setAccessibleName(tr("Show the list"));
    m_chartsButton->setToolTip(m_chartsButton->isEnabled() ? tr("Charts of what the list shows (Ctrl+G)") : tr("Charts count what stands today. Go back to today first."));
    m_chartsButton->setAccessibleName(tr("Show charts"));
    if (m_tree)
        m_tree->retranslate();
    if (m_charts)
        m_charts->retranslate();
}

void BrowserViews::refreshLook()
{
    for (auto *button : {m_treeSwitch, m_listButton, m_chartsButton})
        button->setIconSize(QSize(shell::px(16), shell::px(16)));
    if (m_tree)
        m_tree->refreshLook();
    if (m_charts)
        m_charts->refreshLook();
    // At another scale there may be room for the tree, or none; who asked for it keeps it.
    if (m_isPainted && m_isResource && !m_treeWanted)
        showTree(m_around->width() >= shell::px(roomForTree));
}

QVariantMap BrowserViews::layoutState() const
{
    QVariantMap state{{QStringLiteral("treeWidth"), m_treeWidth}};
    if (m_treeWanted)
        state.insert(QStringLiteral("tree"), *m_treeWanted);
    return state;
}

void BrowserViews::restoreLayoutState(const QVariantMap &state)
{
    if (!m_isResource)
        return;
    if (state.contains(QStringLiteral("tree")))
        m_treeWanted = state.value(QStringLiteral("tree")).toBool();
    m_treeWidth = qBound(120, state.value(QStringLiteral("treeWidth"), usualTreeWidth).toInt(), 800);
    if (m_isPainted && m_treeWanted)
        showTree(*m_treeWanted);
    if (m_tree)
        m_around->setSizes({shell::px(m_treeWidth), m_around->width() - shell::px(m_treeWidth)});
}

} // namespace views::panels
