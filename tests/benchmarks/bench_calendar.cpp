// The calendar of changes with 1,200 of them in a month: from having them until they are painted, and a bar that is dragged
// over the days with a check of conflicts, freezes and windows at each move; beside it the same items without checks.
#include "benchmarks/bench.h"
#include "contract/systemports.h"
#include "rules/calendardocument.h"
#include "rules/changeplan.h"
#include "views/panels/changes/calendar/calendarview.h"

#include <QMouseEvent>
#include <QTest>

using namespace contract;
using views::panels::CalendarShape;
using views::panels::CalendarView;

namespace {

constexpr int changes = 1'200;
constexpr int resourcesEach = 20;
const QDate monday(2026, 11, 2);

QUuid idOf(int kind, int number)
{
    return uuidV7(1'700'000'000'000 + number, 0, quint64(kind) << 40 | quint64(number));
}

qint64 startOf(QDate day)
{
    return QDate(1970, 1, 1).daysTo(day) * rules::dayMs - rules::chinaOffsetMs;
}

enum class Checks { Yes, No };

std::shared_ptr<const items::ChangeCalendar> calendarOf(Checks checks)
{
    auto calendar = std::make_shared<items::ChangeCalendar>();
    calendar->range = {{startOf(QDate(2026, 10, 26))}, {startOf(QDate(2026, 12, 7))}};
    calendar->rules = rules::shippedChangeRules();
    calendar->calendar = rules::shippedCalendar();
    std::vector<rules::PlannedChange> planned;
    for (int i = 0; i < changes; ++i) {
        items::CalendarEntry entry;
        const qint64 from = startOf(monday.addDays(i % 28)) + (20 + i % 6) * 60 * rules::minuteMs;
        entry.time = {{from}, {from + (1 + i % 4) * 60 * rules::minuteMs}};
        entry.state = i % 3 == 0 ? ChangeState::Scheduled : ChangeState::AwaitingApproval;
        entry.title = QStringLiteral("核心数据库补丁升级-%1").arg(i);
        entry.number = QStringLiteral("BG-%1").arg(i, 6, 10, QLatin1Char('0'));
        entry.row.record.id = idOf(1, i);
        entry.isMovable = true;
        rules::PlannedChange one{.id = idOf(1, i), .number = entry.number, .title = entry.title, .planned = entry.time, .implementer = idOf(2, i % 60), .watcher = idOf(2, (i + 30) % 60), .touched = {}};
        for (int j = 0; j < resourcesEach; ++j)
            one.touched.push_back({idOf(3, (i * 7 + j * 31) % 2'000), j % 4});
        rules::sortTouched(one.touched);
        if (checks == Checks::Yes) {
            entry.planned = one;
            planned.push_back(std::move(one));
        }
        calendar->entries.push_back(std::move(entry));
    }
    std::ranges::sort(calendar->entries, {}, [](const items::CalendarEntry &entry) { return entry.time.from.ms; });
    calendar->schedule = rules::ChangeSchedule(std::move(planned));
    for (auto &entry : calendar->entries)
        entry.hasFindings = entry.planned && !calendar->findingsAt(entry, entry.time).empty();
    return calendar;
}

struct Times {
    std::vector<double> first;
    std::vector<double> moves;
};

Times timesOf(Checks checks, CalendarShape shape)
{
    Times times;
    const auto calendar = calendarOf(checks);
    CalendarView view(nullptr);
    view.setAttribute(Qt::WA_DontShowOnScreen);
    view.resize(1'600, 1'000);
    view.setToday(monday.addDays(10));
    view.setDay(monday.addDays(10));
    view.setShape(shape);
    view.setMayMove(true);
    view.QWidget::show();
    QImage page(view.size(), QImage::Format_ARGB32_Premultiplied);
    for (int i = 0; i < 30; ++i)
        times.first.push_back(bench::elapsedMs([&] {
            view.show(calendar);
            view.render(&page);
        }));
    int held = -1;
    for (int i = 0; i < changes && held < 0; ++i)
        if (const QRect box = view.boxOf(i); !box.isEmpty() && box.top() > view.height() / 4)
            held = i;
    if (held < 0)
        bench::giveUp("no bar is in sight");
    const QPoint from = view.boxOf(held).center();
    const auto send = [&](QEvent::Type type, const QPoint &point) {
        QMouseEvent event(type, point, view.viewport()->mapToGlobal(point), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &event);
    };
    send(QEvent::MouseButtonPress, from);
    for (int i = 1; i <= 200; ++i) {
        const QPoint to(20 + (from.x() + i * 97) % (view.width() - 40), 60 + (from.y() + i * 53) % (view.height() - 120));
        times.moves.push_back(bench::elapsedMs([&] {
            send(QEvent::MouseMove, to);
            view.render(&page);
        }));
    }
    return times;
}

} // namespace

BENCH("calendar")
{
    const auto checked = timesOf(Checks::Yes, CalendarShape::Month);
    const auto bare = timesOf(Checks::No, CalendarShape::Month);
    return bench::Figure{.name = "calendar", .value = bench::p99(checked.first), .unit = "ms", .baseline = bench::p99(bare.first), .n = int(checked.first.size()),
                         .note = "first paint of a month of 1,200; goal two frames (33.3 ms)"};
}

BENCH("calendar.move")
{
    const auto checked = timesOf(Checks::Yes, CalendarShape::Month);
    const auto bare = timesOf(Checks::No, CalendarShape::Month);
    return bench::Figure{.name = "calendar.move", .value = bench::p99(checked.moves), .unit = "ms", .baseline = bench::p99(bare.moves), .n = int(checked.moves.size()),
                         .note = "one move of a held bar with its check, painted; goal one frame (16.7 ms)"};
}
