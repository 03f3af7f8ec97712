#include "items/freezewatch.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"

namespace items {

namespace {

/// A clock may be put right meanwhile; so nothing is slept through.
constexpr qint64 longestSleepMs = 10 * 60'000;
constexpr qint64 behindMs = 200;

} // namespace

FreezeWatch::FreezeWatch(Queries &queries, const Clock &clock, QObject *parent) : QObject(parent), m_queries(queries), m_clock(clock)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &FreezeWatch::ask);
    const auto askAgain = [this](const QString &entity) {
        if (entity.isEmpty() || entity == QLatin1StringView(Describe<ChangeWindow>::name) || entity == QLatin1StringView(Describe<Policy>::name))
            ask();
    };
    connect(&queries, &Queries::changed, this, askAgain);
    connect(&queries, &Queries::reloaded, this, askAgain);
    ask();
}

void FreezeWatch::ask()
{
    const auto question = ++m_question;
    const Instant now = m_clock.now();
    whenDone(m_queries.figure<FreezeOutlook>([now](replica::ListReader &reader) { return freezeOutlookOf(reader, now); }), this, [this, question, now](const Result<FreezeOutlook> &outlook) {
        if (question != m_question || !outlook)
            return;
        const qint64 wait = outlook->next ? outlook->next->ms - now.ms + behindMs : longestSleepMs;
        m_next.start(int(std::min(wait, longestSleepMs)));
        const bool differs = m_outlook.standing != outlook->standing;
        m_outlook = *outlook;
        if (differs)
            Q_EMIT changed();
    });
}

} // namespace items
