// PoliciesPanel (运行策略): the rules that the clocks go by, as documents that a person drafts and puts in force: service
// levels and the working calendar.
#pragma once

#include "contract/entities/policy.h"
#include "views/shell/panelspec.h"

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;

namespace items {
class PolicyDesk;
}

namespace views::panels {

class ButtonRow;
class CalendarPage;
class LevelsPage;

class PoliciesPanel : public shell::Panel
{
    Q_OBJECT

public:
    PoliciesPanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    [[nodiscard]] bool showsData() const override { return m_shown; }
    [[nodiscard]] bool mayClose() override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] std::vector<shell::KeyMeaning> keys() const override;

    [[nodiscard]] items::PolicyDesk &desk() { return *m_desk; }
    [[nodiscard]] CalendarPage &calendarPage() { return *m_calendar; }
    /// Puts the draft of the page in force, with a reason that the history keeps.
    void putInForce(const QString &reason);

private:
    enum class Act { Save, Discard, Import, Export };
    QAction *makeAction(Act act, const char *icon, const QKeySequence &keys, void (PoliciesPanel::*run)());
    [[nodiscard]] QString whyNot(Act act) const;
    [[nodiscard]] QString whyNotEdit(contract::PolicyKind kind) const;
    [[nodiscard]] contract::PolicyKind kind() const;
    void refresh();
    void readItemNames();
    void save();
    void discard();
    void importFile();
    void exportFile();

    shell::PanelContext m_context;
    items::PolicyDesk *m_desk;
    QTabBar *m_tabs;
    QLabel *m_state;
    ButtonRow *m_buttons;
    QStackedWidget *m_pages;
    LevelsPage *m_levels;
    QScrollArea *m_calendarPlace;
    CalendarPage *m_calendar;
    std::vector<std::pair<Act, QAction *>> m_acts;
    bool m_shown = false;
};

} // namespace views::panels
