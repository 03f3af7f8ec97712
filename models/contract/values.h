// The strong values of the house: ids, revisions, instants, and the variant that holds any field.
#pragma once

#include <QDate>
#include <QHash>
#include <QJsonValue>
#include <QString>
#include <QUuid>
#include <compare>
#include <variant>

namespace contract {

/// An `Id<WorkOrder>` is no `Id<Resource>`. UUIDv7, so ids sort by the time of creation.
template <class E> struct Id {
    QUuid uuid;
    [[nodiscard]] bool isNull() const { return uuid.isNull(); }
    bool operator==(const Id &) const = default;
};

/// The id's text as it stands in databases and on the wire: 36 lower-case characters.
[[nodiscard]] inline QString idText(const QUuid &uuid) { return uuid.toString(QUuid::WithoutBraces); }
/// The id behind a canonical text; a null id for anything else.
[[nodiscard]] QUuid idOf(QStringView text);

/// Counts the accepted changes of one record: 1 for a new one, 0 for one that the server has not seen.
using Revision = qint64;

/// Milliseconds since 1970 in UTC.
struct Instant {
    qint64 ms = 0;
    auto operator<=>(const Instant &) const = default;
};

/// Free attributes of a record whose set is data (a resource type's own fields): one JSON object as text.
struct Attributes {
    QString json;
    bool operator==(const Attributes &) const = default;
};

/// Any field's value. Ids, dates (2026-11-22), choices and attributes are text; booleans are 0 or 1; instants are
/// milliseconds. monostate is "empty", and an empty text is stored as empty.
using Value = std::variant<std::monostate, qint64, double, QString>;

[[nodiscard]] inline bool isEmpty(const Value &value) { return std::holds_alternative<std::monostate>(value); }
/// The text of a text value; an empty string for any other.
[[nodiscard]] QString text(const Value &value);
/// The number of an integer value; 0 for any other.
[[nodiscard]] qint64 integer(const Value &value);
[[nodiscard]] QJsonValue toJson(const Value &value);
/// Numbers without a fraction become integers; objects and arrays are no values and give an empty one.
[[nodiscard]] Value valueFromJson(const QJsonValue &json);

} // namespace contract
