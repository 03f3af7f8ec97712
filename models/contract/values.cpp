#include "contract/values.h"

#include <cmath>

namespace contract {

QUuid idOf(QStringView text)
{
    if (text.size() != 36)
        return {};
    const auto uuid = QUuid::fromString(text);
    return idText(uuid) == text ? uuid : QUuid();
}

QString text(const Value &value)
{
    const auto *held = std::get_if<QString>(&value);
    return held ? *held : QString();
}

qint64 integer(const Value &value)
{
    const auto *held = std::get_if<qint64>(&value);
    return held ? *held : 0;
}

QJsonValue toJson(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return QJsonValue(*number);
    if (const auto *real = std::get_if<double>(&value))
        return QJsonValue(*real);
    if (const auto *string = std::get_if<QString>(&value))
        return QJsonValue(*string);
    return QJsonValue(QJsonValue::Null);
}

Value valueFromJson(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool:
        return qint64(json.toBool() ? 1 : 0);
    case QJsonValue::Double: {
        const double real = json.toDouble();
        // 2^53: beyond it a double no longer tells neighbouring integers apart.
        const bool whole = std::trunc(real) == real && std::abs(real) <= 9007199254740992.0;
        return whole ? Value(qint64(json.toInteger())) : Value(real);
    }
    case QJsonValue::String:
        return json.toString().isEmpty() ? Value() : Value(json.toString());
    case QJsonValue::Null:
    case QJsonValue::Undefined:
    case QJsonValue::Array:
    case QJsonValue::Object:
        return {};
    }
    return {};
}

} // namespace contract
