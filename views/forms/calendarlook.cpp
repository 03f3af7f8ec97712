#include "views/forms/calendarlook.h"

#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QCalendarWidget>
#include <QTextCharFormat>
#include <QToolButton>

namespace views::forms {

void dress(QCalendarWidget &calendar)
{
    calendar.setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar.setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
    calendar.setGridVisible(false);
    calendar.setFirstDayOfWeek(Qt::Monday);
    const auto plain = calendar.weekdayTextFormat(Qt::Monday);
    for (const auto day : {Qt::Saturday, Qt::Sunday})
        calendar.setWeekdayTextFormat(day, plain);
    // The names are Qt's own; it gives no other way to its head.
    if (auto *head = calendar.findChild<QWidget *>(QStringLiteral("qt_calendar_navigationbar")))
        head->setBackgroundRole(QPalette::Window);
    const QColor ink = calendar.palette().color(QPalette::WindowText);
    for (const auto *name : {"qt_calendar_monthbutton", "qt_calendar_yearbutton", "qt_calendar_prevmonth", "qt_calendar_nextmonth"})
        if (auto *button = calendar.findChild<QToolButton *>(QLatin1StringView(name))) {
            auto palette = button->palette();
            for (const auto role : {QPalette::ButtonText, QPalette::HighlightedText}) // it paints with the second
                palette.setColor(role, ink);
            button->setPalette(palette);
        }
    for (const auto &[name, sign] : {std::pair{"qt_calendar_prevmonth", "chevron-left"}, std::pair{"qt_calendar_nextmonth", "chevron-right"}})
        if (auto *button = calendar.findChild<QToolButton *>(QLatin1StringView(name))) {
            button->setIcon(shell::icon(QString::fromLatin1(sign)));
            button->setIconSize(QSize(shell::px(16), shell::px(16)));
        }
}

} // namespace views::forms
