#include "rules/changewindows.h"

#include "contract/entities/resource.h"
#include "rules/orderflow.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace rules {

namespace {

/// A window that comes again is laid out no further than this.
constexpr qint64 farthestMs = 400 * dayMs;

bool names(const QString &words, const char *code)
{
    return words.isEmpty() || words.split(u' ', Qt::SkipEmptyParts).contains(QLatin1StringView(code));
}

const char *codeOf(ChangeClass changeClass)
{
    return std::ranges::find(Choices<ChangeClass>::all, changeClass, &Choice<ChangeClass>::value)->code;
}

/// The members of the condition; nothing for a text that checkWindow() refuses.
std::optional<QJsonObject> conditionOf(const QString &json)
{
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

bool holds(const Record &resource, const QJsonObject &condition)
{
    const auto &shape = shapeOf<Resource>();
    for (auto member = condition.begin(); member != condition.end(); ++member) {
        const int field = shape.indexOf(member.key());
        if (field < 0 || resource.values[size_t(field)] != valueFromJson(member.value()))
            return false;
    }
    return true;
}

bool covers(const Id<Organisation> &named, const std::vector<QUuid> &touched)
{
    return named.isNull() || std::ranges::find(touched, named.uuid) != touched.end();
}

/// The end that counts: a released window is over when it was released.
std::optional<Instant> releaseOf(const ChangeWindow &window)
{
    return window.released ? window.releasedAt : std::nullopt;
}

void append(std::vector<TimeSpan> &times, TimeSpan time, TimeSpan within, const std::optional<Instant> &release)
{
    if (release)
        time.to = std::min(time.to, *release);
    if (time.from < time.to && time.overlaps(within))
        times.push_back(time);
}

/// The usual hours of every day that reach into the span.
std::vector<TimeSpan> usualTimes(const UsualHours &usual, TimeSpan within)
{
    std::vector<TimeSpan> times;
    const bool overnight = usual.to <= usual.from;
    for (QDate day = dayOf(within.from).addDays(-1); startOfDay(day) < within.to; day = day.addDays(1)) {
        const Instant midnight = startOfDay(day);
        const TimeSpan time{{midnight.ms + usual.from * minuteMs}, {midnight.ms + usual.to * minuteMs + (overnight ? dayMs : 0)}};
        if (time.overlaps(within))
            times.push_back(time);
    }
    return times;
}

/// Sorted, and those that touch joined.
void join(std::vector<TimeSpan> &times)
{
    std::ranges::sort(times, {}, &TimeSpan::from);
    std::vector<TimeSpan> joined;
    for (const auto &time : times) {
        if (!joined.empty() && time.from <= joined.back().to)
            joined.back().to = std::max(joined.back().to, time.to);
        else
            joined.push_back(time);
    }
    times = std::move(joined);
}

/// When work is allowed within the span, joined and ascending; the whole span where nothing is laid down or usual.
std::vector<TimeSpan> allowedTimes(const WindowTarget &target, TimeSpan within, std::span<const ChangeWindow> windows, const std::optional<UsualHours> &usual,
                                   const WorkingCalendar &calendar)
{
    std::vector<TimeSpan> times;
    bool isLaidDown = false;
    for (const auto &window : windows) {
        if (window.kind != WindowKind::Maintenance || !meets(window, target))
            continue;
        isLaidDown = true;
        const auto own = timesOf(window, calendar, within);
        times.insert(times.end(), own.begin(), own.end());
    }
    if (!isLaidDown)
        times = usual ? usualTimes(*usual, within) : std::vector{within};
    join(times);
    return times;
}

struct Obstacle {
    TimeSpan time;
    std::optional<WindowHit> frozen;
    int taken = -1;
};

} // namespace

bool meets(const ChangeWindow &window, const WindowTarget &target)
{
    if (!names(window.classes, codeOf(target.changeClass)) || !covers(window.unit, target.units))
        return false;
    if (!window.system.isNull() && std::ranges::find(target.systems, window.system.uuid) == target.systems.end())
        return false;
    if (!window.resource.isNull() && std::ranges::find(target.resources, window.resource.uuid, &Record::id) == target.resources.end())
        return false;
    if (window.condition.isEmpty())
        return true;
    const auto condition = conditionOf(window.condition);
    return condition && std::ranges::any_of(target.resources, [&](const Record &resource) { return holds(resource, *condition); });
}

Result<void> checkWindow(const ChangeWindow &window)
{
    if (window.endsAt <= window.startsAt)
        return fail(ErrorCode::InvalidValue, QStringLiteral("ends_at"), QStringLiteral("ends before it begins"));
    for (const auto &word : window.classes.split(u' ', Qt::SkipEmptyParts))
        if (std::ranges::none_of(Choices<ChangeClass>::all, [&](const auto &choice) { return word == QLatin1StringView(choice.code); }))
            return fail(ErrorCode::InvalidValue, QStringLiteral("classes"), QStringLiteral("no such class: %1").arg(word));
    if (!window.schedule.isEmpty()) {
        if (const auto schedule = recurrenceFromJson(window.schedule); !schedule)
            return fail(ErrorCode::InvalidValue, QStringLiteral("schedule"), schedule.error().field + QStringLiteral(": ") + schedule.error().message);
        if (window.lastDay.isValid() && window.lastDay < dayOf(window.startsAt))
            return fail(ErrorCode::InvalidValue, QStringLiteral("last_day"), QStringLiteral("lies before the first time"));
    }
    if (window.condition.isEmpty())
        return {};
    const auto condition = conditionOf(window.condition);
    if (!condition)
        return fail(ErrorCode::InvalidValue, QStringLiteral("condition"), QStringLiteral("is no JSON object"));
    for (const auto &field : condition->keys())
        if (shapeOf<Resource>().indexOf(field) < 0)
            return fail(ErrorCode::InvalidValue, QStringLiteral("condition"), QStringLiteral("a resource has no field %1").arg(field));
    return {};
}

std::vector<TimeSpan> timesOf(const ChangeWindow &window, const WorkingCalendar &calendar, TimeSpan within, size_t most)
{
    std::vector<TimeSpan> times;
    const auto release = releaseOf(window);
    const TimeSpan first{window.startsAt, window.endsAt};
    if (window.schedule.isEmpty()) {
        append(times, first, within, release);
        return times;
    }
    const auto schedule = recurrenceFromJson(window.schedule);
    if (!schedule)
        return times;
    Instant from{std::max(window.startsAt.ms, within.from.ms - first.length())};
    Instant to{std::min(within.to.ms, from.ms + farthestMs)};
    if (window.lastDay.isValid())
        to = std::min(to, startOfDay(window.lastDay.addDays(1)));
    if (from < to)
        for (const auto &occurrence : occurrences(*schedule, calendar, from, to, most))
            append(times, {occurrence.at, {occurrence.at.ms + first.length()}}, within, release);
    return times;
}

std::vector<WindowHit> freezesAgainst(const WindowTarget &target, TimeSpan planned, std::span<const ChangeWindow> windows, const WorkingCalendar &calendar)
{
    std::vector<WindowHit> hits;
    for (const auto &window : windows)
        if (window.kind != WindowKind::Maintenance && meets(window, target))
            for (const auto &time : timesOf(window, calendar, planned))
                hits.push_back({&window, time});
    return hits;
}

bool insideWindow(const WindowTarget &target, TimeSpan planned, std::span<const ChangeWindow> windows, const std::optional<UsualHours> &usual, const WorkingCalendar &calendar)
{
    const auto allowed = allowedTimes(target, planned, windows, usual, calendar);
    return std::ranges::any_of(allowed, [&](const TimeSpan &time) { return time.from <= planned.from && planned.to <= time.to; });
}

FreeTimes freeTimes(const WindowTarget &target, qint64 length, TimeSpan within, std::span<const ChangeWindow> windows, const std::optional<UsualHours> &usual,
                    std::span<const TimeSpan> busy, const WorkingCalendar &calendar, size_t most)
{
    within.to = std::min(within.to, Instant{within.from.ms + 366 * dayMs});
    std::vector<Obstacle> obstacles;
    for (const auto &hit : freezesAgainst(target, within, windows, calendar))
        obstacles.push_back({hit.time, hit, -1});
    for (size_t i = 0; i < busy.size(); ++i)
        if (busy[i].overlaps(within))
            obstacles.push_back({busy[i], std::nullopt, int(i)});
    std::ranges::sort(obstacles, [](const Obstacle &one, const Obstacle &other) { return one.time.from < other.time.from; });

    FreeTimes found;
    std::vector<bool> isInTheWay(obstacles.size());
    for (const auto &allowed : allowedTimes(target, within, windows, usual, calendar)) {
        Instant from = std::max(allowed.from, within.from);
        const Instant end = std::min(allowed.to, within.to);
        for (size_t i = 0; i < obstacles.size() && from.ms + length <= end.ms; ++i) {
            const auto &time = obstacles[i].time;
            if (!time.overlaps({from, {from.ms + length}}))
                continue;
            isInTheWay[i] = true;
            from = std::max(from, time.to);
        }
        if (from.ms + length > end.ms)
            continue;
        found.times.push_back({from, {from.ms + length}});
        if (found.times.size() == most)
            break;
    }
    if (!found.times.empty())
        return found;
    for (size_t i = 0; i < obstacles.size(); ++i) {
        if (!isInTheWay[i])
            continue;
        if (obstacles[i].frozen)
            found.frozen.push_back(*obstacles[i].frozen);
        else
            found.taken.push_back(obstacles[i].taken);
    }
    return found;
}

std::vector<ChangeWindow> livingWindows(const World &world)
{
    const auto &shape = shapeOf<ChangeWindow>();
    const int kind = shape.indexOf(u"kind");
    const int released = shape.indexOf(u"released");
    std::vector<ChangeWindow> windows;
    for (const auto &choice : Choices<WindowKind>::all) {
        const std::array wanted{FieldValue{kind, QString::fromLatin1(choice.code)}, FieldValue{released, qint64(0)}};
        for (const auto &record : world.holding(shape, wanted, {}))
            if (auto window = fromRecord<ChangeWindow>(record))
                windows.push_back(*std::move(window));
    }
    return windows;
}

Result<void> settleChangeWindow(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto window = fromRecord<ChangeWindow>(after);
    if (!window)
        return Unexpected(window.error());
    if (after.retired)
        return {};
    if (const auto checked = checkWindow(*window); !checked)
        return checked;
    const auto was = before ? fromRecord<ChangeWindow>(*before) : Result<ChangeWindow>(fail(ErrorCode::NotFound));
    if (was && was->released && !window->released)
        return fail(ErrorCode::InvalidValue, QStringLiteral("released"), QStringLiteral("what was released is over; lay down a new one"));
    if (window->released && !(was && was->released)) {
        window->releasedBy = handOf(situation.actor);
        window->releasedAt = command.occurredAt;
    }
    after.values = toRecord(*window).values;
    return {};
}

} // namespace rules
