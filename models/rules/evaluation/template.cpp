#include "rules/evaluation/template.h"

#include "contract/canonical.h"
#include "contract/digest.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

/// Registers the compiled-in files, which a static library does not do by itself. Outside of every namespace, as the
/// macro demands.
static void registerEvaluationFiles()
{
    Q_INIT_RESOURCE(evaluation);
}

namespace rules::evaluation {

namespace {

constexpr int mostPoints = 10'000;
constexpr int one = 10'000; ///< basis points
constexpr int mostIndicators = 300;
constexpr int mostParts = 30;
constexpr int longestWords = 2'000;

template <class T> struct Coded {
    T value;
    const char *code;
    const char *caption;
};
constexpr std::array qualities{
    Coded{Quality::Security, "security", QT_TRANSLATE_NOOP("EvaluationTemplate", "Security")},
    Coded{Quality::Reliability, "reliability", QT_TRANSLATE_NOOP("EvaluationTemplate", "Reliability")},
    Coded{Quality::Responsiveness, "responsiveness", QT_TRANSLATE_NOOP("EvaluationTemplate", "Responsiveness")},
    Coded{Quality::Tangibility, "tangibility", QT_TRANSLATE_NOOP("EvaluationTemplate", "Tangibility")},
    Coded{Quality::Friendliness, "friendliness", QT_TRANSLATE_NOOP("EvaluationTemplate", "Friendliness")},
};
constexpr std::array ruleKinds{
    Coded{RuleKind::Deduct, "deduct", QT_TRANSLATE_NOOP("EvaluationTemplate", "Points off for each")},
    Coded{RuleKind::Band, "band", QT_TRANSLATE_NOOP("EvaluationTemplate", "Between floor and target")},
    Coded{RuleKind::Ladder, "ladder", QT_TRANSLATE_NOOP("EvaluationTemplate", "By steps")},
    Coded{RuleKind::YesNo, "yes_no", QT_TRANSLATE_NOOP("EvaluationTemplate", "Yes or no")},
    Coded{RuleKind::Manual, "manual", QT_TRANSLATE_NOOP("EvaluationTemplate", "By judgement")},
    Coded{RuleKind::Veto, "veto", QT_TRANSLATE_NOOP("EvaluationTemplate", "Veto")},
    Coded{RuleKind::Bonus, "bonus", QT_TRANSLATE_NOOP("EvaluationTemplate", "Points on top")},
};
constexpr std::array zeroes{Coded{ZeroDenominator::Full, "full", ""}, Coded{ZeroDenominator::NotApplicable, "not_applicable", ""}};
constexpr std::array parties{Coded{Party::Authority, "authority", ""}, Coded{Party::User, "user", ""}, Coded{Party::Provider, "provider", ""}, Coded{Party::Supervisor, "supervisor", ""}};

template <class T, size_t n> const Coded<T> &entryOf(const std::array<Coded<T>, n> &table, T value)
{
    const auto found = std::ranges::find(table, value, &Coded<T>::value);
    Q_ASSERT_X(found != table.end(), "codeOf", "every value has a code");
    return *found;
}
template <class T, size_t n> QString codeIn(const std::array<Coded<T>, n> &table, T value)
{
    return QString::fromLatin1(entryOf(table, value).code);
}

struct ReasonText {
    TemplateIssue::Reason reason;
    const char *text;
};
using Issue = TemplateIssue::Reason;
constexpr std::array reasonTexts{
    ReasonText{Issue::FormulaWrong, "formula_wrong"},
    ReasonText{Issue::FormulaNoRatio, "formula_no_ratio"},
    ReasonText{Issue::FormulaNoCount, "formula_no_count"},
    ReasonText{Issue::FormulaNotWanted, "formula_not_wanted"},
    ReasonText{Issue::NoName, "no_name"},
    ReasonText{Issue::NoIndicators, "no_indicators"},
    ReasonText{Issue::CodeWrong, "code_wrong"},
    ReasonText{Issue::CodeTwice, "code_twice"},
    ReasonText{Issue::UnknownDimension, "unknown_dimension"},
    ReasonText{Issue::DimensionEmpty, "dimension_empty"},
    ReasonText{Issue::DimensionWeight, "dimension_weight"},
    ReasonText{Issue::WeightsSum, "weights_sum"},
    ReasonText{Issue::NoWeight, "no_weight"},
    ReasonText{Issue::WeightNotWanted, "weight_not_wanted"},
    ReasonText{Issue::BandFlat, "band_flat"},
    ReasonText{Issue::LadderOrder, "ladder_order"},
    ReasonText{Issue::LadderEmpty, "ladder_empty"},
    ReasonText{Issue::NoDeductions, "no_deductions"},
    ReasonText{Issue::NoPoints, "no_points"},
    ReasonText{Issue::CapWanted, "cap_wanted"},
    ReasonText{Issue::NoMost, "no_most"},
    ReasonText{Issue::UnknownGrade, "unknown_grade"},
    ReasonText{Issue::NoEvaluators, "no_evaluators"},
    ReasonText{Issue::EvaluatorTwice, "evaluator_twice"},
    ReasonText{Issue::EvaluatorUnknown, "evaluator_unknown"},
    ReasonText{Issue::GradesOrder, "grades_order"},
    ReasonText{Issue::NoGrades, "no_grades"},
};

// ---- reading: each step passes an error on, so that the happy path is one line a member

/// Reads a document's parts one after the other; after the first error nothing more is read.
class Reading
{
public:
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    template <class T> bool take(Result<T> read, T &into)
    {
        if (m_error)
            return false;
        if (!read) {
            m_error = read.error();
            return false;
        }
        into = *std::move(read);
        return true;
    }
    void refuse(const RuleNode &node, const char *why)
    {
        if (!m_error)
            m_error = node.wrong(QString::fromLatin1(why)).value();
    }
    void onlyHas(const RuleNode &node, const QStringList &keys)
    {
        if (const auto known = node.onlyHas(keys); !known && !m_error)
            m_error = known.error();
    }
    /// A text that may be missing or empty.
    QString text(const RuleNode &node)
    {
        if (node.value.isUndefined())
            return {};
        if (!node.value.isString() || node.value.toString().size() > longestWords || !node.value.toString().isValidUtf16() || node.value.toString().contains(QChar(u'\0')))
            refuse(node, "a text of at most 2000 characters is wanted");
        return m_error ? QString() : node.value.toString();
    }
    Words words(const RuleNode &node)
    {
        if (node.value.isUndefined())
            return {};
        onlyHas(node, {QStringLiteral("zh"), QStringLiteral("en")});
        return {text(node.at(QStringLiteral("zh"))), text(node.at(QStringLiteral("en")))};
    }
    int whole(const RuleNode &node, int least, int most, int missing)
    {
        int number = missing;
        if (!node.value.isUndefined())
            take(node.whole(least, most), number);
        return number;
    }
    template <class T, size_t n> T coded(const RuleNode &node, const std::array<Coded<T>, n> &table, std::optional<T> missing = {})
    {
        if (node.value.isUndefined() && missing)
            return *missing;
        const auto found = std::ranges::find_if(table, [code = node.value.toString()](const auto &entry) { return code == QLatin1StringView(entry.code); });
        if (found != table.end())
            return found->value;
        refuse(node, "none of the allowed codes");
        return table.front().value;
    }
    /// The elements of a list that may be missing or empty.
    std::vector<RuleNode> list(const RuleNode &node, int most)
    {
        std::vector<RuleNode> nodes;
        if (node.value.isUndefined() || (node.value.isArray() && node.value.toArray().isEmpty()))
            return nodes;
        if (node.value.toArray().size() > most)
            refuse(node, "too many elements");
        take(node.elements(), nodes);
        return m_error ? std::vector<RuleNode>() : nodes;
    }

private:
    std::optional<Error> m_error;
};

QString k(const char *key)
{
    return QString::fromLatin1(key);
}

Dimension dimensionFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("code"), k("name"), k("weight")});
    return {reading.text(node.at(k("code"))), reading.words(node.at(k("name"))), reading.whole(node.at(k("weight")), 0, mostPoints, 0)};
}

