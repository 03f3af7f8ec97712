#include "replica/listsql.h"

#include "replica/cacheschema.h"

namespace replica {

namespace {

const char *directionOf(Order order) { return order == Order::Ascending ? "ASC" : "DESC"; }

QString escapedForLike(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'\\')
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

Condition likeCondition(const QString &column, const QString &pattern)
{
    return {QStringLiteral("%1 LIKE ? ESCAPE '\\'").arg(column), {pattern}};
}

Condition betweenCondition(const QString &column, const std::vector<Value> &values)
{
    Condition condition{column + QStringLiteral(" IS NOT NULL"), {}};
    const std::array bounds{QStringLiteral(">="), QStringLiteral("<=")};
    for (size_t i = 0; i < bounds.size() && i < values.size(); ++i) {
        if (isEmpty(values[i]))
            continue;
        condition.sql += QStringLiteral(" AND %1 %2 ?").arg(column, bounds[i]);
        condition.values.push_back(values[i]);
    }
    return condition;
}

/// The text by which records of the entity are sorted where others refer to them.
QString titleSortOf(const Shape &shape)
{
    if (shape.titleField() >= 0)
        return sortColumn(shape.fields[shape.titleField()]);
    return shape.keyField() >= 0 ? shape.fields[shape.keyField()].name : QStringLiteral("id");
}

bool hasGroups(const FieldShape &field)
{
    return field.kind == FieldKind::Choice || field.kind == FieldKind::Reference;
}

QString expressionOf(const FieldShape &field)
{
    if (field.kind == FieldKind::Reference) {
        const Shape *target = shapeNamed(field.references);
        Q_ASSERT_X(target, "orderOf", "a reference points to an entity of the list");
        return QStringLiteral("(SELECT r.%1 FROM %2 r WHERE r.id = t.%3)").arg(titleSortOf(*target), target->name, field.name);
    }
    if (field.kind == FieldKind::Choice) {
        QString cases = QStringLiteral("CASE t.%1").arg(field.name);
        for (size_t i = 0; i < field.choices.size(); ++i)
            cases += QStringLiteral(" WHEN '%1' THEN %2").arg(field.choices[i].code).arg(i);
        return cases + QStringLiteral(" END");
    }
    return QStringLiteral("t.") + sortColumn(field);
}

} // namespace

Result<Condition> conditionOf(const Shape &shape, const ListFilter &filter)
{
    const int position = shape.indexOf(filter.field);
    if (position < 0)
        return fail(ErrorCode::UnknownField, filter.field);
    const QString column = QStringLiteral("t.") + filter.field;
    const QString first = filter.values.empty() ? QString() : text(filter.values.front());
    switch (filter.test) {
    case ListFilter::Test::Contains:
        return likeCondition(column, u'%' + escapedForLike(first) + u'%');
    case ListFilter::Test::StartsWith:
        return likeCondition(column, escapedForLike(first) + u'%');
    case ListFilter::Test::AnyOf: {
        if (filter.values.empty())
            return Condition{QStringLiteral("0"), {}};
        const QString places = QStringList(qsizetype(filter.values.size()), QStringLiteral("?")).join(u',');
        return Condition{QStringLiteral("%1 IN (%2)").arg(column, places), filter.values};
    }
    case ListFilter::Test::Between:
        return betweenCondition(column, filter.values);
    case ListFilter::Test::Empty:
        return Condition{column + QStringLiteral(" IS NULL"), {}};
    case ListFilter::Test::NotEmpty:
        return Condition{column + QStringLiteral(" IS NOT NULL"), {}};
    case ListFilter::Test::AnyWord: {
        Condition condition{QStringLiteral("0"), {}};
        for (const auto &word : filter.values) {
            condition.sql += QStringLiteral(" OR instr(' ' || %1 || ' ', ?) > 0").arg(column);
            condition.values.push_back(u' ' + text(word) + u' ');
        }
        condition.sql = u'(' + condition.sql + u')';
        return condition;
    }
    case ListFilter::Test::NoneOf: {
        const QString places = QStringList(qsizetype(filter.values.size()), QStringLiteral("?")).join(u',');
        return Condition{QStringLiteral("(%1 IS NULL OR %1 NOT IN (%2))").arg(column, places), filter.values};
    }
    }
    return fail(ErrorCode::InvalidValue, filter.field);
}

Result<Condition> conditionOf(const Shape &shape, const std::vector<ListFilter> &filters)
{
    QStringList conditions;
    Condition all;
    for (const auto &filter : filters) {
        auto condition = conditionOf(shape, filter);
        if (!condition)
            return condition;
        conditions << condition->sql;
        std::ranges::move(condition->values, std::back_inserter(all.values));
    }
    all.sql = conditions.isEmpty() ? QStringLiteral("1") : conditions.join(QStringLiteral(" AND "));
    return all;
}

Result<Condition> conditionOf(const Shape &shape, const ListQuery &query)
{
    auto condition = conditionOf(shape, query.filters);
    if (condition && query.retired != RetiredRows::Shown)
        condition->sql.prepend(query.retired == RetiredRows::Hidden ? QStringLiteral("t.retired = 0 AND ") : QStringLiteral("t.retired <> 0 AND "));
    return condition;
}

std::vector<std::vector<ListFilter>> answeredTogether(const Shape &shape, const std::vector<ListFilter> &filters)
{
    std::vector<std::vector<ListFilter>> groups;
    std::vector<bool> taken(filters.size());
    const auto take = [&](const QString &field, ListFilter::Test test) -> std::optional<size_t> {
        for (size_t i = 0; i < filters.size(); ++i)
            if (!taken[i] && filters[i].field == field && filters[i].test == test)
                return i;
        return std::nullopt;
    };
    for (const auto &pair : pairedFields(shape)) {
        const auto first = take(pair.first, ListFilter::Test::AnyOf);
        const auto second = take(pair.second, ListFilter::Test::Between);
        if (!first || !second)
            continue;
        taken[*first] = taken[*second] = true;
        groups.push_back({filters[*first], filters[*second]});
    }
    for (size_t i = 0; i < filters.size(); ++i)
        if (!taken[i])
            groups.push_back({filters[i]});
    return groups;
}

Result<std::vector<SortKey>> sortKeysOf(const Shape &shape, const std::vector<ListSort> &sorts)
{
    std::vector<SortKey> keys;
    for (const auto &sort : sorts) {
        const int position = shape.indexOf(sort.field);
        if (position < 0)
            return fail(ErrorCode::UnknownField, sort.field);
        const auto &field = shape.fields[position];
        const QString expression = expressionOf(field);
        if (hasGroups(field))
            keys.push_back({QStringLiteral("(%1) IS NULL").arg(expression), Order::Ascending});
        keys.push_back({expression, sort.order});
    }
    return keys;
}

Result<QString> orderOf(const Shape &shape, const std::vector<ListSort> &sorts)
{
    const auto keys = sortKeysOf(shape, sorts);
    if (!keys)
        return Unexpected(keys.error());
    QStringList terms;
    for (const auto &key : *keys)
        terms << QStringLiteral("%1 %2").arg(key.sql, QLatin1StringView(directionOf(key.order)));
    terms << QStringLiteral("t.rid %1").arg(QLatin1StringView(sorts.empty() ? "ASC" : directionOf(sorts.back().order)));
    return QStringLiteral("ORDER BY ") + terms.join(QStringLiteral(", "));
}

std::optional<QString> groupsSql(const Shape &shape, const std::vector<ListSort> &sorts)
{
    if (sorts.size() != 1 || shape.indexOf(sorts[0].field) < 0)
        return std::nullopt;
    const auto &field = shape.fields[shape.indexOf(sorts[0].field)];
    if (!field.traits.indexed || !hasGroups(field))
        return std::nullopt;
    const QLatin1StringView direction(directionOf(sorts[0].order));
    if (field.kind == FieldKind::Reference) {
        // Only where the groups are much fewer than the records: a relation's resources are not.
        const Shape *target = shapeNamed(field.references);
        if (!target || target->name == QLatin1StringView("resource"))
            return std::nullopt;
        return QStringLiteral("SELECT id FROM %1 ORDER BY %2 %3, rid %3").arg(target->name, titleSortOf(*target), direction);
    }
    QStringList rows;
    for (size_t i = 0; i < field.choices.size(); ++i)
        rows << QStringLiteral("('%1', %2)").arg(field.choices[i].code).arg(i);
    return QStringLiteral("WITH c(code, place) AS (VALUES %1) SELECT code FROM c ORDER BY place %2").arg(rows.join(u','), direction);
}

bool isAlongAnIndex(const Shape &shape, const std::vector<ListSort> &sorts)
{
    if (sorts.empty())
        return true; // the table itself
    const int position = shape.indexOf(sorts.front().field);
    return sorts.size() == 1 && position >= 0 && shape.fields[size_t(position)].traits.indexed && !hasGroups(shape.fields[size_t(position)]);
}

void bindValues(Prepared &statement, const std::vector<Value> &values, std::vector<std::string> &texts)
{
    texts.reserve(texts.size() + values.size());
    for (int i = 0; i < int(values.size()); ++i) {
        if (const auto *number = std::get_if<qint64>(&values[i]))
            statement.bind(i, *number);
        else if (const auto *real = std::get_if<double>(&values[i]))
            statement.bind(i, Cell{.kind = Cell::Kind::Real, .real = *real});
        else if (isEmpty(values[i]))
            statement.bindNull(i);
        else
            statement.bind(i, std::string_view(texts.emplace_back(text(values[i]).toStdString())));
    }
}

} // namespace replica
