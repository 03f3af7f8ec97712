// TextBlock: the lines of 64 neighbouring rids as one value of <entity>_text: 64 lengths of 16 bits, little endian, then
// the lines one after the other. A line longer than 65,535 bytes is cut.
#pragma once

#include "replica/searchindex.h"

#include <array>
#include <string>
#include <string_view>

namespace replica {

class TextBlock
{
public:
    using Lines = std::array<std::string, searchlayout::blockRows>;

    /// Takes a stored value apart. False where it is damaged; the block is empty then.
    [[nodiscard]] bool read(std::string_view value);
    [[nodiscard]] std::string_view line(int row) const { return m_bytes.substr(m_begin[size_t(row)], m_begin[size_t(row) + 1] - m_begin[size_t(row)]); }
    /// All lines, one behind the other, and where a row's begins in them.
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    [[nodiscard]] size_t beginOf(int row) const { return m_begin[size_t(row)]; }

    /// The value to store.
    [[nodiscard]] static std::string pack(const Lines &lines);
    static constexpr size_t longest = 0xFFFF;

private:
    std::string_view m_bytes; ///< into the value that was read, which must outlive its use here
    std::array<quint32, searchlayout::blockRows + 1> m_begin{};
};

} // namespace replica
