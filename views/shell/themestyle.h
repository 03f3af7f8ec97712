// ThemeStyle: Fusion with metrics that follow the scale, and the few things that a palette cannot say.
#pragma once

#include <QProxyStyle>

namespace views::shell {

class ThemeStyle : public QProxyStyle
{
    Q_OBJECT
public:
    ThemeStyle();
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
};

} // namespace views::shell
