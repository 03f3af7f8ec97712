// The record of a step by the same decide() that both programs use, and what keeps an order from being resolved or closed.
#include "contract/entities/entities.h"
#include "rules/orderclocks.h"
#include "rules/orderstep.h"
#include "rules/serviceitems.h"

#include <QTest>

using namespace rules;
using namespace Qt::StringLiterals;

namespace {

/// An order with one item, its steps and their files, asked and changed as both programs do it.
class Desk : public World
{
public:
    ServiceItem item;
    WorkOrder order;
    WorkOrder incident;
    std::vector<OrderStep> records;
    QSet<QUuid> withFile;
    Instant now{1'764'000'000'000};

    explicit Desk(std::vector<ServiceStep> steps)
    {
        for (size_t i = 0; i < steps.size(); ++i) {
            steps[i].step = int(i) + 1;
            steps[i].roles = {u"engineer"_s};
        }
        item.id = shippedItemId(u"B1"_s, 1);
        item.code = u"B1"_s;
        item.name = u"日常巡检"_s;
        item.state = ItemState::InForce;
        item.steps = stepsToJson(steps);
        order.id = {QUuid::createUuid()};
        order.revision = 1;
        order.title = u"巡检"_s;
        order.item = item.id;
        order.state = OrderState::InProgress;
        order.unit = {QUuid::createUuid()};
        order.acceptedAt = Instant{now.ms - 60'000};
        incident = order;
        incident.id = {QUuid::createUuid()};
        incident.kind = OrderKind::Incident;
    }

    [[nodiscard]] std::optional<Record> find(const Shape &, const QUuid &id) const override
    {
        if (id == item.id.uuid)
            return toRecord(item);
        for (const auto *one : {&order, &incident})
            if (id == one->id.uuid)
                return toRecord(*one);
        const auto found = std::ranges::find(records, id, [](const OrderStep &one) { return one.id.uuid; });
        return found == records.end() ? std::nullopt : std::optional(toRecord(*found));
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const FieldValue> wanted, const QUuid &) const override
    {
        std::vector<Record> held;
        if (&shape == &shapeOf<OrderStep>())
            for (const auto &one : records)
                held.push_back(toRecord(one));
        if (&shape == &shapeOf<Attachment>() && withFile.contains(idOf(text(wanted.front().value))))
            held.push_back(blankRecord(shape, QUuid::createUuid()));
        return held;
    }

    /// "" where it was done, else code and field of the refusal.
    QString works(int step, const Patch &fields, const QUuid &id = {})
    {
        const QUuid record = id.isNull() ? orderStepId(order.id.uuid, step) : id;
        const auto known = find(shapeOf<OrderStep>(), record);
        Patch whole = fields;
        if (!known) {
            whole.emplace(u"order_id"_s, idText(order.id.uuid));
            whole.emplace(u"step"_s, qint64(step));
            whole.emplace(u"name"_s, u"?"_s);
        }
        const Command command{.id = QUuid::createUuid(), .kind = known ? CommandKind::Edit : CommandKind::Create, .entity = u"order_step"_s,
            .targets = {{record, known ? known->revision : 0}}, .fields = whole, .occurredAt = now};
        const Actor actor{.account = {}, .person = {}, .login = u"kim"_s, .displayName = u"Kim"_s, .roles = {}, .rights = {u"order_step.create"_s, u"order_step.edit"_s, u"order_step.retire"_s}, .scope = {true, {}}};
        const std::array subjects{Subject{known, {}}};
        const auto verdict = decide(command, shapeOf<OrderStep>(), subjects, {actor, shippedCatalogues(), *this});
        if (const auto *refused = std::get_if<Refused>(&verdict))
            return textOf(refused->error.code) + u' ' + refused->error.field;
        const auto changed = *fromRecord<OrderStep>(std::get<Decision>(verdict).records.front());
        const auto place = std::ranges::find(records, changed.id, &OrderStep::id);
        place == records.end() ? records.push_back(changed) : void(*place = changed);
        return {};
    }
    [[nodiscard]] const OrderStep &record(int step) const { return *std::ranges::find(records, step, &OrderStep::step); }
    /// "1 record, 2 evidence"
    [[nodiscard]] QString missing(StepBefore before) const
    {
        QStringList words;
        const auto all = missingSteps(toRecord(order), before, *this);
        for (const auto &[step, what] : *all)
            words << QString::number(step) + (what == MissingStep::What::Record ? u" record"_s : what == MissingStep::What::Evidence ? u" evidence"_s : u" abnormal"_s);
        return words.join(u", "_s);
    }
};

ServiceStep step(const QString &name)
{
    ServiceStep made;
    made.zh = name;
    return made;
}

ServiceStep inspection()
{
    ServiceStep made = step(u"逐项检查"_s);
    made.checks = {{u"lamps"_s, u"指示灯"_s, {}, {}, {}, {}}, {u"temperature"_s, u"机房温度"_s, {}, u"℃"_s, 18, 27}};
    return made;
}

const Patch done{{u"state"_s, u"done"_s}, {u"record"_s, u"已办"_s}};

} // namespace

class tst_OrderStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepIsStampedByWhoDidItWhen()
    {
        Desk desk({step(u"受理"_s)});

