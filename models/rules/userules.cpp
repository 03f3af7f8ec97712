#include "rules/userules.h"

#include "rules/rulefile.h"

namespace rules {

namespace {

const Shape &resources()
{
    return shapeOf<Resource>();
}

Result<UseLimit> limitOf(const RuleNode &node)
{
    constexpr std::array tests{std::pair{"below", UseLimit::Test::Below}, std::pair{"at_most", UseLimit::Test::AtMost}, std::pair{"above", UseLimit::Test::Above}};
    if (const auto known = node.onlyHas({QStringLiteral("figure"), QStringLiteral("below"), QStringLiteral("at_most"), QStringLiteral("above")}); !known)
        return Unexpected(known.error());
    const auto figure = node.at(QStringLiteral("figure")).field(resources());
    if (!figure)
        return Unexpected(figure.error());
    if (resources().fields[size_t(*figure)].kind != FieldKind::Real)
        return node.at(QStringLiteral("figure")).wrong(QStringLiteral("a figure of utilisation is wanted"));
    for (const auto &[key, test] : tests) {
        const auto argument = node.at(QString::fromLatin1(key));
        if (argument.value.isUndefined())
            continue;
        return argument.number().map([&](double limit) { return UseLimit{*figure, test, limit}; });
    }
    return node.wrong(QStringLiteral("below, at_most or above is wanted"));
}

Result<UseVerdict> verdictOf(const RuleNode &node)
{
    UseVerdict verdict;
    if (const auto known = node.onlyHas({QStringLiteral("code"), QStringLiteral("zh"), QStringLiteral("en"), QStringLiteral("when")}); !known)
        return Unexpected(known.error());
    for (const auto &[key, place] : {std::pair{"code", &verdict.code}, std::pair{"zh", &verdict.zh}, std::pair{"en", &verdict.en}}) {
        auto text = node.at(QString::fromLatin1(key)).text();
        if (!text)
            return Unexpected(text.error());
        *place = *std::move(text);
    }
    const auto nodes = node.at(QStringLiteral("when")).elements();
    if (!nodes)
        return Unexpected(nodes.error());
    for (const auto &one : *nodes) {
        const auto limit = limitOf(one);
        if (!limit)
            return Unexpected(limit.error());
        verdict.when.push_back(*limit);
    }
    return verdict;
}

Result<QStringList> statesIn(const RuleFile &file)
{
    return file.root.at(QStringLiteral("states")).codesOf(resources().fields[size_t(resources().indexOf(u"state"))]);
}

bool isMet(const UseLimit &limit, double figure)
{
    switch (limit.test) {
    case UseLimit::Test::Below:
        return figure < limit.limit;
    case UseLimit::Test::AtMost:
        return figure <= limit.limit;
    case UseLimit::Test::Above:
        return figure > limit.limit;
    }
    return false;
}

bool isIn(const Record &resource, const QStringList &states)
{
    static const auto state = size_t(resources().indexOf(u"state"));
    return !resource.retired && states.contains(text(resource.values[state]));
}

/// A shipped rule set; it is tested, so it is right.
template <class Rules> Rules shipped(const QString &file, Result<Rules> (*read)(const QByteArray &))
{
    auto rules = read(shippedRuleFile(file));
    Q_ASSERT_X(rules, "shipped rules", qPrintable(file));
    return std::move(rules).value_or(Rules());
}

} // namespace

Result<UseRules> useRulesFromJson(const QByteArray &json)
{
    const auto file = ruleFileFromJson(json, {QStringLiteral("states"), QStringLiteral("exemptions"), QStringLiteral("verdicts")});
    if (!file)
        return Unexpected(file.error());
    UseRules rules{file->name, file->version, file->sourceNote, {}, {}, {}};
    const auto states = statesIn(*file);
    if (!states)
        return Unexpected(states.error());
    rules.states = *states;
    const auto exemptions = file->root.at(QStringLiteral("exemptions")).texts();
    if (!exemptions)
        return Unexpected(exemptions.error());
    rules.exemptions = *exemptions;
    const auto nodes = file->root.at(QStringLiteral("verdicts")).elements();
    if (!nodes)
        return Unexpected(nodes.error());
    for (const auto &node : *nodes) {
        auto verdict = verdictOf(node);
        if (!verdict)
            return Unexpected(verdict.error());
        rules.verdicts.push_back(*std::move(verdict));
    }
    return rules;
}

const UseRules &shippedUseRules()
{
    static const UseRules rules = shipped(QStringLiteral("low-use.json"), &useRulesFromJson);
    return rules;
}

std::vector<UseStep> arithmeticOf(const Record &resource, const UseVerdict &verdict)
{
    std::vector<UseStep> steps;
    for (const auto &limit : verdict.when) {
        UseStep step{limit, std::nullopt, false};
        const auto &value = resource.values[size_t(limit.field)];
        if (const auto *real = std::get_if<double>(&value))
            step.figure = *real;
        else if (const auto *whole = std::get_if<qint64>(&value))
            step.figure = double(*whole);
        step.met = step.figure && isMet(limit, *step.figure);
        steps.push_back(step);
    }
    return steps;
}

bool isReviewed(const Record &resource, const UseRules &rules)
{
    return isIn(resource, rules.states);
}

std::optional<UseFinding> useFindingOf(const Record &resource, const UseRules &rules)
{
    static const auto exemption = size_t(resources().indexOf(u"use_exemption"));
    if (!isReviewed(resource, rules))
        return std::nullopt;
    for (const auto &verdict : rules.verdicts) {
        auto steps = arithmeticOf(resource, verdict);
        if (std::ranges::all_of(steps, &UseStep::met))
            return UseFinding{&verdict, std::move(steps), rules.exemptions.contains(text(resource.values[exemption]))};
    }
    return std::nullopt;
}

Result<ExpiryRules> expiryRulesFromJson(const QByteArray &json)
{
    const auto file = ruleFileFromJson(json, {QStringLiteral("states"), QStringLiteral("days")});
    if (!file)
        return Unexpected(file.error());
    ExpiryRules rules{file->name, file->version, file->sourceNote, {}, {}};
    const auto states = statesIn(*file);
    if (!states)
        return Unexpected(states.error());
    rules.states = *states;
    const auto nodes = file->root.at(QStringLiteral("days")).elements();
    if (!nodes)
        return Unexpected(nodes.error());
    for (const auto &node : *nodes) {
        const auto days = node.number();
        if (!days)
            return Unexpected(days.error());
        if (*days < 1 || *days > 3'650 || (!rules.days.empty() && *days >= rules.days.back()))
            return node.wrong(QStringLiteral("days from the first reminder to the last, each less than the one before"));
        rules.days.push_back(int(*days));
    }
    return rules;
}

const ExpiryRules &shippedExpiryRules()
{
    static const ExpiryRules rules = shipped(QStringLiteral("expiry.json"), &expiryRulesFromJson);
    return rules;
}

std::optional<Expiry> expiryOf(const Record &resource, const ExpiryRules &rules, QDate today)
{
    static const auto term = size_t(resources().indexOf(u"term_until"));
    if (isEmpty(resource.values[term]) || !isIn(resource, rules.states))
        return std::nullopt;
    const auto until = QDate::fromString(text(resource.values[term]), Qt::ISODate);
    if (!until.isValid())
        return std::nullopt;
    const qint64 left = today.daysTo(until);
    if (left < 0)
        return Expiry{int(rules.days.size()), left};
    int reminder = -1;
    while (reminder + 1 < int(rules.days.size()) && left <= rules.days[size_t(reminder + 1)])
        ++reminder;
    if (reminder < 0)
        return std::nullopt;
    return Expiry{reminder, left};
}

} // namespace rules
