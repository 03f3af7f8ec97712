#include "replica/overlay.h"

#include "contract/history.h"
#include "replica/rowbatch.h"

namespace replica {

Q_LOGGING_CATEGORY(lcOverlay, "yunheng.replica.overlay")

namespace {

/// What rules ask about other records, answered from the rows shown. A file that cannot be read answers "nothing": the
/// server decides in the end.
class CacheWorld : public rules::World
{
public:
    explicit CacheWorld(Cache &cache) : m_cache(cache) {}

    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override
    {
        const auto found = m_cache.table(shape).find(idText(id).toStdString());
        if (!found)
            qCWarning(lcOverlay) << "cannot read" << shape.name << id << found.error().message;
        return found.value_or(std::nullopt);
    }
    [[nodiscard]] bool taken(const Shape &shape, int field, const Value &value, const QUuid &except) const override
    {
        const auto answer = m_cache.table(shape).taken(field, value, except);
        if (!answer)
            qCWarning(lcOverlay) << "cannot search" << shape.name << answer.error().message;
        return answer.value_or(false);
    }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const override
    {
        auto found = m_cache.table(shape).holding(wanted, except);
        if (!found)
            qCWarning(lcOverlay) << "cannot search" << shape.name << found.error().message;
        return std::move(found).value_or(std::vector<Record>());
    }

private:
    Cache &m_cache;
};

/// The command as it concerns one of its targets.
Command onlyFor(const Command &command, const QUuid &id)
{
    // Without the other targets from the start: of a change of a thousand records each asks for itself.
    Command one{.id = command.id, .kind = command.kind, .entity = command.entity, .targets = {}, .fields = command.fields, .overruled = command.overruled,
                .reason = command.reason, .after = command.after, .occurredAt = command.occurredAt};
    if (const auto own = std::ranges::find(command.targets, id, &Target::id); own != command.targets.end())
        one.targets.push_back(*own);
    return one;
}

qint64 positionOf(const Command &command, const QUuid &id)
{
    return std::ranges::find(command.targets, id, &Target::id) - command.targets.begin();
}

} // namespace

QString provisionalNumber(qint64 number)
{
    return QStringLiteral("暂-%1").arg(number, 4, 10, QLatin1Char('0'));
}

Overlay::Overlay(Cache &cache, PendingActs &acts, const Actor &actor, const Catalogues &catalogues)
    : m_cache(cache), m_acts(acts), m_actor(actor), m_catalogues(catalogues)
{
}

Overlay::Judged Overlay::judge(const Command &command)
{
    const auto &shape = *shapeNamed(command.entity);
    const CacheWorld world(m_cache);
    // Locked once, not for each of a thousand records; where that fails each read says so.
    const auto reading = m_cache.reading();
    std::vector<rules::Subject> subjects;
    subjects.reserve(command.targets.size());
    for (const auto &target : command.targets)
        subjects.push_back({world.find(shape, target.id), {}});
    auto verdict = rules::decide(command, shape, subjects, {m_actor, m_catalogues, world});
    return {std::move(verdict), std::move(subjects)};
}

Result<void> Overlay::show(const Command &command, Judged judged)
{
    const auto &shape = *shapeNamed(command.entity);
    auto *decision = std::get_if<rules::Decision>(&judged.verdict);
    for (size_t i = 0; i < command.targets.size(); ++i) {
        const auto &id = command.targets[i].id;
        const auto &before = judged.subjects[i].record;
        const bool alone = decision && before && m_acts.touching(id).size() == 1;
        if (const auto shown = alone ? showOver(shape, *before, decision->records[i]) : rebase(shape, id); !shown)
            return shown;
    }
    return {};
}

/// No act lay on the record: as it was shown the server has it.
Result<void> Overlay::showOver(const Shape &shape, const Record &base, Record &shown)
{
    shown.revision = base.revision; // as predicted() has it
    return m_cache.setBase(shape, base, true).and_then([&] {
        return m_cache.table(shape).change(base, shown, EntityTable::Pending::Yes);
    });
}

Result<std::optional<Base>> Overlay::confirmed(const Shape &shape, const QUuid &id)
{
    auto base = m_cache.base(shape, id);
    if (!base || *base)
        return base;
    return m_cache.table(shape).find(idText(id).toStdString()).map([](std::optional<Record> shown) {
        return shown ? std::optional(Base{*std::move(shown), true}) : std::nullopt;
    });
}

Result<void> Overlay::rebase(const Shape &shape, const QUuid &id)
{
    auto known = confirmed(shape, id);
    if (!known)
        return Unexpected(known.error());
    const Base base = known->value_or(Base{blankRecord(shape, id), false});
    auto acts = m_acts.touching(id);
    std::erase_if(acts, [&](const PendingAct *act) { return !act->liesOn(id); });

    const auto shown = predicted(shape, base, acts);
    const auto kept = acts.empty() ? m_cache.dropBase(shape, id) : m_cache.setBase(shape, base);
    if (!kept)
        return kept;
    auto &table = m_cache.table(shape);
    if (!shown)
        return table.remove(idText(id).toStdString());
    return table.put(RecordRow(shape, *shown).view(), acts.empty() ? EntityTable::Pending::No : EntityTable::Pending::Yes);
}

Result<void> Overlay::rebaseAll()
{
    // Acts first and in their order: a relation is predicted only after the record that it points to.
    QSet<QUuid> done;
    for (const auto &[seq, pending] : m_acts.inOrder()) {
        const auto *shape = shapeNamed(pending.act.command.entity);
        for (const auto &target : pending.act.command.targets) {
            if (shape == nullptr || done.contains(target.id))
                continue;
            done.insert(target.id);
            if (const auto rebased = rebase(*shape, target.id); !rebased)
                return rebased;
        }
    }
    const auto left = m_cache.recordsWithBase();
    if (!left)
        return Unexpected(left.error());
    for (const auto &[shape, id] : *left) {
        if (done.contains(id))
            continue;
        if (const auto rebased = rebase(*shape, id); !rebased)
            return rebased;
    }
    return {};
}

Result<void> Overlay::absorb(const RowView &row)
{
    const auto &shape = *row.shape;
    if (&shape == &historyShape())
        return m_cache.putHistory(row);
    const auto id = idOf(QString::fromLatin1(row.id.data(), qsizetype(row.id.size())));
    if (!m_acts.isTouched(id)) {
        auto &table = m_cache.table(shape);
        return row.gone ? table.remove(row.id) : table.put(row, EntityTable::Pending::No);
    }
    const auto known = m_cache.base(shape, id);
    if (!known)
        return Unexpected(known.error());
    // A row that is gone keeps a revision of at least 1: 0 stands for "the server has not seen it yet".
    const Base base = row.gone ? Base{{id, std::max<Revision>(row.revision, 1), false, shape.defaults}, false} : Base{toRecord(row), true};
    return m_cache.setBase(shape, base).and_then([&] {
        for (auto *pending : m_acts.touching(id)) {
            const auto *applied = pending->act.receipt ? std::get_if<Applied>(&pending->act.receipt->outcome) : nullptr;
            if (!applied)
                continue;
            const auto record = std::ranges::find(applied->records, id, &AppliedRecord::id);
            if (row.gone || record == applied->records.end() || record->revision <= row.revision)
                pending->awaited.remove(id);
        }
        return rebase(shape, id);
    });
}

Result<QSet<QUuid>> Overlay::awaitedOf(const Act &act)
{
    QSet<QUuid> awaited;
    const auto *shape = shapeNamed(act.command.entity);
    const auto *applied = act.receipt ? std::get_if<Applied>(&act.receipt->outcome) : nullptr;
    if (shape == nullptr || applied == nullptr)
        return awaited;
    for (const auto &record : applied->records) {
        const auto known = confirmed(*shape, record.id);
        if (!known)
            return Unexpected(known.error());
        const bool left = *known && !(*known)->present && (*known)->record.revision > 0;
        const bool arrived = *known && (*known)->record.revision >= record.revision;
        if (!left && !arrived)
            awaited.insert(record.id);
    }
    return awaited;
}

std::optional<Record> Overlay::predicted(const Shape &shape, const Base &base, std::span<PendingAct *const> acts)
{
    std::optional<Record> record = base.present ? std::optional(base.record) : std::nullopt;
    for (const auto *pending : acts)
        record = after(pending->act, shape, base.record.id, std::move(record));
    // A row carries the server's revision: a form sends it back as what its author saw.
    if (record)
        record->revision = base.present ? base.record.revision : 0;
    return record;
}

/// The record after the act, or as it was where the rules say no: the server will say so too, and then a person decides.
std::optional<Record> Overlay::after(const Act &act, const Shape &shape, const QUuid &id, std::optional<Record> current)
{
    const CacheWorld world(m_cache);
    const auto command = onlyFor(act.command, id);
    const std::array subjects{rules::Subject{current, {}}};
    auto verdict = rules::decide(command, shape, subjects, {m_actor, m_catalogues, world});
    auto *decision = std::get_if<rules::Decision>(&verdict);
    if (!decision)
        return current;
    auto record = std::move(decision->records.front());
    if (!current && act.provisional > 0 && shape.keyField() >= 0)
        record.values[shape.keyField()] = provisionalNumber(act.provisional + positionOf(act.command, id));
    return record;
}

} // namespace replica
