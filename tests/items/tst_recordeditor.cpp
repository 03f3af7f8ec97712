// What a form edits: values, problems, what is dirty, and the command that comes out.
#include "items/recordeditor.h"

#include "items/bed.h"

#include <QSignalSpy>
#include <QTest>

using namespace contract;
using items::RecordEditor;

class TestRecordEditor : public QObject
{
    Q_OBJECT

private:
    const Shape &m_shape = shapeOf<Resource>();
    const lists::City m_city{{}};
    support::FakeClock m_clock;
    UuidV7Source m_ids{m_clock};
    [[nodiscard]] int field(QStringView name) const { return m_shape.indexOf(name); }
    [[nodiscard]] items::ListRow row(int number) const
    {
        items::ListRow row{quint32(number + 1), m_city.resource(number), false, std::vector<QString>(m_shape.fields.size())};
        row.record.retired = false;
        row.record.revision = 5;
        return row;
    }
    [[nodiscard]] RecordEditor *editor(QObject *parent) { return new RecordEditor(m_shape, shippedCatalogues(), m_ids, m_clock, parent); }

private Q_SLOTS:
    void aNewRecordWantsItsRequiredFields()
    {
        QObject owner;
        auto *form = editor(&owner);
        QVERIFY(form->isNew());
        QCOMPARE(form->firstProblem(), field(u"name"));
        QCOMPARE(form->problem(field(u"name"))->code, ErrorCode::RequiredMissing);
        QVERIFY(!form->command({}));
        form->setValue(field(u"name"), QStringLiteral("新主机"));
        form->setValue(field(u"type"), QStringLiteral("virtual_server"));
        form->setValue(field(u"unit_id"), idText(m_city.unit(1).id), QStringLiteral("某局"));
        const auto command = form->command(QStringLiteral("新建"));
        QVERIFY(command);
        QCOMPARE(command->kind, CommandKind::Create);
        QCOMPARE(command->entity, QStringLiteral("resource"));
        QCOMPARE(command->targets, (std::vector<Target>{{form->records().front().id, 0}}));
        QCOMPARE(command->fields, (Patch{{QStringLiteral("name"), QStringLiteral("新主机")}, {QStringLiteral("type"), QStringLiteral("virtual_server")}, {QStringLiteral("unit_id"), idText(m_city.unit(1).id)}}));
        QCOMPARE(command->reason, QStringLiteral("新建"));
        QCOMPARE(form->referenceTitle(field(u"unit_id")), QStringLiteral("某局"));
    }

    void anEditNamesOnlyWhatWasChanged()
    {
        QObject owner;
        auto *form = editor(&owner);
        form->begin({row(3)});
        QVERIFY(!form->isDirty());
        QVERIFY(!form->command({}));
        QSignalSpy dirty(form, &RecordEditor::dirtyChanged);
        form->setValue(field(u"note"), QStringLiteral("查过"));
        form->setValue(field(u"vcpu"), qint64(12));
        form->setValue(field(u"vcpu"), row(3).record.values[size_t(field(u"vcpu"))]);
        QCOMPARE(dirty.count(), 1);
        const auto command = form->command({});
        QVERIFY(command);
        QCOMPARE(command->kind, CommandKind::Edit);
        QCOMPARE(command->targets, (std::vector<Target>{{row(3).record.id, 5}}));
        QCOMPARE(command->fields, (Patch{{QStringLiteral("note"), QStringLiteral("查过")}}));
        form->revert(field(u"note"));
        QVERIFY(!form->isDirty());
        QCOMPARE(dirty.count(), 2);
    }

    void refusesWhatTheRulesRefuse()
    {
        QObject owner;
        auto *form = editor(&owner);
        form->begin({row(3)});
        form->setValue(field(u"private_ip"), QStringLiteral("10.0.0.999"));
        QCOMPARE(form->problem(field(u"private_ip"))->code, ErrorCode::InvalidValue);
        QVERIFY(!form->command({}));
        form->setValue(field(u"private_ip"), QStringLiteral("10.0.0.99"));
        QVERIFY(!form->problem(field(u"private_ip")));
        QVERIFY(form->command({}));
    }

    void leavesTheServersFieldsAndRetiredRecordsAlone()
    {
        QObject owner;
        auto *form = editor(&owner);
        form->begin({row(3)});
        QVERIFY(!form->isEditable(field(u"number")));
        form->setValue(field(u"number"), QStringLiteral("ZY-9"));
        QVERIFY(!form->isDirty());
        auto retired = row(4);
        retired.record.retired = true;
        form->begin({retired});
        form->setValue(field(u"note"), QStringLiteral("x"));
        QVERIFY(!form->isDirty());
    }

