// Improvements (整改): what a low score asks to be mended: raised, planned with cause, measure, owner and day, done, and
// closed (销号) or returned by somebody else than who did it. Our proposal (domain.md section 4).
#pragma once

#include "contract/entities/improvementitem.h"
#include "rules/decide.h"
#include "rules/evaluation/scoring.h"

namespace rules::evaluation {

enum class ImprovementVerb { Plan, Finish, Close, Return, Cancel };
/// "finish", for actions and logs.
[[nodiscard]] const char *codeOf(ImprovementVerb verb);
/// English words for people, translated in the context "ImprovementVerb".
[[nodiscard]] const char *captionOf(ImprovementVerb verb);
/// The fields that come with the verb: of Plan cause, measure, owner and day; of Finish the outcome; of Close and Return
/// what the re-check found.
[[nodiscard]] QStringList fieldsOf(ImprovementVerb verb);

struct ImprovementTransition {
    ImprovementState from;
    ImprovementVerb verb;
    ImprovementState to;
    const char *roles; ///< codes, separated by one space
    bool wantsReason = false;
};
[[nodiscard]] std::span<const ImprovementTransition> improvementTransitions();

/// Neither closed nor cancelled.
[[nodiscard]] bool isOpen(ImprovementState state);
/// Open, not done, and its day is over.
[[nodiscard]] bool isOverdue(const ImprovementItem &item, QDate today);

struct ImprovementOffer {
    ImprovementVerb verb = ImprovementVerb::Plan;
    ImprovementState to = ImprovementState::Planned;
    bool wantsReason = false;
    std::optional<Error> problem; ///< why the actor cannot; nothing: offered
    bool operator==(const ImprovementOffer &) const = default;
};
/// The verbs of the item's state, also those that the actor may not use. Asks no other record.
[[nodiscard]] std::vector<ImprovementOffer> allowedVerbs(const ImprovementItem &item, const Actor &actor);

/// The id of what an indicator of an evaluation asks to be mended: the same whoever raises it.
[[nodiscard]] QUuid improvementId(const QUuid &evaluation, const QString &indicator);
/// What a frozen evaluation asks to be mended: an item for each indicator that stays below the template's limit, ready to be
/// created for the unit that was evaluated. Nothing of a result that cannot be read.
[[nodiscard]] std::vector<ImprovementItem> improvementsProposed(const Evaluation &evaluation, const Template &document);

/// The rule of the entity.
[[nodiscard]] Result<void> settleImprovement(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules::evaluation
