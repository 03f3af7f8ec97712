#include "rules/orderledger.h"

#include "rules/fieldrules.h"
#include "rules/orderflow.h"

#include <QJsonDocument>

namespace rules {

namespace {

constexpr std::array ledgerItems{u"A1", u"A2", u"A3", u"A4", u"A5"};

const Shape &resources()
{
    return shapeOf<Resource>();
}

Unexpected wrongChange(const QString &field, const QString &why)
{
    return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("change"), {OrderProblem::Kind::Change, {field, why}}));
}

/// The number of the resource, where the actor may see it.
QString numberOf(const Record &resource)
{
    return text(resource.values[size_t(resources().keyField())]);
}

Result<void> checkOpen(const OrderResource &part, const World &world)
{
    const auto order = world.find(shapeOf<WorkOrder>(), part.order.uuid);
    if (!order)
        return fail(ErrorCode::UnknownReference, QStringLiteral("order_id"));
    const auto &state = order->values[size_t(shapeOf<WorkOrder>().indexOf(u"state"))];
    const auto decoded = Codec<OrderState>::decode(state);
    if (decoded && !isOpen(*decoded))
        return Unexpected(problemError(ErrorCode::ReadOnlyField, QStringLiteral("order_id"), {OrderProblem::Kind::Ended, {text(state), QStringLiteral("order_id")}}));
    return {};
}

Result<void> checkNamedOnce(const OrderResource &part, const World &world)
{
    const auto &shape = shapeOf<OrderResource>();
    const std::array same{FieldValue{shape.indexOf(u"order_id"), idText(part.order.uuid)}, FieldValue{shape.indexOf(u"resource_id"), idText(part.resource.uuid)}};
    if (!world.holding(shape, same, part.id.uuid).empty())
        return fail(ErrorCode::AlreadyExists, QStringLiteral("resource_id"), QStringLiteral("the order names the resource already"));
    return {};
}

Result<void> checkApplied(const OrderResource &part, const Patch &change, const World &world)
{
    const auto resource = world.find(resources(), part.resource.uuid);
    if (resource && ledgerHolds(change, *resource))
        return {};
    return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("applied"), {OrderProblem::Kind::Ledger, {resource ? numberOf(*resource) : QString()}}));
}

} // namespace

Result<Patch> preparedChange(const QString &json, const Catalogues &catalogues)
{
    Patch change;
    if (json.isEmpty())
        return change;
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return wrongChange(QStringLiteral("change"), QStringLiteral("no_object"));
    const auto object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const int position = resources().indexOf(member.key());
        if (position < 0)
            return wrongChange(member.key().left(40).remove(u' '), textOf(ErrorCode::UnknownField));
        const auto &field = resources().fields[size_t(position)];
        if (field.traits.readOnly || field.traits.key)
            return wrongChange(field.name, textOf(ErrorCode::ReadOnlyField));
        const Value value = asStored(field, valueFromJson(*member));
        if (const auto checked = checkField(field, value, catalogues); !checked)
            return wrongChange(field.name, textOf(checked.error().code));
        change.emplace(field.name, value);
    }
    return change;
}

QString toJson(const Patch &change)
{
    if (change.empty())
        return {};
    QJsonObject object;
    for (const auto &[name, value] : change)
        object.insert(name, contract::toJson(value));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

bool ledgerHolds(const Patch &change, const Record &resource)
{
    return !resource.retired && std::ranges::all_of(change, [&](const auto &one) { return resource.values[size_t(resources().indexOf(one.first))] == one.second; });
}

LedgerState ledgerOf(const QUuid &order, const Situation &situation)
{
    const auto &shape = shapeOf<OrderResource>();
    const std::array ofOrder{FieldValue{shape.indexOf(u"order_id"), idText(order)}};
    LedgerState state;
    for (const auto &record : situation.world.holding(shape, ofOrder, {})) {
        const auto part = fromRecord<OrderResource>(record);
        if (!part)
            continue;
        ++state.named;
        if (part->applied || part->change.isEmpty())
            continue;
        const auto change = preparedChange(part->change, situation.catalogues);
        const auto resource = situation.world.find(resources(), part->resource.uuid);
        if (!change || !resource || !ledgerHolds(*change, *resource))
            state.waiting << (resource ? numberOf(*resource) : idText(part->resource.uuid));
    }
    return state;
}

bool concernsLedger(QStringView item)
{
    return std::ranges::any_of(ledgerItems, [&](const char16_t *code) { return item == code; });
}

Result<void> settleOrderResource(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto part = fromRecord<OrderResource>(after);
    if (!part)
        return Unexpected(part.error());
    if (const auto open = checkOpen(*part, situation.world); !open)
        return open;
    const auto was = before ? fromRecord<OrderResource>(*before).map([](OrderResource held) { return std::optional(std::move(held)); }) : Result<std::optional<OrderResource>>(std::nullopt);
    if (!was)
        return Unexpected(was.error());
    if (*was && ((*was)->order != part->order || (*was)->resource != part->resource))
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("resource_id"), QStringLiteral("name the other resource by itself"));
    if (*was && (*was)->applied && after.retired)
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("applied"), QStringLiteral("the ledger holds the change"));
    if (after.retired)
        return {};
    if (!*was || before->retired)
        if (const auto once = checkNamedOnce(*part, situation.world); !once)
            return once;

    const auto change = preparedChange(part->change, situation.catalogues);
    if (!change)
        return Unexpected(change.error());
    part->change = toJson(*change);
    const bool isNew = !*was || (*was)->change != part->change || !(*was)->applied;
    if (!part->applied)
        part->appliedAt.reset();
    else if (isNew) {
        if (const auto held = checkApplied(*part, *change, situation.world); !held)
            return held;
        part->appliedAt = command.occurredAt;
    }
    after.values = toRecord(*part).values;
    return {};
}

} // namespace rules
