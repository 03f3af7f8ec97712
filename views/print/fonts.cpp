#include "views/print/fonts.h"

#include <array>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb.h>

namespace views::print {

namespace {

constexpr char32_t standIn = U'〓'; ///< what Chinese printers set for a character that they lack

struct Wanted {
    const char16_t *role;
    std::vector<const char *> families;
    std::vector<const char *> substitutes;
    bool substituteBold;
};

const std::array<Wanted, 4> &wanted()
{
    static const std::array<Wanted, 4> all{
        Wanted{u"仿宋", {"FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋", "FZFangSong-Z02", "方正仿宋_GBK", "FandolFang", "Zhuque Fangsong (technical preview)"}, {"Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC"}, false},
        Wanted{u"小标宋", {"FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "STZhongsong", "华文中宋"}, {"Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC"}, true},
        Wanted{u"黑体", {"SimHei", "黑体", "STHeiti", "华文黑体", "FZHei-B01", "方正黑体_GBK", "FandolHei"}, {"Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"}, false},
        Wanted{u"楷体", {"KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "FZKai-Z03", "方正楷体_GBK", "FandolKai", "AR PL UKai CN"}, {"Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC"}, false},
    };
    return all;
}

struct Found {
    QString file;
    int index = 0;
    QString family;
    QString style;
};

QString textOf(FcPattern *pattern, const char *object)
{
    FcChar8 *text = nullptr;
    return FcPatternGetString(pattern, object, 0, &text) == FcResultMatch ? QString::fromUtf8(reinterpret_cast<const char *>(text)) : QString();
}

std::optional<Found> foundIn(FcPattern *pattern)
{
    Found found{textOf(pattern, FC_FILE), 0, textOf(pattern, FC_FAMILY), textOf(pattern, FC_STYLE)};
    FcPatternGetInteger(pattern, FC_INDEX, 0, &found.index);
    FcBool scalable = FcFalse;
    FcPatternGetBool(pattern, FC_SCALABLE, 0, &scalable);
    FcBool variable = FcFalse;
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    // Instances of variable fonts carry their number in the upper half.
    if (found.file.isEmpty() || !scalable || variable || found.index > 0xffff)
        return std::nullopt;
    return found;
}

/// The font of exactly that family; fontconfig itself would always find something.
std::optional<Found> installed(const char *family, bool bold)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8 *>(family));
    FcObjectSet *objects = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_FAMILY, FC_STYLE, FC_SCALABLE, FC_VARIABLE, FC_WEIGHT, FC_SLANT, nullptr);
    FcFontSet *set = FcFontList(nullptr, pattern, objects);
    std::optional<Found> best;
    int bestDistance = 0;
    for (int i = 0; set && i < set->nfont; ++i) {
        int weight = FC_WEIGHT_REGULAR;
        FcPatternGetInteger(set->fonts[i], FC_WEIGHT, 0, &weight);
        int slant = FC_SLANT_ROMAN;
        FcPatternGetInteger(set->fonts[i], FC_SLANT, 0, &slant);
        const int distance = std::abs(weight - (bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)) + std::abs(slant);
        const auto found = foundIn(set->fonts[i]);
        if (found && (!best || distance < bestDistance)) {
            best = found;
            best->family = QString::fromUtf8(family);
            bestDistance = distance;
        }
    }
    if (set)
        FcFontSetDestroy(set);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
    return best;
}

/// Some font that has the character, the best for Chinese first.
std::optional<Found> installedWith(char32_t character, const QStringList &without)
{
    FcPattern *pattern = FcPatternCreate();
    FcCharSet *characters = FcCharSetCreate();
    FcCharSetAddChar(characters, character);
    FcPatternAddCharSet(pattern, FC_CHARSET, characters);
    FcPatternAddString(pattern, FC_LANG, reinterpret_cast<const FcChar8 *>("zh-cn"));
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result = FcResultNoMatch;
    FcFontSet *set = FcFontSort(nullptr, pattern, FcFalse, nullptr, &result);
    std::optional<Found> best;
    for (int i = 0; set && !best && i < set->nfont; ++i) {
        FcCharSet *has = nullptr;
        if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &has) != FcResultMatch || !FcCharSetHasChar(has, character))
            continue;
        const auto found = foundIn(set->fonts[i]);
        if (found && !without.contains(found->family))
            best = found;
    }
    if (set)
        FcFontSetDestroy(set);
    FcCharSetDestroy(characters);
    FcPatternDestroy(pattern);
    return best;
}

struct Pen {
    QPainterPath path;
    double scale;
};

hb_draw_funcs_t *drawing()
{
    static hb_draw_funcs_t *functions = [] {
        hb_draw_funcs_t *made = hb_draw_funcs_create();
        const auto pen = [](void *data) -> Pen & { return *static_cast<Pen *>(data); };
        (void)pen;
        hb_draw_funcs_set_move_to_func(made, [](hb_draw_funcs_t *, void *data, hb_draw_state_t *, float x, float y, void *) { auto &p = *static_cast<Pen *>(data); p.path.moveTo(x * p.scale, -y * p.scale); }, nullptr, nullptr);
        hb_draw_funcs_set_line_to_func(made, [](hb_draw_funcs_t *, void *data, hb_draw_state_t *, float x, float y, void *) { auto &p = *static_cast<Pen *>(data); p.path.lineTo(x * p.scale, -y * p.scale); }, nullptr, nullptr);
        hb_draw_funcs_set_quadratic_to_func(made, [](hb_draw_funcs_t *, void *data, hb_draw_state_t *, float cx, float cy, float x, float y, void *) { auto &p = *static_cast<Pen *>(data); p.path.quadTo(cx * p.scale, -cy * p.scale, x * p.scale, -y * p.scale); }, nullptr, nullptr);
        hb_draw_funcs_set_cubic_to_func(made, [](hb_draw_funcs_t *, void *data, hb_draw_state_t *, float ax, float ay, float bx, float by, float x, float y, void *) { auto &p = *static_cast<Pen *>(data); p.path.cubicTo(ax * p.scale, -ay * p.scale, bx * p.scale, -by * p.scale, x * p.scale, -y * p.scale); }, nullptr, nullptr);
        hb_draw_funcs_set_close_path_func(made, [](hb_draw_funcs_t *, void *data, hb_draw_state_t *, void *) { static_cast<Pen *>(data)->path.closeSubpath(); }, nullptr, nullptr);
        hb_draw_funcs_make_immutable(made);
        return made;
    }();
    return functions;
}

} // namespace

