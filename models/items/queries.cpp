#include "items/queries.h"

#include <QPromise>
#include <QThread>

namespace items {

Q_LOGGING_CATEGORY(lcItems, "yunheng.items")

namespace {

/// A thread with a reader of its own. Jobs run one after the other.
class ReadingThread
{
public:
    explicit ReadingThread(QString path, const QString &name) : m_path(std::move(path))
    {
        m_context.moveToThread(&m_thread);
        m_thread.setObjectName(name);
        m_thread.start();
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
    void open(const QString &path)
    {
        run([this, path] {
            m_path = path;
            const QMutexLocker lock(&m_mutex);
            m_reader.reset();
        });
    }
    void forget(const QString &entity)
    {
        run([this, entity] {
            if (m_reader)
                m_reader->forget(entity);
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
};

} // namespace

struct Queries::Private {
    Private(const QString &cachePath, QString outbox)
        : outboxPath(std::move(outbox)), orders(cachePath, QStringLiteral("list orders")), pages(cachePath, QStringLiteral("list pages"))
    {
    }
    QString outboxPath;
    QMutex mutex; ///< over what follows
    QHash<const QObject *, quint64> latest; ///< the number of an asker's last question
    const QObject *running = nullptr;
    quint64 questions = 0;
    ReadingThread orders;
    ReadingThread pages;
};

Queries::Queries(const QString &cachePath, const QString &outboxPath, replica::Notifier *notifier, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(cachePath, outboxPath))
{
    if (!notifier)
        return;
    connect(notifier, &replica::Notifier::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        d->orders.forget(entity);
        d->pages.forget(entity);
        Q_EMIT changed(entity, ids);
    });
    connect(notifier, &replica::Notifier::reloaded, this, [this](const QString &entity) {
        d->orders.forget(entity);
        d->pages.forget(entity);
        Q_EMIT reloaded(entity);
    });
    connect(notifier, &replica::Notifier::cacheReplaced, this, &Queries::open);
    connect(notifier, &replica::Notifier::outboxChanged, this, &Queries::outboxChanged);
}

Queries::~Queries() = default;

void Queries::open(const QString &cachePath)
{
    d->orders.cancel();
    d->orders.open(cachePath);
    d->pages.open(cachePath);
    for (const auto &shape : allShapes())
        Q_EMIT reloaded(shape.name);
}

QFuture<Result<std::shared_ptr<const Rids>>> Queries::order(const QObject *asker, const ListQuery &query, int page, First first)
{
    using Answer = std::shared_ptr<const Rids>;
    quint64 question = 0;
    {
        const QMutexLocker lock(&d->mutex);
        question = ++d->questions;
        d->latest.insert(asker, question);
        if (d->running == asker)
            d->orders.cancel();
    }
    const auto tellFirst = [this, first = std::move(first)](replica::FirstRows rows) {
        // std::function copies what it holds; the rows shall move.
        auto held = std::make_shared<replica::FirstRows>(std::move(rows));
        QMetaObject::invokeMethod(this, [first, held] { first(std::move(*held)); }, Qt::QueuedConnection);
    };
    return d->orders.ask<Answer>([this, asker, question, query, page, tellFirst](replica::ListReader &reader) -> Result<Answer> {
        {
            const QMutexLocker lock(&d->mutex);
            if (d->latest.value(asker) != question)
                return fail(ErrorCode::Cancelled);
            d->running = asker;
            reader.allow();
        }
        auto answer = reader.order(query, page, tellFirst);
        const QMutexLocker lock(&d->mutex);
        d->running = nullptr;
        if (d->latest.value(asker) == question)
            d->latest.remove(asker);
        if (!answer && answer.error().code != ErrorCode::Cancelled)
            qCWarning(lcItems) << "no order of" << query.entity << answer.error().message;
        return answer;
    });
}

QFuture<Result<std::vector<ListRow>>> Queries::rows(const Shape &shape, Rids rids)
{
    return d->pages.ask<std::vector<ListRow>>([&shape, rids = std::move(rids)](replica::ListReader &reader) { return reader.rows(shape, rids); });
}

QFuture<Result<std::optional<ListRow>>> Queries::record(const Shape &shape, const QUuid &id)
{
    return d->pages.ask<std::optional<ListRow>>([&shape, id](replica::ListReader &reader) { return reader.row(shape, id); });
}

QFuture<Result<Rids>> Queries::ridsOf(const Shape &shape, std::vector<QUuid> ids)
{
    return d->pages.ask<Rids>([&shape, ids = std::move(ids)](replica::ListReader &reader) { return reader.ridsOf(shape, ids); });
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
