// City: a house with a provider, a using unit and the shipped catalogue, in which the server does by itself what it does, and
// the words in which its tests tell of alerts, orders and plans.
#pragma once

#include "rules/orderalerts.h"
#include "rules/orderstep.h"
#include "rules/serviceitems.h"
#include "service/alerts.h"
#include "service/house.h"
#include "service/plans.h"
#include "service/watch.h"

#include <QDateTime>

namespace house {

using namespace Qt::StringLiterals;


inline const QString workOrder = QStringLiteral("work_order");
inline const QString orderAlert = QStringLiteral("order_alert");
inline const QString orderNote = QStringLiteral("order_note");
inline const QString orderStep = QStringLiteral("order_step");
inline const QString orderPlan = QStringLiteral("order_plan");
inline const QString orderResource = QStringLiteral("order_resource");

inline rules::Alert alert(const QString &fingerprint, bool firing, Instant startsAt, const QString &instance = {}, const QString &severity = u"warning"_s)
{
    rules::Alert one;
    one.fingerprint = fingerprint;
    one.firing = firing;
    one.labels = {{u"alertname"_s, u"HostDown"_s}, {u"severity"_s, severity}};
    if (!instance.isEmpty())
        one.labels[u"instance"_s] = instance;
    one.annotations = {{u"summary"_s, u"主机失联"_s}};
    one.startsAt = startsAt;
    if (!firing)
        one.endsAt = Instant{startsAt.ms + 60'000};
    return one;
}

inline rules::AlertGroup group(std::vector<rules::Alert> alerts, const QString &key = u"{}:{alertname=\"HostDown\"}"_s)
{
    rules::AlertGroup made;
    made.key = key;
    made.alerts = std::move(alerts);
    return made;
}

inline QString fingerprint(int number)
{
    return QStringLiteral("%1").arg(number, 16, 16, QLatin1Char('0'));
}

inline Instant china(const QString &local)
{
    auto stamp = QDateTime::fromString(local, u"yyyy-MM-dd HH:mm"_s);
    stamp.setOffsetFromUtc(8 * 3600);
    return {stamp.toMSecsSinceEpoch()};
}

/// A house with a provider, a using unit and the shipped catalogue.
struct City {
    House &house;
    Actor kim;
    QUuid provider;
    QUuid water;

    explicit City(House &h) : house(h), kim(h.manager())
    {
        provider = House::applied(house.run(kim, house.create(organisation, {{u"name"_s, u"航天云宏"_s}, {u"party"_s, u"provider"_s}}))).id;
        water = house.unit(kim, u"水务局"_s);
        House::applied(house.run(kim, rules::seedCommand(rules::shippedServiceItems().items, {}, house.ids, house.clock.now())));
    }
    [[nodiscard]] QUuid item(const QString &code) const { return rules::shippedItemId(code, 1).uuid; }

    service::AlertsTaken take(const rules::AlertGroup &message)
    {
        const auto taken = service::takeAlerts(house.service->ownActs(), house.ids, message);
        if (!taken)
            qFatal("takeAlerts: %s %s %s", qPrintable(textOf(taken.error().code)), qPrintable(taken.error().field), qPrintable(taken.error().message));
        return *taken;
    }
    service::PlansRun makePlanned()
    {
        const auto run = service::runPlans(house.service->ownActs());
        if (!run)
            qFatal("runPlans: %s %s", qPrintable(run.error().field), qPrintable(run.error().message));
        return *run;
    }
    service::WatchRun look(service::Watch &watch)
    {
        const auto run = watch.look(house.service->ownActs());
        if (!run)
            qFatal("look: %s %s", qPrintable(run.error().field), qPrintable(run.error().message));
        return *run;
    }
    std::vector<Record> all(const QString &entity)
    {
        Rows rows;
        const auto page = house.service->snapshot(kim, entity, {}, 20'000, rows);
        if (!page)
            qFatal("snapshot");
        return rows.of(entity);
    }
    Value of(const QString &entity, const QUuid &id, const QString &field) { return house.field(kim, entity, id, field); }
    QString state(const QUuid &order) { return text(of(workOrder, order, u"state"_s)); }
    QStringList notes(const QString &kind)
    {
        QStringList words;
        const auto &shape = *shapeNamed(orderNote);
        for (const auto &note : all(orderNote))
            if (text(note.values[size_t(shape.indexOf(u"kind"))]) == kind)
                words << text(note.values[size_t(shape.indexOf(u"text"))]);
        words.sort();
        return words;
    }

    Actor engineer() { return house.actor(u"Li"_s, {u"engineer"_s, u"shift_leader"_s, u"service_desk"_s}); }
    /// An order of that item, submitted now.
    QUuid order(const QString &code, Patch more = {})
    {
        more.insert({{u"title"_s, u"工单"_s}, {u"item_id"_s, idText(item(code))}, {u"unit_id"_s, idText(water)}, {u"state"_s, u"submitted"_s}});
        return House::applied(house.run(engineer(), house.create(workOrder, more))).id;
    }
    Receipt move(const QUuid &order, const QString &to, Patch more = {}, const QString &reason = {})
    {
        more.insert_or_assign(u"state"_s, to);
        auto command = house.edit(workOrder, order, house.revision(kim, workOrder, order), more);
        command.reason = reason;
        return house.run(engineer(), command);
    }
    QUuid step(const QUuid &order, int number, const QString &state)
    {
        auto command = house.create(orderStep, {{u"order_id"_s, idText(order)}, {u"step"_s, qint64(number)}, {u"name"_s, u"步骤"_s}, {u"state"_s, state}});
        command.targets = {{rules::orderStepId(order, number), 0}};
        return House::applied(house.run(engineer(), command)).id;
    }
    QUuid plan(Patch more = {})
    {
        Patch fields{{u"name"_s, u"机房巡检"_s}, {u"item_id"_s, idText(item(u"B1"_s))}, {u"unit_id"_s, idText(provider)}, {u"team"_s, u"engineer"_s},
                     {u"schedule"_s, uR"({"every":"day","at":["09:00"],"catch_up":2})"_s}, {u"starts_on"_s, u"2026-11-01"_s}};
        for (auto &[name, value] : more)
            fields.insert_or_assign(name, value);
        return House::applied(house.run(kim, house.create(orderPlan, fields))).id;
    }
    void setTime(const QString &local) { house.clock.ms = china(local).ms; }
};

} // namespace house
