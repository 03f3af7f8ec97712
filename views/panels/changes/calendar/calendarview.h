// CalendarView (变更日历): changes as bars of a month, a week or a timeline of systems, with freezes and windows behind them. A
// bar is dragged to another time, or its end to another length; what it would run into there is said at each move.
#pragma once

#include "items/changecalendar.h"

#include <QAbstractScrollArea>
#include <QPixmap>

namespace views::panels {

enum class CalendarShape { Month, Week, Timeline };
/// Whose rows a timeline has.
enum class TimelineRows { System, Implementer };

class CalendarView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit CalendarView(QWidget *parent);

    void show(std::shared_ptr<const items::ChangeCalendar> calendar);
    [[nodiscard]] const items::ChangeCalendar *calendar() const { return m_calendar.get(); }
    void setShape(CalendarShape shape);
    [[nodiscard]] CalendarShape shape() const { return m_shape; }
    void setRows(TimelineRows rows);
    /// The day that the keyboard is on; what is in sight follows it.
    void setDay(QDate day);
    [[nodiscard]] QDate day() const { return m_day; }
    void setToday(QDate today);
    /// What is in sight: whole days.
    [[nodiscard]] rules::TimeSpan range() const;
    void setMayMove(bool may) { m_mayMove = may; }

    /// Position among the entries; -1: none.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int entry);
    /// Moves the chosen change by so many minutes, as Alt and an arrow do.
    void nudge(int minutes);
    /// The box of the entry that is drawn first; empty where none is in sight.
    [[nodiscard]] QRect boxOf(int entry) const;
    void refreshLook();

Q_SIGNALS:
    void rangeChanged();
    void currentChanged();
    /// The chosen change is wanted (Enter, double click).
    void opened(const QUuid &change);
    /// While a bar is held over another time.
    void hovering(int entry, rules::TimeSpan time);
    void letGo();
    /// A bar was put there.
    void moved(int entry, rules::TimeSpan time);
    void shapeAsked(views::panels::CalendarShape shape);
    void todayAsked();
    void dateAsked();
    void escaped();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    /// One piece of an entry as it is drawn; an entry over midnight has several.
    struct Box {
        int entry = -1;
        QRect rect;
        bool begins = true;
        bool ends = true;
    };
    struct More {
        QRect rect;
        QDate day;
        int count = 0;
    };
    struct Lane {
        QString name;
        int top = 0;
        int height = 0;
    };
    void layOut();
    void layOutMonth();
    void layOutWeek();
    void layOutTimeline();
    /// All but the bar in the hand.
    void paintScene(QPainter &painter);
    void paintDays(QPainter &painter);
    void paintDayNames(QPainter &painter);
    void paintWindows(QPainter &painter);
    void paintBox(QPainter &painter, const Box &box, const rules::TimeSpan &time, bool isGhost);
    void paintGhost(QPainter &painter);
    [[nodiscard]] int boxAt(const QPoint &point) const;
    /// Where the point lies in time, to the minute; in a month to the day.
    [[nodiscard]] qint64 timeAt(const QPoint &point) const;
    [[nodiscard]] QRect dayRect(QDate day) const;
    [[nodiscard]] int xOf(contract::Instant at) const;
    [[nodiscard]] int daysShown() const;
    [[nodiscard]] QDate firstDay() const;
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] int chipHeight() const;
    [[nodiscard]] int sideWidth() const;
    [[nodiscard]] std::vector<Box> boxesOfWeek(int entry, rules::TimeSpan time) const;
    void drag(const QPoint &point);
    void moveDay(int days);
    /// All changes of the chosen day, to be opened (Space, or what does not fit into its cell).
    void listDay(const QPoint &at);
    [[nodiscard]] static QString classSign(contract::ChangeClass changeClass);
    void step(int by);

    std::shared_ptr<const items::ChangeCalendar> m_calendar;
    CalendarShape m_shape = CalendarShape::Month;
    TimelineRows m_rows = TimelineRows::System;
    QDate m_day;
    QDate m_today;
    std::vector<Box> m_boxes;
    std::vector<More> m_more;
    std::vector<Lane> m_lanes;
    std::vector<int> m_laneOf; ///< of a timeline, by entry
    int m_current = -1;
    bool m_mayMove = false;
    // A bar in the hand.
    int m_held = -1;
    bool m_stretches = false;
    QPoint m_grabbed;
    qint64 m_grabbedTime = 0;
    bool m_dragging = false;
    rules::TimeSpan m_hover;
    std::vector<rules::ConflictFinding> m_found;
    QPixmap m_backdrop; ///< what does not change while a bar is held
};

} // namespace views::panels
