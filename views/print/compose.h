// Composing: a layout and what is bound into it become a document of placed glyphs, lines and boxes. Pure: the same layout,
// data and fonts give the same document on every machine; may run in any thread.
#pragma once

#include "exchange/forms/formdata.h"
#include "views/print/fonts.h"
#include "views/print/page.h"

namespace views::print {

[[nodiscard]] Document compose(const Layout &layout, const exchange::FormData &data, const FontBook &fonts = installedFonts());

/// What the QR code of a form says: "YH1:<form>:<number>:<copy>:<short code>". Empty where there is no short code.
[[nodiscard]] QString codeContent(const QString &form, const exchange::FormHead &head);

} // namespace views::print