Deduction deductionFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("name"), k("formula"), k("points"), k("below")});
    Deduction deduction{reading.words(node.at(k("name"))), reading.text(node.at(k("formula"))), reading.whole(node.at(k("points")), 0, mostPoints, 0), {}};
    if (node.has(k("below")))
        deduction.below = reading.whole(node.at(k("below")), 0, one, 0);
    return deduction;
}

Rule ruleFrom(Reading &reading, const RuleNode &node)
{
    Rule rule;
    reading.onlyHas(node, {k("kind"), k("target"), k("floor"), k("ladder"), k("deductions"), k("cap"), k("most"), k("grade")});
    rule.kind = reading.coded(node.at(k("kind")), ruleKinds);
    rule.target = reading.whole(node.at(k("target")), 0, one, one);
    rule.floor = reading.whole(node.at(k("floor")), 0, one, 0);
    for (const auto &step : reading.list(node.at(k("ladder")), mostParts)) {
        reading.onlyHas(step, {k("at_least"), k("share")});
        rule.ladder.push_back({reading.whole(step.at(k("at_least")), 0, one, 0), reading.whole(step.at(k("share")), 0, one, 0)});
    }
    for (const auto &deduction : reading.list(node.at(k("deductions")), mostParts))
        rule.deductions.push_back(deductionFrom(reading, deduction));
    if (node.has(k("cap")))
        rule.cap = reading.whole(node.at(k("cap")), 0, mostPoints, 0);
    rule.most = reading.whole(node.at(k("most")), 0, mostPoints, 0);
    rule.grade = reading.text(node.at(k("grade")));
    return rule;
}

