#include "views/shell/notice.h"

#include <QCoreApplication>

namespace views::shell {

using namespace contract;

namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Notice)
public:
    static QString beside(const Error &error);
    static Notice of(const Error &error, const QString &field);
};

QString Sentences::beside(const Error &error)
{
    switch (error.code) {
    case ErrorCode::RequiredMissing:
        return tr("This must be filled in");
    case ErrorCode::InvalidValue:
        return tr("This value is not allowed here");
    case ErrorCode::TooLarge:
        return tr("This is too long");
    case ErrorCode::NotUnique:
        return tr("Another record holds this value already");
    case ErrorCode::UnknownReference:
        return tr("This record does not exist, or you may not see it");
    case ErrorCode::ReadOnlyField:
        return tr("Only the server sets this field");
    default:
        return noticeOf(error).happened;
    }
}

Notice Sentences::of(const Error &error, const QString &field)
{
    const auto refused = [](QString happened, QString meaning, QString remedy) {
        return Notice{Severity::Failure, std::move(happened), std::move(meaning), std::move(remedy), {}, {}};
    };
    const auto halted = [](QString happened, QString meaning, QString remedy) {
        return Notice{Severity::Warning, std::move(happened), std::move(meaning), std::move(remedy), {}, {}};
    };
    switch (error.code) {
    case ErrorCode::BadRequest:
    case ErrorCode::UnknownField:
    case ErrorCode::IdReused:
    case ErrorCode::PreconditionRequired:
        return refused(tr("The two programs do not understand each other"), tr("The act was not carried out; nothing is lost."),
                       tr("Bring workstation and server to the same version, then send again."));
    case ErrorCode::InvalidValue:
        return refused(tr("“%1” holds a value that is not allowed").arg(field), tr("The record was not saved."), tr("Correct the field and save again."));
    case ErrorCode::RequiredMissing:
        return refused(tr("“%1” is empty").arg(field), tr("The record was not saved."), tr("Fill in the field and save again."));
    case ErrorCode::ReadOnlyField:
        return refused(tr("“%1” is set by the server only").arg(field), tr("The change was not made."), tr("Leave this field as it is."));
    case ErrorCode::UnknownReference:
        return refused(tr("“%1” points to a record that does not exist, or that you may not see").arg(field), tr("The record was not saved."),
                       tr("Choose another record."));
    case ErrorCode::NotUnique:
        return refused(tr("Another record holds the same value in “%1”").arg(field), tr("The record was not saved."),
                       tr("Change the value, or open the other record."));
    case ErrorCode::NotFound:
        return refused(tr("The record does not exist, or you may not see it"), tr("The act was not carried out."), tr("Refresh the list and look again."));
    case ErrorCode::AlreadyExists:
        return refused(tr("This record exists already"), tr("It was not created a second time."), tr("Open the existing record."));
    case ErrorCode::IsRetired:
        return refused(tr("The record is retired"), tr("It cannot be changed."), tr("Restore it first, if it is needed again."));
    case ErrorCode::NotRetired:
        return refused(tr("The record is in use"), tr("There is nothing to restore."), tr("Refresh the list and look again."));
    case ErrorCode::MissingRight:
        return refused(tr("You lack the right “%1”").arg(error.field), tr("The act was not carried out."), tr("Ask the security administrator for the right."));
    case ErrorCode::NotSignedIn:
        return halted(tr("The sign-in has expired"), tr("You can go on working; your acts wait in the outbox."), tr("Sign in again to send them."));
    case ErrorCode::BadCredentials:
        return refused(tr("Login name or password is wrong"), tr("You are not signed in."), tr("Check both and try again."));
    case ErrorCode::Locked: {
        const int minutes = std::max(1, (error.message.toInt() + 59) / 60);
        return refused(tr("Too many failed attempts: the account is locked"), tr("It opens by itself in %1 min.").arg(minutes),
                       tr("Wait, or ask the system administrator."));
    }
    case ErrorCode::Stale:
        return refused(tr("Somebody changed the record meanwhile"), tr("Your change was not made."), tr("Look at the record as it is now, then decide."));
    case ErrorCode::DependencyRefused:
        return refused(tr("An earlier act that this one builds on was not accepted"), tr("This act waits in the outbox."), tr("Settle the earlier act first."));
    case ErrorCode::CursorGone:
        return halted(tr("The server wants the data to be fetched anew"), tr("Unsent acts are kept; the list fills again."), tr("Nothing to do."));
    case ErrorCode::TooLarge:
        return refused(tr("The input is too large"), tr("The act was not carried out."), tr("Divide it into smaller parts."));
    case ErrorCode::TooMany:
        return halted(tr("The server asks to slow down"), tr("Acts are sent a little later."), tr("Nothing to do."));
    case ErrorCode::Unavailable:
        return halted(tr("The server cannot be reached"), tr("You can go on working; your acts wait in the outbox."),
                      tr("Nothing to do: they are sent when the server is back."));
    case ErrorCode::Untrusted:
        return refused(tr("The server's certificate is not the one that this workstation trusts"), tr("Nothing was sent to it."),
                       tr("Do not go on. Ask the system administrator whether the server has a new certificate."));
    case ErrorCode::Storage:
        return refused(tr("The disk or the database refused"), tr("The act was not saved."), tr("Free some space and check the disk, then try again."));
    case ErrorCode::VersionMismatch:
        return refused(tr("The other side is of a newer version"), tr("This workstation cannot work with it."), tr("Install the newer version."));
    case ErrorCode::Cancelled:
        return {Severity::Hint, tr("Cancelled"), {}, {}, {}, {}};
    case ErrorCode::Internal:
        return refused(tr("A defect in the program"), tr("The act was not carried out."), tr("Report it with the log file."));
    }
    return {};
}

} // namespace

QString fieldSentence(const Error &error)
{
    return Sentences::beside(error);
}

Notice noticeOf(const Error &error, const QString &fieldCaption)
{
    return Sentences::of(error, fieldCaption.isEmpty() ? error.field : fieldCaption);
}

} // namespace views::shell