        QCOMPARE(desk.works(1, {{u"state"_s, u"begun"_s}}), QString());
        QVERIFY(!desk.record(1).doneAt && desk.record(1).doneBy.isEmpty());
        desk.now.ms += 5'000;
        QCOMPARE(desk.works(1, done), QString());

        const auto &record = desk.record(1);
        QCOMPARE(record.doneBy, u"kim"_s);
        QCOMPARE(record.doneAt, std::optional(desk.now));
        QCOMPARE(record.stepKey, u"B1.1"_s);
        QCOMPARE(record.name, u"受理"_s);
        QCOMPARE(record.unit, desk.order.unit);
    }

    void aStepTakenUpAgainLosesItsStamp()
    {
        Desk desk({step(u"受理"_s)});
        QCOMPARE(desk.works(1, done), QString());

        QCOMPARE(desk.works(1, {{u"state"_s, u"begun"_s}}), QString());

        QVERIFY(!desk.record(1).doneAt);
        QVERIFY(desk.record(1).doneBy.isEmpty());
    }

    void aStepIsDueByItsLimitFromTheEndOfTheStepBefore()
    {
        auto second = step(u"核定"_s);
        second.limit = {StepLimit::Kind::Minutes, 30, {}, {}};
        Desk desk({step(u"受理"_s), second});
        QCOMPARE(desk.works(1, done), QString());
        const Instant ended = *desk.record(1).doneAt;
        desk.now.ms += 5'000'000;

        QCOMPARE(desk.works(2, {{u"state"_s, u"begun"_s}}), QString());

        QCOMPARE(desk.record(2).dueAt, std::optional(Instant{ended.ms + 30 * minuteMs}));
    }

    void aHoldOfTheOrderMovesTheStepByWhatOfItLiesInTheStep()
    {
        auto second = step(u"核定"_s);
        second.limit = {StepLimit::Kind::Minutes, 30, {}, {}};
        Desk desk({step(u"受理"_s), second});
        QCOMPARE(desk.works(1, done), QString());
        const Instant ended = *desk.record(1).doneAt;
        const auto after = [&](int minutes) { return Instant{ended.ms + minutes * minuteMs}; };
        desk.order.pauses = toJson(std::vector<OrderPause>{{{after(-50), after(-40)}, HoldKind::User, {}, {}}, {{after(-5), after(7)}, HoldKind::User, {}, {}}, {{after(10), after(15)}, HoldKind::Spares, {}, {}}});
        desk.now = after(20);

        QCOMPARE(desk.works(2, {{u"state"_s, u"begun"_s}}), QString());

        QCOMPARE(desk.record(2).dueAt, std::optional(after(30 + 7 + 5)));
    }

