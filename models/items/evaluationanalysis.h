// EvaluationAnalysis: frozen evaluations beside each other: one by its dimensions, its deductions, its like before and after,
// and others of its period; and what other weights would make of it.
#pragma once

#include "contract/whendone.h"
#include "items/queries.h"
#include "rules/evaluation/result.h"

namespace items {

struct AnalysedEvaluation {
    Evaluation record;
    QString unit; ///< its name
    std::shared_ptr<const rules::evaluation::Template> document;
    std::shared_ptr<const rules::evaluation::EvaluationResult> result;
};

/// The latest that are frozen, by the beginning of their period, the earliest first. What cannot be read is left out.
[[nodiscard]] QFuture<Result<std::vector<AnalysedEvaluation>>> readAnalysis(Queries &queries);
inline constexpr int mostAnalysed = 200;

/// What was taken off, the most first.
struct Deducted {
    QString indicator;
    QString name;
    int points = 0; ///< hundredths
    bool operator==(const Deducted &) const = default;
};
[[nodiscard]] std::vector<Deducted> deductionsOf(const AnalysedEvaluation &evaluation);

/// Those of the same subject, unit, service and kind of period, by their place in `all`.
[[nodiscard]] std::vector<size_t> likesOf(const std::vector<AnalysedEvaluation> &all, size_t one);
/// Those of the same period and kind of subject by the same template, units beside units and providers beside providers, by their place in `all`, the best first.
[[nodiscard]] std::vector<size_t> contemporariesOf(const std::vector<AnalysedEvaluation> &all, size_t one);

/// The score with other weights of the dimensions (hundredths, in the order of the template): the weights of indicators
/// follow in proportion. A trial, never a result.
[[nodiscard]] rules::evaluation::Score scoreWithWeights(const AnalysedEvaluation &evaluation, const std::vector<int> &weights);

} // namespace items
