#include "link/wire.h"

#include <charconv>
#include <cmath>
#include <openssl/evp.h>

namespace wire {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

template <class Number> void appendNumber(std::string &out, Number number)
{
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), size_t(end - digits.data()));
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
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

std::string sha256Hex(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int length = 0;
    const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
    Q_ASSERT_X(done == 1 && length == 32, "sha256Hex", "OpenSSL always has SHA-256");
    std::string hex;
    hex.reserve(64);
    for (unsigned int i = 0; i < length; ++i) {
        hex += hexDigits[digest[i] >> 4];
        hex += hexDigits[digest[i] & 15];
    }
    return hex;
}

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

void appendJsonObject(std::string &out, const RowView &row)
{
    out += "{\"id\":";
    appendJsonText(out, row.id);
    out += ",\"revision\":";
    appendNumber(out, row.revision);
    out += row.retired ? ",\"retired\":true" : ",\"retired\":false";
    for (size_t i = 0; i < row.cells.size(); ++i) {
        out += ',';
        appendJsonText(out, view(row.shape->fields[i].column));
        out += ':';
        appendJsonCell(out, row.cells[i]);
    }
    out += '}';
}

PageWriter::PageWriter() = default;

void PageWriter::take(const RowView &row)
{
    if (row.shape != m_shape) {
        m_shape = row.shape;
        m_page += "{\"entity\":";
        appendJsonText(m_page, row.shape->name.toStdString());
        m_page += ",\"columns\":[";
        for (const auto &field : row.shape->fields) {
            appendJsonText(m_page, view(field.column));
            m_page += ',';
        }
        m_page.back() = ']';
        m_page += "}\n";
    }
    m_page += "[\"";
    m_page += row.id;
    m_page += "\",";
    appendNumber(m_page, row.revision);
    m_page += row.gone ? ",2" : row.retired ? ",1" : ",0";
    if (!row.gone) {
        for (const auto &cell : row.cells) {
            m_page += ',';
            appendJsonCell(m_page, cell);
        }
    }
    m_page += "]\n";
    ++m_rows;
}

std::string PageWriter::finish(const ChangePage &end)
{
    return finish("cursor", view(end.cursor.text), end.more);
}

std::string PageWriter::finish(const SnapshotPage &end)
{
    return finish("after", view(end.after), end.more);
}

std::string PageWriter::finish(std::string_view name, std::string_view position, bool more)
{
    const std::string digest = sha256Hex(m_page);
    m_page += "{\"end\":true,\"";
    m_page += name;
    m_page += "\":";
    appendJsonText(m_page, position);
    m_page += more ? ",\"more\":true,\"rows\":" : ",\"more\":false,\"rows\":";
    appendNumber(m_page, m_rows);
    m_page += ",\"digest\":\"";
    m_page += digest;
    m_page += "\"}\n";
    m_shape = nullptr;
    m_rows = 0;
    return std::exchange(m_page, {});
}

} // namespace wire
