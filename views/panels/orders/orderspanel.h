// OrdersPanel (工单): work orders, mine, my team's or all, by the questions a shift asks: as a list with running clocks, as a
// board by state or on a timeline, with the order beside it.
#pragma once

#include "items/orderscopes.h"
#include "rules/orderflow.h"
#include "views/panels/records/recordbrowser.h"

class QTabBar;
class QToolButton;

namespace items {
class OrderCalendar;
}

namespace views::panels {

class BoardPage;
class BrowserActions;
class ButtonRow;
class ClockCells;
class TimelinePage;

class OrdersPanel : public shell::Panel
{
    Q_OBJECT

public:
    OrdersPanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(QSettings &settings) override;
    [[nodiscard]] bool showsData() const override { return m_saidShown; }
    void showRecord(const QUuid &record) override { m_browser->showRecord(record); }
    /// A saved view of the list as well.
    void showRecordOf(const QString &entity, const QUuid &record) override;
    [[nodiscard]] std::vector<shell::KeyMeaning> keys() const override;
    [[nodiscard]] bool mayClose() override { return m_browser->mayLeave(); }
    [[nodiscard]] QWidget *firstFocus() override { return m_browser->firstFocus(); }

    [[nodiscard]] RecordBrowser &browser() { return *m_browser; }
    [[nodiscard]] ClockCells &clocks() { return *m_clocks; }
    [[nodiscard]] items::OrderScopes &scopes() { return *m_scopes; }
    enum class Look { List, Board, Timeline };
    void showAs(Look look);
    [[nodiscard]] Look look() const { return m_look; }
    /// Null until they were shown.
    [[nodiscard]] BoardPage *board() { return m_board; }
    [[nodiscard]] TimelinePage *timeline() { return m_timeline; }

private:
    void makeLooks();
    void makeBulkActs();
    void makeBoard();
    void makeTimeline();
    void doVerb(const QUuid &order, rules::OrderVerb verb);
    void doWantedVerb();
    void sayShown();
    using AskAct = std::optional<contract::Command> (*)(const std::vector<replica::ListRow> &, const shell::PanelContext &, QWidget *);
    void changeSelected(AskAct ask);
    [[nodiscard]] QString nameOf(Look look) const;
    void makeScopes();
    void makePresets();
    void choose(items::OrderScope scope, items::OrderPreset preset);
    void narrow(RecordBrowser::Question question);
    /// Filters of a saved view that are a scope or a preset; the others are given back.
    [[nodiscard]] std::vector<replica::ListFilter> takeView(std::vector<replica::ListFilter> filters);
    void refreshCounts();
    void refreshActs();
    [[nodiscard]] QString nameOf(items::OrderScope scope) const;
    [[nodiscard]] QString nameOf(items::OrderPreset preset) const;

    shell::PanelContext m_context;
    items::OrderCalendar *m_calendar;
    items::OrderScopes *m_scopes;
    QTabBar *m_bar;
    QWidget *m_presetRow;
    std::vector<QToolButton *> m_presets; ///< in the order of OrderScopes::presets
    ButtonRow *m_bulkRow;
    ButtonRow *m_lookRow;
    BrowserActions *m_actions;
    RecordBrowser *m_browser;
    ClockCells *m_clocks;
    std::vector<QAction *> m_scopeActions;
    std::vector<QAction *> m_presetActions;
    std::vector<QToolButton *> m_looks; ///< by Look
    std::vector<QAction *> m_lookActions;
    QAction *m_nextLook = nullptr;
    QAction *m_assign = nullptr;
    QAction *m_close = nullptr;
    std::vector<QToolButton *> m_bulkButtons;
    BoardPage *m_board = nullptr;
    TimelinePage *m_timeline = nullptr;
    Look m_look = Look::List;
    bool m_saidShown = false;
    bool m_isDrifting = false; ///< the filters ask the same at another time
    std::optional<std::pair<QUuid, rules::OrderVerb>> m_wanted; ///< a verb for an order that is on its way into the pane
};

} // namespace views::panels
