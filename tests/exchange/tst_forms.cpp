// The printed forms: their layouts and their bindings name the same, they have every field that the domain lists, and a
// record's form says what the record says.
#include "contract/digest.h"
#include "exchange/forms/forms.h"
#include "heldworld.h"
#include "layoutfile.h"
#include "rules/approvals.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/evaluation/figures.h"
#include "rules/orderstep.h"
#include "support/sealedchange.h"

#include <QTest>
#include <QTranslator>

using namespace contract;
using tests::LayoutReader;

namespace {

constexpr int forms = 27;
constexpr qint64 morning = 1'795'482'000'000; // 2026-11-24 09:00 in China

/// What domain.md section 12 lists for each form, and who signs it, in the words of the paper.
struct Wanted {
    const char *form;
    QStringList words;
};
const std::vector<Wanted> &wanted()
{
    static const std::vector<Wanted> all{
        {"F01", {QStringLiteral("申请单位"), QStringLiteral("单位负责人"), QStringLiteral("系统负责人"), QStringLiteral("云资源交付邮箱"), QStringLiteral("应用系统名称"), QStringLiteral("概述及部署要求"), QStringLiteral("开发／运维单位"), QStringLiteral("联系人及电话"), QStringLiteral("未备案"), QStringLiteral("已备案"), QStringLiteral("一级"), QStringLiteral("三级"), QStringLiteral("互联网"), QStringLiteral("电子政务外网"), QStringLiteral("业务专网"),
                    QStringLiteral("云服务器"), QStringLiteral("云物理主机"), QStringLiteral("云存储"), QStringLiteral("操作系统"), QStringLiteral("云杀毒"), QStringLiteral("VPN"), QStringLiteral("虚拟机名称"), QStringLiteral("网络区域"), QStringLiteral("CPU"), QStringLiteral("内存"), QStringLiteral("普通硬盘"), QStringLiteral("共享硬盘"), QStringLiteral("申请单位意见"), QStringLiteral("主管部门意见"), QStringLiteral("云服务提供方意见"), QStringLiteral("管理方意见"), QStringLiteral("（盖章）")}},
        {"F02", {QStringLiteral("变更"), QStringLiteral("续期"), QStringLiteral("退订"), QStringLiteral("原规格"), QStringLiteral("新规格"), QStringLiteral("原因"), QStringLiteral("利用率"), QStringLiteral("原使用期限"), QStringLiteral("新使用期限"), QStringLiteral("申请单位意见"), QStringLiteral("主管部门意见"), QStringLiteral("云服务提供方意见"), QStringLiteral("管理方意见")}},
        {"F03", {QStringLiteral("资源清单"), QStringLiteral("IP地址"), QStringLiteral("账号与初始口令经单独渠道交付"), QStringLiteral("安全基线核查结果"), QStringLiteral("运维工程师"), QStringLiteral("使用方签收"), QStringLiteral("（盖章）")}},
        {"F04", {QStringLiteral("资源编号"), QStringLiteral("CPU均值"), QStringLiteral("内存均值"), QStringLiteral("答复期限"), QStringLiteral("答复意见"), QStringLiteral("服务方"), QStringLiteral("管理方"), QStringLiteral("使用方")}},
        {"F05", {QStringLiteral("备份凭证"), QStringLiteral("清除方法"), QStringLiteral("操作人"), QStringLiteral("监护人"), QStringLiteral("使用方"), QStringLiteral("监理方")}},
        {"F06", {QStringLiteral("提交时间"), QStringLiteral("受理时间"), QStringLiteral("解决时间"), QStringLiteral("级别"), QStringLiteral("处理过程"), QStringLiteral("挂起记录"), QStringLiteral("挂起合计"), QStringLiteral("处理结果"), QStringLiteral("服务评价"), QStringLiteral("处理人"), QStringLiteral("使用方确认")}},
        {"F07", {QStringLiteral("概述"), QStringLiteral("影响"), QStringLiteral("时间线"), QStringLiteral("根本原因"), QStringLiteral("措施"), QStringLiteral("责任"), QStringLiteral("编制"), QStringLiteral("审核"), QStringLiteral("批准"), QStringLiteral("管理方")}},
        {"F08", {QStringLiteral("类别"), QStringLiteral("风险"), QStringLiteral("步骤"), QStringLiteral("回退方案"), QStringLiteral("验证项"), QStringLiteral("预计变更起止时间"), QStringLiteral("影响"), QStringLiteral("系统／设施名称"), QStringLiteral("申请人"), QStringLiteral("申请日期"), QStringLiteral("原因说明"), QStringLiteral("变更经理"), QStringLiteral("信息安全意见"), QStringLiteral("服务经理"), QStringLiteral("监理方"), QStringLiteral("管理方")}},
        {"F09", {QStringLiteral("步骤"), QStringLiteral("完成时刻"), QStringLiteral("结果"), QStringLiteral("验证情况"), QStringLiteral("回退情况"), QStringLiteral("实施人"), QStringLiteral("复核人")}},
        {"F10", {QStringLiteral("参会人员"), QStringLiteral("评审意见"), QStringLiteral("结论"), QStringLiteral("签字")}},
        {"F11", {QStringLiteral("检查项"), QStringLiteral("标准"), QStringLiteral("实测"), QStringLiteral("结论"), QStringLiteral("异常单号"), QStringLiteral("月汇总"), QStringLiteral("巡检人"), QStringLiteral("复核人")}},
        {"F12", {QStringLiteral("值班表"), QStringLiteral("值班日志"), QStringLiteral("班次"), QStringLiteral("A角"), QStringLiteral("B角"), QStringLiteral("事项"), QStringLiteral("值班长")}},
        {"F13", {QStringLiteral("设备运行情况"), QStringLiteral("告警"), QStringLiteral("未结工单"), QStringLiteral("物品"), QStringLiteral("指示"), QStringLiteral("交班人"), QStringLiteral("接班人"), QStringLiteral("时间"), QStringLiteral("看清"), QStringLiteral("点清")}},
        {"F14", {QStringLiteral("备份策略"), QStringLiteral("检查结果"), QStringLiteral("恢复耗时"), QStringLiteral("数据校验"), QStringLiteral("执行人"), QStringLiteral("使用方")}},
        {"F15", {QStringLiteral("方案"), QStringLiteral("记录"), QStringLiteral("评估"), QStringLiteral("场景"), QStringLiteral("RTO"), QStringLiteral("RPO"), QStringLiteral("目标"), QStringLiteral("实测"), QStringLiteral("组长"), QStringLiteral("管理方")}},
        {"F16", {QStringLiteral("保障方案"), QStringLiteral("每日（零）报告"), QStringLiteral("日期"), QStringLiteral("情况"), QStringLiteral("值守人员"), QStringLiteral("值班长"), QStringLiteral("服务经理")}},
        {"F17", {QStringLiteral("时间"), QStringLiteral("系统"), QStringLiteral("级别"), QStringLiteral("影响"), QStringLiteral("措施"), QStringLiteral("请求支援"), QStringLiteral("服务经理"), QStringLiteral("管理方"), QStringLiteral("（盖章）")}},
        {"F18", {QStringLiteral("等级"), QStringLiteral("整改期限"), QStringLiteral("整改结果"), QStringLiteral("复测"), QStringLiteral("安全工程师"), QStringLiteral("责任单位")}},
        {"F19", {QStringLiteral("姓名"), QStringLiteral("单位"), QStringLiteral("岗位"), QStringLiteral("A角"), QStringLiteral("班组"), QStringLiteral("资格证书"), QStringLiteral("有效期"), QStringLiteral("培训学时"), QStringLiteral("备案日期"), QStringLiteral("背景审查日期"), QStringLiteral("保密协议"), QStringLiteral("账号"), QStringLiteral("入场日期"), QStringLiteral("离场日期"), QStringLiteral("承诺书"), QStringLiteral("离场清单"), QStringLiteral("本人签字"), QStringLiteral("服务方"), QStringLiteral("管理方")}},
        {"F20", {QStringLiteral("主题"), QStringLiteral("时长"), QStringLiteral("成绩"), QStringLiteral("签到"), QStringLiteral("讲师")}},
        {"F21", {QStringLiteral("任务理解"), QStringLiteral("服务规范性"), QStringLiteral("态度"), QStringLiteral("及时性"), QStringLiteral("技术能力"), QStringLiteral("处置效果"), QStringLiteral("优化建议"), QStringLiteral("文档管理"), QStringLiteral("分值"), QStringLiteral("建议"), QStringLiteral("使用方"), QStringLiteral("（盖章）")}},
        {"F22", {QStringLiteral("序号"), QStringLiteral("维度"), QStringLiteral("指标"), QStringLiteral("权重"), QStringLiteral("评分标准"), QStringLiteral("完成情况"), QStringLiteral("数据来源"), QStringLiteral("佐证"), QStringLiteral("自评分"), QStringLiteral("评价分"), QStringLiteral("扣分说明"), QStringLiteral("服务方"), QStringLiteral("监理方"), QStringLiteral("使用方"), QStringLiteral("管理方")}},
        {"F23", {QStringLiteral("对象"), QStringLiteral("周期"), QStringLiteral("依据与模板版本"), QStringLiteral("方法"), QStringLiteral("得分汇总"), QStringLiteral("分项分析"), QStringLiteral("问题"), QStringLiteral("改进建议"), QStringLiteral("附件清单"), QStringLiteral("编制"), QStringLiteral("审核"), QStringLiteral("批准"), QStringLiteral("管理方")}},
        {"F24", {QStringLiteral("整改通知单"), QStringLiteral("整改报告"), QStringLiteral("销号单"), QStringLiteral("问题"), QStringLiteral("原因"), QStringLiteral("措施"), QStringLiteral("期限"), QStringLiteral("复核"), QStringLiteral("监理方")}},
        {"F25", {QStringLiteral("概况"), QStringLiteral("资源与利用率"), QStringLiteral("工单"), QStringLiteral("事件"), QStringLiteral("变更"), QStringLiteral("安全"), QStringLiteral("巡检与备份"), QStringLiteral("评价"), QStringLiteral("问题"), QStringLiteral("计划"), QStringLiteral("编制"), QStringLiteral("审核"), QStringLiteral("批准")}},
        {"F26", {QStringLiteral("用途"), QStringLiteral("范围"), QStringLiteral("接收单位"), QStringLiteral("期限"), QStringLiteral("清单与摘要"), QStringLiteral("申请人"), QStringLiteral("主管"), QStringLiteral("安全")}},
        {"F27", {QStringLiteral("条款"), QStringLiteral("情况"), QStringLiteral("问题"), QStringLiteral("建议"), QStringLiteral("（单位盖章）")}},
    };
    return all;
}

/// True where every column of the form's table is filled from a record.
bool everyColumnIsBound(const char *form, const QString &table, const std::vector<QMap<QString, QString>> &rows)
{
    const auto columns = LayoutReader::read(QString::fromLatin1(form)).tables.value(table);
    return !rows.empty() && !columns.isEmpty() && std::ranges::all_of(columns, [&](const QString &column) { return rows.front().contains(column); });
}

/// A made-up bureau with an incident that was handled.
struct Stage {
    tests::HeldWorld world;
    QTranslator chinese;
    exchange::Words words{shippedCatalogues(), &chinese};
    Organisation unit;
    BusinessSystem system;
    Person engineer;
    ServiceItem item;
    WorkOrder incident;

