// ReportsPanel (运行报告): monthly, quarterly and yearly run reports and reports of evaluations: the list, and beside it the page
// with its numbers, to be edited, issued and saved.
#pragma once

#include "views/panels/records/recordbrowser.h"

namespace views::panels {

class BrowserActions;

class ReportsPanel : public shell::Panel
{
    Q_OBJECT

public:
    ReportsPanel(const shell::PanelContext &context, QWidget *parent);
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
    void beginReport();

    shell::PanelContext m_context;
    BrowserActions *m_actions;
    RecordBrowser *m_browser;
};

} // namespace views::panels
