#include "service/fieldhistory.h"

#include "contract/history.h"
#include "rules/permissions.h"
#include "service/selection.h"
#include "store/table.h"

#include <QJsonDocument>
#include <bit>

namespace service {

namespace {

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// The columns of an entry in flight.
const QString entryColumns = QStringLiteral("h.record_id, h.revision, 0, h.entity, h.kind, h.by_name, h.done_at, h.received_at, h.reason, h.changes, h.overruled");

/// Passes entries on and remembers the last.
class LastEntry : public RowSink
{
public:
    explicit LastEntry(RowSink &rows) : m_rows(rows) {}
    void take(const RowView &row) override
    {
        m_rows.take(row);
        m_record.assign(row.id);
        m_revision = row.revision;
    }
    [[nodiscard]] QByteArray place() const { return QByteArray::fromStdString(m_record) + ' ' + QByteArray::number(m_revision); }

private:
    RowSink &m_rows;
    std::string m_record;
    Revision m_revision = 0;
};

/// Entries of records within the actor's scope, entity by entity as they may read them.
Selection visibleEntries(const Actor &actor)
{
    Selection visible;
    QStringList ways;
    for (const auto &shape : allShapes()) {
        if (!actor.may(rules::readRight(shape)))
            continue;
        auto scope = withinScope(actor, shape);
        const QString way = scope.conditions.isEmpty()
            ? QStringLiteral("h.entity = '%1'").arg(shape.name)
            : QStringLiteral("(h.entity = '%1' AND h.record_id IN (SELECT id FROM %1 %2))").arg(shape.name, scope.where());
        ways << way;
        std::ranges::move(scope.values, std::back_inserter(visible.values));
    }
    visible.conditions << (ways.isEmpty() ? QStringLiteral("1 = 0") : u'(' + ways.join(QStringLiteral(" OR ")) + u')');
    return visible;
}

} // namespace

Result<void> sendHistory(store::Database &database, const std::vector<HistoryPart> &parts, RowSink &rows)
{
    if (parts.empty())
        return {};
    // Few lengths make few statements: parts that nobody has fill up.
    const size_t length = std::bit_ceil(parts.size());
    const bool postgres = database.engine() == store::Engine::Postgres;
    const QString row = postgres ? QStringLiteral("(?::text, ?::bigint, ?::bigint)") : QStringLiteral("(?, ?, ?)");
    const QString sql = QStringLiteral("WITH p (id, above, up_to) AS (VALUES %1) SELECT %2 FROM p %3 JOIN field_history h ON h.record_id = p.id AND h.revision > p.above "
                                       "AND h.revision <= p.up_to")
                            .arg(QStringList(qsizetype(length), row).join(u','), entryColumns, postgres ? QString() : QStringLiteral("CROSS"));
    std::vector<Value> values;
    values.reserve(3 * length);
    for (size_t i = 0; i < length; ++i) {
        const auto part = i < parts.size() ? parts[i] : HistoryPart{QStringLiteral("-"), 0, 0};
        for (Value value : {Value(part.record), Value(part.above), Value(part.upTo)})
            values.push_back(std::move(value));
    }
    return store::scanRows(database, historyShape(), sql, values, rows).map([](qint64) {});
}

Result<SnapshotPage> historyPage(store::Database &database, const Actor &actor, const QByteArray &after, int limit, RowSink &rows)
{
    auto selection = visibleEntries(actor);
    if (!after.isEmpty()) {
        const auto record = QString::fromLatin1(after.left(36));
        bool numeric = false;
        const auto revision = after.mid(37).toLongLong(&numeric);
        if (after.size() < 38 || after[36] != ' ' || !numeric || idOf(record).isNull())
            return fail(ErrorCode::BadRequest, QStringLiteral("after"), QStringLiteral("not a place in the history"));
        const bool postgres = database.engine() == store::Engine::Postgres;
        selection.add(postgres ? QStringLiteral("(h.record_id, h.revision) > (?::text, ?::bigint)") : QStringLiteral("(h.record_id, h.revision) > (?, ?)"), {record, revision});
    }
    selection.values.emplace_back(qint64(limit));
    LastEntry sink(rows);
    const QString sql = QStringLiteral("SELECT %1 FROM field_history h %2ORDER BY h.record_id, h.revision LIMIT ?").arg(entryColumns, selection.where());
    return store::scanRows(database, historyShape(), sql, selection.values, sink).map([&](qint64 count) {
        return SnapshotPage{count == 0 ? after : sink.place(), count == limit, count};
    });
}

Result<std::vector<rules::FieldChange>> changesAfter(store::Database &database, const QUuid &record, Revision base, const std::vector<QUuid> &own)
{
    auto rows = database.run(QStringLiteral("SELECT command_id, changes, by_name, done_at FROM field_history WHERE record_id = ? AND revision > ? ORDER BY revision"),
                             {idText(record), base});
    if (!rows)
        return Unexpected(rows.error());
    std::vector<rules::FieldChange> changes;
    while (rows->next()) {
        if (std::ranges::find(own, idOf(rows->text(0))) != own.end())
            continue;
        const auto changed = objectOf(rows->text(1));
        for (auto it = changed.begin(); it != changed.end(); ++it) {
            if (it.key() == u"retired")
                continue;
            // The first change holds what the author saw; the last one, who to ask.
            const auto known = std::ranges::find(changes, it.key(), &rules::FieldChange::field);
            auto &change = known == changes.end() ? changes.emplace_back(rules::FieldChange{it.key(), valueFromJson(it.value()[0]), {}, {}}) : *known;
            change.by = rows->text(2);
            change.at = Instant{rows->integer(3)};
        }
    }
    return changes;
}

Result<QByteArray> historyJson(store::Database &database, const QUuid &record)
{
    auto rows = database.run(QStringLiteral("SELECT revision, command_id, kind, account_id, by_name, done_at, received_at, reason, changes, overruled "
                                            "FROM field_history WHERE record_id = ? ORDER BY revision DESC"),
                             {idText(record)});
    if (!rows)
        return Unexpected(rows.error());
    QJsonArray history;
    while (rows->next()) {
        QJsonObject entry{
            {QStringLiteral("revision"), rows->integer(0)}, {QStringLiteral("command"), rows->text(1)},
            {QStringLiteral("kind"), rows->text(2)},        {QStringLiteral("account"), rows->text(3)},
            {QStringLiteral("by"), rows->text(4)},          {QStringLiteral("done_at"), rows->integer(5)},
            {QStringLiteral("received_at"), rows->integer(6)}, {QStringLiteral("reason"), rows->text(7)},
            {QStringLiteral("changes"), objectOf(rows->text(8))},
        };
        if (!rows->isNull(9))
            entry.insert(QStringLiteral("overruled"), objectOf(rows->text(9)));
        history.append(entry);
    }
    return QJsonDocument(history).toJson(QJsonDocument::Compact);
}

} // namespace service
