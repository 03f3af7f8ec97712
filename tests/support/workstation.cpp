#include "support/workstation.h"

#include <QDir>

namespace support {

namespace {

std::optional<Error> errorOf(const Result<void> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

bool isOutbox(const QString &name)
{
    return name.startsWith(QStringLiteral("outbox.db"));
}

void copyFiles(const QString &from, const QString &to, const std::function<bool(const QString &)> &wanted)
{
    for (const auto &name : QDir(from).entryList(QDir::Files))
        if (wanted(name) && !QFile::copy(from + u'/' + name, to + u'/' + name))
            qFatal("cannot copy %s", qPrintable(name));
}

} // namespace

Workstation::Workstation(LoopbackServer &server, const Actor &actor) : m_server(server), m_actor(actor), m_line(server, actor)
{
    start();
}

void Workstation::start()
{
    m_desk = std::make_unique<syncing::Desk>(syncing::Desk::Runs::InCaller);
    const auto opened = m_desk->open({.folder = m_folder.path(), .clock = m_server.clock(), .ids = m_server.ids(), .catalogues = shippedCatalogues(), .actor = m_actor},
                                     [](replica::Replica &) {});
    if (!opened)
        qFatal("the workstation: %s %s", qPrintable(textOf(opened.error().code)), qPrintable(opened.error().message));
    m_bus = std::make_unique<syncing::CommandBus>(*m_desk, [] {});
    m_engine = std::make_unique<syncing::SyncEngine>(*m_desk, m_line, syncing::SyncEngine::Hooks{});
    m_sender = std::make_unique<syncing::OutboxSender>(*m_desk, m_line, m_server.clock());
}

QString Workstation::cachePath()
{
    return *m_desk->call([](replica::Replica &replica) { return Result<QString>(replica.cachePath()); });
}

QString Workstation::outboxPath()
{
    return *m_desk->call([](replica::Replica &replica) { return Result<QString>(replica.outboxPath()); });
}

replica::Notifier &Workstation::notifier()
{
    return **m_desk->call([](replica::Replica &replica) { return Result<replica::Notifier *>(&replica.notifier()); });
}

QUuid Workstation::creates(const NewRecord &record)
{
    const QUuid id = m_server.ids().next();
    const auto refused = submits({.kind = record.kind, .entity = record.entity, .targets = {{id, 0}}, .fields = record.fields});
    if (refused)
        qFatal("refused: %s %s", qPrintable(textOf(refused->code)), qPrintable(refused->field));
    return id;
}

std::optional<Error> Workstation::edits(const QString &entity, const QUuid &id, const Patch &fields)
{
    return acts(CommandKind::Edit, entity, {id}, fields);
}

std::optional<Error> Workstation::edits(const QString &entity, const std::vector<QUuid> &ids, const Patch &fields)
{
    return acts(CommandKind::Edit, entity, ids, fields);
}

std::optional<Error> Workstation::retires(const QString &entity, const QUuid &id)
{
    return acts(CommandKind::Retire, entity, {id}, {});
}

std::optional<Error> Workstation::restores(const QString &entity, const QUuid &id)
{
    return acts(CommandKind::Restore, entity, {id}, {});
}

std::optional<Error> Workstation::acts(CommandKind kind, const QString &entity, const std::vector<QUuid> &ids, const Patch &fields)
{
    Command command{.kind = kind, .entity = entity, .fields = fields};
    for (const auto &id : ids) {
        const auto seen = record(entity, id);
        command.targets.push_back({id, seen ? seen->revision : 0});
    }
    return submits(command);
}

std::optional<Error> Workstation::submits(const Command &command)
{
    return errorOf(m_desk->call([&](replica::Replica &replica) { return replica.enqueue(command); }));
}

std::optional<Error> Workstation::retries(const Act &act)
{
    return errorOf(m_desk->call([&](replica::Replica &replica) { return replica.retry(act.command.id); }));
}

std::optional<Error> Workstation::discards(const Act &act)
{
    return errorOf(m_desk->call([&](replica::Replica &replica) { return replica.discard(act.command.id); }));
}

std::optional<Error> Workstation::keeps(const Act &act, ConflictChoice::Keep keep)
{
    std::vector<ConflictChoice> choices;
    for (const auto &clash : std::get<Conflict>(act.receipt->outcome).fields)
        choices.push_back({clash.record, clash.field, keep});
    return errorOf(m_desk->call([&](replica::Replica &replica) { return replica.settle(act.command.id, choices); }));
}

std::optional<Error> Workstation::sends()
{
    const auto sent = m_sender->sendAll();
    return sent ? std::nullopt : std::optional(sent.error());
}

std::optional<Error> Workstation::pulls()
{
    return errorOf(m_engine->pull());
}

std::optional<Error> Workstation::syncs()
{
    const auto unsent = sends();
    return unsent ? unsent : pulls();
}

void Workstation::isKilled()
{
    const auto disk = copyOfDisk();
    m_sender.reset();
    m_engine.reset();
    m_desk.reset();
    for (const auto &name : QDir(m_folder.path()).entryList(QDir::Files))
        QFile::remove(m_folder.filePath(name));
    copyFiles(disk.folder, m_folder.path(), [](const QString &) { return true; });
    start();
}

Workstation::Disk Workstation::copyOfDisk()
{
    const QString copy = m_root.filePath(QString::number(++m_copies));
    QDir().mkpath(copy);
    copyFiles(m_folder.path(), copy, [](const QString &) { return true; });
    return {copy};
}

void Workstation::startsWith(const Disk &disk, Files files)
{
    const auto wanted = [files](const QString &name) { return isOutbox(name) == (files == Files::Outbox); };
    const auto now = copyOfDisk();
    m_sender.reset();
    m_engine.reset();
    m_desk.reset();
    for (const auto &name : QDir(m_folder.path()).entryList(QDir::Files))
        QFile::remove(m_folder.filePath(name));
    copyFiles(disk.folder, m_folder.path(), wanted);
    copyFiles(now.folder, m_folder.path(), [&](const QString &name) { return !wanted(name); });
    start();
}

std::optional<Record> Workstation::record(const QString &entity, const QUuid &id)
{
    const auto path = m_desk->call([](replica::Replica &replica) { return Result<QString>(replica.cachePath()); });
    const auto cache = replica::Cache::open(*path);
    const auto found = (*cache)->table(*shapeNamed(entity)).find(idText(id).toStdString());
    return found.value_or(std::nullopt);
}

Value Workstation::field(const QString &entity, const QUuid &id, const QString &name)
{
    const auto found = record(entity, id);
    return found ? found->values[shapeNamed(entity)->indexOf(name)] : Value();
}

qint64 Workstation::count(const QString &entity)
{
    return m_desk->call([&](replica::Replica &replica) { return replica.rowCount(entity); }).value_or(-1);
}

std::vector<Act> Workstation::acts()
{
    const auto path = m_desk->call([](replica::Replica &replica) { return Result<QString>(replica.outboxPath()); });
    return *(*replica::Outbox::openReadOnly(*path))->acts();
}

std::vector<ActState> Workstation::states()
{
    std::vector<ActState> states;
    for (const auto &act : acts())
        states.push_back(act.state);
    return states;
}

bool Workstation::isPending(const QString &entity, const QUuid &id)
{
    const auto path = m_desk->call([](replica::Replica &replica) { return Result<QString>(replica.cachePath()); });
    const auto database = store::Database::open({.path = *path, .readOnly = true});
    return (*database)->number(QStringLiteral("SELECT pending FROM %1 WHERE id = ?").arg(entity), {idText(id)}).value_or(0) != 0;
}

std::vector<Record> Workstation::all(const QString &entity)
{
    const auto path = m_desk->call([](replica::Replica &replica) { return Result<QString>(replica.cachePath()); });
    const auto database = store::Database::open({.path = *path, .readOnly = true});
    auto rows = (*database)->run(QStringLiteral("SELECT id FROM %1 ORDER BY id").arg(entity));
    std::vector<Record> records;
    while (rows->next())
        records.push_back(*record(entity, idOf(rows->text(0))));
    return records;
}

} // namespace support
