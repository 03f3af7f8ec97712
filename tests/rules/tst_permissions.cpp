// Who may do what, as a table that a dispatcher can read against domain.md section 8.
#include "contract/entities/entities.h"
#include "rules/permissions.h"

#include <QTest>

using namespace rules;

namespace {

const QString ourUnit = QStringLiteral("0193552a-7c00-7abc-8def-000000000001");
const QString otherUnit = QStringLiteral("0193552a-7c00-7abc-8def-000000000002");

Actor somebodyOf(const QString &unit, const QStringList &roles)
{
    return {.account = {}, .login = QStringLiteral("li"), .displayName = {}, .roles = roles, .rights = rightsOf(roles), .scope = {false, {unit}}};
}

Record aResourceOf(const QString &unit)
{
    const auto &shape = shapeOf<Resource>();
    auto record = blankRecord(shape, QUuid::createUuidV5(QUuid(), unit));
    record.values[shape.indexOf(u"unit_id")] = unit;
    return record;
}

Record aRelationBetween(const QString &one, const QString &other)
{
    const auto &shape = shapeOf<Relation>();
    auto record = blankRecord(shape, QUuid::createUuidV5(QUuid(), one + other));
    record.values[shape.indexOf(u"from_unit_id")] = one;
    record.values[shape.indexOf(u"to_unit_id")] = other;
    return record;
}

} // namespace

class tst_permissions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rightsOfRoles_data();
    void rightsOfRoles();
    void everyCommandNeedsARight_data();
    void everyCommandNeedsARight();
    void administratorsAreSeparatePeople_data();
    void administratorsAreSeparatePeople();
    void aRecordIsSeenByTheUnitsItBelongsTo();
    void aRelationIsSeenByWhoSeesBothEnds();
    void aUnitIsSeenByItself();
    void withoutTheRightNothingIsSeen();
};

void tst_permissions::rightsOfRoles_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("has");
    const auto row = [](const char *role, const char *right, bool has) {
        QTest::addRow("%s %s %s", role, has ? "may" : "may not", right) << QString::fromLatin1(role) << QString::fromLatin1(right) << has;
    };
    const bool may = true;
    const bool mayNot = false;
    //  role                     right                     verdict
    row("viewer",                "resource.read",          may);
    row("viewer",                "resource.edit",          mayNot);
    row("viewer",                "account.read",           mayNot);
    row("engineer",              "resource.edit",          may);
    row("engineer",              "resource.create",        mayNot);
    row("engineer",              "resource.retire",        mayNot);
    row("engineer",              "relation.create",        may);
    row("engineer",              "relation.edit",          mayNot);
    row("shift_leader",          "resource.edit",          may);
    row("shift_leader",          "business_system.edit",   mayNot);
    row("service_desk",          "person.edit",            may);
    row("service_desk",          "resource.edit",          mayNot);
    row("resource_manager",      "resource.create",        may);
    row("resource_manager",      "resource.restore",       may);
    row("resource_manager",      "business_system.retire", may);
    row("resource_manager",      "organisation.edit",      mayNot);
    row("configuration_manager", "organisation.create",    may);
    row("configuration_manager", "account.read",           mayNot);
    row("service_manager",       "person.retire",          may);
    row("service_manager",       "account.edit",           mayNot);
    row("system_admin",          "account.create",         may);
    row("system_admin",          "resource.read",          mayNot);
    row("system_admin",          "audit.read",             mayNot);
    row("security_admin",        "account.edit",           may);
    row("security_admin",        "account.create",         mayNot);
    row("audit_admin",           "audit.read",             may);
    row("audit_admin",           "account.read",           mayNot);
    row("no_such_role",          "resource.read",          mayNot);
}

void tst_permissions::rightsOfRoles()
{
    QFETCH(QString, role);
    QFETCH(QString, right);
    QFETCH(bool, has);

    QCOMPARE(rightsOf({role}).contains(right), has);
}

