#include "views/panels/inventory/listview.h"

#include "views/forms/celldelegate.h"
#include "views/forms/chip.h"
#include "views/panels/inventory/listheader.h"
#include "views/shell/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
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
        if (!m_sizing && section < int(m_list.columns().size()))
            m_widths.insert(m_list.fieldAt(section).name, size * 100 / shell::px(100));
    });
    connect(&list, &RecordListModel::columnsChanged, this, &ListView::sizeColumns);
    refreshLook();
}

void ListView::refreshLook()
{
    m_delegate->refresh();
    m_header->setMinimumSectionSize(shell::px(48));
    verticalHeader()->setMinimumSectionSize(shell::px(20));
    verticalHeader()->setDefaultSectionSize(qMax(shell::px(26), fontMetrics().height() + shell::px(6)));
    sizeColumns();
}

int ListView::usualWidth(const contract::FieldShape &field) const
{
    if (!items::hasCodes(field))
        return fontMetrics().horizontalAdvance(QLatin1Char('0')) * forms::CellDelegate::charactersOf(field) + shell::px(20);
    // Wide enough for the longest word, in the language of now.
    int widest = 0;
    for (const auto &choice : items::choicesOf(m_list.shape(), field, m_list.catalogues()))
        widest = qMax(widest, forms::chipWidth(fontMetrics(), choice.text));
    return qMin(widest + shell::px(20), shell::px(180));
}

void ListView::sizeColumns()
{
    m_sizing = true;
    QFont bold = m_header->font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    for (int column = 0; column < int(m_list.columns().size()); ++column) {
        const auto &field = m_list.fieldAt(column);
        const int caption = metrics.horizontalAdvance(m_list.headerData(column, Qt::Horizontal).toString()) + shell::px(16 + 14);
        const int usual = usualWidth(field);
        const auto kept = m_widths.constFind(field.name);
        m_header->resizeSection(column, kept == m_widths.constEnd() ? qMax(usual, caption) : shell::px(*kept));
    }
    m_sizing = false;
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

void ListView::takeVisualOrder()
{
    // The header's own mapping is undone at once and the model takes the order over, so that copying and the settings
    // see the columns as the person does.
    std::vector<int> fields;
    for (int visual = 0; visual < m_header->count(); ++visual)
        fields.push_back(m_list.columns()[m_header->logicalIndex(visual)]);
    if (fields == m_list.columns())
        return;
    const QSignalBlocker quiet(m_header);
    for (int logical = 0; logical < m_header->count(); ++logical)
        m_header->moveSection(m_header->visualIndex(logical), logical);
    setFields(fields);
    m_header->viewport()->update();
    viewport()->update();
}

void ListView::setFields(const std::vector<int> &fields)
{
    const auto rows = selectedRows();
    const int current = currentIndex().row();
    const int top = verticalScrollBar()->value();
    const int left = horizontalScrollBar()->value();
    m_list.setColumns(fields);
    QItemSelection selection;
    for (const int row : rows)
        selection.select(m_list.index(row, 0), m_list.index(row, int(fields.size()) - 1));
    selectionModel()->select(selection, QItemSelectionModel::Select);
    selectionModel()->setCurrentIndex(m_list.index(current, 0), QItemSelectionModel::NoUpdate);
    verticalScrollBar()->setValue(top);
    horizontalScrollBar()->setValue(left);
}

void ListView::showColumn(int field, bool shown)
{
    auto fields = m_list.columns();
    const auto found = std::ranges::find(fields, field);
    if ((found != fields.end()) == shown)
        return;
    if (!shown) {
        fields.erase(found);
    } else {
        // Where the form has it: before the first shown column that comes after it in the field table.
        const auto after = std::ranges::find_if(fields, [field](int other) { return other > field; });
        fields.insert(std::ranges::is_sorted(fields) ? after : fields.end(), field);
    }
    if (!fields.empty())
        setFields(fields);
}

void ListView::resetColumns()
{
    m_widths.clear();
    setFields(RecordListModel::usualColumns(m_list.shape()));
    sizeColumns();
}

QVariantMap ListView::layoutState() const
{
    QStringList columns;
    for (const int field : m_list.columns())
        columns << m_list.shape().fields[field].name;
    QVariantMap widths;
    for (auto it = m_widths.begin(); it != m_widths.end(); ++it)
        widths.insert(it.key(), it.value());
    QStringList sorts;
    for (const auto &sort : m_list.query().sorts)
        sorts << (sort.order == replica::Order::Descending ? QLatin1Char('-') + sort.field : sort.field);
    return {{QStringLiteral("columns"), columns}, {QStringLiteral("widths"), widths}, {QStringLiteral("sorts"), sorts}};
}

void ListView::restoreLayoutState(const QVariantMap &state)
{
    const auto &shape = m_list.shape();
    const auto widths = state.value(QStringLiteral("widths")).toMap();
    for (auto it = widths.begin(); it != widths.end(); ++it)
        if (const int width = it.value().toInt(); width >= 20 && width <= 2000)
            m_widths.insert(it.key(), width);
    std::vector<int> fields;
    for (const auto &name : state.value(QStringLiteral("columns")).toStringList())
        if (const int field = shape.indexOf(name); field >= 0 && std::ranges::find(fields, field) == fields.end())
            fields.push_back(field);
    if (!fields.empty())
        m_list.setColumns(fields);
    std::vector<replica::ListSort> sorts;
    for (auto name : state.value(QStringLiteral("sorts")).toStringList()) {
        const bool descending = name.startsWith(QLatin1Char('-'));
        name = descending ? name.mid(1) : name;
        if (shape.indexOf(name) >= 0)
            sorts.push_back({name, descending ? replica::Order::Descending : replica::Order::Ascending});
    }
    if (!sorts.empty())
        m_list.setSorts(sorts);
    sizeColumns();
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
