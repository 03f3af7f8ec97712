// Timeline: the orders of the list as bars on an axis of time, from when they were submitted to when they are due or were
// done. Rows are those of the list, in its order, with its selection; only rows in sight are read.
#pragma once

#include "items/orderclock.h"
#include "items/recordlistmodel.h"

#include <QAbstractScrollArea>
#include <QTimer>

class QItemSelectionModel;

namespace contract {
class Clock;
}

namespace views::panels {

/// How much time the width of the window shows.
enum class TimelineZoom { Day, Week, Month };

class Timeline : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// All of them outlive it.
    Timeline(items::RecordListModel &list, QItemSelectionModel &selection, const items::OrderCalendar &calendar, const contract::Clock &clock, QWidget *parent);
    [[nodiscard]] TimelineZoom zoom() const { return m_zoom; }
    void setZoom(TimelineZoom zoom);
    /// Now stands at two thirds of the width.
    void showNow();
    /// By parts of the width: to the later with a positive one.
    void pan(double widths);
    void refreshLook();
    /// Where an instant stands on the axis, in pixels of the viewport.
    [[nodiscard]] int xOf(contract::Instant instant) const;
    /// The bar of the row; empty where its order is not here or lies outside.
    [[nodiscard]] QRect barOf(int row) const;
    [[nodiscard]] contract::Instant from() const { return m_from; }

Q_SIGNALS:
    void zoomChanged();
    /// Enter or a double click.
    void opened();
    void escaped();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Span {
        contract::Instant from;
        contract::Instant to;        ///< of the work: done, or now
        contract::Instant due;       ///< 0: none
        bool done = false;
    };
    [[nodiscard]] Span spanOf(const replica::ListRow &row) const;
    void paintAxis(QPainter &painter);
    void paintRow(QPainter &painter, int row, int top);
    void paintBar(QPainter &painter, const Span &span, const items::ClockFacts &facts, const QRect &lane);
    void moveTo(int row);
    void fitBars();
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int axisHeight() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] qint64 widthMs() const;

    items::RecordListModel &m_list;
    QItemSelectionModel &m_selection;
    const items::OrderCalendar &m_calendar;
    const contract::Clock &m_clock;
    TimelineZoom m_zoom = TimelineZoom::Week;
    contract::Instant m_from; ///< at the left end of the axis
    QPoint m_grabbed;         ///< where the axis is held while it is dragged
    contract::Instant m_grabbedFrom;
    bool m_dragging = false;
    QTimer m_minutes;
};

} // namespace views::panels
