// Token (UKey、PKCS#11 令牌): a private key that never leaves a card or stick. It signs by itself, behind a PIN; reached through
// libp11 and the maker's PKCS#11 module. P-256 only: libp11 knows no SM2, and neither does SoftHSM2, with which this is
// tested; the national tokens speak SM2 through their makers' own interfaces.
#pragma once

#include "seals/keys.h"

namespace seals {

/// A key that a token holds, as it can be seen without the PIN.
struct TokenKey {
    QString module; ///< path of the PKCS#11 module
    QString token;  ///< its label, "审批专用"
    QString serial; ///< of the token
    QString label;  ///< of the key
    QByteArray id;  ///< of the key within the token
    QString fingerprint;
    bool operator==(const TokenKey &) const = default;
};

/// The module that leads to every token which this machine is set up for (p11-kit); empty where there is none.
[[nodiscard]] QString usualModule();

/// The P-256 keys of all tokens behind the module that are plugged in now. Unavailable where the module cannot be loaded.
[[nodiscard]] Result<std::vector<TokenKey>> keysOnTokens(const QString &module);

/// The key, behind its PIN. BadCredentials for a wrong PIN, Locked where the token takes no more tries, NotFound where the
/// token or the key is not there. The token stays signed in until the signer is gone.
[[nodiscard]] Result<std::shared_ptr<const Signer>> unlockToken(const TokenKey &key, const QByteArray &pin);

} // namespace seals
