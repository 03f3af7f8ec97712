// RowBatch: rows that outlive the call that brought them: they cross from the thread that talks to the server to the one
// that writes. One buffer for all texts, so a page of thousands of rows costs a handful of allocations.
#pragma once

#include "contract/rows.h"

namespace replica {

using namespace contract;

class RowBatch : public RowSink
{
public:
    void take(const RowView &row) override;
    [[nodiscard]] size_t size() const { return m_rows.size(); }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    void clear();
    [[nodiscard]] const Shape *shapeOf(size_t index) const { return m_rows[index].shape; }

    /// Row `index` as a view into this batch; `cells` is where its values are put, and must outlive the view.
    [[nodiscard]] RowView row(size_t index, std::vector<Cell> &cells) const;

private:
    struct Row {
        const Shape *shape;
        Revision revision;
        size_t id; ///< where its text begins
        size_t firstCell;
        quint32 cellCount;
        quint8 idLength;
        bool retired;
        bool gone;
    };
    /// A cell in 16 bytes; a text is the place where it begins, since the buffer moves while it grows.
    struct Kept {
        Cell::Kind kind;
        quint32 length;
        union {
            qint64 integer;
            double real;
            size_t text;
        };
    };
    std::string m_texts;
    std::vector<Kept> m_cells;
    std::vector<Row> m_rows;
};

/// A record as a row in flight: `cells` and `texts` hold what the view points to.
class RecordRow
{
public:
    RecordRow(const Shape &shape, const Record &record);
    RecordRow(const RecordRow &) = delete;
    RecordRow &operator=(const RecordRow &) = delete;
    [[nodiscard]] const RowView &view() const { return m_view; }

private:
    std::vector<std::string> m_texts;
    std::vector<Cell> m_cells;
    std::string m_id;
    RowView m_view;
};

} // namespace replica
