#include "views/panels/policies/yearview.h"

#include "views/shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace views::panels {

using rules::DayKind;

namespace {

constexpr int monthColumns = 4;
constexpr int headRows = 2; ///< of a month: its name and the weekdays
constexpr int weekRows = 6;

} // namespace

YearView::YearView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void YearView::show(const rules::CalendarSpec &calendar, int year)
{
    m_calendar = calendar;
    m_year = year;
    if (m_current.year() != year)
        setCurrent(QDate(year, 1, 1));
    update();
}

void YearView::setCurrent(QDate day)
{
    if (day == m_current || day.year() != m_year)
        return;
    m_current = day;
    setAccessibleDescription(wordsOf(day));
    update();
    Q_EMIT currentChanged(day);
}

QSize YearView::minimumSizeHint() const
{
    return {shell::px(monthColumns * (7 * 26 + 16)), shell::px(3 * (headRows + weekRows) * 21 + 3 * 8)};
}

QRect YearView::monthBox(int month) const
{
    const int column = (month - 1) % monthColumns;
    const int row = (month - 1) / monthColumns;
    const int gap = shell::px(16);
    const int wide = (width() - gap * (monthColumns - 1)) / monthColumns;
    const int high = (height() - shell::px(8) * 2) / 3;
    return {column * (wide + gap), row * (high + shell::px(8)), wide, high};
}

QRect YearView::boxOf(QDate day) const
{
    const QRect month = monthBox(day.month());
    const int cell = month.width() / 7;
    const int line = month.height() / (headRows + weekRows);
    const int first = QDate(m_year, day.month(), 1).dayOfWeek() - 1;
    const int place = first + day.day() - 1;
    return {month.left() + place % 7 * cell, month.top() + (headRows + place / 7) * line, cell, line};
}

QDate YearView::dayAt(const QPoint &point) const
{
    for (QDate day(m_year, 1, 1); day.year() == m_year; day = day.addDays(1))
        if (boxOf(day).contains(point))
            return day;
    return {};
}

QString YearView::wordsOf(QDate day) const
{
    const QString date = QLocale().toString(day, QLocale::LongFormat);
    const auto exception = m_calendar.exceptions.find(day);
    if (exception == m_calendar.exceptions.end())
        return day.dayOfWeek() <= Qt::Friday ? tr("%1: working day").arg(date) : tr("%1: weekend").arg(date);
    return exception->second.kind == DayKind::Workday ? tr("%1: make-up workday, %2").arg(date, exception->second.name) : tr("%1: holiday, %2").arg(date, exception->second.name);
}

void YearView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QLocale locale;
    for (int month = 1; month <= 12; ++month) {
        const QRect box = monthBox(month);
        const int line = box.height() / (headRows + weekRows);
        const int cell = box.width() / 7;
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRect(box.left(), box.top(), box.width(), line), Qt::AlignVCenter | Qt::AlignLeft, locale.standaloneMonthName(month));
        painter.setFont(font());
        painter.setPen(palette().color(QPalette::PlaceholderText));
        for (int day = 1; day <= 7; ++day)
            painter.drawText(QRect(box.left() + (day - 1) * cell, box.top() + line, cell, line), Qt::AlignCenter, locale.standaloneDayName(day, QLocale::NarrowFormat));
    }
    for (QDate day(m_year, 1, 1); day.year() == m_year; day = day.addDays(1))
        paintDay(painter, day);
}

void YearView::paintDay(QPainter &painter, QDate day) const
{
    const QRect box = boxOf(day);
    const auto exception = m_calendar.exceptions.find(day);
    const bool special = exception != m_calendar.exceptions.end();
    const bool workday = special && exception->second.kind == DayKind::Workday;
    QColor ink = palette().color(day.dayOfWeek() <= Qt::Friday ? QPalette::Text : QPalette::PlaceholderText);
    QString sign;
    if (special) {
        const auto tone = shell::colours(workday ? shell::Tone::Accent : shell::Tone::Good);
        painter.fillRect(box.adjusted(1, 1, -1, -1), tone.background);
        ink = tone.text;
        //: One letter on a day: worked in spite of the weekend (班), or a holiday (休).
        sign = workday ? tr("W") : tr("H");
    }
    painter.setPen(ink);
    painter.drawText(special ? box.adjusted(0, 0, -box.width() / 3, 0) : box, Qt::AlignCenter, QString::number(day.day()));
    if (special) {
        QFont small = painter.font();
        const QFont usual = small;
        small.setPointSizeF(small.pointSizeF() * 0.75);
        painter.setFont(small);
        painter.drawText(box.adjusted(box.width() / 2, 0, -2, 0), Qt::AlignVCenter | Qt::AlignRight, sign);
        painter.setFont(usual);
    }
    if (day == m_current) {
        painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), hasFocus() ? 2 : 1));
        painter.drawRect(box.adjusted(1, 1, -2, -2));
    }
}

void YearView::mousePressEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position().toPoint());
    if (!day.isValid())
        return;
    setCurrent(day);
    Q_EMIT opened(day, mapToGlobal(boxOf(day).bottomLeft()));
}

void YearView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_current.addDays(-1));
    case Qt::Key_Right:
        return setCurrent(m_current.addDays(1));
    case Qt::Key_Up:
        return setCurrent(m_current.addDays(-7));
    case Qt::Key_Down:
        return setCurrent(m_current.addDays(7));
    case Qt::Key_PageUp:
        return setCurrent(m_current.addMonths(-1));
    case Qt::Key_PageDown:
        return setCurrent(m_current.addMonths(1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT opened(m_current, mapToGlobal(boxOf(m_current).bottomLeft()));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool YearView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QDate day = dayAt(help->pos());
        day.isValid() ? QToolTip::showText(help->globalPos(), wordsOf(day), this, boxOf(day)) : QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace views::panels