Indicator indicatorFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("code"), k("name"), k("definition"), k("dimension"), k("weight"), k("quality"), k("clause"), k("rule"), k("formula"), k("zero"), k("evidence"), k("evaluators")});
    Indicator indicator;
    indicator.code = reading.text(node.at(k("code")));
    indicator.name = reading.words(node.at(k("name")));
    indicator.definition = reading.words(node.at(k("definition")));
    indicator.dimension = reading.text(node.at(k("dimension")));
    indicator.weight = reading.whole(node.at(k("weight")), 0, mostPoints, 0);
    indicator.quality = reading.coded(node.at(k("quality")), qualities, std::optional(Quality::Reliability));
    indicator.clause = reading.text(node.at(k("clause")));
    indicator.rule = ruleFrom(reading, node.at(k("rule")));
    indicator.formula = reading.text(node.at(k("formula")));
    indicator.zero = reading.coded(node.at(k("zero")), zeroes, std::optional(ZeroDenominator::Full));
    indicator.evidence = reading.words(node.at(k("evidence")));
    for (const auto &party : reading.list(node.at(k("evaluators")), int(parties.size())))
        indicator.evaluators.push_back(reading.coded(party, parties));
    return indicator;
}

Evaluator evaluatorFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("party"), k("weight")});
    return {reading.coded(node.at(k("party")), parties), reading.whole(node.at(k("weight")), 0, mostPoints, 0)};
}

Grade gradeFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("code"), k("name"), k("from")});
    return {reading.text(node.at(k("code"))), reading.words(node.at(k("name"))), reading.whole(node.at(k("from")), 0, mostPoints, 0)};
}

// ---- writing

QJsonObject jsonOf(const Words &words)
{
    return {{k("zh"), words.zh}, {k("en"), words.en}};
}

QJsonObject jsonOf(const Rule &rule)
{
    QJsonObject json{{k("kind"), codeOf(rule.kind)}};
    if (rule.kind == RuleKind::Band) {
        json.insert(k("target"), rule.target);
        json.insert(k("floor"), rule.floor);
    } else {
        if (rule.target != Rule().target)
            json.insert(k("target"), rule.target);
        if (rule.floor != 0)
            json.insert(k("floor"), rule.floor);
    }
    QJsonArray ladder;
    for (const auto &step : rule.ladder)
        ladder.append(QJsonObject{{k("at_least"), step.atLeast}, {k("share"), step.share}});
    if (!ladder.isEmpty())
        json.insert(k("ladder"), ladder);
    QJsonArray deductions;
    for (const auto &deduction : rule.deductions) {
        QJsonObject one{{k("name"), jsonOf(deduction.name)}, {k("formula"), deduction.formula}, {k("points"), deduction.points}};
        if (deduction.below)
            one.insert(k("below"), *deduction.below);
        deductions.append(one);
    }
    if (!deductions.isEmpty())
        json.insert(k("deductions"), deductions);
    if (rule.cap)
        json.insert(k("cap"), *rule.cap);
    if (rule.most != 0)
        json.insert(k("most"), rule.most);
    if (!rule.grade.isEmpty())
        json.insert(k("grade"), rule.grade);
    return json;
}

