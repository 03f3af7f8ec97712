#include "exchange/forms/formwords.h"

#include "rules/servicelevels.h"

#include <QDateTime>

namespace exchange {

namespace {

QDateTime chinaTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.ms, Qt::OffsetFromUTC, int(rules::chinaOffsetMs / 1'000));
}

QString clockWords(const QDateTime &time)
{
    return QStringLiteral("%1时%2分").arg(time.time().hour()).arg(time.time().minute(), 2, 10, QChar(u'0'));
}

} // namespace

QDate chinaDay(Instant instant)
{
    return chinaTime(instant).date();
}

QString printTimeWords(Instant instant)
{
    return chinaTime(instant).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString dayWords(QDate day)
{
    return day.isValid() ? QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day()) : QString();
}

QString dayWords(const std::optional<Instant> &instant)
{
    return instant ? dayWords(chinaDay(*instant)) : QString();
}

QString momentWords(const std::optional<Instant> &instant)
{
    return instant ? dayWords(instant) + clockWords(chinaTime(*instant)) : QString();
}

QString momentLines(const std::optional<Instant> &instant)
{
    return instant ? dayWords(instant) + u'\n' + clockWords(chinaTime(*instant)) : QString();
}

QString spanWords(const std::optional<Instant> &from, const std::optional<Instant> &to)
{
    if (!from || !to)
        return momentWords(from ? from : to);
    const bool isOneDay = chinaDay(*from) == chinaDay(*to);
    return momentWords(from) + QStringLiteral("至") + (isOneDay ? clockWords(chinaTime(*to)) : momentWords(to));
}

QString minutesWords(qint64 minutes)
{
    if (minutes <= 0)
        return {};
    const qint64 hours = minutes / 60;
    const qint64 rest = minutes % 60;
    return (hours > 0 ? QStringLiteral("%1小时").arg(hours) : QString()) + (rest > 0 ? QStringLiteral("%1分钟").arg(rest) : QString());
}

QString limitWords(const QString &limit)
{
    const auto read = rules::limitFromText(limit);
    if (!read)
        return {};
    if (read->unit == rules::TimeLimit::Unit::Days)
        return QStringLiteral("%1个%2").arg(read->amount).arg(read->basis == rules::Basis::Working ? QStringLiteral("工作日") : QStringLiteral("自然日"));
    return minutesWords(read->amount) + (read->basis == rules::Basis::Working ? QStringLiteral("（工作时间）") : QStringLiteral("（7×24）"));
}

QString timelinessWords(const std::optional<Timeliness> &kept)
{
    if (!kept)
        return {};
    return *kept == Timeliness::Kept ? QStringLiteral("按时") : QStringLiteral("超时");
}

QString specificationWords(const Resource &resource)
{
    QStringList parts;
    const auto add = [&](int size, const QString &words) {
        if (size > 0)
            parts << words.arg(size);
    };
    add(resource.vcpu, QStringLiteral("%1核"));
    add(resource.memoryGb, QStringLiteral("%1GB"));
    add(resource.systemDiskGb, QStringLiteral("系统盘%1GB"));
    add(resource.dataDiskGb, QStringLiteral("数据盘%1GB"));
    return parts.join(u'／');
}

QString numberWords(const std::optional<double> &number)
{
    return number ? QString::number(*number, 'g', 6) : QString();
}

QString yesWords(bool yes)
{
    return yes ? QStringLiteral("是") : QStringLiteral("否");
}

} // namespace exchange
