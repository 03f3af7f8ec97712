// FormerRows: one entity as it stood at an instant, beside its live table. It knows which records have changed since and in
// which fields, which did not exist yet, and puts the former rows that a question is about into a temporary table of the
// same columns: so the SQL that judges live rows judges former ones.
//
// A record stood as the acts that were done by then left it, in the order in which the server took them. An act counts
// from when it was done, not from when it arrived. A record that has no entry of its making (it was loaded in bulk) is as
// old as its id. Acts that the server has not confirmed do not count.
#pragma once

#include "replica/historytable.h"
#include "replica/ridset.h"

namespace replica {

class FormerRows
{
public:
    /// The connection must outlive it; one of an entity at a time.
    FormerRows(sqlite3 *handle, const Shape &shape, Instant at) : m_handle(handle), m_shape(shape), m_at(at) {}
    [[nodiscard]] Instant at() const { return m_at; }

    /// The record as it stood; nothing where it did not exist. `shown` is its row as it stands in the cache.
    struct Shown {
        qint64 rid = 0;
        const Record &record;
        bool pending = false;
    };
    Result<std::optional<Record>> recordAt(const Shown &shown);

    /// What the server last said of it, without the acts that wait; nothing where it has said nothing.
    Result<std::optional<Record>> confirmed(const Shown &shown);

    /// Records that did not exist, or of which only unsent acts tell; all of them after need().
    [[nodiscard]] const RidSet &absent() const { return m_absent; }
    /// Records in the table; their columns of the fields asked for since open() are filled, and `retired`.
    [[nodiscard]] const RidSet &filled() const { return m_filled; }
    /// Puts the records into the table that existed and have changed since in one of those fields.
    Result<void> need(FieldSet fields);
    /// The same among the rids of a range, with what is absent there: for a first page in the order of rids.
    Result<void> needWithin(FieldSet fields, quint32 from, quint32 to);

private:
    Result<void> know();
    Result<void> knowPending();
    Result<void> widen(FieldSet fields);
    Result<void> add(quint32 rid);
    Result<bool> existed(std::string_view id, qint64 rid);
    [[nodiscard]] Result<Prepared *> entriesOf(qint64 rid, Revision upTo);

    sqlite3 *m_handle;
    const Shape &m_shape;
    const Instant m_at;
    bool m_known = false;
    std::vector<FieldSet> m_since; ///< by rid
    RidSet m_absent;
    RidSet m_filled;
    FieldSet m_fields = 0;      ///< asked for so far
    std::vector<int> m_columns; ///< their positions
    std::vector<int> m_keyed;   ///< those of them with a companion
    std::optional<Prepared> m_entries;
    std::optional<Prepared> m_existed;
    std::optional<Prepared> m_base;
    std::optional<Prepared> m_row;
    std::optional<Prepared> m_insert;
    std::optional<Prepared> m_within;
};

} // namespace replica
