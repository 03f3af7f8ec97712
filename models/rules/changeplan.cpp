#include "rules/changeplan.h"

#include "contract/entities/resource.h"
#include "rules/orderledger.h"
#include "rules/rulefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <set>

namespace rules {

namespace {

constexpr int mostSteps = 200;
constexpr int mostResources = 1'000;
constexpr int mostMinutes = 100'000;
constexpr int deepest = 100;

const QString nameKey = QStringLiteral("name");
const QString minutesKey = QStringLiteral("minutes");
const QString roleKey = QStringLiteral("role");
const QString noteKey = QStringLiteral("note");
const QString idKey = QStringLiteral("id");
const QString changeKey = QStringLiteral("change");

/// The elements of a list; none for an empty text.
Result<QJsonArray> listFrom(const QString &json, const QString &field, int most)
{
    if (json.isEmpty())
        return QJsonArray();
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json.toUtf8(), &error);
    if (!document.isArray())
        return fail(ErrorCode::InvalidValue, field, error.error == QJsonParseError::NoError ? QStringLiteral("is no list") : error.errorString());
    if (document.array().size() > most)
        return fail(ErrorCode::InvalidValue, field, QStringLiteral("has more than %1 elements").arg(most));
    return document.array();
}

RuleNode elementOf(const QJsonArray &list, qsizetype at, const QString &field)
{
    return {list[at], QStringLiteral("%1[%2]").arg(field).arg(at)};
}

Unexpected asInvalid(const QString &field, const Error &error)
{
    return fail(ErrorCode::InvalidValue, field, error.field + QStringLiteral(": ") + error.message);
}

Result<QString> optionalText(const RuleNode &node, const QString &key)
{
    return node.has(key) && !node.at(key).value.toString(QStringLiteral("-")).isEmpty() ? node.at(key).text() : Result<QString>(QString());
}

Result<PlanStep> stepFrom(const RuleNode &node)
{
    if (const auto known = node.onlyHas({nameKey, minutesKey, roleKey, noteKey}); !known)
        return Unexpected(known.error());
    const auto name = node.at(nameKey).text();
    if (!name || name->trimmed().isEmpty())
        return node.at(nameKey).wrong(QStringLiteral("a step has a name"));
    const auto minutes = node.has(minutesKey) ? node.at(minutesKey).whole(0, mostMinutes) : Result<int>(0);
    if (!minutes)
        return Unexpected(minutes.error());
    const auto role = optionalText(node, roleKey);
    const auto note = optionalText(node, noteKey);
    if (!role || !note)
        return Unexpected((role ? note : role).error());
    return PlanStep{*name, *minutes, *role, *note};
}

Result<PlanResource> resourceFrom(const RuleNode &node)
{
    if (const auto known = node.onlyHas({idKey, nameKey, changeKey}); !known)
        return Unexpected(known.error());
    PlanResource resource{idOf(node.at(idKey).value.toString()), node.at(nameKey).value.toString(), {}};
    if (resource.resource.isNull())
        return node.at(idKey).wrong(QStringLiteral("is no id"));
    if (!resource.name.isValidUtf16())
        return node.at(nameKey).wrong(QStringLiteral("a text with half a character"));
    if (!node.has(changeKey))
        return resource;
    const auto change = node.at(changeKey);
    if (!change.value.isObject())
        return change.wrong(QStringLiteral("is no object"));
    const auto fields = change.value.toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (shapeOf<Resource>().indexOf(field.key()) < 0)
            return change.wrong(QStringLiteral("a resource has no field %1").arg(field.key()));
        if (!field.value().toString().isValidUtf16())
            return change.wrong(QStringLiteral("a text with half a character"));
        resource.change.emplace(field.key(), valueFromJson(field.value()));
    }
    return resource;
}

Result<ImpactLine> lineFrom(const QJsonValue &value, const QString &place)
{
    const auto parts = value.toArray();
    const auto part = [&](int at) { return parts.at(at).toString(); };
    ImpactLine line{idOf(part(0)), parts.at(1).toInt(-1), part(2), part(3), part(4), part(5), part(6), part(7)};
    if (parts.size() != 8 || line.resource.isNull() || line.distance < 0 || line.distance > deepest
        || !std::ranges::all_of(parts, [](const QJsonValue &one) { return one.toString().isValidUtf16(); }))
        return fail(ErrorCode::InvalidValue, QStringLiteral("impact"), place + QStringLiteral(": is no line of an impact list"));
    return line;
}

} // namespace

Result<std::vector<PlanStep>> planStepsFromJson(const QString &json)
{
    const QString field = QStringLiteral("steps");
    const auto list = listFrom(json, field, mostSteps);
    if (!list)
        return Unexpected(list.error());
    std::vector<PlanStep> steps;
    for (qsizetype i = 0; i < list->size(); ++i) {
        auto step = stepFrom(elementOf(*list, i, field));
        if (!step)
            return asInvalid(field, step.error());
        steps.push_back(*std::move(step));
    }
    return steps;
}

QString toJson(std::span<const PlanStep> steps)
{
    QJsonArray array;
    for (const auto &step : steps) {
        QJsonObject object{{nameKey, step.name}};
        if (step.minutes != 0)
            object.insert(minutesKey, step.minutes);
        if (!step.role.isEmpty())
            object.insert(roleKey, step.role);
        if (!step.note.isEmpty())
            object.insert(noteKey, step.note);
        array.append(object);
    }
    return steps.empty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const auto &line : text.split(u'\n'))
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    return lines;
}

