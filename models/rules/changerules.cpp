#include "rules/changerules.h"

#include "contract/codec.h"
#include "rules/permissions.h"
#include "rules/rulefile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rules {

namespace {

constexpr int mostMinutes = 366 * 24 * 60;
constexpr int mostStages = 20;
constexpr std::array modes{std::pair{ApprovalStage::Mode::Any, "any"}, std::pair{ApprovalStage::Mode::All, "all"}, std::pair{ApprovalStage::Mode::Count, "n"}};

const QStringList stageKeys{QStringLiteral("name"), QStringLiteral("roles"), QStringLiteral("persons"), QStringLiteral("mode"), QStringLiteral("n"), QStringLiteral("cab")};

Result<bool> truth(const RuleNode &node, const QString &key)
{
    if (!node.has(key))
        return false;
    const RuleNode member = node.at(key);
    if (!member.value.isBool())
        return member.wrong(QStringLiteral("is neither true nor false"));
    return member.value.toBool();
}

Result<ApprovalStage> stageFrom(const RuleNode &node)
{
    if (const auto known = node.onlyHas(stageKeys); !known)
        return Unexpected(known.error());
    ApprovalStage stage;
    const auto name = node.at(QStringLiteral("name")).text();
    if (!name)
        return Unexpected(name.error());
    stage.name = *name;
    const auto roles = node.has(QStringLiteral("roles")) ? node.at(QStringLiteral("roles")).texts() : Result<QStringList>(QStringList());
    if (!roles)
        return Unexpected(roles.error());
    stage.roles = *roles;
    for (const auto &role : stage.roles)
        if (std::ranges::none_of(allRoles(), [&](const Role &known) { return role == QLatin1StringView(known.code); }))
            return node.at(QStringLiteral("roles")).wrong(QStringLiteral("there is no role %1").arg(role));
    const auto persons = node.has(QStringLiteral("persons")) ? node.at(QStringLiteral("persons")).texts() : Result<QStringList>(QStringList());
    if (!persons)
        return Unexpected(persons.error());
    stage.persons = *persons;
    for (const auto &person : stage.persons)
        if (idOf(person).isNull())
            return node.at(QStringLiteral("persons")).wrong(QStringLiteral("%1 is nobody's id").arg(person));
    if (stage.roles.isEmpty() && stage.persons.isEmpty())
        return node.at(QStringLiteral("roles")).wrong(QStringLiteral("nobody decides here"));
    if (node.has(QStringLiteral("mode"))) {
        const auto code = node.at(QStringLiteral("mode")).text();
        if (!code)
            return Unexpected(code.error());
        const auto mode = std::ranges::find_if(modes, [&](const auto &one) { return *code == QLatin1StringView(one.second); });
        if (mode == modes.end())
            return node.at(QStringLiteral("mode")).wrong(QStringLiteral("is none of any, all and n"));
        stage.mode = mode->first;
    }
    if (stage.mode == ApprovalStage::Mode::Count) {
        const auto count = node.at(QStringLiteral("n")).whole(1, 20);
        if (!count)
            return Unexpected(count.error());
        stage.count = *count;
    }
    const auto cab = truth(node, QStringLiteral("cab"));
    if (!cab)
        return Unexpected(cab.error());
    stage.cab = *cab;
    return stage;
}

Result<std::vector<ApprovalStage>> chainFrom(const RuleNode &node)
{
    const auto nodes = node.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    if (nodes->size() > mostStages)
        return node.wrong(QStringLiteral("has more than %1 stages").arg(mostStages));
    std::vector<ApprovalStage> chain;
    for (const auto &one : *nodes) {
        auto stage = stageFrom(one);
        if (!stage)
            return Unexpected(stage.error());
        chain.push_back(*std::move(stage));
    }
    return chain;
}

/// "22:00" in minutes from midnight.
Result<int> minuteFrom(const RuleNode &node)
{
    return node.text().and_then([&](const QString &text) -> Result<int> {
        const auto time = QTime::fromString(text, QStringLiteral("HH:mm"));
        if (!time.isValid())
            return node.wrong(QStringLiteral("is no time of day like 22:00"));
        return time.hour() * 60 + time.minute();
    });
}

Result<void> readClass(const RuleNode &node, ClassRule &rule)
{
    if (const auto known = node.onlyHas({QStringLiteral("chain"), QStringLiteral("lead_minutes"), QStringLiteral("required"), QStringLiteral("watched"), QStringLiteral("usual"),
                                         QStringLiteral("passes_freezes"), QStringLiteral("papers_later")});
        !known)
        return known;
    auto chain = chainFrom(node.at(QStringLiteral("chain")));
    if (!chain)
        return Unexpected(chain.error());
    rule.chain = *std::move(chain);
    const auto lead = node.at(QStringLiteral("lead_minutes")).whole(0, mostMinutes);
    if (!lead)
        return Unexpected(lead.error());
    rule.leadMinutes = *lead;
    const auto required = node.at(QStringLiteral("required")).texts();
    if (!required)
        return Unexpected(required.error());
    rule.required = *required;
    for (const auto &field : rule.required)
        if (shapeOf<ChangeRequest>().indexOf(field) < 0)
            return node.at(QStringLiteral("required")).wrong(QStringLiteral("a change has no field %1").arg(field));
    for (auto [key, member] : {std::pair{"watched", &ClassRule::watched}, std::pair{"passes_freezes", &ClassRule::passesFreezes}, std::pair{"papers_later", &ClassRule::papersLater}}) {
        const auto value = truth(node, QString::fromLatin1(key));
        if (!value)
            return Unexpected(value.error());
        rule.*member = *value;
    }
    if (node.has(QStringLiteral("usual"))) {
        const RuleNode usual = node.at(QStringLiteral("usual"));
        if (const auto known = usual.onlyHas({QStringLiteral("from"), QStringLiteral("to")}); !known)
            return known;
        const auto from = minuteFrom(usual.at(QStringLiteral("from")));
        const auto to = minuteFrom(usual.at(QStringLiteral("to")));
        if (!from || !to)
            return Unexpected((from ? to : from).error());
        rule.usual = UsualHours{*from, *to};
    }
    return {};
}

Result<void> readWords(const RuleNode &node, QString &code, QString &text, QString &english)
{
    for (const auto &[key, into] : {std::pair{"code", &code}, std::pair{"text", &text}, std::pair{"english", &english}}) {
        const auto value = node.at(QString::fromLatin1(key)).text();
        if (!value)
            return Unexpected(value.error());
        *into = *value;
    }
    return {};
}

Result<RiskQuestion> questionFrom(const RuleNode &node)
{
    RiskQuestion question;
    if (const auto known = node.onlyHas({QStringLiteral("code"), QStringLiteral("kind"), QStringLiteral("text"), QStringLiteral("english"), QStringLiteral("options")}); !known)
        return Unexpected(known.error());
    if (const auto words = readWords(node, question.code, question.text, question.english); !words)
        return Unexpected(words.error());
    const auto kind = node.at(QStringLiteral("kind")).text();
    if (!kind || (*kind != u"impact" && *kind != u"likelihood"))
        return node.at(QStringLiteral("kind")).wrong(QStringLiteral("is neither impact nor likelihood"));
    question.kind = *kind == u"impact" ? RiskQuestion::Kind::Impact : RiskQuestion::Kind::Likelihood;
    const auto options = node.at(QStringLiteral("options")).elements();
    if (!options)
        return Unexpected(options.error());
    for (const auto &one : *options) {
        RiskOption option;
        if (const auto known = one.onlyHas({QStringLiteral("code"), QStringLiteral("text"), QStringLiteral("english"), QStringLiteral("points")}); !known)
            return Unexpected(known.error());
        if (const auto words = readWords(one, option.code, option.text, option.english); !words)
            return Unexpected(words.error());
        const auto points = one.at(QStringLiteral("points")).whole(0, 4);
        if (!points)
            return Unexpected(points.error());
        option.points = *points;
        question.options.push_back(std::move(option));
    }
    return question;
}

} // namespace

