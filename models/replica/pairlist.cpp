#include "replica/pairlist.h"

#include <QtEndian>
#include <bit>
#include <cstring>

namespace replica {

using namespace searchlayout;

namespace {

constexpr size_t bitmapBytes = chunkRows / 8;
static_assert(2 * listMost < int(bitmapBytes) + 1, "a list is never as long as a bitmap, or they could not be told apart");

void appendRow(std::string &value, quint16 row)
{
    const quint16 little = qToLittleEndian(row);
    value.append(reinterpret_cast<const char *>(&little), sizeof(little));
}

std::string bitmapOf(const ChunkBits &bits)
{
    std::string value(bitmapBytes, '\0');
    for (size_t i = 0; i < bits.size(); ++i)
        qToLittleEndian(bits[i], value.data() + i * sizeof(quint64));
    return value;
}

} // namespace

void unpackPairs(std::string_view value, ChunkBits &bits)
{
    if (value.size() == bitmapBytes) {
        for (size_t i = 0; i < bits.size(); ++i)
            bits[i] |= qFromLittleEndian<quint64>(value.data() + i * sizeof(quint64));
        return;
    }
    for (size_t i = 0; i + 1 < value.size(); i += 2) {
        const auto row = qFromLittleEndian<quint16>(value.data() + i) & (chunkRows - 1);
        bits[size_t(row) / 64] |= quint64(1) << (row % 64);
    }
}

std::string packPairs(const ChunkBits &bits)
{
    int rows = 0;
    for (const auto word : bits)
        rows += std::popcount(word);
    if (rows >= listMost)
        return bitmapOf(bits);
    std::string value;
    value.reserve(size_t(rows) * 2);
    for (size_t i = 0; i < bits.size(); ++i)
        for (quint64 word = bits[i]; word != 0; word &= word - 1)
            appendRow(value, quint16(i * 64 + size_t(std::countr_zero(word))));
    return value;
}

std::string packPairs(std::span<const PairChange> comes)
{
    if (comes.size() < size_t(listMost)) {
        std::string value;
        value.reserve(comes.size() * 2);
        for (const auto change : comes)
            appendRow(value, change.row);
        return value;
    }
    ChunkBits bits{};
    for (const auto change : comes)
        bits[change.row / 64] |= quint64(1) << (change.row % 64);
    return bitmapOf(bits);
}

} // namespace replica
