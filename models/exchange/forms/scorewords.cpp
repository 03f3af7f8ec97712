#include "exchange/forms/scorewords.h"

#include "exchange/forms/formwords.h"

namespace exchange {

namespace ev = rules::evaluation;

namespace {

QString plain(const ev::Rational &number)
{
    return number.isWhole() ? QString::number(number.top) : QString::number(double(number.top) / double(number.bottom), 'f', 2);
}

QString quotientWords(const ev::Figure &figure, const std::optional<int> &measured)
{
    const auto &quotient = figure.quotient;
    if (quotient.isUndefined())
        return QStringLiteral("分母为0");
    if (!measured && quotient.bottom == ev::Rational{1, 1})
        return plain(quotient.top);
    const QString parts = QStringLiteral("%1／%2").arg(plain(quotient.top), plain(quotient.bottom));
    return measured ? QStringLiteral("%1＝%2").arg(parts, ratioWords(*measured)) : parts;
}

} // namespace

ScoredEvaluation scoredEvaluation(const Evaluation &evaluation, const FormDesk &desk)
{
    ScoredEvaluation scored{evaluation, {}, {}, {}};
    if (const auto version = desk.find(evaluation.templateId))
        scored.templateName = QStringLiteral("%1 V%2").arg(version->name).arg(version->version);
    if (auto document = ev::templateOf(evaluation, desk.world()))
        scored.document = *std::move(document);
    auto result = evaluation.result.isEmpty() ? ev::resultNow(evaluation, desk.world()) : ev::resultFromJson(evaluation.result.toUtf8());
    if (result)
        scored.result = *std::move(result);
    return scored;
}

QString pointsWords(qint64 hundredths)
{
    const QString sign = hundredths < 0 ? QStringLiteral("-") : QString();
    const qint64 size = std::abs(hundredths);
    const int rest = int(size % 100);
    if (rest == 0)
        return sign + QString::number(size / 100);
    const QString digits = QStringLiteral("%1").arg(rest, 2, 10, QChar(u'0'));
    return sign + QStringLiteral("%1.%2").arg(size / 100).arg(digits.endsWith(u'0') ? digits.left(1) : digits);
}

QString ratioWords(qint64 basisPoints)
{
    return pointsWords(basisPoints) + u'%';
}

QString standardWords(const ev::Indicator &indicator)
{
    const auto &rule = indicator.rule;
    QStringList parts{indicator.definition.zh};
    switch (rule.kind) {
    case ev::RuleKind::Deduct:
        for (const auto &one : rule.deductions)
            parts << (one.below ? QStringLiteral("%1：低于%2每1个百分点扣%3分").arg(one.name.zh, ratioWords(*one.below), pointsWords(one.points)) : QStringLiteral("%1：每次扣%2分").arg(one.name.zh, pointsWords(one.points)));
        parts << (rule.cap ? QStringLiteral("最多扣%1分").arg(pointsWords(*rule.cap)) : QStringLiteral("扣完为止"));
        break;
    case ev::RuleKind::Band:
        parts << QStringLiteral("达到%1得满分，%2不得分，其间按比例").arg(ratioWords(rule.target), ratioWords(rule.floor));
        break;
    case ev::RuleKind::Ladder:
        for (const auto &step : rule.ladder)
            parts << QStringLiteral("≥%1得%2").arg(ratioWords(step.atLeast), ratioWords(step.share));
        break;
    case ev::RuleKind::YesNo:
        parts << QStringLiteral("达到得满分，未达到不得分");
        break;
    case ev::RuleKind::Manual:
        parts << QStringLiteral("按0～100%评定，说明理由");
        break;
    case ev::RuleKind::Veto:
        break;
    case ev::RuleKind::Bonus:
        parts << QStringLiteral("最多加%1分").arg(pointsWords(rule.most));
        break;
    }
    parts.removeAll(QString());
    return parts.join(u'；');
}

QString doneWords(const ScoredEvaluation &scored, const ev::IndicatorScore &score)
{
    if (!scored.result)
        return {};
    switch (score.standing) {
    case ev::Standing::NotApplicable:
        return QStringLiteral("不适用");
    case ev::Standing::Missing:
        return QStringLiteral("未评分");
    case ev::Standing::Scored:
        break;
    }
    QStringList parts;
    for (const auto &figure : scored.result->figures.figures)
        if (figure.indicator == score.indicator)
            parts << quotientWords(figure, figure.part < 0 ? score.measured : std::nullopt);
    if (parts.isEmpty() && score.measured)
        parts << ratioWords(*score.measured);
    if (score.fewAnswers)
        parts << QStringLiteral("样本不足");
    return parts.join(u'；');
}

QString deductionWords(const ScoredEvaluation &scored, const ev::IndicatorScore &score)
{
    QStringList parts;
    if (score.vetoed)
        parts << QStringLiteral("一票否决");
    if (score.deducted > 0)
        parts << QStringLiteral("扣%1分").arg(pointsWords(score.deducted));
    if (scored.result)
        for (const auto &sheet : scored.result->sheets)
            for (const auto &given : sheet.scores)
                if (given.indicator == score.indicator && !given.reason.isEmpty() && sheet.party != Party::Provider)
                    parts << given.reason;
    parts.removeDuplicates();
    return parts.join(u'；');
}

QString evaluatorsWords(const ev::Template &document, const FormDesk &desk)
{
    qint64 all = 0;
    for (const auto &one : document.evaluators)
        all += one.weight;
    QStringList parts;
    for (const auto &one : document.evaluators)
        if (one.weight > 0)
            parts << QStringLiteral("%1%2").arg(desk.said<Organisation>(u"party", codeOf(one.party)), ratioWords(ev::roundedHalf(one.weight * 10'000LL, all)));
    return parts.join(u'、');
}

QString gradeWords(const ScoredEvaluation &scored)
{
    const QString code = scored.result ? scored.result->score.grade : scored.evaluation.grade;
    if (scored.document)
        for (const auto &grade : scored.document->grades)
            if (grade.code == code)
                return grade.name.zh;
    return code;
}

QString subjectWords(const Evaluation &evaluation, const FormDesk &desk)
{
    const QString unit = desk.unit(evaluation.unit);
    return evaluation.serviceCode.isEmpty() ? unit : QStringLiteral("%1（服务项%2）").arg(unit, evaluation.serviceCode);
}

QString periodWords(QDate from, QDate to)
{
    return from.isValid() && to.isValid() ? QStringLiteral("%1至%2").arg(dayWords(from), dayWords(to)) : QString();
}

FormRows dimensionRows(const ScoredEvaluation &scored)
{
    FormRows rows;
    if (!scored.result || !scored.document)
        return rows;
    for (const auto &score : scored.result->score.dimensions) {
        const auto *dimension = scored.document->dimension(score.dimension);
        rows.push_back(rowOf({{u"dimension", dimension ? dimension->name.zh : score.dimension}, {u"weight", pointsWords(score.weight)}, {u"points", pointsWords(score.points)}, {u"ratio", ratioWords(score.ratio)}}));
    }
    return rows;
}

} // namespace exchange