QString chainToJson(std::span<const ApprovalStage> chain)
{
    QJsonArray array;
    for (const auto &stage : chain) {
        QJsonObject object{{QStringLiteral("name"), stage.name}, {QStringLiteral("roles"), QJsonArray::fromStringList(stage.roles)}};
        if (!stage.persons.isEmpty())
            object.insert(QStringLiteral("persons"), QJsonArray::fromStringList(stage.persons));
        if (stage.mode != ApprovalStage::Mode::Any)
            object.insert(QStringLiteral("mode"), QString::fromLatin1(std::ranges::find(modes, stage.mode, &decltype(modes)::value_type::first)->second));
        if (stage.mode == ApprovalStage::Mode::Count)
            object.insert(QStringLiteral("n"), stage.count);
        if (stage.cab)
            object.insert(QStringLiteral("cab"), true);
        array.append(object);
    }
    return chain.empty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Result<std::vector<ApprovalStage>> chainFromJson(const QString &json)
{
    if (json.isEmpty())
        return std::vector<ApprovalStage>();
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return fail(ErrorCode::InvalidValue, QStringLiteral("chain"), QStringLiteral("is no list of stages"));
    return chainFrom({document.array(), QStringLiteral("chain")});
}

Result<ChangeRules> changeRulesFromJson(const QByteArray &json)
{
    const auto file = ruleFileFromJson(json, {QStringLiteral("margin_minutes"), QStringLiteral("papers_minutes"), QStringLiteral("template_runs"), QStringLiteral("major_from"),
                                              QStringLiteral("classes"), QStringLiteral("questions")});
    if (!file)
        return Unexpected(file.error());
    ChangeRules rules;
    rules.name = file->name;
    rules.version = file->version;
    for (const auto &[key, member, most] : {std::tuple{"margin_minutes", &ChangeRules::marginMinutes, 24 * 60}, std::tuple{"papers_minutes", &ChangeRules::papersMinutes, mostMinutes},
                                            std::tuple{"template_runs", &ChangeRules::templateRuns, 1000}, std::tuple{"major_from", &ChangeRules::majorFrom, 20}}) {
        const auto value = file->root.at(QString::fromLatin1(key)).whole(0, most);
        if (!value)
            return Unexpected(value.error());
        rules.*member = *value;
    }
    const RuleNode classes = file->root.at(QStringLiteral("classes"));
    QStringList codes;
    for (const auto &choice : Choices<ChangeClass>::all) {
        codes << QString::fromLatin1(choice.code);
        if (const auto read = readClass(classes.at(codes.back()), rules.classes[choice.value]); !read)
            return Unexpected(read.error());
    }
    if (const auto known = classes.onlyHas(codes); !known)
        return Unexpected(known.error());
    const auto questions = file->root.at(QStringLiteral("questions")).elements();
    if (!questions)
        return Unexpected(questions.error());
    for (const auto &one : *questions) {
        auto question = questionFrom(one);
        if (!question)
            return Unexpected(question.error());
        rules.questions.push_back(*std::move(question));
    }
    return rules;
}

const ChangeRules &shippedChangeRules()
{
    static const ChangeRules shipped = [] {
        auto read = changeRulesFromJson(shippedPolicyFile(QStringLiteral("change-rules.json")));
        Q_ASSERT_X(read, "shippedChangeRules", "the shipped rules are understood");
        return *std::move(read);
    }();
    return shipped;
}

} // namespace rules
