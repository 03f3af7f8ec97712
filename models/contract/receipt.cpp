#include "contract/receipt.h"

#include "contract/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace contract {

namespace {

QJsonArray recordsToJson(const std::vector<AppliedRecord> &records)
{
    QJsonArray json;
    for (const auto &record : records)
        json.append(QJsonObject{{QStringLiteral("id"), idText(record.id)}, {QStringLiteral("revision"), record.revision}});
    return json;
}

std::vector<AppliedRecord> recordsFromJson(const QJsonValue &json)
{
    std::vector<AppliedRecord> records;
    for (const auto &entry : json.toArray())
        records.push_back({idOf(entry[QStringLiteral("id")].toString()), entry[QStringLiteral("revision")].toInteger()});
    return records;
}

struct Writer {
    QJsonObject &json;

    void operator()(const Applied &applied) const
    {
        json.insert(QStringLiteral("outcome"), QStringLiteral("applied"));
        json.insert(QStringLiteral("records"), recordsToJson(applied.records));
        QJsonArray merged;
        for (const auto &note : applied.merged)
            merged.append(QJsonObject{{QStringLiteral("id"), idText(note.record)}, {QStringLiteral("their_fields"), QJsonArray::fromStringList(note.theirFields)}});
        if (!merged.isEmpty())
            json.insert(QStringLiteral("merged"), merged);
    }
    void operator()(const Refused &refused) const
    {
        json.insert(QStringLiteral("outcome"), QStringLiteral("refused"));
        json.insert(QStringLiteral("code"), textOf(refused.error.code));
        json.insert(QStringLiteral("field"), refused.error.field);
        json.insert(QStringLiteral("detail"), refused.error.message);
        if (!refused.record.isNull())
            json.insert(QStringLiteral("record"), idText(refused.record));
    }
    void operator()(const Conflict &conflict) const
    {
        json.insert(QStringLiteral("outcome"), QStringLiteral("conflict"));
        json.insert(QStringLiteral("current"), recordsToJson(conflict.current));
        QJsonArray fields;
        for (const auto &field : conflict.fields)
            fields.append(QJsonObject{{QStringLiteral("record"), idText(field.record)},
                                      {QStringLiteral("field"), field.field},
                                      {QStringLiteral("base"), toJson(field.base)},
                                      {QStringLiteral("mine"), toJson(field.mine)},
                                      {QStringLiteral("theirs"), toJson(field.theirs)},
                                      {QStringLiteral("changed_by"), field.changedBy},
                                      {QStringLiteral("changed_at"), field.changedAt.ms}});
        json.insert(QStringLiteral("fields"), fields);
    }
};

Applied appliedFrom(const QJsonObject &json)
{
    Applied applied{recordsFromJson(json.value(QStringLiteral("records"))), {}};
    for (const auto &entry : json.value(QStringLiteral("merged")).toArray()) {
        MergeNote note{idOf(entry[QStringLiteral("id")].toString()), {}};
        for (const auto &field : entry[QStringLiteral("their_fields")].toArray())
            note.theirFields << field.toString();
        applied.merged.push_back(note);
    }
    return applied;
}

Conflict conflictFrom(const QJsonObject &json)
{
    Conflict conflict{{}, recordsFromJson(json.value(QStringLiteral("current")))};
    for (const auto &entry : json.value(QStringLiteral("fields")).toArray())
        conflict.fields.push_back({idOf(entry[QStringLiteral("record")].toString()), entry[QStringLiteral("field")].toString(),
                                   valueFromJson(entry[QStringLiteral("base")]), valueFromJson(entry[QStringLiteral("mine")]),
                                   valueFromJson(entry[QStringLiteral("theirs")]), entry[QStringLiteral("changed_by")].toString(),
                                   Instant{entry[QStringLiteral("changed_at")].toInteger()}});
    return conflict;
}

} // namespace

QJsonObject toJson(const Receipt &receipt)
{
    QJsonObject json{{QStringLiteral("command"), idText(receipt.command)}, {QStringLiteral("received_at"), receipt.receivedAt.ms}};
    std::visit(Writer{json}, receipt.outcome);
    return json;
}

QString jsonText(const Receipt &receipt)
{
    const auto *applied = std::get_if<Applied>(&receipt.outcome);
    if (!applied || !applied->merged.empty())
        return QString::fromUtf8(QJsonDocument(toJson(receipt)).toJson(QJsonDocument::Compact));
    QString text = QStringLiteral("{\"command\":\"") + idText(receipt.command) + QStringLiteral("\",\"outcome\":\"applied\",\"received_at\":") + QString::number(receipt.receivedAt.ms)
        + QStringLiteral(",\"records\":[");
    for (const auto &record : applied->records) {
        if (!text.endsWith(u'['))
            text += u',';
        text += QStringLiteral("{\"id\":\"") + idText(record.id) + QStringLiteral("\",\"revision\":") + QString::number(record.revision) + u'}';
    }
    return text + QStringLiteral("]}");
}

Result<Receipt> receiptFromJson(const QJsonObject &json)
{
    Receipt receipt{idOf(json.value(QStringLiteral("command")).toString()), {}, Instant{json.value(QStringLiteral("received_at")).toInteger()}};
    if (receipt.command.isNull())
        return fail(ErrorCode::BadRequest, QStringLiteral("command"));
    const auto outcome = json.value(QStringLiteral("outcome")).toString();
    if (outcome == QLatin1StringView("applied"))
        receipt.outcome = appliedFrom(json);
    else if (outcome == QLatin1StringView("conflict"))
        receipt.outcome = conflictFrom(json);
    else if (outcome == QLatin1StringView("refused"))
        receipt.outcome = Refused{{errorCodeOf(json.value(QStringLiteral("code")).toString()), json.value(QStringLiteral("field")).toString(),
                                   json.value(QStringLiteral("detail")).toString()},
                                  idOf(json.value(QStringLiteral("record")).toString())};
    else
        return fail(ErrorCode::BadRequest, QStringLiteral("outcome"));
    return receipt;
}

} // namespace contract
