// Contents in the database, on both engines: they move with the unit of their record, unfinished ones are given up, and
// several servers of a site see the same.
#include "contract/digest.h"
#include "service/house.h"

using namespace house;

namespace {
const QString attachment = QStringLiteral("attachment");
} // namespace

class TestServiceFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEngine_data()
    {
        QTest::addColumn<int>("engine");
        QTest::newRow("sqlite") << int(store::Engine::Sqlite);
        QTest::newRow("postgres") << int(store::Engine::Postgres);
    }

    void anotherServerGoesOn_data() { everyEngine_data(); }
    void anotherServerGoesOn()
    {
        QFETCH(int, engine);
        House house(engine);
        const auto kim = house.actor(QStringLiteral("kim"), {QStringLiteral("configuration_manager")});
        const QByteArray content(300'000, 'a');
        const QString digest = sm3Hex(content);
        QCOMPARE(house.service->takePiece(kim, digest, content.size(), 0, content.left(100'000)).value_or(FileProgress{}), (FileProgress{100'000, false}));

        house.reopen();

        QCOMPARE(house.service->takePiece(kim, digest, content.size(), 100'000, content.mid(100'000)).value_or(FileProgress{}), (FileProgress{300'000, true}));
        QCOMPARE(house.service->readFile(digest, 99'990, 20).value_or(QByteArray()), QByteArray(20, 'a'));
        QCOMPARE(house.service->readFile(digest, 299'999, 20).value_or(QByteArray()), QByteArray(1, 'a'));
    }

    void aLastPieceWithoutItsCheckIsCheckedWhenAskedFor_data() { everyEngine_data(); }
    void aLastPieceWithoutItsCheckIsCheckedWhenAskedFor()
    {
        QFETCH(int, engine);
        House house(engine);
        const auto kim = house.actor(QStringLiteral("kim"), {QStringLiteral("configuration_manager")});
        const QString digest = sm3Hex("all of it");
        // As a server leaves it that dies between the last piece and the check.
        QVERIFY(house.database()->run(QStringLiteral("INSERT INTO file_part (digest, brought_by, position, length, brought_at, bytes) VALUES (?, ?, 0, 9, 1, ?)"),
                                      {digest, idText(kim.account), QString::fromLatin1(QByteArray("all of it").toBase64())}));

        QCOMPARE(house.service->takePiece(kim, digest, 9, 0, {}).value_or(FileProgress{}), (FileProgress{9, true}));
    }

    void anAttachmentMovesWithItsRecord_data() { everyEngine_data(); }
    void anAttachmentMovesWithItsRecord()
    {
        QFETCH(int, engine);
        House house(engine);
        const auto chief = house.actor(QStringLiteral("chief"), {QStringLiteral("configuration_manager")});
        const auto here = house.unit(chief, QStringLiteral("甲局"));
        const auto there = house.unit(chief, QStringLiteral("乙局"));
        const auto host = house.resourceOf(chief, here, QStringLiteral("主机"));
        const QString digest = sm3Hex("contract");
        QVERIFY(house.service->takePiece(chief, digest, 8, 0, "contract"));
        const auto file = House::applied(house.run(chief, house.create(attachment, {{QStringLiteral("record_entity"), resource}, {QStringLiteral("record_id"), idText(host)}, {QStringLiteral("name"), QStringLiteral("合同.txt")},
                                                           {QStringLiteral("size"), qint64(8)}, {QStringLiteral("digest"), digest}}))).id;
        const auto ofHere = house.actor(QStringLiteral("kim"), {QStringLiteral("viewer")}, {idText(here)});
        const auto ofThere = house.actor(QStringLiteral("lee"), {QStringLiteral("viewer")}, {idText(there)});
        QCOMPARE(house.service->fileSize(ofHere, digest).value_or(-1), 8);
        QVERIFY(!house.service->fileSize(ofThere, digest));

        House::applied(house.run(chief, house.edit(resource, host, 1, {{QStringLiteral("unit_id"), idText(there)}})));

        QVERIFY(!house.service->fileSize(ofHere, digest));
        QCOMPARE(house.service->fileSize(ofThere, digest).value_or(-1), 8);
        QVERIFY(house.service->record(ofThere, attachment, file));
    }

    void unfinishedContentsAreGivenUp_data() { everyEngine_data(); }
    void unfinishedContentsAreGivenUp()
    {
        QFETCH(int, engine);
        House house(engine);
        const auto kim = house.actor(QStringLiteral("kim"), {QStringLiteral("configuration_manager")});
        const QString left = sm3Hex("left");
        const QString done = sm3Hex("done");
        QVERIFY(house.service->takePiece(kim, left, 4, 0, "le"));
        QVERIFY(house.service->takePiece(kim, done, 4, 0, "done"));

        house.clock.turnDays(6);
        QVERIFY(house.service->prune());
        QCOMPARE(house.service->takePiece(kim, left, 4, 0, {})->received, 2);
        house.clock.turnDays(2);
        QVERIFY(house.service->prune());

        QCOMPARE(house.service->takePiece(kim, left, 4, 0, {})->received, 0);
        QVERIFY(house.service->takePiece(kim, done, 4, 0, {})->complete);
    }

    void contentsThatHangOnNothingAreDroppedAfterTheirTime_data() { everyEngine_data(); }
    void contentsThatHangOnNothingAreDroppedAfterTheirTime()
    {
        QFETCH(int, engine);
        House house(engine);
        const auto kim = house.actor(QStringLiteral("kim"), {QStringLiteral("configuration_manager")});
        const auto host = house.resourceOf(kim, house.unit(kim, QStringLiteral("甲局")), QStringLiteral("主机"));
        const auto count = [&](const QString &question) { return int(house.database()->number(question).value_or(-1)); };
        const auto brings = [&](const QByteArray &content) {
            QVERIFY(house.service->takePiece(kim, sm3Hex(content), content.size(), 0, content)->complete);
        };
        const auto attaches = [&](const QByteArray &content) {
            return house.run(kim, house.create(attachment, {{QStringLiteral("record_entity"), resource}, {QStringLiteral("record_id"), idText(host)}, {QStringLiteral("name"), QStringLiteral("单.txt")},
                                                           {QStringLiteral("size"), qint64(content.size())}, {QStringLiteral("digest"), sm3Hex(content)}}));
        };
        // More than go in one transaction, with several parts each.
        for (int i = 0; i < 20; ++i)
            brings("left" + QByteArray::number(i));
        for (const auto *content : {"hangs", "hung", "asked for again"})
            brings(content);
        House::applied(attaches("hangs"));
        const auto hung = House::applied(attaches("hung")).id;
        House::applied(house.run(kim, house.change(CommandKind::Retire, attachment, hung, 1)));

        house.clock.turnDays(29);
        QVERIFY(house.service->prune());
        QCOMPARE(count(QStringLiteral("SELECT COUNT(*) FROM file")), 23);
        brings("newly brought");
        brings("asked for again");
        house.clock.turnDays(2);
        QVERIFY(house.service->prune());

        QCOMPARE(count(QStringLiteral("SELECT COUNT(*) FROM file")), 4);
        QCOMPARE(count(QStringLiteral("SELECT COUNT(DISTINCT digest) FROM file_part")), 4);
        QCOMPARE(house.service->readFile(sm3Hex("hangs"), 0, 20).value_or(QByteArray()), QByteArray("hangs"));
        House::applied(house.run(kim, house.change(CommandKind::Restore, attachment, hung, 2)));
        QCOMPARE(house.service->readFile(sm3Hex("hung"), 0, 20).value_or(QByteArray()), QByteArray("hung"));
        House::applied(attaches("asked for again"));
        QCOMPARE(House::refusal(attaches("left1")), (Error{ErrorCode::UnknownReference, QStringLiteral("digest"), QStringLiteral("the content was not brought")}));
        brings("left1");
        House::applied(attaches("left1"));
    }
};

QTEST_GUILESS_MAIN(TestServiceFiles)
#include "tst_servicefiles.moc"
