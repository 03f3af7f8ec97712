#include "service/service.h"

#include "contract/entities/entities.h"
#include "contract/history.h"
#include "rules/permissions.h"
#include "service/actorcache.h"
#include "service/decision.h"
#include "service/feed.h"
#include "service/fieldhistory.h"
#include "service/files.h"
#include "service/hooktokens.h"
#include "service/passwords.h"
#include "service/selection.h"
#include "service/sessions.h"
#include "service/settings.h"
#include "service/signin.h"
#include "store/migrator.h"
#include "store/table.h"
#include "store/transaction.h"

namespace service {

Q_LOGGING_CATEGORY(lcService, "yunheng.service")

namespace {

constexpr qint64 dayMs = 86'400'000;
/// A content that nobody has gone on bringing for so long is given up.
constexpr qint64 unfinishedDays = 7;
/// So few in a transaction, since each may hold many megabytes and others want to write.
constexpr int contentsAtOnce = 8;
const QString mayAttach = QStringLiteral("attachment.create");
/// Rows of one page of a snapshot or of the feed, whatever was asked for: memory stays flat.
constexpr int largestPage = 20'000;

int pageOf(int limit)
{
    return std::clamp(limit, 1, largestPage);
}

/// Readers on SQLite cannot write, and so never checkpoint: the one writer does.
store::Location forReading(store::Location location)
{
    location.readOnly = location.engine == store::Engine::Sqlite;
    return location;
}

Result<const Shape *> readable(const Actor &actor, const QString &entity)
{
    const auto *shape = shapeNamed(entity);
    if (!shape)
        return fail(ErrorCode::NotFound, QStringLiteral("entity"));
    if (const auto right = rules::readRight(*shape); !actor.may(right))
        return fail(ErrorCode::MissingRight, right);
    return shape;
}

/// What the database says where two records hold the same unique value, or the same id.
bool isNotUnique(const Error &error)
{
    return error.code == ErrorCode::Storage && (error.field == u"2067" || error.field == u"1555" || error.field == u"23505");
}

/// Roles and scope lie in the account, the name for people in the person.
bool changesActors(const Command &command)
{
    return command.entity == QLatin1StringView(Describe<Account>::name) || command.entity == QLatin1StringView(Describe<Person>::name);
}

class LastId : public RowSink
{
public:
    explicit LastId(RowSink &rows) : m_rows(rows) {}
    void take(const RowView &row) override
    {
        m_rows.take(row);
        m_last.assign(row.id);
    }
    [[nodiscard]] QByteArray last() const { return QByteArray::fromStdString(m_last); }

private:
    RowSink &m_rows;
    std::string m_last;
};

} // namespace

struct Service::Parts {
    ServiceOptions options;
    const Clock &clock;
    IdSource &ids;
    const Catalogues &catalogues;
    Connections connections;
    std::unique_ptr<Writer> writer;
    ActorCache actors;
    QUuid epoch;

    Parts(ServiceOptions opened, const Clock &theClock, IdSource &theIds, const Catalogues &theCatalogues)
        : options(std::move(opened)), clock(theClock), ids(theIds), catalogues(theCatalogues), connections(forReading(options.database)), actors(options.actorMs)
    {
    }

    /// Reads through this thread's connection. One that broke is tried once more anew.
    template <class Read> auto read(Read work) -> std::invoke_result_t<Read, store::Database &>
    {
        for (bool again = true;; again = false) {
            const auto database = connections.mine();
            if (!database)
                return Unexpected(database.error());
            auto result = work(**database);
            if (result || !isLost(**database, result.error()))
                return result;
            connections.drop();
            if (!again)
                return result;
        }
    }

    [[nodiscard]] Docket docket(const Actor &actor, const Command &command, Instant now) const
    {
        return {.actor = actor, .command = command, .catalogues = catalogues, .receivedAt = now, .serverKey = options.serverKey};
    }

