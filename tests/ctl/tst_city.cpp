// The demonstration city: repeatable, lawful by the house's own rules, and plainly made up.
#include "cityrules.h"
#include "demo/cityorders.h"

#include "rules/calendardocument.h"
#include "rules/orderstep.h"
#include "rules/qualityrules.h"
#include "rules/resourcelife.h"
#include "rules/serviceitems.h"
#include "rules/userules.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace contract;
using demo::City;
using demo::CityOptions;

namespace {

constexpr CityOptions small{.seed = 7, .units = 40, .systems = 60, .resources = 2'000};

City cityOf(const CityOptions &options)
{
    return City(options, shippedCatalogues());
}

QByteArray digestOf(const City &city)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const Record &record) {
        hash.addData(record.id.toRfc4122());
        for (const auto &value : record.values)
            hash.addData(QJsonDocument(QJsonObject{{QStringLiteral("v"), toJson(value)}}).toJson());
    };
    for (const auto &unit : city.units())
        add(toRecord(unit));
    for (const auto &system : city.systems())
        add(toRecord(system));
    for (const auto &person : city.people())
        add(toRecord(person));
    for (qint64 i = 0; i < city.resourceCount(); ++i)
        add(toRecord(city.resource(i)));
    for (qint64 i = 0; i < city.relationCount(); ++i)
        add(toRecord(city.relation(i)));
    return hash.result();
}

/// The city's units and systems, and who holds which address.
class CityWorld : public rules::World
{
public:
    explicit CityWorld(const City &city)
    {
        for (const auto &unit : city.units())
            m_records.insert(unit.id.uuid, toRecord(unit));
        for (const auto &system : city.systems())
            m_records.insert(system.id.uuid, toRecord(system));
        for (qint64 i = 0; i < city.resourceCount(); ++i)
            if (const auto resource = city.resource(i); !resource.privateIp.isEmpty() && !resource.retired)
                m_holders.insert(resource.privateIp, toRecord(resource));
    }
    [[nodiscard]] std::optional<Record> find(const Shape &, const QUuid &id) const override
    {
        const auto found = m_records.constFind(id);
        return found == m_records.cend() ? std::nullopt : std::optional(*found);
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &, std::span<const rules::FieldValue> wanted, const QUuid &except) const override
    {
        std::vector<Record> found;
        for (const auto &record : m_holders.values(text(wanted[0].value)))
            if (record.id != except && std::ranges::all_of(wanted, [&](const rules::FieldValue &one) { return record.values[size_t(one.field)] == one.value; }))
                found.push_back(record);
        return found;
    }

private:
    QHash<QUuid, Record> m_records;
    QMultiHash<QString, Record> m_holders;
};

} // namespace

class tst_city : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameSeedGivesTheSameCity();
    void anotherSeedGivesAnotherCity();
    void aResourceDoesNotDependOnWhatWasAskedBefore();
    void everyRecordKeepsTheFieldRules();
    void attributesAreThoseOfTheType();
    void everyTypeAndEveryPartyOccurs();
    void addressesAreUnique();
    void idsAscendAndNumbersAreUnique();
    void relationsJoinTwoDifferentResourcesOnceEach();
    void resourcesInUseHaveWhatTheLedgerAsksFor();
    void figuresOfUseComeFromTheirSeries();
    void aFewRecordsBreakTheRulesOfTheLedger();
    void nothingCouldBeTakenForReal();
    void theHistoryEndsAtTheResource();
    void theSameSeedGivesTheSameOrders();
    void ordersAndWhatTheyLeaveKeepTheFieldRules();
    void theTableKnowsEveryVerbOfAnOrder();
    void dueTimesAreThoseOfTheRules();
    void whatIsResolvedLacksNoStep();
    void ordersHoldWhatAShiftMeets();
    void theHistoryEndsAtTheOrder();
};

