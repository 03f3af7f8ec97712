#include "views/panels/orders/orderspanel.h"

#include "contract/entities/savedview.h"
#include "contract/entities/workorder.h"
#include "items/factory.h"
#include "items/orderclock.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"
#include "views/panels/changes/newchangedialog.h"
#include "views/panels/orders/boardpage.h"
#include "views/panels/orders/bulkorders.h"
#include "views/panels/orders/clockcells.h"
#include "views/panels/orders/detail/neworderaction.h"
#include "views/panels/orders/detail/orderverbs.h"
#include "views/panels/orders/timelinepage.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QSettings>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::OrderPreset;
using items::OrderScope;
using items::OrderScopes;

namespace {

/// What a dispatcher reads first stands left; a person may choose others.
std::vector<int> usualColumns(const Shape &shape)
{
    std::vector<int> columns;
    for (const auto *name : {"number", "title", "priority", "state", "resolve_due", "unit_id", "team", "assignee_id", "kind", "item_id", "submitted_at"})
        columns.push_back(shape.indexOf(QLatin1StringView(name).toString()));
    return columns;
}

/// In 100 % pixels: room for "Response: 23 h 59 min late".
constexpr int clockWidth = 200;

} // namespace

OrdersPanel::OrdersPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_calendar(new items::OrderCalendar(context.items.queries(), this))
    , m_scopes(new OrderScopes(context.clock, context.items.queries(), this))
    , m_bar(new QTabBar(this))
    , m_presetRow(new QWidget(this))
    , m_bulkRow(new ButtonRow(shell::px(4), this))
    , m_lookRow(new ButtonRow(shell::px(4), this))
    , m_actions(new BrowserActions(*this, [this] { return m_browser; }, {Act::Retire, Act::Restore, Act::Relate, Act::Unrelate, Act::Impact, Act::Tree, Act::Charts, Act::ShowRetired, Act::Import}))
    , m_browser(new RecordBrowser(shapeOf<WorkOrder>(), context, this))
    , m_clocks(new ClockCells(m_browser->sheet(), m_browser->list(), *m_calendar, context.clock, this))
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    head->setSpacing(shell::px(4));
    head->addWidget(m_bar);
    head->addStretch(1);
    makeBulkActs();
    head->addWidget(m_bulkRow);
    head->addWidget(m_actions->row());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    auto *narrowing = new QHBoxLayout;
    narrowing->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    narrowing->setSpacing(shell::px(12));
    narrowing->addWidget(m_presetRow, 1);
    narrowing->addWidget(m_lookRow, 0, Qt::AlignTop);
    column->addLayout(narrowing);
    column->addWidget(m_browser, 1);
    makeScopes();
    makePresets();
    makeLooks();

    auto &sheet = m_browser->sheet();
    sheet.suggestWidth(QStringLiteral("resolve_due"), clockWidth);
    sheet.suggestWidth(QStringLiteral("response_due"), clockWidth);
    sheet.showFields(usualColumns(shapeOf<WorkOrder>()));
    m_browser->list().setSorts({{QStringLiteral("submitted_at"), replica::Order::Descending}});
    m_browser->hideRetiredSwitch(); // nothing is deleted here; what is given up is voided, withdrawn or terminated
    m_browser->setViewTaker([this](std::vector<replica::ListFilter> filters) { return takeView(std::move(filters)); });

    connect(m_scopes, &OrderScopes::chosen, this, [this] { narrow(RecordBrowser::Question::Other); });
    connect(m_scopes, &OrderScopes::drifted, this, [this] { narrow(RecordBrowser::Question::Same); });
    connect(m_scopes, &OrderScopes::counted, this, &OrdersPanel::refreshCounts);
    auto *newOrder = new NewOrderAction(NewOrderAction::About::Anything, *this, context, [](const auto &begin) { begin({}); });
    m_browser->setMaker([newOrder] { newOrder->trigger(); });
    new NewChangeAction(*this, context, [this](const auto &begin) { // the panel's own
        m_browser->readSelected([begin](const std::vector<replica::ListRow> &orders) { begin(changeAbout(shapeOf<WorkOrder>(), orders)); });
    });
    connect(m_browser, &RecordBrowser::narrowed, this, [this] {
        if (m_look == Look::Board)
            m_isDrifting ? m_board->board().follow(m_browser->list().query()) : m_board->board().setQuery(m_browser->list().query());
    });
    connect(&m_browser->pane(), &RecordPane::shown, this, &OrdersPanel::doWantedVerb);
    connect(m_browser, &RecordBrowser::actsChanged, this, &OrdersPanel::refreshActs);
    connect(m_browser, &RecordBrowser::dataShown, this, &OrdersPanel::sayShown);
    // On the board and the timeline the list itself is never painted.
    connect(&m_browser->list(), &items::RecordListModel::matchesChanged, this, [this](qint64 matches) {
        if (matches >= 0 && m_look != Look::List)
            sayShown();
    });
    connect(m_browser, &RecordBrowser::widenAsked, this, [this] { choose(OrderScope::All, OrderPreset::Everything); });
    connect(&context.host, &shell::PanelHost::actorChanged, this, [this] {
        m_scopes->setActor(m_context.host.actor());
        refreshCounts();
        refreshActs();
    });
    connect(&context.host, &shell::PanelHost::themeChanged, this, [this] { retranslate(); });
    connect(&context.host, &shell::PanelHost::scaleChanged, this, [this] { retranslate(); });
    m_scopes->setActor(context.host.actor());
    narrow(RecordBrowser::Question::Other);
}

