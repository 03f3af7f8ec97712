#include "items/listqueryjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace items {

namespace {

using Test = replica::ListFilter::Test;

struct TestWord {
    Test test;
    const char *word;
};
constexpr std::array testWords{
    TestWord{Test::Contains, "contains"}, TestWord{Test::StartsWith, "starts_with"}, TestWord{Test::AnyOf, "any_of"},
    TestWord{Test::Between, "between"},   TestWord{Test::Empty, "empty"},            TestWord{Test::NotEmpty, "not_empty"},
    TestWord{Test::AnyWord, "any_word"},  TestWord{Test::NoneOf, "none_of"},
};

Unexpected bad(const QString &what)
{
    return fail(ErrorCode::BadRequest, what, QStringLiteral("not a kept list query"));
}

} // namespace

QString jsonOf(const replica::ListQuery &query)
{
    QJsonArray filters;
    for (const auto &filter : query.filters) {
        QJsonArray values;
        for (const auto &value : filter.values)
            values.append(toJson(value));
        const auto word = std::ranges::find(testWords, filter.test, &TestWord::test);
        filters.append(QJsonObject{{QStringLiteral("field"), filter.field}, {QStringLiteral("test"), QString::fromLatin1(word->word)}, {QStringLiteral("values"), values}});
    }
    QJsonObject kept{{QStringLiteral("entity"), query.entity}, {QStringLiteral("filters"), filters}};
    QJsonArray sorts; // "-name" descends
    for (const auto &sort : query.sorts)
        sorts.append(sort.order == replica::Order::Descending ? u'-' + sort.field : sort.field);
    if (!sorts.isEmpty())
        kept.insert(QStringLiteral("sorts"), sorts);
    if (query.retired != replica::RetiredRows::Hidden)
        kept.insert(QStringLiteral("retired"), query.retired == replica::RetiredRows::Only ? QStringLiteral("only") : QStringLiteral("shown"));
    return QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

Result<replica::ListQuery> listQueryOf(const QString &json)
{
    const auto object = QJsonDocument::fromJson(json.toUtf8()).object();
    replica::ListQuery query{.entity = object.value(QStringLiteral("entity")).toString()};
    const Shape *shape = shapeNamed(query.entity);
    if (!shape || !object.value(QStringLiteral("filters")).isArray())
        return bad(QStringLiteral("entity"));
    for (const auto &each : object.value(QStringLiteral("filters")).toArray()) {
        const auto filter = each.toObject();
        const QString word = filter.value(QStringLiteral("test")).toString();
        const auto known = std::ranges::find_if(testWords, [&](const TestWord &one) { return word == QLatin1StringView(one.word); });
        const QString field = filter.value(QStringLiteral("field")).toString();
        if (known == testWords.end() || shape->indexOf(field) < 0)
            return bad(field);
        replica::ListFilter kept{field, known->test, {}};
        for (const auto &value : filter.value(QStringLiteral("values")).toArray())
            kept.values.push_back(valueFromJson(value));
        query.filters.push_back(std::move(kept));
    }
    for (const auto &each : object.value(QStringLiteral("sorts")).toArray()) {
        const QString word = each.toString();
        const bool descends = word.startsWith(u'-');
        const QString field = word.mid(descends ? 1 : 0);
        if (shape->indexOf(field) < 0)
            return bad(QStringLiteral("sorts"));
        query.sorts.push_back({field, descends ? replica::Order::Descending : replica::Order::Ascending});
    }
    const QString retired = object.value(QStringLiteral("retired")).toString();
    if (retired == u"only" || retired == u"shown")
        query.retired = retired == u"only" ? replica::RetiredRows::Only : replica::RetiredRows::Shown;
    else if (!retired.isEmpty())
        return bad(QStringLiteral("retired"));
    return query;
}

} // namespace items
