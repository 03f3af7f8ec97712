// CityChanges: the changes of the made-up city over two years, with the templates, windows, freezes, meetings and
// delegations around them. Each is computed from its index alone. Decisions of the past carry no seals: signatures are
// never the same twice, and a city of one seed is.
#pragma once

#include "cityorders.h"

#include "rules/changerules.h"

namespace demo {

class CityChanges
{
public:
    /// As many as belong to so many orders: 12,000 to 200,000.
    CityChanges(const City &city, const CityOrders &orders);

    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] const std::vector<ChangeTemplate> &templates() const { return m_templates; }
    [[nodiscard]] const std::vector<ChangeWindow> &windows() const { return m_windows; }
    [[nodiscard]] const std::vector<CabMeeting> &meetings() const { return m_meetings; }
    [[nodiscard]] const std::vector<Delegation> &delegations() const { return m_delegations; }
    [[nodiscard]] ChangeRequest change(qint64 index) const;
    /// What was recorded of its steps; nothing for what was not begun.
    [[nodiscard]] std::vector<ChangeStep> steps(qint64 index) const;
    /// From this one on changes are open, and their steps are told.
    [[nodiscard]] qint64 firstOpen() const { return m_count - std::min<qint64>(m_count, openChanges); }
    [[nodiscard]] qint64 firstTold() const { return m_count - std::min<qint64>(m_count, toldChanges); }

    static constexpr qint64 openChanges = 40;
    static constexpr qint64 toldChanges = 600;

private:
    void makeTemplates();
    void makeWindows();
    void makeMeetings();
    void makeDelegations();
    [[nodiscard]] ChangeClass classOf(qint64 index) const;
    [[nodiscard]] qint64 submittedMs(qint64 index) const;
    [[nodiscard]] Id<ChangeRequest> idOf(qint64 index) const;
    void touch(ChangeRequest &change, qint64 index, class Random &random) const;
    void plan(ChangeRequest &change, qint64 index, class Random &random) const;
    [[nodiscard]] ChangeRequest draft(qint64 index, class Random &random) const;
    void approve(ChangeRequest &change, int stages) const;
    void end(ChangeRequest &change, qint64 index, class Random &random) const;
    [[nodiscard]] int engineer(class Random &random) const;

    const City &m_city;
    const CityOrders &m_orders;
    const rules::ChangeRules &m_rules;
    qint64 m_count;
    std::vector<int> m_engineers; ///< positions among the city's people
    std::vector<ChangeTemplate> m_templates;
    std::vector<ChangeWindow> m_windows;
    std::vector<CabMeeting> m_meetings;
    std::vector<Delegation> m_delegations;
};

} // namespace demo
