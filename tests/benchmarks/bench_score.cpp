// The figures of one quarter from a workstation's cache: the 28 indicators of the default template over 200,000 orders and
// 12,000 changes of that quarter, beside one pass over the same rows along the same index; and from a number to the first page of
// its records, beside the bare SQL of that page.
#include "benchmarks/bench.h"
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "lists/city.h"
#include "replica/figurereader.h"
#include "replica/listreader.h"
#include "replica/listsql.h"
#include "rules/evaluation/scoring.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace contract;
using namespace rules::evaluation;

namespace {

constexpr int goalOrders = 200'000;
constexpr int goalChanges = 12'000;
constexpr int page = 50;
const Period quarter{QDate(2026, 7, 1), QDate(2026, 9, 30)};
const std::array items{"A1", "A4", "B3", "D2", "C2", "C1"};

QUuid idOf(int kind, int number)
{
    return uuidV7(1'700'000'000'000 + qint64(number) * 100, 0, quint64(kind) << 40 | quint64(number));
}

class Made
{
public:
    Made(const Shape &shape, int kind, int number) : m_shape(shape), record(blankRecord(shape, idOf(kind, number))) { record.revision = 1; }
    void set(QStringView field, const Value &value) { record.values[size_t(m_shape.indexOf(field))] = value; }

private:
    const Shape &m_shape;

public:
    Record record;
};

Record item(int number)
{
    Made made(contract::shapeOf<ServiceItem>(), 9, number);
    made.set(u"code", QString::fromLatin1(items[size_t(number)]));
    made.set(u"name", QString::fromLatin1(items[size_t(number)]));
    return made.record;
}

qint64 momentOf(QRandomGenerator &dice)
{
    return quarter.start().ms + qint64(dice.bounded(92 * 24 * 60)) * 60'000;
}

Record order(int number, const lists::City &city)
{
    static const std::array kinds{"incident", "incident", "incident", "request", "request", "request", "inspection", "complaint", "problem", "drill"};
    QRandomGenerator dice(quint32(number) * 2'654'435'761U + 1);
    Made made(contract::shapeOf<WorkOrder>(), 8, number);
    const qint64 submitted = momentOf(dice);
    made.set(u"number", QStringLiteral("GD-%1").arg(number + 1, 6, 10, QLatin1Char('0')));
    made.set(u"title", QStringLiteral("门户网站打不开-%1").arg(dice.bounded(1'000)));
    made.set(u"kind", QString::fromLatin1(kinds[size_t(dice.bounded(int(kinds.size())))]));
    made.set(u"item_id", idText(idOf(9, dice.bounded(int(items.size())))));
    made.set(u"state", QString::fromLatin1(dice.bounded(10) == 0 ? "in_progress" : dice.bounded(50) == 0 ? "voided" : "closed"));
    made.set(u"priority", QStringLiteral("p%1").arg(1 + dice.bounded(4)));
    made.set(u"impact", QString::fromLatin1(dice.bounded(100) == 0 ? "platform" : "one_system"));
    made.set(u"unit_id", idText(city.unit(dice.bounded(city.plan().units)).id));
    made.set(u"description", QStringLiteral("用户反映门户网站间歇性打不开，刷新后恢复，已截图。").repeated(3));
    made.set(u"submitted_at", submitted);
    made.set(u"response_due", submitted + 1'800'000);
    made.set(u"resolve_due", submitted + 86'400'000);
    if (dice.bounded(20) > 0)
        made.set(u"response_kept", QString::fromLatin1(dice.bounded(30) > 0 ? "kept" : "missed"));
    if (dice.bounded(10) > 0)
        made.set(u"resolve_kept", QString::fromLatin1(dice.bounded(20) > 0 ? "kept" : "missed"));
    made.set(u"outage_minutes", qint64(dice.bounded(40)));
    made.set(u"outage_cause", QString::fromLatin1(dice.bounded(3) == 0 ? "provider" : "user"));
    made.set(u"first_time", qint64(dice.bounded(4) > 0));
    return made.record;
}

Record change(int number, const lists::City &city)
{
    QRandomGenerator dice(quint32(number) * 2'654'435'761U + 7);
    Made made(contract::shapeOf<ChangeRequest>(), 10, number);
    const qint64 moment = momentOf(dice);
    made.set(u"number", QStringLiteral("BG-%1").arg(number + 1, 6, 10, QLatin1Char('0')));
    made.set(u"title", QStringLiteral("数据库扩容-%1").arg(number));
    made.set(u"state", QStringLiteral("closed"));
    made.set(u"result", QString::fromLatin1(dice.bounded(40) > 0 ? "succeeded" : "rolled_back"));
    made.set(u"unit_id", idText(city.unit(dice.bounded(city.plan().units)).id));
    made.set(u"window_kept", QString::fromLatin1(dice.bounded(60) > 0 ? "kept" : "missed"));
    made.set(u"steps", QStringLiteral("[{\"text\":\"备份\"}]").repeated(20));
    made.set(u"started_at", moment);
    made.set(u"closed_at", moment + 86'400'000);
    return made.record;
}

const QString &cachePath()
{
    static const QTemporaryDir folder;
    static const QString path = [] {
        const QString made = folder.filePath(QStringLiteral("cache.db"));
        const lists::City city({.units = 300, .systems = 100, .resources = 2'000, .relations = 10});
        const auto took = bench::elapsedMs([&] {
            const auto outcome = lists::makeCache(made, city,
                {{QStringLiteral("service_item"), int(items.size()), item}, {QStringLiteral("work_order"), bench::scaled(goalOrders), [&](int number) { return order(number, city); }},
                    {QStringLiteral("change_request"), bench::scaled(goalChanges), [&](int number) { return change(number, city); }}});
            if (!outcome)
                bench::giveUp(outcome.error().message.toStdString());
        });
        std::fprintf(stderr, "score: a cache of %d orders and %d changes made in %.1f s, %.0f MB\n", bench::scaled(goalOrders), bench::scaled(goalChanges), took / 1'000, double(QFileInfo(made).size()) / 1e6);
        return made;
    }();
    return path;
}

Plan planOver(replica::FigureReader &reader)
{
    auto plan = reader.plan(shippedTemplates()[0], quarter, {});
    if (!plan)
        bench::giveUp(plan.error().message.toStdString());
    return *std::move(plan);
}

std::unique_ptr<replica::FigureReader> figureReader()
{
    auto reader = replica::FigureReader::open(cachePath());
    if (!reader)
        bench::giveUp(reader.error().message.toStdString());
    return *std::move(reader);
}

/// One pass along the index of each of the two, in which every column that a figure reads is looked at once.
void barePass(store::Database &database)
{
    for (const char *sql : {"SELECT COUNT(kind), MAX(submitted_at), COUNT(item_id), COUNT(state), COUNT(priority), COUNT(impact), COUNT(response_kept), COUNT(resolve_kept), COUNT(response_due), "
                            "COUNT(resolve_due), COUNT(outage_cause), SUM(outage_minutes), SUM(first_time) FROM work_order INDEXED BY work_order_tally WHERE retired = 0",
             "SELECT MAX(closed_at), COUNT(state), COUNT(result), COUNT(window_kept), SUM(unauthorised) FROM change_request INDEXED BY change_request_tally WHERE retired = 0"})
        if (!database.number(QString::fromLatin1(sql)))
            bench::giveUp("the bare pass failed");
}

} // namespace

BENCH("score")
{
    auto reader = figureReader();
    const auto plan = planOver(*reader);
    const auto database = *store::Database::open({.path = cachePath(), .readOnly = true});
    int total = 0;
    const auto ours = bench::times(15, [&] {
        const auto figures = reader->figures(plan);
        if (!figures)
            bench::giveUp(figures.error().message.toStdString());
        total = scored(shippedTemplates()[0], *figures, {}).total;
    });
    const auto bare = bench::times(15, [&] { barePass(*database); });
    return bench::Figure{.name = "score", .value = bench::median(ours), .unit = "ms", .baseline = bench::median(bare), .n = int(ours.size()), .note = "total so far " + std::to_string(total)};
}

BENCH("score.drill")
{
    auto figures = figureReader();
    const auto plan = planOver(*figures);
    auto lists = *replica::ListReader::open(cachePath());
    const auto database = *store::Database::open({.path = cachePath(), .readOnly = true});
    std::vector<double> ours;
    std::vector<double> bare;
    for (int round = 0; round < 3; ++round) {
        for (const auto &planned : plan.formulas) {
            for (const auto &place : planned.places) {
                const auto query = replica::listQueryOf(plan.only(place));
                QElapsedTimer timer;
                timer.start();
                double first = 0;
                const auto whole = lists->order(query, page, [&](const replica::FirstRows &) { first = double(timer.nsecsElapsed()) / 1e6; });
                if (!whole)
                    bench::giveUp(whole.error().message.toStdString());
                lists->forget(query.entity);
                if ((*whole)->empty())
                    continue; // there is no page
                ours.push_back(first);
                const auto &shape = *shapeNamed(query.entity);
                const auto condition = *replica::conditionOf(shape, query);
                bare.push_back(bench::elapsedMs([&] {
                    auto statement = database->run(QStringLiteral("SELECT * FROM %1 t WHERE %2 ORDER BY t.rid LIMIT %3").arg(shape.name, condition.sql).arg(page), condition.values);
                    while (statement && statement->next())
                        (void)statement->text(1);
                }));
            }
        }
    }
    return bench::Figure{.name = "score.drill", .value = bench::quantile(ours, 0.95), .unit = "ms", .baseline = bench::quantile(bare, 0.95), .n = int(ours.size()), .note = "median " + std::to_string(bench::median(ours)) + ", worst " + std::to_string(bench::quantile(ours, 1))};
}
