#include "exchange/sheetrows.h"

#include <cstring>

namespace exchange {

namespace {

constexpr qint64 blockSize = 1024 * 1024;
constexpr int placeBits = 32; ///< of a place, for the position within a block

template <class T> void put(QByteArray &to, T value)
{
    to.append(reinterpret_cast<const char *>(&value), sizeof value);
}

template <class T> T taken(const char *&from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    from += sizeof value;
    return value;
}

/// The row that begins there; moves on to the next.
void unpack(const char *&from, SheetRow &row)
{
    row.line = taken<qint64>(from);
    row.cells.resize(taken<quint32>(from));
    for (auto &cell : row.cells) {
        const auto length = taken<quint32>(from);
        cell = length == 0 ? QString() : QString(qsizetype(length), Qt::Uninitialized);
        if (length > 0)
            std::memcpy(cell.data(), from, length * sizeof(QChar));
        from += length * sizeof(QChar);
    }
}

} // namespace

/// Reads from a block in hand to the next.
class PackedReader : public SheetReader
{
public:
    explicit PackedReader(const SheetRows &rows) : m_rows(rows) {}

    Result<bool> next(SheetRow &row) override
    {
        while (m_left == 0) {
            if (m_block == m_rows.m_blocks.size())
                return false;
            auto bytes = m_rows.bytesOf(m_block);
            if (!bytes)
                return Unexpected(bytes.error());
            m_bytes = *std::move(bytes);
            m_at = m_bytes.constData();
            m_left = m_rows.m_blocks[m_block++].rows;
        }
        unpack(m_at, row);
        --m_left;
        return true;
    }

private:
    const SheetRows &m_rows;
    size_t m_block = 0;
    QByteArray m_bytes;
    const char *m_at = nullptr;
    qint64 m_left = 0;
};

Result<SheetRows::Place> SheetRows::append(const SheetRow &row)
{
    if (m_blocks.empty() || m_blocks.back().size >= blockSize) {
        if (!m_blocks.empty() && m_inMemory > mostInMemory)
            if (const auto moved = moveOut(m_blocks.back()); !moved)
                return Unexpected(moved.error());
        m_blocks.emplace_back().bytes.reserve(blockSize + blockSize / 8);
    }
    auto &block = m_blocks.back();
    const Place place = (Place(m_blocks.size() - 1) << placeBits) | block.size;
    put(block.bytes, row.line);
    put(block.bytes, quint32(row.cells.size()));
    for (const auto &cell : row.cells) {
        put(block.bytes, quint32(cell.size()));
        block.bytes.append(reinterpret_cast<const char *>(cell.constData()), cell.size() * qsizetype(sizeof(QChar)));
    }
    m_inMemory += block.bytes.size() - block.size;
    block.size = block.bytes.size();
    ++block.rows;
    ++m_count;
    return place;
}

Result<void> SheetRows::moveOut(Block &block)
{
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>();
        if (!m_file->open())
            return fail(ErrorCode::Storage, m_file->fileName(), m_file->errorString());
    }
    block.at = m_file->size();
    if (!m_file->seek(block.at) || m_file->write(block.bytes) != block.size || !m_file->flush())
        return fail(ErrorCode::Storage, m_file->fileName(), m_file->errorString());
    m_inMemory -= block.size;
    block.bytes = QByteArray();
    return {};
}

Result<QByteArray> SheetRows::bytesOf(size_t position) const
{
    const auto &block = m_blocks[position];
    if (!block.bytes.isEmpty())
        return block.bytes;
    if (!m_file->seek(block.at))
        return fail(ErrorCode::Storage, m_file->fileName(), m_file->errorString());
    auto bytes = m_file->read(block.size);
    if (bytes.size() != block.size)
        return fail(ErrorCode::Storage, m_file->fileName(), m_file->errorString());
    return bytes;
}

Result<SheetRow> SheetRows::at(Place place) const
{
    return bytesOf(size_t(place >> placeBits)).map([&](const QByteArray &bytes) {
        const char *from = bytes.constData() + (place & ((Place(1) << placeBits) - 1));
        SheetRow row;
        unpack(from, row);
        return row;
    });
}

Result<void> SheetRows::eachPlace(const std::function<void(const SheetRow &, Place)> &take) const
{
    SheetRow row;
    for (size_t i = 0; i < m_blocks.size(); ++i) {
        const auto bytes = bytesOf(i);
        if (!bytes)
            return Unexpected(bytes.error());
        const char *at = bytes->constData();
        for (qint64 left = m_blocks[i].rows; left > 0; --left) {
            const Place place = (Place(i) << placeBits) | (at - bytes->constData());
            unpack(at, row);
            take(row, place);
        }
    }
    return {};
}

std::unique_ptr<SheetReader> SheetRows::reader() const
{
    return std::make_unique<PackedReader>(*this);
}

} // namespace exchange
