// RecordListModel: how it asks for an order, shows its beginning, and follows it as records change.
#include "contract/whendone.h"
#include "items/orderdifference.h"
#include "items/recordlistprivate.h"
#include "replica/ridset.h"

#include <QPointer>

namespace items {

namespace {

/// More moved runs than this are shown by a reset.
constexpr size_t mostRuns = 40;
/// Rows asked for beside one that is missing, above and below: scrolling by lines stays ahead.
constexpr int around = 20;
/// Where rows that arrive are looked for first: so many rows above and below the last one that was missing.
constexpr int nearby = 400;

} // namespace

/// `live`: the same question again, since rows changed; the list stays as it is until the whole answer is here.
void RecordListModel::Private::ask(bool live)
{
    const quint64 question = ++generation;
    unanswered = unanswered || !live;
    live = !unanswered; // it overtakes a person's question and takes its place
    settling.stop();
    setBusy(true);
    const QPointer<RecordListModel> guard(&q);
    const auto first = [this, guard, question, live](replica::FirstRows rowsAtTop) {
        if (guard && question == generation && !live)
            takeFirst(std::move(rowsAtTop));
    };
    whenDone(queries.order(&q, query, live ? 0 : page, first), &q, [this, question, live](const Result<std::shared_ptr<const Rids>> &answer) {
        // The first rows are painted before the table grows to its whole length, which takes milliseconds at a million.
        if (partly && question == generation)
            QTimer::singleShot(0, &q, [this, answer, question, live] { takeAnswer(answer, question, live); });
        else
            takeAnswer(answer, question, live);
    });
}

void RecordListModel::Private::takeAnswer(const Result<std::shared_ptr<const Rids>> &answer, quint64 question, bool live)
{
    if (question != generation)
        return;
    unanswered = false;
    setBusy(false);
    if (answer)
        takeOrder(*answer, live);
    else if (answer.error().code != ErrorCode::Cancelled)
        Q_EMIT q.failed(answer.error());
}

void RecordListModel::Private::takeFirst(replica::FirstRows first)
{
    rows->setAsOf(query.asOf);
    rows->put(std::move(first.rows));
    q.reset([&] {
        shown = std::make_shared<Rids>(std::move(first.rids));
        partly = true;
    });
    setMatches(first.count);
}

void RecordListModel::Private::takeOrder(const std::shared_ptr<const Rids> &answer, bool live)
{
    const bool goesOn = partly && answer->size() >= order().size() && std::equal(order().begin(), order().end(), answer->begin());
    partly = false;
    if (live)
        follow(answer);
    else if (goesOn)
        q.insert(int(order().size()), int(answer->size() - order().size()), [&] { shown = answer; });
    else
        q.reset([&] { shown = answer; });
    setMatches(qint64(order().size()));
}

void RecordListModel::Private::follow(const std::shared_ptr<const Rids> &answer)
{
    const Rids &after = *answer;
    if (order() == after)
        return;
    const auto difference = differenceOf(order(), after, mostRuns);
    if (!difference) {
        q.reset([&] { shown = answer; });
        return;
    }
    auto changing = std::make_shared<Rids>(order());
    Rids &order = *changing;
    shown = changing;
    for (const auto &run : difference->removed | std::views::reverse)
        q.remove(run.first, run.count, [&] { order.erase(order.begin() + run.first, order.begin() + run.first + run.count); });
    if (difference->reordered) {
        Rids next;
        next.reserve(order.size());
        size_t run = 0;
        for (size_t i = 0; i < after.size(); ++i) {
            while (run < difference->inserted.size() && int(i) >= difference->inserted[run].first + difference->inserted[run].count)
                ++run;
            if (run == difference->inserted.size() || int(i) < difference->inserted[run].first)
                next.push_back(after[i]);
        }
        const Rids before = order;
        q.permute([&] { order = next; }, [&](int row) { return int(std::ranges::find(next, before[size_t(row)]) - next.begin()); });
    }
    for (const auto &run : difference->inserted)
        q.insert(run.first, run.count, [&] { order.insert(order.begin() + run.first, after.begin() + run.first, after.begin() + run.first + run.count); });
}

void RecordListModel::Private::rowsArrived(const QVector<quint32> &rids)
{
    replica::RidSet arrived;
    for (const quint32 rid : rids)
        arrived.insert(rid);
    int first = -1;
    int last = -1;
    qsizetype left = rids.size();
    const auto look = [&](int from, int to) {
        for (int row = from; row < to && left > 0; ++row) {
            if (!arrived.contains(order()[size_t(row)]))
                continue;
            first = first < 0 ? row : std::min(first, row);
            last = std::max(last, row);
            --left;
        }
    };
    // Rows that were missing in sight stand near the last one that was; only live changes may be anywhere.
    const int size = int(order().size());
    const int from = std::clamp(lastMissing - nearby, 0, size);
    const int to = std::clamp(lastMissing + nearby, from, size);
    look(from, to);
    look(0, from);
    look(to, size);
    if (first >= 0)
        q.tellChanged(first, last);
}

void RecordListModel::Private::setMatches(qint64 count)
{
    matches = count;
    Q_EMIT q.matchesChanged(count);
}

void RecordListModel::Private::setBusy(bool now)
{
    if (busy == now)
        return;
    busy = now;
    Q_EMIT q.busyChanged(now);
}

void RecordListModel::Private::wantAround(int row) const
{
    if (rows->isAsked(order()[size_t(row)]))
        return;
    lastMissing = row;
    const int from = std::max(0, row - around);
    const int to = std::min(int(order().size()), row + around + 1);
    for (int i = from; i < to; ++i)
        if (!rows->find(order()[size_t(i)]))
            rows->want(order()[size_t(i)]);
}

} // namespace items
