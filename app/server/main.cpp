// yunheng-server: the central server.
#include "app/server/log.h"
#include "app/server/wiring.h"
#include "rules/chinatime.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>

int main(int argc, char **argv)
{
    rules::useChinaTime();
    server::holdSignals();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yunheng-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YUNHENG_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The central server of Yunheng. Settings: the configuration file, and YUNHENG_<SECTION>_<KEY> of the environment above it."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption configFile(QStringLiteral("config"), QStringLiteral("The configuration file."), QStringLiteral("file"));
    const QCommandLineOption dataFolder(QStringLiteral("data"), QStringLiteral("The folder of database, certificates and keys; above the file and the environment."), QStringLiteral("folder"));
    parser.addOptions({configFile, dataFolder});
    parser.process(application);

    auto environment = QProcessEnvironment::systemEnvironment();
    if (parser.isSet(dataFolder))
        environment.insert(QStringLiteral("YUNHENG_SERVER_DATA"), parser.value(dataFolder));
    const auto config = server::readConfig(parser.value(configFile), environment);
    if (!config) {
        std::fprintf(stderr, "yunheng-server: %s: %s\n", qPrintable(config.error().field), qPrintable(config.error().message));
        return 2;
    }
    server::logAsJsonLines(config->logLevel);
    return server::run(*config);
}
