#include "sync/shelf.h"

#include "replica/contents.h"
#include "rules/attachments.h"
#include "sync/desk.h"
#include "sync/line.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

namespace syncing {

Q_LOGGING_CATEGORY(lcShelf, "yunheng.sync.shelf")

namespace {

/// What this machine keeps of contents that could be fetched again.
constexpr qint64 mostBytes = 1LL << 30;

template <class T> QFuture<Result<T>> ready(Result<T> answer)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

/// Goes on where an earlier attempt broke off.
Result<QString> fetchFrom(Transport &transport, replica::Contents &contents, const QString &digest)
{
    if (contents.has(digest))
        return contents.path(digest);
    const auto came = transport.getFile(digest, contents.arrived(digest), [&](const QByteArray &piece) { return contents.append(digest, piece); });
    // What lies there may be whole already, or longer than the content: the digest decides.
    const bool atEnd = !came && came.error().code == ErrorCode::BadRequest && contents.arrived(digest) > 0;
    if (!came && !atEnd)
        return Unexpected(came.error());
    return contents.finish(digest).map([&] { return contents.path(digest); });
}

} // namespace

void Shelf::open(std::shared_ptr<replica::Contents> contents)
{
    const QMutexLocker lock(&m_guard);
    m_contents = std::move(contents);
}

Shelf::Contents Shelf::contents() const
{
    const QMutexLocker lock(&m_guard);
    return m_contents;
}

bool Shelf::isHere(const QString &digest) const
{
    const auto here = contents();
    return here && here->has(digest);
}

QFuture<Result<StoredFile>> Shelf::keep(const QString &path)
{
    return keepFrom([path]() -> std::unique_ptr<QIODevice> {
        // A pipe or a device never ends.
        auto file = std::make_unique<QFile>(path);
        if (QFileInfo(path).isFile() && !file->open(QIODevice::ReadOnly))
            qCInfo(lcShelf) << "cannot be read:" << file->errorString();
        return file;
    }, QFileInfo(path).fileName());
}

QFuture<Result<StoredFile>> Shelf::keep(const QByteArray &bytes, const QString &name)
{
    return keepFrom([bytes]() -> std::unique_ptr<QIODevice> {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    }, name);
}

QFuture<Result<StoredFile>> Shelf::keepFrom(std::function<std::unique_ptr<QIODevice>()> open, const QString &name)
{
    const auto promise = std::make_shared<QPromise<Result<StoredFile>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, open = std::move(open), name, here = contents()] {
        const auto source = open();
        auto kept = !here              ? Result<StoredFile>(fail(ErrorCode::NotSignedIn))
            : source->isOpen()         ? here->add(*source, name, rules::usualFileBytes)
                                       : Result<StoredFile>(fail(ErrorCode::Storage, name, source->errorString()));
        promise->addResult(std::move(kept));
        promise->finish();
    });
    pruneLater();
    return promise->future();
}

QFuture<Result<QString>> Shelf::fetch(const QString &digest)
{
    const auto here = contents();
    if (!here)
        return ready<QString>(fail(ErrorCode::NotSignedIn));
    if (here->has(digest)) {
        here->used(digest);
        return ready<QString>(here->path(digest));
    }
    const auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    m_line.post([promise, digest, here](Transport &transport) {
        promise->addResult(fetchFrom(transport, *here, digest));
        promise->finish();
    });
    pruneLater();
    return promise->future();
}

/// On the desk, where it is known which contents unsent acts still need.
void Shelf::pruneLater()
{
    m_desk.post([](Replica &replica) {
        replica.contents()->prune(mostBytes, replica.contentsInUse());
        return Result<void>();
    });
}

} // namespace syncing
