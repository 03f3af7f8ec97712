#include "views/shell/navigationrail.h"

#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace views::shell {

RailButton::RailButton(const QString &iconName, QWidget *parent) : QAbstractButton(parent)
{
    setIcon(shell::icon(iconName));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
    update();
}

QSize RailButton::sizeHint() const
{
    const int textWidth = m_narrow ? 0 : px(8) + fontMetrics().horizontalAdvance(text()) + px(12);
    return {px(16) + px(18) + px(14) + textWidth, px(36)};
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor textColour = palette().color(QPalette::WindowText);
    if (isChecked()) {
        QColor wash = palette().color(QPalette::Highlight);
        wash.setAlphaF(0.14F);
        painter.fillRect(rect(), wash);
        painter.fillRect(0, 0, px(3), height(), palette().color(QPalette::Highlight));
    } else if (underMouse() || isDown()) {
        QColor wash = textColour;
        wash.setAlphaF(isDown() ? 0.12F : 0.06F);
        painter.fillRect(rect(), wash);
    }
    const QRect sign(px(16), (height() - px(18)) / 2, px(18), px(18));
    icon().paint(&painter, sign, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    if (!m_narrow) {
        painter.setPen(textColour);
        QFont weighted = font();
        weighted.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(weighted);
        const QRect room = rect().adjusted(sign.right() + px(10), 0, -px(6), 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(weighted).elidedText(text(), Qt::ElideRight, room.width()));
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect().adjusted(px(4), px(2), -px(2), -px(2));
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void RailButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

NavigationRail::NavigationRail(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this)), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, px(8), px(1), px(8));
    m_column->setSpacing(px(2));
    m_column->addStretch();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

RailButton *NavigationRail::addPanel(const QString &panel, const QString &iconName)
{
    auto *button = new RailButton(iconName, this);
    button->setCheckable(true);
    button->setObjectName(QStringLiteral("rail-%1").arg(panel));
    button->setNarrow(m_narrow);
    m_group->addButton(button);
    m_column->insertWidget(int(m_panels++), button);
    connect(button, &RailButton::clicked, this, [this, panel] { Q_EMIT chosen(panel); });
    return button;
}

RailButton *NavigationRail::addFoot(const QString &iconName)
{
    auto *button = new RailButton(iconName, this);
    button->setNarrow(m_narrow);
    m_column->addWidget(button);
    return button;
}

void NavigationRail::select(const QString &panel)
{
    if (auto *button = findChild<RailButton *>(QStringLiteral("rail-%1").arg(panel)))
        button->setChecked(true);
}

void NavigationRail::setNarrow(bool narrow)
{
    m_narrow = narrow;
    for (auto *button : findChildren<RailButton *>())
        button->setNarrow(narrow);
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(width() - 1, 0, 1, height(), palette().color(QPalette::Mid));
}

} // namespace views::shell
