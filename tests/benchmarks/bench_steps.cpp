// Opening an order: from the choice of it until its steps and its story stand painted, with twelve steps, forty notes and
// ten attachments, among orders enough that nothing lies in one page of the file. Beside it the same rows by bare SQL.
#include "benchmarks/bench.h"
#include "benchmarks/lonehost.h"
#include "contract/entities/entities.h"
#include "contract/history.h"
#include "contract/systemports.h"
#include "items/factory.h"
#include "items/orderchecklist.h"
#include "items/orderfollowup.h"
#include "replica/cache.h"
#include "replica/prepared.h"
#include "replica/rowbatch.h"
#include "rules/orderstep.h"
#include "views/panels/orders/detail/checklisttab.h"
#include "views/panels/orders/detail/followuptab.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QTableView>
#include <QTemporaryDir>

using namespace contract;

namespace {

constexpr int fullOrders = 20'000;
constexpr int steps = 12;
constexpr int notes = 40;
constexpr int files = 10;
constexpr int opened = 60; ///< orders of the size of the goal; the others have three steps and two notes
constexpr qint64 begin = 1'710'000'000'000;

template <class T> T sure(Result<T> result, const char *what)
{
    if (!result)
        bench::giveUp(std::string(what) + ": " + result.error().message.toStdString());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

class StillClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return {begin + 86'400'000}; }
};

/// Orders with what hangs on them, in the order of time, as a year fills a cache.
class OrderBook
{
public:
    explicit OrderBook(replica::Cache &cache, IdSource &ids) : m_cache(cache), m_ids(ids) {}

    std::vector<QUuid> fill(int count)
    {
        const QUuid unit = put<Organisation>({{u"name", QStringLiteral("云城市政务服务局")}});
        std::vector<rules::ServiceStep> list;
        for (int i = 1; i <= steps; ++i)
            list.push_back({.step = i, .zh = QStringLiteral("第%1步：检查与处理").arg(i), .en = {}, .input = QStringLiteral("申请表"), .roles = {QStringLiteral("engineer")}, .record = QStringLiteral("记录表"),
                            .limit = {.kind = rules::StepLimit::Kind::WorkingDays, .value = 1, .zh = {}, .en = {}}, .mandatory = true, .before = rules::StepBefore::Resolved, .evidence = i % 2 == 0, .maySkip = false, .clause = {},
                            .help = QStringLiteral("按清单逐项核对，缺件一次告知。"), .evidenceHelp = QStringLiteral("截图"), .checks = {}});
        const QUuid item = put<ServiceItem>({{u"code", QStringLiteral("X1")}, {u"name", QStringLiteral("综合服务")}, {u"steps", rules::stepsToJson(list)}, {u"state", QStringLiteral("in_force")}});
        std::vector<QUuid> large;
        for (int i = 0; i < count; ++i) {
            const bool isLarge = i % (count / opened) == 0 && int(large.size()) < opened;
            const QUuid order = put<WorkOrder>({{u"number", QStringLiteral("GD-%1").arg(i, 6, 10, QLatin1Char('0'))}, {u"title", QStringLiteral("处理第%1号请求").arg(i)}, {u"item_id", idText(item)}, {u"unit_id", idText(unit)},
                                                {u"state", QStringLiteral("in_progress")}, {u"submitted_at", begin + i}, {u"accepted_at", begin + i}});
            for (int step = 1; step <= (isLarge ? steps : 3); ++step) {
                const QUuid record = rules::orderStepId(order, step);
                put<OrderStep>({{u"order_id", idText(order)}, {u"step", qint64(step)}, {u"step_key", QStringLiteral("X1.%1").arg(step)}, {u"name", QStringLiteral("检查与处理")}, {u"state", QStringLiteral("done")},
                                {u"record", QStringLiteral("已核对全部材料，并通知申请单位。")}, {u"done_by", QStringLiteral("lin")}, {u"done_at", begin + i * 1000LL + step}, {u"unit_id", idText(unit)}}, record);
                if (isLarge && step <= files)
                    put<Attachment>({{u"record_entity", QStringLiteral("order_step")}, {u"record_id", idText(record)}, {u"name", QStringLiteral("截图%1.png").arg(step)}, {u"media_type", QStringLiteral("image/png")}, {u"size", qint64(1000)},
                                     {u"digest", QString(64, QLatin1Char('a'))}, {u"added_by", QStringLiteral("lin")}, {u"added_at", begin + i * 1000LL + step}, {u"unit_id", idText(unit)}});
            }
            for (int note = 0; note < (isLarge ? notes : 2); ++note)
                put<OrderNote>({{u"order_id", idText(order)}, {u"text", QStringLiteral("与申请单位电话沟通，补充材料预计明天送达。")}, {u"author", QStringLiteral("lin")}, {u"at", begin + i * 1000LL + note}, {u"unit_id", idText(unit)}});
            if (isLarge) {
                large.push_back(order);
                for (int act = 1; act <= 6; ++act)
                    sure(m_cache.putHistory(replica::RecordRow(historyShape(), Record{order, act, false, {shapeOf<WorkOrder>().name, QStringLiteral("edit"), QStringLiteral("林工"), begin + act, begin + act, QStringLiteral("办理"),
                                                                                                          QStringLiteral(R"({"state":["accepted","in_progress"]})"), Value()}}).view()), "history");
            }
        }
        return large;
    }

private:
    template <class E> QUuid put(const std::vector<std::pair<QStringView, Value>> &fields, QUuid id = {})
    {
        const auto &shape = shapeOf<E>();
        Record record = blankRecord(shape, id.isNull() ? m_ids.next() : id);
        record.revision = 1;
        for (const auto &[name, value] : fields)
            record.values[size_t(shape.indexOf(name))] = value;
        sure(m_cache.table(shape).put(replica::RecordRow(shape, record).view(), replica::EntityTable::Pending::No), "put");
        return record.id;
    }

