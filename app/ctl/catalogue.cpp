#include "catalogue.h"

#include "contract/entities/serviceitem.h"
#include "exchange/servicesheet.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ctl {

namespace {

using rules::ItemArrival;

Result<std::vector<ServiceItem>> itemsOf(Ledger &ledger, const std::vector<service::Filter> &filters)
{
    std::vector<ServiceItem> items;
    const auto read = ledger.each(shapeOf<ServiceItem>(), filters, [&](const Record &record) {
        return fromRecord<ServiceItem>(record).map([&](ServiceItem item) { items.push_back(std::move(item)); });
    });
    if (!read)
        return Unexpected(read.error());
    std::ranges::sort(items, {}, [](const ServiceItem &item) { return std::tuple(item.code, item.version); });
    return items;
}

struct Tally {
    int drafts = 0;
    int edited = 0;
    int same = 0;
    int refused = 0;
};

/// The commands one by one: an item that is refused takes no other back.
Result<Tally> carryOut(const std::vector<ItemArrival> &arrivals, bool dry, Ledger &ledger, const Console &console)
{
    Tally tally;
    for (const auto &arrival : arrivals) {
        const QString called = QStringLiteral("%1 v%2").arg(arrival.item.code).arg(arrival.item.version);
        const auto commands = rules::arrivalCommands({&arrival, 1}, {}, ledger.ids(), ledger.now());
        if (commands.empty()) {
            ++tally.same;
            continue;
        }
        if (!dry) {
            const auto receipts = ledger.execute(commands);
            if (!receipts)
                return Unexpected(receipts.error());
            if (!std::holds_alternative<Applied>(receipts->front().outcome)) {
                const auto *refused = std::get_if<Refused>(&receipts->front().outcome);
                const Error error = refused ? refused->error : Error{ErrorCode::Stale, {}, QStringLiteral("changed in the meantime")};
                console.out << Ctl::tr("%1: refused: %2 (%3)").arg(called, error.message, error.field) << '\n';
                ++tally.refused;
                continue;
            }
        }
        const bool isNew = arrival.outcome == ItemArrival::Outcome::NewDraft;
        console.out << (isNew ? Ctl::tr("%1: a new draft").arg(called) : Ctl::tr("%1: the draft was changed").arg(called)) << '\n';
        ++(isNew ? tally.drafts : tally.edited);
    }
    return tally;
}

Result<void> giveBack(const exchange::ServiceReading &reading, const QString &rejects, const Console &console)
{
    for (const auto &heading : reading.ignored)
        console.out << Ctl::tr("The column \"%1\" names nothing; it was passed over.").arg(heading) << '\n';
    for (const auto &[row, reason] : reading.rejects)
        console.out << Ctl::tr("Row %1: %2.").arg(row.line).arg(reason) << '\n';
    return rejects.isEmpty() || reading.rejects.empty() ? Result<void>() : exchange::ServiceSheet::writeRejects(rejects, reading);
}

} // namespace

bool isCatalogue(const Shape &shape)
{
    return shape.name == QLatin1StringView(Describe<ServiceItem>::name);
}

Outcome<void> exportCatalogue(const QString &path, exchange::Language language, const std::vector<service::Filter> &filters, Ledger &ledger, const Console &console)
{
    const auto items = itemsOf(ledger, filters);
    const auto written = items ? exchange::ServiceSheet(ledger.words()).write(path, *items, language) : Result<void>(Unexpected(items.error()));
    if (!written)
        return Complained(complaintAbout(Ctl::tr("%1 was not written.").arg(path), written.error()));
    console.out << Ctl::tr("%1 service items written to %2").arg(items->size()).arg(path) << '\n';
    return {};
}

Outcome<void> importCatalogue(const ImportWish &wish, Ledger &ledger, const Console &console)
{
    const auto what = Ctl::tr("%1 was not imported.").arg(wish.file);
    const auto reading = exchange::ServiceSheet(ledger.words()).read(wish.file);
    if (!reading)
        return Complained(complaintAbout(what, reading.error()));
    const auto given = giveBack(*reading, wish.rejects, console);
    if (!given)
        return Complained(complaintAbout(what, given.error()));
    const auto existing = itemsOf(ledger, {{QStringLiteral("retired"), service::FilterOp::Equals, {qint64(0)}}});
    if (!existing)
        return Complained(complaintAbout(what, existing.error()));
    const auto tally = carryOut(rules::arrivalsOf(*existing, reading->items), wish.dryRun, ledger, console);
    if (!tally)
        return Complained(complaintAbout(what, tally.error()));
    const QJsonObject line{{QStringLiteral("entity"), wish.shape->name}, {QStringLiteral("dry_run"), wish.dryRun}, {QStringLiteral("items"), qint64(reading->items.size())},
        {QStringLiteral("drafts"), tally->drafts}, {QStringLiteral("edited"), tally->edited}, {QStringLiteral("unchanged"), tally->same}, {QStringLiteral("refused"), tally->refused},
        {QStringLiteral("failed"), qint64(reading->rejects.size())}, {QStringLiteral("ignored_columns"), QJsonArray::fromStringList(reading->ignored)}};
    console.out << QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) << '\n';
    if (reading->rejects.empty() && tally->refused == 0)
        return {};
    return Complained(Complaint{reading->rejects.empty() ? Ctl::tr("%1 items were refused.").arg(tally->refused) : Ctl::tr("%1 rows were rejected.").arg(reading->rejects.size()),
        wish.dryRun ? Ctl::tr("It was a dry run; nothing was changed.") : Ctl::tr("The other items are in the catalogue."),
        Ctl::tr("Mend the rejected rows (--rejects FILE writes them) and import them again."), Exit::SomeRejected});
}

} // namespace ctl
