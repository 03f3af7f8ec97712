#include "views/print/strips.h"

namespace views::print {

namespace {

struct Mover {
    double dx;
    double dy;
    void operator()(GlyphRun &run) const
    {
        run.y += dy;
        for (double &x : run.x)
            x += dx;
    }
    void operator()(Line &line) const
    {
        line.x1 += dx;
        line.x2 += dx;
        line.y1 += dy;
        line.y2 += dy;
    }
    void operator()(Shape &shape) const
    {
        for (auto &point : shape.points)
            point += QPointF(dx, dy);
    }
    void operator()(PlacedImage &image) const { image.box.translate(dx, dy); }
    void operator()(QRectF &seal) const { seal.translate(dx, dy); }
};

struct Putter {
    PageDescription &page;
    void operator()(GlyphRun &run) const { page.runs.push_back(std::move(run)); }
    void operator()(Line &line) const { page.lines.push_back(line); }
    void operator()(Shape &shape) const { page.shapes.push_back(std::move(shape)); }
    void operator()(PlacedImage &image) const { page.images.push_back(std::move(image)); }
    void operator()(QRectF &seal) const { page.seals.push_back(seal); }
};

} // namespace

Piece moved(Piece piece, double dx, double dy)
{
    std::visit(Mover{dx, dy}, piece);
    return piece;
}

void put(PageDescription &page, Piece piece)
{
    std::visit(Putter{page}, piece);
}

double heightOf(const std::vector<Strip> &strips)
{
    double height = 0;
    for (const auto &strip : strips)
        height += strip.height;
    return height;
}

} // namespace views::print
