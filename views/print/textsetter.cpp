#include "views/print/textsetter.h"

#include "views/print/breaking.h"

namespace views::print {

namespace {

constexpr char32_t blankMark = U'\ufffc';
constexpr char32_t boxMark = U'\ufff9';
constexpr char32_t emptyBox = U'□';
constexpr double mostStretch = 3; ///< characters that may be shared out over a line

bool isWide(char32_t c)
{
    return c >= 0x2e80;
}

} // namespace

void InlineText::append(const QString &text)
{
    for (const char32_t c : text.toStdU32String())
        if (c == U'\n' || (c >= U' ' && c != blankMark && c != boxMark && c != U'\u007f'))
            m_text += c;
        else if (c == U'\t')
            m_text += U' ';
}

void InlineText::appendBlank(double mm)
{
    m_text += blankMark;
    m_objects.push_back({mm, false, false});
}

void InlineText::appendBox(bool isTicked)
{
    m_text += boxMark;
    m_objects.push_back({0, true, isTicked});
}

std::vector<Strip> TextSetter::set(const QString &text, const SetStyle &style, double width, int node, double indent) const
{
    InlineText inlined;
    inlined.append(text);
    return set(inlined, style, width, node, indent);
}

double TextSetter::widthOf(const QString &text, const SetStyle &style) const
{
    double width = 0;
    for (const char32_t c : text.toStdU32String())
        width += m_fonts.glyph(style.font, c).advance * style.em + style.tracking;
    return width;
}

std::vector<Strip> TextSetter::set(const InlineText &text, const SetStyle &style, double width, int node, double indent) const
{
    std::vector<Strip> strips;
    const double base = (style.leading + 0.76 * style.em) / 2;
    size_t object = 0;
    size_t start = 0;
    while (start <= text.m_text.size()) {
        const size_t end = std::min(text.m_text.find(U'\n', start), text.m_text.size());
        const std::u32string paragraph = text.m_text.substr(start, end - start);
        start = end + 1;
        std::vector<Glyph> glyphs;
        std::vector<double> advances;
        const size_t firstObject = object;
        for (const char32_t c : paragraph) {
            if (c == blankMark) {
                glyphs.push_back({});
                advances.push_back(std::min(text.m_objects[object++].blankMm, width));
                continue;
            }
            if (c == boxMark)
                ++object;
            glyphs.push_back(m_fonts.glyph(style.font, c == boxMark ? emptyBox : c));
            advances.push_back(glyphs.back().advance * style.em + style.tracking);
        }
        const double indentMm = indent * (style.em + style.tracking);
        object = firstObject;
        bool isFirst = true;
        for (const auto &line : brokenLines(paragraph, advances, width, std::min(indentMm, width / 2))) {
            Strip strip{style.leading, {}};
            const double room = isFirst ? width - std::min(indentMm, width / 2) : width;
            double x = isFirst ? std::min(indentMm, width / 2) : 0;
            isFirst = false;
            const double left = room - line.width;
            double stretch = 0;
            if (style.align == Align::Center)
                x += std::max(0.0, left / 2);
            else if (style.align == Align::Right)
                x += left;
            else if (style.align == Align::Justify && !line.isLast) {
                int gaps = 0;
                for (int i = line.first; i + 1 < line.first + line.count; ++i)
                    gaps += isWide(paragraph[size_t(i)]) || isWide(paragraph[size_t(i) + 1]) || paragraph[size_t(i)] == U' ';
                // A closing mark that hangs into the margin pulls the line together by its empty half.
                if (gaps > 0 && left < mostStretch * style.em)
                    stretch = left / gaps;
            }
            GlyphRun run;
            const auto flush = [&] {
                if (!run.glyphs.empty())
                    strip.pieces.push_back(run);
                run = {};
                run.em = style.em;
                run.y = base;
                run.node = node;
                run.colour = style.colour;
            };
            flush();
            for (int i = line.first; i < line.first + line.count; ++i) {
                const char32_t c = paragraph[size_t(i)];
                const double advance = advances[size_t(i)];
                if (c == blankMark) {
                    flush();
                    ++object;
                    strip.pieces.push_back(Line{x + 0.3, base + 0.6, x + advance - 0.3, base + 0.6, 0.2, 0, false});
                } else {
                    const auto &glyph = glyphs[size_t(i)];
                    const bool isBox = c == boxMark;
                    if (isBox || glyph.isStandIn || (glyph.face != run.face && !run.glyphs.empty()))
                        flush();
                    run.face = glyph.face;
                    run.glyphs.push_back(glyph.id);
                    run.x.push_back(x);
                    const char32_t said = isBox ? emptyBox : glyph.isStandIn ? U'〓' : c;
                    run.text += QString::fromUcs4(&said, 1);
                    if (glyph.isStandIn) {
                        run.actual = QString::fromUcs4(&c, 1);
                        flush();
                    }
                    if (isBox) {
                        if (text.m_objects[object++].isTicked) {
                            run.actual = QStringLiteral("☑");
                            const double em = style.em;
                            const auto at = [&](double dx, double dy) { return QPointF(x + dx * em, base - dy * em); };
                            strip.pieces.push_back(Shape{{at(0.24, 0.38), at(0.43, 0.16), at(0.78, 0.66)}, 0.09 * em, style.colour, false, false, false, 0, -1});
                        }
                        flush();
                    }
                }
                x += advance;
                if (stretch != 0 && i + 1 < line.first + line.count && (isWide(c) || isWide(paragraph[size_t(i) + 1]) || c == U' '))
                    x += stretch;
            }
            flush();
            strips.push_back(std::move(strip));
        }
    }
    return strips;
}

} // namespace views::print
