// Service items: the shipped catalogue, what a file that comes in changes, and the life of a version by the same decide()
// that both programs use.
#include "rules/serviceitems.h"
#include "contract/ports.h"

#include <QFile>
#include <QTest>

using namespace rules;
using namespace Qt::StringLiterals;

namespace {

class Counter : public IdSource
{
public:
    QUuid next() override { return QUuid::createUuidV5(QUuid(), QString::number(++m_last)); }

private:
    int m_last = 0;
};

QString oneStep(const QString &name = u"受理"_s)
{
    const std::vector<ServiceStep> steps{{.step = 1, .zh = name, .en = {}, .input = {}, .roles = {u"engineer"_s}, .record = {}, .limit = {}, .clause = {}, .help = {}, .evidenceHelp = {}, .checks = {}}};
    return stepsToJson(steps);
}

ServiceItem item(const QString &code, int version, ItemState state)
{
    ServiceItem made;
    made.id = shippedItemId(code, version);
    made.revision = 1;
    made.code = code;
    made.name = u"资源申请"_s;
    made.version = version;
    made.state = state;
    made.effectiveOn = QDate(2026, 11, 22);
    made.steps = oneStep();
    return made;
}

/// A catalogue of a few items, asked and changed as both programs do it.
class Shelf : public World
{
public:
    std::vector<ServiceItem> items;

    [[nodiscard]] std::optional<Record> find(const Shape &, const QUuid &id) const override
    {
        const auto found = std::ranges::find(items, id, [](const ServiceItem &one) { return one.id.uuid; });
        return found == items.end() ? std::nullopt : std::optional(toRecord(*found));
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &, std::span<const FieldValue> wanted, const QUuid &except) const override
    {
        std::vector<Record> held;
        for (const auto &one : items) {
            const Record record = toRecord(one);
            const bool all = std::ranges::all_of(wanted, [&](const FieldValue &want) { return record.values[size_t(want.field)] == want.value; });
            if (all && !one.retired && record.id != except)
                held.push_back(record);
        }
        return held;
    }

    /// "" where it was done, else code and field of the refusal.
    QString done(const Command &command)
    {
        const Actor actor{.account = {}, .person = {}, .login = u"kim"_s, .displayName = {}, .roles = {}, .rights = {u"service_item.create"_s, u"service_item.edit"_s, u"service_item.retire"_s, u"service_item.restore"_s}, .scope = {true, {}}};
        const Situation situation{actor, shippedCatalogues(), *this};
        std::vector<Subject> subjects;
        for (const auto &target : command.targets)
            subjects.push_back({find(shapeOf<ServiceItem>(), target.id), {}});
        const auto verdict = decide(command, shapeOf<ServiceItem>(), subjects, situation);
        if (const auto *refused = std::get_if<Refused>(&verdict))
            return textOf(refused->error.code) + u' ' + refused->error.field;
        for (const auto &record : std::get<Decision>(verdict).records) {
            const auto changed = *fromRecord<ServiceItem>(record);
            const auto found = std::ranges::find(items, changed.id, &ServiceItem::id);
            found == items.end() ? items.push_back(changed) : void(*found = changed);
        }
        return {};
    }
    QString edit(const ServiceItem &one, const Patch &fields, const QString &reason = {})
    {
        Command command{.id = ids.next(), .kind = CommandKind::Edit, .entity = u"service_item"_s, .targets = {{one.id.uuid, one.revision}}, .fields = fields, .reason = reason, .occurredAt = now};
        return done(command);
    }
    QString turn(CommandKind kind, const ServiceItem &one)
    {
        Command command{.id = ids.next(), .kind = kind, .entity = u"service_item"_s, .targets = {{one.id.uuid, one.revision}}, .occurredAt = now};
        return done(command);
    }

    Counter ids;
    Instant now{1'764'000'000'000};
};

} // namespace

