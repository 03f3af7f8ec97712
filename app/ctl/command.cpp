#include "command.h"

namespace ctl {

namespace {

constexpr Command commands[] = {
    {"init", QT_TRANSLATE_NOOP("Ctl", "make a new server: certificates, configuration, database, first administrators"), offerInit, runInit},
    {"migrate", QT_TRANSLATE_NOOP("Ctl", "bring the database to this program's schema"), offerMigrate, runMigrate},
    {"user", QT_TRANSLATE_NOOP("Ctl", "add, list, reset, disable and enable accounts; list and revoke their sessions"), offerUser, runUser},
    {"hook-token", QT_TRANSLATE_NOOP("Ctl", "make, list and take back the tokens with which monitoring calls in"), offerHookToken, runHookToken},
    {"backup", QT_TRANSLATE_NOOP("Ctl", "copy the database into one file"), offerBackup, runBackup},
    {"restore", QT_TRANSLATE_NOOP("Ctl", "make the database anew from a backup"), offerRestore, runRestore},
    {"verify", QT_TRANSLATE_NOOP("Ctl", "count and digest every table, and check that the books agree"), offerVerify, runVerify},
    {"evaluate", QT_TRANSLATE_NOOP("Ctl", "work an evaluation out from the database"), offerEvaluate, runEvaluate},
    {"demo", QT_TRANSLATE_NOOP("Ctl", "fill an empty database with a made-up city"), offerDemo, runDemo},
    {"import", QT_TRANSLATE_NOOP("Ctl", "bring a CSV or XLSX file into the ledger"), offerImport, runImport},
    {"export", QT_TRANSLATE_NOOP("Ctl", "write records to a CSV or XLSX file"), offerExport, runExport},
    {"print", QT_TRANSLATE_NOOP("Ctl", "write a form as a PDF, blank or of a record"), offerPrint, runPrint},
};

struct Advice {
    ErrorCode code;
    const char *meaning;
    const char *remedy;
};
constexpr Advice advices[] = {
    {ErrorCode::Storage, QT_TRANSLATE_NOOP("Ctl", "The database or the disk refused; nothing was changed."),
        QT_TRANSLATE_NOOP("Ctl", "Check that the database runs, that the disk has room and that you may write there.")},
    {ErrorCode::VersionMismatch, QT_TRANSLATE_NOOP("Ctl", "The database is not of this program's version; nothing was changed."),
        QT_TRANSLATE_NOOP("Ctl", "For an older database run `yunhengctl migrate`; for a newer one use the newer program.")},
    {ErrorCode::NotUnique, QT_TRANSLATE_NOOP("Ctl", "The name is taken; nothing was changed."), QT_TRANSLATE_NOOP("Ctl", "Choose another name.")},
    {ErrorCode::NotFound, QT_TRANSLATE_NOOP("Ctl", "There is nothing of that name; nothing was changed."),
        QT_TRANSLATE_NOOP("Ctl", "See what there is with `yunhengctl user list`.")},
    {ErrorCode::InvalidValue, QT_TRANSLATE_NOOP("Ctl", "A value breaks a rule; nothing was changed."),
        QT_TRANSLATE_NOOP("Ctl", "Give another value and try again.")},
    {ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("Ctl", "It is there already; nothing was changed."),
        QT_TRANSLATE_NOOP("Ctl", "Use what is there, or name another place.")},
};

} // namespace

std::span<const Command> allCommands()
{
    return commands;
}

Complaint complaintAbout(const QString &what, const Error &error)
{
    QStringList details;
    for (const auto &detail : {error.field, error.message})
        if (!detail.isEmpty())
            details << detail;
    const QString whole = QStringLiteral("%1 [%2%3]").arg(what, textOf(error.code), details.isEmpty() ? QString() : QStringLiteral(": ") + details.join(u", "));
    for (const auto &advice : advices)
        if (advice.code == error.code)
            return {whole, Ctl::tr(advice.meaning), Ctl::tr(advice.remedy)};
    return {whole, Ctl::tr("The command did not finish."), Ctl::tr("Read the detail in brackets and the log above.")};
}

Complaint wrongUsage(const QString &what, const QString &remedy)
{
    return {what, Ctl::tr("Nothing was done."), remedy, Exit::Usage};
}

} // namespace ctl
