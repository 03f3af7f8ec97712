#include "items/orderscopes.h"

#include "contract/entities/workorder.h"
#include "contract/whendone.h"
#include "rules/orderflow.h"
#include "rules/calendar.h"

#include <QDateTime>

namespace items {

using replica::ListFilter;

namespace {

Value codeOf(OrderState state)
{
    return Codec<OrderState>::encode(state);
}

ListFilter stateIn(std::vector<Value> states)
{
    return {QStringLiteral("state"), ListFilter::Test::AnyOf, std::move(states)};
}

ListFilter openStates()
{
    std::vector<Value> states;
    for (const auto &choice : Choices<OrderState>::all)
        if (rules::isOpen(choice.value))
            states.push_back(codeOf(choice.value));
    return stateIn(std::move(states));
}

/// Somebody has taken it up and it is not resolved: the clock to the resolution counts.
ListFilter workedStates()
{
    using enum OrderState;
    std::vector<Value> states;
    for (const auto state : {Accepted, AwaitingApproval, Approved, Rejected, Dispatched, InProgress, OnHold})
        states.push_back(codeOf(state));
    return stateIn(std::move(states));
}

ListFilter between(const QString &field, const Value &from, const Value &to)
{
    return {field, ListFilter::Test::Between, {from, to}};
}

} // namespace

std::vector<ListFilter> filtersOf(OrderScope scope, const Actor &actor)
{
    switch (scope) {
    case OrderScope::Mine:
        return {{QStringLiteral("assignee_id"), ListFilter::Test::AnyOf, {Value(idText(actor.person))}}};
    case OrderScope::Team: {
        std::vector<Value> teams;
        std::ranges::transform(actor.roles, std::back_inserter(teams), [](const QString &role) { return Value(role); });
        return {{QStringLiteral("team"), ListFilter::Test::AnyOf, std::move(teams)}};
    }
    case OrderScope::All:
        return {};
    }
    return {};
}

std::vector<ListFilter> filtersOf(OrderPreset preset, Instant now)
{
    const QString due = QStringLiteral("resolve_due");
    switch (preset) {
    case OrderPreset::Everything:
        return {};
    case OrderPreset::Open:
        return {openStates()};
    case OrderPreset::Overdue:
        return {workedStates(), between(due, {}, now.ms - 1)};
    case OrderPreset::DueToday: {
        const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms).date();
        return {workedStates(), between(due, today.startOfDay().toMSecsSinceEpoch(), today.endOfDay().toMSecsSinceEpoch())};
    }
    case OrderPreset::ResponseLate:
        return {stateIn({codeOf(OrderState::Submitted)}), between(QStringLiteral("response_due"), {}, now.ms - 1)};
    case OrderPreset::OnHold:
        return {stateIn({codeOf(OrderState::OnHold)})};
    case OrderPreset::ToConfirm:
        return {stateIn({codeOf(OrderState::AwaitingConfirmation)})};
    }
    return {};
}

bool dependsOnTime(OrderPreset preset)
{
    return preset == OrderPreset::Overdue || preset == OrderPreset::DueToday || preset == OrderPreset::ResponseLate;
}

OrderScopes::OrderScopes(const Clock &clock, Queries &queries, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_queries(queries)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleMs);
    m_minutes.setInterval(int(rules::minuteMs));
    connect(&m_settling, &QTimer::timeout, this, &OrderScopes::recount);
    connect(&m_minutes, &QTimer::timeout, this, &OrderScopes::tick);
    m_telling.setSingleShot(true);
    m_telling.setInterval(0);
    connect(&m_telling, &QTimer::timeout, this, &OrderScopes::counted);
    const auto wrote = [this](const QString &entity) {
        if (entity == shapeOf<WorkOrder>().name && !m_settling.isActive())
            m_settling.start();
    };
    connect(&queries, &Queries::changed, this, wrote);
    connect(&queries, &Queries::reloaded, this, wrote);
    m_minutes.start();
    take();
}

Instant OrderScopes::minute() const
{
    return {m_clock.now().ms / rules::minuteMs * rules::minuteMs};
}

void OrderScopes::take()
{
    m_filters = filtersOf(m_scope, m_actor);
    std::ranges::move(filtersOf(m_preset, minute()), std::back_inserter(m_filters));
}

void OrderScopes::setActor(const Actor &actor)
{
    if (actor == m_actor)
        return;
    m_actor = actor;
    if (m_scope == OrderScope::Mine && !hasPerson())
        m_scope = OrderScope::All;
    take();
    Q_EMIT chosen();
    recount();
}

void OrderScopes::choose(OrderScope scope, OrderPreset preset)
{
    if (scope == OrderScope::Mine && !hasPerson())
        scope = OrderScope::All;
    if (scope == m_scope && preset == m_preset)
        return;
    m_scope = scope;
    m_preset = preset;
    take();
    Q_EMIT chosen();
    recount();
}

void OrderScopes::tick()
{
    const auto former = m_filters;
    take();
    if (m_filters != former)
        Q_EMIT drifted();
    recount();
}

void OrderScopes::recount()
{
    m_settling.stop();
    for (const auto scope : scopes)
        if (scope != OrderScope::Mine || hasPerson())
            ask(m_scopeCounts[size_t(scope)], scope, m_preset);
    for (const auto preset : presets)
        ask(m_presetCounts[size_t(preset)], m_scope, preset);
}

void OrderScopes::ask(Counted &counted, OrderScope scope, OrderPreset preset)
{
    replica::ListQuery query{.entity = shapeOf<WorkOrder>().name};
    query.filters = filtersOf(scope, m_actor);
    std::ranges::move(filtersOf(preset, minute()), std::back_inserter(query.filters));
    whenDone(m_queries.facets(counted.asker.get(), query, {}), this, [this, &counted](const Result<replica::FacetAnswer> &answer) {
        if (!answer || answer->total == counted.number)
            return;
        counted.number = answer->total;
        m_telling.start();
    });
}

} // namespace items
