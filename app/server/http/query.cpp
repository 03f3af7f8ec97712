#include "app/server/http/query.h"

#include <QStringDecoder>
#include <algorithm>

namespace server {

namespace {

int hexOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

Unexpected bad(const QString &field, const char *why)
{
    return fail(ErrorCode::BadRequest, field, QString::fromLatin1(why));
}

} // namespace

Result<QString> percentDecoded(std::string_view text, Plus plus)
{
    QByteArray bytes;
    bytes.reserve(qsizetype(text.size()));
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i] == '+' && plus == Plus::IsSpace ? ' ' : text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexOf(text[i + 1]) : -1;
        const int low = high >= 0 ? hexOf(text[i + 2]) : -1;
        if (low < 0)
            return bad(QStringLiteral("target"), "a bad percent code");
        bytes += char(high * 16 + low);
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString decoded = decoder(bytes);
    if (decoder.hasError() || decoded.contains(QChar(0)))
        return bad(QStringLiteral("target"), "not UTF-8");
    return decoded;
}

Result<Query> Query::parse(std::string_view text)
{
    Query query;
    while (!text.empty()) {
        const auto pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        if (pair.empty())
            continue;
        const size_t equals = pair.find('=');
        auto name = percentDecoded(pair.substr(0, equals), Plus::IsSpace);
        auto value = equals == std::string_view::npos ? Result<QString>(QString()) : percentDecoded(pair.substr(equals + 1), Plus::IsSpace);
        if (!name || !value)
            return Unexpected(name ? value.error() : name.error());
        if (std::ranges::find(query.m_parameters, *name, &Parameter::name) != query.m_parameters.end())
            return bad(*name, "stands twice");
        query.m_parameters.push_back({*std::move(name), *std::move(value)});
    }
    return query;
}

QString Query::value(QLatin1StringView name) const
{
    const auto found = std::ranges::find(m_parameters, name, &Parameter::name);
    return found == m_parameters.end() ? QString() : found->value;
}

Result<int> Query::number(QLatin1StringView name, int otherwise, int least, int most) const
{
    const auto found = std::ranges::find(m_parameters, name, &Parameter::name);
    if (found == m_parameters.end())
        return otherwise;
    bool isNumber = false;
    const int number = found->value.toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return fail(ErrorCode::BadRequest, name, QStringLiteral("not a number from %1 to %2").arg(least).arg(most));
    return number;
}

Result<void> Query::allowOnly(std::initializer_list<QLatin1StringView> names) const
{
    for (const auto &parameter : m_parameters)
        if (std::ranges::find(names, parameter.name) == names.end())
            return bad(parameter.name, "unknown parameter");
    return {};
}

} // namespace server
