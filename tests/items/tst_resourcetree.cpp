// The tree of units and systems with its numbers, over a real cache file, beside counting by hand.
#include "items/resourcetree.h"

#include "items/bed.h"
#include "items/recordlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace contract;
using items::NamedFilter;
using items::ResourceTree;
using items::TreePlace;
using replica::ListFilter;
using replica::ListQuery;

namespace {

constexpr int resources = 3'000;

struct Tree {
    explicit Tree(Bed &bed) : model(*bed.queries), tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal), answers(&model, &ResourceTree::counted)
    {
        tester.setUseFetchMore(false); // it would fetch amid the insertion that it hears of
        model.setActive(true);
    }
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(model.isCounted() && answers.count() > heard, 5'000);
        heard = int(answers.count());
    }
    [[nodiscard]] std::vector<QModelIndex> below(const QModelIndex &above = {})
    {
        if (model.canFetchMore(above))
            model.fetchMore(above);
        std::vector<QModelIndex> rows;
        for (int row = 0; row < model.rowCount(above); ++row)
            rows.push_back(model.index(row, 0, above));
        return rows;
    }
    /// Every row with its number, also of rows that nobody opened.
    [[nodiscard]] std::map<QString, qint64> numbers(const QModelIndex &above = {}, const QString &way = {})
    {
        std::map<QString, qint64> found;
        for (const auto &row : below(above)) {
            const QString name = way + u'/' + row.data().toString();
            found[name] += row.data(items::ValueRole).toLongLong();
            found.merge(numbers(row, name));
        }
        return found;
    }
    [[nodiscard]] static TreePlace::Kind kind(const QModelIndex &row) { return TreePlace::Kind(row.data(ResourceTree::KindRole).toInt()); }

    ResourceTree model;
    QAbstractItemModelTester tester;
    QSignalSpy answers;
    int heard = 0;
};

ListQuery query(const std::vector<NamedFilter> &filters, ListQuery base = {.entity = QStringLiteral("resource")})
{
    for (const auto &filter : filters)
        base.filters.push_back(filter.filter);
    return base;
}

} // namespace

