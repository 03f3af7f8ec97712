// Sheet: what CSV and XLSX files have in common. Rows are read and written one by one, so that a file of any length
// needs the memory of a row.
#pragma once

#include "contract/result.h"

#include <QChar>
#include <QStringList>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace exchange {

using namespace contract;

/// One row as the file has it. Numbers stand as people write them, dates as 2026-11-22, yes and no as TRUE and FALSE; a
/// number of more than 15 digits, of which a spreadsheet has lost some, stands in scientific notation.
struct SheetRow {
    qint64 line = 0; ///< where it begins: the line of a CSV file, the row of a workbook, from 1
    std::vector<QString> cells;
};

enum class SheetFormat { Csv, Xlsx };
enum class Encoding { Utf8, Utf16Le, Utf16Be, Gb18030 };

/// How a file is read where its content does not say it, or says it wrongly.
struct ReadOptions {
    std::optional<Encoding> encoding; ///< of a text file; nothing: by its content
    QChar separator = {};             ///< of a text file; null: the one that its first line holds most
    QString sheet = {};               ///< of a workbook; empty: the first
    bool operator==(const ReadOptions &) const = default;
};

class SheetReader
{
public:
    virtual ~SheetReader() = default;
    /// False at the end. Rows without any content are left out. BadRequest names the line where the file is broken,
    /// TooLarge the limit that it breaks.
    virtual Result<bool> next(SheetRow &row) = 0;
};

struct SheetColumn {
    enum class Kind { Text, Number, Date };
    QString heading;
    Kind kind = Kind::Text;
};

class SheetWriter
{
public:
    virtual ~SheetWriter() = default;
    /// Cells in the order of the columns; an empty text is an empty cell. What is no number in a column of numbers, and no
    /// date (2026-11-22) in a column of dates, is written as text.
    virtual Result<void> write(std::span<const QString> cells) = 0;
    /// Further rows go to another sheet of the workbook; BadRequest in a text file, which has but one.
    virtual Result<void> addSheet(const QString &name, const std::vector<SheetColumn> &columns) = 0;
    /// Must be called last; until it returns the file is not whole.
    virtual Result<void> finish() = 0;
};

/// Wider rows are refused.
inline constexpr int mostColumns = 1000;
/// Longer cells are refused; a spreadsheet's own limit.
inline constexpr qsizetype longestCell = 32'767;

/// By the content, whatever the name says: a workbook is a zip archive. Storage where the file cannot be read.
[[nodiscard]] Result<SheetFormat> formatOf(const QString &path);
/// By the end of the name: .xlsx, else CSV.
[[nodiscard]] SheetFormat formatForName(const QString &path);
/// NotFound where the workbook has no sheet of that name.
[[nodiscard]] Result<std::unique_ptr<SheetReader>> openSheet(const QString &path, const ReadOptions &options = {});
/// The sheets of a workbook, in its order; none for a text file.
[[nodiscard]] Result<QStringList> sheetNames(const QString &path);
/// Writes the headings at once. Replaces a file that is there.
[[nodiscard]] Result<std::unique_ptr<SheetWriter>> createSheet(const QString &path, SheetFormat format, const std::vector<SheetColumn> &columns, const QString &name = {});

} // namespace exchange
