#include "views/panels/changes/calendar/calendarview.h"

#include "contract/codec.h"
#include "contract/entities/changerequest.h"
#include "items/captions.h"
#include "items/changewords.h"
#include "views/forms/chip.h"
#include "views/shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace views::panels {

using namespace contract;
using items::CalendarEntry;
using rules::TimeSpan;

namespace {

constexpr qint64 stepMs = 15 * rules::minuteMs;
constexpr int weeksShown = 6;
constexpr int timelineDays = 14;
constexpr int hoursOfDay = 24;
/// In 100 % pixels: the name behind a short bar, and how wide a box is that has place for a title.
constexpr int namePx = 130;
constexpr int titlePx = 84;
/// And the longest line in the list of a day.
constexpr int dayListPx = 520;

Instant startOf(QDate day)
{
    return {QDate(1970, 1, 1).daysTo(day) * rules::dayMs - rules::chinaOffsetMs};
}

QDate dayOf(Instant at)
{
    // Also before 1970.
    const qint64 local = at.ms + rules::chinaOffsetMs;
    return QDate(1970, 1, 1).addDays(local >= 0 ? local / rules::dayMs : (local - rules::dayMs + 1) / rules::dayMs);
}

QString hourText(Instant at)
{
    const qint64 minutes = (at.ms + rules::chinaOffsetMs) / rules::minuteMs % (hoursOfDay * 60);
    return QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString classText(ChangeClass changeClass)
{
    const auto &shape = shapeOf<ChangeRequest>();
    return items::choiceText(shape, shape.fields[size_t(shape.indexOf(u"change_class"))], text(Codec<ChangeClass>::encode(changeClass)), {});
}

/// "375" of BG-000375: what tells changes of one week apart.
QString shortNumber(const QString &number)
{
    const QString digits = number.mid(number.lastIndexOf(u'-') + 1);
    qsizetype zeros = 0;
    while (zeros + 1 < digits.size() && digits[zeros] == u'0')
        ++zeros;
    return digits.mid(zeros);
}

std::optional<forms::ChipLook> lookOf(const CalendarEntry &entry)
{
    return forms::chipLook(u"change_request", u"state", text(Codec<ChangeState>::encode(entry.state)));
}

} // namespace

/// One letter where a word has no place.
QString CalendarView::classSign(ChangeClass changeClass)
{
    switch (changeClass) {
    case ChangeClass::Standard:
        return tr("S", "standard change, one letter on a bar");
    case ChangeClass::Normal:
        return tr("N", "normal change, one letter on a bar");
    case ChangeClass::Major:
        return tr("M", "major change, one letter on a bar");
    case ChangeClass::Emergency:
        return tr("E", "emergency change, one letter on a bar");
    }
    Q_UNREACHABLE();
}

CalendarView::CalendarView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("changeCalendar"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CalendarView::layOut);
}

void CalendarView::show(std::shared_ptr<const items::ChangeCalendar> calendar)
{
    const QUuid chosen = m_calendar && m_current >= 0 ? m_calendar->entries[size_t(m_current)].row.record.id : QUuid();
    m_calendar = std::move(calendar);
    m_held = -1;
    m_dragging = false;
    m_current = -1;
    for (size_t i = 0; m_calendar && !chosen.isNull() && i < m_calendar->entries.size(); ++i)
        if (m_calendar->entries[i].row.record.id == chosen)
            m_current = int(i);
    layOut();
    Q_EMIT currentChanged();
}

void CalendarView::setShape(CalendarShape shape)
{
    if (m_shape == shape)
        return;
    m_shape = shape;
    verticalScrollBar()->setValue(0);
    layOut();
    if (shape == CalendarShape::Week) // work is done at night: the evening stands in sight
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    Q_EMIT rangeChanged();
}

void CalendarView::setRows(TimelineRows rows)
{
    m_rows = rows;
    layOut();
}

void CalendarView::setToday(QDate today)
{
    m_today = today;
    if (!m_day.isValid())
        m_day = today;
    viewport()->update();
}

void CalendarView::setDay(QDate day)
{
    const auto before = range();
    m_day = day;
    layOut();
    if (!(range() == before))
        Q_EMIT rangeChanged();
}

QDate CalendarView::firstDay() const
{
    const QDate day = m_day.isValid() ? m_day : QDate(2026, 1, 1);
    switch (m_shape) {
    case CalendarShape::Month: {
        const QDate first(day.year(), day.month(), 1);
        return first.addDays(1 - first.dayOfWeek());
    }
    case CalendarShape::Week:
        return day.addDays(1 - day.dayOfWeek());
    case CalendarShape::Timeline:
        return day.addDays(1 - day.dayOfWeek());
    }
    Q_UNREACHABLE();
}

