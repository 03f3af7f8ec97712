#include "service/settings.h"

#include "service/numbers.h"

namespace service {

namespace {

const QString epochSetting = QStringLiteral("epoch");

} // namespace

Result<QString> readSetting(store::Database &database, const QString &name)
{
    return database.run(QStringLiteral("SELECT value FROM setting WHERE name = ?"), {name}).map([](store::Statement &&row) {
        return row.next() ? row.text(0) : QString();
    });
}

Result<void> writeSetting(store::Database &database, const QString &name, const QString &value)
{
    return database.run(QStringLiteral("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"), {name, value})
        .map([](const store::Statement &) {});
}

Result<QUuid> readEpoch(store::Database &database)
{
    return readSetting(database, epochSetting).map([](const QString &text) { return idOf(text); });
}

Result<void> beginEpoch(store::Database &database)
{
    return database.run(QStringLiteral("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"), {epochSetting, idText(QUuid::createUuid())})
        .map([](const store::Statement &) {});
}

Result<void> renewEpoch(store::Database &database)
{
    return database.run(QStringLiteral("DELETE FROM change_log"))
        .and_then([&](const store::Statement &) { return database.run(QStringLiteral("DELETE FROM setting WHERE name = 'feed_floor'")); })
        .and_then([&](const store::Statement &) { return writeSetting(database, epochSetting, idText(QUuid::createUuid())); })
        .and_then([&] { return settleNumbers(database); });
}

} // namespace service
