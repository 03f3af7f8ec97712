// The server's own key in its folder: seal.key, plain PKCS#8 that only the server's account reads, as the key of its
// certificate; and seal.pem, the public half, for whoever checks the server's receipts.
#pragma once

#include "seals/keys.h"

namespace seals {

/// Makes PATH.key's pair where there is none: the key as `keyPath`, 0600, and its public half beside it with the suffix .pem.
/// True where it was made, false where the key was there. The public half is written anew where it is missing.
[[nodiscard]] Result<bool> makeKeyFile(const QString &keyPath, Algorithm algorithm);

/// Untrusted where others than the owner may read the file; Storage where it cannot be read.
[[nodiscard]] Result<SigningKey> readKeyFile(const QString &keyPath);

/// "…/seal.key" -> "…/seal.pem".
[[nodiscard]] QString publicFileOf(const QString &keyPath);

} // namespace seals
