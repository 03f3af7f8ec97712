// Sheets as tests handle them: whole, as lists of rows.
#pragma once

#include "exchange/sheet.h"

namespace tests {

using Cells = std::vector<std::vector<QString>>;

struct Whole {
    Cells rows;
    std::vector<qint64> lines;
    contract::Error error; ///< Internal and empty where there was none
    bool broken = false;
};

inline Whole wholeOf(contract::Result<std::unique_ptr<exchange::SheetReader>> sheet)
{
    Whole whole;
    const auto broken = [&](const contract::Error &error) {
        whole.error = error;
        whole.broken = true;
        return whole;
    };
    if (!sheet)
        return broken(sheet.error());
    for (exchange::SheetRow row;;) {
        const auto more = (*sheet)->next(row);
        if (!more)
            return broken(more.error());
        if (!*more)
            return whole;
        whole.rows.push_back(row.cells);
        whole.lines.push_back(row.line);
    }
}

inline contract::Result<void> written(const QString &path, const std::vector<exchange::SheetColumn> &columns, const Cells &rows)
{
    auto sheet = exchange::createSheet(path, exchange::formatForName(path), columns);
    if (!sheet)
        return contract::Unexpected(sheet.error());
    for (const auto &row : rows)
        if (const auto one = (*sheet)->write(row); !one)
            return one;
    return (*sheet)->finish();
}

} // namespace tests
