#include "views/shell/theme.h"

#include "views/shell/themestyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QHeaderView>
#include <QLayout>
#include <QLineEdit>
#include <QPixmapCache>
#include <QToolTip>

namespace views::shell {

namespace {

// The theme is the application's, as its palette and its font are; Theme alone writes these.
ThemeName themeOfNow = ThemeName::Light;
int scaleOfNow = 100;

struct Colours {
    const char *window, *base, *alternate, *text, *button, *quiet, *line, *accent, *onAccent, *link, *tip, *tipText;
};

constexpr Colours light{"#f3f4f6", "#ffffff", "#f7f8fa", "#1b2430", "#f7f8fa", "#5b6675", "#c9ced6", "#1f5fae", "#ffffff", "#1f5fae", "#26303d", "#ffffff"};
constexpr Colours dark{"#1c2026", "#15181d", "#1b1f25", "#e4e8ee", "#282d35", "#9aa5b3", "#3b424d", "#2f6fc2", "#ffffff", "#7fb3f2", "#39424f", "#ffffff"};
constexpr Colours contrast{"#000000", "#000000", "#0d0d0d", "#ffffff", "#000000", "#e0e0e0", "#ffffff", "#ffd400", "#000000", "#7fd0ff", "#000000", "#ffffff"};

QColor colour(const char *hex)
{
    return QColor(QLatin1StringView(hex));
}

const Colours &coloursOf(ThemeName name)
{
    switch (name) {
    case ThemeName::Light:
        return light;
    case ThemeName::Dark:
        return dark;
    case ThemeName::HighContrast:
        return contrast;
    }
    return light;
}

/// What a layout or a widget measured at 100 %, remembered at the first change of scale so that nothing drifts.
QVariantList baseOf(QObject *object, const QVariantList &now, int scaleBefore)
{
    constexpr auto name = "yunhengBaseMetrics";
    if (!object->property(name).isValid()) {
        QVariantList base;
        for (const auto &measure : now)
            base << measure.toInt() * 100.0 / scaleBefore;
        object->setProperty(name, base);
    }
    return object->property(name).toList();
}

int scaled(const QVariant &base)
{
    return qRound(base.toDouble() * scaleOfNow / 100.0);
}

void rescale(QLayout *layout, int scaleBefore)
{
    const QMargins margins = layout->contentsMargins();
    const auto base = baseOf(layout, {margins.left(), margins.top(), margins.right(), margins.bottom(), layout->spacing()}, scaleBefore);
    layout->setContentsMargins(scaled(base[0]), scaled(base[1]), scaled(base[2]), scaled(base[3]));
    if (layout->spacing() >= 0)
        layout->setSpacing(scaled(base[4]));
}

/// Only bounds that somebody set are scaled: 0 and QWIDGETSIZE_MAX stand for "none".
void rescale(QWidget *widget, int scaleBefore)
{
    const QSize least = widget->minimumSize();
    const QSize most = widget->maximumSize();
    const bool bounded = !least.isNull() || most != QSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    if (bounded && !widget->isWindow()) {
        const auto base = baseOf(widget, {least.width(), least.height(), most.width(), most.height()}, scaleBefore);
        const auto bound = [](const QVariant &measure, int none) { return measure.toDouble() >= QWIDGETSIZE_MAX / 2.0 ? none : scaled(measure); };
        widget->setMinimumSize(scaled(base[0]), scaled(base[1]));
        widget->setMaximumSize(most.width() == QWIDGETSIZE_MAX ? QWIDGETSIZE_MAX : bound(base[2], QWIDGETSIZE_MAX),
                               most.height() == QWIDGETSIZE_MAX ? QWIDGETSIZE_MAX : bound(base[3], QWIDGETSIZE_MAX));
    }
    if (auto *header = qobject_cast<QHeaderView *>(widget)) {
        const double ratio = double(scaleOfNow) / scaleBefore;
        header->setMinimumSectionSize(qRound(header->minimumSectionSize() * ratio));
        if (header->orientation() == Qt::Vertical) {
            const auto base = baseOf(header, {0, 0, 0, 0, header->defaultSectionSize()}, scaleBefore);
            if (base.size() > 4)
                header->setDefaultSectionSize(scaled(base[4]));
        } else {
            for (int section = 0; section < header->count(); ++section)
                header->resizeSection(section, qRound(header->sectionSize(section) * ratio));
        }
    }
}

} // namespace

QString textOf(ThemeName theme)
{
    switch (theme) {
    case ThemeName::Light:
        return QStringLiteral("light");
    case ThemeName::Dark:
        return QStringLiteral("dark");
    case ThemeName::HighContrast:
        return QStringLiteral("contrast");
    }
    return {};
}

ThemeName themeNamed(const QString &text)
{
    for (const auto theme : {ThemeName::Dark, ThemeName::HighContrast})
        if (text == textOf(theme))
            return theme;
    return ThemeName::Light;
}

QPalette paletteOf(ThemeName name)
{
    const Colours &c = coloursOf(name);
    QPalette palette;
    palette.setColor(QPalette::Window, colour(c.window));
    palette.setColor(QPalette::WindowText, colour(c.text));
    palette.setColor(QPalette::Base, colour(c.base));
    palette.setColor(QPalette::AlternateBase, colour(c.alternate));
    palette.setColor(QPalette::Text, colour(c.text));
    palette.setColor(QPalette::PlaceholderText, colour(c.quiet));
    palette.setColor(QPalette::Button, colour(c.button));
    palette.setColor(QPalette::ButtonText, colour(c.text));
    palette.setColor(QPalette::BrightText, colour(c.text));
    palette.setColor(QPalette::Highlight, colour(c.accent));
    palette.setColor(QPalette::HighlightedText, colour(c.onAccent));
    palette.setColor(QPalette::Link, colour(c.link));
    palette.setColor(QPalette::LinkVisited, colour(c.link));
    palette.setColor(QPalette::ToolTipBase, colour(c.tip));
    palette.setColor(QPalette::ToolTipText, colour(c.tipText));
    palette.setColor(QPalette::Light, colour(c.base));
    palette.setColor(QPalette::Midlight, colour(c.line).lighter(name == ThemeName::Light ? 108 : 100));
    palette.setColor(QPalette::Mid, colour(c.line));
    palette.setColor(QPalette::Dark, colour(c.line).darker(name == ThemeName::Dark ? 90 : 115));
    palette.setColor(QPalette::Shadow, colour(c.line).darker(150));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(c.quiet));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(c.line));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colour(c.text));
    return palette;
}

