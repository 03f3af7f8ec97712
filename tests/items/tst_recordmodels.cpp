// The models beside a record: history, relations, references while typing, and the status strip's words.
#include "items/bed.h"
#include "items/historymodel.h"
#include "items/referencesource.h"
#include "items/relationsmodel.h"
#include "replica/outbox.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace contract;

class TestRecordModels : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Bed> m_bed;

private Q_SLOTS:
    void initTestCase() { m_bed = std::make_unique<Bed>(lists::CityPlan{.units = 40, .systems = 20, .resources = 300, .relations = 900}); }

    void cleanupTestCase() { m_bed.reset(); }

private:
    /// Revision 1 made the record, 2 changed it and was taken later than it was done, 3 retired it.
    void tellsTheHistory(const Record &record)
    {
        const QString unit = idText(m_bed->city.unit(2).id);
        m_bed->tellHistory(record, {{.revision = 1, .kind = QStringLiteral("create"), .by = QStringLiteral("王工"), .doneAt = 1'690'000'000'000, .receivedAt = 1'690'000'000'500, .changes = QStringLiteral(R"({"name":[null,"x"]})")},
                                    {.revision = 2, .kind = QStringLiteral("edit"), .by = QStringLiteral("李工"), .doneAt = 1'700'000'000'000, .receivedAt = 1'700'000'009'000, .reason = QStringLiteral("核查"),
                                     .changes = QStringLiteral(R"({"state":["in_use","suspended"],"unit_id":[null,"%1"],"unknown":[1,2],"name":"x"})").arg(unit)},
                                    {.revision = 3, .kind = QStringLiteral("retire"), .by = QStringLiteral("王工"), .doneAt = 1'710'000'000'000, .receivedAt = 1'710'000'000'000, .changes = QStringLiteral(R"({"retired":[0,1]})")}});
    }

private Q_SLOTS:
    void tellsTheHistoryNewestFirst()
    {
        const Record record = m_bed->city.resource(1);
        tellsTheHistory(record);
        items::HistoryModel model(shippedCatalogues(), m_bed->clock, *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy busy(&model, &items::HistoryModel::busyChanged);

        model.show(m_bed->shape, record.id);

        QTRY_COMPARE(model.rowCount(), 4);
        using Model = items::HistoryModel;
        const auto cell = [&](int row, Model::Column column) { return model.index(row, column).data().toString(); };
        QCOMPARE(cell(0, Model::FieldColumn), QStringLiteral("Retired"));
        QCOMPARE(cell(1, Model::FieldColumn), QStringLiteral("State"));
        QCOMPARE(cell(1, Model::BeforeColumn), QStringLiteral("In use"));
        QCOMPARE(cell(1, Model::AfterColumn), QStringLiteral("Stopped, observed"));
        QCOMPARE(cell(1, Model::WhoColumn), QStringLiteral("李工"));
        QCOMPARE(cell(1, Model::ReasonColumn), QStringLiteral("核查"));
        QTRY_COMPARE(cell(2, Model::AfterColumn), text(m_bed->city.unit(2).values[size_t(shapeOf<Organisation>().titleField())]));
        QCOMPARE(cell(3, Model::AfterColumn), QStringLiteral("x"));
        QCOMPARE(*model.momentAt(1), Instant{1'700'000'000'000});
        QVERIFY(model.index(1, Model::ReceivedColumn).data(Qt::ToolTipRole).toString() != model.index(1, Model::WhenColumn).data(Qt::ToolTipRole).toString());
        QCOMPARE(busy.count(), 2);
        model.show(m_bed->shape, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void putsWhatIsNotSentYetOnTop()
    {
        const Record record = m_bed->city.resource(5);
        tellsTheHistory(record);
        {
            auto outbox = replica::Outbox::open(m_bed->outboxPath());
            QVERIFY(outbox);
            replica::Act act{.command = {.id = QUuid::createUuid(), .kind = CommandKind::Edit, .entity = m_bed->shape.name, .targets = {{record.id, 3}}, .fields = {{QStringLiteral("note"), QStringLiteral("mine")}},
                                         .reason = QStringLiteral("offline"), .occurredAt = {1'720'000'000'000}}};
            QVERIFY((*outbox)->insert(act));
            replica::Act refused = act;
            refused.seq = 0;
            refused.command.id = QUuid::createUuid();
            refused.state = replica::ActState::Refused;
            QVERIFY((*outbox)->insert(refused));
        }
        items::HistoryModel model(shippedCatalogues(), m_bed->clock, *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);

        model.show(m_bed->shape, record.id);

        using Model = items::HistoryModel;
        QTRY_COMPARE(model.rowCount(), 5);
        QCOMPARE(model.index(0, Model::FieldColumn).data().toString(), QStringLiteral("Note"));
        QCOMPARE(model.index(0, Model::AfterColumn).data().toString(), QStringLiteral("mine"));
        QCOMPARE(model.index(0, Model::ReceivedColumn).data().toString(), QStringLiteral("Not sent yet"));
        QCOMPARE(model.index(0, Model::WhoColumn).data().toString(), QStringLiteral("You"));
        QVERIFY(model.index(0, 0).data(items::PendingRole).toBool());
        QVERIFY(!model.momentAt(0));
        QVERIFY(model.momentAt(1));
        QFile::remove(m_bed->outboxPath());
    }

    void followsWhatArrives()
    {
        const Record record = m_bed->city.resource(9);
        items::HistoryModel model(shippedCatalogues(), m_bed->clock, *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(m_bed->shape, record.id);
        QTRY_VERIFY(!model.isBusy());
        QCOMPARE(model.rowCount(), 0);

        tellsTheHistory(record);
        m_bed->write({record});

        QTRY_COMPARE(model.rowCount(), 4);
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
