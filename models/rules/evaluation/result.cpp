#include "rules/evaluation/result.h"

#include "contract/canonical.h"
#include "contract/digest.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rules::evaluation {

namespace {

constexpr int mostScores = 1'000;
constexpr int mostSheets = 2'000;

QString k(const char *key)
{
    return QString::fromLatin1(key);
}

QString idOrNothing(const QUuid &id)
{
    return id.isNull() ? QString() : idText(id);
}

QString codeOf(Party party)
{
    return text(Codec<Party>::encode(party));
}

constexpr std::array standings{std::pair{Standing::Scored, "scored"}, std::pair{Standing::NotApplicable, "not_applicable"}, std::pair{Standing::Missing, "missing"}};

QString codeOf(Standing standing)
{
    const auto found = std::ranges::find(standings, standing, &std::pair<Standing, const char *>::first);
    return QString::fromLatin1(found->second);
}

QJsonObject jsonOf(const ResultHead &head)
{
    return {{k("evaluation"), idOrNothing(head.evaluation)}, {k("number"), head.number}, {k("title"), head.title}, {k("version"), head.version}, {k("corrects"), idOrNothing(head.corrects)},
        {k("template_digest"), head.templateDigest}, {k("template_version"), head.templateVersion}, {k("calendar_version"), head.calendarVersion}, {k("levels_version"), head.levelsVersion},
        {k("inputs_digest"), head.inputsDigest}, {k("rules"), head.rules}};
}

QJsonObject jsonOf(const GivenScore &given)
{
    QJsonObject json{{k("indicator"), given.indicator}, {k("applicable"), given.applicable}, {k("reason"), given.reason}, {k("proof"), given.proof}};
    if (given.ratio)
        json.insert(k("ratio"), *given.ratio);
    QJsonArray occurrences;
    for (const int number : given.occurrences)
        occurrences.append(number);
    json.insert(k("occurrences"), occurrences);
    return json;
}

QJsonObject jsonOf(const GivenSheet &sheet)
{
    QJsonArray scores;
    for (const auto &score : sheet.scores)
        scores.append(jsonOf(score));
    return {{k("id"), idOrNothing(sheet.id)}, {k("party"), codeOf(sheet.party)}, {k("scores"), scores}};
}

QJsonObject jsonOf(const IndicatorScore &score)
{
    QJsonArray parties;
    for (const auto &party : score.parties)
        parties.append(QJsonObject{{k("party"), codeOf(party.party)}, {k("standing"), codeOf(party.standing)}, {k("points"), party.points}, {k("sheets"), party.sheets}, {k("counts"), party.counts}});
    QJsonObject json{{k("indicator"), score.indicator}, {k("dimension"), score.dimension}, {k("standing"), codeOf(score.standing)}, {k("weight"), score.weight}, {k("points"), score.points},
        {k("deducted"), score.deducted}, {k("computed"), score.computed}, {k("few_answers"), score.fewAnswers}, {k("vetoed"), score.vetoed}, {k("parties"), parties}};
    if (score.measured)
        json.insert(k("measured"), *score.measured);
    return json;
}

QJsonObject jsonOf(const Score &score)
{
    QJsonArray indicators;
    for (const auto &indicator : score.indicators)
        indicators.append(jsonOf(indicator));
    QJsonArray dimensions;
    for (const auto &dimension : score.dimensions)
        dimensions.append(QJsonObject{{k("dimension"), dimension.dimension}, {k("weight"), dimension.weight}, {k("points"), dimension.points}, {k("ratio"), dimension.ratio}});
    return {{k("indicators"), indicators}, {k("dimensions"), dimensions}, {k("total"), score.total}, {k("grade"), score.grade}, {k("complete"), score.complete}};
}

/// Reads members one after the other; the first error is kept, and what comes after it is worth nothing.
class Reading
{
public:
    std::optional<Error> error;

