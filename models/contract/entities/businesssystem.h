// BusinessSystem (业务系统): an application of a unit that runs on the cloud.
#pragma once

#include "contract/entities/organisation.h"

#include <optional>

namespace contract {

/// 等级保护 level; the cloud takes levels 1 to 3 only (domain.md section 6).
enum class ProtectionLevel { None, One, Two, Three };
template <> struct Choices<ProtectionLevel> {
    static constexpr std::array all{
        Choice{ProtectionLevel::None, "none", QT_TRANSLATE_NOOP("BusinessSystem", "Not filed")},
        Choice{ProtectionLevel::One, "1", QT_TRANSLATE_NOOP("BusinessSystem", "Level 1")},
        Choice{ProtectionLevel::Two, "2", QT_TRANSLATE_NOOP("BusinessSystem", "Level 2")},
        Choice{ProtectionLevel::Three, "3", QT_TRANSLATE_NOOP("BusinessSystem", "Level 3")},
    };
};

/// 重要性, the weight of a system or a resource for the city.
enum class Importance { Core, Important, Ordinary };
template <> struct Choices<Importance> {
    static constexpr std::array all{
        Choice{Importance::Core, "core", QT_TRANSLATE_NOOP("BusinessSystem", "Core")},
        Choice{Importance::Important, "important", QT_TRANSLATE_NOOP("BusinessSystem", "Important")},
        Choice{Importance::Ordinary, "ordinary", QT_TRANSLATE_NOOP("BusinessSystem", "Ordinary")},
    };
};

/// State of the cryptography assessment (密评).
enum class CryptoAssessment { NotRequired, Pending, Passed, Failed };
template <> struct Choices<CryptoAssessment> {
    static constexpr std::array all{
        Choice{CryptoAssessment::NotRequired, "not_required", QT_TRANSLATE_NOOP("BusinessSystem", "Not required")},
        Choice{CryptoAssessment::Pending, "pending", QT_TRANSLATE_NOOP("BusinessSystem", "Pending")},
        Choice{CryptoAssessment::Passed, "passed", QT_TRANSLATE_NOOP("BusinessSystem", "Passed")},
        Choice{CryptoAssessment::Failed, "failed", QT_TRANSLATE_NOOP("BusinessSystem", "Not passed")},
    };
};

struct BusinessSystem {
    Id<BusinessSystem> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString name;
    Id<Organisation> unit;
    ProtectionLevel protectionLevel = ProtectionLevel::None;
    QString filingNumber; ///< 等保备案号
    CryptoAssessment cryptoAssessment = CryptoAssessment::NotRequired;
    Importance importance = Importance::Ordinary;
    QString network; ///< 接入网络
    QString domainName;
    QString ownerName;
    QString ownerPhone;
    Id<Organisation> operatorUnit; ///< 运维单位
    QDate launchedOn;
    QString description;
    bool operator==(const BusinessSystem &) const = default;
};

template <> struct Describe<BusinessSystem> {
    static constexpr auto name = "business_system";
    static constexpr auto caption = QT_TRANSLATE_NOOP("BusinessSystem", "Business system");
    static constexpr auto captions = QT_TRANSLATE_NOOP("BusinessSystem", "Business systems");
    static constexpr auto numberPrefix = "XT";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("BusinessSystem", "Number"), &BusinessSystem::number, traits::key | traits::section(QT_TRANSLATE_NOOP("BusinessSystem", "Identity"))},
        Field{"name", QT_TRANSLATE_NOOP("BusinessSystem", "Name"), &BusinessSystem::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"unit_id", QT_TRANSLATE_NOOP("BusinessSystem", "Unit"), &BusinessSystem::unit, traits::required | traits::scope | traits::indexed | traits::listed},
        Field{"protection_level", QT_TRANSLATE_NOOP("BusinessSystem", "Protection level"), &BusinessSystem::protectionLevel, traits::indexed | traits::listed},
        Field{"filing_number", QT_TRANSLATE_NOOP("BusinessSystem", "Filing number"), &BusinessSystem::filingNumber, traits::searchable | traits::maxLength(60)},
        Field{"crypto_assessment", QT_TRANSLATE_NOOP("BusinessSystem", "Cryptography assessment"), &BusinessSystem::cryptoAssessment, traits::listed},
        Field{"importance", QT_TRANSLATE_NOOP("BusinessSystem", "Importance"), &BusinessSystem::importance, traits::indexed | traits::listed},
        Field{"network", QT_TRANSLATE_NOOP("BusinessSystem", "Access network"), &BusinessSystem::network, traits::catalogue("network") | traits::listed | traits::section(QT_TRANSLATE_NOOP("BusinessSystem", "Operation"))},
        Field{"domain_name", QT_TRANSLATE_NOOP("BusinessSystem", "Domain name"), &BusinessSystem::domainName, traits::searchable | traits::maxLength(253)},
        Field{"owner_name", QT_TRANSLATE_NOOP("BusinessSystem", "Responsible person"), &BusinessSystem::ownerName, traits::pinyin | traits::listed | traits::personal | traits::maxLength(40)},
        Field{"owner_phone", QT_TRANSLATE_NOOP("BusinessSystem", "Phone"), &BusinessSystem::ownerPhone, traits::searchable | traits::personal | traits::maxLength(30)},
        Field{"operator_unit_id", QT_TRANSLATE_NOOP("BusinessSystem", "Operating unit"), &BusinessSystem::operatorUnit},
        Field{"launched_on", QT_TRANSLATE_NOOP("BusinessSystem", "In operation since"), &BusinessSystem::launchedOn, traits::listed},
        Field{"description", QT_TRANSLATE_NOOP("BusinessSystem", "Description"), &BusinessSystem::description, traits::multiline},
    };
};

} // namespace contract
