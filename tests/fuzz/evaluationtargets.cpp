#include "fuzz/targets.h"

#include "contract/catalogue.h"
#include "exchange/templatesheet.h"
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

/// The cells of a workbook as lines: "#indicators" begins a sheet, tabs part the cells.
std::vector<exchange::TemplateTable> tablesOf(const std::string &input)
{
    std::vector<exchange::TemplateTable> tables;
    qint64 line = 0;
    for (const auto &row : QString::fromStdString(input).split(u'\n')) {
        ++line;
        if (row.startsWith(u'#')) {
            tables.push_back({.name = row.mid(1), .rows = {}});
        } else if (!tables.empty()) {
            const auto cells = row.split(u'\t');
            tables.back().rows.push_back({.line = line, .cells = {cells.begin(), cells.end()}});
        }
    }
    return tables;
}

Verdict workbook(const std::string &input)
{
    static const exchange::Words words(contract::shippedCatalogues(), nullptr);
    const auto read = exchange::TemplateSheet(words).read(tablesOf(input));
    if (!read.problems.empty()) {
        const bool said = std::ranges::all_of(read.problems, [](const exchange::TemplateProblem &problem) { return !problem.reason.isEmpty(); });
        return {false, said && read.document == Template() ? "" : "a workbook was refused without a reason, or something of it was taken"};
    }
    const auto again = templateFromJson(toJson(read.document));
    return {true, again && *again == read.document ? "" : "a template of a workbook does not come back the same"};
}

std::string someTables()
{
    return "#general\nitem\tvalue\ncode\ttrial\ntitle\t试评\ndocument\tn\nversion\t1\nsource_note\town\neffective_on\t2026-01-01\nfew_answers\t5\nimprove_below\t80\n"
           "#dimensions\ncode\tname\tweight\nD1\t过程\t100\n"
           "#indicators\ncode\tdimension\tname\tweight\trule\tformula\ttarget\tfloor\tzero\tquality\tevaluators\nP1\tD1\t及时率\t60\tband\tcount(incidents: response_kept = kept) / count(incidents)\t98\t85.5\tfull\tresponsiveness\tuser, supervisor\n"
           "P2\tD1\t事件\t40\tdeduct\t\t\t\tnot_applicable\treliability\t\n"
           "#rules\nindicator\tpart\tname\tformula\tpoints\tbelow\nP2\tdeduction\t一级事件\tcount(incidents: priority = P1)\t1.5\t\n"
           "#evaluators\nparty\tweight\nauthority\t50\nuser\t30\n"
           "#grades\ncode\tname\tfrom\ngood\t良好\t80\npoor\t不合格\t0\n";
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
        {"exchange::TemplateSheet", {someTables()}, workbook},
        {"evaluation::resultFromJson", {someResult()}, result},
        {"evaluation::figuresFromInputs", {someInputs()}, inputs},
        {"evaluation::codeFromText", {shortCode({}, QStringLiteral("A"), {}).toStdString(), shortCode({}, QStringLiteral("B"), {}).toLower().toStdString()}, code},
    };
    return targets;
}

} // namespace fuzz
