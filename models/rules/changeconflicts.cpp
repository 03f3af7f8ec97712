#include "rules/changeconflicts.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace rules {

namespace {

constexpr std::array kinds{
    std::pair{ConflictKind::SameResource, "same_resource"}, std::pair{ConflictKind::Upstream, "upstream"},
    std::pair{ConflictKind::Downstream, "downstream"},      std::pair{ConflictKind::SharedImpact, "shared_impact"},
    std::pair{ConflictKind::SamePerson, "same_person"},     std::pair{ConflictKind::TooClose, "too_close"},
    std::pair{ConflictKind::OutsideWindow, "outside_window"}, std::pair{ConflictKind::Freeze, "freeze"},
    std::pair{ConflictKind::Lockdown, "lockdown"},
};
/// A file of findings is no longer than this.
constexpr int mostFindings = 2'000;
constexpr int mostResources = 5'000;
constexpr int deepest = 100;

const QString kindKey = QStringLiteral("kind");
const QString otherKey = QStringLiteral("other");
const QString nameKey = QStringLiteral("name");
const QString fromKey = QStringLiteral("from");
const QString toKey = QStringLiteral("to");
const QString resourcesKey = QStringLiteral("resources");
const QString personKey = QStringLiteral("person");
const QString exemptedKey = QStringLiteral("exempted_by");

/// Walks two sorted lists at once and tells of every resource that stands in both.
template <class Tell> void forCommon(const std::vector<TouchedResource> &mine, const std::vector<TouchedResource> &theirs, Tell tell)
{
    auto left = mine.begin();
    auto right = theirs.begin();
    while (left != mine.end() && right != theirs.end()) {
        if (left->resource < right->resource)
            ++left;
        else if (right->resource < left->resource)
            ++right;
        else
            tell(*left++, *right++);
    }
}

ConflictKind kindOf(int mine, int theirs)
{
    if (mine == 0)
        return theirs == 0 ? ConflictKind::SameResource : ConflictKind::Upstream;
    return theirs == 0 ? ConflictKind::Downstream : ConflictKind::SharedImpact;
}

QUuid commonPerson(const PlannedChange &one, const PlannedChange &other)
{
    for (const auto &person : {one.implementer, one.watcher})
        if (!person.isNull() && (person == other.implementer || person == other.watcher))
            return person;
    return {};
}

ConflictFinding about(ConflictKind kind, const PlannedChange &other)
{
    ConflictFinding finding;
    finding.kind = kind;
    finding.other = other.id;
    finding.name = other.number.isEmpty() ? other.title : other.number + u' ' + other.title;
    finding.time = other.planned;
    return finding;
}

bool overlap(const PlannedChange &one, const PlannedChange &other)
{
    return one.planned.overlaps(other.planned);
}

/// What two that overlap share, by kind; a bit a kind, and no names: for counting pairs.
unsigned sharedKinds(const PlannedChange &mine, const PlannedChange &other)
{
    unsigned found = 0;
    forCommon(mine.touched, other.touched, [&](const TouchedResource &my, const TouchedResource &their) { found |= 1U << unsigned(kindOf(my.distance, their.distance)); });
    return found;
}

bool touchSame(const PlannedChange &mine, const PlannedChange &other)
{
    return (sharedKinds(mine, other) & (1U << unsigned(ConflictKind::SameResource))) != 0;
}

/// Kinds of a pair whose times, with the margin, overlap.
unsigned kindsBetween(const PlannedChange &mine, const PlannedChange &other)
{
    const bool shareAPerson = !commonPerson(mine, other).isNull();
    if (overlap(mine, other))
        return sharedKinds(mine, other) | (shareAPerson ? 1U << unsigned(ConflictKind::SamePerson) : 0U);
    return shareAPerson || touchSame(mine, other) ? 1U << unsigned(ConflictKind::TooClose) : 0U;
}

std::optional<ConflictKind> kindNamed(const QString &code)
{
    const auto found = std::ranges::find_if(kinds, [&](const auto &one) { return code == QLatin1StringView(one.second); });
    return found == kinds.end() ? std::nullopt : std::optional(found->first);
}

/// Whole milliseconds, or nothing.
std::optional<Instant> instantOf(const QJsonValue &value)
{
    const Value number = valueFromJson(value);
    return std::holds_alternative<qint64>(number) ? std::optional(Instant{integer(number)}) : std::nullopt;
}

Result<HitResource> resourceFromJson(const QJsonValue &json, const QString &place)
{
    const auto parts = json.toArray();
    const auto distance = [&](int at) { return parts.at(at).isDouble() ? parts.at(at).toInt(-1) : -1; };
    HitResource hit{idOf(parts.at(0).toString()), distance(1), distance(2)};
    if (parts.size() != 3 || hit.resource.isNull() || hit.mine < 0 || hit.theirs < 0 || hit.mine > deepest || hit.theirs > deepest)
        return fail(ErrorCode::InvalidValue, place, QStringLiteral("is not a resource with its two distances"));
    return hit;
}

Result<ConflictFinding> findingFromJson(const QJsonValue &json, const QString &place)
{
    const auto object = json.toObject();
    for (const auto &key : object.keys())
        if (!QStringList{kindKey, otherKey, nameKey, fromKey, toKey, resourcesKey, personKey, exemptedKey}.contains(key))
            return fail(ErrorCode::InvalidValue, place + u'.' + key, QStringLiteral("is no member of a finding"));
    const auto kind = kindNamed(object.value(kindKey).toString());
    if (!kind)
        return fail(ErrorCode::InvalidValue, place + u'.' + kindKey, QStringLiteral("is no kind of conflict"));
    const auto from = instantOf(object.value(fromKey));
    const auto to = instantOf(object.value(toKey));
    if (!from || !to)
        return fail(ErrorCode::InvalidValue, place + u'.' + (from ? toKey : fromKey), QStringLiteral("is no time"));
    ConflictFinding finding{*kind, idOf(object.value(otherKey).toString()), object.value(nameKey).toString(), {*from, *to}, {}, idOf(object.value(personKey).toString()), object.value(exemptedKey).toString()};
    if (!finding.name.isValidUtf16() || !finding.exemptedBy.isValidUtf16())
        return fail(ErrorCode::InvalidValue, place + u'.' + nameKey, QStringLiteral("is a text with half a character"));
    const auto resources = object.value(resourcesKey).toArray();
    if (resources.size() > mostResources)
        return fail(ErrorCode::InvalidValue, place + u'.' + resourcesKey, QStringLiteral("are too many"));
    for (qsizetype i = 0; i < resources.size(); ++i) {
        auto hit = resourceFromJson(resources[i], QStringLiteral("%1.%2[%3]").arg(place, resourcesKey).arg(i));
        if (!hit)
            return Unexpected(hit.error());
        finding.resources.push_back(*hit);
    }
    return finding;
}

bool isSame(const ConflictFinding &one, const ConflictFinding &other)
{
    return one.kind == other.kind && one.other == other.other;
}

std::vector<ConflictFinding> without(std::span<const ConflictFinding> all, std::span<const ConflictFinding> known)
{
    std::vector<ConflictFinding> rest;
    for (const auto &finding : all)
        if (std::ranges::none_of(known, [&](const ConflictFinding &one) { return isSame(one, finding); }))
            rest.push_back(finding);
    return rest;
}

} // namespace

