#include "load.h"

#include "bulk.h"
#include "citychanges.h"
#include "cityevaluations.h"
#include "cityfiles.h"
#include "contract/systemports.h"
#include "service/settings.h"
#include "store/transaction.h"

namespace demo {

namespace {

/// What was measured: fewer than resources, so each is asked.
Result<void> writeUtilisation(Database &database, const City &city, const Progress &progress)
{
    const auto table = portable::tableOf(shapeOf<Utilisation>());
    const auto indexes = portable::takeIndexes(database, table.name);
    if (!indexes)
        return Unexpected(indexes.error());
    auto writer = portable::writerInto(database, table);
    if (!writer)
        return Unexpected(writer.error());
    qint64 rows = 0;
    Row row;
    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        const auto utilisation = city.utilisation(i);
        if (!utilisation)
            continue;
        row.clear();
        row.push(toRecord(*utilisation));
        if (const auto added = (*writer)->add(row.cells()); !added)
            return added;
        ++rows;
    }
    return (*writer)->finish().and_then([&] { return portable::makeIndexes(database, *indexes); }).map([&] { progress(table.name, rows, rows); });
}

Result<void> writeHistory(Database &database, const City &city, const Progress &progress)
{
    const QString account = nobody();
    auto writer = portable::writerInto(database, historyTable());
    if (!writer)
        return Unexpected(writer.error());
    qint64 rows = 0;
    Row row;
    for (qint64 i = 0; i < city.resourceCount(); ++i) {
        if (!city.hasHistory(i))
            continue;
        const auto resource = city.resource(i);
        for (const auto &act : city.historyOf(i, resource)) {
            row.clear();
            pushAct(row, idText(resource.id.uuid), shapeOf<Resource>().name, account, act);
            if (const auto added = (*writer)->add(row.cells()); !added)
                return added;
            ++rows;
        }
    }
    return (*writer)->finish().map([&] { progress(historyTable().name, rows, rows); });
}

/// Contents and what names them. They are small: one part each.
Result<void> writeFiles(Database &database, const City &city, const Progress &progress)
{
    using Kind = portable::Column::Kind;
    const portable::Table files{QStringLiteral("file"),
        {{QStringLiteral("digest"), Kind::Text}, {QStringLiteral("size"), Kind::Integer}, {QStringLiteral("stored_by"), Kind::Text}, {QStringLiteral("stored_at"), Kind::Integer}}, {}};
    const portable::Table parts{QStringLiteral("file_part"),
        {{QStringLiteral("digest"), Kind::Text}, {QStringLiteral("brought_by"), Kind::Text}, {QStringLiteral("position"), Kind::Integer}, {QStringLiteral("length"), Kind::Integer},
            {QStringLiteral("brought_at"), Kind::Integer}, {QStringLiteral("bytes"), Kind::Text}}, {}};
    const QString account = nobody();
    const qint64 count = fileCount(city);
    const auto &shared = sharedEvidence();
    const qint64 all = count + qint64(shared.size());
    const Instant sharedSince = City::madeAt(0, 1);
    return writeEntity<Attachment>(database, count, progress, [&](qint64 i) { return fileOf(city, i).attachment; })
        .and_then([&] {
            return write(database, files, all, progress, [&](qint64 i, Row &row) {
                if (i >= count) {
                    const auto &one = shared[size_t(i - count)];
                    for (Value value : {Value(one.digest), Value(qint64(one.content.size())), Value(account), Value(sharedSince.ms)})
                        row.push(std::move(value));
                    return;
                }
                const auto file = fileOf(city, i).attachment;
                for (Value value : {Value(file.digest), Value(file.size), Value(account), Value(file.addedAt.ms)})
                    row.push(std::move(value));
            });
        })
        .and_then([&] {
            return write(database, parts, all, progress, [&](qint64 i, Row &row) {
                if (i >= count) {
                    const auto &one = shared[size_t(i - count)];
                    for (Value value : {Value(one.digest), Value(QString()), Value(qint64(0)), Value(qint64(one.content.size())), Value(sharedSince.ms),
                             Value(QString::fromLatin1(one.content.toBase64()))})
                        row.push(std::move(value));
                    return;
                }
                const auto file = fileOf(city, i);
                for (Value value : {Value(file.attachment.digest), Value(QString()), Value(qint64(0)), Value(file.attachment.size), Value(file.attachment.addedAt.ms),
                         Value(QString::fromLatin1(file.content.toBase64()))})
                    row.push(std::move(value));
            });
        });
}

Result<void> writeStocktake(Database &database, const City &city, const Progress &progress)
{
    const auto made = stocktakeOf(city);
    const qint64 count = made.stocktake.id.isNull() ? 0 : 1;
    return writeEntity<Stocktake>(database, count, progress, [&](qint64) { return made.stocktake; })
        .and_then([&] { return writeEntity<StocktakeScans>(database, count, progress, [&](qint64) { return made.scans; }); });
}

Result<void> refuseUnlessEmpty(Database &database)
{
    for (const auto &table : {shapeOf<Organisation>().name, shapeOf<Resource>().name}) {
        const auto rows = database.number(QStringLiteral("SELECT COUNT(*) FROM (SELECT 1 FROM %1 LIMIT 1) AS found").arg(table));
        if (!rows)
            return Unexpected(rows.error());
        if (*rows > 0)
            return fail(ErrorCode::AlreadyExists, table);
    }
    return {};
}

Result<void> writeAll(Database &database, const City &city, const CityOrders &orders, const Progress &progress)
{
    const auto &units = city.units();
    const auto &systems = city.systems();
    const auto &people = city.people();
    return writeEntity<Organisation>(database, qint64(units.size()), progress, [&](qint64 i) { return units[size_t(i)]; })
        .and_then([&] { return writeEntity<BusinessSystem>(database, qint64(systems.size()), progress, [&](qint64 i) { return systems[size_t(i)]; }); })
        .and_then([&] { return writeEntity<Person>(database, qint64(people.size()), progress, [&](qint64 i) { return people[size_t(i)]; }); })
        .and_then([&] { return writeEntity<Resource>(database, city.resourceCount(), progress, [&](qint64 i) { return city.resource(i); }); })
        .and_then([&] { return writeEntity<Relation>(database, city.relationCount(), progress, [&](qint64 i) { return city.relation(i); }); })
        .and_then([&] { return writeUtilisation(database, city, progress); })
        .and_then([&] { return writeFiles(database, city, progress); })
        .and_then([&] { return writeStocktake(database, city, progress); })
        .and_then([&] { return writeHistory(database, city, progress); })
        .and_then([&] { return writeOrders(database, orders, progress); })
        .and_then([&] { return writeChanges(database, CityChanges(city, orders), progress); })
        .and_then([&] { return writeEvaluations(database, city, orders, progress); });
}

} // namespace

