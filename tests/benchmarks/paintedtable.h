// PaintedTable: from an act of a person until its rows are painted, in a window of the program's own look; and the cheapest
// table there is, as a baseline.
#pragma once

#include "benchmarks/bench.h"
#include "items/entitymodelbase.h"
#include "replica/prepared.h"
#include "views/shell/theme.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTableView>
#include <QTimer>
#include <ctime>

namespace bench {

/// The program's colours and fonts, once a run.
inline void dressAsTheProgram()
{
    static auto *const theme = new views::shell::Theme(qApp);
    theme->apply(views::shell::ThemeName::Light);
}

/// Milliseconds that a thread (CLOCK_THREAD_CPUTIME_ID) or the process (CLOCK_PROCESS_CPUTIME_ID) has computed.
inline double computedMs(clockid_t clock = CLOCK_THREAD_CPUTIME_ID)
{
    timespec spent{};
    clock_gettime(clock, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

/// Sleeps until something happens, for half a second at most: a thread that turned instead would take the reader's
/// processor away. What was given up is gone then, as in a program that runs: a bench is outside every event loop, and what
/// it gave up itself would stay for ever, in all that walks through the window.
inline void waitForEvents()
{
    static QTimer *const alarm = [] {
        auto *made = new QTimer(qApp);
        made->start(500);
        return made;
    }();
    Q_UNUSED(alarm)
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// From an act until its rows are painted.
struct Painted {
    double ms = 0;
    double computedMs = 0; ///< in the window's thread
};

class PaintedTable : public QObject
{
public:
    explicit PaintedTable(QTableView &table) : m_table(table) { table.viewport()->installEventFilter(this); }
    ~PaintedTable() override { m_table.viewport()->removeEventFilter(this); }
    [[nodiscard]] bool showsOnlyLoadedRows() const
    {
        const int first = std::max(0, m_table.rowAt(0));
        int last = m_table.rowAt(m_table.viewport()->height() - 1);
        last = last < 0 ? m_table.model()->rowCount() - 1 : last;
        for (int row = first; row <= last; ++row)
            if (!m_table.model()->index(row, 0).data(items::LoadedRole).toBool())
                return false;
        return true;
    }
    /// Runs the event loop until the table was painted while `shown` was true. Gives up after ten seconds.
    void awaitPaint(const std::function<bool()> &shown)
    {
        m_shown = shown;
        m_painted = false;
        QDeadlineTimer patience(10'000);
        while (!m_painted) {
            if (patience.hasExpired())
                giveUp("the list was not painted within ten seconds");
            waitForEvents();
        }
        m_shown = nullptr;
    }
    [[nodiscard]] Painted timeToPaint(const std::function<void()> &act, const std::function<bool()> &shown)
    {
        QElapsedTimer timer;
        timer.start();
        const double before = bench::computedMs();
        act();
        awaitPaint(shown);
        return {double(timer.nsecsElapsed()) / 1e6, bench::computedMs() - before};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // What stands in the model now is what this event paints; the frame is out when processEvents() returns.
        if (watched == m_table.viewport() && event->type() == QEvent::Paint && m_shown && m_shown())
            m_painted = true;
        return false;
    }

private:
    QTableView &m_table;
    std::function<bool()> m_shown;
    bool m_painted = false;
};

/// Forty rows that never change, as the cheapest table there is.
class StaticTable : public QAbstractTableModel
{
public:
    explicit StaticTable(int columns) : m_cells(size_t(40) * size_t(columns)), m_columns(columns) {}
    [[nodiscard]] int rowCount(const QModelIndex & = {}) const override { return 40; }
    [[nodiscard]] int columnCount(const QModelIndex & = {}) const override { return m_columns; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == items::LoadedRole)
            return true;
        return role == Qt::DisplayRole ? QVariant(m_cells[size_t(index.row() * m_columns + index.column())]) : QVariant();
    }
    /// The rows of the statement, which is made ready for its next values.
    void show(replica::Prepared &statement)
    {
        for (int row = 0; row < rowCount() && statement.step().value_or(false); ++row)
            for (int column = 0; column < m_columns; ++column) {
                const auto cell = statement.cell(column);
                m_cells[size_t(row * m_columns + column)] = cell.kind == contract::Cell::Kind::Text ? QString::fromUtf8(cell.text.data(), qsizetype(cell.text.size())) : QString::number(cell.integer);
            }
        statement.reset();
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));
    }

private:
    std::vector<QString> m_cells;
    int m_columns;
};

} // namespace bench
