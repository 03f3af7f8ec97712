// ChangesPanel (变更): changes of the platform: those that wait for me, those that I asked for, carry out or watch, and all,
// as a list with the change beside it; several are decided on in one go.
#pragma once

#include "items/changescopes.h"
#include "views/panels/records/recordbrowser.h"

namespace views::panels {

class BrowserActions;
class ButtonRow;
class ScopeBar;

class ChangesPanel : public shell::Panel
{
    Q_OBJECT

public:
    ChangesPanel(const shell::PanelContext &context, QWidget *parent);
    ~ChangesPanel() override;
    void retranslate() override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(QSettings &settings) override;
    [[nodiscard]] bool showsData() const override { return m_browser->showsData(); }
    void showRecord(const QUuid &record) override { m_browser->showRecord(record); }
    [[nodiscard]] std::vector<shell::KeyMeaning> keys() const override;
    [[nodiscard]] bool mayClose() override { return m_browser->mayLeave(); }
    [[nodiscard]] QWidget *firstFocus() override { return m_browser->firstFocus(); }

    [[nodiscard]] RecordBrowser &browser() { return *m_browser; }
    [[nodiscard]] items::ScopeCounts &scopes() { return *m_scopes; }
    void choose(items::ChangeScope scope, items::ChangePreset preset);

private:
    void takeActor();
    void readDelegations();
    void narrow(RecordBrowser::Question question);
    void decideSelected();
    void refreshActs();
    [[nodiscard]] QString nameOf(items::ChangeScope scope) const;
    [[nodiscard]] QString nameOf(items::ChangePreset preset) const;

    shell::PanelContext m_context;
    items::ChangeHands m_hands;
    items::ScopeCounts *m_scopes;
    ScopeBar *m_bar;
    ButtonRow *m_bulkRow;
    BrowserActions *m_actions;
    RecordBrowser *m_browser;
    QAction *m_decide;
    QToolButton *m_decideButton;
};

} // namespace views::panels