void OrdersPanel::makeScopes()
{
    m_bar->setObjectName(QStringLiteral("scopes"));
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    for (const auto scope : OrderScopes::scopes) {
        m_bar->addTab(QString());
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key(Qt::Key_1 + int(scope))));
        connect(action, &QAction::triggered, this, [this, scope] { choose(scope, m_scopes->preset()); });
        addAction(action);
        m_scopeActions.push_back(action);
    }
    m_bar->setCurrentIndex(int(m_scopes->scope()));
    connect(m_bar, &QTabBar::currentChanged, this, [this](int tab) { choose(OrderScopes::scopes[size_t(tab)], m_scopes->preset()); });
}

void OrdersPanel::makePresets()
{
    auto *row = new FlowLayout(m_presetRow, shell::px(4)); // a narrow window has them in two rows
    for (const auto preset : OrderScopes::presets) {
        auto *button = new QToolButton(m_presetRow);
        button->setObjectName(QStringLiteral("preset"));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key(Qt::Key_1 + int(m_presets.size()))));
        // Pressed again it no longer narrows the list.
        const auto toggle = [this, preset] { choose(m_scopes->scope(), m_scopes->preset() == preset ? OrderPreset::Everything : preset); };
        connect(action, &QAction::triggered, this, toggle);
        connect(button, &QToolButton::clicked, this, toggle);
        addAction(action);
        m_presetActions.push_back(action);
        m_presets.push_back(button);
        row->addWidget(button);
    }
}

void OrdersPanel::makeLooks()
{
    auto *either = new QButtonGroup(this);
    for (const auto look : {Look::List, Look::Board, Look::Timeline}) {
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key(Qt::Key_4 + int(look))));
        connect(action, &QAction::triggered, this, [this, look] { showAs(look); });
        addAction(action);
        m_lookActions.push_back(action);
        auto *button = new QToolButton(m_lookRow);
        button->setIcon(shell::icon(look == Look::List ? QStringLiteral("list") : look == Look::Board ? QStringLiteral("board") : QStringLiteral("timeline")));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setChecked(look == m_look);
        either->addButton(button);
        connect(button, &QToolButton::clicked, this, [this, look] { showAs(look); });
        m_lookRow->add(button);
        m_looks.push_back(button);
    }
    m_nextLook = new QAction(this);
    m_nextLook->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    connect(m_nextLook, &QAction::triggered, this, [this] { showAs(Look((int(m_look) + 1) % 3)); });
    addAction(m_nextLook);
}

