// yunhengctl import and export: real runs of the real program on a made-up city.
#include "ctl/databases.h"

#include "exchange/csv.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace contract;
using namespace tests;
using store::Engine;
using support::FreshDatabase;

namespace {

using Rows = std::vector<std::vector<QString>>;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Rows rowsOf(const QString &path)
{
    auto sheet = exchange::openSheet(path);
    if (!sheet)
        qFatal("%s", qPrintable(sheet.error().message));
    Rows rows;
    for (exchange::SheetRow row;;) {
        const auto more = (*sheet)->next(row);
        if (!more)
            qFatal("%s", qPrintable(more.error().message));
        if (!*more)
            return rows;
        rows.push_back(row.cells);
    }
}

void write(const QString &path, const Rows &rows)
{
    std::vector<exchange::SheetColumn> columns;
    for (const auto &heading : rows.front())
        columns.push_back({heading});
    auto sheet = exchange::createSheet(path, exchange::formatForName(path), columns);
    for (size_t i = 1; sheet && i < rows.size(); ++i) {
        auto cells = rows[i];
        cells.resize(columns.size());
        if (!(*sheet)->write(cells))
            qFatal("a row was not written");
    }
    if (!sheet || !(*sheet)->finish())
        qFatal("the sheet was not written");
}

int columnOf(const Rows &rows, const QString &heading)
{
    return int(std::ranges::find(rows.front(), heading) - rows.front().begin());
}

/// A database with a small city and its accounts, and the options that name it.
struct City {
    City()
    {
        withDemo(tool, urlOf(database.location()),
            {s("--with-accounts"), s("--password-file"), tool.file(s("password"), tests::goodPassword)});
    }
    Run run(const QStringList &arguments, const QString &login = s("demo.manager")) const
    {
        return tool.run(arguments + QStringList{s("--database"), urlOf(database.location()), s("--as"), login});
    }
    QString exported(const QString &name) const
    {
        const auto path = tool.path(name);
        const auto run = this->run({s("export"), s("resource"), s("--out"), path, s("--language"), s("names")});
        if (run.exit != 0)
            qFatal("%s", qPrintable(run.err));
        return path;
    }
    Tool tool;
    FreshDatabase database{Engine::Sqlite};
};

/// "rows created updated skipped failed" of the last line.
QString summaryOf(const Run &run)
{
    const auto line = QJsonDocument::fromJson(run.out.split(u'\n', Qt::SkipEmptyParts).value(run.out.count(u'\n') - 1).toUtf8()).object();
    QStringList numbers;
    for (const char *name : {"rows", "created", "updated", "skipped", "failed"})
        numbers << QString::number(line.value(QLatin1StringView(name)).toInteger(-1));
    return numbers.join(u' ');
}

} // namespace

class tst_exchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anExportImportedAgainChangesNothing_data();
    void anExportImportedAgainChangesNothing();
    void mendsTheRejectedRowsOnly_data();
    void mendsTheRejectedRowsOnly();
    void importsNewRecordsAndSkipsThemTheSecondTime();
    void refusesWhatTheAccountMayNot();
    void refusesABrokenFile();
    void exportsWhatTheFiltersLetThrough();
    void exportsWhatUsersSaidOfOrders();
};

void tst_exchange::anExportImportedAgainChangesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << s("a.csv");
    QTest::newRow("xlsx") << s("a.xlsx");
}

void tst_exchange::anExportImportedAgainChangesNothing()
{
    QFETCH(QString, name);
    const City city;
    const auto path = city.exported(name);
    const auto rows = int(rowsOf(path).size()) - 1;
    const auto before = digests(city.tool, urlOf(city.database.location()));

    const auto run = city.run({s("import"), s("resource"), path});

    QVERIFY2(run.exit == 0, qPrintable(run.out + run.err));
    QCOMPARE(summaryOf(run), QStringLiteral("%1 0 0 %1 0").arg(rows));
    QCOMPARE(digests(city.tool, urlOf(city.database.location())), before);
}

void tst_exchange::mendsTheRejectedRowsOnly_data()
{
    anExportImportedAgainChangesNothing_data();
}

