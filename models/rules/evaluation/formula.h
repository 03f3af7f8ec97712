// Formula (计算公式): what an indicator counts, readable and checked by units, e.g.
//
//   count(incidents: response_kept = kept) / count(incidents: response_kept in (kept, missed))
//   (period_minutes - sum(incidents.outage_minutes: outage_cause = provider)) / period_minutes
//   count(steps: step_key = C2.5 and kept = missed)
//
// formula    = product { ("+" | "-") product }          product   = factor { ("*" | "/") factor }
// factor     = number | "period_minutes" | aggregate | "(" formula ")"
// aggregate  = "count" "(" source rest ")" | "sum" "(" source "." field rest ")"
// rest       = [":" condition { "and" condition }] ["by" field]
// condition  = field ("=" | "!=" | "<" | "<=" | ">" | ">=") value | field ["not"] "in" "(" value {"," value} ")"
//            | field ["not"] "empty" | field "starts" value
// value      = code, number, yes, no, 2026-12-31, "quoted text", period_start or period_end
//
// `item` is a field of sources of orders: the code of the service item ("item = B5"). `by` names another field of time
// than the source's own by which a record falls into the period. Conditions are joined by "and" only, so that what is
// counted is always also a list.
#pragma once

#include "rules/evaluation/rational.h"
#include "rules/evaluation/sources.h"

#include <tl/expected.hpp>

namespace rules::evaluation {

/// The first and the last moment of the period as a value of a condition.
enum class Anchor { None, PeriodStart, PeriodEnd };

struct Condition {
    enum class Test { Is, IsNot, Less, AtMost, More, AtLeast, In, NotIn, Starts, Empty, NotEmpty };
    QString field; ///< of the source's entity, or "item"
    Test test = Test::Is;
    std::vector<Value> values; ///< codes, texts, numbers, dates as the field holds them; of `item`: codes of items
    Anchor anchor = Anchor::None; ///< in place of the value
    bool operator==(const Condition &) const = default;
};

/// count(…) or sum(…).
struct Aggregate {
    QString source;
    QString sum; ///< the field that is summed; empty: records are counted
    std::vector<Condition> conditions;
    QString by; ///< empty: the source's own field of time
    bool operator==(const Aggregate &) const = default;
};

struct Formula {
    enum class Kind { Number, PeriodMinutes, Aggregate, Add, Subtract, Multiply, Divide };
    Kind kind = Kind::Number;
    Rational number;            ///< of Number
    Aggregate aggregate;        ///< of Aggregate
    std::vector<Formula> parts; ///< the two sides of the others
    bool operator==(const Formula &) const = default;
};

/// What a formula measures. Marks are sums of marks, each counted as its part of full marks (5 stars = 1), so that
/// marks by records are a ratio. Other has a unit of its own (GB).
struct Unit {
    enum class Kind { Number, Count, Minutes, Marks, Ratio, Other };
    Kind kind = Kind::Number;
    QString other;
    bool operator==(const Unit &) const = default;
};

/// Why a formula is refused, at its place. The sentence is made in views.
struct FormulaError {
    enum class Reason {
        Empty,             ///< there is no formula
        TooLong,           ///< more than mostCharacters
        TooDeep,           ///< too many brackets in each other
        Unexpected,        ///< `word` does not belong here; `wanted` says what would
        Unfinished,        ///< it ends where `wanted` should stand
        UnknownSource,     ///< `word` is no source
        UnknownField,      ///< the source has no field `word`
        NotTestable,       ///< the field cannot be tested, or not in this way
        NotSummable,       ///< only whole numbers are summed
        NoTime,            ///< `by` wants a date or an instant
        UnknownValue,      ///< the field cannot hold `word`
        BadNumber,         ///< too large, or with too many decimals
        UnitsDiffer,       ///< what is added or subtracted has different units
        UnitsDoNotMultiply,///< one side of a multiplication must be a number or a ratio
        UnitsDoNotDivide,  ///< minutes by GB
        DividesByZero,     ///< by the number 0
    };
    Reason reason = Reason::Empty;
    int position = 0; ///< characters from the beginning
    int length = 0;   ///< characters concerned
    QString word;
    QString wanted;   ///< "source", "field", "operator", "value", "(", ")", … ; see formula.cpp
    bool operator==(const FormulaError &) const = default;
};
/// "unknown_source", for errors that travel.
[[nodiscard]] QString textOf(FormulaError::Reason reason);

/// The longest formula.
inline constexpr int mostCharacters = 2'000;

/// Reads and checks a formula, units too.
[[nodiscard]] tl::expected<Formula, FormulaError> formulaFromText(const QString &text);
/// The formula as text, in one way only. formulaFromText() reads the same formula back.
[[nodiscard]] QString textOf(const Formula &formula);
/// Of a formula that was read.
[[nodiscard]] Unit unitOf(const Formula &formula);

/// The counts and sums of a formula in reading order, the same one twice where it stands twice.
[[nodiscard]] std::vector<Aggregate> aggregatesOf(const Formula &formula);
/// Sums of this field are divided by so much: 5 for stars, 10'000 for basis points, else 1.
[[nodiscard]] qint64 fullMarks(const Aggregate &aggregate);

/// A fraction as it was worked out, its two sides apart: "412 / 420". Where the formula is no division the bottom is 1.
struct Quotient {
    Rational top;
    Rational bottom{1, 1};
    bool operator==(const Quotient &) const = default;
    /// The denominator is 0, and the quotient says nothing.
    [[nodiscard]] bool isUndefined() const { return bottom.isZero(); }
};
/// The formula with the values of its aggregates in reading order. A division by 0 further in makes the whole undefined;
/// nothing where the numbers outgrow 64 bits.
[[nodiscard]] std::optional<Quotient> evaluated(const Formula &formula, std::span<const qint64> values, qint64 periodMinutes);

/// A formula as a row of words, for whoever says it to people: each is translated by its kind and joined.
struct FormulaWord {
    enum class Kind {
        Number,      ///< text
        PeriodMinutes,
        Add, Subtract, Multiply, Divide,
        Open, Close, ///< brackets of arithmetic
        Count,       ///< begins an aggregate; text: the source's word; ends with End
        Sum,         ///< the same; field: what is summed
        Where,       ///< before the first condition
        And,         ///< before each other
        Field,       ///< the tested field; "item" for the service item
        Test,        ///< test
        Value,       ///< value, of the field before it; several follow each other
        Anchor,      ///< anchor
        By,          ///< field: the field of time
        End,         ///< of an aggregate; index: its position among aggregatesOf()
    };
    Kind kind = Kind::Number;
    QString text;
    const Shape *shape = nullptr; ///< of Field, Sum, Value, By
    int field = -1;               ///< position in the shape; -1: `item`
    Condition::Test test = Condition::Test::Is;
    Value value;
    evaluation::Anchor anchor = evaluation::Anchor::None;
    int index = -1;
    bool operator==(const FormulaWord &) const = default;
};
[[nodiscard]] std::vector<FormulaWord> wordsOf(const Formula &formula);

} // namespace rules::evaluation
