#include "problems.h"

namespace ctl {

namespace {

QString whatIsWrong(const exchange::Problem &problem)
{
    using Kind = exchange::Problem::Kind;
    switch (problem.kind) {
    case Kind::NoNumber:
        return Ctl::tr("\"%1\" is no number").arg(problem.value);
    case Kind::NoDate:
        return Ctl::tr("\"%1\" is no date").arg(problem.value);
    case Kind::NoYesOrNo:
        return Ctl::tr("\"%1\" is neither yes nor no").arg(problem.value);
    case Kind::UnknownText:
        return Ctl::tr("\"%1\" is none of the allowed values").arg(problem.value);
    case Kind::LostDigits:
        return Ctl::tr("\"%1\" has lost digits in a spreadsheet").arg(problem.value);
    case Kind::UnknownReference:
        return Ctl::tr("there is no record \"%1\"").arg(problem.value);
    case Kind::SeveralReferences:
        return Ctl::tr("several records are called \"%1\"; give the number").arg(problem.value);
    case Kind::ReadOnly:
        return Ctl::tr("the server sets it; \"%1\" cannot be given").arg(problem.value);
    case Kind::UnknownKey:
        return Ctl::tr("no record has the key \"%1\"").arg(problem.value);
    case Kind::SeveralKeys:
        return Ctl::tr("several records have the key \"%1\"").arg(problem.value);
    case Kind::KeyTwice:
        return Ctl::tr("the key \"%1\" stands in several rows").arg(problem.value);
    case Kind::Conflict:
        return Ctl::tr("somebody changed the record in the meantime");
    case Kind::BreaksRule:
    case Kind::Refused:
        break;
    }
    if (problem.error.code == ErrorCode::RequiredMissing)
        return Ctl::tr("it must be filled in");
    if (problem.error.code == ErrorCode::NotUnique)
        return Ctl::tr("another record holds this value (%1)").arg(problem.error.field);
    if (problem.error.code == ErrorCode::MissingRight)
        return Ctl::tr("the account lacks the right %1").arg(problem.error.field);
    if (problem.error.message.isEmpty())
        return Ctl::tr("refused: %1").arg(textOf(problem.error.code));
    return Ctl::tr("refused: %1").arg(problem.error.message);
}

} // namespace

QString sentenceAbout(qint64 line, const exchange::Problem &problem)
{
    if (problem.column.isEmpty())
        return Ctl::tr("Row %1: %2.").arg(line).arg(whatIsWrong(problem));
    return Ctl::tr("Row %1, %2: %3.").arg(line).arg(problem.column, whatIsWrong(problem));
}

QString reasonHeading()
{
    return QStringLiteral("_reason");
}

} // namespace ctl
