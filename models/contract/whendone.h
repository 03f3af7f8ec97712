// whenDone(): what happens when a future is done, in the thread of `context`, and never after the context's death.
#pragma once

#include <QFutureWatcher>
#include <QObject>

namespace contract {

/// Like QFuture::then(context, …), which in Qt 6.4 asserts where the context dies before the future is done (mended in
/// Qt 6.5; this may go when that is the floor). Always called from the event loop, also for a future that is done already.
/// A future that is given up without a result calls nothing.
template <class T, class Then> void whenDone(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace contract
