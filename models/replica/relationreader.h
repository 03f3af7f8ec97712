// RelationReader: the relations of a record, both ways, straight from the cache's indexes: what an impact walk asks for.
#pragma once

#include "replica/prepared.h"
#include "rules/impact.h"

namespace replica {

class RelationReader : public rules::RelationSource
{
public:
    /// `handle` outlives the reader.
    static Result<std::unique_ptr<RelationReader>> make(sqlite3 *handle);
    Result<void> tiesOf(const QUuid &record, std::vector<rules::Tie> &ties) override;

private:
    Result<void> take(Prepared &statement, std::string_view record, bool outgoing, std::vector<rules::Tie> &ties);

    Prepared m_outgoing;
    Prepared m_incoming;
};

} // namespace replica
