// Objections (异议): a party says that a score is not right, it is answered, and the managing party gives a new score or
// upholds it. All are kept. What is accepted is the last word on the indicator (Rescored), whatever sheets and formulas say.
#pragma once

#include "contract/entities/objection.h"
#include "rules/decide.h"

namespace rules::evaluation {

enum class ObjectionVerb { Answer, Accept, Uphold, Withdraw };
/// "accept", for actions and logs.
[[nodiscard]] const char *codeOf(ObjectionVerb verb);
/// English words for people, translated in the context "ObjectionVerb".
[[nodiscard]] const char *captionOf(ObjectionVerb verb);
/// The fields that come with the verb: of Answer the answer, of Accept the ratio.
[[nodiscard]] QStringList fieldsOf(ObjectionVerb verb);
[[nodiscard]] ObjectionState stateAfter(ObjectionVerb verb);

/// Neither decided nor withdrawn.
[[nodiscard]] bool isOpen(ObjectionState state);

struct ObjectionOffer {
    ObjectionVerb verb = ObjectionVerb::Answer;
    std::optional<Error> problem; ///< why the actor cannot; nothing: offered
    bool operator==(const ObjectionOffer &) const = default;
};
/// The verbs of the objection's state, also those that the actor may not use. Asks no other record.
[[nodiscard]] std::vector<ObjectionOffer> allowedVerbs(const Objection &objection, const Actor &actor);

/// The rule of the entity: raised for the own party while objections are open, answered by another, decided by the managing
/// party, and not by whoever raised it.
[[nodiscard]] Result<void> settleObjection(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules::evaluation