int CalendarView::daysShown() const
{
    return m_shape == CalendarShape::Month ? weeksShown * 7 : m_shape == CalendarShape::Week ? 7 : timelineDays;
}

TimeSpan CalendarView::range() const
{
    return {startOf(firstDay()), startOf(firstDay().addDays(daysShown()))};
}

int CalendarView::headHeight() const { return fontMetrics().height() * (m_shape == CalendarShape::Month ? 1 : 2) + shell::px(12); }
int CalendarView::chipHeight() const { return fontMetrics().height() + shell::px(4); }
int CalendarView::sideWidth() const { return m_shape == CalendarShape::Month ? 0 : m_shape == CalendarShape::Week ? shell::px(48) : shell::px(150); }

QRect CalendarView::dayRect(QDate day) const
{
    const int at = int(firstDay().daysTo(day));
    if (at < 0 || at >= daysShown())
        return {};
    const int width = viewport()->width() - sideWidth();
    if (m_shape != CalendarShape::Month) {
        const int left = sideWidth() + width * at / daysShown();
        return {left, 0, sideWidth() + width * (at + 1) / daysShown() - left, viewport()->height()};
    }
    const int height = viewport()->height() - headHeight();
    const int left = width * (at % 7) / 7;
    const int top = headHeight() + height * (at / 7) / weeksShown;
    return {left, top, width * (at % 7 + 1) / 7 - left, headHeight() + height * (at / 7 + 1) / weeksShown - top};
}

int CalendarView::xOf(Instant at) const
{
    const auto shown = range();
    const double share = double(at.ms - shown.from.ms) / double(shown.length());
    return sideWidth() + int(std::lround(share * (viewport()->width() - sideWidth())));
}

void CalendarView::layOut()
{
    m_backdrop = {};
    m_boxes.clear();
    m_more.clear();
    m_lanes.clear();
    if (m_calendar) {
        switch (m_shape) {
        case CalendarShape::Month:
            layOutMonth();
            break;
        case CalendarShape::Week:
            layOutWeek();
            break;
        case CalendarShape::Timeline:
            layOutTimeline();
            break;
        }
    }
    viewport()->update();
}

/// Each change on the day on which it begins; what does not fit is counted.
void CalendarView::layOutMonth()
{
    verticalScrollBar()->setRange(0, 0);
    const auto &entries = m_calendar->entries;
    std::map<QDate, std::vector<int>> byDay;
    for (size_t i = 0; i < entries.size(); ++i)
        byDay[dayOf({std::max(entries[i].time.from.ms, range().from.ms)})].push_back(int(i));
    for (const auto &[day, mine] : byDay) {
        const QRect cell = dayRect(day);
        if (cell.isEmpty())
            continue;
        const int top = cell.top() + fontMetrics().height() + shell::px(6);
        const int fit = std::max(0, (cell.bottom() - top) / chipHeight());
        const int shown = int(mine.size()) <= fit ? int(mine.size()) : std::max(0, fit - 1);
        for (int i = 0; i < shown; ++i)
            m_boxes.push_back({mine[size_t(i)], QRect(cell.left() + shell::px(3), top + i * chipHeight(), cell.width() - shell::px(6), chipHeight() - shell::px(2)), true, true});
        if (shown < int(mine.size()))
            m_more.push_back({QRect(cell.left() + shell::px(3), top + shown * chipHeight(), cell.width() - shell::px(6), chipHeight()), day, int(mine.size()) - shown});
    }
}

std::vector<CalendarView::Box> CalendarView::boxesOfWeek(int entry, TimeSpan time) const
{
    std::vector<Box> boxes;
    const int hour = std::max(shell::px(28), (viewport()->height() - headHeight()) / hoursOfDay);
    for (QDate day = dayOf(time.from); day <= dayOf({time.to.ms - 1}); day = day.addDays(1)) {
        const QRect column = dayRect(day);
        if (column.isEmpty())
            continue;
        const qint64 start = startOf(day).ms;
        const qint64 from = std::max(time.from.ms, start) - start;
        const qint64 to = std::min(time.to.ms, start + rules::dayMs) - start;
        const int top = headHeight() - verticalScrollBar()->value() + int(from * hour * hoursOfDay / rules::dayMs);
        const int bottom = headHeight() - verticalScrollBar()->value() + int(to * hour * hoursOfDay / rules::dayMs);
        boxes.push_back({entry, QRect(column.left() + shell::px(2), top, column.width() - shell::px(4), std::max(shell::px(12), bottom - top)), time.from.ms >= start, time.to.ms <= start + rules::dayMs});
    }
    return boxes;
}