class tst_ServiceItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeCatalogueShips()
    {
        const auto &shipped = shippedServiceItems();

        QStringList codes;
        size_t steps = 0;
        for (const auto &one : shipped.items) {
            codes << one.code;
            steps += stepsFromJson(one.steps)->size();
            QCOMPARE(one.state, ItemState::InForce);
            QVERIFY2(one.clause.isEmpty(), "clauses are the customer's to fill in");
        }
        QCOMPARE(codes.join(u' '), u"A1 A2 A3 A4 A5 A6 B1 B2 B3 B4 B5 B6 B7 C1 C2 C3 C4 C5 C6 C7 D1 D2 D3 E1 E2 E3"_s);
        QCOMPARE(steps, size_t(94));
    }

    void everyRoleOfTheShippedStepsIsKnown()
    {
        const auto *roles = shippedCatalogues().named(u"service_role");
        QVERIFY(roles);
        for (const auto &one : shippedServiceItems().items) {
            const auto steps = *stepsFromJson(one.steps);
            for (const auto &step : steps)
                for (const auto &role : step.roles)
                    QVERIFY2(roles->find(role), qPrintable(one.code + u' ' + role));
        }
    }

    void theShippedFileIsWrittenAsItStands()
    {
        QFile file(QStringLiteral(SERVICES_JSON));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();

        const auto read = catalogueFileFromJson(bytes);

        QVERIFY2(read, qPrintable(read ? QString() : read.error().field));
        QCOMPARE(QString::fromUtf8(toJson(*read)).simplified(), QString::fromUtf8(bytes).simplified());
    }

    void aFileOfSeveralVersionsComesBackTheSame()
    {
        CatalogueFile file{u"service_catalogue"_s, u"7"_s, u"导出"_s, {}, {item(u"A1"_s, 1, ItemState::Superseded), item(u"A1"_s, 2, ItemState::InForce), item(u"A1"_s, 3, ItemState::Draft)}};
        for (auto &one : file.items) {
            one.id = {};
            one.revision = 0;
        }
        file.items[1].outsideCode = u"GB/T 34079.1 3.2"_s;
        file.items[1].sourceNote = u"本单位"_s;
        file.items[2].steps.clear();

        const auto read = catalogueFileFromJson(toJson(file));

        QVERIFY2(read, qPrintable(read ? QString() : read.error().field));
        QCOMPARE(*read, file);
    }

    void aBadFileIsRefusedWithThePlace_data()
    {
        QTest::addColumn<QString>("items");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const char *items, const char *place) { QTest::newRow(name) << QString::fromUtf8(items) << QString::fromLatin1(place); };
        row("nothing", R"([])", "items");
        row("no code", R"([{"zh": "甲", "steps": [{"step": 1, "zh": "乙", "roles": ["engineer"]}]}])", "items[0].code");
        row("no steps", R"([{"code": "A1", "zh": "甲"}])", "items[0].steps");
        row("in force without steps", R"([{"code": "A1", "zh": "甲", "steps": []}])", "items[0].steps");
        row("no such kind", R"([{"code": "A1", "zh": "甲", "order_kind": "party", "steps": [{"step": 1, "zh": "乙", "roles": ["engineer"]}]}])", "items[0].order_kind");
        row("a date of no calendar", R"([{"code": "A1", "zh": "甲", "effective_on": "2026-02-30", "steps": [{"step": 1, "zh": "乙", "roles": ["engineer"]}]}])", "items[0].effective_on");
        row("the same twice", R"([{"code": "A1", "zh": "甲", "steps": [{"step": 1, "zh": "乙", "roles": ["engineer"]}]}, {"code": "A1", "zh": "甲", "steps": [{"step": 1, "zh": "乙", "roles": ["engineer"]}]}])", "items[1].code");
        row("half a character", R"([{"code": "A1", "zh": "甲\ud800", "steps": [{"step": 1, "zh": "乙", "roles": ["engineer"]}]}])", "items[0].zh");
        row("a bad step", R"([{"code": "A1", "zh": "甲", "steps": [{"step": 1, "zh": "乙", "roles": ["engineer"], "limit": {"kind": "soon"}}]}])", "items[0].steps[0].limit.kind");
    }
    void aBadFileIsRefusedWithThePlace()
    {
        QFETCH(QString, items);
        QFETCH(QString, place);

        const auto read = catalogueFileFromJson(QStringLiteral(R"({"name": "n", "version": "1", "source_note": "s", "items": %1})").arg(items).toUtf8());

        QVERIFY(!read);
        QCOMPARE(read.error().field, place);
    }

    void theShippedCatalogueComingAgainChangesNothing()
    {
        const auto &shipped = shippedServiceItems().items;

        const auto arrivals = arrivalsOf(shipped, shipped);

        QVERIFY(std::ranges::all_of(arrivals, [](const ItemArrival &one) { return one.outcome == ItemArrival::Outcome::Unchanged; }));
        Counter ids;
        QVERIFY(arrivalCommands(arrivals, {}, ids, {}).empty());
    }

    void whatDiffersFromTheVersionInForceBecomesADraft()
    {
        Shelf shelf;
        shelf.items = {item(u"A1"_s, 1, ItemState::Superseded), item(u"A1"_s, 2, ItemState::InForce)};
        auto coming = item(u"A1"_s, 2, ItemState::InForce);
        coming.steps = oneStep(u"受理登记"_s);

        const auto arrivals = arrivalsOf(shelf.items, {&coming, 1});
        for (const auto &command : arrivalCommands(arrivals, u"修订"_s, shelf.ids, shelf.now))
            QCOMPARE(shelf.done(command), QString());

        QCOMPARE(arrivalsOf(shelf.items, {&coming, 1}).front().outcome, ItemArrival::Outcome::Unchanged); // the same file again
        QCOMPARE(arrivals.front().outcome, ItemArrival::Outcome::NewDraft);
        QCOMPARE(shelf.items.size(), size_t(3));
        QCOMPARE(shelf.items.back().version, 3);
        QCOMPARE(shelf.items.back().state, ItemState::Draft);
        QCOMPARE(shelf.items[1].state, ItemState::InForce);
        QCOMPARE(shelf.items[1].steps, oneStep());
    }

    void aDraftThatIsThereIsEdited()
    {
        Shelf shelf;
        shelf.items = {item(u"A1"_s, 1, ItemState::InForce), item(u"A1"_s, 2, ItemState::Draft)};
        auto coming = item(u"A1"_s, 1, ItemState::InForce);
        coming.version = 2;
        coming.name = u"资源申请与开通"_s;

        const auto arrivals = arrivalsOf(shelf.items, {&coming, 1});
        for (const auto &command : arrivalCommands(arrivals, {}, shelf.ids, shelf.now))
            QCOMPARE(shelf.done(command), QString());

        QCOMPARE(shelf.items.size(), size_t(2));
        QCOMPARE(shelf.items[1].name, u"资源申请与开通"_s);
        QCOMPARE(shelf.items[1].revision, Revision(2));
    }

    void aNewItemComesInAsADraft()
    {
        Shelf shelf;
        const auto coming = item(u"Z9"_s, 1, ItemState::InForce);

        for (const auto &command : arrivalCommands(arrivalsOf({}, {&coming, 1}), {}, shelf.ids, shelf.now))
            QCOMPARE(shelf.done(command), QString());

        QCOMPARE(shelf.items.size(), size_t(1));
        QCOMPARE(shelf.items[0].state, ItemState::Draft);
        QCOMPARE(shelf.items[0].audience, u"everyone"_s);
    }

    void aPublishedVersionSupersedesTheFormer()
    {
        Shelf shelf;
        shelf.items = {item(u"A1"_s, 1, ItemState::InForce), item(u"A1"_s, 2, ItemState::Draft)};
        shelf.items[1].effectiveOn = {};

        QCOMPARE(shelf.done(publishCommand(shelf.items[1], &shelf.items[0], u"新版"_s, shelf.ids, shelf.now)), QString());

        QCOMPARE(shelf.items[0].state, ItemState::Superseded);
        QCOMPARE(shelf.items[1].state, ItemState::InForce);
        QCOMPARE(shelf.items[1].effectiveOn, QDate(2025, 11, 25)); // 2025-11-24 16:00 UTC is the 25th in Guangzhou
    }

    void twoVersionsAreNotInForceAtOnce()
    {
        Shelf shelf;
        shelf.items = {item(u"A1"_s, 1, ItemState::InForce), item(u"A1"_s, 2, ItemState::Draft)};

        QCOMPARE(shelf.done(publishCommand(shelf.items[1], nullptr, {}, shelf.ids, shelf.now)), u"not_unique state"_s);
    }

    void whatWasInForceIsNeverEditedOrDeleted()
    {
        Shelf shelf;
        shelf.items = {item(u"A1"_s, 1, ItemState::InForce), item(u"A2"_s, 1, ItemState::Superseded), item(u"A3"_s, 1, ItemState::Draft)};

        QCOMPARE(shelf.edit(shelf.items[0], {{u"name"_s, u"别的"_s}}), u"read_only_field state"_s);
        QCOMPARE(shelf.edit(shelf.items[0], {{u"state"_s, u"draft"_s}}), u"read_only_field state"_s);
        QCOMPARE(shelf.edit(shelf.items[1], {{u"state"_s, u"in_force"_s}}), u"read_only_field state"_s);
        QCOMPARE(shelf.turn(CommandKind::Retire, shelf.items[0]), u"read_only_field state"_s);
        QCOMPARE(shelf.turn(CommandKind::Retire, shelf.items[1]), u"read_only_field state"_s);
        QCOMPARE(shelf.turn(CommandKind::Retire, shelf.items[2]), QString());
        QCOMPARE(shelf.turn(CommandKind::Restore, shelf.items[2]), QString());
    }

    void anItemIsWithdrawnWithAReason()
    {
        Shelf shelf;
        shelf.items = {item(u"A1"_s, 1, ItemState::InForce)};

        QCOMPARE(shelf.edit(shelf.items[0], {{u"state"_s, u"superseded"_s}}), u"required_missing reason"_s);
        QCOMPARE(shelf.edit(shelf.items[0], {{u"state"_s, u"superseded"_s}}, u"不再提供"_s), QString());
    }

    void aVersionStandsOnce()
    {
        Shelf shelf;
        shelf.items = {item(u"A1"_s, 1, ItemState::InForce), item(u"A1"_s, 2, ItemState::Draft)};

        QCOMPARE(shelf.edit(shelf.items[1], {{u"version"_s, qint64(1)}}), u"not_unique version"_s);
    }

    void stepsMustBeUnderstood()
    {
        Shelf shelf;
        shelf.items = {item(u"A1"_s, 1, ItemState::Draft)};

        QCOMPARE(shelf.edit(shelf.items[0], {{u"steps"_s, u"[{}]"_s}}), u"invalid_value steps"_s);
        QCOMPARE(shelf.edit(shelf.items[0], {{u"steps"_s, oneStep().replace(u"engineer"_s, u"magician"_s)}}), u"invalid_value steps"_s);
        QCOMPARE(shelf.edit(shelf.items[0], {{u"steps"_s, Value()}}), QString());
        QCOMPARE(shelf.done(publishCommand(shelf.items[0], nullptr, {}, shelf.ids, shelf.now)), u"required_missing steps"_s);
    }
};

QTEST_GUILESS_MAIN(tst_ServiceItems)
#include "tst_serviceitems.moc"
