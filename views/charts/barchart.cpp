#include "views/charts/barchart.h"

#include "views/shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QChartView>
#include <QCursor>
#include <QHorizontalStackedBarSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QKeyEvent>
#include <QLocale>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

namespace views::charts {

namespace {

/// Okabe and Ito's colours, which eyes of every kind tell apart; the lighter ones on dark ground.
QColor inkOf(Ink ink)
{
    const bool onDark = QApplication::palette().color(QPalette::Base).lightness() < 128;
    switch (ink) {
    case Ink::Plain:
        return onDark ? QColor(0x56, 0xB4, 0xE9) : QColor(0x00, 0x72, 0xB2);
    case Ink::Late:
        return onDark ? QColor(0xE6, 0x9F, 0x00) : QColor(0xD5, 0x5E, 0x00);
    case Ink::Quiet:
        return QApplication::palette().color(QPalette::Dark);
    }
    return {};
}

constexpr std::array inks{Ink::Plain, Ink::Late, Ink::Quiet};
constexpr int usualLabelWidth = 150;

/// Draws the numbers, and takes the whole width of a bar's place for the mouse, so that a short bar is hit as well.
class BarView : public QChartView
{
public:
    BarView(QChart *chart, Direction direction, QWidget *parent) : QChartView(chart, parent), m_direction(direction) { setMouseTracking(true); }

    std::function<void(QPainter &painter)> drawNumbers;
    std::function<void(int place)> pressed;
    std::function<void(int place)> hovered; ///< -1: none
    int places = 0;

    [[nodiscard]] QRectF boxOf(int place) const
    {
        const QRectF plot = chart()->plotArea();
        const double width = (m_direction == Direction::Across ? plot.height() : plot.width()) / qMax(1, places);
        return m_direction == Direction::Across ? QRectF(plot.left(), plot.top() + place * width, plot.width(), width)
                                                : QRectF(plot.left() + place * width, plot.top(), width, plot.height());
    }

protected:
    void drawForeground(QPainter *painter, const QRectF &) override { drawNumbers(*painter); }
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (const int place = placeAt(event->position()); event->button() == Qt::LeftButton && place >= 0)
            pressed(place);
    }
    void mouseMoveEvent(QMouseEvent *event) override { hovered(placeAt(event->position())); }
    void leaveEvent(QEvent *event) override
    {
        QChartView::leaveEvent(event);
        hovered(-1);
    }

private:
    /// Names beside or below a bar count as the bar.
    [[nodiscard]] int placeAt(const QPointF &at) const
    {
        const QRectF plot = chart()->plotArea();
        const bool across = m_direction == Direction::Across;
        const double along = across ? at.y() - plot.top() : at.x() - plot.left();
        const double length = across ? plot.height() : plot.width();
        return along < 0 || along >= length || places == 0 ? -1 : int(along / (length / places));
    }
    Direction m_direction;
};

} // namespace

struct BarChart::Private {
    explicit Private(BarChart &owner, Direction its) : q(owner), direction(its) {}
    void draw();
    void drawNumbers(QPainter &painter) const;
    void drawName(QPainter &painter, const QString &name, const QRectF &box) const;
    void setCurrent(int bar);
    void hover(int bar);
    [[nodiscard]] QStringList categories() const;
    [[nodiscard]] double longest() const;

    BarChart &q;
    Direction direction;
    BarView *view = nullptr;
    std::vector<Bar> bars;
    int current = -1;
    int hovered = -1;
};

