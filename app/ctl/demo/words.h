// The words that the demonstration city is made of. Every unit carries a word that says "made up" (示范, 虚构, 样例,
// 演示, 模拟) and lies in a district that Guangzhou does not have.
#pragma once

#include "contract/entities/resource.h"

#include <QStringView>

namespace demo {

// clang-format off: lists keep their lines
inline constexpr QStringView districts[] = {u"云衡区", u"虚江区", u"珠屿区", u"榕湾区", u"禺影区", u"鹭洲区", u"穗北区", u"木棉区", u"星澜区"};
inline constexpr QStringView markers[] = {u"示范", u"虚构", u"样例", u"演示", u"模拟"};

/// A kind of bureau, and what its systems are about.
struct Bureau {
    QStringView name;
    QStringView topics[4];
};
inline constexpr Bureau bureaus[] = {
    {u"数据局", {u"政务服务一体化", u"公共数据共享交换", u"城市运行一网统管", u"电子证照"}},
    {u"教育局", {u"学籍管理", u"招生报名", u"智慧课堂", u"校园安全"}},
    {u"科技局", {u"科技项目申报", u"高新企业认定", u"科研诚信", u"技术合同登记"}},
    {u"民政局", {u"社会救助", u"婚姻登记", u"养老服务", u"社会组织管理"}},
    {u"财政局", {u"预算执行", u"非税收入", u"政府采购", u"国有资产"}},
    {u"人力资源和社会保障局", {u"社会保险经办", u"就业服务", u"劳动监察", u"人才引进"}},
    {u"规划和自然资源局", {u"多规合一", u"不动产登记", u"用地审批", u"地理信息"}},
    {u"生态环境局", {u"空气质量监测", u"排污许可", u"环境执法", u"水质监测"}},
    {u"住房和城乡建设局", {u"工程建设审批", u"保障性住房", u"房屋安全", u"物业监管"}},
    {u"交通运输局", {u"公交调度", u"道路运输许可", u"交通信号", u"停车诱导"}},
    {u"水务局", {u"智慧水务", u"防汛调度", u"供水监测", u"河湖管护"}},
    {u"农业农村局", {u"农产品溯源", u"高标准农田", u"动物防疫", u"农机管理"}},
    {u"商务局", {u"外贸服务", u"口岸协同", u"市场运行监测", u"招商引资"}},
    {u"文化广电旅游体育局", {u"文化场馆预约", u"旅游监管", u"全民健身", u"文物保护"}},
    {u"卫生健康局", {u"居民健康档案", u"预约挂号", u"疾病监测", u"血液管理"}},
    {u"应急管理局", {u"应急指挥", u"安全生产监管", u"灾情上报", u"物资储备"}},
    {u"审计局", {u"审计作业", u"审计数据分析", u"整改跟踪", u"内审指导"}},
    {u"市场监督管理局", {u"企业登记", u"食品安全", u"特种设备", u"消费投诉"}},
    {u"统计局", {u"统计直报", u"经济普查", u"宏观数据", u"名录库"}},
    {u"医疗保障局", {u"医保结算", u"药品采购", u"参保登记", u"基金监管"}},
    {u"城市管理和综合执法局", {u"数字城管", u"垃圾分类", u"综合执法", u"燃气监管"}},
    {u"政务服务中心", {u"大厅预约叫号", u"好差评", u"帮办代办", u"热线受理"}},
    {u"档案馆", {u"数字档案", u"档案移交", u"查档服务", u"档案修复"}},
    {u"图书馆", {u"图书借阅", u"数字阅读", u"古籍展示", u"读者活动"}},
    {u"博物馆", {u"藏品管理", u"观众预约", u"线上展览", u"讲解服务"}},
    {u"行政审批局", {u"并联审批", u"电子印章", u"审批监管", u"事项管理"}},
    {u"信访局", {u"信访受理", u"督查督办", u"积案化解", u"民意分析"}},
    {u"退役军人事务局", {u"优抚管理", u"就业安置", u"荣誉褒奖", u"服务站管理"}},
    {u"林业和园林局", {u"古树名木", u"公园管理", u"森林防火", u"绿化审批"}},
    {u"司法局", {u"公共法律服务", u"社区矫正", u"行政复议", u"规范性文件"}},
};
inline constexpr QStringView systemKinds[]
    = {u"管理系统", u"服务平台", u"业务协同系统", u"统计分析系统", u"移动应用", u"监测预警平台", u"数据资源库", u"门户网站"};

inline constexpr QStringView authorityNames[] = {u"广州市云衡示范政务服务和数据管理局", u"广州市云衡示范数字政府运营中心", u"广州市云衡示范网络安全指挥中心"};
inline constexpr QStringView providerNames[] = {u"虚构云服务（广州）有限公司", u"样例数据科技有限公司", u"演示网络工程有限公司", u"模拟系统集成有限公司",
    u"虚构数据库服务有限公司", u"样例信息安全有限公司", u"演示容灾服务有限公司", u"模拟运维外包有限公司"};
inline constexpr QStringView supervisorNames[] = {u"虚构信息工程监理有限公司", u"样例咨询评估有限公司", u"演示测评中心", u"模拟密码检测有限公司"};

inline constexpr QStringView surnames[] = {u"虚", u"云", u"衡", u"样", u"范", u"禾", u"沐", u"湛", u"黎", u"简", u"古", u"麦", u"关", u"区", u"霍", u"植"};
inline constexpr QStringView givenFirst[] = {u"子", u"思", u"文", u"晓", u"嘉", u"明", u"雨", u"海", u"志", u"佳", u"诗", u"俊", u"可", u"卓", u"星", u"若"};
inline constexpr QStringView givenLast[]
    = {u"安", u"宁", u"然", u"琪", u"宇", u"航", u"轩", u"彤", u"瑶", u"成", u"帆", u"岚", u"桐", u"恒", u"平", u"怡", u""};
inline constexpr QStringView departments[] = {u"信息科", u"办公室", u"业务一处", u"业务二处", u"综合处", u"技术保障科", u"数据资源处", u"网络安全科"};

struct OperatingSystem {
    QStringView name;
    QStringView version;
    bool domestic;
};
inline constexpr OperatingSystem domesticSystems[] = {
    {u"银河麒麟高级服务器操作系统", u"V10 SP3", true},
    {u"银河麒麟高级服务器操作系统", u"V10 SP2", true},
    {u"统信服务器操作系统", u"V20 1070", true},
    {u"统信服务器操作系统", u"V20 1060", true},
    {u"openEuler", u"22.03 LTS SP4", true},
    {u"openEuler", u"24.03 LTS", true},
};
inline constexpr OperatingSystem otherSystems[] = {{u"CentOS", u"7.9", false}, {u"Windows Server", u"2019", false}, {u"Ubuntu Server", u"22.04", false}};

inline constexpr QStringView domesticDatabases[] = {u"达梦数据库 DM8", u"人大金仓 KingbaseES V9", u"GaussDB 505", u"南大通用 GBase 8s", u"OceanBase 4.2"};
inline constexpr QStringView otherDatabases[] = {u"MySQL 8.0", u"PostgreSQL 15", u"Oracle 19c", u"SQL Server 2019"};
inline constexpr QStringView middlewareNames[] = {u"东方通 TongWeb 7.0", u"宝兰德 BES 9.5", u"金蝶天燕 AAS 10", u"Nginx 1.24", u"RocketMQ 5.1", u"Redis 7.0"};
inline constexpr QStringView backupPolicies[] = {u"每日增量 每周全量 保留30天", u"每日全量 保留14天", u"每小时快照 保留7天", u"每周全量 保留90天"};
inline constexpr QStringView recoveryTiers[] = {u"第3级", u"第4级", u"第5级", u"无"};
inline constexpr QStringView securitySets[] = {u"WAF、防病毒、堡垒机", u"防病毒、日志审计", u"防病毒", u"WAF、防病毒、堡垒机、日志审计、密码服务"};
inline constexpr QStringView portPolicies[]
    = {u"放通 443/tcp 自互联网区", u"放通 8080/tcp 自应用区", u"放通 5236/tcp 自应用区", u"仅管理区 22/tcp", u"放通 80,443/tcp 自政务外网"};
inline constexpr QStringView pools[] = {u"示范一号资源池", u"示范二号资源池", u"示范信创资源池", u"示范容灾资源池"};
inline constexpr QStringView zones[] = {u"可用区A", u"可用区B", u"可用区C"};
inline constexpr QStringView rooms[] = {u"虚构一号机房", u"虚构二号机房", u"虚构同城灾备机房"};
inline constexpr QStringView certificates[]
    = {u"ITSS 服务工程师", u"ITSS 服务项目经理", u"信息系统项目管理师", u"系统规划与管理师", u"CISP", u"国产数据库认证工程师", u"国产操作系统认证工程师"};
inline constexpr QStringView shiftGroups[] = {u"甲班", u"乙班", u"丙班", u"常白班"};
// clang-format on

} // namespace demo