FontBook::FontBook(const QStringList &without) : m_without(without)
{
    for (size_t role = 0; role < m_roles.size(); ++role) {
        const auto &want = wanted()[role];
        const auto faceOf = [&](const std::vector<const char *> &families, bool bold) {
            for (const char *family : families)
                if (!m_without.contains(QString::fromUtf8(family)))
                    if (const auto found = installed(family, bold))
                        if (const int face = open(found->file, found->index, found->family, found->style); face >= 0)
                            return face;
            return -1;
        };
        const int own = faceOf(want.families, false);
        const int spare = faceOf(want.substitutes, want.substituteBold);
        m_roles[role] = {own >= 0 ? own : spare, spare, own < 0};
        if (m_roles[role].face < 0)
            if (const auto any = installedWith(U'国', m_without))
                m_roles[role].face = open(any->file, any->index, any->family, any->style);
    }
}

FontBook::~FontBook()
{
    for (const auto &face : m_faces) {
        hb_font_destroy(face->font);
        hb_face_destroy(face->face);
    }
}

int FontBook::open(const QString &file, int index, const QString &family, const QString &style) const
{
    for (size_t i = 0; i < m_faces.size(); ++i)
        if (m_faces[i]->file == file && m_faces[i]->index == index)
            return int(i);
    // Mapped, not read: a Chinese font has twenty megabytes.
    hb_blob_t *blob = hb_blob_create_from_file(file.toUtf8().constData());
    auto face = std::make_unique<Face>();
    face->family = family;
    face->style = style;
    face->file = file;
    face->index = index;
    face->face = hb_face_create(blob, unsigned(index));
    hb_blob_destroy(blob);
    face->unitsPerEm = int(hb_face_get_upem(face->face));
    face->font = hb_font_create(face->face);
    hb_font_set_scale(face->font, face->unitsPerEm, face->unitsPerEm);
    hb_font_make_immutable(face->font);
    if (hb_face_get_glyph_count(face->face) == 0) {
        hb_font_destroy(face->font);
        hb_face_destroy(face->face);
        return -1;
    }
    m_faces.push_back(std::move(face));
    return int(m_faces.size()) - 1;
}

