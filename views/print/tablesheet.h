// TableSheet: a list on paper: title, facts, a ruled table whose header repeats on every page, places to sign, page x of y.
// Black on white, A4, millimetres; the preview, the PDF and the paper are painted by the same code.
#pragma once

#include <QPageLayout>
#include <QStringList>
#include <functional>
#include <vector>

class QPagedPaintDevice;
class QWidget;

namespace views::print {

struct TableColumn {
    QString caption;
    double widthMm = 20; ///< shares of the page: all widths together are stretched or shrunk to fill it
    Qt::Alignment alignment = Qt::AlignLeft;
};

struct TableSheet {
    QString title;
    QStringList facts; ///< above the table, one a line
    std::vector<TableColumn> columns;
    int rows = 0;
    std::function<QString(int row, int column)> cell;
    QString empty;          ///< said where there are no rows
    QStringList signatures; ///< "Counted by": a line to sign and a date for each, kept together with the last rows
    QPageLayout::Orientation orientation = QPageLayout::Portrait;
};

/// Paints the sheet; the device's page layout is set to A4 in the sheet's orientation. The number of pages.
int paint(const TableSheet &sheet, QPagedPaintDevice &device);

/// Shows the preview, from where it is printed or saved as a PDF file. `name`: of the file offered, without ending.
void preview(const TableSheet &sheet, const QString &name, QWidget *parent);

/// Writes a PDF file; false where the file cannot be written.
[[nodiscard]] bool writePdf(const TableSheet &sheet, const QString &path);

} // namespace views::print
