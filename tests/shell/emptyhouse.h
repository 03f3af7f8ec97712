// What a test of the shell hands to a window that never looks into it: a factory of nothing, and a sink that takes no act.
#pragma once

#include "contract/ports.h"

namespace items {
class Factory
{
};
}

class NoCommands : public contract::CommandSink
{
public:
    QFuture<contract::Result<void>> submit(const contract::Command &) override { return {}; }
    QFuture<contract::Result<void>> retry(const QUuid &) override { return {}; }
    QFuture<contract::Result<void>> discard(const QUuid &) override { return {}; }
    QFuture<contract::Result<void>> settle(const QUuid &, const std::vector<contract::ConflictChoice> &) override { return {}; }
};
