// The impact list over a real cache: what it counts, how it explains itself, how it follows changes.
#include "contract/entities/entities.h"
#include "items/bed.h"
#include "items/impactmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace contract;
using items::ImpactModel;

class TestImpactModel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Bed> m_bed;
    const Shape &m_relation = shapeOf<Relation>();
    int m_made = 0;

    /// `from` depends on `to`, by their numbers in the city.
    Record tie(int from, int to, const char *kind, bool redundant = false)
    {
        Record record = blankRecord(m_relation, QUuid::createUuidV5(QUuid(), QStringLiteral("tie %1").arg(++m_made)));
        record.revision = 1;
        record.values[size_t(m_relation.indexOf(u"from_id"))] = idText(m_bed->city.resource(from).id);
        record.values[size_t(m_relation.indexOf(u"to_id"))] = idText(m_bed->city.resource(to).id);
        record.values[size_t(m_relation.indexOf(u"kind"))] = QString::fromLatin1(kind);
        record.values[size_t(m_relation.indexOf(u"redundant"))] = qint64(redundant);
        return record;
    }
    QString nameOf(int resource) { return titleOf(m_bed->shape, m_bed->city.resource(resource)); }
    void ask(ImpactModel &model, int start, rules::ImpactDirection direction = rules::ImpactDirection::Dependents)
    {
        model.ask({.starts = {m_bed->city.resource(start).id}, .direction = direction, .depth = 6});
        QTRY_VERIFY(!model.isBusy());
    }

private Q_SLOTS:
    void init() { m_bed = std::make_unique<Bed>(lists::CityPlan{.units = 10, .systems = 5, .resources = 50, .relations = 0}); }
    void cleanup() { m_bed.reset(); }

    void listsEachHitWithItsWay()
    {
        m_bed->write(m_relation, {tie(2, 1, "runs_on"), tie(3, 2, "depends_on"), tie(4, 1, "depends_on", true), tie(1, 5, "backs_up")});
        ImpactModel model(shippedCatalogues(), *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);

        ask(model, 1);

        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.summary().hit, 2);
        QCOMPARE(model.summary().kept, 1);
        QCOMPARE(model.summary().unprotected, 1);
        QVERIFY(!model.summary().isCut);
        const int far = 3; // by distance: 2, 4 and 5 at one, 3 at two
        QCOMPARE(model.index(far, ImpactModel::DistanceColumn).data().toString(), QStringLiteral("2"));
        QCOMPARE(model.index(far, ImpactModel::NameColumn).data().toString(), nameOf(3));
        QCOMPARE(model.index(far, ImpactModel::WayColumn).data().toString(), QStringLiteral("%1 ←Runs on— %2 ←Depends on— %3").arg(nameOf(1), nameOf(2), nameOf(3)));
        QVERIFY(!model.index(far, ImpactModel::UnitColumn).data().toString().isEmpty());
        QCOMPARE(model.index(far, 0).data(items::IdRole).toUuid(), m_bed->city.resource(3).id);
    }

    void asksUpwardToo()
    {
        m_bed->write(m_relation, {tie(2, 1, "runs_on"), tie(3, 2, "depends_on")});
        ImpactModel model(shippedCatalogues(), *m_bed->queries);

        ask(model, 3, rules::ImpactDirection::Dependencies);

        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, ImpactModel::WayColumn).data().toString(), QStringLiteral("%1 —Depends on→ %2 —Runs on→ %3").arg(nameOf(3), nameOf(2), nameOf(1)));
    }

    void followsRelationsThatComeAndGo()
    {
        m_bed->write(m_relation, {tie(2, 1, "runs_on")});
        ImpactModel model(shippedCatalogues(), *m_bed->queries);
        ask(model, 1);
        QCOMPARE(model.rowCount(), 1);

        auto more = tie(3, 2, "runs_on");
        m_bed->write(m_relation, {more});
        QTRY_COMPARE(model.rowCount(), 2);

        more.retired = true;
        more.revision = 2;
        m_bed->write(m_relation, {more});
        QTRY_COMPARE(model.rowCount(), 1);
    }

    void leavesOutWhatIsRetired()
    {
        auto gone = m_bed->city.resource(2);
        gone.retired = true;
        gone.revision = 9;
        m_bed->write(m_relation, {tie(2, 1, "runs_on")});
        m_bed->write({gone});
        ImpactModel model(shippedCatalogues(), *m_bed->queries);

        ask(model, 1);

        QCOMPARE(model.rowCount(), 0);
    }

    void sortsAndKeepsWhatIsSelected()
    {
        std::vector<Record> ties;
        for (int i = 2; i < 12; ++i)
            ties.push_back(tie(i, 1, "runs_on"));
        m_bed->write(m_relation, ties);
        ImpactModel model(shippedCatalogues(), *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        ask(model, 1);
        const QPersistentModelIndex held(model.index(4, 0));
        const auto id = held.data(items::IdRole);

        model.sort(ImpactModel::NameColumn, Qt::DescendingOrder);

        QCOMPARE(held.data(items::IdRole), id);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) {
            names << model.index(row, ImpactModel::NameColumn).data().toString();
            QCOMPARE(model.rowOf(model.hitAt(row)), row);
        }
        QCOMPARE(names.size(), 10);
        QVERIFY(names.front() != names.back());
    }

    void copiesWhatASpreadsheetTakes()
    {
        m_bed->write(m_relation, {tie(2, 1, "runs_on")});
        ImpactModel model(shippedCatalogues(), *m_bed->queries);
        ask(model, 1);

        const auto lines = model.asText().split(u'\n', Qt::SkipEmptyParts);

        QCOMPARE(lines.size(), 2);
        for (const auto &line : lines)
            QCOMPARE(line.count(u'\t'), int(ImpactModel::ColumnCount) - 1);
    }
};

QTEST_GUILESS_MAIN(TestImpactModel)
#include "tst_impactmodel.moc"
