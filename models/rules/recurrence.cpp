#include "rules/recurrence.h"

#include "rules/calendardocument.h"
#include "rules/rulefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <set>

namespace rules {

namespace {

constexpr int mostTimes = 48;    ///< of one day
constexpr int mostCatchUp = 100;
/// No holiday moves a day further than this.
constexpr int farthestMove = 40;
/// How far ahead the next run is looked for: a step of many years, and a February without the day.
constexpr int mostYears = 40;

constexpr std::array kinds{
    std::pair{Every::Day, "day"}, std::pair{Every::Week, "week"}, std::pair{Every::Month, "month"}, std::pair{Every::Quarter, "quarter"}, std::pair{Every::Year, "year"},
};
constexpr std::array offDays{
    std::pair{OffDay::Run, "run"}, std::pair{OffDay::Skip, "skip"}, std::pair{OffDay::Next, "next"}, std::pair{OffDay::Previous, "previous"},
};
constexpr std::array weekdayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

const QString everyKey = QStringLiteral("every");
const QString stepKey = QStringLiteral("step");
const QString sinceKey = QStringLiteral("since");
const QString onKey = QStringLiteral("on");
const QString monthsKey = QStringLiteral("months");
const QString dayKey = QStringLiteral("day");
const QString workingDayKey = QStringLiteral("working_day");
const QString weekdayKey = QStringLiteral("weekday");
const QString atKey = QStringLiteral("at");
const QString offDayKey = QStringLiteral("off_day");
const QString catchUpKey = QStringLiteral("catch_up");

template <class Codes> QString codeOf(const Codes &codes, auto value)
{
    return QString::fromLatin1(std::ranges::find(codes, value, &Codes::value_type::first)->second);
}

/// The choice that the node's text names.
template <class Codes> auto choiceOf(const RuleNode &node, const Codes &codes) -> Result<typename Codes::value_type::first_type>
{
    return node.text().and_then([&](const QString &text) -> Result<typename Codes::value_type::first_type> {
        const auto found = std::ranges::find_if(codes, [&](const auto &one) { return text == QLatin1StringView(one.second); });
        if (found == codes.end())
            return node.wrong(QStringLiteral("is none of the words that are known here"));
        return found->first;
    });
}

Result<int> weekdayOf(const RuleNode &node)
{
    return node.text().and_then([&](const QString &text) -> Result<int> {
        const auto found = std::ranges::find_if(weekdayNames, [&](const char *name) { return text == QLatin1StringView(name); });
        if (found == weekdayNames.end())
            return node.wrong(QStringLiteral("a weekday such as mon is wanted"));
        return int(found - weekdayNames.begin()) + 1;
    });
}

Result<int> minuteOf(const RuleNode &node)
{
    return node.text().and_then([&](const QString &text) -> Result<int> {
        const auto minute = minuteOfDay(text);
        if (!minute || *minute >= 24 * 60)
            return node.wrong(QStringLiteral("a time such as 09:00 is wanted"));
        return *minute;
    });
}

/// The elements, ascending and each once.
template <class Read> Result<std::vector<int>> ascending(const RuleNode &list, size_t most, Read read)
{
    const auto nodes = list.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    if (nodes->size() > most)
        return list.wrong(QStringLiteral("at most %1 elements").arg(most));
    std::set<int> numbers;
    for (const auto &node : *nodes) {
        const Result<int> number = read(node);
        if (!number)
            return Unexpected(number.error());
        if (!numbers.insert(*number).second)
            return node.wrong(QStringLiteral("stands there twice"));
    }
    return std::vector<int>(numbers.begin(), numbers.end());
}

QStringList membersOf(Every every)
{
    QStringList members{everyKey, stepKey, sinceKey, atKey, offDayKey, catchUpKey};
    switch (every) {
    case Every::Day:
        break;
    case Every::Week:
        members << onKey;
        break;
    case Every::Month:
        members << dayKey << workingDayKey << weekdayKey;
        break;
    case Every::Quarter:
    case Every::Year:
        members << monthsKey << dayKey << workingDayKey << weekdayKey;
        break;
    }
    return members;
}

/// From the front (1) or from the end (-1), never 0.
Result<int> countedDay(const RuleNode &node, int most)
{
    return node.whole(-most, most).and_then([&](int number) -> Result<int> {
        if (number == 0)
            return node.wrong(QStringLiteral("days are counted from 1, or from -1 at the end"));
        return number;
    });
}

Result<MonthDay> monthDayOf(const RuleNode &root)
{
    const bool working = root.has(workingDayKey);
    if (int(root.has(dayKey)) + int(working) != 1)
        return root.wrong(QStringLiteral("either day or working_day is wanted"));
    if (working && root.has(weekdayKey))
        return root.at(weekdayKey).wrong(QStringLiteral("goes with day only"));
    if (working)
        return countedDay(root.at(workingDayKey), 23).map([](int number) { return MonthDay{MonthDay::Kind::Working, number, 1}; });
    if (!root.has(weekdayKey))
        return countedDay(root.at(dayKey), 31).map([](int number) { return MonthDay{MonthDay::Kind::Day, number, 1}; });
    return countedDay(root.at(dayKey), 5).and_then([&](int number) {
        return weekdayOf(root.at(weekdayKey)).map([&](int weekday) { return MonthDay{MonthDay::Kind::Weekday, number, weekday}; });
    });
}

Result<void> readDays(const RuleNode &root, Recurrence &recurrence)
{
    const auto keep = [](auto &place) { return [&place](auto value) { place = std::move(value); }; };
    switch (recurrence.every) {
    case Every::Day:
        return {};
    case Every::Week:
        return ascending(root.at(onKey), weekdayNames.size(), weekdayOf).map(keep(recurrence.weekdays));
    case Every::Month:
        return monthDayOf(root).map(keep(recurrence.day));
    case Every::Quarter:
    case Every::Year: {
        const int months = recurrence.every == Every::Quarter ? 3 : 12;
        return ascending(root.at(monthsKey), size_t(months), [months](const RuleNode &node) { return node.whole(1, months); })
            .map(keep(recurrence.months))
            .and_then([&] { return monthDayOf(root).map(keep(recurrence.day)); });
    }
    }
    return {};
}

/// The number of the day, week, month, quarter or year that the date lies in.
qint64 periodOf(Every every, QDate date)
{
    switch (every) {
    case Every::Day:
        return date.toJulianDay();
    case Every::Week:
        return date.addDays(1 - date.dayOfWeek()).toJulianDay() / 7;
    case Every::Month:
        return date.year() * 12 + date.month();
    case Every::Quarter:
        return date.year() * 4 + (date.month() - 1) / 3;
    case Every::Year:
        return date.year();
    }
    return 0;
}

/// The day of the month that is meant; invalid where the month has none.
QDate meantDay(const MonthDay &meant, QDate anyOfMonth, const WorkingCalendar &calendar)
{
    const QDate first(anyOfMonth.year(), anyOfMonth.month(), 1);
    const int length = first.daysInMonth();
    const bool fromEnd = meant.number < 0;
    const int number = std::abs(meant.number);
    if (meant.kind == MonthDay::Kind::Day)
        return first.addDays((fromEnd ? length - std::min(number, length) : std::min(number, length) - 1));
    int counted = 0;
    for (int i = 0; i < length; ++i) {
        const QDate day = first.addDays(fromEnd ? length - 1 - i : i);
        const bool counts = meant.kind == MonthDay::Kind::Working ? calendar.worksOn(day) : day.dayOfWeek() == meant.weekday;
        counted += counts ? 1 : 0;
        if (counts && counted == number)
            return day;
    }
    return {};
}

bool isMeant(const Recurrence &recurrence, QDate day, const WorkingCalendar &calendar)
{
    if (recurrence.step > 1 && (day < recurrence.since || (periodOf(recurrence.every, day) - periodOf(recurrence.every, recurrence.since)) % recurrence.step != 0))
        return false;
    const auto holds = [](const std::vector<int> &numbers, int number) { return std::ranges::find(numbers, number) != numbers.end(); };
    switch (recurrence.every) {
    case Every::Day:
        return true;
    case Every::Week:
        return holds(recurrence.weekdays, day.dayOfWeek());
    case Every::Month:
        return day == meantDay(recurrence.day, day, calendar);
    case Every::Quarter:
        return holds(recurrence.months, (day.month() - 1) % 3 + 1) && day == meantDay(recurrence.day, day, calendar);
    case Every::Year:
        return holds(recurrence.months, day.month()) && day == meantDay(recurrence.day, day, calendar);
    }
    return false;
}

/// Where the run of a day really takes place; invalid where it falls out.
QDate placed(OffDay offDay, QDate day, const WorkingCalendar &calendar)
{
    if (offDay == OffDay::Run || calendar.worksOn(day))
        return day;
    if (offDay == OffDay::Skip)
        return {};
    for (int i = 1; i <= farthestMove; ++i)
        if (const QDate other = day.addDays(offDay == OffDay::Next ? i : -i); calendar.worksOn(other))
            return other;
    return {};
}

Instant momentOf(QDate day, int minute)
{
    return {startOfDay(day).ms + minute * minuteMs};
}

} // namespace

Instant startOfDay(QDate day)
{
    return {QDate(1970, 1, 1).daysTo(day) * dayMs - chinaOffsetMs};
}

QDate dayOf(Instant instant)
{
    const qint64 local = instant.ms + chinaOffsetMs;
    return QDate(1970, 1, 1).addDays(local >= 0 ? local / dayMs : -((-local + dayMs - 1) / dayMs));
}

bool Occurrence::moved() const
{
    return at != momentOf(day, minute);
}

Result<Recurrence> recurrenceFromJson(const QString &json)
{
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json.toUtf8(), &parsing);
    if (!document.isObject())
        return fail(ErrorCode::BadRequest, QStringLiteral("offset %1").arg(parsing.offset), parsing.errorString());
    const RuleNode root{document.object(), {}};
    Recurrence recurrence;
    const auto keep = [](auto &place) { return [&place](auto value) { place = std::move(value); }; };
    const auto optional = [&](const QString &key, auto read) { return root.has(key) ? read(root.at(key)) : Result<void>(); };
    return choiceOf(root.at(everyKey), kinds)
        .map(keep(recurrence.every))
        .and_then([&] { return root.onlyHas(membersOf(recurrence.every)); })
        .and_then([&] { return optional(stepKey, [&](const RuleNode &node) { return node.whole(1, 100).map(keep(recurrence.step)); }); })
        .and_then([&] { return optional(sinceKey, [&](const RuleNode &node) { return node.date().map(keep(recurrence.since)); }); })
        .and_then([&]() -> Result<void> {
            if (recurrence.step > 1 && !recurrence.since.isValid())
                return root.at(sinceKey).wrong(QStringLiteral("a step needs the day that it is counted from"));
            return {};
        })
        .and_then([&] { return readDays(root, recurrence); })
        .and_then([&] { return ascending(root.at(atKey), mostTimes, minuteOf).map(keep(recurrence.minutes)); })
        .and_then([&] { return optional(offDayKey, [&](const RuleNode &node) { return choiceOf(node, offDays).map(keep(recurrence.offDay)); }); })
        .and_then([&] { return optional(catchUpKey, [&](const RuleNode &node) { return node.whole(0, mostCatchUp).map(keep(recurrence.catchUp)); }); })
        .map([&] { return recurrence; });
}

