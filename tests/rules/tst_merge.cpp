// Two people, one record: what goes in side by side and what a person must decide.
#include "contract/entities/entities.h"
#include "rules/merge.h"

#include <QTest>

using namespace rules;

namespace {

const QString note = QStringLiteral("note");
const QString room = QStringLiteral("room");
const QString vcpu = QStringLiteral("vcpu");

/// The record as it stands after others changed it.
Record theirs(const Patch &patch)
{
    const auto &shape = shapeOf<Resource>();
    auto record = blankRecord(shape, QUuid::createUuidV5(QUuid(), QStringLiteral("r")));
    record.revision = 5;
    for (const auto &[name, value] : patch)
        record.values[shape.indexOf(name)] = value;
    return record;
}

FieldChange changed(const QString &field, const Value &before)
{
    return {field, before, QStringLiteral("李四"), Instant{9}};
}

auto merged(const Patch &mine, const Record &current, const std::vector<FieldChange> &since)
{
    return merge(shapeOf<Resource>(), mine, current, since);
}

} // namespace

class tst_merge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyElseChangedAnything();
    void differentFieldsGoInSideBySide();
    void theSameValueIsNoConflict();
    void anotherValueIsForAPersonToDecide();
    void emptyingAFieldTheyFilledIsAConflict();
    void oneConflictHoldsAllFieldsBack();
    void theirChangeTakenBackIsStillTheirs();
};

void tst_merge::nobodyElseChangedAnything()
{
    const Patch mine{{note, QStringLiteral("扩容")}};

    const auto result = std::get<Merged>(merged(mine, theirs({}), {}));

    QCOMPARE(result.patch, mine);
    QCOMPARE(result.theirFields, QStringList());
}

void tst_merge::differentFieldsGoInSideBySide()
{
    const Patch mine{{note, QStringLiteral("扩容")}};

    const auto result = std::get<Merged>(merged(mine, theirs({{room, QStringLiteral("A2")}}), {changed(room, QStringLiteral("A1"))}));

    QCOMPARE(result.patch, mine);
    QCOMPARE(result.theirFields, QStringList{room});
}

void tst_merge::theSameValueIsNoConflict()
{
    const auto result = merged({{vcpu, qint64(8)}}, theirs({{vcpu, qint64(8)}}), {changed(vcpu, qint64(4))});

    QVERIFY(std::holds_alternative<Merged>(result));
}

void tst_merge::anotherValueIsForAPersonToDecide()
{
    const auto current = theirs({{vcpu, qint64(16)}});

    const auto result = std::get<std::vector<FieldConflict>>(merged({{vcpu, qint64(8)}}, current, {changed(vcpu, qint64(4))}));

    const FieldConflict expected{current.id, vcpu, qint64(4), qint64(8), qint64(16), QStringLiteral("李四"), Instant{9}};
    QCOMPARE(result.size(), size_t(1));
    QVERIFY(result.front() == expected);
}

void tst_merge::emptyingAFieldTheyFilledIsAConflict()
{
    const auto result = merged({{note, Value()}}, theirs({{note, QStringLiteral("勿动")}}), {changed(note, QStringLiteral("旧"))});

    QVERIFY(std::holds_alternative<std::vector<FieldConflict>>(result));
}

void tst_merge::oneConflictHoldsAllFieldsBack()
{
    const auto result = merged({{vcpu, qint64(8)}, {note, QStringLiteral("扩容")}}, theirs({{vcpu, qint64(16)}, {room, QStringLiteral("A2")}}),
                               {changed(vcpu, qint64(4)), changed(room, Value())});

    const auto conflicts = std::get<std::vector<FieldConflict>>(result);
    QCOMPARE(conflicts.size(), size_t(1));
    QCOMPARE(conflicts.front().field, vcpu);
}

void tst_merge::theirChangeTakenBackIsStillTheirs()
{
    const auto result = merged({{vcpu, qint64(8)}}, theirs({{vcpu, qint64(4)}}), {changed(vcpu, qint64(4))});

    QVERIFY(std::holds_alternative<std::vector<FieldConflict>>(result));
}

QTEST_GUILESS_MAIN(tst_merge)
#include "tst_merge.moc"