class TestResourceTree : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Bed> m_bed;

    [[nodiscard]] QString textOf(const Record &record, QStringView field) const { return text(record.values[m_bed->field(field)]); }
    /// What the tree must show, by hand.
    [[nodiscard]] std::map<QString, qint64> expected(const std::function<bool(const Record &)> &fits, bool narrowed) const
    {
        const auto nameOf = [](const Shape &shape, const Record &record) { return text(record.values[size_t(shape.titleField())]); };
        std::map<QString, qint64> numbers{{QStringLiteral("/All units"), 0}};
        std::map<QString, QString> units;
        std::map<QString, QString> systems;
        for (int i = 0; i < m_bed->city.plan().units; ++i) {
            units[idText(m_bed->city.unit(i).id)] = nameOf(shapeOf<Organisation>(), m_bed->city.unit(i));
            if (!narrowed)
                numbers[u'/' + units[idText(m_bed->city.unit(i).id)]] += 0;
        }
        for (int i = 0; i < m_bed->city.plan().systems; ++i) {
            const auto system = m_bed->city.system(i);
            systems[idText(system.id)] = nameOf(shapeOf<BusinessSystem>(), system);
            if (!narrowed)
                numbers[u'/' + units[text(system.values[size_t(shapeOf<BusinessSystem>().indexOf(u"unit_id"))])] + u'/' + systems[idText(system.id)]] += 0;
        }
        for (int i = 0; i < resources; ++i) {
            const auto record = m_bed->city.resource(i);
            if (record.retired || !fits(record))
                continue;
            const QString unit = u'/' + units[textOf(record, u"unit_id")];
            const QString system = textOf(record, u"system_id");
            ++numbers[QStringLiteral("/All units")];
            ++numbers[unit];
            ++numbers[unit + u'/' + (system.isEmpty() ? QStringLiteral("No business system") : systems[system])];
        }
        return numbers;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { m_bed = std::make_unique<Bed>(lists::CityPlan{.units = 18, .systems = 60, .resources = resources, .relations = 0}); }
    void cleanup() { m_bed.reset(); }

    void everyUnitAndSystemStandsWithItsNumber()
    {
        Tree tree(*m_bed);
        tree.settle();
        QCOMPARE(tree.numbers(), expected([](const Record &) { return true; }, false));
    }

    void systemsAreMadeWhenTheirUnitIsOpened()
    {
        Tree tree(*m_bed);
        tree.settle();
        const auto unit = tree.model.index(1, 0);
        QVERIFY(tree.model.hasChildren(unit));
        QCOMPARE(tree.model.rowCount(unit), 0);
        QVERIFY(!tree.below(unit).empty());
        QVERIFY(tree.model.rowCount(unit) > 0);
    }

    void unitsStandAsInADictionary()
    {
        Tree tree(*m_bed);
        tree.settle();
        items::RecordListModel list(shapeOf<Organisation>(), shippedCatalogues(), *m_bed->queries);
        list.setSorts({{QStringLiteral("name")}});
        QTRY_COMPARE(list.matches(), qint64(18));
        QTRY_VERIFY(!list.isBusy());
        for (int row = 0; row < 18; ++row)
            QTRY_COMPARE(tree.model.index(row + 1, 0).data(items::IdRole).toUuid(), list.idAt(row));
    }

    void numbersFollowFilterAndSearch()
    {
        Tree tree(*m_bed);
        tree.settle();
        const auto before = tree.numbers(); // opens every row
        tree.model.setQuery({.entity = m_bed->shape.name, .filters = {{QStringLiteral("state"), ListFilter::Test::AnyOf, {QStringLiteral("planned")}}}, .search = QStringLiteral("数据库")});
        QCOMPARE(tree.numbers(), before); // until the new ones are here
        tree.settle();
        QCOMPARE(tree.numbers(), expected([&](const Record &record) { return textOf(record, u"state") == QLatin1StringView("planned") && textOf(record, u"name").contains(QStringLiteral("数据库")); }, true));
        tree.model.setQuery({.entity = m_bed->shape.name});
        tree.settle();
        QCOMPARE(tree.numbers(), before);
    }

    void aRowsFiltersShowItsNumber()
    {
        Tree tree(*m_bed);
        tree.settle();
        items::RecordListModel list(m_bed->shape, shippedCatalogues(), *m_bed->queries);
        int looked = 0;
        const auto look = [&](const QModelIndex &row) {
            const auto filters = tree.model.filtersAt(row);
            list.setQuery(query(filters));
            QTRY_VERIFY(!list.isBusy());
            QCOMPARE(list.matches(), row.data(items::ValueRole).toLongLong());
            std::vector<ListFilter> plain;
            std::ranges::transform(filters, std::back_inserter(plain), &NamedFilter::filter);
            QCOMPARE(tree.model.rowOf(plain), row);
            ++looked;
        };
        look(tree.model.index(0, 0));
        for (const int unit : {1, 7, 18}) {
            look(tree.model.index(unit, 0));
            for (const auto &row : tree.below(tree.model.index(unit, 0)))
                look(row);
        }
        QVERIFY(looked > 20);
        QVERIFY(!tree.model.rowOf({{QStringLiteral("unit_id"), ListFilter::Test::AnyOf, {QStringLiteral("0193-nobody")}}}).isValid());
    }

    /// The list is narrowed by the tree's own choice; its numbers go on saying what each choice would show.
    void itsOwnChoiceDoesNotChangeTheNumbers()
    {
        Tree tree(*m_bed);
        tree.settle();
        const auto before = tree.numbers();
        QSignalSpy changed(&tree.model, &QAbstractItemModel::dataChanged);
        tree.model.setQuery(query(tree.model.filtersAt(tree.model.index(3, 0))));
        QVERIFY(tree.model.isCounted());
        QCOMPARE(tree.numbers(), before);
        QCOMPARE(changed.count(), 0);
    }

    void theSearchOfTheTreeShowsTheWayToWhatItFinds()
    {
        Tree tree(*m_bed);
        tree.settle();
        QSignalSpy found(&tree.model, &ResourceTree::found);
        tree.model.setText(QStringLiteral("menhu")); // systems 门户网站
        QTRY_COMPARE(found.count(), 1);
        const auto rows = tree.below();
        QVERIFY(rows.size() > 1);
        for (const auto &unit : rows) {
            if (Tree::kind(unit) == TreePlace::Kind::All)
                continue;
            QVERIFY(unit.data(ResourceTree::WayRole).toBool());
            const auto systems = tree.below(unit);
            QVERIFY(!systems.empty());
            for (const auto &system : systems)
                QVERIFY(system.data().toString().contains(QStringLiteral("门户网站")));
        }
        const QString unit = text(m_bed->city.unit(4).values[size_t(shapeOf<Organisation>().titleField())]);
        tree.model.setText(unit.mid(0, 2));
        QTRY_COMPARE(found.count(), 2);
        for (const auto &row : tree.below())
            QVERIFY(Tree::kind(row) == TreePlace::Kind::All || row.data().toString().contains(unit.mid(0, 2)) || row.data(ResourceTree::WayRole).toBool());
        tree.model.setText({});
        QCOMPARE(tree.model.rowCount(), 19);
    }

    void aLiveChangeMovesOneNumberAndNothingElse()
    {
        Tree tree(*m_bed);
        tree.settle();
        const auto before = tree.numbers();
        Record record = m_bed->city.resource(5);
        record.retired = false;
        const QString from = textOf(record, u"unit_id");
        const QString to = idText(m_bed->city.unit(from == idText(m_bed->city.unit(2).id) ? 3 : 2).id);
        record.values[m_bed->field(u"unit_id")] = to;
        QSignalSpy reset(&tree.model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&tree.model, &QAbstractItemModel::dataChanged);
        m_bed->write({record});
        tree.settle();
        const auto after = tree.numbers();
        std::map<QString, qint64> moved;
        for (const auto &[name, number] : after)
            if (name.count(u'/') == 1 && number != before.at(name))
                moved[name] = number - before.at(name);
        QCOMPARE(int(moved.size()), 2 + (m_bed->city.resource(5).retired ? -1 : 0));
        QCOMPARE(reset.count(), 0);
        QVERIFY(changed.count() >= 1 && changed.count() <= 4);
    }

    void nobodyLookingNothingIsAsked()
    {
        Tree tree(*m_bed);
        tree.settle();
        tree.model.setActive(false);
        QSignalSpy counted(&tree.model, &ResourceTree::counted);
        tree.model.setQuery({.entity = m_bed->shape.name, .search = QStringLiteral("数据库")});
        QVERIFY(!counted.wait(300));
        tree.model.setActive(true);
        tree.settle();
        QVERIFY(tree.model.index(0, 0).data(items::ValueRole).toLongLong() < 1'000);
    }
};

QTEST_GUILESS_MAIN(TestResourceTree)
#include "tst_resourcetree.moc"
