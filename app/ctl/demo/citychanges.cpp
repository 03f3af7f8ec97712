#include "citychanges.h"

#include "contract/systemports.h"
#include "random.h"
#include "rules/approvals.h"
#include "rules/cabmeetings.h"
#include "rules/changecontent.h"
#include "rules/changeflow.h"
#include "rules/changerisk.h"
#include "rules/changeplan.h"
#include "rules/changesteps.h"

#include <QJsonDocument>
#include <queue>

namespace demo {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 days = 730;

struct Words {
    const char *code;
    QStringView name;
    QStringView steps; ///< separated by |
    QStringView fallback;
    QStringView verification;
    int minutes;
};
/// What comes again, and has a template.
constexpr Words routine[] = {
    {"BZ-01", u"云盘扩容", u"核对申请与容量|在线扩容云盘|扩展文件系统", u"停止扩展，保留原卷", u"容量与申请一致\n业务读写正常", 30},
    {"BZ-02", u"安全组放通端口", u"核对审批的源与目的|下发安全组规则|记入策略台账", u"删除新增规则", u"放通的端口可达\n其他端口不可达", 20},
    {"BZ-03", u"虚拟服务器加内存", u"通知使用方停业务|关机并调整规格|开机并检查", u"恢复原规格", u"规格与申请一致\n业务登录正常", 40},
    {"BZ-04", u"SSL 证书更换", u"核对证书链与有效期|上传证书|切换负载均衡监听", u"切回旧证书", u"浏览器无告警\n有效期正确", 30},
    {"BZ-05", u"备份策略调整", u"核对保留期与窗口|修改备份策略|手工触发一次", u"恢复原策略", u"手工备份成功", 20},
    {"BZ-06", u"操作系统安全补丁", u"确认快照|安装补丁|重启并检查服务", u"回滚快照", u"补丁版本正确\n业务登录正常", 60},
    {"BZ-07", u"域名解析调整", u"核对解析申请|修改解析记录|等待生效", u"恢复原记录", u"解析结果正确", 20},
    {"BZ-08", u"监控接入", u"安装采集组件|配置告警阈值|触发测试告警", u"卸载采集组件", u"指标上报正常\n测试告警收到", 25},
};
/// What is thought through each time.
constexpr Words single[] = {
    {"", u"数据库小版本升级", u"停止业务写入|全量备份并校验|升级主库|升级备库|恢复业务写入", u"停止升级\n用备份恢复旧版本", u"版本号正确\n主备同步正常\n业务登录正常", 150},
    {"", u"中间件参数优化", u"导出现有参数|修改参数|滚动重启", u"导入原参数并重启", u"响应时间不高于变更前\n错误率无升高", 90},
    {"", u"业务系统迁移资源池", u"全量同步数据|停业务并增量同步|切换网络|启动业务", u"切回原资源池", u"数据条数一致\n业务登录正常", 240},
    {"", u"存储多路径割接", u"检查链路|切换 A 路|切换 B 路|观察", u"切回原链路", u"链路数正确\n读写时延正常", 180},
    {"", u"国产操作系统替换", u"核对兼容清单|部署新系统|迁移应用|并行验证", u"切回原系统", u"应用功能逐项通过\n性能不低于变更前", 300},
};
constexpr Words grave[] = {
    {"", u"核心交换机版本升级", u"确认双机状态|升级备机|主备倒换|升级原主机|恢复主备", u"倒换回原主机\n回退软件版本", u"路由表条数一致\n丢包率为零\n各单位业务抽查正常", 240},
    {"", u"云平台管理面升级", u"冻结管理操作|备份管理数据库|升级控制节点|升级计算节点|解冻", u"恢复管理数据库\n回退控制节点", u"创建与删除虚机正常\n计量数据连续", 300},
    {"", u"等保三级核心数据库双活改造", u"建立第二站点|同步全量数据|切换为双活|故障演练", u"解除双活\n回到单站点", u"两站点数据一致\n切换时间小于一分钟", 330},
};
constexpr Words urgent[] = {
    {"", u"更换故障磁盘", u"确认告警与槽位|更换磁盘|观察重构", u"停止操作并隔离", u"阵列状态正常", 60},
    {"", u"封堵高危漏洞", u"核对影响范围|下发防护规则|修复组件", u"撤销防护规则", u"扫描结果无该漏洞", 90},
    {"", u"应急重启网络设备", u"确认冗余链路|重启设备|检查邻居", u"切换到备机", u"业务恢复\n邻居数量正确", 30},
};

const Words &wordsOf(ChangeClass changeClass, Random &random)
{
    switch (changeClass) {
    case ChangeClass::Standard:
        return random.pick(routine);
    case ChangeClass::Normal:
        return random.pick(single);
    case ChangeClass::Major:
        return random.pick(grave);
    case ChangeClass::Emergency:
        return random.pick(urgent);
    }
    return routine[0];
}

std::vector<rules::PlanStep> stepsOf(const Words &words)
{
    const auto names = words.steps.toString().split(u'|');
    std::vector<rules::PlanStep> steps;
    for (const auto &name : names)
        steps.push_back({name, std::max(5, words.minutes / int(names.size())), QStringLiteral("engineer"), {}});
    return steps;
}

Instant nightOf(qint64 ms)
{
    return {rules::startOfDay(rules::dayOf({ms})).ms + 22 * hourMs};
}

} // namespace

