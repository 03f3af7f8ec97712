#include "items/scopecounts.h"

#include "contract/whendone.h"
#include "rules/calendar.h"

namespace items {

ScopeCounts::ScopeCounts(const Shape &shape, const Clock &clock, Queries &queries, ScopeQuestions questions, QObject *parent)
    : QObject(parent)
    , m_shape(shape)
    , m_clock(clock)
    , m_queries(queries)
    , m_questions(std::move(questions))
    , m_scopeCounts(size_t(m_questions.scopes))
    , m_presetCounts(size_t(m_questions.presets))
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleMs);
    m_minutes.setInterval(int(rules::minuteMs));
    connect(&m_settling, &QTimer::timeout, this, &ScopeCounts::recount);
    connect(&m_minutes, &QTimer::timeout, this, &ScopeCounts::tick);
    const auto wrote = [this](const QString &entity) {
        if (entity == m_shape.name && !m_settling.isActive())
            m_settling.start();
    };
    connect(&queries, &Queries::changed, this, wrote);
    connect(&queries, &Queries::reloaded, this, wrote);
    m_minutes.start();
}

std::vector<replica::ListFilter> ScopeCounts::filtersOf(int scope, int preset) const
{
    auto filters = m_questions.ofScope(scope);
    std::ranges::move(m_questions.ofPreset(preset, {m_clock.now().ms / rules::minuteMs * rules::minuteMs}), std::back_inserter(filters));
    return filters;
}

void ScopeCounts::choose(int scope, int preset)
{
    if (scope == m_scope && preset == m_preset)
        return;
    m_scope = scope;
    m_preset = preset;
    ask();
}

std::vector<replica::ListFilter> ScopeCounts::take(std::vector<replica::ListFilter> filters)
{
    const auto takes = [&filters](const std::vector<replica::ListFilter> &own) {
        auto left = filters;
        for (const auto &one : own) {
            // Of a time that goes on only the question counts.
            const auto held = std::ranges::find_if(left, [&](const replica::ListFilter &other) {
                return other == one || (one.test == replica::ListFilter::Test::Between && other.field == one.field && other.test == one.test);
            });
            if (held == left.end())
                return false;
            left.erase(held);
        }
        filters = std::move(left);
        return !own.empty();
    };
    int scope = m_questions.scopes - 1;
    int preset = 0;
    for (int each = 0; each < m_questions.scopes; ++each)
        if (isOffered(each) && takes(m_questions.ofScope(each))) {
            scope = each;
            break;
        }
    for (int each = 1; each < m_questions.presets && preset == 0; ++each)
        if (takes(m_questions.ofPreset(each, m_clock.now())))
            preset = each;
    choose(scope, preset);
    return filters;
}

void ScopeCounts::ask()
{
    if (!isOffered(m_scope))
        m_scope = m_questions.scopes - 1;
    m_filters = filtersOf(m_scope, m_preset);
    Q_EMIT chosen();
    recount();
}

void ScopeCounts::tick()
{
    const auto former = std::exchange(m_filters, filtersOf(m_scope, m_preset));
    if (m_filters != former)
        Q_EMIT drifted();
    recount();
}

void ScopeCounts::recount()
{
    m_settling.stop();
    for (int scope = 0; scope < m_questions.scopes; ++scope)
        if (isOffered(scope))
            count(m_scopeCounts[size_t(scope)], scope, m_preset);
    for (int preset = 0; preset < m_questions.presets; ++preset)
        count(m_presetCounts[size_t(preset)], m_scope, preset);
}

void ScopeCounts::count(Counted &counted, int scope, int preset)
{
    const replica::ListQuery query{.entity = m_shape.name, .filters = filtersOf(scope, preset)};
    whenDone(m_queries.facets(counted.asker.get(), query, {}), this, [this, &counted](const Result<replica::FacetAnswer> &answer) {
        if (!answer || answer->total == counted.number)
            return;
        counted.number = answer->total;
        Q_EMIT this->counted();
    });
}

} // namespace items
