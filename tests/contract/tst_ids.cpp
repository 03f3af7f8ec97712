// Ids are UUIDv7: their order is the order of creation, as text, as bytes and when the clock misbehaves.
#include "contract/systemports.h"

#include <QTest>
#include <thread>

using namespace contract;

namespace {

struct SetClock : Clock {
    qint64 ms = 1'763'000'000'000;
    Instant now() const override { return Instant{ms}; }
};

} // namespace

class tst_ids : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areVersionSevenOfTheirTime();
    void ascendWithinOneMillisecond();
    void ascendWhenTheClockStepsBack();
    void areUniqueAcrossThreads();
    void theSameSeedGivesTheSameId();
    void onlyTheCanonicalTextIsAnId();
};

void tst_ids::areVersionSevenOfTheirTime()
{
    SetClock clock;
    clock.ms = 0x0193'552A'7C00;
    UuidV7Source source(clock);

    const auto id = source.next();

    QCOMPARE(id.variant(), QUuid::DCE);
    QVERIFY(idText(id).startsWith(QStringLiteral("0193552a-7c00-7")));
}

void tst_ids::ascendWithinOneMillisecond()
{
    SetClock clock;
    UuidV7Source source(clock);

    QString last;
    for (int i = 0; i < 10'000; ++i) {
        const auto text = idText(source.next());
        QVERIFY(last < text);
        last = text;
    }
}

void tst_ids::ascendWhenTheClockStepsBack()
{
    SetClock clock;
    UuidV7Source source(clock);
    const auto before = idText(source.next());

    clock.ms -= 3'600'000;
    const auto after = idText(source.next());

    QVERIFY(before < after);
}

void tst_ids::areUniqueAcrossThreads()
{
    const SystemClock clock;
    UuidV7Source source(clock);
    std::array<std::vector<QUuid>, 4> made;

    std::vector<std::jthread> threads;
    for (auto &ids : made)
        threads.emplace_back([&] {
            for (int i = 0; i < 5'000; ++i)
                ids.push_back(source.next());
        });
    threads.clear();

    QSet<QUuid> all;
    for (const auto &ids : made)
        all.unite(QSet<QUuid>(ids.begin(), ids.end()));
    QCOMPARE(all.size(), 20'000);
}

void tst_ids::theSameSeedGivesTheSameId()
{
    QCOMPARE(uuidV7(1, 2, 3), uuidV7(1, 2, 3));
    QCOMPARE(idText(uuidV7(0x0193552A7C00, 0xABC, 0x0DEF'0123'4567'89ABULL)), QStringLiteral("0193552a-7c00-7abc-8def-0123456789ab"));
}

void tst_ids::onlyTheCanonicalTextIsAnId()
{
    const auto id = uuidV7(1'763'000'000'000, 1, 1);

    QCOMPARE(idOf(idText(id)), id);
    for (const auto &text : {id.toString(), idText(id).toUpper(), idText(id) + u' ', QString(), QString(36, u'-'), QString(36, u'g')})
        QVERIFY2(idOf(text).isNull() || text == idText(id), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_ids)
#include "tst_ids.moc"
