#include "rules/evaluation/evaluationresult.h"

#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/sheets.h"
#include "rules/policies.h"

#include <QJsonDocument>

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;

template <Entity E> std::vector<E> partsOf(const QUuid &evaluation, const World &world)
{
    const auto &shape = contract::shapeOf<E>();
    const std::array ofEvaluation{FieldValue{shape.indexOf(u"evaluation_id"), idText(evaluation)}};
    std::vector<E> parts;
    for (const auto &record : world.holding(shape, ofEvaluation, {}))
        if (auto part = fromRecord<E>(record))
            parts.push_back(*std::move(part));
    return parts;
}

QString versionOf(const World &world, PolicyKind kind, const QString &shipped)
{
    const QString content = policyContent(world, kind);
    const auto document = QJsonDocument::fromJson(content.isEmpty() ? shippedPolicyFile(shipped) : content.toUtf8());
    return document.object().value(QStringLiteral("version")).toString();
}

Result<EvaluationTemplate> templateRecordOf(const Evaluation &evaluation, const World &world)
{
    const auto record = evaluation.templateId.isNull() ? std::nullopt : world.find(contract::shapeOf<EvaluationTemplate>(), evaluation.templateId.uuid);
    if (!record)
        return fail(ErrorCode::UnknownReference, QStringLiteral("template_id"));
    return fromRecord<EvaluationTemplate>(*record);
}

/// The parts of an indicator that have a formula: itself as -1, or its deductions.
std::vector<std::pair<int, QString>> formulasOf(const Indicator &indicator)
{
    std::vector<std::pair<int, QString>> formulas;
    if (!indicator.formula.isEmpty())
        formulas.emplace_back(-1, indicator.formula);
    for (size_t part = 0; part < indicator.rule.deductions.size(); ++part)
        if (!indicator.rule.deductions[part].formula.isEmpty())
            formulas.emplace_back(int(part), indicator.rule.deductions[part].formula);
    return formulas;
}

bool isRight(const QString &text, const Figure &figure, const Figures &figures)
{
    const auto formula = formulaFromText(text);
    if (!formula || figure.values.size() != aggregatesOf(*formula).size())
        return false;
    const auto quotient = evaluated(*formula, figure.values, figures.period.minutes());
    return quotient && *quotient == figure.quotient;
}

} // namespace

Result<Template> templateOf(const Evaluation &evaluation, const World &world)
{
    return templateRecordOf(evaluation, world).and_then([](const EvaluationTemplate &record) { return templateFromJson(record.content.toUtf8()); });
}

std::vector<ScoreSheet> sheetsOf(const QUuid &evaluation, const World &world)
{
    auto sheets = partsOf<ScoreSheet>(evaluation, world);
    std::ranges::sort(sheets, {}, [](const ScoreSheet &sheet) { return std::pair(int(sheet.party), idText(sheet.id.uuid)); });
    return sheets;
}

std::vector<Objection> objectionsOf(const QUuid &evaluation, const World &world)
{
    auto objections = partsOf<Objection>(evaluation, world);
    std::ranges::sort(objections, {}, [](const Objection &one) { return std::pair(one.raisedAt.value_or(Instant()).ms, idText(one.id.uuid)); });
    return objections;
}

Result<std::vector<GivenSheet>> givenSheets(std::span<const ScoreSheet> sheets)
{
    std::vector<GivenSheet> given;
    for (const auto &sheet : sheets) {
        if (sheet.state == SheetState::Draft)
            continue;
        auto scores = givenFromJson(sheet.scores);
        if (!scores)
            return Unexpected(scores.error());
        given.push_back({sheet.id.uuid, sheet.party, *std::move(scores)});
    }
    return given;
}

std::vector<Rescored> rescoredBy(std::span<const Objection> objections)
{
    std::vector<const Objection *> accepted;
    for (const auto &objection : objections)
        if (objection.state == ObjectionState::Accepted)
            accepted.push_back(&objection);
    std::ranges::sort(accepted, {}, [](const Objection *one) { return std::pair(one->decidedAt.value_or(Instant()).ms, idText(one->id.uuid)); });
    std::vector<Rescored> rescored;
    for (const auto *objection : accepted)
        rescored.push_back({objection->indicator, objection->ratio, objection->id.uuid});
    return rescored;
}

Result<Figures> figuresKept(const Evaluation &evaluation)
{
    const QString field = QStringLiteral("figures");
    if (evaluation.figures.isEmpty())
        return refused(ErrorCode::RequiredMissing, field, Kind::Figures, {QStringLiteral("none")});
    const auto document = QJsonDocument::fromJson(evaluation.figures.toUtf8());
    auto figures = figuresFromJson(document.object());
    if (!document.isObject() || !figures)
        return fail(ErrorCode::InvalidValue, field, figures ? QStringLiteral("are no figures") : figures.error().field + u' ' + figures.error().message);
    return figures;
}

QString figuresText(const Figures &figures)
{
    return QString::fromUtf8(QJsonDocument(toJson(figures)).toJson(QJsonDocument::Compact));
}

Result<void> checkFigures(const Evaluation &evaluation, const Template &document, const Figures &figures)
{
    const auto wrong = [](const QString &what) { return refused(ErrorCode::InvalidValue, QStringLiteral("figures"), Kind::Figures, {what}); };
    if (figures.period != periodOf(evaluation))
        return wrong(QStringLiteral("period"));
    if (figures.scope != scopeOf(evaluation))
        return wrong(QStringLiteral("scope"));
    for (const auto &indicator : document.indicators)
        for (const auto &[part, formula] : formulasOf(indicator)) {
            const auto *figure = figures.figure(indicator.code, part);
            if (!figure || !isRight(formula, *figure, figures))
                return wrong(indicator.code);
        }
    return {};
}

Result<ResultHead> headOf(const Evaluation &evaluation, const World &world)
{
    const auto record = templateRecordOf(evaluation, world);
    if (!record)
        return Unexpected(record.error());
    const auto document = templateFromJson(record->content.toUtf8());
    if (!document)
        return Unexpected(document.error());
    return ResultHead{.evaluation = evaluation.id.uuid,
                      .number = {},
                      .title = evaluation.title,
                      .version = evaluation.version,
                      .corrects = evaluation.corrects.uuid,
                      .templateDigest = digestOf(*document),
                      .templateVersion = QStringLiteral("%1 %2").arg(record->code).arg(record->version),
                      .calendarVersion = versionOf(world, PolicyKind::Calendar, QStringLiteral("calendar.json")),
                      .levelsVersion = versionOf(world, PolicyKind::ServiceLevels, QStringLiteral("service-levels.json")),
                      .inputsDigest = evaluation.inputsDigest};
}

Result<EvaluationResult> resultNow(const Evaluation &evaluation, const World &world)
{
    return figuresKept(evaluation).and_then([&](const Figures &figures) { return resultNow(evaluation, figures, world); });
}

Result<EvaluationResult> resultNow(const Evaluation &evaluation, const Figures &figures, const World &world)
{
    const auto document = templateOf(evaluation, world);
    if (!document)
        return Unexpected(document.error());
    const auto head = headOf(evaluation, world);
    if (!head)
        return Unexpected(head.error());
    auto sheets = givenSheets(sheetsOf(evaluation.id.uuid, world));
    if (!sheets)
        return Unexpected(sheets.error());
    return resultOf(*head, *document, figures, *std::move(sheets), rescoredBy(objectionsOf(evaluation.id.uuid, world)));
}

} // namespace rules::evaluation
