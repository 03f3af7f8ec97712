// yunhengctl init, migrate and wrong calls: real runs of the real program.
#include "ctl/freshserver.h"

#include <QDir>
#include <QTest>

using namespace contract;
using namespace tests;

class tst_init : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wrongCallsEndWithTwoAndThreeSentences_data();
    void wrongCallsEndWithTwoAndThreeSentences();
    void everyCommandHasHelp_data();
    void everyCommandHasHelp();
    void speaksChineseWhereTheSystemDoes();
    void noTextIsWithoutItsChinese();
    void asksForAPasswordAndHasNone();
    void refusesAWeakPassword_data();
    void refusesAWeakPassword();
    void refusesAPasswordFileThatOthersCanRead();
    void refusesOnePasswordForTwoAdministrators();
    void makesAWholeServer();
    void refusesAFolderThatHoldsSomethingElse();
    void leavesAWholeServerAlone();
    void leavesNothingBehindWhenItFails();
    void keepsTheThreeAdministratorsApart();
    void migratesAnEmptyFileAndSaysTheSteps();
    void refusesADatabaseThatIsNotThere();
};

void tst_init::wrongCallsEndWithTwoAndThreeSentences_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *line) { QTest::addRow("%s", *line ? line : "nothing") << QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts); };
    row("");
    row("nonsense");
    row("init");
    row("init --dir /nowhere --port 70000");
    row("init --dir /nowhere --port many");
    row("init --dir /nowhere extra");
    row("init --dir /nowhere --database sqlite:/x");
    row("init --no-such-option");
    row("user");
    row("user fly");
    row("user add --database sqlite:/x");
    row("user list one --database sqlite:/x");
    row("backup");
    row("backup --database sqlite:/x");
    row("backup --database mysql:/x --to y");
    row("backup --database postgres://me:secret@host/db --to y");
    row("backup --database sqlite:/x --config y --to z");
    row("restore --database sqlite:/x");
    row("verify");
    row("demo --database sqlite:/x --scale village");
    row("demo --database sqlite:/x --resources 5");
    row("demo --database sqlite:/x --resources 1000001");
    row("demo --database sqlite:/x --seed -1");
    row("demo --database sqlite:/x --with-accounts");
    row("demo --database sqlite:/x --password-file y");
}

void tst_init::wrongCallsEndWithTwoAndThreeSentences()
{
    QFETCH(QStringList, arguments);
    const Tool tool;

    const auto run = tool.run(arguments);

    QCOMPARE(run.exit, 2);
    QVERIFY2(run.complains(), qPrintable(run.err));
    QVERIFY2(run.out.isEmpty(), qPrintable(run.out));
}

void tst_init::everyCommandHasHelp_data()
{
    QTest::addColumn<QString>("command");
    for (const auto *command : {"init", "migrate", "user", "backup", "restore", "verify", "demo"})
        QTest::addRow("%s", command) << QString::fromLatin1(command);
}

void tst_init::everyCommandHasHelp()
{
    QFETCH(QString, command);
    const Tool tool;

    const auto overview = tool.run({QStringLiteral("--help")});
    const auto run = tool.run({command, QStringLiteral("--help")});

    QCOMPARE(overview.exit, 0);
    QVERIFY(overview.out.contains(command));
    QCOMPARE(run.exit, 0);
    QVERIFY2(run.out.contains(QStringLiteral("Usage:")) && run.out.contains(QStringLiteral("Exit codes")), qPrintable(run.out));
}

void tst_init::speaksChineseWhereTheSystemDoes()
{
    Tool tool;
    tool.locale = QStringLiteral("zh_CN.UTF-8");

    QVERIFY(tool.run({QStringLiteral("--help")}).out.contains(QStringLiteral("用法")));
    QVERIFY(tool.run({QStringLiteral("fly")}).err.contains(QStringLiteral("没有命令“fly”")));
}

void tst_init::noTextIsWithoutItsChinese()
{
    const Tool tool;
    const QString copy = tool.path(QStringLiteral("copy.ts"));
    QVERIFY(QFile::copy(QStringLiteral(YUNHENG_SOURCE_DIR "/translations/yunhengctl_zh_CN.ts"), copy));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(YUNHENG_SOURCE_DIR));
    lupdate.start(QStringLiteral(LUPDATE), QStringLiteral("-silent -I . -I models -no-obsolete -locations none app/ctl -ts").split(u' ') << copy);
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);

    QFile updated(copy);
    QVERIFY(updated.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(updated.readAll());

    QVERIFY(text.contains(QStringLiteral("<source>")));
    QVERIFY2(!text.contains(QStringLiteral("type=\"unfinished\"")), "run lupdate as translations/README.md says, for app/ctl");
}

void tst_init::asksForAPasswordAndHasNone()
{
    const Tool tool;

    // Not even a line on the standard input is taken for one: it could come from anywhere.
    const auto run = tool.run({QStringLiteral("init"), QStringLiteral("--dir"), tool.path(QStringLiteral("server"))}, tests::goodPassword);

    QCOMPARE(run.exit, 2);
    QVERIFY2(run.complains(), qPrintable(run.err));
    QVERIFY(!QFile::exists(tool.path(QStringLiteral("server"))));
}

void tst_init::refusesAWeakPassword_data()
{
    QTest::addColumn<QByteArray>("password");
    for (const auto *password : {"Secret", "short1!A", "alllowercaseletters", "sysadmin-2026-A", "1234567890"})
        QTest::addRow("%s", password) << QByteArray(password);
}

