// Quality rules: what the shipped rules find in a record, what the language understands, and what it refuses.
#include "contract/entities/entities.h"
#include "rules/qualityrules.h"

#include <QFile>
#include <QTest>

using namespace rules;

namespace {

const QDate today(2026, 11, 22);

QUuid id(const char *name)
{
    return QUuid::createUuidV5(QUuid(), QString::fromLatin1(name));
}

/// A unit, a retired one, a system of level three, and whatever a test puts beside them.
class Ledger : public World
{
public:
    std::map<QUuid, Record> records;

    Ledger()
    {
        put(Organisation{.id = {id("unit")}, .name = QStringLiteral("市水务局")});
        put(Organisation{.id = {id("gone")}, .retired = true, .name = QStringLiteral("撤销单位")});
        put(BusinessSystem{.id = {id("system")}, .name = QStringLiteral("智慧水务"), .unit = {id("unit")}, .protectionLevel = ProtectionLevel::Three});
    }
    template <class E> void put(const E &entity) { records[entity.id.uuid] = toRecord(entity); }

    [[nodiscard]] std::optional<Record> find(const Shape &, const QUuid &wanted) const override
    {
        const auto found = records.find(wanted);
        return found == records.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const FieldValue> wanted, const QUuid &except) const override
    {
        std::vector<Record> found;
        for (const auto &[key, record] : records)
            if (record.values.size() == shape.fields.size() && record.id != except && !record.retired
                && std::ranges::all_of(wanted, [&](const FieldValue &one) { return record.values[size_t(one.field)] == one.value; }))
                found.push_back(record);
        return found;
    }
};

/// A machine in use with nothing wrong.
Resource sound()
{
    Resource resource;
    resource.id.uuid = id("machine");
    resource.number = QStringLiteral("ZY-000001");
    resource.name = QStringLiteral("ecs-01");
    resource.type = QStringLiteral("virtual_server");
    resource.state = ResourceState::InUse;
    resource.unit.uuid = id("unit");
    resource.system.uuid = id("system");
    resource.ownerName = QStringLiteral("云子安");
    resource.ownerPhone = QStringLiteral("13800138000");
    resource.vcpu = 4;
    resource.memoryGb = 8;
    resource.architecture = Architecture::Arm;
    resource.osName = QStringLiteral("银河麒麟高级服务器操作系统");
    resource.domestic = true;
    resource.networkZone = QStringLiteral("extranet_data");
    resource.privateIp = QStringLiteral("10.64.1.7");
    resource.openedOn = QDate(2024, 5, 1);
    resource.termUntil = QDate(2027, 5, 1);
    resource.monitored = true;
    resource.verifiedOn = QDate(2026, 6, 1);
    return resource;
}

QString codesOf(const std::vector<Violation> &violations)
{
    QStringList codes;
    for (const auto &violation : violations)
        codes << violation.rule->code;
    return codes.join(u' ');
}

/// A rule file with that one condition.
QByteArray fileWith(const QByteArray &when)
{
    return R"({"name": "n", "version": "1", "source_note": "s", "rules": [{"code": "c", "zh": "z", "en": "e", "severity": "hint", "entity": "resource", "field": "name", "when": )" + when + "}]}";
}

using Change = std::function<void(Resource &, Ledger &)>;

} // namespace

