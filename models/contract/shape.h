// Shape: the field table of an entity at run time. Generic code (store, wire, lists, forms, files) walks shapes and
// Records; rules and tests use the structs. Both come from Describe<E>, so they cannot drift.
#pragma once

#include "contract/codec.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace contract {

struct ChoiceShape {
    QString code;
    const char *caption;
};

struct FieldShape {
    QString name;        ///< JSON key and SQL column
    QByteArray column;   ///< the same, UTF-8
    const char *caption; ///< English, for QCoreApplication::translate(captionContext(), caption)
    FieldKind kind;
    FieldTraits traits;
    bool optional = false;            ///< an optional number or choice: may be empty
    std::vector<ChoiceShape> choices; ///< of a Choice
    QString references;               ///< entity name, of a Reference
    /// Refuses a value that the field's C++ type cannot hold.
    Result<void> (*check)(const Value &value) = nullptr;

    /// SQL's type of the column in the subset both engines share: TEXT, BIGINT or DOUBLE PRECISION.
    [[nodiscard]] const char *sqlType() const;
    /// True where an absent value is legal by type (texts, dates, references, optionals).
    [[nodiscard]] bool mayBeEmpty() const;
    bool operator==(const FieldShape &other) const { return name == other.name; }
};

struct Shape {
    QString name;         ///< "resource": table, path segment and JSON name
    const char *caption;  ///< "Resource"
    const char *captions; ///< "Resources"
    const char *numberPrefix; ///< "ZY": the server numbers records ZY-000001; empty where the entity has no key
    std::vector<FieldShape> fields;
    std::vector<Value> defaults; ///< what a new record holds, in the order of fields

    /// The position of a field, or -1.
    [[nodiscard]] int indexOf(QStringView field) const;
    [[nodiscard]] int keyField() const { return m_key; }
    [[nodiscard]] int titleField() const { return m_title; }
    /// The fields that name the units whose people may see the record: one, or two for a relation.
    [[nodiscard]] const std::vector<int> &scopeFields() const { return m_scopes; }
    void settle();

private:
    int m_key = -1;
    int m_title = -1;
    std::vector<int> m_scopes;
    QHash<QString, int> m_index;
};

/// One record of any entity: its values stand in the order of its shape's fields.
struct Record {
    QUuid id;
    Revision revision = 0;
    bool retired = false;
    std::vector<Value> values;
    bool operator==(const Record &) const = default;
};

/// The shapes of all entities, parents before children, made once.
[[nodiscard]] const std::vector<Shape> &allShapes();
/// The shape of that name, or null.
[[nodiscard]] const Shape *shapeNamed(QStringView name);
template <Entity E> [[nodiscard]] const Shape &shapeOf();

/// A record with the entity's defaults.
[[nodiscard]] Record blankRecord(const Shape &shape, QUuid id);
/// The context in which an entity's captions are translated, the struct's name: "business_system" gives "BusinessSystem".
[[nodiscard]] QByteArray captionContext(const Shape &shape);
/// The caption for people of the record: its title, else its number, else its id.
[[nodiscard]] QString titleOf(const Shape &shape, const Record &record);

template <Entity E> [[nodiscard]] Record toRecord(const E &entity);
/// The first field that does not decode is named in the error.
template <Entity E> [[nodiscard]] Result<E> fromRecord(const Record &record);

} // namespace contract
