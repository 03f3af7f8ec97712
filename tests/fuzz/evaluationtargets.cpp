#include "fuzz/targets.h"

#include "rules/evaluation/inputs.h"
#include "rules/evaluation/result.h"
#include "rules/evaluation/shortcode.h"

#include <QJsonDocument>

using namespace rules::evaluation;

namespace fuzz {

namespace {

Verdict formula(const std::string &input)
{
    const QString text = QString::fromStdString(input);
    const auto read = formulaFromText(text);
    if (!read) {
        const auto &error = read.error();
        const bool isWithin = error.position >= 0 && error.length >= 0 && error.position + error.length <= text.size();
        return {false, isWithin ? "" : "a formula was refused at a place that it does not have"};
    }
    const auto again = formulaFromText(textOf(*read));
    if (!again || *again != *read)
        return {true, "a formula that was accepted does not come back the same"};
    const std::vector<qint64> values(aggregatesOf(*read).size(), std::numeric_limits<qint64>::max());
    (void)unitOf(*read);
    (void)evaluated(*read, values, 43'200);
    return {true, ""};
}

Verdict document(const std::string &input)
{
    const auto read = templateFromJson(QByteArray::fromStdString(input));
    if (!read)
        return {false, read.error().field.isEmpty() ? "a template was refused without the place" : ""};
    const auto again = templateFromJson(toJson(*read));
    if (!again || *again != *read)
        return {true, "a template that was accepted does not come back the same"};
    const bool isSound = issuesOf(*read).empty();
    const auto plan = planOf(*read, {QDate(2026, 7, 1), QDate(2026, 9, 30)}, {}, {});
    if (isSound && !plan)
        return {true, "a template without issues cannot be counted"};
    const auto score = scored(*read, {}, {});
    return {true, score.total >= 0 && score.total <= 10'000 ? "" : "a total beyond a hundred"};
}

Verdict result(const std::string &input)
{
    const auto read = resultFromJson(QByteArray::fromStdString(input));
    if (!read)
        return {};
    const auto text = canonicalText(*read);
    if (!text)
        return {}; // numbers or characters that have no canonical text
    const auto again = resultFromJson(*text);
    (void)checkResult(*text, shippedTemplates()[0]);
    return {true, again && *again == *read ? "" : "a result that was accepted does not come back the same"};
}

/// A template with one formula, and the plan that its inputs are written by.
const Template &smallTemplate()
{
    static const auto small = [] {
        Template made{.name = QStringLiteral("n"), .version = QStringLiteral("1"), .sourceNote = QStringLiteral("own")};
        Indicator indicator;
        indicator.code = QStringLiteral("A");
        indicator.rule.kind = RuleKind::Band;
        indicator.formula = QStringLiteral("sum(surveys.score: source = paper) / count(surveys)");
        made.indicators = {indicator};
        return made;
    }();
    return small;
}

std::string someInputs()
{
    const auto plan = *planOf(smallTemplate(), {QDate(2026, 7, 1), QDate(2026, 9, 30)}, {}, {});
    std::string text;
    const InputsWriter writer(plan, [&](QByteArrayView piece) { text.append(piece.data(), size_t(piece.size())); });
    return text + R"([0,"0193552a-7c00-7abc-8def-0123456789ab",1,"2026-08-01","paper",9000])" + '\n' + R"([0,"0193552a-7c00-7abc-8def-0123456789ac",2,"2026-08-02","phone",7000])" + '\n';
}

std::string someResult()
{
    const Figures figures{{QDate(2026, 7, 1), QDate(2026, 9, 30)}, {}, {{QStringLiteral("A"), -1, {3, 4}, {{3, 1}, {4, 1}}}}};
    const GivenSheet sheet{{}, contract::Party::User, {{.indicator = QStringLiteral("A"), .ratio = 9'000, .reason = QStringLiteral("核查"), .proof = QStringLiteral("照片")}}};
    return canonicalText(resultOf({.templateDigest = digestOf(smallTemplate())}, smallTemplate(), figures, {sheet}))->toStdString();
}

Verdict inputs(const std::string &input)
{
    const auto read = figuresFromInputs(QByteArray::fromStdString(input), smallTemplate());
    if (!read)
        return {false, read.error().field.isEmpty() ? "inputs were refused without the place" : ""};
    const auto again = figuresFromJson(toJson(*read));
    return {true, again && *again == *read ? "" : "figures do not come back the same"};
}

Verdict code(const std::string &input)
{
    const auto read = codeFromText(QString::fromStdString(input));
    if (!read)
        return {};
    return {true, codeFromText(*read) == read ? "" : "a short code that was accepted does not come back the same"};
}

} // namespace

const std::vector<Target> &evaluationTargets()
{
    static const std::vector<Target> targets{
        {"evaluation::formulaFromText",
         {"count(incidents: response_kept = kept) / count(incidents: response_kept in (kept, missed))", "(period_minutes - sum(incidents.outage_minutes: outage_cause = provider)) / period_minutes",
          "1 - 0.25 * count(people: left_on empty and filed_on not empty and entered_on <= period_end and post = \"a \\\"b\\\"\" by entered_on) / count(resources: cpu_avg <= 12.5 and monitored = yes)"},
         formula},
        {"evaluation::templateFromJson", {toJson(shippedTemplates()[1]).toStdString(), toJson(smallTemplate()).toStdString()}, document},
        {"evaluation::resultFromJson", {someResult()}, result},
        {"evaluation::figuresFromInputs", {someInputs()}, inputs},
        {"evaluation::codeFromText", {shortCode({}, QStringLiteral("A"), {}).toStdString(), shortCode({}, QStringLiteral("B"), {}).toLower().toStdString()}, code},
    };
    return targets;
}

} // namespace fuzz
