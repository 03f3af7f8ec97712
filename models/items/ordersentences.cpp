#include "items/ordersentences.h"

#include "contract/entities/entities.h"

#include <QCoreApplication>

namespace items {

namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(OrderProblem)
public:
    static QString of(const rules::OrderProblem &problem);
};

QString fieldCaption(const QString &name)
{
    const auto &shape = shapeOf<WorkOrder>();
    const int position = shape.indexOf(name);
    return position < 0 ? name : captionOf(shape, shape.fields[size_t(position)]);
}

/// The text of a code of that field.
QString coded(QStringView field, const QString &code)
{
    const auto &shape = shapeOf<WorkOrder>();
    return choiceText(shape, shape.fields[size_t(shape.indexOf(field))], code, shippedCatalogues());
}

QString verbOfCode(const QString &code)
{
    const auto verb = std::ranges::find(rules::allOrderVerbs, code, [](rules::OrderVerb one) { return QString::fromLatin1(rules::codeOf(one)); });
    return verb == rules::allOrderVerbs.end() ? code : verbText(*verb);
}

QString Sentences::of(const rules::OrderProblem &problem)
{
    using Kind = rules::OrderProblem::Kind;
    const auto word = [&](qsizetype at) { return problem.words.value(at); };
    const QString all = problem.words.join(QStringLiteral(", "));
    const qsizetype count = problem.words.size();
    switch (problem.kind) {
    case Kind::Way:
        return count < 2 ? tr("A new order cannot begin as “%1”.").arg(coded(u"state", word(0)))
                         : tr("An order that is “%1” cannot become “%2”.").arg(coded(u"state", word(0)), coded(u"state", word(1)));
    case Kind::Role:
        return tr("“%1” is for: %2.").arg(verbOfCode(word(0)), rolesText(problem.words.mid(1)));
    case Kind::Reason:
        return tr("“%1” wants a reason.").arg(verbOfCode(word(0)));
    case Kind::State:
        return tr("“%1” cannot be done while the order is “%2”.").arg(verbOfCode(word(0)), coded(u"state", word(1)));
    case Kind::Priority:
        return tr("The incident has no priority yet. Set impact and urgency first.");
    case Kind::Unassigned:
        return tr("Nobody is to do it yet. Choose a team or an assignee first.");
    case Kind::OwnApproval:
        return tr("Who is to do the work does not approve it. Another person has to.");
    case Kind::HoldKind:
        return all.isEmpty() ? tr("Say what the order waits for.") : tr("The service levels do not allow this kind of hold: %1.").arg(coded(u"hold_kind", word(0)));
    case Kind::Consent:
        return tr("A hold of this kind needs the consent of a supervisor. Write down who gave it.");
    case Kind::Resolution:
        return tr("Write down what was done first (Resolution).");
    case Kind::Steps:
        return tr("%n step(s) must be recorded first: %1.", nullptr, int(count)).arg(all);
    case Kind::Evidence:
        return tr("%n step(s) lack their evidence: %1.", nullptr, int(count)).arg(all);
    case Kind::Findings:
        return tr("What is abnormal in %n step(s) was not dealt with: %1.", nullptr, int(count)).arg(all);
    case Kind::Alerts:
        return tr("%n alert(s) behind the incident still fire.", nullptr, word(0).toInt());
    case Kind::OwnClose:
        return tr("A %1 order is closed by another person than the one who handled it alone.").arg(coded(u"priority", word(0)));
    case Kind::TooEarly:
        return tr("The time for the confirmation is not over yet.");
    case Kind::NoResource:
        return tr("An order of %1 names the resources that it is about. Add them first.").arg(word(0));
    case Kind::Ledger:
        return tr("%n resource(s) do not hold in the ledger what was prepared: %1.", nullptr, int(count)).arg(all);
    case Kind::Ended:
        return tr("The order is “%1”: nothing of it changes any more.").arg(coded(u"state", word(0)));
    case Kind::Fixed:
        return tr("“%1” cannot be changed any more at this point.").arg(fieldCaption(word(0)));
    case Kind::Lowered:
        return tr("Lowering “%1” wants a reason.").arg(fieldCaption(word(0)));
    case Kind::Kept:
        return tr("“%1” changes with a step of the workflow, not by itself.").arg(fieldCaption(word(0)));
    case Kind::Rating:
        return word(0) == QLatin1StringView("source") ? tr("Say where the rating comes from.")
            : word(0) == QLatin1StringView("paper")   ? tr("A rating from paper needs its scan: attach it to the order first.")
                                                      : tr("Give one to five stars.");
    case Kind::System:
        return tr("The business system belongs to another unit.");
    case Kind::Link:
        return tr("“%1” leads to the order itself, round in a circle, or to no problem.").arg(fieldCaption(word(0)));
    case Kind::NotInForce:
        return tr("This version of the service item is not in force.");
    case Kind::Submitted:
        return tr("What was submitted is not deleted; it can be voided.");
    case Kind::Future:
        return tr("“%1” lies in the future.").arg(fieldCaption(word(0)));
    case Kind::Change: {
        const auto &resources = shapeOf<Resource>();
        const int field = resources.indexOf(word(0));
        return tr("The prepared change cannot be: “%1”.").arg(field < 0 ? word(0) : captionOf(resources, resources.fields[size_t(field)]));
    }
    }
    return {};
}

} // namespace

QString verbText(rules::OrderVerb verb)
{
    return QCoreApplication::translate("OrderVerb", rules::captionOf(verb));
}

QString rolesText(const QStringList &codes)
{
    QStringList words;
    for (const auto &code : codes)
        words << coded(u"team", code);
    return words.join(QLocale().language() == QLocale::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QString orderSentence(const Error &error)
{
    const auto problem = rules::orderProblemOf(error);
    return problem ? Sentences::of(*problem) : QString();
}

} // namespace items
