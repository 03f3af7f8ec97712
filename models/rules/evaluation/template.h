// Template (评价模板): what is evaluated and how, as the document that an EvaluationTemplate keeps in `content` and that
// resources/evaluation ships: dimensions, indicators, weights, rules, formulas, evaluators, grades. Our proposal (domain.md
// section 9), edited by the customer; it quotes no standard, and its clauses are blank. resources/evaluation/README.md
// shows the JSON.
#pragma once

#include "contract/entities/organisation.h"
#include "rules/evaluation/formula.h"
#include "rules/rulefile.h"

#include <QDate>

namespace rules::evaluation {

/// The same in both languages.
struct Words {
    QString zh;
    QString en;
    bool operator==(const Words &) const = default;
};

/// The characteristic of GB/T 33850 that an indicator is tagged with: 安全性, 可靠性, 响应性, 有形性, 友好性.
enum class Quality { Security, Reliability, Responsiveness, Tangibility, Friendliness };
/// "security"; captionOf: English, translated in the context "EvaluationTemplate".
[[nodiscard]] QString codeOf(Quality quality);
[[nodiscard]] const char *captionOf(Quality quality);
inline constexpr std::array allQualities{Quality::Security, Quality::Reliability, Quality::Responsiveness, Quality::Tangibility, Quality::Friendliness};

struct Dimension {
    QString code;
    Words name;
    int weight = 0; ///< hundredths of a point: what its indicators' weights add up to
    bool operator==(const Dimension &) const = default;
};

/// How a figure becomes points.
enum class RuleKind {
    Deduct, ///< points off for each occurrence, down to 0 or to the cap
    Band,   ///< full at the target, linear down to the floor, nothing below
    Ladder, ///< the share of the first step that is reached
    YesNo,  ///< all or nothing
    Manual, ///< 0 to 100 % by judgement, with a reason
    Veto,   ///< an occurrence caps the grade
    Bonus,  ///< points on top, up to a maximum; the total stays within 100
};
[[nodiscard]] QString codeOf(RuleKind kind);
[[nodiscard]] const char *captionOf(RuleKind kind);
inline constexpr std::array allRuleKinds{RuleKind::Deduct, RuleKind::Band, RuleKind::Ladder, RuleKind::YesNo, RuleKind::Manual, RuleKind::Veto, RuleKind::Bonus};

/// Points off for each occurrence; with `below` for each full percentage point under it.
struct Deduction {
    Words name;
    QString formula; ///< a count, or with `below` a ratio; empty: counted by hand
    int points = 0;  ///< hundredths, each
    std::optional<int> below; ///< basis points
    bool operator==(const Deduction &) const = default;
};

struct LadderStep {
    int atLeast = 0; ///< basis points
    int share = 0;   ///< basis points of the weight
    bool operator==(const LadderStep &) const = default;
};

struct Rule {
    RuleKind kind = RuleKind::Manual;
    int target = 10'000; ///< of Band, basis points; below `floor` where less is better
    int floor = 0;
    std::vector<LadderStep> ladder;     ///< descending; below the last: nothing
    std::vector<Deduction> deductions;  ///< of Deduct and Veto
    std::optional<int> cap;             ///< of Deduct: the most that is taken off, hundredths; without it the weight. What goes beyond the weight is taken off the total
    int most = 0;                       ///< of Bonus, hundredths
    QString grade;                      ///< of Veto: the best grade that is left
    bool operator==(const Rule &) const = default;
};

/// What a denominator of 0 means: nothing happened that could go wrong.
enum class ZeroDenominator { Full, NotApplicable };

struct Indicator {
    QString code; ///< "P05": never reused for something else
    Words name;
    Words definition;
    QString dimension; ///< code; empty for vetoes and bonuses
    int weight = 0;    ///< hundredths of a point; 0 for vetoes, bonuses and deductions from the total
    Quality quality = Quality::Reliability;
    QString clause; ///< the customer's own; ships blank
    Rule rule;
    QString formula; ///< a ratio, of Band, Ladder and YesNo; empty: measured by hand. Deductions and vetoes have their own
    ZeroDenominator zero = ZeroDenominator::Full;
    Words evidence; ///< where the data come from
    std::vector<Party> evaluators; ///< empty: those of the template
    bool operator==(const Indicator &) const = default;
    /// All that it wants is computed from records.
    [[nodiscard]] bool isComputed() const;
    /// Wants a reason and a proof of whoever scores it.
    [[nodiscard]] bool isManual() const { return !isComputed(); }
};

struct Evaluator {
    Party party = Party::Authority;
    int weight = 0; ///< whatever the others' add up to; 0: its score stands beside and is not counted
    bool operator==(const Evaluator &) const = default;
};

/// 等级, from so many points on.
struct Grade {
    QString code;
    Words name;
    int from = 0; ///< hundredths
    bool operator==(const Grade &) const = default;
};

struct Template {
    QString name;
    QString version;
    QString sourceNote;
    QDate effectiveOn;
    QString code; ///< the same in every version
    Words title;
    std::vector<Dimension> dimensions;
    std::vector<Indicator> indicators;
    std::vector<Evaluator> evaluators;
    std::vector<Grade> grades; ///< the best first
    int fewAnswers = 5;        ///< a mean of marks over fewer answers is flagged 样本不足
    int improveBelow = 8'000;  ///< basis points of an indicator's weight: below it a 整改 is proposed
    bool operator==(const Template &) const = default;
    [[nodiscard]] const Indicator *indicator(QStringView code) const;
    [[nodiscard]] const Dimension *dimension(QStringView code) const;
};

/// BadRequest with the place ("indicators[3].rule.floor") where the document's form is not understood. What it says may
/// still make no sense: see issuesOf().
[[nodiscard]] Result<Template> templateFromJson(const QByteArray &json);
/// The document, one line an indicator; templateFromJson() reads the same template back.
[[nodiscard]] QByteArray toJson(const Template &document);
/// SM3 of the document in canonical form.
[[nodiscard]] QString digestOf(const Template &document);

/// What speaks against bringing a template into force, with its place in the document.
struct TemplateIssue {
    enum class Reason {
        FormulaWrong,      ///< `formula` says why and where in it
        FormulaNoRatio,    ///< a ratio is wanted
        FormulaNoCount,    ///< a count is wanted
        FormulaNotWanted,  ///< the rule takes none
        NoName,
        NoIndicators,
        CodeWrong,         ///< letters, digits, "-" and "_" only
        CodeTwice,
        UnknownDimension,
        DimensionEmpty,
        DimensionWeight,   ///< its indicators' weights add up to `number`
        WeightsSum,        ///< all weights add up to `number` instead of 100.00
        NoWeight,
        WeightNotWanted,   ///< vetoes and bonuses have none
        BandFlat,          ///< target and floor are the same
        LadderOrder,       ///< the steps do not descend
        LadderEmpty,
        NoDeductions,
        NoPoints,
        CapWanted,         ///< a deduction from the total wants a cap
        NoMost,
        UnknownGrade,
        NoEvaluators,      ///< nobody's score counts
        EvaluatorTwice,
        EvaluatorUnknown,  ///< the indicator names a party that the template does not
        GradesOrder,       ///< the grades do not descend to 0
        NoGrades,
    };
    QString place; ///< "indicators[3].formula"
    Reason reason = Reason::NoName;
    std::optional<FormulaError> formula;
    qint64 number = 0;
    bool operator==(const TemplateIssue &) const = default;
};
[[nodiscard]] QString textOf(TemplateIssue::Reason reason);
/// Everything, in the order of the document; empty: it may come into force.
[[nodiscard]] std::vector<TemplateIssue> issuesOf(const Template &document);

/// The two that the program ships: the default, and the one graded as daily assessment sheets are (domain.md section 4, S39).
[[nodiscard]] const std::vector<Template> &shippedTemplates();

/// How much of the weight each of those who evaluate an indicator has: the template's weights of its evaluators.
[[nodiscard]] std::vector<Evaluator> evaluatorsOf(const Template &document, const Indicator &indicator);

} // namespace rules::evaluation
