#include "views/print/opinioncell.h"

#include "views/print/pagination.h"

namespace views::print {

namespace {

constexpr double sealGap = 2;
constexpr double captionGap = 0.8; ///< between the box and what is said below it
constexpr double signLine = 9;     ///< of a line to sign on
constexpr double besideAtLeast = 36; ///< room for who signs and when

SetStyle styledAs(SetStyle style, FontRole font)
{
    style.font = font;
    return style;
}

class OpinionSetting
{
public:
    OpinionSetting(const Opinion &opinion, const SetStyle &style, double width, int node, const FormValues &values, const TextSetter &setter)
        : m_opinion(opinion), m_style(style), m_width(width), m_node(node), m_values(values), m_setter(setter)
    {
    }

    OpinionCell go() const
    {
        const bool hasSeal = !m_opinion.seal.isEmpty();
        const double sealHeight = hasSeal ? m_opinion.sealMm + captionGap + m_style.leading : 0;
        const bool isBeside = hasSeal && m_width - m_opinion.sealMm - sealGap >= besideAtLeast;
        const double textWidth = isBeside ? m_width - m_opinion.sealMm - sealGap : m_width;
        OpinionCell cell{words(textWidth), 0};
        const Strip sign = signing(textWidth);
        Strip foot{hasSeal && !isBeside ? sign.height + sealGap + sealHeight : std::max(sign.height, sealHeight), {}};
        const double signTop = isBeside ? foot.height - sign.height : 0;
        for (const auto &piece : sign.pieces)
            foot.pieces.push_back(moved(piece, 0, signTop));
        if (hasSeal)
            addSeal(foot, isBeside ? m_width - m_opinion.sealMm : std::max(0.0, (m_width - m_opinion.sealMm) / 2), foot.height - sealHeight);
        const double above = heightOf(cell.strips);
        cell.rise = isBeside ? std::min(above, signTop) : 0;
        if (const double lacks = m_opinion.min - 2 * cellPadding - (above + foot.height - cell.rise); lacks > 0)
            cell.strips.push_back({lacks, {}});
        cell.strips.push_back(std::move(foot));
        return cell;
    }

private:
    [[nodiscard]] std::vector<Strip> words(double width) const
    {
        std::vector<Strip> strips;
        const auto take = [&](std::vector<Strip> more) { std::ranges::move(more, std::back_inserter(strips)); };
        if (!m_opinion.label.isEmpty())
            take(m_setter.set(m_opinion.label + u'：', styledAs(m_style, FontRole::HeiTi), width, m_node));
        InlineText fixed;
        m_values.append(fixed, m_opinion.text);
        if (!fixed.isEmpty())
            take(m_setter.set(fixed, m_style, width, m_node));
        if (const auto value = m_opinion.field.isEmpty() ? QString() : m_values.text(m_opinion.field); !value.isEmpty())
            take(m_setter.set(value, m_style, width, m_node, 2));
        return strips;
    }

    void addSeal(Strip &strip, double x, double y) const
    {
        const QRectF box(x, y, m_opinion.sealMm, m_opinion.sealMm);
        strip.pieces.push_back(box);
        const std::vector<QPointF> corners{box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft()};
        for (size_t i = 0; i + 1 < corners.size(); ++i)
            strip.pieces.push_back(Line{corners[i].x(), corners[i].y(), corners[i + 1].x(), corners[i + 1].y(), 0.1, 0x808080, true});
        auto style = m_style;
        style.align = Align::Center;
        for (auto &line : m_setter.set(m_opinion.seal, style, m_opinion.sealMm, m_node))
            for (auto &piece : line.pieces)
                strip.pieces.push_back(moved(std::move(piece), x, y + m_opinion.sealMm + captionGap));
    }

    /// "日期：    年    月    日" with as much room as the width has.
    [[nodiscard]] QString emptyDate(double width) const
    {
        QString date;
        for (const int room : {8, 6, 4, 2}) {
            const QString gap(room, QChar(QChar::Nbsp));
            date = QStringLiteral("日期：%1年%2月%2日").arg(gap, gap.chopped(room / 4));
            if (m_setter.widthOf(date, m_style) <= width)
                break;
        }
        return date;
    }

    /// "负责人（签字）：____" and the date, a line each.
    [[nodiscard]] Strip signing(double width) const
    {
        Strip strip;
        const auto line = [&](const InlineText &text) {
            auto own = m_style;
            own.align = Align::Left;
            for (auto &one : m_setter.set(text, own, width, m_node)) {
                for (auto &piece : one.pieces)
                    strip.pieces.push_back(moved(std::move(piece), 0, strip.height + (signLine - one.height)));
                strip.height += signLine;
            }
        };
        if (!m_opinion.signer.isEmpty()) {
            InlineText text;
            text.append(m_opinion.signer + u'：');
            const auto name = m_opinion.name.isEmpty() ? QString() : m_values.text(m_opinion.name);
            if (name.isEmpty())
                text.appendBlank(std::max(10.0, std::min(35.0, width - m_setter.widthOf(m_opinion.signer + u'：', m_style) - 0.5)));
            else
                text.append(name);
            line(text);
        }
        if (!m_opinion.signer.isEmpty() || !m_opinion.date.isEmpty()) {
            const auto date = m_opinion.date.isEmpty() ? QString() : m_values.text(m_opinion.date);
            InlineText text;
            text.append(date.isEmpty() ? emptyDate(width) : QStringLiteral("日期：") + date);
            line(text);
        }
        return strip;
    }

    const Opinion &m_opinion;
    const SetStyle &m_style;
    const double m_width;
    const int m_node;
    const FormValues &m_values;
    const TextSetter &m_setter;
};

} // namespace

OpinionCell setOpinion(const Opinion &opinion, const SetStyle &style, double width, int node, const FormValues &values, const TextSetter &setter)
{
    return OpinionSetting(opinion, style, width, node, values, setter).go();
}

} // namespace views::print
