#include "views/print/fontsubset.h"

#include <QCryptographicHash>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

namespace views::print {

namespace {

/// The bytes of a CFF table. Reading beyond its end gives zeros.
class Cff
{
public:
    explicit Cff(const QByteArray &bytes) : m_bytes(bytes)
    {
        const int top = endOfIndex(number(2, 1)); // behind the names
        readTop(entry(top, 0));
    }

    [[nodiscard]] bool isKeyed() const { return m_isKeyed; }
    /// Numbers the characters as the glyphs are: 1, 2, 3 … Then the file need not say which is which, here or elsewhere.
    void renumber(QByteArray &bytes, int count) const
    {
        const int length = charsetLength(count);
        if (count < 2 || m_charset <= 2 || m_charset + length > int(bytes.size()) || length < 5)
            return;
        const int left = count - 2;
        const char range[]{2, 0, 1, char(quint8(left >> 8)), char(quint8(left))};
        std::fill_n(bytes.data() + m_charset, length, '\0');
        std::copy(std::begin(range), std::end(range), bytes.data() + m_charset);
    }

private:
    [[nodiscard]] int number(int at, int size) const
    {
        int value = 0;
        for (int i = 0; i < size; ++i)
            value = value << 8 | (at + i < m_bytes.size() ? quint8(m_bytes[at + i]) : 0);
        return value;
    }
    [[nodiscard]] int endOfIndex(int at) const
    {
        const int count = number(at, 2);
        if (count == 0)
            return at + 2;
        const int size = number(at + 2, 1);
        return at + 2 + (count + 1) * size + number(at + 3 + count * size, size);
    }
    [[nodiscard]] QByteArray entry(int index, int which) const
    {
        const int count = number(index, 2);
        const int size = number(index + 2, 1);
        const int data = index + 2 + (count + 1) * size;
        const int from = number(index + 3 + which * size, size);
        const int to = number(index + 3 + (which + 1) * size, size);
        return m_bytes.mid(data + from, to - from);
    }
    /// Of the table that says the characters of `count` glyphs.
    [[nodiscard]] int charsetLength(int count) const
    {
        const int format = number(m_charset, 1);
        int at = m_charset + 1;
        for (int known = 1; known < count && at < int(m_bytes.size());) {
            known += format > 0 ? number(at + 2, format) + 1 : 1;
            at += 2 + format;
        }
        return at - m_charset;
    }
    void readTop(const QByteArray &dict)
    {
        int operand = 0;
        for (int i = 0; i < dict.size();) {
            const auto byte = quint8(dict[i]);
            const auto next = [&](int k) { return i + k < dict.size() ? quint8(dict[i + k]) : 0; };
            if (byte == 12) {
                m_isKeyed = m_isKeyed || next(1) == 30;
                i += 2;
            } else if (byte <= 21) {
                if (byte == 15)
                    m_charset = operand;
                ++i;
            } else if (byte == 28) {
                operand = qint16(next(1) << 8 | next(2));
                i += 3;
            } else if (byte == 29) {
                operand = int(quint32(next(1)) << 24 | quint32(next(2)) << 16 | quint32(next(3)) << 8 | quint32(next(4)));
                i += 5;
            } else if (byte == 30) {
                ++i;
                while (i < dict.size() && (quint8(dict[i]) & 0x0f) != 0x0f && (quint8(dict[i]) >> 4) != 0x0f)
                    ++i;
                ++i;
            } else if (byte >= 32 && byte <= 246) {
                operand = byte - 139;
                ++i;
            } else {
                operand = byte <= 250 ? (byte - 247) * 256 + next(1) + 108 : -(byte - 251) * 256 - next(1) - 108;
                i += 2;
            }
        }
    }

    const QByteArray &m_bytes;
    bool m_isKeyed = false;
    int m_charset = 0;
};

QByteArray bytesOf(hb_blob_t *blob)
{
    unsigned length = 0;
    const char *data = hb_blob_get_data(blob, &length);
    QByteArray bytes(data, qsizetype(length));
    hb_blob_destroy(blob);
    return bytes;
}

QString nameOf(const Face &face, const std::set<quint32> &glyphs)
{
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face.face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    QString plain;
    for (const QChar c : QString::fromUtf8(name, int(std::min<unsigned>(size, sizeof name - 1))))
        if (c.unicode() > 32 && c.unicode() < 127 && !QStringLiteral("()<>[]{}/%#").contains(c))
            plain += c;
    if (plain.isEmpty())
        plain = QStringLiteral("Font");
    // The tag says which subset: six letters of what is in it.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const quint32 glyph : glyphs)
        hash.addData(QByteArray::number(glyph) + ' ');
    QString tag;
    const auto digest = hash.result();
    for (int i = 0; i < 6; ++i)
        tag += QChar(u'A' + quint8(digest[i]) % 26);
    return tag + u'+' + plain;
}

} // namespace

std::optional<FontSubset> subsetOf(const Face &face, const std::set<quint32> &glyphs)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return std::nullopt;
    for (const quint32 glyph : glyphs)
        hb_set_add(hb_subset_input_glyph_set(input), glyph);
    for (const hb_tag_t table : {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
             HB_TAG('D', 'S', 'I', 'G'), HB_TAG('m', 'o', 'r', 'x'), HB_TAG('k', 'e', 'r', 'n')})
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), table);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face.face, input);
    hb_subset_input_destroy(input);
    if (!plan)
        return std::nullopt;
    std::optional<FontSubset> subset;
    if (hb_face_t *made = hb_subset_plan_execute_or_fail(plan)) {
        subset.emplace();
        subset->program = bytesOf(hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' ')));
        subset->isCff = !subset->program.isEmpty();
        if (subset->isCff) {
            const auto plain = subset->program;
            const Cff cff(plain);
            if (cff.isKeyed())
                cff.renumber(subset->program, int(hb_face_get_glyph_count(made)));
        } else {
            subset->program = bytesOf(hb_face_reference_blob(made));
        }
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (const quint32 glyph : glyphs) {
            const auto now = hb_map_get(map, glyph);
            if (now != HB_MAP_VALUE_INVALID)
                subset->cids[glyph] = now;
        }
        hb_face_destroy(made);
    }
    hb_subset_plan_destroy(plan);
    if (!subset)
        return std::nullopt;
    subset->name = nameOf(face, glyphs);
    hb_font_extents_t extents;
    if (hb_font_get_h_extents(face.font, &extents)) {
        subset->ascent = 1000.0 * extents.ascender / face.unitsPerEm;
        subset->descent = 1000.0 * extents.descender / face.unitsPerEm;
        subset->box[1] = subset->descent;
        subset->box[3] = subset->ascent;
    }
    return subset;
}

} // namespace views::print
