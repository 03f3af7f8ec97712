#include "views/shell/themestyle.h"

#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace views::shell {

namespace {

/// A line around a control: the focus and the default button by the accent, else by an edge of 3 : 1.
QColor edgeOf(const QStyleOption &option)
{
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_Enabled)
        return option.palette.color(QPalette::Highlight);
    return option.palette.color(option.state & QStyle::State_Enabled ? QPalette::Dark : QPalette::Mid);
}

/// `pen`: 1 for an edge, 2 where the control has the focus.
void drawBox(QPainter *painter, const QRect &rect, const QBrush &fill, const QColor &edge, int pen = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(edge, pen));
    painter->setBrush(fill);
    const double inset = pen / 2.0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), px(3), px(3));
    painter->restore();
}

int penOf(const QStyleOption &option)
{
    return option.state & QStyle::State_HasFocus && option.state & QStyle::State_Enabled ? 2 : 1;
}

/// The colour between two, `share` of the way to the second.
QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int from, int to) { return int(from + (to - from) * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QColor faceOf(const QStyleOption &option)
{
    const QColor face = option.palette.color(QPalette::Button);
    const QColor ink = option.palette.color(QPalette::ButtonText);
    if (option.state & (QStyle::State_Sunken | QStyle::State_On))
        return mixed(face, ink, 0.16);
    if (option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled)
        return mixed(face, ink, 0.07);
    return face;
}

void drawChevron(QPainter *painter, const QRect &room, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, px(150) / 100.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(room).center();
    const double half = px(4);
    painter->drawPolyline(QPolygonF{middle + QPointF(-half, -half / 2), middle + QPointF(0, half / 2), middle + QPointF(half, -half / 2)});
    painter->restore();
}

void drawTick(QPainter *painter, const QRect &box, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, px(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF r(box);
    painter->drawPolyline(QPolygonF{r.topLeft() + QPointF(r.width() * 0.24, r.height() * 0.52), r.topLeft() + QPointF(r.width() * 0.43, r.height() * 0.71),
                                    r.topLeft() + QPointF(r.width() * 0.77, r.height() * 0.31)});
    painter->restore();
}

void drawDot(QPainter *painter, const QRect &room, const QColor &fill, const QColor &edge, double pen)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen > 0 ? QPen(edge, pen) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawEllipse(QRectF(room).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
    painter->restore();
}

} // namespace

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
        return px(16);
    case PM_ScrollBarExtent:
        return px(12);
    case PM_ScrollBarSliderMin:
        return px(32);
    case PM_SplitterWidth:
        return px(5);
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return px(4);
    case PM_HeaderMargin:
        return px(5);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
        return 0;
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

/// Fusion would look through the icon themes of the desktop, which takes longer than a first page, to find a dark cross.
QIcon ThemeStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    return which == SP_LineEditClearButton ? icon(QStringLiteral("close")) : QProxyStyle::standardIcon(which, option, widget);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case PE_FrameStatusBarItem:
    case PE_FrameDefaultButton:
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, palette.color(QPalette::Window));
        return;
    case PE_FrameFocusRect:
        drawBox(painter, option->rect, Qt::NoBrush, palette.color(QPalette::Highlight), 2);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth == 0) {
            painter->fillRect(option->rect, palette.brush(QPalette::Base));
            return;
        }
        const bool quiet = !(option->state & State_Enabled) || option->state & State_ReadOnly;
        drawBox(painter, option->rect, palette.brush(quiet ? QPalette::Window : QPalette::Base), edgeOf(*option), penOf(*option));
        return;
    }
    case PE_FrameLineEdit:
        drawBox(painter, option->rect, Qt::NoBrush, edgeOf(*option), penOf(*option));
        return;
    case PE_Frame:
        painter->save();
        painter->setPen(palette.color(QPalette::Mid));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), palette.color(QPalette::Mid));
        return;
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && button->features & QStyleOptionButton::Flat && !(option->state & (State_Sunken | State_On | State_MouseOver | State_HasFocus)))
            return;
        drawBox(painter, option->rect, faceOf(*option), edgeOf(*option), penOf(*option));
        return;
    }
    case PE_PanelButtonTool:
        if (option->state & State_AutoRaise && !(option->state & (State_Sunken | State_On | State_MouseOver)))
            return;
        drawBox(painter, option->rect, faceOf(*option), option->state & State_AutoRaise ? faceOf(*option) : edgeOf(*option));
        return;
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorCheckBox: {
        const bool on = option->state & (State_On | State_NoChange);
        const bool enabled = option->state & State_Enabled;
        const QColor fill = on ? palette.color(enabled ? QPalette::Highlight : QPalette::Mid) : palette.color(QPalette::Base);
        drawBox(painter, option->rect, fill, on ? fill : edgeOf(*option), penOf(*option));
        if (option->state & State_On)
            drawTick(painter, option->rect, palette.color(QPalette::HighlightedText));
        else if (on)
            painter->fillRect(QRect(option->rect.center() - QPoint(px(4), px(1)), QSize(px(8), px(2))), palette.color(QPalette::HighlightedText));
        return;
    }
    case PE_IndicatorRadioButton: {
        const bool on = option->state & State_On;
        const QColor fill = on ? palette.color(option->state & State_Enabled ? QPalette::Highlight : QPalette::Mid) : palette.color(QPalette::Base);
        drawDot(painter, option->rect, fill, on ? fill : edgeOf(*option), penOf(*option));
        if (on)
            drawDot(painter, QRect(option->rect.center() - QPoint(px(3), px(3)), QSize(px(7), px(7))), palette.color(QPalette::HighlightedText), Qt::transparent, 0);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ThemeStyle::drawTab(const QStyleOptionTab &option, QPainter *painter) const
{
    const bool selected = option.state & State_Selected;
    if (!selected && option.state & State_MouseOver)
        painter->fillRect(option.rect, mixed(option.palette.color(QPalette::Window), option.palette.color(QPalette::WindowText), 0.06));
    if (selected)
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - px(2) + 1, option.rect.width(), px(2)), option.palette.color(QPalette::Highlight));
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case CE_HeaderSection: {
        painter->fillRect(option->rect, palette.color(option->state & State_Sunken ? QPalette::Midlight : QPalette::Window));
        const QRect &r = option->rect;
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), palette.color(QPalette::Mid));
        painter->fillRect(QRect(r.right(), r.top() + px(6), 1, std::max(0, r.height() - px(12))), palette.color(QPalette::Mid));
        return;
    }
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, palette.color(QPalette::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), palette.color(QPalette::Mid));
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTab(*tab, painter);
            return;
        }
        break;
    case CE_ProgressBarGroove:
        painter->fillRect(option->rect, palette.color(QPalette::Mid));
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option); bar && bar->maximum > bar->minimum) {
            QRect done = option->rect;
            done.setWidth(int(double(done.width()) * (bar->progress - bar->minimum) / (bar->maximum - bar->minimum)));
            painter->fillRect(done, palette.color(QPalette::Highlight));
            return;
        }
        break;
    case CE_Splitter:
        return; // space divides; the cursor tells where it can be moved
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawComboBox(const QStyleOptionComboBox &option, QPainter *painter) const
{
    if (option.frame)
        drawBox(painter, option.rect, option.editable || !(option.state & State_Enabled) ? option.palette.brush(option.state & State_Enabled ? QPalette::Base : QPalette::Window) : QBrush(faceOf(option)),
                edgeOf(option), penOf(option));
    const QRect arrow(option.rect.right() - px(22), option.rect.top(), px(18), option.rect.height());
    drawChevron(painter, arrow, option.palette.color(option.state & State_Enabled ? QPalette::ButtonText : QPalette::Mid));
}

