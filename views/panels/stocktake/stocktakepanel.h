// StocktakePanel: the stocktakes, and the one that is being counted.
#pragma once

#include "items/queries.h"
#include "views/shell/panelspec.h"

class QLabel;
class QStackedWidget;
class QTableView;

namespace items {
class RecordListModel;
}

namespace views::panels {

class CountingPage;

class StocktakePanel : public shell::Panel
{
    Q_OBJECT

public:
    StocktakePanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    [[nodiscard]] bool showsData() const override { return m_shows; }
    void showRecord(const QUuid &stocktake) override;
    [[nodiscard]] QWidget *firstFocus() override;

    void begin();
    void retire();
    void back();

private:
    enum class Act { New, Open, Retire };
    void openSelected();
    void refresh();
    [[nodiscard]] QString whyNot(Act act) const;
    [[nodiscard]] const items::ListRow *selected() const;

    shell::PanelContext m_context;
    items::RecordListModel *m_list;
    QStackedWidget *m_pages;
    QTableView *m_table;
    QLabel *m_empty;
    QLabel *m_heading;
    CountingPage *m_counting;
    std::vector<std::pair<Act, QAction *>> m_acts;
    QAction *m_back;
    bool m_shows = false;
};

} // namespace views::panels
