// OrderBoard: the orders of a list by their state, a column a state, for the query that the list shows. Numbers come from
// the facets; the cards of a column are a list of their own that loads what is in sight.
#pragma once

#include "contract/entities/workorder.h"
#include "items/recordlistmodel.h"

#include <QTimer>

namespace items {

class OrderBoard : public QObject
{
    Q_OBJECT

public:
    struct Column {
        OrderState state = OrderState::Draft;
        qint64 count = -1; ///< -1 while it is not known
        RecordListModel *cards = nullptr;
    };
    /// Live changes are gathered so long before they are counted.
    static constexpr int settleMs = 150;

    OrderBoard(const Catalogues &catalogues, Queries &queries, QObject *parent = nullptr);

    /// Of work orders. Cards that nobody sorted stand by what is due first; closed ones by what was closed last.
    void setQuery(const ListQuery &query);
    /// Filters that ask the same at another time: cards come and go.
    void follow(const ListQuery &query);
    /// Nothing is asked while nobody looks.
    void setActive(bool active);
    /// From left to right: the states of the daily work, and those others that hold an order. What the query leaves out
    /// does not show.
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }

Q_SIGNALS:
    /// Columns come or go.
    void arranged();
    void counted();

private:
    void count();
    void take(const replica::FacetAnswer &answer);
    void arrange(const std::map<OrderState, qint64> &counts);
    [[nodiscard]] ListQuery queryOf(OrderState state) const;
    [[nodiscard]] bool mayHold(OrderState state) const;

    const Catalogues &m_catalogues;
    Queries &m_queries;
    ListQuery m_query;
    std::vector<Column> m_columns;
    bool m_isActive = false;
    bool m_isStale = true;
    QTimer m_settling;
};

} // namespace items
