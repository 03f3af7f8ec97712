#include "rules/evaluation/sheets.h"

#include "contract/canonical.h"
#include "contract/digest.h"
#include "rules/derivedids.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/orderflow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <set>

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;

constexpr int mostScores = 500;
constexpr int mostOccurrences = 100'000;
constexpr int mostDeductions = 50;
constexpr qsizetype longestReason = 2'000;
constexpr int fullRatio = 10'000;

const QString scoresField = QStringLiteral("scores");
const QString indicatorKey = QStringLiteral("indicator");
const QString ratioKey = QStringLiteral("ratio");
const QString applicableKey = QStringLiteral("applicable");
const QString reasonKey = QStringLiteral("reason");
const QString proofKey = QStringLiteral("proof");
const QString occurrencesKey = QStringLiteral("occurrences");

Unexpected wrong(const RuleNode &node, const QString &why)
{
    return fail(ErrorCode::InvalidValue, scoresField, node.place + QStringLiteral(": ") + why);
}

Result<QString> textAt(const RuleNode &node, const QString &key)
{
    const auto one = node.at(key);
    if (one.value.isUndefined())
        return QString();
    if (!one.value.isString() || one.value.toString().size() > longestReason)
        return wrong(one, QStringLiteral("a text of at most %1 characters is wanted").arg(longestReason));
    return one.value.toString();
}

Result<GivenScore> scoreFrom(const RuleNode &node)
{
    if (!node.value.isObject() || !node.onlyHas({indicatorKey, ratioKey, applicableKey, reasonKey, proofKey, occurrencesKey}))
        return wrong(node, QStringLiteral("is no score"));
    GivenScore given;
    for (const auto &[key, member] : {std::pair{indicatorKey, &GivenScore::indicator}, std::pair{reasonKey, &GivenScore::reason}, std::pair{proofKey, &GivenScore::proof}}) {
        const auto read = textAt(node, key);
        if (!read)
            return Unexpected(read.error());
        given.*member = *read;
    }
    if (!given.proof.isEmpty() && !isDigest(given.proof))
        return wrong(node.at(proofKey), QStringLiteral("is no digest of a file"));
    if (node.has(applicableKey)) {
        if (!node.at(applicableKey).value.isBool())
            return wrong(node.at(applicableKey), QStringLiteral("true or false is wanted"));
        given.applicable = node.at(applicableKey).value.toBool();
    }
    if (node.has(ratioKey)) {
        const auto ratio = node.at(ratioKey).whole(0, fullRatio);
        if (!ratio)
            return wrong(node.at(ratioKey), ratio.error().message);
        given.ratio = *ratio;
    }
    if (node.has(occurrencesKey)) {
        const auto list = node.at(occurrencesKey).value;
        if (!list.isArray() || list.toArray().size() > mostDeductions)
            return wrong(node.at(occurrencesKey), QStringLiteral("a list of numbers is wanted"));
        for (const auto &one : list.toArray()) {
            const auto number = RuleNode{one, node.at(occurrencesKey).place}.whole(0, mostOccurrences);
            if (!number)
                return wrong(node.at(occurrencesKey), number.error().message);
            given.occurrences.push_back(*number);
        }
    }
    return given;
}

QJsonArray arrayOf(std::span<const GivenScore> given)
{
    QJsonArray array;
    for (const auto &one : given) {
        QJsonObject object{{indicatorKey, one.indicator}};
        if (one.ratio)
            object.insert(ratioKey, *one.ratio);
        if (!one.applicable)
            object.insert(applicableKey, false);
        if (!one.reason.isEmpty())
            object.insert(reasonKey, one.reason);
        if (!one.proof.isEmpty())
            object.insert(proofKey, one.proof);
        if (!one.occurrences.empty()) {
            QJsonArray occurrences;
            for (const int number : one.occurrences)
                occurrences.append(number);
            object.insert(occurrencesKey, occurrences);
        }
        array.append(object);
    }
    return array;
}

