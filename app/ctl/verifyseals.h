// `yunhengctl verify database | change ID | decision ID#N | bundle FILE`: whether what was sealed still is what was sealed.
#pragma once

#include "command.h"

namespace ctl {

/// The first plain argument says what is verified.
Outcome<void> verifySeals(const QCommandLineParser &options, const Console &console);

} // namespace ctl
