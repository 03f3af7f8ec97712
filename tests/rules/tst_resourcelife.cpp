// The life of a resource: a table of steps and what each state demands, as a keeper of the ledger would read it.
#include "contract/entities/entities.h"
#include "rules/permissions.h"
#include "rules/resourcelife.h"

#include <QTest>

using namespace rules;
using enum ResourceState;

namespace {

QUuid id(const char *name)
{
    return QUuid::createUuidV5(QUuid(), QString::fromLatin1(name));
}

/// Everything that any state demands.
Resource whole(ResourceState state)
{
    Resource resource;
    resource.id.uuid = id("one");
    resource.number = QStringLiteral("ZY-000001");
    resource.name = QStringLiteral("ecs-01");
    resource.type = QStringLiteral("virtual_server");
    resource.state = state;
    resource.unit.uuid = id("unit");
    resource.system.uuid = id("system");
    resource.ownerName = QStringLiteral("云子安");
    resource.termUntil = QDate(2027, 12, 31);
    resource.backupConfirmedOn = QDate(2026, 11, 1);
    resource.reclaimSignedOn = QDate(2026, 11, 2);
    return resource;
}

Resource with(Resource resource, const std::function<void(Resource &)> &change)
{
    change(resource);
    return resource;
}

QString problemsOf(const std::optional<Resource> &before, const Resource &after)
{
    const auto former = before ? std::optional(toRecord(*before)) : std::nullopt;
    QStringList words;
    for (const auto &problem : lifeProblems(former ? &*former : nullptr, toRecord(after)))
        words << textOf(problem.code) + u' ' + problem.field;
    return words.join(QStringLiteral(", "));
}

/// Others that the actor sees, or not.
class Ledger : public World
{
public:
    std::vector<Resource> others;

    [[nodiscard]] std::optional<Record> find(const Shape &, const QUuid &) const override { return std::nullopt; }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &, std::span<const FieldValue> wanted, const QUuid &except) const override
    {
        std::vector<Record> found;
        for (const auto &other : others) {
            auto record = toRecord(other);
            if (record.id != except && !record.retired && std::ranges::all_of(wanted, [&](const FieldValue &one) { return record.values[size_t(one.field)] == one.value; }))
                found.push_back(std::move(record));
        }
        return found;
    }
};

Resource at(const char *name, const QString &address, const QString &zone)
{
    auto resource = whole(InUse);
    resource.id.uuid = id(name);
    resource.number = QString::fromLatin1(name);
    resource.privateIp = address;
    resource.networkZone = zone;
    return resource;
}

const QString address = QStringLiteral("10.64.1.7");
const QString dataZone = QStringLiteral("extranet_data");
const QString testZone = QStringLiteral("test");

} // namespace
Q_DECLARE_METATYPE(contract::ResourceState)

