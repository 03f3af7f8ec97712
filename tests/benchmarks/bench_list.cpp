// The list at a million rows in the program's own list widget: a keystroke in the search box until the first page is
// painted, a jump of the scroll bar until every row in sight is painted, and what the list costs in memory. Beside the
// times stands what the thread of the window computed for them, which a busy machine does not lengthen.
#include "benchmarks/paintedtable.h"
#include "contract/entities/entities.h"
#include "items/recordlistmodel.h"
#include "lists/city.h"
#include "replica/prepared.h"
#include "views/panels/records/listview.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace contract;

namespace {

constexpr int goalRows = 1'000'000;

/// The cache that all figures here read, made once a run.
const QString &cachePath()
{
    static const QTemporaryDir folder;
    static const QString path = [] {
        const QString made = folder.filePath(QStringLiteral("cache.db"));
        const int rows = bench::scaled(goalRows);
        const auto took = bench::elapsedMs([&] {
            const auto outcome = lists::makeCache(made, lists::City({.units = 300, .systems = 1'400, .resources = rows, .relations = 1'000}));
            if (!outcome)
                bench::giveUp(outcome.error().message.toStdString());
        });
        std::fprintf(stderr, "list: a cache of %d rows made in %.1f s, %.0f MB\n", rows, took / 1'000, double(QFileInfo(made).size()) / 1e6);
        return made;
    }();
    return path;
}

/// A window as a panel has it: search box above, table below.
class ListWindow : public QMainWindow
{
public:
    /// The window takes the table.
    explicit ListWindow(QTableView *table) : view(*table), painted(*table)
    {
        auto *central = new QWidget(this);
        auto *layout = new QVBoxLayout(central);
        layout->addWidget(&box);
        layout->addWidget(&view);
        setCentralWidget(central);
        resize(1'600, 1'000);
        show();
        if (!QTest::qWaitForWindowExposed(this))
            bench::giveUp("no window");
    }

    QLineEdit box;
    QTableView &view;
    bench::PaintedTable painted;
};

/// The list as it is, over the big cache.
class LiveList
{
public:
    LiveList() : queries(cachePath(), QString(), nullptr), model(shapeOf<Resource>(), shippedCatalogues(), queries), window(new views::panels::ListView(model, nullptr))
    {
        QObject::connect(&window.box, &QLineEdit::textChanged, &model, &items::RecordListModel::setSearch);
        QObject::connect(&model, &items::RecordListModel::matchesChanged, &window, [this] { ++answers; });
        settle();
    }
    void settle()
    {
        while (model.isBusy() || model.matches() < 0)
            bench::waitForEvents();
    }
    /// Every row in sight is there, and the page is full unless all matches are known.
    [[nodiscard]] bool showsAPage() const
    {
        const int visible = window.view.viewport()->height() / window.view.verticalHeader()->defaultSectionSize() + 1;
        return (model.matches() >= 0 || model.rowCount() >= visible) && window.painted.showsOnlyLoadedRows();
    }
    items::Queries queries;
    items::RecordListModel model;
    ListWindow window;
    int answers = 0; ///< first rows and whole orders
};

/// Columns and rows of the size that the list gives them.
void sizeLikeOurs(QTableView &view)
{
    items::Queries queries(cachePath(), QString(), nullptr);
    items::RecordListModel model(shapeOf<Resource>(), shippedCatalogues(), queries);
    const views::panels::ListView ours(model, nullptr);
    view.verticalHeader()->setDefaultSectionSize(ours.verticalHeader()->defaultSectionSize());
    for (int column = 0; column < model.columnCount(); ++column)
        view.setColumnWidth(column, ours.columnWidth(column));
}

/// A bare SQL page and the repaint of a static table.
std::vector<double> bareTimes(int runs)
{
    const auto &shape = shapeOf<Resource>();
    const auto columns = items::RecordListModel::usualColumns(shape);
    QStringList names;
    for (const int column : columns)
        names << shape.fields[size_t(column)].name;
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(cachePath().toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        bench::giveUp("the cache does not open");
    auto statement = replica::Prepared::make(handle, QStringLiteral("SELECT %1 FROM resource WHERE rid >= ? AND retired = 0 ORDER BY rid LIMIT 40").arg(names.join(u',')));
    if (!statement)
        bench::giveUp(statement.error().message.toStdString());
    std::vector<double> times;
    {
        bench::StaticTable table(int(columns.size()));
        auto *view = new QTableView;
        view->setModel(&table);
        view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        view->verticalHeader()->hide();
        sizeLikeOurs(*view);
        ListWindow window(view);
        QRandomGenerator dice(5);
        for (int run = 0; run < runs; ++run) {
            const int from = dice.bounded(bench::scaled(goalRows) - 100) + 1;
            times.push_back(window.painted.timeToPaint([&] {
                statement->bind(0, qint64(from));
                table.show(*statement);
            }, [] { return true; }).ms);
        }
        *statement = replica::Prepared();
    }
    sqlite3_close(handle);
    return times;
}

/// What people type: words of every kind and frequency, from all records to none.
QStringList queriesTyped()
{
    const lists::City city({.units = 300, .systems = 1'400, .resources = bench::scaled(goalRows)});
    const auto &shape = shapeOf<Resource>();
    QRandomGenerator dice(17);
    QStringList queries{QStringLiteral("10."), QStringLiteral("zy-00"), QStringLiteral("天河"), QStringLiteral("数据"), QStringLiteral("数据库服务器"), QStringLiteral("shuju"), QStringLiteral("guangzhou"),
                        QStringLiteral("fwq"), QStringLiteral("sjk"), QStringLiteral("gpu"), QStringLiteral("陈伟明"), QStringLiteral("㛃𬭚"), QStringLiteral("qx 10.1"), QStringLiteral("无此词语"), QStringLiteral("zzzz"),
                        QStringLiteral("020-8"), QStringLiteral("平台 gpu 10.3")};
    const auto piece = [&](QStringView field, int length) {
        const QString whole = text(city.resource(dice.bounded(city.plan().resources)).values[size_t(shape.indexOf(field))]);
        return whole.mid(dice.bounded(int(std::max<qsizetype>(1, whole.size() - length))), length);
    };
    for (int i = 0; i < 8; ++i)
        queries << piece(u"private_ip", 5) << piece(u"private_ip", 11) << piece(u"name", 4) << piece(u"owner_phone", 6) << piece(u"number", 5) << piece(u"request_number", 8) << piece(u"name", 2);
    return queries;
}

void typeText(QWidget &widget, const QString &text)
{
    QTest::sendKeyEvent(QTest::Click, &widget, Qt::Key_unknown, text, Qt::NoModifier);
}

std::string note(const std::vector<double> &times)
{
    return "median " + std::to_string(bench::median(times)) + ", worst " + std::to_string(bench::quantile(times, 1)) + " ms";
}

} // namespace

BENCH("list.key")
{
    bench::dressAsTheProgram();
    const auto bare = bareTimes(300);
    LiveList list;
    std::vector<double> keys;
    std::vector<double> computed;
    std::vector<double> counts;
    double worst = 0;
    QString worstAt;
    for (const auto sorted : {false, true}) {
        if (sorted)
            list.model.sort(1, Qt::AscendingOrder);
        list.settle();
        for (const auto &query : queriesTyped()) {
            list.window.box.clear();
            list.settle();
            const auto points = query.toUcs4();
            for (int i = 0; i < int(points.size()); ++i) {
                const char32_t point = points[i];
                const QString key = QString::fromUcs4(&point, 1);
                const int before = list.answers;
                QElapsedTimer counting;
                counting.start();
                const auto took = list.window.painted.timeToPaint([&] { typeText(list.window.box, key); }, [&] { return list.answers > before && list.showsAPage(); });
                if (i == 0)
                    continue;
                keys.push_back(took.ms);
                computed.push_back(took.computedMs);
                if (took.ms > worst) {
                    worst = took.ms;
                    worstAt = query.left(i + 1) + (sorted ? QStringLiteral(" (by name)") : QString());
                }
                // Every other word is typed on at once, before its rows are counted.
                if (query.size() % 2 == 0 && i + 1 < int(points.size()))
                    continue;
                list.settle();
                counts.push_back(double(counting.nsecsElapsed()) / 1e6);
            }
        }
    }
    return {{.name = "list.key", .value = bench::p99(keys), .unit = "ms", .baseline = bench::p99(bare), .n = int(keys.size()), .note = note(keys) + " at '" + worstAt.toStdString() + "'"},
            {.name = "list.key.cpu", .value = bench::p99(computed), .unit = "ms", .n = int(computed.size()), .note = note(computed)},
            {.name = "list.key.count", .value = bench::p99(counts), .unit = "ms", .n = int(counts.size()), .note = note(counts)}};
}

BENCH("list.scroll")
{
    bench::dressAsTheProgram();
    const auto bare = bareTimes(300);
    LiveList list;
    QRandomGenerator dice(23);
    std::vector<double> jumps;
    std::vector<double> computed;
    auto *bar = list.window.view.verticalScrollBar();
    for (const auto sorted : {false, true}) {
        if (sorted)
            list.model.sort(1, Qt::AscendingOrder);
        list.settle();
        list.window.view.viewport()->update();
        list.window.painted.awaitPaint([&] { return list.window.painted.showsOnlyLoadedRows(); });
        for (int run = 0; run < 250; ++run) {
            const int target = dice.bounded(bar->maximum());
            const auto took = list.window.painted.timeToPaint([&] { bar->setValue(target); }, [&] { return list.window.painted.showsOnlyLoadedRows(); });
            jumps.push_back(took.ms);
            computed.push_back(took.computedMs);
        }
    }
    return {{.name = "list.scroll", .value = bench::p99(jumps), .unit = "ms", .baseline = bench::p99(bare), .n = int(jumps.size()), .note = note(jumps)},
            {.name = "list.scroll.cpu", .value = bench::p99(computed), .unit = "ms", .n = int(computed.size()), .note = note(computed)}};
}

BENCH("list.memory")
{
    const auto ownKilobytes = [](const QStringList &arguments) {
        QProcess process;
        process.start(QStringLiteral(YUNHENG_BIN_DIR "/yunheng-bench-window"), arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            bench::giveUp("the window did not come to rest");
        return process.readAllStandardOutput().trimmed().toDouble();
    };
    std::vector<double> empty;
    std::vector<double> full;
    for (int run = 0; run < 3; ++run) {
        empty.push_back(ownKilobytes({}) / 1'000);
        full.push_back(ownKilobytes({cachePath()}) / 1'000);
    }
    const double above = bench::median(full) - bench::median(empty);
    return bench::Figure{.name = "list.memory", .value = above, .unit = "MB", .baseline = bench::median(empty), .n = 3, .note = "above an empty window; the baseline is that window"};
}