QJsonObject jsonOf(const Indicator &indicator)
{
    QJsonObject json{{k("code"), indicator.code}, {k("name"), jsonOf(indicator.name)}, {k("definition"), jsonOf(indicator.definition)}, {k("weight"), indicator.weight},
        {k("quality"), codeOf(indicator.quality)}, {k("clause"), indicator.clause}, {k("rule"), jsonOf(indicator.rule)}, {k("zero"), codeIn(zeroes, indicator.zero)},
        {k("evidence"), jsonOf(indicator.evidence)}, {k("dimension"), indicator.dimension}, {k("formula"), indicator.formula}};
    QJsonArray evaluators;
    for (const auto party : indicator.evaluators)
        evaluators.append(codeIn(parties, party));
    if (!evaluators.isEmpty())
        json.insert(k("evaluators"), evaluators);
    return json;
}

QJsonObject jsonOf(const Template &document)
{
    QJsonArray dimensions;
    for (const auto &dimension : document.dimensions)
        dimensions.append(QJsonObject{{k("code"), dimension.code}, {k("name"), jsonOf(dimension.name)}, {k("weight"), dimension.weight}});
    QJsonArray indicators;
    for (const auto &indicator : document.indicators)
        indicators.append(jsonOf(indicator));
    QJsonArray evaluators;
    for (const auto &evaluator : document.evaluators)
        evaluators.append(QJsonObject{{k("party"), codeIn(parties, evaluator.party)}, {k("weight"), evaluator.weight}});
    QJsonArray grades;
    for (const auto &grade : document.grades)
        grades.append(QJsonObject{{k("code"), grade.code}, {k("name"), jsonOf(grade.name)}, {k("from"), grade.from}});
    QJsonObject json{{k("name"), document.name}, {k("version"), document.version}, {k("source_note"), document.sourceNote}, {k("code"), document.code}, {k("title"), jsonOf(document.title)},
        {k("dimensions"), dimensions}, {k("indicators"), indicators}, {k("evaluators"), evaluators}, {k("grades"), grades}, {k("few_answers"), document.fewAnswers},
        {k("improve_below"), document.improveBelow}};
    if (document.effectiveOn.isValid())
        json.insert(k("effective_on"), document.effectiveOn.toString(Qt::ISODate));
    return json;
}

QByteArray compact(const QJsonValue &value)
{
    // An array of one, since only objects and arrays are documents.
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2);
}

// ---- judging

bool isCode(const QString &code)
{
    return !code.isEmpty() && code.size() <= 40 && std::ranges::all_of(code, [](QChar c) { return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u'_'; });
}

class Judge
{
public:
    explicit Judge(const Template &document) : m_document(document) {}

