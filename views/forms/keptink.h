// KeptInk: what a list paints again at every keystroke of a search: its texts, shaped once, and its chips, drawn once, for
// as long as they keep coming back. No style is asked.
#pragma once

#include "views/forms/chip.h"

#include <QCache>
#include <QFont>
#include <QPixmap>
#include <QStaticText>
#include <array>
#include <optional>

namespace views::forms {

class KeptInk
{
public:
    enum class Face { Plain, Fixed, Tabular, Strong };

    /// The one that lists paint with: what one of them has drawn the next finds ready.
    [[nodiscard]] static KeptInk &ofLists();
    /// After a change of theme, scale or font what was drawn before is drawn anew; otherwise it stays.
    void refresh();
    [[nodiscard]] const QFont &font(Face face) const { return m_fonts[size_t(face)]; }

    struct Line {
        QString text;
        Face face = Face::Plain;
        QColor colour;
        Qt::Alignment side = Qt::AlignLeft; ///< left or right
    };
    /// One line in the middle of the box's height, elided where it does not fit; says from where to where.
    QRect drawLine(QPainter &painter, const QRect &box, const Line &line);
    /// At the left of the box; says how wide it came out.
    int drawChip(QPainter &painter, const QRect &box, const ChipLook &look, const QString &word, std::optional<QColor> ink = {});

private:
    struct TextKey {
        QString text;
        Face face;
        int width;
        bool operator==(const TextKey &) const = default;
        friend size_t qHash(const TextKey &key, size_t seed = 0) { return qHashMulti(seed, key.text, int(key.face), key.width); }
    };
    struct ChipKey {
        QString word;
        Mark mark;
        shell::Tone tone;
        QRgb ink; ///< 0: the tone's own colours
        QSize size;
        double ratio; ///< device pixels a pixel
        bool operator==(const ChipKey &) const = default;
        friend size_t qHash(const ChipKey &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.word, int(key.mark), int(key.tone), key.ink, key.size.width(), key.size.height(), key.ratio);
        }
    };
    struct Chip {
        QPixmap picture;
        int width;
    };
    /// The text in the painter's font, which is `face`'s, elided to `width` pixels and ready to be drawn.
    const QStaticText &shaped(const QString &text, Face face, int width, const QPainter &painter);

    /// Some screens full of cells.
    static constexpr int textsKept = 6'000;
    static constexpr int chipsKept = 400;

    KeptInk() { refresh(); }
    void clear();

    std::array<QFont, 4> m_fonts; ///< by Face
    std::pair<int, QRgb> m_look; ///< what 100 pixels are, and a colour that every theme has its own of
    QCache<TextKey, QStaticText> m_texts{textsKept};
    QCache<ChipKey, Chip> m_chips{chipsKept};
};

} // namespace views::forms
