#include "views/print/sums.h"

#include <QRegularExpression>

namespace views::print {

namespace {

constexpr int mostDecimals = 6;

qint64 tenTo(int power)
{
    return power == 0 ? 1 : 10 * tenTo(power - 1);
}

} // namespace

void Sum::add(const QString &decimal)
{
    static const QRegularExpression form(QStringLiteral("^([-−]?)([0-9]{1,12})(?:\\.([0-9]{1,6}))?$"));
    QString plain = decimal.trimmed();
    const auto match = form.match(plain.remove(u','));
    if (!match.hasMatch())
        return;
    const QString fraction = match.captured(3);
    const int decimals = std::min(int(fraction.size()), mostDecimals);
    const qint64 units = match.captured(2).toLongLong() * tenTo(decimals) + fraction.toLongLong();
    if (decimals > m_decimals) {
        m_units *= tenTo(decimals - m_decimals);
        m_decimals = decimals;
    }
    m_units += (match.captured(1).isEmpty() ? 1 : -1) * units * tenTo(m_decimals - decimals);
    m_has = true;
}

QString Sum::text() const
{
    if (!m_has)
        return {};
    const qint64 scale = tenTo(m_decimals);
    const qint64 whole = std::abs(m_units);
    QString text = (m_units < 0 ? QStringLiteral("-") : QString()) + QString::number(whole / scale);
    if (m_decimals > 0)
        text += u'.' + QString::number(whole % scale).rightJustified(m_decimals, u'0');
    return text;
}

} // namespace views::print