CityChanges::CityChanges(const City &city, const CityOrders &orders) :
    m_city(city), m_orders(orders), m_rules(rules::shippedChangeRules()), m_count(orders.count() * 12'000 / 200'000)
{
    const auto &people = city.people();
    for (size_t i = 0; i < people.size(); ++i)
        if (people[i].post == u"engineer")
            m_engineers.push_back(int(i));
    makeTemplates();
    makeWindows();
    makeMeetings();
    makeDelegations();
}

Id<ChangeRequest> CityChanges::idOf(qint64 index) const
{
    Random random(m_city.seed(), Topic::Change, quint64(index));
    return {uuidV7(submittedMs(index), random.next(), random.next())};
}

/// Spread over two years by day; the last forty over the last two weeks.
qint64 CityChanges::submittedMs(qint64 index) const
{
    const qint64 until = m_orders.until().ms;
    const qint64 open = firstOpen();
    if (index >= open)
        return until - (m_count - index) * 8 * hourMs;
    const qint64 begin = until - days * 24 * hourMs;
    return begin + (until - 20 * 24 * hourMs - begin) / std::max<qint64>(1, open) * index;
}

ChangeClass CityChanges::classOf(qint64 index) const
{
    Random random(m_city.seed(), Topic::ChangeClass, quint64(index));
    constexpr int weights[] = {52, 36, 4, 8};
    return ChangeClass(random.weighted(weights));
}

int CityChanges::engineer(Random &random) const
{
    return m_engineers[size_t(random.below(int(m_engineers.size())))];
}

void CityChanges::makeTemplates()
{
    for (const auto &words : routine) {
        Random random(m_city.seed(), Topic::ChangeTemplate, quint64(&words - routine));
        ChangeTemplate made;
        const Instant since{m_orders.until().ms - (days + 5) * 24 * hourMs};
        made.id = {uuidV7(since.ms, random.next(), random.next())};
        made.revision = 1;
        made.code = QString::fromLatin1(words.code);
        made.name = words.name.toString();
        made.state = TemplateState::Approved;
        made.reason = QStringLiteral("使用方提出申请，且不改变系统架构时使用。");
        made.steps = rules::toJson(stepsOf(words));
        made.fallback = words.fallback.toString();
        made.verification = words.verification.toString();
        made.outage = words.minutes > 30 ? QStringLiteral("短时中断，已与使用方约定") : QStringLiteral("无中断");
        made.outageMinutes = words.minutes > 30 ? 10 : 0;
        made.answers = QStringLiteral(R"({"scope":"one_user","practice":"often","way_back":"tested","steps":"one"})");
        made.approvedBy = CityOrders::loginOf(m_orders.personFor(QStringLiteral("change_manager")));
        made.approvedAt = Instant{m_orders.until().ms - 30 * 24 * hourMs};
        made.reviewOn = rules::dayOf(m_orders.until()).addDays(60 + random.below(240));
        m_templates.push_back(std::move(made));
    }
}

