// The made-up city's attachments: small pictures and texts, plainly fictitious, on some hundred of its resources; and one
// stocktake that has begun.
#pragma once

#include "city.h"

namespace demo {

struct CityFile {
    Attachment attachment;
    QByteArray content;
};

/// One resource in ten has one, up to four hundred.
[[nodiscard]] qint64 fileCount(const City &city);
[[nodiscard]] CityFile fileOf(const City &city, qint64 index);

/// A stocktake of one room, and the scans of its first hour.
struct CityStocktake {
    Stocktake stocktake;
    StocktakeScans scans;
};
[[nodiscard]] CityStocktake stocktakeOf(const City &city);

/// A picture of a label as nobody would print it.
[[nodiscard]] QByteArray labelPicture(class Random &random);

} // namespace demo
