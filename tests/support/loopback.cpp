#include "support/loopback.h"

#include "rules/permissions.h"
#include "service/settings.h"
#include "support/serverkey.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace support {

namespace {

/// Small, so that a small content has several.
constexpr qint64 filePiece = 64 * 1024;

class Collected : public RowSink
{
public:
    void take(const RowView &row) override
    {
        if (!row.gone)
            records.push_back(toRecord(row));
    }
    std::vector<Record> records;
};

} // namespace

LoopbackServer::LoopbackServer(store::Engine engine) : m_database(engine)
{
    if (const auto prepared = service::Service::prepare(m_database.location()); !prepared)
        qFatal("the server's database: %s", qPrintable(prepared.error().message));
    open();
    m_colleague = actor(QStringLiteral("colleague"));
}

void LoopbackServer::open()
{
    auto opened = service::Service::open({.database = m_database.location(), .serverKey = &serverKey()}, m_clock, m_ids, shippedCatalogues());
    if (!opened)
        qFatal("the service: %s", qPrintable(opened.error().message));
    m_service = *std::move(opened);
    m_service->whenCommitted([this] {
        const QMutexLocker lock(&m_mutex);
        ++m_commits;
        m_committed.wakeAll();
    });
}

void LoopbackServer::restart()
{
    m_service.reset();
    open();
}

void LoopbackServer::startNewEpoch()
{
    m_service.reset();
    {
        const auto database = store::Database::open(m_database.location());
        if (const auto renewed = service::renewEpoch(**database); !renewed)
            qFatal("the epoch: %s", qPrintable(renewed.error().message));
    }
    open();
}

Actor LoopbackServer::actor(const QString &name, const QStringList &roles, const QSet<QUuid> &units)
{
    UnitScope scope{.all = units.isEmpty()};
    for (const auto &unit : units)
        scope.units.insert(idText(unit));
    return {m_ids.next(), {}, name, name, roles, rules::rightsOf(roles), scope};
}

Applied LoopbackServer::execute(const Command &command)
{
    const auto receipts = m_service->execute(m_colleague, {command});
    if (!receipts)
        qFatal("the colleague's command: %s", qPrintable(receipts.error().message));
    if (const auto *refused = std::get_if<Refused>(&receipts->front().outcome))
        qFatal("the colleague was refused: %s %s", qPrintable(textOf(refused->error.code)), qPrintable(refused->error.field));
    return std::get<Applied>(receipts->front().outcome);
}

QUuid LoopbackServer::has(const NewRecord &record)
{
    return execute({.id = m_ids.next(), .kind = record.kind, .entity = record.entity, .targets = {{m_ids.next(), 0}}, .fields = record.fields, .occurredAt = m_clock.now()})
        .records.front().id;
}

void LoopbackServer::edits(const QString &entity, const QUuid &id, const Patch &fields)
{
    execute({.id = m_ids.next(), .kind = CommandKind::Edit, .entity = entity, .targets = {{id, record(entity, id)->revision}}, .fields = fields, .occurredAt = m_clock.now()});
}

void LoopbackServer::retires(const QString &entity, const QUuid &id)
{
    execute({.id = m_ids.next(), .kind = CommandKind::Retire, .entity = entity, .targets = {{id, record(entity, id)->revision}}, .occurredAt = m_clock.now()});
}

std::optional<Record> LoopbackServer::record(const QString &entity, const QUuid &id)
{
    const auto found = m_service->record(m_colleague, entity, id);
    return found ? std::optional(*found) : std::nullopt;
}

Value LoopbackServer::field(const QString &entity, const QUuid &id, const QString &name)
{
    const auto found = record(entity, id);
    return found ? found->values[shapeNamed(entity)->indexOf(name)] : Value();
}

std::vector<Record> LoopbackServer::all(const QString &entity)
{
    Collected rows;
    QByteArray after;
    for (;;) {
        const auto page = m_service->snapshot(m_colleague, entity, after, 1000, rows);
        if (!page)
            qFatal("snapshot: %s", qPrintable(page.error().message));
        if (!page->more)
            return rows.records;
        after = page->after;
    }
}

int LoopbackServer::historyLength(const QString &entity, const QUuid &id)
{
    const auto history = m_service->history(m_colleague, entity, id);
    return history ? int(QJsonDocument::fromJson(*history).array().size()) : -1;
}

qint64 LoopbackServer::commits()
{
    const QMutexLocker lock(&m_mutex);
    return m_commits;
}

void LoopbackServer::wakeWaiting()
{
    const QMutexLocker lock(&m_mutex);
    m_committed.wakeAll();
}

bool LoopbackServer::waitForCommit(qint64 seen, int timeoutMs, const std::function<bool()> &givenUp)
{
    const QMutexLocker lock(&m_mutex);
    const QDeadlineTimer deadline(timeoutMs);
    while (m_commits <= seen && !givenUp())
        if (!m_committed.wait(&m_mutex, deadline))
            return false;
    return m_commits > seen;
}

