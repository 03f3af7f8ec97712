// Holding: the records of the cache that hold given values, by their fields' indexes. Who writes the cache and who reads it
// ask the same question, so that a prediction and a review find the same records.
#pragma once

#include "replica/prepared.h"
#include "rules/decide.h"

namespace replica {

/// The record in a row of `SELECT * FROM <entity>`.
[[nodiscard]] Record recordAt(const Shape &shape, const Prepared &row);

class Holding
{
public:
    explicit Holding(sqlite3 *handle) : m_handle(handle) {}
    /// The other records, not retired, that hold all those values.
    Result<std::vector<Record>> ask(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except);

private:
    sqlite3 *m_handle;
    std::map<std::pair<QString, std::vector<int>>, Prepared> m_statements; ///< by entity and fields
};

} // namespace replica
