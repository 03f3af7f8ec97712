// Unlock: what lets a person work on an account's data without the server, with the password that last signed in: an
// argon2id digest in the account's outbox.db, beside what the server said of them. The password itself is kept nowhere.
#pragma once

#include "contract/sync.h"
#include "contract/result.h"

#include <optional>

namespace syncing {

using namespace contract;

/// The encoded argon2id digest (parameters and salt within), 64 MiB, three passes; takes about a tenth of a second.
[[nodiscard]] Result<QString> digestOf(const QString &password);
/// False for a wrong password and for what is no digest.
[[nodiscard]] bool isPassword(const QString &password, const QString &digest);

/// What an account's folder remembers of its last sign-in.
struct KeptSession {
    Session session; ///< without its token
    QString digest;
};
[[nodiscard]] QString toText(const Session &session);
/// Nothing where nobody has signed in there. Reads the file by a connection of its own.
[[nodiscard]] std::optional<KeptSession> keptIn(const QString &outboxPath);

/// Names under which an outbox remembers them.
namespace kept {
inline const QString session = QStringLiteral("session");
inline const QString digest = QStringLiteral("unlock");
inline const QString level = QStringLiteral("level"); ///< when the cache last agreed with the server, milliseconds; within a minute
} // namespace kept

} // namespace syncing