void ThemeStyle::drawScrollBar(const QStyleOptionSlider &option, QPainter *painter, const QWidget *widget) const
{
    painter->fillRect(option.rect, option.palette.color(QPalette::Window));
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.state & State_Sunken || (option.state & State_MouseOver && option.activeSubControls & SC_ScrollBarSlider);
    const QRect slider = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget).adjusted(px(3), px(3), -px(3), -px(3));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(active ? option.palette.color(QPalette::PlaceholderText) : option.palette.color(QPalette::Dark));
    const double round = std::min(slider.width(), slider.height()) / 2.0;
    painter->drawRoundedRect(slider, round, round);
    painter->restore();
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox) {
        drawComboBox(*combo, painter);
        return;
    }
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar) {
        drawScrollBar(*bar, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(combo->editable ? px(5) : px(7), 2, -px(24), -2));
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // A scroll bar without arrows: the groove is all of it.
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? option->rect.height() : option->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int slider = range > 0 ? int(std::clamp<qint64>(qint64(length) * bar->pageStep / (range + std::max(1, bar->pageStep)), std::min(length, px(32)), length)) : length;
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto along = [&](int from, int size) { return upright ? QRect(0, from, option->rect.width(), size) : QRect(from, 0, size, option->rect.height()); };
    switch (part) {
    case SC_ScrollBarSlider:
        return along(start, slider);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + slider, length - start - slider);
    case SC_ScrollBarGroove:
        return along(0, length);
    default:
        return {};
    }
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect room = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    // Text keeps a distance from its edge; an editor within a cell has no edge.
    return element == SE_LineEditContents && frame && frame->lineWidth > 0 ? room.adjusted(px(4), 0, -px(4), 0) : room;
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        wanted = wanted.expandedTo(QSize(px(72), px(28)));
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button && !button->text.isEmpty())
            wanted.setWidth(std::max(wanted.width(), size.width() + px(28)));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        wanted.setHeight(std::max(wanted.height(), px(28)));
        break;
    case CT_ToolButton:
        wanted = wanted.expandedTo(QSize(px(28), px(28)));
        break;
    case CT_TabBarTab:
        wanted = QSize(wanted.width() + px(8), std::max(wanted.height(), px(32)));
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
