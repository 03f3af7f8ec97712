// The server put together: the only place that makes its ports.
#pragma once

#include "app/server/config.h"

namespace server {

/// Serves until SIGTERM or SIGINT, then stops cleanly; returns the exit code.
int run(const Config &config);

/// Blocks SIGTERM and SIGINT in this thread and those it starts, so that run() can wait for them.
void holdSignals();

} // namespace server
