// sla.recalc: milliseconds in which the server reckons the due times of 20,000 open orders anew after a change of the
// calendar (rows and feed, in batches), beside one SQL update that rewrites the same rows.
#include "benchmarks/bench.h"
#include "contract/entities/workorder.h"
#include "contract/systemports.h"
#include "rules/calendardocument.h"
#include "rules/orderclocks.h"
#include "service/recalculation.h"
#include "service/service.h"
#include "store/table.h"
#include "store/transaction.h"
#include "support/postgres.h"

using namespace contract;

namespace {

constexpr int rounds = 5;

template <class T> T sure(Result<T> result, const char *what)
{
    if (!result)
        bench::giveUp(std::string(what) + ": " + result.error().message.toStdString());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// Two calendars by which no order falls due at the same time.
QString calendarContent(bool lunch)
{
    auto spec = rules::shippedCalendarSpec();
    spec.hours = lunch ? std::vector<rules::DaySpan>{{540, 720}, {840, 1080}} : std::vector<rules::DaySpan>{{555, 735}, {855, 1095}};
    return QString::fromUtf8(rules::toJson(spec));
}

/// Open orders of a city: accepted over the last weeks, some of them paused.
void fill(store::Database &database, IdSource &ids, int orders)
{
    auto transaction = sure(store::Transaction::begin(database), "transaction");
    const auto &table = store::tableOf(shapeOf<WorkOrder>());
    for (int i = 0; i < orders; ++i) {
        WorkOrder order;
        order.id = {ids.next()};
        order.revision = 1;
        order.number = QStringLiteral("GD-%1").arg(i + 1, 6, 10, QLatin1Char('0'));
        order.title = QStringLiteral("政务云主机扩容申请");
        order.unit = {ids.next()};
        order.item = {ids.next()};
        order.state = i % 3 == 0 ? OrderState::Accepted : OrderState::InProgress;
        order.priority = Priority::P3;
        order.description = QStringLiteral("近三十日利用率超过百分之八十，申请增加处理器和内存。");
        order.submittedAt = Instant{1'794'700'000'000 + i * 61'000LL};
        order.acceptedAt = Instant{order.submittedAt->ms + 600'000};
        order.responseLimit = QStringLiteral("working 30");
        order.resolveLimit = i % 2 ? QStringLiteral("working 5d") : QStringLiteral("working 480");
        if (i % 4 == 0)
            order.pauses = rules::toJson({rules::OrderPause{{{order.acceptedAt->ms + 3'600'000}, Instant{order.acceptedAt->ms + 90'000'000}}, HoldKind::User, QStringLiteral("待盖章"), QStringLiteral("陈主任")}});
        order.responseDue = Instant{1};
        order.resolveDue = Instant{1};
        sure(table.insert(database, toRecord(order)), "order");
    }
    sure(transaction.commit(), "commit");
}

bench::Figure recalc(const std::string &name, store::Engine engine)
{
    const support::FreshDatabase fresh(engine);
    sure(service::Service::prepare(fresh.location()), "prepare");
    const SystemClock clock;
    UuidV7Source ids(clock);
    const Catalogues catalogues;
    const int orders = bench::scaled(20'000);
    auto database = sure(store::Database::open(fresh.location()), "database");
    fill(*database, ids, orders);
    sure(database->run(QStringLiteral("INSERT INTO policy (id, revision, retired, kind, name, version, content, audience) VALUES (?, 1, 0, 'calendar', 'n', '1', ?, 'everyone')"), {idText(ids.next()), calendarContent(true)}).map([](const store::Statement &) {}), "policy");
    const auto service = sure(service::Service::open({.database = fresh.location()}, clock, ids, catalogues), "service");
    sure(service::recalculateAnyway(service->ownActs()), "warm");

    std::vector<double> ours, bare;
    for (int round = 0; round < rounds; ++round) {
        sure(database->run(QStringLiteral("UPDATE policy SET content = ?"), {calendarContent(round % 2 != 0)}).map([](const store::Statement &) {}), "policy");
        // The update puts every due time a minute off, so every order has to be moved.
        bare.push_back(bench::elapsedMs([&] {
            sure(database->run(QStringLiteral("UPDATE work_order SET response_due = response_due + 60000, resolve_due = resolve_due + 60000 WHERE state IN ('accepted', 'in_progress')")).map([](const store::Statement &) {}), "update");
        }));
        int moved = 0;
        ours.push_back(bench::elapsedMs([&] { moved = sure(service::recalculateAnyway(service->ownActs()), "recalculation"); }));
        if (moved < orders * 9 / 10)
            bench::giveUp("only " + std::to_string(moved) + " orders moved");
    }
    return {.name = name, .value = bench::median(ours), .unit = "ms", .baseline = bench::median(bare), .n = rounds, .note = std::to_string(orders) + " open orders; the baseline is one SQL update"};
}

} // namespace

BENCH("sla.recalc")
{
    return recalc("sla.recalc", store::Engine::Sqlite);
}

BENCH("sla.recalc.postgres")
{
    return recalc("sla.recalc.postgres", store::Engine::Postgres);
}