void tst_exchange::mendsTheRejectedRowsOnly()
{
    QFETCH(QString, name);
    constexpr int bad = 200, changed = 40;
    const City city;
    const auto path = city.exported(name);
    auto rows = rowsOf(path);
    const int all = int(rows.size()) - 1;
    QVERIFY(all > bad + changed);
    const auto note = size_t(columnOf(rows, s("note"))), vcpu = size_t(columnOf(rows, s("vcpu"))), term = size_t(columnOf(rows, s("term_until")));
    for (auto &row : rows)
        row.resize(rows.front().size());
    for (int i = 1; i <= bad; ++i)
        rows[size_t(i)][i % 2 == 0 ? vcpu : term] = s("kaputt");
    for (int i = bad + 1; i <= bad + changed; ++i)
        rows[size_t(i)][note] = s("盘点 2026");
    write(path, rows);
    const auto rejects = city.tool.path(s("rejects-") + name);
    const auto before = digests(city.tool, urlOf(city.database.location()));

    const auto dry = city.run({s("import"), s("resource"), path, s("--dry-run")});
    QCOMPARE(dry.exit, 2);
    QCOMPARE(summaryOf(dry), QStringLiteral("%1 0 %2 %3 %4").arg(all).arg(changed).arg(all - bad - changed).arg(bad));
    QCOMPARE(digests(city.tool, urlOf(city.database.location())), before);
    QVERIFY(dry.out.contains(s("盘点 2026")));

    const auto first = city.run({s("import"), s("resource"), path, s("--rejects"), rejects});
    QCOMPARE(first.exit, 2);
    QVERIFY2(first.complains(), qPrintable(first.err));
    QCOMPARE(summaryOf(first), QStringLiteral("%1 0 %2 %3 %4").arg(all).arg(changed).arg(all - bad - changed).arg(bad));
    auto left = rowsOf(rejects);
    QCOMPARE(left.size(), size_t(bad + 1));
    QCOMPARE(exchange::formatOf(rejects), exchange::formatOf(path));
    QVERIFY2(left[1].back().contains(s("kaputt")) && left[1].back().contains(s("term_until")), qPrintable(left[1].back()));

    for (size_t i = 1; i < left.size(); ++i)
        for (auto &cell : left[i])
            if (cell == s("kaputt"))
                cell = i % 2 == 0 ? s("16") : s("2031-12-31");
    write(rejects, left);
    const auto second = city.run({s("import"), s("resource"), rejects});
    QVERIFY2(second.exit == 0, qPrintable(second.out + second.err));
    QVERIFY2(summaryOf(second).startsWith(QStringLiteral("%1 0 ").arg(bad)) && summaryOf(second).endsWith(s(" 0")), qPrintable(summaryOf(second)));
    QVERIFY(rowsOf(city.exported(s("after.csv")))[1][term] == s("2031-12-31"));
    QVERIFY(!digests(city.tool, urlOf(city.database.location())).isEmpty());
}

void tst_exchange::importsNewRecordsAndSkipsThemTheSecondTime()
{
    const City city;
    const auto units = city.tool.path(s("units.csv"));
    QCOMPARE(city.run({s("export"), s("organisation"), s("--out"), units, s("--language"), s("names")}).exit, 0);
    const auto unit = rowsOf(units)[1][size_t(columnOf(rowsOf(units), s("number")))];
    const auto file = city.tool.path(s("new.csv"));
    write(file, {{s("名称"), s("所属单位"), s("type"), s("备注")}, {s("导入机一"), unit, s("virtual_server"), s("=1")}, {s("导入机二"), unit, s("virtual_server"), {}}});
    const QStringList import{s("import"), s("resource"), file, s("--key"), s("name"), s("--map"), s("名称=name")};

    const auto strict = city.run(import);
    const auto first = city.run(import + QStringList{s("--create")});
    const auto again = city.run(import + QStringList{s("--create")});

    QCOMPARE(strict.exit, 2);
    QCOMPARE(summaryOf(strict), s("2 0 0 0 2"));
    QVERIFY2(first.exit == 0, qPrintable(first.out + first.err));
    QCOMPARE(summaryOf(first), s("2 2 0 0 0"));
    QCOMPARE(summaryOf(again), s("2 0 0 2 0"));
}