void tst_city::theSameSeedGivesTheSameCity()
{
    QCOMPARE(digestOf(cityOf(small)), digestOf(cityOf(small)));
}

void tst_city::anotherSeedGivesAnotherCity()
{
    auto other = small;
    other.seed = 8;

    QVERIFY(digestOf(cityOf(small)) != digestOf(cityOf(other)));
}

void tst_city::aResourceDoesNotDependOnWhatWasAskedBefore()
{
    const auto city = cityOf(small);
    const auto asked = city.resource(1'234);
    for (qint64 i = 0; i < 100; ++i)
        (void)city.resource(i);

    QCOMPARE(city.resource(1'234), asked);
}

void tst_city::everyRecordKeepsTheFieldRules()
{
    const auto city = cityOf(small);

    for (const auto &unit : city.units())
        checkByRules(unit);
    for (const auto &system : city.systems())
        checkByRules(system);
    for (const auto &person : city.people())
        checkByRules(person);
    for (qint64 i = 0; i < city.resourceCount(); ++i)
        checkByRules(city.resource(i));
    for (qint64 i = 0; i < city.relationCount(); ++i)
        checkByRules(city.relation(i));
}

void tst_city::attributesAreThoseOfTheType()
{
    const auto city = cityOf(small);
    const auto *types = shippedCatalogues().named(u"resource_type");

    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        const auto resource = city.resource(i);
        const auto *type = types->find(resource.type);
        QVERIFY(type);
        QVERIFY2(!type->parent.isEmpty(), "a group is no type of a resource");
        const auto attributes = QJsonDocument::fromJson(resource.attributes.json.toUtf8()).object();
        QCOMPARE(attributes.size(), qsizetype(type->attributes.size()));
        for (const auto &attribute : type->attributes)
            QVERIFY2(attributes.contains(attribute.name), qPrintable(attribute.name));
    }
}

void tst_city::everyTypeAndEveryPartyOccurs()
{
    const auto city = cityOf(small);
    QSet<QString> types;
    for (qint64 i = 0; i < city.resourceCount(); ++i)
        types.insert(city.resource(i).type);
    QSet<int> parties;
    for (const auto &unit : city.units())
        parties.insert(int(unit.party));

    QCOMPARE(parties.size(), 4);
    for (const auto &entry : shippedCatalogues().named(u"resource_type")->entries)
        if (!entry.parent.isEmpty())
            QVERIFY2(types.contains(entry.code), qPrintable(entry.code));
}

void tst_city::addressesAreUnique()
{
    const auto city = cityOf(small);
    QSet<QString> seen;
    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        const auto resource = city.resource(i);
        if (resource.privateIp.isEmpty() || city.isFlawed(i))
            continue;
        QVERIFY2(!seen.contains(resource.privateIp), qPrintable(resource.privateIp));
        QVERIFY(resource.privateIp.startsWith(u"10."));
        seen.insert(resource.privateIp);
    }
    QVERIFY(seen.size() > 1'000);
}

void tst_city::idsAscendAndNumbersAreUnique()
{
    const auto city = cityOf(small);
    QString last;
    QSet<QString> numbers;
    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        const auto resource = city.resource(i);
        const auto id = idText(resource.id.uuid);
        QVERIFY2(id > last, qPrintable(id));
        last = id;
        numbers.insert(resource.number);
    }
    QCOMPARE(numbers.size(), city.resourceCount());

    QSet<QString> unitNames, systemNames;
    for (const auto &unit : city.units())
        unitNames.insert(unit.name);
    for (const auto &system : city.systems())
        systemNames.insert(system.name);
    QCOMPARE(unitNames.size(), qsizetype(city.units().size()));
    QCOMPARE(systemNames.size(), qsizetype(city.systems().size()));
}

void tst_city::relationsJoinTwoDifferentResourcesOnceEach()
{
    const auto city = cityOf(small);
    QHash<QUuid, Id<Organisation>> unitOf;
    for (qint64 i = 0; i < city.resourceCount(); ++i)
        unitOf.insert(city.resource(i).id.uuid, city.resource(i).unit);
    QSet<QString> seen;

    QCOMPARE(city.relationCount(), city.resourceCount() * 5 / 2);
    for (qint64 i = 0; i < city.relationCount(); ++i) {
        const auto relation = city.relation(i);
        QVERIFY(relation.from != relation.to);
        QVERIFY(unitOf.contains(relation.from.uuid));
        QVERIFY(unitOf.contains(relation.to.uuid));
        QCOMPARE(relation.fromUnit, unitOf.value(relation.from.uuid));
        QCOMPARE(relation.toUnit, unitOf.value(relation.to.uuid));
        const auto key = idText(relation.from.uuid) + QString::number(int(relation.kind)) + idText(relation.to.uuid);
        QVERIFY2(!seen.contains(key), qPrintable(key));
        seen.insert(key);
    }
}

void tst_city::resourcesInUseHaveWhatTheLedgerAsksFor()
{
    const auto city = cityOf(small);
    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        const auto resource = city.resource(i);
        if (resource.state != ResourceState::InUse || city.isFlawed(i))
            continue;
        QVERIFY(!resource.unit.isNull());
        QVERIFY(!resource.system.isNull());
        QVERIFY(!resource.ownerName.isEmpty());
        QVERIFY(resource.termUntil.isValid());
    }
}