/// Those that overlap stand side by side.
void CalendarView::layOutWeek()
{
    const int hour = std::max(shell::px(28), (viewport()->height() - headHeight()) / hoursOfDay);
    verticalScrollBar()->setRange(0, std::max(0, hour * hoursOfDay - (viewport()->height() - headHeight())));
    verticalScrollBar()->setPageStep(viewport()->height() - headHeight());
    verticalScrollBar()->setSingleStep(hour);
    const auto &entries = m_calendar->entries;
    std::vector<qint64> columns; // until when each is taken
    std::vector<size_t> group;
    std::vector<int> columnOf;
    qint64 groupEnd = 0;
    const auto flush = [&] {
        for (size_t i = 0; i < group.size(); ++i)
            for (auto box : boxesOfWeek(int(group[i]), entries[group[i]].time)) {
                const int width = box.rect.width() / int(columns.size());
                box.rect = QRect(box.rect.left() + width * columnOf[i], box.rect.top(), width - shell::px(1), box.rect.height());
                m_boxes.push_back(box);
            }
        columns.clear();
        group.clear();
        columnOf.clear();
    };
    for (size_t i = 0; i < entries.size(); ++i) {
        const auto &time = entries[i].time;
        if (!group.empty() && time.from.ms >= groupEnd)
            flush();
        auto free = std::ranges::find_if(columns, [&](qint64 until) { return until <= time.from.ms; });
        if (free == columns.end())
            free = columns.insert(columns.end(), 0);
        *free = time.to.ms;
        columnOf.push_back(int(free - columns.begin()));
        group.push_back(i);
        groupEnd = group.size() == 1 ? time.to.ms : std::max(groupEnd, time.to.ms);
    }
    if (!group.empty())
        flush();
}

void CalendarView::layOutTimeline()
{
    const auto &entries = m_calendar->entries;
    const auto nameOf = [&](const CalendarEntry &entry) { return m_rows == TimelineRows::System ? entry.system : entry.implementer; };
    std::map<QString, std::vector<int>> byName;
    for (size_t i = 0; i < entries.size(); ++i)
        byName[nameOf(entries[i])].push_back(int(i));
    const int row = chipHeight() + shell::px(4);
    int top = headHeight() - verticalScrollBar()->value();
    int total = 0;
    for (const auto &[name, mine] : byName) {
        std::vector<qint64> lines;
        std::vector<std::pair<int, int>> placed;
        for (const int entry : mine) {
            const auto &time = entries[size_t(entry)].time;
            auto free = std::ranges::find_if(lines, [&](qint64 until) { return until <= time.from.ms; });
            if (free == lines.end())
                free = lines.insert(lines.end(), 0);
            // A short change still has its name beside it.
            *free = std::max(time.to.ms, time.from.ms + range().length() * shell::px(namePx + 16) / std::max(1, viewport()->width() - sideWidth()));
            placed.emplace_back(entry, int(free - lines.begin()));
        }
        const int height = int(lines.size()) * row + shell::px(4);
        m_lanes.push_back({name, top, height});
        for (const auto &[entry, line] : placed) {
            const auto &time = entries[size_t(entry)].time;
            const int left = xOf({std::max(time.from.ms, range().from.ms)});
            const int right = xOf({std::min(time.to.ms, range().to.ms)});
            m_boxes.push_back({entry, QRect(left, top + shell::px(4) + line * row, std::max(shell::px(6), right - left), chipHeight()), time.from.ms >= range().from.ms, time.to.ms <= range().to.ms});
        }
        top += height;
        total += height;
    }
    const int page = viewport()->height() - headHeight();
    const QSignalBlocker quiet(verticalScrollBar());
    verticalScrollBar()->setRange(0, std::max(0, total - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(row);
}

QRect CalendarView::boxOf(int entry) const
{
    const auto box = std::ranges::find(m_boxes, entry, &Box::entry);
    return box == m_boxes.end() ? QRect() : box->rect;
}

int CalendarView::boxAt(const QPoint &point) const
{
    for (size_t i = m_boxes.size(); i-- > 0;)
        if (m_boxes[i].rect.contains(point))
            return int(i);
    return -1;
}

qint64 CalendarView::timeAt(const QPoint &point) const
{
    const int width = std::max(1, viewport()->width() - sideWidth());
    if (m_shape == CalendarShape::Timeline)
        return range().from.ms + qint64(double(point.x() - sideWidth()) / width * double(range().length()));
    const int column = std::clamp((point.x() - sideWidth()) * 7 / width, 0, 6);
    if (m_shape == CalendarShape::Month) {
        const int height = std::max(1, viewport()->height() - headHeight());
        const int row = std::clamp((point.y() - headHeight()) * weeksShown / height, 0, weeksShown - 1);
        return startOf(firstDay().addDays(row * 7 + column)).ms;
    }
    const int hour = std::max(shell::px(28), (viewport()->height() - headHeight()) / hoursOfDay);
    const int y = point.y() - headHeight() + verticalScrollBar()->value();
    return startOf(firstDay().addDays(column)).ms + qint64(y) * rules::dayMs / (hour * hoursOfDay);
}

void CalendarView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    if (!m_dragging) {
        m_backdrop = {};
        paintScene(painter);
        return;
    }
    if (m_backdrop.isNull()) {
        m_backdrop = QPixmap(viewport()->size() * devicePixelRatioF());
        m_backdrop.setDevicePixelRatio(devicePixelRatioF());
        QPainter scene(&m_backdrop);
        scene.setFont(font());
        paintScene(scene);
    }
    painter.drawPixmap(0, 0, m_backdrop);
    if (m_shape != CalendarShape::Month)
        painter.setClipRect(0, headHeight(), viewport()->width(), viewport()->height());
    paintGhost(painter);
}

void CalendarView::paintScene(QPainter &painter)
{
    painter.fillRect(viewport()->rect(), palette().base());
    paintDays(painter);
    if (m_calendar)
        paintWindows(painter);
    paintDayNames(painter);
    if (!m_calendar)
        return;
    if (m_shape == CalendarShape::Timeline) {
        painter.setClipRect(0, headHeight(), viewport()->width(), viewport()->height());
        for (const auto &lane : m_lanes) {
            painter.setPen(palette().color(QPalette::Mid));
            painter.drawLine(0, lane.top + lane.height, viewport()->width(), lane.top + lane.height);
            painter.setPen(palette().color(QPalette::Text));
            const QString name = lane.name.isEmpty() ? tr("(none)") : lane.name;
            painter.drawText(QRect(shell::px(12), lane.top, sideWidth() - shell::px(16), lane.height), Qt::AlignVCenter, fontMetrics().elidedText(name, Qt::ElideRight, sideWidth() - shell::px(20)));
        }
    } else if (m_shape == CalendarShape::Week) {
        painter.setClipRect(0, headHeight(), viewport()->width(), viewport()->height());
    }
    for (const auto &box : m_boxes)
        paintBox(painter, box, m_calendar->entries[size_t(box.entry)].time, false);
    painter.setPen(palette().color(QPalette::Link));
    for (const auto &more : m_more)
        painter.drawText(more.rect, Qt::AlignVCenter | Qt::AlignLeft, tr("+%n more", nullptr, more.count));
    painter.setClipping(false);
    if (m_calendar->entries.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(0, headHeight(), 0, 0), Qt::AlignCenter, tr("No change of the list lies in this time."));
    }
}