void OrdersPanel::makeBulkActs()
{
    const auto make = [this](const char *icon, const QKeySequence &keys, AskAct ask) {
        auto *action = new QAction(this);
        action->setIcon(shell::icon(QString::fromLatin1(icon)));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, ask] { changeSelected(ask); });
        addAction(action);
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_bulkRow->add(button);
        m_bulkButtons.push_back(button);
        return action;
    };
    m_assign = make("person", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), &askAssignment);
    m_close = make("done", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &askClosing);
}

void OrdersPanel::changeSelected(AskAct ask)
{
    if (!m_browser->mayLeave())
        return;
    m_browser->readSelected([this, ask](const std::vector<replica::ListRow> &orders) {
        if (orders.empty() || int(orders.size()) > maxTargets)
            return;
        if (const auto command = ask(orders, m_context, this); command && !command->targets.empty())
            m_browser->submit(*command);
    });
}

void OrdersPanel::sayShown()
{
    if (!std::exchange(m_saidShown, true))
        Q_EMIT dataShown();
}

void OrdersPanel::showAs(Look look)
{
    m_looks[size_t(look)]->setChecked(true);
    if (look == m_look)
        return;
    if (m_look == Look::Board)
        m_board->board().setActive(false);
    m_look = look;
    if (look == Look::Board && !m_board)
        makeBoard();
    if (look == Look::Timeline && !m_timeline)
        makeTimeline();
    if (look == Look::Board) {
        m_board->board().setQuery(m_browser->list().query());
        m_board->board().setActive(true);
    }
    m_browser->showInstead(look == Look::Board ? static_cast<QWidget *>(m_board) : look == Look::Timeline ? static_cast<QWidget *>(m_timeline) : nullptr);
    m_browser->enterList();
}

void OrdersPanel::makeBoard()
{
    m_board = new BoardPage(*m_calendar, m_context, this);
    connect(m_board, &BoardPage::chosen, this, [this](const QUuid &order) {
        if (m_wanted && m_wanted->first != order)
            m_wanted.reset();
        m_browser->showRecord(order);
    });
    connect(m_board, &BoardPage::opened, this, [this](const QUuid &order) {
        m_browser->showRecord(order);
        m_browser->enterForm();
    });
    connect(m_board, &BoardPage::verbAsked, this, &OrdersPanel::doVerb);
    connect(m_board, &BoardPage::left, this, [this] { m_browser->perform(Act::Search); });
}

void OrdersPanel::makeTimeline()
{
    m_timeline = new TimelinePage(m_browser->list(), *m_browser->sheet().selectionModel(), *m_calendar, m_context.clock, this);
    connect(m_timeline, &TimelinePage::opened, m_browser, &RecordBrowser::enterForm);
    connect(m_timeline, &TimelinePage::left, this, [this] { m_browser->perform(Act::Search); });
}

/// The pane asks what the verb wants and says what stands in its way.
void OrdersPanel::doVerb(const QUuid &order, rules::OrderVerb verb)
{
    m_wanted.emplace(order, verb);
    if (m_browser->pane().shows({order}))
        doWantedVerb();
    else
        m_browser->showRecord(order);
}

void OrdersPanel::doWantedVerb()
{
    auto *verbs = m_browser->pane().strip<OrderVerbs>();
    // Until its order is here another one may come by: one that was chosen a moment before.
    if (m_wanted && verbs && m_browser->pane().shows({m_wanted->first}))
        verbs->doVerb(std::exchange(m_wanted, std::nullopt)->second);
}

QString OrdersPanel::nameOf(Look look) const
{
    switch (look) {
    case Look::List:
        return tr("List");
    case Look::Board:
        return tr("Board");
    case Look::Timeline:
        return tr("Timeline");
    }
    return {};
}

QString OrdersPanel::nameOf(OrderScope scope) const
{
    switch (scope) {
    case OrderScope::Mine:
        return tr("My orders");
    case OrderScope::Team:
        return tr("My team's");
    case OrderScope::All:
        return tr("All");
    }
    return {};
}

QString OrdersPanel::nameOf(OrderPreset preset) const
{
    switch (preset) {
    case OrderPreset::Everything:
        return tr("Open and done");
    case OrderPreset::Open:
        return tr("Open");
    case OrderPreset::Overdue:
        return tr("Overdue");
    case OrderPreset::DueToday:
        return tr("Due today");
    case OrderPreset::ResponseLate:
        return tr("Unanswered in time");
    case OrderPreset::OnHold:
        return tr("On hold");
    case OrderPreset::ToConfirm:
        return tr("To be confirmed");
    }
    return {};
}

