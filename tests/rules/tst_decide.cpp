// decide(): what becomes of a command. A world of two units, a system and two hosts; a table of acts and verdicts.
#include "contract/entities/entities.h"
#include "rules/decide.h"
#include "rules/permissions.h"

#include <QTest>

using namespace rules;

namespace {

QUuid id(const char *name)
{
    return QUuid::createUuidV5(QUuid(), QString::fromLatin1(name));
}
QString ref(const char *name)
{
    return idText(id(name));
}
Value zh(const char *text)
{
    return QString::fromUtf8(text);
}

/// All records of the test, by entity and id.
class SmallWorld : public World
{
public:
    std::map<std::pair<QString, QUuid>, Record> records;

    SmallWorld()
    {
        put<Organisation>("our unit", {{QStringLiteral("name"), zh("市大数据局")}, {QStringLiteral("credit_code"), zh("11440100MB2D00001X")}});
        put<Organisation>("other unit", {{QStringLiteral("name"), zh("市水务局")}});
        put<Organisation>("gone unit", {{QStringLiteral("name"), zh("撤销单位")}}).retired = true;
        put<Resource>("host", {{QStringLiteral("name"), zh("主机一")}, {QStringLiteral("type"), zh("ecs")}, {QStringLiteral("unit_id"), ref("our unit")}, {QStringLiteral("cpu_avg"), 3.0}});
        put<Resource>("their host", {{QStringLiteral("name"), zh("主机二")}, {QStringLiteral("type"), zh("ecs")}, {QStringLiteral("unit_id"), ref("other unit")}});
        put<Resource>("old host", {{QStringLiteral("name"), zh("主机三")}, {QStringLiteral("type"), zh("ecs")}, {QStringLiteral("unit_id"), ref("our unit")}}).retired = true;
        put<Resource>("lost host", {{QStringLiteral("name"), zh("主机四")}, {QStringLiteral("type"), zh("ecs")}, {QStringLiteral("unit_id"), ref("gone unit")}}).retired = true;
        put<Relation>("backup", {{QStringLiteral("from_id"), ref("host")}, {QStringLiteral("kind"), zh("backs_up")}, {QStringLiteral("to_id"), ref("their host")}});
        put<Account>("kim", {{QStringLiteral("login"), zh("kim")}, {QStringLiteral("roles"), zh("viewer")}, {QStringLiteral("unit_scope"), zh("*")}});
    }

    template <class E> Record &put(const char *name, const Patch &patch)
    {
        const auto &shape = shapeOf<E>();
        auto record = blankRecord(shape, id(name));
        record.revision = 1;
        for (const auto &[field, value] : patch)
            record.values[shape.indexOf(field)] = value;
        return records[{shape.name, record.id}] = record;
    }

    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &wanted) const override
    {
        const auto found = records.find({shape.name, wanted});
        return found == records.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool taken(const Shape &shape, int field, const Value &value, const QUuid &except) const override
    {
        return std::ranges::any_of(records, [&](const auto &entry) {
            const auto &[key, record] = entry;
            return key.first == shape.name && record.id != except && !record.retired && record.values[field] == value;
        });
    }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const FieldValue> wanted, const QUuid &except) const override
    {
        std::vector<Record> found;
        for (const auto &[key, record] : records)
            if (key.first == shape.name && record.id != except && !record.retired
                && std::ranges::all_of(wanted, [&](const FieldValue &one) { return record.values[one.field] == one.value; }))
                found.push_back(record);
        return found;
    }
};

/// One act, in the order in which a person would say it.
struct Act {
    const char *role = "configuration_manager";
    CommandKind kind = CommandKind::Edit;
    const char *entity = "resource";
    std::vector<const char *> targets{"host"};
    Patch fields;
    const char *scope = "*";
    std::vector<FieldChange> since;
    Patch overruled;
};

Actor actorOf(const Act &act)
{
    const QStringList roles{QString::fromLatin1(act.role)};
    const bool everything = qstrcmp(act.scope, "*") == 0;
    return {.account = {}, .login = {}, .displayName = {}, .roles = roles, .rights = rightsOf(roles), .scope = {everything, {everything ? QString() : ref(act.scope)}}};
}