/// What a sheet may say while it is filled in, and what it must have said when it is handed in.
Result<void> checkScores(const ScoreSheet &sheet, const Template &document)
{
    const auto given = givenFromJson(sheet.scores);
    if (!given)
        return Unexpected(given.error());
    for (const auto &one : *given) {
        const auto checked = checkGiven(document, sheet.party, one);
        const bool isBegun = sheet.state == SheetState::Draft && !one.ratio && one.occurrences.empty();
        const bool mayWait = isBegun ? !checked && checked.error().code != ErrorCode::UnknownField : sheet.state == SheetState::Draft && !checked && checked.error().code == ErrorCode::RequiredMissing;
        if (!checked && !mayWait)
            return refused(checked.error().code == ErrorCode::RequiredMissing ? ErrorCode::RequiredMissing : ErrorCode::InvalidValue, scoresField, Kind::Given,
                           QStringList{one.indicator} + checked.error().message.split(u' ', Qt::SkipEmptyParts));
    }
    if (sheet.state == SheetState::Draft)
        return {};
    if (const auto left = notGiven(document, sheet.party, *given); !left.isEmpty())
        return refused(ErrorCode::RequiredMissing, scoresField, Kind::Incomplete, left);
    return {};
}

/// The unit belongs to the party for which it scores.
Result<void> checkUnit(const ScoreSheet &sheet, const World &world)
{
    const auto record = world.find(contract::shapeOf<Organisation>(), sheet.unit.uuid);
    const auto unit = record ? fromRecord<Organisation>(*record) : Result<Organisation>(fail(ErrorCode::UnknownReference, QStringLiteral("unit_id")));
    if (!unit)
        return Unexpected(unit.error());
    if (unit->party != sheet.party)
        return refused(ErrorCode::InvalidValue, QStringLiteral("unit_id"), Kind::Unit, {codeFor(sheet.party)});
    return {};
}

/// The server shows what was handed in, and changes nothing else of it.
Result<void> reveal(const ScoreSheet &was, ScoreSheet &sheet, const Evaluation &evaluation, const Actor &actor)
{
    if (!actor.roles.contains(serverRole) || was.state != SheetState::Submitted)
        return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::Way, {codeFor(was.state), codeFor(sheet.state)});
    if (evaluation.state == EvaluationState::Planned || evaluation.state == EvaluationState::Scoring)
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Closed, {codeFor(evaluation.state)});
    const bool changesNothingElse = was.scores == sheet.scores && was.comment == sheet.comment;
    if (!changesNothingElse)
        return refused(ErrorCode::ReadOnlyField, scoresField, Kind::Kept, {scoresField});
    sheet.audience = QString(everyone);
    return {};
}

} // namespace

QUuid scoreSheetId(const QUuid &evaluation, Party party, const QUuid &unit)
{
    return derivedId(QStringLiteral("score sheet"), QStringLiteral("%1 %2 %3").arg(idText(evaluation), codeFor(party), idText(unit)));
}

Result<std::vector<GivenScore>> givenFromJson(const QString &json)
{
    std::vector<GivenScore> given;
    if (json.isEmpty())
        return given;
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray() || document.array().size() > mostScores)
        return fail(ErrorCode::InvalidValue, scoresField, QStringLiteral("scores: is no list of at most %1").arg(mostScores));
    std::set<QString> seen;
    for (qsizetype i = 0; i < document.array().size(); ++i) {
        const RuleNode node{document.array().at(i), QStringLiteral("scores[%1]").arg(i)};
        auto score = scoreFrom(node);
        if (!score)
            return Unexpected(score.error());
        if (score->indicator.isEmpty() || !seen.insert(score->indicator).second)
            return wrong(node.at(indicatorKey), QStringLiteral("each indicator once is wanted"));
        given.push_back(*std::move(score));
    }
    return given;
}

