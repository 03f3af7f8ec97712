#include "exchange/acts.h"

namespace exchange {

std::vector<Act> actsFor(const Shape &shape, const std::vector<PlannedRow> &rows, const QString &reason, IdSource &ids, Instant now)
{
    std::vector<Act> acts;
    std::map<Patch, size_t> edits;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto &row = rows[i];
        const bool isNew = row.outcome == PlannedRow::Outcome::Create;
        if (!isNew && row.outcome != PlannedRow::Outcome::Update)
            continue;
        const auto same = isNew ? edits.end() : edits.find(row.fields);
        if (same != edits.end()) {
            acts[same->second].command.targets.push_back(row.target);
            acts[same->second].rows.push_back(i);
            continue;
        }
        if (!isNew)
            edits.emplace(row.fields, acts.size());
        acts.push_back({{.id = ids.next(),
                            .kind = isNew ? CommandKind::Create : CommandKind::Edit,
                            .entity = shape.name,
                            .targets = {row.target},
                            .fields = row.fields,
                            .overruled = {},
                            .reason = reason,
                            .after = {},
                            .occurredAt = now},
            {i}});
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

} // namespace exchange
