#include "replica/textblock.h"

#include <QtEndian>

namespace replica {

using namespace searchlayout;

namespace {
constexpr size_t headBytes = blockRows * sizeof(quint16);
}

bool TextBlock::read(std::string_view value)
{
    m_bytes = {};
    m_begin.fill(0);
    if (value.empty())
        return true;
    if (value.size() < headBytes)
        return false;
    quint32 sum = 0;
    for (size_t i = 0; i < size_t(blockRows); ++i)
        m_begin[i + 1] = sum += qFromLittleEndian<quint16>(value.data() + i * sizeof(quint16));
    if (value.size() != headBytes + sum) {
        m_begin.fill(0);
        return false;
    }
    m_bytes = value.substr(headBytes);
    return true;
}

std::string TextBlock::pack(const Lines &lines)
{
    std::string value(headBytes, '\0');
    for (size_t i = 0; i < lines.size(); ++i) {
        const size_t size = std::min(lines[i].size(), longest);
        qToLittleEndian(quint16(size), value.data() + i * sizeof(quint16));
        value.append(lines[i], 0, size);
    }
    return value;
}

} // namespace replica
