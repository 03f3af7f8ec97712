#include "views/panels/records/recordbrowser.h"

#include "items/factory.h"
#include "views/panels/records/asofbanner.h"
#include "views/panels/records/browserviews.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/filterbar.h"
#include "views/panels/records/ownerbar.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/savedviews.h"
#include "views/panels/records/relationstab.h"
#include "views/panels/records/sheetediting.h"
#include "views/panels/records/sheetview.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::RecordListModel;

namespace {
/// A person reads rows while holding an arrow key; the form follows when the key rests this long (milliseconds).
constexpr int selectionRest = 40;
constexpr int noticeable = 100;
}

RecordBrowser::RecordBrowser(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
    , m_context(context)
    , m_list(context.items.list(shape, this))
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_filterButton(new QToolButton(this))
    , m_columnsButton(new QToolButton(this))
    , m_buttons(new ButtonRow(shell::px(8), this))
    , m_asOfButton(new QToolButton(this))
    , m_retired(new QCheckBox(this))
    , m_banner(new AsOfBanner(this))
    , m_filterBar(new FilterBar(this))
    , m_owners(new OwnerBar(shape, context.items, this))
    , m_view(new SheetView(*m_list, context.items, this))
    , m_sheet(new SheetEditing(*m_view, *m_list, context, this))
    , m_pane(new RecordPane(shape, context, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_views(new BrowserViews(shape, context, *m_view, *m_pane, this))
    , m_saved(new SavedViews(shape, context, [this] { return SavedViews::Shown{m_list->query(), m_list->columns()}; }, this))
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(shell::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_view->installEventFilter(this);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    for (auto *button : {m_filterButton, m_columnsButton, m_asOfButton}) {
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_filterButton->setIcon(shell::icon(QStringLiteral("filter")));
    m_columnsButton->setIcon(shell::icon(QStringLiteral("columns")));
    m_asOfButton->setIcon(shell::icon(QStringLiteral("history")));
    m_asOfButton->setToolButtonStyle(Qt::ToolButtonIconOnly);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), shell::px(8));
    tools->setSpacing(shell::px(8));
    tools->addWidget(m_views->treeSwitch());
    tools->addWidget(m_search, 3);
    tools->addWidget(m_count, 1); // takes what is left over, so that the search box stands still while the number changes
    tools->addWidget(m_retired);
    for (auto *button : {static_cast<QToolButton *>(m_saved), m_filterButton, m_columnsButton})
        m_buttons->add(button);
    tools->addWidget(m_buttons);
    tools->addWidget(m_asOfButton);
    tools->addWidget(m_views->chartsSwitch());
    m_filterBar->setContentsMargins(shell::px(12), 0, shell::px(12), shell::px(8));
    m_owners->setContentsMargins(shell::px(12), 0, shell::px(12), shell::px(8));
    auto *left = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_owners);
    column->addWidget(m_filterBar);
    column->addWidget(m_banner);
    column->addWidget(m_views->middle(), 1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_pane);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({shell::px(860), shell::px(420)});
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_views->aroundWithTree(*m_splitter));
    setTabOrder(m_search, m_retired);
    setTabOrder(m_retired, m_saved);
    setTabOrder(m_saved, m_filterButton);
    setTabOrder(m_filterButton, m_columnsButton);
    setTabOrder(m_columnsButton, m_asOfButton);
    setTabOrder(m_asOfButton, m_views->chartsSwitch());
    setTabOrder(m_views->chartsSwitch(), m_view);

    m_selectionTimer.setSingleShot(true);
    m_selectionTimer.setInterval(selectionRest);
    m_busyTimer.setSingleShot(true);
    m_busyTimer.setInterval(noticeable);
    connectParts();
    retranslate();
    m_list->setQuery({.entity = shape.name, .filters = {}, .sorts = {}, .search = {}, .retired = replica::RetiredRows::Hidden});
}