    Stage()
    {
        unit.id = {QUuid::createUuid()};
        unit.name = QStringLiteral("云城市政务服务局");
        unit.creditCode = QStringLiteral("11440100MB2C000001");
        system.id = {QUuid::createUuid()};
        system.name = QStringLiteral("一网通办受理平台");
        system.unit = unit.id;
        engineer.id = {QUuid::createUuid()};
        engineer.name = QStringLiteral("陈㛃𬭚");
        engineer.unit = unit.id;
        Account account;
        account.id = {QUuid::createUuid()};
        account.login = QStringLiteral("chen");
        account.person = engineer.id;
        item.id = {QUuid::createUuid()};
        item.code = QStringLiteral("C2");
        item.name = QStringLiteral("事件（故障）");
        item.kind = OrderKind::Incident;
        incident.id = {QUuid::createUuid()};
        incident.number = QStringLiteral("GD-000042");
        incident.title = QStringLiteral("受理平台无法登录");
        incident.kind = OrderKind::Incident;
        incident.item = item.id;
        incident.state = OrderState::Closed;
        incident.priority = Priority::P2;
        incident.impact = Impact::OneSystem;
        incident.urgency = Urgency::High;
        incident.unit = unit.id;
        incident.system = system.id;
        incident.requesterName = QStringLiteral("黄晓");
        incident.requesterPhone = QStringLiteral("020-00000000");
        incident.assignee = engineer.id;
        incident.submittedAt = Instant{morning};
        incident.acceptedAt = Instant{morning + 5 * 60'000};
        incident.resolvedAt = Instant{morning + 125 * 60'000};
        incident.closedAt = Instant{morning + 300 * 60'000};
        incident.responseLimit = QStringLiteral("always 15");
        incident.responseKept = Timeliness::Kept;
        incident.pauses = QStringLiteral(R"([{"from":%1,"to":%2,"kind":"third_party","reason":"等待厂家备件","consent":"李值班长"}])").arg(morning + 600'000).arg(morning + 2'400'000);
        incident.resolution = QStringLiteral("更换故障板卡，业务恢复");
        incident.handledBy = account.login;
        incident.outageMinutes = 65;
        incident.outageCause = OutageCause::Provider;
        incident.stars = 4;
        world.with(unit).with(system).with(engineer).with(account).with(item).with(incident);
        OrderNote note;
        note.id = {QUuid::createUuid()};
        note.order = incident.id;
        note.at = Instant{morning + 60'000};
        note.author = engineer.name;
        note.text = QStringLiteral("已向管理方通报");
        world.with(note);
    }
    [[nodiscard]] exchange::FormData bound(const char *form, const Record &record) const
    {
        const auto *binding = exchange::formBinding(QString::fromLatin1(form), exchange::entityOfForm(QString::fromLatin1(form)));
        return exchange::boundForm(*binding, record, world, words);
    }
};

} // namespace

class tst_forms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFormHasItsFile();
    void everyFieldOfTheDomainIsOnTheForm_data();
    void everyFieldOfTheDomainIsOnTheForm();
    void layoutAndBindingNameTheSame_data();
    void layoutAndBindingNameTheSame();
    void theFormOfAnIncidentSaysWhatHappened();
    void theFormOfAChangeSaysItsPlanAndWhoDecided();
    void theScoreSheetHasEveryIndicator();
    void theShortCodeIsThatOfWhatIsPrinted();
};

void tst_forms::everyFormHasItsFile()
{
    for (int i = 1; i <= forms; ++i) {
        const QString form = QStringLiteral("F%1").arg(i, 2, 10, QChar(u'0'));
        QCOMPARE(LayoutReader::read(form).form, form);
    }
    QCOMPARE(int(wanted().size()), forms);
}

void tst_forms::everyFieldOfTheDomainIsOnTheForm_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QStringList>("words");
    for (const auto &[form, words] : wanted())
        QTest::newRow(form) << QString::fromLatin1(form) << words;
}

void tst_forms::everyFieldOfTheDomainIsOnTheForm()
{
    QFETCH(QString, form);
    QFETCH(QStringList, words);
    const auto layout = LayoutReader::read(form);
    for (const auto &word : std::as_const(words))
        QVERIFY2(layout.words.contains(word), qPrintable(word));
}

void tst_forms::layoutAndBindingNameTheSame_data()
{
    QTest::addColumn<QString>("form");
    for (const auto &binding : exchange::formBindings())
        QTest::newRow(binding.form) << QString::fromLatin1(binding.form);
}

void tst_forms::layoutAndBindingNameTheSame()
{
    QFETCH(QString, form);
    const Stage stage;
    const auto layout = LayoutReader::read(form);
    const auto &shape = *shapeNamed(exchange::entityOfForm(form));

    const auto data = stage.bound(form.toLatin1().constData(), blankRecord(shape, QUuid::createUuid()));

    const auto names = data.texts.keys();
    for (const auto &name : names)
        // The two reports are of one record and share their names.
        if (shape.name != u"run_report")
            QVERIFY2(layout.texts.contains(name), qPrintable(QStringLiteral("bound, but not on the form: ") + name));
    for (const auto &name : layout.texts)
        QVERIFY2(data.texts.contains(name), qPrintable(QStringLiteral("on the form, but never bound: ") + name));
    for (auto table = layout.tables.begin(); table != layout.tables.end(); ++table)
        QVERIFY2(data.tables.contains(table.key()), qPrintable(QStringLiteral("a table that is never bound: ") + table.key()));
    for (auto table = data.tables.begin(); table != data.tables.end(); ++table)
        for (const auto &row : table.value())
            for (auto cell = row.begin(); cell != row.end(); ++cell)
                QVERIFY2(layout.tables.value(table.key()).contains(cell.key()), qPrintable(table.key() + u'.' + cell.key()));
}

void tst_forms::theFormOfAnIncidentSaysWhatHappened()
{
    const Stage stage;
    const auto data = stage.bound("F06", toRecord(stage.incident));
    const auto said = [&](const char16_t *name) { return data.texts.value(QString::fromUtf16(name)); };

    QCOMPARE(said(u"number"), QStringLiteral("GD-000042"));
    QCOMPARE(said(u"unit"), stage.unit.name);
    QCOMPARE(said(u"system"), stage.system.name);
    QCOMPARE(said(u"priority"), QStringLiteral("p2"));
    QCOMPARE(said(u"time_submitted"), QStringLiteral("2026年11月24日\n9时00分"));
    QCOMPARE(said(u"time_resolved"), QStringLiteral("2026年11月24日\n11时05分"));
    QCOMPARE(said(u"response_limit"), QStringLiteral("15分钟（7×24）"));
    QCOMPARE(said(u"response_kept"), QStringLiteral("按时"));
    QCOMPARE(said(u"pause_total"), QStringLiteral("30分钟"));
    QCOMPARE(said(u"outage"), QStringLiteral("1小时5分钟"));
    QCOMPARE(said(u"handled_by"), QStringLiteral("陈㛃𬭚"));
    QCOMPARE(said(u"stars"), QStringLiteral("4"));
    const auto pauses = data.tables.value(QStringLiteral("pauses"));
    QVERIFY(everyColumnIsBound("F06", QStringLiteral("pauses"), pauses));
    QCOMPARE(pauses.size(), size_t(1));
    QCOMPARE(pauses.front().value(QStringLiteral("reason")), QStringLiteral("等待厂家备件"));
    const auto course = data.tables.value(QStringLiteral("course"));
    QVERIFY(everyColumnIsBound("F06", QStringLiteral("course"), course));
    QCOMPARE(course.size(), size_t(1));
    QCOMPARE(course.front().value(QStringLiteral("what")), QStringLiteral("已向管理方通报"));
}

void tst_forms::theFormOfAChangeSaysItsPlanAndWhoDecided()
{
    Stage stage;
    ChangeRequest change;
    change.id = {QUuid::createUuid()};
    change.number = QStringLiteral("BG-000007");
    change.title = QStringLiteral("核心交换机更换");
    change.changeClass = ChangeClass::Normal;
    change.state = ChangeState::Approved;
    change.unit = stage.unit.id;
    change.applicant = QStringLiteral("chen");
    change.submittedAt = Instant{morning};
    change.steps = QStringLiteral(R"([{"name":"备份配置","minutes":10,"role":"engineer"},{"name":"更换板卡","minutes":80}])");
    change.fallback = QStringLiteral("装回原板卡");
    change.risk = 6;
    change.plannedStart = Instant{morning};
    change.plannedEnd = Instant{morning + 7'200'000};
    change.round = 1;
    change.chain = rules::chainToJson(std::array{rules::ApprovalStage{.name = QStringLiteral("变更经理审批"), .roles = {QStringLiteral("change_manager")}}});
    change.contentDigest = sm3Hex("the plan");
    auto decision = rules::decisionsOf(text(support::SealedChanges().change(7).change.values[size_t(shapeOf<ChangeRequest>().indexOf(u"decisions"))]))->front();
    decision.content = change.contentDigest;
    decision.opinion = QStringLiteral("同意按窗口实施");
    decision.by = QStringLiteral("chen");
    decision.roles = {QStringLiteral("change_manager")};
    change.decisions = rules::decisionsToJson(std::array{decision});

    const auto data = stage.bound("F08", toRecord(change));

    const auto said = [&](const char16_t *name) { return data.texts.value(QString::fromUtf16(name)); };
    QCOMPARE(said(u"planned"), QStringLiteral("2026年11月24日9时00分至11时00分"));
    QCOMPARE(said(u"applicant"), QStringLiteral("陈㛃𬭚"));
    QCOMPARE(said(u"class"), QStringLiteral("normal"));
    QCOMPARE(said(u"risk_level"), QStringLiteral("medium"));
    const auto steps = data.tables.value(QStringLiteral("steps"));
    QVERIFY(everyColumnIsBound("F08", QStringLiteral("steps"), steps));
    QCOMPARE(steps.size(), size_t(2));
    QCOMPARE(steps[0].value(QStringLiteral("role")), QStringLiteral("运维工程师"));
    QCOMPARE(steps[1].value(QStringLiteral("minutes")), QStringLiteral("1小时20分钟"));
    const auto decisions = data.tables.value(QStringLiteral("decisions"));
    QVERIFY(everyColumnIsBound("F08", QStringLiteral("decisions"), decisions));
    QCOMPARE(decisions.size(), size_t(1));
    QCOMPARE(decisions[0].value(QStringLiteral("stage")), QStringLiteral("变更经理审批"));
    QCOMPARE(decisions[0].value(QStringLiteral("key")), decision.key.left(8));
    QCOMPARE(said(u"change_manager_opinion"), QStringLiteral("同意：同意按窗口实施"));
    QCOMPARE(said(u"change_manager_name"), QStringLiteral("陈㛃𬭚"));
}

void tst_forms::theScoreSheetHasEveryIndicator()
{
    namespace ev = rules::evaluation;
    Stage stage;
    const auto &document = ev::shippedTemplates().front();
    EvaluationTemplate version;
    version.id = {QUuid::createUuid()};
    version.name = QStringLiteral("默认模板");
    version.content = QString::fromUtf8(ev::toJson(document));
    stage.world.with(version);
    Evaluation evaluation;
    evaluation.id = {QUuid::createUuid()};
    evaluation.number = QStringLiteral("PJ-000001");
    evaluation.templateId = version.id;
    evaluation.unit = stage.unit.id;
    evaluation.periodFrom = QDate(2026, 7, 1);
    evaluation.periodTo = QDate(2026, 9, 30);

    const auto data = stage.bound("F22", toRecord(evaluation));

    QCOMPARE(data.texts.value(QStringLiteral("template")), QStringLiteral("默认模板 V1"));
    QCOMPARE(data.texts.value(QStringLiteral("period")), QStringLiteral("2026年7月1日至2026年9月30日"));
    const auto rows = data.tables.value(QStringLiteral("indicators"));
    QVERIFY(everyColumnIsBound("F22", QStringLiteral("indicators"), rows));
    QCOMPARE(rows.size(), document.indicators.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        QVERIFY(rows[i].value(QStringLiteral("indicator")).contains(document.indicators[i].name.zh));
        QVERIFY(!rows[i].value(QStringLiteral("standard")).isEmpty());
        QVERIFY(!rows[i].value(QStringLiteral("dimension")).isEmpty());
    }
}

void tst_forms::theShortCodeIsThatOfWhatIsPrinted()
{
    const Stage stage;
    auto other = stage.incident;
    other.title += u'！';

    const auto one = stage.bound("F06", toRecord(stage.incident));
    const auto again = stage.bound("F06", toRecord(stage.incident));
    const auto changed = stage.bound("F06", toRecord(other));

    QCOMPARE(one, again);
    QCOMPARE(one.head.shortCode.size(), 9);
    QCOMPARE(one.head.shortCode.toLower().remove(u'-'), exchange::formDigest(u"F06", one).left(8));
    QVERIFY(one.head.shortCode != changed.head.shortCode);
}

QTEST_GUILESS_MAIN(tst_forms)
#include "tst_forms.moc"
