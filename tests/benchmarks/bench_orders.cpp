// The panel of work orders at 200,000 of them, in a window that stands: from opening it, from a keystroke in its search, from
// another question and from asking for the board until the first page, or the cards in sight, are painted; beside it, as
// .count, until the numbers are exact. And what a visible list of running clocks costs while nothing happens but time.
#include "benchmarks/lonehost.h"
#include "benchmarks/paintedtable.h"
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "lists/city.h"
#include "replica/prepared.h"
#include "views/panels/records/sheetview.h"
#include "views/panels/orders/boardpage.h"
#include "views/panels/orders/cardview.h"
#include "views/panels/orders/orderspanel.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QRandomGenerator>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace contract;
using items::OrderPreset;
using items::OrderScope;

namespace {

constexpr int goalOrders = 200'000;
constexpr qint64 minuteMs = 60'000;
constexpr qint64 dayMs = 24 * 60 * minuteMs;

QUuid idOf(int kind, int number)
{
    return uuidV7(1'700'000'000'000 + qint64(number) * 100, 0, quint64(kind) << 40 | quint64(number));
}

Record person(int number)
{
    Record one = blankRecord(shapeOf<Person>(), idOf(7, number));
    one.revision = 1;
    one.values[size_t(shapeOf<Person>().indexOf(u"name"))] = QStringLiteral("陈伟明%1").arg(number);
    return one;
}

/// Two years of orders: one in ten is open, and the newest of those have clocks that run now.
Record order(int number, const lists::City &city, Instant now)
{
    const auto &shape = shapeOf<WorkOrder>();
    QRandomGenerator dice(quint32(number) * 2'654'435'761U + 1);
    Record one = blankRecord(shape, idOf(8, number));
    one.revision = 1;
    const auto set = [&](QStringView field, const Value &value) { one.values[size_t(shape.indexOf(field))] = value; };
    static const std::array subjects{"门户网站打不开", "申请云主机", "数据库扩容", "证书更换", "备份失败告警", "开通防火墙策略", "磁盘空间不足", "月度巡检"};
    static const std::array openStates{"submitted", "accepted", "dispatched", "in_progress", "in_progress", "on_hold", "resolved", "awaiting_confirmation"};
    static const std::array teams{"engineer", "service_desk", "shift_leader", "security_engineer", "resource_manager"};
    const bool isOpen = number % 10 == 0;
    const qint64 submitted = now.ms - (isOpen ? qint64(dice.bounded(6 * 24 * 60)) * minuteMs : qint64(dice.bounded(730)) * dayMs + qint64(dice.bounded(1'440)) * minuteMs);
    const qint64 due = submitted + qint64(60 + dice.bounded(7 * 24 * 60)) * minuteMs;
    set(u"number", QStringLiteral("GD-%1").arg(number + 1, 6, 10, QLatin1Char('0')));
    set(u"title", QString::fromUtf8(subjects[size_t(dice.bounded(int(subjects.size())))]) + QStringLiteral("-%1").arg(dice.bounded(1'000)));
    set(u"kind", QString::fromLatin1(dice.bounded(3) == 0 ? "incident" : "request"));
    set(u"priority", QStringLiteral("p%1").arg(1 + dice.bounded(4)));
    set(u"unit_id", idText(city.unit(dice.bounded(city.plan().units)).id));
    set(u"team", QString::fromLatin1(teams[size_t(dice.bounded(int(teams.size())))]));
    set(u"assignee_id", idText(idOf(7, dice.bounded(200))));
    set(u"submitted_at", submitted);
    set(u"response_limit", QStringLiteral("always 30"));
    set(u"resolve_limit", QStringLiteral("always 480"));
    set(u"response_due", submitted + 30 * minuteMs);
    const QString state = QString::fromLatin1(isOpen ? openStates[size_t(dice.bounded(int(openStates.size())))] : "closed");
    set(u"state", state);
    if (state == u"submitted")
        return one;
    set(u"accepted_at", submitted + 10 * minuteMs);
    if (state != u"on_hold")
        set(u"resolve_due", due);
    if (!isOpen) {
        set(u"resolved_at", due - 30 * minuteMs);
        set(u"closed_at", due);
    }
    return one;
}

const QString &cachePath()
{
    static const QTemporaryDir folder;
    static const QString path = [] {
        const QString made = folder.filePath(QStringLiteral("cache.db"));
        const lists::City city({.units = 300, .systems = 100, .resources = 100, .relations = 10});
        const Instant now = SystemClock().now();
        const auto took = bench::elapsedMs([&] {
            const auto outcome = lists::makeCache(made, city, {{QStringLiteral("person"), 200, person}, {QStringLiteral("work_order"), bench::scaled(goalOrders), [&](int number) { return order(number, city, now); }}});
            if (!outcome)
                bench::giveUp(outcome.error().message.toStdString());
        });
        std::fprintf(stderr, "orders: a cache of %d orders made in %.1f s\n", bench::scaled(goalOrders), took / 1'000);
        return made;
    }();
    return path;
}

/// The panel as a person has it, over the big cache.
class OpenPanel
{
public:
    OpenPanel()
    {
        auto &stack = desk();
        // The program runs: another list has been shown before, and the notices on orders have asked for theirs.
        int greeted = 0;
        const replica::ListQuery other{.entity = shapeOf<Organisation>().name};
        contract::whenDone(queries.order(&stack, other, 1, [](const replica::FirstRows &) {}), &stack, [&](const auto &) { ++greeted; });
        contract::whenDone(queries.facets(&stack, other, {}), &stack, [&](const auto &) { ++greeted; });
        while (greeted < 2)
            bench::waitForEvents();
        QElapsedTimer timer;
        timer.start();
        panel = std::make_unique<views::panels::OrdersPanel>(views::shell::PanelContext{items, sink, shippedCatalogues(), clock, ids, host}, &stack);
        panel->retranslate();
        painted.emplace(panel->browser().sheet());
        QObject::connect(&list(), &items::RecordListModel::matchesChanged, panel.get(), [this] { ++answers; });
        stack.addWidget(panel.get());
        stack.setCurrentWidget(panel.get());
        panel->firstFocus()->setFocus(Qt::OtherFocusReason);
        painted->awaitPaint([this] { return answers > 0 && showsAPage(); });
        openedMs = double(timer.nsecsElapsed()) / 1e6;
        settle();
        countedMs = double(timer.nsecsElapsed()) / 1e6;
    }
    ~OpenPanel()
    {
        painted.reset();
        panel.reset();
    }
    [[nodiscard]] items::RecordListModel &list() { return panel->browser().list(); }
    void settle()
    {
        while (list().isBusy() || list().matches() < 0)
            bench::waitForEvents();
    }
    [[nodiscard]] bool showsAPage()
    {
        auto &sheet = panel->browser().sheet();
        const int visible = sheet.viewport()->height() / sheet.verticalHeader()->defaultSectionSize() + 1;
        return (list().matches() >= 0 || list().rowCount() >= visible) && painted->showsOnlyLoadedRows();
    }
    [[nodiscard]] double timeTo(const std::function<void()> &act)
    {
        const int before = answers;
        return painted->timeToPaint(act, [&] { return answers > before && showsAPage(); }).ms;
    }

    SystemClock clock;
    UuidV7Source ids{clock};
    items::Queries queries{cachePath(), QString(), nullptr};
    items::Factory items{queries, shippedCatalogues(), clock, ids};
    bench::NoSink sink;
    bench::LoneHost host{{QStringLiteral("shift_leader"), QStringLiteral("engineer")}, idOf(7, 3)};
    std::unique_ptr<views::panels::OrdersPanel> panel;
    std::optional<bench::PaintedTable> painted;
    int answers = 0; ///< first rows and whole orders
    double openedMs = 0;
    double countedMs = 0;

private:
    /// Where the shell puts its panels.
    static QStackedWidget &desk()
    {
        static auto *const window = [] {
            auto *made = new QMainWindow;
            auto *stack = new QStackedWidget(made);
            stack->addWidget(new QWidget(stack));
            made->setCentralWidget(stack);
            made->resize(1'600, 1'000);
            made->show();
            if (!QTest::qWaitForWindowExposed(made))
                bench::giveUp("no window");
            return made;
        }();
        return *static_cast<QStackedWidget *>(window->centralWidget());
    }
};

/// The board from the moment on when it is made: which columns in sight have painted their cards.
class PaintedBoard : public QObject
{
public:
    explicit PaintedBoard(views::panels::BoardPage &board) : m_board(board)
    {
        for (auto *column : board.columns())
            column->viewport()->installEventFilter(this);
    }
    void await()
    {
        const auto isAway = [](const views::panels::CardView *column) { return column->visibleRegion().isEmpty(); };
        // Before the first of them is painted none has its place.
        while (m_painted.isEmpty() || !std::ranges::all_of(m_board.columns(), [&](const auto *column) { return m_painted.contains(column) || isAway(column); }))
            bench::waitForEvents();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        for (const auto *column : m_board.columns())
            if (column->viewport() == watched && showsItsCards(*column))
                m_painted.insert(column);
        return false;
    }

private:
    static bool showsItsCards(const views::panels::CardView &column)
    {
        const auto &cards = static_cast<const items::RecordListModel &>(*column.model());
        const int sight = column.viewport()->height() / column.verticalHeader()->defaultSectionSize() + 1;
        const int shown = std::min(cards.rowCount(), sight);
        bool loaded = cards.matches() >= 0 || cards.rowCount() >= sight;
        for (int row = 0; row < shown; ++row)
            loaded = loaded && cards.rowAt(row);
        return loaded;
    }

    views::panels::BoardPage &m_board;
    QSet<const QWidget *> m_painted;
};

/// A bare SQL page of open orders, and the repaint of a static table of it.
std::vector<double> barePages(int runs)
{
    bench::StaticTable table(11);
    QTableView view;
    view.setModel(&table);
    view.verticalHeader()->hide();
    view.resize(1'600, 1'000);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        bench::giveUp("no window");
    bench::PaintedTable painted(view);
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(cachePath().toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        bench::giveUp("the cache does not open");
    auto statement = replica::Prepared::make(handle, QStringLiteral("SELECT number, title, priority, state, resolve_due, unit_id, team, assignee_id, kind, item_id, submitted_at FROM work_order "
                                                                    "WHERE retired = 0 AND submitted_at <= ? ORDER BY submitted_at DESC LIMIT 40"));
    if (!statement)
        bench::giveUp(statement.error().message.toStdString());
    std::vector<double> times;
    QRandomGenerator dice(5);
    const qint64 now = SystemClock().now().ms;
    for (int run = 0; run < runs; ++run)
        times.push_back(painted.timeToPaint([&] {
            statement->bind(0, now - qint64(dice.bounded(700)) * dayMs);
            table.show(*statement);
        }, [] { return true; }).ms);
    *statement = replica::Prepared();
    sqlite3_close(handle);
    return times;
}

std::string note(const std::vector<double> &times)
{
    return "the first " + std::to_string(times.front()) + ", median " + std::to_string(bench::median(times)) + ", worst " + std::to_string(bench::quantile(times, 1)) + " ms";
}

} // namespace

BENCH("orders.open")
{
    bench::dressAsTheProgram();
    const double bare = bench::p99(barePages(300));
    std::vector<double> opened, openedWhole;
    for (int run = 0; run < 200; ++run) { // so many that the slowest hundredth is more than one of them
        const OpenPanel panel;
        opened.push_back(panel.openedMs);
        openedWhole.push_back(panel.countedMs);
    }

    OpenPanel open;
    auto &box = *open.panel->findChild<QLineEdit *>(QStringLiteral("search"));
    std::vector<double> keys;
    std::vector<double> asked;
    for (const auto preset : {OrderPreset::Open, OrderPreset::Everything}) {
        open.panel->scopes().choose(OrderScope::All, preset);
        open.settle();
        for (const auto *typed : {"门户", "数据库", "shuju", "cz", "gd-0001", "证书更换-12", "yunzhuji", "磁盘空间", "月度巡检", "fhq", "无此词语"}) {
            box.clear();
            open.settle();
            const auto points = QString::fromUtf8(typed).toUcs4();
            for (int i = 0; i < int(points.size()); ++i) {
                const char32_t point = points[i];
                const double took = open.timeTo([&] { QTest::sendKeyEvent(QTest::Click, &box, Qt::Key_unknown, QString::fromUcs4(&point, 1), Qt::NoModifier); });
                if (i > 0)
                    keys.push_back(took);
                open.settle();
            }
        }
        box.clear();
        open.settle();
    }
    QRandomGenerator dice(3);
    std::vector<double> askedWhole;
    double worst = 0;
    std::string worstAt;
    for (int run = 0; run < 120; ++run) {
        auto &scopes = open.panel->scopes();
        const auto scope = OrderScope(dice.bounded(3));
        const auto preset = OrderPreset(dice.bounded(7));
        if (scope == scopes.scope() && preset == scopes.preset())
            continue;
        QElapsedTimer timer;
        timer.start();
        asked.push_back(open.timeTo([&] { scopes.choose(scope, preset); }));
        if (asked.back() > worst) {
            worst = asked.back();
            worstAt = std::to_string(int(scope)) + "/" + std::to_string(int(preset));
        }
        open.settle();
        askedWhole.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::vector<double> grouped, groupedWhole;
    open.panel->scopes().choose(OrderScope::All, OrderPreset::Everything);
    open.settle();
    for (int run = 0; run < 200; ++run) {
        open.panel->showAs(views::panels::OrdersPanel::Look::List);
        QElapsedTimer timer;
        timer.start();
        open.panel->showAs(views::panels::OrdersPanel::Look::Board);
        PaintedBoard painted(*open.panel->board());
        painted.await();
        grouped.push_back(double(timer.nsecsElapsed()) / 1e6);
        auto &board = open.panel->board()->board();
        while (std::ranges::any_of(board.columns(), [](const items::OrderBoard::Column &column) { return column.count < 0 || column.cards->isBusy(); }))
            bench::waitForEvents();
        groupedWhole.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return {{.name = "orders.open", .value = bench::p99(opened), .unit = "ms", .baseline = bare, .n = int(opened.size()), .note = note(opened)},
            {.name = "orders.open.count", .value = bench::p99(openedWhole), .unit = "ms", .n = int(openedWhole.size()), .note = note(openedWhole)},
            {.name = "orders.open.key", .value = bench::p99(keys), .unit = "ms", .baseline = bare, .n = int(keys.size()), .note = note(keys)},
            {.name = "orders.open.filter", .value = bench::p99(asked), .unit = "ms", .baseline = bare, .n = int(asked.size()), .note = note(asked) + " at " + worstAt},
            {.name = "orders.open.filter.count", .value = bench::p99(askedWhole), .unit = "ms", .n = int(askedWhole.size()), .note = note(askedWhole)},
            {.name = "orders.open.group", .value = bench::p99(grouped), .unit = "ms", .baseline = bare, .n = int(grouped.size()), .note = note(grouped)},
            {.name = "orders.open.group.count", .value = bench::p99(groupedWhole), .unit = "ms", .n = int(groupedWhole.size()), .note = note(groupedWhole)}};
}

BENCH("orders.tick")
{
    bench::dressAsTheProgram();
    constexpr int fullSeconds = 60;
    const int seconds = std::max(5, int(fullSeconds * bench::scale()));
    OpenPanel open;
    open.panel->scopes().choose(OrderScope::All, OrderPreset::Open);
    open.settle();
    const auto rest = [&](int ms) {
        QDeadlineTimer end(ms);
        while (!end.hasExpired())
            bench::waitForEvents();
    };
    /// Percent of a core that the whole process computes.
    const auto share = [&] {
        rest(2'000);
        const double before = bench::computedMs(CLOCK_PROCESS_CPUTIME_ID);
        rest(seconds * 1'000);
        return (bench::computedMs(CLOCK_PROCESS_CPUTIME_ID) - before) / (seconds * 1'000) * 100;
    };
    const double ticking = share();
    auto &sheet = open.panel->browser().sheet();
    const int rows = sheet.viewport()->height() / sheet.verticalHeader()->defaultSectionSize();
    sheet.showColumn(open.list().shape().indexOf(u"resolve_due"), false);
    const double still = share();
    return bench::Figure{.name = "orders.tick", .value = ticking, .unit = "% of a core", .baseline = still, .n = rows, .note = "the goal is 1 % of a core; the baseline is the same list without clocks"};
}
