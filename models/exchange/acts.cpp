#include "exchange/acts.h"

#include "contract/entities/entities.h"

namespace exchange {

namespace {

Act begun(CommandKind kind, const QString &entity, const QString &reason, IdSource &ids, Instant now)
{
    return {{.id = ids.next(), .kind = kind, .entity = entity, .targets = {}, .fields = {}, .overruled = {}, .reason = reason, .after = {}, .occurredAt = now}, {}};
}

/// An account gets its roles by the command's own fields only, where the rules look.
bool mayDiffer(const Shape &shape)
{
    return shape.name != QLatin1StringView(Describe<Account>::name);
}

} // namespace

std::vector<Act> actsFor(const Shape &shape, const std::vector<PlannedRow> &rows, const QString &reason, IdSource &ids, Instant now)
{
    std::vector<Act> acts;
    std::map<Patch, size_t> same; // edits of the same values share them, which is shorter
    std::map<CommandKind, size_t> open;
    std::map<Patch, int> uses;
    for (const auto &row : rows)
        if (row.outcome == PlannedRow::Outcome::Update && !row.fields.empty())
            ++uses[row.fields];
    const auto room = [&](auto &places, const auto &key) {
        const auto found = places.find(key);
        return found != places.end() && acts[found->second].rows.size() < rowsPerAct;
    };
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto &row = rows[i];
        const bool isNew = row.outcome == PlannedRow::Outcome::Create;
        if ((!isNew && row.outcome != PlannedRow::Outcome::Update) || row.fields.empty())
            continue;
        const auto creation = shape.name == QLatin1StringView(Describe<Relation>::name) ? CommandKind::Relate : CommandKind::Create;
        const auto kind = isNew ? creation : CommandKind::Edit;
        const bool shared = !isNew && uses[row.fields] > 1;
        if (!(shared ? room(same, row.fields) : mayDiffer(shape) && room(open, kind))) {
            (shared ? same[row.fields] : open[kind]) = acts.size();
            acts.push_back(begun(kind, shape.name, reason, ids, now));
            if (shared || !mayDiffer(shape))
                acts.back().command.fields = row.fields;
        }
        auto &act = acts[shared ? same[row.fields] : open[kind]];
        act.command.targets.push_back(row.target);
        if (!shared && mayDiffer(shape))
            act.command.targets.back().fields = row.fields;
        act.rows.push_back(i);
    }
    return acts;
}

std::vector<Act> oneByOne(const Act &act, IdSource &ids)
{
    std::vector<Act> acts;
    for (size_t i = 0; i < act.rows.size(); ++i) {
        Act one{act.command, {act.rows[i]}};
        one.command.id = ids.next();
        one.command.targets = {act.command.targets[i]};
        acts.push_back(std::move(one));
    }
    return acts;
}

std::vector<Act> relationActs(const std::vector<PendingRelation> &relations, const QString &reason, IdSource &ids, Instant now)
{
    std::vector<Act> acts;
    for (size_t i = 0; i < relations.size(); ++i) {
        if (acts.empty() || acts.back().rows.size() == rowsPerAct)
            acts.push_back(begun(CommandKind::Relate, QString::fromLatin1(Describe<Relation>::name), reason, ids, now));
        const auto &relation = relations[i].relation;
        acts.back().command.targets.push_back({ids.next(), 0,
            {{QStringLiteral("from_id"), idText(relations[i].from)}, {QStringLiteral("kind"), relation.kind}, {QStringLiteral("to_id"), idText(relation.to)}}});
        acts.back().rows.push_back(i);
    }
    return acts;
}

} // namespace exchange