void sortTouched(std::vector<TouchedResource> &touched)
{
    std::ranges::sort(touched, [](const TouchedResource &one, const TouchedResource &other) {
        return one.resource == other.resource ? one.distance < other.distance : one.resource < other.resource;
    });
    const auto again = std::ranges::unique(touched, {}, &TouchedResource::resource);
    touched.erase(again.begin(), again.end());
}

const char *codeOf(ConflictKind kind)
{
    return std::ranges::find(kinds, kind, &decltype(kinds)::value_type::first)->second;
}

bool isFrozen(std::span<const ConflictFinding> findings)
{
    return std::ranges::any_of(findings, [](const ConflictFinding &finding) { return (finding.kind == ConflictKind::Freeze || finding.kind == ConflictKind::Lockdown) && finding.exemptedBy.isEmpty(); });
}

ChangeSchedule::ChangeSchedule(std::vector<PlannedChange> changes) : m_changes(std::move(changes))
{
    std::ranges::stable_sort(m_changes, {}, [](const PlannedChange &change) { return change.planned.from; });
    for (const auto &change : m_changes)
        m_longest = std::max(m_longest, change.planned.length());
}

void ChangeSchedule::put(PlannedChange change)
{
    remove(change.id);
    m_longest = std::max(m_longest, change.planned.length());
    const auto behind = std::ranges::upper_bound(m_changes, change.planned.from, {}, [](const PlannedChange &one) { return one.planned.from; });
    m_changes.insert(behind, std::move(change));
}

void ChangeSchedule::remove(const QUuid &id)
{
    std::erase_if(m_changes, [&](const PlannedChange &change) { return change.id == id; });
}

std::vector<const PlannedChange *> ChangeSchedule::near(TimeSpan time, qint64 marginMs) const
{
    const TimeSpan wide{{time.from.ms - marginMs}, {time.to.ms + marginMs}};
    std::vector<const PlannedChange *> found;
    auto change = std::ranges::lower_bound(m_changes, Instant{wide.from.ms - m_longest}, {}, [](const PlannedChange &one) { return one.planned.from; });
    for (; change != m_changes.end() && change->planned.from < wide.to; ++change)
        if (change->planned.overlaps(wide))
            found.push_back(&*change);
    return found;
}

