// The workflow of an evaluation (domain.md sections 4 and 9, our proposal): one table says which verb leads from which state
// to which, who may, where a reason is wanted and what else must be so. A verb is an edit of `state` with the command's
// reason; what it checks and stamps is kept by evaluationlife. The problems of everything around an evaluation - sheets,
// objections, surveys, improvements, forms and packages - are said with EvaluationProblem.
#pragma once

#include "contract/codec.h"
#include "contract/entities/evaluation.h"
#include "rules/decide.h"

namespace rules::evaluation {

enum class EvaluationVerb { Open, CloseScoring, Freeze, Void, Correct };
/// "close_scoring", for actions and logs.
[[nodiscard]] const char *codeOf(EvaluationVerb verb);
/// English words for people, translated in the context "EvaluationVerb".
[[nodiscard]] const char *captionOf(EvaluationVerb verb);
/// The fields that come with the verb, beside reason and state: of Freeze figures, inputs_digest and result.
[[nodiscard]] QStringList fieldsOf(EvaluationVerb verb);

/// What must be so beside state, role and reason.
enum class EvaluationGuard {
    None,
    Openable,  ///< the template is in force and makes sense, the period is sane, and nobody else evaluates the same
    HandedIn,  ///< the parties that the template names have handed in; else a reason
    Freezable, ///< the period is over, no objection is open, figures and inputs are there, and the result is what comes out
    Succeeded, ///< a frozen evaluation corrects it
};

struct EvaluationTransition {
    EvaluationState from;
    EvaluationVerb verb;
    EvaluationState to;
    const char *roles; ///< codes, separated by one space
    bool wantsReason = false;
    EvaluationGuard guard = EvaluationGuard::None;
};
/// In the order of an evaluation's life. A pair of states belongs to one verb.
[[nodiscard]] std::span<const EvaluationTransition> evaluationTransitions();

/// Who plans and opens evaluations.
inline constexpr auto planners = "quality_manager service_manager managing_party";
/// Who closes the scoring, decides on objections and freezes.
inline constexpr auto deciders = "managing_party";

/// Neither voided nor given way to a later version.
[[nodiscard]] bool isLiving(EvaluationState state);

/// The role whose people score for a party; its sheets are theirs alone until the scoring is closed.
[[nodiscard]] QString roleOf(Party party);
/// The parties whose roles the actor holds, in the order of Party.
[[nodiscard]] std::vector<Party> partiesOf(const Actor &actor);

/// A verb for an evaluation as it stands.
struct EvaluationOffer {
    EvaluationVerb verb = EvaluationVerb::Open;
    EvaluationState to = EvaluationState::Planned;
    bool wantsReason = false;
    std::optional<Error> problem; ///< why the actor cannot; nothing: offered
    bool operator==(const EvaluationOffer &) const = default;
};
/// The verbs of the evaluation's state in the order of the table, also those that the actor lacks the role for. Asks no
/// other record.
[[nodiscard]] std::vector<EvaluationOffer> allowedVerbs(const Evaluation &evaluation, const Actor &actor);
/// The row by which the actor may, else the error: no such way, the role, the reason.
[[nodiscard]] Result<const EvaluationTransition *> evaluationTransitionFor(EvaluationState from, EvaluationState to, const Actor &actor, const QString &reason);

/// Why an evaluation, or something around it, is refused something, for who makes a sentence of it.
struct EvaluationProblem {
    enum class Kind {
        Way,         ///< from, to: no verb leads there
        Role,        ///< verb, then the roles that may
        Reason,      ///< verb, for which a reason is wanted
        Kept,        ///< field: kept by a verb or by the rules
        Ended,       ///< state, field: nothing of it changes any more
        Submitted,   ///< what has begun is not deleted
        Missing,     ///< names of fields
        Template,    ///< why: "none", "draft", "superseded", or the place of the first issue, then what it is
        Period,      ///< why: "kind", "backwards"
        Unit,        ///< the unit is none of the party that is wanted: party
        Twice,       ///< number of the other evaluation
        Correction,  ///< why: "none", "state", "other"
        HandedIn,    ///< codes of the parties that have not handed in
        NotOver,     ///< last day of the period
        Waiting,     ///< last day on which objections may be raised: a reason is wanted before
        Objections,  ///< number of those that are open
        Figures,     ///< why: "none", "period", "scope", or the indicator whose figure is missing or wrong
        Inputs,      ///< why: "none", "attachment"
        Incomplete,  ///< codes of the indicators that nobody has scored
        Result,      ///< the first part that is not as it comes out: "figures", "sheets", "total"
        Closed,      ///< state of the evaluation: this is not done in it
        Deadline,    ///< the last day, which is over
        Party,       ///< code of the party: the actor does not act for it
        Given,       ///< indicator, then what is wrong with what was given for it
        Indicator,   ///< code: the template has no such indicator
        Again,       ///< has been done already
        Own,         ///< who did it does not decide on it
        NotOwn,      ///< only who began it
        Signature,   ///< member of the signature that does not fit
        Answers,     ///< place in the answers of a survey
        Future,      ///< field: lies after the moment of the act
        Expired,     ///< last day of use
        Unsigned,    ///< the scan of the signed paper is wanted
    } kind;
    QStringList words;
    bool operator==(const EvaluationProblem &) const = default;
};
[[nodiscard]] Error problemError(ErrorCode code, const QString &field, const EvaluationProblem &problem);
[[nodiscard]] std::optional<EvaluationProblem> evaluationProblemOf(const Error &error);
[[nodiscard]] Unexpected refused(ErrorCode code, const QString &field, EvaluationProblem::Kind kind, QStringList words = {});

/// The evaluation that something hangs on. UnknownReference on `evaluation_id` where it is not seen.
[[nodiscard]] Result<Evaluation> evaluationFor(const QUuid &id, const World &world);
/// Everything but the named fields is as it was.
[[nodiscard]] Result<void> checkOnlyChanges(const Shape &shape, const Record &before, const Record &after, std::span<const char16_t *const> open, const QString &state);
/// As records keep a choice.
template <class Choice> [[nodiscard]] QString codeFor(Choice value)
{
    return text(Codec<Choice>::encode(value));
}

} // namespace rules::evaluation
