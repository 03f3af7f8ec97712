// Saved views: seen by their owner, by those of the role or of the unit they are shared with, and by nobody else, however
// wide their scope; changed by their owner alone.
#include "service/house.h"

using namespace house;
using namespace Qt::StringLiterals;

namespace {

const QString savedView = QStringLiteral("saved_view");

Patch view(const QString &name, const QString &audience)
{
    return {{u"name"_s, name}, {u"entity"_s, resource}, {u"query"_s, u"{}"_s}, {u"audience"_s, audience}};
}

QStringList namesOf(const std::vector<Record> &views)
{
    QStringList names;
    for (const auto &record : views)
        names << titleOf(*shapeNamed(savedView), record);
    names.sort();
    return names;
}

} // namespace

class TestServiceSavedViews : public QObject
{
    Q_OBJECT

private:
    /// What each of the ways out of the server lets that person see.
    static void verifySees(House &house, const Actor &who, const Cursor &start, const QStringList &expected)
    {
        Rows snapshot;
        QVERIFY(house.service->snapshot(who, savedView, {}, 100, snapshot));
        QCOMPARE(namesOf(snapshot.of(savedView)), expected);
        Rows feed;
        QVERIFY(house.service->changesSince(who, start, 1'000, feed));
        QCOMPARE(namesOf(feed.of(savedView)), expected);
        Rows list;
        QVERIFY(house.service->list(who, savedView, {.limit = 100}, list));
        QCOMPARE(namesOf(list.of(savedView)), expected);
        const auto counts = house.service->counts(who);
        QVERIFY(counts);
        for (const auto &count : *counts)
            if (count.entity == savedView)
                QCOMPARE(count.rows, expected.size());
    }

private Q_SLOTS:
    ON_EACH_ENGINE(areSeenByWhomTheyAreFor)
    {
        QFETCH(int, engine);
        House house(engine);
        const auto kim = house.manager();
        const QUuid water = house.unit(kim, u"水务局"_s);
        const QUuid data = house.unit(kim, u"数据局"_s);
        const auto engineer = house.actor(u"Li"_s, {u"engineer"_s}, {idText(water)});
        const auto desk = house.actor(u"Wu"_s, {u"service_desk"_s}, {idText(data)});
        const auto everywhere = house.actor(u"He"_s, {u"engineer"_s});
        const auto twice = house.actor(u"Lu"_s, {u"engineer"_s, u"service_desk"_s});
        const auto thrice = house.actor(u"Xu"_s, {u"viewer"_s, u"engineer"_s, u"service_desk"_s});
        std::vector<Cursor> starts;
        for (const auto &who : {kim, engineer, desk, everywhere, twice, thrice})
            starts.push_back(house.service->head(who).value_or(Cursor()));

        House::applied(house.run(kim, house.create(savedView, view(u"自用"_s, kim.audienceOfOne()))));
        House::applied(house.run(engineer, house.create(savedView, view(u"工程师"_s, u"role:engineer"_s))));
        House::applied(house.run(engineer, house.create(savedView, view(u"水务"_s, idText(water)))));
        House::applied(house.run(desk, house.create(savedView, view(u"服务台自用"_s, desk.audienceOfOne()))));

        verifySees(house, kim, starts[0], {u"水务"_s, u"自用"_s});
        verifySees(house, engineer, starts[1], {u"工程师"_s, u"水务"_s});
        verifySees(house, desk, starts[2], {u"服务台自用"_s});
        verifySees(house, everywhere, starts[3], {u"工程师"_s, u"水务"_s});
        verifySees(house, twice, starts[4], {u"工程师"_s, u"水务"_s});
        verifySees(house, thrice, starts[5], {u"工程师"_s, u"水务"_s});
    }

    ON_EACH_ENGINE(leaveTheDesksOfThoseTheyAreNoLongerFor)
    {
        QFETCH(int, engine);
        House house(engine);
        const auto owner = house.actor(u"Li"_s, {u"engineer"_s});
        const auto colleague = house.actor(u"He"_s, {u"engineer"_s});
        const auto made = House::applied(house.run(owner, house.create(savedView, view(u"工程师"_s, u"role:engineer"_s))));
        const auto cursor = house.service->head(colleague);
        QVERIFY(cursor);

        House::applied(house.run(owner, house.edit(savedView, made.id, made.revision, {{u"audience"_s, owner.audienceOfOne()}})));

        Rows rows;
        QVERIFY(house.service->changesSince(colleague, *cursor, 100, rows));
        QCOMPARE(rows.gone, QStringList{idText(made.id)});
        QVERIFY(!house.service->record(colleague, savedView, made.id));
    }

    ON_EACH_ENGINE(areChangedByTheirOwnerAlone)
    {
        QFETCH(int, engine);
        House house(engine);
        const auto owner = house.actor(u"Li"_s, {u"engineer"_s});
        const auto colleague = house.manager(u"He"_s, {});
        const QUuid unit = house.unit(colleague, u"水务局"_s);
        const auto made = House::applied(house.run(owner, house.create(savedView, view(u"水务"_s, idText(unit)))));

        const auto edited = House::refusal(house.run(colleague, house.edit(savedView, made.id, made.revision, {{u"name"_s, u"改名"_s}})));
        const auto retired = House::refusal(house.run(colleague, house.change(CommandKind::Retire, savedView, made.id, made.revision)));

        QCOMPARE(edited.code, ErrorCode::MissingRight);
        QCOMPARE(retired.code, ErrorCode::MissingRight);
        QCOMPARE(text(house.field(owner, savedView, made.id, u"owner_login"_s)), u"Li"_s);
        House::applied(house.run(owner, house.change(CommandKind::Retire, savedView, made.id, made.revision)));
    }

    void refusesWhomOneCannotShareWith_data()
    {
        QTest::addColumn<QString>("audience");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("field");
        QTest::newRow("a role that one has not") << u"role:service_manager"_s << u"{}"_s << u"audience"_s;
        QTest::newRow("another person") << u"account:019a0000-0000-7000-8000-000000000000"_s << u"{}"_s << u"audience"_s;
        QTest::newRow("an unknown kind") << u"team:all"_s << u"{}"_s << u"audience"_s;
        QTest::newRow("a query that is none") << u"role:engineer"_s << u"[1]"_s << u"query"_s;
    }
    void refusesWhomOneCannotShareWith()
    {
        QFETCH(QString, audience);
        QFETCH(QString, query);
        QFETCH(QString, field);
        House house(int(store::Engine::Sqlite));
        const auto owner = house.actor(u"Li"_s, {u"engineer"_s});
        auto patch = view(u"视图"_s, audience);
        patch[u"query"_s] = query;

        const auto refused = House::refusal(house.run(owner, house.create(savedView, patch)));

        QCOMPARE(refused.code, ErrorCode::InvalidValue);
        QCOMPARE(refused.field, field);
    }
};

QTEST_GUILESS_MAIN(TestServiceSavedViews)
#include "tst_servicesavedviews.moc"