std::vector<ConflictFinding> conflictsBetween(const PlannedChange &mine, const PlannedChange &other, qint64 marginMs)
{
    const TimeSpan wide{{mine.planned.from.ms - marginMs}, {mine.planned.to.ms + marginMs}};
    std::vector<ConflictFinding> findings;
    if (mine.id == other.id || !other.planned.overlaps(wide))
        return findings;
    const QUuid person = commonPerson(mine, other);
    if (!overlap(mine, other)) {
        auto close = about(ConflictKind::TooClose, other);
        close.person = person;
        forCommon(mine.touched, other.touched, [&](const TouchedResource &my, const TouchedResource &their) {
            if (my.distance == 0 && their.distance == 0)
                close.resources.push_back({my.resource, 0, 0});
        });
        if (!close.resources.empty() || !person.isNull())
            findings.push_back(std::move(close));
        return findings;
    }
    std::array<std::vector<HitResource>, 4> hits;
    forCommon(mine.touched, other.touched, [&](const TouchedResource &my, const TouchedResource &their) {
        hits[size_t(kindOf(my.distance, their.distance))].push_back({my.resource, my.distance, their.distance});
    });
    for (size_t kind = 0; kind < hits.size(); ++kind) {
        if (hits[kind].empty())
            continue;
        findings.push_back(about(ConflictKind(kind), other));
        findings.back().resources = std::move(hits[kind]);
    }
    if (!person.isNull()) {
        findings.push_back(about(ConflictKind::SamePerson, other));
        findings.back().person = person;
    }
    return findings;
}

std::vector<ConflictFinding> conflictsWith(const PlannedChange &mine, const ChangeSchedule &schedule, qint64 marginMs)
{
    std::vector<ConflictFinding> findings;
    for (const auto *other : schedule.near(mine.planned, marginMs)) {
        auto own = conflictsBetween(mine, *other, marginMs);
        std::ranges::move(own, std::back_inserter(findings));
    }
    return findings;
}

std::vector<ConflictPair> allConflicts(const ChangeSchedule &schedule, qint64 marginMs)
{
    std::vector<ConflictPair> pairs;
    const auto &changes = schedule.changes();
    for (size_t one = 0; one < changes.size(); ++one) {
        const Instant end{changes[one].planned.to.ms + marginMs};
        for (size_t other = one + 1; other < changes.size() && changes[other].planned.from < end; ++other) {
            const unsigned found = kindsBetween(changes[one], changes[other]);
            for (const auto &[kind, code] : kinds)
                if ((found & (1U << unsigned(kind))) != 0)
                    pairs.push_back({int(one), int(other), kind});
        }
    }
    return pairs;
}

std::vector<ConflictFinding> windowFindings(const WindowTarget &target, TimeSpan planned, std::span<const ChangeWindow> windows, const std::optional<UsualHours> &usual,
                                            const WorkingCalendar &calendar)
{
    std::vector<ConflictFinding> findings;
    for (const auto &[window, time] : freezesAgainst(target, planned, windows, calendar)) {
        ConflictFinding finding;
        finding.kind = window->kind == WindowKind::Lockdown ? ConflictKind::Lockdown : ConflictKind::Freeze;
        finding.other = window->id.uuid;
        finding.name = window->name;
        finding.time = time;
        findings.push_back(std::move(finding));
    }
    if (!insideWindow(target, planned, windows, usual, calendar)) {
        ConflictFinding finding;
        finding.kind = ConflictKind::OutsideWindow;
        finding.time = planned;
        findings.push_back(std::move(finding));
    }
    return findings;
}

QJsonArray toJson(std::span<const ConflictFinding> findings)
{
    QJsonArray array;
    for (const auto &finding : findings) {
        QJsonObject object{{kindKey, QString::fromLatin1(codeOf(finding.kind))}, {fromKey, finding.time.from.ms}, {toKey, finding.time.to.ms}};
        if (!finding.other.isNull())
            object.insert(otherKey, idText(finding.other));
        if (!finding.name.isEmpty())
            object.insert(nameKey, finding.name);
        if (!finding.person.isNull())
            object.insert(personKey, idText(finding.person));
        if (!finding.exemptedBy.isEmpty())
            object.insert(exemptedKey, finding.exemptedBy);
        QJsonArray resources;
        for (const auto &hit : finding.resources)
            resources.append(QJsonArray{idText(hit.resource), hit.mine, hit.theirs});
        if (!resources.isEmpty())
            object.insert(resourcesKey, resources);
        array.append(object);
    }
    return array;
}

Result<std::vector<ConflictFinding>> findingsFromJson(const QByteArray &json)
{
    std::vector<ConflictFinding> findings;
    if (json.isEmpty())
        return findings;
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isArray())
        return fail(ErrorCode::InvalidValue, QStringLiteral("findings"), error.error == QJsonParseError::NoError ? QStringLiteral("is no list") : error.errorString());
    const auto array = document.array();
    if (array.size() > mostFindings)
        return fail(ErrorCode::InvalidValue, QStringLiteral("findings"), QStringLiteral("are too many"));
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto finding = findingFromJson(array[i], QStringLiteral("[%1]").arg(i));
        if (!finding)
            return Unexpected(finding.error());
        findings.push_back(*std::move(finding));
    }
    return findings;
}

FindingsDifference differenceOf(std::span<const ConflictFinding> seen, std::span<const ConflictFinding> found)
{
    return {without(found, seen), without(seen, found)};
}

} // namespace rules
