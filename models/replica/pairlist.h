// PairList: the rids of one chunk that have a pair of characters, as a value of <entity>_gram. A short list holds 16 bits
// a rid in ascending order, little endian; a long one is a bitmap of the chunk.
#pragma once

#include "replica/searchindex.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace replica {

/// One bit a rid of a chunk.
using ChunkBits = std::array<quint64, searchlayout::chunkRows / 64>;

/// A row of the chunk that gets the pair, or loses it.
struct PairChange {
    quint16 row : 15 = 0;
    quint16 goes : 1 = 0;
    bool operator==(const PairChange &) const = default;
};

/// Sets the bits of the value's rows. A value of the wrong size sets none.
void unpackPairs(std::string_view value, ChunkBits &bits);
/// The value of these bits; empty where none is set.
[[nodiscard]] std::string packPairs(const ChunkBits &bits);
/// The same of rows in ascending order that all come: the way of a bulk load.
[[nodiscard]] std::string packPairs(std::span<const PairChange> comes);

} // namespace replica
