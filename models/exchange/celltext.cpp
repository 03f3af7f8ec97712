#include "exchange/celltext.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace exchange {

namespace {

tl::unexpected<Problem::Kind> is(Problem::Kind kind)
{
    return tl::unexpected(kind);
}

/// The number's own characters: without its unit and the marks between thousands.
QString bare(const QString &text, const FieldShape &field)
{
    static const QRegularExpression grouped(QStringLiteral("^[+-]?\\d{1,3}([,， \\x{a0}\\x{202f}]\\d{3})+(\\.\\d+)?$"));
    static const QRegularExpression marks(QStringLiteral("[,， \\x{a0}\\x{202f}]"));
    QString number = text.trimmed();
    if (const QString unit = QString::fromUtf8(field.traits.unit); !unit.isEmpty() && number.endsWith(unit, Qt::CaseInsensitive))
        number = number.chopped(unit.size()).trimmed();
    return grouped.match(number).hasMatch() ? number.remove(marks) : number;
}

struct Spelling {
    QStringView text;
    bool yes;
};
constexpr Spelling spellings[] = {{u"是", true}, {u"否", false}, {u"true", true}, {u"false", false}, {u"yes", true}, {u"no", false}, {u"y", true},
    {u"n", false}, {u"1", true}, {u"0", false}, {u"√", true}, {u"×", false}};

} // namespace

Read<Value> integerIn(const QString &text, const FieldShape &field)
{
    bool whole = false;
    const qint64 plain = text.toLongLong(&whole);
    if (whole)
        return Value(plain);
    QString number = bare(text, field);
    static const QRegularExpression zeros(QStringLiteral("\\.0+$"));
    const qint64 value = number.remove(zeros).toLongLong(&whole);
    return whole ? Read<Value>(Value(value)) : is(Problem::Kind::NoNumber);
}

Read<Value> realIn(const QString &text, const FieldShape &field)
{
    bool number = false;
    const double value = bare(text, field).toDouble(&number);
    return number && std::isfinite(value) ? Read<Value>(Value(value)) : is(Problem::Kind::NoNumber);
}

Read<Value> dateIn(const QString &text)
{
    static const QRegularExpression spelled(
        QStringLiteral("^(\\d{4})(?:[-/.年]\\s*(\\d{1,2})[-/.月]\\s*(\\d{1,2})日?|(\\d{2})(\\d{2}))(?:[ T]0{1,2}:00(?::00)?)?$"));
    const auto match = spelled.match(text.trimmed());
    const auto part = [&](int group, int other) { return (match.hasCaptured(group) && !match.captured(group).isEmpty() ? match.captured(group) : match.captured(other)).toInt(); };
    const QDate day = match.hasMatch() ? QDate(match.captured(1).toInt(), part(2, 4), part(3, 5)) : QDate();
    return day.isValid() ? Read<Value>(Value(day.toString(Qt::ISODate))) : is(Problem::Kind::NoDate);
}

Read<Value> yesOrNoIn(const QString &text)
{
    const QString folded = text.trimmed().toCaseFolded();
    const auto found = std::ranges::find(spellings, QStringView(folded), &Spelling::text);
    return found == std::end(spellings) ? is(Problem::Kind::NoYesOrNo) : Read<Value>(Value(qint64(found->yes ? 1 : 0)));
}

Read<Value> instantIn(const QString &text)
{
    const auto moment = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    return moment.isValid() ? Read<Value>(Value(moment.toMSecsSinceEpoch())) : is(Problem::Kind::NoDate);
}

bool isScientific(const QString &text)
{
    static const QRegularExpression scientific(QStringLiteral("^-?\\d(\\.\\d+)?[Ee]\\+\\d+$"));
    return text.contains(u'+') && scientific.match(text).hasMatch();
}

QString numberText(const Value &value)
{
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real, 'g', QLocale::FloatingPointShortest);
    return QString::number(integer(value));
}

QString instantText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

bool sameValue(const Value &one, const Value &other)
{
    const auto *a = std::get_if<double>(&one);
    const auto *b = std::get_if<double>(&other);
    if (!a || !b)
        return one == other;
    return std::abs(*a - *b) <= 1e-14 * std::max(std::abs(*a), std::abs(*b));
}

} // namespace exchange