void OrdersPanel::choose(OrderScope scope, OrderPreset preset)
{
    if (m_browser->mayLeave())
        m_scopes->choose(scope, preset);
    refreshCounts();
}

void OrdersPanel::narrow(RecordBrowser::Question question)
{
    const QString all = tr("Show all orders");
    const bool everything = m_scopes->preset() == OrderPreset::Everything;
    m_browser->setFixedWords(everything ? tr("No order belongs to “%1”.").arg(nameOf(m_scopes->scope()))
                                        //: Whose orders, and which of them: "My orders", "Overdue".
                                        : tr("No order stands here: “%1”, “%2”.").arg(nameOf(m_scopes->scope()), nameOf(m_scopes->preset())), all);
    m_isDrifting = question == RecordBrowser::Question::Same;
    m_browser->setFixed(m_scopes->filters(), question);
    m_isDrifting = false;
    refreshCounts();
}

std::vector<replica::ListFilter> OrdersPanel::takeView(std::vector<replica::ListFilter> filters)
{
    const auto takes = [&](const std::vector<replica::ListFilter> &own) {
        const auto held = [&](const replica::ListFilter &one) {
            return std::ranges::any_of(filters, [&](const replica::ListFilter &other) {
                // Of a time that goes on only the question counts.
                return other == one || (one.test == replica::ListFilter::Test::Between && other.field == one.field && other.test == one.test);
            });
        };
        if (own.empty() || !std::ranges::all_of(own, held))
            return false;
        for (const auto &one : own)
            std::erase_if(filters, [&](const replica::ListFilter &other) { return other.field == one.field && other.test == one.test; });
        return true;
    };
    auto scope = OrderScope::All;
    auto preset = OrderPreset::Everything;
    for (const auto each : {OrderScope::Mine, OrderScope::Team})
        if (takes(items::filtersOf(each, m_context.host.actor())))
            scope = each;
    for (const auto each : OrderScopes::presets)
        if (preset == OrderPreset::Everything && takes(items::filtersOf(each, m_context.clock.now())))
            preset = each;
    m_scopes->choose(scope, preset);
    return filters;
}

