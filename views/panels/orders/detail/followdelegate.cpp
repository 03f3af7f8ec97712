#include "views/panels/orders/detail/followdelegate.h"

#include "views/forms/chip.h"
#include "views/panels/records/wrappedwords.h"
#include "views/shell/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace views::panels {

using forms::ChipLook;
using forms::Mark;
using items::FollowLine;
using shell::Tone;

namespace {

ChipLook lookOf(const FollowLine &line)
{
    switch (line.kind) {
    case FollowLine::Kind::Note:
        return {Mark::Dash, Tone::Neutral};
    case FollowLine::Kind::Message:
        return {line.code == QLatin1StringView("message_in") ? Mark::Down : Mark::Arrow, Tone::Accent};
    case FollowLine::Kind::Notice:
        return {Mark::Warning, line.code == QLatin1StringView("automatic") ? Tone::Neutral : Tone::Warning};
    case FollowLine::Kind::State:
        return forms::chipLook(u"work_order", u"state", line.code).value_or(ChipLook{Mark::Turn, Tone::Accent});
    case FollowLine::Kind::Step:
        return {line.code == QLatin1StringView("done") ? Mark::Check : Mark::Dash, line.code == QLatin1StringView("done") ? Tone::Good : Tone::Neutral};
    case FollowLine::Kind::File:
        return {Mark::Down, Tone::Neutral};
    case FollowLine::Kind::Alert:
        return line.code == QLatin1StringView("firing") ? ChipLook{Mark::Warning, Tone::Bad} : ChipLook{Mark::Check, Tone::Good};
    }
    return {};
}

struct Measures {
    int edge = shell::px(16);
    int mark = shell::px(12);
    int gap = shell::px(8);
    int above = shell::px(6);
    [[nodiscard]] int indent() const { return edge + mark + gap; }
};

} // namespace

int FollowDelegate::wordsHeight(const QString &words, const QFont &font, int width) const
{
    if (font != m_font) {
        m_font = font;
        m_heights.clear();
    }
    const std::pair key{words, width};
    if (const auto *known = m_heights.object(key))
        return *known;
    const int height = layWords(words, font, width, nullptr, {});
    m_heights.insert(key, new int(height));
    return height;
}

QSize FollowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *line = m_lines.lineAt(index.row());
    const Measures measures;
    const int width = listWidth(option);
    int height = option.fontMetrics.height() + 2 * measures.above;
    if (line && !line->words.isEmpty())
        height += shell::px(2) + wordsHeight(line->words, option.font, std::max(shell::px(80), width - measures.indent() - measures.edge));
    return {width, height};
}

void FollowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    const auto *line = m_lines.lineAt(index.row());
    if (!line)
        return;
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor ink = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? ink : option.palette.color(group, QPalette::PlaceholderText);
    const Measures measures;
    const auto look = lookOf(*line);
    const QRect box = option.rect.adjusted(measures.edge, measures.above, -measures.edge, -measures.above);
    const int height = option.fontMetrics.height();
    forms::paintMark(*painter, QRectF(box.left(), box.top() + (height - measures.mark) / 2.0, measures.mark, measures.mark), look.mark, selected ? ink : shell::colours(look.tone).text);

    const QString time = m_lines.timeOf(*line);
    painter->setFont(shell::tabularFont());
    const int timeWidth = std::min(painter->fontMetrics().horizontalAdvance(time) + shell::px(4), box.width() * 2 / 3); // a fraction of a pixel would elide it
    const int left = measures.mark + measures.gap;
    painter->setPen(quiet);
    painter->drawText(QRect(box.right() - timeWidth + 1, box.top(), timeWidth, height), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, painter->fontMetrics().elidedText(time, Qt::ElideRight, timeWidth));
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(ink);
    const QFontMetrics boldMetrics(bold);
    const int room = std::max(0, box.width() - left - timeWidth - measures.gap);
    const QString what = boldMetrics.elidedText(line->what, Qt::ElideRight, room);
    painter->drawText(QRect(box.left() + left, box.top(), room, height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, what);
    const int used = boldMetrics.horizontalAdvance(what) + measures.gap;
    if (!line->who.isEmpty() && used < room) {
        painter->setFont(option.font);
        painter->setPen(quiet);
        painter->drawText(QRect(box.left() + left + used, box.top(), room - used, height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(line->who, Qt::ElideRight, room - used));
    }
    if (!line->words.isEmpty()) {
        painter->setFont(option.font);
        painter->setPen(ink);
        layWords(line->words, option.font, std::max(shell::px(80), box.width() - left), painter, {box.left() + left, box.top() + height + shell::px(2)});
    }
    painter->restore();
}

} // namespace views::panels
