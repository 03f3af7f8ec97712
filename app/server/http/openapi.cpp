// /openapi.json: the route table and the field tables as OpenAPI 3.1.
#include "app/server/http/problems.h"
#include "app/server/http/routes.h"
#include "contract/shape.h"
#include "service/listing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace server {

namespace {

QString latin(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonObject reference(const QString &schema)
{
    return {{QStringLiteral("$ref"), QStringLiteral("#/components/schemas/") + schema}};
}

QString typeOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Boolean:
    case FieldKind::Instant:
        return QStringLiteral("integer");
    case FieldKind::Real:
        return QStringLiteral("number");
    case FieldKind::Text:
    case FieldKind::Date:
    case FieldKind::Choice:
    case FieldKind::Reference:
    case FieldKind::Attributes:
        return QStringLiteral("string");
    }
    return {};
}

QJsonObject schemaOf(const FieldShape &field)
{
    QJsonObject schema{{QStringLiteral("title"), latin(field.caption)}};
    schema.insert(QStringLiteral("type"), field.mayBeEmpty() ? QJsonValue(QJsonArray{typeOf(field.kind), QStringLiteral("null")}) : QJsonValue(typeOf(field.kind)));
    if (!field.choices.empty()) {
        QJsonArray codes;
        for (const auto &choice : field.choices)
            codes.append(choice.code);
        if (field.mayBeEmpty())
            codes.append(QJsonValue(QJsonValue::Null));
        schema.insert(QStringLiteral("enum"), codes);
    }
    if (field.kind == FieldKind::Date)
        schema.insert(QStringLiteral("format"), QStringLiteral("date"));
    if (field.kind == FieldKind::Reference)
        schema.insert(QStringLiteral("format"), QStringLiteral("uuid"));
    if (field.kind == FieldKind::Text)
        schema.insert(QStringLiteral("maxLength"), field.traits.maxLength > 0 ? field.traits.maxLength : 200);
    if (field.traits.least < field.traits.most) {
        schema.insert(QStringLiteral("minimum"), field.traits.least);
        schema.insert(QStringLiteral("maximum"), field.traits.most);
    }
    if (field.traits.readOnly)
        schema.insert(QStringLiteral("readOnly"), true);
    return schema;
}

QJsonObject schemaOf(const Shape &shape)
{
    QJsonObject properties{
        {QStringLiteral("id"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("format"), QStringLiteral("uuid")}}},
        {QStringLiteral("revision"), QJsonObject{{QStringLiteral("type"), QStringLiteral("integer")}}},
        {QStringLiteral("retired"), QJsonObject{{QStringLiteral("type"), QStringLiteral("boolean")}}},
    };
    for (const auto &field : shape.fields)
        properties.insert(field.name, schemaOf(field));
    return {{QStringLiteral("type"), QStringLiteral("object")}, {QStringLiteral("title"), latin(shape.caption)}, {QStringLiteral("properties"), properties}};
}

QJsonObject parameter(const QString &name, const QString &where, bool required, const QJsonObject &schema)
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("in"), where}, {QStringLiteral("required"), required}, {QStringLiteral("schema"), schema}};
}

QJsonArray parametersOf(const Route &route)
{
    const QJsonObject text{{QStringLiteral("type"), QStringLiteral("string")}};
    QJsonArray parameters;
    const auto pattern = latin(route.pattern);
    if (pattern.contains(QLatin1StringView("{entity}"))) {
        QJsonArray names;
        for (const auto &shape : allShapes())
            names.append(shape.name);
        parameters.append(parameter(QStringLiteral("entity"), QStringLiteral("path"), true, {{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("enum"), names}}));
    }
    if (pattern.contains(QLatin1StringView("{id}")))
        parameters.append(parameter(QStringLiteral("id"), QStringLiteral("path"), true, {{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("format"), QStringLiteral("uuid")}}));
    auto names = latin(route.parameters).split(u' ', Qt::SkipEmptyParts);
    if (names.removeAll(QStringLiteral("*")) > 0)
        names << QStringLiteral("sort") << QStringLiteral("after") << QStringLiteral("limit");
    for (const auto &name : std::as_const(names))
        parameters.append(parameter(name, QStringLiteral("query"), name == QLatin1StringView("cursor") || name == QLatin1StringView("size"), name == QLatin1StringView("limit") ? QJsonObject{{QStringLiteral("type"), QStringLiteral("integer")}, {QStringLiteral("minimum"), 1}} : text));
    if (pattern.contains(QLatin1StringView("{digest}")))
        parameters.append(parameter(QStringLiteral("digest"), QStringLiteral("path"), true, {{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("pattern"), QStringLiteral("^[0-9a-f]{64}$")}}));
    if (route.answer == Answer::Bytes)
        parameters.append(parameter(QStringLiteral("Range"), QStringLiteral("header"), false, text));
    if (qstrcmp(route.method, "PATCH") == 0)
        parameters.append(parameter(QStringLiteral("If-Match"), QStringLiteral("header"), true, text));
    return parameters;
}