    std::vector<TemplateIssue> issues()
    {
        if (m_document.title.zh.isEmpty() && m_document.title.en.isEmpty())
            say(k("title"), Issue::NoName);
        judgeCode(k("code"), m_document.code, m_codes);
        judgeDimensions();
        if (m_document.indicators.empty())
            say(k("indicators"), Issue::NoIndicators);
        QSet<QString> codes;
        qint64 sum = 0;
        for (size_t i = 0; i < m_document.indicators.size(); ++i) {
            const QString place = QStringLiteral("indicators[%1]").arg(i);
            judgeCode(place + QStringLiteral(".code"), m_document.indicators[i].code, codes);
            judgeIndicator(place, m_document.indicators[i]);
            sum += m_document.indicators[i].weight;
        }
        if (sum != mostPoints && !m_document.indicators.empty())
            say(k("indicators"), Issue::WeightsSum, sum);
        judgeEvaluators();
        judgeGrades();
        return std::move(m_issues);
    }

private:
    void say(const QString &place, Issue reason, qint64 number = 0) { m_issues.push_back({place, reason, {}, number}); }
    void judgeCode(const QString &place, const QString &code, QSet<QString> &known)
    {
        if (!isCode(code))
            say(place, Issue::CodeWrong);
        else if (known.contains(code))
            say(place, Issue::CodeTwice);
        known.insert(code);
    }
    void judgeDimensions()
    {
        QSet<QString> codes;
        for (size_t i = 0; i < m_document.dimensions.size(); ++i) {
            const auto &dimension = m_document.dimensions[i];
            const QString place = QStringLiteral("dimensions[%1]").arg(i);
            judgeCode(place + QStringLiteral(".code"), dimension.code, codes);
            if (dimension.name.zh.isEmpty() && dimension.name.en.isEmpty())
                say(place + QStringLiteral(".name"), Issue::NoName);
            qint64 sum = 0;
            bool empty = true;
            for (const auto &indicator : m_document.indicators)
                if (indicator.dimension == dimension.code) {
                    sum += indicator.weight;
                    empty = false;
                }
            if (empty)
                say(place, Issue::DimensionEmpty);
            else if (sum != dimension.weight)
                say(place + QStringLiteral(".weight"), Issue::DimensionWeight, sum);
        }
    }
    void judgeFormula(const QString &place, const QString &text, bool wantsRatio)
    {
        const auto formula = formulaFromText(text);
        if (!formula) {
            m_issues.push_back({place, Issue::FormulaWrong, formula.error(), 0});
            return;
        }
        const auto unit = unitOf(*formula).kind;
        if (wantsRatio && unit != Unit::Kind::Ratio)
            say(place, Issue::FormulaNoRatio);
        if (!wantsRatio && unit != Unit::Kind::Count)
            say(place, Issue::FormulaNoCount);
    }
    void judgeDeductions(const QString &place, const Rule &rule)
    {
        if (rule.deductions.empty())
            say(place + QStringLiteral(".rule.deductions"), Issue::NoDeductions);
        for (size_t i = 0; i < rule.deductions.size(); ++i) {
            const auto &deduction = rule.deductions[i];
            const QString at = place + QStringLiteral(".rule.deductions[%1]").arg(i);
            if (deduction.name.zh.isEmpty() && deduction.name.en.isEmpty())
                say(at + QStringLiteral(".name"), Issue::NoName);
            if (rule.kind == RuleKind::Deduct && deduction.points == 0)
                say(at + QStringLiteral(".points"), Issue::NoPoints);
            if (!deduction.formula.isEmpty())
                judgeFormula(at + QStringLiteral(".formula"), deduction.formula, deduction.below.has_value());
        }
    }
    void judgeIndicator(const QString &place, const Indicator &indicator)
    {
        const Rule &rule = indicator.rule;
        const bool weighs = rule.kind != RuleKind::Veto && rule.kind != RuleKind::Bonus;
        if (indicator.name.zh.isEmpty() && indicator.name.en.isEmpty())
            say(place + QStringLiteral(".name"), Issue::NoName);
        if (!weighs && indicator.weight != 0)
            say(place + QStringLiteral(".weight"), Issue::WeightNotWanted);
        if (weighs && indicator.weight == 0 && rule.kind != RuleKind::Deduct)
            say(place + QStringLiteral(".weight"), Issue::NoWeight);
        if (indicator.weight != 0 || !indicator.dimension.isEmpty())
            if (!m_document.dimension(indicator.dimension))
                say(place + QStringLiteral(".dimension"), Issue::UnknownDimension);
        for (const auto party : indicator.evaluators)
            if (std::ranges::find(m_document.evaluators, party, &Evaluator::party) == m_document.evaluators.end())
                say(place + QStringLiteral(".evaluators"), Issue::EvaluatorUnknown);
        judgeRule(place, indicator);
        const bool takesFormula = rule.kind == RuleKind::Band || rule.kind == RuleKind::Ladder || rule.kind == RuleKind::YesNo;
        if (!indicator.formula.isEmpty()) {
            if (takesFormula)
                judgeFormula(place + QStringLiteral(".formula"), indicator.formula, true);
            else
                say(place + QStringLiteral(".formula"), Issue::FormulaNotWanted);
        }
    }
    void judgeRule(const QString &place, const Indicator &indicator)
    {
        const Rule &rule = indicator.rule;
        switch (rule.kind) {
        case RuleKind::Deduct:
            if (indicator.weight == 0 && !rule.cap)
                say(place + QStringLiteral(".rule.cap"), Issue::CapWanted);
            return judgeDeductions(place, rule);
        case RuleKind::Band:
            if (rule.target == rule.floor)
                say(place + QStringLiteral(".rule.floor"), Issue::BandFlat);
            return;
        case RuleKind::Ladder:
            if (rule.ladder.empty())
                say(place + QStringLiteral(".rule.ladder"), Issue::LadderEmpty);
            for (size_t i = 1; i < rule.ladder.size(); ++i)
                if (rule.ladder[i].atLeast >= rule.ladder[i - 1].atLeast || rule.ladder[i].share > rule.ladder[i - 1].share)
                    say(place + QStringLiteral(".rule.ladder[%1]").arg(i), Issue::LadderOrder);
            return;
        case RuleKind::YesNo:
        case RuleKind::Manual:
            return;
        case RuleKind::Veto:
            if (std::ranges::find(m_document.grades, rule.grade, &Grade::code) == m_document.grades.end())
                say(place + QStringLiteral(".rule.grade"), Issue::UnknownGrade);
            return judgeDeductions(place, rule);
        case RuleKind::Bonus:
            if (rule.most == 0)
                say(place + QStringLiteral(".rule.most"), Issue::NoMost);
            return;
        }
    }
    void judgeEvaluators()
    {
        QSet<int> known;
        qint64 sum = 0;
        for (size_t i = 0; i < m_document.evaluators.size(); ++i) {
            if (known.contains(int(m_document.evaluators[i].party)))
                say(QStringLiteral("evaluators[%1]").arg(i), Issue::EvaluatorTwice);
            known.insert(int(m_document.evaluators[i].party));
            sum += m_document.evaluators[i].weight;
        }
        if (sum == 0)
            say(k("evaluators"), Issue::NoEvaluators);
    }
    void judgeGrades()
    {
        if (m_document.grades.empty())
            return say(k("grades"), Issue::NoGrades);
        QSet<QString> codes;
        for (size_t i = 0; i < m_document.grades.size(); ++i) {
            const QString place = QStringLiteral("grades[%1]").arg(i);
            judgeCode(place + QStringLiteral(".code"), m_document.grades[i].code, codes);
            if (m_document.grades[i].name.zh.isEmpty() && m_document.grades[i].name.en.isEmpty())
                say(place + QStringLiteral(".name"), Issue::NoName);
            if (i > 0 && m_document.grades[i].from >= m_document.grades[i - 1].from)
                say(place + QStringLiteral(".from"), Issue::GradesOrder);
        }
        if (m_document.grades.back().from != 0)
            say(QStringLiteral("grades[%1].from").arg(m_document.grades.size() - 1), Issue::GradesOrder);
    }