class tst_qualityrules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedRulesFind_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("codes");
        const auto row = [](const char *name, const Change &change, const char *codes) { QTest::newRow(name) << change << QString::fromLatin1(codes); };
        row("nothing in a sound record",       [](Resource &, Ledger &) {}, "");
        row("nobody responsible",              [](Resource &r, Ledger &) { r.ownerName.clear(); }, "no_owner");
        row("no system, and so no level",      [](Resource &r, Ledger &) { r.system = {}; }, "no_system");
        row("no term",                         [](Resource &r, Ledger &) { r.termUntil = {}; }, "no_term");
        row("a term that ended yesterday",     [](Resource &r, Ledger &) { r.termUntil = today.addDays(-1); }, "term_over");
        row("a term that ends today is kept",  [](Resource &r, Ledger &) { r.termUntil = today; }, "");
        row("an old term when it is reclaimed", [](Resource &r, Ledger &) { r.termUntil = QDate(2025, 5, 1); r.state = ResourceState::ToReclaim; }, "");
        row("a term before the opening",       [](Resource &r, Ledger &) { r.openedOn = QDate(2027, 6, 1); }, "term_before_opening");
        row("an address of another zone",      [](Resource &r, Ledger &) { r.privateIp = QStringLiteral("10.144.1.7"); }, "address_outside");
        row("a zone without a plan",           [](Resource &r, Ledger &) { r.networkZone = QStringLiteral("internet_data"); r.privateIp = QStringLiteral("192.168.1.1"); }, "");
        row("an address used twice",           [](Resource &r, Ledger &l) { auto other = r; other.id.uuid = id("other"); l.put(other); }, "duplicate_address");
        row("an address that was given back",  [](Resource &r, Ledger &l) { auto other = r; other.id.uuid = id("other"); other.state = ResourceState::Reclaimed; l.put(other); }, "");
        row("the address in another zone",     [](Resource &r, Ledger &l) { auto other = r; other.id.uuid = id("other"); other.networkZone = QStringLiteral("test"); l.put(other); }, "");
        row("a tag used twice",                [](Resource &r, Ledger &l) { r.assetTag = QStringLiteral("GZ-1"); auto other = r; other.id.uuid = id("other"); other.privateIp.clear(); l.put(other); }, "duplicate_tag");
        row("a retired unit",                  [](Resource &r, Ledger &) { r.unit.uuid = id("gone"); }, "unit_gone unit_differs");
        row("a retired operating unit",        [](Resource &r, Ledger &) { r.operatorUnit.uuid = id("gone"); }, "unit_gone");
        row("an unmonitored level 3 machine",  [](Resource &r, Ledger &) { r.monitored = false; }, "unmonitored");
        row("an unmonitored database",         [](Resource &r, Ledger &) { r.type = QStringLiteral("domestic_database"); r.monitored = false; r.backupPolicy = QStringLiteral("每日全量"); }, "");
        row("a database without a backup",     [](Resource &r, Ledger &) { r.type = QStringLiteral("domestic_database"); }, "no_backup");
        row("a test database without one",     [](Resource &r, Ledger &) { r.type = QStringLiteral("domestic_database"); r.networkZone = QStringLiteral("test"); r.privateIp = QStringLiteral("10.224.0.9"); }, "");
        row("a phone too short",               [](Resource &r, Ledger &) { r.ownerPhone = QStringLiteral("1380013800"); }, "phone_malformed");
        row("a fixed line",                    [](Resource &r, Ledger &) { r.ownerPhone = QStringLiteral("020-83123456"); }, "");
        row("a fixed line with an extension",  [](Resource &r, Ledger &) { r.ownerPhone = QStringLiteral("020-8312-3456-801"); }, "");
        row("domestic with Windows",           [](Resource &r, Ledger &) { r.osName = QStringLiteral("Windows Server"); }, "domestic_mismatch");
        row("Kylin that is not domestic",      [](Resource &r, Ledger &) { r.domestic = false; }, "domestic_mismatch");
        row("never verified",                  [](Resource &r, Ledger &) { r.verifiedOn = {}; }, "not_verified");
        row("verified long ago",               [](Resource &r, Ledger &) { r.verifiedOn = today.addDays(-366); }, "not_verified");
        row("verified a year ago",             [](Resource &r, Ledger &) { r.verifiedOn = today.addDays(-365); }, "");
        row("new and not verified yet",        [](Resource &r, Ledger &) { r.openedOn = today.addDays(-30); r.verifiedOn = {}; }, "");
        row("reclaimed without proof",         [](Resource &r, Ledger &) { r.state = ResourceState::Reclaimed; }, "reclaim_unproved");
        row("a device without a tag",          [](Resource &r, Ledger &) { r.type = QStringLiteral("physical_server"); }, "no_tag");
        row("nothing in a retired record",     [](Resource &r, Ledger &) { r.retired = true; r.ownerName.clear(); }, "");
    }
    void theShippedRulesFind()
    {
        QFETCH(Change, change);
        QFETCH(QString, codes);
        Ledger ledger;
        auto resource = sound();
        change(resource, ledger);

        const auto violations = violationsOf(shapeOf<Resource>(), toRecord(resource), shippedQualityRules(), today, ledger);

        QCOMPARE(codesOf(violations), codes);
    }

    void aDuplicateNamesTheOthers()
    {
        Ledger ledger;
        auto other = sound();
        other.id.uuid = id("other");
        other.number = QStringLiteral("ZY-000002");
        ledger.put(other);

        const auto violations = violationsOf(shapeOf<Resource>(), toRecord(sound()), shippedQualityRules(), today, ledger);

        QCOMPARE(violations.size(), size_t(1));
        QCOMPARE(violations.front().others.front().id, id("other"));
        QCOMPARE(text(violations.front().found), QStringLiteral("10.64.1.7"));
    }

    void aReviewReadsOnlyTheFieldsThatItNeeds()
    {
        const auto rules = qualityRulesFromJson(fileWith(R"({"all": [{"field": "vcpu", "below": 1}, {"field": "system_id.protection_level", "in": ["3"]}]})"));

        QVERIFY(rules);
        const auto &shape = shapeOf<Resource>();
        QCOMPARE(fieldsRead(shape, *rules), (std::vector<int>{shape.indexOf(u"name"), shape.indexOf(u"system_id"), shape.indexOf(u"vcpu")}));
    }

    void aBadFileIsRefusedWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QByteArray &when, const char *place) { QTest::newRow(name) << fileWith(when) << QString::fromLatin1(place); };
        row("an unknown field",        R"({"field": "colour", "is": "empty"})", "rules[0].when.field");
        row("an unknown test",         R"({"field": "name", "smells": "bad"})", "rules[0].when.smells");
        row("two tests",               R"({"field": "name", "is": "empty", "in": ["a"]})", "rules[0].when");
        row("no test",                 R"({"field": "name"})", "rules[0].when");
        row("nothing at all",          R"({})", "rules[0].when");
        row("deep inside",             R"({"all": [{"field": "name", "is": "filled"}, {"any": [{"field": "state", "in": ["burning"]}]}]})", "rules[0].when.all[1].any[0].in");
        row("an empty list",           R"({"all": []})", "rules[0].when.all");
        row("a broken pattern",        R"({"field": "name", "like": "*"})", "rules[0].when.like");
        row("a day that is none",      R"({"field": "term_until", "before": "tomorrow"})", "rules[0].when.before");
        row("a text before a day",     R"({"field": "name", "before": "today"})", "rules[0].when.before");
        row("a way to nowhere",        R"({"field": "system_id.colour", "is": "empty"})", "rules[0].when.field");
        row("a network that is none",  R"({"field": "private_ip", "outside": {"by": "network_zone", "networks": {"test": ["10.0.0.0"]}}})", "rules[0].when.outside.networks.test");
        row("a duplicate without an index", R"({"field": "note", "duplicate_within": []})", "rules[0].when.field");
        row("retired, but no reference", R"({"field": "name", "is": "retired"})", "rules[0].when.is");
        QTest::newRow("an unknown member") << QByteArray(R"({"name": "n", "version": "1", "source_note": "s", "rulez": []})") << QStringLiteral("rulez");
        QTest::newRow("no rules") << QByteArray(R"({"name": "n", "version": "1", "source_note": "s"})") << QStringLiteral("rules");
        QTest::newRow("no version") << QByteArray(R"({"name": "n", "source_note": "s", "rules": []})") << QStringLiteral("version");
        QTest::newRow("no JSON") << QByteArray("{\"name\": ") << QStringLiteral("offset 9");
        QByteArray twice = fileWith(R"({"field": "name", "is": "empty"})");
        const auto rule = twice.mid(twice.indexOf("[{") + 1, twice.lastIndexOf("]}") - twice.indexOf("[{") - 1);
        QTest::newRow("a code twice") << twice.replace(twice.lastIndexOf("]}"), 1, "," + rule + "]") << QStringLiteral("rules[1].code");
        QByteArray deep;
        for (int i = 0; i < 40; ++i)
            deep += R"({"all": [)";
        deep += R"({"field": "name", "is": "empty"})";
        for (int i = 0; i < 40; ++i)
            deep += "]}";
        QTest::newRow("a tower") << fileWith(deep) << QStringLiteral("rules[0].when") + QStringLiteral(".all[0]").repeated(9);
    }
    void aBadFileIsRefusedWithThePlace()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, place);

        const auto rules = qualityRulesFromJson(file);

        QVERIFY(!rules);
        QCOMPARE(rules.error().field, place);
        QVERIFY(!rules.error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_qualityrules)
#include "tst_qualityrules.moc"
