#include "views/panels/orders/timeline.h"

#include "contract/entities/workorder.h"
#include "contract/ports.h"
#include "items/orderfile.h"
#include "views/panels/orders/clockcells.h"
#include "views/shell/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QItemSelectionModel>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace views::panels {

using namespace contract;

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;

/// A bar that is shorter than this could not be seen or hit (100 % pixels).
constexpr int leastBar = 4;

Instant instantIn(const Record &order, QStringView field)
{
    return {integer(order.values[size_t(shapeOf<WorkOrder>().indexOf(field))])};
}

QDateTime timeOf(Instant instant) { return QDateTime::fromMSecsSinceEpoch(instant.ms); }

} // namespace

Timeline::Timeline(items::RecordListModel &list, QItemSelectionModel &selection, const items::OrderCalendar &calendar, const Clock &clock, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_list(list)
    , m_selection(selection)
    , m_calendar(calendar)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("timeline"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setMouseTracking(true);
    const auto changed = [this] {
        fitBars();
        viewport()->update();
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&list, signal, this, changed);
    connect(&list, &QAbstractItemModel::modelReset, this, changed);
    connect(&list, &QAbstractItemModel::layoutChanged, this, changed);
    connect(&list, &QAbstractItemModel::dataChanged, this, changed);
    connect(&selection, &QItemSelectionModel::selectionChanged, this, changed);
    connect(&calendar, &items::OrderCalendar::changed, this, changed);
    m_minutes.setInterval(60'000);
    connect(&m_minutes, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_minutes.start();
    showNow();
}

int Timeline::rowHeight() const { return qMax(shell::px(26), fontMetrics().height() + shell::px(6)); }

int Timeline::axisHeight() const { return 2 * fontMetrics().height() + shell::px(12); }

int Timeline::labelWidth() const { return qMin(shell::px(300), viewport()->width() / 3); }

qint64 Timeline::widthMs() const
{
    switch (m_zoom) {
    case TimelineZoom::Day:
        return dayMs;
    case TimelineZoom::Week:
        return 7 * dayMs;
    case TimelineZoom::Month:
        return 31 * dayMs;
    }
    return dayMs;
}

int Timeline::xOf(Instant instant) const
{
    const double width = qMax(1, viewport()->width() - labelWidth());
    const double x = labelWidth() + double(instant.ms - m_from.ms) / double(widthMs()) * width;
    return int(std::clamp(x, -1e6, 1e6));
}

void Timeline::setZoom(TimelineZoom zoom)
{
    if (zoom == m_zoom)
        return;
    // The middle stays where it is.
    const qint64 middle = m_from.ms + widthMs() / 2;
    m_zoom = zoom;
    m_from = {middle - widthMs() / 2};
    viewport()->update();
    Q_EMIT zoomChanged();
}

void Timeline::showNow()
{
    m_from = {m_clock.now().ms - widthMs() * 2 / 3};
    viewport()->update();
}

void Timeline::pan(double widths)
{
    m_from.ms += qint64(widths * double(widthMs()));
    viewport()->update();
}

void Timeline::refreshLook()
{
    fitBars();
    viewport()->update();
}

void Timeline::fitBars()
{
    const int page = qMax(1, (viewport()->height() - axisHeight()) / rowHeight());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, qMax(0, m_list.rowCount() - page));
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitBars();
}

Timeline::Span Timeline::spanOf(const replica::ListRow &row) const
{
    const auto &order = row.record;
    Span span{.from = instantIn(order, u"submitted_at"), .due = instantIn(order, u"resolve_due")};
    if (span.due.ms == 0)
        span.due = instantIn(order, u"response_due");
    // The clock of an order on hold stands: its due time moves until work goes on.
    if (items::textIn(shapeOf<WorkOrder>(), order, u"state") == text(Codec<OrderState>::encode(OrderState::OnHold)))
        span.due = {};
    const Instant resolved = instantIn(order, u"resolved_at");
    const Instant closed = instantIn(order, u"closed_at");
    span.done = resolved.ms != 0 || closed.ms != 0;
    span.to = resolved.ms != 0 ? resolved : closed.ms != 0 ? closed : m_clock.now();
    return span;
}

QRect Timeline::barOf(int row) const
{
    const auto *held = m_list.rowAt(row);
    if (!held)
        return {};
    const auto span = spanOf(*held);
    if (span.from.ms == 0)
        return {};
    const int top = axisHeight() + (row - verticalScrollBar()->value()) * rowHeight();
    const Instant end = !span.done && span.due > span.to ? span.due : span.to;
    const int left = qMax(labelWidth(), xOf(span.from));
    const int right = qMin(viewport()->width(), qMax(xOf(end), xOf(span.from) + shell::px(leastBar)));
    const int inset = shell::px(5);
    return right <= labelWidth() || left >= viewport()->width() ? QRect() : QRect(left, top + inset, right - left, rowHeight() - 2 * inset);
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    paintAxis(painter);
    // Now, behind the words and before the bars.
    const int now = xOf(m_clock.now());
    if (now > labelWidth() && now < viewport()->width()) {
        painter.setPen(QPen(shell::colours(shell::Tone::Accent).text, shell::px(1)));
        painter.drawLine(now, axisHeight() - shell::px(4), now, viewport()->height());
    }
    const int first = verticalScrollBar()->value();
    for (int row = first, top = axisHeight(); row < m_list.rowCount() && top < viewport()->height(); ++row, top += rowHeight())
        paintRow(painter, row, top);
    if (m_list.rowCount() == 0 && !m_list.isBusy()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(shell::px(24), axisHeight(), -shell::px(24), 0), int(Qt::AlignCenter) | Qt::TextWordWrap, tr("No order stands in the list; there is nothing to draw."));
    }
}

void Timeline::paintAxis(QPainter &painter)
{
    const QRect axis(labelWidth(), 0, viewport()->width() - labelWidth(), axisHeight());
    const QRect field(axis.left(), axis.bottom(), axis.width(), viewport()->height() - axis.height());
    const Instant to{m_from.ms + widthMs()};
    // What is no working time stands back.
    painter.save();
    painter.setClipRect(field);
    for (const auto &stretch : m_calendar.working().explain(m_from, to))
        if (stretch.countedMs == 0)
            painter.fillRect(QRect(QPoint(xOf(stretch.from), field.top()), QPoint(xOf(stretch.to) - 1, field.bottom())), palette().color(QPalette::AlternateBase));
    painter.restore();

    painter.save();
    painter.setClipRect(QRect(axis.left(), 0, axis.width(), viewport()->height()));
    const QLocale locale;
    QColor grid = palette().color(QPalette::Mid);
    const int line = painter.fontMetrics().height();
    const QColor ink = palette().color(QPalette::Text);
    const QColor quiet = palette().color(QPalette::PlaceholderText);
    const int dayWidth = xOf({m_from.ms + dayMs}) - xOf(m_from);
    for (QDate day = timeOf(m_from).date(); day.startOfDay().toMSecsSinceEpoch() < to.ms; day = day.addDays(1)) {
        const int left = xOf({day.startOfDay().toMSecsSinceEpoch()});
        painter.setPen(grid);
        painter.drawLine(left, axis.bottom() - line, left, viewport()->height());
        const bool wide = dayWidth >= shell::px(64);
        // A month's days are numbers; its weeks begin with the whole date.
        const bool named = wide || day.dayOfWeek() == Qt::Monday;
        if (named) {
            painter.setPen(ink);
            const QString date = wide ? locale.toString(day, QStringLiteral("MM-dd ddd")) : locale.toString(day, QStringLiteral("MM-dd"));
            // The first day's name stays in sight while its beginning is not.
            const int at = qMax(left, axis.left()) + shell::px(4);
            if (wide ? left + dayWidth > at + painter.fontMetrics().horizontalAdvance(date) : left >= axis.left())
                painter.drawText(QRect(at, shell::px(4), qMax(dayWidth, shell::px(64)), line), int(Qt::AlignLeft | Qt::AlignVCenter), date);
        }
        painter.setPen(quiet);
        if (!wide) {
            painter.drawText(QRect(left, shell::px(8) + line, dayWidth, line), Qt::AlignCenter, QString::number(day.day()));
            continue;
        }
        const int step = dayWidth >= shell::px(700) ? 2 : dayWidth >= shell::px(240) ? 6 : 12;
        for (int hour = step; hour < 24; hour += step) {
            const int x = xOf({QDateTime(day, QTime(hour, 0)).toMSecsSinceEpoch()});
            painter.drawText(QRect(x - shell::px(30), shell::px(8) + line, shell::px(60), line), Qt::AlignCenter, step == 12 ? QStringLiteral("12") : QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0')));
        }
    }
    painter.restore();
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, axis.bottom(), viewport()->width(), axis.bottom());
}

void Timeline::paintRow(QPainter &painter, int row, int top)
{
    const int titleColumn = int(std::ranges::find(m_list.columns(), m_list.shape().titleField()) - m_list.columns().begin());
    // Asks for the row where it is not here.
    m_list.index(row, qMin(titleColumn, m_list.columnCount() - 1)).data();
    const auto *held = m_list.rowAt(row);
    const QRect lane(0, top, viewport()->width(), rowHeight());
    const bool selected = m_selection.isRowSelected(row, {});
    const QRect label(0, top, labelWidth(), rowHeight());
    if (selected)
        painter.fillRect(label, palette().color(hasFocus() ? QPalette::Active : QPalette::Inactive, QPalette::Highlight));
    else
        painter.fillRect(label, palette().color(QPalette::Base));
    if (!held)
        return;
    const auto &shape = m_list.shape();
    const QString number = text(held->record.values[size_t(shape.keyField())]);
    const QColor ink = palette().color(selected ? QPalette::HighlightedText : QPalette::Text);
    QRect box = label.adjusted(shell::px(12), 0, -shell::px(8), 0);
    painter.setFont(shell::fixedFont());
    painter.setPen(selected ? ink : palette().color(QPalette::PlaceholderText));
    const int numberWidth = painter.fontMetrics().horizontalAdvance(QStringLiteral("GD-0000000 "));
    painter.drawText(box, int(Qt::AlignLeft | Qt::AlignVCenter), number);
    box.setLeft(box.left() + numberWidth);
    painter.setFont(font());
    painter.setPen(ink);
    painter.drawText(box, int(Qt::AlignLeft | Qt::AlignVCenter), painter.fontMetrics().elidedText(titleOf(shape, held->record), Qt::ElideRight, box.width()));
    painter.save();
    painter.setClipRect(QRect(labelWidth(), top, viewport()->width() - labelWidth(), rowHeight()));
    const auto facts = items::clockNow(held->record, m_calendar.working(), m_clock.now());
    paintBar(painter, spanOf(*held), facts, lane);
    painter.restore();
}

void Timeline::paintBar(QPainter &painter, const Span &span, const items::ClockFacts &facts, const QRect &lane)
{
    if (span.from.ms == 0)
        return;
    const auto look = lookOf(facts);
    const auto tone = shell::colours(look.tone == shell::Tone::Neutral ? shell::Tone::Accent : look.tone);
    const int inset = shell::px(5);
    const int top = lane.top() + inset;
    const int height = lane.height() - 2 * inset;
    const int left = xOf(span.from);
    const int worked = qMax(xOf(span.to), left + shell::px(leastBar));
    painter.setPen(QPen(tone.line, 1));
    painter.setBrush(tone.background);
    painter.drawRect(QRect(left, top, worked - left, height));
    int end = worked;
    if (span.due.ms != 0) {
        const int due = xOf(span.due);
        if (!span.done && due > worked) {
            // What is left of the promise.
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(tone.line, 1, Qt::DashLine));
            painter.drawRect(QRect(worked, top, due - worked, height));
            end = due;
        } else if (due < worked) {
            // What is past the promise: hatched, so that it does not hang on colour alone.
            const auto bad = shell::colours(shell::Tone::Bad);
            painter.setPen(QPen(bad.line, 1));
            painter.setBrush(QBrush(bad.text, Qt::BDiagPattern));
            painter.drawRect(QRect(qMax(left, due), top, worked - qMax(left, due), height));
        }
        // Where it is due.
        painter.setPen(QPen(palette().color(QPalette::Text), shell::px(2)));
        painter.drawLine(due, top - shell::px(2), due, top + height + shell::px(2));
    }
    if (const int now = xOf(m_clock.now()); now > labelWidth()) {
        painter.setPen(QPen(shell::colours(shell::Tone::Accent).text, shell::px(1)));
        painter.drawLine(now, lane.top(), now, lane.bottom());
    }
    const QString words = items::wordsOf(facts, items::NameTheClock::Yes);
    if (words.isEmpty() || end < labelWidth())
        return;
    const int width = forms::chipWidth(painter.fontMetrics(), words);
    int at = qMax(end, labelWidth()) + shell::px(6);
    // At the right end the words stand before the bar's end.
    if (at + width > viewport()->width())
        at = viewport()->width() - width - shell::px(6);
    // The mark of the due time stays free.
    if (const int due = xOf(span.due); span.due.ms != 0 && due > at - shell::px(4) && due < at + width + shell::px(4) && due != end)
        at = due - width - shell::px(6);
    else if (due == end && span.due.ms != 0 && at < end)
        at = end - width - shell::px(6);
    forms::paintChip(painter, QRect(at, lane.top(), width, lane.height()), look, words);
}

