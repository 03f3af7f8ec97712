#include "items/orderboard.h"

#include "contract/whendone.h"

namespace items {

using replica::ListFilter;

namespace {

/// States through which an order goes day by day: they stand on the board also while they are empty.
bool isDaily(OrderState state)
{
    switch (state) {
    case OrderState::Submitted:
    case OrderState::Accepted:
    case OrderState::Dispatched:
    case OrderState::InProgress:
    case OrderState::OnHold:
    case OrderState::Resolved:
    case OrderState::AwaitingConfirmation:
        return true;
    case OrderState::Draft:
    case OrderState::AwaitingApproval:
    case OrderState::Approved:
    case OrderState::Rejected:
    case OrderState::Closed:
    case OrderState::Cancelled:
    case OrderState::Terminated:
    case OrderState::Voided:
        return false;
    }
    return false;
}

/// More than a tall column shows.
constexpr int firstCards = 24;

const QString &stateField()
{
    static const QString name = QStringLiteral("state");
    return name;
}

} // namespace

OrderBoard::OrderBoard(const Catalogues &catalogues, Queries &queries, QObject *parent)
    : QObject(parent)
    , m_catalogues(catalogues)
    , m_queries(queries)
    , m_query{.entity = shapeOf<WorkOrder>().name}
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleMs);
    connect(&m_settling, &QTimer::timeout, this, &OrderBoard::count);
    const auto wrote = [this](const QString &entity) {
        if (entity != m_query.entity)
            return;
        m_isStale = true;
        if (m_isActive && !m_settling.isActive())
            m_settling.start();
    };
    connect(&queries, &Queries::changed, this, wrote);
    connect(&queries, &Queries::reloaded, this, wrote);
}

bool OrderBoard::mayHold(OrderState state) const
{
    const Value code = Codec<OrderState>::encode(state);
    return std::ranges::all_of(m_query.filters, [&](const ListFilter &filter) {
        return filter.field != stateField() || filter.test != ListFilter::Test::AnyOf || std::ranges::find(filter.values, code) != filter.values.end();
    });
}

ListQuery OrderBoard::queryOf(OrderState state) const
{
    ListQuery query = m_query;
    if (mayHold(state)) // the states asked for are many: one of them alone is found by its index
        std::erase_if(query.filters, [](const ListFilter &filter) { return filter.field == stateField() && filter.test == ListFilter::Test::AnyOf; });
    query.filters.push_back({stateField(), ListFilter::Test::AnyOf, {Codec<OrderState>::encode(state)}});
    if (!query.sorts.empty())
        return query;
    if (state == OrderState::Closed)
        query.sorts = {{QStringLiteral("closed_at"), replica::Order::Descending}};
    else
        query.sorts = {{state == OrderState::Submitted ? QStringLiteral("response_due") : QStringLiteral("resolve_due")}, {QStringLiteral("priority")}};
    return query;
}

void OrderBoard::setQuery(const ListQuery &query)
{
    if (query == m_query && !m_isStale)
        return;
    m_query = query;
    m_isStale = true;
    if (!m_isActive)
        return;
    for (const auto &column : m_columns)
        if (mayHold(column.state))
            column.cards->setQuery(queryOf(column.state));
    count();
}

void OrderBoard::follow(const ListQuery &query)
{
    m_query = query;
    m_isStale = true;
    if (!m_isActive)
        return;
    for (const auto &column : m_columns)
        column.cards->follow(queryOf(column.state).filters);
    count();
}

void OrderBoard::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    if (!active) {
        // Lists that nobody looks at would follow every change.
        for (const auto &column : m_columns)
            column.cards->deleteLater();
        m_columns.clear();
        m_isStale = true;
        Q_EMIT arranged();
        return;
    }
    arrange({});
    count();
}

void OrderBoard::count()
{
    m_settling.stop();
    m_isStale = false;
    ListQuery query = m_query;
    query.sorts.clear();
    whenDone(m_queries.facets(this, query, {{.field = stateField()}}), this, [this](const Result<replica::FacetAnswer> &answer) {
        if (answer && m_isActive)
            take(*answer);
    });
}

void OrderBoard::take(const replica::FacetAnswer &answer)
{
    std::map<OrderState, qint64> counts;
    const auto &states = answer.groupings.front();
    for (size_t group = 0; group < states.counts.size(); ++group)
        if (const auto state = Codec<OrderState>::decode((*states.keys)[group][0]))
            counts[*state] += states.counts[group];
    arrange(counts);
    for (auto &column : m_columns)
        column.count = counts[column.state];
    Q_EMIT counted();
}

void OrderBoard::arrange(const std::map<OrderState, qint64> &counts)
{
    std::vector<Column> wanted;
    bool changed = false;
    for (const auto &choice : Choices<OrderState>::all) {
        const auto former = std::ranges::find(m_columns, choice.value, &Column::state);
        const auto counted = counts.find(choice.value);
        const bool holds = counted != counts.end() && counted->second > 0;
        if (!mayHold(choice.value) || (!isDaily(choice.value) && !holds)) {
            if (former != m_columns.end()) {
                former->cards->deleteLater();
                changed = true;
            }
            continue;
        }
        if (former != m_columns.end()) {
            wanted.push_back(*former);
            continue;
        }
        auto *cards = new RecordListModel({.query = queryOf(choice.value), .columns = {shapeOf<WorkOrder>().titleField()}, .page = firstCards}, m_catalogues, m_queries, this);
        wanted.push_back({choice.value, -1, cards});
        changed = true;
    }
    m_columns = std::move(wanted);
    if (changed)
        Q_EMIT arranged();
}

} // namespace items
