// EvaluationResult of an evaluation as its records stand: head, sheets that were handed in, and what accepted objections made
// anew, put together in one place, so that the panel, the rule that freezes, the server that checks and yunhengctl have the
// same bytes.
#pragma once

#include "contract/entities/objection.h"
#include "contract/entities/scoresheet.h"
#include "rules/decide.h"
#include "rules/evaluation/result.h"

namespace rules::evaluation {

/// The document of the evaluation's template version. UnknownReference on `template_id` where it is not seen; BadRequest
/// where it is none.
[[nodiscard]] Result<Template> templateOf(const Evaluation &evaluation, const World &world);
/// The sheets of the evaluation that the world shows, drafts too, in the order of party, then id.
[[nodiscard]] std::vector<ScoreSheet> sheetsOf(const QUuid &evaluation, const World &world);
/// The objections of the evaluation, in the order in which they were raised.
[[nodiscard]] std::vector<Objection> objectionsOf(const QUuid &evaluation, const World &world);

/// Those that were handed in, as the score takes them. BadRequest where a sheet's scores cannot be read.
[[nodiscard]] Result<std::vector<GivenSheet>> givenSheets(std::span<const ScoreSheet> sheets);
/// What accepted objections made anew, in the order of decision: the last word counts.
[[nodiscard]] std::vector<Rescored> rescoredBy(std::span<const Objection> objections);

/// The figures that the evaluation keeps. RequiredMissing on `figures` where there are none.
[[nodiscard]] Result<Figures> figuresKept(const Evaluation &evaluation);
/// As an evaluation keeps them.
[[nodiscard]] QString figuresText(const Figures &figures);
/// Refuses figures of another period or scope, a computed indicator without its figure, and a figure whose quotient is not
/// what its values give.
[[nodiscard]] Result<void> checkFigures(const Evaluation &evaluation, const Template &document, const Figures &figures);

/// What stands around the numbers. The number stays empty: it may be provisional where the result is worked out offline; the
/// id says which evaluation it is.
[[nodiscard]] Result<ResultHead> headOf(const Evaluation &evaluation, const World &world);
/// The result as it would be frozen now, from the figures that the evaluation keeps.
[[nodiscard]] Result<EvaluationResult> resultNow(const Evaluation &evaluation, const World &world);
/// The same from other figures: those that the server counts for itself.
[[nodiscard]] Result<EvaluationResult> resultNow(const Evaluation &evaluation, const Figures &figures, const World &world);

} // namespace rules::evaluation
