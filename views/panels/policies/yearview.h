// YearView: the twelve months of a year with what is worked and what is not: holidays and make-up workdays by colour and
// sign. Arrow keys go from day to day, Enter or a click opens the day.
#pragma once

#include "rules/calendar.h"

#include <QWidget>

namespace views::panels {

class YearView : public QWidget
{
    Q_OBJECT

public:
    explicit YearView(QWidget *parent);
    void show(const rules::CalendarSpec &calendar, int year);
    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] QDate current() const { return m_current; }
    void setCurrent(QDate day);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    /// Where the day is drawn.
    [[nodiscard]] QRect boxOf(QDate day) const;

Q_SIGNALS:
    void currentChanged(QDate day);
    void opened(QDate day, const QPoint &where);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect monthBox(int month) const;
    [[nodiscard]] QDate dayAt(const QPoint &point) const;
    [[nodiscard]] QString wordsOf(QDate day) const;
    void paintDay(QPainter &painter, QDate day) const;

    rules::CalendarSpec m_calendar;
    int m_year = 2026;
    QDate m_current;
};

} // namespace views::panels
