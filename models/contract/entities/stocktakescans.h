// StocktakeScans (扫码记录): some scans of a stocktake, made by one person in a row. Only ever added, so two people who
// count the same room are never in conflict.
#pragma once

#include "contract/entities/stocktake.h"

namespace contract {

struct StocktakeScans {
    Id<StocktakeScans> id;
    Revision revision = 0;
    bool retired = false;
    Id<Stocktake> stocktake;
    QString countedBy; ///< kept by the rules
    QString lines;     ///< a line a scan: code, room, zone, time; see rules/stocktake
    Id<Organisation> unit; ///< of the stocktake, kept by the rules
    bool operator==(const StocktakeScans &) const = default;
};

template <> struct Describe<StocktakeScans> {
    static constexpr auto name = "stocktake_scans";
    static constexpr auto caption = QT_TRANSLATE_NOOP("StocktakeScans", "Scans");
    static constexpr auto captions = QT_TRANSLATE_NOOP("StocktakeScans", "Scans");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"stocktake_id", QT_TRANSLATE_NOOP("StocktakeScans", "Stocktake"), &StocktakeScans::stocktake, traits::required | traits::indexed | traits::listed},
        Field{"counted_by", QT_TRANSLATE_NOOP("StocktakeScans", "Counted by"), &StocktakeScans::countedBy, traits::title | traits::readOnly | traits::listed | traits::personal},
        Field{"lines", QT_TRANSLATE_NOOP("StocktakeScans", "Lines"), &StocktakeScans::lines, traits::required | traits::maxLength(400'000)},
        Field{"unit_id", QT_TRANSLATE_NOOP("StocktakeScans", "Unit"), &StocktakeScans::unit, traits::scope | traits::readOnly},
    };
};

} // namespace contract