void OrdersPanel::refreshCounts()
{
    const QLocale locale;
    const QSignalBlocker quiet(m_bar);
    for (const auto scope : OrderScopes::scopes) {
        const qint64 count = m_scopes->count(scope);
        const bool nobody = scope == OrderScope::Mine && !m_scopes->hasPerson();
        //: A tab: its name, and how many orders stand there.
        m_bar->setTabText(int(scope), count < 0 || nobody ? nameOf(scope) : tr("%1  %2").arg(nameOf(scope), locale.toString(count)));
        m_bar->setTabEnabled(int(scope), !nobody);
        m_bar->setTabToolTip(int(scope), nobody ? tr("Your account belongs to no person; no order can be assigned to it.") : m_scopeActions[size_t(scope)]->shortcut().toString(QKeySequence::NativeText));
        BrowserActions::say(*m_scopeActions[size_t(scope)], nobody ? m_bar->tabToolTip(int(scope)) : QString());
    }
    m_bar->setCurrentIndex(int(m_scopes->scope()));
    for (size_t i = 0; i < m_presets.size(); ++i) {
        const auto preset = OrderScopes::presets[i];
        const qint64 count = m_scopes->count(preset);
        auto &button = *m_presets[i];
        button.setText(count < 0 ? nameOf(preset) : tr("%1  %2").arg(nameOf(preset), locale.toString(count)));
        button.setChecked(preset == m_scopes->preset());
        button.setAccessibleName(nameOf(preset));
        const bool alarms = count > 0 && (preset == OrderPreset::Overdue || preset == OrderPreset::ResponseLate);
        button.setIcon(alarms ? shell::icon(QStringLiteral("warning"), shell::colours(shell::Tone::Bad).text) : QIcon());
        button.setToolButtonStyle(alarms ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    }
}

void OrdersPanel::refreshActs()
{
    m_actions->refresh();
    const QString why = m_browser->whyNot(Act::Edit);
    BrowserActions::say(*m_assign, why);
    BrowserActions::say(*m_close, why);
}

void OrdersPanel::showRecordOf(const QString &entity, const QUuid &record)
{
    if (entity == QLatin1StringView(Describe<SavedView>::name))
        m_browser->showViewOf(record);
    else
        showRecord(record);
}

void OrdersPanel::retranslate()
{
    m_assign->setText(tr("Assign…"));
    m_close->setText(tr("Close…"));
    for (auto *button : m_bulkButtons) {
        button->setIconSize(QSize(shell::px(16), shell::px(16)));
        button->setAccessibleName(button->defaultAction()->text());
    }
    m_bulkRow->measure();
    for (const auto look : {Look::List, Look::Board, Look::Timeline}) {
        auto &action = *m_lookActions[size_t(look)];
        action.setText(tr("Show as: %1").arg(nameOf(look)));
        BrowserActions::say(action, {});
        auto &button = *m_looks[size_t(look)];
        button.setText(nameOf(look));
        button.setAccessibleName(action.text());
        button.setToolTip(action.toolTip());
        button.setIconSize(QSize(shell::px(16), shell::px(16)));
    }
    m_lookRow->measure();
    m_nextLook->setText(tr("List, board or timeline: the next"));
    BrowserActions::say(*m_nextLook, {});
    if (m_board)
        m_board->retranslate();
    if (m_timeline)
        m_timeline->retranslate();
    m_bar->setAccessibleName(tr("Whose orders"));
    m_presetRow->setAccessibleName(tr("Which orders"));
    for (const auto scope : OrderScopes::scopes)
        m_scopeActions[size_t(scope)]->setText(tr("Show: %1").arg(nameOf(scope)));
    for (size_t i = 0; i < m_presets.size(); ++i) {
        m_presetActions[i]->setText(tr("Only, or no longer only: %1").arg(nameOf(OrderScopes::presets[i])));
        BrowserActions::say(*m_presetActions[i], {});
        m_presets[i]->setToolTip(m_presetActions[i]->toolTip());
        m_presets[i]->setIconSize(QSize(shell::px(16), shell::px(16)));
    }
    m_actions->retranslate();
    m_browser->retranslate();
    narrow(RecordBrowser::Question::Other);
    refreshActs();
}

void OrdersPanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("browser"), m_browser->layoutState());
    settings.setValue(QStringLiteral("scope"), int(m_scopes->scope()));
    settings.setValue(QStringLiteral("preset"), int(m_scopes->preset()));
    settings.setValue(QStringLiteral("look"), int(m_look));
}

void OrdersPanel::restoreLayout(QSettings &settings)
{
    m_browser->keepSourcesIn(QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("sources")));
    if (const auto state = settings.value(QStringLiteral("browser")).toMap(); !state.isEmpty())
        m_browser->restoreLayoutState(state);
    const int scope = settings.value(QStringLiteral("scope"), int(OrderScope::All)).toInt();
    const int preset = settings.value(QStringLiteral("preset"), int(OrderPreset::Open)).toInt();
    m_scopes->choose(OrderScope(qBound(0, scope, int(OrderScope::All))), OrderPreset(qBound(0, preset, int(OrderPreset::ToConfirm))));
    showAs(Look(qBound(0, settings.value(QStringLiteral("look")).toInt(), int(Look::Timeline))));
}

std::vector<shell::KeyMeaning> OrdersPanel::keys() const
{
    return {
        {QStringLiteral("↓  Enter"), tr("From the search box into the list")},
        {QStringLiteral("Enter"), tr("From the list into the form of the order")},
        {QStringLiteral("Space"), tr("In the list: select the row, or no longer; on the board: what can be done with the order")},
        {QStringLiteral("←  →"), tr("On the board: the column beside; on the timeline: earlier, later")},
        {QStringLiteral("+  −"), tr("On the timeline: less time in more detail, more time")},
        {QStringLiteral("T"), tr("On the timeline: to the present")},
    };
}

} // namespace views::panels
