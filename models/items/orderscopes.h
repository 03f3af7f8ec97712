// OrderScopes: whose orders a panel shows and which of them: mine, my team's or all, and the ready questions that a shift
// asks all day. Says them as filters, and how many orders each of them would show.
#pragma once

#include "contract/actor.h"
#include "contract/ports.h"
#include "items/queries.h"

#include <QTimer>

namespace items {

enum class OrderScope { Mine, Team, All };
enum class OrderPreset { Everything, Open, Overdue, DueToday, ResponseLate, OnHold, ToConfirm };

[[nodiscard]] std::vector<replica::ListFilter> filtersOf(OrderScope scope, const Actor &actor);
/// At that moment: "overdue" means overdue then, to the minute.
[[nodiscard]] std::vector<replica::ListFilter> filtersOf(OrderPreset preset, Instant now);
/// Says something else as time goes by.
[[nodiscard]] bool dependsOnTime(OrderPreset preset);

class OrderScopes : public QObject
{
    Q_OBJECT

public:
    static constexpr std::array scopes{OrderScope::Mine, OrderScope::Team, OrderScope::All};
    static constexpr std::array presets{OrderPreset::Open, OrderPreset::Overdue, OrderPreset::DueToday, OrderPreset::ResponseLate, OrderPreset::OnHold, OrderPreset::ToConfirm};
    /// Live changes are gathered so long before they are counted.
    static constexpr int settleMs = 400;

    /// Both outlive it.
    OrderScopes(const Clock &clock, Queries &queries, QObject *parent = nullptr);

    void setActor(const Actor &actor);
    void choose(OrderScope scope, OrderPreset preset);
    [[nodiscard]] OrderScope scope() const { return m_scope; }
    [[nodiscard]] OrderPreset preset() const { return m_preset; }
    /// What the list has to be narrowed by.
    [[nodiscard]] const std::vector<replica::ListFilter> &filters() const { return m_filters; }
    /// Whether there is anybody whose orders these are: an account may belong to no person.
    [[nodiscard]] bool hasPerson() const { return !m_actor.person.isNull(); }
    /// Orders that the scope would show with the preset of now; -1 while not counted.
    [[nodiscard]] qint64 count(OrderScope scope) const { return m_scopeCounts[size_t(scope)].number; }
    /// Orders that the preset would show within the scope of now.
    [[nodiscard]] qint64 count(OrderPreset preset) const { return m_presetCounts[size_t(preset)].number; }
    /// A minute has gone by.
    void tick();

Q_SIGNALS:
    void counted();
    /// Another scope or preset was chosen.
    void chosen();
    /// The same question, at another time: the list follows.
    void drifted();

private:
    struct Counted {
        std::unique_ptr<QObject> asker = std::make_unique<QObject>();
        qint64 number = -1;
    };
    void take();
    void recount();
    void ask(Counted &counted, OrderScope scope, OrderPreset preset);
    [[nodiscard]] Instant minute() const;

    const Clock &m_clock;
    Queries &m_queries;
    Actor m_actor;
    OrderScope m_scope = OrderScope::All;
    OrderPreset m_preset = OrderPreset::Open;
    std::vector<replica::ListFilter> m_filters;
    std::array<Counted, 3> m_scopeCounts;
    std::array<Counted, 7> m_presetCounts;
    QTimer m_settling;
    QTimer m_minutes;
    QTimer m_telling; ///< numbers that arrive together are said together
};

} // namespace items
