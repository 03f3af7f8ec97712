// yunhengctl demo: fills an empty database with a made-up city.
#include "options.h"
#include "passwords.h"

#include "contract/systemports.h"
#include "demo/load.h"
#include "service/accounts.h"
#include "service/passwords.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace ctl {

namespace {

struct Scale {
    const char *name;
    demo::CityOptions size;
};
/// A made-up city, and how much was going on in it.
struct Made {
    demo::CityOptions size;
    qint64 orders = 0;
    Instant until;
};
constexpr Scale scales[] = {
    {"city", {.seed = 1, .units = 300, .systems = 1'400, .resources = 60'000}},
    {"small", {.seed = 1, .units = 40, .systems = 150, .resources = 3'000}},
};

struct DemoAccount {
    const char *login;
    const char *role;
    bool oneUnit; ///< sees one using unit only
};
constexpr DemoAccount accounts[] = {
    {"demo.manager", "configuration_manager", false},
    {"demo.resources", "resource_manager", false},
    {"demo.engineer", "engineer", false},
    {"demo.desk", "service_desk", false},
    {"demo.leader", "shift_leader", false},
    {"demo.security", "security_engineer", false},
    {"demo.incident", "incident_manager", false},
    {"demo.problem", "problem_manager", false},
    {"demo.change", "change_manager", false},
    {"demo.service", "service_manager", false},
    {"demo.quality", "quality_manager", false},
    {"demo.authority", "managing_party", false},
    {"demo.supervisor", "supervising_party", false},
    {"demo.user", "using_party", true},
    {"demo.viewer", "viewer", false},
    {"demo.unit", "viewer", true},
};

Outcome<Made> sizeOf(const QCommandLineParser &options)
{
    const auto scale = std::ranges::find_if(scales, [&](const Scale &one) { return options.value(QStringLiteral("scale")) == QLatin1StringView(one.name); });
    if (scale == std::end(scales))
        return Complained(
            wrongUsage(Ctl::tr("There is no scale \"%1\".").arg(options.value(QStringLiteral("scale"))), Ctl::tr("Give --scale city or --scale small.")));
    auto size = scale->size;
    if (options.isSet(QStringLiteral("resources"))) {
        const auto resources = numberOf(options, QStringLiteral("resources"), 2 * demo::deploymentSize, demo::maxResources);
        if (!resources)
            return Complained(resources.error());
        size.resources = *resources;
    }
    const auto seed = numberOf(options, QStringLiteral("seed"), 0, std::numeric_limits<qint64>::max());
    if (!seed)
        return Complained(seed.error());
    size.seed = quint64(*seed);
    Made made{size, demo::usualOrders(size.resources), demo::CityOrders::usualUntil()};
    if (options.isSet(QStringLiteral("orders"))) {
        const auto orders = numberOf(options, QStringLiteral("orders"), 0, demo::maxOrders);
        if (!orders)
            return Complained(orders.error());
        made.orders = *orders;
    }
    if (options.isSet(QStringLiteral("until"))) {
        const QString said = options.value(QStringLiteral("until"));
        const auto when = said == u"now" ? QDateTime::currentDateTimeUtc() : QDateTime::fromString(said, Qt::ISODate);
        if (!when.isValid() || when.date().year() < 2020 || when.date().year() > 2090)
            return Complained(wrongUsage(Ctl::tr("\"%1\" is no moment.").arg(said), Ctl::tr("Give --until now, or one like 2026-11-22T18:00:00+08:00.")));
        made.until = Instant{when.toMSecsSinceEpoch()};
    }
    return made;
}

/// Asked before the city is loaded, so that a weak password does not come to light a minute later.
Outcome<QString> accountPassword(const QCommandLineParser &options)
{
    const bool wanted = options.isSet(QStringLiteral("with-accounts"));
    if (wanted != options.isSet(QStringLiteral("password-file")))
        return Complained(wrongUsage(Ctl::tr("--with-accounts and --password-file belong together."), Ctl::tr("Give both or neither.")));
    if (!wanted)
        return QString();
    return passwordsIn(options.value(QStringLiteral("password-file"))).and_then([](const QStringList &passwords) -> Outcome<QString> {
        for (const auto &account : accounts)
            if (const auto checked = service::checkPassword(QString::fromLatin1(account.login), passwords.first()); !checked)
                return Complained(complaintAbout(Ctl::tr("The accounts' password is not good enough."), checked.error()));
        return passwords.first();
    });
}

Result<void> addAccounts(store::Database &database, const demo::City &city, const demo::CityOrders &orders, const QString &password)
{
    const SystemClock clock;
    UuidV7Source ids(clock);
    service::Accounts care(database, clock, ids);
    for (const auto &account : accounts) {
        const auto created = care.create({.login = QString::fromLatin1(account.login),
            .password = password,
            .roles = {QString::fromLatin1(account.role)},
            .unitScope = account.oneUnit ? idText(orders.busiestUnit().uuid) : QStringLiteral("*"),
            .person = QLatin1StringView(account.role) == QLatin1StringView("viewer") ? QUuid() : city.people()[size_t(orders.personFor(QString::fromLatin1(account.role)))].id.uuid,
            .mustChangePassword = false});
        if (!created)
            return Unexpected(created.error());
    }
    return {};
}

} // namespace

void offerDemo(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Ctl::tr("Fills an empty database with a made-up city. The same scale, number and seed give the same rows. Stop the server first."));
    addDatabaseOptions(parser);
    parser.addOption({QStringLiteral("scale"), Ctl::tr("city (300 units, 1,400 systems, 60,000 resources, 150,000 relations, 200,000 work orders) or small."),
        QStringLiteral("SCALE"), QStringLiteral("city")});
    parser.addOption({QStringLiteral("resources"), Ctl::tr("Another number of resources, up to 1,000,000; relations in proportion."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("orders"), Ctl::tr("Another number of work orders, up to 1,000,000; usually ten for three resources, up to 200,000."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("until"), Ctl::tr("The moment at which the work orders stand: \"now\", or one like 2026-11-22T18:00:00+08:00, which is the usual one."), QStringLiteral("TIME")});
    parser.addOption({QStringLiteral("seed"), Ctl::tr("Another city."), QStringLiteral("S"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("with-accounts"),
        Ctl::tr("Add accounts to try it with, one for each role: demo.manager, demo.engineer, demo.desk, demo.leader, demo.quality, demo.user and more.")});
    parser.addOption({QStringLiteral("password-file"), Ctl::tr("The first line is the password of those accounts."), QStringLiteral("FILE")});
}

Outcome<void> runDemo(const QCommandLineParser &options, const Console &console)
{
    if (const auto plain = refusePlain(options); !plain)
        return plain;
    const auto size = sizeOf(options);
    if (!size)
        return Complained(size.error());
    const auto password = accountPassword(options);
    if (!password)
        return Complained(password.error());
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());

    QElapsedTimer timer;
    timer.start();
    const demo::City city(size->size, shippedCatalogues());
    const demo::CityOrders orders(city, size->orders, size->until);
    const auto loaded = demo::load(**database, city, orders, [&](const QString &table, qint64 done, qint64 all) {
        console.progress(Ctl::tr("%1 s: %2 of %3 rows of %4").arg(timer.elapsed() / 1000).arg(done).arg(all).arg(table));
    });
    if (!loaded && loaded.error().code == ErrorCode::AlreadyExists)
        return Complained(Complaint{Ctl::tr("The database holds records of \"%1\" already.").arg(loaded.error().field),
            Ctl::tr("A made-up city belongs into an empty database; nothing was changed."), Ctl::tr("Make another database with `yunhengctl init`.")});
    if (!loaded)
        return orComplain(loaded, Ctl::tr("The city was not loaded."));
    if (!password->isEmpty())
        if (const auto added = addAccounts(**database, city, orders, *password); !added)
            return orComplain(added, Ctl::tr("The city was loaded, its accounts were not added."));
    console.out << Ctl::tr("%1 units, %2 systems, %3 people, %4 resources, %5 relations and %6 work orders in %7 s")
                       .arg(city.units().size())
                       .arg(city.systems().size())
                       .arg(city.people().size())
                       .arg(city.resourceCount())
                       .arg(city.relationCount())
                       .arg(orders.count())
                       .arg(double(timer.elapsed()) / 1000.0, 0, 'f', 1)
                << '\n';
    return {};
}

} // namespace ctl
