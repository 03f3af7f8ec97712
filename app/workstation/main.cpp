// yunheng: the government-cloud operations workstation.
#include "wiring.h"

#include <QApplication>
#include <cstdio>

int main(int count, char **arguments)
{
    QApplication application(count, arguments);
    QApplication::setApplicationName(QStringLiteral("yunheng"));
    QApplication::setApplicationVersion(QStringLiteral(YUNHENG_VERSION));
    QApplication::setQuitOnLastWindowClosed(false); // between two people no window is open

    const auto options = workstation::optionsFrom(QApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "yunheng: %s\n", qPrintable(options.error().message));
        return 2;
    }
    workstation::Wiring wiring(*options);
    // Queued: an end before the event loop runs ends it as soon as it does.
    QObject::connect(&wiring, &workstation::Wiring::finished, &application, [](int code) { QApplication::exit(code); }, Qt::QueuedConnection);
    wiring.start();
    return QApplication::exec();
}
