#include "views/print/paint.h"

#include <QImage>
#include <QPainter>

namespace views::print {

namespace {

QPen penOf(double width, quint32 colour, bool dashed)
{
    QPen pen(QColor(QRgb(0xff000000 | colour)), width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::MiterJoin);
    if (dashed && width > 0)
        pen.setDashPattern({1.0 / width, 1.0 / width});
    return pen;
}

} // namespace

void paint(const PageDescription &page, QPainter &painter, double dots, const FontBook &fonts)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.scale(dots, dots);
    for (const auto &placed : page.images) {
        const auto image = QImage::fromData(placed.content);
        if (!image.isNull())
            painter.drawImage(placed.box, image);
    }
    for (const auto &shape : page.shapes) {
        QPolygonF polygon(QList<QPointF>(shape.points.begin(), shape.points.end()));
        painter.setPen(shape.stroke > 0 ? penOf(shape.stroke, shape.strokeColour, shape.dashed) : QPen(Qt::NoPen));
        painter.setBrush(shape.isFilled ? QBrush(QColor(QRgb(0xff000000 | shape.fill))) : QBrush(Qt::NoBrush));
        if (shape.isClosed)
            painter.drawPolygon(polygon);
        else
            painter.drawPolyline(polygon);
    }
    for (const auto &line : page.lines) {
        painter.setPen(penOf(line.width, line.colour, line.dashed));
        painter.drawLine(QLineF(line.x1, line.y1, line.x2, line.y2));
    }
    painter.setPen(Qt::NoPen);
    for (const auto &run : page.runs) {
        painter.setBrush(QColor(QRgb(0xff000000 | run.colour)));
        for (size_t i = 0; i < run.glyphs.size(); ++i) {
            painter.save();
            painter.translate(run.x[i], run.y);
            painter.scale(run.em, run.em);
            painter.drawPath(fonts.outline(run.face, run.glyphs[i]));
            painter.restore();
        }
    }
    painter.restore();
}

} // namespace views::print
