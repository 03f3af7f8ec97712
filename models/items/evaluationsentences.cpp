#include "items/evaluationsentences.h"

#include "contract/entities/entities.h"
#include "items/changesentences.h"
#include "items/evaluationwords.h"

#include <QCoreApplication>

namespace items {

namespace ev = rules::evaluation;

namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(EvaluationProblem)
public:
    static QString of(const ev::EvaluationProblem &problem);
};

/// The caption of a field of any of the records around an evaluation.
QString fieldCaption(const QString &name)
{
    const std::array shapes{&shapeOf<Evaluation>(), &shapeOf<ScoreSheet>(), &shapeOf<Objection>(), &shapeOf<ImprovementItem>(), &shapeOf<SatisfactionSurvey>(), &shapeOf<EvaluationTemplate>(), &shapeOf<DataHandover>(), &shapeOf<PrintedForm>()};
    for (const auto *shape : shapes)
        if (const int position = shape->indexOf(name); position >= 0)
            return captionOf(*shape, shape->fields[size_t(position)]);
    return name;
}

QString joined(const QStringList &words) { return words.join(QLocale().language() == QLocale::Chinese ? QStringLiteral("、") : QStringLiteral(", ")); }

QString stateText(const QString &code)
{
    const std::array shapes{&shapeOf<Evaluation>(), &shapeOf<ScoreSheet>(), &shapeOf<Objection>(), &shapeOf<ImprovementItem>(), &shapeOf<DataHandover>(), &shapeOf<PrintedForm>()};
    for (const auto *shape : shapes)
        for (const auto *name : {"state", "signing"})
            if (const int position = shape->indexOf(QString::fromLatin1(name)); position >= 0)
                if (const QString said = choiceText(*shape, shape->fields[size_t(position)], code, shippedCatalogues()); said != code)
                    return said;
    return code;
}

QString verbOfCode(const QString &code)
{
    for (const auto &row : ev::evaluationTransitions())
        if (code == QLatin1StringView(ev::codeOf(row.verb)))
            return verbText(row.verb);
    for (const char *context : {"ObjectionVerb", "ImprovementVerb", "EvaluationTemplateVerb", "HandoverVerb"}) {
        const QString said = QCoreApplication::translate(context, code.toLatin1());
        if (said != code)
            return said;
    }
    return code;
}

QString parties(const QStringList &codes)
{
    const auto &shape = shapeOf<Organisation>();
    QStringList names;
    for (const auto &code : codes)
        names << choiceText(shape, shape.fields[size_t(shape.indexOf(u"party"))], code, shippedCatalogues());
    return joined(names);
}

