// One order becomes another by removing, reordering and inserting runs.
#include "items/orderdifference.h"

#include <QRandomGenerator>
#include <QTest>
#include <numeric>

using items::Rids;
using items::Run;

class TestOrderDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsRunsThatGoAndCome()
    {
        const auto difference = items::differenceOf({1, 2, 3, 4, 5, 6}, {1, 4, 5, 7, 8, 6, 9}, 10);
        QVERIFY(difference);
        QCOMPARE(difference->removed, (std::vector<Run>{{1, 2}}));
        QCOMPARE(difference->inserted, (std::vector<Run>{{3, 2}, {6, 1}}));
        QCOMPARE(difference->staying, (Rids{1, 4, 5, 6}));
        QVERIFY(!difference->reordered);
    }

    void seesWhatMoved()
    {
        const auto difference = items::differenceOf({1, 2, 3, 4}, {2, 3, 1, 4}, 10);
        QVERIFY(difference && difference->reordered);
        QVERIFY(difference->removed.empty() && difference->inserted.empty());
    }

    void givesUpOverTooManyRuns()
    {
        QVERIFY(!items::differenceOf({1, 2, 3, 4, 5, 6}, {2, 4, 6}, 2));
        QVERIFY(items::differenceOf({1, 2, 3, 4, 5, 6}, {2, 4, 6}, 3));
    }

    void leadsFromAnyOrderToAnyOther()
    {
        QRandomGenerator dice(3);
        for (int round = 0; round < 300; ++round) {
            const auto some = [&] {
                Rids all(20);
                std::iota(all.begin(), all.end(), 1U);
                std::shuffle(all.begin(), all.end(), dice);
                all.resize(size_t(dice.bounded(20)));
                return all;
            };
            Rids before = some();
            const Rids after = some();
            const auto difference = items::differenceOf(before, after, 100);
            QVERIFY(difference);
            for (const auto &run : difference->removed | std::views::reverse)
                before.erase(before.begin() + run.first, before.begin() + run.first + run.count);
            QCOMPARE(before, difference->staying);
            std::ranges::sort(before, {}, [&](quint32 rid) { return std::ranges::find(after, rid) - after.begin(); });
            for (const auto &run : difference->inserted)
                before.insert(before.begin() + run.first, after.begin() + run.first, after.begin() + run.first + run.count);
            QCOMPARE(before, after);
        }
    }
};

QTEST_GUILESS_MAIN(TestOrderDifference)
#include "tst_orderdifference.moc"
