// yunheng: the government-cloud operations workstation.
#include "wiring.h"

#include "rules/chinatime.h"

#include <QApplication>
#include <cstdio>
#include <cstdlib>

namespace {

/// Options with one dash and a word are Qt's own (-platform, -style, -session): QApplication reads them.
QStringList withoutQtsOwn(const QStringList &arguments)
{
    QStringList own;
    for (int i = 0; i < arguments.size(); ++i) {
        const auto &argument = arguments[i];
        const bool qts = argument.size() > 2 && argument[0] == u'-' && argument[1] != u'-';
        if (!qts)
            own << argument;
        else if (!argument.contains(u'=') && argument != QLatin1StringView("-reverse"))
            ++i; // its value
    }
    return own;
}

/// Qt ends a program without a display by abort() and three lines about plugins; a person gets a sentence.
void sayWhyThereIsNoWindow(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type != QtFatalMsg)
        return;
    std::fprintf(stderr, "yunheng: no window can be opened, since no display answers (DISPLAY is \"%s\"). Start it in a desktop session.\n",
                 qPrintable(qEnvironmentVariable("DISPLAY")));
    std::_Exit(1);
}

} // namespace

int main(int count, char **arguments)
{
    rules::useChinaTime();
    QCoreApplication::setApplicationName(QStringLiteral("yunheng"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YUNHENG_VERSION));
    const auto options = [&] { // --help, --version and a wrong option need no display
        const QCoreApplication terminal(count, arguments);
        return workstation::optionsFrom(withoutQtsOwn(QCoreApplication::arguments()));
    }();
    if (!options) {
        std::fprintf(stderr, "yunheng: %s\n", qPrintable(options.error().message));
        return 2;
    }

    const auto usual = qInstallMessageHandler(sayWhyThereIsNoWindow);
    QApplication application(count, arguments);
    qInstallMessageHandler(usual);
    QApplication::setQuitOnLastWindowClosed(false); // between two people no window is open

    workstation::Wiring wiring(*options);
    // Queued: an end before the event loop runs ends it as soon as it does.
    QObject::connect(&wiring, &workstation::Wiring::finished, &application, [](int code) { QApplication::exit(code); }, Qt::QueuedConnection);
    wiring.start();
    return QApplication::exec();
}