void CityChanges::makeWindows()
{
    const Instant until = m_orders.until();
    const QDate today = rules::dayOf(until);
    const auto add = [&](WindowKind kind, const QString &name, Instant from, Instant to, const QString &reason) -> ChangeWindow & {
        Random random(m_city.seed(), Topic::ChangeWindow, quint64(m_windows.size()));
        ChangeWindow made;
        made.id = {uuidV7(std::min(from.ms, until.ms), random.next(), random.next())};
        made.revision = 1;
        made.kind = kind;
        made.name = name;
        made.startsAt = from;
        made.endsAt = to;
        made.reason = reason;
        return m_windows.emplace_back(std::move(made));
    };
    const auto at = [](QDate day, int hour) { return Instant{rules::startOfDay(day).ms + hour * hourMs}; };
    auto &core = add(WindowKind::Maintenance, QStringLiteral("核心平台周四维护窗口"), at(today.addYears(-2), 23), at(today.addYears(-2).addDays(1), 5), QStringLiteral("平台级变更统一安排"));
    core.schedule = QStringLiteral(R"({"every":"week","on":["thu"],"at":["23:00"]})");
    core.classes = QStringLiteral("major");
    auto &weekend = add(WindowKind::Maintenance, QStringLiteral("示范局周末窗口"), at(today.addYears(-1), 20), at(today.addYears(-1).addDays(1), 8), QStringLiteral("办事大厅周末不对外"));
    weekend.schedule = QStringLiteral(R"({"every":"week","on":["sat"],"at":["20:00"]})");
    weekend.unit = m_city.systems()[size_t(m_city.systems().size() / 3)].unit;
    const int year = today.year();
    add(WindowKind::Freeze, QStringLiteral("国庆封网"), at(QDate(year, 9, 30), 18), at(QDate(year, 10, 9), 0), QStringLiteral("国庆保障"));
    auto &fair = add(WindowKind::Freeze, QStringLiteral("虚构博览会保障封网"), at(today.addDays(5), 0), at(today.addDays(9), 0), QStringLiteral("大会期间，除紧急变更外一律停止"));
    fair.classes = QStringLiteral("normal major");
    auto &lock = add(WindowKind::Lockdown, QStringLiteral("示范二号资源池故障锁定"), Instant{until.ms - 5 * hourMs}, Instant{until.ms + 30 * hourMs}, QStringLiteral("存储时延异常，查明前不再变更"));
    lock.unit = m_city.systems()[size_t(m_city.systems().size() / 2)].unit;
}