    void aStepIsDoneInTimeOrLate_data()
    {
        QTest::addColumn<int>("minutes"); // after the step before
        QTest::addColumn<int>("held");    // of them on hold
        QTest::addColumn<Timeliness>("kept");
        QTest::newRow("to the minute") << 30 << 0 << Timeliness::Kept;
        QTest::newRow("late") << 31 << 0 << Timeliness::Missed;
        QTest::newRow("on hold meanwhile") << 35 << 5 << Timeliness::Kept;
        QTest::newRow("late all the same") << 36 << 5 << Timeliness::Missed;
    }

    void aStepIsDoneInTimeOrLate()
    {
        QFETCH(int, minutes);
        QFETCH(int, held);
        QFETCH(Timeliness, kept);
        auto second = step(u"核定"_s);
        second.limit = {StepLimit::Kind::Minutes, 30, {}, {}};
        Desk desk({step(u"受理"_s), second});
        QCOMPARE(desk.works(1, done), QString());
        QCOMPARE(desk.record(1).kept, std::optional<Timeliness>()); // nothing was promised
        const Instant ended = *desk.record(1).doneAt;
        QCOMPARE(desk.works(2, {{u"state"_s, u"begun"_s}}), QString());
        QCOMPARE(desk.record(2).kept, std::optional<Timeliness>());

        if (held > 0)
            desk.order.pauses = toJson(std::vector<OrderPause>{{{{ended.ms + minuteMs}, Instant{ended.ms + (1 + held) * minuteMs}}, HoldKind::User, {}, {}}});
        desk.now = {ended.ms + minutes * minuteMs};
        QCOMPARE(desk.works(2, done), QString());

        QCOMPARE(desk.record(2).kept, std::optional(kept));
        QCOMPARE(desk.works(2, {{u"state"_s, u"begun"_s}}), QString());
        QCOMPARE(desk.record(2).kept, std::optional<Timeliness>());
    }

    void whatDoesNotFitTheItemIsRefused()
    {
        Desk desk({step(u"受理"_s)});

        QCOMPARE(desk.works(2, done), u"invalid_value step"_s);
        QCOMPARE(desk.works(1, done, QUuid::createUuid()), u"invalid_value id"_s);
        QCOMPARE(desk.works(1, {{u"state"_s, u"done"_s}}), u"required_missing record"_s);
        desk.order.state = OrderState::Draft;
        QCOMPARE(desk.works(1, done), u"invalid_value order_id"_s);
        desk.order.state = OrderState::Closed;
        QCOMPARE(desk.works(1, done), u"read_only_field order_id"_s);
    }

    void aStepIsLeftOutOnlyWhereTheItemSaysSo_data()
    {
        QTest::addColumn<bool>("mandatory");
        QTest::addColumn<bool>("maySkip");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("mandatory") << true << false << u"skipped"_s << u"没有时间"_s << u"invalid_value state"_s;
        QTest::newRow("mandatory, said to be not applicable") << true << false << u"not_applicable"_s << u"不适用"_s << u"invalid_value state"_s;
        QTest::newRow("may be left out") << true << true << u"skipped"_s << u"无异常"_s << QString();
        QTest::newRow("may be left out, without a reason") << true << true << u"skipped"_s << QString() << u"required_missing record"_s;
        QTest::newRow("not mandatory") << false << false << u"not_applicable"_s << u"P3"_s << QString();
    }
    void aStepIsLeftOutOnlyWhereTheItemSaysSo()
    {
        QFETCH(bool, mandatory);
        QFETCH(bool, maySkip);
        QFETCH(QString, state);
        QFETCH(QString, reason);
        QFETCH(QString, refusal);
        auto only = step(u"转事件"_s);
        only.mandatory = mandatory;
        only.maySkip = maySkip;
        Desk desk({only});

        QCOMPARE(desk.works(1, {{u"state"_s, state}, {u"record"_s, reason}}), refusal);
    }

