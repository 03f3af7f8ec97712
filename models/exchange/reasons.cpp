#include "exchange/reasons.h"

#include "exchange/words.h"
#include "rules/resourcelife.h"

#include <QCoreApplication>

namespace exchange {

namespace {

struct Reasons {
    Q_DECLARE_TR_FUNCTIONS(Reasons)
};

/// What the rule of the field wants.
QString brokenRule(const Problem &problem, const Shape &shape)
{
    const int position = shape.indexOf(problem.error.field);
    if (position < 0 || problem.error.code != ErrorCode::InvalidValue)
        return Reasons::tr("refused: %1").arg(problem.error.message.isEmpty() ? textOf(problem.error.code) : problem.error.message);
    const auto &field = shape.fields[size_t(position)];
    if (field.traits.address)
        return Reasons::tr("“%1” is no IPv4 address").arg(problem.value);
    if (field.traits.least != field.traits.most)
        return Reasons::tr("“%1” is not within %2 to %3").arg(problem.value).arg(field.traits.least).arg(field.traits.most);
    if (Words::hasCodes(field))
        return Reasons::tr("“%1” is none of the allowed values").arg(problem.value);
    if (const int longest = field.traits.maxLength == 0 ? 200 : field.traits.maxLength; problem.value.size() > longest)
        return Reasons::tr("the text is longer than %1 characters").arg(longest);
    return Reasons::tr("“%1” does not fit this field").arg(problem.value);
}

/// What a state asks for, or a step that it does not allow.
QString brokenLife(const rules::LifeProblem &life, const Shape &shape)
{
    const auto captionOf = [&](const QString &state) {
        const auto &choices = shape.fields[size_t(shape.indexOf(u"state"))].choices;
        const auto found = std::ranges::find(choices, state, &ChoiceShape::code);
        return found == choices.end() ? state : QCoreApplication::translate(captionContext(shape), found->caption);
    };
    switch (life.kind) {
    case rules::LifeProblem::Kind::Step:
        return Reasons::tr("a resource does not go from “%1” to “%2”").arg(captionOf(life.from), captionOf(life.state));
    case rules::LifeProblem::Kind::Demand:
        return Reasons::tr("a resource that is “%1” must have it").arg(captionOf(life.state));
    case rules::LifeProblem::Kind::Address:
        return Reasons::tr("the address is given to “%1” in this network zone").arg(life.holder);
    }
    return {};
}

QString refusal(const Problem &problem, const Shape &shape)
{
    if (const auto life = rules::lifeProblemOf(problem.error))
        return brokenLife(*life, shape);
    switch (problem.error.code) {
    case ErrorCode::RequiredMissing:
        return Reasons::tr("it must be filled in");
    case ErrorCode::NotUnique:
        return Reasons::tr("another record holds this value (%1)").arg(problem.error.field);
    case ErrorCode::MissingRight:
        return Reasons::tr("the account lacks the right %1").arg(problem.error.field);
    default:
        return brokenRule(problem, shape);
    }
}

} // namespace

QString reasonOf(const Problem &problem, const Shape &shape)
{
    using Kind = Problem::Kind;
    switch (problem.kind) {
    case Kind::NoNumber:
        return Reasons::tr("“%1” is no number").arg(problem.value);
    case Kind::NoDate:
        return Reasons::tr("“%1” is no date").arg(problem.value);
    case Kind::NoYesOrNo:
        return Reasons::tr("“%1” is neither yes nor no").arg(problem.value);
    case Kind::UnknownText:
        return Reasons::tr("“%1” is none of the allowed values").arg(problem.value);
    case Kind::LostDigits:
        return Reasons::tr("“%1” has lost digits in a spreadsheet").arg(problem.value);
    case Kind::UnknownReference:
        return Reasons::tr("there is no record “%1”").arg(problem.value);
    case Kind::SeveralReferences:
        return Reasons::tr("several records are called “%1”; give the number").arg(problem.value);
    case Kind::ReadOnly:
        return Reasons::tr("the server sets it; “%1” cannot be given").arg(problem.value);
    case Kind::UnknownKey:
        return Reasons::tr("no record has the key “%1”").arg(problem.value);
    case Kind::SeveralKeys:
        return Reasons::tr("several records have the key “%1”").arg(problem.value);
    case Kind::KeyTwice:
        return problem.value.isEmpty() ? Reasons::tr("another row of the file says the same") : Reasons::tr("the key “%1” stands in several rows").arg(problem.value);
    case Kind::Conflict:
        return Reasons::tr("somebody changed the record in the meantime");
    case Kind::Masked:
        return Reasons::tr("“%1” was masked when it was exported").arg(problem.value);
    case Kind::AddressTaken:
        return Reasons::tr("the address is given to “%1” in this network zone").arg(problem.value);
    case Kind::AddressTwice:
        return Reasons::tr("another row gives out “%1” in the same network zone").arg(problem.value);
    case Kind::IsRetired:
        return Reasons::tr("the record that this row made is retired");
    case Kind::BreaksRule:
    case Kind::Refused:
        break;
    }
    return refusal(problem, shape);
}

QString reasonsOf(const std::vector<Problem> &problems, const Shape &shape)
{
    QStringList clauses;
    for (const auto &problem : problems) {
        const QString reason = reasonOf(problem, shape);
        //: a column of a sheet, and what is wrong there
        clauses << (problem.column.isEmpty() ? reason : Reasons::tr("%1: %2").arg(problem.column, reason));
    }
    return clauses.join(Reasons::tr("; "));
}

} // namespace exchange