void tst_city::figuresOfUseComeFromTheirSeries()
{
    const auto city = cityOf(small);
    int measured = 0;
    std::map<QString, int> verdicts;
    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        auto resource = city.resource(i);
        const auto utilisation = city.utilisation(i);
        QCOMPARE(utilisation.has_value(), resource.cpuAverage.has_value());
        if (!utilisation)
            continue;
        ++measured;
        checkByRules(*utilisation);
        const auto series = rules::seriesOf(*utilisation);
        QVERIFY(series);
        auto again = resource;
        rules::summarise(*series, again);
        QCOMPARE(again, resource);
        if (const auto finding = rules::useFindingOf(toRecord(resource), rules::shippedUseRules()))
            ++verdicts[finding->verdict->code + (finding->exempt ? QStringLiteral(" exempt") : QString())];
    }

    QVERIFY2(measured > city.resourceCount() / 3, qPrintable(QString::number(measured)));
    for (const auto *verdict : {"idle", "low", "expand", "low exempt"})
        QVERIFY2(verdicts[QString::fromLatin1(verdict)] > 0, verdict);
}

void tst_city::aFewRecordsBreakTheRulesOfTheLedger()
{
    const auto city = cityOf({.seed = 7, .units = 40, .systems = 200, .resources = 20'000});
    const CityWorld world(city);
    const auto &shape = shapeOf<Resource>();
    std::map<QString, int> found;
    int soundButFound = 0;
    int reminded = 0;
    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        const auto record = toRecord(city.resource(i));
        for (const auto &violation : rules::violationsOf(shape, record, rules::shippedQualityRules(), demo::City::reviewDay(), world)) {
            ++found[violation.rule->code];
            soundButFound += !city.isFlawed(i) && violation.rule->code != u"duplicate_address";
        }
        reminded += rules::expiryOf(record, rules::shippedExpiryRules(), demo::City::reviewDay()).has_value();
        QVERIFY2(record.retired || city.isFlawed(i) || rules::lifeProblems(nullptr, record).empty(), qPrintable(text(record.values[shape.keyField()])));
    }

    QCOMPARE(soundButFound, 0);
    for (const auto *code : {"no_owner", "no_term", "term_over", "duplicate_address", "address_outside", "unmonitored", "phone_malformed", "domestic_mismatch", "not_verified"})
        QVERIFY2(found[QString::fromLatin1(code)] > 0, code);
    QVERIFY(reminded > 0 && reminded < city.resourceCount() / 50);
}

void tst_city::nothingCouldBeTakenForReal()
{
    const auto city = cityOf({.seed = 1});
    const QStringList realDistricts{QStringLiteral("越秀"), QStringLiteral("海珠"), QStringLiteral("荔湾"), QStringLiteral("天河"), QStringLiteral("白云"),
        QStringLiteral("黄埔"), QStringLiteral("花都"), QStringLiteral("番禺"), QStringLiteral("南沙"), QStringLiteral("从化"), QStringLiteral("增城")};
    const QRegularExpression madeUp(QStringLiteral("示范|虚构|样例|演示|模拟"));
    const QRegularExpression phone(QStringLiteral("^020-0000-\\d{4}$"));

    QCOMPARE(city.units().size(), size_t(300));
    QCOMPARE(city.systems().size(), size_t(1'400));
    for (const auto &unit : city.units()) {
        QVERIFY2(madeUp.match(unit.name).hasMatch(), qPrintable(unit.name));
        QVERIFY2(unit.creditCode.size() == 18 && unit.creditCode.startsWith(u"VS"), qPrintable(unit.creditCode));
        QVERIFY2(phone.match(unit.contactPhone).hasMatch(), qPrintable(unit.contactPhone));
        for (const auto &real : realDistricts)
            QVERIFY2(!unit.name.contains(real) && !unit.district.contains(real), qPrintable(unit.name));
    }
    for (const auto &system : city.systems())
        QVERIFY2(system.domainName.endsWith(u".invalid"), qPrintable(system.domainName));
}

void tst_city::theHistoryEndsAtTheResource()
{
    const auto city = cityOf(small);
    int told = 0;
    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        const auto resource = city.resource(i);
        const auto acts = city.historyOf(i, resource);
        if (acts.empty()) {
            QCOMPARE(resource.revision, 1);
            continue;
        }
        ++told;
        QCOMPARE(acts.back().revision, resource.revision);
        // Replayed from the first act, the changes give the record as it stands.
        const auto &shape = shapeOf<Resource>();
        auto record = blankRecord(shape, resource.id.uuid);
        Instant last;
        for (const auto &act : acts) {
            QVERIFY(act.at > last && act.at.ms <= QDateTime(City::today(), QTime(1, 0), Qt::UTC).toMSecsSinceEpoch());
            last = act.at;
            const auto changes = QJsonDocument::fromJson(act.changes.toUtf8()).object();
            for (auto change = changes.begin(); change != changes.end(); ++change) {
                auto &value = record.values[size_t(shape.indexOf(change.key()))];
                if (act.revision > 1)
                    QCOMPARE(valueFromJson(change.value()[0]), value);
                value = valueFromJson(change.value()[1]);
            }
        }
        QCOMPARE(record.values.size(), toRecord(resource).values.size());
        for (size_t field = 0; field < record.values.size(); ++field)
            QCOMPARE(toJson(record.values[field]), toJson(toRecord(resource).values[field]));
    }
    QVERIFY(told > 20);
}

namespace {

constexpr qint64 fewOrders = 6'000;

demo::CityOrders ordersOf(const City &city)
{
    return demo::CityOrders(city, fewOrders, demo::CityOrders::usualUntil());
}

} // namespace

void tst_city::theSameSeedGivesTheSameOrders()
{
    const auto city = cityOf(small);
    const auto one = ordersOf(city);
    const auto two = ordersOf(city);
    auto other = small;
    other.seed = 8;
    const auto otherCity = cityOf(other);
    const auto third = ordersOf(otherCity);

    QCOMPARE(one.count(), fewOrders);
    qint64 differ = 0;
    for (qint64 i = fewOrders - 1; i >= 0; i -= 7) {
        QCOMPARE(one.order(i), two.order(i));
        differ += one.order(i) == third.order(i) ? 0 : 1;
        if (differ > 50)
            break;
    }
    QVERIFY(differ > 50);
    const qint64 told = one.firstTold() + 3;
    QVERIFY(one.story(told).steps == two.story(told).steps);
    QVERIFY(one.story(told).notes == two.story(told).notes);
    QCOMPARE(one.story(told).order, one.order(told));
}

void tst_city::ordersAndWhatTheyLeaveKeepTheFieldRules()
{
    const auto city = cityOf(small);
    const auto orders = ordersOf(city);
    QString last;
    QSet<QString> numbers;

    for (const auto &plan : orders.plans())
        checkByRules(plan);
    for (qint64 i = 0; i < orders.count(); ++i) {
        const auto order = orders.order(i);
        checkByRules(order);
        numbers.insert(order.number);
        QVERIFY(order.submittedAt.value_or(Instant()) <= orders.until());
    }
    QCOMPARE(numbers.size(), orders.count());
    for (qint64 i = orders.firstTold(); i < orders.count(); ++i) {
        const auto story = orders.story(i);
        for (const auto &step : story.steps) {
            checkByRules(step);
            QCOMPARE(step.id.uuid, rules::orderStepId(story.order.id.uuid, step.step));
        }
        for (const auto &note : story.notes)
            checkByRules(note);
        for (const auto &resource : story.resources)
            checkByRules(resource);
        for (const auto &alert : story.alerts)
            checkByRules(alert);
        for (const auto &file : story.evidence)
            checkByRules(file);
    }
}

void tst_city::theTableKnowsEveryVerbOfAnOrder()
{
    const auto city = cityOf(small);
    const auto orders = ordersOf(city);
    const auto state = shapeOf<WorkOrder>().indexOf(u"state");
    const QString name = shapeOf<WorkOrder>().fields[size_t(state)].name;
    QSet<QString> states;

    for (qint64 i = orders.firstTold(); i < orders.count(); ++i) {
        const auto story = orders.story(i);
        states.insert(text(Codec<OrderState>::encode(story.order.state)));
        for (size_t act = 1; act < story.acts.size(); ++act) {
            const auto change = QJsonDocument::fromJson(story.acts[act].changes.toUtf8()).object().value(name).toArray();
            if (change.isEmpty())
                continue;
            const auto from = Codec<OrderState>::decode(change[0].toString());
            const auto to = Codec<OrderState>::decode(change[1].toString());
            QVERIFY2(from && to && rules::verbBetween(*from, *to, story.order.kind),
                qPrintable(QStringLiteral("%1: %2 -> %3").arg(story.order.number, change[0].toString(), change[1].toString())));
        }
    }
    for (const auto &wanted : {"submitted", "accepted", "in_progress", "on_hold", "awaiting_confirmation", "closed", "cancelled"})
        QVERIFY2(states.contains(QString::fromLatin1(wanted)), wanted);
}

void tst_city::dueTimesAreThoseOfTheRules()
{
    const auto city = cityOf(small);
    const auto orders = ordersOf(city);
    int promised = 0;
    int broken = 0;
    int paused = 0;

    for (qint64 i = 0; i < orders.count(); ++i) {
        const auto order = orders.order(i);
        QCOMPARE(order.responseDue, rules::dueOf(order, rules::ClockKind::Response, rules::shippedCalendar()));
        QCOMPARE(order.resolveDue, rules::dueOf(order, rules::ClockKind::Resolve, rules::shippedCalendar()));
        QCOMPARE(order.reportDue, rules::dueOf(order, rules::ClockKind::Statutory, rules::shippedCalendar()));
        paused += !order.pauses.isEmpty();
        promised += order.resolvedAt && order.resolveDue;
        broken += order.resolvedAt && order.resolveDue && *order.resolvedAt > *order.resolveDue;
    }

    QVERIFY2(broken > promised / 100 && broken < promised / 12, qPrintable(QStringLiteral("%1 of %2").arg(broken).arg(promised)));
    QVERIFY(paused > orders.count() / 50);
}

void tst_city::whatIsResolvedLacksNoStep()
{
    const auto city = cityOf(small);
    const auto orders = ordersOf(city);
    const auto &items = rules::shippedServiceItems().items;
    int looked = 0;

    for (qint64 i = orders.firstTold(); i < orders.count(); ++i) {
        const auto story = orders.story(i);
        if (!story.order.resolvedAt)
            continue;
        const auto item = std::ranges::find_if(items, [&](const ServiceItem &one) { return rules::shippedItemId(one.code, one.version) == story.order.item; });
        QVERIFY(item != items.end());
        const auto steps = rules::stepsFromJson(item->steps);
        QVERIFY(steps);
        const auto hasEvidence = [&](const QUuid &record) { return std::ranges::find(story.evidence, idText(record), &Attachment::recordId) != story.evidence.end(); };
        const auto before = story.order.state == OrderState::Closed ? rules::StepBefore::Closed : rules::StepBefore::Resolved;
        const auto missing = rules::missingSteps(*steps, story.steps, hasEvidence, before);
        QVERIFY2(missing.empty(), qPrintable(QStringLiteral("%1 (%2) lacks step %3").arg(story.order.number, item->code).arg(missing.empty() ? 0 : missing.front().step)));
        ++looked;
    }
    QVERIFY(looked > 300);
}

void tst_city::ordersHoldWhatAShiftMeets()
{
    const auto city = cityOf(small);
    const auto orders = ordersOf(city);
    std::map<QString, int> met;
    for (qint64 i = 0; i < orders.count(); ++i) {
        const auto order = orders.order(i);
        met[QStringLiteral("open")] += rules::isOpen(order.state);
        met[QStringLiteral("reopened")] += order.reopenCount > 0;
        met[QStringLiteral("urged")] += order.urgeCount > 0;
        met[QStringLiteral("transferred")] += order.transferCount > 0;
        met[QStringLiteral("rated")] += order.stars > 0;
        met[QStringLiteral("well rated")] += order.stars >= 4;
        met[QStringLiteral("asked in vain")] += order.ratingAskedAt && order.stars == 0;
        met[QStringLiteral("timed out")] += order.autoConfirmed;
        met[QStringLiteral("child")] += !order.parent.isNull();
        met[QStringLiteral("problem")] += !order.problem.isNull();
        met[QStringLiteral("security")] += order.securityLevel.has_value();
        met[QStringLiteral("planned")] += !order.plan.isNull();
    }

    for (const auto &[what, times] : met)
        QVERIFY2(times > 0, qPrintable(what));
    QVERIFY2(met[QStringLiteral("open")] < orders.count() / 10, qPrintable(QString::number(met[QStringLiteral("open")])));
    QVERIFY(met[QStringLiteral("well rated")] * 100 > met[QStringLiteral("rated")] * 80);
}

void tst_city::theHistoryEndsAtTheOrder()
{
    const auto city = cityOf(small);
    const auto orders = ordersOf(city);
    const auto &shape = shapeOf<WorkOrder>();

    for (qint64 i = orders.firstTold(); i < orders.count(); i += 3) {
        const auto story = orders.story(i);
        if (story.acts.empty())
            continue;
        QCOMPARE(story.acts.back().revision, story.order.revision);
        Record record = toRecord(WorkOrder());
        for (const auto &act : story.acts) {
            const auto changes = QJsonDocument::fromJson(act.changes.toUtf8()).object();
            for (auto change = changes.begin(); change != changes.end(); ++change)
                record.values[size_t(shape.indexOf(change.key()))] = valueFromJson(change.value().toArray()[1]);
        }
        QCOMPARE(record.values, toRecord(story.order).values);
    }
}

QTEST_GUILESS_MAIN(tst_city)
#include "tst_city.moc"
