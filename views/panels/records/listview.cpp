#include "views/panels/records/listview.h"

#include "views/forms/celldelegate.h"
#include "views/panels/records/listheader.h"
#include "views/shell/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace views::panels {

using items::RecordListModel;

ListView::ListView(RecordListModel &list, QWidget *parent)
    : QTableView(parent)
    , m_list(list)
    , m_delegate(new forms::CellDelegate(list.shape(), [&list](int column) {
          return column < int(list.columns().size()) ? list.columns()[column] : -1;
      }, this))
    , m_header(new ListHeader(list, this))
    , m_empty(new QWidget(viewport()))
    , m_emptyText(new QLabel(m_empty))
    , m_emptyAction(new QPushButton(m_empty))
{
    setObjectName(QStringLiteral("list"));
    setHorizontalHeader(m_header);
    setModel(&list);
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    auto *column = new QVBoxLayout(m_empty);
    column->setSpacing(shell::px(12));
    column->addStretch(2);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_emptyText);
    column->addWidget(m_emptyAction, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_empty->hide();

    connect(m_emptyAction, &QPushButton::clicked, this, &ListView::emptyActionAsked);
    connect(m_header, &ListHeader::sortAsked, this, &ListView::sortBy);
    connect(m_header, &QWidget::customContextMenuRequested, this, &ListView::headerMenu);
    connect(m_header, &QHeaderView::sectionMoved, this, [this] { QTimer::singleShot(0, this, &ListView::takeVisualOrder); });
    connect(m_header, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        // A change of scale widens every column; that is nobody's choice of a width.
        if (!m_sizing && m_sizedAt == shell::px(100) && section < int(m_list.columns().size()))
            m_widths.insert(m_list.fieldAt(section).name, size * 100 / shell::px(100));
    });
    connect(&list, &RecordListModel::columnsChanged, this, &ListView::sizeColumns);
    refreshLook();
}

void ListView::setCells(forms::CellDelegate *cells)
{
    delete std::exchange(m_delegate, cells);
    cells->setParent(this);
    setItemDelegate(cells);
}

void ListView::refreshLook()
{
    m_delegate->refresh();
    m_header->setMinimumSectionSize(shell::px(48));
    verticalHeader()->setMinimumSectionSize(shell::px(20));
    verticalHeader()->setDefaultSectionSize(qMax(shell::px(26), fontMetrics().height() + shell::px(6)));
    sizeColumns();
}

void ListView::sortBy(int column, Qt::KeyboardModifiers modifiers)
{
    const QString field = m_list.fieldAt(column).name;
    auto sorts = m_list.query().sorts;
    const auto found = std::ranges::find(sorts, field, &replica::ListSort::field);
    using replica::Order;
    // Up, down, not at all: the third click gives the order of creation back.
    const std::optional<Order> next = found == sorts.end() ? std::optional(Order::Ascending)
        : found->order == Order::Ascending ? std::optional(Order::Descending) : std::nullopt;
    if (!(modifiers & Qt::ShiftModifier))
        sorts = next ? std::vector{replica::ListSort{field, *next}} : std::vector<replica::ListSort>();
    else if (found == sorts.end())
        sorts.push_back({field, *next});
    else if (next)
        found->order = *next;
    else
        sorts.erase(found);
    m_list.setSorts(sorts);
    m_header->viewport()->update();
}

void ListView::sortByCurrent(Qt::KeyboardModifiers modifiers)
{
    sortBy(qMax(0, currentIndex().column()), modifiers);
}

void ListView::headerMenu(const QPoint &at)
{
    const int column = m_header->logicalIndexAt(at);
    if (column < 0)
        return;
    const int field = m_list.columns()[column];
    const QString caption = m_list.headerData(column, Qt::Horizontal).toString();
    QMenu menu(this);
    const auto sorted = [this, name = m_list.fieldAt(column).name](replica::Order order) {
        return [this, name, order] {
            m_list.setSorts({{name, order}});
            m_header->viewport()->update();
        };
    };
    connect(menu.addAction(tr("Sort ascending")), &QAction::triggered, this, sorted(replica::Order::Ascending));
    connect(menu.addAction(tr("Sort descending")), &QAction::triggered, this, sorted(replica::Order::Descending));
    menu.addSeparator();
    connect(menu.addAction(tr("Filter by “%1”…").arg(caption)), &QAction::triggered, this, [this, field] { Q_EMIT filterAsked(field); });
    menu.addSeparator();
    auto *hide = menu.addAction(tr("Hide this column"));
    hide->setEnabled(m_list.columns().size() > 1);
    connect(hide, &QAction::triggered, this, [this, field] { showColumn(field, false); });
    connect(menu.addAction(tr("Choose columns…")), &QAction::triggered, this, &ListView::columnsAsked);
    menu.exec(m_header->mapToGlobal(at));
}

std::vector<int> ListView::selectedRows() const
{
    // Ranges, not indexes: after Ctrl+A on a million rows there is one range.
    std::vector<int> rows;
    for (const auto &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom() && rows.size() <= size_t(RecordListModel::copyLimit); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    return rows;
}

int ListView::currentField() const
{
    const int column = qMax(0, currentIndex().column());
    return column < int(m_list.columns().size()) ? m_list.columns()[column] : 0;
}

void ListView::copySelection()
{
    m_list.copyAsText(selectedRows(), RecordListModel::Header::Yes, this, [](const QString &table) { QGuiApplication::clipboard()->setText(table); });
}

void ListView::setEmptyState(const QString &sentence, const QString &action)
{
    m_emptyText->setText(sentence);
    m_emptyAction->setText(action);
    m_emptyAction->setVisible(!action.isEmpty());
    m_empty->setVisible(!sentence.isEmpty());
    placeEmptyState();
}

void ListView::placeEmptyState()
{
    m_empty->setGeometry(viewport()->rect());
}

void ListView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_painted || (m_list.rowCount() == 0 && m_empty->isHidden()) || (m_list.rowCount() > 0 && !m_list.rowAt(0)))
        return;
    m_painted = true;
    QTimer::singleShot(0, this, &ListView::painted);
}

void ListView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    placeEmptyState();
}

void ListView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

void ListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        Q_EMIT selectionMoved();
}

} // namespace views::panels
