// Signing keys (签名公钥): a person registers the public half of his own key; he himself or the security administrator ends it.
// What a key ended with stays readable, since it still checks old seals. That the proof is good says the server, which can
// use the key (service/sealing, over rules::possessionStatement); the rules check the rest.
#pragma once

#include "rules/decide.h"

namespace rules {

/// Keeps `login` and `registered_at`. MissingRight "person_id" for the key of somebody else; ReadOnlyField for an edit, since
/// another key is another record; a key that was ended comes back by no Restore.
Result<void> settleSigningKey(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
