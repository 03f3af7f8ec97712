// yunheng-bench-window [CACHE]: an empty main window, or one with a list over that cache; prints the process's own memory
// (proportional set size, kB) once everything has settled.
#include "contract/entities/entities.h"
#include "items/recordlistmodel.h"

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <cstdio>

namespace {

long ownKilobytes()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const auto &line : file.readAll().split('\n'))
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').first().toLong();
    return 0;
}

void waitFor(const std::function<bool()> &condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
}

void rest()
{
    bool over = false;
    QTimer::singleShot(500, qApp, [&] { over = true; });
    waitFor([&] { return over; });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QMainWindow window;
    window.resize(1280, 900);
    std::unique_ptr<items::Queries> queries;
    if (argc > 1) {
        queries = std::make_unique<items::Queries>(QString::fromLocal8Bit(argv[1]), QString(), nullptr);
        auto *model = new items::RecordListModel(contract::shapeOf<contract::Resource>(), contract::shippedCatalogues(), *queries, &window);
        auto *view = new QTableView(&window);
        view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        view->verticalHeader()->hide();
        view->setModel(model);
        window.setCentralWidget(view);
        window.show();
        const auto settled = [&] { return !model->isBusy() && model->matches() >= 0; };
        waitFor(settled);
        for (const int part : {9, 5, 1, 7, 3}) {
            view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 10 * part);
            rest();
        }
        for (const QString &search : {QStringLiteral("10.1"), QStringLiteral("shuju"), QString()}) {
            model->setSearch(search);
            waitFor(settled);
        }
        model->sort(1, Qt::AscendingOrder);
        waitFor(settled);
        rest();
        std::printf("%ld\n", ownKilobytes());
        return 0;
    }
    window.show();
    rest();
    rest();
    std::printf("%ld\n", ownKilobytes());
    return 0;
}
