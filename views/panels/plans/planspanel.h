// PlansPanel (周期计划): work that comes again. The list of plans, the form with the schedule in words and its next runs, and
// beside it the orders that a plan has made.
#pragma once

#include "views/panels/records/recordbrowser.h"

namespace items {
class OrderCalendar;
}

namespace views::panels {

class BrowserActions;

class PlansPanel : public shell::Panel
{
    Q_OBJECT

public:
    PlansPanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(QSettings &settings) override;
    [[nodiscard]] bool showsData() const override { return m_browser->showsData(); }
    void showRecord(const QUuid &record) override { m_browser->showRecord(record); }
    /// A saved view of the list as well.
    void showRecordOf(const QString &entity, const QUuid &record) override;
    [[nodiscard]] bool mayClose() override { return m_browser->mayLeave(); }
    [[nodiscard]] QWidget *firstFocus() override { return m_browser->firstFocus(); }

    [[nodiscard]] RecordBrowser &browser() { return *m_browser; }

private:
    void beginPlan();
    /// What the form says of the next runs goes by the calendar in force.
    void giveCalendar();

    shell::PanelContext m_context;
    items::OrderCalendar *m_calendar;
    BrowserActions *m_actions;
    RecordBrowser *m_browser;
};

} // namespace views::panels