    void checks_data()
    {
        QTest::addColumn<QString>("checks");
        QTest::addColumn<QString>("refusal");
        QTest::addColumn<int>("abnormal");
        const auto row = [](const char *name, const char *checks, const char *refusal, int abnormal) { QTest::newRow(name) << QString::fromUtf8(checks) << QString::fromLatin1(refusal) << abnormal; };
        row("all normal", R"([{"name": "lamps", "verdict": "normal"}, {"name": "temperature", "verdict": "normal", "value": 22.5}])", "", 0);
        row("a value out of range is abnormal, whatever is said", R"([{"name": "lamps", "verdict": "normal"}, {"name": "temperature", "verdict": "normal", "value": 27.1}])", "", 1);
        row("a person saw something", R"([{"name": "lamps", "verdict": "abnormal"}, {"name": "temperature", "verdict": "normal", "value": 18}])", "", 1);
        row("it does not apply", R"([{"name": "lamps", "verdict": "not_applicable", "note": "无此设备"}, {"name": "temperature", "verdict": "normal", "value": 20}])", "", 0);
        row("it does not apply, nobody says why", R"([{"name": "lamps", "verdict": "not_applicable"}, {"name": "temperature", "verdict": "normal", "value": 20}])", "invalid_value checks", 0);
        row("not measured", R"([{"name": "lamps", "verdict": "normal"}, {"name": "temperature", "verdict": "normal"}])", "invalid_value checks", 0);
        row("a value of nothing", R"([{"name": "lamps", "verdict": "normal", "value": 3}, {"name": "temperature", "verdict": "normal", "value": 20}])", "invalid_value checks", 0);
        row("one left open", R"([{"name": "lamps", "verdict": "normal"}])", "invalid_value checks", 0);
        row("no such check", R"([{"name": "humidity", "verdict": "normal", "value": 50}])", "invalid_value checks", 0);
        row("no JSON", R"([{)", "invalid_value checks", 0);
        row("answered twice", R"([{"name": "lamps", "verdict": "normal"}, {"name": "lamps", "verdict": "normal"}])", "invalid_value checks", 0);
        row("no such verdict", R"([{"name": "lamps", "verdict": "fine"}])", "invalid_value checks", 0);
    }
    void checks()
    {
        QFETCH(QString, checks);
        QFETCH(QString, refusal);
        QFETCH(int, abnormal);
        Desk desk({inspection()});

        QCOMPARE(desk.works(1, {{u"state"_s, u"done"_s}, {u"checks"_s, checks}}), refusal);

        if (refusal.isEmpty())
            QCOMPARE(desk.record(1).abnormal, abnormal);
    }

    void aCheckListIsFilledInAsOneGoesRound()
    {
        Desk desk({inspection()});

        QCOMPARE(desk.works(1, {{u"checks"_s, u"[{\"name\": \"temperature\", \"verdict\": \"normal\", \"value\": 30}]"_s}}), QString());

        QCOMPARE(desk.record(1).state, StepState::Begun);
        QCOMPARE(answersFromJson(desk.record(1).checks)->front(), (CheckAnswer{u"temperature"_s, CheckVerdict::Abnormal, 30, {}}));
    }

