#include "views/panels/inventory/treepane.h"

#include "views/forms/tables.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace views::panels {

using items::ResourceTree;

namespace {

/// So many rows of a search are opened by themselves; more would bury what is looked for.
constexpr int mostOpened = 40;

/// What is chosen stays marked while the arrow keys look elsewhere.
class LookingTree : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &, const QEvent *) const override { return QItemSelectionModel::NoUpdate; }
};

/// Rows without a resource, and rows that are only on the way to what was found, stand back.
class TreeRow : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo(QSize(0, shell::px(26)));
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto title = index.siblingAtColumn(ResourceTree::Title);
        const bool isQuiet = title.data(items::ValueRole).toLongLong() == 0 || title.data(ResourceTree::WayRole).toBool();
        if (isQuiet || index.column() == ResourceTree::Count)
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
        if (index.column() == ResourceTree::Count)
            option->font = shell::tabularFont();
    }
};

} // namespace

TreePane::TreePane(ResourceTree *tree, QWidget *parent)
    : QWidget(parent)
    , m_tree(tree)
    , m_find(new QLineEdit(this))
    , m_view(new LookingTree(this))
    , m_empty(new QLabel(this))
    , m_today(new QLabel(this))
{
    tree->setParent(this);
    setObjectName(QStringLiteral("treePane"));
    m_find->setObjectName(QStringLiteral("findInTree"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(shell::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_find->installEventFilter(this);
    m_view->setObjectName(QStringLiteral("tree"));
    m_view->setModel(tree);
    forms::prepare(*m_view);
    m_view->setItemDelegate(new TreeRow(m_view));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setRootIsDecorated(true);
    m_view->setItemsExpandable(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setHeaderHidden(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->installEventFilter(this);
    for (auto *note : {m_empty, m_today}) {
        note->setWordWrap(true);
        note->setForegroundRole(QPalette::PlaceholderText);
        note->setContentsMargins(shell::px(12), 0, shell::px(12), shell::px(12));
        note->hide();
    }
    m_today->setObjectName(QStringLiteral("treeOfToday"));

    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(8), shell::px(8));
    head->addWidget(m_find);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_today);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty);

    connect(m_find, &QLineEdit::textChanged, tree, &ResourceTree::setText);
    connect(m_view, &QTreeView::clicked, this, &TreePane::choose);
    connect(tree, &ResourceTree::found, this, &TreePane::showWays);
    connect(tree, &ResourceTree::counted, this, [this] {
        sizeNumbers();
        showChosen();
        refreshEmptyState();
    });
    retranslate();
}

void TreePane::retranslate()
{
    m_find->setPlaceholderText(tr("Find a unit or system"));
    m_find->setToolTip(tr("Two characters are enough; pinyin works in full and by initials."));
    m_find->setAccessibleName(m_find->placeholderText());
    m_view->setAccessibleName(tr("Units and systems, with the number of resources"));
    m_today->setText(tr("The numbers are those of today."));
    m_empty->setText(tr("No unit or system of that name has a resource in the list."));
    refreshLook();
}

void TreePane::refreshLook()
{
    setMinimumWidth(shell::px(160));
    auto &header = *m_view->header();
    header.setStretchLastSection(false);
    header.setMinimumSectionSize(shell::px(32));
    header.setSectionResizeMode(ResourceTree::Title, QHeaderView::Stretch);
    header.setSectionResizeMode(ResourceTree::Count, QHeaderView::Fixed);
    sizeNumbers();
    m_view->setIndentation(shell::px(16));
}

/// As wide as the largest number so far, and no wider: names are long.
void TreePane::sizeNumbers()
{
    const QString all = m_tree->index(0, ResourceTree::Count).data().toString();
    m_digits = qMax(m_digits, int(all.size()));
    m_view->header()->resizeSection(ResourceTree::Count, QFontMetrics(shell::tabularFont()).horizontalAdvance(QString(m_digits, u'0')) + shell::px(12));
}

void TreePane::follow(const replica::ListQuery &query)
{
    m_own.clear();
    std::ranges::copy_if(query.filters, std::back_inserter(m_own), ResourceTree::isOwn);
    auto today = query;
    today.asOf = {};
    m_today->setVisible(query.asOf.ms != 0);
    m_tree->setQuery(today);
    showChosen();
}

void TreePane::enter()
{
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_tree->index(0, 0));
    m_view->setFocus(Qt::ShortcutFocusReason);
}

bool TreePane::hasKeyboard() const
{
    return m_view->hasFocus() || m_find->hasFocus();
}

void TreePane::choose(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT chosen(m_tree->filtersAt(index.siblingAtColumn(0)));
}

void TreePane::showChosen()
{
    const auto row = m_tree->rowOf(m_own);
    auto *selection = m_view->selectionModel();
    if (!row.isValid()) {
        selection->clearSelection();
        return;
    }
    if (selection->isSelected(row))
        return;
    selection->select(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    // A row that somebody looks at keeps the keyboard.
    if (!m_view->hasFocus() || !m_view->currentIndex().isValid())
        selection->setCurrentIndex(row, QItemSelectionModel::NoUpdate);
    m_view->scrollTo(row);
}

/// Opens the rows that stand there for what was found below them.
void TreePane::showWays()
{
    refreshEmptyState();
    if (m_find->text().trimmed().isEmpty())
        return;
    int opened = 0;
    const std::function<void(const QModelIndex &)> open = [&](const QModelIndex &above) {
        for (int row = 0; row < m_tree->rowCount(above) && opened < mostOpened; ++row) {
            const auto index = m_tree->index(row, 0, above);
            if (!index.data(ResourceTree::WayRole).toBool())
                continue;
            ++opened;
            m_view->expand(index);
            open(index);
        }
    };
    open({});
}

void TreePane::refreshEmptyState()
{
    m_empty->setVisible(!m_find->text().trimmed().isEmpty() && m_tree->isCounted() && m_tree->rowCount() <= 1);
}

bool TreePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    if (pressed->modifiers() & ~Qt::KeypadModifier)
        return QWidget::eventFilter(watched, event);
    const int key = pressed->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_find && (enter || key == Qt::Key_Down)) {
        // "All" stands above what was found.
        const bool found = !m_find->text().trimmed().isEmpty() && m_tree->rowCount() > 1;
        m_view->setCurrentIndex(m_tree->index(found ? 1 : 0, 0));
        m_view->setFocus();
        return true;
    }
    if (key == Qt::Key_Escape) {
        watched == m_find && !m_find->text().isEmpty() ? m_find->clear() : Q_EMIT left();
        return true;
    }
    if (watched == m_view && (enter || key == Qt::Key_Space)) {
        choose(m_view->currentIndex());
        return true;
    }
    if (watched == m_view && key == Qt::Key_Up && m_view->currentIndex() == m_tree->index(0, 0)) {
        m_find->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TreePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tree->setActive(true);
}

void TreePane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tree->setActive(false);
}

} // namespace views::panels
