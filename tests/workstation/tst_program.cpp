// yunheng as a person starts it: what it says in a terminal, and that a keyring spares the next sign-in.
#include "support/serverprocess.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QLockFile>
#include <QTest>

using support::ServerProcess;

namespace {

struct Ended {
    int code = -1;
    QString out;
    QString err;
};

/// Runs a program to its end, with those changes to the environment.
Ended run(const QString &program, const QStringList &arguments, const QMap<QString, QString> &changes)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    for (auto it = changes.begin(); it != changes.end(); ++it)
        environment.insert(it.key(), it.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return {-1, QString::fromUtf8(process.readAllStandardOutput()), QStringLiteral("did not end\n") + QString::fromUtf8(process.readAllStandardError())};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

QString yunheng()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/yunheng");
}

Ended runWithoutDisplay(const QStringList &arguments)
{
    return run(yunheng(), arguments, {{QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb")}});
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay_data();
    void helpAndVersionNeedNoDisplay();
    void aWrongCommandLineIsNamed_data();
    void aWrongCommandLineIsNamed();
    void saysThatThereIsNoDisplay();
    void aProfileIsForOneAtATime();
    void theKeyringSparesTheNextSignIn();
};

void TestProgram::helpAndVersionNeedNoDisplay_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("said");
    QTest::newRow("help") << QStringLiteral("--help") << QStringLiteral("--server");
    QTest::newRow("version") << QStringLiteral("--version") << QStringLiteral("yunheng ");
}

void TestProgram::helpAndVersionNeedNoDisplay()
{
    QFETCH(QString, option);
    QFETCH(QString, said);

    const auto ended = runWithoutDisplay({option});

    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.out.contains(said), qPrintable(ended.out));
}

void TestProgram::aWrongCommandLineIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--nonsense")} << QStringLiteral("nonsense");
    QTest::newRow("stray argument") << QStringList{QStringLiteral("stray")} << QStringLiteral("stray");
    QTest::newRow("scale") << QStringList{QStringLiteral("--scale"), QStringLiteral("7")} << QStringLiteral("100 to 200");
    QTest::newRow("no password") << QStringList{QStringLiteral("--sign-in-as"), QStringLiteral("kim")} << QStringLiteral("--password-file");
}

void TestProgram::aWrongCommandLineIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);

    const auto ended = runWithoutDisplay(arguments);

    QVERIFY(ended.code > 0);
    QVERIFY2(ended.err.contains(named), qPrintable(ended.err));
}

void TestProgram::saysThatThereIsNoDisplay()
{
    const auto ended = runWithoutDisplay({});

    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.startsWith(QStringLiteral("yunheng: no window can be opened")), qPrintable(ended.err));
}

void TestProgram::aProfileIsForOneAtATime()
{
    QTemporaryDir profile;
    const QStringList arguments{QStringLiteral("--profile"), profile.path(), QStringLiteral("--no-keyring"), QStringLiteral("--server"), QStringLiteral("127.0.0.1:1"), QStringLiteral("--sign-in-as"), QStringLiteral("chief"), QStringLiteral("--report-start")};
    const QMap<QString, QString> environment{{QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen")}, {QStringLiteral("YUNHENG_PASSWORD"), QStringLiteral("Seven-Stars-88")}};
    QLockFile other(profile.filePath(QStringLiteral("in-use.lock")));
    QVERIFY(other.tryLock(0));

    const auto refused = run(yunheng(), arguments, environment);

    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QStringLiteral("in use by process %1").arg(QCoreApplication::applicationPid())), qPrintable(refused.err));
    other.unlock();
    const auto next = run(yunheng(), arguments, environment);
    QVERIFY2(!next.err.contains(QStringLiteral("in use")), qPrintable(next.err));
}

void TestProgram::theKeyringSparesTheNextSignIn()
{
    const auto server = ServerProcess::run({});
    QVERIFY(server);
    const support::Staff chief;
    QTemporaryDir home;
    QFile password(home.filePath(QStringLiteral("password")));
    QVERIFY(password.open(QIODevice::WriteOnly) && password.write(chief.password.toUtf8() + '\n') > 0);
    password.close();
    const auto address = (*server)->address();
    const QString script = QStringLiteral("printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 11\n"
                                          "\"$0\" --profile \"$1\" --server \"$2\" --authority \"$3\" --sign-in-as \"$4\" --password-file \"$5\" --report-start || exit 12\n"
                                          "rm \"$5\"\n"
                                          "echo again\n"
                                          "exec \"$0\" --profile \"$1\" --report-start\n");

    const auto ended = run(QStringLiteral("dbus-run-session"),
                           {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script, yunheng(), home.filePath(QStringLiteral("profile")),
                            QStringLiteral("%1:%2").arg(address.host).arg(address.port), address.authorityFile, chief.login, password.fileName()},
                           {{QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen")}, {QStringLiteral("HOME"), home.path()}, {QStringLiteral("XDG_DATA_HOME"), home.path()},
                            {QStringLiteral("XDG_RUNTIME_DIR"), home.path()}});

    QVERIFY2(ended.code == 0, qPrintable(QStringLiteral("%1\n%2").arg(ended.code).arg(ended.err)));
    QCOMPARE(ended.out, QStringLiteral("data\nready\nagain\ndata\nready\n"));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