    void whatIsAbnormalWantsAnIncidentOrAWord()
    {
        const QString hot = u"[{\"name\": \"lamps\", \"verdict\": \"normal\"}, {\"name\": \"temperature\", \"verdict\": \"abnormal\", \"value\": 30%1}]"_s;
        Desk desk({inspection()});
        QCOMPARE(desk.works(1, {{u"state"_s, u"done"_s}, {u"checks"_s, hot.arg(QString())}}), QString());
        QCOMPARE(desk.missing(StepBefore::Resolved), u"1 abnormal"_s);

        QCOMPARE(desk.works(1, {{u"incident_id"_s, idText(desk.order.id.uuid)}}), u"unknown_reference incident_id"_s);
        QCOMPARE(desk.works(1, {{u"incident_id"_s, idText(desk.incident.id.uuid)}}), QString());
        QCOMPARE(desk.missing(StepBefore::Resolved), QString());

        QCOMPARE(desk.works(1, {{u"incident_id"_s, Value()}}), QString());
        QCOMPARE(desk.missing(StepBefore::Resolved), u"1 abnormal"_s);
        QCOMPARE(desk.works(1, {{u"checks"_s, hot.arg(u", \"note\": \"空调已重启，25 ℃\""_s)}}), QString());
        QCOMPARE(desk.missing(StepBefore::Resolved), QString());
    }

    void anOrderIsResolvedWithItsStepsAndTheirEvidence()
    {
        auto second = step(u"审批"_s);
        second.evidence = true;
        auto third = step(u"回访"_s);
        third.mandatory = false;
        auto last = step(u"分析报告"_s);
        last.before = StepBefore::Closed;
        last.maySkip = true;
        Desk desk({step(u"受理"_s), second, third, last});
        QCOMPARE(desk.missing(StepBefore::Resolved), u"1 record, 2 record"_s);

        QCOMPARE(desk.works(1, done), QString());
        QCOMPARE(desk.works(2, {{u"state"_s, u"begun"_s}}), QString());
        QCOMPARE(desk.missing(StepBefore::Resolved), u"2 record"_s);
        QCOMPARE(desk.works(2, done), QString());
        QCOMPARE(desk.missing(StepBefore::Resolved), u"2 evidence"_s);
        desk.withFile.insert(desk.record(2).id.uuid);

        QCOMPARE(desk.missing(StepBefore::Resolved), QString());
        QCOMPARE(desk.missing(StepBefore::Closed), u"4 record"_s);
        QCOMPARE(desk.works(4, {{u"state"_s, u"not_applicable"_s}, {u"record"_s, u"P3，不需要"_s}}), QString());
        QCOMPARE(desk.missing(StepBefore::Closed), QString());
    }

    void notEveryStepIsLeftOut()
    {
        auto first = step(u"策略登记"_s);
        auto second = step(u"每日检查"_s);
        first.maySkip = second.maySkip = true;
        Desk desk({first, second});
        const Patch skipped{{u"state"_s, u"skipped"_s}, {u"record"_s, u"不适用"_s}};
        QCOMPARE(desk.works(1, skipped), QString());
        QCOMPARE(desk.works(2, skipped), QString());

        QCOMPARE(desk.missing(StepBefore::Resolved), u"1 record"_s);
        QCOMPARE(desk.works(2, done), QString());
        QCOMPARE(desk.missing(StepBefore::Resolved), QString());
    }

    void everyShippedItemCanBeWorkedThrough()
    {
        for (const auto &shipped : shippedServiceItems().items) {
            const auto steps = *stepsFromJson(shipped.steps);
            Desk desk(steps);
            const auto worked = *stepsOf(toRecord(desk.order), desk);
            for (const auto &one : worked) {
                std::vector<CheckAnswer> answers;
                for (const auto &check : one.checks)
                    answers.push_back(check.isMeasured() ? measured(check, check.low.value_or(check.high.value_or(0))) : CheckAnswer{check.name, CheckVerdict::Normal, {}, {}});
                Patch fields = done;
                if (!answers.empty())
                    fields.emplace(u"checks"_s, toJson(answers));
                QCOMPARE(desk.works(one.step, fields), QString());
                desk.withFile.insert(orderStepId(desk.order.id.uuid, one.step));
            }
            QCOMPARE(desk.missing(StepBefore::Closed), QString());
        }
    }
};

QTEST_GUILESS_MAIN(tst_OrderStep)
#include "tst_orderstep.moc"
