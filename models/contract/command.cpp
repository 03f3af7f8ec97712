#include "contract/command.h"

#include <QJsonArray>
#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace contract {

namespace {

struct KindText {
    CommandKind kind;
    const char *text;
};
constexpr std::array kindTexts{
    KindText{CommandKind::Create, "create"},     KindText{CommandKind::Edit, "edit"},
    KindText{CommandKind::Retire, "retire"},     KindText{CommandKind::Restore, "restore"},
    KindText{CommandKind::Relate, "relate"},     KindText{CommandKind::Unrelate, "unrelate"},
};

QJsonObject patchToJson(const Patch &patch)
{
    QJsonObject json;
    for (const auto &[name, value] : patch)
        json.insert(name, toJson(value));
    return json;
}

Unexpected bad(const QString &member, const char *why)
{
    return fail(ErrorCode::BadRequest, member, QString::fromLatin1(why));
}

Result<QUuid> readId(const QJsonValue &json, const QString &member)
{
    const auto id = idOf(json.toString());
    if (id.isNull())
        return bad(member, "not a UUID");
    return id;
}

Result<Patch> readPatch(const QJsonValue &json, const QString &member)
{
    if (json.isUndefined())
        return Patch();
    if (!json.isObject())
        return bad(member, "not an object");
    Patch patch;
    const auto object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isObject() || it.value().isArray())
            return bad(it.key(), "not a plain value");
        patch.emplace(it.key(), valueFromJson(it.value()));
    }
    return patch;
}

Result<std::vector<Target>> readTargets(const QJsonValue &json)
{
    const QString member = QStringLiteral("targets");
    const auto array = json.toArray();
    if (array.isEmpty())
        return bad(member, "no target");
    if (array.size() > maxTargets)
        return fail(ErrorCode::TooLarge, member, QStringLiteral("more than %1 targets").arg(maxTargets));
    std::vector<Target> targets;
    targets.reserve(array.size());
    for (const auto &entry : array) {
        const auto object = entry.toObject();
        const auto id = readId(object.value(QStringLiteral("id")), member);
        if (!id)
            return Unexpected(id.error());
        for (auto it = object.begin(); it != object.end(); ++it)
            if (it.key() != QLatin1StringView("id") && it.key() != QLatin1StringView("base_revision") && it.key() != QLatin1StringView("fields"))
                return bad(it.key(), "unknown member");
        const auto revision = object.value(QStringLiteral("base_revision"));
        if (!revision.isDouble() || revision.toInteger(-1) < 0)
            return bad(QStringLiteral("base_revision"), "not a revision");
        auto fields = readPatch(object.value(QStringLiteral("fields")), QStringLiteral("fields"));
        if (!fields)
            return Unexpected(fields.error());
        targets.push_back({*id, revision.toInteger(), *std::move(fields)});
    }
    auto ids = targets;
    std::ranges::sort(ids, {}, [](const Target &t) { return idText(t.id); });
    if (std::ranges::adjacent_find(ids, {}, &Target::id) != ids.end())
        return bad(member, "a record stands twice");
    return targets;
}

Result<std::vector<QUuid>> readAfter(const QJsonValue &json)
{
    const QString member = QStringLiteral("after");
    std::vector<QUuid> after;
    if (json.isUndefined())
        return after;
    if (!json.isArray())
        return bad(member, "not an array");
    if (json.toArray().size() > maxTargets)
        return fail(ErrorCode::TooLarge, member);
    for (const auto &entry : json.toArray()) {
        const auto id = readId(entry, member);
        if (!id)
            return Unexpected(id.error());
        after.push_back(*id);
    }
    return after;
}

} // namespace

QString textOf(CommandKind kind)
{
    return QString::fromLatin1(std::ranges::find(kindTexts, kind, &KindText::kind)->text);
}

