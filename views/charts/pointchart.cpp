#include "views/charts/pointchart.h"

#include "views/charts/downsample.h"
#include "views/shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChartView>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QPolarChart>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>
#include <cmath>

namespace views::charts {

namespace {

/// Okabe and Ito's colours, which eyes of every kind tell apart; the lighter ones on dark ground.
struct Colours {
    QColor first;
    QColor second;
};
Colours colours()
{
    const bool onDark = QApplication::palette().color(QPalette::Base).lightness() < 128;
    return onDark ? Colours{QColor(0x56, 0xB4, 0xE9), QColor(0xE6, 0x9F, 0x00)} : Colours{QColor(0x00, 0x72, 0xB2), QColor(0xD5, 0x5E, 0x00)};
}

/// As near as a hand points.
constexpr int reach = 18;

class PointView : public QChartView
{
public:
    PointView(QChart *chart, QWidget *parent) : QChartView(chart, parent) { setMouseTracking(true); }
    std::function<void(QPainter &)> drawMarks;
    std::function<void(const QPointF &)> pressed;
    std::function<void(const QPointF &)> hovered;

protected:
    void drawForeground(QPainter *painter, const QRectF &) override { drawMarks(*painter); }
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (event->button() == Qt::LeftButton)
            pressed(event->position());
    }
    void mouseMoveEvent(QMouseEvent *event) override { hovered(event->position()); }
};

} // namespace

struct PointChart::Private {
    explicit Private(PointChart &owner, Kind its) : q(owner), kind(its) {}
    void draw();
    void drawTrend();
    void drawRadar();
    void drawPareto();
    void drawMarks(QPainter &painter);
    void style(QAbstractAxis &axis) const;
    QLineSeries *line(const std::vector<QPointF> &points, const QColor &colour, int width);
    [[nodiscard]] QPointF placeOf(int point) const;
    [[nodiscard]] int near(const QPointF &at) const;
    [[nodiscard]] double top() const;
    [[nodiscard]] QStringList names() const;
    void setCurrent(int point);

    PointChart &q;
    Kind kind;
    PointView *view = nullptr;
    QXYSeries *series = nullptr; ///< whose points are chosen
    std::vector<ChartPoint> points;
    std::vector<double> comparison;
    std::vector<QPointF> raw;
    double most = 0;
    int current = -1;
};

