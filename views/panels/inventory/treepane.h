// TreePane: units and systems beside the list, with the number of resources on each. Choosing one narrows the list; the
// arrow keys only look.
#pragma once

#include "items/resourcetree.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace views::panels {

class TreePane : public QWidget
{
    Q_OBJECT

public:
    /// Takes the tree.
    TreePane(items::ResourceTree *tree, QWidget *parent);

    /// The query of the list beside it: what is counted, and which row is the chosen one.
    void follow(const replica::ListQuery &query);
    /// The keyboard goes to the chosen row.
    void enter();
    [[nodiscard]] bool hasKeyboard() const;
    void retranslate();
    void refreshLook();

Q_SIGNALS:
    void chosen(const std::vector<items::NamedFilter> &filters);
    /// The keyboard wants to go back to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void choose(const QModelIndex &index);
    void showChosen();
    void showWays();
    void sizeNumbers();
    void refreshEmptyState();

    items::ResourceTree *m_tree;
    QLineEdit *m_find;
    QTreeView *m_view;
    QLabel *m_empty;
    QLabel *m_today; ///< says that the numbers are not those of the past that the list shows
    int m_digits = 3;
    std::vector<replica::ListFilter> m_own; ///< those of the list's filters that the tree speaks of
};

} // namespace views::panels
