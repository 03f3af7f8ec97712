// Signing keys (签名公钥): a person registers the public half of his own key; he himself or the security administrator ends it.
// What a key ended with stays readable, since it still checks old seals. That the proof is good says the server, which can
// use the key (service/sealing); the rules check the rest.
#pragma once

#include "rules/decide.h"

#include <QJsonObject>

namespace rules {

/// What the proof of possession is a seal over: {"kind": "signing-key", "person", "fingerprint", "algorithm"}.
[[nodiscard]] QJsonObject keyStatement(const QUuid &person, const QString &fingerprint, const QString &algorithm);

/// Keeps `login` and `registered_at`. MissingRight "person_id" for the key of somebody else; ReadOnlyField for an edit, since
/// another key is another record; a key that was ended comes back by no Restore.
Result<void> settleSigningKey(const Command &command, const Record *before, Record &after, const Situation &situation);

/// What the server's receipt is a seal over: {"kind": "receipt", "of": "change-decision" …, "record", "entry", "digest", "at",
/// "server"}. `entry` counts from 1, `digest` is SM3 of the canonical text of the entry without its receipt: an entry that was
/// altered, moved or taken out no longer fits.
struct ReceiptGround {
    QString kind; ///< of the entry's statement
    QUuid record;
    int entry = 1;
    QJsonObject sealed; ///< the entry with its seal; a receipt in it does not count
    Instant at;
    QString server; ///< fingerprint of the server's key
};
/// InvalidValue where the entry has no canonical text.
[[nodiscard]] Result<QJsonObject> receiptStatement(const ReceiptGround &ground);

} // namespace rules
