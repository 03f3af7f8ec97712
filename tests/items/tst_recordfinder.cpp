// What the palette finds, over a real cache file: every kind of record, by two characters, pieces of addresses and pinyin.
#include "items/recordfinder.h"

#include "contract/entities/entities.h"
#include "items/bed.h"

#include <QSignalSpy>
#include <QTest>

using namespace contract;
using items::FoundRecord;
using items::RecordFinder;

namespace {

Record made(const Shape &shape, const QUuid &id, const std::map<QString, Value> &values)
{
    Record record = blankRecord(shape, id);
    record.revision = 1;
    for (const auto &[field, value] : values)
        record.values[size_t(shape.indexOf(field))] = value;
    return record;
}

} // namespace

class TestRecordFinder : public QObject
{
    Q_OBJECT

    std::unique_ptr<Bed> m_bed;
    std::unique_ptr<RecordFinder> m_finder;
    QUuid m_unit;
    QUuid m_person;

    std::vector<FoundRecord> find(const QString &typed)
    {
        std::vector<FoundRecord> found;
        bool answered = false;
        QObject here;
        connect(m_finder.get(), &RecordFinder::found, &here, [&](const QString &text, const std::vector<FoundRecord> &records) {
            answered = text == typed;
            found = records;
        });
        m_finder->search(typed);
        if (!QTest::qWaitFor([&] { return answered; }))
            qWarning("no answer");
        return found;
    }
    static QStringList titles(const std::vector<FoundRecord> &found)
    {
        QStringList all;
        for (const auto &record : found)
            all << record.title;
        return all;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void init()
    {
        m_bed = std::make_unique<Bed>(lists::CityPlan{.units = 12, .systems = 30, .resources = 800, .relations = 0});
        m_unit = m_bed->ids.next();
        m_person = m_bed->ids.next();
        m_bed->write(shapeOf<Organisation>(), {made(shapeOf<Organisation>(), m_unit, {{QStringLiteral("number"), QStringLiteral("DW-009000")}, {QStringLiteral("name"), QStringLiteral("广州数据集团")}})});
        m_bed->write(shapeOf<Person>(), {made(shapeOf<Person>(), m_person, {{QStringLiteral("number"), QStringLiteral("RY-000001")}, {QStringLiteral("name"), QStringLiteral("欧阳静怡")},
                                                                            {QStringLiteral("unit_id"), idText(m_unit)}, {QStringLiteral("phone"), QStringLiteral("13900001234")}})});
        m_bed->write({made(m_bed->shape, m_bed->ids.next(), {{QStringLiteral("number"), QStringLiteral("ZY-900001")}, {QStringLiteral("name"), QStringLiteral("支付网关甲")}, {QStringLiteral("type"), QStringLiteral("virtual_server")},
                                                            {QStringLiteral("unit_id"), idText(m_unit)}, {QStringLiteral("private_ip"), QStringLiteral("172.31.9.77")}}),
                      made(m_bed->shape, m_bed->ids.next(), {{QStringLiteral("number"), QStringLiteral("ZY-900002")}, {QStringLiteral("name"), QStringLiteral("新支付网关")}, {QStringLiteral("type"), QStringLiteral("virtual_server")}})});
        std::vector<const Shape *> shapes{&shapeOf<Resource>()};
        for (const auto &shape : allShapes())
            if (RecordFinder::canFind(shape) && shape.name != m_bed->shape.name)
                shapes.push_back(&shape);
        m_finder = std::make_unique<RecordFinder>(shapes, shippedCatalogues(), *m_bed->queries);
    }
    void cleanup()
    {
        m_finder.reset();
        m_bed.reset();
    }

    void findsByTwoCharactersOfAName()
    {
        const auto found = find(QStringLiteral("静怡"));
        QCOMPARE(titles(found), QStringList{QStringLiteral("欧阳静怡")});
        QCOMPARE(found.front().entity, QStringLiteral("person"));
        QCOMPARE(found.front().id, m_person);
        QCOMPARE(found.front().detail, QStringLiteral("RY-000001 · 广州数据集团"));
    }

    void findsByAPieceOfAnAddress()
    {
        const auto found = find(QStringLiteral("31.9.7"));
        QCOMPARE(titles(found), QStringList{QStringLiteral("支付网关甲")});
        QVERIFY2(found.front().detail.contains(QStringLiteral("172.31.9.77")), qPrintable(found.front().detail));
    }

    void findsByPinyinAndItsInitials()
    {
        for (const QString &typed : {QStringLiteral("guangzhoushuju"), QStringLiteral("gzsj"), QStringLiteral("GZSJ")}) {
            const auto found = find(typed);
            QVERIFY2(std::ranges::any_of(found, [&](const FoundRecord &record) { return record.id == m_unit; }), qPrintable(typed));
        }
    }

    void aNumberTypedInFullComesFirst()
    {
        const auto found = find(QStringLiteral("zy-900002"));
        QVERIFY(!found.empty());
        QCOMPARE(found.front().title, QStringLiteral("新支付网关"));
        QCOMPARE(found.front().fit, items::Fit::Exact);
    }

    void aNameThatBeginsWithItComesBeforeOneThatHoldsIt()
    {
        QCOMPARE(titles(find(QStringLiteral("支付"))), (QStringList{QStringLiteral("支付网关甲"), QStringLiteral("新支付网关")}));
    }

    /// The name is younger than hundreds of others that hold the characters too.
    void aNameThatBeginsWithItIsFoundBehindMany()
    {
        std::vector<Record> crowd;
        for (int i = 0; i < 300; ++i)
            crowd.push_back(made(m_bed->shape, m_bed->ids.next(), {{QStringLiteral("number"), QStringLiteral("ZY-91%1").arg(i, 4, 10, QLatin1Char('0'))}, {QStringLiteral("name"), QStringLiteral("旧鲲鹏节点%1").arg(i)}, {QStringLiteral("type"), QStringLiteral("gpu")}}));
        crowd.push_back(made(m_bed->shape, m_bed->ids.next(), {{QStringLiteral("number"), QStringLiteral("ZY-920000")}, {QStringLiteral("name"), QStringLiteral("鲲鹏总控")}, {QStringLiteral("type"), QStringLiteral("gpu")}}));
        m_bed->write(crowd);

        const auto found = find(QStringLiteral("鲲鹏"));

        QCOMPARE(found.size(), size_t(RecordFinder::mostOfAKind));
        QCOMPARE(found.front().title, QStringLiteral("鲲鹏总控"));
        QCOMPARE(found.front().ofKind, 301);
    }

    void whatWasFoundIsSaidWhereTheNameDoesNotSayIt()
    {
        const auto found = find(QStringLiteral("139000012"));
        QCOMPARE(titles(found), QStringList{QStringLiteral("欧阳静怡")});
        QVERIFY2(found.front().detail.contains(QStringLiteral("13900001234")), qPrintable(found.front().detail));
    }

    void kindsStandTogetherAndAreFew()
    {
        std::map<QString, int> rows;
        QString last;
        for (const auto &record : find(QStringLiteral("越秀"))) {
            QVERIFY2(record.kind->name == last || !rows.contains(record.kind->name), qPrintable(record.kind->name));
            last = record.kind->name;
            QVERIFY(++rows[last] <= RecordFinder::mostOfAKind);
        }
        QVERIFY(rows.size() >= 3); // resources, systems and units of that district
    }

    void theLastOfManyKeystrokesIsAnswered()
    {
        QStringList answered;
        connect(m_finder.get(), &RecordFinder::found, this, [&](const QString &typed) { answered << typed; });
        for (const auto *typed : {u"数", u"数据", u"数据库", u"静怡"})
            m_finder->search(QString::fromUtf16(typed));
        QTRY_COMPARE(answered, QStringList{QStringLiteral("静怡")});
    }

    void findsSavedViewsByTheirName()
    {
        const auto &shape = shapeOf<SavedView>();
        m_bed->write(shape, {made(shape, m_bed->ids.next(), {{QStringLiteral("name"), QStringLiteral("即将到期")}, {QStringLiteral("entity"), QStringLiteral("resource")}}),
                             made(shape, m_bed->ids.next(), {{QStringLiteral("name"), QStringLiteral("闲置资源")}, {QStringLiteral("entity"), QStringLiteral("resource")}})});
        QCOMPARE(titles(find(QStringLiteral("jjdq"))), QStringList{QStringLiteral("即将到期")});
        QCOMPARE(find(QStringLiteral("闲置")).front().detail, QStringLiteral("Resources"));
    }

    void oneCharacterFindsNamesThatBeginWithIt()
    {
        m_bed->write({made(m_bed->shape, m_bed->ids.next(), {{QStringLiteral("number"), QStringLiteral("ZY-930000")}, {QStringLiteral("name"), QStringLiteral("Kylin host")}, {QStringLiteral("type"), QStringLiteral("gpu")}})});
        QCOMPARE(titles(find(QStringLiteral("k"))), QStringList{QStringLiteral("Kylin host")});
        QCOMPARE(titles(find(QStringLiteral("欧"))), QStringList{QStringLiteral("欧阳静怡")});
    }

    void punctuationFindsNothing() { QVERIFY(find(QStringLiteral("，。")).empty()); }

    void recallsInTheOrderAskedForAndLeavesOutWhatHasGone()
    {
        QStringList names;
        connect(m_finder.get(), &RecordFinder::found, this, [&](const QString &, const std::vector<FoundRecord> &records) { names = titles(records); });
        m_finder->recall({{&shapeOf<Person>(), m_person}, {&shapeOf<Person>(), m_bed->ids.next()}, {&shapeOf<Organisation>(), m_unit}});
        QTRY_COMPARE(names, (QStringList{QStringLiteral("欧阳静怡"), QStringLiteral("广州数据集团")}));
    }

    void captionsFitByPinyinToo()
    {
        using items::Fit;
        const QString caption = QStringLiteral("资源台账");
        QCOMPARE(items::fitOf(QStringLiteral("台账"), caption), Fit::Within);
        QCOMPARE(items::fitOf(QStringLiteral("zytz"), caption), Fit::Begins);
        QCOMPARE(items::fitOf(QStringLiteral("ziyuan"), caption), Fit::Begins);
        QCOMPARE(items::fitOf(QStringLiteral("资源台账"), caption), Fit::Exact);
        QCOMPARE(items::fitOf(QStringLiteral("zy-9"), caption), Fit::None);
    }
};

QTEST_GUILESS_MAIN(TestRecordFinder)
#include "tst_recordfinder.moc"