QString Sentences::of(const ev::EvaluationProblem &problem)
{
    using Kind = ev::EvaluationProblem::Kind;
    const auto word = [&](qsizetype at) { return problem.words.value(at); };
    const QString all = joined(problem.words);
    const QString rest = joined(problem.words.mid(1));
    switch (problem.kind) {
    case Kind::Way:
        return problem.words.size() < 2 ? tr("A new record cannot begin as “%1”.").arg(stateText(word(0))) : tr("What is “%1” cannot become “%2”.").arg(stateText(word(0)), stateText(word(1)));
    case Kind::Role:
        return problem.words.size() < 2 ? tr("Your roles do not allow this.") : tr("This is for: %1.").arg(roleNames(problem.words.mid(1)));
    case Kind::Reason:
        return tr("“%1” wants a reason.").arg(verbOfCode(word(0)));
    case Kind::Kept:
        return tr("“%1” is kept by the rules.").arg(fieldCaption(word(0)));
    case Kind::Ended:
        return tr("It is “%1”; nothing of it changes any more.").arg(stateText(word(0)));
    case Kind::Submitted:
        return tr("What has begun is not deleted.");
    case Kind::Missing: {
        QStringList captions;
        for (const auto &name : problem.words)
            captions << fieldCaption(name);
        return tr("Still wanted: %1.").arg(joined(captions));
    }
    case Kind::Template:
        if (word(0) == QLatin1StringView("none"))
            return tr("The template is not here.");
        if (word(0) == QLatin1StringView("draft"))
            return tr("The template is a draft; bring it into force first.");
        if (word(0) == QLatin1StringView("superseded"))
            return tr("A later version of the template is in force; choose that one.");
        return tr("The template is not in order: %1.").arg(all);
    case Kind::Period:
        return word(0) == QLatin1StringView("backwards") ? tr("The period ends before it begins.") : tr("The days do not fit the kind of period.");
    case Kind::Unit:
        return tr("The unit does not belong to this party: %1.").arg(parties({word(0)}));
    case Kind::Twice:
        return tr("%1 evaluates the same already.").arg(word(0));
    case Kind::Correction:
        return word(0) == QLatin1StringView("none") ? tr("The evaluation that is to be corrected is not here.") : tr("Only a frozen evaluation is corrected, by one of the same subject and period.");
    case Kind::HandedIn:
        return tr("Not handed in yet: %1. Closing nevertheless wants a reason.").arg(parties(problem.words));
    case Kind::NotOver:
        return tr("The period lasts until %1.").arg(word(0));
    case Kind::Waiting:
        return tr("Objections may be raised until %1; freezing before wants a reason.").arg(word(0));
    case Kind::Objections:
        return tr("%n objection(s) are not decided yet.", nullptr, word(0).toInt());
    case Kind::Figures:
        if (word(0) == QLatin1StringView("none"))
            return tr("The figures are not worked out yet.");
        if (word(0) == QLatin1StringView("period") || word(0) == QLatin1StringView("scope"))
            return tr("The figures are of another period or scope. Work them out again.");
        return tr("The figure of indicator %1 is missing or wrong. Work the figures out again.").arg(word(0));
    case Kind::Inputs:
        return word(0) == QLatin1StringView("none") ? tr("The file of the exact records is missing.") : tr("The file of the exact records is not attached.");
    case Kind::Incomplete:
        return tr("Nobody has scored yet: %1.").arg(all);
    case Kind::Result:
        return tr("The result is not what comes out of the records: %1. Work it out again.").arg(all);
    case Kind::Closed:
        return tr("This is not done while the evaluation is “%1”.").arg(stateText(word(0)));
    case Kind::Deadline:
        return tr("The last day was %1.").arg(word(0));
    case Kind::Party:
        return tr("You do not act for this party: %1.").arg(parties({word(0)}));
    case Kind::Given:
        return word(1) == QLatin1StringView("reason") ? tr("%1 wants a reason.").arg(word(0))
             : word(1) == QLatin1StringView("proof")  ? tr("%1 wants a proof.").arg(word(0))
                                                      : tr("What was given for %1 is not in order.").arg(word(0));
    case Kind::Indicator:
        return tr("The template has no indicator “%1”.").arg(word(0));
    case Kind::Again:
        return tr("This has been done already.");
    case Kind::Own:
        return tr("Who did it does not decide on it.");
    case Kind::NotOwn:
        return tr("Only who began it may.");
    case Kind::Signature:
        return tr("The signature does not fit: %1.").arg(all);
    case Kind::Answers:
        return tr("The answers are not in order: %1.").arg(all);
    case Kind::Future:
        return tr("“%1” lies in the future.").arg(fieldCaption(word(0)));
    case Kind::Expired:
        return tr("It was to be used until %1.").arg(word(0));
    case Kind::Unsigned:
        return tr("The scan of the signed paper is wanted.");
    }
    return rest;
}

} // namespace

QString verbText(ev::EvaluationVerb verb) { return QCoreApplication::translate("EvaluationVerb", ev::captionOf(verb)); }

QString evaluationSentence(const Error &error)
{
    const auto problem = ev::evaluationProblemOf(error);
    return problem ? Sentences::of(*problem) : QString();
}

} // namespace items
