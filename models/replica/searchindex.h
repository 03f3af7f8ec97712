// SearchIndex: what the cache keeps so that a search at a million rows answers within a frame. Two tables an entity,
// written in the same transaction as the rows:
//   <entity>_gram  for each pair of neighbouring characters (of ASCII also three) and each 8,192 rids the rids that have
//                  it, a sorted list or a bitmap: two characters are found and counted exactly by reading some kilobytes;
//   <entity>_text  the folded texts of 64 rids in one value: what three and more characters are verified against.
// Why not FTS5: at a million rows it needs 25 ms to count one frequent pair and 25 ms more for each further one, verifies
// nothing by itself, and wants a row's former tokens back before it can forget them.
#pragma once

#include "contract/result.h"
#include "replica/tokens.h"

#include <memory>

struct sqlite3;

namespace replica {

class SearchIndex
{
public:
    /// The tables, and the partial index of retired rows that lists need; a script of statements ended by ";\n". Run it
    /// after the entity's own table was made.
    [[nodiscard]] static QString createSql(const Shape &shape);

    /// Writes on that connection; the caller owns it and its transactions.
    SearchIndex(sqlite3 *database, const Shape &shape);
    ~SearchIndex();
    SearchIndex(const SearchIndex &) = delete;
    SearchIndex &operator=(const SearchIndex &) = delete;

    /// The record at that rid (1 or more, below 2^31) now reads so. Cheap where its searchable texts have not changed.
    /// Fastest with ascending rids into empty tables: nothing is read back.
    void put(qint64 rid, std::span<const Cell> cells);
    /// The rid holds no record any more.
    void remove(qint64 rid);
    /// A bulk load may compute in one thread what it writes in another. After openAt(rid) and until flush(), put() of the
    /// records at that rid and behind it, 8,192 at most and none there before, and then digest() do not touch the database.
    void openAt(qint64 rid);
    void digest();
    /// Writes what put() and remove() have gathered. Call it before each commit; after a rollback call forget(). In a
    /// bulk load commit rarely: each flush rewrites the pairs of the chunk that it ends in.
    [[nodiscard]] Result<void> flush();
    /// Drops what has been gathered and not written.
    void forget();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// How the index is cut; the reader of it needs the same numbers.
namespace searchlayout {
inline constexpr int chunkBits = 13; ///< rids a gram's value covers: 8,192
inline constexpr int chunkRows = 1 << chunkBits;
inline constexpr int listMost = chunkRows / 16; ///< rids of a pair from which on its value is a bitmap
inline constexpr int blockBits = 6; ///< rids a text block covers: 64
inline constexpr int blockRows = 1 << blockBits;
inline constexpr int gramBits = 44;
[[nodiscard]] constexpr qint64 gramKey(qint64 chunk, Gram gram) { return chunk << gramBits | qint64(gram); }
/// A block's parts are rows of their own, so that a query reads only what it needs. A line of Readings is the full pinyin,
/// readingEnd, the initials.
enum class BlockPart : qint64 { Text, Readings };
inline constexpr int blockKeyBits = 1;
[[nodiscard]] constexpr qint64 blockKey(BlockPart part, qint64 block) { return block << blockKeyBits | qint64(part); }
inline constexpr char readingEnd = '\x1e';
} // namespace searchlayout

} // namespace replica