Verdict verdictOn(const Act &act)
{
    const SmallWorld world;
    const Catalogues catalogues;
    const auto &shape = *shapeNamed(QString::fromLatin1(act.entity));
    Command command{.id = id("command"), .kind = act.kind, .entity = shape.name, .targets = {}, .fields = act.fields, .overruled = act.overruled, .reason = {}, .after = {}, .occurredAt = {}};
    std::vector<Subject> subjects;
    for (const char *target : act.targets) {
        command.targets.push_back({id(target), 1});
        subjects.push_back({world.find(shape, id(target)), act.since});
    }
    const auto actor = actorOf(act);
    return decide(command, shape, subjects, {actor, catalogues, world});
}

/// The verdict in one word and a field: "applied", "refused not_found id", "conflict vcpu".
QString inWords(const Verdict &verdict)
{
    if (const auto *refused = std::get_if<Refused>(&verdict))
        return QStringLiteral("refused %1 %2").arg(textOf(refused->error.code), refused->error.field);
    if (const auto *conflict = std::get_if<Conflict>(&verdict))
        return QStringLiteral("conflict %1").arg(conflict->fields.front().field);
    return QStringLiteral("applied");
}

const Patch aNewHost{{QStringLiteral("name"), zh("新主机")}, {QStringLiteral("type"), zh("ecs")}, {QStringLiteral("unit_id"), ref("our unit")}};

Patch with(Patch patch, const char *field, const Value &value)
{
    patch[QString::fromLatin1(field)] = value;
    return patch;
}

} // namespace
Q_DECLARE_METATYPE(Act)

class tst_decide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acts_data();
    void acts();
    void anAppliedEditRaisesTheRevisionAndNothingElse();
    void aRelationCarriesTheUnitsOfBothEnds();
    void oneCommandRelatesSeveralToOne();
    void aPastedBlockGivesEachRecordItsOwnValues();
    void ownValuesAreCheckedAsSharedOnesAre();
    void aMergeNamesTheirFields();
    void aConflictShowsBaseMineAndTheirs();
    void oneRefusedTargetRefusesTheCommand();
    void manyRecordsAreDecidedInTheirOrder();
};

