// Judging: what the rules say of an act before it is done, record by record, so that a person sees which rows stand in the
// way. It runs where rows are read; the outbox and the server ask the same function again.
#pragma once

#include "contract/actor.h"
#include "contract/catalogue.h"
#include "contract/command.h"
#include "replica/listreader.h"

namespace items {

using namespace contract;

struct Judgement {
    std::optional<Error> whole;               ///< what stands in the way of the act as such
    std::map<QUuid, Error> records;           ///< and of these records; it would be taken without them
    [[nodiscard]] bool isGood() const { return !whole && records.empty(); }
};

[[nodiscard]] Result<Judgement> judge(const Command &command, const Actor &actor, const Catalogues &catalogues, replica::ListReader &reader);

} // namespace items
