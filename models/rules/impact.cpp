#include "rules/impact.h"

#include <QHash>
#include <deque>

namespace rules {

namespace {

enum class Carry { No, Fails, LosesProtection };

/// How a failure goes along a relation. Our proposal; a dispatcher can read it: "`from` runs on `to`: when `to` fails,
/// `from` fails".
struct Spread {
    RelationKind kind;
    Carry toFrom; ///< what a failure of `to` does to `from`
    Carry fromTo; ///< what a failure of `from` does to `to`
};
constexpr std::array spreads{
    Spread{RelationKind::RunsOn, Carry::Fails, Carry::No},
    Spread{RelationKind::DependsOn, Carry::Fails, Carry::No},
    Spread{RelationKind::ConnectsTo, Carry::Fails, Carry::No},
    Spread{RelationKind::BacksUp, Carry::No, Carry::LosesProtection},
    Spread{RelationKind::StandbyOf, Carry::No, Carry::LosesProtection},
    Spread{RelationKind::PartOf, Carry::Fails, Carry::Fails},
};

/// What the failure of one end (or, upward, its need) does along the tie.
Carry carryOf(const Tie &tie, ImpactDirection direction)
{
    const auto &spread = *std::ranges::find(spreads, tie.kind, &Spread::kind);
    const bool towardsFrom = tie.outgoing == (direction == ImpactDirection::Dependencies);
    return towardsFrom ? spread.toFrom : spread.fromTo;
}

/// From a part up to its whole. A whole that is hurt by one part does not hurt its other parts.
bool isUpToWhole(const Tie &tie, ImpactDirection direction)
{
    return tie.kind == RelationKind::PartOf && tie.outgoing == (direction == ImpactDirection::Dependents);
}
bool isDownToParts(const Tie &tie, ImpactDirection direction)
{
    return tie.kind == RelationKind::PartOf && !isUpToWhole(tie, direction);
}

class Walk
{
public:
    Walk(const ImpactQuestion &question, RelationSource &relations, const std::atomic<bool> &stop)
        : m_question(question), m_relations(relations), m_stop(stop)
    {
    }

    Result<Impact> go()
    {
        for (const auto &start : m_question.starts)
            if (!m_places.contains(start))
                reach({.record = start, .tie = {}}, Parts::Too);
        while (!m_next.empty() && !m_impact.isCut) {
            const Step step = m_next.front();
            m_next.pop_front();
            if (m_stop.load(std::memory_order_relaxed))
                return fail(ErrorCode::Cancelled);
            if (m_impact.hits[size_t(step.hit)].distance == m_question.depth)
                continue;
            if (const auto walked = walkOn(step); !walked)
                return Unexpected(walked.error());
        }
        addSpared();
        return std::move(m_impact);
    }

private:
    enum class Parts { Too, Not, Only };
    struct Step {
        int hit;
        Parts parts;
    };

    void reach(const ImpactHit &hit, Parts parts)
    {
        if (int(m_impact.hits.size()) >= m_question.most + int(m_question.starts.size())) {
            m_impact.isCut = true;
            return;
        }
        const int place = int(m_impact.hits.size());
        if (!hit.again)
            m_places.insert(hit.record, place);
        if (parts == Parts::Not)
            m_withoutParts.insert(hit.record);
        m_impact.hits.push_back(hit);
        m_next.push_back({place, parts});
    }

    Result<void> walkOn(const Step &step)
    {
        const ImpactHit here = m_impact.hits[size_t(step.hit)];
        m_ties.clear();
        if (const auto read = m_relations.tiesOf(here.record, m_ties); !read)
            return read;
        for (const auto &tie : m_ties) {
            const bool down = isDownToParts(tie, m_question.direction);
            if ((down && step.parts == Parts::Not) || (!down && step.parts == Parts::Only))
                continue;
            const auto carried = carryOf(tie, m_question.direction);
            if (carried == Carry::No)
                continue;
            const ImpactHit hit{.record = tie.other, .distance = here.distance + 1, .before = step.hit, .tie = tie};
            if (carried == Carry::LosesProtection)
                spare(hit, ImpactEffect::LosesProtection);
            else if (tie.redundant)
                spare(hit, ImpactEffect::KeptByRedundancy);
            else
                arrive(hit);
        }
        return {};
    }

    void arrive(const ImpactHit &hit)
    {
        const bool up = isUpToWhole(hit.tie, m_question.direction);
        if (!m_places.contains(hit.record))
            return reach(hit, up ? Parts::Not : Parts::Too);
        // Known as a whole hurt by one part; now it fails itself, and so do its parts.
        if (!up && m_withoutParts.remove(hit.record)) {
            ImpactHit again = hit;
            again.again = true;
            reach(again, Parts::Only);
        }
    }

    void spare(ImpactHit hit, ImpactEffect effect)
    {
        hit.effect = effect;
        m_spared.push_back(hit);
    }

    /// Those that nothing else hits, after all the others: the nearest way, losing protection before being kept.
    void addSpared()
    {
        std::ranges::stable_sort(m_spared, {}, [](const ImpactHit &hit) { return std::pair(hit.distance, hit.effect == ImpactEffect::KeptByRedundancy); });
        for (const auto &hit : m_spared) {
            if (m_places.contains(hit.record))
                continue;
            if (int(m_impact.hits.size()) >= m_question.most + int(m_question.starts.size())) {
                m_impact.isCut = true;
                return;
            }
            m_places.insert(hit.record, int(m_impact.hits.size()));
            m_impact.hits.push_back(hit);
        }
    }

    const ImpactQuestion &m_question;
    RelationSource &m_relations;
    const std::atomic<bool> &m_stop;
    Impact m_impact;
    QHash<QUuid, int> m_places;
    QSet<QUuid> m_withoutParts;
    std::deque<Step> m_next;
    std::vector<ImpactHit> m_spared;
    std::vector<Tie> m_ties;
};

} // namespace

Result<Impact> impactOf(const ImpactQuestion &question, RelationSource &relations, const std::atomic<bool> &stop)
{
    return Walk(question, relations, stop).go();
}

std::vector<int> pathTo(const Impact &impact, int hit)
{
    std::vector<int> path;
    for (int at = hit; at >= 0; at = impact.hits[size_t(at)].before)
        path.push_back(at);
    std::ranges::reverse(path);
    return path;
}

} // namespace rules
