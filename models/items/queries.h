// Queries: where models get their rows. Two threads with a read-only connection each: one orders lists (and is cancelled
// by the next keystroke), one reads pages and records and is never behind a long query; a third, begun when it is first
// asked, walks and counts. Values cross; objects stay.
#pragma once

#include "items/foundrecords.h"
#include "items/judging.h"
#include "items/ledgerreview.h"
#include "items/orderfile.h"
#include "items/similarorders.h"
#include "replica/listreader.h"
#include "replica/notifier.h"
#include "replica/outbox.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

namespace items {

using namespace contract;
using replica::ListQuery;
using replica::ListRow;
using replica::Rids;

class Queries : public QObject
{
    Q_OBJECT

public:
    /// The notifier may live in another thread; it must outlive this object, or be null in tests.
    Queries(const QString &cachePath, const QString &outboxPath, replica::Notifier *notifier, QObject *parent = nullptr);
    ~Queries() override;

    /// Reads another cache file from now on; models read everything anew.
    void open(const QString &cachePath);

    /// Where the first rows of an order go, called in the thread of `Queries`.
    using First = std::function<void(replica::FirstRows)>;
    /// `asker` names who asks: its next call cancels this one.
    QFuture<Result<std::shared_ptr<const Rids>>> order(const QObject *asker, const ListQuery &query, int page, First first);
    /// How many records of the list, in all and by each of the groupings. `asker`'s next question cancels this one.
    QFuture<Result<replica::FacetAnswer>> facets(const QObject *asker, const ListQuery &query, const std::vector<replica::Grouping> &groupings);
    /// See ListReader::names.
    QFuture<Result<std::vector<replica::NamedRow>>> names(const Shape &shape, const QString &above);
    /// As they stood at an instant, where one is given.
    QFuture<Result<std::vector<ListRow>>> rows(const Shape &shape, Rids rids, Instant asOf = {});
    QFuture<Result<std::optional<ListRow>>> record(const Shape &shape, const QUuid &id, Instant asOf = {});
    /// What was done to the record, newest first, with the acts that the server has not confirmed on top.
    QFuture<Result<std::vector<replica::HistoryEntry>>> history(const Shape &shape, const QUuid &id);
    /// See OrderFile.
    QFuture<Result<OrderFile>> orderFile(const QUuid &order, OrderParts parts);
    /// See readStepExamples(); behind nobody's list.
    QFuture<Result<std::vector<StepExample>>> stepExamples(const QString &stepKey, const QUuid &except, int most);
    /// A job of the caller's with the reader, behind nobody's list.
    template <class T> QFuture<Result<T>> figure(std::function<Result<T>(replica::ListReader &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        figureWith([promise, work = std::move(work)](const Result<replica::ListReader *> &reader) {
            promise->addResult(reader ? work(**reader) : Result<T>(Unexpected(reader.error())));
            promise->finish();
        });
        return promise->future();
    }
    /// Where acts wait that are not sent: for jobs that ask what is not confirmed.
    [[nodiscard]] QString outboxPath() const;
    /// For jobs with a reader of their own (replica/figurereader).
    [[nodiscard]] QString cachePath() const;
    /// In the thread that a keystroke waits for; `asker`'s next question cancels this one.
    QFuture<Result<std::vector<SimilarOrder>>> similarOrders(const QObject *asker, const SimilarQuestion &question, int most);
    /// The content of the living policy of that kind; empty where there is none.
    QFuture<Result<QString>> policy(PolicyKind kind);
    QFuture<Result<Rids>> ridsOf(const Shape &shape, std::vector<QUuid> ids);
    QFuture<Result<std::vector<replica::Act>>> acts();
    /// What the rules say of the act, record by record; see judging.h.
    QFuture<Result<Judgement>> judge(const Command &command, const Actor &actor, const Catalogues &catalogues);
    /// The records, not retired, whose field holds one of the texts; an index serves the field.
    QFuture<Result<std::vector<Record>>> holding(const Shape &shape, int field, const QStringList &texts);
    /// See findRecords(). In a thread of its own, since a keystroke waits for it; `asker`'s next question, a recall too,
    /// cancels this one.
    QFuture<Result<std::vector<FoundRows>>> find(const QObject *asker, const QString &typed, const std::vector<const Shape *> &shapes, int most);
    QFuture<Result<std::vector<FoundRows>>> recall(const QObject *asker, const std::vector<RecordPlace> &places);
    /// The walk and the records it reached: rows[i] is the record of hits[i], with a rid of 0 where the cache has none.
    struct Reached {
        rules::Impact impact;
        std::vector<ListRow> rows;
    };
    /// `asker`'s next question cancels this one.
    QFuture<Result<Reached>> impact(const QObject *asker, const rules::ImpactQuestion &question);

    /// The review of the whole ledger, in a thread of its own; a next one cancels it.
    QFuture<Result<std::shared_ptr<const LedgerReview>>> review(const ReviewRules &rules, QDate day, std::shared_ptr<ReviewProgress> progress);
    QFuture<Result<std::shared_ptr<const LedgerReview>>> reviewAgain(const ReviewRules &rules, std::shared_ptr<const LedgerReview> before, std::vector<QUuid> changed);
    void stopReview();

Q_SIGNALS:
    void changed(const QString &entity, const QVector<QUuid> &ids);
    void reloaded(const QString &entity);
    void outboxChanged();

private:
    void figureWith(std::function<void(const Result<replica::ListReader *> &)> job);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
