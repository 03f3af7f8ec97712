// CellDelegate: how a value stands in a list: numbers right-aligned in figures of one width, identifiers and addresses
// in a fixed-width face, states as chips, a text that does not fit whole in the tooltip. It paints straight from the
// model's texts, since a list repaints at every keystroke of a search.
#pragma once

#include "contract/shape.h"

#include <QFont>
#include <QStyledItemDelegate>

namespace views::forms {

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `shape` outlives the delegate. `fieldOf` gives the position of a column's field, or -1.
    CellDelegate(const contract::Shape &shape, std::function<int(int column)> fieldOf, QObject *parent);
    /// Call after a change of theme, scale or font.
    void refresh();
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    /// The alignment of a field's column, for its header as well.
    [[nodiscard]] static Qt::Alignment alignmentOf(const contract::FieldShape &field);
    /// A sensible first width of the field's column in characters.
    [[nodiscard]] static int charactersOf(const contract::FieldShape &field);

private:
    [[nodiscard]] const contract::FieldShape *fieldAt(const QModelIndex &index) const;
    [[nodiscard]] const QFont &faceOf(const contract::FieldShape *field) const;

    const contract::Shape &m_shape;
    std::function<int(int)> m_fieldOf;
    QFont m_plain;
    QFont m_fixed;
    QFont m_tabular;
};

} // namespace views::forms