    void severalRecordsGetOneCommand()
    {
        QObject owner;
        auto *form = editor(&owner);
        std::vector rows{row(1), row(2), row(3)};
        for (auto &one : rows)
            one.record.values[size_t(field(u"state"))] = QStringLiteral("in_use");
        form->begin(rows);
        QVERIFY(form->isMixed(field(u"name")));
        QVERIFY(isEmpty(form->value(field(u"name"))));
        form->setValue(field(u"state"), QStringLiteral("suspended"));
        QVERIFY(!form->isMixed(field(u"state")));
        const auto command = form->command({});
        QVERIFY(command);
        QCOMPARE(command->targets.size(), size_t(3));
        QCOMPARE(command->fields, (Patch{{QStringLiteral("state"), QStringLiteral("suspended")}}));
    }

    void offersOnlyStatesThatMayFollow()
    {
        QObject owner;
        auto *form = editor(&owner);
        auto delivered = row(1);
        delivered.record.values[size_t(field(u"state"))] = QStringLiteral("to_deliver");
        delivered.record.values[size_t(field(u"term_until"))] = Value();
        form->begin({delivered});

        QVERIFY(!form->problemOfChoice(field(u"state"), QStringLiteral("in_use")));
        QCOMPARE(form->problemOfChoice(field(u"state"), QStringLiteral("reclaimed"))->field, QStringLiteral("state"));
        QVERIFY(!form->problem(field(u"term_until")));
        form->setValue(field(u"state"), QStringLiteral("in_use"));

        QCOMPARE(form->problem(field(u"term_until"))->code, ErrorCode::RequiredMissing); // a state in use wants it
        QVERIFY(!form->command({}));
        form->begin();
        QVERIFY(!form->problemOfChoice(field(u"state"), QStringLiteral("reclaimed"))); // a new record may begin anywhere
    }

    void takesAFresherStateButKeepsWhatThePersonTyped()
    {
        QObject owner;
        auto *form = editor(&owner);
        form->begin({row(3)});
        form->setValue(field(u"note"), QStringLiteral("我的"));
        auto fresh = row(3);
        fresh.record.revision = 6;
        fresh.record.values[size_t(field(u"note"))] = QStringLiteral("别人的");
        fresh.record.values[size_t(field(u"vcpu"))] = qint64(77);
        QSignalSpy changed(form, &RecordEditor::valueChanged);
        form->absorb(fresh);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(form->value(field(u"vcpu")), Value(qint64(77)));
        QCOMPARE(form->value(field(u"note")), Value(QStringLiteral("我的")));
        QCOMPARE(form->command({})->targets.front().baseRevision, 5);
    }

    void marksTheFieldThatAReceiptNames()
    {
        QObject owner;
        auto *form = editor(&owner);
        form->begin({row(3)});
        form->setValue(field(u"name"), QStringLiteral("重名"));
        form->markProblem({ErrorCode::NotUnique, QStringLiteral("name"), {}});
        QCOMPARE(form->problem(field(u"name"))->code, ErrorCode::NotUnique);
        form->setValue(field(u"name"), QStringLiteral("不重名"));
        QVERIFY(!form->problem(field(u"name")));
    }

    void editsTheAttributesOfTheType()
    {
        QObject owner;
        auto *form = editor(&owner);
        auto first = row(3);
        first.record.values[size_t(field(u"type"))] = QStringLiteral("virtual_server");
        form->begin({first});
        QVERIFY(!form->attributeShapes().empty());
        const int attributes = field(u"attributes");
        const QString name = form->attributeShapes().front().name;
        form->setAttribute(attributes, name, QStringLiteral("KVM"));
        QCOMPARE(form->attribute(attributes, name), Value(QStringLiteral("KVM")));
        QVERIFY(form->command({}));
        form->setAttribute(attributes, name, Value());
        QVERIFY(!form->isDirty());
    }

    void retiresSeveralWithOneCommand()
    {
        const auto command = items::commandOn(CommandKind::Retire, m_shape, {row(1).record, row(2).record}, QStringLiteral("到期"), m_ids, m_clock);
        QCOMPARE(command.kind, CommandKind::Retire);
        QCOMPARE(command.targets, (std::vector<Target>{{row(1).record.id, 5}, {row(2).record.id, 5}}));
        QCOMPARE(command.occurredAt, m_clock.now());
    }
};

QTEST_GUILESS_MAIN(TestRecordEditor)
#include "tst_recordeditor.moc"
