// What is done to a template's document while it is edited: adding, duplicating, moving and removing its parts, so that what
// hangs on a part follows it. Every act leaves a document that templateFromJson() reads; what still speaks against it is
// said by issuesOf().
#pragma once

#include "rules/evaluation/template.h"

namespace rules::evaluation {

/// As many as the parser takes.
inline constexpr int mostIndicatorsOfTemplate = 300;
inline constexpr int mostPartsOfTemplate = 30; ///< dimensions, evaluators, grades, deductions and steps

/// Every dimension weighs what its indicators add up to.
void weigh(Template &document);
/// "P06" after "P05": the next that no indicator has.
[[nodiscard]] QString freeIndicatorCode(const Template &document, const QString &like);

/// The position of what was made; nothing where there are as many as there may be. Behind the last of the dimension; an empty
/// code: among vetoes and bonuses.
[[nodiscard]] std::optional<int> addIndicator(Template &document, const QString &dimension);
/// Right behind the pattern, under a code of its own.
[[nodiscard]] std::optional<int> duplicateIndicator(Template &document, int indicator);
void removeIndicator(Template &document, int indicator);
/// One place up (-1) or down (1) in its dimension, over the edge into the next one. The new position; nothing at either end.
[[nodiscard]] std::optional<int> moveIndicator(Template &document, int indicator, int by);
void setDimension(Template &document, int indicator, const QString &dimension);
/// What the new kind does not take is taken away: a formula, a weight; what it wants begins with something usable.
void setRuleKind(Template &document, int indicator, RuleKind kind);

[[nodiscard]] std::optional<int> addDimension(Template &document);
/// With its indicators.
void removeDimension(Template &document, int dimension);
[[nodiscard]] std::optional<int> moveDimension(Template &document, int dimension, int by);
/// The indicators stay in it. False, and nothing is changed, where another is called so: two would become one.
bool recodeDimension(Template &document, int dimension, const QString &code);
/// Vetoes that leave it go on doing so. False as above.
bool recodeGrade(Template &document, int grade, const QString &code);

/// Where in a document something is: "indicators[3].rule.deductions[1].points".
struct TemplatePlace {
    QString list;    ///< "indicators", "dimensions", "evaluators", "grades"; empty: of the head
    int index = -1;  ///< in it
    QString member;  ///< "name", "rule.floor", "rule.deductions"; of the head: "title"
    int part = -1;   ///< of rule.deductions or rule.ladder
    QString field;   ///< of that part
    bool operator==(const TemplatePlace &) const = default;
};
[[nodiscard]] TemplatePlace placeFromText(const QString &place);

} // namespace rules::evaluation
