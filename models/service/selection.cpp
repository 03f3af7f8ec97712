#include "service/selection.h"

#include "contract/entities/attachment.h"
#include "store/table.h"

namespace service {

namespace {

bool isUnit(const Shape &shape)
{
    return shape.name == u"organisation";
}

/// True where a scope field names persons and roles beside units. An attachment carries what its record has.
bool isAudience(const Shape &shape, int field)
{
    return shape.fields[size_t(field)].kind == FieldKind::Text || shape.name == QLatin1StringView(Describe<Attachment>::name);
}

bool holds(const Actor &actor, std::string_view unit)
{
    return actor.covers(QString::fromLatin1(unit.data(), qsizetype(unit.size())));
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
    const auto &scopes = shape.scopeFields();
    const bool forAudience = std::ranges::any_of(scopes, [&](int field) { return isAudience(shape, field); });
    std::vector<Value> own;
    if (forAudience) {
        own.emplace_back(QString(everyone));
        own.emplace_back(actor.audienceOfOne());
        for (const auto &role : actor.roles)
            own.emplace_back(QStringLiteral("role:") + role);
    }
    if (actor.scope.all && !forAudience)
        return selection;
    if (actor.scope.all) {
        const QString among = store::inList(own); // which pads the values: they are bound after it
        for (const int field : scopes)
            selection.add(QStringLiteral("(%1 %2 OR %1 NOT LIKE '%:%' OR %1 IS NULL)").arg(shape.fields[size_t(field)].name, among), own);
        return selection;
    }
    QStringList columns;
    if (isUnit(shape))
        columns << QStringLiteral("id");
    for (const int field : shape.scopeFields())
        columns << shape.fields[field].name;
    if (columns.isEmpty() || (actor.scope.units.isEmpty() && !forAudience)) {
        selection.add(QStringLiteral("1 = 0"));
        return selection;
    }
    std::vector<Value> units(actor.scope.units.cbegin(), actor.scope.units.cend());
    units.insert(units.end(), own.begin(), own.end());
    const QString among = store::inList(units);
    for (const auto &column : columns)
        selection.add(column + u' ' + among, units);
    return selection;
}

bool covers(const Actor &actor, const RowView &row)
{
    if (isUnit(*row.shape))
        return holds(actor, row.id);
    const auto &fields = row.shape->scopeFields();
    if (actor.scope.all && std::ranges::none_of(fields, [&](int field) { return isAudience(*row.shape, field); }))
        return true;
    return !fields.empty() && std::ranges::all_of(fields, [&](int field) { return holds(actor, row.cells[field].text); });
}

bool covers(const Actor &actor, const QString &units)
{
    if (actor.scope.all && !units.contains(u':'))
        return true;
    return !units.isEmpty() && std::ranges::all_of(units.split(u' '), [&](const QString &unit) { return actor.covers(unit); });
}

} // namespace service
