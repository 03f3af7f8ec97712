#include "replica/cacheschema.h"

#include "replica/historytable.h"
#include "replica/searchindex.h"

#include <QCryptographicHash>
#include <array>

namespace replica {

namespace {
/// Raised when the layout changes without a shape changing: tables here, tokens, sort keys.
constexpr int layout = 3;
} // namespace

QString cacheVersion()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(layout));
    hash.addData(createStateSql().toUtf8() + createHistoryIndexesSql().join(u';').toUtf8());
    for (const auto &shape : allShapes()) {
        hash.addData(createTableSql(shape).toUtf8());
        hash.addData(SearchIndex::createSql(shape).toUtf8());
        for (const auto &field : shape.fields)
            hash.addData(field.traits.searchable ? field.column : QByteArray("-"));
        for (const auto &sql : createIndexesSql(shape))
            hash.addData(sql.toUtf8());
    }
    return QString::fromLatin1(hash.result().toHex());
}

bool hasSortKey(const FieldShape &field)
{
    return field.traits.indexed && (field.traits.pinyin || field.traits.address);
}

QString sortColumn(const FieldShape &field)
{
    return hasSortKey(field) ? field.name + QStringLiteral("_sort") : field.name;
}

std::vector<int> fieldsWithSortKey(const Shape &shape)
{
    std::vector<int> positions;
    for (int i = 0; i < int(shape.fields.size()); ++i)
        if (hasSortKey(shape.fields[i]))
            positions.push_back(i);
    return positions;
}

QString createStateSql()
{
    // `present` 0: the server has no such record (yet), or none that the person may see. `fields` is a JSON array.
    return QStringLiteral("CREATE TABLE base (entity TEXT NOT NULL, id TEXT NOT NULL, revision BIGINT NOT NULL, present BIGINT NOT NULL, "
                          "retired BIGINT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (entity, id)) WITHOUT ROWID;\n"
                          "CREATE TABLE history (entity BIGINT NOT NULL, rid BIGINT NOT NULL, revision BIGINT NOT NULL, kind TEXT NOT NULL, by_name TEXT, "
                          "done_at BIGINT NOT NULL, received_at BIGINT NOT NULL, reason TEXT, changes TEXT, overruled TEXT, fields BIGINT NOT NULL, "
                          "PRIMARY KEY (entity, rid, revision)) WITHOUT ROWID;\n"
                          "CREATE TABLE cache_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;\n");
}

namespace {

QString columnsOf(const Shape &shape, const QString &columns)
{
    QString sql = QStringLiteral("(rid INTEGER PRIMARY KEY, %1, retired BIGINT NOT NULL").arg(columns);
    for (const auto &field : shape.fields)
        sql += QStringLiteral(", %1 %2").arg(field.name, QLatin1StringView(field.sqlType()));
    for (const int position : fieldsWithSortKey(shape))
        sql += QStringLiteral(", %1 BLOB").arg(sortColumn(shape.fields[position]));
    return sql + u')';
}

} // namespace

QString createTableSql(const Shape &shape)
{
    return QStringLiteral("CREATE TABLE %1 %2").arg(shape.name, columnsOf(shape, QStringLiteral("id TEXT NOT NULL UNIQUE, revision BIGINT NOT NULL, pending BIGINT NOT NULL")));
}

QString formerTable(const Shape &shape)
{
    return QStringLiteral("former_") + shape.name;
}

QString createFormerTableSql(const Shape &shape)
{
    return QStringLiteral("CREATE TEMP TABLE %1 %2").arg(formerTable(shape), columnsOf(shape, QStringLiteral("id TEXT, revision BIGINT, pending BIGINT")));
}

QStringList createHistoryIndexesSql()
{
    // The second is small: see fieldset::early.
    return {QStringLiteral("CREATE INDEX history_by_time ON history (entity, done_at, rid, fields)"),
            QStringLiteral("CREATE INDEX history_early ON history (entity, rid, done_at) WHERE fields & %1").arg(fieldset::early)};
}

qint64 entityNumber(const Shape &shape)
{
    // Whoever asks by an entity's type holds another copy of its shape.
    return std::ranges::find(allShapes(), shape.name, &Shape::name) - allShapes().begin();
}

std::vector<FieldPair> pairedFields(const Shape &shape)
{
    // What is open and due by then; a column of the board begins with what is due first.
    if (shape.name == QLatin1StringView("work_order"))
        return {{QStringLiteral("state"), QStringLiteral("resolve_due")}, {QStringLiteral("state"), QStringLiteral("response_due")}};
    return {};
}

namespace {

/// What the figures of an evaluation read, so that they are counted without the wide rows (as in the server's migration).
struct TallyIndex {
    const char *entity;
    const char *columns;
};
constexpr std::array tallyIndexes{
    TallyIndex{"work_order", "kind, submitted_at, retired, item_id, unit_id, state, priority, impact, response_kept, resolve_kept, response_due, resolve_due, outage_cause, outage_minutes, first_time, stars, reopen_count"},
    TallyIndex{"change_request", "closed_at, retired, unit_id, state, change_class, result, window_kept, unauthorised"},
};

} // namespace

QStringList createIndexesSql(const Shape &shape)
{
    QStringList statements;
    for (const auto &index : tallyIndexes)
        if (shape.name == QLatin1StringView(index.entity))
            statements << QStringLiteral("CREATE INDEX %1_tally ON %1 (%2)").arg(shape.name, QLatin1StringView(index.columns));
    for (const auto &field : shape.fields)
        if (field.traits.indexed)
            statements << QStringLiteral("CREATE INDEX %1_by_%2 ON %1 (%3, rid)").arg(shape.name, field.name, sortColumn(field));
    for (const auto &pair : pairedFields(shape))
        statements << QStringLiteral("CREATE INDEX %1_by_%2_and_%3 ON %1 (%2, %3, rid)").arg(shape.name, pair.first, pair.second);
    return statements;
}

} // namespace replica
