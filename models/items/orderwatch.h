// OrderWatch: what a person has to hear about work orders though another window is in front: what was given to them, which
// of their promises run out by the policy's warn points, who urges, and what is escalated to their roles. Each is said
// once, also across starts. Asks the cache when something changed and wakes when the next promise nears its end.
#pragma once

#include "contract/actor.h"
#include "contract/entities/ordernote.h"
#include "contract/entities/ordernote.h"
#include "contract/ports.h"
#include "items/queries.h"
#include "rules/servicelevels.h"

#include <QTimer>

namespace items {

struct OrderCall {
    enum class Kind { Assigned, ResponseNear, ResponseLate, ResolveNear, ResolveLate, ReportNear, ReportLate, Urged, Escalated, Reminder };
    QString key; ///< the same as long as it is about the same
    Kind kind = Kind::Assigned;
    QUuid order;
    QString title;  ///< of the order
    QString number; ///< empty where only the title is known
    QString words;  ///< of an urging, an escalation or a reminder
    Instant at;     ///< since when
    Instant due;    ///< of a promise; 0: none
    bool grave = false; ///< of P1, or of the statutory clock: also in quiet hours
    bool operator==(const OrderCall &) const = default;
};

/// What was said already, kept between two starts.
struct OrderCallMemory {
    QHash<QString, qint64> heard; ///< key and when it was heard of first
    QSet<QString> read;
    bool begun = false; ///< false: nothing was ever said to this person; what is there now is no news
    bool operator==(const OrderCallMemory &) const = default;
};
[[nodiscard]] QByteArray toJson(const OrderCallMemory &memory);
/// An empty memory where the text is not understood.
[[nodiscard]] OrderCallMemory callMemoryFromJson(const QByteArray &json);

class OrderWatch : public QObject
{
    Q_OBJECT

public:
    /// Orders and notes looked at, at most: the latest ones.
    static constexpr int mostOrders = 400;
    static constexpr int mostNotes = 200;
    /// Changes come in crowds.
    static constexpr int settleMs = 500;
    /// What is older is not news any more.
    static constexpr qint64 newsMs = 3 * 86'400'000LL;

    OrderWatch(Queries &queries, const Clock &clock, QObject *parent = nullptr);

    /// From now on for that person; the first answer comes by changed().
    void start(const Actor &actor, OrderCallMemory memory);
    /// What is to be heard now, the latest first.
    [[nodiscard]] const std::vector<OrderCall> &calls() const { return m_calls; }
    [[nodiscard]] bool isRead(const OrderCall &call) const { return m_memory.read.contains(call.key); }
    [[nodiscard]] int unread() const;
    void markRead(const QString &key);
    void markAllRead();
    [[nodiscard]] const OrderCallMemory &memory() const { return m_memory; }

Q_SIGNALS:
    /// What nobody has said yet, the latest first.
    void called(const std::vector<items::OrderCall> &fresh);
    /// The calls, or which of them are read.
    void changed();

private:
    void follow(const QString &entity);
    void ask();
    void askOrders();
    void askNotes();
    [[nodiscard]] bool concerns(const OrderNote &note) const;
    void askNoted(std::vector<QUuid> orders, std::function<void()> done);
    void judge();
    void judgeOrder(const WorkOrder &order, std::vector<OrderCall> &calls, std::optional<Instant> &next) const;
    void judgeClock(const WorkOrder &order, rules::ClockKind kind, std::vector<OrderCall> &calls, std::optional<Instant> &next) const;
    void judgeNotes(std::vector<OrderCall> &calls) const;

    Queries &m_queries;
    const Clock &m_clock;
    Actor m_actor;
    OrderCallMemory m_memory;
    QString m_levels;   ///< contents of the policies that count
    QString m_calendar;
    std::vector<WorkOrder> m_orders;
    struct Noted {
        OrderNote note;
        QString title;
        QString number; ///< of its order; empty where that is over
    };
    std::vector<Noted> m_notes;
    std::vector<OrderCall> m_calls;
    QObject m_asksOrders; ///< names who asks
    QObject m_asksNotes;
    QTimer m_settling;
    QTimer m_next;
    bool m_started = false;
    int m_answers = 0; ///< of the questions in a round
    int m_round = 0;
};

} // namespace items
