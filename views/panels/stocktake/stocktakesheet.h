// The result of a stocktake on paper: facts and counts, every finding a row, places to sign.
#pragma once

#include "rules/stocktake.h"
#include "views/print/tablesheet.h"

class QWidget;

namespace views::panels {

/// As the head of the sheet says them.
struct StocktakeFacts {
    QString title;
    QString number;
    QString place;
    QString unit;
    QString signedBy; ///< empty while it is open
    QString signedAt;
    QString digest;
    QString printedAt;
};

[[nodiscard]] print::TableSheet sheetOf(const StocktakeFacts &facts, const rules::Findings &findings);
void previewStocktake(const StocktakeFacts &facts, const rules::Findings &findings, QWidget *parent);

} // namespace views::panels
