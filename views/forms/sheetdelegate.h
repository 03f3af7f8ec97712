// SheetDelegate: cells that are edited where they stand, as in a spreadsheet, with the inputs of the form. It draws the
// cell that the keyboard is in, and what was typed and refused; whoever owns the list decides what becomes of a value.
#pragma once

#include "items/recordlistmodel.h"
#include "views/forms/celldelegate.h"
#include "views/forms/fieldeditor.h"

#include <QPointer>

namespace items {
class Factory;
}

namespace views::forms {

class SheetDelegate : public CellDelegate
{
    Q_OBJECT

public:
    /// Where the keyboard goes after a cell.
    enum class Step { Stay, Down, Up, Right, Left };
    /// A cell in the hand of a person.
    struct OpenCell {
        QUuid record;
        contract::Revision base = 0; ///< of the record as they saw it
        int field = -1;
        contract::Value value;
        QString title; ///< of the record that a reference points to
        bool operator==(const OpenCell &) const = default;
    };

    /// Both outlive the delegate.
    SheetDelegate(items::RecordListModel &list, const items::Factory &items, QObject *parent);

    /// The next editor begins empty: what is typed takes the place of what stands there.
    void setReplacing(bool replacing) { m_replacing = replacing; }
    /// The cell whose editor is open and was typed into.
    [[nodiscard]] std::optional<OpenCell> typedCell() const;
    /// Puts a value into the open editor, as typed.
    void putInto(const OpenCell &cell);
    [[nodiscard]] bool isOpen() const { return !m_editor.isNull(); }
    /// The open editor, or null.
    [[nodiscard]] FieldEditor *editor() const { return m_editor; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void destroyEditor(QWidget *editor, const QModelIndex &index) const override;

Q_SIGNALS:
    /// The person has left the cell with another value than it had; it may break the field's rule.
    void entered(const views::forms::SheetDelegate::OpenCell &cell) const;
    /// At each keystroke.
    void typed(const views::forms::SheetDelegate::OpenCell &cell) const;
    /// The editor was closed by the keyboard.
    void left(views::forms::SheetDelegate::Step step);
    /// Esc: what was typed into the cell is not wanted.
    void takenBack(const QUuid &record, int field);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] OpenCell cell() const;
    /// The sentence where the value breaks the field's rule; an empty one where it is right.
    [[nodiscard]] QString problemOf(const contract::Value &value, int field) const;
    bool leave(Step step);
    void commitAndClose();
    void sayProblem(const QString &sentence);

    items::RecordListModel &m_list;
    const items::Factory &m_items;
    bool m_replacing = false;
    mutable QPointer<FieldEditor> m_editor;
    mutable OpenCell m_open;  ///< as it was when its editor was opened
    mutable bool m_dirty = false;
};

} // namespace views::forms
