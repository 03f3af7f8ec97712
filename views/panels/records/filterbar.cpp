#include "views/panels/records/filterbar.h"

#include "views/panels/records/flowlayout.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QKeyEvent>
#include <QToolButton>

namespace views::panels {

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
{
    new FlowLayout(this, shell::px(4));
    setAccessibleName(tr("Filters of the list"));
    hide();
}

void FilterBar::setSentences(const QStringList &sentences)
{
    const int focused = int(m_chips.indexOf(qobject_cast<QToolButton *>(focusWidget())));
    m_sentences = sentences;
    for (auto *chip : m_chips)
        chip->deleteLater();
    m_chips.clear();
    for (auto *child : findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        layout()->removeWidget(child);
        child->hide();
        child->deleteLater();
    }
    const auto addButton = [this](const QString &text) {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(shell::px(12), shell::px(12)));
        button->setLayoutDirection(Qt::RightToLeft);
        button->setFocusPolicy(Qt::StrongFocus);
        button->installEventFilter(this);
        layout()->addWidget(button);
        button->show();
        return button;
    };
    for (int i = 0; i < sentences.size(); ++i) {
        // The button's own margin is made for an icon on that side.
        auto *chip = addButton(QChar(QChar::Nbsp) + sentences.at(i));
        chip->setIcon(shell::icon(QStringLiteral("close")));
        chip->setToolTip(tr("Remove this filter (Delete)"));
        chip->setAccessibleName(tr("Filter: %1. Press to remove.").arg(sentences.at(i)));
        connect(chip, &QToolButton::clicked, this, [this, i] { Q_EMIT removed(i); });
        m_chips.push_back(chip);
    }
    if (sentences.size() > 1) {
        auto *all = addButton(tr("Remove all"));
        all->setAutoRaise(true);
        connect(all, &QToolButton::clicked, this, &FilterBar::cleared);
    }
    setVisible(!sentences.isEmpty());
    if (focused >= 0 && !m_chips.isEmpty())
        m_chips.at(qMin(focused, int(m_chips.size()) - 1))->setFocus();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int chip = int(m_chips.indexOf(qobject_cast<QToolButton *>(watched)));
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (chip >= 0 && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
            Q_EMIT removed(chip);
            return true;
        }
        if (chip >= 0 && (key == Qt::Key_Left || key == Qt::Key_Right)) {
            const int next = qBound(0, chip + (key == Qt::Key_Right ? 1 : -1), int(m_chips.size()) - 1);
            m_chips.at(next)->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views::panels