std::optional<CommandKind> commandKindOf(QStringView text)
{
    const auto found = std::ranges::find_if(kindTexts, [text](const KindText &k) { return text == QLatin1StringView(k.text); });
    return found == kindTexts.end() ? std::nullopt : std::optional(found->kind);
}

Patch fieldsFor(const Target &target, const Command &command)
{
    Patch fields = target.fields;
    fields.insert(command.fields.begin(), command.fields.end());
    return fields;
}

QJsonObject toJson(const Command &command)
{
    QJsonArray targets;
    for (const auto &target : command.targets) {
        QJsonObject entry{{QStringLiteral("id"), idText(target.id)}, {QStringLiteral("base_revision"), target.baseRevision}};
        if (!target.fields.empty())
            entry.insert(QStringLiteral("fields"), patchToJson(target.fields));
        targets.append(entry);
    }
    QJsonObject json{
        {QStringLiteral("id"), idText(command.id)},
        {QStringLiteral("kind"), textOf(command.kind)},
        {QStringLiteral("entity"), command.entity},
        {QStringLiteral("targets"), targets},
        {QStringLiteral("occurred_at"), command.occurredAt.ms},
    };
    if (!command.fields.empty())
        json.insert(QStringLiteral("fields"), patchToJson(command.fields));
    if (!command.overruled.empty())
        json.insert(QStringLiteral("overruled"), patchToJson(command.overruled));
    if (!command.reason.isEmpty())
        json.insert(QStringLiteral("reason"), command.reason);
    if (!command.after.empty()) {
        QJsonArray after;
        for (const auto &id : command.after)
            after.append(idText(id));
        json.insert(QStringLiteral("after"), after);
    }
    return json;
}

Result<Command> commandFromJson(const QJsonObject &json)
{
    static const QStringList known{QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("entity"), QStringLiteral("targets"), QStringLiteral("fields"),
                                   QStringLiteral("overruled"), QStringLiteral("reason"), QStringLiteral("after"), QStringLiteral("occurred_at")};
    for (auto it = json.begin(); it != json.end(); ++it)
        if (!known.contains(it.key()))
            return bad(it.key(), "unknown member");

    Command command;
    const auto id = readId(json.value(QStringLiteral("id")), QStringLiteral("id"));
    if (!id)
        return Unexpected(id.error());
    command.id = *id;
    const auto kind = commandKindOf(json.value(QStringLiteral("kind")).toString());
    if (!kind)
        return bad(QStringLiteral("kind"), "unknown kind");
    command.kind = *kind;
    command.entity = json.value(QStringLiteral("entity")).toString();
    if (command.entity.isEmpty() || command.entity.size() > 60)
        return bad(QStringLiteral("entity"), "not the name of an entity");
    const auto reason = json.value(QStringLiteral("reason"));
    if (!reason.isUndefined() && (!reason.isString() || reason.toString().size() > 2000))
        return bad(QStringLiteral("reason"), "not a text of at most 2000 characters");
    command.reason = reason.toString();
    const auto occurred = json.value(QStringLiteral("occurred_at"));
    if (!occurred.isDouble() || occurred.toInteger(-1) < 0)
        return bad(QStringLiteral("occurred_at"), "not milliseconds since 1970");
    command.occurredAt = Instant{occurred.toInteger()};

    auto targets = readTargets(json.value(QStringLiteral("targets")));
    if (!targets)
        return Unexpected(targets.error());
    command.targets = *std::move(targets);
    auto fields = readPatch(json.value(QStringLiteral("fields")), QStringLiteral("fields"));
    if (!fields)
        return Unexpected(fields.error());
    command.fields = *std::move(fields);
    auto overruled = readPatch(json.value(QStringLiteral("overruled")), QStringLiteral("overruled"));
    if (!overruled)
        return Unexpected(overruled.error());
    command.overruled = *std::move(overruled);
    auto after = readAfter(json.value(QStringLiteral("after")));
    if (!after)
        return Unexpected(after.error());
    command.after = *std::move(after);
    return command;
}

} // namespace contract