void tst_init::refusesAWeakPassword()
{
    QFETCH(QByteArray, password);
    const Tool tool;

    const auto run = tool.run({QStringLiteral("init"), QStringLiteral("--dir"), tool.path(QStringLiteral("server")), QStringLiteral("--password-file"),
        tool.file(QStringLiteral("weak"), password)});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains(), qPrintable(run.err));
    QVERIFY2(!run.err.contains(QString::fromLatin1(password)), "a password is never printed");
    QVERIFY(!QFile::exists(tool.path(QStringLiteral("server"))));
}

void tst_init::refusesAPasswordFileThatOthersCanRead()
{
    const Tool tool;
    const auto file = tool.file(QStringLiteral("open"), tests::goodPassword, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);

    const auto run = tool.run({QStringLiteral("init"), QStringLiteral("--dir"), tool.path(QStringLiteral("server")), QStringLiteral("--password-file"), file});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.err.contains(QStringLiteral("chmod 600")), qPrintable(run.err));
}

void tst_init::refusesOnePasswordForTwoAdministrators()
{
    const Tool tool;
    const auto file = tool.file(QStringLiteral("same"), "Plum-Garden-4711\nPlum-Garden-4711\nOther-Garden-4711\n");

    const auto run = tool.run({QStringLiteral("init"), QStringLiteral("--dir"), tool.path(QStringLiteral("server")), QStringLiteral("--password-file"), file});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains(), qPrintable(run.err));
}

void tst_init::makesAWholeServer()
{
    const Tool tool;
    freshServer(tool);

    const QDir folder(tool.path(QStringLiteral("server")));
    for (const auto *file : {"authority.key", "authority.pem", "server.key", "server.pem", "yunheng-server.conf", "yunheng.db"})
        QVERIFY2(folder.exists(QLatin1StringView(file)), file);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const auto *file : {"authority.key", "server.key", "yunheng-server.conf", "yunheng.db"})
        QVERIFY2(!(QFile::permissions(folder.filePath(QLatin1StringView(file))) & others), file);
    const auto session = signIn(tool, QStringLiteral("sysadmin"), QStringLiteral("Plum-Garden-4711"));
    QVERIFY2(session, session ? "" : qPrintable(textOf(session.error().code)));
    QVERIFY(session->mustChangePassword);
}

void tst_init::refusesAFolderThatHoldsSomethingElse()
{
    const Tool tool;
    QVERIFY(QDir().mkpath(tool.path(QStringLiteral("server"))));
    (void)tool.file(QStringLiteral("server/letter.txt"), "dear");

    const auto run = tool.run({QStringLiteral("init"), QStringLiteral("--dir"), tool.path(QStringLiteral("server")), QStringLiteral("--password-file"),
        tool.file(QStringLiteral("first"), tests::goodPassword)});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains(), qPrintable(run.err));
    QCOMPARE(QDir(tool.path(QStringLiteral("server"))).entryList(QDir::Files), QStringList{QStringLiteral("letter.txt")});
}

void tst_init::leavesAWholeServerAlone()
{
    const Tool tool;
    freshServer(tool);
    QFile key(tool.path(QStringLiteral("server/authority.key")));
    QVERIFY(key.open(QIODevice::ReadOnly));
    const auto before = key.readAll();

    const auto run = tool.run({QStringLiteral("init"), QStringLiteral("--dir"), tool.path(QStringLiteral("server"))});

    QCOMPARE(run.exit, 0);
    key.seek(0);
    QCOMPARE(key.readAll(), before);
}

void tst_init::leavesNothingBehindWhenItFails()
{
    const Tool tool;

    const auto run = tool.run({QStringLiteral("init"), QStringLiteral("--dir"), tool.path(QStringLiteral("server")), QStringLiteral("--names"),
        QStringLiteral("not a name"), QStringLiteral("--password-file"), tool.file(QStringLiteral("first"), tests::goodPassword)});

    QCOMPARE(run.exit, 1);
    QCOMPARE(QDir(tool.path({})).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{QStringLiteral("first")});
}

void tst_init::keepsTheThreeAdministratorsApart()
{
    const Tool tool;
    const auto config = freshServer(tool);

    const auto list = tool.run({QStringLiteral("user"), QStringLiteral("list"), QStringLiteral("--config"), config});

    QCOMPARE(list.exit, 0);
    for (const auto *role : {"system_admin", "security_admin", "audit_admin"})
        QCOMPARE(list.out.count(QLatin1StringView(role)), 1);
    // Only the first has a password that anybody knows.
    QVERIFY(!signIn(tool, QStringLiteral("secadmin"), QStringLiteral("Plum-Garden-4711")));
}

void tst_init::migratesAnEmptyFileAndSaysTheSteps()
{
    const Tool tool;
    const auto url = QStringLiteral("sqlite:") + tool.path(QStringLiteral("fresh.db"));

    const auto first = tool.run({QStringLiteral("migrate"), QStringLiteral("--database"), url});
    const auto second = tool.run({QStringLiteral("migrate"), QStringLiteral("--database"), url});

    QVERIFY2(first.exit == 0, qPrintable(first.err));
    QVERIFY2(first.out.contains(QStringLiteral("0001_spine.sql")), qPrintable(first.out));
    QCOMPARE(second.exit, 0);
    // Nothing to do, nothing to back up.
    QCOMPARE(QDir(tool.path({})).entryList({QStringLiteral("fresh.db.before*")}), QStringList());
}

void tst_init::refusesADatabaseThatIsNotThere()
{
    const Tool tool;
    const auto path = tool.path(QStringLiteral("slip.db"));

    const auto run = tool.run({QStringLiteral("verify"), QStringLiteral("--database"), QStringLiteral("sqlite:") + path});

    QCOMPARE(run.exit, 1);
    QVERIFY2(run.complains(), qPrintable(run.err));
    QVERIFY2(!QFile::exists(path), "a slip in the path must not make an empty database");
}

QTEST_GUILESS_MAIN(tst_init)
#include "tst_init.moc"