ToneColours colours(Tone tone)
{
    if (themeOfNow == ThemeName::HighContrast) {
        switch (tone) {
        case Tone::Neutral:
            return {Qt::white, Qt::black, Qt::white};
        case Tone::Accent:
            return {colour("#ffd400"), Qt::black, colour("#ffd400")};
        case Tone::Good:
            return {colour("#5df2b0"), Qt::black, colour("#5df2b0")};
        case Tone::Warning:
            return {colour("#ffb347"), Qt::black, colour("#ffb347")};
        case Tone::Bad:
            return {colour("#ff9a8a"), Qt::black, colour("#ff9a8a")};
        }
    }
    const bool bright = themeOfNow == ThemeName::Light;
    switch (tone) { // hues of Okabe-Ito, darkened or lightened until the text is legible
    case Tone::Neutral:
        return bright ? ToneColours{colour("#4d5765"), colour("#eef0f3"), colour("#c9ced6")} : ToneColours{colour("#b4bdc9"), colour("#2a3038"), colour("#454d59")};
    case Tone::Accent:
        return bright ? ToneColours{colour("#1a5296"), colour("#e6effa"), colour("#a9c6e8")} : ToneColours{colour("#8fbdf5"), colour("#1c3048"), colour("#34557d")};
    case Tone::Good:
        return bright ? ToneColours{colour("#00684b"), colour("#e2f4ee"), colour("#9dd3c1")} : ToneColours{colour("#5fd3ac"), colour("#12332a"), colour("#27604f")};
    case Tone::Warning:
        return bright ? ToneColours{colour("#855300"), colour("#fdf1dc"), colour("#e6c48a")} : ToneColours{colour("#f0b65c"), colour("#3a2c12"), colour("#6b5223")};
    case Tone::Bad:
        return bright ? ToneColours{colour("#a63a00"), colour("#fdebe2"), colour("#ecb597")} : ToneColours{colour("#ff9d6e"), colour("#3f2115"), colour("#7a4128")};
    }
    return {};
}

int px(int at100)
{
    return qRound(at100 * scaleOfNow / 100.0);
}

QFont fixedFont()
{
    QFont font = QApplication::font();
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies({fixed.family(), QStringLiteral("Noto Sans CJK SC")});
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont tabularFont()
{
    // Noto's and DejaVu's figures are of one width by default, and Qt 6.4 cannot switch OpenType features on.
    return QApplication::font();
}

QFont headingFont(int steps)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * (1.0 + 0.12 * steps));
    font.setWeight(QFont::DemiBold);
    return font;
}

Theme::Theme(QObject *parent) : QObject(parent), m_systemFont(QApplication::font())
{
    if (m_systemFont.pointSizeF() < 9.0)
        m_systemFont.setPointSizeF(9.5);
    QStringList families = m_systemFont.families();
    families << QStringLiteral("Noto Sans") << QStringLiteral("Noto Sans CJK SC");
    m_systemFont.setFamilies(families);
    QApplication::setStyle(new ThemeStyle);
    apply(m_name);
    setScale(m_scale);
}

void Theme::apply(ThemeName name)
{
    m_name = themeOfNow = name;
    const QPalette palette = paletteOf(name);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

void Theme::setScale(int percent)
{
    const int before = scaleOfNow;
    m_scale = scaleOfNow = std::clamp(percent, 100, 200);
    QFont font = m_systemFont;
    font.setPointSizeF(m_systemFont.pointSizeF() * m_scale / 100.0);
    QApplication::setFont(font);
    QToolTip::setFont(font);
    if (before != m_scale) {
        for (QWidget *widget : QApplication::allWidgets()) {
            if (widget->layout())
                for (QLayout *layout : widget->findChildren<QLayout *>())
                    if (layout->parentWidget() == widget)
                        rescale(layout, before);
            rescale(widget, before);
            widget->updateGeometry();
        }
    }
    Q_EMIT scaleChanged();
}

} // namespace views::shell
