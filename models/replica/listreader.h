// ListReader: answers lists over cache.db at a million rows. A query becomes an order of rids (4 bytes a row); rows are
// read by rid, a page at a time. One reader, one read-only connection, one thread; only cancel() may come from others.
#pragma once

#include "contract/result.h"
#include "replica/facets.h"
#include "replica/history.h"
#include "replica/listquery.h"
#include "rules/decide.h"
#include "rules/impact.h"

#include <atomic>
#include <memory>

namespace replica {

/// The rids of a list from top to bottom.
using Rids = std::vector<quint32>;

/// A record as a list shows it.
struct ListRow {
    quint32 rid = 0; ///< 0: it has gone since the order was made
    Record record;
    bool pending = false;         ///< predicted: unsent acts lie on it
    std::vector<QString> titles;  ///< beside values: the name of what a reference points to; empty for other fields
};

/// How an order begins, said before all of it is known.
struct FirstRows {
    Rids rids;
    std::vector<ListRow> rows;
    qint64 count = -1; ///< rows of the whole order; -1 while it is not known
};

/// A record as a tree or a choice names it.
struct NamedRow {
    quint32 rid = 0;
    QUuid id;
    bool retired = false;
    QString title;
    QUuid above; ///< the record that one of its references points to
};

class ListReader
{
public:
    static Result<std::unique_ptr<ListReader>> open(const QString &cachePath);
    ~ListReader();

    /// Tells only the first rows, where they can be found before the order is and what leads to it is not at hand; says
    /// whether it did. The rest of the work is order()'s. Cancelled when cancel() came in between.
    Result<bool> begin(const ListQuery &query, int page, const std::function<void(FirstRows)> &first);
    /// Computes the order. `first` gets its first `page` rows, once: before the order is known where finding it takes
    /// longer than finding them. With a `page` of 0 nobody waits for rows. Cancelled when cancel() came in between.
    enum class Begun { No, Yes }; ///< whether begin() has been tried before
    Result<std::shared_ptr<const Rids>> order(const ListQuery &query, int page, const std::function<void(FirstRows)> &first, Begun begun = Begun::No);
    /// How many records of the list, in all and by each of the groupings. Cancelled when cancel() came in between.
    Result<FacetAnswer> facets(const ListQuery &query, const std::vector<Grouping> &groupings);
    /// Every record of the entity, retired ones too, in the order of a dictionary: for entities of some thousands. `above`
    /// is a reference field of it.
    Result<std::vector<NamedRow>> names(const Shape &shape, const QString &above);
    /// Makes the call in progress return Cancelled. Callable from any thread; forgotten by allow().
    void cancel();
    /// Lets calls go on after a cancel().
    void allow();

    /// The records at those rids, in that order; as they stood at an instant, where one is given.
    Result<std::vector<ListRow>> rows(const Shape &shape, std::span<const quint32> rids, Instant asOf = {});
    /// The record of that id; nothing where the cache has none, or where it did not exist at the instant given.
    Result<std::optional<ListRow>> row(const Shape &shape, const QUuid &id, Instant asOf = {});
    /// What the server accepted on that record, newest first; the latest so many acts.
    static constexpr int mostEntries = 10'000;
    Result<std::vector<HistoryEntry>> history(const Shape &shape, const QUuid &id);
    /// What the server last said of a record on which unsent acts may lie.
    Result<std::optional<Record>> confirmed(const Shape &shape, const QUuid &id);
    /// The rids of those ids, 0 where there is none.
    Result<Rids> ridsOf(const Shape &shape, std::span<const QUuid> ids);

    /// Hands every record over that is not retired, in the order of creation, with only those fields filled. Within the
    /// same state of the file `take` may ask this reader more. Cancelled when cancel() came in between.
    Result<void> scan(const Shape &shape, std::span<const int> fields, const std::function<void(quint32 rid, const Record &record)> &take);
    /// The other records, not retired, that hold all those values.
    Result<std::vector<Record>> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except);

    /// Up to `most` records, not retired, whose text in that field begins with this one, upper and lower case alike, in the
    /// order of a dictionary. None where no index of the field leads to them.
    Result<Rids> beginningWith(const Shape &shape, int field, const QString &text, int most);

    /// The latest `most` records, not retired, whose field holds that text, in the order of creation. An index serves the
    /// field, which is neither Chinese text nor an address.
    Result<Rids> latestHolding(const Shape &shape, int field, const QString &text, int most);

    /// What failing reaches, by the relations of this moment; see rules/impact. Cancelled when cancel() came in between.
    Result<rules::Impact> impact(const rules::ImpactQuestion &question);

    /// Says that rows of the entity were written since: what the reader has worked out for it is worked out again. Where
    /// the rows are known, only what hangs on them.
    void forget(const QString &entity, std::span<const QUuid> rows = {});

private:
    struct Private;
    explicit ListReader(std::unique_ptr<Private> held);
    std::unique_ptr<Private> d;
};

} // namespace replica
