#include "views/panels/records/buttonrow.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace views::panels {

ButtonRow::ButtonRow(int spacing, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ButtonRow::add(QToolButton *button, Words words)
{
    layout()->addWidget(button);
    m_buttons.push_back({button, words});
}

/// The size that the row has so.
QSize ButtonRow::show(Qt::ToolButtonStyle style)
{
    QSize size(-layout()->spacing(), 0);
    for (const auto &held : m_buttons) {
        held.button->setToolButtonStyle(held.words == Words::Always ? Qt::ToolButtonTextBesideIcon : style);
        if (held.button->isHidden())
            continue;
        const QSize one = held.button->sizeHint();
        size = {size.width() + layout()->spacing() + one.width(), qMax(size.height(), one.height())};
    }
    return size;
}

void ButtonRow::measure()
{
    m_withIcons = show(Qt::ToolButtonIconOnly);
    m_withWords = show(Qt::ToolButtonTextBesideIcon);
    updateGeometry();
    fit();
}

void ButtonRow::fit()
{
    const auto style = width() >= m_withWords.width() ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
    for (const auto &held : m_buttons)
        if (held.words == Words::WhereRoom)
            held.button->setToolButtonStyle(style);
}

void ButtonRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace views::panels
