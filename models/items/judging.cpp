#include "items/judging.h"

#include "items/readerworld.h"

namespace items {

using replica::ListReader;

Result<Judgement> judge(const Command &command, const Actor &actor, const Catalogues &catalogues, ListReader &reader)
{
    const auto *shape = shapeNamed(command.entity);
    if (!shape)
        return fail(ErrorCode::BadRequest, QStringLiteral("entity"), command.entity);
    std::vector<QUuid> ids;
    for (const auto &target : command.targets)
        ids.push_back(target.id);
    const auto rows = reader.ridsOf(*shape, ids).and_then([&](const replica::Rids &rids) { return reader.rows(*shape, rids); });
    if (!rows)
        return Unexpected(rows.error());
    std::vector<rules::Subject> subjects;
    for (const auto &row : *rows)
        subjects.push_back({row.rid == 0 ? std::nullopt : std::optional(row.record), {}});

    const ReaderWorld world(reader);
    const rules::Situation situation{actor, catalogues, world};
    Judgement judgement;
    const auto verdict = rules::decide(command, *shape, subjects, situation);
    const auto *refused = std::get_if<Refused>(&verdict);
    if (!refused)
        return judgement;
    if (refused->record.isNull()) {
        judgement.whole = refused->error;
        return judgement;
    }
    // The whole is refused for its first bad record; a person wants to know all of them.
    Command one = command;
    for (size_t i = 0; i < subjects.size(); ++i) {
        one.targets = {command.targets[i]};
        const auto alone = rules::decide(one, *shape, std::span(&subjects[i], 1), situation);
        if (const auto *bad = std::get_if<Refused>(&alone))
            judgement.records.emplace(command.targets[i].id, bad->error);
    }
    if (judgement.records.empty()) // two of them stand in each other's way
        judgement.records.emplace(refused->record, refused->error);
    return judgement;
}

} // namespace items
