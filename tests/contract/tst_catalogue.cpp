// Catalogue files: a good one is read whole, a bad one is refused with the place.
#include "contract/catalogue.h"

#include <QTest>

using namespace contract;

class tst_catalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEntriesAndTheirAttributes();
    void refusesBadFilesWithThePlace_data();
    void refusesBadFilesWithThePlace();
};

void tst_catalogue::readsEntriesAndTheirAttributes()
{
    const auto catalogue = catalogueFromJson(R"({"name":"resource_type","version":"1","source_note":"n","entries":[
        {"code":"ecs","zh":"云主机","en":"Cloud host","parent":"compute","attributes":[{"name":"gpu","zh":"显卡","en":"GPU","kind":"integer","unit":"pcs"}]},
        {"code":"evs","zh":"云硬盘","en":"Cloud disk"}]})");

    QVERIFY(catalogue.has_value());
    QCOMPARE(catalogue->entries.size(), size_t(2));
    QCOMPARE(catalogue->find(u"ecs")->attributes.front().kind, QStringLiteral("integer"));
    QCOMPARE(catalogue->find(u"evs")->zh, QStringLiteral("云硬盘"));
    QVERIFY(!catalogue->find(u"none"));
}

void tst_catalogue::refusesBadFilesWithThePlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("cut off") << QByteArray(R"({"name":"x","entries":[)") << QStringLiteral("offset 23");
    QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("offset 0");
    QTest::newRow("no name") << QByteArray(R"({"entries":[]})") << QStringLiteral("name");
    QTest::newRow("an entry without Chinese") << QByteArray(R"({"name":"x","entries":[{"code":"a","zh":"甲","en":"A"},{"code":"b","en":"B"}]})")
                                              << QStringLiteral("entries[1]");
    QTest::newRow("a code twice") << QByteArray(R"({"name":"x","entries":[{"code":"a","zh":"甲","en":"A"},{"code":"a","zh":"乙","en":"B"}]})")
                                  << QStringLiteral("a");
}

void tst_catalogue::refusesBadFilesWithThePlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);

    const auto catalogue = catalogueFromJson(json);

    QVERIFY(!catalogue);
    QCOMPARE(catalogue.error().field, place);
}

QTEST_GUILESS_MAIN(tst_catalogue)
#include "tst_catalogue.moc"
