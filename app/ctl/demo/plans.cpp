// The plans: what ten resources that were opened together are, and what they are to each other.
#include "city.h"

#include "random.h"

#include <algorithm>

namespace demo {

namespace {

constexpr const char *dmz = "internet_dmz";
constexpr const char *application = "extranet_application";
constexpr const char *data = "extranet_data";
constexpr const char *businessApplication = "business_application";
constexpr const char *businessData = "business_data";
constexpr const char *management = "management";
constexpr const char *security = "security";
constexpr const char *backupZone = "backup";
constexpr const char *test = "test";
constexpr const char *nowhere = "";

using Plan = Part[deploymentSize];

// clang-format off: a plan keeps its lines
constexpr Plan plans[] = {
    // Three tiers: the usual business system.
    {{"virtual_server", u"Web服务器", dmz, 1}, {"virtual_server", u"Web服务器", dmz, 2, true}, {"virtual_server", u"应用服务器", application, 1},
        {"virtual_server", u"应用服务器", application, 2, true}, {"virtual_server", u"数据库服务器", data, 1},
        {"virtual_server", u"数据库服务器", data, 2, true}, {"domestic_database", u"数据库实例", data}, {"load_balancer", u"负载均衡", dmz},
        {"block_storage", u"数据盘", nowhere}, {"backup", u"备份任务", backupZone}},
    // Containers and middleware.
    {{"container", u"业务容器组", application, 1}, {"container", u"业务容器组", application, 2, true}, {"container", u"网关容器组", dmz},
        {"container", u"任务容器组", application}, {"middleware", u"消息队列", application}, {"middleware", u"缓存", application},
        {"domestic_database", u"数据库实例", data}, {"object_storage", u"对象存储桶", nowhere}, {"load_balancer", u"负载均衡", application},
        {"log_audit", u"日志采集", security}},
    // A data platform on its own machines.
    {{"physical_server", u"计算节点", businessData, 1}, {"physical_server", u"计算节点", businessData, 2}, {"physical_server", u"计算节点", businessData, 3},
        {"virtual_server", u"调度服务器", businessApplication}, {"virtual_server", u"接口服务器", businessApplication},
        {"domestic_database", u"数据仓库", businessData, 1}, {"domestic_database", u"数据仓库", businessData, 2, true},
        {"file_storage", u"共享文件存储", nowhere}, {"backup", u"备份任务", backupZone}, {"disaster_recovery", u"容灾保护", backupZone}},
    // An older system on databases and systems from before.
    {{"virtual_server", u"应用服务器", application, 1}, {"virtual_server", u"应用服务器", application, 2, true}, {"virtual_server", u"数据库服务器", data},
        {"virtual_server", u"文件服务器", application}, {"other_database", u"数据库实例", data, 1}, {"other_database", u"数据库实例", data, 2, true},
        {"middleware", u"应用中间件", application}, {"block_storage", u"数据盘", nowhere}, {"virtual_server", u"测试服务器", test},
        {"backup", u"备份任务", backupZone}},
    // A unit's network.
    {{"vpc", u"专有网络", nowhere}, {"subnet", u"业务子网", nowhere, 1}, {"subnet", u"数据子网", nowhere, 2}, {"ip_address", u"互联网地址", dmz},
        {"bandwidth", u"互联网带宽", nowhere}, {"leased_line", u"政务外网专线", nowhere}, {"vpn", u"远程接入", management},
        {"firewall", u"边界防火墙", security}, {"domain_name", u"域名", nowhere}, {"ssl_certificate", u"SSL证书", nowhere}},
    // Computing with accelerators.
    {{"gpu", u"训练算力", application, 1}, {"gpu", u"推理算力", application, 2}, {"bare_metal", u"裸金属节点", application, 1},
        {"bare_metal", u"裸金属节点", application, 2}, {"virtual_server", u"模型服务器", application}, {"virtual_server", u"标注服务器", test},
        {"file_storage", u"数据集存储", nowhere}, {"object_storage", u"模型仓库", nowhere}, {"host_security", u"主机防护", security},
        {"technical_service", u"模型调优服务", nowhere}},
    // Security and care.
    {{"bastion", u"堡垒机", management}, {"log_audit", u"日志审计", security}, {"cryptography", u"密码服务", security}, {"waf", u"Web应用防火墙", dmz},
        {"host_security", u"主机防护", security}, {"virtual_server", u"运维工作站", management, 1}, {"virtual_server", u"监控服务器", management, 2},
        {"domestic_os", u"操作系统授权", nowhere}, {"human_service", u"驻场运维", nowhere}, {"technical_service", u"安全检测服务", nowhere}},
};
// clang-format on
constexpr int weights[] = {38, 18, 10, 14, 7, 4, 9};
static_assert(std::size(weights) == std::size(plans));

bool isOneOf(const char *type, std::initializer_list<const char *> types)
{
    return std::ranges::any_of(types, [type](const char *one) { return qstrcmp(one, type) == 0; });
}

bool isMachine(const char *type)
{
    return isOneOf(type, {"virtual_server", "physical_server", "bare_metal", "container", "gpu"});
}
bool isDatabase(const char *type)
{
    return isOneOf(type, {"domestic_database", "other_database"});
}
bool isStorage(const char *type)
{
    return isOneOf(type, {"block_storage", "file_storage", "object_storage"});
}
bool isProtection(const char *type)
{
    return isOneOf(type, {"backup", "disaster_recovery"});
}

/// What the first is to the second, in that direction; nothing where the plain "connects to" is all there is to say.
std::optional<RelationKind> meaning(const Part &first, const Part &second)
{
    if (isProtection(first.type) && (isMachine(second.type) || isDatabase(second.type) || isStorage(second.type)))
        return RelationKind::BacksUp;
    if (isOneOf(first.type, {"domestic_database", "other_database", "middleware"}) && isOneOf(second.type, {"virtual_server", "physical_server"}))
        return RelationKind::RunsOn;
    if (isMachine(first.type) && (isDatabase(second.type) || isStorage(second.type) || isOneOf(second.type, {"middleware", "domestic_os"})))
        return RelationKind::DependsOn;
    if ((isOneOf(first.type, {"subnet"}) && isOneOf(second.type, {"vpc"})) || (isOneOf(first.type, {"ip_address"}) && isOneOf(second.type, {"subnet"})))
        return RelationKind::PartOf;
    if (isOneOf(first.type, {"ssl_certificate"}) && isOneOf(second.type, {"domain_name"}))
        return RelationKind::DependsOn;
    return std::nullopt;
}

std::vector<Tie> makeTies(const Plan &parts)
{
    std::vector<Tie> standing, meant, plain;
    for (int one = 0; one < deploymentSize; ++one) {
        for (int other = one + 1; other < deploymentSize; ++other) {
            if (other == one + 1 && parts[other].standby)
                standing.push_back({other, RelationKind::StandbyOf, one});
            else if (const auto forward = meaning(parts[one], parts[other]))
                meant.push_back({one, *forward, other});
            else if (const auto backward = meaning(parts[other], parts[one]))
                meant.push_back({other, *backward, one});
            else
                plain.push_back({one, RelationKind::ConnectsTo, other});
        }
    }
    auto ties = std::move(standing);
    ties.insert(ties.end(), meant.begin(), meant.end());
    ties.insert(ties.end(), plain.begin(), plain.end());
    Q_ASSERT_X(ties.size() >= relationsInside, "makeTies", "ten parts have 45 pairs");
    ties.resize(relationsInside);
    return ties;
}

} // namespace

int planCount()
{
    return int(std::size(plans));
}

std::span<const Part, deploymentSize> partsOf(int plan)
{
    return plans[plan];
}

const std::vector<Tie> &tiesOf(int plan)
{
    static const auto all = [] {
        std::vector<std::vector<Tie>> made;
        for (const auto &parts : plans)
            made.push_back(makeTies(parts));
        return made;
    }();
    return all[size_t(plan)];
}

int drawPlan(Random &random)
{
    return random.weighted(weights);
}

} // namespace demo
