// House: a real service on a fresh database, a clock that the test turns, and the few words that tests speak.
#pragma once

#include "contract/entities/entities.h"
#include "contract/history.h"
#include "contract/systemports.h"
#include "rules/permissions.h"
#include "service/accounts.h"
#include "service/service.h"
#include "support/postgres.h"
#include "support/serverkey.h"

#include <QTest>
#include <atomic>

namespace house {

using namespace contract;

class TurnedClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return {ms.load()}; }
    void turnMinutes(qint64 minutes) { ms += minutes * 60'000; }
    void turnDays(qint64 days) { turnMinutes(days * 24 * 60); }
    std::atomic<qint64> ms{1'795'330'800'000}; // 2026-11-22
};

class Rows : public RowSink
{
public:
    void take(const RowView &row) override
    {
        const QString id = QString::fromLatin1(row.id.data(), qsizetype(row.id.size()));
        if (row.shape == &historyShape()) {
            history[id] << row.revision;
            entries.push_back(toRecord(row));
            return;
        }
        ids << id;
        if (row.gone)
            gone << id;
        else
            records[row.shape->name].push_back(toRecord(row));
    }
    [[nodiscard]] std::vector<Record> of(const QString &entity) const
    {
        const auto found = records.find(entity);
        return found == records.end() ? std::vector<Record>() : found->second;
    }
    QStringList ids;
    QStringList gone;
    std::map<QString, std::vector<Record>> records;
    std::map<QString, QList<Revision>> history; ///< the revisions of the entries that came, by record
    std::vector<Record> entries;
};

inline const QString organisation = QStringLiteral("organisation");
inline const QString resource = QStringLiteral("resource");
inline const QString relation = QStringLiteral("relation");
inline const QString account = QStringLiteral("account");
inline const QString person = QStringLiteral("person");

class House
{
public:
    explicit House(int engine) : fresh(store::Engine(engine))
    {
        const auto prepared = service::Service::prepare(fresh.location());
        if (!prepared)
            qFatal("prepare: %s", qPrintable(prepared.error().message));
        reopen();
    }

    void reopen(service::ServiceOptions options = {})
    {
        service.reset();
        options.database = fresh.location();
        options.serverKey = &support::serverKey();
        auto opened = service::Service::open(options, clock, ids, catalogues);
        if (!opened)
            qFatal("open: %s", qPrintable(opened.error().message));
        service = *std::move(opened);
    }

    [[nodiscard]] std::unique_ptr<store::Database> database() const { return *store::Database::open(fresh.location()); }

    Actor actor(const QString &name, const QStringList &roles, const QStringList &units = {})
    {
        return {ids.next(), {}, name, name, roles, rules::rightsOf(roles), {.all = units.isEmpty(), .units = QSet<QString>(units.cbegin(), units.cend())}};
    }
    Actor manager(const QString &name = QStringLiteral("Kim"), const QStringList &units = {}) { return actor(name, {QStringLiteral("configuration_manager")}, units); }

    Command create(const QString &entity, Patch fields)
    {
        return {.id = ids.next(), .kind = entity == relation ? CommandKind::Relate : CommandKind::Create, .entity = entity, .targets = {{ids.next(), 0}},
                .fields = std::move(fields), .occurredAt = clock.now()};
    }
    Command change(CommandKind kind, const QString &entity, const QUuid &id, Revision base, Patch fields = {})
    {
        return {.id = ids.next(), .kind = kind, .entity = entity, .targets = {{id, base}}, .fields = std::move(fields), .occurredAt = clock.now()};
    }
    Command edit(const QString &entity, const QUuid &id, Revision base, Patch fields) { return change(CommandKind::Edit, entity, id, base, std::move(fields)); }

    Receipt run(const Actor &who, const Command &command)
    {
        const auto receipts = service->execute(who, {command});
        if (!receipts)
            qFatal("execute: %s %s", qPrintable(receipts.error().field), qPrintable(receipts.error().message));
        return receipts->front();
    }

    /// A unit, and a resource or a relation, that are there without more words.
    QUuid unit(const Actor &who, const QString &name)
    {
        const auto command = create(organisation, {{QStringLiteral("name"), name}});
        return applied(run(who, command)).id;
    }
    QUuid resourceOf(const Actor &who, const QUuid &unit, const QString &name)
    {
        return applied(run(who, create(resource, {{QStringLiteral("name"), name}, {QStringLiteral("type"), QStringLiteral("ecs")}, {QStringLiteral("unit_id"), idText(unit)}}))).id;
    }
    QUuid relate(const Actor &who, const QUuid &from, const QUuid &to)
    {
        return applied(run(who, create(relation, {{QStringLiteral("from_id"), idText(from)}, {QStringLiteral("to_id"), idText(to)}}))).id;
    }

    static AppliedRecord applied(const Receipt &receipt)
    {
        if (const auto *refused = std::get_if<Refused>(&receipt.outcome))
            qFatal("refused: %s %s", qPrintable(textOf(refused->error.code)), qPrintable(refused->error.field));
        if (!std::holds_alternative<Applied>(receipt.outcome))
            qFatal("a conflict");
        return std::get<Applied>(receipt.outcome).records.front();
    }
    static Error refusal(const Receipt &receipt)
    {
        const auto *refused = std::get_if<Refused>(&receipt.outcome);
        return refused ? refused->error : Error{ErrorCode::Internal, QStringLiteral("was not refused"), {}};
    }

    Value field(const Actor &who, const QString &entity, const QUuid &id, const QString &name)
    {
        const auto record = service->record(who, entity, id);
        return record ? record->values[shapeNamed(entity)->indexOf(name)] : Value(QStringLiteral("no record"));
    }
    Revision revision(const Actor &who, const QString &entity, const QUuid &id)
    {
        const auto record = service->record(who, entity, id);
        return record ? record->revision : -1;
    }

    support::FreshDatabase fresh;
    TurnedClock clock;
    UuidV7Source ids{clock};
    Catalogues catalogues;
    std::unique_ptr<service::Service> service;
};

inline void everyEngine()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("sqlite") << int(store::Engine::Sqlite);
    QTest::newRow("postgres") << int(store::Engine::Postgres);
}

} // namespace house

/// A slot that runs on both engines.
#define ON_EACH_ENGINE(fact) \
    void fact##_data() { house::everyEngine(); } \
    void fact()
/// The house of such a slot.
#define HOUSE(name) \
    QFETCH(int, engine); \
    house::House name(engine)
