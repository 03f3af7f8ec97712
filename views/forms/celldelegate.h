// CellDelegate: how a value stands in a list: numbers right-aligned in figures of one width, identifiers and addresses
// in a fixed-width face, states as chips, a text that does not fit whole in the tooltip. A list repaints at every
// keystroke of a search, so it asks no style and keeps its ink.
#pragma once

#include "contract/shape.h"

#include "views/forms/keptink.h"

#include <QStyledItemDelegate>
#include <map>

namespace views::forms {

/// What a cell says of the moment in place of its value: how much of a promise is left.
struct CellWord {
    QString word;
    ChipLook look;
    QString tip;
};

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `shape` outlives the delegate. `fieldOf` gives the position of a column's field, or -1.
    CellDelegate(const contract::Shape &shape, std::function<int(int column)> fieldOf, QObject *parent);
    /// The cells of that field say what `teller` makes of their row; nothing: their value.
    using Teller = std::function<std::optional<CellWord>(const QModelIndex &index)>;
    void setTeller(int field, Teller teller) { m_tellers.insert_or_assign(field, std::move(teller)); }
    /// A mark before the number, or the title where there is none, with the tip that says why; nothing: no mark.
    void setSign(Teller sign) { m_sign = std::move(sign); }
    /// Call after a change of theme, scale or font: what was drawn before is drawn anew.
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
    [[nodiscard]] std::optional<CellWord> wordAt(const QModelIndex &index) const;
    [[nodiscard]] bool namesRow(const contract::FieldShape *field) const;
    [[nodiscard]] std::optional<CellWord> signAt(const QModelIndex &index) const;
    using Face = KeptInk::Face;
    [[nodiscard]] static Face faceOf(const contract::FieldShape *field);

    const contract::Shape &m_shape;
    std::function<int(int)> m_fieldOf;
    std::map<int, Teller> m_tellers; ///< by field; few
    Teller m_sign;
    KeptInk &m_ink;
};

} // namespace views::forms
