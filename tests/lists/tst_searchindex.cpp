// The search index says what the texts say, whatever was written, overwritten and removed in between.
#include "lists/city.h"
#include "replica/prepared.h"
#include "replica/rowbatch.h"
#include "replica/searchindex.h"
#include "replica/textsearch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace contract;

namespace {

/// A database in memory with the index of resources, and what should be in it.
class Shelf
{
public:
    Shelf()
    {
        if (sqlite3_open(":memory:", &m_handle) != SQLITE_OK)
            qFatal("no database");
        run(QStringLiteral("CREATE TABLE resource (rid INTEGER PRIMARY KEY, retired BIGINT);\n") + replica::SearchIndex::createSql(shape));
        m_index = std::make_unique<replica::SearchIndex>(m_handle, shape);
    }
    ~Shelf()
    {
        m_index.reset();
        sqlite3_close(m_handle);
    }
    void put(quint32 rid, const Record &record)
    {
        const replica::RecordRow row(shape, record);
        m_index->put(rid, row.view().cells);
        replica::searchTextOf(shape, row.view().cells, texts[rid]);
    }
    void remove(quint32 rid)
    {
        m_index->remove(rid);
        texts.erase(rid);
    }
    void flush() { QVERIFY(m_index->flush()); }
    void forget() { m_index->forget(); }
    void run(const QString &sql) { QVERIFY(replica::runScript(m_handle, sql)); }
    [[nodiscard]] qint64 number(const QString &sql)
    {
        auto statement = replica::Prepared::make(m_handle, sql);
        return statement && statement->step().value_or(false) ? statement->integer(0) : -1;
    }
    [[nodiscard]] std::vector<quint32> found(const QString &query)
    {
        const std::atomic<bool> stop = false;
        auto search = replica::TextSearch::open(m_handle, shape, stop);
        const auto words = replica::wordsOf(query);
        auto candidates = search->candidates(words);
        replica::RidSet rids = candidates->rids;
        if (!candidates->bounded)
            for (const auto &[rid, text] : texts)
                rids.insert(rid);
        if (!candidates->verify.empty() && !search->verify(rids, candidates->verify, [](size_t, quint64) {}))
            qFatal("not verified");
        std::vector<quint32> all;
        rids.each([&](quint32 rid) {
            all.push_back(rid);
            return true;
        });
        return all;
    }
    /// The error of verifying rid 1.
    [[nodiscard]] Error trouble(const QString &query)
    {
        const std::atomic<bool> stop = false;
        auto search = replica::TextSearch::open(m_handle, shape, stop);
        std::vector<replica::DoubtfulWord> anywhere;
        for (const auto &word : replica::wordsOf(query))
            anywhere.push_back({.word = word});
        const auto hit = search->has(1, anywhere);
        return hit ? Error() : hit.error();
    }
    [[nodiscard]] std::vector<quint32> expected(const QString &query) const
    {
        const auto words = replica::wordsOf(query);
        std::vector<quint32> all;
        for (const auto &[rid, text] : texts)
            if (std::ranges::all_of(words, [&, &text = text](const auto &word) { return replica::isIn(word, text.text, text.pinyin, text.initials); }))
                all.push_back(rid);
        return all;
    }

    const Shape &shape = shapeOf<Resource>();
    std::map<quint32, replica::SearchText> texts;

private:
    sqlite3 *m_handle = nullptr;
    std::unique_ptr<replica::SearchIndex> m_index;
};

const QStringList queries{QStringLiteral("数据"), QStringLiteral("平台"), QStringLiteral("10.1"), QStringLiteral("zy-0000"), QStringLiteral("sj"), QStringLiteral("shuju"), QStringLiteral("天河区 服务器"),
                          QStringLiteral("gpu"), QStringLiteral("数据库服务器-0"), QStringLiteral("陈伟明"), QStringLiteral("a"), QStringLiteral("㛃𬭚"), QStringLiteral("5"), QStringLiteral("020-8"), QStringLiteral("xt")};

} // namespace

class TestSearchIndex : public QObject
{
    Q_OBJECT

private:
    static void compare(Shelf &shelf)
    {
        for (const auto &query : queries)
            QVERIFY2(shelf.found(query) == shelf.expected(query), qPrintable(query));
    }

private Q_SLOTS:
    void findsWhatWasLoadedInBulk()
    {
        const lists::City city({.resources = 20'000});
        Shelf shelf;
        for (int i = 0; i < 20'000; ++i) {
            shelf.put(quint32(i + 1), city.resource(i));
            if (i % 5'000 == 0)
                shelf.flush();
        }
        shelf.flush();
        QVERIFY(shelf.expected(QStringLiteral("数据")).size() > 1'000);
        QVERIFY(!shelf.expected(QStringLiteral("陈伟明")).empty());
        compare(shelf);
    }

    void followsChangesAndRemovals()
    {
        const lists::City city({.resources = 50'000});
        QRandomGenerator dice(7);
        Shelf shelf;
        for (int round = 0; round < 30; ++round) {
            for (int i = 0; i < 300; ++i) {
                const quint32 rid = 1 + quint32(dice.bounded(12'000));
                if (dice.bounded(4) == 0)
                    shelf.remove(rid);
                else
                    shelf.put(rid, city.resource(dice.bounded(50'000)));
            }
            shelf.flush();
        }
        compare(shelf);
        for (const auto &[rid, text] : std::map(shelf.texts))
            shelf.remove(rid);
        shelf.flush();
        compare(shelf);
        QCOMPARE(shelf.number(QStringLiteral("SELECT count(*) FROM resource_gram")), 0);
    }

    void forgetsWhatWasRolledBack()
    {
        const lists::City city({});
        Shelf shelf;
        shelf.put(1, city.resource(1));
        shelf.flush();
        const auto kept = shelf.texts;
        shelf.run(QStringLiteral("BEGIN"));
        for (quint32 rid = 1; rid < 9'000; rid += 7)
            shelf.put(rid, city.resource(int(rid) + 5));
        shelf.flush();
        shelf.put(2, city.resource(2));
        shelf.run(QStringLiteral("ROLLBACK"));
        shelf.forget();
        shelf.texts = kept;
        compare(shelf);
        for (quint32 rid = 1; rid < 9'000; rid += 11)
            shelf.put(rid, city.resource(int(rid)));
        shelf.flush();
        compare(shelf);
    }

    void writesNothingWhereTheTextsStay()
    {
        const lists::City city({});
        Shelf shelf;
        for (quint32 rid = 1; rid < 200; ++rid)
            shelf.put(rid, city.resource(int(rid)));
        shelf.flush();
        const auto before = shelf.number(QStringLiteral("SELECT total_changes()"));
        for (quint32 rid = 1; rid < 200; ++rid) {
            Record record = city.resource(int(rid));
            record.values[size_t(shelf.shape.indexOf(u"vcpu"))] = qint64(99);
            shelf.put(rid, record);
        }
        shelf.flush();
        QCOMPARE(shelf.number(QStringLiteral("SELECT total_changes()")), before);
    }

    void namesADamagedBlock()
    {
        const lists::City city({});
        Shelf shelf;
        shelf.put(1, city.resource(1));
        shelf.flush();
        shelf.run(QStringLiteral("UPDATE resource_text SET value = x'01020304'"));
        QCOMPARE(shelf.trouble(QStringLiteral("平台服务")).code, ErrorCode::Storage);
        QCOMPARE(shelf.trouble(QStringLiteral("平台服务")).field, QStringLiteral("resource"));
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
