// PastePlan: what a pasted block would do. Laid over the list, each line changes the record that it lies on and lines below
// the end become new records; with column names in its first line, lines with a number change that record and the others
// become new ones. An empty cell empties, as in a sheet.
#pragma once

#include "contract/actor.h"
#include "exchange/clipboardtable.h"
#include "items/changepreview.h"
#include "views/panels/exchange/importworkshop.h"

namespace views::panels {

struct PasteBlock {
    exchange::ClipboardTable cells;
    bool named = false;              ///< the first line said the columns, and is not among the cells
    QStringList columns;             ///< of `cells`: field names, or the headings of a named block; empty: nowhere to go
    std::vector<QString> numbers;    ///< of a block laid over the list: of the record under each line; empty: a new one
    std::vector<QUuid> newIds;       ///< one a line
    QString reason;
};

struct PastePlan {
    QStringList captions;            ///< of the columns that go somewhere
    std::vector<int> shown;          ///< their positions in the block
    QStringList ignored;             ///< headings that name no field
    std::vector<items::PreviewRow> rows;
    std::vector<contract::Command> commands; ///< an edit, a creation or both; of what is right only
    [[nodiscard]] bool isGood() const;
};

struct PasteParts {
    const contract::Shape &shape;
    const exchange::Words &words;
    const contract::Catalogues &catalogues;
    items::Queries &queries;
    const contract::Actor &actor;
    contract::Instant now;
    std::pair<QUuid, QUuid> commandIds; ///< of the edit and of the creation
};

/// Waits for the cache: never from the window's thread.
[[nodiscard]] contract::Result<PastePlan> pastePlanOf(const PasteBlock &block, const PasteParts &parts);

/// True where the line names columns, no two the same one: every cell of it that holds anything does, or most do.
[[nodiscard]] bool namesColumns(const QStringList &line, const contract::Shape &shape, const exchange::Words &words);

} // namespace views::panels
