#include "views/panels/reports/reportfiles.h"

#include "exchange/xlsx.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QTextDocumentWriter>

namespace views::panels {

using namespace contract;
using namespace rules::evaluation;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportFiles)
};

Result<void> keep(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Storage, path, file.errorString());
    return {};
}

QByteArray odtOf(QTextDocument &document)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QTextDocumentWriter writer(&bytes, "odf");
    return writer.write(&document) ? bytes.data() : QByteArray();
}

/// A cell that is nothing but a number stays one.
QString cellOf(const QString &text, const ReportNumbers &numbers)
{
    const auto pieces = piecesOf(text);
    if (pieces.size() == 1 && !pieces.front().number.isEmpty())
        if (const auto found = numbers.values.find(pieces.front().number); found != numbers.values.end() && found->second.isKnown && found->second.unit == ReportValue::Unit::Count)
            return QString::number(found->second.value);
    return filled(text, numbers);
}

Result<void> writeWorkbook(const QString &path, const ReportText &text, const ReportNumbers &numbers)
{
    using exchange::SheetColumn;
    const std::vector<SheetColumn> heads{{Words::tr("Number"), SheetColumn::Kind::Text}, {Words::tr("Value"), SheetColumn::Kind::Number}, {Words::tr("Unit"), SheetColumn::Kind::Text}, {Words::tr("Formula"), SheetColumn::Kind::Text}};
    auto book = exchange::writeXlsx(path, heads, Words::tr("Numbers"));
    if (!book)
        return Unexpected(book.error());
    for (const auto &[name, number] : text.numbers) {
        const auto found = numbers.values.find(name);
        const bool known = found != numbers.values.end() && found->second.isKnown;
        const auto unit = found == numbers.values.end() ? ReportValue::Unit::Count : found->second.unit;
        const bool isHundredths = unit == ReportValue::Unit::Percent || unit == ReportValue::Unit::Score;
        const QString value = !known ? QString() : isHundredths ? QString::number(double(found->second.value) / 100, 'f', 2) : QString::number(found->second.value);
        const QString unitWord = unit == ReportValue::Unit::Percent ? QStringLiteral("%") : unit == ReportValue::Unit::Minutes ? Words::tr("min") : unit == ReportValue::Unit::Score ? Words::tr("points") : QString();
        const std::array<QString, 4> cells{number.zh, value, unitWord, number.formula};
        if (const auto written = (*book)->write(cells); !written)
            return written;
    }
    int tables = 0;
    for (const auto &block : text.blocks) {
        if (block.rows.empty())
            continue;
        std::vector<SheetColumn> columns;
        if (block.kind == ReportBlock::Kind::Chart)
            columns = {{Words::tr("Bar"), SheetColumn::Kind::Text}, {Words::tr("Value"), SheetColumn::Kind::Number}};
        for (qsizetype i = 0; block.kind == ReportBlock::Kind::Table && i < block.columns.size(); ++i)
            columns.push_back({block.columns[i], i == 0 ? SheetColumn::Kind::Text : SheetColumn::Kind::Number});
        if (const auto added = (*book)->addSheet(Words::tr("Table %1").arg(++tables), columns); !added)
            return added;
        for (const auto &row : block.rows) {
            std::vector<QString> cells;
            for (const auto &cell : row)
                cells.push_back(cellOf(cell, numbers));
            if (const auto written = (*book)->write(cells); !written)
                return written;
        }
    }
    return (*book)->finish();
}

} // namespace

QString reportFileFilters()
{
    return QStringList{Words::tr("PDF file (*.pdf)"), Words::tr("Text document (*.odt)"), Words::tr("Workbook (*.xlsx)")}.join(QStringLiteral(";;"));
}

Result<void> writeReportFile(const QString &path, const ReportText &text, const ReportNumbers &numbers, const ReportLook &look)
{
    if (path.endsWith(QLatin1StringView(".xlsx"), Qt::CaseInsensitive))
        return writeWorkbook(path, text, numbers);
    if (!path.endsWith(QLatin1StringView(".odt"), Qt::CaseInsensitive))
        return fail(ErrorCode::InvalidValue, path, QStringLiteral("the name ends neither in .pdf nor in .odt nor in .xlsx"));
    QTextDocument document;
    document.setMetaInformation(QTextDocument::DocumentTitle, look.title);
    reportDocument(document, text, numbers, look);
    const auto bytes = odtOf(document);
    return bytes.isEmpty() ? Result<void>(fail(ErrorCode::Storage, path)) : keep(path, bytes);
}

} // namespace views::panels
