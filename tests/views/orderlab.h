// OrderLab: a lab with a unit, the shipped service items and orders of them as a test means them.
#pragma once

#include "contract/entities/entities.h"
#include "contract/digest.h"
#include "replica/contents.h"
#include "rules/serviceitems.h"
#include "views/viewlab.h"

#include <QBuffer>
#include <QFile>
#include <QPromise>

/// The contents of this machine, without a line to a server.
class LabShelf : public contract::FileShelf
{
public:
    explicit LabShelf(const QString &folder) : contents(folder) {}
    QFuture<contract::Result<contract::StoredFile>> keep(const QString &path) override
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return ready<contract::StoredFile>(contract::fail(contract::ErrorCode::Storage, path, file.errorString()));
        return ready(contents.add(file, path, 1'000'000));
    }
    QFuture<contract::Result<contract::StoredFile>> keep(const QByteArray &bytes, const QString &name) override
    {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        return ready(contents.add(buffer, name, 1'000'000));
    }
    QFuture<contract::Result<QString>> fetch(const QString &digest) override
    {
        return ready(contents.has(digest) ? contract::Result<QString>(contents.path(digest)) : contract::Result<QString>(contract::fail(contract::ErrorCode::Unavailable)));
    }
    [[nodiscard]] bool isHere(const QString &digest) const override { return contents.has(digest); }

    replica::Contents contents;

private:
    template <class T> static QFuture<contract::Result<T>> ready(contract::Result<T> answer)
    {
        QPromise<contract::Result<T>> promise;
        promise.start();
        promise.addResult(std::move(answer));
        promise.finish();
        return promise.future();
    }
};

class OrderLab : public ViewLab
{
public:
    explicit OrderLab(const QStringList &roles = {QStringLiteral("service_manager"), QStringLiteral("engineer"), QStringLiteral("shift_leader"), QStringLiteral("service_desk")})
        : ViewLab(roles)
    {
        unit = has(support::aUnit());
        std::vector<support::NewRecord> records;
        for (const auto &item : rules::shippedServiceItems().items) {
            support::NewRecord record{.entity = QStringLiteral("service_item"), .fields = {}};
            const auto &shape = contract::shapeOf<contract::ServiceItem>();
            const auto values = contract::toRecord(item).values;
            for (size_t i = 0; i < values.size(); ++i)
                if (!contract::isEmpty(values[i]))
                    record.fields.emplace(shape.fields[i].name, values[i]);
            records.push_back(std::move(record));
        }
        const auto ids = has(records);
        for (size_t i = 0; i < ids.size(); ++i)
            items.emplace(rules::shippedServiceItems().items[i].code, ids[i]);
    }

    /// An order of that item as the server has it.
    QUuid hasOrder(const char *item, const char *state, const contract::Patch &more = {})
    {
        const QString code = QString::fromLatin1(item);
        const auto &all = rules::shippedServiceItems().items;
        const auto kind = std::ranges::find(all, code, &contract::ServiceItem::code)->kind;
        support::NewRecord order{.entity = QStringLiteral("work_order"),
                                 .fields = {{QStringLiteral("title"), QStringLiteral("工单 %1").arg(code)},
                                            {QStringLiteral("item_id"), contract::idText(items.at(code))},
                                            {QStringLiteral("kind"), contract::Codec<contract::OrderKind>::encode(kind)},
                                            {QStringLiteral("state"), QString::fromLatin1(state)},
                                            {QStringLiteral("unit_id"), contract::idText(unit)},
                                            {QStringLiteral("submitted_at"), clock.now().ms - 3'600'000},
                                            {QStringLiteral("accepted_at"), clock.now().ms - 1'800'000}}};
        for (const auto &[name, value] : more)
            order.fields.insert_or_assign(name, value);
        return has(order);
    }

    /// Commands of that entity in the order in which they were sent.
    [[nodiscard]] std::vector<contract::Command> sent(const char *entity) const
    {
        std::vector<contract::Command> found;
        for (const auto &command : sink.commands)
            if (command.entity == QLatin1StringView(entity))
                found.push_back(command);
        return found;
    }

    QUuid unit;
    std::map<QString, QUuid> items;
};
