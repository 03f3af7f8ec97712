#include "views/panels/records/columnchooser.h"

#include "views/shell/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace views::panels {

ColumnChooser::ColumnChooser(const std::vector<ColumnChoice> &columns, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setPlaceholderText(tr("Find a column"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("columns"));
    m_list->setAccessibleName(tr("Columns of the list"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    QString section;
    for (int i = 0; i < int(columns.size()); ++i) {
        const auto &column = columns[i];
        if (column.section != section && !column.section.isEmpty()) {
            section = column.section;
            auto *heading = new QListWidgetItem(section, m_list);
            heading->setFlags(Qt::NoItemFlags);
            heading->setData(Qt::UserRole, -1);
        }
        auto *item = new QListWidgetItem(column.caption, m_list);
        item->setData(Qt::UserRole, i);
        item->setFlags(column.mayHide ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::ItemIsSelectable);
        item->setCheckState(column.shown ? Qt::Checked : Qt::Unchecked);
        if (!column.mayHide)
            item->setToolTip(tr("The record is recognised by this column; it always shows."));
    }
    auto *reset = new QPushButton(tr("Columns as delivered"), this);
    reset->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(8), shell::px(8), shell::px(8), shell::px(8));
    column->setSpacing(shell::px(8));
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(reset);
    resize(shell::px(260), shell::px(440));

    connect(m_search, &QLineEdit::textChanged, this, &ColumnChooser::narrow);
    connect(m_search, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list, &QListWidget::itemChanged, this,
            [this](const QListWidgetItem *item) { Q_EMIT toggled(item->data(Qt::UserRole).toInt(), item->checkState() == Qt::Checked); });
    connect(reset, &QPushButton::clicked, this, [this] {
        Q_EMIT resetAsked();
        close();
    });
}

void ColumnChooser::openUnder(QWidget *anchor)
{
    QPoint corner = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height()));
    const QRect screen = anchor->screen()->availableGeometry();
    corner.setX(qBound(screen.left(), corner.x(), qMax(screen.left(), screen.right() - width())));
    corner.setY(qBound(screen.top(), corner.y(), qMax(screen.top(), screen.bottom() - height())));
    move(corner);
    show();
    m_search->setFocus();
}

void ColumnChooser::narrow(const QString &typed)
{
    for (int row = 0; row < m_list->count(); ++row) {
        auto *item = m_list->item(row);
        const bool heading = item->data(Qt::UserRole).toInt() < 0;
        item->setHidden(!typed.isEmpty() && (heading || !item->text().contains(typed, Qt::CaseInsensitive)));
    }
}

} // namespace views::panels
