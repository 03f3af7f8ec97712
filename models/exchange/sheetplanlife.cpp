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

/// Asks the ledger for few records, each once.
class QualityWorld : public rules::World
{
public:
    QualityWorld(Lookup &lookup, QHash<QUuid, std::optional<Record>> &known) : m_lookup(lookup), m_known(known) {}
    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override
    {
        if (const auto known = m_known.constFind(id); known != m_known.cend())
            return *known;
        const auto found = m_lookup.known(shape, {id});
        return *m_known.insert(id, found && !found->empty() ? std::optional(found->front()) : std::nullopt);
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; } // no rule of quality asks
    [[nodiscard]] std::vector<Record> holding(const Shape &, std::span<const rules::FieldValue>, const QUuid &) const override { return {}; } // none that compares records is asked

private:
    Lookup &m_lookup;
    QHash<QUuid, std::optional<Record>> &m_known;
};

bool looksForDuplicates(const rules::Condition &condition)
{
    return condition.test == rules::Condition::Test::Duplicate || std::ranges::any_of(condition.parts, looksForDuplicates);
}

/// Those that look at one record: comparing every row with the whole ledger is the review's work.
const rules::QualityRules &rulesOfOneRecord()
{
    static const rules::QualityRules few = [] {
        auto all = rules::shippedQualityRules();
        std::erase_if(all.rules, [](const rules::QualityRule &rule) { return looksForDuplicates(rule.when); });
        return all;
    }();
    return few;
}

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

void SheetPlan::remark(PlannedRow &row, const Record &record)
{
    if (m_options.today.isNull())
        return;
    const QualityWorld world(m_parts.lookup, m_met);
    for (const auto &violation : rules::violationsOf(m_parts.shape, record, rulesOfOneRecord(), m_options.today, world))
        row.remarks.push_back(violation.rule);
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
