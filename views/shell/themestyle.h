// ThemeStyle: Fusion, flat: metrics that follow the scale, and edges that stay visible in every theme. Fusion takes its
// edges from a darkened window colour, which a dark window swallows.
#pragma once

#include <QProxyStyle>
#include <QStyleOption>

namespace views::shell {

class ThemeStyle : public QProxyStyle
{
    Q_OBJECT
public:
    ThemeStyle();
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;

private:
    void drawComboBox(const QStyleOptionComboBox &option, QPainter *painter) const;
    void drawScrollBar(const QStyleOptionSlider &option, QPainter *painter, const QWidget *widget) const;
    void drawTab(const QStyleOptionTab &option, QPainter *painter) const;
};

} // namespace views::shell
