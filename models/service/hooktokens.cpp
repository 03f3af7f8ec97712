#include "service/hooktokens.h"

#include "service/passwords.h"
#include "service/settings.h"

namespace service {

namespace {

constexpr QLatin1StringView prefix{"hook_token:"};
constexpr int longestName = 40;

/// "<digest> <milliseconds>"
QString valueOf(const QByteArray &token, Instant madeAt)
{
    return digestOfToken(token) + u' ' + QString::number(madeAt.ms);
}

/// Calls `take` with the name and value of each token.
template <class Take> Result<void> walk(store::Database &database, Take take)
{
    auto row = database.run(QStringLiteral("SELECT name, value FROM setting WHERE name LIKE 'hook\\_token:%' ESCAPE '\\' ORDER BY name"));
    if (!row)
        return Unexpected(row.error());
    while (row->next())
        take(row->text(0).mid(prefix.size()), row->text(1));
    return {};
}

} // namespace

bool isHookName(QStringView name)
{
    const auto mayStand = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-'; };
    return !name.isEmpty() && name.size() <= longestName && std::ranges::all_of(name, mayStand);
}

Result<QByteArray> makeHookToken(store::Database &database, const QString &name, Instant now)
{
    if (!isHookName(name))
        return fail(ErrorCode::InvalidValue, QStringLiteral("name"), QStringLiteral("letters, digits, dots and dashes are wanted"));
    const QByteArray token = freshToken();
    return writeSetting(database, prefix + name, valueOf(token, now)).map([&] { return token; });
}

Result<bool> dropHookToken(store::Database &database, const QString &name)
{
    return database.run(QStringLiteral("DELETE FROM setting WHERE name = ?"), {prefix + name}).map([](const store::Statement &done) { return done.affected() > 0; });
}

Result<std::vector<HookToken>> hookTokens(store::Database &database)
{
    std::vector<HookToken> tokens;
    return walk(database, [&](const QString &name, const QString &value) { tokens.push_back({name, {value.section(u' ', 1).toLongLong()}}); }).map([&] { return tokens; });
}

Result<QString> hookOf(store::Database &database, const QByteArray &token)
{
    // Digests are compared, so how long a comparison takes tells nothing about a token.
    const QString digest = digestOfToken(token);
    QString found;
    return walk(database, [&](const QString &name, const QString &value) {
               if (value.section(u' ', 0, 0) == digest)
                   found = name;
           })
        .map([&] { return found; });
}

} // namespace service
