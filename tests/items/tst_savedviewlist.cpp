// Saved views over a real cache: whose are shown, in what order, with what counts; and the file that carries them.
#include "contract/entities/entities.h"
#include "items/bed.h"
#include "items/listqueryjson.h"
#include "items/savedviewlist.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace contract;
using items::SavedViewList;
using namespace Qt::StringLiterals;

class TestSavedViewList : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Bed> m_bed;
    const Shape &m_shape = shapeOf<SavedView>();
    Actor m_actor;
    int m_made = 0;

    Record view(const QString &name, const QString &audience, const replica::ListQuery &query, const QString &owner = u"li"_s)
    {
        Record record = blankRecord(m_shape, QUuid::createUuidV5(QUuid(), u"view %1"_s.arg(++m_made)));
        record.revision = 1;
        const auto set = [&](QStringView field, const QString &value) { record.values[size_t(m_shape.indexOf(field))] = value; };
        set(u"name", name);
        set(u"entity", query.entity);
        set(u"query", items::jsonOf(query));
        set(u"audience", audience);
        set(u"owner_login", owner);
        return record;
    }
    replica::ListQuery inState(const QString &state)
    {
        return {.entity = m_bed->shape.name, .filters = {{u"state"_s, replica::ListFilter::Test::AnyOf, {state}}}};
    }
    int countOf(const QString &state)
    {
        int count = 0;
        for (int i = 0; i < m_bed->city.plan().resources; ++i) {
            const auto record = m_bed->city.resource(i);
            count += !record.retired && text(record.values[m_bed->field(u"state")]) == state ? 1 : 0;
        }
        return count;
    }
    static QString shownIn(const SavedViewList &list)
    {
        QStringList names;
        for (int row = 0; row < list.rowCount(); ++row)
            names << list.index(row, SavedViewList::NameColumn).data().toString();
        return names.join(u' ');
    }

private Q_SLOTS:
    void init()
    {
        m_bed = std::make_unique<Bed>(lists::CityPlan{.units = 10, .systems = 5, .resources = 400, .relations = 0});
        m_actor = {.account = QUuid::createUuidV5(QUuid(), u"li"_s), .login = u"li"_s, .displayName = {}, .roles = {u"engineer"_s}, .rights = {}, .scope = {.all = true, .units = {}}};
    }
    void cleanup() { m_bed.reset(); }

    void showsOwnThenRolesThenUnitsWithTheirCounts()
    {
        const QString unit = idText(m_bed->city.unit(1).id);
        m_bed->write(m_shape, {view(u"单位视图"_s, unit, inState(u"planned"_s), u"wu"_s), view(u"角色视图"_s, u"role:engineer"_s, inState(u"suspended"_s), u"wu"_s),
                               view(u"自用"_s, m_actor.audienceOfOne(), inState(u"in_use"_s)), view(u"不给我看"_s, u"role:viewer"_s, inState(u"in_use"_s)),
                               view(u"坏的"_s, m_actor.audienceOfOne(), {.entity = u"organisation"_s})});
        SavedViewList list(m_bed->shape, m_actor, *m_bed->queries);
        QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);

        list.setWatched(true);

        QTRY_COMPARE(shownIn(list), u"自用 角色视图 单位视图"_s);
        QTRY_COMPARE(list.index(2, SavedViewList::CountColumn).data().toString(), QLocale().toString(countOf(u"planned"_s)));
        QCOMPARE(list.index(0, SavedViewList::CountColumn).data().toString(), QLocale().toString(countOf(u"in_use"_s)));
        QTRY_COMPARE(list.index(2, SavedViewList::AudienceColumn).data().toString(), titleOf(shapeOf<Organisation>(), m_bed->city.unit(1)));
        QVERIFY(list.isOwn(0));
        QVERIFY(!list.isOwn(1));
    }

    void countsFollowTheList()
    {
        m_bed->write(m_shape, {view(u"在用"_s, m_actor.audienceOfOne(), inState(u"in_use"_s))});
        SavedViewList list(m_bed->shape, m_actor, *m_bed->queries);
        list.setWatched(true);
        const auto shown = [&] { return list.index(0, SavedViewList::CountColumn).data().toString(); };
        QTRY_COMPARE(shown(), QLocale().toString(countOf(u"in_use"_s)));
        int number = 0;
        while (m_bed->city.resource(number).retired || text(m_bed->city.resource(number).values[m_bed->field(u"state")]) != u"in_use")
            ++number;

        auto changed = m_bed->city.resource(number);
        changed.revision = 7;
        changed.values[m_bed->field(u"state")] = u"suspended"_s;
        m_bed->write({changed});

        QTRY_COMPARE(shown(), QLocale().toString(countOf(u"in_use"_s) - 1));
    }

    void comesAndGoesWithItsRecord()
    {
        SavedViewList list(m_bed->shape, m_actor, *m_bed->queries);
        list.setWatched(true);
        auto made = view(u"在用"_s, m_actor.audienceOfOne(), inState(u"in_use"_s));
        m_bed->write(m_shape, {made});
        QTRY_COMPARE(shownIn(list), u"在用"_s);
        QCOMPARE(list.rowOf(made.id), 0);

        made.retired = true;
        made.revision = 2;
        m_bed->write(m_shape, {made});

        QTRY_COMPARE(list.rowCount(), 0);
    }

    void keepsFiltersSortAndColumns()
    {
        auto query = inState(u"in_use"_s);
        query.sorts = {{u"name"_s, replica::Order::Descending}, {u"vcpu"_s, replica::Order::Ascending}};
        query.retired = replica::RetiredRows::Shown;
        auto record = view(u"视图"_s, m_actor.audienceOfOne(), query);
        record.values[size_t(m_shape.indexOf(u"columns"))] = items::columnsText(m_bed->shape, {int(m_bed->field(u"vcpu")), int(m_bed->field(u"name"))}) + u" no_such_field"_s;

        const auto kept = items::viewOf(record);

        QVERIFY(kept);
        QCOMPARE(kept->query, query);
        QCOMPARE(kept->columns, (std::vector<int>{int(m_bed->field(u"vcpu")), int(m_bed->field(u"name"))}));
    }

    void goesThroughAFile()
    {
        const std::vector<items::ViewDraft> drafts{{u"在用 “甲”"_s, u"resource"_s, items::jsonOf(inState(u"in_use"_s)), u"name vcpu"_s}};

        const auto back = items::viewsFromFile(items::viewFile(drafts));

        QVERIFY(back);
        QCOMPARE(*back, drafts);
    }

    void refusesAFileThatIsNoneOfViews_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("\xff\xfe{");
        QTest::newRow("another file") << QByteArray(R"({"views": []})");
        QTest::newRow("an unknown field") << QByteArray(R"({"yunheng_views":1,"views":[{"name":"a","entity":"resource","query":{"entity":"resource","filters":[{"field":"x","test":"empty"}]}}]})");
        QTest::newRow("another entity's query") << QByteArray(R"({"yunheng_views":1,"views":[{"name":"a","entity":"person","query":{"entity":"resource","filters":[]}}]})");
        QTest::newRow("no name") << QByteArray(R"({"yunheng_views":1,"views":[{"name":" ","entity":"resource","query":{"entity":"resource","filters":[]}}]})");
    }
    void refusesAFileThatIsNoneOfViews()
    {
        QFETCH(QByteArray, file);
        const auto read = items::viewsFromFile(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::BadRequest);
    }
};

QTEST_GUILESS_MAIN(TestSavedViewList)
#include "tst_savedviewlist.moc"