PointChart::PointChart(Kind kind, QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(*this, kind))
{
    auto *chart = kind == Kind::Radar ? new QPolarChart : new QChart;
    chart->legend()->hide();
    chart->setMargins({});
    chart->setBackgroundRoundness(0);
    chart->setBackgroundVisible(false);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    d->view = new PointView(chart, this);
    d->view->drawMarks = [this](QPainter &painter) { d->drawMarks(painter); };
    d->view->pressed = [this](const QPointF &at) {
        if (const int point = d->near(at); point >= 0) {
            d->setCurrent(point);
            Q_EMIT chosen(point);
        }
    };
    d->view->hovered = [this](const QPointF &at) {
        const int point = d->near(at);
        d->view->setCursor(point >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        point >= 0 ? QToolTip::showText(QCursor::pos(), sentenceOf(point), d->view) : QToolTip::hideText();
    };
    d->view->setRenderHint(QPainter::Antialiasing);
    d->view->setFrameShape(QFrame::NoFrame);
    d->view->setBackgroundBrush(Qt::NoBrush);
    d->view->setFocusPolicy(Qt::NoFocus);
    d->view->viewport()->setAutoFillBackground(false);
    d->view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    d->view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(d->view);
    setFocusPolicy(Qt::StrongFocus);
}

PointChart::~PointChart() = default;

void PointChart::setPoints(const std::vector<ChartPoint> &points, double most)
{
    d->raw.clear();
    d->points = points;
    d->most = most;
    d->comparison.clear();
    d->current = std::min(d->current, int(points.size()) - 1);
    d->draw();
}

void PointChart::setComparison(const std::vector<double> &values)
{
    if (values == d->comparison)
        return;
    d->comparison = values;
    d->draw();
}

void PointChart::setSeries(std::vector<QPointF> series)
{
    d->points.clear();
    d->comparison.clear();
    d->raw = std::move(series);
    d->draw();
}

const std::vector<ChartPoint> &PointChart::points() const { return d->points; }

int PointChart::current() const { return d->current; }

QString PointChart::sentenceOf(int point) const
{
    const auto &one = d->points[size_t(point)];
    //: A point of a chart: name, number.
    return tr("%1: %2").arg(one.label, one.text);
}

void PointChart::refreshLook() { d->draw(); }

QSize PointChart::sizeHint() const { return {shell::px(420), shell::px(d->kind == Kind::Radar ? 300 : 240)}; }

QSize PointChart::minimumSizeHint() const { return {shell::px(240), shell::px(180)}; }

double PointChart::Private::top() const
{
    if (most > 0)
        return most;
    double highest = 0;
    for (const auto &point : points)
        highest = std::max(highest, point.value);
    for (const auto &point : raw)
        highest = std::max(highest, point.y());
    return highest > 0 ? highest * 1.1 : 1;
}

void PointChart::Private::style(QAbstractAxis &axis) const
{
    const auto palette = QApplication::palette();
    axis.setLinePen(QPen(palette.color(QPalette::Mid)));
    axis.setGridLinePen(QPen(palette.color(QPalette::Midlight)));
    axis.setLabelsColor(palette.color(QPalette::Text));
    axis.setLabelsFont(shell::tabularFont());
}

QLineSeries *PointChart::Private::line(const std::vector<QPointF> &at, const QColor &colour, int width)
{
    auto *drawn = new QLineSeries;
    drawn->replace(QList<QPointF>(at.begin(), at.end()));
    drawn->setPen(QPen(colour, shell::px(width)));
    return drawn;
}

/// A category is known by its text: two that look the same get a space that nobody sees.
QStringList PointChart::Private::names() const
{
    const QFontMetrics metrics(q.font());
    const int width = points.empty() ? 0 : std::max(shell::px(36), q.width() / int(points.size()) - shell::px(4));
    QStringList all;
    for (const auto &point : points) {
        QString name = metrics.elidedText(point.label, Qt::ElideRight, width);
        while (all.contains(name))
            name += QChar(0x200B);
        all << name;
    }
    return all;
}

void PointChart::Private::draw()
{
    auto *chart = view->chart();
    chart->removeAllSeries();
    series = nullptr;
    for (auto *axis : chart->axes()) {
        chart->removeAxis(axis);
        delete axis;
    }
    if (points.empty() && raw.empty())
        return;
    switch (kind) {
    case Kind::Trend:
        drawTrend();
        break;
    case Kind::Radar:
        drawRadar();
        break;
    case Kind::Pareto:
        drawPareto();
        break;
    }
    view->viewport()->update();
}

void PointChart::Private::drawTrend()
{
    auto *chart = view->chart();
    auto *values = new QValueAxis(chart);
    values->setRange(0, top());
    values->setLabelFormat(QStringLiteral("%.0f"));
    style(*values);
    chart->addAxis(values, Qt::AlignLeft);
    const auto add = [&](QXYSeries *one, QAbstractAxis *across) {
        chart->addSeries(one);
        one->attachAxis(across);
        one->attachAxis(values);
    };
    if (!raw.empty()) {
        auto *across = new QValueAxis(chart);
        across->setRange(raw.front().x(), std::max(raw.back().x(), raw.front().x() + 1));
        style(*across);
        chart->addAxis(across, Qt::AlignBottom);
        add(line(downsampled(raw, std::max(q.width(), 1)), colours().first, 1), across);
        return;
    }
    auto *across = new QBarCategoryAxis(chart);
    across->append(names());
    across->setGridLineVisible(false);
    style(*across);
    chart->addAxis(across, Qt::AlignBottom);
    std::vector<QPointF> at;
    std::vector<QPointF> beside;
    for (size_t i = 0; i < points.size(); ++i) {
        at.emplace_back(double(i), points[i].value);
        if (i < comparison.size())
            beside.emplace_back(double(i), comparison[i]);
    }
    if (!beside.empty())
        add(line(beside, colours().second, 2), across);
    series = line(at, colours().first, 2);
    add(series, across);
}

void PointChart::Private::drawRadar()
{
    auto *chart = static_cast<QPolarChart *>(view->chart());
    auto *around = new QCategoryAxis(chart);
    around->setRange(0, double(points.size()));
    around->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const auto all = names();
    for (int i = 0; i < all.size(); ++i)
        around->append(all[i], i == 0 ? 0.0001 : double(i));
    style(*around);
    auto *out = new QValueAxis(chart);
    out->setRange(0, top());
    out->setTickCount(5);
    out->setLabelFormat(QStringLiteral("%.0f"));
    style(*out);
    chart->addAxis(around, QPolarChart::PolarOrientationAngular);
    chart->addAxis(out, QPolarChart::PolarOrientationRadial);
    const auto ring = [&](const std::function<double(size_t)> &value, const QColor &colour) {
        std::vector<QPointF> at;
        for (size_t i = 0; i <= points.size(); ++i)
            at.emplace_back(double(i), value(i % points.size()));
        auto *drawn = line(at, colour, 2);
        chart->addSeries(drawn);
        drawn->attachAxis(around);
        drawn->attachAxis(out);
        return drawn;
    };
    if (comparison.size() == points.size())
        ring([this](size_t i) { return comparison[i]; }, colours().second);
    series = ring([this](size_t i) { return points[i].value; }, colours().first);
}

void PointChart::Private::drawPareto()
{
    auto *chart = view->chart();
    auto *across = new QBarCategoryAxis(chart);
    across->append(names());
    across->setGridLineVisible(false);
    style(*across);
    auto *values = new QValueAxis(chart);
    values->setRange(0, top());
    values->setLabelFormat(QStringLiteral("%.1f"));
    style(*values);
    auto *shares = new QValueAxis(chart);
    shares->setRange(0, 100);
    shares->setLabelFormat(QStringLiteral("%.0f %%"));
    shares->setGridLineVisible(false);
    style(*shares);
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(values, Qt::AlignLeft);
    chart->addAxis(shares, Qt::AlignRight);
    auto *bars = new QBarSeries;
    auto *set = new QBarSet(QString());
    std::vector<QPointF> at;
    std::vector<QPointF> tops;
    double sum = 0;
    for (const auto &point : points)
        sum += point.value;
    double so = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        set->append(points[i].value);
        so += points[i].value;
        at.emplace_back(double(i), sum > 0 ? 100.0 * so / sum : 0);
        tops.emplace_back(double(i), points[i].value);
    }
    set->setColor(colours().first);
    set->setBorderColor(Qt::transparent);
    bars->append(set);
    bars->setBarWidth(0.7);
    chart->addSeries(bars);
    bars->attachAxis(across);
    bars->attachAxis(values);
    auto *share = line(at, colours().second, 2);
    chart->addSeries(share);
    share->attachAxis(across);
    share->attachAxis(shares);
    // Nobody sees this one; it says where the tops of the bars are.
    series = line(tops, Qt::transparent, 1);
    chart->addSeries(series);
    series->attachAxis(across);
    series->attachAxis(values);
}

