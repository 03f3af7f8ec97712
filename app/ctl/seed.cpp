#include "seed.h"

#include "contract/systemports.h"
#include "rules/derivedids.h"
#include "rules/serviceitems.h"
#include "service/service.h"
#include "store/table.h"

#include <QSet>

namespace ctl {

namespace {

/// The books say that the program did it.
Actor seeder()
{
    Actor actor;
    actor.login = QStringLiteral("yunhengctl");
    actor.displayName = actor.login;
    actor.account = rules::derivedId(QStringLiteral("account"), actor.login);
    actor.rights = {QStringLiteral("service_item.create")};
    actor.scope.all = true;
    return actor;
}

Result<QSet<QString>> knownCodes(const store::Location &location)
{
    return store::Database::open(location).and_then([](const std::unique_ptr<store::Database> &database) -> Result<QSet<QString>> {
        const auto &shape = shapeOf<ServiceItem>();
        const auto items = store::tableOf(shape).where(*database, QStringLiteral("1 = 1"), {}, store::Table::Lock::None);
        if (!items)
            return Unexpected(items.error());
        QSet<QString> codes;
        for (const auto &item : *items)
            codes.insert(text(item.values[size_t(shape.indexOf(u"code"))]));
        return codes;
    });
}

} // namespace

Result<qint64> seedServiceItems(const store::Location &location)
{
    const auto known = knownCodes(location);
    if (!known)
        return Unexpected(known.error());
    const SystemClock clock;
    UuidV7Source ids(clock);
    const auto command = rules::seedCommand(rules::shippedServiceItems().items, *known, ids, clock.now());
    if (command.targets.empty())
        return 0;
    const auto service = service::Service::open({.database = location}, clock, ids, shippedCatalogues());
    if (!service)
        return Unexpected(service.error());
    const auto receipts = (*service)->execute(seeder(), {command});
    if (!receipts)
        return Unexpected(receipts.error());
    if (const auto *refused = std::get_if<Refused>(&receipts->front().outcome))
        return Unexpected(refused->error);
    return qint64(command.targets.size());
}

} // namespace ctl