void tst_exchange::refusesWhatTheAccountMayNot()
{
    const City city;
    const auto path = city.exported(s("a.csv"));
    auto rows = rowsOf(path);
    rows.resize(2);
    rows[1][size_t(columnOf(rows, s("name")))] = s("改名");
    write(path, rows);

    const auto viewer = city.run({s("import"), s("resource"), path}, s("demo.viewer"));
    const auto nobody = city.run({s("import"), s("resource"), path}, s("nobody"));

    QCOMPARE(viewer.exit, 2);
    QCOMPARE(summaryOf(viewer), s("1 0 0 0 1"));
    QCOMPARE(nobody.exit, 1);
    QVERIFY2(nobody.complains(), qPrintable(nobody.err));
}

void tst_exchange::refusesABrokenFile()
{
    const City city;
    const auto before = digests(city.tool, urlOf(city.database.location()));
    const auto broken = city.tool.file(s("broken.csv"), "name,type\n\"a,b\nc,d\n");
    const auto strange = city.tool.file(s("strange.csv"), "x,y\n1,2\n");

    const auto quote = city.run({s("import"), s("resource"), broken});
    const auto headings = city.run({s("import"), s("resource"), strange});
    const auto missing = city.run({s("import"), s("resource"), city.tool.path(s("none.csv"))});

    for (const auto *run : {&quote, &headings, &missing}) {
        QCOMPARE(run->exit, 1);
        QVERIFY2(run->complains(), qPrintable(run->err));
    }
    QVERIFY2(quote.err.contains(s("line 2")), qPrintable(quote.err));
    QCOMPARE(digests(city.tool, urlOf(city.database.location())), before);
}

void tst_exchange::exportsWhatUsersSaidOfOrders()
{
    const City city;
    const auto path = city.tool.path(s("satisfaction.csv"));

    const auto run = city.run({s("export"), s("work_order"), s("--out"), path, s("--language"), s("names"), s("--filter"), s("stars:least:1")});

    QVERIFY2(run.exit == 0, qPrintable(run.err));
    const auto rows = rowsOf(path);
    const auto database = *store::Database::open(city.database.location());
    const auto rated = database->number(s("SELECT COUNT(*) FROM work_order WHERE stars >= 1 AND retired = 0"));
    QVERIFY(*rated > 0);
    QCOMPARE(qint64(rows.size()) - 1, *rated);
    for (const auto *heading : {"number", "stars", "comment", "rating_source"})
        QVERIFY2(columnOf(rows, s(heading)) < int(rows.front().size()), heading);
    const int stars = columnOf(rows, s("stars"));
    for (size_t i = 1; i < rows.size(); ++i)
        QVERIFY(rows[i][size_t(stars)].toInt() >= 1 && rows[i][size_t(stars)].toInt() <= 5);
}

void tst_exchange::exportsWhatTheFiltersLetThrough()
{
    const City city;
    const auto all = rowsOf(city.exported(s("all.csv")));
    const auto state = size_t(columnOf(all, s("state")));
    const auto expected = std::ranges::count_if(all, [&](const auto &row) { return row[state] == s("in_use"); });
    const auto path = city.tool.path(s("some.csv"));

    const auto some = city.run({s("export"), s("resource"), s("--out"), path, s("--filter"), s("state:is:in_use")});
    const auto wrong = city.run({s("export"), s("resource"), s("--out"), path, s("--filter"), s("state=in_use")});

    QVERIFY2(some.exit == 0, qPrintable(some.err));
    QVERIFY(expected > 0 && expected < std::ssize(all) - 1);
    QCOMPARE(std::ssize(rowsOf(path)) - 1, expected);
    QCOMPARE(wrong.exit, 2);
}

QTEST_GUILESS_MAIN(tst_exchange)
#include "tst_exchange.moc"
