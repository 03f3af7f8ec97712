#include "views/forms/celldelegate.h"

#include "items/entitymodelbase.h"
#include "views/shell/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace views::forms {

using namespace contract;

namespace {

int margin()
{
    return shell::px(8);
}

bool isIdentifier(const FieldShape &field)
{
    return field.traits.key || field.traits.address || field.name == QLatin1StringView("credit_code");
}

bool isNumber(const FieldShape &field)
{
    return field.kind == FieldKind::Integer || field.kind == FieldKind::Real;
}

} // namespace

CellDelegate::CellDelegate(const Shape &shape, std::function<int(int)> fieldOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_shape(shape)
    , m_fieldOf(std::move(fieldOf))
    , m_ink(KeptInk::ofLists())
{
}

void CellDelegate::refresh()
{
    m_ink.refresh();
}

const FieldShape *CellDelegate::fieldAt(const QModelIndex &index) const
{
    const int field = m_fieldOf(index.column());
    return field < 0 ? nullptr : &m_shape.fields[field];
}

std::optional<CellWord> CellDelegate::wordAt(const QModelIndex &index) const
{
    if (m_tellers.empty())
        return {};
    const auto teller = m_tellers.find(m_fieldOf(index.column()));
    return teller == m_tellers.end() ? std::nullopt : teller->second(index);
}

CellDelegate::Face CellDelegate::faceOf(const FieldShape *field)
{
    if (field && isIdentifier(*field))
        return Face::Fixed;
    return field && (isNumber(*field) || field->kind == FieldKind::Date) ? Face::Tabular : Face::Plain;
}

Qt::Alignment CellDelegate::alignmentOf(const FieldShape &field)
{
    return (isNumber(field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

int CellDelegate::charactersOf(const FieldShape &field)
{
    if (field.traits.key)
        return 14;
    if (field.traits.address)
        return 16;
    if (field.traits.title)
        return 32;
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Real:
        return 9;
    case FieldKind::Boolean:
        return 8;
    case FieldKind::Date:
        return 12;
    case FieldKind::Instant:
    case FieldKind::Choice:
        return 15;
    case FieldKind::Reference:
        return 24;
    case FieldKind::Text:
    case FieldKind::Attributes:
        return *field.traits.catalogue != 0 ? 14 : 18;
    }
    return 16;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &palette = option.palette;
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    if (selected)
        painter->fillRect(option.rect, palette.color(group, QPalette::Highlight));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, palette.color(QPalette::AlternateBase));

    const bool retired = index.data(items::RetiredRole).toBool();
    const QColor ink = selected ? palette.color(group, QPalette::HighlightedText)
                                : retired ? palette.color(QPalette::PlaceholderText) : palette.color(QPalette::Text);
    const QString shown = index.data(Qt::DisplayRole).toString();
    const auto *field = fieldAt(index);
    QRect box = option.rect.adjusted(margin(), 0, -margin(), 0);

    if (const auto said = wordAt(index)) {
        m_ink.drawChip(*painter, box, said->look, said->word, selected ? std::optional(ink) : std::nullopt);
        return;
    }
    if (field && field->kind == FieldKind::Choice && !shown.isEmpty())
        if (const auto look = chipLook(m_shape.name, field->name, index.data(items::CodeRole).toString())) {
            m_ink.drawChip(*painter, box, *look, shown, selected ? std::optional(ink) : std::nullopt);
            return;
        }
    const auto mark = [&](Mark which, shell::Tone tone) {
        const int side = shell::px(12);
        paintMark(*painter, QRectF(box.left(), box.center().y() - side / 2.0 + 0.5, side, side), which, selected ? ink : shell::colours(tone).text);
        box.setLeft(box.left() + side + shell::px(4));
    };
    if (namesRow(field) && index.data(items::PendingRole).toBool())
        mark(Mark::Clock, shell::Tone::Warning); // an unsent change lies on the record
    if (const auto sign = signAt(index))
        mark(sign->look.mark, sign->look.tone);
    const auto written = m_ink.drawLine(*painter, box, {.text = shown, .face = faceOf(field), .colour = ink, .side = field ? alignmentOf(*field) : Qt::AlignLeft});
    // Struck out as well as paler: the state does not hang on colour alone.
    if (retired && !written.isEmpty())
        painter->drawLine(written.left(), box.center().y() + 1, written.left() + written.width(), box.center().y() + 1);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight), 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
}

bool CellDelegate::namesRow(const FieldShape *field) const
{
    return field && (field->traits.key || (m_shape.keyField() < 0 && field->traits.title));
}

std::optional<CellWord> CellDelegate::signAt(const QModelIndex &index) const
{
    return m_sign && namesRow(fieldAt(index)) ? m_sign(index) : std::nullopt;
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *field = fieldAt(index);
    const QFontMetrics metrics(m_ink.font(faceOf(field)));
    const QString shown = index.data(Qt::DisplayRole).toString();
    if (const auto said = wordAt(index))
        return {chipWidth(QFontMetrics(m_ink.font(Face::Plain)), said->word) + 2 * margin(), qMax(shell::px(26), option.fontMetrics.height() + shell::px(6))};
    const int width = field && field->kind == FieldKind::Choice ? chipWidth(metrics, shown) : metrics.horizontalAdvance(shown);
    return {width + 2 * margin() + shell::px(4), qMax(shell::px(26), option.fontMetrics.height() + shell::px(6))};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList lines;
    const auto said = wordAt(index);
    if (said)
        lines << said->tip;
    else if (sizeHint(option, index).width() > option.rect.width())
        lines << index.data(Qt::DisplayRole).toString();
    if (const auto sign = signAt(index))
        lines << sign->tip;
    if (index.data(items::PendingRole).toBool())
        lines << tr("Holds a change of yours that is not sent yet.");
    if (index.data(items::RetiredRole).toBool())
        lines << tr("Retired");
    QToolTip::showText(event->globalPos(), lines.join(QLatin1Char('\n')), view, option.rect);
    return true;
}

} // namespace views::forms
