// What lists, board and timeline of work orders stand on: models that keep every promise of Qt's while orders come, change
// their state and go. The timeline paints the rows of the list.
#include "items/bed.h"
#include "items/orderboard.h"
#include "items/recordlistmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace items;
using contract::Instant;

class TestOrderModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bed = std::make_unique<Bed>(lists::CityPlan{.resources = 20}); }
    void cleanup() { m_bed.reset(); }

    void theListFollowsOrdersThatComeAndGo()
    {
        for (int i = 0; i < 300; ++i)
            order(i, OrderState::InProgress);
        send();
        RecordListModel list(shapeOf<WorkOrder>(), contract::shippedCatalogues(), *m_bed->queries);
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
        list.setQuery({.entity = shapeOf<WorkOrder>().name, .filters = {{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {QStringLiteral("in_progress")}}}, .sorts = {{QStringLiteral("resolve_due"), replica::Order::Ascending}}});
        QTRY_COMPARE(list.matches(), 300);
        QTRY_VERIFY(list.rowAt(0));
        for (int row = 0; row < list.rowCount(); row += 37)
            list.index(row, 0).data(); // as a timeline reads what is in sight

        for (int i = 0; i < 300; i += 3)
            order(i, OrderState::Resolved);
        for (int i = 300; i < 320; ++i)
            order(i, OrderState::InProgress);
        send();

        QTRY_COMPARE(list.matches(), 220);
        list.setSorts({{QStringLiteral("number"), replica::Order::Descending}});
        QTRY_VERIFY(list.rowAt(0) && titleOf(list.shape(), list.rowAt(0)->record) == QStringLiteral("order 319"));
        list.setSearch(QStringLiteral("order 31"));
        QTRY_VERIFY(list.matches() >= 10 && list.matches() < 220);
    }

    void cardsGoFromColumnToColumn()
    {
        for (int i = 0; i < 120; ++i)
            order(i, i % 2 ? OrderState::InProgress : OrderState::Dispatched);
        send();
        OrderBoard board(contract::shippedCatalogues(), *m_bed->queries);
        std::map<RecordListModel *, std::unique_ptr<QAbstractItemModelTester>> testers;
        const auto watch = [&] {
            for (const auto &column : board.columns())
                if (auto &tester = testers[column.cards]; !tester)
                    tester = std::make_unique<QAbstractItemModelTester>(column.cards, QAbstractItemModelTester::FailureReportingMode::Fatal);
        };
        connect(&board, &OrderBoard::arranged, this, watch);
        board.setQuery({.entity = shapeOf<WorkOrder>().name, .filters = {}, .sorts = {}});
        board.setActive(true);
        QTRY_COMPARE(cardsOf(board, OrderState::InProgress), 60);
        QTRY_COMPARE(cardsOf(board, OrderState::Dispatched), 60);

        for (int i = 0; i < 40; ++i)
            order(i, OrderState::OnHold);
        send();

        QTRY_COMPARE(cardsOf(board, OrderState::OnHold), 40);
        QTRY_COMPARE(cardsOf(board, OrderState::InProgress), 40);
        QTRY_COMPARE(cardsOf(board, OrderState::Dispatched), 40);
        board.setQuery({.entity = shapeOf<WorkOrder>().name, .filters = {{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {QStringLiteral("on_hold")}}}, .sorts = {}});
        QTRY_COMPARE(board.columns().size(), size_t(1));
        QVERIFY(testers.size() >= 3);
        disconnect(&board, nullptr, this, nullptr);
    }

private:
    void order(int number, OrderState state)
    {
        WorkOrder order;
        order.id.uuid = QUuid::createUuidV5(QUuid(), QString::number(number));
        order.revision = ++m_revision;
        order.number = QStringLiteral("GD-%1").arg(number, 6, 10, QLatin1Char('0'));
        order.title = QStringLiteral("order %1").arg(number);
        order.state = state;
        order.item.uuid = QUuid::createUuidV5(QUuid(), QStringLiteral("item"));
        order.unit.uuid = QUuid::createUuidV5(QUuid(), QStringLiteral("unit"));
        order.resolveDue = Instant{m_bed->clock.now().ms + number * 60'000};
        m_changed.push_back(toRecord(order));
    }
    void send()
    {
        m_bed->write(shapeOf<WorkOrder>(), m_changed);
        m_changed.clear();
    }
    static qint64 cardsOf(const OrderBoard &board, OrderState state)
    {
        const auto found = std::ranges::find(board.columns(), state, &OrderBoard::Column::state);
        return found == board.columns().end() || !found->cards ? -1 : found->cards->matches();
    }

    std::unique_ptr<Bed> m_bed;
    std::vector<contract::Record> m_changed;
    contract::Revision m_revision = 0;
};

QTEST_MAIN(TestOrderModels)
#include "tst_ordermodels.moc"
