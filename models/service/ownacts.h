// OwnActs: what the server needs to act by itself: incidents from alerts, orders from plans, escalations, confirmations by
// time-out. Its acts go through the same door as people's, as an actor with the few rights that they need.
#pragma once

#include "contract/actor.h"
#include "contract/ports.h"
#include "store/database.h"

#include <QHash>
#include <functional>
#include <span>

namespace service {

using namespace contract;

struct OwnActs {
    using Work = std::function<Result<void>(store::Database &)>;
    Instant now;
    /// May be called again from the beginning where the connection broke.
    std::function<Result<void>(const Work &)> read;
    /// As the server: Service::execute.
    std::function<Result<std::vector<Receipt>>(const std::vector<Command> &)> execute;
    /// One transaction.
    std::function<Result<void>(const Work &)> write;
};

/// Sees every unit; makes and moves orders, and adds to them; lets changes expire; shows and checks evaluations. People may not be it: no account has its id or its role.
[[nodiscard]] const Actor &serverActor();

/// Commands with derived ids are sent once: a second sending at another time would be another content under the same id.
/// What became of those that were decided before: "applied", "refused" or "conflict".
[[nodiscard]] Result<QHash<QUuid, QString>> decidedBefore(const OwnActs &own, std::span<const Command> commands);

/// Whether a refusal means that somebody else did the same a moment ago, or changed what it was decided on.
[[nodiscard]] bool isOvertaken(const Receipt &receipt);

} // namespace service
