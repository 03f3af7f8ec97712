// The real keyring daemon in a session bus of its own, and a session without any. The test starts itself once more inside
// each of them.
#include "secrets/keyringstore.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace contract;

namespace {

const QString key = QStringLiteral("token of kim");

int inside(const QString &what)
{
    secrets::KeyringStore store(QStringLiteral("Yunheng test"), 3'000);
    if (what == QStringLiteral("absent")) {
        const auto written = store.write(key, "secret");
        return !written && written.error().code == ErrorCode::Unavailable ? 0 : 1;
    }
    if (!store.read(key) || !store.read(key)->isEmpty())
        return 2;
    const QByteArray secret("\x00token\xff", 7);
    if (const auto written = store.write(key, secret); !written) {
        qWarning("%s", qPrintable(written.error().message));
        return 3;
    }
    if (store.read(key) != secret)
        return 4;
    // From a worker, as the line asks, while this thread turns its event loop.
    Result<QByteArray> fromWorker = fail(ErrorCode::Internal);
    std::unique_ptr<QThread> worker(QThread::create([&] { fromWorker = store.read(key); }));
    QObject::connect(worker.get(), &QThread::finished, qApp, &QCoreApplication::quit);
    worker->start();
    QCoreApplication::exec();
    worker->wait();
    if (fromWorker != secret)
        return 5;
    if (!store.remove(key) || !store.read(key)->isEmpty())
        return 6;
    return 0;
}

} // namespace

class Keyring : public QObject
{
    Q_OBJECT

    /// The exit code of this program inside a session made by `command`.
    int runIn(const QStringList &command)
    {
        QTemporaryDir home;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), home.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), home.path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=") + home.filePath(QStringLiteral("no-bus")));
        environment.remove(QStringLiteral("DISPLAY"));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(command.front(), command.mid(1));
        if (!process.waitForFinished(40'000)) {
            process.kill();
            process.waitForFinished();
            return -1;
        }
        return process.exitCode();
    }

private Q_SLOTS:
    void keepsASecretInTheKeyring()
    {
        const QString script = QStringLiteral("printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$0\" present");

        QCOMPARE(runIn({QStringLiteral("dbus-run-session"), QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script, QCoreApplication::applicationFilePath()}), 0);
    }

    void saysThatNoKeyringRuns()
    {
        QCOMPARE(runIn({QCoreApplication::applicationFilePath(), QStringLiteral("absent")}), 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const auto arguments = application.arguments(); arguments.size() == 2 && (arguments[1] == QStringLiteral("present") || arguments[1] == QStringLiteral("absent")))
        return inside(arguments[1]);
    Keyring test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keyring.moc"
