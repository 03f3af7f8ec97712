#include "items/judging.h"

#include "rules/decide.h"

namespace items {

namespace {

using replica::ListReader;

/// The other records as the cache shows them. What cannot be read is not there: the outbox will say.
class ReaderWorld : public rules::World
{
public:
    explicit ReaderWorld(ListReader &reader) : m_reader(reader) {}

    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override
    {
        // A thousand rows mostly point to the same few units and people.
        const auto known = m_known.find({shape.name, id});
        if (known != m_known.end())
            return known->second;
        const auto row = m_reader.row(shape, id);
        return m_known[{shape.name, id}] = row && *row ? std::optional((*row)->record) : std::nullopt;
    }
    [[nodiscard]] bool taken(const Shape &shape, int field, const Value &value, const QUuid &except) const override
    {
        const rules::FieldValue wanted{field, value};
        return !holding(shape, std::span(&wanted, 1), except).empty();
    }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const override
    {
        return m_reader.holding(shape, wanted, except).value_or(std::vector<Record>());
    }

private:
    ListReader &m_reader;
    mutable std::map<std::pair<QString, QUuid>, std::optional<Record>> m_known;
};

} // namespace

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