void CityChanges::makeMeetings()
{
    const Instant until = m_orders.until();
    const auto &people = m_city.people();
    const int chair = m_orders.personFor(QStringLiteral("change_manager"));
    for (int month = 24; month >= 0; --month) {
        Random random(m_city.seed(), Topic::CabMeeting, quint64(month));
        const QDate day = rules::dayOf(until).addMonths(-month).addDays(month == 0 ? 2 : 0);
        CabMeeting made;
        made.startsAt = {rules::startOfDay(day).ms + 14 * hourMs};
        made.id = {uuidV7(std::min(made.startsAt, until).ms, random.next(), random.next())};
        made.revision = 1;
        made.number = QStringLiteral("CAB-%1").arg(25 - month, 6, 10, QChar(u'0'));
        made.title = QStringLiteral("%1 年 %2 月变更评审会").arg(day.year()).arg(day.month());
        made.state = month == 0 ? MeetingState::Planned : MeetingState::Closed;
        made.place = QStringLiteral("虚构运营中心三楼会议室");
        made.chair = people[size_t(chair)].id;
        std::vector<rules::Attendee> attendance;
        for (const auto *role : {"change_manager", "service_manager", "security_engineer", "managing_party", "supervising_party"}) {
            const auto &person = people[size_t(m_orders.personFor(QString::fromLatin1(role)))];
            attendance.push_back({person.id.uuid, person.name, QString::fromLatin1(role), month > 0});
        }
        made.attendance = rules::toJson(attendance);
        m_meetings.push_back(std::move(made));
    }
    // The major changes of a month are on the agenda of the meeting behind their submission.
    std::vector<std::vector<rules::AgendaItem>> agendas(m_meetings.size());
    const auto digest = [&](qint64 index) {
        Random random(m_city.seed(), Topic::ChangeCourse, quint64(index));
        return draft(index, random).contentDigest;
    };
    for (qint64 i = 0; i < m_count; ++i) {
        if (classOf(i) != ChangeClass::Major)
            continue;
        const Instant at{submittedMs(i)};
        const auto meeting = std::ranges::find_if(m_meetings, [&](const CabMeeting &one) { return at < one.startsAt; });
        if (meeting == m_meetings.end())
            continue;
        const bool held = meeting->state != MeetingState::Planned;
        agendas[size_t(meeting - m_meetings.begin())].push_back({idOf(i).uuid, {}, held ? QStringLiteral("passed") : QString(), held ? 4 : 0, 0, held ? 1 : 0, {}, held ? digest(i) : QString(), held ? 1 : 0});
    }
    for (size_t i = 0; i < m_meetings.size(); ++i) {
        auto &meeting = m_meetings[i];
        meeting.agenda = rules::toJson(agendas[i]);
        if (meeting.state != MeetingState::Planned) {
            meeting.heldAt = meeting.startsAt;
            meeting.minutes = agendas[i].empty()
                ? QStringLiteral("本月无重大变更提交评审；通报了上月变更的实施情况。")
                : QStringLiteral("审议 %1 项重大变更，逐项表决，均同意按方案实施；要求实施前再次确认备份与现场值守。").arg(agendas[i].size());
        }
        meeting.contentDigest = rules::minutesDigest(meeting);
    }
}

void CityChanges::makeDelegations()
{
    const Instant until = m_orders.until();
    const auto &people = m_city.people();
    const auto add = [&](const char *principal, const char *deputy, qint64 fromDays, qint64 toDays, const QString &classes, const QString &reason) {
        Random random(m_city.seed(), Topic::Delegation, quint64(m_delegations.size()));
        const int who = m_orders.personFor(QString::fromLatin1(principal));
        Delegation made;
        made.startsAt = {until.ms + fromDays * 24 * hourMs};
        made.endsAt = {until.ms + toDays * 24 * hourMs};
        made.id = {uuidV7(std::min(made.startsAt, until).ms, random.next(), random.next())};
        made.revision = 1;
        made.principal = people[size_t(who)].id;
        made.deputy = people[size_t(m_orders.personFor(QString::fromLatin1(deputy)))].id;
        made.classes = classes;
        made.reason = reason;
        made.roles = QString::fromLatin1(principal);
        made.grantedBy = CityOrders::loginOf(who);
        m_delegations.push_back(std::move(made));
    };
    add("service_manager", "incident_manager", -3, 7, {}, QStringLiteral("出差"));
    add("change_manager", "quality_manager", -1, 4, QStringLiteral("standard normal"), QStringLiteral("休假"));
    add("change_manager", "problem_manager", -90, -80, {}, QStringLiteral("培训"));
}