QString toJson(std::span<const GivenScore> given)
{
    return given.empty() ? QString() : QString::fromUtf8(QJsonDocument(arrayOf(given)).toJson(QJsonDocument::Compact));
}

QString scoresDigest(const QString &scores)
{
    const auto given = givenFromJson(scores);
    const auto canonical = given ? canonicalJson(arrayOf(*given)) : Result<QByteArray>(fail(ErrorCode::InvalidValue));
    return canonical ? sm3Hex(*canonical) : QString();
}

QStringList notGiven(const Template &document, Party party, std::span<const GivenScore> given)
{
    QStringList left;
    for (const auto *indicator : scoredByHand(document, party))
        if (std::ranges::find(given, indicator->code, &GivenScore::indicator) == given.end())
            left << indicator->code;
    return left;
}

std::vector<Party> partiesMissing(const Template &document, const QUuid &evaluation, const World &world)
{
    const auto sheets = sheetsOf(evaluation, world);
    std::vector<Party> missing;
    for (const auto &evaluator : document.evaluators) {
        const bool isAsked = !scoredByHand(document, evaluator.party).empty();
        const bool hasHandedIn = std::ranges::any_of(sheets, [&](const ScoreSheet &sheet) { return sheet.party == evaluator.party && sheet.state != SheetState::Draft; });
        if (isAsked && !hasHandedIn)
            missing.push_back(evaluator.party);
    }
    return missing;
}

Result<void> settleScoreSheet(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto sheet = fromRecord<ScoreSheet>(after);
    if (!sheet)
        return Unexpected(sheet.error());
    const auto was = before ? fromRecord<ScoreSheet>(*before) : Result<ScoreSheet>(fail(ErrorCode::NotFound));
    if (after.retired)
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Submitted);
    const bool isSame = !was || (was->evaluation == sheet->evaluation && was->party == sheet->party && was->unit == sheet->unit);
    if (!isSame || after.id != scoreSheetId(sheet->evaluation.uuid, sheet->party, sheet->unit.uuid))
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("evaluation_id"), Kind::Kept, {QStringLiteral("evaluation_id")});
    const auto evaluation = evaluationFor(sheet->evaluation.uuid, situation.world);
    if (!evaluation)
        return Unexpected(evaluation.error());
    if (was && sheet->state == SheetState::Revealed) {
        if (const auto shown = reveal(*was, *sheet, *evaluation, situation.actor); !shown)
            return shown;
        after.values = toRecord(*sheet).values;
        return {};
    }
    if (!situation.actor.roles.contains(roleOf(sheet->party)))
        return refused(ErrorCode::MissingRight, QStringLiteral("party"), Kind::Party, {codeFor(sheet->party)});
    if (evaluation->state != EvaluationState::Scoring)
        return refused(ErrorCode::InvalidValue, QStringLiteral("evaluation_id"), Kind::Closed, {codeFor(evaluation->state)});
    if (was && was->state != SheetState::Draft)
        return refused(ErrorCode::ReadOnlyField, scoresField, Kind::Ended, {codeFor(was->state), scoresField});
    if (!was && sheet->state == SheetState::Revealed)
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(SheetState::Draft), codeFor(sheet->state)});
    const auto document = templateOf(*evaluation, situation.world);
    if (!document)
        return Unexpected(document.error());
    if (const auto proper = was ? Result<void>() : checkUnit(*sheet, situation.world); !proper)
        return proper;
    if (const auto proper = checkScores(*sheet, *document); !proper)
        return proper;
    sheet->audience = QStringLiteral("role:") + roleOf(sheet->party);
    sheet->title = evaluation->title;
    sheet->scoresDigest = scoresDigest(sheet->scores);
    if (sheet->state == SheetState::Submitted) {
        sheet->submittedBy = handOf(situation.actor);
        sheet->submittedAt = command.occurredAt;
    }
    after.values = toRecord(*sheet).values;
    return {};
}

} // namespace rules::evaluation
