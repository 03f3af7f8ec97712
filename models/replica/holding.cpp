#include "replica/holding.h"

#include "replica/cacheschema.h"
#include "replica/rowbatch.h"
#include "replica/sortkeys.h"

namespace replica {

namespace {

/// The companion's index serves what people sort in another order than its text; the text itself decides.
QString sqlFor(const Shape &shape, const std::vector<int> &fields)
{
    QString sql = QStringLiteral("SELECT * FROM %1 WHERE retired = 0 AND id <> ?").arg(shape.name);
    for (const int position : fields) {
        const auto &field = shape.fields[size_t(position)];
        sql += QStringLiteral(" AND %1 = ?").arg(field.name);
        if (hasSortKey(field))
            sql += QStringLiteral(" AND %1 = ?").arg(sortColumn(field));
    }
    return sql;
}

} // namespace

Record recordAt(const Shape &shape, const Prepared &row)
{
    const auto id = row.cell(IdColumn).text;
    Record record{idOf(QString::fromLatin1(id.data(), qsizetype(id.size()))), row.integer(RevisionColumn), row.integer(RetiredColumn) != 0, {}};
    record.values.reserve(shape.fields.size());
    for (int i = 0; i < int(shape.fields.size()); ++i)
        record.values.push_back(toValue(row.cell(FirstFieldColumn + i)));
    return record;
}

Result<std::vector<Record>> Holding::ask(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except)
{
    std::vector<int> fields;
    std::vector<Value> values;
    for (const auto &one : wanted) {
        fields.push_back(one.field);
        values.push_back(one.value);
    }
    const auto key = std::pair{shape.name, fields};
    if (!m_statements.contains(key)) {
        auto prepared = Prepared::make(m_handle, sqlFor(shape, fields));
        if (!prepared)
            return Unexpected(prepared.error());
        m_statements.emplace(key, *std::move(prepared));
    }
    auto &statement = m_statements.at(key);
    const Reading reading(statement);
    const RecordRow held(shape, Record{except, 0, false, values});
    std::vector<std::string> keys(fields.size());
    int position = 0;
    statement.bind(position++, held.view().id);
    for (size_t i = 0; i < fields.size(); ++i) {
        const auto &field = shape.fields[size_t(fields[i])];
        statement.bind(position++, held.view().cells[i]);
        if (!hasSortKey(field))
            continue;
        appendSortKey(field, held.view().cells[i].text, keys[i]);
        statement.bindBlob(position++, keys[i]);
    }
    std::vector<Record> found;
    for (;;) {
        const auto any = statement.step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            return found;
        found.push_back(recordAt(shape, statement));
    }
}

} // namespace replica