void CalendarView::paintDays(QPainter &painter)
{
    const QLocale words = locale();
    const QColor line = palette().color(QPalette::Mid);
    const QColor quiet = palette().color(QPalette::PlaceholderText);
    for (int i = 0; i < daysShown(); ++i) {
        const QDate day = firstDay().addDays(i);
        const QRect cell = dayRect(day);
        const auto known = m_calendar ? m_calendar->days.value(day) : items::CalendarDay{};
        if (known.isOff)
            painter.fillRect(cell, palette().color(QPalette::AlternateBase));
        if (day == m_day)
            painter.fillRect(m_shape == CalendarShape::Month ? cell : QRect(cell.left(), 0, cell.width(), headHeight()), shell::colours(shell::Tone::Accent).background);
        painter.setPen(line);
        painter.drawLine(cell.topRight(), cell.bottomRight());
        if (m_shape == CalendarShape::Month)
            painter.drawLine(cell.bottomLeft(), cell.bottomRight());
    }
    QFont plain = painter.font();
    plain.setWeight(QFont::Normal);
    painter.setFont(plain);
    painter.setPen(quiet);
    if (m_shape == CalendarShape::Month) {
        for (int i = 0; i < 7; ++i) {
            const QRect cell = dayRect(firstDay().addDays(i));
            painter.drawText(QRect(cell.left(), 0, cell.width(), headHeight()), Qt::AlignCenter, words.standaloneDayName(i + 1, QLocale::ShortFormat));
        }
        painter.setPen(line);
        painter.drawLine(0, headHeight(), viewport()->width(), headHeight());
        return;
    }
    painter.setPen(line);
    painter.drawLine(0, headHeight(), viewport()->width(), headHeight());
    painter.drawLine(sideWidth(), 0, sideWidth(), viewport()->height());
    if (m_shape != CalendarShape::Week)
        return;
    const int hour = std::max(shell::px(28), (viewport()->height() - headHeight()) / hoursOfDay);
    painter.setClipRect(0, headHeight(), viewport()->width(), viewport()->height());
    for (int i = 0; i < hoursOfDay; ++i) {
        const int y = headHeight() + i * hour - verticalScrollBar()->value();
        painter.setPen(palette().color(QPalette::Midlight));
        painter.drawLine(sideWidth(), y, viewport()->width(), y);
        painter.setPen(quiet);
        painter.drawText(QRect(0, y, sideWidth() - shell::px(6), hour), Qt::AlignRight | Qt::AlignTop, QStringLiteral("%1:00").arg(i, 2, 10, QLatin1Char('0')));
    }
    painter.setClipping(false);
}

