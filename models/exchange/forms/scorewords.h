// What a score form says of an evaluation: points, criteria and figures in words, the same on the score sheet and in the report.
#pragma once

#include "exchange/forms/formdesk.h"
#include "rules/evaluation/evaluationresult.h"

namespace exchange {

/// An evaluation with its template and its result: the frozen one, else as it stands.
struct ScoredEvaluation {
    Evaluation evaluation;
    std::optional<rules::evaluation::Template> document;
    std::optional<rules::evaluation::EvaluationResult> result;
    QString templateName; ///< 默认模板 V1
};
[[nodiscard]] ScoredEvaluation scoredEvaluation(const Evaluation &evaluation, const FormDesk &desk);

/// Hundredths as points: 92.35, 3, 1.5.
[[nodiscard]] QString pointsWords(qint64 hundredths);
/// Basis points as a percentage: 94.92%.
[[nodiscard]] QString ratioWords(qint64 basisPoints);
/// 评分标准: how the rule makes points.
[[nodiscard]] QString standardWords(const rules::evaluation::Indicator &indicator);
/// 完成情况: the figures behind the score, with their arithmetic.
[[nodiscard]] QString doneWords(const ScoredEvaluation &scored, const rules::evaluation::IndicatorScore &score);
/// 扣分说明: what was taken off, and the reasons given.
[[nodiscard]] QString deductionWords(const ScoredEvaluation &scored, const rules::evaluation::IndicatorScore &score);
/// 管理方50%、使用方30%…
[[nodiscard]] QString evaluatorsWords(const rules::evaluation::Template &document, const FormDesk &desk);
[[nodiscard]] QString gradeWords(const ScoredEvaluation &scored);
/// Unit, or unit and service, that is evaluated.
[[nodiscard]] QString subjectWords(const Evaluation &evaluation, const FormDesk &desk);
/// 2026年7月1日至2026年9月30日
[[nodiscard]] QString periodWords(QDate from, QDate to);
/// A row a dimension: dimension, weight, points, ratio; the whole at the end.
[[nodiscard]] FormRows dimensionRows(const ScoredEvaluation &scored);

} // namespace exchange
