// Bulk: rows on their way into the tables of an empty database, and the indexes that are made behind them.
#pragma once

#include "contract/describe.h"
#include "contract/systemports.h"
#include "load.h"
#include "portable/table.h"

namespace demo {

using store::Database;

inline constexpr qint64 rowsBetweenReports = 50'000;

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

/// The columns that an Act fills.
inline const portable::Table &historyTable()
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

/// A row of the history table.
inline void pushAct(Row &row, const QString &record, const QString &entity, const QString &account, const Act &act)
{
    for (Value value : {Value(record), Value(act.revision), Value(entity), Value(idText(act.command)), Value(QString::fromLatin1(act.kind)), Value(account), Value(act.by),
             Value(act.at.ms), Value(act.at.ms + act.lateMs), Value(act.reason), Value(act.changes)})
        row.push(std::move(value));
}
/// An account that is nobody's: the acts are made up, as are the people whose names they carry.
inline QString nobody()
{
    return idText(uuidV7(City::madeAt(0, 1).ms, 0, 0));
}

} // namespace demo
