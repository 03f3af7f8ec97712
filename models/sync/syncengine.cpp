#include "sync/syncengine.h"

#include "contract/history.h"
#include "replica/refill.h"

#include <QElapsedTimer>
#include <future>

namespace syncing {

Q_LOGGING_CATEGORY(lcSync, "yunheng.sync")

using replica::Refill;
using replica::RowBatch;

namespace {

constexpr int feedPage = 2'000;
/// Rows that the desk takes at once: a few milliseconds, between which a person's acts go in. A slice does not part rows
/// from the history behind them, unless that is longer than the second number says.
constexpr size_t slice = 100;
constexpr size_t longestSlice = 1'000;

// The brake: a fifth of a kind, or a thousand records. A handful of a small kind is everyday work.
constexpr qint64 mostRemoved = 1'000;
constexpr qint64 mostRemovedShare = 5;
constexpr qint64 alwaysAllowed = 10;
const QString removedState = QStringLiteral("sync.removed");

bool isSuspicious(qint64 removed, qint64 held)
{
    return removed > alwaysAllowed && (removed > mostRemoved || removed * mostRemovedShare > held);
}

qint64 countOf(const std::vector<EntityCount> &counts, const QString &entity)
{
    const auto found = std::ranges::find(counts, entity, &EntityCount::entity);
    return found == counts.end() ? 0 : found->rows;
}

} // namespace

SyncEngine::SyncEngine(Desk &desk, Transport &transport, Hooks hooks) : m_desk(desk), m_transport(transport), m_hooks(std::move(hooks)) {}

void SyncEngine::releaseBrake()
{
    m_brake.reset();
    m_released = true;
}

Result<void> SyncEngine::isReachable()
{
    return m_transport.head().map([](const Cursor &) {});
}

Result<void> SyncEngine::pull()
{
    auto cursor = m_desk.call([](Replica &replica) { return replica.cursor(); });
    if (!cursor)
        return Unexpected(cursor.error());
    if (cursor->text.isEmpty())
        return refill();
    m_brake.reset();
    if (const auto recalled = recallRemoved(); !recalled)
        return recalled;
    RowBatch rows;
    for (;;) {
        rows.clear();
        const auto page = m_transport.changes(*cursor, feedPage, rows);
        if (!page)
            return page.error().code == ErrorCode::CursorGone ? refill() : Result<void>(Unexpected(page.error()));
        auto removed = brakeBefore(rows);
        if (!removed)
            return Unexpected(removed.error());
        const auto taken = absorb(rows, *page).and_then([&] { return noteRemoved(page->more ? *std::move(removed) : Removed()); });
        if (!taken)
            return taken;
        cursor = page->cursor;
        if (!page->more) {
            m_released = false;
            return {};
        }
        if (m_hooks.cancelled())
            return fail(ErrorCode::Cancelled);
    }
}

Result<void> SyncEngine::absorb(const RowBatch &rows, const ChangePage &page)
{
    const auto isCut = [&](size_t at) { return at == rows.size() || (rows.shapeOf(at - 1) == &historyShape() && rows.shapeOf(at) != &historyShape()); };
    for (size_t from = 0, to = 0;; from = to) {
        to = std::min(from + slice, rows.size());
        while (!isCut(to) && to > 0 && to - from < longestSlice)
            ++to;
        const bool last = to == rows.size();
        const auto absorbed = m_desk.call([&](Replica &replica) {
            return replica.absorb({.rows = rows, .from = from, .to = to, .reached = last ? std::optional(page.cursor) : std::nullopt, .complete = last && !page.more});
        });
        if (!absorbed || last)
            return absorbed;
    }
}

Result<SyncEngine::Removed> SyncEngine::brakeBefore(const RowBatch &rows)
{
    std::vector<Cell> cells;
    Removed removed = *m_removed;
    for (size_t i = 0; i < rows.size(); ++i)
        if (const auto row = rows.row(i, cells); row.gone)
            ++removed[row.shape->name];
    if (m_released)
        return removed;
    for (const auto &[entity, count] : removed) {
        const qint64 before = m_removed->contains(entity) ? m_removed->at(entity) : 0;
        if (count == before)
            continue;
        const auto now = m_desk.call([&](Replica &replica) { return replica.rowCount(entity); });
        if (!now)
            return Unexpected(now.error());
        const qint64 held = *now + before;
        if (!isSuspicious(count, held))
            continue;
        const auto counts = m_transport.counts();
        if (!counts)
            return Unexpected(counts.error());
        return Unexpected(stop({entity, count, held, countOf(*counts, entity)}).error());
    }
    return removed;
}

/// One sync may take several pulls, and the program may end between them: what it removed is counted until the cache is
/// level, or trying again would let through page by page what the brake has stopped.
Result<void> SyncEngine::recallRemoved()
{
    if (m_removed)
        return {};
    return m_desk.call([](Replica &replica) { return replica.remembered(removedState); }).map([&](const QString &text) {
        m_removed.emplace();
        for (const auto &line : text.split(u'\n', Qt::SkipEmptyParts))
            if (const qint64 count = line.section(u' ', 1).toLongLong(); count > 0)
                (*m_removed)[line.section(u' ', 0, 0)] = count;
    });
}

Result<void> SyncEngine::noteRemoved(Removed removed)
{
    if (removed == *m_removed)
        return {};
    QString text = QStringLiteral("\n"); // what is remembered is never empty
    for (const auto &[entity, count] : removed)
        text += QStringLiteral("%1 %2\n").arg(entity).arg(count);
    return m_desk.call([&](Replica &replica) { return replica.remember(removedState, text); }).map([&] { m_removed = std::move(removed); });
}

Result<void> SyncEngine::stop(DeletionBrake brake)
{
    qCWarning(lcSync) << "stopped before removing" << brake.removed << "of" << brake.held << brake.entity << "; the server has" << brake.atServer;
    m_brake = std::move(brake);
    return fail(ErrorCode::Cancelled, m_brake->entity, QStringLiteral("the sync would remove too much"));
}

Result<void> SyncEngine::refill()
{
    m_brake.reset();
    const auto path = m_desk.call([](Replica &replica) { return Result<QString>(replica.refillPath()); });
    if (!path)
        return Unexpected(path.error());
    auto refill = Refill::begin(*path);
    if (!refill)
        return Unexpected(refill.error());
    const auto expected = m_transport.counts();
    if (!expected)
        return Unexpected(expected.error());
    if ((*refill)->start().text.isEmpty()) {
        // The cursor before the first row: what changes while the rows come is replayed afterwards.
        const auto started = m_transport.head().and_then([&](const Cursor &head) { return (*refill)->begin(head); });
        if (!started)
            return started;
    }
    if (const auto filled = fill(**refill, *expected).and_then([&] { return replay(**refill); }); !filled) {
        if (filled.error().code == ErrorCode::CursorGone)
            (*refill)->throwAway();
        return filled;
    }
    const auto held = (*refill)->counts();
    if (!held)
        return Unexpected(held.error());
    refill->reset();
    return brakeBeforeAdopting(*expected, *held).and_then([&] {
        m_released = false;
        return m_desk.call([&](Replica &replica) { return replica.adopt(*path); }).and_then([&] { return recallRemoved(); }).and_then([&] { return noteRemoved({}); });
    });
}

/// While a page is written the next one is fetched and parsed: two threads, two pages, and no more memory than that.
Result<void> SyncEngine::fill(Refill &refill, const std::vector<EntityCount> &expected)
{
    qint64 total = 0;
    for (const auto &count : expected)
        total += count.rows;
    std::array<replica::FillBatch, 2> pages;
    std::future<Result<void>> writing;
    const auto written = [&writing] { return writing.valid() ? writing.get() : Result<void>(); };
    size_t turn = 0;
    std::vector<const Shape *> parts;
    for (const auto &shape : allShapes())
        if (std::ranges::find(expected, shape.name, &EntityCount::entity) != expected.end())
            parts.push_back(&shape);
    parts.push_back(&historyShape()); // behind the rows that it tells of
    for (const auto *part : parts) {
        const auto &shape = *part;
        bool more = !refill.isDone(shape);
        QByteArray after = refill.after(shape);
        while (more) {
            auto &rows = pages[turn++ % pages.size()];
            rows.clear();
            const auto page = m_transport.snapshot(shape.name, after, Refill::pageRows, rows);
            if (const auto before = written(); !before)
                return before;
            if (!page)
                return Unexpected(page.error());
            m_hooks.progress(refill.rows(), total);
            if (m_hooks.cancelled())
                return fail(ErrorCode::Cancelled);
            writing = std::async(std::launch::async, [&refill, &shape, &rows, end = *page] { return refill.takePage(shape, rows, end); });
            after = page->after;
            more = page->more && !after.isEmpty();
        }
        if (const auto last = written(); !last)
            return last;
        qCDebug(lcSync) << "filled" << shape.name << refill.rows() << "rows so far";
    }
    QElapsedTimer watch;
    watch.start();
    return refill.finish().map([&] { qCDebug(lcSync) << "indexes made in" << watch.elapsed() << "ms"; });
}

/// What changed while the rows came: after it the new file is whole as of one moment.
Result<void> SyncEngine::replay(Refill &refill)
{
    RowBatch rows;
    for (;;) {
        rows.clear();
        const auto page = m_transport.changes(refill.reached(), feedPage, rows);
        if (!page)
            return Unexpected(page.error());
        if (const auto done = refill.replay(rows, *page); !done || !page->more)
            return done;
        if (m_hooks.cancelled())
            return fail(ErrorCode::Cancelled);
    }
}

Result<void> SyncEngine::brakeBeforeAdopting(const std::vector<EntityCount> &atServer, const std::vector<EntityCount> &filled)
{
    if (m_released)
        return {};
    for (const auto &shape : allShapes()) {
        const auto held = m_desk.call([&](Replica &replica) { return replica.rowCount(shape.name); });
        if (!held)
            return Unexpected(held.error());
        if (const qint64 removed = *held - countOf(filled, shape.name); isSuspicious(removed, *held))
            return stop({shape.name, removed, *held, countOf(atServer, shape.name)});
    }
    return {};
}

} // namespace syncing
