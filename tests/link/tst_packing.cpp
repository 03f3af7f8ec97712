// zstd and gzip: what is packed comes back, and what unpacks to too much or to nothing is refused.
#include "link/compression.h"

#include <QTest>

using namespace contract;
using wire::Encoding;

class TestPacking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacksWhatItPacked_data();
    void unpacksWhatItPacked();
    void unpacksBytesAsTheyArrive();
    void refusesABomb_data() { unpacksWhatItPacked_data(); }
    void refusesABomb();
    void refusesACutStream_data() { unpacksWhatItPacked_data(); }
    void refusesACutStream();
    void refusesBytesBehindTheStream();
    void refusesNoise();
    void choosesTheBestThatIsAllowed_data();
    void choosesTheBestThatIsAllowed();
};

void TestPacking::unpacksWhatItPacked_data()
{
    QTest::addColumn<int>("encoding");
    QTest::newRow("zstd") << int(Encoding::Zstd);
    QTest::newRow("gzip") << int(Encoding::Gzip);
}

void TestPacking::unpacksWhatItPacked()
{
    QFETCH(int, encoding);
    for (const size_t size : {size_t(0), size_t(1), size_t(1000), size_t(300'000), size_t(3'000'000)}) {
        std::string bytes;
        while (bytes.size() < size)
            bytes += "row " + std::to_string(bytes.size() * 7919 % 10'007) + '\n';
        const auto packed = wire::packed(Encoding(encoding), bytes);

        const auto unpacked = wire::unpacked(Encoding(encoding), packed, bytes.size());

        QVERIFY(unpacked);
        QVERIFY(*unpacked == bytes);
    }
}

void TestPacking::unpacksBytesAsTheyArrive()
{
    const std::string bytes(200'000, 'x');
    for (const auto encoding : {Encoding::Zstd, Encoding::Gzip, Encoding::Identity}) {
        const auto packed = wire::packed(encoding, bytes);
        wire::Unpacker unpacker(encoding, bytes.size());
        std::string out;
        for (const char c : packed)
            QVERIFY(unpacker.feed({&c, 1}, out));
        QVERIFY(unpacker.finish());
        QVERIFY(out == bytes);
    }
}

void TestPacking::refusesABomb()
{
    QFETCH(int, encoding);
    const auto bomb = wire::packed(Encoding(encoding), std::string(50'000'000, '\0'));

    const auto unpacked = wire::unpacked(Encoding(encoding), bomb, 1'000'000);

    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().code, ErrorCode::TooLarge);
}

void TestPacking::refusesACutStream()
{
    QFETCH(int, encoding);
    const auto packed = wire::packed(Encoding(encoding), std::string("some bytes that are packed"));
    for (size_t length = 0; length < packed.size(); ++length)
        QVERIFY(!wire::unpacked(Encoding(encoding), std::string_view(packed).substr(0, length), 1000));
}

void TestPacking::refusesBytesBehindTheStream()
{
    for (const auto encoding : {Encoding::Zstd, Encoding::Gzip})
        QVERIFY(!wire::unpacked(encoding, wire::packed(encoding, "abc") + "tail", 1000));
}

void TestPacking::refusesNoise()
{
    QVERIFY(!wire::unpacked(Encoding::Zstd, "no zstd at all", 1000));
    QVERIFY(!wire::unpacked(Encoding::Gzip, "no gzip at all", 1000));
}

void TestPacking::choosesTheBestThatIsAllowed_data()
{
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<int>("encoding");
    QTest::newRow("nothing said") << QByteArray() << int(Encoding::Identity);
    QTest::newRow("both") << QByteArray("gzip, deflate, zstd") << int(Encoding::Zstd);
    QTest::newRow("gzip only") << QByteArray("gzip") << int(Encoding::Gzip);
    QTest::newRow("weights") << QByteArray("zstd;q=0.5, gzip;q=1.0") << int(Encoding::Zstd);
    QTest::newRow("zstd forbidden") << QByteArray("zstd;q=0, gzip") << int(Encoding::Gzip);
    QTest::newRow("zstd forbidden at length") << QByteArray("zstd; q=0.000,gzip;q=0.1") << int(Encoding::Gzip);
    QTest::newRow("unknown") << QByteArray("br, compress") << int(Encoding::Identity);
    QTest::newRow("noise") << QByteArray(",,;;q=,=") << int(Encoding::Identity);
}

void TestPacking::choosesTheBestThatIsAllowed()
{
    QFETCH(QByteArray, accepted);
    QFETCH(int, encoding);
    QCOMPARE(int(wire::chooseEncoding(accepted.toStdString())), encoding);
}

QTEST_GUILESS_MAIN(TestPacking)
#include "tst_packing.moc"
