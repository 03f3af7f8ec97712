// Codec<T>: how a field's type becomes a Value and comes back. A new value type is one specialisation here.
#pragma once

#include "contract/field.h"
#include "contract/result.h"

#include <algorithm>
#include <optional>

namespace contract {

enum class FieldKind { Text, Integer, Real, Boolean, Date, Instant, Choice, Reference, Attributes };

template <class T> struct Codec;

namespace detail {
[[nodiscard]] inline Unexpected wrongType() { return fail(ErrorCode::InvalidValue); }
} // namespace detail

template <> struct Codec<QString> {
    static constexpr auto kind = FieldKind::Text;
    static Value encode(const QString &text) { return text.isEmpty() ? Value() : Value(text); }
    static Result<QString> decode(const Value &value)
    {
        if (isEmpty(value))
            return QString();
        const auto *held = std::get_if<QString>(&value);
        if (!held)
            return detail::wrongType();
        return *held;
    }
};

template <std::integral T>
    requires(!std::same_as<T, bool>)
struct Codec<T> {
    static constexpr auto kind = FieldKind::Integer;
    static Value encode(T number) { return qint64(number); }
    static Result<T> decode(const Value &value)
    {
        const auto *held = std::get_if<qint64>(&value);
        if (!held || !std::in_range<T>(*held))
            return detail::wrongType();
        return T(*held);
    }
};

template <> struct Codec<double> {
    static constexpr auto kind = FieldKind::Real;
    static Value encode(double real) { return real; }
    static Result<double> decode(const Value &value)
    {
        if (const auto *whole = std::get_if<qint64>(&value))
            return double(*whole);
        if (const auto *held = std::get_if<double>(&value))
            return *held;
        return detail::wrongType();
    }
};

template <> struct Codec<bool> {
    static constexpr auto kind = FieldKind::Boolean;
    static Value encode(bool yes) { return qint64(yes ? 1 : 0); }
    static Result<bool> decode(const Value &value)
    {
        const auto *held = std::get_if<qint64>(&value);
        if (!held || (*held != 0 && *held != 1))
            return detail::wrongType();
        return *held == 1;
    }
};

template <> struct Codec<QDate> {
    static constexpr auto kind = FieldKind::Date;
    static Value encode(QDate date) { return date.isValid() ? Value(date.toString(Qt::ISODate)) : Value(); }
    static Result<QDate> decode(const Value &value)
    {
        if (isEmpty(value))
            return QDate();
        const auto date = QDate::fromString(text(value), Qt::ISODate);
        if (!date.isValid() || text(value).size() != 10)
            return detail::wrongType();
        return date;
    }
};

template <> struct Codec<Instant> {
    static constexpr auto kind = FieldKind::Instant;
    static Value encode(Instant instant) { return instant.ms; }
    static Result<Instant> decode(const Value &value)
    {
        const auto *held = std::get_if<qint64>(&value);
        if (!held)
            return detail::wrongType();
        return Instant{*held};
    }
};

template <> struct Codec<Attributes> {
    static constexpr auto kind = FieldKind::Attributes;
    static Value encode(const Attributes &attributes) { return attributes.json.isEmpty() ? Value() : Value(attributes.json); }
    /// The text must be one JSON object.
    static Result<Attributes> decode(const Value &value);
};

template <class E> struct Codec<Id<E>> {
    static constexpr auto kind = FieldKind::Reference;
    using Target = E;
    static Value encode(const Id<E> &id) { return id.isNull() ? Value() : Value(idText(id.uuid)); }
    static Result<Id<E>> decode(const Value &value)
    {
        if (isEmpty(value))
            return Id<E>();
        const auto uuid = idOf(text(value));
        if (uuid.isNull())
            return detail::wrongType();
        return Id<E>{uuid};
    }
};

template <ChoiceEnum T> struct Codec<T> {
    static constexpr auto kind = FieldKind::Choice;
    static Value encode(T choice)
    {
        const auto found = std::ranges::find(Choices<T>::all, choice, &Choice<T>::value);
        Q_ASSERT_X(found != Choices<T>::all.end(), "Codec", "every value of a choice has a code");
        return QString::fromLatin1(found->code);
    }
    static Result<T> decode(const Value &value)
    {
        const QString code = text(value);
        const auto found = std::ranges::find_if(Choices<T>::all, [&](const Choice<T> &c) { return code == QLatin1StringView(c.code); });
        if (found == Choices<T>::all.end())
            return detail::wrongType();
        return found->value;
    }
};

/// An optional field may be empty; one that is not holds a value of T.
template <class T> struct Codec<std::optional<T>> {
    static constexpr auto kind = Codec<T>::kind;
    static Value encode(const std::optional<T> &held) { return held ? Codec<T>::encode(*held) : Value(); }
    static Result<std::optional<T>> decode(const Value &value)
    {
        if (isEmpty(value))
            return std::optional<T>();
        return Codec<T>::decode(value).map([](T decoded) { return std::optional<T>(std::move(decoded)); });
    }
};

} // namespace contract
