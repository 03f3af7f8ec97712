#include "views/shell/commandpalette.h"

#include "views/shell/shortcutsheet.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QTreeWidget>

namespace views::shell {

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_words(new QLineEdit(this)), m_found(new QTreeWidget(this))
{
    std::ranges::copy_if(actions, std::back_inserter(m_actions), [](const QAction *action) { return action->isEnabled() && !action->isSeparator() && !action->text().isEmpty(); });
    setWindowTitle(tr("Go to"));
    m_words->setPlaceholderText(tr("Go to a panel, or do something"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->installEventFilter(this);
    m_found->setAccessibleName(tr("Matching actions"));
    m_found->setFrameShape(QFrame::NoFrame);
    m_found->setFocusPolicy(Qt::NoFocus);
    m_found->setColumnCount(2);
    m_found->setHeaderHidden(true);
    m_found->setRootIsDecorated(false);
    m_found->setUniformRowHeights(true);
    m_found->header()->setStretchLastSection(false);
    m_found->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_found->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(12), px(12), px(12), px(12));
    column->addWidget(m_words);
    column->addWidget(m_found);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_words, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_found, &QTreeWidget::itemActivated, this, &CommandPalette::run);
    connect(m_found, &QTreeWidget::itemClicked, this, &CommandPalette::run);
    filter({});
    resize(px(520), px(380));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            select(m_found->indexOfTopLevelItem(m_found->currentItem()) + (key == Qt::Key_Down ? 1 : -1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Dark)); // it has no frame of the desktop's
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::filter(const QString &words)
{
    m_found->clear();
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const QString text = plainText(*m_actions[i]);
        const auto parts = words.split(u' ', Qt::SkipEmptyParts);
        if (!std::ranges::all_of(parts, [&](const QString &part) { return text.contains(part, Qt::CaseInsensitive); }))
            continue;
        auto *item = new QTreeWidgetItem(m_found, {text, m_actions[i]->shortcut().toString(QKeySequence::NativeText)});
        item->setIcon(0, m_actions[i]->icon());
        item->setData(0, Qt::UserRole, i);
        item->setForeground(1, palette().brush(QPalette::PlaceholderText));
        item->setSizeHint(0, QSize(0, px(28)));
    }
    select(0);
}

void CommandPalette::select(int row)
{
    if (m_found->topLevelItemCount() > 0)
        m_found->setCurrentItem(m_found->topLevelItem(std::clamp(row, 0, m_found->topLevelItemCount() - 1)));
}

void CommandPalette::run()
{
    const auto *item = m_found->currentItem();
    if (!item)
        return;
    QAction *action = m_actions[item->data(0, Qt::UserRole).toInt()];
    accept();
    action->trigger();
}

} // namespace views::shell
