// `yunhengctl export package`: data leaves the system by an approved handover (F26). First, without --out, the evidence of the
// record is put together and its digest goes into the request: what is then approved are exactly those bytes. With --out the
// package is written and the handover done, which stands in the books; where the evidence is another by now, nothing is.
#pragma once

#include "command.h"

namespace ctl {

Outcome<void> exportPackage(const QCommandLineParser &options, const Console &console);

} // namespace ctl