/// Above what tints the days.
void CalendarView::paintDayNames(QPainter &painter)
{
    const QLocale words = locale();
    const QColor quiet = palette().color(QPalette::PlaceholderText);
    for (int i = 0; i < daysShown(); ++i) {
        const QDate day = firstDay().addDays(i);
        const QRect cell = dayRect(day);
        const auto known = m_calendar ? m_calendar->days.value(day) : items::CalendarDay{};
        QString label = m_shape == CalendarShape::Month ? (day.day() == 1 ? words.toString(day, tr("MMM d", "day of a month")) : QString::number(day.day()))
                                                         : words.standaloneDayName(day.dayOfWeek(), QLocale::ShortFormat) + u'\n' + words.toString(day, tr("M/d", "day of a week"));
        const bool isOther = m_shape == CalendarShape::Month && day.month() != m_day.month();
        QFont font = painter.font();
        font.setWeight(day == m_today ? QFont::Bold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(day == m_today ? shell::colours(shell::Tone::Accent).text : isOther ? quiet : palette().color(QPalette::Text));
        const QRect head = m_shape == CalendarShape::Month ? QRect(cell.left() + shell::px(6), cell.top() + shell::px(2), cell.width() - shell::px(12), fontMetrics().height() + shell::px(4)) : QRect(cell.left(), 0, cell.width(), headHeight());
        painter.drawText(head, m_shape == CalendarShape::Month ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter, label);
        QString mark = known.isMakeUp ? tr("work", "make-up workday, one short word") : !known.name.isEmpty() && known.isOff ? known.name : QString();
        if (!mark.isEmpty() && m_shape == CalendarShape::Month) {
            painter.setPen(shell::colours(known.isOff ? shell::Tone::Good : shell::Tone::Warning).text);
            painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, fontMetrics().elidedText(mark, Qt::ElideRight, head.width() - shell::px(30)));
        }
    }
    QFont plain = painter.font();
    plain.setWeight(QFont::Normal);
    painter.setFont(plain);
}

/// Freezes and lockdowns tint their days; maintenance windows are a thin line in a week and a timeline.
void CalendarView::paintWindows(QPainter &painter)
{
    for (const auto &window : m_calendar->windows) {
        const bool forbids = window.kind != WindowKind::Maintenance;
        const auto tone = shell::colours(window.kind == WindowKind::Lockdown ? shell::Tone::Bad : forbids ? shell::Tone::Warning : shell::Tone::Good);
        QColor wash = tone.background;
        wash.setAlphaF(forbids ? 0.55F : 0.35F);
        if (m_shape == CalendarShape::Month) {
            if (!forbids)
                continue;
            for (QDate day = std::max(dayOf(window.time.from), firstDay()); day <= dayOf({window.time.to.ms - 1}); day = day.addDays(1)) {
                const QRect cell = dayRect(day);
                if (cell.isEmpty())
                    break;
                painter.fillRect(cell.adjusted(1, 1, -1, -1), QBrush(wash, Qt::SolidPattern));
                painter.fillRect(QRect(cell.left(), cell.bottom() - shell::px(3), cell.width(), shell::px(3)), tone.line);
            }
            continue;
        }
        if (m_shape == CalendarShape::Timeline) {
            const int left = xOf({std::max(window.time.from.ms, range().from.ms)});
            const int right = xOf({std::min(window.time.to.ms, range().to.ms)});
            if (forbids)
                painter.fillRect(QRect(left, headHeight(), right - left, viewport()->height()), wash);
            else
                painter.fillRect(QRect(left, headHeight() - shell::px(4), right - left, shell::px(3)), tone.line);
            continue;
        }
        painter.setClipRect(0, headHeight(), viewport()->width(), viewport()->height());
        for (const auto &box : boxesOfWeek(-1, window.time)) {
            if (forbids)
                painter.fillRect(box.rect.adjusted(-shell::px(2), 0, shell::px(2), 0), wash);
            else
                painter.fillRect(QRect(box.rect.left() - shell::px(2), box.rect.top(), shell::px(3), box.rect.height()), tone.line);
        }
        painter.setClipping(false);
    }
}

