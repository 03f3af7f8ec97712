#include "views/panels/watch/findingspage.h"

#include "contract/entities/resource.h"
#include "items/factory.h"
#include "views/forms/celldelegate.h"
#include "views/forms/tables.h"
#include "views/panels/watch/groupdelegate.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::FindingGroups;
using items::FindingList;
using items::ReviewTopic;

FindingsPage::FindingsPage(ReviewTopic topic, const items::LedgerWatch &watch, const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_topic(topic)
    , m_watch(watch)
    , m_groups(new FindingGroups(topic, watch, this))
    , m_list(context.items.findings(watch, this))
    , m_kinds(new QListView(this))
    , m_table(new QTableView(this))
    , m_cells(new forms::CellDelegate(shapeOf<Resource>(), [this](int column) { return m_list->fieldOf(column); }, this))
    , m_empty(new QLabel(this))
    , m_right(new QStackedWidget(this))
    , m_splitter(new QSplitter(this))
{
    m_kinds->setObjectName(QStringLiteral("kinds"));
    m_kinds->setModel(m_groups);
    m_kinds->setItemDelegate(new GroupDelegate(m_kinds));
    m_kinds->setFrameShape(QFrame::NoFrame);
    m_kinds->setUniformItemSizes(true);
    m_kinds->setEditTriggers(QAbstractItemView::NoEditTriggers);
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("findings"));
    m_table->setModel(m_list);
    m_table->setItemDelegate(m_cells);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(shell::px(24));
    m_right->addWidget(m_table);
    m_right->addWidget(m_empty);
    m_splitter->addWidget(m_kinds);
    m_splitter->addWidget(m_right);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);

    connect(m_kinds->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_counting)
            showGroup();
    });
    connect(m_kinds, &QListView::activated, this, [this] { m_table->setFocus(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FindingsPage::selectionMoved);
    connect(m_list, &QAbstractItemModel::modelReset, this, &FindingsPage::selectionMoved);
    connect(m_list, &QAbstractItemModel::dataChanged, this, &FindingsPage::selectionMoved);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = m_list->rowAt(index.row()))
            Q_EMIT openAsked(row->record.id);
    });
    refreshLook();
}

void FindingsPage::retranslate()
{
    m_kinds->setAccessibleName(tr("What was found"));
    m_table->setAccessibleName(tr("Resources of which it was found"));
    refreshEmptyState();
}

void FindingsPage::refreshLook()
{
    m_cells->refresh();
    m_table->verticalHeader()->setMinimumSectionSize(shell::px(20));
    m_table->verticalHeader()->setDefaultSectionSize(qMax(shell::px(26), fontMetrics().height() + shell::px(6)));
    m_table->horizontalHeader()->setFont(font()); // a header keeps the font of the scale that it was made in
    const int why = m_topic == ReviewTopic::Use ? 430 : 230;
    const std::array widths{100, 210, why, 200, 100, 90};
    for (int column = 0; column < int(widths.size()); ++column)
        m_table->setColumnWidth(column, shell::px(widths[size_t(column)]));
    m_kinds->setMinimumWidth(shell::px(240));
    m_splitter->setSizes({shell::px(320), shell::px(900)});
    m_kinds->doItemsLayout();
}

void FindingsPage::refresh(const QUuid &unit, FindingGroups::Exempt exempt)
{
    const auto kind = m_groups->kindAt(m_kinds->currentIndex().row());
    {
        const QScopedValueRollback counting(m_counting, true);
        m_groups->count(unit, exempt);
        const int row = std::max(0, kind.item < 0 ? 0 : m_groups->rowOf(kind));
        if (m_groups->rowCount() > 0 && m_kinds->currentIndex().row() != row)
            m_kinds->setCurrentIndex(m_groups->index(row, 0));
    }
    showGroup();
}

void FindingsPage::showGroup()
{
    const auto kind = m_groups->kindAt(m_kinds->currentIndex().row());
    m_list->show(kind, kind.item < 0 ? items::Rids() : m_groups->ridsOf(kind));
    refreshEmptyState();
    Q_EMIT selectionMoved();
}

void FindingsPage::refreshEmptyState()
{
    const bool empty = m_list->rowCount() == 0;
    m_kinds->setVisible(m_groups->rowCount() > 0);
    m_right->setCurrentIndex(empty ? 1 : 0);
    if (!empty)
        return;
    if (!m_watch.review()) {
        m_empty->setText(m_watch.wasCancelled() ? tr("The review was given up. “Check again” begins it anew.") : tr("The ledger is being reviewed."));
        return;
    }
    switch (m_topic) {
    case ReviewTopic::Quality:
        m_empty->setText(tr("No resource breaks a rule of the ledger's quality."));
        break;
    case ReviewTopic::Expiry:
        m_empty->setText(tr("No term of a resource in use ends here."));
        break;
    case ReviewTopic::Use:
        m_empty->setText(tr("No resource is used too little or too much here."));
        break;
    }
}

std::vector<int> FindingsPage::selectedRows() const
{
    std::vector<int> rows;
    for (const auto &index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    return rows;
}

QWidget *FindingsPage::firstFocus() const
{
    return m_kinds->isVisible() ? static_cast<QWidget *>(m_kinds) : m_table;
}

QByteArray FindingsPage::layoutState() const
{
    return m_splitter->saveState();
}

void FindingsPage::restoreLayoutState(const QByteArray &state)
{
    m_splitter->restoreState(state);
}

} // namespace views::panels
