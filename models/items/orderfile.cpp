#include "items/orderfile.h"

#include "contract/entities/entities.h"
#include "replica/outbox.h"

namespace items {

namespace {

/// Looked at for examples: many of them may be empty or abnormal.
constexpr int examplesLookedAt = 60;

/// Reads rows of other entities that point to the order.
class Hanging
{
public:
    Hanging(replica::ListReader &reader, bool &cut) : m_reader(reader), m_cut(cut) {}

    template <class E> [[nodiscard]] std::vector<ListRow> of(QStringView field, const QUuid &id)
    {
        const auto &shape = shapeOf<E>();
        const auto rids = m_reader.latestHolding(shape, shape.indexOf(field), idText(id), OrderFile::most + 1);
        if (!rids)
            return fail(rids.error());
        const bool more = rids->size() > size_t(OrderFile::most);
        m_cut |= more;
        auto rows = m_reader.rows(shape, std::span(*rids).subspan(more ? 1 : 0));
        return rows ? *std::move(rows) : fail(rows.error());
    }
    /// The first thing that went wrong.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    std::vector<ListRow> fail(const Error &error)
    {
        if (!m_error)
            m_error = error;
        return {};
    }

    replica::ListReader &m_reader;
    bool &m_cut;
    std::optional<Error> m_error;
};

} // namespace

QString textIn(const Shape &shape, const Record &record, QStringView field)
{
    return text(record.values[size_t(shape.indexOf(field))]);
}

qint64 integerIn(const Shape &shape, const Record &record, QStringView field)
{
    return integer(record.values[size_t(shape.indexOf(field))]);
}

QUuid idIn(const Shape &shape, const Record &record, QStringView field)
{
    return idOf(textIn(shape, record, field));
}

const ListRow *OrderFile::recordOf(int step) const
{
    static const auto number = size_t(shapeOf<OrderStep>().indexOf(u"step"));
    const auto found = std::ranges::find_if(records, [&](const ListRow &row) { return integer(row.record.values[number]) == step; });
    return found == records.end() ? nullptr : &*found;
}

std::vector<const ListRow *> OrderFile::filesOn(const QUuid &record) const
{
    static const auto owner = size_t(shapeOf<Attachment>().indexOf(u"record_id"));
    std::vector<const ListRow *> found;
    for (const auto &file : files)
        if (idOf(text(file.record.values[owner])) == record)
            found.push_back(&file);
    return found;
}

Result<std::vector<replica::HistoryEntry>> wholeHistory(replica::ListReader &reader, const QString &outboxPath, const Shape &shape, const QUuid &id)
{
    auto entries = reader.history(shape, id);
    auto outbox = replica::Outbox::openReadOnly(outboxPath);
    if (!entries || !outbox)
        return entries; // no outbox yet: nothing waits
    const auto acts = (*outbox)->acts();
    const auto confirmed = reader.confirmed(shape, id);
    if (!acts || !confirmed)
        return Unexpected(acts ? confirmed.error() : acts.error());
    auto all = replica::unsentEntries(shape, id, *confirmed ? &**confirmed : nullptr, *acts);
    std::ranges::move(*entries, std::back_inserter(all));
    return all;
}

namespace {

/// Names what the history points to; what is gone keeps no name.
Result<void> nameIn(replica::ListReader &reader, OrderFile &file)
{
    const auto &orders = shapeOf<WorkOrder>();
    for (const auto &entry : file.history)
        for (const auto &change : entry.changes) {
            const Shape *target = change.field < 0 ? nullptr : shapeNamed(orders.fields[size_t(change.field)].references);
            if (!target)
                continue;
            for (const QString &id : {text(change.before), text(change.after)}) {
                if (id.isEmpty() || file.names.contains(id))
                    continue;
                const auto row = reader.row(*target, idOf(id));
                if (!row)
                    return Unexpected(row.error());
                file.names.insert(id, *row ? titleOf(*target, (*row)->record) : QString());
            }
        }
    return {};
}

} // namespace

Result<QString> readPolicy(replica::ListReader &reader, PolicyKind kind)
{
    const auto &shape = shapeOf<Policy>();
    const auto rids = reader.latestHolding(shape, shape.indexOf(u"kind"), text(Codec<PolicyKind>::encode(kind)), 1);
    if (!rids)
        return Unexpected(rids.error());
    const auto rows = reader.rows(shape, *rids);
    if (!rows)
        return Unexpected(rows.error());
    return rows->empty() ? QString() : textIn(shape, rows->front().record, u"content");
}

Result<OrderFile> readOrderFile(replica::ListReader &reader, const QString &outboxPath, const QUuid &id, OrderParts parts)
{
    const auto &orders = shapeOf<WorkOrder>();
    const auto &items = shapeOf<ServiceItem>();
    OrderFile file;
    auto order = reader.row(orders, id);
    if (!order)
        return Unexpected(order.error());
    if (!*order)
        return file;
    file.order = **std::move(order);
    auto item = reader.row(items, idIn(orders, file.order.record, u"item_id"));
    if (!item)
        return Unexpected(item.error());
    file.item = *std::move(item);
    if (file.item)
        file.steps = rules::stepsFromJson(textIn(items, file.item->record, u"steps")).value_or(std::vector<rules::ServiceStep>());

    if (parts.steps) {
        auto calendar = readPolicy(reader, PolicyKind::Calendar);
        if (!calendar)
            return Unexpected(calendar.error());
        file.calendar = *std::move(calendar);
    }

    Hanging hanging(reader, file.cut);
    if (parts.steps || parts.followUp) {
        file.records = hanging.of<OrderStep>(u"order_id", id);
        file.files = hanging.of<Attachment>(u"record_id", id);
        for (const auto &record : file.records)
            std::ranges::move(hanging.of<Attachment>(u"record_id", record.record.id), std::back_inserter(file.files));
    }
    if (parts.followUp) {
        file.notes = hanging.of<OrderNote>(u"order_id", id);
        file.alerts = hanging.of<OrderAlert>(u"order_id", id);
        auto history = wholeHistory(reader, outboxPath, orders, id);
        if (!history)
            return Unexpected(history.error());
        file.history = *std::move(history);
        if (const auto named = nameIn(reader, file); !named)
            return Unexpected(named.error());
    }
    if (parts.resources) {
        const auto &links = shapeOf<OrderResource>();
        const auto &resources = shapeOf<Resource>();
        file.resources = hanging.of<OrderResource>(u"order_id", id);
        file.children = hanging.of<WorkOrder>(u"parent_id", id);
        std::ranges::move(hanging.of<WorkOrder>(u"problem_id", id), std::back_inserter(file.children));
        for (const auto &link : file.resources) {
            auto row = reader.row(resources, idIn(links, link.record, u"resource_id"));
            if (!row)
                return Unexpected(row.error());
            if (*row)
                file.ledger.insert((*row)->record.id, **std::move(row));
        }
    }
    if (hanging.error())
        return Unexpected(*hanging.error());
    return file;
}

Result<std::vector<StepExample>> readStepExamples(replica::ListReader &reader, const QString &stepKey, const QUuid &except, int most)
{
    const auto &steps = shapeOf<OrderStep>();
    const auto &orders = shapeOf<WorkOrder>();
    std::vector<StepExample> examples;
    const auto rids = reader.latestHolding(steps, steps.indexOf(u"step_key"), stepKey, examplesLookedAt);
    if (!rids)
        return Unexpected(rids.error());
    auto rows = reader.rows(steps, *rids);
    if (!rows)
        return Unexpected(rows.error());
    for (auto row = rows->rbegin(); row != rows->rend() && int(examples.size()) < most; ++row) {
        const bool isGood = textIn(steps, row->record, u"state") == QLatin1StringView(Choices<StepState>::all[size_t(StepState::Done)].code)
            && integerIn(steps, row->record, u"abnormal") == 0 && !textIn(steps, row->record, u"record").isEmpty();
        const QUuid order = idIn(steps, row->record, u"order_id");
        if (!isGood || order == except)
            continue;
        const auto whole = reader.row(orders, order);
        if (!whole)
            return Unexpected(whole.error());
        if (!*whole)
            continue;
        const QString number = textIn(orders, (*whole)->record, u"number");
        examples.push_back({std::move(*row), number.isEmpty() ? textIn(orders, (*whole)->record, u"title") : number});
    }
    return examples;
}

} // namespace items
