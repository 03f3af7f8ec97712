#include "views/forms/keptink.h"

#include "views/shell/theme.h"

#include <QApplication>
#include <QPainter>
#include <QtMath>

namespace views::forms {

KeptInk &KeptInk::ofLists()
{
    static KeptInk ink;
    // Pictures do not outlive the program's connection to the screen.
    static const bool isCleared = (qAddPostRoutine([] { ink.clear(); }), true);
    Q_UNUSED(isCleared)
    return ink;
}

void KeptInk::refresh()
{
    const QFont plain = QApplication::font("QTableView");
    QFont strong = plain;
    strong.setBold(true);
    std::array<QFont, 4> fonts{plain, shell::fixedFont(), shell::tabularFont(), strong};
    // Mixing the three colours of each pixel for themselves takes half the time of painting a page.
    for (auto &font : fonts)
        font.setStyleStrategy(QFont::StyleStrategy(font.styleStrategy() | QFont::NoSubpixelAntialias));
    const std::pair look{shell::px(100), shell::colours(shell::Tone::Good).background.rgba()};
    if (fonts == m_fonts && look == m_look)
        return;
    m_fonts = fonts;
    m_look = look;
    clear();
}

void KeptInk::clear()
{
    m_texts.clear();
    m_chips.clear();
}

QRect KeptInk::drawLine(QPainter &painter, const QRect &box, const Line &line)
{
    if (line.text.isEmpty() || box.width() <= 0)
        return {};
    painter.setFont(font(line.face));
    painter.setPen(line.colour);
    const auto &text = shaped(line.text, line.face, box.width(), painter);
    const int width = qMin(box.width(), qCeil(text.size().width()));
    const int height = qCeil(text.size().height());
    const QRect place(line.side & Qt::AlignRight ? box.left() + box.width() - width : box.left(), box.top() + (box.height() - height) / 2, width, height);
    painter.drawStaticText(place.topLeft(), text);
    return place;
}

const QStaticText &KeptInk::shaped(const QString &text, Face face, int width, const QPainter &painter)
{
    const TextKey key{text, face, width};
    if (const auto *known = m_texts.object(key))
        return *known;
    const auto ready = [&painter](const QString &whole) {
        auto made = std::make_unique<QStaticText>(whole);
        made->setTextFormat(Qt::PlainText);
        made->prepare({}, painter.font());
        return made;
    };
    QString line = text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    auto made = ready(line);
    if (made->size().width() > width)
        made = ready(QFontMetrics(painter.font()).elidedText(line, Qt::ElideRight, width));
    auto *kept = made.release();
    m_texts.insert(key, kept);
    return *kept;
}

int KeptInk::drawChip(QPainter &painter, const QRect &box, const ChipLook &look, const QString &word, std::optional<QColor> ink)
{
    if (box.isEmpty())
        return 0;
    const double ratio = painter.device()->devicePixelRatioF();
    const ChipKey key{word, look.mark, look.tone, ink ? ink->rgba() : 0, box.size(), ratio};
    auto *chip = m_chips.object(key);
    if (!chip) {
        chip = new Chip{QPixmap(box.size() * ratio), qMin(box.width(), chipWidth(QFontMetrics(font(Face::Plain)), word))};
        chip->picture.setDevicePixelRatio(ratio);
        chip->picture.fill(Qt::transparent);
        QPainter inner(&chip->picture);
        inner.setFont(font(Face::Plain));
        paintChip(inner, {{}, box.size()}, look, word, ink);
        inner.end();
        m_chips.insert(key, chip);
    }
    painter.drawPixmap(box.topLeft(), chip->picture);
    return chip->width;
}

} // namespace views::forms
