// Sheets (评分单): what one unit of one party gives in one evaluation. There is one for each, with an id that follows from
// them, whoever begins it; it is the party's own until the scoring was closed and the server has shown it to all. Proofs are
// files that hang on the sheet, and are hidden with it; a score names one by its digest.
#pragma once

#include "contract/entities/scoresheet.h"
#include "rules/decide.h"
#include "rules/evaluation/scoring.h"

namespace rules::evaluation {

/// The same on every workstation.
[[nodiscard]] QUuid scoreSheetId(const QUuid &evaluation, Party party, const QUuid &unit);

/// [{"indicator", "ratio", "applicable", "reason", "proof", "occurrences"}]: `ratio` is left out where there is none,
/// `applicable` where it is true, and texts and lists that are empty. InvalidValue with the place ("scores[2].ratio").
[[nodiscard]] Result<std::vector<GivenScore>> givenFromJson(const QString &json);
/// An empty text where there is none.
[[nodiscard]] QString toJson(std::span<const GivenScore> given);
/// SM3 of the scores in canonical form; empty where they cannot be read.
[[nodiscard]] QString scoresDigest(const QString &scores);

/// Codes of the indicators that the party scores by hand and that the sheet leaves out, in the order of the template.
[[nodiscard]] QStringList notGiven(const Template &document, Party party, std::span<const GivenScore> given);

/// The parties that the template asks for scores and that have handed in none, as far as the world shows: at the server all
/// of them, at a workstation those whose sheets its user sees.
[[nodiscard]] std::vector<Party> partiesMissing(const Template &document, const QUuid &evaluation, const World &world);

/// The rule of the entity: own party and unit, only while the evaluation is scored; what was handed in stands; the server
/// shows it to all once the scoring was closed.
[[nodiscard]] Result<void> settleScoreSheet(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules::evaluation