Result<void> writeChanges(Database &database, const CityChanges &changes, const Progress &progress)
{
    std::vector<ChangeStep> steps;
    for (qint64 i = changes.firstTold(); i < changes.count(); ++i)
        std::ranges::move(changes.steps(i), std::back_inserter(steps));
    const auto all = [&](const auto &records) {
        using E = typename std::decay_t<decltype(records)>::value_type;
        return writeEntity<E>(database, qint64(records.size()), progress, [&](qint64 i) { return records[size_t(i)]; });
    };
    return all(changes.delegations())
        .and_then([&] { return all(changes.templates()); })
        .and_then([&] { return all(changes.windows()); })
        .and_then([&] { return all(changes.meetings()); })
        .and_then([&] { return writeEntity<ChangeRequest>(database, changes.count(), progress, [&](qint64 i) { return changes.change(i); }); })
        .and_then([&] { return all(steps); });
}

Result<void> load(Database &database, const City &city, const CityOrders &orders, const Progress &progress)
{
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return Unexpected(transaction.error());
    return refuseUnlessEmpty(database)
        .and_then([&] { return writeAll(database, city, orders, progress); })
        .and_then([&] { return service::renewEpoch(database); })
        .and_then([&] { return transaction->commit(); })
        .and_then([&] { return portable::countAnew(database); });
}

} // namespace demo