/// Up to three parts of one deployment, and what of it depends on them.
void CityChanges::touch(ChangeRequest &change, qint64 index, Random &random) const
{
    const qint64 complete = m_city.resourceCount() / deploymentSize;
    // Neighbours in time often meet at the same deployment: some of the open ones are in conflict.
    const qint64 deployment = index >= firstOpen() ? (index / 3 * 7) % complete : qint64(random.next() % quint64(complete));
    const auto &here = m_city.deployments()[size_t(deployment)];
    const int first = random.below(deploymentSize - 2);
    std::map<int, int> distances;
    std::vector<rules::PlanResource> resources;
    std::queue<int> open;
    for (int part = first; part < first + random.between(1, 2); ++part) {
        const auto resource = m_city.resource(deployment * deploymentSize + part);
        resources.push_back({resource.id.uuid, resource.name, {}});
        distances[part] = 0;
        open.push(part);
    }
    while (!open.empty()) {
        const int part = open.front();
        open.pop();
        for (const auto &tie : tiesOf(here.plan))
            if (tie.to == part && !distances.contains(tie.from) && distances[part] < 3) {
                distances[tie.from] = distances[part] + 1;
                open.push(tie.from);
            }
    }
    const auto &system = m_city.systems()[size_t(here.system)];
    const auto unit = std::ranges::find(m_city.units(), system.unit, &Organisation::id);
    rules::ImpactList impact;
    impact.at = {submittedMs(index)};
    for (const auto &resource : resources)
        impact.starts.push_back(resource.resource);
    std::ranges::sort(impact.starts);
    for (const auto &[part, distance] : distances) {
        if (distance == 0)
            continue;
        const auto resource = m_city.resource(deployment * deploymentSize + part);
        impact.lines.push_back({resource.id.uuid, distance, resource.name, unit->name, system.name, {}, QStringLiteral("hit"), resources.front().name});
    }
    change.unit = system.unit;
    change.system = system.id;
    change.resources = rules::toJson(resources);
    change.impact = rules::toJson(impact);
    change.impactDigest = rules::impactDigest(change.impact);
}

void CityChanges::plan(ChangeRequest &change, qint64 index, Random &random) const
{
    const auto &words = wordsOf(change.changeClass, random);
    const auto system = std::ranges::find(m_city.systems(), change.system, &BusinessSystem::id);
    change.title = system->name + words.name.toString();
    if (change.changeClass == ChangeClass::Standard) {
        const auto made = std::ranges::find(m_templates, QString::fromLatin1(words.code), &ChangeTemplate::code);
        change.templateId = made->id;
    }
    change.reason = change.changeClass == ChangeClass::Emergency ? QStringLiteral("处置进行中的事件，避免影响扩大。") : QStringLiteral("使用方申请，已核对容量与兼容性。");
    change.steps = rules::toJson(stepsOf(words));
    change.fallback = words.fallback.toString();
    change.verification = words.verification.toString();
    change.outage = words.minutes > 60 ? QStringLiteral("夜间中断，已通知使用方") : QStringLiteral("无感知");
    change.outageMinutes = words.minutes > 60 ? words.minutes / 4 : 0;
    change.backupProof = QStringLiteral("变更前一日全量备份，恢复抽检通过");
    if (change.changeClass == ChangeClass::Major) {
        change.rehearsal = QStringLiteral("测试环境完整演练一次，用时符合窗口");
        change.guard = QStringLiteral("厂商与值班二组现场值守");
    }
    const qint64 submitted = submittedMs(index);
    const int lead = change.changeClass == ChangeClass::Major ? 16 : change.changeClass == ChangeClass::Normal ? 6 : 1;
    if (index >= firstOpen())
        change.plannedStart = Instant{nightOf(m_orders.until().ms + (2 + index % 11) * 24 * hourMs).ms + random.below(3) * hourMs};
    else if (change.changeClass == ChangeClass::Emergency)
        change.plannedStart = Instant{submitted + hourMs / 2};
    else
        change.plannedStart = Instant{nightOf(submitted + (lead + random.below(4)) * 24 * hourMs).ms + random.below(3) * hourMs};
    change.plannedEnd = Instant{change.plannedStart->ms + std::max(1, (words.minutes + 30) / 60) * hourMs + hourMs};
    const int implementer = engineer(random);
    int watcher = engineer(random);
    if (watcher == implementer)
        watcher = m_engineers[size_t((std::ranges::find(m_engineers, implementer) - m_engineers.begin() + 1) % qint64(m_engineers.size()))];
    change.implementer = m_city.people()[size_t(implementer)].id;
    change.watcher = m_city.people()[size_t(watcher)].id;
    change.applicant = CityOrders::loginOf(implementer);
    static constexpr const char *answers[] = {R"({"practice":"often","scope":"one_user","steps":"one","way_back":"tested"})", R"({"practice":"seldom","scope":"one_system","steps":"several","way_back":"written"})",
                                              R"({"practice":"seldom","scope":"platform","steps":"several","way_back":"tested"})", R"({"practice":"often","scope":"one_system","steps":"one","way_back":"written"})"};
    change.answers = QString::fromLatin1(answers[size_t(change.changeClass)]);
    const auto account = rules::riskOf(m_rules, QJsonDocument::fromJson(change.answers.toUtf8()).object(), {});
    change.risk = account.risk();
    change.riskAccount = rules::toJson(account);
    if (change.changeClass == ChangeClass::Emergency) {
        change.phoneConsent = QStringLiteral("管理方值班（020-0000-0110）");
        change.phoneConsentAt = Instant{submitted};
    }
}

