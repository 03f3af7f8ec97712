#include "replica/sortkeys.h"

#include <array>
#include <memory>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

namespace replica {

namespace {

/// ICU's zh collation orders ideographs by pinyin; numbers within a name count by value ("2" before "10").
const UCollator *dictionary()
{
    static const std::unique_ptr<UCollator, decltype(&ucol_close)> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<UCollator, decltype(&ucol_close)> opened(ucol_open("zh", &status), &ucol_close);
        ucol_setAttribute(opened.get(), UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
        Q_ASSERT_X(U_SUCCESS(status), "appendSortKey", "ICU brings its collation data");
        return opened;
    }();
    return collator.get();
}

void appendDictionaryKey(std::string_view text, std::string &out)
{
    std::array<UChar, 512> units;
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(units.data(), int32_t(units.size()), &length, text.data(), int32_t(std::min<size_t>(text.size(), 500)), 0xFFFD, nullptr, &status);
    const size_t begin = out.size();
    const int32_t roomy = 8 * length + 16;
    out.resize(begin + size_t(roomy));
    const int32_t needed = ucol_getSortKey(dictionary(), units.data(), length, reinterpret_cast<uint8_t *>(out.data() + begin), roomy);
    // The key ends in a zero byte. One that did not fit is cut: records that agree so far stand in order of creation.
    out.resize(begin + size_t(std::clamp(needed, 1, roomy)) - (needed <= roomy ? 1 : 0));
}

/// Four numbers of 0 to 255 between points; nothing for anything else.
std::optional<quint32> addressOf(std::string_view text)
{
    quint32 address = 0;
    int parts = 0;
    int digits = 0;
    quint32 part = 0;
    for (size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] >= '0' && text[i] <= '9' && ++digits <= 3) {
            part = part * 10 + quint32(text[i] - '0');
            continue;
        }
        if ((i < text.size() && text[i] != '.') || digits == 0 || part > 255 || ++parts > 4)
            return std::nullopt;
        address = address << 8 | part;
        part = 0;
        digits = 0;
    }
    return parts == 4 ? std::optional(address) : std::nullopt;
}

void appendAddressKey(std::string_view text, std::string &out)
{
    const auto address = addressOf(text);
    if (!address) {
        out += '~';
        out += text;
        return;
    }
    for (int shift = 28; shift >= 0; shift -= 4)
        out += "0123456789abcdef"[*address >> shift & 0xF];
}

} // namespace

void appendSortKey(const FieldShape &field, std::string_view text, std::string &out)
{
    if (text.empty())
        return;
    if (field.traits.address)
        appendAddressKey(text, out);
    else
        appendDictionaryKey(text, out);
}

void appendSortPrefix(std::string_view text, std::string &out)
{
    const size_t begin = out.size();
    appendDictionaryKey(text, out);
    // Behind this byte stand accents and case, which a longer text has behind the rest of its letters.
    out.resize(std::min(out.find('\x01', begin), out.size()));
}

} // namespace replica