    const Template &m_document;
    QSet<QString> m_codes;
    std::vector<TemplateIssue> m_issues;
};

Template shipped(const char *name)
{
    QFile file(QStringLiteral(":/evaluation/") + QLatin1StringView(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "shippedTemplates", "a compiled-in file opens");
    auto document = templateFromJson(file.readAll());
    Q_ASSERT_X(document, "shippedTemplates", qPrintable(document ? QString() : document.error().field + u' ' + document.error().message));
    return *std::move(document);
}

} // namespace

QString codeOf(Quality quality)
{
    return codeIn(qualities, quality);
}

const char *captionOf(Quality quality)
{
    return entryOf(qualities, quality).caption;
}

QString codeOf(RuleKind kind)
{
    return codeIn(ruleKinds, kind);
}

const char *captionOf(RuleKind kind)
{
    return entryOf(ruleKinds, kind).caption;
}

QString textOf(TemplateIssue::Reason reason)
{
    const auto found = std::ranges::find(reasonTexts, reason, &ReasonText::reason);
    Q_ASSERT_X(found != reasonTexts.end(), "textOf", "every reason has a text");
    return QString::fromLatin1(found->text);
}

bool Indicator::isComputed() const
{
    switch (rule.kind) {
    case RuleKind::Band:
    case RuleKind::Ladder:
    case RuleKind::YesNo:
        return !formula.isEmpty();
    case RuleKind::Deduct:
    case RuleKind::Veto:
        return std::ranges::none_of(rule.deductions, &QString::isEmpty, &Deduction::formula);
    case RuleKind::Manual:
    case RuleKind::Bonus:
        return false;
    }
    return false;
}

