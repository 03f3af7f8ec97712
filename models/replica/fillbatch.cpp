#include "replica/fillbatch.h"

#include "replica/cacheschema.h"
#include "replica/sortkeys.h"

namespace replica {

void FillBatch::take(const RowView &row)
{
    if (row.gone)
        return m_rows.take(row);
    if (row.shape != m_shape) {
        m_shape = row.shape;
        m_sortKeyed = fieldsWithSortKey(*row.shape);
        m_keys.resize(m_sortKeyed.size());
    }
    m_cells.assign(row.cells.begin(), row.cells.end());
    for (size_t i = 0; i < m_sortKeyed.size(); ++i) {
        const auto field = size_t(m_sortKeyed[i]);
        auto &key = m_keys[i];
        key.clear();
        if (row.cells[field].kind == Cell::Kind::Text)
            appendSortKey(row.shape->fields[field], row.cells[field].text, key);
        m_cells.push_back(key.empty() ? Cell() : Cell{.kind = Cell::Kind::Text, .text = key});
    }
    RowView whole = row;
    whole.cells = m_cells;
    m_rows.take(whole);
}

} // namespace replica
