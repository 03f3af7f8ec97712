// inkLabel(): words in the colour of a tone. By the palette: a style sheet is parsed and polished anew at each change.
#pragma once

#include "views/shell/theme.h"

#include <QLabel>

namespace views::panels {

inline void inkLabel(QLabel &label, shell::Tone tone)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, shell::colours(tone).text);
    label.setPalette(palette);
}

} // namespace views::panels