void CalendarView::paintBox(QPainter &painter, const Box &box, const TimeSpan &time, bool isGhost)
{
    const auto &entry = m_calendar->entries[size_t(box.entry)];
    const auto look = lookOf(entry).value_or(forms::ChipLook());
    const auto tone = shell::colours(look.tone);
    const bool isCurrent = box.entry == m_current && !isGhost;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(box.rect, isCurrent ? palette().color(QPalette::Highlight) : tone.background);
    QPen edge(isGhost && rules::isFrozen(m_found) ? shell::colours(shell::Tone::Bad).line : tone.line, isGhost ? 2 : 1, isGhost ? Qt::DashLine : Qt::SolidLine);
    painter.setPen(edge);
    painter.drawRect(box.rect.adjusted(0, 0, -1, -1));
    const QColor ink = isCurrent ? palette().color(QPalette::HighlightedText) : tone.text;
    const int markSize = shell::px(10);
    const bool hasPlace = box.rect.width() > shell::px(40);
    const QRect markBox(box.rect.left() + shell::px(4), box.rect.top() + (std::min(box.rect.height(), chipHeight()) - markSize) / 2, markSize, markSize);
    QRect words = box.rect.adjusted(shell::px(4), 0, -shell::px(3), 0);
    if (hasPlace) {
        painter.setRenderHint(QPainter::Antialiasing, true);
        forms::paintMark(painter, markBox, look.mark, ink);
        words.setLeft(markBox.right() + shell::px(4));
    }
    painter.setPen(ink);
    const QString name = QStringList{classSign(entry.changeClass), entry.number, entry.title}.join(u' ');
    const QString label = m_shape == CalendarShape::Month ? hourText(time.from) + u' ' + name : name;
    // Drawn, not written: the sign would come from another font at each bar.
    if (hasPlace && (isGhost ? !m_found.empty() : entry.hasFindings)) {
        forms::paintMark(painter, QRectF(words.left(), markBox.top(), markSize, markSize), forms::Mark::Warning, ink);
        words.setLeft(words.left() + markSize + shell::px(3));
    }
    if (m_shape == CalendarShape::Timeline && box.rect.width() < shell::px(60)) { // the name stands behind the bar
        painter.setPen(palette().color(QPalette::Text));
        words = QRect(box.rect.right() + shell::px(4), box.rect.top(), shell::px(namePx), box.rect.height());
    }
    if (m_shape == CalendarShape::Week && box.rect.height() > fontMetrics().height() * 2) {
        // As much as there is place for; what is cut off stands in the tooltip.
        const bool isWide = box.rect.width() >= shell::px(titlePx);
        const QString when = !box.begins ? QString() : (isWide ? hourText(time.from) + QStringLiteral("–") + hourText(time.to) : hourText(time.from)) + u'\n';
        QRect place = isWide ? words.adjusted(0, shell::px(2), 0, -shell::px(2)) : box.rect.adjusted(shell::px(3), hasPlace ? chipHeight() : shell::px(2), -shell::px(1), -shell::px(2));
        place.setHeight(place.height() / fontMetrics().lineSpacing() * fontMetrics().lineSpacing()); // no half lines
        const QString brief = isWide ? name : QStringLiteral("%1 %2\n%3").arg(classSign(entry.changeClass), shortNumber(entry.number), entry.title);
        painter.drawText(place, Qt::AlignTop | Qt::TextWrapAnywhere, when + brief);
        return;
    }
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(label, Qt::ElideRight, words.width()));
}

void CalendarView::paintGhost(QPainter &painter)
{
    if (m_held < 0)
        return;
    if (m_shape == CalendarShape::Week) {
        for (const auto &box : boxesOfWeek(m_held, m_hover))
            paintBox(painter, box, m_hover, true);
        return;
    }
    const QRect from = boxOf(m_held);
    if (m_shape == CalendarShape::Timeline) {
        const int left = xOf(m_hover.from);
        paintBox(painter, {m_held, QRect(left, from.top(), std::max(shell::px(6), xOf(m_hover.to) - left), chipHeight()), true, true}, m_hover, true);
        return;
    }
    const QRect cell = dayRect(dayOf(m_hover.from));
    if (!cell.isEmpty())
        paintBox(painter, {m_held, QRect(cell.left() + shell::px(3), cell.center().y() - chipHeight() / 2, cell.width() - shell::px(6), chipHeight()), true, true}, m_hover, true);
}

void CalendarView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void CalendarView::refreshLook()
{
    layOut();
}

void CalendarView::setCurrent(int entry)
{
    if (entry == m_current)
        return;
    m_current = entry;
    viewport()->update();
    Q_EMIT currentChanged();
}

void CalendarView::moveDay(int days)
{
    setDay(m_day.addDays(days));
    // The first change of the day is the chosen one.
    for (size_t i = 0; m_calendar && i < m_calendar->entries.size(); ++i)
        if (dayOf(m_calendar->entries[i].time.from) == m_day) {
            setCurrent(int(i));
            return;
        }
    setCurrent(-1);
}

