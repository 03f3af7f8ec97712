// ClockAccountTable: why a promise is due when it is due, line by line, as a person checks it with a wall calendar.
#pragma once

#include "items/entitymodelbase.h"
#include "replica/history.h"
#include "rules/clockaccount.h"
#include "rules/orderclocks.h"

namespace items {

using namespace contract;

/// One clock of an order with its account; nothing where it has not started or nothing is promised.
struct OrderAccount {
    rules::ClockKind kind = rules::ClockKind::Resolve;
    rules::TimeLimit limit;
    rules::ClockAccount account;
    std::vector<rules::OrderPause> pauses;
    std::map<Instant, Instant> received; ///< of acts done at the first: when the server heard of them; 0: not yet
};
[[nodiscard]] std::optional<OrderAccount> accountOf(const WorkOrder &order, rules::ClockKind kind, const rules::WorkingCalendar &working, Instant now);
/// When the server heard of each act, where that was a minute later or more, or is still to come.
[[nodiscard]] std::map<Instant, Instant> lateArrivals(const std::vector<replica::HistoryEntry> &history);

/// Sentences over the table: what is promised, what stood still, when it is due, what came of it.
[[nodiscard]] QStringList summaryOf(const OrderAccount &account);
/// What the holiday lists do not know; empty where they know all.
[[nodiscard]] QString warningOf(const OrderAccount &account);
/// Why there is no account of that clock.
[[nodiscard]] QString whyNoAccount(const WorkOrder &order, rules::ClockKind kind);

class ClockAccountTable : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { FromColumn, ToColumn, WhatColumn, CountedColumn, TotalColumn, ReasonColumn, ReceivedColumn, ColumnCount };
    explicit ClockAccountTable(QObject *parent = nullptr);

    void show(std::optional<OrderAccount> account);
    [[nodiscard]] const std::optional<OrderAccount> &account() const { return m_account; }
    /// Where some act was heard of later than it was done.
    [[nodiscard]] bool hasReceived() const;
    [[nodiscard]] rules::AccountLine::What whatAt(int row) const;
    /// With a header, tabs between the cells.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString cell(const rules::AccountLine &line, Column column) const;
    [[nodiscard]] QString what(const rules::AccountLine &line) const;
    [[nodiscard]] QString reason(const rules::AccountLine &line) const;
    [[nodiscard]] QString received(const rules::AccountLine &line) const;

    std::optional<OrderAccount> m_account;
};

} // namespace items