const Indicator *Template::indicator(QStringView wanted) const
{
    const auto found = std::ranges::find_if(indicators, [&](const Indicator &indicator) { return indicator.code == wanted; });
    return found == indicators.end() ? nullptr : &*found;
}

const Dimension *Template::dimension(QStringView wanted) const
{
    const auto found = std::ranges::find_if(dimensions, [&](const Dimension &dimension) { return dimension.code == wanted; });
    return found == dimensions.end() ? nullptr : &*found;
}

Result<Template> templateFromJson(const QByteArray &json)
{
    const auto file = ruleFileFromJson(json, {k("code"), k("title"), k("dimensions"), k("indicators"), k("evaluators"), k("grades"), k("few_answers"), k("improve_below")});
    if (!file)
        return Unexpected(file.error());
    const RuleNode &root = file->root;
    Reading reading;
    Template document{.name = file->name, .version = file->version, .sourceNote = file->sourceNote, .effectiveOn = file->effectiveOn};
    document.code = reading.text(root.at(k("code")));
    document.title = reading.words(root.at(k("title")));
    for (const auto &node : reading.list(root.at(k("dimensions")), mostParts))
        document.dimensions.push_back(dimensionFrom(reading, node));
    for (const auto &node : reading.list(root.at(k("indicators")), mostIndicators))
        document.indicators.push_back(indicatorFrom(reading, node));
    for (const auto &node : reading.list(root.at(k("evaluators")), mostParts))
        document.evaluators.push_back(evaluatorFrom(reading, node));
    for (const auto &node : reading.list(root.at(k("grades")), mostParts))
        document.grades.push_back(gradeFrom(reading, node));
    document.fewAnswers = reading.whole(root.at(k("few_answers")), 0, 1'000'000, document.fewAnswers);
    document.improveBelow = reading.whole(root.at(k("improve_below")), 0, one, document.improveBelow);
    if (reading.error())
        return Unexpected(*reading.error());
    return document;
}

QByteArray toJson(const Template &document)
{
    const QJsonObject json = jsonOf(document);
    QByteArray text = "{";
    bool first = true;
    // The head first, as people read it; lists one element a line.
    for (const char *key : {"name", "version", "source_note", "effective_on", "code", "title", "few_answers", "improve_below", "evaluators", "grades", "dimensions", "indicators"}) {
        const auto value = json.value(QLatin1StringView(key));
        if (value.isUndefined())
            continue;
        text += first ? "\n  \"" : ",\n  \"";
        text += QByteArray(key) + "\": ";
        first = false;
        if (!value.isArray()) {
            text += compact(value);
            continue;
        }
        text += '[';
        const auto elements = value.toArray();
        for (qsizetype i = 0; i < elements.size(); ++i)
            text += (i == 0 ? "\n    " : ",\n    ") + compact(elements.at(i));
        text += elements.isEmpty() ? "]" : "\n  ]";
    }
    return text + "\n}\n";
}

QString digestOf(const Template &document)
{
    const auto text = canonicalJson(jsonOf(document));
    Q_ASSERT_X(text, "digestOf", "a template holds whole numbers and texts only");
    return sm3Hex(*text);
}

std::vector<TemplateIssue> issuesOf(const Template &document)
{
    return Judge(document).issues();
}

const std::vector<Template> &shippedTemplates()
{
    static const auto templates = [] {
        registerEvaluationFiles();
        return std::vector{shipped("default.json"), shipped("assessment.json")};
    }();
    return templates;
}

std::vector<Evaluator> evaluatorsOf(const Template &document, const Indicator &indicator)
{
    std::vector<Evaluator> evaluators;
    for (const auto &evaluator : document.evaluators)
        if (indicator.evaluators.empty() || std::ranges::find(indicator.evaluators, evaluator.party) != indicator.evaluators.end())
            evaluators.push_back(evaluator);
    return evaluators;
}

} // namespace rules::evaluation
