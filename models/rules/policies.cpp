#include "rules/policies.h"

#include "contract/codec.h"
#include "rules/calendardocument.h"
#include "rules/evaluation/reportschedule.h"

namespace rules {

namespace {

/// The last content that the thread asked for, with what it says.
template <class Parsed> struct Remembered {
    QString content;
    std::optional<Parsed> parsed; ///< nothing: not understood
};

template <class Parsed, class Parse> const Parsed &remembered(const QString &content, const Parsed &shipped, Parse parse)
{
    if (content.isEmpty())
        return shipped;
    thread_local Remembered<Parsed> last;
    if (last.content != content) {
        auto parsed = parse(content.toUtf8());
        last.content = content;
        last.parsed = parsed ? std::optional(*std::move(parsed)) : std::nullopt;
    }
    return last.parsed ? *last.parsed : shipped;
}

Result<WorkingCalendar> calendarFrom(const QByteArray &json)
{
    return calendarFromJson(json).and_then([](const CalendarSpec &spec) { return WorkingCalendar::make(spec); });
}

template <class Parsed> Result<void> understood(const Result<Parsed> &parsed)
{
    if (!parsed)
        return fail(ErrorCode::InvalidValue, QStringLiteral("content"), parsed.error().field + QStringLiteral(": ") + parsed.error().message);
    return {};
}

} // namespace

const ServiceLevels &serviceLevelsOf(const QString &content)
{
    return remembered(content, shippedServiceLevels(), serviceLevelsFromJson);
}

const WorkingCalendar &workingCalendarOf(const QString &content)
{
    return remembered(content, shippedCalendar(), calendarFrom);
}

const AlertMapping &alertMappingOf(const QString &content)
{
    return remembered(content, shippedAlertMapping(), alertMappingFromJson);
}

const ChangeRules &changeRulesOf(const QString &content)
{
    return remembered(content, shippedChangeRules(), changeRulesFromJson);
}

QString policyContent(const World &world, PolicyKind kind)
{
    const auto &shape = shapeOf<Policy>();
    const FieldValue wanted{shape.indexOf(u"kind"), Codec<PolicyKind>::encode(kind)};
    const auto held = world.holding(shape, {&wanted, 1}, {});
    return held.empty() ? QString() : text(held.front().values[size_t(shape.indexOf(u"content"))]);
}

const ServiceLevels &serviceLevelsOf(const World &world)
{
    return serviceLevelsOf(policyContent(world, PolicyKind::ServiceLevels));
}

const WorkingCalendar &workingCalendarOf(const World &world)
{
    return workingCalendarOf(policyContent(world, PolicyKind::Calendar));
}

const ChangeRules &changeRulesOf(const World &world)
{
    return changeRulesOf(policyContent(world, PolicyKind::ChangeRules));
}

Result<void> checkPolicy(PolicyKind kind, const QString &content)
{
    switch (kind) {
    case PolicyKind::ServiceLevels:
        return understood(serviceLevelsFromJson(content.toUtf8()));
    case PolicyKind::Calendar:
        return understood(calendarFrom(content.toUtf8()));
    case PolicyKind::AlertMapping:
        return understood(alertMappingFromJson(content.toUtf8()));
    case PolicyKind::ChangeRules:
        return understood(changeRulesFromJson(content.toUtf8()));
    case PolicyKind::Reporting:
        return understood(reportScheduleFromJson(content.toUtf8()));
    }
    return {};
}

} // namespace rules