int FontBook::holderOf(char32_t character, const Choice &near) const
{
    const auto has = [&](int face) {
        hb_codepoint_t glyph = 0;
        return face >= 0 && hb_font_get_nominal_glyph(m_faces[size_t(face)]->font, character, &glyph);
    };
    // The substitute looks most like the font: a rare character in a line of 仿宋 is not set in the bold face of titles.
    for (const int face : {near.face, near.spare})
        if (has(face))
            return face;
    for (const auto &role : m_roles)
        if (has(role.face))
            return role.face;
    if (const auto known = m_holders.find(character); known != m_holders.end())
        return known->second;
    const auto found = installedWith(character, m_without);
    const int face = found ? open(found->file, found->index, found->family, found->style) : -1;
    return m_holders[character] = has(face) ? face : -1;
}

Glyph FontBook::glyph(FontRole role, char32_t character) const
{
    const std::scoped_lock lock(m_guard);
    // Where a font has it without a width, it would not keep words apart.
    if (character == U'\u00a0')
        character = U' ';
    const auto &choice = m_roles[size_t(role)];
    const int own = choice.face;
    const auto key = std::pair{own, character};
    if (const auto known = m_glyphs.find(key); known != m_glyphs.end())
        return known->second;
    int holder = holderOf(character, choice);
    const bool isStandIn = holder < 0;
    if (isStandIn)
        holder = holderOf(standIn, choice);
    Glyph glyph{std::max(0, holder >= 0 ? holder : own), 0, 1, isStandIn};
    if (holder >= 0) {
        hb_codepoint_t id = 0;
        hb_font_get_nominal_glyph(m_faces[size_t(holder)]->font, isStandIn ? standIn : character, &id);
        glyph.id = id;
    }
    if (own >= 0)
        glyph.advance = double(hb_font_get_glyph_h_advance(m_faces[size_t(glyph.face)]->font, glyph.id)) / m_faces[size_t(glyph.face)]->unitsPerEm;
    return m_glyphs[key] = glyph;
}

const Face &FontBook::face(int face) const
{
    const std::scoped_lock lock(m_guard);
    return *m_faces[size_t(face)];
}

int FontBook::faceOf(FontRole role) const
{
    return m_roles[size_t(role)].face;
}

bool FontBook::isSubstitute(FontRole role) const
{
    return m_roles[size_t(role)].isSubstitute;
}

QPainterPath FontBook::outline(int face, quint32 glyph) const
{
    const std::scoped_lock lock(m_guard);
    auto [at, isNew] = m_outlines.try_emplace({face, glyph});
    if (isNew) {
        Pen pen{{}, 1.0 / m_faces[size_t(face)]->unitsPerEm};
        hb_font_get_glyph_shape(m_faces[size_t(face)]->font, glyph, drawing(), &pen);
        pen.path.setFillRule(Qt::WindingFill);
        at->second = pen.path;
    }
    return at->second;
}

QString FontBook::account() const
{
    QStringList words;
    for (size_t role = 0; role < m_roles.size(); ++role) {
        const QString name = QString::fromUtf16(wanted()[role].role);
        if (m_roles[role].face < 0)
            words << QStringLiteral("%1：无").arg(name);
        else
            words << QStringLiteral("%1：%2%3").arg(name, face(m_roles[role].face).family, m_roles[role].isSubstitute ? QStringLiteral("（替代）") : QString());
    }
    return words.join(u'；');
}

const FontBook &installedFonts()
{
    static const FontBook book;
    return book;
}

} // namespace views::print
