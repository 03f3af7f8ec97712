// Rows in flight: views into whoever holds the bytes, so that a million rows travel from the server's database over
// the wire into the cache without becoming objects on the way. Valid only during the call that hands them over.
#pragma once

#include "contract/shape.h"

#include <span>
#include <string_view>

namespace contract {

/// One value, UTF-8. A view: copy what must outlive the call.
struct Cell {
    enum class Kind : quint8 { Empty, Integer, Real, Text };
    Kind kind = Kind::Empty;
    qint64 integer = 0;
    double real = 0;
    std::string_view text;
};

[[nodiscard]] inline Value toValue(const Cell &cell)
{
    switch (cell.kind) {
    case Cell::Kind::Empty:
        return {};
    case Cell::Kind::Integer:
        return cell.integer;
    case Cell::Kind::Real:
        return cell.real;
    case Cell::Kind::Text:
        return QString::fromUtf8(cell.text.data(), qsizetype(cell.text.size()));
    }
    return {};
}

/// One record in flight. `gone`: it has left the receiver's scope, and only id and revision count.
struct RowView {
    const Shape *shape = nullptr;
    std::string_view id;
    Revision revision = 0;
    bool retired = false;
    bool gone = false;
    std::span<const Cell> cells; ///< in the order of the shape's fields
};

[[nodiscard]] inline Record toRecord(const RowView &row)
{
    Record record{idOf(QString::fromLatin1(row.id.data(), qsizetype(row.id.size()))), row.revision, row.retired, {}};
    record.values.reserve(row.cells.size());
    for (const auto &cell : row.cells)
        record.values.push_back(toValue(cell));
    return record;
}

class RowSink
{
public:
    virtual ~RowSink() = default;
    virtual void take(const RowView &row) = 0;
};

} // namespace contract