BarChart::BarChart(Direction direction, QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(*this, direction))
{
    auto *chart = new QChart;
    chart->legend()->hide();
    chart->setMargins({});
    chart->setBackgroundRoundness(0);
    chart->setBackgroundVisible(false);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    d->view = new BarView(chart, direction, this);
    d->view->drawNumbers = [this](QPainter &painter) { d->drawNumbers(painter); };
    d->view->hovered = [this](int bar) { d->hover(bar); };
    d->view->pressed = [this](int bar) {
        d->setCurrent(bar);
        if (d->bars[size_t(bar)].mayChoose)
            Q_EMIT chosen(bar);
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

BarChart::~BarChart() = default;

void BarChart::setBars(const std::vector<Bar> &bars)
{
    if (bars == d->bars)
        return;
    const QString kept = d->current >= 0 ? d->bars[size_t(d->current)].label : QString();
    d->bars = bars;
    const auto found = std::ranges::find(bars, kept, &Bar::label);
    d->current = found == bars.end() ? -1 : int(found - bars.begin());
    d->draw();
    updateGeometry();
}

void BarChart::refreshLook()
{
    d->draw();
}

int BarChart::current() const { return d->current; }

QString BarChart::sentenceOf(int bar) const
{
    const auto &one = d->bars[size_t(bar)];
    if (!one.text.isEmpty())
        return tr("%1: %2").arg(one.label, one.text);
    qint64 sum = 0;
    for (const auto &each : d->bars)
        sum += each.count;
    const QString share = QLocale().toString(sum > 0 ? 100.0 * double(one.count) / double(sum) : 0, 'f', 1);
    //: A bar of a chart: name, number, share of all bars.
    return tr("%1: %2 (%3 %)").arg(one.label, QLocale().toString(one.count), share);
}

QSize BarChart::sizeHint() const
{
    const int rows = int(d->bars.size());
    return {shell::px(380), d->direction == Direction::Across ? qMax(shell::px(90), rows * shell::px(22) + shell::px(8)) : shell::px(220)};
}

QSize BarChart::minimumSizeHint() const
{
    return {shell::px(240), sizeHint().height()};
}

QStringList BarChart::Private::categories() const
{
    const QFontMetrics metrics(q.font());
    const int width = qMin(shell::px(usualLabelWidth), q.width() / 3);
    QStringList names;
    for (const auto &bar : bars) {
        // A category is known by its text: two that look the same get a space that nobody sees.
        QString name = direction == Direction::Across ? metrics.elidedText(bar.label, Qt::ElideRight, width) : bar.label;
        while (names.contains(name))
            name += QChar(0x200B);
        names << name;
    }
    if (direction == Direction::Across)
        std::ranges::reverse(names);
    return names;
}

/// Of the axis, in records: the longest bar and the room for the number behind it.
double BarChart::Private::longest() const
{
    qint64 most = 1;
    for (const auto &bar : bars)
        most = qMax(most, bar.count);
    return double(most) * (direction == Direction::Across ? 1.25 : 1.12);
}

void BarChart::Private::draw()
{
    auto *chart = view->chart();
    chart->removeAllSeries();
    for (auto *axis : chart->axes()) {
        chart->removeAxis(axis);
        delete axis;
    }
    hovered = -1;
    view->places = int(bars.size());
    if (bars.empty())
        return;
    const auto palette = QApplication::palette();
    // A set has one colour: the bars of each ink are a set of their own, stacked on nothing.
    const bool across = direction == Direction::Across;
    QAbstractBarSeries *series = across ? static_cast<QAbstractBarSeries *>(new QHorizontalStackedBarSeries) : new QStackedBarSeries;
    series->setBarWidth(across ? 0.62 : 0.7);
    auto inPlaces = bars;
    if (across)
        std::ranges::reverse(inPlaces); // places are counted from below, and the first bar stands on top
    for (const auto ink : inks) {
        auto *set = new QBarSet(QString(), series);
        for (const auto &bar : inPlaces)
            set->append(bar.ink == ink ? double(bar.count) : 0.0);
        set->setColor(inkOf(ink));
        set->setBorderColor(Qt::transparent);
        series->append(set);
    }
    chart->addSeries(series);

    auto *names = new QBarCategoryAxis(chart);
    names->append(categories());
    names->setGridLineVisible(false);
    names->setLinePen(QPen(palette.color(QPalette::Mid)));
    names->setLabelsColor(palette.color(QPalette::Text));
    names->setLabelsFont(q.font());
    names->setTruncateLabels(false);
    // Months and bands are written by drawNumbers(): an axis leaves out slanting names at its ends.
    names->setLabelsVisible(across);
    chart->setMargins(across ? QMargins() : QMargins(shell::px(16), 0, 0, shell::px(48)));
    auto *numbers = new QValueAxis(chart);
    numbers->setRange(0, longest());
    numbers->setVisible(false);
    chart->addAxis(names, across ? Qt::AlignLeft : Qt::AlignBottom);
    chart->addAxis(numbers, across ? Qt::AlignBottom : Qt::AlignLeft);
    series->attachAxis(names);
    series->attachAxis(numbers);
}

void BarChart::Private::drawNumbers(QPainter &painter) const
{
    const auto palette = QApplication::palette();
    const QFont font = shell::tabularFont();
    const QFontMetrics metrics(font);
    painter.setFont(font);
    for (int bar = 0; bar < int(bars.size()); ++bar) {
        const QRectF box = view->boxOf(bar);
        const double part = double(bars[size_t(bar)].count) / longest();
        const bool isCurrent = bar == current && q.hasFocus();
        if (isCurrent || bar == hovered) {
            QColor wash = palette.color(QPalette::Highlight);
            wash.setAlphaF(0.14F);
            painter.fillRect(box, wash);
        }
        if (isCurrent) {
            painter.setPen(QPen(palette.color(QPalette::Highlight), shell::px(2)));
            painter.drawRect(box.adjusted(1, 1, -1, -1));
        }
        painter.setPen(palette.color(QPalette::Text));
        const QString number = bars[size_t(bar)].text.isEmpty() ? QLocale().toString(bars[size_t(bar)].count) : bars[size_t(bar)].text;
        if (direction == Direction::Across) {
            painter.drawText(QRectF(box.left() + part * box.width() + shell::px(4), box.top(), box.width(), box.height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, number);
            continue;
        }
        const double top = box.bottom() - part * box.height() - metrics.height();
        // Months stand close: a number that is wider than its bar goes, its tooltip stays.
        if (metrics.horizontalAdvance(number) <= box.width() + shell::px(2))
            painter.drawText(QRectF(box.left() - box.width(), top, box.width() * 3, metrics.height()), Qt::AlignCenter, number);
        drawName(painter, bars[size_t(bar)].label, box);
    }
}

/// Below its bar; slanting where it is wider.
void BarChart::Private::drawName(QPainter &painter, const QString &name, const QRectF &box) const
{
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(name);
    const double top = box.bottom() + shell::px(4);
    if (width <= box.width() - shell::px(2)) {
        painter.drawText(QRectF(box.left(), top, box.width(), metrics.height()), Qt::AlignCenter, name);
        return;
    }
    painter.save();
    QFont slanting = painter.font();
    slanting.setHintingPreference(QFont::PreferNoHinting); // hinted for upright lines, ideographs run into each other
    painter.setFont(slanting);
    painter.translate(box.center().x() + metrics.height() / 3, top);
    painter.rotate(-55);
    painter.drawText(QPointF(-width, metrics.ascent() / 2), name);
    painter.restore();
}

void BarChart::Private::setCurrent(int bar)
{
    if (bars.empty())
        return;
    current = qBound(0, bar, int(bars.size()) - 1);
    view->viewport()->update();
    q.setAccessibleDescription(q.sentenceOf(current));
    QAccessibleEvent event(&q, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void BarChart::Private::hover(int bar)
{
    if (bar == hovered)
        return;
    hovered = bar;
    view->viewport()->update();
    view->setCursor(bar >= 0 && bars[size_t(bar)].mayChoose ? Qt::PointingHandCursor : Qt::ArrowCursor);
    bar >= 0 ? QToolTip::showText(QCursor::pos(), q.sentenceOf(bar), view) : QToolTip::hideText();
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const bool across = d->direction == Direction::Across;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left:
        if (across == (event->key() == Qt::Key_Up)) {
            d->setCurrent(d->current - 1);
            return;
        }
        break;
    case Qt::Key_Down:
    case Qt::Key_Right:
        if (across == (event->key() == Qt::Key_Down)) {
            d->setCurrent(d->current + 1);
            return;
        }
        break;
    case Qt::Key_Home:
        d->setCurrent(0);
        return;
    case Qt::Key_End:
        d->setCurrent(int(d->bars.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (d->current >= 0 && d->bars[size_t(d->current)].mayChoose)
            Q_EMIT chosen(d->current);
        return;
    }
    QWidget::keyPressEvent(event);
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (d->current < 0)
        d->setCurrent(0);
    d->view->viewport()->update();
}

void BarChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    d->view->viewport()->update();
}

void BarChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        d->draw();
}

} // namespace views::charts
