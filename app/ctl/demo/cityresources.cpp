// The city's resources and relations, each from its index alone.
#include "city.h"

#include "contract/systemports.h"
#include "random.h"
#include "words.h"

#include <algorithm>

namespace demo {

namespace {

/// The second octet begins a band of its own in each zone, so that no address comes twice in a zone or the city.
struct Band {
    const char *zone;
    int octet;
};
constexpr Band bands[] = {{"internet_dmz", 16}, {"extranet_application", 32}, {"extranet_data", 64}, {"business_application", 96}, {"business_data", 112},
    {"management", 144}, {"security", 160}, {"backup", 192}, {"test", 224}};

struct Size {
    int vcpu;
    int memoryGb;
};
constexpr Size machineSizes[] = {{2, 4}, {4, 8}, {8, 16}, {16, 32}, {2, 8}, {8, 32}, {16, 64}, {32, 64}, {32, 128}};
constexpr int machineWeights[] = {12, 24, 26, 14, 6, 8, 5, 3, 2};
constexpr int bigSizes[] = {64, 96, 128};

bool isBig(const QString &type)
{
    return type == u"physical_server" || type == u"bare_metal" || type == u"gpu";
}

} // namespace

bool isMachine(const QString &type)
{
    return type == u"virtual_server" || type == u"container" || type == u"gpu" || type == u"physical_server" || type == u"bare_metal";
}

bool isDatabase(const QString &type)
{
    return type == u"domestic_database" || type == u"other_database";
}

void City::makeDeployments()
{
    const qint64 count = (m_options.resources + deploymentSize - 1) / deploymentSize;
    std::vector<int> held(m_systems.size(), 0);
    m_deployments.reserve(size_t(count));
    for (qint64 i = 0; i < count; ++i) {
        Random random(m_options.seed, Topic::Batch, quint64(i));
        // Every system gets one deployment before any gets more; then the lot decides.
        const int system = i < qint64(m_systems.size()) ? int(i) : random.below(int(m_systems.size()));
        m_deployments.push_back({system, drawPlan(random), ++held[size_t(system)]});
    }
}

Id<Resource> City::resourceId(qint64 index) const
{
    Random random(m_options.seed, Topic::ResourceId, quint64(index));
    return {uuidV7(madeAt(index, m_options.resources).ms, quint16(index), random.next())};
}

Resource City::resource(qint64 index) const
{
    const auto &deployment = m_deployments[size_t(index / deploymentSize)];
    const auto &part = partsOf(deployment.plan)[size_t(index % deploymentSize)];
    const auto &system = m_systems[size_t(deployment.system)];
    Random random(m_options.seed, Topic::Resource, quint64(index));

    Resource resource;
    resource.id = resourceId(index);
    resource.revision = 1 + editsOf(index);
    resource.number = QStringLiteral("ZY-%1").arg(index + 1, 6, 10, QChar(u'0'));
    resource.type = QString::fromLatin1(part.type);
    // A plan has at most three of a role.
    const int number = (deployment.ordinal - 1) * 3 + part.copy;
    resource.name = QStringLiteral("%1%2%3").arg(m_labels[size_t(deployment.system)], part.role).arg(number, 2, 10, QChar(u'0'));
    constexpr int states[] = {2, 2, 2, 82, 3, 3, 2, 1, 3};
    resource.state = ResourceState(random.weighted(states));
    resource.retired = resource.state == ResourceState::Reclaimed && random.chance(50);
    resource.unit = system.unit;
    resource.system = system.id;
    resource.department = random.pick(departments).toString();
    resource.ownerName = system.ownerName;
    resource.ownerPhone = system.ownerPhone;
    resource.requestNumber = QStringLiteral("SQ-%1").arg(index / deploymentSize + 1, 6, 10, QChar(u'0'));
    resource.operatorUnit = system.operatorUnit;
    resource.operatorA = personName(random);
    resource.operatorB = personName(random);
    resource.openedOn = QDateTime::fromMSecsSinceEpoch(madeAt(index, m_options.resources).ms, Qt::UTC).date();
    constexpr int termYears[] = {1, 3, 3, 5};
    resource.termUntil = resource.openedOn.addYears(random.pick(termYears)).addDays(random.below(400));
    constexpr const char *billings[] = {"yearly", "yearly", "monthly", "usage", "free"};
    resource.billing = QString::fromLatin1(random.pick(billings));
    resource.priceVersion = QStringLiteral("示范价目 2026");
    resource.attributes = attributesFor(*m_types->find(resource.type), random);
    specify(resource, index);
    place(resource, part, index);
    protect(resource, system, index);
    keep(resource, index);
    measure(resource, part, index);
    spoil(resource, index);
    return resource;
}

void City::specify(Resource &resource, qint64 index) const
{
    Random random(m_options.seed ^ 1, Topic::Resource, quint64(index));
    if (isDatabase(resource.type)) {
        resource.databaseName = (resource.type == u"domestic_database" ? random.pick(domesticDatabases) : random.pick(otherDatabases)).toString();
        resource.domestic = resource.type == u"domestic_database";
        resource.dataDiskGb = 100 * random.between(1, 20);
        resource.diskMedium = QStringLiteral("ssd");
    }
    if (resource.type == u"middleware")
        resource.middleware = random.pick(middlewareNames).toString();
    if (resource.type == u"domestic_os") {
        const auto &system = random.pick(domesticSystems);
        resource.osName = system.name.toString();
        resource.osVersion = system.version.toString();
        resource.domestic = true;
    }
    if (resource.type.endsWith(u"_storage")) {
        constexpr int sizes[] = {200, 500, 1'000, 2'000, 10'000};
        constexpr const char *mediums[] = {"ssd", "sas", "mixed", "hdd"};
        resource.dataDiskGb = random.pick(sizes);
        resource.diskMedium = QString::fromLatin1(random.pick(mediums));
    }
    if (!isMachine(resource.type))
        return;
    const auto size = machineSizes[random.weighted(machineWeights)];
    resource.vcpu = isBig(resource.type) ? random.pick(bigSizes) : size.vcpu;
    resource.memoryGb = isBig(resource.type) ? resource.vcpu * 8 : size.memoryGb;
    resource.systemDiskGb = 100;
    resource.dataDiskGb = 100 * random.below(10);
    resource.diskMedium = random.chance(70) ? QStringLiteral("ssd") : QStringLiteral("sas");
    // The machines of one deployment were ordered together: one platform for all.
    Random together(m_options.seed ^ 1, Topic::Batch, quint64(index / deploymentSize));
    const bool domestic = together.chance(74);
    const auto &system = domestic ? together.pick(domesticSystems) : together.pick(otherSystems);
    constexpr int architectures[] = {35, 55, 10};
    resource.architecture = domestic ? Architecture(together.weighted(architectures)) : Architecture::X86;
    resource.osName = system.name.toString();
    resource.osVersion = system.version.toString();
    resource.domestic = domestic;
}

QString City::addressOf(const Part &part, qint64 index)
{
    const auto *band = std::ranges::find_if(bands, [&part](const Band &one) { return qstrcmp(one.zone, part.zone) == 0; });
    if (band == std::end(bands))
        return {};
    const int subnet = int(index / hostsOfSubnet);
    return QStringLiteral("10.%1.%2.%3").arg(band->octet + subnet / 250).arg(subnet % 250).arg(index % hostsOfSubnet + 2);
}

void City::place(Resource &resource, const Part &part, qint64 index) const
{
    Random random(m_options.seed, Topic::Batch, quint64(index / deploymentSize) | (1ULL << 40));
    resource.pool = random.pick(pools).toString();
    resource.availabilityZone = zones[(random.below(int(std::size(zones))) + (part.standby ? 1 : 0)) % int(std::size(zones))].toString();
    resource.room = random.pick(rooms).toString();
    resource.networkZone = QString::fromLatin1(part.zone);
    resource.privateIp = addressOf(part, index);
    if (resource.privateIp.isEmpty())
        return;
    resource.portPolicy = random.pick(portPolicies).toString();
    if (qstrcmp(part.zone, bands[0].zone) == 0 && index % deploymentSize < 4) {
        // 198.18.0.0/15 is set aside for bench tests and never routed (RFC 2544). A deployment has one address there.
        const int deployment = int(index / deploymentSize);
        const int publicSubnet = deployment / hostsOfSubnet;
        resource.publicIp = QStringLiteral("198.%1.%2.%3").arg(18 + publicSubnet / 250).arg(publicSubnet % 250).arg(deployment % hostsOfSubnet + 2);
        resource.loadBalancer = QStringLiteral("示范负载均衡%1").arg(random.between(1, 8), 2, 10, QChar(u'0'));
    }
}

void City::protect(Resource &resource, const BusinessSystem &system, qint64 index) const
{
    Random random(m_options.seed ^ 2, Topic::Resource, quint64(index));
    resource.importance = system.importance;
    resource.protectionLevel = system.protectionLevel;
    if (resource.type == u"domain_name" || resource.networkZone == u"internet_dmz")
        resource.domainName = system.domainName;
    if (isMachine(resource.type) || isDatabase(resource.type)) {
        resource.backupPolicy = random.pick(backupPolicies).toString();
        resource.recoveryTier = random.pick(recoveryTiers).toString();
        resource.securityServices = random.pick(securitySets).toString();
    }
    if (resource.state == ResourceState::Planned || resource.state == ResourceState::Reserved)
        return;
    resource.monitored = random.chance(93);
    if (random.chance(80))
        resource.verifiedOn = today().addDays(-random.between(1, 300));
}

Relation City::relation(qint64 index) const
{
    constexpr int each = relationsInside + relationsAcross;
    const qint64 deployment = index / each;
    const int place = int(index % each);
    const auto &here = m_deployments[size_t(deployment)];
    Random random(m_options.seed, Topic::Relation, quint64(index));

    Relation relation;
    relation.id = {uuidV7(madeAt(index, relationCount()).ms, quint16(index), random.next())};
    relation.revision = 1;
    relation.fromUnit = m_systems[size_t(here.system)].unit;
    if (place < relationsInside) {
        const auto &tie = tiesOf(here.plan)[size_t(place)];
        relation.from = resourceId(deployment * deploymentSize + tie.from);
        relation.kind = tie.kind;
        relation.to = resourceId(deployment * deploymentSize + tie.to);
        relation.toUnit = relation.fromUnit;
        return relation;
    }
    // Another deployment, never this one.
    const qint64 other = (deployment + 1 + random.below(completeDeployments() - 1)) % completeDeployments();
    const auto &there = m_deployments[size_t(other)];
    relation.from = resourceId(deployment * deploymentSize + place - relationsInside);
    relation.kind = random.chance(50) ? RelationKind::DependsOn : RelationKind::ConnectsTo;
    relation.to = resourceId(other * deploymentSize + random.below(deploymentSize));
    relation.toUnit = m_systems[size_t(there.system)].unit;
    relation.note = QStringLiteral("跨系统调用");
    return relation;
}

} // namespace demo
