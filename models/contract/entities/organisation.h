// Organisation (单位): a unit that owns, uses, provides or supervises the government cloud.
#pragma once

#include "contract/field.h"

namespace contract {

/// The four parties of the service: 管理方, 使用方, 服务方, 监理方.
enum class Party { Authority, User, Provider, Supervisor };
template <> struct Choices<Party> {
    static constexpr std::array all{
        Choice{Party::Authority, "authority", QT_TRANSLATE_NOOP("Organisation", "Managing authority")},
        Choice{Party::User, "user", QT_TRANSLATE_NOOP("Organisation", "Using unit")},
        Choice{Party::Provider, "provider", QT_TRANSLATE_NOOP("Organisation", "Service provider")},
        Choice{Party::Supervisor, "supervisor", QT_TRANSLATE_NOOP("Organisation", "Supervisor")},
    };
};

struct Organisation {
    Id<Organisation> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString name;
    QString shortName;
    Party party = Party::User;
    QString creditCode; ///< 统一社会信用代码, 18 characters
    Id<Organisation> parent;
    QString district;
    QString address;
    QString contactName;
    QString contactPhone;
    QString note;
    bool operator==(const Organisation &) const = default;
};

template <> struct Describe<Organisation> {
    static constexpr auto name = "organisation";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Organisation", "Unit");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Organisation", "Units");
    static constexpr auto numberPrefix = "DW";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("Organisation", "Number"), &Organisation::number, traits::key | traits::section(QT_TRANSLATE_NOOP("Organisation", "Identity"))},
        Field{"name", QT_TRANSLATE_NOOP("Organisation", "Name"), &Organisation::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"short_name", QT_TRANSLATE_NOOP("Organisation", "Short name"), &Organisation::shortName, traits::pinyin | traits::listed | traits::maxLength(40)},
        Field{"party", QT_TRANSLATE_NOOP("Organisation", "Party"), &Organisation::party, traits::indexed | traits::listed},
        Field{"credit_code", QT_TRANSLATE_NOOP("Organisation", "Unified social credit code"), &Organisation::creditCode, traits::searchable | traits::unique | traits::indexed | traits::listed | traits::maxLength(18)},
        Field{"parent_id", QT_TRANSLATE_NOOP("Organisation", "Parent unit"), &Organisation::parent, traits::indexed},
        Field{"district", QT_TRANSLATE_NOOP("Organisation", "District"), &Organisation::district, traits::searchable | traits::listed | traits::maxLength(40)},
        Field{"address", QT_TRANSLATE_NOOP("Organisation", "Address"), &Organisation::address, traits::section(QT_TRANSLATE_NOOP("Organisation", "Contact"))},
        Field{"contact_name", QT_TRANSLATE_NOOP("Organisation", "Contact"), &Organisation::contactName, traits::pinyin | traits::listed | traits::personal | traits::maxLength(40)},
        Field{"contact_phone", QT_TRANSLATE_NOOP("Organisation", "Contact's phone"), &Organisation::contactPhone, traits::searchable | traits::listed | traits::personal | traits::maxLength(30)},
        Field{"note", QT_TRANSLATE_NOOP("Organisation", "Note"), &Organisation::note, traits::multiline},
    };
};

} // namespace contract