/// So many stages of its chain are through.
void CityChanges::approve(ChangeRequest &change, int stages) const
{
    const auto &chain = m_rules.of(change.changeClass).chain;
    change.chain = rules::chainToJson(chain);
    change.round = 1;
    std::vector<rules::ApprovalDecision> decisions;
    qint64 at = change.submittedAt->ms + 3 * hourMs;
    for (int stage = 1; stage <= std::min(stages, int(chain.size())); ++stage)
        for (const auto &role : chain[size_t(stage - 1)].roles) {
            const int person = m_orders.personFor(role);
            rules::ApprovalDecision decision;
            decision.stage = stage;
            decision.round = 1;
            decision.content = change.contentDigest;
            decision.impact = change.impactDigest;
            decision.at = {at};
            decision.by = CityOrders::loginOf(person);
            decision.person = m_city.people()[size_t(person)].id.uuid;
            decision.roles = {role};
            decision.opinion = QStringLiteral("同意");
            decisions.push_back(std::move(decision));
            at += change.changeClass == ChangeClass::Emergency ? hourMs / 12 : 4 * hourMs;
        }
    change.decisions = rules::decisionsToJson(decisions);
    const auto standing = rules::standingOf(change);
    if (standing.isThrough) {
        change.state = ChangeState::Approved;
        change.approvedAt = decisions.back().at;
    } else {
        change.state = ChangeState::AwaitingApproval;
        change.stage = standing.stage;
        change.waitsFor = standing.waitsFor.join(u' ');
    }
}

