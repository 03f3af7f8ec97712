// Handovers (数据对外提供): a package leaves the system when the service or the managing party and a security post have both
// approved it, as it was when they did, and while it may be used.
#pragma once

#include "contract/entities/datahandover.h"
#include "rules/decide.h"

namespace rules::evaluation {

enum class HandoverVerb { Approve, HandOver, Reject, Withdraw };
/// "hand_over", for actions and logs.
[[nodiscard]] const char *codeOf(HandoverVerb verb);
/// English words for people, translated in the context "HandoverVerb".
[[nodiscard]] const char *captionOf(HandoverVerb verb);
/// The state that an edit asks for. Of Approve it is reached with the second approval; with the first the request waits on.
[[nodiscard]] HandoverState stateAfter(HandoverVerb verb);

struct HandoverOffer {
    HandoverVerb verb = HandoverVerb::Approve;
    bool wantsReason = false;
    std::optional<Error> problem; ///< why the actor cannot; nothing: offered
    bool operator==(const HandoverOffer &) const = default;
};
/// The verbs of the package's state, also those that the actor may not use. Asks no other record.
[[nodiscard]] std::vector<HandoverOffer> allowedVerbs(const DataHandover &handover, const Actor &actor);

/// The rule of the entity.
[[nodiscard]] Result<void> settleHandover(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules::evaluation
