// Builders: records as a test means them: aResource().named(u"ecs-01").inUnit(unit). Only what matters is said; the rest
// is what any such record has.
#pragma once

#include "contract/command.h"

namespace support {

using namespace contract;

/// What a new record holds, and how it is made.
struct NewRecord {
    QString entity;
    CommandKind kind = CommandKind::Create;
    Patch fields;

    NewRecord with(const QString &field, const Value &value) &&
    {
        fields[field] = value;
        return std::move(*this);
    }
    NewRecord named(const QString &name) && { return std::move(*this).with(QStringLiteral("name"), name); }
    NewRecord inUnit(const QUuid &unit) && { return std::move(*this).with(QStringLiteral("unit_id"), idText(unit)); }
};

[[nodiscard]] inline NewRecord aUnit()
{
    return {.entity = QStringLiteral("organisation"), .fields = {{QStringLiteral("name"), QStringLiteral("云城市政务服务局")}}};
}

[[nodiscard]] inline NewRecord aResource()
{
    return {.entity = QStringLiteral("resource"), .fields = {{QStringLiteral("name"), QStringLiteral("ecs-01")}, {QStringLiteral("type"), QStringLiteral("virtual_server")}}};
}

[[nodiscard]] inline NewRecord aRelation(const QUuid &from, const QUuid &to)
{
    return {.entity = QStringLiteral("relation"), .kind = CommandKind::Relate,
            .fields = {{QStringLiteral("from_id"), idText(from)}, {QStringLiteral("to_id"), idText(to)}, {QStringLiteral("kind"), QStringLiteral("depends_on")}}};
}

} // namespace support
