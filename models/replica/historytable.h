// HistoryTable: the field history in the cache, written with the rows that it tells of and removed with them: no entry
// without its row. `fields` says what an entry touched, so that a question about some fields skips all other entries.
//
//   history   entity (its position among the shapes), rid (of the row), revision -> kind, by_name, done_at, received_at,
//             reason, changes, overruled (both as on the wire), fields
#pragma once

#include "replica/entitytable.h"

#include <map>

namespace replica {

/// A set of fields, and what else an entry can touch, in one number.
using FieldSet = quint64;
namespace fieldset {
/// Shapes with more fields than bits share them: a set may say too much, never too little.
inline constexpr int bits = 60;
inline constexpr FieldSet retired = FieldSet(1) << 60;
inline constexpr FieldSet created = FieldSet(1) << 61;
/// A creation that was done before its record's id says that it was made: the clock of that workstation went ahead.
inline constexpr FieldSet early = FieldSet(1) << 62;
[[nodiscard]] constexpr FieldSet of(int field) { return FieldSet(1) << (field % bits); }
} // namespace fieldset

/// The moment that a UUIDv7 was made in; nothing for another id.
[[nodiscard]] std::optional<Instant> madeAt(std::string_view id);

class HistoryTable
{
public:
    /// By the entity's name; as Cache and Refill hold them.
    using Tables = std::map<QString, std::unique_ptr<EntityTable>>;

    /// Of a cache whose tables stand; the connection must outlive it.
    static Result<std::unique_ptr<HistoryTable>> open(sqlite3 *handle);

    /// Writes the entry behind its row; once more is the same as once. An entry whose row is not there is nothing: the
    /// person may not see the record, or this program does not know its kind.
    Result<void> put(const Tables &tables, const RowView &entry);

private:
    HistoryTable() = default;
    Prepared m_insert;
};

} // namespace replica
