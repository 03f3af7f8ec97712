// Turns a Describe<E> into a Shape and a struct into a Record. Included by one .cpp per entity, which instantiates.
#pragma once

#include "contract/shape.h"

namespace contract {

namespace detail {

template <class T> struct IsOptional : std::false_type {};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {
    using Inner = T;
};

template <class T> void describeType(FieldShape &field)
{
    field.kind = Codec<T>::kind;
    field.check = [](const Value &value) -> Result<void> {
        return Codec<T>::decode(value).map([](const auto &) {});
    };
    if constexpr (IsOptional<T>::value) {
        field.optional = true;
        const auto check = field.check;
        describeType<typename IsOptional<T>::Inner>(field);
        field.optional = true;
        field.check = check;
    } else if constexpr (ChoiceEnum<T>) {
        for (const auto &choice : Choices<T>::all)
            field.choices.push_back({QString::fromLatin1(choice.code), choice.caption});
    } else if constexpr (Codec<T>::kind == FieldKind::Reference) {
        field.references = QString::fromLatin1(Describe<typename Codec<T>::Target>::name);
    }
}

} // namespace detail

template <Entity E> Record toRecord(const E &entity)
{
    Record record{entity.id.uuid, entity.revision, entity.retired, {}};
    std::apply([&](const auto &...field) {
        record.values.reserve(sizeof...(field));
        (record.values.push_back(Codec<typename std::decay_t<decltype(field)>::Type>::encode(entity.*field.member)), ...);
    }, Describe<E>::fields);
    return record;
}

template <Entity E> Result<E> fromRecord(const Record &record)
{
    E entity;
    entity.id = Id<E>{record.id};
    entity.revision = record.revision;
    entity.retired = record.retired;
    std::optional<Error> error;
    size_t position = 0;
    const auto read = [&](const auto &field) {
        using T = typename std::decay_t<decltype(field)>::Type;
        const Value value = position < record.values.size() ? record.values[position] : Value();
        ++position;
        auto decoded = Codec<T>::decode(value);
        if (decoded)
            entity.*field.member = *std::move(decoded);
        else if (!error)
            error = Error{ErrorCode::InvalidValue, QString::fromLatin1(field.name), QStringLiteral("wrong type")};
    };
    std::apply([&](const auto &...field) { (read(field), ...); }, Describe<E>::fields);
    if (error)
        return Unexpected(*error);
    return entity;
}

template <Entity E> Shape makeShape()
{
    Shape shape;
    shape.name = QString::fromLatin1(Describe<E>::name);
    shape.caption = Describe<E>::caption;
    shape.captions = Describe<E>::captions;
    shape.numberPrefix = Describe<E>::numberPrefix;
    std::apply([&](const auto &...field) {
        const auto add = [&](const auto &one) {
            FieldShape described{.name = QString::fromLatin1(one.name), .column = one.name, .caption = one.caption, .kind = {}, .traits = one.traits};
            detail::describeType<typename std::decay_t<decltype(one)>::Type>(described);
            shape.fields.push_back(std::move(described));
        };
        (add(field), ...);
    }, Describe<E>::fields);
    shape.defaults = toRecord(E{}).values;
    shape.settle();
    return shape;
}

template <Entity E> const Shape &shapeOf()
{
    static const Shape shape = makeShape<E>();
    return shape;
}

} // namespace contract

/// Stands once, in the entity's .cpp.
#define CONTRACT_INSTANTIATE(E) \
    template const contract::Shape &contract::shapeOf<E>(); \
    template contract::Record contract::toRecord<E>(const E &); \
    template contract::Result<E> contract::fromRecord<E>(const contract::Record &);
