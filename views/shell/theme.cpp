#include "views/shell/theme.h"

#include "views/shell/themestyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QHeaderView>
#include <QLayout>
#include <QToolTip>

namespace views::shell {

namespace {

// The theme is the application's, as its palette and its font are; Theme alone writes these.
ThemeName themeOfNow = ThemeName::Light;
int scaleOfNow = 100;

struct Colours {
    const char *window, *base, *alternate, *text, *button, *quiet, *line, *edge, *accent, *onAccent, *link, *tip, *tipText;
};

constexpr Colours light{"#f3f4f6", "#ffffff", "#f7f8fa", "#1b2430", "#f7f8fa", "#5b6675", "#d3d8df", "#8690a0", "#1f5fae", "#ffffff", "#1f5fae", "#26303d", "#ffffff"};
constexpr Colours dark{"#1c2026", "#15181d", "#1b1f25", "#e4e8ee", "#282d35", "#9aa5b3", "#333a44", "#6f7b8b", "#2f6fc2", "#ffffff", "#7fb3f2", "#39424f", "#ffffff"};
constexpr Colours contrast{"#000000", "#000000", "#0d0d0d", "#ffffff", "#000000", "#e0e0e0", "#ffffff", "#ffffff", "#ffd400", "#000000", "#7fd0ff", "#000000", "#ffffff"};

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

/// What was measured at 100 %, remembered at the first change of scale so that nothing drifts.
void remember(QObject *object, const QVariantList &now)
{
    constexpr auto name = "yunhengMetrics";
    if (object->property(name).isValid())
        return;
    QVariantList base;
    for (const auto &measure : now)
        base << measure.toDouble() * 100.0 / scaleOfNow;
    object->setProperty(name, base);
}

/// The remembered measures in the scale of now.
std::vector<double> scaled(const QObject *object)
{
    std::vector<double> measures;
    for (const auto &base : object->property("yunhengMetrics").toList())
        measures.push_back(base.toDouble() * scaleOfNow / 100.0);
    return measures;
}

bool isBounded(const QWidget *widget)
{
    const QSize most = widget->maximumSize();
    return !widget->isWindow() && (!widget->minimumSize().isNull() || most.width() < QWIDGETSIZE_MAX || most.height() < QWIDGETSIZE_MAX);
}

void remember(QWidget *widget)
{
    const QSize least = widget->minimumSize();
    const QSize most = widget->maximumSize();
    const auto *header = qobject_cast<QHeaderView *>(widget);
    const bool upright = header && header->orientation() == Qt::Vertical;
    const bool ownFont = widget->testAttribute(Qt::WA_SetFont);
    if (isBounded(widget) || upright || ownFont)
        remember(widget, {least.width(), least.height(), most.width(), most.height(), upright ? header->defaultSectionSize() : 0, ownFont ? widget->font().pointSizeF() : 0.0});
    for (auto *layout : widget->findChildren<QLayout *>(Qt::FindChildrenRecursively)) {
        if (layout->parentWidget() != widget)
            continue;
        const QMargins margins = layout->contentsMargins();
        remember(layout, {margins.left(), margins.top(), margins.right(), margins.bottom(), layout->spacing()});
    }
}

void rescale(QWidget *widget, double ratio)
{
    for (auto *layout : widget->findChildren<QLayout *>(Qt::FindChildrenRecursively)) {
        if (layout->parentWidget() != widget)
            continue;
        const auto m = scaled(layout);
        layout->setContentsMargins(qRound(m[0]), qRound(m[1]), qRound(m[2]), qRound(m[3]));
        if (m[4] >= 0)
            layout->setSpacing(qRound(m[4]));
    }
    if (auto *header = qobject_cast<QHeaderView *>(widget); header && header->orientation() == Qt::Horizontal)
        for (int section = 0; section < header->count(); ++section)
            if (!header->isSectionHidden(section) && header->sectionResizeMode(section) == QHeaderView::Interactive)
                header->resizeSection(section, qRound(header->sectionSize(section) * ratio));
    if (!widget->property("yunhengMetrics").isValid())
        return;
    const auto m = scaled(widget);
    if (isBounded(widget)) { // 0 and QWIDGETSIZE_MAX stand for "no bound"
        const QSize most = widget->maximumSize();
        widget->setMinimumSize(qRound(m[0]), qRound(m[1]));
        widget->setMaximumSize(most.width() == QWIDGETSIZE_MAX ? QWIDGETSIZE_MAX : qRound(m[2]), most.height() == QWIDGETSIZE_MAX ? QWIDGETSIZE_MAX : qRound(m[3]));
    }
    if (auto *header = qobject_cast<QHeaderView *>(widget); header && m[4] > 0)
        header->setDefaultSectionSize(qRound(m[4]));
    if (m[5] > 0) {
        QFont font = widget->font();
        font.setPointSizeF(m[5]);
        widget->setFont(font);
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
    palette.setColor(QPalette::Dark, colour(c.edge));
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
    // The system's own answer is a proportional face where no desktop runs, so a known one goes first.
    static const QString family = [] {
        const QStringList present = QFontDatabase::families();
        for (const auto &name : {QStringLiteral("Noto Sans Mono"), QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Liberation Mono")})
            if (present.contains(name))
                return name;
        return QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    }();
    QFont font = QApplication::font();
    font.setFamilies({family, QStringLiteral("Noto Sans Mono CJK SC")});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
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

void readFonts(const QFont &font)
{
    QFontMetrics(font).boundingRect(QStringLiteral("Yunheng 云衡"));
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
    // Queued behind the events by which Qt tells the widgets: who listens finds them in the new colours.
    QMetaObject::invokeMethod(this, &Theme::changed, Qt::QueuedConnection);
}

void Theme::setScale(int percent)
{
    const int before = scaleOfNow;
    const int wanted = std::clamp(percent, 100, 200);
    const auto widgets = before == wanted ? QWidgetList() : QApplication::allWidgets();
    for (QWidget *widget : widgets) // all of them before the first changes: the style's own margins follow the scale too
        remember(widget);
    m_scale = scaleOfNow = wanted;
    QFont font = m_systemFont;
    font.setPointSizeF(m_systemFont.pointSizeF() * m_scale / 100.0);
    QApplication::setFont(font);
    QToolTip::setFont(font);
    for (QWidget *widget : widgets) {
        rescale(widget, double(m_scale) / before);
        widget->updateGeometry();
    }
    QMetaObject::invokeMethod(this, &Theme::scaleChanged, Qt::QueuedConnection); // behind the change of fonts
}

} // namespace views::shell