void tst_decide::acts_data()
{
    QTest::addColumn<Act>("act");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const Act &act, const char *verdict) { QTest::newRow(name) << act << QString::fromLatin1(verdict); };
    const auto note = Patch{{QStringLiteral("note"), zh("扩容")}};
    const auto relation = Patch{{QStringLiteral("from_id"), ref("host")}, {QStringLiteral("to_id"), ref("their host")}};
    const std::vector<FieldChange> theirVcpu{{QStringLiteral("vcpu"), qint64(4), {}, {}}};
    const std::vector<FieldChange> theirShare{{QStringLiteral("cpu_avg"), 2.0, {}, {}}};

    row("a manager creates a host", {.kind = CommandKind::Create, .targets = {"new"}, .fields = aNewHost}, "applied");
    row("without a name", {.kind = CommandKind::Create, .targets = {"new"}, .fields = with(aNewHost, "name", Value())}, "refused required_missing name");
    row("with a name of no letters", {.kind = CommandKind::Create, .targets = {"new"}, .fields = with(aNewHost, "name", zh(""))}, "refused required_missing name");
    row("for a unit that does not exist", {.kind = CommandKind::Create, .targets = {"new"}, .fields = with(aNewHost, "unit_id", ref("nobody"))}, "refused unknown_reference unit_id");
    row("for a unit that is retired", {.kind = CommandKind::Create, .targets = {"new"}, .fields = with(aNewHost, "unit_id", ref("gone unit"))}, "refused unknown_reference unit_id");
    row("under an id that is taken", {.kind = CommandKind::Create, .targets = {"host"}, .fields = aNewHost}, "refused already_exists id");
    row("with the server's number", {.kind = CommandKind::Create, .targets = {"new"}, .fields = with(aNewHost, "number", zh("ZY-1"))}, "refused read_only_field number");
    row("with an invented field", {.kind = CommandKind::Create, .targets = {"new"}, .fields = with(aNewHost, "colour", zh("red"))}, "refused unknown_field colour");
    row("in another unit than one's own", {.kind = CommandKind::Create, .targets = {"new"}, .fields = with(aNewHost, "unit_id", ref("other unit")), .scope = "our unit"},
        qPrintable(QStringLiteral("refused missing_right unit:") + ref("other unit")));

    row("an engineer edits", {.role = "engineer", .fields = note}, "applied");
    row("an engineer may not create", {.role = "engineer", .kind = CommandKind::Create, .targets = {"new"}, .fields = aNewHost}, "refused missing_right resource.create");
    row("a viewer may not edit", {.role = "viewer", .fields = note}, "refused missing_right resource.edit");
    row("what nobody sees cannot be edited", {.targets = {"nothing"}, .fields = note}, "refused not_found id");
    row("a retired host is not edited", {.targets = {"old host"}, .fields = note}, "refused is_retired id");
    row("an edit of nothing", {}, "refused bad_request fields");
    row("a conflict settled for theirs", {.overruled = note}, "applied");
    row("a lost value of an invented field", {.overruled = {{QStringLiteral("colour"), zh("red")}}}, "refused unknown_field colour");
    row("a name may not be taken away", {.fields = {{QStringLiteral("name"), Value()}}}, "refused required_missing name");
    row("moved out of one's own sight", {.fields = {{QStringLiteral("unit_id"), ref("other unit")}}, .scope = "our unit"},
        qPrintable(QStringLiteral("refused missing_right unit:") + ref("other unit")));
    row("both changed the same", {.fields = {{QStringLiteral("vcpu"), qint64(8)}}, .since = theirVcpu}, "conflict vcpu");
    row("both changed it to the same", {.fields = {{QStringLiteral("vcpu"), qint64(0)}}, .since = theirVcpu}, "applied");
    row("3 and 3.0 are the same share", {.fields = {{QStringLiteral("cpu_avg"), qint64(3)}}, .since = theirShare}, "applied");
    row("they changed another field", {.fields = note, .since = theirVcpu}, "applied");

    row("retire", {.kind = CommandKind::Retire}, "applied");
    row("retire twice", {.kind = CommandKind::Retire, .targets = {"old host"}}, "refused is_retired id");
    row("restore", {.kind = CommandKind::Restore, .targets = {"old host"}}, "applied");
    row("restore what was never retired", {.kind = CommandKind::Restore}, "refused not_retired id");
    row("restore into a unit that is gone", {.kind = CommandKind::Restore, .targets = {"lost host"}}, "refused unknown_reference unit_id");

    row("relate two hosts", {.kind = CommandKind::Relate, .entity = "relation", .targets = {"new"}, .fields = relation}, "applied");
    row("relate a host to itself", {.kind = CommandKind::Relate, .entity = "relation", .targets = {"new"}, .fields = with(relation, "to_id", ref("host"))}, "refused invalid_value to_id");
    row("relate to nothing", {.kind = CommandKind::Relate, .entity = "relation", .targets = {"new"}, .fields = with(relation, "to_id", ref("nothing"))}, "refused unknown_reference to_id");
    row("relate what is related so", {.kind = CommandKind::Relate, .entity = "relation", .targets = {"new"}, .fields = with(relation, "kind", zh("backs_up"))}, "refused already_exists to_id");
    row("only relations relate", {.kind = CommandKind::Relate, .targets = {"new"}, .fields = aNewHost}, "refused bad_request entity");
    row("the units of a relation are the server's", {.kind = CommandKind::Relate, .entity = "relation", .targets = {"new"}, .fields = with(relation, "to_unit_id", ref("our unit"))},
        "refused read_only_field to_unit_id");

    row("a credit code that is taken", {.entity = "organisation", .targets = {"other unit"}, .fields = {{QStringLiteral("credit_code"), zh("11440100MB2D00001X")}}}, "refused not_unique credit_code");
    row("one's own credit code again", {.entity = "organisation", .targets = {"our unit"}, .fields = {{QStringLiteral("credit_code"), zh("11440100MB2D00001X")}}}, "applied");
    row("one credit code for two units", {.entity = "organisation", .targets = {"our unit", "other unit"}, .fields = {{QStringLiteral("credit_code"), zh("11440100MB2D00009X")}}},
        "refused not_unique credit_code");

    row("a role", {.role = "security_admin", .entity = "account", .targets = {"kim"}, .fields = {{QStringLiteral("roles"), zh("engineer viewer")}}}, "applied");
    row("an invented role", {.role = "security_admin", .entity = "account", .targets = {"kim"}, .fields = {{QStringLiteral("roles"), zh("emperor")}}}, "refused invalid_value roles");
    row("two administrators in one", {.role = "security_admin", .entity = "account", .targets = {"kim"}, .fields = {{QStringLiteral("roles"), zh("system_admin audit_admin")}}},
        "refused invalid_value roles");
    row("a scope of units", {.role = "security_admin", .entity = "account", .targets = {"kim"}, .fields = {{QStringLiteral("unit_scope"), ref("our unit") + u' ' + ref("other unit")}}}, "applied");
    row("a scope that is no unit", {.role = "security_admin", .entity = "account", .targets = {"kim"}, .fields = {{QStringLiteral("unit_scope"), zh("* everything")}}}, "refused invalid_value unit_scope");
    row("a manager does not see accounts", {.role = "service_manager", .entity = "account", .targets = {"kim"}, .fields = {{QStringLiteral("roles"), zh("viewer")}}},
        "refused missing_right account.edit");
}

