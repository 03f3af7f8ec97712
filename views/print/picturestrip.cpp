#include "views/print/picturestrip.h"

#include "views/print/pagination.h"

#include <QBuffer>
#include <QImageReader>

namespace views::print {

using exchange::FormDrawing;
using exchange::FormMark;

namespace {

void draw(const FormDrawing &drawing, const PictureBox &box, const TextSetter &setter, Strip &strip)
{
    const double scale = std::min(box.width / drawing.widthMm, box.height / drawing.heightMm);
    const double dx = (box.width - drawing.widthMm * scale) / 2;
    const double dy = (box.height - drawing.heightMm * scale) / 2;
    for (const auto &mark : drawing.marks) {
        std::vector<QPointF> points;
        for (const auto &point : mark.points)
            points.emplace_back(dx + point.x * scale, dy + point.y * scale);
        if (points.empty())
            continue;
        if (mark.kind == FormMark::Kind::Text) {
            const SetStyle style{FontRole::HeiTi, mark.textMm * scale, mark.textMm * scale * 1.2, mark.align < 0 ? Align::Left : mark.align > 0 ? Align::Right : Align::Center, 0, mark.stroke};
            const double room = setter.widthOf(mark.text, style) + 1;
            const double x = points[0].x() - (mark.align < 0 ? 0 : mark.align > 0 ? room : room / 2);
            for (auto &line : setter.set(mark.text, style, room, box.node))
                for (auto &piece : line.pieces)
                    strip.pieces.push_back(moved(std::move(piece), x, points[0].y() - style.leading / 2));
            continue;
        }
        if (mark.kind == FormMark::Kind::Rectangle && points.size() == 2)
            points = {points[0], {points[1].x(), points[0].y()}, points[1], {points[0].x(), points[1].y()}};
        const bool isClosed = mark.kind == FormMark::Kind::Rectangle || mark.kind == FormMark::Kind::Polygon;
        strip.pieces.push_back(Shape{std::move(points), mark.strokeMm * scale, mark.stroke, mark.filled && isClosed, isClosed, mark.dashed, mark.fill, box.node});
    }
}

} // namespace

Strip pictureStrip(const exchange::FormData &data, const QString &name, const PictureBox &box, const TextSetter &setter)
{
    Strip strip{box.height, {}};
    if (const auto drawing = data.drawings.find(name); drawing != data.drawings.end() && drawing->widthMm > 0 && drawing->heightMm > 0) {
        draw(*drawing, box, setter, strip);
        return strip;
    }
    if (const auto image = data.images.find(name); image != data.images.end()) {
        QByteArray content = *image;
        QBuffer buffer(&content);
        const auto size = QSizeF(QImageReader(&buffer).size());
        if (!size.isEmpty()) {
            const auto fitted = size.scaled(box.width, box.height, Qt::KeepAspectRatio);
            strip.pieces.push_back(PlacedImage{{(box.width - fitted.width()) / 2, (box.height - fitted.height()) / 2, fitted.width(), fitted.height()}, *image, box.node});
            return strip;
        }
    }
    const std::vector<QPointF> corners{{0, 0}, {box.width, 0}, {box.width, box.height}, {0, box.height}};
    strip.pieces.push_back(Shape{corners, insideRule, 0, false, true, false, 0, -1});
    if (!box.empty.isEmpty())
        for (auto &line : setter.set(box.empty, box.style, box.width, box.node))
            for (auto &piece : line.pieces)
                strip.pieces.push_back(moved(std::move(piece), 0, box.height / 2 - box.style.leading / 2));
    return strip;
}

} // namespace views::print
