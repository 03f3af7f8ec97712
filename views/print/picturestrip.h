// A drawing or an image of a form, fitted into a box; a framed box where there is none.
#pragma once

#include "exchange/forms/formdata.h"
#include "views/print/textsetter.h"

namespace views::print {

struct PictureBox {
    double width = 0;
    double height = 0;
    QString empty;  ///< said where there is none
    SetStyle style; ///< of what is said
    int node = -1;
};

[[nodiscard]] Strip pictureStrip(const exchange::FormData &data, const QString &name, const PictureBox &box, const TextSetter &setter);

} // namespace views::print
