// yunhengctl: the care of a server from its own command line. Ends with 0 when the command was done, 1 when it failed,
// 2 when it was called wrongly.
#include "command.h"

#include "rules/chinatime.h"

#include <QLocale>
#include <QLoggingCategory>
#include <QTranslator>

namespace {

using namespace ctl;

QString exitCodes()
{
    return Ctl::tr("Exit codes: 0 done, 1 the command failed, 2 it was called wrongly.");
}

void help(QTextStream &out)
{
    out << Ctl::tr("Usage: yunhengctl COMMAND [OPTIONS]") << "\n\n" << Ctl::tr("Commands:") << '\n';
    for (const auto &command : allCommands())
        out << "  " << QString::fromLatin1(command.name).leftJustified(12) << Ctl::tr(command.summary) << '\n';
    out << '\n' << Ctl::tr("`yunhengctl COMMAND --help` tells more about one command.") << '\n' << exitCodes() << '\n';
}

Outcome<void> runParsed(const Command &command, const QStringList &arguments, const Console &console)
{
    QCommandLineParser parser;
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, Ctl::tr("Show this text.")});
    command.offer(parser);
    const bool understood = parser.parse(QStringList{QStringLiteral("yunhengctl %1").arg(QLatin1StringView(command.name))} + arguments);
    if (parser.isSet(QStringLiteral("help"))) {
        // Qt's own first line knows nothing of commands.
        const QString text = parser.helpText();
        console.out << Ctl::tr("Usage: yunhengctl %1 [OPTIONS]").arg(QLatin1StringView(command.name)) << text.mid(text.indexOf(u'\n')) << '\n'
                    << exitCodes() << '\n';
        return {};
    }
    if (!understood)
        return Complained(wrongUsage(parser.errorText(), Ctl::tr("See the options with `yunhengctl %1 --help`.").arg(QLatin1StringView(command.name))));
    return command.run(parser, console);
}

Outcome<void> dispatch(const QStringList &arguments, const Console &console)
{
    const QString name = arguments.value(0);
    if (name == u"--help" || name == u"-h" || name == u"help") {
        help(console.out);
        return {};
    }
    if (name == u"--version") {
        console.out << QStringLiteral("yunhengctl " YUNHENG_VERSION "\n");
        return {};
    }
    const auto commands = allCommands();
    const auto found = std::ranges::find_if(commands, [&](const Command &command) { return name == QLatin1StringView(command.name); });
    if (found == commands.end())
        return Complained(wrongUsage(name.isEmpty() ? Ctl::tr("No command was given.") : Ctl::tr("There is no command \"%1\".").arg(name),
            Ctl::tr("See the commands with `yunhengctl --help`.")));
    return runParsed(*found, arguments.mid(1), console);
}

} // namespace

int main(int argc, char *argv[])
{
    rules::useChinaTime();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yunhengctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YUNHENG_VERSION));
    // The commands say themselves what they did; the log is for what went wrong.
    QLoggingCategory::setFilterRules(QStringLiteral("yunheng.*.info=false\nyunheng.*.debug=false"));
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("yunhengctl"), QStringLiteral("_"), QStringLiteral(":/ctl")))
        QCoreApplication::installTranslator(&translator);

    QTextStream out(stdout);
    QTextStream err(stderr);
    const auto outcome = dispatch(application.arguments().mid(1), {out, err});
    if (outcome)
        return int(Exit::Done);
    const auto &complaint = outcome.error();
    out.flush();
    err << "yunhengctl: " << complaint.what << "\n  " << complaint.meaning << "\n  " << complaint.remedy << '\n';
    return int(complaint.exit);
}
