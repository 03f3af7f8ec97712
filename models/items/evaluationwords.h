// Words of evaluations: points, shares, rules, formulas and every step of the arithmetic, as people read them.
#pragma once

#include "contract/catalogue.h"
#include "rules/evaluation/scoring.h"

namespace items {

using namespace contract;

/// "85.50": hundredths of a point.
[[nodiscard]] QString pointsText(qint64 hundredths);
/// "98.57 %": basis points.
[[nodiscard]] QString shareText(qint64 basisPoints);
/// What a cell says of points, shares and grades, which are kept as whole numbers and codes; nothing for any other field.
[[nodiscard]] std::optional<QString> evaluationCell(const Shape &shape, const FieldShape &field, const Value &value);
/// "412 / 420", both sides also where the lower one is 1.
[[nodiscard]] QString fractionText(const rules::evaluation::Quotient &quotient);
/// The same, but a count alone where it is no fraction.
[[nodiscard]] QString quotientText(const rules::evaluation::Quotient &quotient);
/// In the language of now; the other where there is none.
[[nodiscard]] QString nameOf(const rules::evaluation::Words &words);
[[nodiscard]] QString partyText(Party party);
[[nodiscard]] QString qualityText(rules::evaluation::Quality quality);
[[nodiscard]] QString ruleKindText(rules::evaluation::RuleKind kind);
/// "Full from 98 %, none below 85 %".
[[nodiscard]] QString ruleText(const rules::evaluation::Rule &rule, const rules::evaluation::Template &document);
/// "number of incidents (response in time is Kept)": one count or sum in words.
[[nodiscard]] QString aggregateText(const rules::evaluation::Aggregate &aggregate, const Catalogues &catalogues);
/// The whole formula in words; with values, each count is followed by its number: "number of incidents = 412".
[[nodiscard]] QString formulaText(const rules::evaluation::Formula &formula, const Catalogues &catalogues, std::span<const qint64> values = {});
/// What it counts falls into no period: resources and people count as they are when they are counted.
[[nodiscard]] bool countsToday(const rules::evaluation::Aggregate &aggregate);
/// The same of any count or sum of the indicator's formulas.
[[nodiscard]] bool countsToday(const rules::evaluation::Indicator &indicator);
/// One step of the arithmetic as a sentence.
[[nodiscard]] QString stepText(const rules::evaluation::AccountStep &step, const rules::evaluation::Template &document, const rules::evaluation::Indicator *indicator);
/// Why a formula is refused, without its place.
[[nodiscard]] QString formulaSentence(const rules::evaluation::FormulaError &error);
/// What speaks against a template, without its place.
[[nodiscard]] QString issueSentence(const rules::evaluation::TemplateIssue &issue);
/// "2026 Q3", "2026-10", "2026 first half", "2026"; else both days.
[[nodiscard]] QString periodText(QDate from, QDate to);

} // namespace items
