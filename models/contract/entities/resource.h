// Resource (云资源): one line of the resource ledger (云资源台账). Fields and states after domain.md section 6.
#pragma once

#include "contract/entities/businesssystem.h"

namespace contract {

/// 规划 -> 预留 -> 待交付 -> 在用 -> (变更中 | 待整改 | 停用观察) -> 待回收 -> 已回收. Our proposal, domain.md section 6.
enum class ResourceState { Planned, Reserved, ToDeliver, InUse, Changing, ToRectify, Suspended, ToReclaim, Reclaimed };
template <> struct Choices<ResourceState> {
    static constexpr std::array all{
        Choice{ResourceState::Planned, "planned", QT_TRANSLATE_NOOP("Resource", "Planned")},
        Choice{ResourceState::Reserved, "reserved", QT_TRANSLATE_NOOP("Resource", "Reserved")},
        Choice{ResourceState::ToDeliver, "to_deliver", QT_TRANSLATE_NOOP("Resource", "To be delivered")},
        Choice{ResourceState::InUse, "in_use", QT_TRANSLATE_NOOP("Resource", "In use")},
        Choice{ResourceState::Changing, "changing", QT_TRANSLATE_NOOP("Resource", "Being changed")},
        Choice{ResourceState::ToRectify, "to_rectify", QT_TRANSLATE_NOOP("Resource", "To be rectified")},
        Choice{ResourceState::Suspended, "suspended", QT_TRANSLATE_NOOP("Resource", "Stopped, observed")},
        Choice{ResourceState::ToReclaim, "to_reclaim", QT_TRANSLATE_NOOP("Resource", "To be reclaimed")},
        Choice{ResourceState::Reclaimed, "reclaimed", QT_TRANSLATE_NOOP("Resource", "Reclaimed")},
    };
};

enum class Architecture { X86, Arm, LoongArch };
template <> struct Choices<Architecture> {
    static constexpr std::array all{
        Choice{Architecture::X86, "x86", QT_TRANSLATE_NOOP("Resource", "x86")},
        Choice{Architecture::Arm, "arm", QT_TRANSLATE_NOOP("Resource", "ARM")},
        Choice{Architecture::LoongArch, "loongarch", QT_TRANSLATE_NOOP("Resource", "LoongArch")},
    };
};

struct Resource {
    Id<Resource> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString name;
    QString type;    ///< code of the catalogue resource_type
    QString subtype; ///< free refinement of the type
    QString assetTag; ///< 资产标签: what the label on the thing says, scanned at a stocktake
    ResourceState state = ResourceState::Planned;
    Importance importance = Importance::Ordinary;
    Id<Organisation> unit;
    QString department; ///< 处室
    Id<BusinessSystem> system;
    QString ownerName; ///< 使用方责任人
    QString ownerPhone;
    QString requestNumber; ///< 申请单号
    int vcpu = 0;
    int memoryGb = 0;
    int systemDiskGb = 0;
    int dataDiskGb = 0;
    QString diskMedium;
    std::optional<Architecture> architecture;
    QString osName;
    QString osVersion;
    bool domestic = false; ///< 信创
    QString databaseName;
    QString middleware;
    QString pool; ///< 资源池
    QString availabilityZone;
    QString room; ///< 机房
    QString networkZone;
    QString privateIp;
    QString publicIp;
    QString portPolicy;
    QString domainName;
    QString loadBalancer;
    QString backupPolicy;
    QString recoveryTier; ///< 容灾等级
    QString securityServices;
    ProtectionLevel protectionLevel = ProtectionLevel::None;
    Id<Organisation> operatorUnit; ///< 运维单位
    QString operatorA;             ///< A角
    QString operatorB;             ///< B角
    QDate openedOn;
    QDate termUntil; ///< 使用期限至
    QDate backupConfirmedOn; ///< 备份确认: the data to be kept is proved to be saved; asked for before reclaiming
    QDate reclaimSignedOn;   ///< the using unit's signature under the reclaim form
    QString billing;
    QString priceVersion;
    bool monitored = false; ///< 监控接入
    QDate verifiedOn;       ///< 最近核查日期
    std::optional<double> cpuAverage; ///< percent over 30 days, as are the others
    std::optional<double> cpuPeak;
    std::optional<double> memoryAverage;
    std::optional<double> memoryPeak;
    std::optional<double> storageAverage;
    std::optional<double> storagePeak;
    std::optional<double> networkAverage; ///< Mbit/s over 30 days
    std::optional<double> cpuWeekAverage; ///< percent over 7 days
    QString useExemption; ///< why the low-use review passes over it; code of the catalogue use_exemption
    Attributes attributes; ///< the type's own attributes
    QString note;
    bool operator==(const Resource &) const = default;
};

template <> struct Describe<Resource> {
    static constexpr auto name = "resource";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Resource", "Resource");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Resource", "Resources");
    static constexpr auto numberPrefix = "ZY";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("Resource", "Number"), &Resource::number, traits::key | traits::section(QT_TRANSLATE_NOOP("Resource", "Identity"))},
        Field{"name", QT_TRANSLATE_NOOP("Resource", "Name"), &Resource::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"type", QT_TRANSLATE_NOOP("Resource", "Type"), &Resource::type, traits::required | traits::catalogue("resource_type") | traits::indexed | traits::listed | traits::maxLength(40)},
        Field{"subtype", QT_TRANSLATE_NOOP("Resource", "Subtype"), &Resource::subtype, traits::maxLength(60)},
        Field{"asset_tag", QT_TRANSLATE_NOOP("Resource", "Asset tag"), &Resource::assetTag, traits::searchable | traits::indexed | traits::maxLength(60)},
        Field{"state", QT_TRANSLATE_NOOP("Resource", "State"), &Resource::state, traits::indexed | traits::listed},
        Field{"importance", QT_TRANSLATE_NOOP("Resource", "Importance"), &Resource::importance, traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("Resource", "Unit"), &Resource::unit, traits::required | traits::scope | traits::indexed | traits::listed | traits::section(QT_TRANSLATE_NOOP("Resource", "Ownership"))},
        Field{"department", QT_TRANSLATE_NOOP("Resource", "Department"), &Resource::department, traits::maxLength(60)},
        Field{"system_id", QT_TRANSLATE_NOOP("Resource", "Business system"), &Resource::system, traits::indexed | traits::listed},
        Field{"owner_name", QT_TRANSLATE_NOOP("Resource", "Responsible person"), &Resource::ownerName, traits::pinyin | traits::listed | traits::personal | traits::maxLength(40)},
        Field{"owner_phone", QT_TRANSLATE_NOOP("Resource", "Phone"), &Resource::ownerPhone, traits::searchable | traits::personal | traits::maxLength(30)},
        Field{"request_number", QT_TRANSLATE_NOOP("Resource", "Request number"), &Resource::requestNumber, traits::searchable | traits::maxLength(40)},
        Field{"vcpu", QT_TRANSLATE_NOOP("Resource", "vCPU"), &Resource::vcpu, traits::range(0, 4096) | traits::listed | traits::section(QT_TRANSLATE_NOOP("Resource", "Specification"))},
        Field{"memory_gb", QT_TRANSLATE_NOOP("Resource", "Memory"), &Resource::memoryGb, traits::range(0, 65536) | traits::unit("GB") | traits::listed},
        Field{"system_disk_gb", QT_TRANSLATE_NOOP("Resource", "System disk"), &Resource::systemDiskGb, traits::range(0, 10000000) | traits::unit("GB")},
        Field{"data_disk_gb", QT_TRANSLATE_NOOP("Resource", "Data disk"), &Resource::dataDiskGb, traits::range(0, 10000000) | traits::unit("GB") | traits::listed},
        Field{"disk_medium", QT_TRANSLATE_NOOP("Resource", "Disk medium"), &Resource::diskMedium, traits::catalogue("disk_medium") | traits::maxLength(40)},
        Field{"architecture", QT_TRANSLATE_NOOP("Resource", "Architecture"), &Resource::architecture},
        Field{"os_name", QT_TRANSLATE_NOOP("Resource", "Operating system"), &Resource::osName, traits::listed | traits::maxLength(80)},
        Field{"os_version", QT_TRANSLATE_NOOP("Resource", "OS version"), &Resource::osVersion, traits::maxLength(40)},
        Field{"domestic", QT_TRANSLATE_NOOP("Resource", "Domestic platform"), &Resource::domestic, traits::listed},
        Field{"database_name", QT_TRANSLATE_NOOP("Resource", "Database"), &Resource::databaseName, traits::maxLength(80)},
        Field{"middleware", QT_TRANSLATE_NOOP("Resource", "Middleware"), &Resource::middleware, traits::maxLength(80)},
        Field{"pool", QT_TRANSLATE_NOOP("Resource", "Resource pool"), &Resource::pool, traits::maxLength(60) | traits::section(QT_TRANSLATE_NOOP("Resource", "Place and network"))},
        Field{"availability_zone", QT_TRANSLATE_NOOP("Resource", "Availability zone"), &Resource::availabilityZone, traits::maxLength(40)},
        Field{"room", QT_TRANSLATE_NOOP("Resource", "Machine room"), &Resource::room, traits::maxLength(60)},
        Field{"network_zone", QT_TRANSLATE_NOOP("Resource", "Network zone"), &Resource::networkZone, traits::catalogue("network_zone") | traits::indexed | traits::listed | traits::maxLength(40)},
        Field{"private_ip", QT_TRANSLATE_NOOP("Resource", "Private IP"), &Resource::privateIp, traits::address | traits::indexed | traits::listed},
        Field{"public_ip", QT_TRANSLATE_NOOP("Resource", "Public IP"), &Resource::publicIp, traits::address},
        Field{"port_policy", QT_TRANSLATE_NOOP("Resource", "Port policy"), &Resource::portPolicy},
        Field{"domain_name", QT_TRANSLATE_NOOP("Resource", "Domain name"), &Resource::domainName, traits::searchable | traits::maxLength(253)},
        Field{"load_balancer", QT_TRANSLATE_NOOP("Resource", "Load balancer"), &Resource::loadBalancer, traits::maxLength(80)},
        Field{"backup_policy", QT_TRANSLATE_NOOP("Resource", "Backup policy"), &Resource::backupPolicy, traits::maxLength(80) | traits::section(QT_TRANSLATE_NOOP("Resource", "Protection"))},
        Field{"recovery_tier", QT_TRANSLATE_NOOP("Resource", "Recovery tier"), &Resource::recoveryTier, traits::maxLength(40)},
        Field{"security_services", QT_TRANSLATE_NOOP("Resource", "Security services"), &Resource::securityServices},
        Field{"protection_level", QT_TRANSLATE_NOOP("Resource", "Protection level"), &Resource::protectionLevel, traits::listed},
        Field{"operator_unit_id", QT_TRANSLATE_NOOP("Resource", "Operating unit"), &Resource::operatorUnit, traits::section(QT_TRANSLATE_NOOP("Resource", "Operation"))},
        Field{"operator_a", QT_TRANSLATE_NOOP("Resource", "Operator A"), &Resource::operatorA, traits::personal | traits::maxLength(40)},
        Field{"operator_b", QT_TRANSLATE_NOOP("Resource", "Operator B"), &Resource::operatorB, traits::personal | traits::maxLength(40)},
        Field{"opened_on", QT_TRANSLATE_NOOP("Resource", "Opened on"), &Resource::openedOn, traits::listed},
        Field{"term_until", QT_TRANSLATE_NOOP("Resource", "Term until"), &Resource::termUntil, traits::indexed | traits::listed},
        Field{"backup_confirmed_on", QT_TRANSLATE_NOOP("Resource", "Backup confirmed on"), &Resource::backupConfirmedOn},
        Field{"reclaim_signed_on", QT_TRANSLATE_NOOP("Resource", "Reclaim signed on"), &Resource::reclaimSignedOn},
        Field{"billing", QT_TRANSLATE_NOOP("Resource", "Billing"), &Resource::billing, traits::catalogue("billing") | traits::maxLength(40)},
        Field{"price_version", QT_TRANSLATE_NOOP("Resource", "Price version"), &Resource::priceVersion, traits::maxLength(40)},
        Field{"monitored", QT_TRANSLATE_NOOP("Resource", "Monitored"), &Resource::monitored, traits::listed},
        Field{"verified_on", QT_TRANSLATE_NOOP("Resource", "Last verified"), &Resource::verifiedOn},
        Field{"cpu_avg", QT_TRANSLATE_NOOP("Resource", "CPU average"), &Resource::cpuAverage, traits::unit("%") | traits::range(0, 100) | traits::section(QT_TRANSLATE_NOOP("Resource", "Utilisation, 30 days"))},
        Field{"cpu_peak", QT_TRANSLATE_NOOP("Resource", "CPU peak"), &Resource::cpuPeak, traits::unit("%") | traits::range(0, 100)},
        Field{"memory_avg", QT_TRANSLATE_NOOP("Resource", "Memory average"), &Resource::memoryAverage, traits::unit("%") | traits::range(0, 100)},
        Field{"memory_peak", QT_TRANSLATE_NOOP("Resource", "Memory peak"), &Resource::memoryPeak, traits::unit("%") | traits::range(0, 100)},
        Field{"storage_avg", QT_TRANSLATE_NOOP("Resource", "Storage average"), &Resource::storageAverage, traits::unit("%") | traits::range(0, 100)},
        Field{"storage_peak", QT_TRANSLATE_NOOP("Resource", "Storage peak"), &Resource::storagePeak, traits::unit("%") | traits::range(0, 100)},
        Field{"network_avg", QT_TRANSLATE_NOOP("Resource", "Network average"), &Resource::networkAverage, traits::unit("Mbit/s") | traits::range(0, 1000000)},
        Field{"cpu_avg_week", QT_TRANSLATE_NOOP("Resource", "CPU average, 7 days"), &Resource::cpuWeekAverage, traits::unit("%") | traits::range(0, 100)},
        Field{"use_exemption", QT_TRANSLATE_NOOP("Resource", "Exempt from the low-use review"), &Resource::useExemption, traits::catalogue("use_exemption") | traits::maxLength(40)},
        Field{"attributes", QT_TRANSLATE_NOOP("Resource", "Attributes of the type"), &Resource::attributes, traits::maxLength(4000) | traits::section(QT_TRANSLATE_NOOP("Resource", "More"))},
        Field{"note", QT_TRANSLATE_NOOP("Resource", "Note"), &Resource::note, traits::multiline},
    };
};

} // namespace contract
