#include "contract/jsontext.h"

#include <array>
#include <charconv>
#include <cmath>

namespace contract {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

template <class Number> void appendNumber(std::string &out, Number number)
{
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), size_t(end - digits.data()));
}

/// Bytes of JSON text that must be escaped: controls, the quote and the backslash.
constexpr auto needsEscape = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 0x20; ++c)
        table[size_t(c)] = true;
    table['"'] = table['\\'] = true;
    return table;
}();

void appendEscape(std::string &out, unsigned char c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
        out += "\\u00";
        out += hexDigits[c >> 4];
        out += hexDigits[c & 15];
    }
}

} // namespace

void appendJsonText(std::string &out, std::string_view text)
{
    out += '"';
    size_t plain = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (!needsEscape[c])
            continue;
        out.append(text, plain, i - plain);
        appendEscape(out, c);
        plain = i + 1;
    }
    out.append(text, plain, text.size() - plain);
    out += '"';
}

namespace {

/// True where it was appended; false, and nothing appended, where something must be escaped or is half a character.
bool appendPlain(std::string &out, QStringView text)
{
    constexpr size_t mostBytes = 3; // of one UTF-16 unit outside of surrogates
    const size_t start = out.size();
    out.resize(start + mostBytes * size_t(text.size()) + 2);
    char *to = out.data() + start;
    *to++ = '"';
    for (const QChar unit : text) {
        const char16_t c = unit.unicode();
        if (c < 0x80) {
            if (needsEscape[c]) {
                out.resize(start);
                return false;
            }
            *to++ = char(c);
        } else if (c < 0x800) {
            *to++ = char(0xc0 | (c >> 6));
            *to++ = char(0x80 | (c & 0x3f));
        } else if (unit.isSurrogate()) {
            out.resize(start);
            return false;
        } else {
            *to++ = char(0xe0 | (c >> 12));
            *to++ = char(0x80 | ((c >> 6) & 0x3f));
            *to++ = char(0x80 | (c & 0x3f));
        }
    }
    *to++ = '"';
    out.resize(size_t(to - out.data()));
    return true;
}

} // namespace

void appendJsonText(std::string &out, const QString &text)
{
    if (appendPlain(out, text))
        return;
    const QByteArray utf8 = text.toUtf8();
    appendJsonText(out, std::string_view(utf8.constData(), size_t(utf8.size())));
}

void appendJsonNumber(std::string &out, qint64 number)
{
    appendNumber(out, number);
}

void appendJsonCell(std::string &out, const Cell &cell)
{
    switch (cell.kind) {
    case Cell::Kind::Empty:
        out += "null";
        return;
    case Cell::Kind::Integer:
        appendNumber(out, cell.integer);
        return;
    case Cell::Kind::Real:
        if (std::isfinite(cell.real))
            appendNumber(out, cell.real);
        else
            out += "null";
        return;
    case Cell::Kind::Text:
        appendJsonText(out, cell.text);
        return;
    }
}

void appendJsonValue(std::string &out, const Value &value)
{
    if (const auto *string = std::get_if<QString>(&value))
        return appendJsonText(out, *string);
    if (const auto *number = std::get_if<qint64>(&value))
        return appendJsonCell(out, {.kind = Cell::Kind::Integer, .integer = *number});
    if (const auto *real = std::get_if<double>(&value))
        return appendJsonCell(out, {.kind = Cell::Kind::Real, .real = *real});
    appendJsonCell(out, {});
}

} // namespace contract