/// Carried out, reviewed and closed.
void CityChanges::end(ChangeRequest &change, qint64 index, Random &random) const
{
    constexpr int weights[] = {960, 15, 18, 7};
    change.result = ChangeResult(random.weighted(weights));
    // What has a template and failed lately would have suspended it: one template of the city is.
    const bool isLate = change.plannedStart->ms > m_orders.until().ms - 31 * 24 * hourMs;
    if (change.changeClass == ChangeClass::Standard && isLate)
        change.result = change.templateId == m_templates.back().id && index % 2 == 0 ? ChangeResult::RolledBack : ChangeResult::Succeeded;
    change.state = ChangeState::Closed;
    change.scheduledAt = Instant{change.approvedAt->ms + hourMs};
    change.startedAt = Instant{change.plannedStart->ms + random.below(20) * 60'000};
    const qint64 left = change.plannedEnd->ms - change.startedAt->ms;
    change.finishedAt = Instant{change.startedAt->ms + left * (random.chance(3) ? random.between(104, 130) : random.between(40, 97)) / 100};
    if (change.changeClass != ChangeClass::Emergency)
        change.windowKept = *change.finishedAt <= *change.plannedEnd ? Timeliness::Kept : Timeliness::Missed;
    change.closedAt = Instant{change.finishedAt->ms + random.between(10, 60) * hourMs};
    change.actualOutage = change.outageMinutes == 0 ? 0 : change.outageMinutes * random.between(60, 130) / 100;
    const bool worked = change.result == ChangeResult::Succeeded;
    change.resultNote = worked ? QStringLiteral("按方案完成，验证项全部通过。") : QStringLiteral("实施中出现异常，按回退方案处理，业务已恢复。");
    change.review = worked ? QStringLiteral("用时与计划相符，无需改进。") : QStringLiteral("事前兼容性核对不足；补充核对清单后再实施。");
    if (change.changeClass == ChangeClass::Emergency) {
        change.papersDue = Instant{change.startedAt->ms + 24 * hourMs};
        const bool inTime = !random.chance(6);
        change.papersAt = Instant{change.papersDue->ms + (inTime ? -4 : 20) * hourMs};
        change.unauthorised = !inTime;
    }
}

/// As it was asked for.
ChangeRequest CityChanges::draft(qint64 index, Random &random) const
{
    ChangeRequest change;
    change.id = idOf(index);
    change.number = QStringLiteral("BG-%1").arg(index + 1, 6, 10, QChar(u'0'));
    change.revision = 1;
    change.changeClass = classOf(index);
    touch(change, index, random);
    plan(change, index, random);
    change.contentDigest = rules::contentDigest(toRecord(change));
    return change;
}

ChangeRequest CityChanges::change(qint64 index) const
{
    Random random(m_city.seed(), Topic::ChangeCourse, quint64(index));
    ChangeRequest change = draft(index, random);
    change.submittedAt = Instant{submittedMs(index)};
    change.assessedAt = Instant{submittedMs(index) + hourMs};
    const auto &chain = m_rules.of(change.changeClass).chain;
    if (change.changeClass == ChangeClass::Major) {
        const auto meeting = std::ranges::find_if(m_meetings, [&](const CabMeeting &one) { return *change.submittedAt < one.startsAt; });
        if (meeting != m_meetings.end())
            change.meeting = meeting->id;
    }
    const bool isOver = index < firstOpen();
    if (isOver) {
        approve(change, int(chain.size()));
        end(change, index, random);
        return change;
    }
    switch (index % 5) {
    case 0:
        change.state = ChangeState::Assessing;
        break;
    case 1:
    case 2:
        approve(change, random.below(int(chain.size())));
        break;
    case 3:
        approve(change, int(chain.size()));
        break;
    default:
        approve(change, int(chain.size()));
        change.state = ChangeState::Scheduled;
        change.scheduledAt = Instant{change.approvedAt->ms + hourMs};
        break;
    }
    return change;
}

std::vector<ChangeStep> CityChanges::steps(qint64 index) const
{
    std::vector<ChangeStep> records;
    const auto change = this->change(index);
    if (!change.startedAt)
        return records;
    const auto plan = rules::planStepsFromJson(change.steps).value_or(std::vector<rules::PlanStep>());
    const auto checks = rules::linesOf(change.verification);
    const auto wayBack = change.result == ChangeResult::RolledBack ? rules::linesOf(change.fallback) : QStringList();
    const auto person = [&](const Id<Person> &id) { return CityOrders::loginOf(int(std::ranges::find(m_city.people(), id, &Person::id) - m_city.people().begin())); };
    const QString doer = person(change.implementer);
    const QString watcher = person(change.watcher);
    const qint64 all = qint64(plan.size()) + checks.size() + wayBack.size();
    const auto add = [&](ChangePart part, int number, const QString &name) {
        ChangeStep step;
        step.id = {rules::changeStepId(change.id.uuid, part, number)};
        step.revision = 1;
        step.change = change.id;
        step.part = part;
        step.step = number;
        step.name = name;
        step.state = ChangeStepState::Done;
        step.record = QStringLiteral("已完成");
        step.doneBy = doer;
        step.doneAt = Instant{change.startedAt->ms + (change.finishedAt->ms - change.startedAt->ms) * qint64(records.size() + 1) / (all + 1)};
        step.watched = true;
        step.watchedBy = watcher;
        step.watchedAt = Instant{step.doneAt->ms + 60'000};
        step.unit = change.unit;
        records.push_back(std::move(step));
    };
    for (size_t i = 0; i < plan.size(); ++i)
        add(ChangePart::Work, int(i) + 1, plan[i].name);
    for (qsizetype i = 0; i < wayBack.size(); ++i)
        add(ChangePart::Fallback, int(i) + 1, wayBack[i]);
    if (wayBack.isEmpty())
        for (qsizetype i = 0; i < checks.size(); ++i)
            add(ChangePart::Verification, int(i) + 1, checks[i]);
    return records;
}

} // namespace demo
