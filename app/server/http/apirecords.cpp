// Records for people and programs that are no workstation: lists, one record, an edit, the history.
#include "app/server/http/api.h"
#include "app/server/http/problems.h"
#include "link/messages.h"
#include "link/wire.h"

#include <QJsonArray>
#include <QJsonObject>

namespace server {

namespace {

/// Rows as JSON objects in an array.
class ObjectWriter : public RowSink
{
public:
    std::string text = "{\"items\":[";
    void take(const RowView &row) override
    {
        if (text.back() == '}')
            text += ',';
        wire::appendJsonObject(text, row);
    }
};

struct OpName {
    QLatin1StringView name;
    service::FilterOp op;
};
constexpr std::array opNames{
    OpName{QLatin1StringView("prefix"), service::FilterOp::Prefix},    OpName{QLatin1StringView("at_least"), service::FilterOp::AtLeast},
    OpName{QLatin1StringView("at_most"), service::FilterOp::AtMost},   OpName{QLatin1StringView("in"), service::FilterOp::In},
    OpName{QLatin1StringView("empty"), service::FilterOp::Empty},      OpName{QLatin1StringView("not_empty"), service::FilterOp::NotEmpty},
};

Unexpected bad(const QString &field, const char *why)
{
    return fail(ErrorCode::BadRequest, field, QString::fromLatin1(why));
}

Result<Value> filterValue(const Shape &shape, const QString &field, const QString &text)
{
    const int index = shape.indexOf(field);
    const bool isFlag = field == QLatin1StringView("retired");
    if (index < 0 && !isFlag)
        return bad(field, "unknown parameter");
    const auto kind = isFlag ? FieldKind::Boolean : shape.fields[size_t(index)].kind;
    bool isNumber = true;
    switch (kind) {
    case FieldKind::Boolean:
        if (text == QLatin1StringView("true") || text == QLatin1StringView("1"))
            return Value(qint64(1));
        if (text == QLatin1StringView("false") || text == QLatin1StringView("0"))
            return Value(qint64(0));
        return bad(field, "neither true nor false");
    case FieldKind::Integer:
    case FieldKind::Instant: {
        const Value value = text.toLongLong(&isNumber);
        return isNumber ? Result<Value>(value) : Result<Value>(bad(field, "not a whole number"));
    }
    case FieldKind::Real: {
        const Value value = text.toDouble(&isNumber);
        return isNumber ? Result<Value>(value) : Result<Value>(bad(field, "not a number"));
    }
    case FieldKind::Text:
    case FieldKind::Date:
    case FieldKind::Choice:
    case FieldKind::Reference:
    case FieldKind::Attributes:
        return text.isEmpty() ? Value() : Value(text);
    }
    return Value();
}

Result<service::Filter> filterOf(const Shape &shape, const Parameter &parameter)
{
    const auto dot = parameter.name.indexOf(u'.');
    service::Filter filter{.field = parameter.name.left(dot)};
    if (dot >= 0) {
        const auto found = std::ranges::find(opNames, parameter.name.mid(dot + 1), &OpName::name);
        if (found == opNames.end())
            return bad(parameter.name, "unknown comparison");
        filter.op = found->op;
    }
    const bool valueless = filter.op == service::FilterOp::Empty || filter.op == service::FilterOp::NotEmpty;
    auto texts = filter.op == service::FilterOp::In ? parameter.value.split(u',') : QStringList{parameter.value};
    if (valueless)
        texts.clear();
    if (valueless && shape.indexOf(filter.field) < 0)
        return bad(filter.field, "unknown parameter");
    for (const auto &text : std::as_const(texts)) {
        auto value = filterValue(shape, filter.field, text);
        if (!value)
            return Unexpected(value.error());
        filter.values.push_back(*std::move(value));
    }
    return filter;
}

Result<service::ListRequest> listRequestOf(const Shape &shape, const Query &query)
{
    const auto limit = query.number(QLatin1StringView("limit"), 100, 1, service::maxListLimit);
    if (!limit)
        return Unexpected(limit.error());
    service::ListRequest list{.filters = {}, .sort = query.value(QLatin1StringView("sort")), .after = query.value(QLatin1StringView("after")).toUtf8(), .limit = *limit};
    if (list.sort.startsWith(u'-')) {
        list.descending = true;
        list.sort.remove(0, 1);
    }
    if (!list.sort.isEmpty() && shape.indexOf(list.sort) < 0)
        return bad(QStringLiteral("sort"), "not a field of the entity");
    for (const auto &parameter : query.all()) {
        if (parameter.name == QLatin1StringView("limit") || parameter.name == QLatin1StringView("sort") || parameter.name == QLatin1StringView("after"))
            continue;
        auto filter = filterOf(shape, parameter);
        if (!filter)
            return Unexpected(filter.error());
        list.filters.push_back(*std::move(filter));
    }
    return list;
}

QJsonObject toJson(const Shape &shape, const Record &record)
{
    QJsonObject json{{QStringLiteral("id"), idText(record.id)}, {QStringLiteral("revision"), record.revision}, {QStringLiteral("retired"), record.retired}};
    for (size_t i = 0; i < shape.fields.size() && i < record.values.size(); ++i)
        json.insert(shape.fields[i].name, contract::toJson(record.values[i]));
    return json;
}

std::string etagOf(Revision revision)
{
    return '"' + std::to_string(revision) + '"';
}

Reply recordReply(const Shape &shape, const Record &record)
{
    return {.headers = {{"ETag", etagOf(record.revision)}}, .body = bodyOf(QJsonDocument(toJson(shape, record)).toJson(QJsonDocument::Compact).toStdString())};
}

/// The revision in an If-Match header: one strong tag of ours.
Result<Revision> revisionOf(std::string_view ifMatch)
{
    const QString field = QStringLiteral("If-Match");
    if (ifMatch.empty())
        return fail(ErrorCode::PreconditionRequired, field, QStringLiteral("name the revision that you looked at"));
    const auto text = QString::fromLatin1(ifMatch.data(), qsizetype(ifMatch.size()));
    const bool quoted = text.size() > 2 && text.startsWith(u'"') && text.endsWith(u'"');
    bool isNumber = false;
    const auto revision = quoted ? text.mid(1, text.size() - 2).toLongLong(&isNumber) : 0;
    if (!isNumber || revision < 1)
        return bad(field, "not a revision in quotation marks");
    return revision;
}

/// Qt 6.4 has no name for version 7.
bool isVersion7(const QUuid &id)
{
    return id.data3 >> 12 == 7;
}

/// The milliseconds in a UUIDv7: a repeated edit was done when it was first tried, so that its content is the same.
qint64 madeAt(const QUuid &id)
{
    return qint64(id.data1) << 16 | id.data2;
}

/// The command behind a PATCH: its body is {fields, reason?}.
Result<Command> editOf(const Request &request, Revision revision, QUuid freshId)
{
    const auto document = wire::parseJson(request.body);
    if (!document)
        return Unexpected(document.error());
    if (!document->isObject())
        return bad(QStringLiteral("body"), "not an object");
    const auto body = document->object();
    for (auto it = body.begin(); it != body.end(); ++it)
        if (it.key() != QLatin1StringView("fields") && it.key() != QLatin1StringView("reason"))
            return bad(it.key(), "unknown member");
    const auto key = request.head.header("idempotency-key");
    const QUuid id = key.empty() ? freshId : idOf(QString::fromLatin1(key.data(), qsizetype(key.size())));
    if (!isVersion7(id))
        return bad(QStringLiteral("Idempotency-Key"), "not a UUIDv7");
    if (body.value(QStringLiteral("fields")).toObject().isEmpty())
        return bad(QStringLiteral("fields"), "no field");
    auto command = body;
    command.insert(QStringLiteral("id"), idText(id));
    command.insert(QStringLiteral("kind"), textOf(CommandKind::Edit));
    command.insert(QStringLiteral("entity"), request.entity->name);
    command.insert(QStringLiteral("targets"), QJsonArray{QJsonObject{{QStringLiteral("id"), idText(request.record)}, {QStringLiteral("base_revision"), revision}}});
    command.insert(QStringLiteral("occurred_at"), madeAt(id));
    return commandFromJson(command);
}

/// What a refused or conflicting edit is, seen from a PATCH.
Result<void> settled(const Receipt &receipt)
{
    if (const auto *refused = std::get_if<Refused>(&receipt.outcome))
        return Unexpected(refused->error);
    if (const auto *conflict = std::get_if<Conflict>(&receipt.outcome))
        return fail(ErrorCode::Stale, conflict->fields.empty() ? QString() : conflict->fields.front().field, QStringLiteral("changed by somebody else since"));
    return {};
}

} // namespace

Reply Api::list(const Request &request)
{
    const auto asked = listRequestOf(*request.entity, request.query);
    if (!asked)
        return problem(asked.error(), request.id);
    const auto what = "list " + request.entity->name.toStdString() + '?' + request.head.query;
    const auto reply = page(request, what, "application/json", [&]() -> Result<std::string> {
        ObjectWriter writer;
        const auto end = m_service.list(request.actor, request.entity->name, *asked, writer);
        if (!end)
            return Unexpected(end.error());
        writer.text += "],\"after\":";
        wire::appendJsonText(writer.text, {end->after.constData(), size_t(end->after.size())});
        writer.text += end->more ? ",\"more\":true}" : ",\"more\":false}";
        return std::move(writer.text);
    });
    return reply ? *reply : problem(reply.error(), request.id);
}

Reply Api::record(const Request &request)
{
    const auto record = m_service.record(request.actor, request.entity->name, request.record);
    if (!record)
        return problem(record.error(), request.id);
    if (request.head.header("if-none-match") == etagOf(record->revision))
        return {.status = 304, .headers = {{"ETag", etagOf(record->revision)}}, .body = {}};
    return recordReply(*request.entity, *record);
}

Reply Api::patch(const Request &request)
{
    const auto revision = revisionOf(request.head.header("if-match"));
    if (!revision)
        return problem(revision.error(), request.id);
    const auto command = editOf(request, *revision, m_ids.next());
    if (!command)
        return problem(command.error(), request.id);
    const bool repeatable = !request.head.header("idempotency-key").empty();
    const auto before = m_service.record(request.actor, request.entity->name, request.record);
    if (!before)
        return problem(before.error(), request.id);
    // A repetition finds its own edit there and gets the stored receipt instead.
    if (before->revision != *revision && !repeatable)
        return problem({ErrorCode::Stale, QStringLiteral("If-Match"), QStringLiteral("the record is at revision %1").arg(before->revision)}, request.id);
    const auto receipts = m_service.execute(request.actor, {*command});
    if (!receipts)
        return problem(receipts.error(), request.id);
    if (const auto done = settled(receipts->front()); !done)
        return problem(done.error(), request.id);
    const auto after = m_service.record(request.actor, request.entity->name, request.record);
    return after ? recordReply(*request.entity, *after) : problem(after.error(), request.id);
}

Reply Api::history(const Request &request)
{
    const auto history = m_service.history(request.actor, request.entity->name, request.record);
    if (!history)
        return problem(history.error(), request.id);
    return {.headers = {}, .body = bodyOf(history->toStdString())};
}

} // namespace server