    [[nodiscard]] Standing standing(const Actor &actor, Position position) const { return {epoch, position, scopeDigest(actor)}; }
};

Service::Service(std::unique_ptr<Parts> parts) : m(std::move(parts)) {}
Service::~Service() = default;

Result<void> Service::prepare(const store::Location &location)
{
    auto database = store::Database::open(location);
    if (!database)
        return Unexpected(database.error());
    return store::migrate(**database).and_then([&] { return beginEpoch(**database); });
}

Result<std::unique_ptr<Service>> Service::open(ServiceOptions options, const Clock &clock, IdSource &ids, const Catalogues &catalogues)
{
    auto parts = std::make_unique<Parts>(std::move(options), clock, ids, catalogues);
    if (parts->options.database.engine == store::Engine::Sqlite) {
        // The writer opens first: it brings the file into WAL mode, which a reader cannot.
        auto writer = makeGroupCommit(parts->options.database);
        if (!writer)
            return Unexpected(writer.error());
        parts->writer = *std::move(writer);
    } else {
        parts->writer = makeSideBySide(parts->connections);
    }
    const auto epoch = parts->read([](store::Database &database) { return store::checkSchema(database).and_then([&] { return readEpoch(database); }); });
    if (!epoch)
        return Unexpected(epoch.error());
    parts->epoch = *epoch;
    nobodysDigest(); // or the first unknown login would take twice as long as a known one
    return std::unique_ptr<Service>(new Service(std::move(parts)));
}

Result<Session> Service::signIn(const Credentials &credentials, const QString &remote)
{
    const SignInRules rules{m->options.sessionHours, m->options.passwordDays, {m->options.passwordFailures, m->options.lockMinutes}};
    auto session = m->read([&](store::Database &database) { return service::signIn(database, *m->writer, credentials, remote, rules, m->clock.now()); });
    if (!credentials.newPassword.isEmpty() || (session && session->mustChangePassword))
        m->actors.forgetAll(); // earlier sessions have ended, or lost their rights; also where the answer of the commit was lost
    return session;
}

Result<Actor> Service::authenticate(const QByteArray &token)
{
    const Instant now = m->clock.now();
    return m->actors.get(token, now, [&] { return m->read([&](store::Database &database) { return actorOf(database, token, now); }); });
}

Result<void> Service::signOut(const QByteArray &token)
{
    auto ended = m->writer->write([&](store::Database &database) { return endSession(database, token); });
    m->actors.forgetAll();
    return ended;
}

Result<std::vector<Receipt>> Service::execute(const Actor &actor, const std::vector<Command> &commands)
{
    const Instant now = m->clock.now();
    std::vector<Receipt> receipts(commands.size());
    std::vector<Act> acts;
    acts.reserve(commands.size());
    const bool mayCheck = m->options.database.engine == store::Engine::Postgres;
    for (size_t i = 0; i < commands.size(); ++i) {
        const auto keep = [&receipts, i](Receipt &&receipt) { receipts[i] = std::move(receipt); };
        Act act{[&, i, keep](store::Database &database) { return carryOut(database, m->docket(actor, commands[i], now)).map(keep); }};
        if (mayCheck && fitsOneStatement(commands[i]))
            act.quick = [&, i, keep, lookBack = false](store::Database &database) mutable {
                auto docket = m->docket(actor, commands[i], now);
                docket.way = Docket::Way::Checking;
                docket.lookBack = std::exchange(lookBack, true);
                return carryOut(database, docket).map(keep);
            };
        acts.push_back(std::move(act));
    }
    auto results = m->writer->write(std::move(acts));
    if (std::ranges::any_of(commands, &changesActors))
        m->actors.forgetAll();
    for (size_t i = 0; i < commands.size(); ++i) {
        if (results[i] || !isNotUnique(results[i].error()))
            continue;
        // Two records of one command hold the same unique value: no rule sees that, the index does.
        results[i] = m->writer->write([&](store::Database &database) {
            return refuse(database, m->docket(actor, commands[i], now), {ErrorCode::NotUnique, {}, {}}).map([&](Receipt &&receipt) { receipts[i] = std::move(receipt); });
        });
    }
    for (const auto &result : results)
        if (!result)
            return Unexpected(result.error());
    return receipts;
}

const seals::Signer *Service::serverKey() const
{
    return m->options.serverKey;
}

Result<Cursor> Service::head(const Actor &actor)
{
    return m->read([](store::Database &database) { return feedEnd(database); }).map([&](Position end) { return cursorOf(m->standing(actor, end)); });
}

Result<std::vector<EntityCount>> Service::counts(const Actor &actor)
{
    return m->read([&](store::Database &database) -> Result<std::vector<EntityCount>> {
        std::vector<EntityCount> counts;
        for (const auto &shape : allShapes()) {
            if (!actor.may(rules::readRight(shape)))
                continue;
            const auto scope = withinScope(actor, shape);
            const auto rows = database.number(QStringLiteral("SELECT COUNT(*) FROM %1 %2").arg(shape.name, scope.where()), scope.values);
            if (!rows)
                return Unexpected(rows.error());
            counts.push_back({shape.name, *rows});
        }
        return counts;
    });
}

Result<SnapshotPage> Service::snapshot(const Actor &actor, const QString &entity, const QByteArray &after, int limit, RowSink &rows)
{
    if (entity == historyShape().name)
        return m->read([&](store::Database &database) { return historyPage(database, actor, after, pageOf(limit), rows); });
    const auto shape = readable(actor, entity);
    if (!shape)
        return Unexpected(shape.error());
    if (!after.isEmpty() && idOf(QString::fromLatin1(after)).isNull())
        return fail(ErrorCode::BadRequest, QStringLiteral("after"), QStringLiteral("not an id"));
    auto selection = withinScope(actor, **shape);
    if (!after.isEmpty())
        selection.add(QStringLiteral("id > ?"), {QString::fromLatin1(after)});
    const int page = pageOf(limit);
    selection.values.emplace_back(qint64(page));
    return m->read([&](store::Database &database) {
        LastId sink(rows);
        return store::tableOf(**shape).scan(database, selection.where() + QStringLiteral("ORDER BY id LIMIT ?"), selection.values, sink).map([&](qint64 count) {
            return SnapshotPage{count == 0 ? after : sink.last(), count == page, count};
        });
    });
}

Result<ChangePage> Service::changesSince(const Actor &actor, const Cursor &cursor, int limit, RowSink &rows)
{
    const auto standing = standingOf(cursor);
    if (!standing)
        return Unexpected(standing.error());
    return m->read([&](store::Database &database) -> Result<ChangePage> {
        const auto gone = [] { return fail(ErrorCode::CursorGone, QStringLiteral("cursor")); };
        const auto stands = [&] { return feedFloor(database).and_then([&](Position floor) { return standing->position < floor ? Result<void>(gone()) : Result<void>(); }); };
        if (standing->epoch != m->epoch || standing->scope != scopeDigest(actor))
            return gone();
        if (const auto before = stands(); !before)
            return Unexpected(before.error());
        const auto read = readFeed(database, actor, standing->position, pageOf(limit), rows);
        if (!read)
            return Unexpected(read.error());
        // Asked again: the ground may have been pruned away while it was read.
        return stands().map([&] { return ChangePage{cursorOf(m->standing(actor, read->position)), read->more, read->rows}; });
    });
}

Result<ListPage> Service::list(const Actor &actor, const QString &entity, const ListRequest &request, RowSink &rows)
{
    return readable(actor, entity).and_then([&](const Shape *shape) {
        return m->read([&](store::Database &database) { return listRows(database, actor, *shape, request, rows); });
    });
}

Result<Record> Service::record(const Actor &actor, const QString &entity, const QUuid &id)
{
    return readable(actor, entity).and_then([&](const Shape *shape) {
        return m->read([&](store::Database &database) -> Result<Record> {
            auto found = store::tableOf(*shape).find(database, id, store::Table::Lock::None);
            if (!found)
                return Unexpected(found.error());
            if (!*found || !rules::mayRead(actor, *shape, **found))
                return fail(ErrorCode::NotFound, QStringLiteral("id"));
            return **std::move(found);
        });
    });
}

Result<QByteArray> Service::history(const Actor &actor, const QString &entity, const QUuid &id)
{
    return record(actor, entity, id).and_then([&](const Record &) {
        return m->read([&](store::Database &database) { return historyJson(database, id); });
    });
}

Result<FileProgress> Service::takePiece(const Actor &actor, const QString &digest, qint64 size, qint64 offset, const QByteArray &bytes)
{
    if (!actor.may(mayAttach))
        return fail(ErrorCode::MissingRight, mayAttach);
    if (size > m->options.fileBytes || offset + bytes.size() > size)
        return fail(ErrorCode::TooLarge, QStringLiteral("size"), QStringLiteral("at most %1 bytes").arg(m->options.fileBytes));
    const FilePiece piece{actor.account, digest, size, offset, bytes, m->clock.now()};
    auto progress = m->read([&](store::Database &database) { return progressOf(database, actor.account, digest); });
    if (progress && !progress->complete && progress->received == offset && !bytes.isEmpty()) {
        const auto added = m->writer->write([&](store::Database &database) { return addPiece(database, piece).map([&](const FileProgress &now) { progress = now; }); });
        if (!added)
            return Unexpected(added.error());
    }
    if (progress && progress->complete)
        if (const auto kept = m->writer->write([&](store::Database &database) { return keepAnew(database, piece).map([&](const FileProgress &now) { progress = now; }); }); !kept)
            return Unexpected(kept.error());
    if (!progress || progress->complete || progress->received < size)
        return progress;

    // The whole is read outside the transaction: it takes a while, and parts are never changed, only added or forgotten.
    const auto found = m->read([&](store::Database &database) { return digestOfBrought(database, actor.account, digest); });
    if (!found)
        return Unexpected(found.error());
    const bool right = *found == digest && progress->received == size;
    const auto settled = m->writer->write([&](store::Database &database) { return right ? complete(database, piece) : forgetBrought(database, actor.account, digest); });
    if (!settled)
        return Unexpected(settled.error());
    if (!right)
        return fail(ErrorCode::InvalidValue, QStringLiteral("digest"), QStringLiteral("the bytes have the digest %1").arg(*found));
    return FileProgress{size, true};
}

Result<qint64> Service::fileSize(const Actor &actor, const QString &digest)
{
    return m->read([&](store::Database &database) { return visibleSize(database, actor, digest); }).and_then([](std::optional<qint64> size) {
        return size ? Result<qint64>(*size) : Result<qint64>(fail(ErrorCode::NotFound, QStringLiteral("digest")));
    });
}

Result<QByteArray> Service::readFile(const QString &digest, qint64 at, qint64 most)
{
    return m->read([&](store::Database &database) { return readContent(database, digest, at, most); });
}

Result<QString> Service::hookOf(const QByteArray &token)
{
    return m->read([&](store::Database &database) { return service::hookOf(database, token); }).and_then([](const QString &name) {
        return name.isEmpty() ? Result<QString>(fail(ErrorCode::NotSignedIn)) : Result<QString>(name);
    });
}

OwnActs Service::ownActs()
{
    return {
        .now = m->clock.now(),
        .read = [this](const OwnActs::Work &work) { return m->read(work); },
        .execute = [this](const std::vector<Command> &commands) { return execute(serverActor(), commands); },
        .write = [this](const OwnActs::Work &work) { return m->writer->write(work); },
    };
}

Result<qint64> Service::feedHead()
{
    return m->read([](store::Database &database) { return feedNumber(database); });
}

void Service::whenCommitted(std::function<void()> poke)
{
    m->writer->whenCommitted(std::move(poke));
}

Result<void> Service::ready()
{
    return m->read([](store::Database &database) { return store::checkSchema(database); });
}

Result<qint64> Service::dropUnusedContents()
{
    const Instant before{m->clock.now().ms - m->options.unusedFileDays * dayMs};
    qint64 dropped = 0;
    for (qint64 some = contentsAtOnce; some == contentsAtOnce; dropped += some)
        if (const auto done = m->writer->write([&](store::Database &database) { return dropUnused(database, before, contentsAtOnce).map([&](qint64 now) { some = now; }); }); !done)
            return Unexpected(done.error());
    if (dropped > 0)
        qCInfo(lcService) << "dropped" << dropped << "contents that hang on nothing";
    return dropped;
}

Result<qint64> Service::prune()
{
    const Instant now = m->clock.now();
    qint64 dropped = 0;
    const auto add = [&](qint64 rows) { dropped += rows; };
    return m->writer
        ->write([&](store::Database &database) {
            dropped = 0;
            return dropFeedBefore(database, {now.ms - m->options.tombstoneDays * dayMs})
                .map(add)
                .and_then([&] { return dropSessionsBefore(database, now).map(add); })
                .and_then([&] { return dropFailuresBefore(database, {now.ms - dayMs}).map(add); })
                .and_then([&] { return dropBroughtBefore(database, {now.ms - unfinishedDays * dayMs}).map(add); });
        })
        .and_then([&] { return dropUnusedContents().map(add); })
        .map([&] {
            qCInfo(lcService) << "pruned" << dropped << "rows";
            return dropped;
        });
}

} // namespace service
