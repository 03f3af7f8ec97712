// The baseline of start.*: a process that shows an empty main window, says so when it is painted, and ends.
#include <QApplication>
#include <QMainWindow>
#include <QTimer>
#include <QWindow>
#include <cstdio>

int main(int count, char **arguments)
{
    QApplication application(count, arguments);
    QMainWindow window;
    window.resize(1360, 860);
    window.show();
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &window, [&] {
        if (!window.testAttribute(Qt::WA_WState_Visible) || !window.windowHandle() || !window.windowHandle()->isExposed())
            return;
        window.repaint();
        std::printf("ready\n");
        std::fflush(stdout);
        QApplication::quit();
    });
    poll.start(0);
    return QApplication::exec();
}
