#include "service/keptrows.h"

#include "contract/codec.h"
#include "contract/entities/workorder.h"
#include "rules/orderflow.h"
#include "rules/permissions.h"

namespace service {

namespace {

Value scopeText(const Shape &shape, const Record &record)
{
    const auto scope = rules::scopeOf(shape, record).join(u' ');
    return scope.isEmpty() ? Value() : Value(scope);
}

} // namespace

Result<void> keepRow(store::Database &database, const Shape &shape, const Record &before, const Record &after, Instant now)
{
    Q_ASSERT_X(before.revision == after.revision, "keepRow", "the revision stays");
    std::vector<int> fields;
    for (int i = 0; i < int(shape.fields.size()); ++i)
        if (before.values[size_t(i)] != after.values[size_t(i)])
            fields.push_back(i);
    if (fields.empty())
        return {};
    return store::tableOf(shape)
        .update(database, after, fields)
        .and_then([&] {
            return database.run(QStringLiteral("INSERT INTO change_log (entity, record_id, revision, at, scope_before, scope_after) VALUES (?, ?, ?, ?, ?, ?)"),
                                {shape.name, idText(after.id), after.revision, now.ms, scopeText(shape, before), scopeText(shape, after)});
        })
        .map([](const store::Statement &) {});
}

Result<QString> policyText(store::Database &database, PolicyKind kind)
{
    return database.run(QStringLiteral("SELECT content FROM policy WHERE kind = ? AND retired = 0"), {Codec<PolicyKind>::encode(kind)}).map([](store::Statement &&row) {
        return row.next() ? row.text(0) : QString();
    });
}

const QString &openStates()
{
    static const QString states = [] {
        QStringList list;
        for (const auto &choice : Choices<OrderState>::all)
            if (rules::isOpen(choice.value) && choice.value != OrderState::Draft)
                list << u'\'' + QString::fromLatin1(choice.code) + u'\'';
        return list.join(QStringLiteral(", "));
    }();
    return states;
}

} // namespace service
