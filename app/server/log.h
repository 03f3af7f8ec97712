// The log: one JSON object a line on the standard error stream, for journald and for whoever collects it.
#pragma once

#include <QString>

namespace server {

/// debug, info or warning: from which level on. Every message of Qt's logging goes through here from now on.
void logAsJsonLines(const QString &level);

} // namespace server
