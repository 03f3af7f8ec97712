// Passwords come from the terminal, unseen and typed twice, or from a file that only its owner can read. Never from the
// command line, where every process of the machine could see them.
#pragma once

#include "command.h"

namespace ctl {

/// Asks on the terminal. `whose` stands in the question ("sysadmin").
[[nodiscard]] Outcome<QString> askPassword(const QString &whose, const Console &console);

/// The lines of a password file, one a password, empty lines left out. At least one.
[[nodiscard]] Outcome<QStringList> passwordsIn(const QString &path);

} // namespace ctl
