#include "service/fieldhistory.h"

#include <QJsonDocument>

namespace service {

namespace {

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

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
