#include "rules/evaluation/rational.h"

#include <limits>
#include <numeric>

namespace rules::evaluation {

namespace {

using Whole = std::optional<qint64>;

Whole product(qint64 one, qint64 other)
{
    qint64 result = 0;
    return __builtin_mul_overflow(one, other, &result) ? Whole() : Whole(result);
}

Whole sum(const Whole &one, const Whole &other)
{
    qint64 result = 0;
    return !one || !other || __builtin_add_overflow(*one, *other, &result) ? Whole() : Whole(result);
}

/// The least number has no positive twin, so no arithmetic here takes it.
bool isSound(qint64 number)
{
    return number != std::numeric_limits<qint64>::min();
}

std::optional<Rational> fraction(const Whole &top, const Whole &bottom)
{
    return top && bottom ? rational(*top, *bottom) : std::nullopt;
}

qint64 floorDivided(qint64 top, qint64 bottom)
{
    return top / bottom - (top % bottom < 0 ? 1 : 0);
}

} // namespace

std::optional<Rational> rational(qint64 top, qint64 bottom)
{
    if (bottom == 0 || !isSound(top) || !isSound(bottom))
        return std::nullopt;
    const qint64 common = std::gcd(top, bottom) * (bottom < 0 ? -1 : 1);
    return Rational{top / common, bottom / common};
}

std::optional<Rational> plus(const Rational &one, const Rational &other)
{
    const qint64 common = std::gcd(one.bottom, other.bottom);
    return fraction(sum(product(one.top, other.bottom / common), product(other.top, one.bottom / common)), product(one.bottom, other.bottom / common));
}

std::optional<Rational> minus(const Rational &one, const Rational &other)
{
    return plus(one, {-other.top, other.bottom});
}

std::optional<Rational> times(const Rational &one, const Rational &other)
{
    // Shortened across first, so that only what is really too large overflows.
    const auto left = rational(one.top, other.bottom);
    const auto right = rational(other.top, one.bottom);
    return left && right ? fraction(product(left->top, right->top), product(left->bottom, right->bottom)) : std::nullopt;
}

std::optional<Rational> over(const Rational &one, const Rational &other)
{
    const auto upside = rational(other.bottom, other.top);
    return upside ? times(one, *upside) : std::nullopt;
}

std::optional<qint64> floorOf(const Rational &number, qint64 parts)
{
    const auto top = product(number.top, parts);
    return top ? std::optional(floorDivided(*top, number.bottom)) : std::nullopt;
}

std::optional<qint64> ceilingOf(const Rational &number, qint64 parts)
{
    const auto down = floorOf({-number.top, number.bottom}, parts);
    return down && isSound(*down) ? std::optional(-*down) : std::nullopt;
}

qint64 roundedHalf(qint64 top, qint64 bottom)
{
    return top < 0 ? -((-top * 2 + bottom) / (bottom * 2)) : (top * 2 + bottom) / (bottom * 2);
}

} // namespace rules::evaluation
