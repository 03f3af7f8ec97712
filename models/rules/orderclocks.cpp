#include "rules/orderclocks.h"

#include "contract/codec.h"
#include "rules/rulefile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rules {

namespace {

/// An instant of the pauses' JSON; nothing where it is missing, null or no whole number.
std::optional<Instant> instantOf(const QJsonValue &value)
{
    constexpr double latest = 4'102'444'800'000; // the year 2100
    const double ms = value.toDouble(-1);
    if (!value.isDouble() || ms < 0 || ms > latest)
        return std::nullopt;
    return Instant{qint64(ms)};
}

Result<OrderPause> pauseOf(const RuleNode &node)
{
    const auto object = node.value.toObject();
    const auto from = instantOf(object.value(QStringLiteral("from")));
    if (!from)
        return node.at(QStringLiteral("from")).wrong(QStringLiteral("an instant is wanted"));
    OrderPause pause{{*from, instantOf(object.value(QStringLiteral("to")))}, HoldKind::User, object.value(QStringLiteral("reason")).toString(), object.value(QStringLiteral("consent")).toString()};
    if (pause.pause.to && *pause.pause.to < *from)
        return node.at(QStringLiteral("to")).wrong(QStringLiteral("ends before it begins"));
    for (const auto &[key, words] : {std::pair{"reason", &pause.reason}, std::pair{"consent", &pause.consent}})
        if (!words->isValidUtf16())
            return node.at(QLatin1StringView(key)).wrong(QStringLiteral("a text with half a character"));
    const auto kind = Codec<HoldKind>::decode(object.value(QStringLiteral("kind")).toString());
    if (!kind)
        return node.at(QStringLiteral("kind")).wrong(QStringLiteral("there is no such hold"));
    pause.kind = *kind;
    return pause;
}

} // namespace

Result<std::vector<OrderPause>> pausesFromJson(const QString &json)
{
    std::vector<OrderPause> pauses;
    if (json.isEmpty())
        return pauses;
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return fail(ErrorCode::BadRequest, QStringLiteral("pauses"), QStringLiteral("a list is wanted"));
    const auto array = document.array();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const RuleNode node{array.at(i), QStringLiteral("pauses[%1]").arg(i)};
        auto pause = pauseOf(node);
        if (!pause)
            return Unexpected(pause.error());
        if (!pauses.empty() && (!pauses.back().pause.to || pause->pause.from < *pauses.back().pause.to))
            return node.wrong(QStringLiteral("begins before the one before has ended"));
        pauses.push_back(*std::move(pause));
    }
    return pauses;
}

QString toJson(const std::vector<OrderPause> &pauses)
{
    if (pauses.empty())
        return {};
    QJsonArray array;
    for (const auto &pause : pauses) {
        QJsonObject object{{QStringLiteral("from"), pause.pause.from.ms}, {QStringLiteral("kind"), text(Codec<HoldKind>::encode(pause.kind))}};
        if (pause.pause.to)
            object.insert(QStringLiteral("to"), pause.pause.to->ms);
        if (!pause.reason.isEmpty())
            object.insert(QStringLiteral("reason"), pause.reason);
        if (!pause.consent.isEmpty())
            object.insert(QStringLiteral("consent"), pause.consent);
        array << object;
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

std::optional<OrderClock> clockOf(const WorkOrder &order, ClockKind kind, const WorkingCalendar &working)
{
    std::optional<Instant> start;
    std::optional<Instant> stopped;
    std::optional<TimeLimit> limit;
    const auto frozen = [](const QString &text) {
        const auto read = limitFromText(text);
        return read ? std::optional(*read) : std::nullopt;
    };
    switch (kind) {
    case ClockKind::Response:
        start = order.submittedAt;
        stopped = order.acceptedAt;
        for (const auto &end : {order.resolvedAt, order.closedAt}) // alerts that ended, or an end, before anybody accepted
            if (!stopped)
                stopped = end;
        limit = frozen(order.responseLimit);
        break;
    case ClockKind::Resolve:
        start = order.acceptedAt;
        stopped = order.resolvedAt ? order.resolvedAt : order.closedAt;
        limit = frozen(order.resolveLimit);
        break;
    case ClockKind::Statutory:
        start = order.gradedAt;
        stopped = order.reportedAt;
        limit = statutoryLimit(order.securityLevel, order.reportDuty);
        break;
    }
    if (!start || !limit)
        return std::nullopt;
    OrderClock clock{{.start = *start, .limitMs = msOf(*limit, working), .pauses = {}, .stopped = stopped}, *limit};
    if (kind == ClockKind::Resolve)
        if (const auto pauses = pausesFromJson(order.pauses))
            std::ranges::transform(*pauses, std::back_inserter(clock.clock.pauses), &OrderPause::pause);
    return clock;
}

std::optional<Instant> dueOf(const WorkOrder &order, ClockKind kind, const WorkingCalendar &working)
{
    const auto clock = clockOf(order, kind, working);
    return clock ? dueAt(clock->clock, calendarOf(clock->limit.basis, working)) : std::nullopt;
}

std::optional<Timeliness> timelinessOf(const std::optional<Instant> &done, const std::optional<Instant> &due)
{
    if (!done || !due)
        return std::nullopt;
    return *done <= *due ? Timeliness::Kept : Timeliness::Missed;
}

} // namespace rules
