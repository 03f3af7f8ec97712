#include "views/shell/rank.h"

#include <QAbstractButton>
#include <QApplication>

namespace views::shell {

void setRank(QAbstractButton &button, Rank rank)
{
    QPalette palette;
    if (rank == Rank::Primary && button.isEnabled()) {
        const QPalette base = QApplication::palette();
        palette.setColor(QPalette::Button, base.color(QPalette::Highlight));
        palette.setColor(QPalette::ButtonText, base.color(QPalette::HighlightedText));
        palette.setColor(QPalette::Dark, base.color(QPalette::Highlight));
    }
    button.setPalette(palette);
}

} // namespace views::shell
