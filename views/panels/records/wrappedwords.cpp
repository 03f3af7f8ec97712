#include "views/panels/records/wrappedwords.h"

#include <QAbstractItemView>
#include <QStyleOptionViewItem>
#include <QTextLayout>

namespace views::panels {

int layWords(const QString &words, const QFont &font, int width, QPainter *painter, QPoint at)
{
    QString text = words;
    text.replace(u'\n', QChar::LineSeparator);
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (int lines = 0; lines < mostWrappedLines; ++lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, at);
    return int(height + 0.5);
}

int listWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

} // namespace views::panels
