// PointChart: a trend, a radar or a Pareto whose points are chosen with the mouse or the keyboard, each with its name and its
// number. A long series is drawn by as many points as the chart has pixels.
#pragma once

#include <QWidget>

namespace views::charts {

struct ChartPoint {
    QString label;
    double value = 0;
    QString text; ///< the number as people read it
    bool operator==(const ChartPoint &) const = default;
};

class PointChart : public QWidget
{
    Q_OBJECT

public:
    enum class Kind {
        Trend,  ///< a line over what follows each other
        Radar,  ///< around a centre; three points at least
        Pareto, ///< bars from the highest down, with the share that they add up to
    };
    PointChart(Kind kind, QWidget *parent);
    ~PointChart() override;

    /// `most`: the end of the axis of values; 0: by the points.
    void setPoints(const std::vector<ChartPoint> &points, double most = 0);
    /// A second line beside the first, of the same points; empty: none. Of trend and radar.
    void setComparison(const std::vector<double> &values);
    /// A line of any length, with no names and nothing to choose.
    void setSeries(std::vector<QPointF> series);
    [[nodiscard]] const std::vector<ChartPoint> &points() const;
    [[nodiscard]] int current() const;
    /// "P05 Response in time: 95.00", for tooltips and screen readers.
    [[nodiscard]] QString sentenceOf(int point) const;
    /// After a change of theme, scale or language.
    void refreshLook();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int point);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace views::charts
