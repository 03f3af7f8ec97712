#include "exchange/sheet.h"

#include "exchange/csv.h"
#include "exchange/xlsx.h"

#include <QFile>

namespace exchange {

Result<SheetFormat> formatOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, path, file.errorString());
    return file.read(4) == QByteArrayLiteral("PK\x03\x04") ? SheetFormat::Xlsx : SheetFormat::Csv;
}

SheetFormat formatForName(const QString &path)
{
    return path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive) ? SheetFormat::Xlsx : SheetFormat::Csv;
}

Result<std::unique_ptr<SheetReader>> openSheet(const QString &path, const ReadOptions &options)
{
    return formatOf(path).and_then([&](SheetFormat format) { return format == SheetFormat::Xlsx ? readXlsx(path, options.sheet) : readCsv(path, options); });
}

Result<QStringList> sheetNames(const QString &path)
{
    return formatOf(path).and_then([&](SheetFormat format) { return format == SheetFormat::Xlsx ? sheetsOfXlsx(path) : Result<QStringList>(QStringList()); });
}

Result<std::unique_ptr<SheetWriter>> createSheet(const QString &path, SheetFormat format, const std::vector<SheetColumn> &columns, const QString &name)
{
    return format == SheetFormat::Xlsx ? writeXlsx(path, columns, name) : writeCsv(path, columns);
}

} // namespace exchange
