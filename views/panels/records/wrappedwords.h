// layWords(): words of several lines in the cell of a list: their height, and where there is a painter, drawn.
#pragma once

#include <QFont>
#include <QPoint>
#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace views::panels {

/// Lines of one text that are shown; copying gives the whole.
inline constexpr int mostWrappedLines = 12;
/// The height in pixels.
int layWords(const QString &words, const QFont &font, int width, QPainter *painter, QPoint at);
/// Of the list that asks for a size, before its rows have one.
[[nodiscard]] int listWidth(const QStyleOptionViewItem &option);

} // namespace views::panels
