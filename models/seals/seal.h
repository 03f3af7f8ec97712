// Seal (签章): a person's or the server's signature over a statement, which is a JSON object that says everything that was
// decided: what, on which content (by digest), by whom, when. Whoever holds the statement, the seal and the public key can
// check it, with no account and no network.
#pragma once

#include "seals/keys.h"

#include <QJsonObject>

namespace seals {

/// As it stands beside the statement.
struct Seal {
    Algorithm algorithm = Algorithm::Sm2Sm3;
    QString key;          ///< fingerprint of the public key
    QByteArray signature; ///< DER
    bool operator==(const Seal &) const = default;
};

[[nodiscard]] QJsonObject toJson(const Seal &seal);
/// BadRequest with the member for anything that toJson() does not write.
[[nodiscard]] Result<Seal> sealFromJson(const QJsonObject &json);

/// Signs the canonical text of the statement. InvalidValue where it has none.
[[nodiscard]] Result<Seal> sealOf(const QJsonObject &statement, const Signer &key);

/// Nothing where the seal is this key's over this statement. Untrusted otherwise; `field` says what does not fit: "key",
/// "algorithm" or "signature".
[[nodiscard]] Result<void> checkSeal(const QJsonObject &statement, const Seal &seal, const PublicKey &key);

} // namespace seals
