// Sources: what is remembered of a kind of file, and that it is found again for the next one.
#include "exchange/shelf.h"
#include "exchange/sheets.h"

#include "exchange/sources.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace contract;
using namespace exchange;
using namespace tests;

class tst_sources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callsFilesOfOneMakerTheSame();
    void remembersHowAFileWasRead();
    void findsAnotherNameByItsHeadings();
    void keepsTheRowsOfLastTime();
    void takesABrokenMemoryForNone();
    void remembersNothingWithoutAFolder();

private:
    std::unique_ptr<ImportSource> source(const QTemporaryDir &folder, const QString &name, const std::vector<QString> &headings)
    {
        const QString path = folder.filePath(name);
        std::vector<SheetColumn> columns;
        for (const auto &heading : headings)
            columns.push_back({heading});
        if (!written(path, columns, {std::vector<QString>(headings.size(), s("007"))}))
            qFatal("not written");
        return *ImportSource::read(path, {}, {});
    }
};

void tst_sources::callsFilesOfOneMakerTheSame()
{
    QCOMPARE(patternOf(s("/a/账单-202611.xlsx")), s("账单-#.xlsx"));
    QCOMPARE(patternOf(s("b 2026-11-22 (1).csv")), s("b #-#-# (#).csv"));
}

void tst_sources::remembersHowAFileWasRead()
{
    const QTemporaryDir folder;
    const ReadOptions read{.encoding = Encoding::Gb18030, .separator = u';', .sheet = s("表")};
    const PlanOptions plan{.key = s("private_ip"), .missing = Missing::Create, .scientific = Scientific::Keep, .empty = Nothing::Clear, .placeholder = Nothing::Clear,
        .placeholders = {s("无")}, .mapping = {{s("主机"), s("name")}, {s("备注"), {}}}};
    {
        Sources sources(folder.path());
        QVERIFY(sources.remember(s("resource"), *source(folder, s("bill-1.csv"), {s("主机"), s("备注")}), read, plan));
    }

    const Sources sources(folder.path());
    const auto found = sources.find(s("resource"), s("/other/bill-22.csv"), {s("主机"), s("备注"), s("新列")});

    QVERIFY(found);
    QCOMPARE(found->read, read);
    QCOMPARE(found->plan, plan);
    QCOMPARE(*sources.reading(s("resource"), s("bill-3.csv")), read);
    QVERIFY(!sources.find(s("organisation"), s("bill-22.csv"), {s("主机"), s("备注")}));
    QVERIFY(!sources.find(s("resource"), s("bill-22.csv"), {s("别的")}));
}

void tst_sources::findsAnotherNameByItsHeadings()
{
    const QTemporaryDir folder;
    Sources sources(folder.path());
    QVERIFY(sources.remember(s("resource"), *source(folder, s("bill.csv"), {s("主机"), s("备注")}), {}, {.key = s("name")}));

    QVERIFY(sources.find(s("resource"), s("renamed.csv"), {s("主机"), s("备注")}));
    QVERIFY(!sources.find(s("resource"), s("renamed.csv"), {s("主机")}));
    QVERIFY(sources.forget(s("resource"), s("bill.csv")));
    QVERIFY(!sources.find(s("resource"), s("bill.csv"), {s("主机"), s("备注")}));
}

void tst_sources::keepsTheRowsOfLastTime()
{
    const QTemporaryDir folder;
    Sources sources(folder.path());
    const auto first = source(folder, s("bill-1.xlsx"), {s("主机"), s("=备注")});

    QVERIFY(!*sources.last(s("resource"), s("bill-2.xlsx")));
    QVERIFY(sources.keepRows(s("resource"), *first));
    const auto last = sources.last(s("resource"), s("bill-2.xlsx"));

    QVERIFY(last && *last);
    QCOMPARE((*last)->sheet().header.cells, first->sheet().header.cells);
    QCOMPARE((*last)->sheet().rows.count(), 1);
}

void tst_sources::takesABrokenMemoryForNone()
{
    const QTemporaryDir folder;
    for (const QByteArray &bytes : {QByteArray("{"), QByteArray("[1, {}, {\"entity\": 3}]"), QByteArray("[[[[")}) {
        QFile file(folder.filePath(s("sources.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) > 0);
        file.close();
        QVERIFY(Sources(folder.path()).all().empty());
    }
    QVERIFY(!memoryFromJson(QJsonDocument::fromJson("{\"entity\": \"resource\"}").object()));
}

void tst_sources::remembersNothingWithoutAFolder()
{
    const QTemporaryDir folder;
    Sources sources{QString()};
    const auto read = source(folder, s("a.csv"), {s("主机")});

    QVERIFY(sources.remember(s("resource"), *read, {}, {}));
    QVERIFY(sources.keepRows(s("resource"), *read));
    QVERIFY(!*sources.last(s("resource"), s("a.csv")));
    QVERIFY(Sources{QString()}.all().empty());
}

QTEST_GUILESS_MAIN(tst_sources)
#include "tst_sources.moc"
