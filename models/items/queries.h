// Queries: where models get their rows. Two threads with a read-only connection each: one orders lists (and is cancelled
// by the next keystroke), one reads pages and records and is never behind a long query. Values cross; objects stay.
#pragma once

#include "replica/listreader.h"
#include "replica/notifier.h"
#include "replica/outbox.h"

#include <QFuture>
#include <QObject>

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
    QFuture<Result<std::vector<ListRow>>> rows(const Shape &shape, Rids rids);
    QFuture<Result<std::optional<ListRow>>> record(const Shape &shape, const QUuid &id);
    QFuture<Result<Rids>> ridsOf(const Shape &shape, std::vector<QUuid> ids);
    QFuture<Result<std::vector<replica::Act>>> acts();

Q_SIGNALS:
    void changed(const QString &entity, const QVector<QUuid> &ids);
    void reloaded(const QString &entity);
    void outboxChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
