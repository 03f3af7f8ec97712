// The cache of encoded pages: one maker a key, and a bound on memory.
#include "app/server/http/pagecache.h"

#include <QTest>
#include <atomic>
#include <latch>
#include <thread>

using namespace contract;

class TestPageCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAPageOnceForManyReaders();
    void forgetsTheOldestWhenFull();
    void keepsNoGiant();
    void keepsNoFailure();
};

void TestPageCache::makesAPageOnceForManyReaders()
{
    server::PageCache cache(1'000'000);
    std::atomic<int> made = 0;
    std::atomic<int> right = 0;
    std::latch together(8);
    std::vector<std::thread> readers;
    for (int i = 0; i < 8; ++i)
        readers.emplace_back([&] {
            together.arrive_and_wait();
            const auto page = cache.get("key", [&]() -> Result<std::string> {
                ++made;
                std::this_thread::yield();
                return std::string("page");
            });
            right += page && **page == "page";
        });
    for (auto &reader : readers)
        reader.join();
    QCOMPARE(made.load(), 1);
    QCOMPARE(right.load(), 8);
}

void TestPageCache::forgetsTheOldestWhenFull()
{
    server::PageCache cache(10'000);
    const auto make = []() -> Result<std::string> { return std::string(2000, 'x'); };
    for (const auto *key : {"a", "b", "c", "d"})
        QVERIFY(cache.get(key, make));
    QVERIFY(cache.get("a", make)); // used again: "b" is now the oldest
    QVERIFY(cache.get("e", make));
    const auto before = cache.made();
    QVERIFY(cache.get("a", make));
    QCOMPARE(cache.made(), before);
    QVERIFY(cache.get("b", make));
    QCOMPARE(cache.made(), before + 1);
}

void TestPageCache::keepsNoGiant()
{
    server::PageCache cache(10'000);
    const auto giant = []() -> Result<std::string> { return std::string(9'000, 'x'); };
    QVERIFY(cache.get("giant", giant));
    QVERIFY(cache.get("giant", giant));
    QCOMPARE(cache.made(), 2);
}

void TestPageCache::keepsNoFailure()
{
    server::PageCache cache(10'000);
    QVERIFY(!cache.get("key", []() -> Result<std::string> { return fail(ErrorCode::Storage); }));
    QVERIFY(cache.get("key", []() -> Result<std::string> { return std::string("page"); }));
}

QTEST_GUILESS_MAIN(TestPageCache)
#include "tst_pagecache.moc"
