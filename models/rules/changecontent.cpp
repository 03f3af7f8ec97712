#include "rules/changecontent.h"

#include "contract/canonical.h"
#include "contract/digest.h"

namespace rules {

const QStringList &contentFields()
{
    static const QStringList fields{
        QStringLiteral("title"), QStringLiteral("change_class"), QStringLiteral("template_id"), QStringLiteral("unit_id"), QStringLiteral("system_id"), QStringLiteral("reason"),
        QStringLiteral("steps"), QStringLiteral("fallback"), QStringLiteral("verification"), QStringLiteral("outage"), QStringLiteral("outage_minutes"),
        QStringLiteral("backup_proof"), QStringLiteral("rehearsal"), QStringLiteral("guard"), QStringLiteral("planned_start"), QStringLiteral("planned_end"),
        QStringLiteral("implementer_id"), QStringLiteral("watcher_id"), QStringLiteral("resources"), QStringLiteral("impact_digest"), QStringLiteral("answers"),
    };
    return fields;
}

QJsonObject contentOf(const Record &change)
{
    const auto &shape = shapeOf<ChangeRequest>();
    QJsonObject content;
    for (const auto &field : contentFields())
        content.insert(field, toJson(change.values[size_t(shape.indexOf(field))]));
    return content;
}

QString contentDigest(const Record &change)
{
    const auto canonical = canonicalJson(contentOf(change));
    // A text with half a character has no canonical form; it is refused where fields are checked.
    return canonical ? sm3Hex(*canonical) : QString();
}

QString impactDigest(const QString &impact)
{
    return impact.isEmpty() ? QString() : sm3Hex(impact.toUtf8());
}

QStringList changedContent(const Record &before, const Record &after)
{
    const auto &shape = shapeOf<ChangeRequest>();
    QStringList changed;
    for (const auto &field : contentFields()) {
        const auto position = size_t(shape.indexOf(field));
        if (before.values[position] != after.values[position])
            changed << field;
    }
    return changed;
}

} // namespace rules
