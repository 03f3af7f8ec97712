#include "replica/history.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace replica {

namespace {

/// JSON does not tell 4.0 from 4.
Value valueIn(const FieldShape &field, const QJsonValue &json)
{
    auto value = valueFromJson(json);
    if (const auto *whole = std::get_if<qint64>(&value); whole && field.kind == FieldKind::Real)
        return double(*whole);
    return value;
}

bool isRetiring(CommandKind kind)
{
    return kind == CommandKind::Retire || kind == CommandKind::Unrelate;
}

QJsonObject objectIn(std::string_view json)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size()))).object();
}

} // namespace

std::vector<HistoryEntry::Change> changesIn(const Shape &shape, std::string_view json)
{
    std::vector<HistoryEntry::Change> changes;
    const auto object = objectIn(json);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto pair = it->toArray();
        const int field = shape.indexOf(it.key());
        if (pair.size() != 2)
            continue;
        if (field >= 0)
            changes.push_back({field, valueIn(shape.fields[size_t(field)], pair.at(0)), valueIn(shape.fields[size_t(field)], pair.at(1))});
        else if (it.key() == u"retired")
            changes.push_back({-1, valueFromJson(pair.at(0)), valueFromJson(pair.at(1))});
    }
    std::ranges::sort(changes, {}, &HistoryEntry::Change::field);
    return changes;
}

std::optional<std::pair<Value, Value>> changeIn(const FieldShape *field, std::string_view json)
{
    const auto pair = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size()))).array();
    if (pair.size() != 2)
        return std::nullopt;
    const auto value = [&](int place) { return field ? valueIn(*field, pair.at(place)) : valueFromJson(pair.at(place)); };
    return std::pair{value(0), value(1)};
}

std::map<QString, Value> overruledIn(const Shape &shape, std::string_view json)
{
    std::map<QString, Value> values;
    const auto object = objectIn(json);
    for (auto it = object.begin(); it != object.end(); ++it)
        if (const int field = shape.indexOf(it.key()); field >= 0)
            values.emplace(it.key(), valueIn(shape.fields[size_t(field)], *it));
    return values;
}

std::vector<HistoryEntry> unsentEntries(const Shape &shape, const QUuid &id, const Record *confirmed, const std::vector<Act> &acts)
{
    auto values = confirmed ? confirmed->values : shape.defaults;
    bool retired = confirmed && confirmed->retired;
    bool exists = confirmed != nullptr;
    std::vector<HistoryEntry> entries;
    for (const auto &act : acts) {
        const auto &command = act.command;
        const auto target = std::ranges::find(command.targets, id, &Target::id);
        const bool stands = isPredicted(act.state);
        if (command.entity != shape.name || target == command.targets.end() || !stands)
            continue;
        HistoryEntry entry{.kind = command.kind, .doneAt = command.occurredAt, .reason = command.reason, .overruled = command.overruled};
        for (const auto &[name, value] : fieldsFor(*target, command)) {
            const int field = shape.indexOf(name);
            if (field < 0 || values[size_t(field)] == value)
                continue;
            entry.changes.push_back({field, exists ? values[size_t(field)] : Value(), value});
            values[size_t(field)] = value;
        }
        std::ranges::sort(entry.changes, {}, &HistoryEntry::Change::field);
        const bool retires = isRetiring(command.kind);
        if (retires || command.kind == CommandKind::Restore) {
            entry.changes.insert(entry.changes.begin(), {-1, qint64(retired), qint64(retires)});
            retired = retires;
        }
        exists = true;
        entries.insert(entries.begin(), std::move(entry));
    }
    return entries;
}

} // namespace replica
