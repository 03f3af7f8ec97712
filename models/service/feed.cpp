#include "service/feed.h"

#include "rules/permissions.h"
#include "service/fieldhistory.h"
#include "service/selection.h"
#include "service/settings.h"
#include "store/table.h"

namespace service {

namespace {

const QString floorSetting = QStringLiteral("feed_floor");

bool onPostgres(const store::Database &database)
{
    return database.engine() == store::Engine::Postgres;
}

Position positionOf(const store::Statement &row)
{
    return {row.text(0).toLongLong(), row.integer(1)};
}

/// Entries of the history that one page may carry beside those of its own changes: records that come into the scope bring
/// all they have. What does not fit waits for the next page.
constexpr qint64 mostEarlierEntries = 20'000;
/// The latest so many entries of a single record; who edits more often than that keeps no history for people.
constexpr Revision mostEntriesOfOne = 50'000;

/// What the feed says about one record within a page.
struct Mention {
    Revision revision = 0;
    bool wasSeen = false; ///< the actor may have it in the cache
    Revision known = 0;   ///< the reader has its history up to here
};
/// By entity in the order of allShapes(), then by id.
using Mentions = std::vector<std::map<QString, Mention>>;

struct Page {
    Mentions mentions;
    FeedRead end;
};

Result<Page> readPage(store::Database &database, const Actor &actor, Position from, int limit)
{
    // The text is not called xid, or ORDER BY would sort by it: "1000" before "999".
    // On PostgreSQL an entry counts only once every older transaction has ended: what commits late sorts before it.
    const QString sql = onPostgres(database)
        ? QStringLiteral("SELECT xid::text AS place, seq, entity, record_id, revision, scope_before, scope_after FROM change_log "
                         "WHERE (xid, seq) > (?::xid8, ?::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, seq LIMIT ?")
        : QStringLiteral("SELECT 0, seq, entity, record_id, revision, scope_before, scope_after FROM change_log WHERE seq > ? ORDER BY seq LIMIT ?");
    std::vector<Value> values{from.seq, qint64(limit) + 1};
    if (onPostgres(database))
        values.insert(values.begin(), QString::number(from.xid));
    auto entries = database.run(sql, values);
    if (!entries)
        return Unexpected(entries.error());

    Page page{Mentions(allShapes().size()), {.position = from}};
    qint64 earlier = 0;
    for (int read = 0; entries->next(); ++read) {
        const auto *shape = shapeNamed(entries->text(2));
        const bool readable = shape && actor.may(rules::readRight(*shape));
        const auto revision = entries->integer(4);
        const bool before = readable && covers(actor, entries->text(5));
        const bool after = readable && covers(actor, entries->text(6));
        if (readable && !(before && after))
            earlier += std::min(revision, mostEntriesOfOne) - 1;
        if (read == limit || (read > 0 && earlier > mostEarlierEntries)) {
            page.end.more = true;
            break;
        }
        page.end.position = positionOf(*entries);
        if (!readable)
            continue;
        auto &mention = page.mentions[shape - allShapes().data()].try_emplace(entries->text(3), Mention{.known = revision - 1}).first->second;
        mention.revision = revision;
        mention.wasSeen = mention.wasSeen || before || after;
        if (!before || !after)
            mention.known = 0;
    }
    return page;
}

/// Passes on what the actor may see and remembers what was passed.
class Visible : public RowSink
{
public:
    Visible(const Actor &actor, RowSink &rows) : m_actor(actor), m_rows(rows) {}
    void take(const RowView &row) override
    {
        if (!covers(m_actor, row))
            return;
        m_rows.take(row);
        m_taken.insert(QString::fromLatin1(row.id.data(), qsizetype(row.id.size())));
    }
    [[nodiscard]] bool took(const QString &id) const { return m_taken.contains(id); }
    [[nodiscard]] qint64 count() const { return m_taken.size(); }

private:
    const Actor &m_actor;
    RowSink &m_rows;
    QSet<QString> m_taken;
};

/// Sends one entity's records as they stand now, their history behind them, then those that have left the actor's scope.
Result<qint64> send(store::Database &database, const Actor &actor, const Shape &shape, const std::map<QString, Mention> &mentions, RowSink &rows)
{
    // Few enough that the reader can write rows and history in one short transaction.
    constexpr size_t idsAtOnce = 64;
    Visible visible(actor, rows);
    std::vector<Value> ids;
    std::vector<HistoryPart> parts;
    const auto load = [&]() -> Result<void> {
        const auto tail = QStringLiteral("WHERE id %1 ORDER BY id").arg(store::inList(ids));
        // The rows first: a history that is newer than its row is waited for, one that is older would tell lies.
        const auto sent = store::tableOf(shape).scan(database, tail, ids, visible).and_then([&](qint64) {
            std::erase_if(parts, [&](const HistoryPart &part) { return !visible.took(part.record); });
            return sendHistory(database, parts, rows);
        });
        ids.clear();
        parts.clear();
        return sent;
    };
    for (const auto &[id, mention] : mentions) {
        ids.emplace_back(id);
        parts.push_back({id, std::max(mention.known, mention.revision - mostEntriesOfOne), mention.revision});
        if (ids.size() == idsAtOnce)
            if (const auto loaded = load(); !loaded)
                return Unexpected(loaded.error());
    }
    if (!ids.empty())
        if (const auto loaded = load(); !loaded)
            return Unexpected(loaded.error());

    qint64 gone = 0;
    for (const auto &[id, mention] : mentions) {
        if (!mention.wasSeen || visible.took(id))
            continue;
        const auto latin = id.toLatin1();
        rows.take({.shape = &shape, .id = {latin.constData(), size_t(latin.size())}, .revision = mention.revision, .gone = true});
        ++gone;
    }
    return visible.count() + gone;
}

} // namespace

Result<Position> feedEnd(store::Database &database)
{
    if (!onPostgres(database))
        return database.number(QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM change_log")).and_then([&](qint64 last) {
            // Where all entries were dropped, the end is where they ended.
            return feedFloor(database).map([last](Position floor) { return std::max(Position{0, last}, floor); });
        });
    return database.number(QStringLiteral("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")).map([](qint64 xmin) { return Position{xmin, 0}; });
}

