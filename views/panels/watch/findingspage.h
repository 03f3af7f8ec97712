// FindingsPage: one topic of the ledger watch: what was found at the left, the resources at the right.
#pragma once

#include "items/findinggroups.h"
#include "views/shell/panelspec.h"

class QLabel;
class QListView;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace views::forms {
class CellDelegate;
}

namespace views::panels {

class FindingsPage : public QWidget
{
    Q_OBJECT

public:
    FindingsPage(items::ReviewTopic topic, const items::LedgerWatch &watch, const shell::PanelContext &context, QWidget *parent);

    void retranslate();
    void refreshLook();
    /// Counts and shows anew what the review says now.
    void refresh(const QUuid &unit, items::FindingGroups::Exempt exempt);
    [[nodiscard]] int total() const { return m_groups->total(); }
    [[nodiscard]] QSet<QUuid> units() const { return m_groups->units(); }
    [[nodiscard]] items::FindingList &list() { return *m_list; }
    [[nodiscard]] std::vector<int> selectedRows() const;
    [[nodiscard]] QWidget *firstFocus() const;
    [[nodiscard]] QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray &state);

Q_SIGNALS:
    void selectionMoved();
    void openAsked(const QUuid &resource);

private:
    void showGroup();
    void refreshEmptyState();

    items::ReviewTopic m_topic;
    const items::LedgerWatch &m_watch;
    items::FindingGroups *m_groups;
    items::FindingList *m_list;
    QListView *m_kinds;
    QTableView *m_table;
    forms::CellDelegate *m_cells;
    QLabel *m_empty;
    QStackedWidget *m_right;
    QSplitter *m_splitter;
    bool m_counting = false;
};

} // namespace views::panels