void CalendarView::listDay(const QPoint &at)
{
    if (!m_calendar)
        return;
    auto *list = new QMenu(this);
    list->setObjectName(QStringLiteral("dayList"));
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->addSection(locale().toString(m_day, QLocale::LongFormat));
    for (size_t i = 0; i < m_calendar->entries.size(); ++i) {
        const auto &entry = m_calendar->entries[i];
        if (m_day < dayOf(entry.time.from) || dayOf({entry.time.to.ms - 1}) < m_day)
            continue;
        const QString begin = dayOf(entry.time.from) < m_day ? QStringLiteral("…") : hourText(entry.time.from); // since the night before
        QString label = QStringLiteral("%1–%2  %3  %4").arg(begin, hourText(entry.time.to), classSign(entry.changeClass), QStringLiteral("%1 %2").arg(entry.number, entry.title).trimmed());
        label = fontMetrics().elidedText(label, Qt::ElideRight, shell::px(dayListPx));
        auto *one = list->addAction(label.replace(u'&', QStringLiteral("&&")));
        connect(one, &QAction::triggered, this, [this, change = entry.row.record.id] { Q_EMIT opened(change); });
    }
    if (list->actions().size() == 1)
        list->addAction(tr("No change on this day"))->setEnabled(false);
    list->addSeparator();
    connect(list->addAction(tr("Show the week")), &QAction::triggered, this, [this] { Q_EMIT shapeAsked(CalendarShape::Week); });
    list->popup(at);
}

/// To the next or previous change, in the order of time.
void CalendarView::step(int by)
{
    if (!m_calendar || m_calendar->entries.empty())
        return;
    const int count = int(m_calendar->entries.size());
    const int to = m_current < 0 ? (by > 0 ? 0 : count - 1) : std::clamp(m_current + by, 0, count - 1);
    setCurrent(to);
    const QDate day = dayOf(m_calendar->entries[size_t(to)].time.from);
    if (day >= firstDay() && day < firstDay().addDays(daysShown())) {
        m_day = day;
        viewport()->update();
    }
}

void CalendarView::nudge(int minutes)
{
    if (!m_calendar || m_current < 0 || !m_mayMove || !m_calendar->entries[size_t(m_current)].isMovable)
        return;
    auto time = m_calendar->entries[size_t(m_current)].time;
    time.from.ms += minutes * rules::minuteMs;
    time.to.ms += minutes * rules::minuteMs;
    Q_EMIT moved(m_current, time);
}

