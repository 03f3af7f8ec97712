// start.data and start.ready: the workstation's process from its start to the first page of real data, and to a window
// that answers; against a process with an empty main window. Warm: a signed-in workstation with its data on disk and
// its token in a real keyring.
#include "benchmarks/bench.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <arpa/inet.h>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr int runs = 15;
constexpr int fullRows = 60'000;

QString program(const char *name)
{
    return QStringLiteral(YUNHENG_BIN_DIR "/") + QString::fromLatin1(name);
}

/// A child that is ended with its owner.
struct Child {
    QProcess process;
    ~Child()
    {
        process.terminate();
        if (!process.waitForFinished(5000))
            process.kill();
        process.waitForFinished(1000);
    }
};

/// A message bus with an unlocked keyring, as a desktop session has.
struct Session {
    QTemporaryDir home;
    Child bus;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();

    Session()
    {
        bus.process.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!bus.process.waitForReadyRead(5000))
            bench::giveUp("no message bus: " + bus.process.errorString().toStdString());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString::fromUtf8(bus.process.readLine()).trimmed());
        for (const auto &folder : {QStringLiteral("HOME"), QStringLiteral("XDG_DATA_HOME"), QStringLiteral("XDG_RUNTIME_DIR")})
            environment.insert(folder, home.path());
        // It goes on in the background and ends with the bus.
        QProcess keyring;
        keyring.setProcessEnvironment(environment);
        keyring.setStandardOutputFile(QProcess::nullDevice());
        keyring.setStandardErrorFile(QProcess::nullDevice());
        keyring.start(QStringLiteral("gnome-keyring-daemon"), {QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
        keyring.write("bench");
        keyring.closeWriteChannel();
        if (!keyring.waitForFinished(10'000))
            bench::giveUp("no keyring: " + keyring.errorString().toStdString());
    }
};

void runToEnd(const QString &name, const QStringList &arguments, const QProcessEnvironment &environment, int ms)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(name, arguments);
    if (!process.waitForFinished(ms) || process.exitCode() != 0)
        bench::giveUp(name.toStdString() + ": " + process.readAll().toStdString());
}

/// Milliseconds from the start of the process to each of its lines.
std::vector<std::pair<QByteArray, double>> linesOf(const QString &name, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(name, arguments);
    std::vector<std::pair<QByteArray, double>> lines;
    while (process.waitForReadyRead(30'000)) {
        const double now = timer.nsecsElapsed() / 1e6;
        while (process.canReadLine())
            lines.emplace_back(process.readLine().trimmed(), now);
    }
    process.waitForFinished(10'000);
    return lines;
}

double momentOf(const std::vector<std::pair<QByteArray, double>> &lines, const char *word)
{
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto &line) { return line.first == word; });
    if (found == lines.end())
        bench::giveUp(std::string("the process never said ") + word);
    return found->second;
}

/// A port of the loopback that is free at this moment.
quint16 freePort()
{
    const int asked = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address); // as the socket interface wants it
    const bool found = asked >= 0 && bind(asked, plain, size) == 0 && getsockname(asked, plain, &size) == 0;
    close(asked);
    if (!found)
        bench::giveUp("no free port");
    return ntohs(address.sin_port);
}

/// Until somebody listens there.
void waitForServer(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QElapsedTimer waiting;
    waiting.start();
    for (bool answered = false; !answered; QThread::msleep(20)) {
        const int asked = socket(AF_INET, SOCK_STREAM, 0);
        answered = connect(asked, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        close(asked);
        if (waiting.elapsed() > 20'000)
            bench::giveUp("the server does not listen");
    }
}

} // namespace

BENCH("start")
{
    Session session;
    QTemporaryDir site;
    const QString folder = site.filePath(QStringLiteral("server"));
    const QString password = site.filePath(QStringLiteral("password"));
    const QString config = folder + QStringLiteral("/yunheng-server.conf");
    const quint16 number = freePort();
    const QString port = QString::number(number);
    QFile file(password);
    if (!file.open(QIODevice::WriteOnly) || file.write("Bench-start-2026\n") < 0)
        bench::giveUp("no password file");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    runToEnd(program("yunhengctl"), {QStringLiteral("init"), QStringLiteral("--dir"), folder, QStringLiteral("--names"), QStringLiteral("localhost,127.0.0.1"), QStringLiteral("--port"), port, QStringLiteral("--password-file"), password}, session.environment, 60'000);
    runToEnd(program("yunhengctl"), {QStringLiteral("demo"), QStringLiteral("--config"), config, QStringLiteral("--resources"), QString::number(bench::scaled(fullRows)), QStringLiteral("--with-accounts"), QStringLiteral("--password-file"), password}, session.environment, 600'000);
    Child server;
    server.process.setProcessEnvironment(session.environment);
    server.process.setStandardOutputFile(QProcess::nullDevice());
    server.process.setStandardErrorFile(QProcess::nullDevice());
    server.process.start(program("yunheng-server"), {QStringLiteral("--config"), config});
    waitForServer(number);

    const QStringList profile{QStringLiteral("--server"), QStringLiteral("127.0.0.1:") + port, QStringLiteral("--profile"), site.filePath(QStringLiteral("workstation")), QStringLiteral("--authority"), folder + QStringLiteral("/authority.pem")};
    // The first start fills the cache; --pictures ends when every panel shows its data.
    runToEnd(program("yunheng"), profile + QStringList{QStringLiteral("--sign-in-as"), QStringLiteral("demo.manager"), QStringLiteral("--password-file"), password, QStringLiteral("--pictures"), site.filePath(QStringLiteral("pictures"))}, session.environment, 300'000);

    std::vector<double> data, ready, bare;
    for (int run = 0; run < runs; ++run) { // in turns, so that a disturbance meets both
        const auto ours = linesOf(program("yunheng"), profile + QStringList{QStringLiteral("--report-start")}, session.environment);
        data.push_back(momentOf(ours, "data"));
        ready.push_back(momentOf(ours, "ready"));
        bare.push_back(momentOf(linesOf(program("yunheng-empty-window"), {}, session.environment), "ready"));
    }
    const double baseline = bench::median(bare);
    return bench::Figures{{.name = "start.data", .value = bench::median(data), .unit = "ms", .baseline = baseline, .n = runs},
                          {.name = "start.ready", .value = bench::median(ready), .unit = "ms", .baseline = baseline, .n = runs}};
}
