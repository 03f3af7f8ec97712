#include "views/shell/icons.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

/// Registers the compiled-in files, which a static library does not do by itself. Outside of every namespace, as the
/// macro demands.
static void registerIconFiles()
{
    Q_INIT_RESOURCE(icons);
}

namespace views::shell {

namespace {

QByteArray drawingOf(const QString &name)
{
    registerIconFiles();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "icon", qPrintable(name));
    return opened ? file.readAll() : QByteArray();
}

class LineEngine : public QIconEngine
{
public:
    LineEngine(QString name, QColor fixedColour) : m_name(std::move(name)), m_drawing(drawingOf(m_name)), m_fixedColour(fixedColour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1.0); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const QColor colour = colourOf(mode);
        const QString key = QStringLiteral("line-%1-%2-%3x%4").arg(m_name, colour.name(QColor::HexArgb)).arg(size.width()).arg(size.height());
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        const int side = std::min(size.width(), size.height());
        QSvgRenderer(m_drawing).render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        drawn = QPixmap::fromImage(image);
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new LineEngine(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("yunheng-line"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_drawing.isEmpty(); }

private:
    [[nodiscard]] QColor colourOf(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_fixedColour.isValid())
            return m_fixedColour;
        return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
    }

    QString m_name;
    QByteArray m_drawing;
    QColor m_fixedColour;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new LineEngine(name, {}));
}

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new LineEngine(name, colour));
}

QStringList iconNames()
{
    registerIconFiles();
    QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (auto &name : names)
        name.chop(4);
    return names;
}

} // namespace views::shell
