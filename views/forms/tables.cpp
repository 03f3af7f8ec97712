#include "views/forms/tables.h"

#include "views/shell/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
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

    static int marginOf(const QWidget *view) { return view->style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, view); }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString text = std::exchange(option.text, QString());
        const auto *style = option.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        // The text stands under its header's.
        const int margin = marginOf(option.widget);
        const QRect box = option.rect.adjusted(margin, 0, -margin, 0);
        const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
        painter->setFont(option.font);
        painter->setPen(option.palette.color(group, option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(box, int(option.displayAlignment) | Qt::TextSingleLine, option.fontMetrics.elidedText(text, option.textElideMode, box.width()));
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize plain = QStyledItemDelegate::sizeHint(option, index);
        return QSize(plain.width() + 2 * marginOf(option.widget), plain.height()).expandedTo(QSize(0, shell::px(26)));
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override
    {
        const QString own = index.data(Qt::ToolTipRole).toString();
        const bool says = !own.isEmpty() && own != index.data().toString();
        if (event->type() != QEvent::ToolTip || says || sizeHint(option, index).width() <= option.rect.width())
            return says ? QStyledItemDelegate::helpEvent(event, view, option, index) : true;
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

/// A header keeps the font, and rows the height, of the scale that they were made in; this keeps them with the table's.
class ScaleFollower : public QObject
{
public:
    explicit ScaleFollower(QTableView &table) : QObject(&table), m_table(table)
    {
        table.installEventFilter(this);
        follow();
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == &m_table && event->type() == QEvent::FontChange)
            follow();
        return false;
    }

private:
    void follow()
    {
        m_table.horizontalHeader()->setFont(m_table.font());
        m_table.horizontalHeader()->setMinimumHeight(shell::px(28));
        m_table.verticalHeader()->setMinimumSectionSize(shell::px(20));
        m_table.verticalHeader()->setDefaultSectionSize(shell::px(26));
    }
    QTableView &m_table;
};

} // namespace

void prepare(QTableView &table)
{
    prepareView(table);
    prepareHeader(*table.horizontalHeader());
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    new ScaleFollower(table); // the table's own
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
