// LedgerWatch: keeps a LedgerReview true. Reviews the whole ledger once, in a thread of its own, and after each change
// only what it touches.
#pragma once

#include "items/ledgerreview.h"
#include "items/queries.h"

#include "contract/ports.h"

#include <QElapsedTimer>
#include <QTimer>

namespace items {

class LedgerWatch : public QObject
{
    Q_OBJECT

public:
    LedgerWatch(Queries &queries, const Clock &clock, QObject *parent = nullptr);

    /// Reviews the whole ledger, now and whenever a change touches more than a few.
    void start();
    /// Gives up the review that runs; what an earlier one found stays.
    void cancel();
    /// Null before the first review is done.
    [[nodiscard]] std::shared_ptr<const LedgerReview> review() const { return m_review; }
    /// True while the whole ledger is being reviewed.
    [[nodiscard]] bool isReviewing() const { return m_whole; }
    [[nodiscard]] bool wasCancelled() const { return m_cancelled; }
    [[nodiscard]] qint64 done() const { return m_progress->done; }
    [[nodiscard]] qint64 all() const { return m_progress->all; }
    [[nodiscard]] const ReviewRules &rules() const { return shippedReviewRules(); }
    [[nodiscard]] QDate today() const;

Q_SIGNALS:
    void reviewed();
    void progressed();

private:
    void touched(const QString &entity, const QVector<QUuid> &ids);
    void next();
    void take(Result<std::shared_ptr<const LedgerReview>> review, bool whole);

    Queries &m_queries;
    const Clock &m_clock;
    std::shared_ptr<const LedgerReview> m_review;
    std::shared_ptr<ReviewProgress> m_progress = std::make_shared<ReviewProgress>();
    QSet<QUuid> m_changed;    ///< since the review that runs began
    QElapsedTimer m_since;    ///< the review that runs began
    QTimer m_rest;            ///< changes come in crowds
    QTimer m_tick;            ///< tells how far it is, and sees a new day
    bool m_started = false;
    bool m_wholeWanted = false;
    bool m_whole = false;
    bool m_running = false;
    bool m_cancelled = false;
};

} // namespace items
