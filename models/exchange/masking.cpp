#include "exchange/masking.h"

#include <algorithm>

namespace exchange {

namespace {

constexpr QChar star = u'*';

} // namespace

QString masked(const QString &text)
{
    constexpr qsizetype leastDigits = 7, head = 3, tail = 4, stars = 4;
    const auto points = text.toUcs4(); // half a character is none
    const auto piece = [&](qsizetype from, qsizetype length) { return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + from, length); };
    if (points.isEmpty())
        return {};
    const auto size = points.size();
    const auto digits = std::ranges::count_if(text, [](QChar c) { return c.isDigit(); });
    if (digits > leastDigits)
        return piece(0, head) + QString(stars, star) + piece(size - tail, tail);
    if (digits == leastDigits)
        return piece(0, 1) + QString(stars, star) + piece(size - 1, 1);
    return piece(0, 1) + QString(std::clamp<qsizetype>(size - 1, 1, stars), star);
}

bool looksMasked(const QString &text)
{
    return text.contains(star);
}

} // namespace exchange