class tst_resourcelife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps_data()
    {
        QTest::addColumn<ResourceState>("from");
        QTest::addColumn<QList<ResourceState>>("to");
        const auto row = [](const char *name, ResourceState from, const QList<ResourceState> &to) { QTest::newRow(name) << from << to; };
        //   a resource that is      may become
        row("规划",   Planned,    {Reserved});
        row("预留",   Reserved,   {Planned, ToDeliver});
        row("待交付", ToDeliver,  {Reserved, InUse});
        row("在用",   InUse,      {Changing, ToRectify, Suspended, ToReclaim});
        row("变更中", Changing,   {InUse, ToRectify});
        row("待整改", ToRectify,  {InUse, Changing, Suspended, ToReclaim});
        row("停用观察", Suspended, {InUse, ToReclaim});
        row("待回收", ToReclaim,  {Suspended, Reclaimed});
        row("已回收", Reclaimed,  {});
    }
    void steps()
    {
        QFETCH(ResourceState, from);
        QFETCH(QList<ResourceState>, to);

        for (const auto &choice : Choices<ResourceState>::all) {
            const bool allowed = choice.value == from || to.contains(choice.value);
            QCOMPARE(problemsOf(whole(from), whole(choice.value)), allowed ? QString() : QStringLiteral("invalid_value state"));
        }
    }

    void guards_data()
    {
        using Change = std::function<void(Resource &)>;
        QTest::addColumn<std::optional<ResourceState>>("from"); // nothing: a new record
        QTest::addColumn<ResourceState>("to");
        QTest::addColumn<Change>("lacks");
        QTest::addColumn<QString>("problems");
        const auto row = [](const char *name, std::optional<ResourceState> from, ResourceState to, const Change &lacks, const char *problems) {
            QTest::newRow(name) << from << to << lacks << QString::fromLatin1(problems);
        };
        const Change noUnit = [](Resource &r) { r.unit = {}; };
        const Change noSystem = [](Resource &r) { r.system = {}; };
        const Change noOwner = [](Resource &r) { r.ownerName.clear(); };
        const Change noTerm = [](Resource &r) { r.termUntil = {}; };
        const Change noBackup = [](Resource &r) { r.backupConfirmedOn = {}; };
        const Change noSignature = [](Resource &r) { r.reclaimSignedOn = {}; };
        const Change neither = [](Resource &r) { r.backupConfirmedOn = {}; r.reclaimSignedOn = {}; };
        constexpr std::optional<ResourceState> fresh;
        row("delivered without a unit",      ToDeliver, InUse,     noUnit,      "required_missing unit_id");
        row("delivered without a system",    ToDeliver, InUse,     noSystem,    "required_missing system_id");
        row("delivered without an owner",    ToDeliver, InUse,     noOwner,     "required_missing owner_name");
        row("delivered without a term",      ToDeliver, InUse,     noTerm,      "required_missing term_until");
        row("imported in use, no term",      fresh,     InUse,     noTerm,      "required_missing term_until");
        row("planned without an owner",      fresh,     Planned,   noOwner,     "");
        row("back from a change, no owner",  Changing,  InUse,     noOwner,     "required_missing owner_name");
        row("to be rectified for its owner", InUse,     ToRectify, noOwner,     "");
        row("reclaimed without a backup",    ToReclaim, Reclaimed, noBackup,    "required_missing backup_confirmed_on");
        row("reclaimed without a signature", ToReclaim, Reclaimed, noSignature, "required_missing reclaim_signed_on");
        row("reclaimed without either",      ToReclaim, Reclaimed, neither,     "required_missing backup_confirmed_on, required_missing reclaim_signed_on");
        row("to be reclaimed without",       InUse,     ToReclaim, neither,     "");
        row("from use to reclaimed",         InUse,     Reclaimed, noBackup,    "invalid_value state, required_missing backup_confirmed_on");
    }
    void guards()
    {
        QFETCH(std::optional<ResourceState>, from);
        QFETCH(ResourceState, to);
        QFETCH(std::function<void(Resource &)>, lacks);
        QFETCH(QString, problems);

        const auto before = from ? std::optional(with(whole(*from), lacks)) : std::nullopt;

        QCOMPARE(problemsOf(before, with(whole(to), lacks)), problems);
    }

    void aGuardBitesOnlyWhereItsFieldsOrTheStateChange()
    {
        const auto broken = with(whole(InUse), [](Resource &r) { r.termUntil = {}; });

        QCOMPARE(problemsOf(broken, with(broken, [](Resource &r) { r.note = QStringLiteral("核对过"); })), QString());
        QCOMPARE(problemsOf(broken, with(broken, [](Resource &r) { r.ownerName.clear(); })), QStringLiteral("required_missing owner_name"));
        QCOMPARE(problemsOf(whole(InUse), broken), QStringLiteral("required_missing term_until"));
    }

    void anAddressIsGivenOutOnceInAZone_data()
    {
        QTest::addColumn<Resource>("other");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *name, const Resource &other, const QString &verdict) { QTest::newRow(name) << other << verdict; };
        row("the same zone", at("ZY-7", address, dataZone), QStringLiteral("not_unique private_ip ZY-7"));
        row("another zone", at("ZY-7", address, testZone), {});
        row("a neighbour", at("ZY-7", QStringLiteral("10.64.1.8"), dataZone), {});
        row("given back", with(at("ZY-7", address, dataZone), [](Resource &r) { r.state = Reclaimed; }), {});
        row("retired", with(at("ZY-7", address, dataZone), [](Resource &r) { r.retired = true; }), {});
        row("of a unit that the actor may not see", with(at("ZY-7", address, dataZone), [](Resource &r) { r.unit.uuid = id("theirs"); }), QStringLiteral("not_unique private_ip "));
    }
    void anAddressIsGivenOutOnceInAZone()
    {
        QFETCH(Resource, other);
        QFETCH(QString, verdict);
        Ledger ledger;
        ledger.others = {other};
        const QStringList roles{QStringLiteral("configuration_manager")};
        const Actor actor{.account = {}, .login = {}, .displayName = {}, .roles = roles, .rights = rightsOf(roles), .scope = {false, {idText(id("unit"))}}};
        const Catalogues catalogues;
        const Situation situation{actor, catalogues, ledger};
        const auto before = toRecord(at("mine", QStringLiteral("10.64.1.9"), dataZone));
        const auto after = toRecord(at("mine", address, dataZone));

        const auto fresh = checkLife(nullptr, after, situation);
        const auto moved = checkLife(&before, after, situation);
        const auto untouched = checkLife(&after, after, situation);

        const auto inWords = [](const Result<void> &checked) {
            return checked ? QString() : textOf(checked.error().code) + u' ' + checked.error().field + u' ' + lifeProblemOf(checked.error())->holder;
        };
        QCOMPARE(inWords(fresh), verdict);
        QCOMPARE(inWords(moved), verdict);
        QVERIFY(untouched);
    }

    void twoOfOneCommandDoNotTakeTheSameAddress()
    {
        const std::vector<Subject> subjects{{toRecord(at("a", address, testZone)), {}}, {toRecord(at("b", address, QStringLiteral("backup"))), {}}};
        const std::vector<Record> together{toRecord(at("a", address, dataZone)), toRecord(at("b", address, dataZone))};
        const std::vector<Record> apart{toRecord(at("a", address, dataZone)), toRecord(at("b", QStringLiteral("10.64.1.8"), dataZone))};

        QCOMPARE(checkAddressesTogether(subjects, together).error().field, QStringLiteral("private_ip"));
        QVERIFY(checkAddressesTogether(subjects, apart));
        QVERIFY(checkAddressesTogether(std::vector<Subject>{{together[0], {}}, {together[1], {}}}, together)); // they stood so before
    }

    void aRefusalSaysWhatItMeans()
    {
        const auto before = toRecord(whole(InUse));
        const auto step = lifeProblems(&before, toRecord(whole(Planned))).front();
        const auto demand = lifeProblems(nullptr, toRecord(with(whole(InUse), [](Resource &r) { r.termUntil = {}; }))).front();

        QCOMPARE(lifeProblemOf(step), (std::optional(LifeProblem{LifeProblem::Kind::Step, QStringLiteral("planned"), QStringLiteral("in_use"), {}})));
        QCOMPARE(lifeProblemOf(demand), (std::optional(LifeProblem{LifeProblem::Kind::Demand, QStringLiteral("in_use"), {}, {}})));
        QVERIFY(!lifeProblemOf({ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("wrong type or unknown value")}));
    }

    void secretAndHighestSystemsAreOutByType()
    {
        // 涉密 has no field at all, and 等保 ends with level three.
        for (const auto *wrong : {"4", "5", "secret"})
            QVERIFY(!Codec<ProtectionLevel>::decode(QString::fromLatin1(wrong)));
    }
};

QTEST_GUILESS_MAIN(tst_resourcelife)
#include "tst_resourcelife.moc"
