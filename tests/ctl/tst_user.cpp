// yunhengctl user: real runs of the real program, and real sign-ins behind them.
#include "ctl/freshserver.h"

#include <QTest>

using namespace contract;
using namespace tests;

class tst_user : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsListsAndDisablesAUser();
    void resetsAPasswordAndEndsTheSessions();
    void refusesAnUnknownRole();
    void refusesTwoSeparatedOfficesInOneAccount();
};

void tst_user::addsListsAndDisablesAUser()
{
    const Tool tool;
    const auto config = freshServer(tool);
    const auto password = tool.file(QStringLiteral("password"), "River-Stone-1988\n");

    const auto added
        = tool.run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("wen"), QStringLiteral("--roles"), QStringLiteral("engineer,shift_leader"),
            QStringLiteral("--until"), QStringLiteral("2030-06-30"), QStringLiteral("--config"), config, QStringLiteral("--password-file"), password});
    QVERIFY2(added.exit == 0, qPrintable(added.err));
    QVERIFY(signIn(tool, QStringLiteral("wen"), QStringLiteral("River-Stone-1988")));
    const auto list = tool.run({QStringLiteral("user"), QStringLiteral("list"), QStringLiteral("--config"), config});
    QVERIFY2(list.out.contains(QStringLiteral("engineer,shift_leader")) && list.out.contains(QStringLiteral("2030-06-30")), qPrintable(list.out));
    const auto again = tool.run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("wen"), QStringLiteral("--roles"), QStringLiteral("viewer"),
        QStringLiteral("--config"), config, QStringLiteral("--password-file"), password});
    QCOMPARE(again.exit, 1);
    QVERIFY2(again.complains(), qPrintable(again.err));

    const auto disabled = tool.run({QStringLiteral("user"), QStringLiteral("disable"), QStringLiteral("wen"), QStringLiteral("--config"), config});

    QVERIFY2(disabled.exit == 0, qPrintable(disabled.err));
    QVERIFY(!signIn(tool, QStringLiteral("wen"), QStringLiteral("River-Stone-1988")));
    QCOMPARE(tool.run({QStringLiteral("user"), QStringLiteral("enable"), QStringLiteral("wen"), QStringLiteral("--config"), config}).exit, 0);
    QVERIFY(signIn(tool, QStringLiteral("wen"), QStringLiteral("River-Stone-1988")));
    QCOMPARE(tool.run({QStringLiteral("user"), QStringLiteral("disable"), QStringLiteral("nobody"), QStringLiteral("--config"), config}).exit, 1);
}

void tst_user::resetsAPasswordAndEndsTheSessions()
{
    const Tool tool;
    const auto config = freshServer(tool);
    QVERIFY(signIn(tool, QStringLiteral("sysadmin"), QStringLiteral("Plum-Garden-4711")));
    const auto sessions = tool.run({QStringLiteral("user"), QStringLiteral("sessions"), QStringLiteral("sysadmin"), QStringLiteral("--config"), config});
    QCOMPARE(sessions.out.count(QStringLiteral("sysadmin")), 1);

    const auto reset = tool.run({QStringLiteral("user"), QStringLiteral("reset"), QStringLiteral("sysadmin"), QStringLiteral("--config"), config,
        QStringLiteral("--password-file"), tool.file(QStringLiteral("new"), "Cedar-Bridge-2026\n")});

    QVERIFY2(reset.exit == 0, qPrintable(reset.err));
    QVERIFY(tool.run({QStringLiteral("user"), QStringLiteral("sessions"), QStringLiteral("--config"), config}).out.isEmpty());
    QVERIFY(!signIn(tool, QStringLiteral("sysadmin"), QStringLiteral("Plum-Garden-4711")));
    QVERIFY(signIn(tool, QStringLiteral("sysadmin"), QStringLiteral("Cedar-Bridge-2026")));
    QCOMPARE(tool.run({QStringLiteral("user"), QStringLiteral("revoke"), QStringLiteral("sysadmin"), QStringLiteral("--config"), config}).exit, 0);
    QVERIFY(tool.run({QStringLiteral("user"), QStringLiteral("sessions"), QStringLiteral("--config"), config}).out.isEmpty());
}

void tst_user::refusesAnUnknownRole()
{
    const Tool tool;
    const auto config = freshServer(tool);

    const auto run = tool.run({QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("wen"), QStringLiteral("--roles"), QStringLiteral("king"),
        QStringLiteral("--config"), config});

    QCOMPARE(run.exit, 2);
    QVERIFY2(run.err.contains(QStringLiteral("engineer")), "the complaint names the roles that there are");
}

void tst_user::refusesTwoSeparatedOfficesInOneAccount()
{
    const Tool tool;
    const auto config = freshServer(tool);

    const auto run = tool.run({QStringLiteral("user"), QStringLiteral("roles"), QStringLiteral("sysadmin"), QStringLiteral("--roles"),
        QStringLiteral("system_admin,audit_admin"), QStringLiteral("--config"), config});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains(), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(tst_user)
#include "tst_user.moc"
