// Notifier: tells the lists what changed in the cache. Its signals are emitted from the worker that writes; receivers in
// another thread get them queued.
#pragma once

#include "contract/receipt.h"

#include <QObject>
#include <QStringList>
#include <QVector>

namespace replica {

class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Above this many records of a kind `reloaded` is said instead of `changed`.
    static constexpr int fewEnough = 500;

Q_SIGNALS:
    /// These records were written, predicted, or have gone.
    void changed(const QString &entity, const QVector<QUuid> &ids);
    /// Much changed: read the kind again.
    void reloaded(const QString &entity);
    /// The cache is now another file: readers open it anew. Every entity counts as reloaded.
    void cacheReplaced(const QString &path);
    /// An act was queued, moved to another state, or left the outbox.
    void outboxChanged();
    /// An act went in beside other people's changes on other fields of the same records.
    void merged(const QUuid &command, const QVector<contract::MergeNote> &notes);
};

} // namespace replica
