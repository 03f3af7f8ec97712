#include "exportbundle.h"

#include "contract/entities/entities.h"
#include "evidence.h"
#include "exchange/evaluationbundle.h"
#include "exportpackage.h"
#include "options.h"
#include "portable/moment.h"
#include "rules/recurrence.h"
#include "store/table.h"

#include <QSaveFile>

namespace ctl {

namespace {

Outcome<std::optional<Instant>> dayOf(const QCommandLineParser &options, const QString &option, int daysLater)
{
    if (!options.isSet(option))
        return std::optional<Instant>();
    const auto day = QDate::fromString(options.value(option), Qt::ISODate);
    if (!day.isValid())
        return Complained(wrongUsage(Ctl::tr("--%1 is \"%2\".").arg(option, options.value(option)), Ctl::tr("Give a day as 2026-11-23.")));
    return std::optional(rules::startOfDay(day.addDays(daysLater)));
}

/// The changes that were asked for, in the order of their numbers.
Outcome<std::vector<Record>> changesAskedFor(store::Database &database, const QCommandLineParser &options)
{
    const QString what = Ctl::tr("The changes cannot be read.");
    std::vector<Record> changes;
    for (const auto &name : options.values(QStringLiteral("change"))) {
        auto change = orComplain(changeOf(database, name), what);
        if (!change)
            return Complained(change.error());
        changes.push_back(*std::move(change));
    }
    const auto from = dayOf(options, QStringLiteral("from"), 0);
    const auto to = dayOf(options, QStringLiteral("to"), 1);
    if (!from || !to)
        return Complained(from ? to.error() : from.error());
    if (*from || *to) {
        constexpr qint64 always = qint64(1) << 60;
        auto found = orComplain(store::tableOf(shapeOf<ChangeRequest>()).where(database, QStringLiteral("submitted_at >= ? AND submitted_at < ?"), {from->value_or(Instant{0}).ms, to->value_or(Instant{always}).ms}, store::Table::Lock::None), what);
        if (!found)
            return Complained(found.error());
        std::ranges::move(*found, std::back_inserter(changes));
    }
    const auto number = [](const Record &change) { return exchange::nameOf(shapeOf<ChangeRequest>(), change); };
    std::ranges::sort(changes, {}, number);
    const auto again = std::ranges::unique(changes, {}, &Record::id);
    changes.erase(again.begin(), again.end());
    if (changes.empty())
        return Complained(wrongUsage(Ctl::tr("No change is asked for."), Ctl::tr("Give --change NUMBER, or --from and --to.")));
    return changes;
}

Outcome<void> exportBundle(store::Database &database, const QString &path, const QCommandLineParser &options, const Console &console)
{
    const QString what = Ctl::tr("%1 was not written.").arg(path);
    const auto moment = portable::Moment::hold(database);
    if (!moment)
        return Complained(complaintAbout(what, moment.error()));
    auto changes = changesAskedFor(database, options);
    if (!changes)
        return Complained(changes.error());
    const auto servers = serversOf(options);
    if (!servers)
        return Complained(servers.error());
    auto keys = orComplain(keysIn(database), what);
    if (!keys)
        return Complained(keys.error());
    exchange::Bundle bundle{{}, *std::move(keys), *servers};
    for (auto &change : *changes) {
        auto files = orComplain(filesOf(database, change.id), what);
        if (!files)
            return Complained(files.error());
        bundle.changes.push_back({std::move(change), *std::move(files)});
    }
    const auto count = bundle.changes.size();
    const auto written = exchange::writeBundle(path, std::move(bundle), [&](const QString &digest) { return contentIn(database, digest); });
    if (!written)
        return orComplain(written, what);
    console.out << Ctl::tr("%1 changes with their evidence written to %2").arg(count).arg(path) << '\n';
    return {};
}

/// A frozen evaluation with what its score comes from.
Outcome<void> exportEvaluation(store::Database &database, const QString &path, const QCommandLineParser &options, const Console &console)
{
    const QString what = Ctl::tr("%1 was not written.").arg(path);
    const auto moment = portable::Moment::hold(database);
    if (!moment)
        return Complained(complaintAbout(what, moment.error()));
    auto evaluation = orComplain(evaluationOf(database, options.value(QStringLiteral("evaluation"))), what);
    if (!evaluation)
        return Complained(evaluation.error());
    auto keys = orComplain(keysIn(database), what);
    const auto servers = serversOf(options);
    if (!keys || !servers)
        return Complained(!keys ? keys.error() : servers.error());
    const auto bundle = orComplain(evaluationBundleOf(database, *std::move(evaluation), *std::move(keys), *servers), what);
    if (!bundle)
        return Complained(bundle.error());
    const auto written = exchange::writeEvaluationBundle(path, *bundle, [&](const QString &digest) { return contentIn(database, digest); });
    if (!written)
        return orComplain(written, what);
    console.out << Ctl::tr("Evaluation %1 with its evidence written to %2").arg(exchange::nameOf(shapeOf<Evaluation>(), bundle->evaluation), path) << '\n';
    return {};
}

Outcome<void> exportKeys(store::Database &database, const QString &path, const Console &console)
{
    const QString what = Ctl::tr("%1 was not written.").arg(path);
    const auto keys = orComplain(keysIn(database), what);
    if (!keys)
        return Complained(keys.error());
    const auto bytes = exchange::keysToFile(*keys);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Complained(complaintAbout(what, {ErrorCode::Storage, path, file.errorString()}));
    console.out << Ctl::tr("%1 keys written to %2").arg(keys->size()).arg(path) << '\n';
    return {};
}

} // namespace

void offerBundle(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("change"), Ctl::tr("Of a bundle: the number or id of a change; may be given several times."), QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("evaluation"), Ctl::tr("Of a bundle: the number or id of a frozen evaluation, in place of changes."), QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("package"), Ctl::tr("Of a package: the number or id of the data handover."), QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("from"), Ctl::tr("Of a bundle: changes submitted on this day or later."), QStringLiteral("DAY")});
    parser.addOption({QStringLiteral("to"), Ctl::tr("Of a bundle: changes submitted on this day or earlier."), QStringLiteral("DAY")});
    parser.addOption({QStringLiteral("server-key"), Ctl::tr("Of a bundle: the public half of the server's key (seal.pem); that of --config unless given."), QStringLiteral("FILE")});
}

bool isEvidence(const QCommandLineParser &options)
{
    const QString what = options.positionalArguments().value(0);
    return what == u"bundle" || what == u"keys" || what == u"package";
}

Outcome<void> exportEvidence(const QCommandLineParser &options, const Console &console)
{
    if (options.positionalArguments().constFirst() == u"package")
        return exportPackage(options, console);
    const QString path = options.value(QStringLiteral("out"));
    if (path.isEmpty() || options.positionalArguments().size() != 1)
        return Complained(wrongUsage(Ctl::tr("It is not said where to."), Ctl::tr("Call it as: yunhengctl export bundle --change NUMBER --out FILE, or yunhengctl export keys --out FILE.")));
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());
    if (options.isSet(QStringLiteral("evaluation")) && options.positionalArguments().constFirst() == u"bundle")
        return exportEvaluation(**database, path, options, console);
    return options.positionalArguments().constFirst() == u"keys" ? exportKeys(**database, path, console) : exportBundle(**database, path, options, console);
}

} // namespace ctl
