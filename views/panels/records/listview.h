// ListView: a table of records as operators use one: 26 px rows, columns dragged into order, Shift+click for a further
// sort, Ctrl+C for a spreadsheet. Says why it is empty.
#pragma once

#include "items/recordlistmodel.h"

#include <QTableView>

class QLabel;
class QPushButton;

namespace views::forms {
class CellDelegate;
}

namespace views::panels {

class ListHeader;

class ListView : public QTableView
{
    Q_OBJECT

public:
    ListView(items::RecordListModel &list, QWidget *parent);

    /// What stands in the middle of an empty list, and the button that helps; an empty text shows nothing.
    void setEmptyState(const QString &sentence, const QString &action);
    void showColumn(int field, bool shown);
    void resetColumns();
    /// Of a column that nobody has made wider or narrower, at 100 %.
    void suggestWidth(const QString &field, int width) { m_suggested.insert(field, width); }
    /// These columns, in that order, as wide as a person made them.
    void showFields(const std::vector<int> &fields);
    [[nodiscard]] QVariantMap layoutState() const;
    void restoreLayoutState(const QVariantMap &state);
    /// After a change of scale, theme or language.
    void refreshLook();
    /// Draws and edits the cells from now on; the view becomes its parent.
    void setCells(forms::CellDelegate *cells);
    /// Positions of the selected rows, from top to bottom.
    [[nodiscard]] std::vector<int> selectedRows() const;
    /// The field of the column that the keyboard is in, or of the first.
    [[nodiscard]] int currentField() const;
    /// A click on the head of the column that the keyboard is in; Shift adds a further sort.
    void sortByCurrent(Qt::KeyboardModifiers modifiers);
    void copySelection();

Q_SIGNALS:
    void selectionMoved();
    void filterAsked(int field);
    void columnsAsked();
    void emptyActionAsked();
    /// Once, when rows (or the sentence why there are none) have been painted.
    void painted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void sortBy(int column, Qt::KeyboardModifiers modifiers);
    void headerMenu(const QPoint &at);
    void takeVisualOrder();
    /// Sets the model's columns; selection and place in the list stay.
    void setFields(const std::vector<int> &fields);
    void sizeColumns();
    [[nodiscard]] int usualWidth(const contract::FieldShape &field) const;
    /// In pixels; each text is measured once.
    [[nodiscard]] int widthOf(const QFont &font, const QString &text) const;
    void placeEmptyState();

    items::RecordListModel &m_list;
    forms::CellDelegate *m_delegate;

protected:
    ListHeader *m_header;

private:
    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_emptyAction;
    QHash<QString, int> m_widths; ///< by field name, at 100 %
    QHash<QString, int> m_suggested;
    mutable QHash<std::pair<QString, QString>, int> m_measured; ///< by text and font
    bool m_sizing = false;
    int m_sizedAt = 0; ///< what 100 pixels were when the columns were last given their widths
    bool m_painted = false;
};

} // namespace views::panels
