// The outbox as a tree: acts, and below a conflict its fields with base, mine, theirs and the choice.
#include "items/outboxmodel.h"

#include "items/bed.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace contract;
using items::OutboxModel;
using replica::Act;
using replica::ActState;

class TestOutboxModel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Bed> m_bed;
    std::unique_ptr<replica::Outbox> m_outbox;

    Act queue(int resource, Patch fields)
    {
        Act act{.command = {.id = m_bed->ids.next(), .kind = CommandKind::Edit, .entity = QStringLiteral("resource"),
                            .targets = {{m_bed->city.resource(resource).id, 1}}, .fields = std::move(fields), .occurredAt = m_bed->clock.now()}};
        if (!m_outbox->insert(act))
            qFatal("not queued");
        Q_EMIT m_bed->notifier.outboxChanged();
        return act;
    }
    void update(Act &act)
    {
        QVERIFY(m_outbox->update(act));
        Q_EMIT m_bed->notifier.outboxChanged();
    }
    Act conflict()
    {
        Act act = queue(2, {{QStringLiteral("state"), QStringLiteral("suspended")}, {QStringLiteral("note"), QStringLiteral("我的")}});
        const QUuid record = m_bed->city.resource(2).id;
        act.state = ActState::Conflicted;
        act.receipt = Receipt{act.command.id,
                              Conflict{{{record, QStringLiteral("state"), QStringLiteral("in_use"), QStringLiteral("suspended"), QStringLiteral("to_reclaim"), QStringLiteral("李工"), m_bed->clock.now()},
                                        {record, QStringLiteral("note"), Value(), QStringLiteral("我的"), QStringLiteral("别人的"), QStringLiteral("李工"), m_bed->clock.now()}},
                                       {{record, 4}}},
                              m_bed->clock.now()};
        update(act);
        return act;
    }

private Q_SLOTS:
    void init()
    {
        m_bed = std::make_unique<Bed>(lists::CityPlan{.units = 3, .systems = 3, .resources = 20, .relations = 0});
        m_outbox = *replica::Outbox::open(m_bed->outboxPath());
    }

    void cleanup()
    {
        m_outbox.reset();
        m_bed.reset();
    }

    void showsActsInTheirOrderWithTheirReasons()
    {
        queue(1, {{QStringLiteral("note"), QStringLiteral("甲")}});
        Act refused = queue(2, {{QStringLiteral("name"), QStringLiteral("乙")}});
        refused.state = ActState::Refused;
        refused.receipt = Receipt{refused.command.id, Refused{{ErrorCode::NotUnique, QStringLiteral("name"), {}}, {}}, m_bed->clock.now()};
        update(refused);
        OutboxModel model(shippedCatalogues(), m_bed->clock, *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.unsent(), 2);
        QCOMPARE(model.index(0, OutboxModel::StateColumn).data().toString(), QStringLiteral("Waiting to be sent"));
        QCOMPARE(model.index(1, OutboxModel::ReasonColumn).data().toString(), QStringLiteral("Name is used by another record already."));
        const QString name = text(m_bed->city.resource(1).values[m_bed->field(u"name")]);
        QTRY_COMPARE(model.index(0, OutboxModel::WhatColumn).data().toString(), QStringLiteral("Edited: Resource %1 — Note").arg(name));
        QCOMPARE(model.index(1, 0).data(items::IdRole).toUuid(), refused.command.id);
    }

    void showsTheFieldsInConflictAndTheirChoices()
    {
        const Act act = conflict();
        OutboxModel model(shippedCatalogues(), m_bed->clock, *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTRY_COMPARE(model.rowCount(), 1);
        const auto parent = model.index(0, 0);
        QCOMPARE(model.rowCount(parent), 2);
        QCOMPARE(model.index(0, OutboxModel::CaptionColumn, parent).data().toString(), QStringLiteral("State"));
        QCOMPARE(model.index(0, OutboxModel::BaseColumn, parent).data().toString(), QStringLiteral("Before: In use"));
        QCOMPARE(model.index(0, OutboxModel::MineColumn, parent).data().toString(), QStringLiteral("Mine: Stopped, observed"));
        QCOMPARE(model.index(0, OutboxModel::TheirsColumn, parent).data().toString(), QStringLiteral("李工: To be reclaimed"));
        QCOMPARE(model.index(1, OutboxModel::BaseColumn, parent).data().toString(), QStringLiteral("Before: (empty)"));
        QVERIFY(model.index(0, 0, parent).data(OutboxModel::IsConflictRole).toBool());

        QSignalSpy chosen(&model, &OutboxModel::choicesChanged);
        model.choose(model.index(0, 3, parent), ConflictChoice::Keep::Mine);
        QVERIFY(!model.choicesOf(act.command.id));
        model.choose(model.index(1, 0, parent), ConflictChoice::Keep::Theirs);
        QCOMPARE(chosen.count(), 2);
        const QUuid record = m_bed->city.resource(2).id;
        QCOMPARE(*model.choicesOf(act.command.id), (std::vector<ConflictChoice>{{record, QStringLiteral("state"), ConflictChoice::Keep::Mine}, {record, QStringLiteral("note"), ConflictChoice::Keep::Theirs}}));
        QCOMPARE(model.index(0, OutboxModel::ChoiceColumn, parent).data().toString(), QStringLiteral("Keep mine"));
    }

    void followsAnActThroughItsStates()
    {
        OutboxModel model(shippedCatalogues(), m_bed->clock, *m_bed->queries);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy counts(&model, &OutboxModel::countChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        Act first = queue(1, {{QStringLiteral("note"), QStringLiteral("甲")}});
        QTRY_COMPARE(model.rowCount(), 1);
        const QPersistentModelIndex held(model.index(0, 0));
        queue(2, {{QStringLiteral("note"), QStringLiteral("乙")}});
        QTRY_COMPARE(model.rowCount(), 2);
        first.state = ActState::Accepted;
        update(first);
        QTRY_COMPARE(model.index(0, 0).data(OutboxModel::StateRole).toInt(), int(ActState::Accepted));
        QVERIFY(held.isValid());
        QCOMPARE(resets.count(), 0);
        QTRY_COMPARE(model.unsent(), 1);
        QVERIFY(m_outbox->remove(first.seq));
        Q_EMIT m_bed->notifier.outboxChanged();
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(counts.count() >= 3);
    }

    void namesARecordThatIsBeingMade()
    {
        Act act{.command = {.id = m_bed->ids.next(), .kind = CommandKind::Create, .entity = QStringLiteral("resource"), .targets = {{m_bed->ids.next(), 0}},
                            .fields = {{QStringLiteral("name"), QStringLiteral("新主机")}}, .occurredAt = m_bed->clock.now()}};
        QVERIFY(m_outbox->insert(act));
        OutboxModel model(shippedCatalogues(), m_bed->clock, *m_bed->queries);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Created: Resource 新主机"));
    }
};

QTEST_GUILESS_MAIN(TestOutboxModel)
#include "tst_outboxmodel.moc"
