// PageDescription: what stands where on the paper, in millimetres from the upper left corner. Composed once; preview, PDF and
// printer only paint it. Pure values.
#pragma once

#include <QByteArray>
#include <QRectF>
#include <QString>
#include <vector>

namespace views::print {

/// What a piece of the document is, for those who read it by ear. A node's parent stands before it.
struct StructureNode {
    enum class Kind { Document, Heading1, Heading2, Heading3, Paragraph, Table, TableRow, TableHeader, TableCell, Figure, Caption };
    Kind kind = Kind::Paragraph;
    int parent = -1;
    QString alternative; ///< of a figure
    bool operator==(const StructureNode &) const = default;
};

/// A line of text in one font, or a part of it. The glyphs are placed already.
struct GlyphRun {
    int face = 0;       ///< in FontBook
    double em = 0;      ///< size
    double y = 0;       ///< of the base line
    std::vector<quint32> glyphs;
    std::vector<double> x;
    QString text;       ///< what the glyphs say, in order; as many characters (code points) as glyphs
    QString actual;     ///< what they mean where that is another text: ☑ for a box that is ticked
    quint32 colour = 0;
    int node = -1;      ///< in Document::nodes; -1: nothing of the content (footers, repeated heads)
    bool operator==(const GlyphRun &) const = default;
};

struct Line {
    double x1 = 0;
    double y1 = 0;
    double x2 = 0;
    double y2 = 0;
    double width = 0.2;
    quint32 colour = 0;
    bool dashed = false;
    bool operator==(const Line &) const = default;
};

/// A filled or outlined polygon: modules of a QR code, parts of a chart.
struct Shape {
    std::vector<QPointF> points;
    double stroke = 0; ///< 0: no outline
    quint32 strokeColour = 0;
    bool isFilled = true;
    bool isClosed = true;
    bool dashed = false;
    quint32 fill = 0;
    int node = -1;
    bool operator==(const Shape &) const = default;
};

struct PlacedImage {
    QRectF box;
    QByteArray content; ///< PNG or JPEG
    int node = -1;
    bool operator==(const PlacedImage &) const = default;
};

struct PageDescription {
    double width = 210;
    double height = 297;
    std::vector<GlyphRun> runs;
    std::vector<Line> lines;
    std::vector<Shape> shapes;
    std::vector<PlacedImage> images;
    std::vector<QRectF> seals; ///< boxes in which nothing is printed
    bool operator==(const PageDescription &) const = default;
};

struct Document {
    QString form;
    QString version;
    QString title;
    QString language = QStringLiteral("zh-CN");
    std::vector<PageDescription> pages;
    std::vector<StructureNode> nodes;
    QString fonts; ///< which font stood in for which
    bool operator==(const Document &) const = default;
};

} // namespace views::print
