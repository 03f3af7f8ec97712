#include "views/shell/moments.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace views::shell {

using contract::Instant;

namespace {

struct Moments {
    Q_DECLARE_TR_FUNCTIONS(Moments)
public:
    static QString said(const QDateTime &then, const QDateTime &now);
};

QString Moments::said(const QDateTime &then, const QDateTime &now)
{
    const qint64 seconds = then.secsTo(now);
    const QString clock = then.toString(QStringLiteral("HH:mm"));
    if (seconds >= -5 && seconds < 60)
        return tr("just now");
    if (seconds >= 60 && seconds < 3600)
        return tr("%n min ago", nullptr, int(seconds / 60));
    const qint64 days = then.date().daysTo(now.date());
    if (days == 0)
        return tr("today %1", "a time of day").arg(clock);
    if (days == 1)
        return tr("yesterday %1", "a time of day").arg(clock);
    if (days == -1)
        return tr("tomorrow %1", "a time of day").arg(clock);
    if (then.date().year() == now.date().year())
        return then.toString(QStringLiteral("MM-dd HH:mm"));
    return then.toString(QStringLiteral("yyyy-MM-dd"));
}

} // namespace

QString momentText(Instant then, Instant now)
{
    if (then.ms == 0)
        return {};
    return Moments::said(QDateTime::fromMSecsSinceEpoch(then.ms), QDateTime::fromMSecsSinceEpoch(now.ms));
}

QString stampText(Instant instant)
{
    const QDateTime stamp = QDateTime::fromMSecsSinceEpoch(instant.ms);
    return QStringLiteral("%1 (UTC%2)").arg(stamp.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), stamp.toOffsetFromUtc(stamp.offsetFromUtc()).toString(Qt::ISODate).right(6));
}

} // namespace views::shell