void tst_decide::acts()
{
    QFETCH(Act, act);
    QFETCH(QString, verdict);

    QCOMPARE(inWords(verdictOn(act)), verdict);
}

void tst_decide::anAppliedEditRaisesTheRevisionAndNothingElse()
{
    auto expected = *SmallWorld().find(shapeOf<Resource>(), id("host"));
    expected.revision = 2;
    expected.values[shapeOf<Resource>().indexOf(u"note")] = zh("扩容");

    const auto decision = std::get<Decision>(verdictOn({.fields = {{QStringLiteral("note"), zh("扩容")}}}));

    QCOMPARE(decision.records, std::vector{expected});
}

void tst_decide::aRelationCarriesTheUnitsOfBothEnds()
{
    const auto decision = std::get<Decision>(verdictOn({.kind = CommandKind::Relate, .entity = "relation", .targets = {"new"},
                                                        .fields = {{QStringLiteral("from_id"), ref("host")}, {QStringLiteral("to_id"), ref("their host")}}}));

    const auto relation = fromRecord<Relation>(decision.records.front());
    QCOMPARE(relation->fromUnit.uuid, id("our unit"));
    QCOMPARE(relation->toUnit.uuid, id("other unit"));
    QCOMPARE(relation->revision, Revision(1));
}

void tst_decide::oneCommandRelatesSeveralToOne()
{
    SmallWorld world;
    world.put<Resource>("switch", {{QStringLiteral("name"), zh("交换机")}, {QStringLiteral("unit_id"), ref("our unit")}});
    const Catalogues catalogues;
    const auto actor = actorOf({});
    const QString from = QStringLiteral("from_id");
    Command command{.kind = CommandKind::Relate, .entity = QStringLiteral("relation"), .targets = {{id("one"), 0, {{from, ref("host")}}}, {id("two"), 0, {{from, ref("their host")}}}}};
    command.fields = {{QStringLiteral("to_id"), ref("switch")}};
    const std::vector<Subject> subjects(2);

    const auto decision = std::get<Decision>(decide(command, shapeOf<Relation>(), subjects, {actor, catalogues, world}));

    QCOMPARE(decision.records.size(), size_t(2));
    QCOMPARE(fromRecord<Relation>(decision.records[0])->from.uuid, id("host"));
    QCOMPARE(fromRecord<Relation>(decision.records[1])->from.uuid, id("their host"));
    for (const auto &record : decision.records)
        QCOMPARE(fromRecord<Relation>(record)->to.uuid, id("switch"));

    // One end that does not stand refuses them all, and names which.
    command.targets[1].fields = {{from, ref("nothing")}};
    const auto refused = std::get<Refused>(decide(command, shapeOf<Relation>(), subjects, {actor, catalogues, world}));
    QCOMPARE(refused.error.field, from);
    QCOMPARE(refused.record, id("two"));
    command.targets[1].fields = {{QStringLiteral("to_unit_id"), ref("our unit")}};
    QCOMPARE(inWords(decide(command, shapeOf<Relation>(), subjects, {actor, catalogues, world})), QStringLiteral("refused read_only_field to_unit_id"));
}

