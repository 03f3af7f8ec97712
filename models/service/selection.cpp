#include "service/selection.h"

#include "store/table.h"

namespace service {

namespace {

bool isUnit(const Shape &shape)
{
    return shape.name == u"organisation";
}

bool holds(const UnitScope &scope, std::string_view unit)
{
    return scope.covers(QString::fromLatin1(unit.data(), qsizetype(unit.size())));
}

} // namespace

void Selection::add(const QString &condition, std::vector<Value> more)
{
    conditions << condition;
    std::ranges::move(more, std::back_inserter(values));
}

QString Selection::where() const
{
    return conditions.isEmpty() ? QString() : QStringLiteral("WHERE %1 ").arg(conditions.join(QStringLiteral(" AND ")));
}

Selection withinScope(const Actor &actor, const Shape &shape)
{
    Selection selection;
    if (actor.scope.all)
        return selection;
    QStringList columns;
    if (isUnit(shape))
        columns << QStringLiteral("id");
    for (const int field : shape.scopeFields())
        columns << shape.fields[field].name;
    if (columns.isEmpty() || actor.scope.units.isEmpty()) {
        selection.add(QStringLiteral("1 = 0"));
        return selection;
    }
    std::vector<Value> units(actor.scope.units.cbegin(), actor.scope.units.cend());
    const QString among = store::inList(units);
    for (const auto &column : columns)
        selection.add(column + u' ' + among, units);
    return selection;
}

bool covers(const UnitScope &scope, const RowView &row)
{
    if (scope.all)
        return true;
    if (isUnit(*row.shape))
        return holds(scope, row.id);
    const auto &fields = row.shape->scopeFields();
    return !fields.empty() && std::ranges::all_of(fields, [&](int field) { return holds(scope, row.cells[field].text); });
}

bool covers(const UnitScope &scope, const QString &units)
{
    if (scope.all)
        return true;
    return !units.isEmpty() && std::ranges::all_of(units.split(u' '), [&](const QString &unit) { return scope.covers(unit); });
}

} // namespace service
