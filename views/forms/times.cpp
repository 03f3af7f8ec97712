#include "views/forms/times.h"

#include <QCoreApplication>
#include <QDateTime>

namespace views::forms {

QString saidTime(contract::Instant when, contract::Instant now)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(when.ms);
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms).date();
    const QString clock = local.toString(QStringLiteral("HH:mm"));
    const qint64 minutes = (now.ms - when.ms) / 60'000;
    if (minutes >= 0 && minutes < 1)
        return QCoreApplication::translate("Times", "just now");
    if (minutes >= 1 && minutes < 60)
        return QCoreApplication::translate("Times", "%n minute(s) ago", nullptr, int(minutes));
    if (local.date() == today)
        //: A time of day: "today 14:02".
        return QCoreApplication::translate("Times", "today %1").arg(clock);
    if (local.date() == today.addDays(-1))
        //: A time of day: "yesterday 17:30".
        return QCoreApplication::translate("Times", "yesterday %1").arg(clock);
    return local.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString stampOf(contract::Instant when)
{
    return QDateTime::fromMSecsSinceEpoch(when.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace views::forms