void RecordBrowser::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_list->setSearch(typed.trimmed());
        tellNarrowed();
    });
    connect(m_retired, &QCheckBox::toggled, this, [this](bool shown) {
        m_list->setRetired(shown ? replica::RetiredRows::Shown : replica::RetiredRows::Hidden);
        tellNarrowed();
        Q_EMIT actsChanged();
    });
    connect(m_saved, &SavedViews::chosen, this, &RecordBrowser::useView);
    connect(m_list, &RecordListModel::columnsChanged, m_saved, &SavedViews::compare);
    connect(m_filterButton, &QToolButton::clicked, this, [this] { perform(Act::Filter); });
    connect(m_columnsButton, &QToolButton::clicked, this, [this] { perform(Act::Columns); });
    connect(m_asOfButton, &QToolButton::clicked, this, [this] { perform(Act::AsOf); });
    connect(m_banner, &AsOfBanner::backAsked, this, [this] { setAsOf({}); });
    connect(m_filterBar, &FilterBar::removed, this, [this](int filter) {
        m_filters.erase(m_filters.begin() + filter);
        takeFilters();
    });
    connect(m_filterBar, &FilterBar::cleared, this, &RecordBrowser::clearAll);
    connect(m_owners, &OwnerBar::chosen, this, [this](const PanelFilter &filter) {
        m_search->clear(); // what was typed was the owner's name
        addFilter(filter);
        m_view->setFocus();
    });

    connect(m_list, &RecordListModel::matchesChanged, this, &RecordBrowser::refreshCount);
    connect(m_list, &RecordListModel::busyChanged, this, [this](bool busy) {
        busy ? m_busyTimer.start() : m_busyTimer.stop();
        if (!busy) {
            m_owners->look(m_search->text().trimmed()); // the list's own answer comes first
            refreshCount();
            refreshEmptyState();
            m_saved->compare(); // the order is another, perhaps
        } else {
            m_failure.reset();
        }
    });
    connect(&m_busyTimer, &QTimer::timeout, this, &RecordBrowser::refreshCount);
    connect(&m_context.host, &shell::PanelHost::fillingChanged, this, &RecordBrowser::refreshEmptyState);
    connect(m_list, &RecordListModel::failed, this, [this](const Error &error) {
        m_failure = error;
        refreshEmptyState();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_list, signal, this, &RecordBrowser::refreshEmptyState);
    connect(m_list, &QAbstractItemModel::modelReset, this, [this] {
        refreshEmptyState();
        // A reset takes the selection away without saying so.
        m_selectionTimer.start();
    });

    connect(m_list, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_view->selectionModel()->hasSelection()) // what was retired may be so no more
            Q_EMIT actsChanged();
    });
    connect(m_view, &ListView::selectionMoved, this, [this] {
        if (!m_reselecting) {
            m_named = {};
            m_selectionTimer.start();
        }
        Q_EMIT actsChanged();
    });
    connect(&m_selectionTimer, &QTimer::timeout, this, &RecordBrowser::takeSelection);
    connect(m_view, &ListView::filterAsked, this, &RecordBrowser::askForFilter);
    connect(m_view, &ListView::columnsAsked, this, &RecordBrowser::chooseColumns);
    connect(m_view, &ListView::emptyActionAsked, this, [this] {
        if (isNarrowedByHand())
            clearAll();
        else if (!m_fixed.empty())
            Q_EMIT widenAsked();
        else
            perform(Act::New);
    });
    connect(m_view, &QTableView::activated, this, &RecordBrowser::enterForm);
    connect(m_view, &ListView::painted, this, [this] {
        m_showsData = true;
        m_views->makeWhatIsShown(m_list->query());
        Q_EMIT dataShown();
    });
    connect(m_views, &BrowserViews::chosenInTree, this, [this](const std::vector<items::NamedFilter> &filters) {
        takeFiltersOf(filters, [](const PanelFilter &one) { return items::ResourceTree::isOwn(one.filter); });
    });
    connect(m_views, &BrowserViews::chosenInChart, this, [this](const std::vector<items::NamedFilter> &filters) {
        // A bar is part of what the list shows: it takes the place of a set that holds it, and stands beside all else.
        takeFiltersOf(filters, [&](const PanelFilter &one) {
            return std::ranges::any_of(filters, [&](const items::NamedFilter &bar) {
                return bar.filter == one.filter || (bar.filter.field == one.filter.field && bar.filter.test == replica::ListFilter::Test::AnyOf && one.filter.test == replica::ListFilter::Test::AnyOf);
            });
        });
    });
    connect(m_views, &BrowserViews::changed, this, &RecordBrowser::actsChanged);
    connect(m_pane, &RecordPane::dirtyChanged, this, &RecordBrowser::actsChanged);
    connect(m_pane, &RecordPane::left, this, [this] {
        enterList();
        if (m_pane->records().empty() || m_view->selectedRows().empty())
            showSelection();
    });
    connect(m_pane, &RecordPane::saved, this, [this](const QUuid &created) {
        if (!created.isNull())
            showRecord(created);
        Q_EMIT actsChanged();
    });
    connect(m_pane, &RecordPane::tabMade, this, [this](RecordTab *tab) {
        if (auto *relations = qobject_cast<RelationsTab *>(tab)) {
            connect(relations, &RelationsTab::relateAsked, this, &RecordBrowser::relate);
            connect(relations, &RelationsTab::selectionChanged, this, &RecordBrowser::actsChanged);
        }
    });
    connect(m_pane, &RecordPane::recordAsked, this, [this](const QString &entity, const QUuid &record) {
        if (entity == m_shape.name)
            showRecord(record);
        else
            m_context.host.showRecord(entity, record);
    });
}

