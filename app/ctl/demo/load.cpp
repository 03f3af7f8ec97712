#include "load.h"

#include "cityfiles.h"
#include "contract/describe.h"
#include "contract/systemports.h"
#include "portable/table.h"
#include "service/settings.h"
#include "store/transaction.h"

namespace demo {

using store::Database;

namespace {

constexpr qint64 rowsBetweenReports = 50'000;

/// A row's cells, with the bytes that they point to.
class Row
{
public:
    void clear()
    {
        m_values.clear();
        m_texts.clear();
    }
    void push(Value value) { m_values.push_back(std::move(value)); }
    void push(const Record &record)
    {
        push(idText(record.id));
        push(record.revision);
        push(qint64(record.retired ? 1 : 0));
        m_values.insert(m_values.end(), record.values.begin(), record.values.end());
    }
    std::span<const Cell> cells()
    {
        m_texts.resize(m_values.size());
        m_cells.resize(m_values.size());
        for (size_t i = 0; i < m_values.size(); ++i) {
            m_cells[i] = {};
            if (const auto *integer = std::get_if<qint64>(&m_values[i])) {
                m_cells[i].kind = Cell::Kind::Integer;
                m_cells[i].integer = *integer;
            } else if (const auto *real = std::get_if<double>(&m_values[i])) {
                m_cells[i].kind = Cell::Kind::Real;
                m_cells[i].real = *real;
            } else if (const auto *text = std::get_if<QString>(&m_values[i])) {
                m_texts[i] = text->toUtf8();
                m_cells[i].kind = Cell::Kind::Text;
                m_cells[i].text = {m_texts[i].constData(), size_t(m_texts[i].size())};
            }
        }
        return m_cells;
    }

private:
    std::vector<Value> m_values;
    std::vector<QByteArray> m_texts;
    std::vector<Cell> m_cells;
};

/// Writes `count` rows that `fill(index, row)` makes.
template <class Fill> Result<void> write(Database &database, const portable::Table &table, qint64 count, const Progress &progress, Fill fill)
{
    auto writer = portable::writerInto(database, table);
    if (!writer)
        return Unexpected(writer.error());
    Row row;
    for (qint64 i = 0; i < count; ++i) {
        row.clear();
        fill(i, row);
        if (const auto added = (*writer)->add(row.cells()); !added)
            return added;
        if ((i + 1) % rowsBetweenReports == 0 && i + 1 < count)
            progress(table.name, i + 1, count);
    }
    return (*writer)->finish().map([&] { progress(table.name, count, count); });
}

/// The rows of an entity, its indexes made behind them.
template <Entity E, class Make> Result<void> writeEntity(Database &database, qint64 count, const Progress &progress, Make make)
{
    const auto table = portable::tableOf(shapeOf<E>());
    const auto indexes = portable::takeIndexes(database, table.name);
    if (!indexes)
        return Unexpected(indexes.error());
    const auto written = write(database, table, count, progress, [&](qint64 index, Row &row) { row.push(toRecord<E>(make(index))); });
    if (!written)
        return written;
    return portable::makeIndexes(database, *indexes);
}

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

/// The columns that an Act fills.
const portable::Table &historyTable()
{
    using Kind = portable::Column::Kind;
    static const portable::Table table{QStringLiteral("field_history"),
        {{QStringLiteral("record_id"), Kind::Text}, {QStringLiteral("revision"), Kind::Integer}, {QStringLiteral("entity"), Kind::Text},
            {QStringLiteral("command_id"), Kind::Text}, {QStringLiteral("kind"), Kind::Text}, {QStringLiteral("account_id"), Kind::Text},
            {QStringLiteral("by_name"), Kind::Text}, {QStringLiteral("done_at"), Kind::Integer}, {QStringLiteral("received_at"), Kind::Integer},
            {QStringLiteral("reason"), Kind::Text}, {QStringLiteral("changes"), Kind::Text}},
        {}};
    return table;
}

Result<void> writeHistory(Database &database, const City &city, const Progress &progress)
{
    // An account that is nobody's: the acts are made up, as are the people whose names they carry.
    const QString account = idText(uuidV7(City::madeAt(0, 1).ms, 0, 0));
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
            for (Value value : {Value(idText(resource.id.uuid)), Value(act.revision), Value(shapeOf<Resource>().name), Value(idText(act.command)),
                     Value(QString::fromLatin1(act.kind)), Value(account), Value(act.by), Value(act.at.ms), Value(act.at.ms), Value(act.reason),
                     Value(act.changes)})
                row.push(std::move(value));
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
    const QString account = idText(uuidV7(City::madeAt(0, 1).ms, 0, 0));
    const qint64 count = fileCount(city);
    return writeEntity<Attachment>(database, count, progress, [&](qint64 i) { return fileOf(city, i).attachment; })
        .and_then([&] {
            return write(database, files, count, progress, [&](qint64 i, Row &row) {
                const auto file = fileOf(city, i).attachment;
                for (Value value : {Value(file.digest), Value(file.size), Value(account), Value(file.addedAt.ms)})
                    row.push(std::move(value));
            });
        })
        .and_then([&] {
            return write(database, parts, count, progress, [&](qint64 i, Row &row) {
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

Result<void> writeAll(Database &database, const City &city, const Progress &progress)
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
        .and_then([&] { return writeHistory(database, city, progress); });
}

} // namespace

Result<void> load(Database &database, const City &city, const Progress &progress)
{
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return Unexpected(transaction.error());
    return refuseUnlessEmpty(database)
        .and_then([&] { return writeAll(database, city, progress); })
        .and_then([&] { return service::renewEpoch(database); })
        .and_then([&] { return transaction->commit(); })
        .and_then([&] { return portable::countAnew(database); });
}

} // namespace demo
