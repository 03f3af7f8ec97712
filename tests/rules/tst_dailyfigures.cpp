// Thirty days in a text, and what they come to.
#include "contract/shape.h"
#include "rules/dailyfigures.h"

#include <QTest>

using namespace rules;

namespace {

QString thirty(const QString &figure)
{
    return QStringList(figureDays, figure).join(u' ');
}

} // namespace

class tst_dailyfigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextComesBackAsItWas()
    {
        QString text = thirty(QStringLiteral("42"));
        text.replace(0, 2, QStringLiteral("-"));

        const auto figures = dailyFigures(text, 1'000);

        QVERIFY(figures);
        QVERIFY(!figures->front());
        QCOMPARE(*figures->back(), 42);
        QCOMPARE(textOf(*figures), text);
        QCOMPARE(textOf(*dailyFigures(u"", 1'000)), QString());
    }

    void anythingElseIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("too few") << QStringLiteral("42 42");
        QTest::newRow("too many") << thirty(QStringLiteral("1")) + QStringLiteral(" 1");
        QTest::newRow("a fraction") << thirty(QStringLiteral("4.2"));
        QTest::newRow("negative") << thirty(QStringLiteral("-1"));
        QTest::newRow("a sign") << thirty(QStringLiteral("+1"));
        QTest::newRow("more than all") << thirty(QStringLiteral("1001"));
        QTest::newRow("huge") << thirty(QStringLiteral("99999999999"));
        QTest::newRow("two blanks") << thirty(QStringLiteral("1")).replace(1, 1, QStringLiteral("  "));
        QTest::newRow("other digits") << thirty(QStringLiteral("４２"));
    }
    void anythingElseIsRefused()
    {
        QFETCH(QString, text);

        QVERIFY(!dailyFigures(text, 1'000));
        const auto &shape = shapeOf<Utilisation>();
        QCOMPARE(checkSeries(shape, {{QStringLiteral("cpu_avg"), text}}).error().field, QStringLiteral("cpu_avg"));
        QVERIFY(checkSeries(shapeOf<Resource>(), {{QStringLiteral("cpu_avg"), text}}));
    }

    void averagesAreRoundedAndPeaksAreFound()
    {
        DailySeries series;
        series.cpuAverage[28] = 41;
        series.cpuAverage[29] = 42;
        series.cpuAverage[0] = 20;
        series.cpuPeak[3] = 990;
        series.network[29] = 0;
        Resource resource;
        resource.memoryAverage = 12.5;

        summarise(series, resource);

        QCOMPARE(*resource.cpuAverage, 3.4); // 103 / 3 = 34.3
        QCOMPARE(*resource.cpuWeekAverage, 4.2); // 41.5
        QCOMPARE(*resource.cpuPeak, 99.0);
        QCOMPARE(*resource.networkAverage, 0.0);
        QCOMPARE(*resource.memoryAverage, 12.5); // no series: as it was
        QVERIFY(!resource.storageAverage);
    }

    void theWindowMovesOn()
    {
        DailySeries series;
        series.cpuAverage[0] = 1;
        series.cpuAverage[29] = 30;

        moveOn(series, 2);
        QCOMPARE(*series.cpuAverage[27], 30);
        QVERIFY(!series.cpuAverage[29]);
        moveOn(series, 400);

        QCOMPARE(series, DailySeries());
    }
};

QTEST_GUILESS_MAIN(tst_dailyfigures)
#include "tst_dailyfigures.moc"