    template <class T> T take(Result<T> read)
    {
        if (read)
            return *std::move(read);
        if (!error)
            error = read.error();
        return {};
    }
    void refuse(const RuleNode &node, const char *why) { take<int>(node.wrong(QString::fromLatin1(why))); }
    void onlyHas(const RuleNode &node, const QStringList &keys)
    {
        if (const auto known = node.onlyHas(keys); !known && !error)
            error = known.error();
    }
    int whole(const RuleNode &node, int least, int most) { return take(node.whole(least, most)); }
    QString text(const RuleNode &node)
    {
        if (!node.value.isString())
            refuse(node, "a text is wanted");
        return node.value.toString();
    }
    bool yes(const RuleNode &node)
    {
        if (!node.value.isBool())
            refuse(node, "true or false is wanted");
        return node.value.toBool();
    }
    QUuid id(const RuleNode &node)
    {
        const auto read = idOf(text(node));
        if (read.isNull() && !node.value.toString().isEmpty())
            refuse(node, "an id is wanted");
        return read;
    }
    Party party(const RuleNode &node)
    {
        const auto read = Codec<Party>::decode(node.value.toString());
        if (!read)
            refuse(node, "no party");
        return read.value_or(Party::Provider);
    }
    Standing standing(const RuleNode &node)
    {
        for (const auto &[standing, code] : standings)
            if (node.value.toString() == QLatin1StringView(code))
                return standing;
        refuse(node, "no standing");
        return Standing::Missing;
    }
    std::vector<RuleNode> list(const RuleNode &node, int most)
    {
        if (node.value.isArray() && node.value.toArray().isEmpty())
            return {};
        if (node.value.toArray().size() > most)
            refuse(node, "too many elements");
        return error ? std::vector<RuleNode>() : take(node.elements());
    }
};

constexpr int mostNumber = 1'000'000'000;

ResultHead headFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("evaluation"), k("number"), k("title"), k("version"), k("corrects"), k("template_digest"), k("template_version"), k("calendar_version"), k("levels_version"), k("inputs_digest"), k("rules")});
    ResultHead head;
    head.evaluation = reading.id(node.at(k("evaluation")));
    head.number = reading.text(node.at(k("number")));
    head.title = reading.text(node.at(k("title")));
    head.version = reading.whole(node.at(k("version")), 1, mostNumber);
    head.corrects = reading.id(node.at(k("corrects")));
    head.templateDigest = reading.text(node.at(k("template_digest")));
    head.templateVersion = reading.text(node.at(k("template_version")));
    head.calendarVersion = reading.text(node.at(k("calendar_version")));
    head.levelsVersion = reading.text(node.at(k("levels_version")));
    head.inputsDigest = reading.text(node.at(k("inputs_digest")));
    head.rules = reading.whole(node.at(k("rules")), 1, mostNumber);
    return head;
}

GivenSheet sheetFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("id"), k("party"), k("scores")});
    GivenSheet sheet{reading.id(node.at(k("id"))), reading.party(node.at(k("party"))), {}};
    for (const auto &one : reading.list(node.at(k("scores")), mostScores)) {
        reading.onlyHas(one, {k("indicator"), k("applicable"), k("ratio"), k("occurrences"), k("reason"), k("proof")});
        GivenScore given{.indicator = reading.text(one.at(k("indicator"))), .applicable = reading.yes(one.at(k("applicable")))};
        if (one.has(k("ratio")))
            given.ratio = reading.whole(one.at(k("ratio")), -mostNumber, mostNumber);
        for (const auto &number : reading.list(one.at(k("occurrences")), mostScores))
            given.occurrences.push_back(reading.whole(number, -mostNumber, mostNumber));
        given.reason = reading.text(one.at(k("reason")));
        given.proof = reading.text(one.at(k("proof")));
        sheet.scores.push_back(std::move(given));
    }
    return sheet;
}

IndicatorScore indicatorFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("indicator"), k("dimension"), k("standing"), k("weight"), k("measured"), k("points"), k("deducted"), k("computed"), k("few_answers"), k("vetoed"), k("parties")});
    IndicatorScore score;
    score.indicator = reading.text(node.at(k("indicator")));
    score.dimension = reading.text(node.at(k("dimension")));
    score.standing = reading.standing(node.at(k("standing")));
    score.weight = reading.whole(node.at(k("weight")), 0, mostNumber);
    if (node.has(k("measured")))
        score.measured = reading.whole(node.at(k("measured")), -mostNumber, mostNumber);
    score.points = reading.whole(node.at(k("points")), -mostNumber, mostNumber);
    score.deducted = reading.whole(node.at(k("deducted")), -mostNumber, mostNumber);
    score.computed = reading.yes(node.at(k("computed")));
    score.fewAnswers = reading.yes(node.at(k("few_answers")));
    score.vetoed = reading.yes(node.at(k("vetoed")));
    for (const auto &one : reading.list(node.at(k("parties")), mostScores)) {
        reading.onlyHas(one, {k("party"), k("standing"), k("points"), k("sheets"), k("counts")});
        score.parties.push_back({reading.party(one.at(k("party"))), reading.standing(one.at(k("standing"))), reading.whole(one.at(k("points")), -mostNumber, mostNumber),
            reading.whole(one.at(k("sheets")), 0, mostNumber), reading.yes(one.at(k("counts")))});
    }
    return score;
}

