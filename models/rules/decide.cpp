#include "rules/decide.h"

#include "contract/entities/entities.h"
#include "rules/approvals.h"
#include "rules/attachments.h"
#include "rules/cabmeetings.h"
#include "rules/changelife.h"
#include "rules/changesteps.h"
#include "rules/changetemplates.h"
#include "rules/evaluation/reporttext.h"
#include "rules/changewindows.h"
#include "rules/dailyfigures.h"
#include "rules/evaluation/evaluationlife.h"
#include "rules/evaluation/handovers.h"
#include "rules/evaluation/improvements.h"
#include "rules/evaluation/objections.h"
#include "rules/evaluation/printedforms.h"
#include "rules/evaluation/sheets.h"
#include "rules/evaluation/surveys.h"
#include "rules/evaluation/templatelife.h"
#include "rules/fieldrules.h"
#include "rules/permissions.h"
#include "rules/orderflow.h"
#include "rules/orderledger.h"
#include "rules/orderlife.h"
#include "rules/orderparts.h"
#include "rules/orderstep.h"
#include "rules/savedviews.h"
#include "rules/serviceitems.h"
#include "rules/signingkeys.h"
#include "rules/stocktake.h"
#include "rules/resourcelife.h"

#include <map>
#include <set>

namespace rules {

namespace {

/// Refuses names that the entity does not have, fields that are the server's, and values that break a field's rule. The
/// server itself writes what only it knows; the entity's own rule says what of it.
Result<void> checkPatch(const Shape &shape, const Patch &patch, const Situation &situation)
{
    for (const auto &[name, value] : patch) {
        const int position = shape.indexOf(name);
        if (position < 0)
            return fail(ErrorCode::UnknownField, name);
        if (shape.fields[position].traits.readOnly && !situation.actor.roles.contains(serverRole))
            return fail(ErrorCode::ReadOnlyField, name);
        if (const auto checked = checkField(shape.fields[position], value, situation.catalogues); !checked)
            return checked;
    }
    return checkSeries(shape, patch);
}

Patch asStored(const Shape &shape, Patch patch)
{
    for (auto &[name, value] : patch)
        if (const int position = shape.indexOf(name); position >= 0)
            value = rules::asStored(shape.fields[position], value);
    return patch;
}

bool isAsStored(const Shape &shape, const Patch &patch)
{
    return std::ranges::all_of(patch, [&](const auto &one) {
        const int position = shape.indexOf(one.first);
        return position < 0 || rules::asStored(shape.fields[position], one.second) == one.second;
    });
}

/// An account's roles are known and no two of them are administrators that must be separate people; its scope is "*"
/// or a list of ids.
Result<void> checkAccount(const Shape &shape, const Patch &patch)
{
    if (shape.name != QLatin1StringView(Describe<Account>::name))
        return {};
    if (const auto held = patch.find(QStringLiteral("roles")); held != patch.end()) {
        const auto roles = text(held->second).split(u' ');
        for (const auto &role : roles)
            if (std::ranges::none_of(allRoles(), [&](const Role &known) { return role == QLatin1StringView(known.code); }))
                return fail(ErrorCode::InvalidValue, held->first, QStringLiteral("no such role: %1").arg(role));
        if (const auto pair = forbiddenPair(roles))
            return fail(ErrorCode::InvalidValue, held->first, QStringLiteral("%1 and %2 must be two people").arg(pair->first, pair->second));
    }
    if (const auto scope = patch.find(QStringLiteral("unit_scope")); scope != patch.end() && text(scope->second) != QLatin1StringView("*"))
        for (const auto &unit : text(scope->second).split(u' '))
            if (idOf(unit).isNull())
                return fail(ErrorCode::InvalidValue, scope->first, QStringLiteral("not the id of a unit: %1").arg(unit));
    return {};
}

/// Several records of one command get the same values, so none of these may be one that only one record may hold.
Result<void> checkShared(const Command &command, const Shape &shape, const Patch &patch)
{
    if (command.targets.size() < 2)
        return {};
    for (const auto &[name, value] : patch)
        if (!isEmpty(value) && shape.fields[shape.indexOf(name)].traits.unique)
            return fail(ErrorCode::NotUnique, name, QStringLiteral("one value for several records"));
    return {};
}

/// What differs from target to target: the ends of relations, and the cells of a block that was pasted. An account gets
/// its roles and scope by the command's own fields only, where every check of them looks.
Result<void> checkOwnFields(const Command &command, const Shape &shape, const Situation &situation)
{
    const bool mayDiffer = command.kind == CommandKind::Create || command.kind == CommandKind::Edit || command.kind == CommandKind::Relate;
    std::map<QString, std::set<QString>> uniques;
    for (const auto &target : command.targets) {
        if (target.fields.empty())
            continue;
        if (!mayDiffer || shape.name == QLatin1StringView(Describe<Account>::name))
            return fail(ErrorCode::BadRequest, QStringLiteral("targets"), QStringLiteral("targets without fields of their own are wanted"));
        if (const auto checked = checkPatch(shape, target.fields, situation); !checked)
            return checked;
        for (const auto &[name, value] : target.fields)
            if (!isEmpty(value) && shape.fields[shape.indexOf(name)].traits.unique && !uniques[name].insert(text(value)).second)
                return fail(ErrorCode::NotUnique, name, QStringLiteral("one value for several records"));
    }
    return {};
}

void write(const Shape &shape, const Patch &patch, Record &record)
{
    for (const auto &[name, value] : patch)
        record.values[shape.indexOf(name)] = value;
}

/// Whole-record rules on the fields that changed: references lead somewhere, unique values are not taken.
Result<void> checkReferences(const Shape &shape, const Patch &patch, const Record &record, const Situation &situation)
{
    for (const auto &[name, value] : patch) {
        const int position = shape.indexOf(name);
        const auto &field = shape.fields[position];
        if (isEmpty(value))
            continue;
        if (field.kind == FieldKind::Reference) {
            const auto found = situation.world.find(*shapeNamed(field.references), idOf(text(value)));
            if (!found || found->retired)
                return fail(ErrorCode::UnknownReference, name);
        }
        if (field.traits.unique && situation.world.taken(shape, position, value, record.id))
            return fail(ErrorCode::NotUnique, name);
    }
    return {};
}

Result<void> checkScope(const Shape &shape, const Record &record, const Actor &actor)
{
    // A unit outside every scope cannot be made by somebody who would not see it.
    for (const auto &unit : scopeOf(shape, record))
        if (!actor.covers(unit))
            return fail(ErrorCode::MissingRight, QStringLiteral("unit:") + unit);
    return {};
}

/// Copies the unit of the record that the field names.
Result<void> deriveUnit(const Shape &shape, QStringView end, QStringView endUnit, Record &record, const Situation &situation)
{
    const auto &owners = *shapeNamed(shape.fields[shape.indexOf(end)].references);
    const auto owner = situation.world.find(owners, idOf(text(record.values[shape.indexOf(end)])));
    if (!owner)
        return fail(ErrorCode::UnknownReference, end.toString());
    record.values[shape.indexOf(endUnit)] = owner->values[owners.indexOf(u"unit_id")];
    return {};
}

/// The server's own fields that follow from others: a relation carries the units of both its ends, a series its
/// resource's, what hangs on an order or a change theirs; catalogues and policies are everyone's.
Result<void> derive(const Shape &shape, Record &record, const Situation &situation)
{
    for (const auto *entity : {Describe<ServiceItem>::name, Describe<Policy>::name, Describe<ChangeTemplate>::name, Describe<ChangeWindow>::name, Describe<CabMeeting>::name,
                               Describe<Delegation>::name, Describe<SigningKeyRecord>::name, Describe<Evaluation>::name, Describe<EvaluationTemplate>::name, Describe<Objection>::name,
                               Describe<RunReport>::name, Describe<PrintedForm>::name, Describe<DataHandover>::name})
        if (shape.name == QLatin1StringView(entity))
            record.values[shape.indexOf(u"audience")] = QString(everyone);
    for (const auto *entity : {Describe<OrderStep>::name, Describe<OrderNote>::name, Describe<OrderResource>::name, Describe<OrderAlert>::name})
        if (shape.name == QLatin1StringView(entity))
            return deriveUnit(shape, u"order_id", u"unit_id", record, situation);
    if (shape.name == QLatin1StringView(Describe<ChangeStep>::name))
        return deriveUnit(shape, u"change_id", u"unit_id", record, situation);
    if (shape.name == QLatin1StringView(Describe<Utilisation>::name))
        return deriveUnit(shape, u"resource_id", u"unit_id", record, situation);
    if (shape.name != QLatin1StringView(Describe<Relation>::name))
        return {};
    for (const auto &[end, endUnit] : {std::pair{u"from_id", u"from_unit_id"}, std::pair{u"to_id", u"to_unit_id"}})
        if (const auto derived = deriveUnit(shape, end, endUnit, record, situation); !derived)
            return derived;
    if (record.values[shape.indexOf(u"from_id")] == record.values[shape.indexOf(u"to_id")])
        return fail(ErrorCode::InvalidValue, QStringLiteral("to_id"), QStringLiteral("a record is not related to itself"));
    return {};
}

/// Two resources are related in the same way once.
Result<void> checkNewRelation(const Shape &shape, const Record &record, const Situation &situation)
{
    if (shape.name != QLatin1StringView(Describe<Relation>::name))
        return {};
    std::vector<FieldValue> same;
    for (const auto *field : {u"from_id", u"kind", u"to_id"})
        same.push_back({shape.indexOf(QStringView(field)), record.values[shape.indexOf(QStringView(field))]});
    if (!situation.world.holding(shape, same, record.id).empty())
        return fail(ErrorCode::AlreadyExists, QStringLiteral("to_id"), QStringLiteral("they are related in this way already"));
    return {};
}

/// The states and guards of a resource; any other record has none.
Result<void> checkGuards(const Shape &shape, const Record *before, const Record &after, const Situation &situation)
{
    return shape.name == QLatin1StringView(Describe<Resource>::name) ? checkLife(before, after, situation) : Result<void>();
}

/// The rules of single entities that see the record as the command leaves it, and keep its own fields.
struct OwnRules {
    const char *entity;
    Result<void> (*settle)(const Command &command, const Record *before, Record &after, const Situation &situation);
};
constexpr std::array ownRules{
    OwnRules{Describe<Attachment>::name, &settleAttachment},
    OwnRules{Describe<CabMeeting>::name, &settleCabMeeting},
    OwnRules{Describe<ChangeRequest>::name, &settleChangeRequest},
    OwnRules{Describe<ChangeStep>::name, &settleChangeStep},
    OwnRules{Describe<ChangeTemplate>::name, &settleChangeTemplate},
    OwnRules{Describe<ChangeWindow>::name, &settleChangeWindow},
    OwnRules{Describe<DataHandover>::name, &evaluation::settleHandover},
    OwnRules{Describe<Delegation>::name, &settleDelegation},
    OwnRules{Describe<Evaluation>::name, &evaluation::settleEvaluation},
    OwnRules{Describe<EvaluationTemplate>::name, &evaluation::settleEvaluationTemplate},
    OwnRules{Describe<ImprovementItem>::name, &evaluation::settleImprovement},
    OwnRules{Describe<Objection>::name, &evaluation::settleObjection},
    OwnRules{Describe<OrderAlert>::name, &settleOrderAlert},
    OwnRules{Describe<OrderNote>::name, &settleOrderNote},
    OwnRules{Describe<OrderPlan>::name, &settleOrderPlan},
    OwnRules{Describe<OrderResource>::name, &settleOrderResource},
    OwnRules{Describe<OrderStep>::name, &settleOrderStep},
    OwnRules{Describe<Policy>::name, &settlePolicy},
    OwnRules{Describe<PrintedForm>::name, &evaluation::settlePrintedForm},
    OwnRules{Describe<RunReport>::name, &evaluation::settleRunReport},
    OwnRules{Describe<SatisfactionSurvey>::name, &evaluation::settleSurvey},
    OwnRules{Describe<SavedView>::name, &settleSavedView},
    OwnRules{Describe<ScoreSheet>::name, &evaluation::settleScoreSheet},
    OwnRules{Describe<ServiceItem>::name, &settleServiceItem},
    OwnRules{Describe<SigningKeyRecord>::name, &settleSigningKey},
    OwnRules{Describe<Stocktake>::name, &settleStocktake},
    OwnRules{Describe<StocktakeScans>::name, &settleScans},
    OwnRules{Describe<WorkOrder>::name, &settleWorkOrder},
};

Result<void> settle(const Command &command, const Shape &shape, const Record *before, Record &after, const Situation &situation)
{
    const auto own = std::ranges::find_if(ownRules, [&](const OwnRules &rules) { return shape.name == QLatin1StringView(rules.entity); });
    return own == ownRules.end() ? Result<void>() : own->settle(command, before, after, situation);
}

/// What the command does not say keeps its default; what it says was checked with the command, unless it says "nothing".
Result<void> checkCreated(const Shape &shape, const Record &record, const Situation &situation)
{
    for (size_t i = 0; i < shape.fields.size(); ++i) {
        if (shape.fields[i].traits.readOnly || (!isEmpty(record.values[i]) && record.values[i] != shape.defaults[i]))
            continue;
        if (const auto checked = checkField(shape.fields[i], record.values[i], situation.catalogues); !checked)
            return checked;
    }
    return {};
}

Result<Record> create(const Command &command, const Patch &fields, const Shape &shape, const Target &target, const Subject &subject, const Situation &situation)
{
    if (subject.record)
        return fail(ErrorCode::AlreadyExists, QStringLiteral("id"));
    Record record = blankRecord(shape, target.id);
    write(shape, fields, record);
    return checkCreated(shape, record, situation)
        .and_then([&] { return checkReferences(shape, fields, record, situation); })
        .and_then([&] { return checkGuards(shape, nullptr, record, situation); })
        .and_then([&] { return derive(shape, record, situation); })
        .and_then([&] { return checkNewRelation(shape, record, situation); })
        .and_then([&] { return settle(command, shape, nullptr, record, situation); })
        .and_then([&] { return checkScope(shape, record, situation.actor); })
        .map([&] {
            record.revision = 1;
            return record;
        });
}

Result<Record> edit(const Command &command, const Patch &patch, const Shape &shape, const Record &current, const Situation &situation)
{
    if (current.retired)
        return fail(ErrorCode::IsRetired, QStringLiteral("id"));
    Record record = current;
    write(shape, patch, record);
    return checkReferences(shape, patch, record, situation)
        .and_then([&] { return checkGuards(shape, &current, record, situation); })
        .and_then([&] { return derive(shape, record, situation); })
        .and_then([&] { return settle(command, shape, &current, record, situation); })
        .and_then([&] { return checkScope(shape, record, situation.actor); })
        .map([&] {
            ++record.revision;
            return std::move(record);
        });
}

Result<Record> setRetired(const Command &command, bool retired, const Shape &shape, const Record &current, const Situation &situation)
{
    if (current.retired == retired)
        return fail(retired ? ErrorCode::IsRetired : ErrorCode::NotRetired, QStringLiteral("id"));
    Record record = current;
    record.retired = retired;
    ++record.revision;
    if (retired)
        return settle(command, shape, &current, record, situation).map([&] { return record; });
    // What was free to take while the record was away may be taken now, and what it points to may be gone.
    Patch whole;
    for (size_t i = 0; i < shape.fields.size(); ++i)
        whole.emplace(shape.fields[i].name, record.values[i]);
    const bool isResource = shape.name == QLatin1StringView(Describe<Resource>::name);
    return checkReferences(shape, whole, record, situation)
        .and_then([&] { return isResource ? checkAddress(record, situation) : Result<void>(); })
        .and_then([&] { return settle(command, shape, &current, record, situation); })
        .map([&] { return record; });
}

bool isCreation(CommandKind kind)
{
    return kind == CommandKind::Create || kind == CommandKind::Relate;
}

Result<void> checkCommand(const Command &command, const Shape &shape, const Patch &fields, const Situation &situation)
{
    if (const auto right = requiredRight(command); !situation.actor.may(right))
        return fail(ErrorCode::MissingRight, right);
    const bool isRelation = shape.name == QLatin1StringView(Describe<Relation>::name);
    if ((command.kind == CommandKind::Relate || command.kind == CommandKind::Unrelate) && !isRelation)
        return fail(ErrorCode::BadRequest, QStringLiteral("entity"), QStringLiteral("only relations relate"));
    const bool changes = !fields.empty() || !command.overruled.empty() || std::ranges::any_of(command.targets, [](const Target &target) { return !target.fields.empty(); });
    if (command.kind == CommandKind::Edit && !changes)
        return fail(ErrorCode::BadRequest, QStringLiteral("fields"), QStringLiteral("an edit without fields"));
    for (const auto &[name, value] : command.overruled)
        if (shape.indexOf(name) < 0)
            return fail(ErrorCode::UnknownField, name);
    if (const auto checked = checkOwnFields(command, shape, situation); !checked)
        return checked;
    return checkPatch(shape, fields, situation)
        .and_then([&] { return checkShared(command, shape, fields); })
        .and_then([&] { return checkAccount(shape, fields); });
}

} // namespace

Verdict decide(const Command &command, const Shape &shape, std::span<const Subject> subjects, const Situation &situation)
{
    Q_ASSERT_X(subjects.size() == command.targets.size(), "decide", "one subject a target");
    const Patch fields = asStored(shape, command.fields);
    if (const auto checked = checkCommand(command, shape, fields, situation); !checked)
        return Refused{checked.error(), {}};

    Decision decision;
    Conflict conflict;
    decision.records.reserve(subjects.size());
    for (size_t i = 0; i < subjects.size(); ++i) {
        const auto &subject = subjects[i];
        const auto &target = command.targets[i];
        if (!isCreation(command.kind) && !subject.record)
            return Refused{{ErrorCode::NotFound, QStringLiteral("id"), {}}, target.id};

        // Hundreds of records with thirty values each come in one command: what stands there as it is kept is not copied.
        const bool stands = !target.fields.empty() && command.fields.empty() && isAsStored(shape, target.fields);
        const Patch made = stands || target.fields.empty() ? Patch() : asStored(shape, fieldsFor(target, command));
        const Patch &own = stands ? target.fields : target.fields.empty() ? fields : made;
        Result<Record> result = fail(ErrorCode::Internal);
        switch (command.kind) {
        case CommandKind::Create:
        case CommandKind::Relate:
            result = create(command, own, shape, target, subject, situation);
            break;
        case CommandKind::Edit: {
            auto merged = merge(shape, own, *subject.record, subject.since);
            if (auto *clashes = std::get_if<std::vector<FieldConflict>>(&merged)) {
                conflict.fields.insert(conflict.fields.end(), clashes->begin(), clashes->end());
                conflict.current.push_back({target.id, subject.record->revision});
                continue;
            }
            auto &[patch, theirs] = std::get<Merged>(merged);
            if (!theirs.isEmpty())
                decision.merged.push_back({target.id, theirs});
            result = edit(command, patch, shape, *subject.record, situation);
            break;
        }
        case CommandKind::Retire:
        case CommandKind::Unrelate:
            result = setRetired(command, true, shape, *subject.record, situation);
            break;
        case CommandKind::Restore:
            result = setRetired(command, false, shape, *subject.record, situation);
            break;
        }
        if (!result)
            return Refused{result.error(), target.id};
        decision.records.push_back(*std::move(result));
    }
    if (!conflict.fields.empty())
        return conflict;
    if (shape.name == QLatin1StringView(Describe<Resource>::name))
        if (const auto apart = checkAddressesTogether(subjects, decision.records); !apart)
            return Refused{apart.error(), {}};
    return decision;
}

} // namespace rules
