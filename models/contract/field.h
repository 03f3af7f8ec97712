// The field table: an entity is a plain struct, and Describe<E> says its shape once for JSON, SQL, lists, forms,
// files, search, rights and the round-trip tests. Behaviour stands elsewhere, in ordinary code.
#pragma once

#include "contract/values.h"

#include <QtGlobal>
#include <array>
#include <concepts>
#include <tuple>

namespace contract {

/// What a field is beyond its type; traits are joined with `|`.
struct FieldTraits {
    bool key = false;        ///< the number that people call the record by; assigned by the server
    bool title = false;      ///< the name that stands for the record in lists, references and headings
    bool required = false;   ///< never empty
    bool unique = false;     ///< no two records that are not retired share a value
    bool searchable = false; ///< found by the search box
    bool indexed = false;    ///< lists sort and filter by it at any size
    bool listed = false;     ///< a column of the list unless the person hides it
    bool pinyin = false;     ///< Chinese text: found by pinyin, sorted as a dictionary sorts it
    bool address = false;    ///< an IPv4 address: sorted by number, found by fragment
    bool multiline = false;  ///< edited in a tall box
    bool readOnly = false;   ///< set by the server or by computation, never by a command
    bool latest = false;     ///< what the last command said: two acts on it at a time are two acts, no conflict
    bool scope = false;      ///< names the unit whose people may see the record
    bool personal = false;   ///< personal data: masked in exports unless asked for
    int maxLength = 0;       ///< characters; 0 = 200
    qint64 least = 0;        ///< smallest allowed number, where least < most
    qint64 most = 0;         ///< largest allowed number
    const char *unit = "";   ///< unit of measure behind the number ("GB")
    const char *catalogue = ""; ///< the catalogue whose codes are the allowed values
    const char *section = ""; ///< heading under which the form shows the field and those after it

    constexpr FieldTraits operator|(const FieldTraits &other) const
    {
        FieldTraits sum = *this;
        sum.key |= other.key;
        sum.title |= other.title;
        sum.required |= other.required;
        sum.unique |= other.unique;
        sum.searchable |= other.searchable;
        sum.indexed |= other.indexed;
        sum.listed |= other.listed;
        sum.pinyin |= other.pinyin;
        sum.address |= other.address;
        sum.multiline |= other.multiline;
        sum.readOnly |= other.readOnly;
        sum.latest |= other.latest;
        sum.scope |= other.scope;
        sum.personal |= other.personal;
        if (other.maxLength != 0)
            sum.maxLength = other.maxLength;
        if (other.least != other.most) {
            sum.least = other.least;
            sum.most = other.most;
        }
        if (*other.unit != 0)
            sum.unit = other.unit;
        if (*other.catalogue != 0)
            sum.catalogue = other.catalogue;
        if (*other.section != 0)
            sum.section = other.section;
        return sum;
    }
};

namespace traits {
inline constexpr FieldTraits key{.key = true, .unique = true, .searchable = true, .indexed = true, .listed = true, .readOnly = true, .maxLength = 40};
inline constexpr FieldTraits title{.title = true};
inline constexpr FieldTraits required{.required = true};
inline constexpr FieldTraits unique{.unique = true};
inline constexpr FieldTraits searchable{.searchable = true};
inline constexpr FieldTraits indexed{.indexed = true};
inline constexpr FieldTraits listed{.listed = true};
inline constexpr FieldTraits pinyin{.searchable = true, .pinyin = true};
inline constexpr FieldTraits address{.searchable = true, .address = true, .maxLength = 45};
inline constexpr FieldTraits multiline{.multiline = true, .maxLength = 4000};
inline constexpr FieldTraits readOnly{.readOnly = true};
inline constexpr FieldTraits latest{.latest = true};
inline constexpr FieldTraits scope{.scope = true};
inline constexpr FieldTraits personal{.personal = true};
constexpr FieldTraits maxLength(int characters) { return {.maxLength = characters}; }
constexpr FieldTraits range(qint64 least, qint64 most) { return {.least = least, .most = most}; }
constexpr FieldTraits unit(const char *unitOfMeasure) { return {.unit = unitOfMeasure}; }
constexpr FieldTraits catalogue(const char *name) { return {.catalogue = name}; }
constexpr FieldTraits section(const char *heading) { return {.section = heading}; }
} // namespace traits

/// One field of entity E. `name` is the JSON key and the SQL column, for ever; `caption` is English for tr().
template <class E, class T> struct Field {
    using Type = T;
    const char *name;
    const char *caption;
    T E::*member;
    FieldTraits traits;
    constexpr Field(const char *fieldName, const char *fieldCaption, T E::*fieldMember, FieldTraits fieldTraits = {})
        : name(fieldName), caption(fieldCaption), member(fieldMember), traits(fieldTraits)
    {
    }
};

/// Specialised by every entity: `name`, `caption`, `captions` (plural) and the tuple `fields`.
template <class E> struct Describe;

/// One allowed value of a choice. `code` stands in databases and files for ever; `caption` is English for tr().
template <class Enum> struct Choice {
    Enum value;
    const char *code;
    const char *caption;
};
/// Specialised by every enum that is a field's type: a constexpr array `all` of Choice.
template <class Enum> struct Choices;

template <class Enum>
concept ChoiceEnum = std::is_enum_v<Enum> && requires { Choices<Enum>::all; };

template <class E>
concept Entity = std::default_initializable<E> && std::equality_comparable<E> && requires(E e) {
    { Describe<E>::name } -> std::convertible_to<const char *>;
    Describe<E>::fields;
    { e.id } -> std::convertible_to<Id<E>>;
    { e.revision } -> std::convertible_to<Revision>;
    { e.retired } -> std::convertible_to<bool>;
};

} // namespace contract