    replica::Cache &m_cache;
    IdSource &m_ids;
};

/// Every value of every row, as a program without a house around it would read them.
qint64 readBare(sqlite3 *handle, const QUuid &order)
{
    qint64 bytes = 0;
    const auto read = [&](const char *sql, const QString &id) {
        auto statement = sure(replica::Prepared::make(handle, QString::fromLatin1(sql)), "prepare");
        const std::string text = id.toStdString();
        statement.bind(0, text);
        QStringList ids;
        while (sure(statement.step(), "step")) {
            for (int column = 0; column < sqlite3_column_count(statement.raw()); ++column) {
                const auto value = toValue(statement.cell(column));
                bytes += contract::text(value).size();
            }
            ids << QString::fromUtf8(statement.cell(1).text.data(), qsizetype(statement.cell(1).text.size()));
        }
        return ids;
    };
    const QString id = idText(order);
    read("SELECT * FROM work_order WHERE id = ?", id);
    read("SELECT i.* FROM service_item i JOIN work_order o ON o.item_id = i.id WHERE o.id = ?", id);
    for (const auto &step : read("SELECT * FROM order_step WHERE order_id = ?", id))
        read("SELECT * FROM attachment WHERE record_id = ?", step);
    read("SELECT * FROM attachment WHERE record_id = ?", id);
    read("SELECT * FROM order_note WHERE order_id = ?", id);
    read("SELECT * FROM order_alert WHERE order_id = ?", id);
    read("SELECT * FROM history h JOIN work_order o ON o.rid = h.rid WHERE o.id = ?", id);
    return bytes;
}

void waitFor(const std::function<bool()> &condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

} // namespace

BENCH("steps")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cache.db"));
    const StillClock clock;
    UuidV7Source ids{clock};
    std::vector<QUuid> orders;
    {
        const auto cache = sure(replica::Cache::open(path), "cache");
        sure(cache->inTransaction([&]() -> Result<void> {
            orders = OrderBook(*cache, ids).fill(bench::scaled(fullOrders));
            return {};
        }), "fill");
    }
    items::Queries queries(path, folder.filePath(QStringLiteral("outbox.db")), nullptr);
    items::Factory factory(queries, shippedCatalogues(), clock, ids);
    bench::NoSink sink;
    bench::LoneHost host{{QStringLiteral("engineer")}};
    const views::shell::PanelContext context{factory, sink, shippedCatalogues(), clock, ids, host};
    QWidget window;
    window.resize(1'000, 900);
    views::panels::ChecklistTab checklist(shapeOf<WorkOrder>(), context, &window);
    views::panels::FollowUpTab story(shapeOf<WorkOrder>(), context, &window);
    checklist.setGeometry(0, 0, 500, 900);
    story.setGeometry(500, 0, 500, 900);
    window.show();
    auto *steps = checklist.findChild<items::OrderChecklist *>();
    auto *lines = story.findChild<items::OrderFollowUp *>();
    QImage canvas(window.size(), QImage::Format_RGB32);
    const auto open = [&](const QUuid &order) {
        checklist.showRecord(order);
        story.showRecord(order);
        waitFor([&] { return steps->file() && steps->file()->order.record.id == order && lines->file() && lines->file()->order.record.id == order; });
        QCoreApplication::processEvents(); // the layouts that the new texts want
        window.render(&canvas);
    };
    open(orders.front()); // fonts, styles and statements are there in a program that runs
    open(orders.back());
    if (steps->rowCount() != ::steps || lines->rowCount() < notes)
        bench::giveUp("the order is not there");

    std::vector<double> ours;
    std::vector<double> reading;
    for (const auto &order : orders) {
        ours.push_back(bench::elapsedMs([&] { open(order); }));
        reading.push_back(bench::elapsedMs([&] {
            auto file = queries.orderFile(order, {.steps = true, .followUp = true, .resources = false});
            file.waitForFinished();
            sure(file.result(), "order");
        }));
    }
    auto bareDatabase = sure(replica::Cache::open(path), "cache");
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        bench::giveUp("bare sqlite");
    std::vector<double> bare;
    for (const auto &order : orders)
        bare.push_back(bench::elapsedMs([&] {
            if (readBare(handle, order) == 0)
                bench::giveUp("nothing read");
        }));
    sqlite3_close(handle);
    return {{.name = "steps", .value = bench::p99(ours), .unit = "ms", .baseline = bench::p99(bare), .n = int(ours.size()), .note = "goal < 16.7 ms, painted; median " + std::to_string(bench::median(ours)) + " ms"},
            {.name = "steps.read", .value = bench::p99(reading), .unit = "ms", .baseline = bench::p99(bare), .n = int(reading.size()), .note = "median " + std::to_string(bench::median(reading)) + " ms"}};
}
