#include "views/shell/themestyle.h"

#include "views/shell/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace views::shell {

ThemeStyle::ThemeStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return px(12);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return px(8);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return px(16);
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return px(18);
    case PM_MessageBoxIconSize:
        return px(32);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return px(15);
    case PM_ScrollBarExtent:
        return px(13);
    case PM_ScrollBarSliderMin:
        return px(28);
    case PM_SplitterWidth:
        return px(5);
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return px(4);
    case PM_HeaderMargin:
        return px(5);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration: // nothing moves that need not
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    // Fusion frames a status bar's items and draws focus as a faint dotted line: the focus must be seen by everybody.
    if (element == PE_FrameStatusBarItem)
        return;
    if (element == PE_FrameFocusRect) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(option->palette.color(QPalette::Highlight), px(2)));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), px(3), px(3));
        painter->restore();
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        wanted.setHeight(std::max(wanted.height(), px(28)));
        break;
    case CT_ToolButton:
        wanted = wanted.expandedTo(QSize(px(28), px(28)));
        break;
    case CT_MenuItem:
        if (wanted.height() > px(10)) // not a separator
            wanted.setHeight(std::max(wanted.height(), px(26)));
        break;
    default:
        break;
    }
    return wanted;
}

} // namespace views::shell
