#include "views/shell/icons.h"
#include "views/shell/notice.h"
#include "views/shell/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace views::shell;

namespace {

double luminance(const QColor &colour)
{
    const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

/// WCAG 2: 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

constexpr std::array themes{ThemeName::Light, ThemeName::Dark, ThemeName::HighContrast};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsLegibleInEveryTheme()
    {
        for (const ThemeName name : themes) {
            const QPalette palette = paletteOf(name);
            const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[]{
                {QPalette::Text, QPalette::Base}, {QPalette::Text, QPalette::AlternateBase}, {QPalette::WindowText, QPalette::Window},
                {QPalette::ButtonText, QPalette::Button}, {QPalette::HighlightedText, QPalette::Highlight}, {QPalette::PlaceholderText, QPalette::Base},
                {QPalette::PlaceholderText, QPalette::Window}, {QPalette::Link, QPalette::Base}, {QPalette::ToolTipText, QPalette::ToolTipBase}};
            for (const auto &[text, ground] : pairs)
                QVERIFY2(contrast(palette.color(text), palette.color(ground)) >= 4.5,
                         qPrintable(QStringLiteral("%1: role %2 on %3").arg(textOf(name)).arg(text).arg(ground)));
        }
    }

    void tonesAreLegibleOnTheirChipsAndOnLists()
    {
        Theme theme;
        for (const ThemeName name : themes) {
            theme.apply(name);
            const QPalette palette = QApplication::palette();
            for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warning, Tone::Bad}) {
                const ToneColours toned = colours(tone);
                const QString where = QStringLiteral("%1 tone %2").arg(textOf(name)).arg(int(tone));
                QVERIFY2(contrast(toned.text, toned.background) >= 4.5, qPrintable(where));
                QVERIFY2(contrast(toned.text, palette.color(QPalette::Base)) >= 4.5, qPrintable(where));
                QVERIFY2(contrast(toned.text, palette.color(QPalette::Window)) >= 4.5, qPrintable(where));
            }
        }
    }

    void openWindowsFollowTheThemeAtOnce()
    {
        Theme theme;
        QCoreApplication::processEvents(); // what the making itself says
        QSignalSpy changed(&theme, &Theme::changed);
        QWidget window;
        window.show();
        theme.apply(ThemeName::Dark);
        QTRY_COMPARE(window.palette().color(QPalette::Base), paletteOf(ThemeName::Dark).color(QPalette::Base));
        theme.apply(ThemeName::Light);
        QTRY_COMPARE(window.palette().color(QPalette::Base), paletteOf(ThemeName::Light).color(QPalette::Base));
        QTRY_COMPARE(changed.size(), 2);
    }

    void scaleGoesUpAndComesBackWithoutDrift()
    {
        Theme theme;
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(px(12), px(8), px(12), px(8));
        column->setSpacing(px(4));
        auto *fixed = new QLabel(&window);
        fixed->setFixedWidth(px(120));
        column->addWidget(fixed);
        window.show();
        const double points = window.font().pointSizeF();

        theme.setScale(150);
        QCOMPARE(column->contentsMargins(), QMargins(18, 12, 18, 12));
        QCOMPARE(column->spacing(), 6);
        QCOMPARE(fixed->minimumWidth(), 180);
        QCOMPARE(fixed->maximumWidth(), 180);
        QTRY_COMPARE(window.font().pointSizeF(), points * 1.5);
        QCOMPARE(px(26), 39);

        for (const int percent : {175, 125, 200, 100})
            theme.setScale(percent);
        QCOMPARE(column->contentsMargins(), QMargins(12, 8, 12, 8));
        QCOMPARE(column->spacing(), 4);
        QCOMPARE(fixed->minimumWidth(), 120);
        QTRY_COMPARE(window.font().pointSizeF(), points);

        theme.setScale(50);
        QCOMPARE(theme.scale(), 100);
        theme.setScale(900);
        QCOMPARE(theme.scale(), 200);
        theme.setScale(100);
    }

    void iconsTakeTheColourOfTheTheme()
    {
        Theme theme;
        for (const auto &name : iconNames()) {
            for (const ThemeName shown : {ThemeName::Light, ThemeName::Dark}) {
                theme.apply(shown);
                const QImage drawn = icon(name).pixmap(24, 24).toImage();
                bool inked = false;
                for (int y = 0; y < drawn.height(); ++y)
                    for (int x = 0; x < drawn.width(); ++x)
                        if (const QColor dot = drawn.pixelColor(x, y); dot.alpha() > 200) {
                            inked = true;
                            QVERIFY2(contrast(dot, QApplication::palette().color(QPalette::Window)) >= 4.5, qPrintable(name));
                        }
                QVERIFY2(inked, qPrintable(name));
            }
        }
    }

    void everyErrorHasItsSentences()
    {
        for (int code = 0; code <= int(contract::ErrorCode::Internal); ++code) {
            const Notice notice = noticeOf({contract::ErrorCode(code), QStringLiteral("name"), {}}, QStringLiteral("Name"));
            QVERIFY2(!notice.happened.isEmpty(), qPrintable(contract::textOf(contract::ErrorCode(code))));
            QVERIFY2(!notice.happened.contains(u'%'), qPrintable(notice.happened));
            if (contract::ErrorCode(code) != contract::ErrorCode::Cancelled) {
                QVERIFY2(!notice.meaning.isEmpty(), qPrintable(notice.happened));
                QVERIFY2(!notice.remedy.isEmpty(), qPrintable(notice.happened));
            }
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
