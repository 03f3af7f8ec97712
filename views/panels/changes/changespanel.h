// ChangesPanel (变更): changes of the platform: those that wait for me, those that I asked for, carry out or watch, and all,
// as a list with the change beside it; several are decided on in one go. Beside the list stand pages of what changes go by:
// windows and freezes, CAB meetings, deputies, templates.
#pragma once

#include "items/changescopes.h"
#include "views/panels/records/recordbrowser.h"

class QStackedWidget;
class QTabBar;

namespace views::panels {

class BrowserActions;
class ButtonRow;
class ChangePage;
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
    void showRecord(const QUuid &record) override;
    /// A window, a meeting, a delegation or a template, on its page; a saved view, on the page of its list.
    void showRecordOf(const QString &entity, const QUuid &record) override;
    [[nodiscard]] std::vector<shell::KeyMeaning> keys() const override;
    [[nodiscard]] bool mayClose() override;
    [[nodiscard]] QWidget *firstFocus() override;

    [[nodiscard]] RecordBrowser &browser() { return *m_browser; }
    [[nodiscard]] items::ScopeCounts &scopes() { return *m_scopes; }
    void choose(items::ChangeScope scope, items::ChangePreset preset);
    /// 0: the list of changes; from 1 on those of changePages(). False where edits keep the person where they are.
    bool showPage(int page);
    /// Null for the list of changes, and for a page that was not shown yet.
    [[nodiscard]] ChangePage *page(int page) const;

private:
    void makeSwitch();
    void showView(const QUuid &id);
    [[nodiscard]] RecordBrowser *shownBrowser() const;
    void takeActor();
    void readDelegations();
    void readDecided();
    void narrow(RecordBrowser::Question question);
    void decideSelected();
    void refreshActs();
    [[nodiscard]] QString nameOf(items::ChangeScope scope) const;
    [[nodiscard]] QString nameOf(items::ChangePreset preset) const;

    shell::PanelContext m_context;
    items::ChangeHands m_hands;
    QTimer m_nextDelegation; ///< when one begins or ends
    QTimer m_decidedSoon;
    quint64 m_decidedQuestion = 0;
    items::ScopeCounts *m_scopes;
    QTabBar *m_switch;
    QStackedWidget *m_stack;
    std::vector<ChangePage *> m_pages; ///< from page 1 on; null until it is shown
    std::vector<QAction *> m_pageActions;
    std::map<QString, QVariantMap> m_layouts; ///< of pages that were not made yet
    ScopeBar *m_bar;
    ButtonRow *m_bulkRow;
    BrowserActions *m_actions;
    RecordBrowser *m_browser;
    QAction *m_decide;
    QToolButton *m_decideButton;
};

} // namespace views::panels
