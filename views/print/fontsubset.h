// FontSubset: the glyphs of one font that a document uses, as a PDF embeds them.
#pragma once

#include "views/print/fonts.h"

#include <QByteArray>
#include <set>

namespace views::print {

struct FontSubset {
    QByteArray program;              ///< a bare CFF, or a TrueType font
    bool isCff = false;
    std::map<quint32, quint32> cids; ///< glyph of the whole font -> its number in the subset, which is its character id
    QString name;                    ///< PostScript name with the subset's tag
    double ascent = 880;             ///< in thousandths of an em
    double descent = -120;
    double box[4] = {0, -120, 1000, 880};
};

/// Nothing where HarfBuzz cannot make one.
[[nodiscard]] std::optional<FontSubset> subsetOf(const Face &face, const std::set<quint32> &glyphs);

} // namespace views::print
