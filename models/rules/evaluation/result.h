// Result (评价结果): what a closed evaluation freezes, as one canonical JSON text with its SM3 digest: template, calendar and
// ruleset versions, period, scope, figures, the digest of the inputs, the parties' scores, points and grade. The same
// values give the same bytes on every machine, so a result that is worked out again years later can be compared as text.
#pragma once

#include "rules/evaluation/scoring.h"

namespace rules::evaluation {

/// Raised when these rules give another score for the same inputs.
inline constexpr int evaluationRules = 1;

/// What stands around the numbers.
struct ResultHead {
    QUuid evaluation;
    QString number;
    QString title;
    int version = 1;         ///< of the evaluation: 2 corrects 1
    QUuid corrects;
    QString templateDigest;
    QString templateVersion; ///< "code version" of the record: "default 3"
    QString calendarVersion; ///< version of the working calendar by which promises were judged
    QString levelsVersion;   ///< version of the service levels in force when it was frozen
    QString inputsDigest;    ///< of the exact records; see inputs.h
    int rules = evaluationRules;
    bool operator==(const ResultHead &) const = default;
};

struct EvaluationResult {
    ResultHead head;
    Figures figures;
    std::vector<GivenSheet> sheets; ///< in the order of party, then id
    std::vector<Rescored> rescored; ///< by accepted objections, in the order in which they count
    Score score;
    bool operator==(const EvaluationResult &) const = default;
};

/// Scores and puts together; the sheets are put in order.
[[nodiscard]] EvaluationResult resultOf(const ResultHead &head, const Template &document, const Figures &figures, std::vector<GivenSheet> sheets, std::vector<Rescored> rescored = {});
/// The canonical text. InvalidValue for text that is no Unicode.
[[nodiscard]] Result<QByteArray> canonicalText(const EvaluationResult &result);
/// SM3 of the canonical text.
[[nodiscard]] QString digestOf(const QByteArray &canonical);
/// Reads a result; BadRequest with the place where it is none of ours.
[[nodiscard]] Result<EvaluationResult> resultFromJson(const QByteArray &json);
/// Works the score out again from the result's own figures and sheets. InvalidValue naming the first part that differs
/// ("template", "indicators.P02", "total", "grade"); VersionMismatch where the result is of newer rules than these.
[[nodiscard]] Result<void> checkResult(const QByteArray &canonical, const Template &document);

} // namespace rules::evaluation
