// Hook tokens: what lets another system call in (POST /api/v1/hooks/…) and nothing else. Only their digests are kept.
#pragma once

#include "store/database.h"

namespace service {

using namespace contract;

struct HookToken {
    QString name; ///< for people: "prometheus-am-1"
    Instant madeAt;
};

/// True for what may be the name of a hook: letters, digits, dots and dashes, at most 40.
[[nodiscard]] bool isHookName(QStringView name);

/// A fresh token under the name; one that was there ends. It is told here and never again.
Result<QByteArray> makeHookToken(store::Database &database, const QString &name, Instant now);
/// False where there is none of that name.
Result<bool> dropHookToken(store::Database &database, const QString &name);
Result<std::vector<HookToken>> hookTokens(store::Database &database);
/// The name of the hook whose token it is; empty where it is none's.
Result<QString> hookOf(store::Database &database, const QByteArray &token);

} // namespace service