QString mediaTypeOf(Answer answer)
{
    switch (answer) {
    case Answer::Json: return QStringLiteral("application/json");
    case Answer::Rows: return QStringLiteral("application/x-ndjson");
    case Answer::Events: return QStringLiteral("text/event-stream");
    case Answer::Text: return QStringLiteral("text/plain");
    case Answer::Bytes: return QStringLiteral("application/octet-stream");
    case Answer::Nothing: return {};
    }
    return {};
}

QString mediaTypeOf(Body body)
{
    switch (body) {
    case Body::Json: return QStringLiteral("application/json");
    case Body::Bytes: return QStringLiteral("application/octet-stream");
    }
    return {};
}

QJsonObject operationOf(const Route &route)
{
    QJsonObject good{{QStringLiteral("description"), route.answer == Answer::Nothing ? QStringLiteral("Done") : QStringLiteral("The answer")}};
    if (route.answer != Answer::Nothing)
        good.insert(QStringLiteral("content"), QJsonObject{{mediaTypeOf(route.answer), QJsonObject{}}});
    const QJsonObject problem{
        {QStringLiteral("description"), QStringLiteral("A problem (RFC 9457) with code and field")},
        {QStringLiteral("content"), QJsonObject{{QStringLiteral("application/problem+json"), QJsonObject{{QStringLiteral("schema"), reference(QStringLiteral("problem"))}}}}},
    };
    QJsonObject operation{
        {QStringLiteral("summary"), latin(route.summary)},
        {QStringLiteral("parameters"), parametersOf(route)},
        {QStringLiteral("responses"), QJsonObject{{route.answer == Answer::Nothing ? QStringLiteral("204") : QStringLiteral("200"), good}, {QStringLiteral("default"), problem}}},
    };
    if (route.access == Access::Open)
        operation.insert(QStringLiteral("security"), QJsonArray{});
    if (route.access == Access::Hook)
        operation.insert(QStringLiteral("security"), QJsonArray{QJsonObject{{QStringLiteral("hook_token"), QJsonArray{}}}});
    if (*route.right)
        operation.insert(QStringLiteral("x-right"), latin(route.right));
    if (route.takesBody)
        operation.insert(QStringLiteral("requestBody"), QJsonObject{{QStringLiteral("required"), route.body == Body::Json}, {QStringLiteral("content"), QJsonObject{{mediaTypeOf(route.body), QJsonObject{}}}}});
    return operation;
}

} // namespace

QByteArray describeApi()
{
    QJsonObject paths;
    for (const auto &route : routes()) {
        auto item = paths.value(latin(route.pattern)).toObject();
        item.insert(latin(route.method).toLower(), operationOf(route));
        paths.insert(latin(route.pattern), item);
    }
    QJsonObject schemas;
    for (const auto &shape : allShapes())
        schemas.insert(shape.name, schemaOf(shape));
    const QJsonObject text{{QStringLiteral("type"), QStringLiteral("string")}};
    schemas.insert(QStringLiteral("problem"), QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                                                          {QStringLiteral("required"), QJsonArray{QStringLiteral("title"), QStringLiteral("status"), QStringLiteral("code")}},
                                                          {QStringLiteral("properties"), QJsonObject{{QStringLiteral("title"), text}, {QStringLiteral("status"), QJsonObject{{QStringLiteral("type"), QStringLiteral("integer")}}}, {QStringLiteral("code"), text}, {QStringLiteral("field"), text}, {QStringLiteral("detail"), text}, {QStringLiteral("request"), text}}}});
    const QJsonObject bearer{{QStringLiteral("type"), QStringLiteral("http")}, {QStringLiteral("scheme"), QStringLiteral("bearer")}};
    return QJsonDocument(QJsonObject{
        {QStringLiteral("openapi"), QStringLiteral("3.1.0")},
        {QStringLiteral("info"), QJsonObject{{QStringLiteral("title"), QStringLiteral("Yunheng server")}, {QStringLiteral("version"), QStringLiteral(YUNHENG_VERSION)}}},
        {QStringLiteral("security"), QJsonArray{QJsonObject{{QStringLiteral("token"), QJsonArray{}}}}},
        {QStringLiteral("paths"), paths},
        {QStringLiteral("components"), QJsonObject{{QStringLiteral("schemas"), schemas}, {QStringLiteral("securitySchemes"), QJsonObject{{QStringLiteral("token"), bearer}, {QStringLiteral("hook_token"), bearer}}}}},
    }).toJson(QJsonDocument::Compact);
}

} // namespace server
