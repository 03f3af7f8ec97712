// Two workstations work on orders while the server's process is killed under them, again and again, in the middle of what
// they send. Nothing simulated: the program, TLS, SIGKILL, the same database afterwards. All end in the same rows.
#include "contract/entities/entities.h"
#include "rules/orderstep.h"
#include "rules/serviceitems.h"
#include "support/builders.h"
#include "support/processseat.h"

#include <QDeadlineTimer>
#include <QTest>
#include <thread>

using namespace syncing;
using namespace Qt::StringLiterals;
using support::ServerProcess;

namespace {

const QString workOrder = u"work_order"_s;
const QString orderStep = u"order_step"_s;
const QString orderNote = u"order_note"_s;

support::Staff staff(const QString &login)
{
    support::Staff one;
    one.login = login;
    one.roles = u"service_desk shift_leader engineer configuration_manager service_manager"_s.split(u' ');
    return one;
}

/// A workstation on which orders are worked.
class Seat : public support::ProcessSeat
{
public:
    using ProcessSeat::ProcessSeat;
    /// An order from its opening into its work, offline: six acts that build on each other.
    QUuid works(const Patch &fields)
    {
        const auto order = creates(workOrder, fields);
        const auto step = rules::orderStepId(order, 1);
        does(CommandKind::Edit, workOrder, order, revision(workOrder, order), {{u"state"_s, u"accepted"_s}});
        does(CommandKind::Edit, workOrder, order, revision(workOrder, order), {{u"state"_s, u"in_progress"_s}});
        does(CommandKind::Create, orderStep, step, 0, {{u"order_id"_s, idText(order)}, {u"step"_s, qint64(1)}, {u"name"_s, u"受理"_s}, {u"state"_s, u"begun"_s}});
        says(order, u"已联系用户"_s);
        does(CommandKind::Edit, workOrder, order, revision(workOrder, order), {{u"state"_s, u"on_hold"_s}, {u"hold_kind"_s, u"user"_s}}, u"等用户材料"_s);
        return order;
    }
    void says(const QUuid &order, const QString &words) { creates(orderNote, {{u"order_id"_s, idText(order)}, {u"kind"_s, u"note"_s}, {u"text"_s, words}}); }
};

} // namespace

class OrderJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoWorkstationsAndAKilledServerEndInTheSameState()
    {
        auto started = ServerProcess::run({.staff = {staff(u"kim"_s), staff(u"lee"_s), staff(u"noa"_s)}});
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        const auto server = *std::move(started);
        Seat kim(server->address(), staff(u"kim"_s));
        Seat lee(server->address(), staff(u"lee"_s));
        const auto unit = kim.creates(u"organisation"_s, support::aUnit().fields);
        QVERIFY(kim.sender.sendAll());
        const auto seeded = kim.line.push({rules::seedCommand(rules::shippedServiceItems().items, {}, kim.ids, kim.clock.now())});
        QVERIFY(seeded && std::holds_alternative<Applied>(seeded->front().outcome));
        for (auto *seat : {&kim, &lee})
            QVERIFY(seat->engine.pull());
        const Patch opening{{u"title"_s, u"网站打不开"_s}, {u"item_id"_s, idText(rules::shippedItemId(u"C1"_s, 1).uuid)}, {u"unit_id"_s, idText(unit)}, {u"state"_s, u"submitted"_s}, {u"team"_s, u"engineer"_s}};
        const auto shared = kim.works(opening);
        QVERIFY(kim.sender.sendAll());
        QVERIFY(lee.engine.pull());

        int orders = 1, cutOff = 0;
        for (int round = 0; round < 5; ++round) {
            for (int i = 0; i < 40; ++i) {
                kim.works(opening);
                lee.works(opening);
                orders += 2;
            }
            for (auto *seat : {&kim, &lee})
                seat->says(shared, u"第 %1 轮"_s.arg(round));
            // Both send at once; the server dies as soon as it has written something of this round, or a little later.
            std::atomic<int> broken = 0;
            std::vector<std::thread> sending;
            for (auto *seat : {&kim, &lee})
                sending.emplace_back([seat, &broken] { broken += seat->sender.sendAll() ? 0 : 1; });
            const auto before = written(*server);
            const QDeadlineTimer patience(20'000);
            while (written(*server) < before + 1 + round * 100 && !patience.hasExpired())
                std::this_thread::yield();
            server->kill();
            for (auto &thread : sending)
                thread.join();
            cutOff += broken;
            QVERIFY(server->start());
        }
        QVERIFY2(cutOff > 0, "no round was cut off: nothing was tested");

        for (auto *seat : {&kim, &lee})
            QVERIFY(seat->sender.sendAll());
        Seat noa(server->address(), staff(u"noa"_s)); // has seen nothing of it
        for (auto *seat : {&kim, &lee, &noa})
            QVERIFY(seat->engine.pull());

        for (auto *seat : {&kim, &lee})
            QCOMPARE(seat->unsettled(), 0);
        QCOMPARE(noa.rows(workOrder).size(), orders);
        QCOMPARE(noa.rows(orderStep).size(), orders);
        QCOMPARE(noa.rows(orderNote).size(), orders + 10);
        for (const auto &entity : {workOrder, orderStep, orderNote})
            for (auto *seat : {&kim, &lee})
                QCOMPARE(seat->rows(entity), noa.rows(entity));
        qInfo("%d sendings were cut off", cutOff);
    }

private:
    /// Acts that are durable, asked of the database itself.
    static qint64 written(const ServerProcess &server)
    {
        const auto database = store::Database::open(server.database());
        return database ? (*database)->number(u"SELECT COUNT(*) FROM receipt"_s).value_or(0) : 0;
    }
};

QTEST_GUILESS_MAIN(OrderJourney)
#include "tst_orderjourney.moc"
