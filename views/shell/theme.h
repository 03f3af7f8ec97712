// Theme: palettes, tones, scale and fonts of the whole program, set in one place.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace views::shell {

enum class ThemeName { Light, Dark, HighContrast };
[[nodiscard]] QString textOf(ThemeName theme);
[[nodiscard]] ThemeName themeNamed(const QString &text);

/// The states of the house by colour; always together with an icon and a word.
enum class Tone { Neutral, Accent, Good, Warning, Bad };
struct ToneColours {
    QColor text;       ///< on `background` and on the palette's Base: contrast of 4.5 : 1 at least
    QColor background; ///< of a chip
    QColor line;       ///< around a chip
};

/// Applies palettes, the style, fonts and the scale to the application. One a program, made in wiring.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);
    void apply(ThemeName name);
    /// 100 to 200 percent, at once: fonts, the style's metrics and the layouts of every open window follow.
    void setScale(int percent);
    [[nodiscard]] ThemeName name() const { return m_name; }
    [[nodiscard]] int scale() const { return m_scale; }

Q_SIGNALS:
    void changed();
    void scaleChanged();

private:
    ThemeName m_name = ThemeName::Light;
    int m_scale = 100;
    QFont m_systemFont;
};

/// Pixels of now for pixels at 100 %: use it for every spacing, width and row height (4, 8, 12, 16, 24; rows 26).
[[nodiscard]] int px(int at100);
[[nodiscard]] ToneColours colours(Tone tone);
/// For identifiers, addresses and digests.
[[nodiscard]] QFont fixedFont();
/// The application's font with figures of one width, for numbers in lists.
[[nodiscard]] QFont tabularFont();
/// Larger than the text around it by the steps given: 1 for a section head, 3 for a record's number and title.
[[nodiscard]] QFont headingFont(int steps);
/// Reads what the system knows of fonts and which one stands in for which: some milliseconds that the first text drawn
/// would wait for. From any thread.
void readFonts(const QFont &font);
[[nodiscard]] QPalette paletteOf(ThemeName name);

} // namespace views::shell
