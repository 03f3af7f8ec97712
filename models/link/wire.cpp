#include "link/wire.h"

#include <openssl/evp.h>

namespace wire {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
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

void appendJsonObject(std::string &out, const RowView &row)
{
    out += "{\"id\":";
    appendJsonText(out, row.id);
    out += ",\"revision\":";
    appendJsonNumber(out, row.revision);
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
    appendJsonNumber(m_page, row.revision);
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
    appendJsonNumber(m_page, m_rows);
    m_page += ",\"digest\":\"";
    m_page += digest;
    m_page += "\"}\n";
    m_shape = nullptr;
    m_rows = 0;
    return std::exchange(m_page, {});
}

} // namespace wire
