// Scoring (评分): from figures and what the parties gave to points and a grade, with every step of the arithmetic as a value.
// Whole numbers only: ratios in basis points, weights and points in hundredths. Rounded is only here:
//   a measured ratio      to the basis point that is worse for the score, so that no threshold is reached by rounding
//   share = (x - floor) / (target - floor), points = weight × share, means of parties   half up
//   total = Σ points / Σ weights × 100, where a weight is missing   half up; else the plain sum of what is printed
#pragma once

#include "rules/evaluation/figures.h"

namespace rules::evaluation {

/// What one sheet says of one indicator (rules/evaluation/sheets).
struct GivenScore {
    QString indicator;
    bool applicable = true;
    std::optional<int> ratio;     ///< basis points: the judgement of a Manual or Bonus (of its most), yes or no (10'000 or 0), or what was measured by hand for a Band or Ladder
    std::vector<int> occurrences; ///< counted by hand, in the order of the deductions, of one with `below` the basis points measured; of those that are computed it is not read
    QString reason;
    QString proof;
    bool operator==(const GivenScore &) const = default;
};
/// Several sheets of one party (units) count as their mean.
struct GivenSheet {
    QUuid id;
    Party party = Party::Provider;
    std::vector<GivenScore> scores;
    bool operator==(const GivenSheet &) const = default;
};

/// What an accepted objection makes of an indicator of any kind: the last word, whatever sheets or formulas say.
struct Rescored {
    QString indicator;
    int ratio = 0; ///< basis points of the weight; of a Bonus of its most; of a Veto 10'000 lifts it, less leaves it
    QUuid objection;
    bool operator==(const Rescored &) const = default;
};

/// One step of the arithmetic; `numbers` are in the order that the kind says. Translated in views.
struct AccountStep {
    enum class Kind {
        Figure,        ///< part, top.top, top.bottom, bottom.top, bottom.bottom: a quotient as it was counted
        Undefined,     ///< part: the denominator is 0
        ByHand,        ///< measured by hand: basis points
        Measured,      ///< basis points
        Band,          ///< measured, floor, target, share
        LadderStep,    ///< measured, at least, share
        BelowLadder,   ///< measured, the lowest step
        Occurrences,   ///< part, number, points each, points off
        Shortfall,     ///< part, measured, below, full percentage points under it, points each, points off
        Capped,        ///< points off, the most that is taken off
        Yes,           ///< share
        No,
        Judged,        ///< share in basis points
        FullByZero,    ///< a denominator of 0 counts as full
        NotApplicable, ///< its weight is left out
        Missing,       ///< nobody has scored it
        FewAnswers,    ///< answers, the fewest that are wanted
        Points,        ///< share, weight, points: share × weight
        Left,          ///< weight, points off, points
        PartyMean,     ///< party, sheets, points
        Merged,        ///< points; then party, weight, points of each that counts
        Bonus,         ///< share, most, points
        Veto,          ///< part, occurrences
        Reconsidered,  ///< by an accepted objection: share, weight (or most, or cap), points; text: id of the objection
        // of the total
        Sum,           ///< Σ points, Σ weights
        Rescaled,      ///< Σ points, Σ weights, total
        ExtraDeducted, ///< points off the total
        BonusAdded,    ///< points on top
        Within,        ///< before, after: the total stays from 0 to 100
        GradeReached,  ///< total, from; text: code of the grade
        GradeCapped,   ///< text: code of the grade that is left
    };
    Kind kind = Kind::Figure;
    std::vector<qint64> numbers;
    QString text;
    bool operator==(const AccountStep &) const = default;
};
[[nodiscard]] QString codeOf(AccountStep::Kind kind);

enum class Standing { Scored, NotApplicable, Missing };

struct PartyScore {
    Party party = Party::Provider;
    Standing standing = Standing::Missing;
    int points = 0; ///< hundredths
    int sheets = 0;
    bool counts = true; ///< false: stands beside (self score)
    bool operator==(const PartyScore &) const = default;
};

struct IndicatorScore {
    QString indicator;
    QString dimension;
    Standing standing = Standing::Missing;
    int weight = 0;
    std::optional<int> measured; ///< basis points, of a ratio
    int points = 0;   ///< hundredths; merged. Negative: taken off the total
    int deducted = 0; ///< hundredths: weight minus points, or what was taken off beyond it; for the Pareto
    bool computed = false;
    bool fewAnswers = false;
    bool vetoed = false;
    std::vector<PartyScore> parties; ///< of what is scored by hand: each party with a sheet
    std::vector<AccountStep> account;
    bool operator==(const IndicatorScore &) const = default;
};

struct DimensionScore {
    QString dimension;
    int weight = 0;  ///< of what applies
    int points = 0;
    int ratio = 0;   ///< basis points: points of weight; 0 where nothing applies
    bool operator==(const DimensionScore &) const = default;
};

struct Score {
    std::vector<IndicatorScore> indicators; ///< in the order of the template
    std::vector<DimensionScore> dimensions;
    int total = 0; ///< hundredths, 0 to 10'000
    QString grade; ///< code
    bool complete = true; ///< false: an indicator that counts has no score yet, which counts as 0 so far
    std::vector<AccountStep> account; ///< of total and grade
    bool operator==(const Score &) const = default;
    [[nodiscard]] const IndicatorScore *indicator(QStringView code) const;
};

/// The whole score. Sheets that are not to count yet are left out by the caller; of two objections to an indicator the
/// later counts.
[[nodiscard]] Score scored(const Template &document, const Figures &figures, std::span<const GivenSheet> sheets, std::span<const Rescored> rescored = {});

/// What one sheet alone gives to an indicator that is scored by hand: shown beside the fields while it is filled in.
[[nodiscard]] IndicatorScore scoredByOne(const Template &document, const Indicator &indicator, const Figures &figures, const GivenScore *given);

/// Refuses what a sheet may not say: RequiredMissing (message: reason or proof) where one of them is missing: only that nothing
/// happened, or does not apply, needs no proof; InvalidValue for a
/// ratio out of range or a wrong number of occurrences, UnknownField for an indicator that the template does not have or that is computed. The
/// error's field is the indicator's code.
[[nodiscard]] Result<void> checkGiven(const Template &document, Party party, const GivenScore &given);
/// The indicators that a party scores by hand, in the order of the template; a provider scores all of them for itself.
[[nodiscard]] std::vector<const Indicator *> scoredByHand(const Template &document, Party party);

/// The year's score from its periods: the mean, half up (domain.md section 9); nothing of nothing.
[[nodiscard]] std::optional<int> meanOf(std::span<const int> totals);
/// The grade of so many points.
[[nodiscard]] const Grade *gradeOf(const Template &document, int total);

/// Indicators whose points stay below Template::improveBelow of their weight, or that were vetoed: what 整改 is proposed for.
[[nodiscard]] std::vector<QString> toImprove(const Template &document, const Score &score);

} // namespace rules::evaluation
