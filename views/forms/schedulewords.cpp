#include "views/forms/schedulewords.h"

#include "rules/calendardocument.h"

#include <QDateTime>
#include <QLocale>

namespace views::forms {

using namespace rules;

namespace {

QString join(const QStringList &parts)
{
    return parts.join(ScheduleWords::tr(", ", "between the parts of a list"));
}

QString monthDayText(const MonthDay &day)
{
    const bool fromEnd = day.number < 0;
    const int number = std::abs(day.number);
    switch (day.kind) {
    case MonthDay::Kind::Day:
        if (fromEnd)
            return number == 1 ? ScheduleWords::tr("on the last day") : ScheduleWords::tr("on day %1 from the end").arg(number);
        return ScheduleWords::tr("on day %1").arg(number);
    case MonthDay::Kind::Working:
        if (fromEnd)
            return number == 1 ? ScheduleWords::tr("on the last working day") : ScheduleWords::tr("on working day %1 from the end").arg(number);
        return ScheduleWords::tr("on working day %1").arg(number);
    case MonthDay::Kind::Weekday:
        if (fromEnd)
            return number == 1 ? ScheduleWords::tr("on the last %1").arg(weekdayText(day.weekday)) : ScheduleWords::tr("on %2 number %1 from the end").arg(number).arg(weekdayText(day.weekday));
        return ScheduleWords::tr("on %2 number %1").arg(number).arg(weekdayText(day.weekday));
    }
    return {};
}

QString periodText(const Recurrence &recurrence)
{
    if (recurrence.step <= 1)
        return everyText(recurrence.every);
    QString text;
    switch (recurrence.every) {
    case Every::Day:
        text = ScheduleWords::tr("Every %1 days");
        break;
    case Every::Week:
        text = ScheduleWords::tr("Every %1 weeks");
        break;
    case Every::Month:
        text = ScheduleWords::tr("Every %1 months");
        break;
    case Every::Quarter:
        text = ScheduleWords::tr("Every %1 quarters");
        break;
    case Every::Year:
        text = ScheduleWords::tr("Every %1 years");
        break;
    }
    return text.arg(recurrence.step);
}

QString monthsText(const Recurrence &recurrence)
{
    QStringList numbers;
    for (const int month : recurrence.months)
        numbers << QString::number(month);
    const QString list = join(numbers);
    return recurrence.every == Every::Quarter ? ScheduleWords::tr("in month %1 of the quarter").arg(list) : ScheduleWords::tr("in month %1").arg(list);
}

} // namespace

QString weekdayText(int weekday)
{
    return QLocale().dayName(weekday, QLocale::ShortFormat);
}

QString everyText(Every every)
{
    switch (every) {
    case Every::Day:
        return ScheduleWords::tr("Every day");
    case Every::Week:
        return ScheduleWords::tr("Every week");
    case Every::Month:
        return ScheduleWords::tr("Every month");
    case Every::Quarter:
        return ScheduleWords::tr("Every quarter");
    case Every::Year:
        return ScheduleWords::tr("Every year");
    }
    return {};
}

QString offDayText(OffDay offDay)
{
    switch (offDay) {
    case OffDay::Run:
        return ScheduleWords::tr("Runs on days off too");
    case OffDay::Skip:
        return ScheduleWords::tr("Left out on days off");
    case OffDay::Next:
        return ScheduleWords::tr("Moves to the next working day");
    case OffDay::Previous:
        return ScheduleWords::tr("Moves to the working day before");
    }
    return {};
}

QString sentenceOf(const Recurrence &recurrence)
{
    QStringList parts{periodText(recurrence)};
    if (recurrence.every == Every::Week) {
        QStringList days;
        for (const int weekday : recurrence.weekdays)
            days << weekdayText(weekday);
        parts << join(days);
    }
    if (recurrence.every == Every::Quarter || recurrence.every == Every::Year)
        parts << monthsText(recurrence);
    if (recurrence.every != Every::Day && recurrence.every != Every::Week)
        parts << monthDayText(recurrence.day);
    QStringList times;
    for (const int minute : recurrence.minutes)
        times << timeText(minute);
    parts << join(times);
    QString sentence = parts.join(u' ');
    if (recurrence.offDay != OffDay::Run)
        sentence += ScheduleWords::tr("; ", "before what becomes of days off") + offDayText(recurrence.offDay);
    return sentence;
}

QString runText(const Occurrence &run)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(run.at.ms, Qt::OffsetFromUTC, int(chinaOffsetMs / 1000));
    return weekdayText(local.date().dayOfWeek()) + u' ' + local.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace views::forms