LoopbackTransport::LoopbackTransport(LoopbackServer &server, Actor actor) : m_server(server), m_actor(std::move(actor)) {}

LoopbackTransport::LoopbackTransport(LoopbackServer &server) : m_server(server) {}

void LoopbackTransport::answer()
{
    m_hangs = false;
    m_server.wakeWaiting();
}

Result<Actor> LoopbackTransport::caller()
{
    if (m_hangs)
        m_server.waitForCommit(std::numeric_limits<qint64>::max(), 60'000, [this] { return m_cancelled.load() || !m_hangs.load(); });
    if (m_cancelled.exchange(false))
        return fail(ErrorCode::Cancelled);
    if (m_offline)
        return fail(ErrorCode::Unavailable);
    return m_actor ? Result<Actor>(*m_actor) : m_server.service().authenticate(m_token);
}

Result<Session> LoopbackTransport::signIn(const Credentials &credentials)
{
    if (m_offline)
        return fail(ErrorCode::Unavailable);
    return m_server.service().signIn(credentials, QStringLiteral("loopback"));
}

Result<void> LoopbackTransport::signOut()
{
    return caller().and_then([&](const Actor &) { return m_server.service().signOut(m_token); });
}

void LoopbackTransport::useToken(const QByteArray &token)
{
    m_token = token;
}

Result<Cursor> LoopbackTransport::head()
{
    return caller().and_then([&](const Actor &actor) { return m_server.service().head(actor); });
}

Result<std::vector<EntityCount>> LoopbackTransport::counts()
{
    return caller().and_then([&](const Actor &actor) { return m_server.service().counts(actor); });
}

Result<SnapshotPage> LoopbackTransport::snapshot(const QString &entity, const QByteArray &after, int limit, RowSink &rows)
{
    const auto actor = caller();
    if (!actor)
        return Unexpected(actor.error());
    if (m_snapshotPages == 0) {
        m_snapshotPages = -1;
        // Half a page has come when the line breaks.
        Collected half;
        if (const auto page = m_server.service().snapshot(*actor, entity, after, 1, rows); !page)
            return page;
        return fail(ErrorCode::Unavailable);
    }
    if (m_snapshotPages > 0)
        --m_snapshotPages;
    ++m_snapshotPagesServed;
    return m_server.service().snapshot(*actor, entity, after, limit, rows);
}

Result<ChangePage> LoopbackTransport::changes(const Cursor &cursor, int limit, RowSink &rows)
{
    return caller().and_then([&](const Actor &actor) { return m_server.service().changesSince(actor, cursor, std::min(limit, m_feedPage), rows); });
}

Result<std::vector<Receipt>> LoopbackTransport::push(const std::vector<Command> &commands)
{
    const auto actor = caller();
    if (!actor)
        return Unexpected(actor.error());
    ++m_pushes;
    std::optional<Planned> planned;
    if (!m_faults.empty()) {
        planned = m_faults.front();
        m_faults.pop_front();
    }
    if (planned && planned->fault == Fault::Lost)
        return fail(planned->code);
    auto receipts = m_server.service().execute(*actor, commands);
    if (planned)
        return fail(planned->code);
    return receipts;
}

Result<void> LoopbackTransport::putFile(const QString &digest, qint64 size, const ReadPiece &read)
{
    const auto actor = caller();
    if (!actor)
        return Unexpected(actor.error());
    auto progress = m_server.service().takePiece(*actor, digest, size, 0, {});
    while (progress && !progress->complete) {
        if (breaksAtPiece())
            return fail(ErrorCode::Unavailable);
        const qint64 at = progress->received;
        const auto piece = read(at, std::min(filePiece, size - at));
        if (!piece)
            return Unexpected(piece.error());
        m_fileBytesSent += piece->size();
        progress = m_server.service().takePiece(*actor, digest, size, at, *piece);
    }
    return progress.map([](const FileProgress &) {});
}

Result<qint64> LoopbackTransport::getFile(const QString &digest, qint64 from, const TakePiece &take)
{
    const auto size = caller().and_then([&](const Actor &actor) { return m_server.service().fileSize(actor, digest); });
    if (!size)
        return size;
    for (qint64 at = from; at < *size;) {
        if (breaksAtPiece())
            return fail(ErrorCode::Unavailable);
        const auto piece = m_server.service().readFile(digest, at, filePiece);
        const auto taken = piece ? take(*piece) : Result<void>(Unexpected(piece.error()));
        if (!taken)
            return Unexpected(taken.error());
        at += piece->size();
    }
    return size;
}

Result<bool> LoopbackTransport::waitForNews(const Cursor &, int timeoutMs)
{
    if (const auto actor = caller(); !actor)
        return Unexpected(actor.error());
    const bool news = m_server.waitForCommit(m_heard, timeoutMs, [this] { return m_cancelled.load() || m_offline.load(); });
    if (m_cancelled.exchange(false))
        return fail(ErrorCode::Cancelled);
    m_heard = m_server.commits();
    return news;
}

void LoopbackTransport::cancel()
{
    m_cancelled = true;
    m_server.wakeWaiting();
}

} // namespace support
