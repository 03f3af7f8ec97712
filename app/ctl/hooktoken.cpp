// yunhengctl hook-token: tokens with which other systems call in, such as Prometheus Alertmanager's webhook.
#include "options.h"

#include "contract/systemports.h"
#include "service/hooktokens.h"
#include "service/journal.h"
#include "store/transaction.h"

#include <QDateTime>

namespace ctl {

namespace {

Outcome<void> list(store::Database &database, const Console &console)
{
    const auto tokens = service::hookTokens(database);
    if (!tokens)
        return Complained(complaintAbout(Ctl::tr("The hook tokens cannot be read."), tokens.error()));
    for (const auto &token : *tokens)
        console.out << token.name.leftJustified(40) << ' ' << QDateTime::fromMSecsSinceEpoch(token.madeAt.ms, Qt::UTC).toString(Qt::ISODate) << '\n';
    return {};
}

/// What was done to the token stands in the audit, whoever did it.
template <class Change> auto audited(store::Database &database, const QString &event, const QString &name, Change change) -> decltype(change())
{
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return Unexpected(transaction.error());
    auto changed = change();
    if (!changed)
        return changed;
    const auto written = service::writeAudit(database, {.at = SystemClock().now(), .event = event, .login = QStringLiteral("yunhengctl"), .detail = name}).and_then([&] { return transaction->commit(); });
    if (!written)
        return Unexpected(written.error());
    return changed;
}

Outcome<void> add(store::Database &database, const QString &name, const Console &console)
{
    const auto token = audited(database, QStringLiteral("hook_token.add"), name, [&] { return service::makeHookToken(database, name, SystemClock().now()); });
    if (!token)
        return Complained(complaintAbout(Ctl::tr("The hook token %1 was not made.").arg(name), token.error()));
    // The token alone goes to the output, so that it can go straight into the file that Alertmanager reads.
    console.progress(Ctl::tr("Made the hook token %1. It is shown once; an earlier one of this name has ended.").arg(name));
    console.out << QString::fromLatin1(*token) << '\n';
    return {};
}

Outcome<void> remove(store::Database &database, const QString &name, const Console &console)
{
    const auto gone = audited(database, QStringLiteral("hook_token.remove"), name, [&]() -> Result<bool> {
        return service::dropHookToken(database, name).and_then([&](bool was) { return was ? Result<bool>(true) : Result<bool>(fail(ErrorCode::NotFound, QStringLiteral("name"), name)); });
    });
    if (!gone)
        return Complained(complaintAbout(Ctl::tr("The hook token %1 was not taken back.").arg(name), gone.error()));
    console.out << Ctl::tr("The hook token %1 has ended.").arg(name) << '\n';
    return {};
}

} // namespace

void offerHookToken(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Ctl::tr("Cares for the tokens with which other systems call in (POST /api/v1/hooks/alertmanager). A token opens its hook and nothing else.")
                                     + QStringLiteral("\n  yunhengctl hook-token add NAME\n  yunhengctl hook-token list\n  yunhengctl hook-token remove NAME"));
    addDatabaseOptions(parser);
}

Outcome<void> runHookToken(const QCommandLineParser &options, const Console &console)
{
    const auto words = options.positionalArguments();
    const QString act = words.value(0);
    const bool named = words.size() == 2 && (act == u"add" || act == u"remove");
    if (!named && !(words.size() == 1 && act == u"list"))
        return Complained(wrongUsage(Ctl::tr("It is not said what to do."), Ctl::tr("See what it can do with `yunhengctl hook-token --help`.")));
    if (named && !service::isHookName(words[1]))
        return Complained(wrongUsage(Ctl::tr("\"%1\" cannot be the name of a hook token.").arg(words[1]), Ctl::tr("Give letters, digits, dots and dashes, at most 40.")));
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());
    if (act == u"list")
        return list(**database, console);
    return act == u"add" ? add(**database, words[1], console) : remove(**database, words[1], console);
}

} // namespace ctl
