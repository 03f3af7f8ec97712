// Rational: an exact fraction of whole numbers, so that a figure is the same to the bit wherever it is worked out.
#pragma once

#include <QtGlobal>
#include <compare>
#include <optional>

namespace rules::evaluation {

/// Always in lowest terms, the bottom above zero.
struct Rational {
    qint64 top = 0;
    qint64 bottom = 1;
    bool operator==(const Rational &) const = default;
    [[nodiscard]] bool isZero() const { return top == 0; }
    [[nodiscard]] bool isWhole() const { return bottom == 1; }
};

/// Nothing where the bottom is 0, or where the numbers outgrow 64 bits.
[[nodiscard]] std::optional<Rational> rational(qint64 top, qint64 bottom);
[[nodiscard]] std::optional<Rational> plus(const Rational &one, const Rational &other);
[[nodiscard]] std::optional<Rational> minus(const Rational &one, const Rational &other);
[[nodiscard]] std::optional<Rational> times(const Rational &one, const Rational &other);
/// Nothing where the other is 0.
[[nodiscard]] std::optional<Rational> over(const Rational &one, const Rational &other);

/// In so many parts of one (10'000: basis points), rounded down or up to a whole number; nothing beyond 64 bits.
[[nodiscard]] std::optional<qint64> floorOf(const Rational &number, qint64 parts);
[[nodiscard]] std::optional<qint64> ceilingOf(const Rational &number, qint64 parts);

/// top / bottom rounded half away from zero; the bottom is above zero and the numbers are small.
[[nodiscard]] qint64 roundedHalf(qint64 top, qint64 bottom);

} // namespace rules::evaluation
