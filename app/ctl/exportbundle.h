// `yunhengctl export bundle` and `export keys`: evidence that others check without this server.
#pragma once

#include "command.h"

namespace ctl {

void offerBundle(QCommandLineParser &parser);
/// True where the first plain argument asks for one of these, not for records.
[[nodiscard]] bool isEvidence(const QCommandLineParser &options);
Outcome<void> exportEvidence(const QCommandLineParser &options, const Console &console);

} // namespace ctl
