#include "views/forms/previewdelegate.h"

#include "items/changepreview.h"
#include "views/shell/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace views::forms {

using items::ChangePreview;
using Kind = items::PreviewCell::Kind;

namespace {

/// A text stands under its header's.
int marginOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, option.widget) : shell::px(4);
}

QString oneLine(QString text)
{
    return text.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

void PreviewDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &palette = option.palette;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    const auto kind = Kind(index.data(ChangePreview::KindRole).toInt());
    const auto ink = [&](const QColor &plain) { return selected ? palette.color(QPalette::HighlightedText) : plain; };
    QRect box = option.rect.adjusted(marginOf(option), 0, -marginOf(option), 0);
    const QFontMetrics metrics(option.font);
    painter->setFont(option.font);
    const auto write = [&](const QString &text, const QColor &colour) {
        const QString shown = metrics.elidedText(oneLine(text), Qt::ElideRight, box.width());
        painter->setPen(colour);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        const int width = metrics.horizontalAdvance(shown);
        const QRect written(box.left(), box.top(), width, box.height());
        box.setLeft(qMin(box.right(), box.left() + width));
        return written;
    };
    const QString becomes = index.column() == 0 ? index.data().toString() : index.data(ChangePreview::BecomesRole).toString();
    if (index.column() == 0 && kind != Kind::Invalid) {
        if (index.data(ChangePreview::NewRecordRole).toBool())
            write(tr("New", "a record") + QStringLiteral("  "), ink(shell::colours(shell::Tone::Good).text));
        write(becomes, ink(palette.color(QPalette::Text)));
        return;
    }
    switch (kind) {
    case Kind::Same:
        write(becomes, ink(palette.color(QPalette::PlaceholderText)));
        break;
    case Kind::New:
        write(QStringLiteral("+ "), ink(shell::colours(shell::Tone::Good).text));
        write(becomes, ink(palette.color(QPalette::Text)));
        break;
    case Kind::Changed: {
        const QString was = index.data(ChangePreview::WasRole).toString();
        const QColor pale = ink(palette.color(QPalette::PlaceholderText));
        const QRect former = write(was.isEmpty() ? tr("(empty)") : was, pale);
        if (!was.isEmpty())
            painter->drawLine(former.left(), former.center().y() + 1, former.right(), former.center().y() + 1);
        write(QStringLiteral(" → "), pale);
        QFont strong = option.font;
        strong.setBold(true);
        painter->setFont(strong);
        write(becomes.isEmpty() ? tr("(empty)") : becomes, ink(palette.color(QPalette::Text)));
        break;
    }
    case Kind::Invalid: {
        const QColor bad = shell::colours(shell::Tone::Bad).text;
        QColor veil = bad;
        veil.setAlpha(36);
        if (!selected)
            painter->fillRect(option.rect, veil);
        painter->setPen(QPen(ink(bad), shell::px(1)));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        write(QStringLiteral("! "), ink(bad));
        write(becomes.isEmpty() ? tr("(empty)") : becomes, ink(bad));
        break;
    }
    }
    if (option.state & QStyle::State_HasFocus && !selected) {
        painter->setPen(QPen(palette.color(QPalette::Highlight), shell::px(1)));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

QSize PreviewDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QFont strong = option.font;
    strong.setBold(true);
    const int width = QFontMetrics(strong).horizontalAdvance(oneLine(index.data().toString()) + QStringLiteral("New  "));
    return {width + 2 * marginOf(option) + shell::px(8), shell::px(26)};
}

bool PreviewDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = index.data(ChangePreview::WhyRole).toString();
    if (text.isEmpty() && sizeHint(option, index).width() > option.rect.width())
        text = index.data().toString();
    QToolTip::showText(event->globalPos(), text, view, option.rect);
    return true;
}

} // namespace views::forms
