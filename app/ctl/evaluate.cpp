// `yunhengctl evaluate NUMBER`: figures, score and digest of an evaluation as they come out of this database now, beside
// what was frozen.
#include "command.h"
#include "evidence.h"
#include "options.h"

#include "contract/entities/entities.h"
#include "rules/evaluation/evaluationresult.h"
#include "service/evaluationwatch.h"

namespace ctl {

namespace {

QString points(int hundredths)
{
    return QString::number(hundredths / 100.0, 'f', 2);
}

QString number(const rules::evaluation::Rational &rational)
{
    return rational.bottom == 1 ? QString::number(rational.top) : QStringLiteral("%1/%2").arg(rational.top).arg(rational.bottom);
}

} // namespace

void offerEvaluate(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Ctl::tr("Works an evaluation out from the server's database and prints figures, score and digest. Ends with 1 where it was frozen with another digest."));
    parser.addPositionalArgument(QStringLiteral("number"), Ctl::tr("Number or id of the evaluation."));
    addDatabaseOptions(parser);
}

Outcome<void> runEvaluate(const QCommandLineParser &options, const Console &console)
{
    const auto plain = options.positionalArguments();
    if (plain.size() != 1)
        return Complained(wrongUsage(Ctl::tr("It is not said which evaluation."), Ctl::tr("Call it as: yunhengctl evaluate PJ-000008.")));
    const QString what = Ctl::tr("%1 was not evaluated.").arg(plain.constFirst());
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());
    const auto evaluation = orComplain(evaluationOf(**database, plain.constFirst()).and_then([](const Record &record) { return fromRecord<Evaluation>(record); }), what);
    if (!evaluation)
        return Complained(evaluation.error());
    const auto counted = orComplain(service::countedResult(**database, *evaluation), what);
    if (!counted)
        return Complained(counted.error());
    const auto &result = counted->result;
    console.out << evaluation->number << ' ' << evaluation->title << '\n';
    for (const auto &score : result.score.indicators) {
        console.out << QStringLiteral("%1 %2 / %3").arg(score.indicator, -5).arg(points(score.points), 7).arg(points(score.weight), 7);
        for (const auto &figure : result.figures.figures)
            if (figure.indicator == score.indicator)
                console.out << QStringLiteral("   %1 / %2").arg(number(figure.quotient.top), number(figure.quotient.bottom));
        console.out << '\n';
    }
    const QString digest = rules::evaluation::digestOf(counted->canonical);
    console.out << Ctl::tr("Score %1, grade %2").arg(points(result.score.total), result.score.grade) << '\n' << digest << '\n';
    if (!evaluation->resultDigest.isEmpty() && evaluation->resultDigest != digest)
        return Complained(Complaint{Ctl::tr("It was frozen with another digest: %1").arg(evaluation->resultDigest), Ctl::tr("Records of the period have changed since, or were not here yet when it was frozen."),
            Ctl::tr("Compare the figures with those of the frozen result; a correction is a new evaluation beside it.")});
    return {};
}

} // namespace ctl
