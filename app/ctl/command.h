// What a command of yunhengctl is: a name, a sentence about it, and a function. Answers go to the console's `out`;
// what went wrong goes to standard error as three sentences.
#pragma once

#include "contract/result.h"

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

/// What the program ends with; stable, since scripts test them.
enum class Exit { Done = 0, Failed = 1, Usage = 2 };

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
    const char *summary; ///< English, for Ctl::tr
    /// The arguments behind the command's name.
    Outcome<void> (*run)(const QStringList &arguments, const Console &console);
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

Outcome<void> runInit(const QStringList &arguments, const Console &console);
Outcome<void> runMigrate(const QStringList &arguments, const Console &console);
Outcome<void> runUser(const QStringList &arguments, const Console &console);
Outcome<void> runBackup(const QStringList &arguments, const Console &console);
Outcome<void> runRestore(const QStringList &arguments, const Console &console);
Outcome<void> runVerify(const QStringList &arguments, const Console &console);
Outcome<void> runDemo(const QStringList &arguments, const Console &console);

} // namespace ctl
