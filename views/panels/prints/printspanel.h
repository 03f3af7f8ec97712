// PrintsPanel (打印登记): what was printed and saved of which record, by whom, which copy; what is not signed yet; and the way
// by which signed paper comes back.
#pragma once

#include "views/panels/records/recordbrowser.h"

class QAction;

namespace views::panels {

class BrowserActions;

class PrintsPanel : public shell::Panel
{
    Q_OBJECT

public:
    PrintsPanel(const shell::PanelContext &context, QWidget *parent);
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
    void takeScans();
    void refreshScan();

    shell::PanelContext m_context;
    BrowserActions *m_actions;
    RecordBrowser *m_browser;
    QAction *m_scan;
};

} // namespace views::panels
