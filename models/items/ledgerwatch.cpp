#include "items/ledgerwatch.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"

#include <QDateTime>
#include <QLoggingCategory>

namespace items {

Q_LOGGING_CATEGORY(lcWatch, "yunheng.watch")

namespace {

using namespace std::chrono_literals;

/// More than these at once are reviewed with all others: one walk is quicker than so many questions.
constexpr qsizetype mostTouched = 5'000;
constexpr auto restMs = 250ms;
constexpr auto tickMs = 200ms;
constexpr auto dayCheckMs = 60'000ms;

bool isNamed(const QString &entity, const char *name)
{
    return entity == QLatin1StringView(name);
}

} // namespace

LedgerWatch::LedgerWatch(Queries &queries, const Clock &clock, QObject *parent) : QObject(parent), m_queries(queries), m_clock(clock)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &LedgerWatch::next);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_whole)
            Q_EMIT progressed();
        else if (m_review && m_review->day != today())
            start();
    });
    connect(&queries, &Queries::changed, this, &LedgerWatch::touched);
    connect(&queries, &Queries::reloaded, this, [this](const QString &entity) { touched(entity, {}); });
}

QDate LedgerWatch::today() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.now().ms).date();
}

void LedgerWatch::start()
{
    m_started = true;
    m_cancelled = false;
    m_wholeWanted = true;
    next();
}

void LedgerWatch::cancel()
{
    if (!m_whole)
        return;
    m_cancelled = true;
    m_wholeWanted = false;
    m_queries.stopReview();
}

void LedgerWatch::touched(const QString &entity, const QVector<QUuid> &ids)
{
    if (!m_started)
        return;
    const bool isResource = isNamed(entity, Describe<Resource>::name);
    // A unit or a system stands behind any number of resources.
    const bool isBehind = isNamed(entity, Describe<Organisation>::name) || isNamed(entity, Describe<BusinessSystem>::name);
    if (isBehind || (isResource && (ids.isEmpty() || m_changed.size() + ids.size() > mostTouched)))
        m_wholeWanted = true;
    else if (isResource)
        m_changed += QSet<QUuid>(ids.cbegin(), ids.cend());
    else
        return;
    if (!m_rest.isActive())
        m_rest.start();
}

void LedgerWatch::next()
{
    const bool whole = m_wholeWanted || !m_review;
    if (m_running || !m_started || (!m_wholeWanted && m_changed.isEmpty()) || (m_cancelled && !m_review))
        return;
    const std::vector<QUuid> changed(m_changed.cbegin(), m_changed.cend());
    m_changed.clear();
    m_wholeWanted = false;
    m_running = true;
    m_whole = whole;
    m_since.start();
    m_progress = std::make_shared<ReviewProgress>();
    m_tick.start(whole ? tickMs : dayCheckMs);
    const auto future = whole ? m_queries.review(rules(), today(), m_progress) : m_queries.reviewAgain(rules(), m_review, changed);
    whenDone(future, this, [this, whole](Result<std::shared_ptr<const LedgerReview>> review) { take(std::move(review), whole); });
    if (whole)
        Q_EMIT progressed();
}

void LedgerWatch::take(Result<std::shared_ptr<const LedgerReview>> review, bool whole)
{
    m_running = false;
    m_whole = false;
    m_tick.start(dayCheckMs);
    if (review) {
        m_review = *std::move(review);
        qCInfo(lcWatch) << "reviewed" << (whole ? "the ledger of" : "again in") << m_review->reviewed << "in" << m_since.elapsed() << "ms:" << m_review->findings.size() << "findings";
    }
    else if (!whole && !m_cancelled)
        m_wholeWanted = true; // what was to be reviewed again is not known any more
    Q_EMIT reviewed();
    if (m_wholeWanted || !m_changed.isEmpty())
        m_rest.start();
}

} // namespace items
