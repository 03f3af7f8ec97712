// BrowserViews: what stands beside a browser's list and in its place: the tree of units at its left, and charts. Both are
// made when they are first looked at, never before the list is painted.
#pragma once

#include "items/unitforest.h"
#include "views/shell/panelspec.h"

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace views::panels {

class ChartsPane;
class RecordPane;
class TreePane;

class BrowserViews : public QObject
{
    Q_OBJECT

public:
    BrowserViews(const contract::Shape &shape, const shell::PanelContext &context, QWidget &list, RecordPane &record, QWidget *parent);

    [[nodiscard]] bool hasTree() const { return m_isResource; }
    [[nodiscard]] bool hasCharts() const { return m_isResource; }
    [[nodiscard]] QWidget *treeSwitch() const;
    [[nodiscard]] QWidget *chartsSwitch() const { return m_chartsSwitch; }
    /// The list, or the charts in its place.
    [[nodiscard]] QWidget *middle() const;
    /// What of it is in sight.
    [[nodiscard]] QWidget &shown() const;
    /// Stands the tree's place at the left of the rest; to be called once.
    [[nodiscard]] QWidget *aroundWithTree(QWidget &rest);

    /// The list has been painted: the tree may be made, if it is to be shown.
    void makeWhatIsShown(const replica::ListQuery &query);
    void follow(const replica::ListQuery &query);
    /// Shows the tree and gives it the keyboard; where it has it, hides it.
    void enterOrLeaveTree(const replica::ListQuery &query);
    void switchCharts(const replica::ListQuery &query);
    [[nodiscard]] bool showsCharts() const;
    /// In the list's place, beside the record; null: the list.
    void showInstead(QWidget *other);
    void retranslate();
    void refreshLook();
    [[nodiscard]] QVariantMap layoutState() const;
    void restoreLayoutState(const QVariantMap &state);

Q_SIGNALS:
    void chosenInTree(const std::vector<items::NamedFilter> &filters);
    void chosenInChart(const std::vector<items::NamedFilter> &filters);
    void changed();

private:
    void showTree(bool shown);
    void makeTree();
    void makeCharts();
    void showList();

    shell::PanelContext m_context;
    QWidget &m_list;
    RecordPane &m_record;
    const bool m_isResource;
    QToolButton *m_treeSwitch;
    QWidget *m_chartsSwitch;
    QToolButton *m_listButton;
    QToolButton *m_chartsButton;
    QStackedWidget *m_middle;
    QSplitter *m_around = nullptr;
    TreePane *m_tree = nullptr;
    ChartsPane *m_charts = nullptr;
    replica::ListQuery m_query;
    std::optional<bool> m_treeWanted; ///< what the person chose; nothing: as wide as the window is
    int m_treeWidth;                  ///< at 100 %
    bool m_isPainted = false;
};

} // namespace views::panels