void RecordBrowser::retranslate()
{
    const QString captions = items::captionsOf(m_shape);
    m_search->setPlaceholderText(tr("Search: words, number, part of an address, pinyin"));
    m_search->setToolTip(tr("Search (Ctrl+F). Pinyin works in full and by initials."));
    m_search->setAccessibleName(tr("Search the list: %1").arg(captions));
    m_count->setAccessibleName(tr("Number of records found"));
    m_filterButton->setText(tr("Filter…"));
    m_filterButton->setToolTip(tr("Add a filter (Ctrl+Shift+F)"));
    m_saved->retranslate();
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setToolTip(tr("Choose columns (Ctrl+Shift+K)"));
    m_asOfButton->setToolTip(tr("Show the list as of a past date (Ctrl+Shift+D)"));
    m_asOfButton->setAccessibleName(tr("The list as of a past date"));
    m_retired->setText(tr("Show retired"));
    m_retired->setToolTip(tr("Show retired records as well (Ctrl+Shift+R)"));
    m_view->setAccessibleName(captions);
    m_owners->retranslate();
    m_banner->retranslate();
    m_pane->retranslate();
    m_views->retranslate();
    if (m_pane->isEmpty())
        showSelection();
    takeFilters();
    refreshLook();
    refreshCount();
    refreshEmptyState();
}

void RecordBrowser::refreshLook()
{
    m_view->refreshLook();
    m_views->refreshLook();
    m_buttons->measure();
    // At 200 % these still fit a screen of 1920 pixels, at 150 % one of 1280.
    m_search->setMinimumWidth(shell::px(140));
    m_search->setMaximumWidth(shell::px(420));
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 found").arg(QLocale().toString(1'000'000))));
    m_pane->setMinimumWidth(shell::px(280));
}

void RecordBrowser::showInstead(QWidget *other)
{
    m_views->showInstead(other);
}

void RecordBrowser::hideRetiredSwitch()
{
    m_retired->hide();
}

void RecordBrowser::enterList()
{
    m_views->shown().setFocus();
}

void RecordBrowser::setFixed(const std::vector<replica::ListFilter> &filters, Question question)
{
    m_fixed = filters;
    if (question == Question::Same)
        m_list->follow(filtersOfAll());
    takeFilters();
}

