#include "views/panels/changes/detail/chaindelegate.h"

#include "views/forms/chip.h"
#include "views/panels/records/wrappedwords.h"
#include "views/shell/theme.h"

#include <QPainter>

namespace views::panels {

using forms::ChipLook;
using forms::Mark;
using items::ChainLine;
using shell::Tone;

namespace {

ChipLook lookOf(const ChainLine &line)
{
    if (line.kind == ChainLine::Kind::Round)
        return {Mark::Turn, Tone::Neutral};
    if (line.kind == ChainLine::Kind::Decision) {
        if (line.isVoid)
            return {Mark::Dash, Tone::Neutral};
        if (line.code == QLatin1StringView("approve"))
            return {Mark::Check, Tone::Good};
        if (line.code == QLatin1StringView("reject"))
            return {Mark::Cross, Tone::Bad};
        return line.code == QLatin1StringView("return") ? ChipLook{Mark::Turn, Tone::Warning} : ChipLook{Mark::Arrow, Tone::Accent};
    }
    switch (line.state) {
    case ChainLine::State::Ahead:
        return {Mark::Ring, Tone::Neutral};
    case ChainLine::State::Current:
        return {Mark::Clock, Tone::Warning};
    case ChainLine::State::Passed:
        return {Mark::Check, Tone::Good};
    case ChainLine::State::Refused:
        return {Mark::Cross, Tone::Bad};
    }
    return {};
}

struct Measures {
    int edge = shell::px(16);
    int mark = shell::px(12);
    int stageMark = shell::px(16);
    int gap = shell::px(10);
    int above = shell::px(6);
    /// Decisions stand under the name of their stage.
    [[nodiscard]] int left(const ChainLine &line) const { return edge + stageMark + gap + (line.kind == ChainLine::Kind::Decision ? mark + gap : 0); }
};

QFont nameFont(const ChainLine &line, QFont font)
{
    font.setWeight(QFont::DemiBold);
    font.setStrikeOut(line.isVoid && line.kind == ChainLine::Kind::Decision);
    return font;
}

/// The lines under the first one, and how they are inked.
struct Under {
    QString words;
    bool quiet;
};
std::vector<Under> under(const ChainLine &line)
{
    std::vector<Under> rows;
    if (line.kind == ChainLine::Kind::Stage)
        rows.push_back({line.who, true});
    rows.push_back({line.words, false});
    rows.push_back({line.seal, true});
    std::erase_if(rows, [](const Under &row) { return row.words.isEmpty(); });
    return rows;
}

} // namespace

QSize ChainDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *line = m_chain.lineAt(index.row());
    const Measures measures;
    const int width = listWidth(option);
    int height = option.fontMetrics.height() + 2 * measures.above;
    if (line)
        for (const auto &row : under(*line))
            height += shell::px(2) + layWords(row.words, option.font, std::max(shell::px(80), width - measures.left(*line) - measures.edge), nullptr, {});
    return {width, height};
}

void ChainDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    const auto *line = m_chain.lineAt(index.row());
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
    const bool isStage = line->kind == ChainLine::Kind::Stage;
    const QRect box = option.rect.adjusted(measures.left(*line), measures.above, -measures.edge, -measures.above);
    const int height = option.fontMetrics.height();

    // The rail joins the marks of the stages, and ends with the last of them.
    const int rail = option.rect.left() + measures.edge + measures.stageMark / 2;
    const int side = line->kind == ChainLine::Kind::Decision ? measures.mark : measures.stageMark;
    const qreal markTop = box.top() + (height - side) / 2.0;
    const auto *next = m_chain.lineAt(index.row() + 1);
    bool goesOn = false;
    for (int row = index.row() + 1; next && !goesOn; next = m_chain.lineAt(++row))
        goesOn = next->kind == ChainLine::Kind::Stage;
    painter->setPen(QPen(shell::colours(line->state == ChainLine::State::Passed ? Tone::Good : Tone::Neutral).line, shell::px(2)));
    if (isStage && index.row() > 0)
        painter->drawLine(QPointF(rail, option.rect.top()), QPointF(rail, markTop - shell::px(2)));
    if (goesOn)
        painter->drawLine(QPointF(rail, isStage ? markTop + side + shell::px(2) : option.rect.top()), QPointF(rail, option.rect.bottom() + 1));
    const int markLeft = line->kind == ChainLine::Kind::Decision ? box.left() - measures.gap - side : option.rect.left() + measures.edge;
    forms::paintMark(*painter, QRectF(markLeft, markTop, side, side), look.mark, selected ? ink : shell::colours(look.tone).text);

    const QString time = m_chain.timeOf(*line);
    painter->setFont(shell::tabularFont());
    const int timeWidth = time.isEmpty() ? 0 : std::min(painter->fontMetrics().horizontalAdvance(time) + shell::px(4), box.width() * 2 / 3);
    painter->setPen(quiet);
    painter->drawText(QRect(box.right() - timeWidth + 1, box.top(), timeWidth, height), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, painter->fontMetrics().elidedText(time, Qt::ElideRight, timeWidth));
    const QFont bold = nameFont(*line, option.font);
    painter->setFont(bold);
    painter->setPen(line->isVoid || (isStage && line->state == ChainLine::State::Ahead) ? quiet : ink);
    const QFontMetrics boldMetrics(bold);
    const int room = std::max(0, box.width() - timeWidth - (timeWidth > 0 ? measures.gap : 0));
    const QString what = boldMetrics.elidedText(line->what, Qt::ElideRight, room);
    painter->drawText(QRect(box.left(), box.top(), room, height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, what);
    const int used = boldMetrics.horizontalAdvance(what) + measures.gap;
    if (line->kind == ChainLine::Kind::Decision && used < room) {
        QFont font = option.font;
        font.setStrikeOut(line->isVoid);
        painter->setFont(font);
        painter->drawText(QRect(box.left() + used, box.top(), room - used, height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, QFontMetrics(font).elidedText(line->who, Qt::ElideRight, room - used));
    }
    painter->setFont(option.font);
    int top = box.top() + height;
    for (const auto &row : under(*line)) {
        const bool unsure = row.words == line->seal && !line->isConfirmed && !line->isVoid && !selected;
        painter->setPen(unsure ? shell::colours(Tone::Warning).text : row.quiet || line->isVoid ? quiet : ink);
        top += shell::px(2) + layWords(row.words, option.font, std::max(shell::px(80), box.width()), painter, {box.left(), top + shell::px(2)});
    }
    painter->restore();
}

} // namespace views::panels
