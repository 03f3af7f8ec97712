// OrdersWindow: the orders in a window of their own, with some orders of Kim and of others; base of the tests on it. The
// clock of the lab stands on a Sunday, 9 o'clock in China.
#pragma once

#include "items/recordlistmodel.h"
#include "views/inventorywindow.h"
#include "views/panels/records/sheetview.h"
#include "views/panels/orders/clockcells.h"
#include "views/panels/orders/orderspanel.h"

#include <QTabBar>
#include <QToolButton>

class OrdersWindow : public QObject
{
    Q_OBJECT

protected:
    /// What an order holds beside title, unit, item and state.
    struct AnOrder {
        QString title;
        const char *state = "in_progress";
        contract::Patch fields = {};
    };
    void open(const QStringList &roles = {QStringLiteral("shift_leader"), QStringLiteral("engineer")});
    void close();
    QUuid hasOrder(const AnOrder &order);
    [[nodiscard]] contract::Instant in(qint64 minutes) const { return {m_lab->clock.now().ms + minutes * 60'000}; }
    /// In the person's name, as the account says.
    [[nodiscard]] QString me() const { return contract::idText(m_person); }
    [[nodiscard]] QStringList titles() const;
    [[nodiscard]] QToolButton &preset(int position) const;
    [[nodiscard]] QTabBar &scopes() const { return *m_panel->findChild<QTabBar *>(QStringLiteral("scopes")); }
    [[nodiscard]] QAction *action(const QString &text) const;
    /// What the clock of that row says.
    [[nodiscard]] QString clockOf(const QString &title) const;
    [[nodiscard]] int rowOf(const QString &title) const { return int(titles().indexOf(title)); }
    /// Clicks on the row and waits until its record is beside the list.
    void select(const QString &title);

    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<views::panels::OrdersPanel> m_panel;
    QUuid m_unit;
    QUuid m_item;
    QUuid m_person;
    views::panels::SheetView *m_view = nullptr;
    items::RecordListModel *m_list = nullptr;
    views::panels::RecordPane *m_pane = nullptr;
};
