// What a command of yunhengctl is: a name, what it can be told, and a function. Answers go to the console's `out`; what
// went wrong goes to standard error as three sentences.
#pragma once

#include "contract/result.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStringList>
#include <QTextStream>
#include <span>

namespace ctl {

using namespace contract;

/// tr() of this program: Ctl::tr("…").
struct Ctl {
    Q_DECLARE_TR_FUNCTIONS(Ctl)
};

/// What the program ends with; stable, since scripts test them. An import that was called rightly ends with 2 when some
/// rows were rejected.
enum class Exit { Done = 0, Failed = 1, Usage = 2, SomeRejected = 2 };

/// What happened, what it means, and what to do now.
struct Complaint {
    QString what;
    QString meaning;
    QString remedy;
    Exit exit = Exit::Failed;
    bool operator==(const Complaint &) const = default;
};

template <class T> using Outcome = tl::expected<T, Complaint>;
using Complained = tl::unexpected<Complaint>;

struct Console {
    QTextStream &out;
    QTextStream &err;
    /// A line of progress on standard error, so that `out` can be piped.
    void progress(const QString &line) const
    {
        err << line << '\n';
        err.flush();
    }
};

struct Command {
    const char *name;
    const char *summary; ///< one line of --help; English, for Ctl::tr
    /// Describes the command and adds its options.
    void (*offer)(QCommandLineParser &parser);
    /// The options are known ones when this is called; plain arguments are the command's own affair.
    Outcome<void> (*run)(const QCommandLineParser &options, const Console &console);
};

/// Every command, in the order of --help.
[[nodiscard]] std::span<const Command> allCommands();

/// The complaint about an error of the house; `what` says what could not be done.
[[nodiscard]] Complaint complaintAbout(const QString &what, const Error &error);
[[nodiscard]] Complaint wrongUsage(const QString &what, const QString &remedy);

/// Hands a Result on as an Outcome.
template <class T> [[nodiscard]] Outcome<T> orComplain(Result<T> result, const QString &what)
{
    if (!result)
        return Complained(complaintAbout(what, result.error()));
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return *std::move(result);
}

// A file a command.
void offerInit(QCommandLineParser &parser);
Outcome<void> runInit(const QCommandLineParser &options, const Console &console);
void offerMigrate(QCommandLineParser &parser);
Outcome<void> runMigrate(const QCommandLineParser &options, const Console &console);
void offerUser(QCommandLineParser &parser);
Outcome<void> runUser(const QCommandLineParser &options, const Console &console);
void offerHookToken(QCommandLineParser &parser);
Outcome<void> runHookToken(const QCommandLineParser &options, const Console &console);
void offerBackup(QCommandLineParser &parser);
Outcome<void> runBackup(const QCommandLineParser &options, const Console &console);
void offerRestore(QCommandLineParser &parser);
Outcome<void> runRestore(const QCommandLineParser &options, const Console &console);
void offerVerify(QCommandLineParser &parser);
Outcome<void> runVerify(const QCommandLineParser &options, const Console &console);
void offerDemo(QCommandLineParser &parser);
Outcome<void> runDemo(const QCommandLineParser &options, const Console &console);
void offerEvaluate(QCommandLineParser &parser);
Outcome<void> runEvaluate(const QCommandLineParser &options, const Console &console);
void offerImport(QCommandLineParser &parser);
Outcome<void> runImport(const QCommandLineParser &options, const Console &console);
void offerExport(QCommandLineParser &parser);
Outcome<void> runExport(const QCommandLineParser &options, const Console &console);
void offerPrint(QCommandLineParser &parser);
Outcome<void> runPrint(const QCommandLineParser &options, const Console &console);

} // namespace ctl
