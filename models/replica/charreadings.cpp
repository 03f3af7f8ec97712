#include "replica/charreadings.h"

#include <QtEndian>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace replica {

namespace {

constexpr int charactersAPage = 256;
constexpr char32_t beyondUnicode = 0x110000;

struct Entry {
    quint8 size = 0;
    char bytes[15] = {};
    void set(const std::string &text)
    {
        size_t most = std::min(text.size(), sizeof(bytes));
        while (most < text.size() && most > 0 && (text[most] & 0xC0) == 0x80)
            --most;
        size = quint8(most);
        std::copy_n(text.data(), most, bytes);
    }
    [[nodiscard]] std::string_view view() const { return {bytes, size}; }
};
using Page = std::array<Entry, charactersAPage>;

/// A table over all characters whose pages are made when first asked for; reading takes no lock.
class Table
{
public:
    explicit Table(std::string (*ask)(char32_t)) : m_ask(ask) {}
    ~Table()
    {
        for (auto &page : m_pages)
            delete page.load();
    }
    [[nodiscard]] std::string_view at(char32_t character)
    {
        if (character >= beyondUnicode)
            return {};
        auto &slot = m_pages[character / charactersAPage];
        const Page *page = slot.load(std::memory_order_acquire);
        if (!page)
            page = make(slot, character / charactersAPage);
        return (*page)[character % charactersAPage].view();
    }

private:
    const Page *make(std::atomic<const Page *> &slot, char32_t number)
    {
        const std::lock_guard lock(m_making);
        if (const Page *made = slot.load(std::memory_order_acquire))
            return made;
        auto page = std::make_unique<Page>();
        for (char32_t i = 0; i < charactersAPage; ++i)
            (*page)[i].set(m_ask(number * charactersAPage + i));
        slot.store(page.get(), std::memory_order_release);
        return page.release();
    }
    std::string (*m_ask)(char32_t);
    std::mutex m_making;
    std::array<std::atomic<const Page *>, beyondUnicode / charactersAPage> m_pages{};
};

std::string utf8(const icu::UnicodeString &text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

bool stands(UChar32 character)
{
    return u_isalnum(character) || u_getCombiningClass(character) != 0 || u_charType(character) == U_COMBINING_SPACING_MARK
        || u_charType(character) == U_NON_SPACING_MARK || (character < 128 && std::string_view(".-_:/@#+").find(char(character)) != std::string_view::npos);
}

std::string askFold(char32_t character)
{
    if (U_IS_SURROGATE(character))
        return " ";
    UErrorCode status = U_ZERO_ERROR;
    const auto *folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
    Q_ASSERT_X(U_SUCCESS(status), "foldOf", "ICU brings its normalisation data");
    const auto folded = folder->normalize(icu::UnicodeString(UChar32(character)), status);
    if (folded.isEmpty())
        return {};
    icu::UnicodeString kept;
    for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1))
        if (stands(folded.char32At(i)))
            kept.append(folded.char32At(i));
    return kept.isEmpty() ? std::string(" ") : utf8(kept);
}

std::string askReading(char32_t character)
{
    if (U_IS_SURROGATE(character))
        return {};
    if (!u_hasBinaryProperty(UChar32(character), UCHAR_IDEOGRAPHIC)) {
        const auto folded = foldOf(character);
        return folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z' ? std::string(folded) : std::string();
    }
    // ICU's rules are made once and used under the table's lock.
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::Transliterator> toLatin(icu::Transliterator::createInstance(icu::UnicodeString("Han-Latin; NFD"), UTRANS_FORWARD, status));
    Q_ASSERT_X(toLatin, "readingOf", "ICU brings its transliterators");
    icu::UnicodeString latin{UChar32(character)};
    toLatin->transliterate(latin);
    std::string reading;
    for (int32_t i = 0; i < latin.length(); ++i) {
        const char16_t unit = latin.charAt(i);
        if (unit >= u'a' && unit <= u'z')
            reading.push_back(char(unit));
        else if (unit == u'\u0308' && !reading.empty() && reading.back() == 'u')
            reading.back() = 'v'; // ü
        else if (unit == u' ')
            break;
    }
    return reading;
}

} // namespace

std::string_view foldOf(char32_t character)
{
    static Table table(askFold);
    return table.at(character);
}

std::string_view readingOf(char32_t character)
{
    static Table table(askReading);
    return table.at(character);
}

} // namespace replica
