// SheetRows: the rows of a sheet, read once and gone through as often as wanted. They are packed, in memory while they
// are few and in a temporary file beyond that, so that a ledger of any length fits.
#pragma once

#include "exchange/sheet.h"

#include <QByteArray>
#include <QTemporaryFile>
#include <functional>

namespace exchange {

class SheetRows
{
public:
    /// Where a row lies; given by append().
    using Place = qint64;

    /// Storage where the temporary file cannot be written.
    Result<Place> append(const SheetRow &row);
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] Result<SheetRow> at(Place place) const;
    Result<void> eachPlace(const std::function<void(const SheetRow &, Place)> &take) const;
    /// From the first row on. The rows must outlive the reader, and must not grow meanwhile.
    [[nodiscard]] std::unique_ptr<SheetReader> reader() const;

    /// Bytes that stay in memory.
    static constexpr qint64 mostInMemory = 256 * 1024 * 1024;

private:
    friend class PackedReader;
    struct Block {
        QByteArray bytes;  ///< empty where it lies in the file
        qint64 at = 0;     ///< in the file
        qint64 size = 0;
        qint64 rows = 0;
    };
    [[nodiscard]] Result<QByteArray> bytesOf(size_t block) const;
    Result<void> moveOut(Block &block);

    std::vector<Block> m_blocks;
    qint64 m_count = 0;
    qint64 m_inMemory = 0;
    std::unique_ptr<QTemporaryFile> m_file;
};

} // namespace exchange
