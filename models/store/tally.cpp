#include "store/tally.h"

namespace store {

namespace {

Result<const Shape *> shapeOf(const QString &entity)
{
    const Shape *shape = shapeNamed(entity);
    if (!shape)
        return fail(ErrorCode::NotFound, entity, QStringLiteral("no such entity"));
    return shape;
}

/// "(a = ? OR a = ?)": quicker in a pass than IN, which looks each row's value up in a list.
QString anyOf(const QString &column, size_t count)
{
    if (count == 0)
        return QStringLiteral("1 = 0");
    if (count > 8)
        return QStringLiteral("%1 IN (%2)").arg(column, placeholders(qsizetype(count)));
    return u'(' + QStringList(qsizetype(count), column + QStringLiteral(" = ?")).join(QStringLiteral(" OR ")) + u')';
}

Result<void> addTest(Sql &sql, const Shape &shape, const TallyTest &test)
{
    using Kind = TallyTest::Kind;
    if (shape.indexOf(test.field) < 0)
        return fail(ErrorCode::UnknownField, test.field);
    const bool wantsOne = test.kind == Kind::AtLeast || test.kind == Kind::AtMost || test.kind == Kind::StartsWith;
    if (wantsOne && (test.values.size() != 1 || isEmpty(test.values[0])))
        return fail(ErrorCode::InvalidValue, test.field, QStringLiteral("one value is wanted"));
    sql.text += sql.text.isEmpty() ? QString() : QStringLiteral(" AND ");
    if (test.kind == Kind::StartsWith) {
        // Not LIKE, which the engines read differently; both count characters here.
        sql.text += QStringLiteral("substr(%1, 1, %2) = ?").arg(test.field).arg(text(test.values[0]).toUcs4().size());
        sql.values.push_back(test.values[0]);
        return {};
    }
    switch (test.kind) {
    case Kind::AnyOf:
        sql.text += anyOf(test.field, test.values.size());
        break;
    case Kind::NoneOf:
        sql.text += QStringLiteral("(%1 IS NULL OR NOT %2)").arg(test.field, anyOf(test.field, test.values.size()));
        break;
    case Kind::AtLeast:
        sql.text += test.field + QStringLiteral(" >= ?");
        break;
    case Kind::AtMost:
        sql.text += test.field + QStringLiteral(" <= ?");
        break;
    case Kind::Empty:
        sql.text += test.field + QStringLiteral(" IS NULL");
        break;
    case Kind::NotEmpty:
        sql.text += test.field + QStringLiteral(" IS NOT NULL");
        break;
    case Kind::StartsWith:
        break;
    }
    sql.values.insert(sql.values.end(), test.values.begin(), test.values.end());
    return {};
}

Result<void> addTests(Sql &sql, const Shape &shape, std::span<const TallyTest> tests)
{
    for (const auto &test : tests)
        if (const auto added = addTest(sql, shape, test); !added)
            return added;
    return {};
}

} // namespace

Result<Sql> testsSql(const Shape &shape, std::span<const TallyTest> tests)
{
    Sql sql;
    return addTests(sql, shape, tests).map([&] {
        if (sql.text.isEmpty())
            sql.text = QStringLiteral("1 = 1");
        return sql;
    });
}

Result<Sql> tallySql(const Shape &shape, const Tally &tally)
{
    Sql sql{QStringLiteral("SELECT "), {}};
    for (const auto &term : tally.terms) {
        if (!term.sum.isEmpty() && (shape.indexOf(term.sum) < 0 || shape.fields[size_t(shape.indexOf(term.sum))].kind != FieldKind::Integer))
            return fail(ErrorCode::UnknownField, term.sum, QStringLiteral("whole numbers are summed"));
        auto tests = testsSql(shape, term.tests);
        if (!tests)
            return tests;
        const QString filter = term.tests.empty() ? QString() : QStringLiteral(" FILTER (WHERE %1)").arg(tests->text);
        sql.text += (&term == &tally.terms.front() ? QString() : QStringLiteral(", "))
            + (term.sum.isEmpty() ? QStringLiteral("COUNT(*)%1").arg(filter) : QStringLiteral("CAST(COALESCE(SUM(%1)%2, 0) AS BIGINT)").arg(term.sum, filter));
        std::ranges::move(tests->values, std::back_inserter(sql.values));
    }
    auto where = testsSql(shape, tally.where);
    if (!where)
        return where;
    sql.text += QStringLiteral(" FROM %1 WHERE retired = 0 AND %2").arg(shape.name, where->text);
    std::ranges::move(where->values, std::back_inserter(sql.values));
    return sql;
}

Result<std::vector<qint64>> TalliedRows::counted(const Tally &tally)
{
    if (tally.terms.empty())
        return std::vector<qint64>();
    const auto shape = shapeOf(tally.entity);
    if (!shape)
        return Unexpected(shape.error());
    const auto sql = tallySql(**shape, tally);
    if (!sql)
        return Unexpected(sql.error());
    auto statement = m_database.run(sql->text, sql->values);
    if (!statement)
        return Unexpected(statement.error());
    if (!statement->next())
        return fail(ErrorCode::Storage, tally.entity, QStringLiteral("a count gave no row"));
    std::vector<qint64> counts;
    for (int i = 0; i < int(tally.terms.size()); ++i)
        counts.push_back(statement->integer(i));
    return counts;
}

Result<QStringList> TalliedRows::ids(const QString &entity, const std::vector<TallyTest> &tests)
{
    const auto shape = shapeOf(entity);
    if (!shape)
        return Unexpected(shape.error());
    const auto sql = testsSql(**shape, tests);
    if (!sql)
        return Unexpected(sql.error());
    auto statement = m_database.run(QStringLiteral("SELECT id FROM %1 WHERE %2 ORDER BY id").arg(entity, sql->text), sql->values);
    if (!statement)
        return Unexpected(statement.error());
    QStringList ids;
    while (statement->next())
        ids << statement->text(0);
    return ids;
}

Result<void> TalliedRows::records(const Tally &tally, const std::vector<int> &fields, RowSink &rows)
{
    const auto shape = shapeOf(tally.entity);
    if (!shape)
        return Unexpected(shape.error());
    auto sql = testsSql(**shape, tally.where);
    if (!sql)
        return Unexpected(sql.error());
    QString columns;
    for (int i = 0; i < int((*shape)->fields.size()); ++i)
        columns += std::ranges::find(fields, i) != fields.end() ? QStringLiteral(", ") + (*shape)->fields[size_t(i)].name : QStringLiteral(", NULL");
    const QString text = QStringLiteral("SELECT id, revision, retired%1 FROM %2 WHERE retired = 0 AND %3 ORDER BY id").arg(columns, tally.entity, sql->text);
    return scanRows(m_database, **shape, text, sql->values, rows).map([](qint64) {});
}

} // namespace store
