// WatchPanel (台账体检): what the rules find in the ledger: violations of its quality, terms that end, and resources that do
// too little or too much. Reviewed in the background and true after every change; from here resources are opened, copied
// and marked to be rectified.
#pragma once

#include "items/findinggroups.h"
#include "views/shell/panelspec.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace views::panels {

class FindingsPage;

class WatchPanel : public shell::Panel
{
    Q_OBJECT

public:
    WatchPanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(QSettings &settings) override;
    [[nodiscard]] bool showsData() const override { return m_shows; }
    [[nodiscard]] QWidget *firstFocus() override;

private:
    enum class Act { Open, Rectify, Copy, Exempt, Again, Cancel };
    void makeActions(QHBoxLayout &head);
    void begin();
    void refresh();
    void refreshActs();
    void refreshUnits();
    void refreshProgress();
    void nameUnits();
    [[nodiscard]] QString whyNot(Act act) const;
    void perform(Act act);
    void open(const QUuid &resource);
    void rectify();
    void copy();
    [[nodiscard]] FindingsPage &page() const;
    [[nodiscard]] QAction *action(Act act) const;
    [[nodiscard]] QUuid unit() const;

    shell::PanelContext m_context;
    items::LedgerWatch *m_watch;
    QTabBar *m_tabs;
    QComboBox *m_units;
    QLabel *m_summary;
    QProgressBar *m_progress;
    QStackedWidget *m_pages;
    std::vector<FindingsPage *> m_topics; ///< by the number of their tab
    std::vector<std::pair<Act, QAction *>> m_acts;
    QHash<QUuid, QString> m_unitNames;
    std::vector<QUuid> m_unitOrder; ///< as a dictionary has them
    bool m_shows = false;
};

} // namespace views::panels
