// SheetPlan: what the rules of a resource's life would refuse, said before anything is done: the steps of its state, what
// a state demands, and that an address is given out once in a network zone. And what the rules of quality remark.
#include "exchange/sheetplan.h"

#include "contract/entities/entities.h"
#include "rules/resourcelife.h"

#include <QDate>

namespace exchange {

namespace {

struct Places {
    int state = shapeOf<Resource>().indexOf(u"state");
    int address = shapeOf<Resource>().indexOf(u"private_ip");
    int zone = shapeOf<Resource>().indexOf(u"network_zone");
};

const Places &places()
{
    static const Places found;
    return found;
}

/// "10.1.2.3 extranet_data"; empty where the record holds no address in a zone, or gave it back.
QString addressOf(const Record &record)
{
    static const QString reclaimed = text(Codec<ResourceState>::encode(ResourceState::Reclaimed));
    const QString address = text(record.values[size_t(places().address)]);
    const QString zone = text(record.values[size_t(places().zone)]);
    const bool holds = !address.isEmpty() && !zone.isEmpty() && !record.retired && text(record.values[size_t(places().state)]) != reclaimed;
    return holds ? address + u' ' + zone : QString();
}

using Holders = QHash<std::pair<int, QString>, std::vector<Record>>;

/// Asks the ledger for few records, each once. Who holds the same value was looked up for many rows together.
class QualityWorld : public rules::World
{
public:
    QualityWorld(Lookup &lookup, QHash<QUuid, std::optional<Record>> &known, const std::array<const Holders *, 2> &holders) : m_lookup(lookup), m_known(known), m_holders(holders) {}
    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override
    {
        if (const auto known = m_known.constFind(id); known != m_known.cend())
            return *known;
        const auto found = m_lookup.known(shape, {id});
        return *m_known.insert(id, found && !found->empty() ? std::optional(found->front()) : std::nullopt);
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; } // no rule of quality asks
    [[nodiscard]] std::vector<Record> holding(const Shape &, std::span<const rules::FieldValue> wanted, const QUuid &except) const override
    {
        const auto holdsAll = [&](const Record &other) {
            return other.id != except && std::ranges::all_of(wanted, [&](const rules::FieldValue &one) { return other.values[size_t(one.field)] == one.value; });
        };
        std::vector<Record> same;
        for (const auto *holders : m_holders)
            if (const auto found = holders->constFind({wanted.front().field, text(wanted.front().value)}); found != holders->cend())
                std::ranges::copy_if(*found, std::back_inserter(same), holdsAll);
        return same;
    }

private:
    Lookup &m_lookup;
    QHash<QUuid, std::optional<Record>> &m_known;
    std::array<const Holders *, 2> m_holders;
};

bool isResource(const Shape &shape)
{
    return shape.name == QLatin1StringView(Describe<Resource>::name);
}

} // namespace

Record SheetPlan::after(const PlannedRow &row, const Record *current) const
{
    Record record = current ? *current : blankRecord(m_parts.shape, row.target.id);
    for (const auto &[name, value] : row.fields)
        record.values[size_t(m_parts.shape.indexOf(name))] = value;
    return record;
}

void SheetPlan::checkLife(PlannedRow &row, const Record *current, const Record &record) const
{
    if (!isResource(m_parts.shape))
        return;
    for (const auto &error : rules::lifeProblems(current, record)) {
        const int column = columnOf(m_parts.shape.indexOf(error.field));
        row.problems.push_back({Problem::Kind::BreaksRule, headingOf(m_parts.shape.indexOf(error.field)), column < 0 || size_t(column) >= row.row.cells.size() ? QString() : row.row.cells[size_t(column)], error});
    }
}

bool SheetPlan::asksForQuality() const
{
    return !m_options.today.isNull() && std::ranges::find(rules::shippedQualityRules().rules, m_parts.shape.name, &rules::QualityRule::entity) != rules::shippedQualityRules().rules.end();
}

/// The record that a row changes, as plan() looked it up; null for a new one.
const Record *SheetPlan::foundFor(const PlannedRow &row) const
{
    if (const auto made = m_found.byId.constFind(row.target.id); made != m_found.byId.cend())
        return &*made;
    const auto found = m_found.byKey.constFind(keyIn(row.row));
    return found == m_found.byKey.cend() || found->empty() ? nullptr : &found->front();
}

/// What the rules of quality say of the records as the rows leave them. Of records that hold the same the later row is
/// remarked on, as the ledger and the rows before it will be then.
Result<void> SheetPlan::remark(std::vector<PlannedRow> &rows)
{
    if (!asksForQuality())
        return {};
    struct Becoming {
        PlannedRow *row;
        Record record;
    };
    std::vector<Becoming> all;
    for (auto &row : rows)
        if (row.problems.empty() && !row.fields.empty())
            all.push_back({&row, after(row, foundFor(row))});
    const auto valueOf = [](const Becoming &one, int field) { return text(one.record.values[size_t(field)]); };

    Holders ledger;
    for (const int field : m_compared) {
        std::vector<QString> asked;
        for (const auto &one : all)
            if (const QString value = valueOf(one, field); !value.isEmpty())
                asked.push_back(value);
        if (asked.empty())
            continue;
        auto found = m_parts.lookup.holding(m_parts.shape, field, asked);
        if (!found)
            return Unexpected(found.error());
        for (auto &holder : *found)
            if (!m_rewritten.contains({field, holder.id}))
                ledger[{field, text(holder.values[size_t(field)])}].push_back(std::move(holder));
    }

    const QualityWorld world(m_parts.lookup, m_met, {&ledger, &m_leftBehind});
    for (const auto &one : all) {
        for (const auto &violation : rules::violationsOf(m_parts.shape, one.record, rules::shippedQualityRules(), m_options.today, world))
            one.row->remarks.push_back(violation.rule);
        for (const int field : m_compared) {
            const QString value = valueOf(one, field);
            if (m_repeated[field].contains(value))
                m_leftBehind[{field, value}].push_back(one.record);
            if (one.row->target.baseRevision == 0 || !one.row->fields.contains(m_parts.shape.fields[size_t(field)].name))
                continue;
            m_rewritten.insert({field, one.record.id});
            std::erase_if(ledger[{field, text(foundFor(*one.row)->values[size_t(field)])}], [&](const Record &holder) { return holder.id == one.record.id; });
        }
    }
    return {};
}

/// Rows that take an address which another record, or another row before them, holds in the same zone.
Result<void> SheetPlan::checkAddresses(std::vector<PlannedRow> &rows)
{
    if (!isResource(m_parts.shape) || columnOf(places().address) < 0)
        return {};
    struct Taking {
        PlannedRow *row;
        QString address;
    };
    std::vector<Taking> takings;
    std::vector<QString> asked;
    for (auto &row : rows) {
        if (row.outcome != PlannedRow::Outcome::Create && row.outcome != PlannedRow::Outcome::Update)
            continue;
        if (row.address.isEmpty())
            continue;
        takings.push_back({&row, row.address});
        asked.push_back(row.address.section(u' ', 0, 0));
    }
    if (takings.empty())
        return {};
    const auto holders = m_parts.lookup.holding(m_parts.shape, places().address, asked);
    if (!holders)
        return Unexpected(holders.error());
    for (const auto &[row, address] : takings) {
        const auto held = std::ranges::find_if(*holders, [&](const Record &other) { return other.id != row->target.id && addressOf(other) == address; });
        const auto before = m_addresses.constFind(address);
        const bool twice = before != m_addresses.cend() && *before != row->row.line;
        if (held == holders->end() && !twice) {
            m_addresses.insert(address, row->row.line);
            continue;
        }
        const QString holder = held != holders->end() ? titleOf(m_parts.shape, *held) : QString();
        row->outcome = PlannedRow::Outcome::Fail;
        row->problems.push_back({holder.isEmpty() ? Problem::Kind::AddressTwice : Problem::Kind::AddressTaken, headingOf(places().address),
            holder.isEmpty() ? address.section(u' ', 0, 0) : holder, {}});
    }
    return {};
}

/// The address that the row gives its record; empty where it changes none.
QString SheetPlan::takenBy(const Record *current, const Record &record) const
{
    if (!isResource(m_parts.shape))
        return {};
    const QString address = addressOf(record);
    return current && addressOf(*current) == address ? QString() : address;
}

} // namespace exchange