Result<std::vector<PlanResource>> planResourcesFromJson(const QString &json)
{
    const QString field = QStringLiteral("resources");
    const auto list = listFrom(json, field, mostResources);
    if (!list)
        return Unexpected(list.error());
    std::vector<PlanResource> resources;
    std::set<QUuid> known;
    for (qsizetype i = 0; i < list->size(); ++i) {
        auto resource = resourceFrom(elementOf(*list, i, field));
        if (!resource)
            return asInvalid(field, resource.error());
        if (!known.insert(resource->resource).second)
            return fail(ErrorCode::InvalidValue, field, QStringLiteral("%1[%2]: stands there twice").arg(field).arg(i));
        resources.push_back(*std::move(resource));
    }
    return resources;
}

QString toJson(std::span<const PlanResource> resources)
{
    QJsonArray array;
    for (const auto &resource : resources) {
        QJsonObject object{{idKey, idText(resource.resource)}, {nameKey, resource.name}};
        QJsonObject change;
        for (const auto &[field, value] : resource.change)
            change.insert(field, contract::toJson(value));
        if (!change.isEmpty())
            object.insert(changeKey, change);
        array.append(object);
    }
    return resources.empty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Result<ImpactList> impactFromJson(const QString &json)
{
    ImpactList impact;
    if (json.isEmpty())
        return impact;
    const QString field = QStringLiteral("impact");
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    const auto root = document.object();
    const auto at = valueFromJson(root.value(QStringLiteral("at")));
    const auto lines = root.value(QStringLiteral("lines")).toArray();
    for (const auto &key : root.keys())
        if (!QStringList{QStringLiteral("at"), QStringLiteral("depth"), QStringLiteral("cut"), QStringLiteral("starts"), QStringLiteral("lines")}.contains(key))
            return fail(ErrorCode::InvalidValue, field, QStringLiteral("%1: is no member of an impact list").arg(key));
    if (!document.isObject() || !std::holds_alternative<qint64>(at) || lines.size() > qsizetype(mostImpactLines))
        return fail(ErrorCode::InvalidValue, field, QStringLiteral("is no impact list"));
    impact.at = {integer(at)};
    impact.depth = root.value(QStringLiteral("depth")).toInt();
    impact.isCut = root.value(QStringLiteral("cut")).toBool();
    for (const auto &start : root.value(QStringLiteral("starts")).toArray())
        impact.starts.push_back(idOf(start.toString()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto line = lineFrom(lines[i], QStringLiteral("lines[%1]").arg(i));
        if (!line)
            return Unexpected(line.error());
        impact.lines.push_back(*std::move(line));
    }
    return impact;
}

QString toJson(const ImpactList &impact)
{
    QJsonArray starts;
    for (const auto &start : impact.starts)
        starts.append(idText(start));
    QJsonArray lines;
    for (const auto &line : impact.lines)
        lines.append(QJsonArray{idText(line.resource), line.distance, line.name, line.unit, line.system, line.level, line.effect, line.before});
    return QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("at"), impact.at.ms},
                                                       {QStringLiteral("depth"), impact.depth},
                                                       {QStringLiteral("cut"), impact.isCut},
                                                       {QStringLiteral("starts"), starts},
                                                       {QStringLiteral("lines"), lines}})
                                 .toJson(QJsonDocument::Compact));
}

std::optional<PlannedChange> plannedOf(const ChangeRequest &change)
{
    if (!change.plannedStart || !change.plannedEnd)
        return std::nullopt;
    PlannedChange planned;
    planned.id = change.id.uuid;
    planned.number = change.number;
    planned.title = change.title;
    planned.planned = {*change.plannedStart, *change.plannedEnd};
    planned.implementer = change.implementer.uuid;
    planned.watcher = change.watcher.uuid;
    if (const auto resources = planResourcesFromJson(change.resources))
        for (const auto &resource : *resources)
            planned.touched.push_back({resource.resource, 0});
    if (const auto impact = impactFromJson(change.impact))
        for (const auto &line : impact->lines)
            planned.touched.push_back({line.resource, line.distance});
    sortTouched(planned.touched);
    return planned;
}

WindowTarget windowTargetOf(const ChangeRequest &change, const World &world)
{
    WindowTarget target{change.changeClass, {change.unit.uuid}, {}, {}};
    if (!change.system.isNull())
        target.systems.push_back(change.system.uuid);
    const auto &shape = shapeOf<Resource>();
    const auto resources = planResourcesFromJson(change.resources);
    if (!resources)
        return target;
    for (const auto &named : *resources) {
        auto resource = world.find(shape, named.resource);
        if (!resource)
            continue;
        target.units.push_back(idOf(text(resource->values[size_t(shape.indexOf(u"unit_id"))])));
        if (const QUuid system = idOf(text(resource->values[size_t(shape.indexOf(u"system_id"))])); !system.isNull())
            target.systems.push_back(system);
        target.resources.push_back(*std::move(resource));
    }
    return target;
}

QStringList ledgerWaitsFor(const ChangeRequest &change, const Situation &situation)
{
    QStringList waiting;
    const auto resources = planResourcesFromJson(change.resources);
    if (!resources)
        return waiting;
    const auto &shape = shapeOf<Resource>();
    for (const auto &named : *resources) {
        if (named.change.empty())
            continue;
        const auto resource = situation.world.find(shape, named.resource);
        if (!resource || !ledgerHolds(named.change, *resource))
            waiting << (resource ? text(resource->values[size_t(shape.keyField())]) : named.name);
    }
    return waiting;
}

} // namespace rules
