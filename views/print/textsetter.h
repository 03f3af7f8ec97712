// TextSetter: text to lines of placed glyphs.
#pragma once

#include "views/print/fonts.h"
#include "views/print/strips.h"

namespace views::print {

/// How a text is set, all said.
struct SetStyle {
    FontRole font = FontRole::FangSong;
    double em = 3.7;
    double leading = 5.2;
    Align align = Align::Left;
    double tracking = 0; ///< between all characters
    quint32 colour = 0;
};

/// Text with boxes and empty lines in it.
class InlineText
{
public:
    void append(const QString &text);
    void appendBlank(double mm);
    void appendBox(bool isTicked);
    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }

private:
    friend class TextSetter;
    struct Object {
        double blankMm = 0;
        bool isBox = false;
        bool isTicked = false;
    };
    std::u32string m_text;
    std::vector<Object> m_objects;
};

class TextSetter
{
public:
    explicit TextSetter(const FontBook &fonts) : m_fonts(fonts) {}

    /// A strip a line. `indent`: of the first line of each paragraph, in characters.
    [[nodiscard]] std::vector<Strip> set(const InlineText &text, const SetStyle &style, double width, int node, double indent = 0) const;
    [[nodiscard]] std::vector<Strip> set(const QString &text, const SetStyle &style, double width, int node, double indent = 0) const;
    /// How wide the text is in one line.
    [[nodiscard]] double widthOf(const QString &text, const SetStyle &style) const;

private:
    const FontBook &m_fonts;
};

} // namespace views::print