int Timeline::rowAt(int y) const
{
    const int row = y < axisHeight() ? -1 : verticalScrollBar()->value() + (y - axisHeight()) / rowHeight();
    return row < m_list.rowCount() ? row : -1;
}

void Timeline::moveTo(int row)
{
    if (m_list.rowCount() == 0)
        return;
    row = std::clamp(row, 0, m_list.rowCount() - 1);
    m_selection.setCurrentIndex(m_list.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    auto *bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), qMax(0, row - bar->pageStep() + 1), row));
    viewport()->update();
}

void Timeline::keyPressEvent(QKeyEvent *event)
{
    const int row = m_selection.currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(row - 1);
    case Qt::Key_Down:
        return moveTo(row + 1);
    case Qt::Key_PageUp:
        return moveTo(row - verticalScrollBar()->pageStep());
    case Qt::Key_PageDown:
        return moveTo(row + verticalScrollBar()->pageStep());
    case Qt::Key_Home:
        return moveTo(0);
    case Qt::Key_End:
        return moveTo(m_list.rowCount() - 1);
    case Qt::Key_Left:
        return pan(-0.25);
    case Qt::Key_Right:
        return pan(0.25);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setZoom(m_zoom == TimelineZoom::Month ? TimelineZoom::Week : TimelineZoom::Day);
    case Qt::Key_Minus:
        return setZoom(m_zoom == TimelineZoom::Day ? TimelineZoom::Week : TimelineZoom::Month);
    case Qt::Key_T:
        return showNow();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT opened();
        return;
    case Qt::Key_Escape:
        Q_EMIT escaped();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const int row = rowAt(event->position().toPoint().y()); row >= 0)
        moveTo(row);
    m_dragging = event->position().x() > labelWidth();
    m_grabbed = event->position().toPoint();
    m_grabbedFrom = m_from;
}