void CalendarView::keyPressEvent(QKeyEvent *event)
{
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    const int dayMinutes = hoursOfDay * 60;
    switch (event->key()) {
    case Qt::Key_Left:
        isAlt ? nudge(m_shape == CalendarShape::Timeline ? -15 : -dayMinutes) : moveDay(-1);
        return;
    case Qt::Key_Right:
        isAlt ? nudge(m_shape == CalendarShape::Timeline ? 15 : dayMinutes) : moveDay(1);
        return;
    case Qt::Key_Up:
        isAlt ? nudge(m_shape == CalendarShape::Week ? -15 : -7 * dayMinutes) : m_shape == CalendarShape::Month ? moveDay(-7) : step(-1);
        return;
    case Qt::Key_Down:
        isAlt ? nudge(m_shape == CalendarShape::Week ? 15 : 7 * dayMinutes) : m_shape == CalendarShape::Month ? moveDay(7) : step(1);
        return;
    case Qt::Key_N:
        step(1);
        return;
    case Qt::Key_P:
        step(-1);
        return;
    case Qt::Key_PageUp:
        setDay(m_shape == CalendarShape::Month ? m_day.addMonths(-1) : m_day.addDays(-daysShown()));
        return;
    case Qt::Key_PageDown:
        setDay(m_shape == CalendarShape::Month ? m_day.addMonths(1) : m_day.addDays(daysShown()));
        return;
    case Qt::Key_T:
        Q_EMIT todayAsked();
        return;
    case Qt::Key_Space:
        listDay(viewport()->mapToGlobal(m_shape == CalendarShape::Month ? dayRect(m_day).center() : QPoint(dayRect(m_day).left(), headHeight())));
        return;
    case Qt::Key_G:
        if (event->modifiers() == Qt::ControlModifier)
            Q_EMIT dateAsked();
        return;
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
        Q_EMIT shapeAsked(CalendarShape(event->key() - Qt::Key_1));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_calendar && m_current >= 0)
            Q_EMIT opened(m_calendar->entries[size_t(m_current)].row.record.id);
        return;
    case Qt::Key_Escape:
        if (m_held >= 0) {
            m_held = -1;
            m_dragging = false;
            viewport()->update();
            Q_EMIT letGo();
        } else {
            Q_EMIT escaped();
        }
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void CalendarView::mousePressEvent(QMouseEvent *event)
{
    if (!m_calendar || event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    for (const auto &more : m_more)
        if (more.rect.contains(point)) {
            m_day = more.day;
            listDay(event->globalPosition().toPoint());
            return;
        }
    const int at = boxAt(point);
    if (at < 0) {
        if (m_shape == CalendarShape::Month)
            setDay(dayOf({timeAt(point)}));
        setCurrent(-1);
        return;
    }
    const auto &box = m_boxes[size_t(at)];
    setCurrent(box.entry);
    if (!m_mayMove || !m_calendar->entries[size_t(box.entry)].isMovable)
        return;
    m_held = box.entry;
    m_grabbed = point;
    m_grabbedTime = timeAt(point);
    const int edge = shell::px(6);
    m_stretches = box.ends && ((m_shape == CalendarShape::Week && box.rect.bottom() - point.y() < edge) || (m_shape == CalendarShape::Timeline && box.rect.right() - point.x() < edge && box.rect.width() > edge * 2));
    m_hover = m_calendar->entries[size_t(m_held)].time;
}

void CalendarView::drag(const QPoint &point)
{
    const auto &entry = m_calendar->entries[size_t(m_held)];
    qint64 by = timeAt(point) - m_grabbedTime;
    if (m_shape != CalendarShape::Month)
        by = qint64(std::lround(double(by) / double(stepMs))) * stepMs;
    TimeSpan wanted = entry.time;
    wanted.to.ms += by;
    if (m_stretches)
        wanted.to.ms = std::max(wanted.to.ms, wanted.from.ms + stepMs);
    else
        wanted.from.ms += by;
    if (m_dragging && wanted == m_hover)
        return;
    m_dragging = true;
    m_hover = wanted;
    m_found = m_calendar->findingsAt(entry, wanted);
    viewport()->update();
    Q_EMIT hovering(m_held, wanted);
}

void CalendarView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_held >= 0 && (event->buttons() & Qt::LeftButton) && (m_dragging || (point - m_grabbed).manhattanLength() >= 4)) {
        drag(point);
        return;
    }
    const int at = boxAt(point);
    const bool canMove = at >= 0 && m_mayMove && m_calendar->entries[size_t(m_boxes[size_t(at)].entry)].isMovable;
    const int edge = shell::px(6);
    const bool onEdge = canMove && m_boxes[size_t(at)].ends
        && ((m_shape == CalendarShape::Week && m_boxes[size_t(at)].rect.bottom() - point.y() < edge) || (m_shape == CalendarShape::Timeline && m_boxes[size_t(at)].rect.right() - point.x() < edge));
    viewport()->setCursor(onEdge ? (m_shape == CalendarShape::Week ? Qt::SizeVerCursor : Qt::SizeHorCursor) : canMove ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void CalendarView::mouseReleaseEvent(QMouseEvent *)
{
    const int held = std::exchange(m_held, -1);
    const bool dragged = std::exchange(m_dragging, false);
    viewport()->update();
    if (held < 0 || !dragged)
        return;
    Q_EMIT letGo();
    if (!(m_hover == m_calendar->entries[size_t(held)].time))
        Q_EMIT moved(held, m_hover);
}

void CalendarView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const int at = m_calendar ? boxAt(point) : -1;
    if (at >= 0) {
        Q_EMIT opened(m_calendar->entries[size_t(m_boxes[size_t(at)].entry)].row.record.id);
    } else if (m_shape == CalendarShape::Month) {
        m_day = dayOf({timeAt(point)});
        Q_EMIT shapeAsked(CalendarShape::Week);
    }
}

bool CalendarView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_calendar)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QStringList lines;
    if (const int at = boxAt(help->pos()); at >= 0) {
        const auto &entry = m_calendar->entries[size_t(m_boxes[size_t(at)].entry)];
        lines << QStringLiteral("%1 %2").arg(entry.number, entry.title) << QStringLiteral("%1 · %2").arg(classText(entry.changeClass), items::spanText(entry.time.from, entry.time.to));
        for (const auto &more : {entry.system, entry.implementer})
            if (!more.isEmpty())
                lines << more;
        for (const auto &finding : m_calendar->findingsAt(entry, entry.time))
            lines << items::findingText(finding);
    } else {
        const qint64 time = timeAt(help->pos());
        const qint64 span = m_shape == CalendarShape::Month ? rules::dayMs : 1;
        for (const auto &window : m_calendar->windows)
            if (window.time.from.ms < time + span && window.time.to.ms > time)
                lines << QStringLiteral("%1 · %2").arg(window.name, items::spanText(window.time.from, window.time.to));
    }
    QToolTip::showText(help->globalPos(), lines.join(u'\n'), viewport());
    return true;
}

} // namespace views::panels