void RecordBrowser::setFixedWords(const QString &empty, const QString &action)
{
    m_fixedEmpty = empty;
    m_fixedAction = action;
    refreshEmptyState();
}

QWidget *RecordBrowser::firstFocus() const
{
    return m_search;
}

bool RecordBrowser::showsRetired() const
{
    return m_retired->isChecked();
}

void RecordBrowser::refreshCount()
{
    const qint64 matches = m_list->matches();
    // A number that changes within a blink is not blanked in between.
    if (matches < 0 && m_busyTimer.isActive())
        return;
    if (m_list->isBusy() && matches < 0) {
        m_count->setText(tr("Searching…"));
        return;
    }
    const bool narrowed = isNarrowedByHand() || !m_fixed.empty();
    const QString number = QLocale().toString(qMax<qint64>(0, matches));
    m_count->setText(matches < 0 ? tr("Counting…") : narrowed ? tr("%1 found").arg(number) : tr("%1 records").arg(number));
}

bool RecordBrowser::isNarrowedByHand() const
{
    return !m_filters.empty() || !m_search->text().trimmed().isEmpty();
}

void RecordBrowser::refreshEmptyState()
{
    if (m_list->rowCount() > 0 || m_list->isBusy()) {
        m_view->setEmptyState({}, {});
        return;
    }
    if (m_failure) {
        const auto notice = shell::noticeOf(*m_failure);
        m_view->setEmptyState(notice.happened + QLatin1Char('\n') + notice.remedy, {});
        return;
    }
    if (m_context.host.isFilling()) {
        m_view->setEmptyState(tr("The records are still on their way from the server. They show here by themselves."), {});
        return;
    }
    if (m_banner->moment().ms != 0 && m_fixed.empty() && !isNarrowedByHand()) {
        m_view->setEmptyState(tr("On that day none of these records existed, as far as the history kept here tells."), {});
        return;
    }
    if (!m_fixed.empty() && !isNarrowedByHand()) {
        m_view->setEmptyState(m_fixedEmpty, m_fixedAction);
        return;
    }
    if (isNarrowedByHand()) {
        m_view->setEmptyState(tr("Nothing here fits the search and the filters. Retired records are found only while they are shown."),
                              tr("Remove search and filters"));
        return;
    }
    m_view->setEmptyState(tr("There is nothing here yet. Either no record exists, or none within the units that you may see."),
                          whyNot(Act::New).isEmpty() ? tr("New record") : QString());
}

bool RecordBrowser::mayLeave()
{
    return m_pane->mayLeave();
}

QVariantMap RecordBrowser::layoutState() const
{
    auto state = m_view->layoutState();
    state.insert(QStringLiteral("splitter"), m_splitter->saveState());
    state.insert(QStringLiteral("retired"), m_retired->isChecked());
    state.insert(QStringLiteral("views"), m_views->layoutState());
    return state;
}

void RecordBrowser::restoreLayoutState(const QVariantMap &state)
{
    m_view->restoreLayoutState(state);
    m_splitter->restoreState(state.value(QStringLiteral("splitter")).toByteArray());
    m_retired->setChecked(state.value(QStringLiteral("retired")).toBool());
    m_views->restoreLayoutState(state.value(QStringLiteral("views")).toMap());
}

bool RecordBrowser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_search && (key->key() == Qt::Key_Down || enter)) {
            enterList();
            if (!m_view->selectionModel()->hasSelection() && m_list->rowCount() > 0)
                m_view->selectRow(qMax(0, m_view->currentIndex().row()));
            return true;
        }
        if (watched == m_search && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_banner->moment().ms != 0) {
            setAsOf({});
            return true;
        }
        if (watched == m_view && enter && !m_view->isInRun() && !(key->modifiers() & ~Qt::KeypadModifier)) {
            enterForm();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views::panels