void Timeline::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging || !(event->buttons() & Qt::LeftButton))
        return;
    const double width = qMax(1, viewport()->width() - labelWidth());
    m_from = {m_grabbedFrom.ms - qint64((event->position().x() - m_grabbed.x()) / width * double(widthMs()))};
    viewport()->update();
}

void Timeline::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (rowAt(event->position().toPoint().y()) >= 0)
        Q_EMIT opened();
}

void Timeline::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        keyPressEvent(std::make_unique<QKeyEvent>(QEvent::KeyPress, delta.y() > 0 ? Qt::Key_Plus : Qt::Key_Minus, Qt::NoModifier).get());
        return;
    }
    const bool sideways = event->modifiers() & Qt::ShiftModifier || qAbs(delta.x()) > qAbs(delta.y());
    if (!sideways) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    pan(-0.1 * (delta.x() != 0 ? delta.x() : delta.y()) / 120);
    event->accept();
}

bool Timeline::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = rowAt(help->pos().y());
    const auto *held = row < 0 ? nullptr : m_list.rowAt(row);
    if (!held)
        return true;
    const auto span = spanOf(*held);
    QStringList lines{titleOf(m_list.shape(), held->record)};
    if (span.from.ms != 0)
        lines << tr("Submitted %1").arg(items::fullTime(span.from));
    lines << items::sentenceOf(items::clockNow(held->record, m_calendar.working(), m_clock.now()));
    if (span.done)
        lines << tr("Done %1").arg(items::fullTime(span.to));
    lines.removeAll(QString());
    QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
}

} // namespace views::panels
