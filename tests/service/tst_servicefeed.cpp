// The change feed: everyone sees what concerns them, nothing is skipped, and a cursor that lost its footing is told so.
#include "service/house.h"
#include "service/cursor.h"
#include "service/settings.h"

#include <mutex>

#include <thread>

using namespace house;
using namespace Qt::StringLiterals;

class TestFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"yunheng.*.info=false"_s); }

    ON_EACH_ENGINE(changesComeOnceAsTheyStandNow)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto start = *house.service->head(kim);
        const auto unit = house.unit(kim, u"A"_s);
        house.run(kim, house.edit(organisation, unit, 1, {{u"name"_s, u"B"_s}}));
        house.run(kim, house.edit(organisation, unit, 2, {{u"name"_s, u"C"_s}}));

        Rows rows;
        const auto page = house.service->changesSince(kim, start, 100, rows);
        Rows later;
        const auto end = house.service->changesSince(kim, page->cursor, 100, later);

        QVERIFY(page && !page->more && page->rows == 1);
        QCOMPARE(rows.ids, QStringList{idText(unit)});
        QCOMPARE(rows.of(organisation).front().revision, 3);
        QVERIFY(end && end->rows == 0 && later.ids.isEmpty());
    }

    ON_EACH_ENGINE(pagesFollowEachOther)
    {
        HOUSE(house);
        const auto kim = house.manager();
        auto cursor = *house.service->head(kim);
        QStringList made;
        for (int i = 0; i < 7; ++i)
            made << idText(house.unit(kim, QString::number(i)));

        Rows rows;
        int pages = 0;
        for (bool more = true; more; ++pages) {
            const auto page = house.service->changesSince(kim, cursor, 3, rows);
            QVERIFY(page);
            cursor = page->cursor;
            more = page->more;
        }

        QCOMPARE(pages, 3);
        QCOMPARE(rows.ids, made);
    }

    ON_EACH_ENGINE(parentsComeBeforeChildren)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto start = *house.service->head(kim);
        const auto unit = house.unit(kim, u"A"_s);
        const auto web = house.resourceOf(kim, unit, u"web"_s);
        house.run(kim, house.edit(organisation, unit, 1, {{u"note"_s, u"x"_s}}));

        Rows rows;
        QVERIFY(house.service->changesSince(kim, start, 100, rows));

        QCOMPARE(rows.ids, (QStringList{idText(unit), idText(web)}));
    }

    ON_EACH_ENGINE(whatLeavesTheScopeIsGoneAndWhatNeverWasInItIsSilent)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto a = house.unit(kim, u"A"_s), b = house.unit(kim, u"B"_s);
        const auto leaving = house.resourceOf(kim, a, u"leaving"_s);
        const auto coming = house.resourceOf(kim, b, u"coming"_s);
        const auto foreign = house.resourceOf(kim, b, u"foreign"_s);
        const auto lee = house.manager(u"Lee"_s, {idText(a)});
        const auto start = *house.service->head(lee);

        house.run(kim, house.edit(resource, leaving, 1, {{u"unit_id"_s, idText(b)}}));
        house.run(kim, house.edit(resource, coming, 1, {{u"unit_id"_s, idText(a)}}));
        house.run(kim, house.edit(resource, foreign, 1, {{u"note"_s, u"x"_s}}));

        Rows rows;
        const auto page = house.service->changesSince(lee, start, 100, rows);
        QVERIFY(page && page->rows == 2);
        QCOMPARE(rows.gone, QStringList{idText(leaving)});
        QCOMPARE(rows.of(resource).size(), size_t(1));
        QCOMPARE(rows.of(resource).front().id, coming);
    }

    ON_EACH_ENGINE(theHistoryComesBehindItsRows)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto unit = house.unit(kim, u"A"_s);
        const auto start = *house.service->head(kim);
        house.run(kim, house.edit(organisation, unit, 1, {{u"name"_s, u"B"_s}}));
        house.run(kim, house.edit(organisation, unit, 2, {{u"name"_s, u"C"_s}}));
        const auto young = house.unit(kim, u"young"_s);

        Rows rows;
        QVERIFY(house.service->changesSince(kim, start, 100, rows));

        QCOMPARE(rows.history[idText(unit)], (QList<Revision>{2, 3}));
        QCOMPARE(rows.history[idText(young)], QList<Revision>{1});
        const auto &entry = rows.entries.front().values;
        QCOMPARE(text(entry[size_t(HistoryCell::Entity)]), organisation);
        QCOMPARE(text(entry[size_t(HistoryCell::Kind)]), u"edit"_s);
        QCOMPARE(text(entry[size_t(HistoryCell::By)]), u"Kim"_s);
        QCOMPARE(integer(entry[size_t(HistoryCell::DoneAt)]), house.clock.now().ms);
        QCOMPARE(text(entry[size_t(HistoryCell::Changes)]), u"{\"name\":[\"A\",\"B\"]}"_s);
    }

    ON_EACH_ENGINE(aRecordThatComesIntoTheScopeBringsItsWholeHistoryAndOneThatLeavesNone)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto a = house.unit(kim, u"A"_s), b = house.unit(kim, u"B"_s);
        const auto leaving = house.resourceOf(kim, a, u"leaving"_s);
        const auto coming = house.resourceOf(kim, b, u"coming"_s);
        const auto passing = house.resourceOf(kim, a, u"passing"_s);
        house.run(kim, house.edit(resource, coming, 1, {{u"note"_s, u"of B"_s}}));
        const auto lee = house.manager(u"Lee"_s, {idText(a)});
        auto cursor = *house.service->head(lee);
        house.run(kim, house.edit(resource, leaving, 1, {{u"unit_id"_s, idText(b)}}));
        house.run(kim, house.edit(resource, coming, 2, {{u"unit_id"_s, idText(a)}}));
        // Away and back within one page: what the reader keeps of it may be gone by then.
        house.run(kim, house.edit(resource, passing, 1, {{u"unit_id"_s, idText(b)}}));
        house.run(kim, house.edit(resource, passing, 2, {{u"unit_id"_s, idText(a)}}));

        Rows rows;
        QVERIFY(house.service->changesSince(lee, cursor, 100, rows));

        QCOMPARE(rows.history.size(), size_t(2));
        QCOMPARE(rows.history[idText(coming)], (QList<Revision>{1, 2, 3}));
        QCOMPARE(rows.history[idText(passing)], (QList<Revision>{1, 2, 3}));
    }

    ON_EACH_ENGINE(theHistorysSnapshotHoldsWhatTheActorMaySeeAndGoesOnByKey)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto system = house.actor(u"system"_s, {u"system_admin"_s});
        const auto a = house.unit(kim, u"A"_s), b = house.unit(kim, u"B"_s);
        const auto own = house.resourceOf(kim, a, u"own"_s);
        const auto foreign = house.resourceOf(kim, b, u"foreign"_s);
        house.run(kim, house.edit(resource, own, 1, {{u"note"_s, u"x"_s}}));
        house.run(kim, house.edit(resource, foreign, 1, {{u"note"_s, u"x"_s}}));
        House::applied(house.run(system, house.create(account, {{u"login"_s, u"zhang"_s}, {u"roles"_s, u"viewer"_s}, {u"unit_scope"_s, u"*"_s}})));
        const auto lee = house.manager(u"Lee"_s, {idText(a)});
        const auto all = [&](const Actor &who) {
            Rows rows;
            QByteArray after;
            for (bool more = true; more;) {
                const auto page = house.service->snapshot(who, u"history"_s, after, 2, rows);
                if (!page)
                    qFatal("%s", qPrintable(page.error().message));
                after = page->after;
                more = page->more;
            }
            return rows.history;
        };

        const auto lees = all(lee);
        const auto kims = all(kim);

        QCOMPARE(lees, (std::map<QString, QList<Revision>>{{idText(a), {1}}, {idText(own), {1, 2}}}));
        QCOMPARE(kims.size(), size_t(4));
        QCOMPARE(kims.at(idText(foreign)), (QList<Revision>{1, 2}));
        Rows rows;
        for (const auto &place : {QByteArray("x"), idText(own).toLatin1(), idText(own).toLatin1() + " x", QByteArray(36, 'a') + " 1", "' OR " + QByteArray(40, '1')})
            QCOMPARE(house.service->snapshot(kim, u"history"_s, place, 10, rows).error().code, ErrorCode::BadRequest);
    }

    ON_EACH_ENGINE(anEntityWithoutTheRightToReadItIsSilent)
    {
        HOUSE(house);
        const auto system = house.actor(u"system"_s, {u"system_admin"_s});
        const auto kim = house.manager();
        const auto start = *house.service->head(kim);
        House::applied(house.run(system, house.create(account, {{u"login"_s, u"zhang"_s}, {u"roles"_s, u"viewer"_s}, {u"unit_scope"_s, u"*"_s}})));

        Rows rows;
        QVERIFY(house.service->changesSince(kim, start, 100, rows));

        QVERIFY(rows.ids.isEmpty());
        QCOMPARE(house.service->snapshot(kim, account, {}, 10, rows).error().field, u"account.read"_s);
        const auto counts = *house.service->counts(kim);
        QVERIFY(std::ranges::none_of(counts, [](const EntityCount &count) { return count.entity == account; }));
    }

    ON_EACH_ENGINE(aSnapshotAndTheFeedSinceItsBeginningAreWhole)
    {
        HOUSE(house);
        const auto kim = house.manager();
        QStringList made;
        for (int i = 0; i < 5; ++i)
            made << idText(house.unit(kim, QString::number(i)));
        const auto head = *house.service->head(kim);

        Rows rows;
        QByteArray after;
        for (bool more = true; more;) {
            const auto page = house.service->snapshot(kim, organisation, after, 2, rows);
            QVERIFY(page);
            if (after.isEmpty())
                made << idText(house.unit(kim, u"meanwhile"_s));
            after = page->after;
            more = page->more;
        }
        QVERIFY(house.service->changesSince(kim, head, 100, rows));

        rows.ids.removeDuplicates();
        QCOMPARE(rows.ids, made);
    }

    ON_EACH_ENGINE(malformedCursorsAreRefused)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto good = *house.service->head(kim);
        Rows rows;

        for (const auto &bad : {QByteArray(), QByteArray("x"), QByteArray("!!!!"), QByteArray(100'000, 'A'), good.text.chopped(1), good.text + "A", QByteArray("'; DROP TABLE audit; --")})
            QCOMPARE(house.service->changesSince(kim, {bad}, 10, rows).error().code, ErrorCode::BadRequest);
        auto flipped = good.text;
        flipped[30] = flipped[30] == 'A' ? 'B' : 'A';
        QCOMPARE(house.service->changesSince(kim, {flipped}, 10, rows).error().code, ErrorCode::BadRequest);
        QCOMPARE(house.service->snapshot(kim, organisation, "' OR 1=1", 10, rows).error().code, ErrorCode::BadRequest);
        QCOMPARE(house.service->snapshot(kim, u"sqlite_master"_s, {}, 10, rows).error().code, ErrorCode::NotFound);
    }

    ON_EACH_ENGINE(aCursorOfAnotherScopeOrEpochIsGone)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto unit = house.unit(kim, u"A"_s);
        auto lee = house.manager(u"Lee"_s, {idText(unit)});
        const auto mine = *house.service->head(kim);
        Rows rows;

        QCOMPARE(house.service->changesSince(lee, mine, 10, rows).error().code, ErrorCode::CursorGone);
        {
            const auto database = house.database();
            QVERIFY(service::renewEpoch(*database));
        }
        house.reopen();
        QCOMPARE(house.service->changesSince(kim, mine, 10, rows).error().code, ErrorCode::CursorGone);
        QVERIFY(house.service->changesSince(kim, *house.service->head(kim), 10, rows));
        QCOMPARE(house.field(kim, organisation, house.unit(kim, u"B"_s), u"number"_s), Value(u"DW-000002"_s));
    }

    ON_EACH_ENGINE(aCursorOlderThanTheTombstonesIsGone)
    {
        HOUSE(house);
        const auto kim = house.manager();
        house.unit(kim, u"before"_s);
        const auto early = *house.service->head(kim);
        house.unit(kim, u"old"_s);
        house.unit(kim, u"old too"_s);
        const auto between = *house.service->head(kim);
        house.clock.turnDays(100);
        house.unit(kim, u"young"_s);

        const auto pruned = house.service->prune();

        Rows rows;
        QVERIFY(pruned && *pruned == 3);
        QCOMPARE(house.service->changesSince(kim, early, 10, rows).error().code, ErrorCode::CursorGone);
        QVERIFY(house.service->changesSince(kim, between, 10, rows));
        QCOMPARE(rows.of(organisation).size(), size_t(1));
    }

    ON_EACH_ENGINE(aQuietFeedKeepsItsCursorsWhenPruned)
    {
        HOUSE(house);
        const auto kim = house.manager();
        house.unit(kim, u"A"_s);
        Rows rows;
        const auto cursor = *house.service->head(kim);
        house.clock.turnDays(1000);

        QVERIFY(house.service->prune());

        QVERIFY(house.service->changesSince(kim, cursor, 10, rows));
        QVERIFY(house.service->changesSince(kim, *house.service->head(kim), 10, rows));
    }

    ON_EACH_ENGINE(theFeedsNumberGrowsAndTheCommitIsTold)
    {
        HOUSE(house);
        const auto kim = house.manager();
        std::atomic<int> pokes = 0;
        house.service->whenCommitted([&] { ++pokes; });
        const auto before = *house.service->feedHead();

        house.unit(kim, u"A"_s);

        QVERIFY(*house.service->feedHead() > before);
        QTRY_COMPARE(pokes.load(), 1);
    }

    /// Eight writers and a reader at the same time: what the reader collected is what was written. Beside it reads the
    /// naive cursor that so many systems use, to show that the test could see a loss; how many it loses is measured by
    /// the bench `feed`.
    ON_EACH_ENGINE(nothingIsSkippedWhileManyWrite)
    {
        HOUSE(house);
        constexpr int writers = 8;
        constexpr int acts = 60;
        const auto kim = house.manager();
        auto cursor = *house.service->head(kim);
        QSet<QString> written;
        std::mutex mutex;
        std::atomic<int> working = writers;
        std::vector<std::thread> threads;
        for (int w = 0; w < writers; ++w)
            threads.emplace_back([&] {
                for (int i = 0; i < acts; ++i) {
                    const auto command = house.create(organisation, {{u"name"_s, u"A"_s}});
                    const auto receipts = house.service->execute(kim, {command, house.create(person, {})});
                    const std::lock_guard lock(mutex);
                    if (receipts && std::holds_alternative<Applied>(receipts->front().outcome))
                        written.insert(idText(command.targets[0].id));
                }
                --working;
            });

        Rows rows;
        for (bool done = false; !done;) {
            done = working == 0;
            const auto page = house.service->changesSince(kim, cursor, 50, rows);
            if (!page)
                break;
            cursor = page->cursor;
            done = done && !page->more;
        }
        for (auto &thread : threads)
            thread.join();

        QCOMPARE(written.size(), writers * acts);
        QCOMPARE(QSet<QString>(rows.ids.cbegin(), rows.ids.cend()), written);
    }

    void transactionsAreOrderedByNumberNotByText()
    {
        house::House house(int(store::Engine::Postgres));
        const auto kim = house.manager();
        const auto database = house.database();
        QVERIFY(database->script(u"INSERT INTO change_log (xid, seq, entity, record_id, revision, at, scope_after) VALUES "
                                 "('100', 2, 'organisation', 'second', 1, 0, 'x'), ('99', 1, 'organisation', 'first', 1, 0, 'x')"_s));
        auto cursor = service::cursorOf({*service::readEpoch(*database), {0, 0}, service::scopeDigest(kim)});

        Rows rows;
        for (int page = 0; page < 2; ++page)
            cursor = house.service->changesSince(kim, cursor, 1, rows)->cursor;

        QCOMPARE(rows.gone, (QStringList{u"first"_s, u"second"_s}));
        QCOMPARE(house.service->feedHead().value_or(-1), 100);
    }

    /// On PostgreSQL a writer that hesitates holds its earlier number back; the reader waits for it and then sees both.
    void aSlowWriterIsWaitedFor()
    {
        house::House house(int(store::Engine::Postgres));
        const auto kim = house.manager();
        const auto start = *house.service->head(kim);
        const auto slow = house.database();
        QVERIFY(slow->script(u"BEGIN;\nINSERT INTO change_log (entity, record_id, revision, at, scope_after) VALUES ('organisation', 'x', 1, 0, 'x')"_s));
        const auto quick = house.unit(kim, u"quick"_s);
        const auto naive = *slow->number(u"SELECT MAX(seq) FROM change_log"_s);

        Rows early;
        const auto page = house.service->changesSince(kim, start, 100, early);
        QVERIFY(slow->script(u"COMMIT"_s));
        Rows late;
        QVERIFY(page && house.service->changesSince(kim, page->cursor, 100, late));

        QVERIFY(early.ids.isEmpty());
        QCOMPARE(late.of(organisation).front().id, quick);
        QVERIFY(late.gone.contains(u"x"_s));
        // The control: a cursor on the sequence that saw the quick one would never have seen the slow one.
        QCOMPARE(house.database()->number(u"SELECT COUNT(*) FROM change_log WHERE seq > ?"_s, {naive}).value_or(-1), 0);
        QVERIFY(*house.database()->number(u"SELECT seq FROM change_log WHERE record_id = 'x'"_s) < naive);
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_servicefeed.moc"
