#include "exchange/rejects.h"

namespace exchange {

namespace {

std::vector<SheetColumn> columnsOf(const SourceSheet &sheet)
{
    return rejectColumns(sheet.header);
}

Result<void> writeAll(const SheetRows &rows, SheetWriter &to)
{
    const auto reader = rows.reader();
    for (SheetRow row;;) {
        const auto more = reader->next(row);
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            return {};
        if (const auto written = to.write(row.cells); !written)
            return written;
    }
}

} // namespace

std::vector<SheetColumn> rejectColumns(const SheetRow &header)
{
    std::vector<SheetColumn> columns;
    for (const auto &heading : header.cells)
        columns.push_back({heading});
    // A file of rejects has the column already, its heading taken away when it was read.
    if (columns.empty() || !columns.back().heading.isEmpty())
        columns.push_back({});
    columns.back().heading = reasonHeading();
    return columns;
}

Result<void> Rejects::add(const SourceSheet &sheet, const SheetRow &row, const QString &reason)
{
    SheetRow kept = row;
    kept.cells.resize(columnsOf(sheet).size());
    kept.cells.back() = reason;
    return (&sheet == m_source.relations() ? m_relations : m_rows).append(kept).map([](SheetRows::Place) {});
}

void Rejects::clear()
{
    m_rows = {};
    m_relations = {};
}

Result<void> Rejects::write(const QString &path) const
{
    auto sheet = createSheet(path, m_source.format(), columnsOf(m_source.sheet()), m_source.sheet().name);
    if (!sheet)
        return Unexpected(sheet.error());
    return writeAll(m_rows, **sheet)
        .and_then([&]() -> Result<void> {
            if (m_relations.count() == 0)
                return {};
            return (*sheet)->addSheet(m_source.relations()->name, columnsOf(*m_source.relations())).and_then([&] { return writeAll(m_relations, **sheet); });
        })
        .and_then([&] { return (*sheet)->finish(); });
}

} // namespace exchange
