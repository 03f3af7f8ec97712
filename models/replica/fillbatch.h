// FillBatch: a page of rows on its way into a new cache, with the sort keys already made: they are made in the thread that
// takes the page from the wire, which waits more than the one that writes.
#pragma once

#include "replica/rowbatch.h"

namespace replica {

class FillBatch : public RowSink
{
public:
    void take(const RowView &row) override;
    [[nodiscard]] size_t size() const { return m_rows.size(); }
    void clear() { m_rows.clear(); }
    /// As RowBatch::row(); behind the fields' cells stand those of the companion columns (see cacheschema.h), as bytes.
    [[nodiscard]] RowView row(size_t index, std::vector<Cell> &cells) const { return m_rows.row(index, cells); }

private:
    RowBatch m_rows;
    const Shape *m_shape = nullptr; ///< whose positions these are
    std::vector<int> m_sortKeyed;
    std::vector<std::string> m_keys;
    std::vector<Cell> m_cells;
};

} // namespace replica
