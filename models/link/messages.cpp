#include "link/messages.h"

#include <simdjson.h>

namespace wire {

namespace {

Unexpected bad(const QString &member, const char *why)
{
    return fail(ErrorCode::BadRequest, member, QString::fromLatin1(why));
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// The deepest nesting of braces and brackets outside texts.
int nestingOf(const QByteArray &json)
{
    int depth = 0;
    int deepest = 0;
    bool inText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

Result<QJsonObject> parseObject(const QByteArray &bytes)
{
    return parseJson(bytes).and_then([](const QJsonDocument &document) -> Result<QJsonObject> {
        if (!document.isObject())
            return bad(QStringLiteral("body"), "not an object");
        return document.object();
    });
}

Result<QJsonArray> parseArray(const QByteArray &bytes)
{
    return parseJson(bytes).and_then([](const QJsonDocument &document) -> Result<QJsonArray> {
        if (!document.isArray())
            return bad(QStringLiteral("body"), "not an array");
        return document.array();
    });
}

template <class T> QByteArray arrayOf(const std::vector<T> &values)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(contract::toJson(value));
    return compact(array);
}

/// Reads each object of an array with its own reader; the first error wins.
template <class T> Result<std::vector<T>> eachOf(const QJsonArray &array, Result<T> (*read)(const QJsonObject &))
{
    std::vector<T> values;
    values.reserve(size_t(array.size()));
    for (const auto &entry : array) {
        if (!entry.isObject())
            return bad(QStringLiteral("body"), "not an array of objects");
        auto value = read(entry.toObject());
        if (!value)
            return Unexpected(value.error());
        values.push_back(*std::move(value));
    }
    return values;
}

QJsonObject actorToJson(const Actor &actor)
{
    const auto sorted = [](const QSet<QString> &set) {
        auto list = QStringList(set.begin(), set.end());
        list.sort();
        return QJsonArray::fromStringList(list);
    };
    return {
        {QStringLiteral("account"), idText(actor.account)},
        {QStringLiteral("person"), actor.person.isNull() ? QString() : idText(actor.person)},
        {QStringLiteral("login"), actor.login},
        {QStringLiteral("display_name"), actor.displayName},
        {QStringLiteral("roles"), QJsonArray::fromStringList(actor.roles)},
        {QStringLiteral("rights"), sorted(actor.rights)},
        {QStringLiteral("all_units"), actor.scope.all},
        {QStringLiteral("units"), sorted(actor.scope.units)},
    };
}

QSet<QString> setOf(const QJsonValue &array)
{
    QSet<QString> set;
    for (const auto &entry : array.toArray())
        set.insert(entry.toString());
    return set;
}

Result<Actor> actorFromJson(const QJsonObject &json)
{
    Actor actor;
    actor.account = idOf(json.value(QStringLiteral("account")).toString());
    if (actor.account.isNull())
        return bad(QStringLiteral("actor"), "no account");
    actor.person = idOf(json.value(QStringLiteral("person")).toString());
    actor.login = json.value(QStringLiteral("login")).toString();
    actor.displayName = json.value(QStringLiteral("display_name")).toString();
    for (const auto &role : json.value(QStringLiteral("roles")).toArray())
        actor.roles << role.toString();
    actor.rights = setOf(json.value(QStringLiteral("rights")));
    actor.scope.all = json.value(QStringLiteral("all_units")).toBool();
    actor.scope.units = setOf(json.value(QStringLiteral("units")));
    return actor;
}

} // namespace

Result<QJsonDocument> parseJson(const QByteArray &bytes)
{
    if (!simdjson::validate_utf8(bytes.constData(), size_t(bytes.size())))
        return bad(QStringLiteral("body"), "not UTF-8");
    if (nestingOf(bytes) > maxNesting)
        return bad(QStringLiteral("body"), "nested too deep");
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::BadRequest, QStringLiteral("body"), QStringLiteral("at byte %1: %2").arg(error.offset).arg(error.errorString()));
    return document;
}

QByteArray toJson(const Credentials &credentials)
{
    QJsonObject json{{QStringLiteral("login"), credentials.login}, {QStringLiteral("password"), credentials.password}};
    if (!credentials.newPassword.isEmpty())
        json.insert(QStringLiteral("new_password"), credentials.newPassword);
    if (!credentials.device.isEmpty())
        json.insert(QStringLiteral("device"), credentials.device);
    return compact(json);
}

Result<Credentials> credentialsFromJson(const QByteArray &bytes)
{
    struct Member {
        QLatin1StringView name;
        QString Credentials::*text;
        bool required;
    };
    static constexpr std::array members{
        Member{QLatin1StringView("login"), &Credentials::login, true},
        Member{QLatin1StringView("password"), &Credentials::password, true},
        Member{QLatin1StringView("new_password"), &Credentials::newPassword, false},
        Member{QLatin1StringView("device"), &Credentials::device, false},
    };
    const auto json = parseObject(bytes);
    if (!json)
        return Unexpected(json.error());
    for (auto it = json->begin(); it != json->end(); ++it)
        if (std::ranges::find(members, it.key(), &Member::name) == members.end())
            return bad(it.key(), "unknown member");
    Credentials credentials;
    for (const auto &member : members) {
        const auto value = json->value(member.name);
        const bool absent = value.isUndefined() && !member.required;
        if (!absent && (!value.isString() || value.toString().size() > 1000))
            return bad(member.name, "not a text of at most 1000 characters");
        credentials.*member.text = value.toString();
    }
    return credentials;
}

QByteArray toJson(const Session &session)
{
    return compact(QJsonObject{
        {QStringLiteral("token"), QString::fromLatin1(session.token)},
        {QStringLiteral("actor"), actorToJson(session.actor)},
        {QStringLiteral("ruleset_version"), session.rulesetVersion},
        {QStringLiteral("server_time"), session.serverTime.ms},
        {QStringLiteral("expires_at"), session.expiresAt.ms},
        {QStringLiteral("must_change_password"), session.mustChangePassword},
    });
}

Result<Session> sessionFromJson(const QByteArray &bytes)
{
    const auto json = parseObject(bytes);
    if (!json)
        return Unexpected(json.error());
    auto actor = actorFromJson(json->value(QStringLiteral("actor")).toObject());
    if (!actor)
        return Unexpected(actor.error());
    Session session{
        .token = json->value(QStringLiteral("token")).toString().toLatin1(),
        .actor = *std::move(actor),
        .rulesetVersion = json->value(QStringLiteral("ruleset_version")).toInt(),
        .serverTime = {json->value(QStringLiteral("server_time")).toInteger()},
        .expiresAt = {json->value(QStringLiteral("expires_at")).toInteger()},
        .mustChangePassword = json->value(QStringLiteral("must_change_password")).toBool(),
    };
    // The token goes into a header: nothing but visible ASCII may stand in it.
    const bool plain = std::ranges::all_of(session.token, [](char c) { return c > ' ' && c < 127; });
    if (session.token.isEmpty() || session.token.size() > 500 || !plain)
        return bad(QStringLiteral("token"), "no token");
    return session;
}

QByteArray toJson(const std::vector<Command> &commands)
{
    return arrayOf(commands);
}

Result<std::vector<Command>> commandsFromJson(const QByteArray &bytes)
{
    return parseArray(bytes).and_then([](const QJsonArray &array) -> Result<std::vector<Command>> {
        if (array.isEmpty())
            return bad(QStringLiteral("body"), "no command");
        if (array.size() > maxCommands)
            return fail(ErrorCode::TooLarge, QStringLiteral("body"), QStringLiteral("more than %1 commands").arg(maxCommands));
        return eachOf<Command>(array, &commandFromJson);
    });
}

QByteArray toJson(const std::vector<Receipt> &receipts)
{
    return arrayOf(receipts);
}

Result<std::vector<Receipt>> receiptsFromJson(const QByteArray &bytes)
{
    return parseArray(bytes).and_then([](const QJsonArray &array) { return eachOf<Receipt>(array, &receiptFromJson); });
}

QByteArray toJson(const std::vector<EntityCount> &counts)
{
    QJsonArray array;
    for (const auto &count : counts)
        array.append(QJsonObject{{QStringLiteral("entity"), count.entity}, {QStringLiteral("rows"), count.rows}});
    return compact(array);
}

Result<std::vector<EntityCount>> countsFromJson(const QByteArray &bytes)
{
    const auto read = [](const QJsonObject &json) -> Result<EntityCount> {
        const auto rows = json.value(QStringLiteral("rows"));
        if (!rows.isDouble() || rows.toInteger(-1) < 0)
            return bad(QStringLiteral("rows"), "not a count");
        return EntityCount{json.value(QStringLiteral("entity")).toString(), rows.toInteger()};
    };
    return parseArray(bytes).and_then([&](const QJsonArray &array) { return eachOf<EntityCount>(array, +read); });
}

QByteArray toJson(const Cursor &cursor)
{
    return compact(QJsonObject{{QStringLiteral("cursor"), QString::fromLatin1(cursor.text)}});
}

Result<Cursor> cursorFromJson(const QByteArray &bytes)
{
    return parseObject(bytes).and_then([](const QJsonObject &json) -> Result<Cursor> {
        const auto text = json.value(QStringLiteral("cursor"));
        if (!text.isString() || text.toString().isEmpty())
            return bad(QStringLiteral("cursor"), "no cursor");
        return Cursor{text.toString().toLatin1()};
    });
}

QByteArray toJson(const FileProgress &progress)
{
    return compact(QJsonObject{{QStringLiteral("received"), progress.received}, {QStringLiteral("complete"), progress.complete}});
}

Result<FileProgress> fileProgressFromJson(const QByteArray &bytes)
{
    return parseObject(bytes).and_then([](const QJsonObject &json) -> Result<FileProgress> {
        const auto received = json.value(QStringLiteral("received"));
        const auto complete = json.value(QStringLiteral("complete"));
        if (!received.isDouble() || received.toInteger(-1) < 0 || !complete.isBool())
            return fail(ErrorCode::BadRequest, QStringLiteral("received"), QStringLiteral("not how far a file has come"));
        return FileProgress{received.toInteger(), complete.toBool()};
    });
}

QByteArray problemToJson(const Error &error, int status, const QString &requestId)
{
    QJsonObject json{
        {QStringLiteral("title"), contract::textOf(error.code).replace(u'_', u' ')},
        {QStringLiteral("status"), status},
        {QStringLiteral("code"), contract::textOf(error.code)},
    };
    if (!error.field.isEmpty())
        json.insert(QStringLiteral("field"), error.field);
    if (!error.message.isEmpty())
        json.insert(QStringLiteral("detail"), error.message);
    if (!requestId.isEmpty())
        json.insert(QStringLiteral("request"), requestId);
    return compact(json);
}

Error errorFromProblem(const QByteArray &bytes, ErrorCode otherwise)
{
    const auto json = parseObject(bytes);
    if (!json || !json->value(QStringLiteral("code")).isString())
        return {otherwise, {}, QStringLiteral("the answer is no problem+json")};
    return {
        errorCodeOf(json->value(QStringLiteral("code")).toString()),
        json->value(QStringLiteral("field")).toString(),
        json->value(QStringLiteral("detail")).toString(),
    };
}

} // namespace wire
