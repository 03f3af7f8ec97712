// Sealing (签章核验): what is sealed is checked against the registered key of the person who acts, before the rules decide; what
// was accepted gets the server's receipt, signed with its own key, in the same transaction. Decisions of changes, minutes of
// meetings, signatures under evaluations, and the proof that comes with a new key.
#pragma once

#include "contract/actor.h"
#include "contract/command.h"
#include "contract/result.h"
#include "contract/rows.h"
#include "store/database.h"

namespace seals {
class Signer;
}

namespace service {

using namespace contract;

/// Nothing where the command seals nothing, or all its seals are good. RequiredMissing where one is missing; BadRequest where
/// it cannot be read; UnknownReference where the key is not registered or was ended; Untrusted where it is another person's,
/// or the signature does not fit. The error names the field. Storage: the database failed.
Result<void> checkSealed(store::Database &database, const Actor &actor, const Command &command);

/// Adds the receipt to what the rules kept of each seal of the command. Unavailable without a key of the server.
Result<void> addReceipts(const Command &command, Instant receivedAt, const seals::Signer *server, std::vector<Record> &records);

} // namespace service
