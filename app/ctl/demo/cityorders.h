// CityOrders: the work orders of the made-up city over two years. Each is computed from its index alone, as the city's
// resources are; its due times come from the rules that the programs use. The younger ones are told whole: steps,
// notes, alerts, evidence and the history of what was done.
#pragma once

#include "city.h"

#include "rules/orderclocks.h"
#include "rules/orderflow.h"
#include "rules/servicecatalogue.h"

#include <map>

namespace demo {

/// Orders that a city of that many resources has: 200,000 for 60,000 or more.
[[nodiscard]] qint64 usualOrders(qint64 resources);
inline constexpr qint64 maxOrders = 1'000'000;

/// What is done to an order: a verb of the workflow, or an act beside it.
struct OrderEvent {
    rules::OrderVerb verb = rules::OrderVerb::Submit;
    qint64 at = 0;
    int by = -1;      ///< position among the city's people; -1: the server
    QString words;    ///< reason, or what is said
    int person = -1;  ///< to whom it is given
    int number = 0;   ///< stars, the level of a security incident, the kind of a hold
};

struct OrderStory {
    WorkOrder order;
    std::vector<OrderStep> steps;
    std::vector<OrderNote> notes;
    std::vector<OrderResource> resources;
    std::vector<OrderAlert> alerts;
    std::vector<Attachment> evidence;
    std::vector<Act> acts;
};

class CityOrders
{
public:
    /// `count` orders, the last of them opened shortly before `until`.
    CityOrders(const City &city, qint64 count, Instant until);

    /// The moment at which orders stand where nothing else is said: the evening of the city's review day.
    [[nodiscard]] static Instant usualUntil();
    [[nodiscard]] qint64 count() const { return qint64(m_slots.size()); }
    [[nodiscard]] Instant until() const { return m_until; }
    [[nodiscard]] const std::vector<OrderPlan> &plans() const { return m_plans; }
    [[nodiscard]] WorkOrder order(qint64 index) const;
    [[nodiscard]] OrderStory story(qint64 index) const;
    /// From this one on orders are told whole.
    [[nodiscard]] qint64 firstTold() const { return m_firstTold; }
    [[nodiscard]] Id<WorkOrder> idOf(qint64 index) const;
    /// The login of one of the city's people, the staff number; of -1 the server's.
    [[nodiscard]] static QString loginOf(int person);
    /// The first person of the provider in that post, or of the party that a role stands for; whose accounts the demo has.
    [[nodiscard]] int personFor(const QString &role) const;
    /// Whose systems ask for most.
    [[nodiscard]] Id<Organisation> busiestUnit() const { return m_city.systems().front().unit; }

private:
    struct Item {
        QString code;
        Id<ServiceItem> id;
        OrderKind kind = OrderKind::Request;
        std::vector<rules::ServiceStep> steps;
        std::span<const struct OrderWords> words;
        bool approved = false; ///< somebody has to agree before it is worked on
    };
    struct Slot {
        qint64 at = 0;
        int plan = -1; ///< position among the plans
    };
    /// What an order is about, before anything happens to it.
    struct Ground {
        qint64 at = 0;
        const Item *item = nullptr;
        int plan = -1;
        int system = 0; ///< position among the city's systems
        int words = 0;
        qint64 resource = -1; ///< -1: the system has none
        int number = 2;
        Id<WorkOrder> parent;
        Id<WorkOrder> problem;
        int abnormal = -1; ///< check of the inspection that found it, or that this one finds
    };
    void readItems();
    void hire();
    void makePlans();
    void makeSlots(qint64 count);
    [[nodiscard]] const Item &itemNamed(const char *code) const;
    [[nodiscard]] int itemAt(qint64 index) const;
    [[nodiscard]] Ground plainGround(qint64 index) const;
    [[nodiscard]] Ground ground(qint64 index) const;
    /// The next or the last order of that item within so many; -1: none.
    [[nodiscard]] qint64 nextOf(const char *code, qint64 index, int within) const;
    [[nodiscard]] qint64 lastOf(const char *code, qint64 index, int within) const;
    [[nodiscard]] int abnormalCheck(qint64 index) const;
    [[nodiscard]] qint64 resourceOf(int system, quint64 draw) const;

    [[nodiscard]] WorkOrder begun(qint64 index, const Ground &ground) const;
    [[nodiscard]] std::vector<OrderEvent> course(qint64 index, const Ground &ground, const WorkOrder &order) const;
    void apply(WorkOrder &order, const OrderEvent &event) const;
    void keepClocks(WorkOrder &order) const;
    void countOutage(WorkOrder &order, const Ground &ground) const;
    void finish(WorkOrder &order, const Ground &ground) const;
    [[nodiscard]] int staff(int system, const QString &role, quint64 draw) const;
    [[nodiscard]] int contactOf(const Id<Organisation> &unit, quint64 draw) const;
    [[nodiscard]] QString filled(QStringView words, const Ground &ground) const;

    void tellSteps(OrderStory &story, qint64 index, const Ground &ground) const;
    void tellNotes(OrderStory &story, qint64 index, const Ground &ground) const;
    void tellResources(OrderStory &story, qint64 index, const Ground &ground) const;
    void tellAlerts(OrderStory &story, qint64 index, const Ground &ground) const;
    [[nodiscard]] QString checksOf(const rules::ServiceStep &step, int abnormal, class Random &random) const;
    void attach(OrderStory &story, const QString &entity, const QUuid &record, const QString &name, int person, Instant at, class Random &random) const;
    void tellActs(OrderStory &story, qint64 index, WorkOrder order, const Ground &ground, const std::vector<OrderEvent> &events) const;

    const City &m_city;
    Instant m_until;
    const rules::ServiceLevels &m_levels;
    const rules::WorkingCalendar &m_calendar;
    std::vector<Item> m_items;
    std::vector<OrderPlan> m_plans;
    std::vector<int> m_planItems;   ///< position of each plan's item
    std::vector<int> m_planSystems; ///< -1: for all of them
    std::vector<size_t> m_planRuns; ///< on a day
    std::vector<Slot> m_slots;
    qint64 m_firstTold = 0;
    std::vector<std::vector<int>> m_deployments;         ///< of each system
    std::map<QUuid, std::map<QString, std::vector<int>>> m_staff; ///< people of each unit by post
};

/// The few files that all evidence is: contents are kept once.
struct SharedFile {
    QString name;
    QString mediaType;
    QByteArray content;
    QString digest;
};
[[nodiscard]] const std::vector<SharedFile> &sharedEvidence();

} // namespace demo
