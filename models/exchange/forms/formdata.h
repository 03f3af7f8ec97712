// FormData: what is bound into a printed form, as values. A blank form is an empty FormData: every field is then an empty
// line or box. The layouts that bind it are described in resources/print/README.md.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <vector>

namespace exchange {

/// What identifies this paper: in the footer, in the QR code, and in the record that is kept of the print.
struct FormHead {
    QString number;    ///< 单号; empty on a blank form
    int copy = 0;      ///< 1 for the first print; 0: none is printed
    QString printedAt; ///< as it shall be read: "2026-11-23 14:05"
    QString printedBy;
    QString shortCode; ///< short code of the digest; empty: no code and no QR
    QString state;     ///< "未签署"; empty once the signed paper is attached
    bool operator==(const FormHead &) const = default;
};

/// A drawing in millimetres from its upper left corner, down and to the right. It is scaled to the box that it is printed in.
struct FormMark {
    enum class Kind { Line, Polyline, Polygon, Rectangle, Text };
    struct Point {
        double x = 0;
        double y = 0;
        bool operator==(const Point &) const = default;
    };
    Kind kind = Kind::Line;
    std::vector<Point> points;    ///< two of a Line or Rectangle (opposite corners); one of a Text: where its middle is
    double strokeMm = 0.2;        ///< 0: no outline
    quint32 stroke = 0x000000;    ///< 0xRRGGBB
    quint32 fill = 0xffffff;
    bool filled = false;
    bool dashed = false;
    QString text;
    double textMm = 3;            ///< height of the em
    int align = 0;                ///< of a Text: -1 begins at the point, 0 is centred on it, 1 ends there
    bool operator==(const FormMark &) const = default;
};
struct FormDrawing {
    double widthMm = 0;
    double heightMm = 0;
    std::vector<FormMark> marks;
    QString description; ///< for those who cannot see it
    bool operator==(const FormDrawing &) const = default;
};

struct FormData {
    FormHead head;
    /// By the names that the layout binds. A choice holds its code; several codes are separated by one space. Paragraphs are
    /// separated by a line break.
    QMap<QString, QString> texts;
    QMap<QString, std::vector<QMap<QString, QString>>> tables;
    QMap<QString, QByteArray> images;     ///< PNG or JPEG
    QMap<QString, FormDrawing> drawings;  ///< a chart; goes before an image of the same name

    [[nodiscard]] bool isBlank() const { return texts.isEmpty() && tables.isEmpty() && images.isEmpty() && drawings.isEmpty(); }
    bool operator==(const FormData &) const = default;
};

} // namespace exchange