Score scoreFrom(Reading &reading, const RuleNode &node)
{
    reading.onlyHas(node, {k("indicators"), k("dimensions"), k("total"), k("grade"), k("complete")});
    Score score;
    for (const auto &one : reading.list(node.at(k("indicators")), mostScores))
        score.indicators.push_back(indicatorFrom(reading, one));
    for (const auto &one : reading.list(node.at(k("dimensions")), mostScores)) {
        reading.onlyHas(one, {k("dimension"), k("weight"), k("points"), k("ratio")});
        score.dimensions.push_back({reading.text(one.at(k("dimension"))), reading.whole(one.at(k("weight")), 0, mostNumber), reading.whole(one.at(k("points")), -mostNumber, mostNumber),
            reading.whole(one.at(k("ratio")), -mostNumber, mostNumber)});
    }
    score.total = reading.whole(node.at(k("total")), 0, 10'000);
    score.grade = reading.text(node.at(k("grade")));
    score.complete = reading.yes(node.at(k("complete")));
    return score;
}

/// Steps follow from the rest, so a result does not hold them.
Score withoutAccounts(Score score)
{
    score.account.clear();
    for (auto &indicator : score.indicators)
        indicator.account.clear();
    return score;
}

Unexpected differs(const QString &part)
{
    return fail(ErrorCode::InvalidValue, part, QStringLiteral("not what the rules make of it"));
}

} // namespace

EvaluationResult resultOf(const ResultHead &head, const Template &document, const Figures &figures, std::vector<GivenSheet> sheets, std::vector<Rescored> rescored)
{
    std::ranges::sort(sheets, {}, [](const GivenSheet &sheet) { return std::pair(int(sheet.party), idText(sheet.id)); });
    auto score = scored(document, figures, sheets, rescored);
    return {head, figures, std::move(sheets), std::move(rescored), std::move(score)};
}

Result<QByteArray> canonicalText(const EvaluationResult &result)
{
    QJsonArray sheets;
    for (const auto &sheet : result.sheets)
        sheets.append(jsonOf(sheet));
    QJsonArray rescored;
    for (const auto &word : result.rescored)
        rescored.append(QJsonObject{{k("indicator"), word.indicator}, {k("ratio"), word.ratio}, {k("objection"), idOrNothing(word.objection)}});
    return canonicalJson(QJsonObject{{k("head"), jsonOf(result.head)}, {k("figures"), toJson(result.figures)}, {k("sheets"), sheets}, {k("rescored"), rescored}, {k("score"), jsonOf(result.score)}});
}

QString digestOf(const QByteArray &canonical)
{
    return sm3Hex(canonical);
}

Result<EvaluationResult> resultFromJson(const QByteArray &json)
{
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json, &parsing);
    if (!document.isObject())
        return fail(ErrorCode::BadRequest, QStringLiteral("offset %1").arg(parsing.offset), parsing.errorString());
    const RuleNode root{document.object(), {}};
    Reading reading;
    reading.onlyHas(root, {k("head"), k("figures"), k("sheets"), k("rescored"), k("score")});
    EvaluationResult result;
    result.head = headFrom(reading, root.at(k("head")));
    result.figures = reading.take(figuresFromJson(root.at(k("figures")).value.toObject()));
    for (const auto &node : reading.list(root.at(k("sheets")), mostSheets))
        result.sheets.push_back(sheetFrom(reading, node));
    for (const auto &node : reading.list(root.at(k("rescored")), mostScores)) {
        reading.onlyHas(node, {k("indicator"), k("ratio"), k("objection")});
        result.rescored.push_back({reading.text(node.at(k("indicator"))), reading.whole(node.at(k("ratio")), 0, 10'000), reading.id(node.at(k("objection")))});
    }
    result.score = scoreFrom(reading, root.at(k("score")));
    if (reading.error)
        return Unexpected(*reading.error);
    return result;
}

Result<void> checkResult(const QByteArray &canonical, const Template &document)
{
    const auto said = resultFromJson(canonical);
    if (!said)
        return Unexpected(said.error());
    if (said->head.rules > evaluationRules)
        return fail(ErrorCode::VersionMismatch, k("rules"), QString::number(said->head.rules));
    if (said->head.templateDigest != digestOf(document))
        return differs(k("template"));
    const auto again = resultOf(said->head, document, said->figures, said->sheets, said->rescored);
    const auto text = canonicalText(again);
    if (!text)
        return Unexpected(text.error());
    if (*text == canonical)
        return {};
    const Score score = withoutAccounts(again.score);
    if (score.total != said->score.total)
        return differs(k("total"));
    if (score.grade != said->score.grade)
        return differs(k("grade"));
    for (size_t i = 0; i < score.indicators.size(); ++i)
        if (i >= said->score.indicators.size() || score.indicators[i] != said->score.indicators[i])
            return differs(QStringLiteral("indicators.") + score.indicators[i].indicator);
    return differs(k("text"));
}

} // namespace rules::evaluation
