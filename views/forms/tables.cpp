#include "views/forms/tables.h"

#include "views/shell/theme.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolTip>
#include <QTreeView>

namespace views::forms {

namespace {

/// The whole text where it does not fit, unless the model has a tooltip of its own.
class WholeTextDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo(QSize(0, shell::px(26)));
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override
    {
        if (event->type() != QEvent::ToolTip || index.data(Qt::ToolTipRole).isValid() || sizeHint(option, index).width() <= option.rect.width())
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        QToolTip::showText(event->globalPos(), index.data().toString(), view, option.rect);
        return true;
    }
};

void prepareHeader(QHeaderView &header)
{
    header.setHighlightSections(false);
    header.setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header.setStretchLastSection(true);
    header.setMinimumHeight(shell::px(28));
}

void prepareView(QAbstractItemView &view)
{
    view.setItemDelegate(new WholeTextDelegate(&view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setTabKeyNavigation(false);
    view.setFrameShape(QFrame::NoFrame);
}

} // namespace

void prepare(QTableView &table)
{
    prepareView(table);
    prepareHeader(*table.horizontalHeader());
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setMinimumSectionSize(shell::px(20));
    table.verticalHeader()->setDefaultSectionSize(shell::px(26));
}

void prepare(QTreeView &tree)
{
    prepareView(tree);
    prepareHeader(*tree.header());
    tree.setRootIsDecorated(false);
    tree.setItemsExpandable(false);
    tree.setUniformRowHeights(true);
}

} // namespace views::forms