QString toJson(const Recurrence &recurrence)
{
    QJsonObject json{{everyKey, codeOf(kinds, recurrence.every)}, {offDayKey, codeOf(offDays, recurrence.offDay)}, {catchUpKey, recurrence.catchUp}};
    if (recurrence.step > 1)
        json.insert(stepKey, recurrence.step);
    if (recurrence.since.isValid())
        json.insert(sinceKey, recurrence.since.toString(Qt::ISODate));
    QJsonArray times;
    for (const int minute : recurrence.minutes)
        times.append(timeText(minute));
    json.insert(atKey, times);
    if (recurrence.every == Every::Week) {
        QJsonArray names;
        for (const int weekday : recurrence.weekdays)
            names.append(QString::fromLatin1(weekdayNames[size_t(weekday - 1)]));
        json.insert(onKey, names);
    }
    if (recurrence.every == Every::Quarter || recurrence.every == Every::Year) {
        QJsonArray months;
        for (const int month : recurrence.months)
            months.append(month);
        json.insert(monthsKey, months);
    }
    if (recurrence.every != Every::Day && recurrence.every != Every::Week) {
        json.insert(recurrence.day.kind == MonthDay::Kind::Working ? workingDayKey : dayKey, recurrence.day.number);
        if (recurrence.day.kind == MonthDay::Kind::Weekday)
            json.insert(weekdayKey, QString::fromLatin1(weekdayNames[size_t(recurrence.day.weekday - 1)]));
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::vector<Occurrence> occurrences(const Recurrence &recurrence, const WorkingCalendar &calendar, Instant from, Instant to, size_t most)
{
    // A day may move into the window from outside, but not further than farthestMove. Of two that meet, the later day
    // names the run, so that the day that runs where it stands keeps its own name.
    const int margin = recurrence.offDay == OffDay::Next || recurrence.offDay == OffDay::Previous ? farthestMove : 0;
    const QDate last = dayOf(to).addDays(margin);
    std::map<Instant, Occurrence> runs;
    for (QDate day = dayOf(from).addDays(-margin); from < to && day <= last; day = day.addDays(1)) {
        // Enough, and no later day moves to before the last of them.
        if (runs.size() > most && dayOf(std::next(runs.begin(), qint64(most))->first).addDays(margin) < day)
            break;
        if (!isMeant(recurrence, day, calendar))
            continue;
        const QDate real = placed(recurrence.offDay, day, calendar);
        if (!real.isValid())
            continue;
        for (const int minute : recurrence.minutes)
            if (const Instant at = momentOf(real, minute); from <= at && at < to)
                runs.insert_or_assign(at, Occurrence{at, day, minute});
    }
    std::vector<Occurrence> inOrder;
    for (const auto &[at, run] : runs)
        if (inOrder.size() < most)
            inOrder.push_back(run);
    return inOrder;
}

std::vector<Occurrence> nextOccurrences(const Recurrence &recurrence, const WorkingCalendar &calendar, Instant from, size_t count)
{
    // Most come within weeks: the window grows until there are enough of them.
    std::vector<Occurrence> found;
    for (int days = 32; found.size() < count && days <= mostYears * 366; days *= 4)
        found = occurrences(recurrence, calendar, from, startOfDay(dayOf(from).addDays(days)), count);
    return found;
}

DueRuns dueRuns(const Recurrence &recurrence, const WorkingCalendar &calendar, const Term &term, Instant madeUntil, Instant now)
{
    const Instant from = std::max(madeUntil, startOfDay(term.first));
    Instant to{now.ms + 1};
    if (term.last.isValid())
        to = std::min(to, startOfDay(term.last.addDays(1)));
    constexpr size_t oneYear = 366 * mostTimes;
    DueRuns due{occurrences(recurrence, calendar, from, to, oneYear), 0};
    const auto missed = std::ranges::count_if(due.runs, [&](const Occurrence &run) { return isMissed(run, now); });
    due.givenUp = std::max(0, int(missed) - recurrence.catchUp);
    due.runs.erase(due.runs.begin(), due.runs.begin() + due.givenUp);
    return due;
}

} // namespace rules
