#include "rules/serviceitems.h"

#include "contract/jsontext.h"
#include "contract/ports.h"

#include <QFile>
#include <QJsonArray>

/// Registers the compiled-in file, which a static library does not do by itself. Outside of every namespace, as the macro
/// demands.
static void registerServiceFiles()
{
    Q_INIT_RESOURCE(services);
}

namespace rules {

namespace {

constexpr auto fileName = "service_catalogue";

/// Members of an item beside its steps, and the fields that they fill.
struct TextMember {
    const char *key;
    QString ServiceItem::*member;
    qsizetype longest;
    bool required;
};
constexpr std::array textMembers{
    TextMember{"code", &ServiceItem::code, 20, true},
    TextMember{"zh", &ServiceItem::name, 120, true},
    TextMember{"en", &ServiceItem::englishName, 160, false},
    TextMember{"clause", &ServiceItem::clause, 60, false},
    TextMember{"outside_code", &ServiceItem::outsideCode, 60, false},
    TextMember{"source_note", &ServiceItem::sourceNote, 4000, false},
};

/// What two versions are compared by; steps are compared one by one.
constexpr std::array comparedFields{"name", "english_name", "kind", "effective_on", "outside_code", "clause", "source_note"};

template <class Enum> Result<Enum> choiceIn(const RuleNode &node, Enum otherwise)
{
    if (node.value.isUndefined())
        return otherwise;
    return Codec<Enum>::decode(node.value.toString()).map_error([&](const Error &) { return node.wrong(QStringLiteral("none of the allowed values")).value(); });
}

/// Half a code point does not survive a file.
bool isWholeText(const QString &text)
{
    return text.isValidUtf16() && !text.contains(QChar::Null);
}

Result<ServiceItem> itemFrom(const RuleNode &node, const RuleFile &file)
{
    QStringList known{QStringLiteral("order_kind"), QStringLiteral("version"), QStringLiteral("state"), QStringLiteral("effective_on"), QStringLiteral("steps")};
    for (const auto &member : textMembers)
        known << QString::fromLatin1(member.key);
    if (const auto only = node.onlyHas(known); !only)
        return Unexpected(only.error());
    ServiceItem item;
    item.sourceNote = file.sourceNote;
    item.effectiveOn = file.effectiveOn;
    for (const auto &member : textMembers) {
        const auto at = node.at(QString::fromLatin1(member.key));
        if (at.value.isUndefined() && !member.required)
            continue;
        const QString said = at.value.toString();
        if (!at.value.isString() || (member.required && said.isEmpty()))
            return at.wrong(QStringLiteral("a text is wanted"));
        if (said.size() > member.longest)
            return at.wrong(QStringLiteral("longer than %1 characters").arg(member.longest));
        if (!isWholeText(said))
            return at.wrong(QStringLiteral("holds a character that is none"));
        item.*member.member = said;
    }
    if (node.has(QStringLiteral("effective_on"))) {
        const auto day = node.at(QStringLiteral("effective_on")).date();
        if (!day)
            return Unexpected(day.error());
        item.effectiveOn = *day;
    }
    const auto kind = choiceIn(node.at(QStringLiteral("order_kind")), OrderKind::Request);
    if (!kind)
        return Unexpected(kind.error());
    item.kind = *kind;
    const auto state = choiceIn(node.at(QStringLiteral("state")), ItemState::InForce);
    if (!state)
        return Unexpected(state.error());
    item.state = *state;
    if (node.has(QStringLiteral("version"))) {
        const auto version = node.at(QStringLiteral("version")).whole(1, 100'000);
        if (!version)
            return Unexpected(version.error());
        item.version = *version;
    }
    const auto list = node.at(QStringLiteral("steps"));
    if (item.state == ItemState::Draft && list.value.isArray() && list.value.toArray().isEmpty())
        return item;
    return stepsFrom(list).map([&](const std::vector<ServiceStep> &steps) {
        item.steps = stepsToJson(steps);
        return item;
    });
}

std::vector<ServiceStep> stepsOf(const ServiceItem &item)
{
    return stepsFromJson(item.steps).value_or(std::vector<ServiceStep>());
}

void appendMember(std::string &out, const char *key, const QString &text)
{
    out += '"';
    out += key;
    out += "\": ";
    appendJsonText(out, text.toStdString());
}

void append(std::string &out, const ServiceItem &item, const CatalogueFile &file)
{
    out += "    {";
    appendMember(out, "code", item.code);
    appendMember(out += ", ", "zh", item.name);
    appendMember(out += ", ", "en", item.englishName);
    appendMember(out += ", ", "order_kind", text(Codec<OrderKind>::encode(item.kind)));
    if (item.version != 1) {
        out += ", \"version\": ";
        appendJsonNumber(out, item.version);
    }
    if (item.state != ItemState::InForce)
        appendMember(out += ", ", "state", text(Codec<ItemState>::encode(item.state)));
    if (item.effectiveOn != file.effectiveOn && item.effectiveOn.isValid())
        appendMember(out += ", ", "effective_on", item.effectiveOn.toString(Qt::ISODate));
    if (!item.outsideCode.isEmpty())
        appendMember(out += ", ", "outside_code", item.outsideCode);
    appendMember(out += ", ", "clause", item.clause);
    if (item.sourceNote != file.sourceNote)
        appendMember(out += ", ", "source_note", item.sourceNote);
    const auto steps = stepsOf(item);
    out += ", \"steps\": " + (steps.empty() ? std::string("[]") : stepsToJson(steps, QStringLiteral("    ")).toStdString()) + "}";
}

/// Everything of the item that a command may set.
Patch patchOf(const ServiceItem &item)
{
    const auto &shape = shapeOf<ServiceItem>();
    const Record record = toRecord(item);
    Patch patch;
    for (size_t i = 0; i < shape.fields.size(); ++i)
        if (!shape.fields[i].traits.readOnly && !isEmpty(record.values[i]))
            patch.emplace(shape.fields[i].name, record.values[i]);
    return patch;
}

/// What the item holds and the record behind it does not.
Patch changesOf(const ServiceItem &before, const ServiceItem &after)
{
    const auto &shape = shapeOf<ServiceItem>();
    const Record was = toRecord(before);
    const Record becomes = toRecord(after);
    Patch patch;
    for (size_t i = 0; i < shape.fields.size(); ++i)
        if (!shape.fields[i].traits.readOnly && was.values[i] != becomes.values[i])
            patch.emplace(shape.fields[i].name, becomes.values[i]);
    return patch;
}

Command commandOf(CommandKind kind, const QString &reason, IdSource &ids, Instant now)
{
    Command command;
    command.id = ids.next();
    command.kind = kind;
    command.entity = QString::fromLatin1(Describe<ServiceItem>::name);
    command.reason = reason;
    command.occurredAt = now;
    return command;
}

/// Another target of the command that it leaves in this state.
bool leavesIn(const Command &command, const QUuid &except, const QUuid &id, ItemState state)
{
    return std::ranges::any_of(command.targets, [&](const Target &target) {
        if (target.id == except || (!id.isNull() && target.id != id))
            return false;
        const Patch fields = fieldsFor(target, command);
        const auto said = fields.find(QStringLiteral("state"));
        return said != fields.end() && said->second == Codec<ItemState>::encode(state);
    });
}

Result<void> checkSteps(const ServiceItem &item, const Situation &situation)
{
    const auto steps = stepsFromJson(item.steps);
    if (!steps)
        return fail(ErrorCode::InvalidValue, QStringLiteral("steps"), steps.error().field + QStringLiteral(": ") + steps.error().message);
    const auto *roles = situation.catalogues.named(u"service_role");
    for (const auto &step : *steps)
        for (const auto &role : step.roles)
            if (roles && !roles->find(role))
                return fail(ErrorCode::InvalidValue, QStringLiteral("steps"), QStringLiteral("step %1: no such role: %2").arg(step.step).arg(role));
    if (steps->empty() && item.state == ItemState::InForce)
        return fail(ErrorCode::RequiredMissing, QStringLiteral("steps"), QStringLiteral("an item comes into force with steps"));
    return {};
}

/// One version of a number, and one in force, for each code.
Result<void> checkOnce(const Command &command, const Record &after, const ServiceItem &item, const Situation &situation)
{
    const auto &shape = shapeOf<ServiceItem>();
    const FieldValue code{shape.indexOf(u"code"), item.code};
    const std::array sameVersion{code, FieldValue{shape.indexOf(u"version"), qint64(item.version)}};
    if (!situation.world.holding(shape, sameVersion, after.id).empty())
        return fail(ErrorCode::NotUnique, QStringLiteral("version"), QStringLiteral("%1 has a version %2").arg(item.code).arg(item.version));
    if (item.state != ItemState::InForce)
        return {};
    const std::array inForce{code, FieldValue{shape.indexOf(u"state"), Codec<ItemState>::encode(ItemState::InForce)}};
    for (const auto &other : situation.world.holding(shape, inForce, after.id))
        if (!leavesIn(command, after.id, other.id, ItemState::Superseded))
            return fail(ErrorCode::NotUnique, QStringLiteral("state"), QStringLiteral("another version of %1 is in force").arg(item.code));
    return {};
}

/// The one thing that happens to a version after it came into force.
Result<void> checkSuperseded(const Command &command, const Record &before, const Record &after, const ServiceItem &item)
{
    const auto &shape = shapeOf<ServiceItem>();
    Record expected = before;
    expected.values[size_t(shape.indexOf(u"state"))] = Codec<ItemState>::encode(ItemState::Superseded);
    const bool wasInForce = before.values[size_t(shape.indexOf(u"state"))] == Codec<ItemState>::encode(ItemState::InForce);
    if (!wasInForce || expected.values != after.values)
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("state"), QStringLiteral("only a draft is edited; make a new version"));
    const bool hasSuccessor = leavesIn(command, after.id, {}, ItemState::InForce);
    if (!hasSuccessor && command.reason.trimmed().isEmpty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("reason"), QStringLiteral("%1 is withdrawn without a successor: say why").arg(item.code));
    return {};
}

} // namespace

Result<CatalogueFile> catalogueFileFromJson(const QByteArray &json)
{
    const auto file = ruleFileFromJson(json, {QStringLiteral("items")});
    if (!file)
        return Unexpected(file.error());
    for (const auto &[key, said] : {std::pair{"name", file->name}, {"version", file->version}, {"source_note", file->sourceNote}})
        if (!isWholeText(said))
            return file->root.at(QString::fromLatin1(key)).wrong(QStringLiteral("holds a character that is none"));
    CatalogueFile catalogue{file->name, file->version, file->sourceNote, file->effectiveOn, {}};
    const auto items = file->root.at(QStringLiteral("items")).elements();
    if (!items)
        return Unexpected(items.error());
    for (const auto &node : *items) {
        auto item = itemFrom(node, *file);
        if (!item)
            return Unexpected(item.error());
        if (std::ranges::any_of(catalogue.items, [&](const ServiceItem &other) { return other.code == item->code && other.version == item->version; }))
            return node.at(QStringLiteral("code")).wrong(QStringLiteral("version %1 of %2 stands twice").arg(item->version).arg(item->code));
        catalogue.items.push_back(*std::move(item));
    }
    return catalogue;
}

QByteArray toJson(const CatalogueFile &file)
{
    std::string out = "{\n  ";
    appendMember(out, "name", file.name);
    appendMember(out += ",\n  ", "version", file.version);
    appendMember(out += ",\n  ", "source_note", file.sourceNote);
    if (file.effectiveOn.isValid())
        appendMember(out += ",\n  ", "effective_on", file.effectiveOn.toString(Qt::ISODate));
    out += ",\n  \"items\": [";
    for (const auto &item : file.items) {
        out += &item == file.items.data() ? "\n" : ",\n";
        append(out, item, file);
    }
    out += "\n  ]\n}\n";
    return QByteArray::fromStdString(out);
}

const CatalogueFile &shippedServiceItems()
{
    static const CatalogueFile shipped = [] {
        registerServiceFiles();
        QFile file(QStringLiteral(":/services/services.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "shippedServiceItems", "a compiled-in file opens");
        Q_UNUSED(opened)
        auto catalogue = catalogueFileFromJson(file.readAll());
        Q_ASSERT_X(catalogue, "shippedServiceItems", qPrintable(catalogue ? QString() : catalogue.error().field));
        for (auto &item : catalogue->items)
            item.id = shippedItemId(item.code, item.version);
        return *std::move(catalogue);
    }();
    return shipped;
}

Id<ServiceItem> shippedItemId(const QString &code, int version)
{
    static const QUuid space(QStringLiteral("6f9b1c0e-52b7-4b1e-9a64-3c2f7d0a8e11"));
    return {QUuid::createUuidV5(space, QStringLiteral("%1/%2").arg(code).arg(version))};
}

ItemDifference compareItems(const ServiceItem &before, const ServiceItem &after)
{
    const auto &shape = shapeOf<ServiceItem>();
    const Record was = toRecord(before);
    const Record becomes = toRecord(after);
    ItemDifference difference{{}, compareSteps(stepsOf(before), stepsOf(after))};
    for (const auto *name : comparedFields)
        if (const auto field = size_t(shape.indexOf(QString::fromLatin1(name))); was.values[field] != becomes.values[field])
            difference.fields << QString::fromLatin1(name);
    return difference;
}

int nextVersion(std::span<const ServiceItem> existing, const QString &code)
{
    int latest = 0;
    for (const auto &item : existing)
        if (item.code == code)
            latest = std::max(latest, item.version);
    return latest + 1;
}

std::vector<ItemArrival> arrivalsOf(std::span<const ServiceItem> existing, std::span<const ServiceItem> coming)
{
    std::vector<ServiceItem> known(existing.begin(), existing.end());
    std::vector<ItemArrival> arrivals;
    for (const auto &item : coming) {
        const ServiceItem *before = nullptr; // the version of that number, else the latest
        const ServiceItem *draft = nullptr;  // the latest
        for (const auto &other : existing) {
            if (other.code != item.code)
                continue;
            if (!before || other.version == item.version || (before->version != item.version && other.version > before->version))
                before = &other;
            if (other.state == ItemState::Draft && (!draft || other.version > draft->version))
                draft = &other;
        }
        if (before && before->state != ItemState::Draft && draft && !compareItems(*before, item).isEmpty())
            before = draft;
        ItemArrival arrival{ItemArrival::Outcome::NewDraft, item, before ? std::optional(*before) : std::nullopt};
        arrival.item.state = ItemState::Draft;
        if (before && compareItems(*before, item).isEmpty()) {
            arrival.outcome = ItemArrival::Outcome::Unchanged;
            arrival.item = *before;
        } else if (before && before->state == ItemState::Draft) {
            arrival.outcome = ItemArrival::Outcome::EditsDraft;
            arrival.item.id = before->id;
            arrival.item.revision = before->revision;
            arrival.item.version = before->version;
        } else {
            arrival.item.id = {};
            arrival.item.version = std::max(before ? 1 : item.version, nextVersion(known, item.code));
            known.push_back(arrival.item);
        }
        arrivals.push_back(std::move(arrival));
    }
    return arrivals;
}

std::vector<Command> arrivalCommands(std::span<const ItemArrival> arrivals, const QString &reason, IdSource &ids, Instant now)
{
    std::vector<Command> commands;
    for (const auto &[outcome, item, before] : arrivals) {
        if (outcome == ItemArrival::Outcome::Unchanged)
            continue;
        const bool isNew = outcome == ItemArrival::Outcome::NewDraft;
        Command command = commandOf(isNew ? CommandKind::Create : CommandKind::Edit, reason, ids, now);
        command.targets = {isNew ? Target{ids.next(), 0, patchOf(item)} : Target{item.id.uuid, before->revision, changesOf(*before, item)}};
        commands.push_back(std::move(command));
    }
    return commands;
}

Command draftCommand(const ServiceItem &item, IdSource &ids, Instant now)
{
    auto draft = item;
    draft.state = ItemState::Draft;
    Command command = commandOf(CommandKind::Create, {}, ids, now);
    command.targets = {{ids.next(), 0, patchOf(draft)}};
    return command;
}

Command seedCommand(std::span<const ServiceItem> items, const QSet<QString> &known, IdSource &ids, Instant now)
{
    Command command = commandOf(CommandKind::Create, {}, ids, now);
    for (const auto &item : items)
        if (!known.contains(item.code))
            command.targets.push_back({item.id.uuid, 0, patchOf(item)});
    return command;
}

Command publishCommand(const ServiceItem &draft, const ServiceItem *inForce, const QString &reason, IdSource &ids, Instant now)
{
    const QString state = QStringLiteral("state");
    Command command = commandOf(CommandKind::Edit, reason, ids, now);
    command.targets = {{draft.id.uuid, draft.revision, {{state, Codec<ItemState>::encode(ItemState::InForce)}}}};
    if (inForce)
        command.targets.push_back({inForce->id.uuid, inForce->revision, {{state, Codec<ItemState>::encode(ItemState::Superseded)}}});
    return command;
}

Result<void> settleServiceItem(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    const auto &shape = shapeOf<ServiceItem>();
    const auto state = size_t(shape.indexOf(u"state"));
    const bool wasDraft = !before || before->values[state] == Codec<ItemState>::encode(ItemState::Draft);
    auto item = fromRecord<ServiceItem>(after);
    if (!item)
        return Unexpected(item.error());
    const bool comesOrGoes = before && before->retired != after.retired;
    if (comesOrGoes && !wasDraft)
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("state"), QStringLiteral("what was in force is not deleted"));
    if (comesOrGoes && after.retired)
        return {};
    if (!wasDraft)
        return checkSuperseded(command, *before, after, *item);
    if (item->state == ItemState::Superseded)
        return fail(ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("a draft was never in force"));
    if (item->state == ItemState::InForce && !item->effectiveOn.isValid()) {
        const auto day = QDate(1970, 1, 1).addDays((command.occurredAt.ms + chinaOffsetMs) / dayMs);
        after.values[size_t(shape.indexOf(u"effective_on"))] = day.toString(Qt::ISODate);
    }
    return checkSteps(*item, situation).and_then([&] { return checkOnce(command, after, *item, situation); });
}

} // namespace rules
