// yunhengctl import utilisation: days in, series and averages out, on a real database.
#include "ctl/databases.h"

#include "contract/describe.h"
#include "contract/entities/entities.h"
#include "rules/dailyfigures.h"
#include "store/table.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace contract;
using namespace tests;
using support::FreshDatabase;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// "rows created updated skipped failed".
QString summaryOf(const Run &run)
{
    const auto line = QJsonDocument::fromJson(run.out.split(u'\n', Qt::SkipEmptyParts).last().toUtf8()).object();
    QStringList numbers;
    for (const char *name : {"rows", "created", "updated", "skipped", "failed"})
        numbers << QString::number(line.value(QLatin1StringView(name)).toInteger(-1));
    return numbers.join(u' ');
}

/// The text of a file, with the resource's number for every #.
QByteArray sheet(const char *text, const Resource &resource)
{
    return QByteArray(text).replace("#", resource.number.toUtf8());
}

} // namespace

class tst_importuse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysBecomeASeriesAndTheResourcesFigures_data() { addEngines(); }
    void daysBecomeASeriesAndTheResourcesFigures()
    {
        QFETCH(QString, engine);
        begin(engine);
        const auto resource = one<Resource>(s("cpu_avg IS NULL AND retired = 0"));
        const QString file = tool.file(s("use.csv"), sheet("资源编号,日期,CPU平均,CPU峰值,网络平均\n#,2026-11-20,4.2,18,0\n#,2026/11/22,6 %,22.5,N/A\n", resource));

        const auto dry = import(file, {s("--dry-run")});
        QCOMPARE(summaryOf(dry), s("2 1 0 0 0"));
        QVERIFY(!seriesOf(resource));
        const auto first = import(file);
        const auto again = import(file);

        QCOMPARE(first.exit, 0);
        QCOMPARE(summaryOf(first), s("2 1 0 0 0"));
        QCOMPARE(summaryOf(again), s("2 0 0 1 0"));
        const auto held = seriesOf(resource);
        QVERIFY(held);
        QCOMPARE(held->lastDay, QDate(2026, 11, 22));
        QCOMPARE(held->unit, resource.unit); // derived, not said
        const auto series = rules::seriesOf(*held);
        QCOMPARE(series->cpuAverage[29], std::optional(60));
        QCOMPARE(series->cpuAverage[28], std::nullopt);
        QCOMPARE(series->cpuAverage[27], std::optional(42));
        const auto after = one<Resource>(s("id = '%1'").arg(idText(resource.id.uuid)));
        QCOMPARE(*after.cpuAverage, 5.1);
        QCOMPARE(*after.cpuPeak, 22.5);
        QCOMPARE(*after.networkAverage, 0.0);
        QVERIFY(!after.memoryAverage);
    }

    void laterDaysMoveTheWindow()
    {
        begin(s("sqlite"));
        const auto resource = one<Resource>(s("cpu_avg IS NULL AND retired = 0"));
        const auto day = [&](const char *on, const char *figure) {
            return import(tool.file(s("use.csv"), sheet("number,day,cpu_avg\n#,", resource) + on + ',' + figure + '\n'));
        };
        QCOMPARE(day("2026-10-01", "80").exit, 0);

        QCOMPARE(summaryOf(day("2026-11-09", "10")), s("1 0 1 0 0"));
        QCOMPARE(summaryOf(day("2026-09-01", "99")), s("1 0 0 1 0")); // older than the window

        const auto series = rules::seriesOf(*seriesOf(resource));
        QCOMPARE(rules::averageOf(series->cpuAverage), std::optional(100));
        QCOMPARE(*one<Resource>(s("id = '%1'").arg(idText(resource.id.uuid))).cpuAverage, 10.0);
    }

    void badRowsComeBackAndGoodOnesGoIn()
    {
        begin(s("sqlite"));
        const auto resource = one<Resource>(s("cpu_avg IS NULL AND retired = 0"));
        const QString file = tool.file(s("use.csv"), sheet("number,day,cpu_avg\n#,2026-11-20,4.2\n#,soon,4.2\n#,2026-11-21,140\n#,2026-11-20,5\nZY-999999,2026-11-20,5\n", resource));
        const QString rejects = tool.path(s("rejects.csv"));

        const auto run = import(file, {s("--rejects"), rejects});

        QCOMPARE(run.exit, 2);
        QCOMPARE(summaryOf(run), s("5 1 0 0 4"));
        QFile back(rejects);
        QVERIFY(back.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(back.readAll());
        QCOMPARE(text.count(u'\n'), 5);
        for (const auto *bad : {"soon", "140", "ZY-999999"})
            QVERIFY2(text.contains(s(bad)), bad);
    }

    void aFileWithoutDaysIsRefused()
    {
        begin(s("sqlite"));

        const auto run = import(tool.file(s("use.csv"), "number,cpu_avg\nZY-000001,5\n"));

        QCOMPARE(run.exit, 1);
        QVERIFY(run.complains());
        QVERIFY(run.err.contains(s("day")));
    }

    void whoMayNotIsRefused()
    {
        begin(s("sqlite"));
        const auto resource = one<Resource>(s("cpu_avg IS NULL AND retired = 0"));

        const auto run = import(tool.file(s("use.csv"), sheet("number,day,cpu_avg\n#,2026-11-20,5\n", resource)), {}, s("demo.viewer"));

        QCOMPARE(run.exit, 2);
        QVERIFY(!seriesOf(resource));
    }

private:
    void begin(const QString &engine)
    {
        fresh.emplace(engineOf(engine));
        withDemo(tool, urlOf(fresh->location()), {s("--with-accounts"), s("--password-file"), tool.file(s("password"), tests::goodPassword)});
    }
    Run import(const QString &file, const QStringList &more = {}, const QString &as = s("demo.manager"))
    {
        return tool.run(QStringList{s("import"), s("utilisation"), file, s("--database"), urlOf(fresh->location()), s("--as"), as} + more);
    }
    template <Entity E> E one(const QString &condition)
    {
        auto database = store::Database::open(fresh->location());
        const auto records = store::tableOf(shapeOf<E>()).where(**database, condition, {}, store::Table::Lock::None);
        return *fromRecord<E>(records->front());
    }
    std::optional<Utilisation> seriesOf(const Resource &resource)
    {
        auto database = store::Database::open(fresh->location());
        const auto records = store::tableOf(shapeOf<Utilisation>()).where(**database, s("resource_id = ?"), {idText(resource.id.uuid)}, store::Table::Lock::None);
        return records->empty() ? std::nullopt : std::optional(*fromRecord<Utilisation>(records->front()));
    }

    Tool tool;
    std::optional<FreshDatabase> fresh;
};

QTEST_GUILESS_MAIN(tst_importuse)
#include "tst_importuse.moc"
