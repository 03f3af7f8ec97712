#include "replica/rowbatch.h"

namespace replica {

void RowBatch::take(const RowView &row)
{
    m_rows.push_back({row.shape, row.revision, m_texts.size(), m_cells.size(), quint32(row.cells.size()), quint8(row.id.size()), row.retired, row.gone});
    m_texts.append(row.id);
    for (const auto &cell : row.cells) {
        Kept kept{.kind = cell.kind, .length = quint32(cell.text.size()), .integer = cell.integer};
        if (cell.kind == Cell::Kind::Real)
            kept.real = cell.real;
        if (cell.kind == Cell::Kind::Text) {
            kept.text = m_texts.size();
            m_texts.append(cell.text);
        }
        m_cells.push_back(kept);
    }
}

void RowBatch::clear()
{
    m_texts.clear();
    m_cells.clear();
    m_rows.clear();
}

RowView RowBatch::row(size_t index, std::vector<Cell> &cells) const
{
    const auto &row = m_rows[index];
    const std::string_view texts = m_texts;
    cells.clear();
    for (size_t i = row.firstCell; i < row.firstCell + row.cellCount; ++i) {
        const auto &kept = m_cells[i];
        Cell cell{.kind = kept.kind};
        if (kept.kind == Cell::Kind::Integer)
            cell.integer = kept.integer;
        else if (kept.kind == Cell::Kind::Real)
            cell.real = kept.real;
        else if (kept.kind == Cell::Kind::Text)
            cell.text = texts.substr(kept.text, kept.length);
        cells.push_back(cell);
    }
    return {.shape = row.shape, .id = texts.substr(row.id, row.idLength), .revision = row.revision, .retired = row.retired, .gone = row.gone, .cells = cells};
}

RecordRow::RecordRow(const Shape &shape, const Record &record) : m_id(idText(record.id).toStdString())
{
    m_texts.reserve(record.values.size());
    m_cells.reserve(record.values.size());
    for (const auto &value : record.values) {
        Cell cell;
        if (const auto *number = std::get_if<qint64>(&value)) {
            cell = {.kind = Cell::Kind::Integer, .integer = *number};
        } else if (const auto *real = std::get_if<double>(&value)) {
            cell = {.kind = Cell::Kind::Real, .real = *real};
        } else if (const auto *string = std::get_if<QString>(&value)) {
            m_texts.push_back(string->toStdString());
            cell = {.kind = Cell::Kind::Text, .text = m_texts.back()};
        }
        m_cells.push_back(cell);
    }
    m_view = {.shape = &shape, .id = m_id, .revision = record.revision, .retired = record.retired, .cells = m_cells};
}

} // namespace replica
