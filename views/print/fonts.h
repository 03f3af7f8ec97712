// FontBook: the fonts of official documents as they are installed, or what stands in for them. Asked of fontconfig, read by
// HarfBuzz in design units: what it says depends on no screen, and needs no QGuiApplication. May be used by several threads.
#pragma once

#include "views/print/layout.h"

#include <QPainterPath>
#include <map>
#include <memory>
#include <mutex>

struct hb_face_t;
struct hb_font_t;

namespace views::print {

struct Face {
    QString family;
    QString style;
    QString file;
    int index = 0;
    double ascent = 0.88;  ///< of an em
    double descent = 0.12;
    int unitsPerEm = 1000;
    hb_face_t *face = nullptr;
    hb_font_t *font = nullptr;
};

/// A character in the font that has it.
struct Glyph {
    int face = 0;
    quint32 id = 0;
    double advance = 0; ///< of an em
    bool isStandIn = false; ///< 〓: no font has the character
};

class FontBook
{
public:
    /// `without`: families that are treated as if they were not installed.
    explicit FontBook(const QStringList &without = {});
    ~FontBook();
    FontBook(const FontBook &) = delete;
    FontBook &operator=(const FontBook &) = delete;

    /// The glyph of a character in a role; from another installed font where the role's own lacks it.
    /// 〓 where none has it.
    [[nodiscard]] Glyph glyph(FontRole role, char32_t character) const;
    [[nodiscard]] const Face &face(int face) const;
    [[nodiscard]] int faceOf(FontRole role) const;
    /// The outline of a glyph for an em of 1, y down.
    [[nodiscard]] QPainterPath outline(int face, quint32 glyph) const;
    /// "仿宋：Noto Serif CJK SC（替代）" for each role.
    [[nodiscard]] QString account() const;
    [[nodiscard]] bool isSubstitute(FontRole role) const;

private:
    int open(const QString &file, int index, const QString &family, const QString &style) const;
    struct Choice;
    [[nodiscard]] int holderOf(char32_t character, const Choice &role) const;

    struct Choice {
        int face = -1;
        int spare = -1; ///< the substitute, for characters that the font itself lacks
        bool isSubstitute = true;
    };
    std::array<Choice, 4> m_roles;
    QStringList m_without;
    mutable std::vector<std::unique_ptr<Face>> m_faces;
    mutable std::map<std::pair<int, char32_t>, Glyph> m_glyphs;
    mutable std::map<std::pair<int, quint32>, QPainterPath> m_outlines;
    mutable std::map<char32_t, int> m_holders;
    mutable std::recursive_mutex m_guard;
};

/// The fonts of this machine, looked up once.
[[nodiscard]] const FontBook &installedFonts();

} // namespace views::print