void tst_decide::aPastedBlockGivesEachRecordItsOwnValues()
{
    const SmallWorld world;
    const Catalogues catalogues;
    const auto actor = actorOf({});
    const auto &shape = *shapeNamed(u"resource");
    const QString note = QStringLiteral("note");
    Command command{.kind = CommandKind::Edit, .entity = shape.name, .targets = {{id("host"), 1, {{note, zh("甲")}}}, {id("their host"), 1, {{note, zh("乙")}}}}, .fields = {{QStringLiteral("vcpu"), qint64(8)}}};
    const std::vector<Subject> subjects{{world.find(shape, id("host")), {}}, {world.find(shape, id("their host")), {{note, zh("丙"), QStringLiteral("李四"), Instant{9}}}}};

    const auto conflict = std::get<Conflict>(decide(command, shape, subjects, {actor, catalogues, world}));
    const auto decision = std::get<Decision>(decide(command, shape, std::vector<Subject>{subjects[0], {subjects[1].record, {}}}, {actor, catalogues, world}));

    QCOMPARE(conflict.fields.size(), size_t(1));
    QCOMPARE(conflict.fields.front().mine, zh("乙"));
    for (const auto &[i, wanted] : {std::pair{0, "甲"}, std::pair{1, "乙"}}) {
        QCOMPARE(decision.records[size_t(i)].values[shape.indexOf(note)], zh(wanted));
        QCOMPARE(decision.records[size_t(i)].values[shape.indexOf(u"vcpu")], Value(qint64(8)));
    }
}

void tst_decide::ownValuesAreCheckedAsSharedOnesAre()
{
    const SmallWorld world;
    const Catalogues catalogues;
    const auto refusalOf = [&](const char *role, const char *entity, std::vector<const char *> targets, CommandKind kind, const QString &field, const Value &value) {
        const auto &shape = *shapeNamed(QString::fromLatin1(entity));
        Command command{.kind = kind, .entity = shape.name};
        std::vector<Subject> subjects;
        for (const auto *target : targets) {
            command.targets.push_back({id(target), 1, {{field, value}}});
            subjects.push_back({world.find(shape, id(target)), {}});
        }
        return inWords(decide(command, shape, subjects, {actorOf({.role = role}), catalogues, world}));
    };

    QCOMPARE(refusalOf("configuration_manager", "resource", {"host"}, CommandKind::Edit, QStringLiteral("private_ip"), zh("10.0.0.999")), QStringLiteral("refused invalid_value private_ip"));
    QCOMPARE(refusalOf("configuration_manager", "resource", {"host"}, CommandKind::Retire, QStringLiteral("note"), zh("x")), QStringLiteral("refused bad_request targets"));
    QCOMPARE(refusalOf("configuration_manager", "organisation", {"our unit", "other unit"}, CommandKind::Edit, QStringLiteral("credit_code"), zh("11440100MB2D00009X")), QStringLiteral("refused not_unique credit_code"));
    QCOMPARE(refusalOf("security_admin", "account", {"kim"}, CommandKind::Edit, QStringLiteral("roles"), zh("viewer")), QStringLiteral("refused bad_request targets"));
}

void tst_decide::aMergeNamesTheirFields()
{
    const auto decision = std::get<Decision>(verdictOn({.fields = {{QStringLiteral("note"), zh("扩容")}}, .since = {{QStringLiteral("vcpu"), qint64(4), {}, {}}}}));

    QCOMPARE(decision.merged, (std::vector<MergeNote>{{id("host"), {QStringLiteral("vcpu")}}}));
}

void tst_decide::aConflictShowsBaseMineAndTheirs()
{
    const auto conflict = std::get<Conflict>(verdictOn({.fields = {{QStringLiteral("vcpu"), qint64(8)}}, .since = {{QStringLiteral("vcpu"), qint64(4), QStringLiteral("李四"), Instant{9}}}}));

    const FieldConflict expected{id("host"), QStringLiteral("vcpu"), qint64(4), qint64(8), qint64(0), QStringLiteral("李四"), Instant{9}};
    QVERIFY(conflict.fields.front() == expected);
    QCOMPARE(conflict.current, (std::vector<AppliedRecord>{{id("host"), 1}}));
}

void tst_decide::oneRefusedTargetRefusesTheCommand()
{
    const auto refused = std::get<Refused>(verdictOn({.kind = CommandKind::Retire, .targets = {"host", "old host", "their host"}}));

    QCOMPARE(refused.record, id("old host"));
}

void tst_decide::manyRecordsAreDecidedInTheirOrder()
{
    const auto decision = std::get<Decision>(verdictOn({.targets = {"their host", "host"}, .fields = {{QStringLiteral("note"), zh("巡检")}}}));

    QCOMPARE(decision.records.size(), size_t(2));
    QCOMPARE(decision.records.front().id, id("their host"));
}

QTEST_GUILESS_MAIN(tst_decide)
#include "tst_decide.moc"
