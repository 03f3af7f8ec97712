// F22 政务云运营服务评价打分表, of an evaluation: every indicator with its arithmetic and the code that finds its records.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/scorewords.h"
#include "rules/evaluation/evaluationsigning.h"
#include "rules/evaluation/shortcode.h"

namespace exchange {

namespace ev = rules::evaluation;

namespace {

QString selfWords(const ev::IndicatorScore &score)
{
    for (const auto &party : score.parties)
        if (party.party == Party::Provider && party.standing == ev::Standing::Scored)
            return pointsWords(party.points);
    return score.computed && score.standing == ev::Standing::Scored ? pointsWords(score.points) : QString();
}

/// A line without a dimension is a veto or a bonus, and has no weight.
QString dimensionWords(const ev::Template &document, const ev::Indicator &indicator)
{
    if (const auto *dimension = document.dimension(indicator.dimension))
        return dimension->name.zh;
    return QStringLiteral("否决与加分");
}

FormRows indicatorRows(const ScoredEvaluation &scored, const QUuid &evaluation, const QString &digest)
{
    FormRows rows;
    for (const auto &indicator : scored.document->indicators) {
        const auto *score = scored.result ? scored.result->score.indicator(indicator.code) : nullptr;
        const bool isScored = score && score->standing == ev::Standing::Scored;
        rows.push_back(rowOf({{u"dimension", dimensionWords(*scored.document, indicator)},
            {u"indicator", QStringLiteral("%1 %2").arg(indicator.code, indicator.name.zh)},
            {u"weight", indicator.weight > 0 ? pointsWords(indicator.weight) : QString()},
            {u"standard", standardWords(indicator)},
            {u"done", score ? doneWords(scored, *score) : QString()},
            {u"evidence", indicator.evidence.zh},
            {u"self", score ? selfWords(*score) : QString()},
            {u"score", isScored ? pointsWords(score->points) : QString()},
            {u"note", score ? deductionWords(scored, *score) : QString()},
            {u"code", score ? ev::shortCode(evaluation, indicator.code, digest) : QString()}}));
    }
    return rows;
}

/// The points that the provider gave itself, together with what is computed, where it scored everything.
QString selfTotal(const ScoredEvaluation &scored)
{
    qint64 total = 0;
    for (const auto &score : scored.result->score.indicators) {
        const QString points = selfWords(score);
        if (points.isEmpty() && score.standing != ev::Standing::NotApplicable && score.weight > 0)
            return {};
        total += qRound64(points.toDouble() * 100);
    }
    return pointsWords(total);
}

/// Of the points that are printed; the score itself may be rescaled.
qint64 sumOf(const ScoredEvaluation &scored)
{
    qint64 sum = 0;
    for (const auto &score : scored.result->score.indicators)
        sum += score.standing == ev::Standing::Scored ? score.points : 0;
    return sum;
}

QString arithmeticWords(const ScoredEvaluation &scored)
{
    const auto &score = scored.result->score;
    qint64 points = 0;
    qint64 weights = 0;
    for (const auto &dimension : score.dimensions) {
        points += dimension.points;
        weights += dimension.weight;
    }
    const QString sum = QStringLiteral("各维度得分合计%1，适用权重合计%2").arg(pointsWords(points), pointsWords(weights));
    const QString rescaled = weights > 0 && weights != 10'000 ? QStringLiteral("，按适用权重折算为百分制") : QString();
    const QString open = score.complete ? QString() : QStringLiteral("；尚有指标未评分，暂按0分计");
    return sum + rescaled + QStringLiteral("；扣加分后总分%1").arg(pointsWords(score.total)) + open + u'。';
}

QString vetoWords(const ScoredEvaluation &scored)
{
    QStringList parts;
    for (const auto &score : scored.result->score.indicators) {
        const auto *indicator = scored.document->indicator(score.indicator);
        if (!indicator)
            continue;
        if (score.vetoed)
            parts << QStringLiteral("否决：%1").arg(indicator->name.zh);
        else if (indicator->rule.kind == ev::RuleKind::Bonus && score.points > 0)
            parts << QStringLiteral("加%1分：%2").arg(pointsWords(score.points), indicator->name.zh);
    }
    return parts.isEmpty() ? QStringLiteral("无") : parts.join(u'；');
}

struct PartySeat {
    Party party;
    const char16_t *opinion;
    const char16_t *name;
    const char16_t *date;
};
constexpr PartySeat partySeats[] = {
    {Party::Provider, u"provider_opinion", u"provider_name", u"provider_on"},
    {Party::Supervisor, u"supervisor_opinion", u"supervisor_name", u"supervisor_on"},
    {Party::User, u"user_opinion", u"user_name", u"user_on"},
    {Party::Authority, u"authority_opinion", u"authority_name", u"authority_on"},
};

void putSignatures(FormData &form, const Evaluation &evaluation, const FormDesk &desk)
{
    for (const auto &seat : partySeats)
        put(form, {{seat.opinion, QString()}, {seat.name, QString()}, {seat.date, QString()}});
    for (const auto &signature : ev::evaluationSignaturesOf(evaluation.signatures).value_or(std::vector<ev::EvaluationSignature>()))
        for (const auto &seat : partySeats)
            if (seat.party == signature.party && signature.result == evaluation.resultDigest)
                put(form, {{seat.opinion, QStringLiteral("已确认评价结果，电子签名密钥%1。").arg(signature.key.left(8))}, {seat.name, desk.personOf(signature.by)}, {seat.date, dayWords(signature.at)}});
}

} // namespace

FormData fillScores(const Record &record, const FormDesk &desk)
{
    const auto evaluation = fromRecord<Evaluation>(record).value_or(Evaluation());
    const auto scored = scoredEvaluation(evaluation, desk);
    const bool hasScore = scored.result && scored.document;
    QString digest = evaluation.resultDigest;
    if (digest.isEmpty() && scored.result)
        if (const auto text = ev::canonicalText(*scored.result))
            digest = ev::digestOf(*text);
    FormData form;
    put(form, {{u"number", evaluation.number},
        {u"period", periodWords(evaluation.periodFrom, evaluation.periodTo)},
        {u"subject", subjectWords(evaluation, desk)},
        {u"scope", desk.said<Evaluation>(u"subject", codeOf(evaluation.subject))},
        {u"template", scored.templateName},
        {u"evaluators", scored.document ? evaluatorsWords(*scored.document, desk) : QString()},
        {u"total_weight", scored.document ? QStringLiteral("100") : QString()},
        {u"total_self", hasScore ? selfTotal(scored) : QString()},
        {u"total_score", hasScore ? pointsWords(sumOf(scored)) : QString()},
        {u"score", hasScore ? QStringLiteral("%1分").arg(pointsWords(scored.result->score.total)) : QString()},
        {u"grade", hasScore ? gradeWords(scored) : QString()},
        {u"veto", hasScore ? vetoWords(scored) : QString()},
        {u"arithmetic", hasScore ? arithmeticWords(scored) : QString()}});
    putSignatures(form, evaluation, desk);
    form.tables.insert(QStringLiteral("indicators"), scored.document ? indicatorRows(scored, record.id, digest) : FormRows());
    return form;
}

} // namespace exchange
