#include "items/changesentences.h"

#include "contract/entities/entities.h"
#include "rules/permissions.h"

#include <QCoreApplication>

namespace items {

namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(ChangeProblem)
public:
    static QString of(const rules::ChangeProblem &problem);
};

const Shape &shape() { return shapeOf<ChangeRequest>(); }

QString fieldCaption(const QString &name)
{
    const int position = shape().indexOf(name);
    return position < 0 ? name : captionOf(shape(), shape().fields[size_t(position)]);
}

QString fieldCaptions(const QStringList &names)
{
    QStringList captions;
    for (const auto &name : names)
        captions << fieldCaption(name);
    return captions.join(QLocale().language() == QLocale::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QString coded(QStringView field, const QString &code)
{
    return choiceText(shape(), shape().fields[size_t(shape().indexOf(field))], code, shippedCatalogues());
}

QString verbOfCode(const QString &code)
{
    for (const auto &row : rules::changeTransitions())
        if (code == QLatin1StringView(rules::codeOf(row.verb)))
            return verbText(row.verb);
    return code;
}

QString partText(const QString &code)
{
    const auto &steps = shapeOf<ChangeStep>();
    return choiceText(steps, steps.fields[size_t(steps.indexOf(u"part"))], code, shippedCatalogues());
}

/// "3 h 20 min" of working time.
QString workingTime(const QString &minutes)
{
    const int all = minutes.toInt();
    return all % 60 == 0 ? Sentences::tr("%n working hour(s)", nullptr, all / 60) : Sentences::tr("%n working minute(s)", nullptr, all);
}

/// Of freezes and lockdowns, that stand behind their ids.
QString windowNames(const QStringList &words)
{
    QStringList names;
    for (QString word : words)
        if (idOf(word).isNull())
            names << word.replace(QChar::Nbsp, u' ');
    return names.join(QLocale().language() == QLocale::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QString Sentences::of(const rules::ChangeProblem &problem)
{
    using Kind = rules::ChangeProblem::Kind;
    const auto word = [&](qsizetype at) { return problem.words.value(at); };
    const QString all = problem.words.join(QStringLiteral(", "));
    const QString rest = problem.words.mid(1).join(QStringLiteral(", "));
    const int count = int(problem.words.size());
    switch (problem.kind) {
    case Kind::Way:
        return count < 2 ? tr("A new change cannot begin as “%1”.").arg(coded(u"state", word(0))) : tr("A change that is “%1” cannot become “%2”.").arg(coded(u"state", word(0)), coded(u"state", word(1)));
    case Kind::Role:
        return tr("“%1” is for: %2.").arg(verbOfCode(word(0)), roleNames(problem.words.mid(1)));
    case Kind::Reason:
        return tr("“%1” wants a reason.").arg(verbOfCode(word(0)));
    case Kind::Missing:
        return tr("A change of this class needs: %1.").arg(fieldCaptions(problem.words));
    case Kind::Impact:
        return tr("The impact list belongs to other resources. Work it out again.");
    case Kind::Lead:
        return tr("It has to be asked for %1 before the planned beginning; %2 are left.").arg(workingTime(word(0)), workingTime(word(1)));
    case Kind::Backwards:
        return tr("The planned time ends before it begins.");
    case Kind::Template:
        return word(0) == QLatin1StringView("none") ? tr("A standard change is made from a template.")
            : word(0) == QLatin1StringView("draft")     ? tr("The template is not approved yet.")
            : word(0) == QLatin1StringView("differs")   ? tr("A standard change is done as its template says. It differs in: %1.").arg(fieldCaptions(problem.words.mid(1)))
            : word(0) == QLatin1StringView("suspended") ? tr("The template is suspended: a change made from it failed.")
                                                        : tr("The template may not be used: change %1 failed.").arg(word(0));
    case Kind::Risk:
        return count < 2 || word(0) == u"0" ? tr("The risk is not known yet. Answer the risk questions.") : tr("The risk is %1: from %2 on, a change is a major one.").arg(word(0), word(1));
    case Kind::Conflicts:
        return tr("%n conflict(s) are not accepted. Give the reason why it goes on in spite of them.", nullptr, word(0).toInt());
    case Kind::Frozen:
        return tr("A change freeze or a lockdown stands in the way (%1); it needs an exemption, or another time.").arg(windowNames(problem.words));
    case Kind::Exemption:
        return word(0) == QLatin1StringView("none") ? tr("No freeze and no lockdown stands against it at its time: there is nothing to exempt it from.") : tr("An exemption is given by: %1.").arg(roleNames(problem.words));
    case Kind::SamePerson:
        return tr("Implementer and watcher must be two people.");
    case Kind::NotImplementer:
        return tr("Another person is to carry it out.");
    case Kind::TooEarly:
        return tr("The planned time has not come yet.");
    case Kind::Over:
        return tr("The planned time is over. The change has to be approved again.");
    case Kind::Steps:
        return tr("%1: these steps have no record yet: %2.").arg(partText(word(0)), rest);
    case Kind::Watched:
        return tr("%1: nobody has watched these steps: %2.").arg(partText(word(0)), rest);
    case Kind::Result: {
        QStringList results;
        for (const auto &code : problem.words)
            results << coded(u"result", code);
        return tr("Say how it went: %1.").arg(results.join(tr(" or ")));
    }
    case Kind::Ledger:
        return tr("%n resource(s) do not hold in the ledger what was prepared: %1.", nullptr, count).arg(all);
    case Kind::Papers:
        return tr("The papers of the emergency are still missing: %1.").arg(fieldCaptions(problem.words));
    case Kind::OwnClose:
        return tr("Who carried the change out does not close it.");
    case Kind::NotOwn:
        return tr("Only the applicant does this, or who manages changes.");
    case Kind::Ended:
        return tr("The change is “%1”: nothing of it changes any more.").arg(coded(u"state", word(0)));
    case Kind::AtWork:
        return tr("“%1” cannot be changed while the work goes on: what was approved is carried out.").arg(fieldCaption(word(0)));
    case Kind::Kept:
        return tr("“%1” changes with a step of the workflow, not by itself.").arg(fieldCaption(word(0)));
    case Kind::Submitted:
        return tr("What was submitted is not deleted; it can be withdrawn.");
    case Kind::System:
        return tr("The business system belongs to another unit.");
    case Kind::Decision:
        return tr("The decision is not understood (%1).").arg(all);
    case Kind::NotWaiting:
        return tr("The change waits for no decision.");
    case Kind::NoSeat: {
        QStringList roles;
        for (const auto &each : problem.words)
            if (idOf(each).isNull())
                roles << each;
        return roles.isEmpty() ? tr("At this stage named people decide.") : tr("At this stage decide: %1.").arg(roleNames(roles));
    }
    case Kind::OwnDecision:
        return tr("Nobody decides on their own change, not for another either.");
    case Kind::Again:
        return tr("You have decided at this stage already.");
    case Kind::Content:
        return tr("The change is not any more what the decision was made on: %1. Look at it again.").arg(fieldCaptions(problem.words));
    case Kind::Cab:
        return word(0) == QLatin1StringView("other") ? tr("The CAB passed it as it was before. It has to be put to a meeting again.") : tr("The CAB has not passed it in a meeting yet.");
    case Kind::Future:
        return tr("It lies in the future.");
    case Kind::OwnPapers:
        return tr("Who wrote the papers of the emergency does not confirm them: another manager closes the change.");
    case Kind::NotWatcher:
        return word(0) == QLatin1StringView("named") ? tr("The change names another watcher. In their place the shift leader watches, or who manages changes.")
            : word(0) == QLatin1StringView("deputy") ? tr("Whoever represents the person who did it does not watch it.")
                                                     : tr("Steps are watched by: %1.").arg(roleNames(problem.words.mid(1)));
    case Kind::Files:
        return tr("The work has begun: the files that the change was approved with stay.");
    }
    return {};
}

} // namespace

QString verbText(rules::ChangeVerb verb)
{
    return QCoreApplication::translate("ChangeVerb", rules::captionOf(verb));
}

QString roleNames(const QStringList &codes)
{
    QStringList words;
    for (const auto &code : codes) {
        const auto &roles = rules::allRoles();
        const auto role = std::ranges::find_if(roles, [&](const rules::Role &one) { return code == QLatin1StringView(one.code); });
        words << (role == roles.end() ? code : QCoreApplication::translate("Role", role->caption));
    }
    return words.join(QLocale().language() == QLocale::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QString changeSentence(const Error &error)
{
    const auto problem = rules::changeProblemOf(error);
    return problem ? Sentences::of(*problem) : QString();
}

std::optional<ChangePlace> placeOf(const rules::ChangeProblem &problem)
{
    using Kind = rules::ChangeProblem::Kind;
    const auto names = [&](std::initializer_list<const char *> fields) {
        return !problem.words.isEmpty() && std::ranges::any_of(fields, [&](const char *field) { return problem.words.first() == QLatin1StringView(field); });
    };
    switch (problem.kind) {
    case Kind::Missing:
    case Kind::Papers:
        return names({"steps", "fallback", "verification"}) ? ChangePlace::Plan : names({"resources", "impact", "answers"}) ? ChangePlace::Impact : ChangePlace::Form;
    case Kind::Impact:
    case Kind::Conflicts:
    case Kind::Frozen:
    case Kind::Risk:
    case Kind::Ledger:
        return ChangePlace::Impact;
    case Kind::Steps:
    case Kind::Watched:
    case Kind::NotWatcher:
        return ChangePlace::Work;
    case Kind::Lead:
    case Kind::Backwards:
    case Kind::SamePerson:
    case Kind::Template:
    case Kind::System:
    case Kind::Exemption:
        return ChangePlace::Form;
    case Kind::NotWaiting:
    case Kind::NoSeat:
    case Kind::Again:
    case Kind::Cab:
        return ChangePlace::Approval;
    default:
        return std::nullopt;
    }
}

} // namespace items