Result<Position> feedFloor(store::Database &database)
{
    return readSetting(database, floorSetting).map([](const QString &text) {
        const auto parts = text.split(u' ');
        return parts.size() == 2 ? Position{parts[0].toLongLong(), parts[1].toLongLong()} : Position{};
    });
}

Result<FeedRead> readFeed(store::Database &database, const Actor &actor, Position from, int limit, RowSink &rows)
{
    auto page = readPage(database, actor, from, limit);
    if (!page)
        return Unexpected(page.error());
    for (size_t i = 0; i < page->mentions.size(); ++i) {
        if (page->mentions[i].empty())
            continue;
        const auto sent = send(database, actor, allShapes()[i], page->mentions[i], rows);
        if (!sent)
            return Unexpected(sent.error());
        page->end.rows += *sent;
    }
    return page->end;
}

Result<qint64> feedNumber(store::Database &database)
{
    return database.number(onPostgres(database)
        ? QStringLiteral("SELECT xid::text AS place FROM change_log WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid DESC, seq DESC LIMIT 1")
        : QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM change_log"));
}

Result<qint64> dropFeedBefore(store::Database &database, Instant time)
{
    const QString columns = onPostgres(database) ? QStringLiteral("xid::text AS place, seq") : QStringLiteral("0, seq");
    const QString order = onPostgres(database) ? QStringLiteral("xid %1, seq %1") : QStringLiteral("seq %1");
    const QString readable = onPostgres(database) ? QStringLiteral("xid < pg_snapshot_xmin(pg_current_snapshot())") : QStringLiteral("1 = 1");
    // SQLite's xid is 0, so that both engines take the same two values.
    const QString before = onPostgres(database) ? QStringLiteral("(xid, seq) < (?::xid8, ?::bigint)") : QStringLiteral("seq < ? + ?");

    // The first entry that stays. Where none does, the last one stays all the same, as the mark of where the feed is.
    Position keep;
    {
        auto young = database.run(QStringLiteral("SELECT %1 FROM change_log WHERE at >= ? OR NOT (%2) ORDER BY %3 LIMIT 1").arg(columns, readable, order.arg(QStringLiteral("ASC"))), {time.ms});
        if (!young)
            return Unexpected(young.error());
        if (young->next())
            keep = positionOf(*young);
    }
    if (keep == Position{}) {
        auto last = database.run(QStringLiteral("SELECT %1 FROM change_log ORDER BY %2 LIMIT 1").arg(columns, order.arg(QStringLiteral("DESC"))));
        if (!last)
            return Unexpected(last.error());
        if (!last->next())
            return 0;
        keep = positionOf(*last);
    }
    const std::vector<Value> bound{onPostgres(database) ? Value(QString::number(keep.xid)) : Value(keep.xid), keep.seq};
    Position floor;
    {
        auto last = database.run(QStringLiteral("SELECT %1 FROM change_log WHERE %2 ORDER BY %3 LIMIT 1").arg(columns, before, order.arg(QStringLiteral("DESC"))), bound);
        if (!last)
            return Unexpected(last.error());
        if (!last->next())
            return 0;
        floor = positionOf(*last);
    }
    return writeSetting(database, floorSetting, QStringLiteral("%1 %2").arg(floor.xid).arg(floor.seq)).and_then([&]() -> Result<qint64> {
        auto dropped = database.run(QStringLiteral("DELETE FROM change_log WHERE ") + before, bound);
        if (!dropped)
            return Unexpected(dropped.error());
        return dropped->affected();
    });
}

} // namespace service
