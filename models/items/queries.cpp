#include "items/queries.h"

#include "contract/entities/resource.h"

#include <QPromise>
#include <QThread>
#include <sys/resource.h>

namespace items {

Q_LOGGING_CATEGORY(lcItems, "yunheng.items")

namespace {

/// Whether a thread leaves the processor to those that a first page waits for. Opening a panel asks for a dozen counts
/// beside its list: with two processors they would take one from the list, or from the window that paints it.
enum class Yields { No, Yes };
constexpr int yieldingBy = 10; ///< a tenth of a share where all processors are wanted, and all of one where one is free

/// A thread with a reader of its own. Jobs run one after the other.
class ReadingThread
{
public:
    explicit ReadingThread(QString path, const QString &name, Yields yields = Yields::No) : m_path(std::move(path))
    {
        m_context.moveToThread(&m_thread);
        m_thread.setObjectName(name);
        m_thread.start();
        if (yields == Yields::Yes)
            run([] { static_cast<void>(::setpriority(PRIO_PROCESS, 0, yieldingBy)); }); // of this thread alone; refused, it is as quick as the others
    }
    ~ReadingThread()
    {
        cancel();
        run([this] {
            m_reader.reset(); // a connection ends in the thread that opened it
            m_thread.quit();
        });
        m_thread.wait();
    }
    void run(std::function<void()> job)
    {
        QMetaObject::invokeMethod(&m_context, std::move(job), Qt::QueuedConnection);
    }
    /// Opens the reader before somebody asks: SQLite reads some hundred tables' descriptions first.
    void prepare()
    {
        run([this] { static_cast<void>(opened()); }); // who asks then is told what is wrong
    }
    /// A job that answers. `work` gets the reader.
    template <class T> QFuture<Result<T>> ask(std::function<Result<T>(replica::ListReader &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        run([this, promise, work = std::move(work)] {
            const auto reader = opened();
            promise->addResult(reader ? work(**reader) : Result<T>(Unexpected(reader.error())));
            promise->finish();
        });
        return promise->future();
    }
    /// Answers an asker's last question only: a question cancels the one that its asker has put before.
    template <class T> QFuture<Result<T>> askLatest(const QObject *asker, std::function<Result<T>(replica::ListReader &)> work)
    {
        return ask<T>([this, asker, question = putLatest(asker), work = std::move(work)](replica::ListReader &reader) {
            auto answer = whileLatest<T>(asker, question, reader, work);
            forgetLatest(asker, question);
            return answer;
        });
    }
    /// The same in two jobs, so that everybody sees the beginning of their list before anybody gets the whole: `begin`
    /// shows it, and `work` gets what it said.
    template <class T, class Begun>
    QFuture<Result<T>> askLatest(const QObject *asker, std::function<Result<Begun>(replica::ListReader &)> begin, std::function<Result<T>(replica::ListReader &, Begun)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const quint64 question = putLatest(asker);
        const auto finish = [this, promise, asker, question](Result<T> answer) {
            forgetLatest(asker, question);
            promise->addResult(std::move(answer));
            promise->finish();
        };
        run([=, this, begin = std::move(begin), work = std::move(work)] {
            const auto reader = opened();
            const auto begun = reader ? whileLatest<Begun>(asker, question, **reader, begin) : Result<Begun>(Unexpected(reader.error()));
            if (!begun) {
                finish(Unexpected(begun.error()));
                return;
            }
            run([=, this] {
                const auto same = opened(); // another, where a new cache was opened in between
                finish(same ? whileLatest<T>(asker, question, **same, [&](replica::ListReader &it) { return work(it, *begun); }) : Result<T>(Unexpected(same.error())));
            });
        });
        return promise->future();
    }
    /// The same for a job that answers by itself.
    void with(std::function<void(const Result<replica::ListReader *> &)> job)
    {
        run([this, job = std::move(job)] {
            const auto reader = opened();
            if (reader)
                (*reader)->allow();
            job(reader);
        });
    }
    void open(const QString &path)
    {
        run([this, path] {
            m_path = path;
            const QMutexLocker lock(&m_mutex);
            m_reader.reset();
        });
    }
    void forget(const QString &entity, const QVector<QUuid> &rows)
    {
        run([this, entity, rows] {
            if (m_reader)
                m_reader->forget(entity, rows);
        });
    }
    /// Ends the job that runs, if it is a cancellable one.
    void cancel()
    {
        const QMutexLocker lock(&m_mutex);
        if (m_reader)
            m_reader->cancel();
    }

private:
    quint64 putLatest(const QObject *asker)
    {
        const QMutexLocker lock(&m_asking);
        m_latest.insert(asker, ++m_questions);
        if (m_running == asker)
            cancel();
        return m_questions;
    }
    template <class T> Result<T> whileLatest(const QObject *asker, quint64 question, replica::ListReader &reader, const std::function<Result<T>(replica::ListReader &)> &work)
    {
        {
            const QMutexLocker lock(&m_asking);
            if (m_latest.value(asker) != question)
                return fail(ErrorCode::Cancelled);
            m_running = asker;
            reader.allow();
        }
        auto answer = work(reader);
        const QMutexLocker lock(&m_asking);
        m_running = nullptr;
        return answer;
    }
    void forgetLatest(const QObject *asker, quint64 question)
    {
        const QMutexLocker lock(&m_asking);
        if (m_latest.value(asker) == question)
            m_latest.remove(asker);
    }
    Result<replica::ListReader *> opened()
    {
        if (!m_reader) {
            auto reader = replica::ListReader::open(m_path);
            if (!reader)
                return Unexpected(reader.error());
            const QMutexLocker lock(&m_mutex);
            m_reader = *std::move(reader);
        }
        return m_reader.get();
    }

    QThread m_thread;
    QObject m_context;
    QString m_path;
    QMutex m_mutex; ///< over m_reader between its own thread and cancel()
    std::unique_ptr<replica::ListReader> m_reader;
    QMutex m_asking; ///< over what follows
    QHash<const QObject *, quint64> m_latest; ///< the number of an asker's last question
    const QObject *m_running = nullptr;
    quint64 m_questions = 0;
};

} // namespace

struct Queries::Private {
    Private(QString cache, QString outbox) : cachePath(std::move(cache)), outboxPath(std::move(outbox))
    {
        orders.prepare();
        pages.prepare();
    }
    /// Walks and counts are nobody's first page: their thread starts with the first of them.
    ReadingThread &figuring()
    {
        if (!figures)
            figures = std::make_unique<ReadingThread>(cachePath, QStringLiteral("figures"), Yields::Yes);
        return *figures;
    }
    void forget(const QString &entity, const QVector<QUuid> &ids)
    {
        orders.forget(entity, ids);
        pages.forget(entity, ids);
        if (figures)
            figures->forget(entity, ids);
        if (reviews)
            reviews->forget(entity, ids);
        if (finds)
            finds->forget(entity, ids);
    }
    QString cachePath;
    QString outboxPath;
    ReadingThread orders{cachePath, QStringLiteral("list orders")};
    ReadingThread pages{cachePath, QStringLiteral("list pages")};
    std::unique_ptr<ReadingThread> figures;
    /// A review reads a million rows: nobody else waits behind it.
    ReadingThread &reviewing()
    {
        if (!reviews)
            reviews = std::make_unique<ReadingThread>(cachePath, QStringLiteral("ledger review"), Yields::Yes);
        return *reviews;
    }
    std::unique_ptr<ReadingThread> reviews;
    /// Somebody types and waits for it: it is behind no list.
    ReadingThread &finding()
    {
        if (!finds)
            finds = std::make_unique<ReadingThread>(cachePath, QStringLiteral("record finder"));
        return *finds;
    }
    std::unique_ptr<ReadingThread> finds;
};

Queries::Queries(const QString &cachePath, const QString &outboxPath, replica::Notifier *notifier, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(cachePath, outboxPath))
{
    if (!notifier)
        return;
    connect(notifier, &replica::Notifier::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        d->forget(entity, ids);
        Q_EMIT changed(entity, ids);
    });
    connect(notifier, &replica::Notifier::reloaded, this, [this](const QString &entity) {
        d->forget(entity, {});
        Q_EMIT reloaded(entity);
    });
    connect(notifier, &replica::Notifier::cacheReplaced, this, &Queries::open);
    connect(notifier, &replica::Notifier::outboxChanged, this, &Queries::outboxChanged);
}

Queries::~Queries() = default;

void Queries::open(const QString &cachePath)
{
    d->cachePath = cachePath;
    d->orders.cancel();
    d->orders.open(cachePath);
    d->pages.open(cachePath);
    if (d->figures) {
        d->figures->cancel();
        d->figures->open(cachePath);
    }
    if (d->reviews) {
        d->reviews->cancel();
        d->reviews->open(cachePath);
    }
    if (d->finds) {
        d->finds->cancel();
        d->finds->open(cachePath);
    }
    for (const auto &shape : allShapes())
        Q_EMIT reloaded(shape.name);
}

QFuture<Result<std::shared_ptr<const Rids>>> Queries::order(const QObject *asker, const ListQuery &query, int page, First first)
{
    using Answer = std::shared_ptr<const Rids>;
    const auto tellFirst = [this, first = std::move(first)](replica::FirstRows rows) {
        // std::function copies what it holds; the rows shall move.
        auto held = std::make_shared<replica::FirstRows>(std::move(rows));
        QMetaObject::invokeMethod(this, [first, held] { first(std::move(*held)); }, Qt::QueuedConnection);
    };
    const auto begin = [query, page, tellFirst](replica::ListReader &reader) { return reader.begin(query, page, tellFirst); };
    return d->orders.askLatest<Answer, bool>(asker, begin, [query, page, tellFirst](replica::ListReader &reader, bool begun) {
        auto answer = reader.order(query, begun ? 0 : page, tellFirst, replica::ListReader::Begun::Yes);
        if (!answer && answer.error().code != ErrorCode::Cancelled)
            qCWarning(lcItems) << "no order of" << query.entity << answer.error().message;
        return answer;
    });
}

QFuture<Result<replica::FacetAnswer>> Queries::facets(const QObject *asker, const ListQuery &query, const std::vector<replica::Grouping> &groupings)
{
    return d->figuring().askLatest<replica::FacetAnswer>(asker, [query, groupings](replica::ListReader &reader) {
        auto answer = reader.facets(query, groupings);
        if (!answer && answer.error().code != ErrorCode::Cancelled)
            qCWarning(lcItems) << "no counts of" << query.entity << answer.error().message;
        return answer;
    });
}

QFuture<Result<std::vector<replica::NamedRow>>> Queries::names(const Shape &shape, const QString &above)
{
    return d->figuring().ask<std::vector<replica::NamedRow>>([&shape, above](replica::ListReader &reader) {
        reader.allow();
        return reader.names(shape, above);
    });
}

QFuture<Result<Queries::Reached>> Queries::impact(const QObject *asker, const rules::ImpactQuestion &question)
{
    return d->figuring().askLatest<Reached>(asker, [question](replica::ListReader &reader) -> Result<Reached> {
        const auto &shape = shapeOf<Resource>();
        Reached reached;
        auto answer = reader.impact(question)
                          .and_then([&](rules::Impact impact) {
                              reached.impact = std::move(impact);
                              std::vector<QUuid> ids;
                              for (const auto &hit : reached.impact.hits)
                                  ids.push_back(hit.record);
                              return reader.ridsOf(shape, ids);
                          })
                          .and_then([&](const Rids &rids) { return reader.rows(shape, rids); });
        if (!answer)
            return Unexpected(answer.error());
        reached.rows = *std::move(answer);
        return reached;
    });
}

QFuture<Result<std::vector<ListRow>>> Queries::rows(const Shape &shape, Rids rids, Instant asOf)
{
    return d->pages.ask<std::vector<ListRow>>([&shape, rids = std::move(rids), asOf](replica::ListReader &reader) { return reader.rows(shape, rids, asOf); });
}

QFuture<Result<std::optional<ListRow>>> Queries::record(const Shape &shape, const QUuid &id, Instant asOf)
{
    return d->pages.ask<std::optional<ListRow>>([&shape, id, asOf](replica::ListReader &reader) { return reader.row(shape, id, asOf); });
}

QFuture<Result<std::vector<replica::HistoryEntry>>> Queries::history(const Shape &shape, const QUuid &id)
{
    return d->pages.ask<std::vector<replica::HistoryEntry>>([&shape, id, path = d->outboxPath](replica::ListReader &reader) { return wholeHistory(reader, path, shape, id); });
}

QFuture<Result<OrderFile>> Queries::orderFile(const QUuid &order, OrderParts parts)
{
    return d->pages.ask<OrderFile>([order, parts, path = d->outboxPath](replica::ListReader &reader) { return readOrderFile(reader, path, order, parts); });
}

QFuture<Result<std::vector<StepExample>>> Queries::stepExamples(const QString &stepKey, const QUuid &except, int most)
{
    return d->figuring().ask<std::vector<StepExample>>([stepKey, except, most](replica::ListReader &reader) {
        reader.allow();
        return readStepExamples(reader, stepKey, except, most);
    });
}

void Queries::figureWith(std::function<void(const Result<replica::ListReader *> &)> job)
{
    d->figuring().with(std::move(job));
}

QString Queries::outboxPath() const { return d->outboxPath; }

QString Queries::cachePath() const { return d->cachePath; }

QFuture<Result<std::vector<SimilarOrder>>> Queries::similarOrders(const QObject *asker, const SimilarQuestion &question, int most)
{
    return d->finding().askLatest<std::vector<SimilarOrder>>(asker, [question, most](replica::ListReader &reader) { return findSimilarOrders(reader, question, most); });
}

QFuture<Result<QString>> Queries::policy(PolicyKind kind)
{
    return d->pages.ask<QString>([kind](replica::ListReader &reader) { return readPolicy(reader, kind); });
}

QFuture<Result<Rids>> Queries::ridsOf(const Shape &shape, std::vector<QUuid> ids)
{
    return d->pages.ask<Rids>([&shape, ids = std::move(ids)](replica::ListReader &reader) { return reader.ridsOf(shape, ids); });
}

QFuture<Result<Judgement>> Queries::judge(const Command &command, const Actor &actor, const Catalogues &catalogues)
{
    return d->figuring().ask<Judgement>([command, actor, &catalogues](replica::ListReader &reader) {
        reader.allow();
        return items::judge(command, actor, catalogues, reader);
    });
}

QFuture<Result<std::shared_ptr<const LedgerReview>>> Queries::review(const ReviewRules &rules, QDate day, std::shared_ptr<ReviewProgress> progress)
{
    using Review = std::shared_ptr<const LedgerReview>;
    return d->reviewing().askLatest<Review>(this, [&rules, day, progress = std::move(progress)](replica::ListReader &reader) {
        return reviewLedger(reader, rules, day, *progress).map([](LedgerReview review) { return Review(std::make_shared<LedgerReview>(std::move(review))); });
    });
}

QFuture<Result<std::shared_ptr<const LedgerReview>>> Queries::reviewAgain(const ReviewRules &rules, std::shared_ptr<const LedgerReview> before, std::vector<QUuid> changed)
{
    using Review = std::shared_ptr<const LedgerReview>;
    return d->reviewing().askLatest<Review>(this, [&rules, before = std::move(before), changed = std::move(changed)](replica::ListReader &reader) {
        return items::reviewAgain(reader, rules, *before, changed).map([](LedgerReview review) { return Review(std::make_shared<LedgerReview>(std::move(review))); });
    });
}

void Queries::stopReview()
{
    d->reviewing().cancel();
}

QFuture<Result<std::vector<FoundRows>>> Queries::find(const QObject *asker, const QString &typed, const std::vector<const Shape *> &shapes, int most)
{
    return d->finding().askLatest<std::vector<FoundRows>>(asker, [typed, shapes, most](replica::ListReader &reader) {
        auto found = findRecords(reader, typed, shapes, most);
        if (!found && found.error().code != ErrorCode::Cancelled)
            qCWarning(lcItems) << "no records found:" << found.error().message;
        return found;
    });
}

QFuture<Result<std::vector<FoundRows>>> Queries::recall(const QObject *asker, const std::vector<RecordPlace> &places)
{
    return d->finding().askLatest<std::vector<FoundRows>>(asker, [places](replica::ListReader &reader) { return recallRecords(reader, places); });
}

QFuture<Result<std::vector<Record>>> Queries::holding(const Shape &shape, int field, const QStringList &texts)
{
    return d->figuring().ask<std::vector<Record>>([&shape, field, texts](replica::ListReader &reader) -> Result<std::vector<Record>> {
        reader.allow();
        std::vector<Record> records;
        for (const auto &text : texts) {
            const rules::FieldValue wanted{field, text};
            auto found = reader.holding(shape, std::span(&wanted, 1), {});
            if (!found)
                return found;
            std::ranges::move(*found, std::back_inserter(records));
        }
        return records;
    });
}

QFuture<Result<std::vector<replica::Act>>> Queries::acts()
{
    using Acts = std::vector<replica::Act>;
    auto promise = std::make_shared<QPromise<Result<Acts>>>();
    promise->start();
    d->pages.run([promise, path = d->outboxPath] {
        auto outbox = replica::Outbox::openReadOnly(path);
        promise->addResult(outbox ? (*outbox)->acts() : Result<Acts>(Unexpected(outbox.error())));
        promise->finish();
    });
    return promise->future();
}

} // namespace items
