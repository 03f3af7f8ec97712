// The models beside a record: history, relations, references while typing, and the status strip's words.
#include "items/bed.h"
#include "items/historymodel.h"
#include "items/referencesource.h"
#include "items/relationsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace contract;

class TestRecordModels : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Bed> m_bed;

    static QFuture<Result<QByteArray>> answered(const Result<QByteArray> &answer)
    {
        QPromise<Result<QByteArray>> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }

private Q_SLOTS:
    void initTestCase() { m_bed = std::make_unique<Bed>(lists::CityPlan{.units = 40, .systems = 20, .resources = 300, .relations = 900}); }

    void cleanupTestCase() { m_bed.reset(); }

    void showsWhoChangedWhatAndWhy()
    {
        const QString unit = idText(m_bed->city.unit(2).id);
        const QByteArray json = "[{\"revision\":3,\"kind\":\"edit\",\"by\":\"李工\",\"done_at\":1700000000000,\"received_at\":1700000009000,\"reason\":\"核查\","
                                "\"changes\":{\"state\":[\"in_use\",\"suspended\"],\"unit_id\":[null,\"" + unit.toUtf8() + "\"],\"unknown\":[1,2]}},"
                                "{\"kind\":\"retire\",\"by\":\"王工\",\"done_at\":5,\"changes\":{\"retired\":[0,1]}},{\"kind\":\"nonsense\"},7,{\"kind\":\"edit\",\"changes\":{\"state\":\"x\"}}]";
        items::HistoryModel model(shippedCatalogues(), m_bed->clock, [&](const QString &, const QUuid &) { return answered(json); });
        model.nameReferencesBy(*m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(m_bed->shape, m_bed->city.resource(1).id);
        QTRY_COMPARE(model.rowCount(), 3);
        using Model = items::HistoryModel;
        QCOMPARE(model.index(0, Model::FieldColumn).data().toString(), QStringLiteral("State"));
        QCOMPARE(model.index(0, Model::BeforeColumn).data().toString(), QStringLiteral("In use"));
        QCOMPARE(model.index(0, Model::AfterColumn).data().toString(), QStringLiteral("Stopped, observed"));
        QCOMPARE(model.index(0, Model::WhoColumn).data().toString(), QStringLiteral("李工"));
        QCOMPARE(model.index(0, Model::ReasonColumn).data().toString(), QStringLiteral("核查"));
        QTRY_COMPARE(model.index(1, Model::AfterColumn).data().toString(), text(m_bed->city.unit(2).values[size_t(shapeOf<Organisation>().titleField())]));
        QCOMPARE(model.index(2, Model::FieldColumn).data().toString(), QStringLiteral("Retired"));
    }

    void saysWhyThereIsNoHistory()
    {
        items::HistoryModel model(shippedCatalogues(), m_bed->clock, [&](const QString &, const QUuid &) { return answered(fail(ErrorCode::Unavailable)); });
        QSignalSpy failed(&model, &items::HistoryModel::failed);
        model.show(m_bed->shape, m_bed->city.resource(1).id);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.isBusy());
    }

    void survivesAHistoryThatIsNoJson()
    {
        for (const QByteArray &answer : {QByteArray("{"), QByteArray("{}"), QByteArray("[[[[]]]]"), QByteArray("\xff\xfe")}) {
            items::HistoryModel model(shippedCatalogues(), m_bed->clock, [&](const QString &, const QUuid &) { return answered(answer); });
            QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
            model.show(m_bed->shape, m_bed->city.resource(1).id);
            QTRY_COMPARE(reset.count(), 2);
            QCOMPARE(model.rowCount(), 0);
        }
    }

    void showsRelationsBothWays()
    {
        const auto &shape = shapeOf<Relation>();
        const QUuid resource = m_bed->city.resource(7).id;
        int outgoing = 0;
        int incoming = 0;
        for (int i = 0; i < 900; ++i) {
            const Record relation = m_bed->city.relation(i);
            outgoing += text(relation.values[size_t(shape.indexOf(u"from_id"))]) == idText(resource);
            incoming += text(relation.values[size_t(shape.indexOf(u"to_id"))]) == idText(resource);
        }
        QVERIFY(outgoing > 0 && incoming > 0);
        items::RelationsModel model(shippedCatalogues(), *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(resource);
        QTRY_COMPARE(model.rowCount(), outgoing + incoming);
        QVERIFY(model.index(0, items::RelationsModel::KindColumn).data().toString().startsWith(u'→'));
        QVERIFY(model.index(model.rowCount() - 1, items::RelationsModel::KindColumn).data().toString().startsWith(u'←'));
        QVERIFY(!model.index(0, items::RelationsModel::OtherColumn).data().toString().isEmpty());
        QVERIFY(!model.otherAt(0).isNull());
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

    void offersReferencesWhileAPersonTypes()
    {
        items::ReferenceSource source(shapeOf<Organisation>(), *m_bed->queries);
        QAbstractItemModelTester tester(&source, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy settled(&source, &items::ReferenceSource::settled);
        source.setText({});
        QVERIFY(settled.wait());
        QCOMPARE(source.rowCount(), 40);
        source.setText(QStringLiteral("th"));
        QTRY_VERIFY(source.rowCount() > 0 && source.rowCount() < 40);
        for (int row = 0; row < source.rowCount(); ++row)
            QVERIFY(source.titleAt(row).contains(QStringLiteral("天河")));
        source.setText(QStringLiteral("没有这个单位"));
        QTRY_COMPARE(source.rowCount(), 0);
        QVERIFY(source.idAt(0).isNull());
    }

    void choicesOfACatalogueAreItsEntriesNotItsGroups()
    {
        const auto &field = m_bed->shape.fields[m_bed->field(u"type")];
        const auto choices = items::choicesOf(m_bed->shape, field, shippedCatalogues());
        QVERIFY(std::ranges::find(choices, QStringLiteral("virtual_server"), &items::ChoiceText::code) != choices.end());
        QVERIFY(std::ranges::find(choices, QStringLiteral("compute"), &items::ChoiceText::code) == choices.end());
        const QLocale former;
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        QCOMPARE(items::choiceText(m_bed->shape, field, QStringLiteral("virtual_server"), shippedCatalogues()), QStringLiteral("虚拟服务器"));
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(items::choiceText(m_bed->shape, field, QStringLiteral("virtual_server"), shippedCatalogues()), QStringLiteral("Virtual server"));
        QCOMPARE(items::choiceText(m_bed->shape, field, QStringLiteral("no_such"), shippedCatalogues()), QStringLiteral("no_such"));
        QLocale::setDefault(former);
    }
};

QTEST_GUILESS_MAIN(TestRecordModels)
#include "tst_recordmodels.moc"