QPointF PointChart::Private::placeOf(int point) const
{
    return series && point >= 0 && point < int(points.size()) ? view->chart()->mapToPosition(series->at(point), series) : QPointF(-1000, -1000);
}

int PointChart::Private::near(const QPointF &at) const
{
    int best = -1;
    double distance = shell::px(reach);
    const QRectF plot = view->chart()->plotArea();
    for (int point = 0; point < int(points.size()); ++point) {
        const QPointF place = placeOf(point);
        // A bar is hit anywhere in its place.
        const double away = kind == Kind::Pareto ? (plot.contains(at) && std::abs(at.x() - place.x()) <= plot.width() / double(points.size()) / 2 ? 0 : 1e9) : std::hypot(at.x() - place.x(), at.y() - place.y());
        if (away < distance) {
            best = point;
            distance = away;
        }
    }
    return best;
}

void PointChart::Private::drawMarks(QPainter &painter)
{
    if (!series)
        return;
    const auto palette = QApplication::palette();
    for (int point = 0; point < int(points.size()); ++point) {
        const QPointF at = placeOf(point);
        const bool isCurrent = point == current && q.hasFocus();
        if (kind != Kind::Pareto) {
            painter.setPen(QPen(palette.color(QPalette::Base), 1));
            painter.setBrush(colours().first);
            painter.drawEllipse(at, shell::px(4), shell::px(4));
        }
        if (isCurrent) {
            painter.setPen(QPen(palette.color(QPalette::Highlight), shell::px(2)));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(at, shell::px(8), shell::px(8));
        }
    }
}

void PointChart::Private::setCurrent(int point)
{
    if (points.empty())
        return;
    current = qBound(0, point, int(points.size()) - 1);
    view->viewport()->update();
    q.setAccessibleDescription(q.sentenceOf(current));
    QAccessibleEvent event(&q, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    if (q.hasFocus())
        QToolTip::showText(view->mapToGlobal(placeOf(current).toPoint()), q.sentenceOf(current), view);
}

void PointChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        d->setCurrent(d->current - 1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        d->setCurrent(d->current + 1);
        return;
    case Qt::Key_Home:
        d->setCurrent(0);
        return;
    case Qt::Key_End:
        d->setCurrent(int(d->points.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (d->current >= 0)
            Q_EMIT chosen(d->current);
        return;
    }
    QWidget::keyPressEvent(event);
}

void PointChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (d->current < 0)
        d->setCurrent(0);
    d->view->viewport()->update();
}

void PointChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    d->view->viewport()->update();
}

void PointChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        d->draw();
}

} // namespace views::charts