void tst_permissions::everyCommandNeedsARight_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("right");
    QTest::newRow("create") << int(CommandKind::Create) << QStringLiteral("relation.create");
    QTest::newRow("edit") << int(CommandKind::Edit) << QStringLiteral("relation.edit");
    QTest::newRow("retire") << int(CommandKind::Retire) << QStringLiteral("relation.retire");
    QTest::newRow("restore") << int(CommandKind::Restore) << QStringLiteral("relation.restore");
    QTest::newRow("relate") << int(CommandKind::Relate) << QStringLiteral("relation.create");
    QTest::newRow("unrelate") << int(CommandKind::Unrelate) << QStringLiteral("relation.retire");
}

void tst_permissions::everyCommandNeedsARight()
{
    QFETCH(int, kind);
    QFETCH(QString, right);
    Command command;
    command.kind = CommandKind(kind);
    command.entity = QStringLiteral("relation");

    QCOMPARE(requiredRight(command), right);
}

void tst_permissions::administratorsAreSeparatePeople_data()
{
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<bool>("forbidden");
    const QString system = QStringLiteral("system_admin");
    const QString security = QStringLiteral("security_admin");
    const QString audit = QStringLiteral("audit_admin");
    QTest::newRow("system and security") << QStringList{security, system} << true;
    QTest::newRow("system and audit") << QStringList{system, audit} << true;
    QTest::newRow("security and audit") << QStringList{audit, QStringLiteral("viewer"), security} << true;
    QTest::newRow("one of them") << QStringList{system, QStringLiteral("engineer")} << false;
    QTest::newRow("nobody") << QStringList() << false;
}

void tst_permissions::administratorsAreSeparatePeople()
{
    QFETCH(QStringList, roles);
    QFETCH(bool, forbidden);

    QCOMPARE(forbiddenPair(roles).has_value(), forbidden);
}

void tst_permissions::aRecordIsSeenByTheUnitsItBelongsTo()
{
    const auto li = somebodyOf(ourUnit, {QStringLiteral("viewer")});

    QVERIFY(mayRead(li, shapeOf<Resource>(), aResourceOf(ourUnit)));
    QVERIFY(!mayRead(li, shapeOf<Resource>(), aResourceOf(otherUnit)));
    QVERIFY(!mayRead(li, shapeOf<Resource>(), aResourceOf(QString())));
}

void tst_permissions::aRelationIsSeenByWhoSeesBothEnds()
{
    const auto li = somebodyOf(ourUnit, {QStringLiteral("viewer")});

    QVERIFY(mayRead(li, shapeOf<Relation>(), aRelationBetween(ourUnit, ourUnit)));
    QVERIFY(!mayRead(li, shapeOf<Relation>(), aRelationBetween(ourUnit, otherUnit)));
    QVERIFY(!mayRead(li, shapeOf<Relation>(), aRelationBetween(otherUnit, ourUnit)));
}

void tst_permissions::aUnitIsSeenByItself()
{
    const auto li = somebodyOf(ourUnit, {QStringLiteral("viewer")});

    QVERIFY(mayRead(li, shapeOf<Organisation>(), blankRecord(shapeOf<Organisation>(), QUuid(ourUnit))));
    QVERIFY(!mayRead(li, shapeOf<Organisation>(), blankRecord(shapeOf<Organisation>(), QUuid(otherUnit))));
}

void tst_permissions::withoutTheRightNothingIsSeen()
{
    auto admin = somebodyOf(ourUnit, {QStringLiteral("audit_admin")});
    admin.scope.all = true;

    QVERIFY(!mayRead(admin, shapeOf<Resource>(), aResourceOf(ourUnit)));
    QVERIFY(!mayRead(admin, shapeOf<Account>(), blankRecord(shapeOf<Account>(), QUuid(ourUnit))));
}

QTEST_GUILESS_MAIN(tst_permissions)
#include "tst_permissions.moc"
