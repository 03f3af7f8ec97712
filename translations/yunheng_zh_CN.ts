<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Account</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Login name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Unit scope</source>
        <translation>单位范围</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
</context>
<context>
    <name>AsOfDialog</name>
    <message>
        <source>The list as of a past date</source>
        <translation>查看历史日期的列表</translation>
    </message>
    <message>
        <source>As of the end of which day?</source>
        <translation>查看截至哪一天终了的状态？</translation>
    </message>
    <message>
        <source>The list, its filters and the records are those of that day, as far as the history kept at this workstation goes. An act counts from when it was done.</source>
        <translation>列表、筛选和记录都按那一天的状态显示，以本机保存的变更历史为限。操作按办理时间计算。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type a past day, as 2026-05-31.</source>
        <translation>请输入过去的日期，如 2026-05-31。</translation>
    </message>
</context>
<context>
    <name>Attachment</name>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>所属记录类型</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>所属记录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>SM3 digest</source>
        <translation>SM3 摘要</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>添加人</translation>
    </message>
    <message>
        <source>Added at</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Second unit</source>
        <translation>另一单位</translation>
    </message>
</context>
<context>
    <name>BulkOrders</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n 张工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指派</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close “%1”?</source>
        <translation>关闭“%1”？</translation>
    </message>
    <message numerus="yes">
        <source>Close %n order(s)?</source>
        <translation>
            <numerusform>关闭 %n 张工单？</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders that may not be closed yet are shown with the reason before anything is done.</source>
        <translation>执行前将列出尚不能关闭的工单及原因。</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>预览…</translation>
    </message>
</context>
<context>
    <name>BusinessSystem</name>
    <message>
        <source>Not filed</source>
        <translation>未备案</translation>
    </message>
    <message>
        <source>Level 1</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>Level 2</source>
        <translation>二级</translation>
    </message>
    <message>
        <source>Level 3</source>
        <translation>三级</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待测评</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Business system</source>
        <translation>业务系统</translation>
    </message>
    <message>
        <source>Business systems</source>
        <translation>业务系统</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>系统编号</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>系统名称</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>Protection level</source>
        <translation>等保等级</translation>
    </message>
    <message>
        <source>Filing number</source>
        <translation>备案号</translation>
    </message>
    <message>
        <source>Cryptography assessment</source>
        <translation>密评状态</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>Access network</source>
        <translation>接入网络</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运行信息</translation>
    </message>
    <message>
        <source>Domain name</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>Responsible person</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Operating unit</source>
        <translation>运维单位</translation>
    </message>
    <message>
        <source>In operation since</source>
        <translation>上线日期</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>系统概述</translation>
    </message>
</context>
<context>
    <name>CabMeeting</name>
    <message>
        <source>Planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已召开</translation>
    </message>
    <message>
        <source>Minutes signed</source>
        <translation>纪要已签</translation>
    </message>
    <message>
        <source>CAB meeting</source>
        <translation>CAB 会议</translation>
    </message>
    <message>
        <source>CAB meetings</source>
        <translation>CAB 会议</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>出席情况</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>纪要</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要值</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Held at</source>
        <translation>召开时间</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>ChangeOutlook</name>
    <message>
        <source>A core system or critical resource is touched</source>
        <translation>涉及核心系统或关键资源</translation>
    </message>
    <message>
        <source>Units that feel it</source>
        <translation>受影响单位</translation>
    </message>
    <message>
        <source>Earlier changes of the same that failed</source>
        <translation>同类变更失败次数</translation>
    </message>
    <message>
        <source>impact %1</source>
        <translation>影响 %1</translation>
    </message>
    <message>
        <source>likelihood +%1</source>
        <translation>可能性 +%1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>What was asked or is known, the answer, and what it counts.</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are still open; the risk is not known.</source>
        <translation>
            <numerusform>还有 %n 个问题未回答，风险未知。</numerusform>
        </translation>
    </message>
    <message>
        <source>Impact %1 × likelihood %2 = risk %3</source>
        <translation>影响 %1 × 可能性 %2 = 风险 %3</translation>
    </message>
    <message>
        <source> — from %1 on, a change is a major one</source>
        <translation>，达到 %1 即为重大变更</translation>
    </message>
</context>
<context>
    <name>ChangePage</name>
    <message>
        <source>Windows and freezes</source>
        <translation>封网与窗口</translation>
    </message>
    <message>
        <source>CAB meetings</source>
        <translation>CAB 会议</translation>
    </message>
    <message>
        <source>Deputies</source>
        <translation>代理授权</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>标准模板</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>变更日历</translation>
    </message>
</context>
<context>
    <name>ChangeProblem</name>
    <message numerus="yes">
        <source>%n working hour(s)</source>
        <translation>
            <numerusform>%n 个工作小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working minute(s)</source>
        <translation>
            <numerusform>%n 个工作分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>A new change cannot begin as “%1”.</source>
        <translation>新变更不能从“%1”开始。</translation>
    </message>
    <message>
        <source>A change that is “%1” cannot become “%2”.</source>
        <translation>“%1”的变更不能变为“%2”。</translation>
    </message>
    <message>
        <source>“%1” is for: %2.</source>
        <translation>“%1”由以下角色办理：%2。</translation>
    </message>
    <message>
        <source>“%1” wants a reason.</source>
        <translation>“%1”须填写原因。</translation>
    </message>
    <message>
        <source>A change of this class needs: %1.</source>
        <translation>此类变更须具备：%1。</translation>
    </message>
    <message>
        <source>The impact list belongs to other resources. Work it out again.</source>
        <translation>影响清单对应的资源已变，请重新分析。</translation>
    </message>
    <message>
        <source>It has to be asked for %1 before the planned beginning; %2 are left.</source>
        <translation>须在计划开始前%1提出，现仅剩%2。</translation>
    </message>
    <message>
        <source>The planned time ends before it begins.</source>
        <translation>计划结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>A standard change is made from a template.</source>
        <translation>标准变更须由模板生成。</translation>
    </message>
    <message>
        <source>The template is not approved yet.</source>
        <translation>模板尚未批准。</translation>
    </message>
    <message>
        <source>The template is suspended: a change made from it failed.</source>
        <translation>模板已停用：由其生成的变更曾失败。</translation>
    </message>
    <message>
        <source>The template may not be used: change %1 failed.</source>
        <translation>模板不可使用：变更 %1 失败。</translation>
    </message>
    <message>
        <source>The risk is not known yet. Answer the risk questions.</source>
        <translation>风险未知，请先回答风险问题。</translation>
    </message>
    <message>
        <source>The risk is %1: from %2 on, a change is a major one.</source>
        <translation>风险为 %1，达到 %2 即为重大变更。</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) are not accepted. Give the reason why it goes on in spite of them.</source>
        <translation>
            <numerusform>有 %n 项冲突未说明，请写明仍要进行的理由。</numerusform>
        </translation>
    </message>
    <message>
        <source>An exemption is given by: %1.</source>
        <translation>豁免由以下角色给出：%1。</translation>
    </message>
    <message>
        <source>Implementer and watcher must be two people.</source>
        <translation>实施人与复核人不得为同一人。</translation>
    </message>
    <message>
        <source>Another person is to carry it out.</source>
        <translation>该变更由他人实施。</translation>
    </message>
    <message>
        <source>The planned time has not come yet.</source>
        <translation>计划时间未到。</translation>
    </message>
    <message>
        <source>The planned time is over. The change has to be approved again.</source>
        <translation>计划时间已过，须重新审批。</translation>
    </message>
    <message>
        <source>%1: these steps have no record yet: %2.</source>
        <translation>%1：以下步骤尚无记录：%2。</translation>
    </message>
    <message>
        <source>%1: nobody has watched these steps: %2.</source>
        <translation>%1：以下步骤尚未复核：%2。</translation>
    </message>
    <message>
        <source>Say how it went: %1.</source>
        <translation>请填写结果：%1。</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) do not hold in the ledger what was prepared: %1.</source>
        <translation>
            <numerusform>有 %n 个资源的台账与准备内容不符：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The papers of the emergency are still missing: %1.</source>
        <translation>紧急变更尚缺补办材料：%1。</translation>
    </message>
    <message>
        <source>Who carried the change out does not close it.</source>
        <translation>实施人不得关闭变更。</translation>
    </message>
    <message>
        <source>Only the applicant does this, or who manages changes.</source>
        <translation>仅申请人或变更管理角色可办理。</translation>
    </message>
    <message>
        <source>The change is “%1”: nothing of it changes any more.</source>
        <translation>变更已“%1”，内容不再改动。</translation>
    </message>
    <message>
        <source>“%1” cannot be changed while the work goes on: what was approved is carried out.</source>
        <translation>实施期间不得修改“%1”，应按批准内容实施。</translation>
    </message>
    <message>
        <source>“%1” changes with a step of the workflow, not by itself.</source>
        <translation>“%1”随流程步骤变化，不单独修改。</translation>
    </message>
    <message>
        <source>What was submitted is not deleted; it can be withdrawn.</source>
        <translation>已提交的变更不删除，可以撤销。</translation>
    </message>
    <message>
        <source>The business system belongs to another unit.</source>
        <translation>业务系统属于其他单位。</translation>
    </message>
    <message>
        <source>The decision is not understood (%1).</source>
        <translation>审批内容无法识别（%1）。</translation>
    </message>
    <message>
        <source>The change waits for no decision.</source>
        <translation>变更未在待审批状态。</translation>
    </message>
    <message>
        <source>At this stage named people decide.</source>
        <translation>本环节由指定人员审批。</translation>
    </message>
    <message>
        <source>At this stage decide: %1.</source>
        <translation>本环节由以下角色审批：%1。</translation>
    </message>
    <message>
        <source>Nobody decides on their own change, not for another either.</source>
        <translation>申请人不得审批本人变更，代理他人亦不可。</translation>
    </message>
    <message>
        <source>You have decided at this stage already.</source>
        <translation>您在本环节已审批。</translation>
    </message>
    <message>
        <source>The change is not any more what the decision was made on: %1. Look at it again.</source>
        <translation>审批依据的内容已变更：%1。请重新查看。</translation>
    </message>
    <message>
        <source>The CAB has not passed it in a meeting yet.</source>
        <translation>CAB 会议尚未通过该变更。</translation>
    </message>
    <message>
        <source>It lies in the future.</source>
        <translation>时间晚于当前。</translation>
    </message>
    <message>
        <source>A standard change is done as its template says. It differs in: %1.</source>
        <translation>标准变更应按模板实施，以下内容与模板不一致：%1。</translation>
    </message>
    <message>
        <source>A change freeze or a lockdown stands in the way (%1); it needs an exemption, or another time.</source>
        <translation>计划时间处于封网或锁定期内（%1），需取得豁免或另定时间。</translation>
    </message>
    <message>
        <source>No freeze and no lockdown stands against it at its time: there is nothing to exempt it from.</source>
        <translation>计划时间内没有封网或锁定，无需豁免。</translation>
    </message>
    <message>
        <source>The CAB passed it as it was before. It has to be put to a meeting again.</source>
        <translation>变更咨询委员会通过的是原内容，须重新上会。</translation>
    </message>
    <message>
        <source>Who wrote the papers of the emergency does not confirm them: another manager closes the change.</source>
        <translation>紧急变更补办材料的填写人不得自行确认，请由其他管理人员关闭。</translation>
    </message>
    <message>
        <source>The change names another watcher. In their place the shift leader watches, or who manages changes.</source>
        <translation>该变更已指定复核人；其不在时由值班长或变更管理人员代为复核。</translation>
    </message>
    <message>
        <source>Whoever represents the person who did it does not watch it.</source>
        <translation>实施人的代理人不得复核该步骤。</translation>
    </message>
    <message>
        <source>Steps are watched by: %1.</source>
        <translation>步骤复核由以下岗位进行：%1。</translation>
    </message>
    <message>
        <source>The work has begun: the files that the change was approved with stay.</source>
        <translation>实施已开始，随变更审批的附件须保留。</translation>
    </message>
</context>
<context>
    <name>ChangeRefusal</name>
    <message>
        <source>The act was not carried out.</source>
        <translation>操作未执行。</translation>
    </message>
</context>
<context>
    <name>ChangeRequest</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Being assessed</source>
        <translation>评估中</translation>
    </message>
    <message>
        <source>To be approved</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>已排期</translation>
    </message>
    <message>
        <source>Being carried out</source>
        <translation>实施中</translation>
    </message>
    <message>
        <source>Being verified</source>
        <translation>验证中</translation>
    </message>
    <message>
        <source>Being rolled back</source>
        <translation>回退中</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>待复盘</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Partly succeeded</source>
        <translation>部分成功</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>回退成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Business system</source>
        <translation>业务系统</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>变更原因</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>实施步骤</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>回退方案</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证项</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>中断影响</translation>
    </message>
    <message>
        <source>Outage expected</source>
        <translation>预计中断时长</translation>
    </message>
    <message>
        <source>Proof of backup</source>
        <translation>备份确认</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练情况</translation>
    </message>
    <message>
        <source>On-site guard</source>
        <translation>现场值守</translation>
    </message>
    <message>
        <source>Planned from</source>
        <translation>计划开始</translation>
    </message>
    <message>
        <source>Planned until</source>
        <translation>计划结束</translation>
    </message>
    <message>
        <source>Implementer</source>
        <translation>实施人</translation>
    </message>
    <message>
        <source>Watcher</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>涉及资源</translation>
    </message>
    <message>
        <source>Impact and risk</source>
        <translation>影响与风险</translation>
    </message>
    <message>
        <source>Impact list</source>
        <translation>影响清单</translation>
    </message>
    <message>
        <source>Digest of the impact list</source>
        <translation>影响清单摘要值</translation>
    </message>
    <message>
        <source>Risk questions</source>
        <translation>风险问卷</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Account of the risk</source>
        <translation>风险计算过程</translation>
    </message>
    <message>
        <source>Conflicts seen</source>
        <translation>提交时所见冲突</translation>
    </message>
    <message>
        <source>Conflicts found</source>
        <translation>复核所见冲突</translation>
    </message>
    <message>
        <source>Conflicts accepted because</source>
        <translation>接受冲突的理由</translation>
    </message>
    <message>
        <source>Exemption</source>
        <translation>封网豁免</translation>
    </message>
    <message>
        <source>Exempted by</source>
        <translation>豁免人</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Chain of approvals</source>
        <translation>审批链</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>审批环节</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>待谁审批</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>审批轮次</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>审批意见</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>审批记录</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>内容摘要值</translation>
    </message>
    <message>
        <source>Approvals voided by</source>
        <translation>使审批失效的改动</translation>
    </message>
    <message>
        <source>CAB meeting</source>
        <translation>CAB 会议</translation>
    </message>
    <message>
        <source>Consent by telephone</source>
        <translation>电话同意人</translation>
    </message>
    <message>
        <source>Consented at</source>
        <translation>电话同意时间</translation>
    </message>
    <message>
        <source>Submitted at</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Assessed at</source>
        <translation>评估时间</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>批准时间</translation>
    </message>
    <message>
        <source>Scheduled at</source>
        <translation>排期时间</translation>
    </message>
    <message>
        <source>Units notified at</source>
        <translation>通知单位时间</translation>
    </message>
    <message>
        <source>Work began at</source>
        <translation>实施开始</translation>
    </message>
    <message>
        <source>Work ended at</source>
        <translation>实施结束</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What came out</source>
        <translation>结果说明</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>Papers due</source>
        <translation>补单期限</translation>
    </message>
    <message>
        <source>Papers complete at</source>
        <translation>补单完成时间</translation>
    </message>
    <message>
        <source>Unauthorised</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准变更</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>常规变更</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大变更</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>紧急变更</translation>
    </message>
    <message>
        <source>Actual outage</source>
        <translation>实际中断时长</translation>
    </message>
    <message>
        <source>Within the planned time</source>
        <translation>按窗口实施</translation>
    </message>
</context>
<context>
    <name>ChangeStep</name>
    <message>
        <source>Work</source>
        <translation>实施</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Step of a change</source>
        <translation>变更步骤</translation>
    </message>
    <message>
        <source>Steps of changes</source>
        <translation>变更步骤</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>实施人</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>已复核</translation>
    </message>
    <message>
        <source>Watched by</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>Watched at</source>
        <translation>复核时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>ChangeTemplate</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Change template</source>
        <translation>变更模板</translation>
    </message>
    <message>
        <source>Change templates</source>
        <translation>变更模板</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>适用情形</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>实施步骤</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>回退方案</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证项</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>中断影响</translation>
    </message>
    <message>
        <source>Outage expected</source>
        <translation>预计中断时长</translation>
    </message>
    <message>
        <source>Risk questions</source>
        <translation>风险问卷</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>批准时间</translation>
    </message>
    <message>
        <source>To be reviewed on</source>
        <translation>复审日期</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>ChangeVerb</name>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>送审</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>Take off the schedule</source>
        <translation>取消排期</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>开始实施</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>转验证</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Expire</source>
        <translation>过期</translation>
    </message>
</context>
<context>
    <name>ChangeWindow</name>
    <message>
        <source>Maintenance window</source>
        <translation>变更窗口</translation>
    </message>
    <message>
        <source>Change freeze</source>
        <translation>封网</translation>
    </message>
    <message>
        <source>Lockdown</source>
        <translation>紧急锁定</translation>
    </message>
    <message>
        <source>Window or freeze</source>
        <translation>窗口或封网</translation>
    </message>
    <message>
        <source>Windows and freezes</source>
        <translation>窗口与封网</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Comes again</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>Business system</source>
        <translation>业务系统</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>变更类别</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Exemption by</source>
        <translation>豁免权</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Released by</source>
        <translation>解除人</translation>
    </message>
    <message>
        <source>Released at</source>
        <translation>解除时间</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%n person(s) by name</source>
        <translation>
            <numerusform>指定人员 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 min)</source>
        <extracomment>A step of a plan, and how long it takes.</extracomment>
        <translation>%1（%2 分钟）</translation>
    </message>
    <message>
        <source>both change the same resource</source>
        <translation>变更同一资源</translation>
    </message>
    <message>
        <source>it changes what this one depends on</source>
        <translation>对方变更本变更所依赖的资源</translation>
    </message>
    <message>
        <source>this one changes what it depends on</source>
        <translation>本变更涉及对方所依赖的资源</translation>
    </message>
    <message>
        <source>both are felt by the same resources</source>
        <translation>共同影响相同资源</translation>
    </message>
    <message>
        <source>the same person is needed in both</source>
        <translation>人员时间冲突</translation>
    </message>
    <message>
        <source>too little time between the two</source>
        <translation>间隔过短</translation>
    </message>
    <message>
        <source>outside the maintenance window</source>
        <translation>不在变更窗口内</translation>
    </message>
    <message>
        <source>inside a change freeze</source>
        <translation>处于封网期</translation>
    </message>
    <message>
        <source>a lockdown is in force</source>
        <translation>紧急锁定中</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n 个资源</numerusform>
        </translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
</context>
<context>
    <name>ClockWords</name>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) around the clock</source>
        <translation>
            <numerusform>%n 天（7×24）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of working time</source>
        <translation>%1（工作时间）</translation>
    </message>
    <message>
        <source>%1 around the clock</source>
        <translation>%1（7×24）</translation>
    </message>
    <message>
        <source>Around the clock</source>
        <translation>7×24 连续计时</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Make-up workday (%1)</source>
        <extracomment>A Saturday or Sunday that is worked for a holiday; its name.</extracomment>
        <translation>调休上班（%1）</translation>
    </message>
    <message>
        <source>Lunch break</source>
        <translation>午休</translation>
    </message>
    <message>
        <source>Outside working hours</source>
        <translation>非工作时间</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>Public holiday</source>
        <extracomment>A public holiday; its name.</extracomment>
        <translation>法定节假日</translation>
    </message>
    <message>
        <source>Holiday: %1</source>
        <translation>放假：%1</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Statutory report</source>
        <translation>法定报告</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % used</source>
        <translation>已用 %1 %</translation>
    </message>
    <message>
        <source>%1 before it is due</source>
        <translation>到期前 %1</translation>
    </message>
    <message>
        <source>%1 after the start</source>
        <translation>起算后 %1</translation>
    </message>
    <message>
        <source>When it is due</source>
        <translation>到期时</translation>
    </message>
    <message>
        <source>%1 after it was due</source>
        <translation>超期后 %1</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>全部工单</translation>
    </message>
</context>
<context>
    <name>DataHandover</name>
    <message>
        <source>To be approved</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已移交</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Data package</source>
        <translation>离线资料包</translation>
    </message>
    <message>
        <source>Data packages</source>
        <translation>离线资料包</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>资料范围</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收单位及人员</translation>
    </message>
    <message>
        <source>To be used until</source>
        <translation>使用期限</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类别</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Requested by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Requested at</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>批准时间</translation>
    </message>
    <message>
        <source>Approved for security by</source>
        <translation>安全审批人</translation>
    </message>
    <message>
        <source>Approved for security at</source>
        <translation>安全审批时间</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>移交时间</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>Delegation</name>
    <message>
        <source>Delegation</source>
        <translation>代理授权</translation>
    </message>
    <message>
        <source>Delegations</source>
        <translation>代理授权</translation>
    </message>
    <message>
        <source>For</source>
        <translation>被代理人</translation>
    </message>
    <message>
        <source>By</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>变更类别</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>Month</source>
        <translation>月度</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Half-year</source>
        <translation>半年度</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务方</translation>
    </message>
    <message>
        <source>Using unit</source>
        <translation>使用方</translation>
    </message>
    <message>
        <source>Service item</source>
        <translation>服务项</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Being scored</source>
        <translation>评分中</translation>
    </message>
    <message>
        <source>Open to objections</source>
        <translation>异议期</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已定稿</translation>
    </message>
    <message>
        <source>Corrected by a later version</source>
        <translation>已被更正</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>评价模板</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>评价对象</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>被评价单位</translation>
    </message>
    <message>
        <source>Scores due</source>
        <translation>评分截止</translation>
    </message>
    <message>
        <source>Objections until</source>
        <translation>异议截止</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标数据</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Digest of the inputs</source>
        <translation>取数摘要</translation>
    </message>
    <message>
        <source>Digest of the result</source>
        <translation>结果摘要</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名记录</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Corrects</source>
        <translation>更正的评价</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>启动人</translation>
    </message>
    <message>
        <source>Scoring opened at</source>
        <translation>启动评分时间</translation>
    </message>
    <message>
        <source>Scoring closed by</source>
        <translation>结束评分人</translation>
    </message>
    <message>
        <source>Scoring closed at</source>
        <translation>结束评分时间</translation>
    </message>
    <message>
        <source>Frozen by</source>
        <translation>定稿人</translation>
    </message>
    <message>
        <source>Frozen at</source>
        <translation>定稿时间</translation>
    </message>
    <message>
        <source>Digest by the server</source>
        <translation>服务器核对摘要</translation>
    </message>
    <message>
        <source>Checked at</source>
        <translation>核对时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>EvaluationProblem</name>
    <message>
        <source>A new record cannot begin as “%1”.</source>
        <translation>新记录不能以“%1”开始。</translation>
    </message>
    <message>
        <source>What is “%1” cannot become “%2”.</source>
        <translation>“%1”的记录不能转为“%2”。</translation>
    </message>
    <message>
        <source>Your roles do not allow this.</source>
        <translation>您的角色无权进行此操作。</translation>
    </message>
    <message>
        <source>This is for: %1.</source>
        <translation>此操作限以下角色：%1。</translation>
    </message>
    <message>
        <source>“%1” wants a reason.</source>
        <translation>“%1”须填写理由。</translation>
    </message>
    <message>
        <source>“%1” is kept by the rules.</source>
        <translation>“%1”由系统规则维护。</translation>
    </message>
    <message>
        <source>It is “%1”; nothing of it changes any more.</source>
        <translation>其状态为“%1”，内容不再变更。</translation>
    </message>
    <message>
        <source>What has begun is not deleted.</source>
        <translation>已开始的记录不予删除。</translation>
    </message>
    <message>
        <source>Still wanted: %1.</source>
        <translation>尚需填写：%1。</translation>
    </message>
    <message>
        <source>The template is not here.</source>
        <translation>本机没有该评价模板。</translation>
    </message>
    <message>
        <source>The template is a draft; bring it into force first.</source>
        <translation>模板为草案，请先使其生效。</translation>
    </message>
    <message>
        <source>A later version of the template is in force; choose that one.</source>
        <translation>模板已有更新版本生效，请选用新版本。</translation>
    </message>
    <message>
        <source>The template is not in order: %1.</source>
        <translation>模板内容有误：%1。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>周期的结束早于开始。</translation>
    </message>
    <message>
        <source>The days do not fit the kind of period.</source>
        <translation>起止日期与周期类型不符。</translation>
    </message>
    <message>
        <source>The unit does not belong to this party: %1.</source>
        <translation>该单位不属于此方：%1。</translation>
    </message>
    <message>
        <source>%1 evaluates the same already.</source>
        <translation>%1 已评价同一对象和周期。</translation>
    </message>
    <message>
        <source>The evaluation that is to be corrected is not here.</source>
        <translation>本机没有被更正的评价。</translation>
    </message>
    <message>
        <source>Only a frozen evaluation is corrected, by one of the same subject and period.</source>
        <translation>只能更正已定稿的评价，且对象和周期须相同。</translation>
    </message>
    <message>
        <source>Not handed in yet: %1. Closing nevertheless wants a reason.</source>
        <translation>尚未提交评分：%1。仍要截止的，须填写理由。</translation>
    </message>
    <message>
        <source>The period lasts until %1.</source>
        <translation>评价周期至 %1 结束。</translation>
    </message>
    <message>
        <source>Objections may be raised until %1; freezing before wants a reason.</source>
        <translation>异议期至 %1；提前定稿须填写理由。</translation>
    </message>
    <message numerus="yes">
        <source>%n objection(s) are not decided yet.</source>
        <translation>
            <numerusform>%n 项异议尚未处理完毕。</numerusform>
        </translation>
    </message>
    <message>
        <source>The figures are not worked out yet.</source>
        <translation>数据尚未计算。</translation>
    </message>
    <message>
        <source>The figures are of another period or scope. Work them out again.</source>
        <translation>数据属于其他周期或范围，请重新计算。</translation>
    </message>
    <message>
        <source>The figure of indicator %1 is missing or wrong. Work the figures out again.</source>
        <translation>指标 %1 的数据缺失或有误，请重新计算。</translation>
    </message>
    <message>
        <source>The file of the exact records is missing.</source>
        <translation>缺少取数依据文件。</translation>
    </message>
    <message>
        <source>The file of the exact records is not attached.</source>
        <translation>取数依据文件未附在评价上。</translation>
    </message>
    <message>
        <source>Nobody has scored yet: %1.</source>
        <translation>尚无人评分：%1。</translation>
    </message>
    <message>
        <source>The result is not what comes out of the records: %1. Work it out again.</source>
        <translation>结果与记录计算所得不符：%1。请重新计算。</translation>
    </message>
    <message>
        <source>This is not done while the evaluation is “%1”.</source>
        <translation>评价处于“%1”时不能进行此操作。</translation>
    </message>
    <message>
        <source>The last day was %1.</source>
        <translation>截止日期为 %1，已过期。</translation>
    </message>
    <message>
        <source>You do not act for this party: %1.</source>
        <translation>您不代表此方：%1。</translation>
    </message>
    <message>
        <source>%1 wants a reason.</source>
        <translation>%1 须填写理由。</translation>
    </message>
    <message>
        <source>%1 wants a proof.</source>
        <translation>%1 须附佐证。</translation>
    </message>
    <message>
        <source>What was given for %1 is not in order.</source>
        <translation>%1 的评分内容有误。</translation>
    </message>
    <message>
        <source>The template has no indicator “%1”.</source>
        <translation>模板中没有指标“%1”。</translation>
    </message>
    <message>
        <source>This has been done already.</source>
        <translation>此操作已经完成。</translation>
    </message>
    <message>
        <source>Who did it does not decide on it.</source>
        <translation>经办人不能自行裁定。</translation>
    </message>
    <message>
        <source>Only who began it may.</source>
        <translation>仅发起人可以操作。</translation>
    </message>
    <message>
        <source>The signature does not fit: %1.</source>
        <translation>签名不符：%1。</translation>
    </message>
    <message>
        <source>The answers are not in order: %1.</source>
        <translation>答卷内容有误：%1。</translation>
    </message>
    <message>
        <source>“%1” lies in the future.</source>
        <translation>“%1”不能晚于当前时间。</translation>
    </message>
    <message>
        <source>It was to be used until %1.</source>
        <translation>使用期限至 %1，已过期。</translation>
    </message>
    <message>
        <source>The scan of the signed paper is wanted.</source>
        <translation>须附签署件扫描件。</translation>
    </message>
</context>
<context>
    <name>EvaluationRefusal</name>
    <message>
        <source>The act was not carried out.</source>
        <translation>操作未执行。</translation>
    </message>
</context>
<context>
    <name>EvaluationSource</name>
    <message>
        <source>Work orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Service requests</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Inspections</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Drills</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Major-event assurances</source>
        <translation>重大保障</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Steps of orders</source>
        <translation>工单步骤</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Satisfaction surveys</source>
        <translation>满意度答卷</translation>
    </message>
    <message>
        <source>Improvements</source>
        <translation>整改项</translation>
    </message>
</context>
<context>
    <name>EvaluationTemplate</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>Evaluation template</source>
        <translation>评价模板</translation>
    </message>
    <message>
        <source>Evaluation templates</source>
        <translation>评价模板</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Confirmed at</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全性</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>可靠性</translation>
    </message>
    <message>
        <source>Responsiveness</source>
        <translation>响应性</translation>
    </message>
    <message>
        <source>Tangibility</source>
        <translation>有形性</translation>
    </message>
    <message>
        <source>Friendliness</source>
        <translation>友好性</translation>
    </message>
    <message>
        <source>Points off for each</source>
        <translation>逐次扣分</translation>
    </message>
    <message>
        <source>Between floor and target</source>
        <translation>区间计分</translation>
    </message>
    <message>
        <source>By steps</source>
        <translation>阶梯计分</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是否判定</translation>
    </message>
    <message>
        <source>By judgement</source>
        <translation>人工评分</translation>
    </message>
    <message>
        <source>Veto</source>
        <translation>一票否决</translation>
    </message>
    <message>
        <source>Points on top</source>
        <translation>加分</translation>
    </message>
</context>
<context>
    <name>EvaluationVerb</name>
    <message>
        <source>Open for scoring</source>
        <translation>开始评分</translation>
    </message>
    <message>
        <source>Close the scoring</source>
        <translation>截止评分</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Give way to the correction</source>
        <translation>由更正版本取代</translation>
    </message>
</context>
<context>
    <name>EvaluationWords</name>
    <message>
        <source>is one of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>开头为</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>不为空</translation>
    </message>
    <message>
        <source>Service item</source>
        <translation>服务事项</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>what is added up of which records: &quot;Outage minutes of Incidents&quot;</extracomment>
        <translation>%2的%1合计</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>the beginning of the period</source>
        <translation>周期开始</translation>
    </message>
    <message>
        <source>the end of the period</source>
        <translation>周期结束</translation>
    </message>
    <message>
        <source>by %1</source>
        <extracomment>which time decides whether a record belongs to the period</extracomment>
        <translation>按%1计入</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what is counted, and of which records: &quot;Incidents (State = Closed; Priority = P1)&quot;</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1: %3 points off for each point below %2</source>
        <extracomment>a deduction: what is measured, below which share, points</extracomment>
        <translation>%1：低于 %2 的，每低 1 个百分点扣 %3 分</translation>
    </message>
    <message>
        <source>%1: %2 points off each</source>
        <translation>%1：每次扣 %2 分</translation>
    </message>
    <message>
        <source>%1; at most %2 points</source>
        <translation>%1；最多扣 %2 分</translation>
    </message>
    <message>
        <source>Full from %1 on, none below %2, in proportion between</source>
        <translation>达到 %1 得满分，低于 %2 不得分，其间按比例</translation>
    </message>
    <message>
        <source>Full up to %1, none above %2, in proportion between</source>
        <translation>不超过 %1 得满分，超过 %2 不得分，其间按比例</translation>
    </message>
    <message>
        <source>from %1 on: %2</source>
        <translation>达到 %1 得 %2</translation>
    </message>
    <message>
        <source>; else none</source>
        <translation>；否则不得分</translation>
    </message>
    <message>
        <source>Full where it is so, else none</source>
        <translation>符合得满分，否则不得分</translation>
    </message>
    <message>
        <source>0 to 100 % by judgement, with reason and proof</source>
        <translation>按 0 至 100 % 评定，须附理由和佐证</translation>
    </message>
    <message>
        <source>At best “%1”: %2</source>
        <translation>等级最高为“%1”：%2</translation>
    </message>
    <message>
        <source>Up to %1 points on top, with reason and proof</source>
        <translation>最多加 %1 分，须附理由和佐证</translation>
    </message>
    <message>
        <source>minutes of the period</source>
        <translation>周期总分钟数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the name of a deduction, then its arithmetic</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>the denominator is 0</source>
        <translation>分母为 0</translation>
    </message>
    <message>
        <source>Measured by hand: %1</source>
        <translation>人工测得：%1</translation>
    </message>
    <message>
        <source>Value: %1</source>
        <translation>数值：%1</translation>
    </message>
    <message>
        <source>Share: (%1 − %2) ÷ (%3 − %2) = %4, within 0 and 100 %</source>
        <translation>得分比例：(%1 − %2) ÷ (%3 − %2) = %4，限于 0 至 100 %</translation>
    </message>
    <message>
        <source>%1 reaches %2: share %3</source>
        <translation>%1 达到 %2：得分比例 %3</translation>
    </message>
    <message>
        <source>%1 stays below the lowest step, %2: no points</source>
        <translation>%1 低于最低一档 %2：不得分</translation>
    </message>
    <message>
        <source>%1 × %2 points = %3 off</source>
        <translation>%1 次 × %2 分 = 扣 %3 分</translation>
    </message>
    <message>
        <source>%1 is %3 full points below %2: %3 × %4 = %5 off</source>
        <translation>%1 低于 %2 满 %3 个百分点：%3 × %4 = 扣 %5 分</translation>
    </message>
    <message>
        <source>Of %1 points at most %2 are taken off</source>
        <translation>应扣 %1 分，最多扣 %2 分</translation>
    </message>
    <message>
        <source>It is so: share %1</source>
        <translation>符合：得分比例 %1</translation>
    </message>
    <message>
        <source>It is not so: no points</source>
        <translation>不符合：不得分</translation>
    </message>
    <message>
        <source>Judged: %1</source>
        <translation>评定：%1</translation>
    </message>
    <message>
        <source>Nothing happened that could go wrong: full marks</source>
        <translation>周期内未发生，按满分计</translation>
    </message>
    <message>
        <source>Not applicable: its weight is left out</source>
        <translation>不适用：不计权重</translation>
    </message>
    <message>
        <source>Nobody has scored it yet</source>
        <translation>尚无人评分</translation>
    </message>
    <message>
        <source>Too few answers: %1 of at least %2</source>
        <translation>样本不足：%1 份，至少 %2 份</translation>
    </message>
    <message>
        <source>Points: %1 × %2 = %3</source>
        <translation>得分：%1 × %2 = %3</translation>
    </message>
    <message>
        <source>Points: %1 − %2 = %3</source>
        <translation>得分：%1 − %2 = %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n sheet(s): %2</source>
        <translation>
            <numerusform>%1，%n 份评分单：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged by weight (%1): %2</source>
        <translation>按权重合并（%1）：%2</translation>
    </message>
    <message>
        <source>On top: %1 × %2 = %3</source>
        <translation>加分：%1 × %2 = %3</translation>
    </message>
    <message numerus="yes">
        <source>%n occurrence(s): the grade is capped</source>
        <translation>
            <numerusform>发生 %n 次：等级受限</numerusform>
        </translation>
    </message>
    <message>
        <source>By an accepted objection: %1 × %2 = %3</source>
        <translation>异议采纳后：%1 × %2 = %3</translation>
    </message>
    <message>
        <source>Sum of the points: %1 of %2</source>
        <translation>得分合计：%1，权重合计 %2</translation>
    </message>
    <message>
        <source>Rescaled, since a weight is left out: %1 ÷ %2 × 100 = %3</source>
        <translation>不计权重后折算：%1 ÷ %2 × 100 = %3</translation>
    </message>
    <message>
        <source>Taken off the total: %1</source>
        <translation>总分扣减：%1</translation>
    </message>
    <message>
        <source>Added to the total: %1</source>
        <translation>总分加分：%1</translation>
    </message>
    <message>
        <source>%1 becomes %2: the total stays from 0 to 100</source>
        <translation>%1 取为 %2：总分限于 0 至 100</translation>
    </message>
    <message>
        <source>%1 reaches “%3”, from %2 on</source>
        <translation>%1 达到“%3”（%2 起）</translation>
    </message>
    <message>
        <source>A veto leaves “%1” at best</source>
        <translation>因否决项，等级最高为“%1”</translation>
    </message>
    <message>
        <source>There is no formula.</source>
        <translation>没有公式。</translation>
    </message>
    <message>
        <source>The formula is too long.</source>
        <translation>公式过长。</translation>
    </message>
    <message>
        <source>Too many brackets stand in each other.</source>
        <translation>括号嵌套过多。</translation>
    </message>
    <message>
        <source>“%1” does not belong here.</source>
        <translation>此处不能使用“%1”。</translation>
    </message>
    <message>
        <source>The formula is not finished.</source>
        <translation>公式不完整。</translation>
    </message>
    <message>
        <source>“%1” is no source of data.</source>
        <translation>“%1”不是数据来源。</translation>
    </message>
    <message>
        <source>The records have no field “%1”.</source>
        <translation>记录没有字段“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be tested in this way.</source>
        <translation>“%1”不能这样判断。</translation>
    </message>
    <message>
        <source>“%1” is no whole number that can be added up.</source>
        <translation>“%1”不是可以求和的整数。</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>“%1”不是时间。</translation>
    </message>
    <message>
        <source>The field cannot hold “%1”.</source>
        <translation>该字段不能取值“%1”。</translation>
    </message>
    <message>
        <source>“%1” is too large or has too many decimals.</source>
        <translation>“%1”过大或小数位过多。</translation>
    </message>
    <message>
        <source>Both sides must have the same unit.</source>
        <translation>两边的单位必须相同。</translation>
    </message>
    <message>
        <source>One side of a multiplication must be a number or a ratio.</source>
        <translation>乘法的一边必须是数或比率。</translation>
    </message>
    <message>
        <source>These units cannot be divided by each other.</source>
        <translation>这两种单位不能相除。</translation>
    </message>
    <message>
        <source>It divides by 0.</source>
        <translation>除数为 0。</translation>
    </message>
    <message>
        <source>The formula is wrong.</source>
        <translation>公式有误。</translation>
    </message>
    <message>
        <source>The formula must be a ratio.</source>
        <translation>公式必须是比率。</translation>
    </message>
    <message>
        <source>The formula must be a count.</source>
        <translation>公式必须是计数。</translation>
    </message>
    <message>
        <source>This rule takes no formula.</source>
        <translation>此规则不使用公式。</translation>
    </message>
    <message>
        <source>A name is wanted.</source>
        <translation>须填写名称。</translation>
    </message>
    <message>
        <source>There are no indicators.</source>
        <translation>没有指标。</translation>
    </message>
    <message>
        <source>A code holds letters, digits, “-” and “_” only.</source>
        <translation>编码只能含字母、数字、“-”和“_”。</translation>
    </message>
    <message>
        <source>The code stands twice.</source>
        <translation>编码重复。</translation>
    </message>
    <message>
        <source>There is no such dimension.</source>
        <translation>没有该维度。</translation>
    </message>
    <message>
        <source>The dimension has no indicators.</source>
        <translation>该维度没有指标。</translation>
    </message>
    <message>
        <source>The weights of its indicators add up to %1.</source>
        <translation>其指标权重合计为 %1。</translation>
    </message>
    <message>
        <source>All weights add up to %1 instead of 100.</source>
        <translation>权重合计为 %1，应为 100。</translation>
    </message>
    <message>
        <source>A weight is wanted.</source>
        <translation>须设置权重。</translation>
    </message>
    <message>
        <source>Vetoes and bonuses have no weight.</source>
        <translation>否决项和加分项不设权重。</translation>
    </message>
    <message>
        <source>Target and floor are the same.</source>
        <translation>目标值与下限相同。</translation>
    </message>
    <message>
        <source>The steps must descend.</source>
        <translation>各档须由高到低。</translation>
    </message>
    <message>
        <source>There are no steps.</source>
        <translation>没有分档。</translation>
    </message>
    <message>
        <source>Nothing is said to be deducted for.</source>
        <translation>没有扣分项。</translation>
    </message>
    <message>
        <source>Points are wanted.</source>
        <translation>须设置分值。</translation>
    </message>
    <message>
        <source>A deduction from the total wants a most.</source>
        <translation>从总分扣减的须设上限。</translation>
    </message>
    <message>
        <source>The most that is added is wanted.</source>
        <translation>须设置加分上限。</translation>
    </message>
    <message>
        <source>There is no such grade.</source>
        <translation>没有该等级。</translation>
    </message>
    <message>
        <source>Nobody’s score counts.</source>
        <translation>没有计分的评价方。</translation>
    </message>
    <message>
        <source>A party stands twice.</source>
        <translation>评价方重复。</translation>
    </message>
    <message>
        <source>The template does not name this party.</source>
        <translation>模板未列该评价方。</translation>
    </message>
    <message>
        <source>The grades must descend to 0.</source>
        <translation>等级须由高到低直至 0 分。</translation>
    </message>
    <message>
        <source>There are no grades.</source>
        <translation>没有等级。</translation>
    </message>
    <message>
        <source>%1 Q%2</source>
        <comment>year and quarter</comment>
        <translation>%1年第%2季度</translation>
    </message>
    <message>
        <source>%1, first half</source>
        <translation>%1年上半年</translation>
    </message>
    <message>
        <source>%1, second half</source>
        <translation>%1年下半年</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>a whole year</comment>
        <extracomment>a whole year</extracomment>
        <translation>%1年</translation>
    </message>
</context>
<context>
    <name>ExpiryNotice</name>
    <message numerus="yes">
        <source>%n resource(s) expire within %1 days</source>
        <translation>
            <numerusform>%n 个资源将在 %1 天内到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a renewal they have to be reclaimed.</source>
        <translation>不续期就须回收。</translation>
    </message>
    <message>
        <source>Renew their terms or prepare reclaiming.</source>
        <translation>请办理续期或准备回收。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>%1 is at most %2</source>
        <extracomment>Filter: field, largest value.</extracomment>
        <translation>%1 不大于 %2</translation>
    </message>
    <message>
        <source>%1 is at least %2</source>
        <extracomment>Filter: field, smallest value.</extracomment>
        <translation>%1 不小于 %2</translation>
    </message>
    <message>
        <source>%1 is from %2 to %3</source>
        <extracomment>Filter: field, smallest and largest value.</extracomment>
        <translation>%1 在 %2 至 %3 之间</translation>
    </message>
    <message>
        <source>%1 contains “%2”</source>
        <extracomment>Filter: field, text.</extracomment>
        <translation>%1 包含“%2”</translation>
    </message>
    <message>
        <source>%1 begins with “%2”</source>
        <extracomment>Filter: field, text.</extracomment>
        <translation>%1 以“%2”开头</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <extracomment>Between the values of a filter: &quot;In use or Planned&quot;.</extracomment>
        <translation>%1 为 %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 为空</translation>
    </message>
    <message>
        <source>%1 is not empty</source>
        <translation>%1 不为空</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>开头为</translation>
    </message>
    <message>
        <source>is</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is from … to</source>
        <translation>介于</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>不为空</translation>
    </message>
    <message numerus="yes">
        <source>%1 is %2 or one of %n other(s)</source>
        <extracomment>Filter: field, a value, how many further values are left out.</extracomment>
        <translation>
            <numerusform>%1为%2等（另 %n 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1不是%2</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不是</translation>
    </message>
</context>
<context>
    <name>FormPrinting</name>
    <message>
        <source>The form was not saved.</source>
        <translation>表单没有保存。</translation>
    </message>
    <message>
        <source>Choose another folder or name.</source>
        <translation>请换一个文件夹或文件名。</translation>
    </message>
</context>
<context>
    <name>HandoverVerb</name>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
</context>
<context>
    <name>ImportFailure</name>
    <message>
        <source>a quote that is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>text behind a closing quote</source>
        <translation>闭合引号之后还有文字</translation>
    </message>
    <message>
        <source>a quote that is not closed within 32767 characters</source>
        <translation>引号在 32767 个字符内没有闭合</translation>
    </message>
    <message>
        <source>a cell of more than 32767 characters</source>
        <translation>单元格超过 32767 个字符</translation>
    </message>
    <message>
        <source>more than 1000 columns</source>
        <translation>超过 1000 列</translation>
    </message>
    <message>
        <source>bytes that are no text</source>
        <translation>含有不是文字的字节</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>no workbook</source>
        <translation>不是工作簿</translation>
    </message>
    <message>
        <source>no zip archive, or a damaged one</source>
        <translation>不是 zip 压缩包，或已损坏</translation>
    </message>
    <message>
        <source>the archive is damaged</source>
        <translation>压缩包已损坏</translation>
    </message>
    <message>
        <source>cannot be unpacked</source>
        <translation>无法解压</translation>
    </message>
    <message>
        <source>the workbook lacks its sheet</source>
        <translation>工作簿缺少工作表</translation>
    </message>
    <message>
        <source>a text that is not in the workbook</source>
        <translation>引用了工作簿中没有的文字</translation>
    </message>
    <message>
        <source>the archive unpacks to more than a ledger does</source>
        <translation>解压后的内容远超台账的规模</translation>
    </message>
    <message>
        <source>more texts than a ledger has</source>
        <translation>文字数量远超台账的规模</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The file cannot be read. %1. Mend it there and choose it again.</source>
        <translation>文件无法读取。%1。请修改后重新选择。</translation>
    </message>
    <message>
        <source>The file cannot be opened or written: %1.</source>
        <translation>文件无法打开或写入：%1。</translation>
    </message>
    <message>
        <source>The workbook has no sheet “%1”. Choose another sheet.</source>
        <translation>工作簿中没有工作表“%1”。请选择其他工作表。</translation>
    </message>
    <message>
        <source>“%1” is no field of these records. Say anew where the columns go.</source>
        <translation>“%1”不是此类记录的字段。请重新指定各列的去向。</translation>
    </message>
    <message>
        <source>Two columns mean the same field (“%1”). Leave one of them out.</source>
        <translation>有两列对应同一字段（“%1”）。请舍去其中一列。</translation>
    </message>
    <message>
        <source>Rows cannot be found by this column. Choose another key.</source>
        <translation>不能按此列查找记录。请选择其他键。</translation>
    </message>
    <message>
        <source>Stopped. What was done stays done; the same file goes on where it was.</source>
        <translation>已停止。已导入的内容保留；再次导入同一文件可继续。</translation>
    </message>
</context>
<context>
    <name>ImprovementItem</name>
    <message>
        <source>Raised</source>
        <translation>已提出</translation>
    </message>
    <message>
        <source>Measure set</source>
        <translation>措施已定</translation>
    </message>
    <message>
        <source>To be re-checked</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>整改项</translation>
    </message>
    <message>
        <source>Improvements</source>
        <translation>整改项</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>整改措施</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>整改情况</translation>
    </message>
    <message>
        <source>Re-check</source>
        <translation>复核意见</translation>
    </message>
    <message>
        <source>Raised by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Raised at</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Re-checked by</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>销号时间</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>Times returned</source>
        <translation>退回次数</translation>
    </message>
</context>
<context>
    <name>ImprovementVerb</name>
    <message>
        <source>Set the measure</source>
        <translation>制定措施</translation>
    </message>
    <message>
        <source>Report it done</source>
        <translation>报告完成</translation>
    </message>
    <message>
        <source>Close after the re-check</source>
        <translation>复核销号</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消整改</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message>
        <source>today %1</source>
        <comment>a time of day</comment>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <comment>a time of day</comment>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>a time of day</comment>
        <translation>明天 %1</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>This must be filled in</source>
        <translation>此项必填</translation>
    </message>
    <message>
        <source>This value is not allowed here</source>
        <translation>此处不允许该值</translation>
    </message>
    <message>
        <source>This is too long</source>
        <translation>内容过长</translation>
    </message>
    <message>
        <source>Another record holds this value already</source>
        <translation>该值已被其他记录使用</translation>
    </message>
    <message>
        <source>This record does not exist, or you may not see it</source>
        <translation>记录不存在，或无权查看</translation>
    </message>
    <message>
        <source>Only the server sets this field</source>
        <translation>此项由服务器填写</translation>
    </message>
    <message>
        <source>The two programs do not understand each other</source>
        <translation>工作站与服务器版本不匹配</translation>
    </message>
    <message>
        <source>The act was not carried out; nothing is lost.</source>
        <translation>操作未执行，数据未丢失。</translation>
    </message>
    <message>
        <source>Bring workstation and server to the same version, then send again.</source>
        <translation>请将两端升级到同一版本后重新发送。</translation>
    </message>
    <message>
        <source>“%1” holds a value that is not allowed</source>
        <translation>“%1”的值不符合要求</translation>
    </message>
    <message>
        <source>The record was not saved.</source>
        <translation>记录未保存。</translation>
    </message>
    <message>
        <source>Correct the field and save again.</source>
        <translation>请更正后重新保存。</translation>
    </message>
    <message>
        <source>“%1” is empty</source>
        <translation>“%1”未填写</translation>
    </message>
    <message>
        <source>Fill in the field and save again.</source>
        <translation>请填写后重新保存。</translation>
    </message>
    <message>
        <source>“%1” is set by the server only</source>
        <translation>“%1”由服务器填写</translation>
    </message>
    <message>
        <source>The change was not made.</source>
        <translation>更改未生效。</translation>
    </message>
    <message>
        <source>Leave this field as it is.</source>
        <translation>请保持原值。</translation>
    </message>
    <message>
        <source>“%1” points to a record that does not exist, or that you may not see</source>
        <translation>“%1”引用的记录不存在，或无权查看</translation>
    </message>
    <message>
        <source>Choose another record.</source>
        <translation>请另选记录。</translation>
    </message>
    <message>
        <source>Another record holds the same value in “%1”</source>
        <translation>“%1”与其他记录重复</translation>
    </message>
    <message>
        <source>Change the value, or open the other record.</source>
        <translation>请修改该值，或查看另一条记录。</translation>
    </message>
    <message>
        <source>The record does not exist, or you may not see it</source>
        <translation>记录不存在，或无权查看</translation>
    </message>
    <message>
        <source>The act was not carried out.</source>
        <translation>操作未执行。</translation>
    </message>
    <message>
        <source>Refresh the list and look again.</source>
        <translation>请刷新列表后核对。</translation>
    </message>
    <message>
        <source>This record exists already</source>
        <translation>记录已存在</translation>
    </message>
    <message>
        <source>It was not created a second time.</source>
        <translation>未重复创建。</translation>
    </message>
    <message>
        <source>Open the existing record.</source>
        <translation>请打开已有记录。</translation>
    </message>
    <message>
        <source>The record is retired</source>
        <translation>记录已停用</translation>
    </message>
    <message>
        <source>It cannot be changed.</source>
        <translation>停用的记录不能修改。</translation>
    </message>
    <message>
        <source>Restore it first, if it is needed again.</source>
        <translation>如需使用，请先恢复。</translation>
    </message>
    <message>
        <source>The record is in use</source>
        <translation>记录在用</translation>
    </message>
    <message>
        <source>There is nothing to restore.</source>
        <translation>无需恢复。</translation>
    </message>
    <message>
        <source>You lack the right “%1”</source>
        <translation>缺少权限“%1”</translation>
    </message>
    <message>
        <source>Ask the security administrator for the right.</source>
        <translation>请向安全管理员申请权限。</translation>
    </message>
    <message>
        <source>The sign-in has expired</source>
        <translation>登录已失效</translation>
    </message>
    <message>
        <source>You can go on working; your acts wait in the outbox.</source>
        <translation>可继续工作，操作暂存于待发箱。</translation>
    </message>
    <message>
        <source>Sign in again to send them.</source>
        <translation>重新登录后发送。</translation>
    </message>
    <message>
        <source>Login name or password is wrong</source>
        <translation>登录名或密码错误</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>尚未登录。</translation>
    </message>
    <message>
        <source>Check both and try again.</source>
        <translation>请核对后重试。</translation>
    </message>
    <message>
        <source>Too many failed attempts: the account is locked</source>
        <translation>失败次数过多，账号已锁定</translation>
    </message>
    <message>
        <source>It opens by itself in %1 min.</source>
        <translation>%1 分钟后自动解锁。</translation>
    </message>
    <message>
        <source>Wait, or ask the system administrator.</source>
        <translation>请稍候，或联系系统管理员。</translation>
    </message>
    <message>
        <source>Somebody changed the record meanwhile</source>
        <translation>记录已被他人修改</translation>
    </message>
    <message>
        <source>Your change was not made.</source>
        <translation>您的更改未生效。</translation>
    </message>
    <message>
        <source>Look at the record as it is now, then decide.</source>
        <translation>请查看当前记录后再决定。</translation>
    </message>
    <message>
        <source>An earlier act that this one builds on was not accepted</source>
        <translation>所依赖的前一操作未被接受</translation>
    </message>
    <message>
        <source>This act waits in the outbox.</source>
        <translation>该操作保留在待发箱中。</translation>
    </message>
    <message>
        <source>Settle the earlier act first.</source>
        <translation>请先处理前一操作。</translation>
    </message>
    <message>
        <source>The server wants the data to be fetched anew</source>
        <translation>服务器要求重新获取数据</translation>
    </message>
    <message>
        <source>Unsent acts are kept; the list fills again.</source>
        <translation>待发操作保留，列表将重新加载。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需操作。</translation>
    </message>
    <message>
        <source>The input is too large</source>
        <translation>内容超过上限</translation>
    </message>
    <message>
        <source>Divide it into smaller parts.</source>
        <translation>请拆分后重试。</translation>
    </message>
    <message>
        <source>The server asks to slow down</source>
        <translation>服务器繁忙</translation>
    </message>
    <message>
        <source>Acts are sent a little later.</source>
        <translation>操作将稍后发送。</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>无法连接服务器</translation>
    </message>
    <message>
        <source>Nothing to do: they are sent when the server is back.</source>
        <translation>无需操作，服务器恢复后自动发送。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not the one that this workstation trusts</source>
        <translation>服务器证书与本机信任的证书不一致</translation>
    </message>
    <message>
        <source>Nothing was sent to it.</source>
        <translation>未向其发送任何数据。</translation>
    </message>
    <message>
        <source>Do not go on. Ask the system administrator whether the server has a new certificate.</source>
        <translation>请停止操作，向系统管理员核实是否更换了证书。</translation>
    </message>
    <message>
        <source>The disk or the database refused</source>
        <translation>磁盘或数据库写入失败</translation>
    </message>
    <message>
        <source>The act was not saved.</source>
        <translation>操作未保存。</translation>
    </message>
    <message>
        <source>Free some space and check the disk, then try again.</source>
        <translation>请清理空间、检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The other side is of a newer version</source>
        <translation>对端版本较新</translation>
    </message>
    <message>
        <source>This workstation cannot work with it.</source>
        <translation>本工作站无法与其协同。</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>请安装新版本。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>A defect in the program</source>
        <translation>程序缺陷</translation>
    </message>
    <message>
        <source>Report it with the log file.</source>
        <translation>请附日志文件上报。</translation>
    </message>
</context>
<context>
    <name>Objection</name>
    <message>
        <source>Raised</source>
        <translation>已提出</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Accepted, scored anew</source>
        <translation>采纳并重新评分</translation>
    </message>
    <message>
        <source>Score upheld</source>
        <translation>维持原评分</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>提出方</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>New score</source>
        <translation>重新评分</translation>
    </message>
    <message>
        <source>Raised by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Raised at</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>答复时间</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>裁定人</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>裁定时间</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>ObjectionVerb</name>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Accept and score anew</source>
        <translation>采纳并重新评分</translation>
    </message>
    <message>
        <source>Uphold the score</source>
        <translation>维持原评分</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>OrderAlert</name>
    <message>
        <source>Firing</source>
        <translation>告警中</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>OrderClock</name>
    <message>
        <source>%1 wd</source>
        <extracomment>A length of working time: days of work, hours.</extracomment>
        <translation>%1 个工作日</translation>
    </message>
    <message>
        <source>%1 wd %2 h</source>
        <translation>%1 个工作日 %2 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>A promise: how much of its time is left.</extracomment>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <extracomment>A promise: for how long it is broken.</extracomment>
        <translation>已超 %1</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>In time</source>
        <extracomment>A promise was kept.</extracomment>
        <translation>已按时</translation>
    </message>
    <message>
        <source>Too late</source>
        <extracomment>A promise was not kept; the order is done.</extracomment>
        <translation>超时</translation>
    </message>
    <message>
        <source>Response: %1</source>
        <extracomment>The clock of the response to an order: how much is left, or how it ended.</extracomment>
        <translation>响应：%1</translation>
    </message>
    <message>
        <source>Response due %1</source>
        <translation>响应时限 %1</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>解决时限 %1</translation>
    </message>
    <message>
        <source>Every hour counts.</source>
        <translation>按 7×24 小时计时。</translation>
    </message>
    <message>
        <source>Only working time counts.</source>
        <translation>按工作时间计时。</translation>
    </message>
    <message>
        <source>The clock stands until working time begins.</source>
        <translation>非工作时间，暂停计时。</translation>
    </message>
    <message>
        <source>The clock stands while the order is on hold; the due time moves by as much.</source>
        <translation>挂起期间不计时，时限相应顺延。</translation>
    </message>
    <message>
        <source>Late</source>
        <extracomment>A promise is broken, by no working time yet.</extracomment>
        <translation>已超时</translation>
    </message>
</context>
<context>
    <name>OrderNote</name>
    <message>
        <source>Note</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Message to the user</source>
        <translation>致用户</translation>
    </message>
    <message>
        <source>Message from the user</source>
        <translation>用户来信</translation>
    </message>
    <message>
        <source>Notice to the authority</source>
        <translation>通报管理方</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>By the server</source>
        <translation>系统自动</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>跟进记录</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>To</source>
        <translation>通知对象</translation>
    </message>
    <message>
        <source>By</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>OrderPlan</name>
    <message>
        <source>Recurring plan</source>
        <translation>周期计划</translation>
    </message>
    <message>
        <source>Recurring plans</source>
        <translation>周期计划</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Service item</source>
        <translation>服务项</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Business system</source>
        <translation>业务系统</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组角色</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Made until</source>
        <translation>已派发至</translation>
    </message>
</context>
<context>
    <name>OrderProblem</name>
    <message>
        <source>A new order cannot begin as “%1”.</source>
        <translation>新工单不能直接为“%1”。</translation>
    </message>
    <message>
        <source>An order that is “%1” cannot become “%2”.</source>
        <translation>“%1”的工单不能变为“%2”。</translation>
    </message>
    <message>
        <source>“%1” is for: %2.</source>
        <translation>“%1”由下列岗位办理：%2。</translation>
    </message>
    <message>
        <source>“%1” wants a reason.</source>
        <translation>“%1”须写明原因。</translation>
    </message>
    <message>
        <source>“%1” cannot be done while the order is “%2”.</source>
        <translation>工单处于“%2”时不能“%1”。</translation>
    </message>
    <message>
        <source>The incident has no priority yet. Set impact and urgency first.</source>
        <translation>事件尚未定级，请先填写影响和紧急程度。</translation>
    </message>
    <message>
        <source>Nobody is to do it yet. Choose a team or an assignee first.</source>
        <translation>尚未指定办理人，请先选择班组或受派人。</translation>
    </message>
    <message>
        <source>Who is to do the work does not approve it. Another person has to.</source>
        <translation>办理人不得审批本人的工单，须由他人审批。</translation>
    </message>
    <message>
        <source>Say what the order waits for.</source>
        <translation>请写明挂起的类型。</translation>
    </message>
    <message>
        <source>The service levels do not allow this kind of hold: %1.</source>
        <translation>服务级别不允许此类挂起：%1。</translation>
    </message>
    <message>
        <source>A hold of this kind needs the consent of a supervisor. Write down who gave it.</source>
        <translation>此类挂起须经主管同意，请写明同意人。</translation>
    </message>
    <message>
        <source>Write down what was done first (Resolution).</source>
        <translation>请先填写处理结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) must be recorded first: %1.</source>
        <translation>
            <numerusform>有 %n 个步骤须先记录：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) lack their evidence: %1.</source>
        <translation>
            <numerusform>有 %n 个步骤缺少佐证：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is abnormal in %n step(s) was not dealt with: %1.</source>
        <translation>
            <numerusform>有 %n 个步骤的异常尚未处置：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) behind the incident still fire.</source>
        <translation>
            <numerusform>事件关联的 %n 条告警仍未恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>A %1 order is closed by another person than the one who handled it alone.</source>
        <translation>%1 级工单不得由唯一处理人本人关闭。</translation>
    </message>
    <message>
        <source>The time for the confirmation is not over yet.</source>
        <translation>确认时限未到。</translation>
    </message>
    <message>
        <source>An order of %1 names the resources that it is about. Add them first.</source>
        <translation>%1 类工单须写明所涉资源，请先添加。</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) do not hold in the ledger what was prepared: %1.</source>
        <translation>
            <numerusform>有 %n 个资源的台账变更尚未落实：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The order is “%1”: nothing of it changes any more.</source>
        <translation>工单为“%1”，不再变动。</translation>
    </message>
    <message>
        <source>“%1” cannot be changed any more at this point.</source>
        <translation>此时不能再修改“%1”。</translation>
    </message>
    <message>
        <source>Lowering “%1” wants a reason.</source>
        <translation>降低“%1”须写明原因。</translation>
    </message>
    <message>
        <source>“%1” changes with a step of the workflow, not by itself.</source>
        <translation>“%1”随流转办理而变，不单独修改。</translation>
    </message>
    <message>
        <source>Say where the rating comes from.</source>
        <translation>请写明评价来源。</translation>
    </message>
    <message>
        <source>A rating from paper needs its scan: attach it to the order first.</source>
        <translation>纸质评价须附扫描件，请先附到工单。</translation>
    </message>
    <message>
        <source>Give one to five stars.</source>
        <translation>请评一至五星。</translation>
    </message>
    <message>
        <source>The business system belongs to another unit.</source>
        <translation>业务系统属于其他单位。</translation>
    </message>
    <message>
        <source>“%1” leads to the order itself, round in a circle, or to no problem.</source>
        <translation>“%1”指向工单本身、构成循环或不是问题单。</translation>
    </message>
    <message>
        <source>This version of the service item is not in force.</source>
        <translation>服务项的这一版本未生效。</translation>
    </message>
    <message>
        <source>What was submitted is not deleted; it can be voided.</source>
        <translation>已提交的工单不能删除，可以作废。</translation>
    </message>
    <message>
        <source>“%1” lies in the future.</source>
        <translation>“%1”晚于当前时间。</translation>
    </message>
    <message>
        <source>The prepared change cannot be: “%1”.</source>
        <translation>拟变更内容不成立：“%1”。</translation>
    </message>
</context>
<context>
    <name>OrderRefusal</name>
    <message>
        <source>The act was not carried out.</source>
        <translation>操作未执行。</translation>
    </message>
</context>
<context>
    <name>OrderResource</name>
    <message>
        <source>Resource of an order</source>
        <translation>工单资源</translation>
    </message>
    <message>
        <source>Resources of orders</source>
        <translation>工单资源</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Prepared change</source>
        <translation>待入账变更</translation>
    </message>
    <message>
        <source>In the ledger since</source>
        <translation>入台账时间</translation>
    </message>
    <message>
        <source>In the ledger</source>
        <translation>已入台账</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>OrderStep</name>
    <message>
        <source>Begun</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Step of the item</source>
        <translation>服务项步骤</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>关联事件</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时</translation>
    </message>
</context>
<context>
    <name>OrderVerb</name>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>送审批</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>开始处理</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Ask for confirmation</source>
        <translation>提请确认</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Terminate</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转单</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Grade as security incident</source>
        <translation>安全事件定级</translation>
    </message>
    <message>
        <source>Enter the report</source>
        <translation>登记报告</translation>
    </message>
    <message>
        <source>Ask for a rating</source>
        <translation>邀请评价</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评价</translation>
    </message>
</context>
<context>
    <name>Organisation</name>
    <message>
        <source>Managing authority</source>
        <translation>管理方</translation>
    </message>
    <message>
        <source>Using unit</source>
        <translation>使用方</translation>
    </message>
    <message>
        <source>Service provider</source>
        <translation>服务方</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>监理方</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单位编号</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Parent unit</source>
        <translation>上级单位</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact&apos;s phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Resource inventory</source>
        <translation>资源台账</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>待发箱</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>资产盘点</translation>
    </message>
    <message>
        <source>Ledger watch</source>
        <translation>台账体检</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Service catalogue</source>
        <translation>服务目录</translation>
    </message>
    <message>
        <source>Recurring plans</source>
        <translation>周期计划</translation>
    </message>
    <message>
        <source>Levels and calendar</source>
        <translation>服务级别与日历</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>运行报告</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Printed forms</source>
        <translation>打印登记</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>人员编号</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Shift group</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Entered on</source>
        <translation>到岗日期</translation>
    </message>
    <message>
        <source>Employment</source>
        <translation>任职信息</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>离岗日期</translation>
    </message>
    <message>
        <source>Filed on</source>
        <translation>备案日期</translation>
    </message>
    <message>
        <source>Background checked on</source>
        <translation>背景审查日期</translation>
    </message>
    <message>
        <source>Secrecy agreement signed on</source>
        <translation>保密协议签订日期</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Training this year</source>
        <translation>本年培训学时</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>Service levels</source>
        <translation>服务级别</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Alert mapping</source>
        <translation>告警映射</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>运行策略</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>运行策略</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Change rules</source>
        <translation>变更规则</translation>
    </message>
    <message>
        <source>Reports by schedule</source>
        <translation>报告计划</translation>
    </message>
</context>
<context>
    <name>PrintedForm</name>
    <message>
        <source>Paper</source>
        <translation>纸质</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Text document</source>
        <translation>文本文档</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签署</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签署</translation>
    </message>
    <message>
        <source>Needs no signature</source>
        <translation>无需签署</translation>
    </message>
    <message>
        <source>Printed form</source>
        <translation>打印登记</translation>
    </message>
    <message>
        <source>Printed forms</source>
        <translation>打印登记</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Version of the form</source>
        <translation>表单版本</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类别</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Number of the record</source>
        <translation>记录单号</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>份号</translation>
    </message>
    <message>
        <source>Short code</source>
        <translation>短码</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>介质</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>Changed on paper</source>
        <translation>纸面改动</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>打印人</translation>
    </message>
    <message>
        <source>Printed at</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>向左滚动</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>向右滚动</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason, kept in the history</source>
        <translation>原因，记入历史</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>“%1” is no IPv4 address</source>
        <translation>“%1”不是 IPv4 地址</translation>
    </message>
    <message>
        <source>“%1” is not within %2 to %3</source>
        <translation>“%1”不在 %2 至 %3 之间</translation>
    </message>
    <message>
        <source>“%1” is none of the allowed values</source>
        <translation>“%1”不是允许的取值</translation>
    </message>
    <message>
        <source>the text is longer than %1 characters</source>
        <translation>文字超过 %1 个字符</translation>
    </message>
    <message>
        <source>“%1” does not fit this field</source>
        <translation>“%1”不符合该字段的要求</translation>
    </message>
    <message>
        <source>it must be filled in</source>
        <translation>必须填写</translation>
    </message>
    <message>
        <source>another record holds this value (%1)</source>
        <translation>该值已被其他记录占用（%1）</translation>
    </message>
    <message>
        <source>the account lacks the right %1</source>
        <translation>账号没有权限 %1</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>“%1”不是数字</translation>
    </message>
    <message>
        <source>“%1” is no date</source>
        <translation>“%1”不是日期</translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no</source>
        <translation>“%1”既不是“是”也不是“否”</translation>
    </message>
    <message>
        <source>“%1” has lost digits in a spreadsheet</source>
        <translation>“%1”在电子表格中已丢失位数</translation>
    </message>
    <message>
        <source>there is no record “%1”</source>
        <translation>没有名为“%1”的记录</translation>
    </message>
    <message>
        <source>several records are called “%1”; give the number</source>
        <translation>有多条记录名为“%1”，请填写编号</translation>
    </message>
    <message>
        <source>the server sets it; “%1” cannot be given</source>
        <translation>该字段由服务器填写，不能填“%1”</translation>
    </message>
    <message>
        <source>no record has the key “%1”</source>
        <translation>没有键为“%1”的记录</translation>
    </message>
    <message>
        <source>several records have the key “%1”</source>
        <translation>有多条记录的键为“%1”</translation>
    </message>
    <message>
        <source>another row of the file says the same</source>
        <translation>文件中另有一行内容相同</translation>
    </message>
    <message>
        <source>the key “%1” stands in several rows</source>
        <translation>键“%1”在文件中出现多次</translation>
    </message>
    <message>
        <source>somebody changed the record in the meantime</source>
        <translation>该记录在此期间已被他人修改</translation>
    </message>
    <message>
        <source>“%1” was masked when it was exported</source>
        <translation>“%1”是导出时脱敏的内容</translation>
    </message>
    <message>
        <source>the record that this row made is retired</source>
        <translation>该行此前建立的记录已停用</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a column of a sheet, and what is wrong there</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>a resource does not go from “%1” to “%2”</source>
        <translation>资源状态不能由“%1”变为“%2”</translation>
    </message>
    <message>
        <source>a resource that is “%1” must have it</source>
        <translation>状态为“%1”的资源必须填写</translation>
    </message>
    <message>
        <source>the address is given to “%1” in this network zone</source>
        <translation>该网络区域内此地址已分配给“%1”</translation>
    </message>
    <message>
        <source>another row gives out “%1” in the same network zone</source>
        <translation>文件中另有一行在同一网络区域使用“%1”</translation>
    </message>
</context>
<context>
    <name>Relation</name>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>Connects to</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Backs up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Standby of</source>
        <translation>备机</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>隶属</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>关系类型</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Unit of the first</source>
        <translation>起点单位</translation>
    </message>
    <message>
        <source>Unit of the second</source>
        <translation>终点单位</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Redundant</source>
        <translation>冗余</translation>
    </message>
</context>
<context>
    <name>ReportFiles</name>
    <message>
        <source>Number</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>计算公式</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>points</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>表%1</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Text document (*.odt)</source>
        <translation>文本文档 (*.odt)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>Resource</name>
    <message>
        <source>Planned</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>To be delivered</source>
        <translation>待交付</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>变更中</translation>
    </message>
    <message>
        <source>To be rectified</source>
        <translation>待整改</translation>
    </message>
    <message>
        <source>Stopped, observed</source>
        <translation>停用观察</translation>
    </message>
    <message>
        <source>To be reclaimed</source>
        <translation>待回收</translation>
    </message>
    <message>
        <source>Reclaimed</source>
        <translation>已回收</translation>
    </message>
    <message>
        <source>x86</source>
        <translation>x86</translation>
    </message>
    <message>
        <source>ARM</source>
        <translation>ARM</translation>
    </message>
    <message>
        <source>LoongArch</source>
        <translation>LoongArch</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>资源编号</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>资源名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Subtype</source>
        <translation>子类</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>归属信息</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>处室</translation>
    </message>
    <message>
        <source>Business system</source>
        <translation>业务系统</translation>
    </message>
    <message>
        <source>Responsible person</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Request number</source>
        <translation>申请单号</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格配置</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>System disk</source>
        <translation>系统盘</translation>
    </message>
    <message>
        <source>Data disk</source>
        <translation>数据盘</translation>
    </message>
    <message>
        <source>Disk medium</source>
        <translation>磁盘介质</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>OS version</source>
        <translation>系统版本</translation>
    </message>
    <message>
        <source>Domestic platform</source>
        <translation>信创</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Middleware</source>
        <translation>中间件</translation>
    </message>
    <message>
        <source>Resource pool</source>
        <translation>资源池</translation>
    </message>
    <message>
        <source>Place and network</source>
        <translation>部署与网络</translation>
    </message>
    <message>
        <source>Availability zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Machine room</source>
        <translation>机房</translation>
    </message>
    <message>
        <source>Network zone</source>
        <translation>网络区域</translation>
    </message>
    <message>
        <source>Private IP</source>
        <translation>内网 IP</translation>
    </message>
    <message>
        <source>Public IP</source>
        <translation>公网 IP</translation>
    </message>
    <message>
        <source>Port policy</source>
        <translation>端口策略</translation>
    </message>
    <message>
        <source>Domain name</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>负载均衡</translation>
    </message>
    <message>
        <source>Backup policy</source>
        <translation>备份策略</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>安全保障</translation>
    </message>
    <message>
        <source>Recovery tier</source>
        <translation>容灾等级</translation>
    </message>
    <message>
        <source>Security services</source>
        <translation>安全服务</translation>
    </message>
    <message>
        <source>Protection level</source>
        <translation>等保等级</translation>
    </message>
    <message>
        <source>Operating unit</source>
        <translation>运维单位</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运维信息</translation>
    </message>
    <message>
        <source>Operator A</source>
        <translation>A 角</translation>
    </message>
    <message>
        <source>Operator B</source>
        <translation>B 角</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>开通日期</translation>
    </message>
    <message>
        <source>Term until</source>
        <translation>使用期限至</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>计费方式</translation>
    </message>
    <message>
        <source>Price version</source>
        <translation>单价版本</translation>
    </message>
    <message>
        <source>Monitored</source>
        <translation>监控接入</translation>
    </message>
    <message>
        <source>Last verified</source>
        <translation>最近核查日期</translation>
    </message>
    <message>
        <source>CPU average</source>
        <translation>CPU 均值</translation>
    </message>
    <message>
        <source>Utilisation, 30 days</source>
        <translation>近 30 日利用率</translation>
    </message>
    <message>
        <source>CPU peak</source>
        <translation>CPU 峰值</translation>
    </message>
    <message>
        <source>Memory average</source>
        <translation>内存均值</translation>
    </message>
    <message>
        <source>Memory peak</source>
        <translation>内存峰值</translation>
    </message>
    <message>
        <source>Storage average</source>
        <translation>存储均值</translation>
    </message>
    <message>
        <source>Storage peak</source>
        <translation>存储峰值</translation>
    </message>
    <message>
        <source>Attributes of the type</source>
        <translation>类型属性</translation>
    </message>
    <message>
        <source>More</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Not filed</source>
        <translation>未备案</translation>
    </message>
    <message>
        <source>Level 1</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>Level 2</source>
        <translation>二级</translation>
    </message>
    <message>
        <source>Level 3</source>
        <translation>三级</translation>
    </message>
    <message>
        <source>Asset tag</source>
        <translation>资产标签</translation>
    </message>
    <message>
        <source>Backup confirmed on</source>
        <translation>备份确认日期</translation>
    </message>
    <message>
        <source>Reclaim signed on</source>
        <translation>回收签字日期</translation>
    </message>
    <message>
        <source>Network average</source>
        <translation>网络平均流量</translation>
    </message>
    <message>
        <source>CPU average, 7 days</source>
        <translation>CPU 平均（7 天）</translation>
    </message>
    <message>
        <source>Exempt from the low-use review</source>
        <translation>低效核查豁免</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>System administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Audit administrator</source>
        <translation>审计管理员</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>服务台</translation>
    </message>
    <message>
        <source>Shift leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Operations engineer</source>
        <translation>运维工程师</translation>
    </message>
    <message>
        <source>Resource manager</source>
        <translation>资源管理员</translation>
    </message>
    <message>
        <source>Configuration manager</source>
        <translation>配置管理员</translation>
    </message>
    <message>
        <source>Service manager</source>
        <translation>服务经理</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>只读用户</translation>
    </message>
    <message>
        <source>Security engineer</source>
        <translation>安全工程师</translation>
    </message>
    <message>
        <source>Incident manager</source>
        <translation>事件经理</translation>
    </message>
    <message>
        <source>Problem manager</source>
        <translation>问题经理</translation>
    </message>
    <message>
        <source>Change manager</source>
        <translation>变更经理</translation>
    </message>
    <message>
        <source>Quality manager</source>
        <translation>质量管理员</translation>
    </message>
    <message>
        <source>Using party</source>
        <translation>使用方</translation>
    </message>
    <message>
        <source>Managing party</source>
        <translation>管理方</translation>
    </message>
    <message>
        <source>Supervising party</source>
        <translation>监理方</translation>
    </message>
</context>
<context>
    <name>RunReport</name>
    <message>
        <source>Monthly run report</source>
        <translation>运行月报</translation>
    </message>
    <message>
        <source>Quarterly run report</source>
        <translation>运行季报</translation>
    </message>
    <message>
        <source>Yearly run report</source>
        <translation>运行年报</translation>
    </message>
    <message>
        <source>Evaluation report</source>
        <translation>评价报告</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已签发</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>运行报告</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>运行报告</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>报送期限</translation>
    </message>
    <message>
        <source>By schedule</source>
        <translation>按计划生成</translation>
    </message>
    <message>
        <source>Caught up</source>
        <translation>补做</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发人</translation>
    </message>
    <message>
        <source>Issued at</source>
        <translation>签发时间</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>SatisfactionSurvey</name>
    <message>
        <source>Satisfaction survey</source>
        <translation>满意度调查</translation>
    </message>
    <message>
        <source>Satisfaction surveys</source>
        <translation>满意度调查</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>答卷单位</translation>
    </message>
    <message>
        <source>Business system</source>
        <translation>业务系统</translation>
    </message>
    <message>
        <source>Service item</source>
        <translation>服务项</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>填答日期</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>填答人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答卷</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>意见建议</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
</context>
<context>
    <name>SavedView</name>
    <message>
        <source>Saved view</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示对象</translation>
    </message>
    <message>
        <source>Filters and sort</source>
        <translation>筛选与排序</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>创建人</translation>
    </message>
</context>
<context>
    <name>ScheduleWords</name>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>on the last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>on day %1 from the end</source>
        <translation>倒数第 %1 天</translation>
    </message>
    <message>
        <source>on day %1</source>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>on the last working day</source>
        <translation>最后一个工作日</translation>
    </message>
    <message>
        <source>on working day %1 from the end</source>
        <translation>倒数第 %1 个工作日</translation>
    </message>
    <message>
        <source>on working day %1</source>
        <translation>第 %1 个工作日</translation>
    </message>
    <message>
        <source>on the last %1</source>
        <translation>最后一个%1</translation>
    </message>
    <message>
        <source>on %2 number %1 from the end</source>
        <translation>倒数第 %1 个%2</translation>
    </message>
    <message>
        <source>on %2 number %1</source>
        <translation>第 %1 个%2</translation>
    </message>
    <message>
        <source>Every %1 days</source>
        <translation>每 %1 天</translation>
    </message>
    <message>
        <source>Every %1 weeks</source>
        <translation>每 %1 周</translation>
    </message>
    <message>
        <source>Every %1 months</source>
        <translation>每 %1 个月</translation>
    </message>
    <message>
        <source>Every %1 quarters</source>
        <translation>每 %1 个季度</translation>
    </message>
    <message>
        <source>Every %1 years</source>
        <translation>每 %1 年</translation>
    </message>
    <message>
        <source>in month %1 of the quarter</source>
        <translation>第 %1 个月</translation>
    </message>
    <message>
        <source>in month %1</source>
        <translation>%1 月</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Every quarter</source>
        <translation>每季度</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>Runs on days off too</source>
        <translation>休息日照常执行</translation>
    </message>
    <message>
        <source>Left out on days off</source>
        <translation>休息日不执行</translation>
    </message>
    <message>
        <source>Moves to the next working day</source>
        <translation>遇休息日顺延至下一工作日</translation>
    </message>
    <message>
        <source>Moves to the working day before</source>
        <translation>遇休息日提前至上一工作日</translation>
    </message>
    <message>
        <source>; </source>
        <comment>before what becomes of days off</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ScoreSheet</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Shown to all</source>
        <translation>已公开</translation>
    </message>
    <message>
        <source>Score sheet</source>
        <translation>评分单</translation>
    </message>
    <message>
        <source>Score sheets</source>
        <translation>评分单</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>评分方</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>评分单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Handed in by</source>
        <translation>提交人</translation>
    </message>
    <message>
        <source>Handed in at</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message>
        <source>%1: %2.</source>
        <extracomment>What a promise is about, how far it is, and when it is due: &quot;Resolution time: 80 % used, due 2026-11-23 17:30.&quot;</extracomment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: %2, due %3.</source>
        <translation>%1：%2，到期时间 %3。</translation>
    </message>
    <message>
        <source>All alerts are over and nobody worked on it: the system has resolved it.</source>
        <translation>全部告警已恢复，无人处理，系统自动解决。</translation>
    </message>
    <message>
        <source>All alerts are over. Somebody has worked on the order already: check and resolve it.</source>
        <translation>全部告警已恢复。工单已有人处理，请核实后解决。</translation>
    </message>
    <message>
        <source>The alerts have begun again.</source>
        <translation>告警再次触发。</translation>
    </message>
    <message>
        <source>A graver alert has come: the system raised impact and urgency.</source>
        <translation>新告警级别更高，系统提高影响和紧急程度。</translation>
    </message>
    <message>
        <source>Caught up: planned for %1, it could not be made then.</source>
        <translation>补派：计划时间 %1，当时未能派发。</translation>
    </message>
    <message numerus="yes">
        <source>%n more run(s) missed are too many to be caught up and will not be made.</source>
        <translation>
            <numerusform>另有 %n 次超过补派上限，不再补派。</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirmed by time-out.</source>
        <translation>超时自动确认。</translation>
    </message>
    <message>
        <source>Confirmed by time-out. The alerts went by themselves and nobody worked on it; its steps do not apply.</source>
        <translation>超时自动确认。告警自行恢复，无人处理，各步骤不适用。</translation>
    </message>
    <message>
        <source>Resolved; the system asks for confirmation.</source>
        <translation>已解决，系统转待确认。</translation>
    </message>
    <message>
        <source>The user was asked for a rating on %1 and has not answered: remind them.</source>
        <translation>%1 请用户评价，至今未收到，请提醒用户。</translation>
    </message>
    <message>
        <source>Response time</source>
        <translation>响应时限</translation>
    </message>
    <message>
        <source>Resolution time</source>
        <translation>解决时限</translation>
    </message>
    <message>
        <source>Legal reporting time</source>
        <translation>法定报告时限</translation>
    </message>
    <message>
        <source>%1 % used</source>
        <translation>已用 %1%</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>还剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>还剩 %n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) have passed</source>
        <translation>
            <numerusform>已过 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) have passed</source>
        <translation>
            <numerusform>已过 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>has come to its end</source>
        <translation>已到</translation>
    </message>
    <message numerus="yes">
        <source>exceeded by %n minute(s)</source>
        <translation>
            <numerusform>已超过 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exceeded by %n working day(s)</source>
        <translation>
            <numerusform>已超过 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>The system</source>
        <translation>系统</translation>
    </message>
</context>
<context>
    <name>ServiceItem</name>
    <message>
        <source>Service request</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡检</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Major-event assurance</source>
        <translation>重大保障</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>Service item</source>
        <translation>服务项</translation>
    </message>
    <message>
        <source>Service items</source>
        <translation>服务项</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Outside code</source>
        <translation>外部编码</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>实施步骤</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>ServiceSheet</name>
    <message>
        <source>another row of this item is wrong</source>
        <translation>该服务项的其他行有误</translation>
    </message>
    <message>
        <source>the rows of one item must say the same</source>
        <translation>同一服务项各行须一致</translation>
    </message>
</context>
<context>
    <name>ServiceStep</name>
    <message>
        <source>Step number</source>
        <translation>步骤序号</translation>
    </message>
    <message>
        <source>Limit value</source>
        <translation>时限数值</translation>
    </message>
    <message>
        <source>Limit in words</source>
        <translation>时限说明</translation>
    </message>
    <message>
        <source>Limit in English words</source>
        <translation>时限英文说明</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>不高于 %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>不低于 %1</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>a field of a service item, what it said, what it says</extracomment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what is measured, and its unit</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is measured, and its range</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>New: %1 %2</source>
        <comment>number and name of a step</comment>
        <translation>新增：%1 %2</translation>
    </message>
    <message>
        <source>Left out: %1 %2</source>
        <comment>number and name of a step</comment>
        <translation>删除：%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and name of a step</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Working minutes</source>
        <translation>工作分钟</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Days before the date</source>
        <translation>日期前（日）</translation>
    </message>
    <message>
        <source>Working days before the date</source>
        <translation>日期前（工作日）</translation>
    </message>
    <message>
        <source>By the priority</source>
        <translation>按优先级</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>文字说明</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Step in English</source>
        <translation>步骤英文名</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Record left</source>
        <translation>形成记录</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Mandatory</source>
        <translation>必做</translation>
    </message>
    <message>
        <source>Only before closing</source>
        <translation>关闭前完成</translation>
    </message>
    <message>
        <source>May be left out</source>
        <translation>可略过</translation>
    </message>
    <message>
        <source>Evidence required</source>
        <translation>须附证据</translation>
    </message>
    <message>
        <source>Clause of the step</source>
        <translation>步骤条款号</translation>
    </message>
    <message>
        <source>How it is done</source>
        <translation>办理说明</translation>
    </message>
    <message>
        <source>What evidence counts</source>
        <translation>证据要求</translation>
    </message>
    <message>
        <source>Check list</source>
        <translation>检查项</translation>
    </message>
</context>
<context>
    <name>SigningKey</name>
    <message>
        <source>Signing key</source>
        <translation>签名公钥</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>签名公钥</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>公钥</translation>
    </message>
    <message>
        <source>Proof of possession</source>
        <translation>持有证明</translation>
    </message>
    <message>
        <source>Registered at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
</context>
<context>
    <name>Stocktake</name>
    <message>
        <source>Open</source>
        <translation>盘点中</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>已签认</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Stocktakes</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>盘点编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>盘点单位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>盘点范围</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>盘点结果</translation>
    </message>
    <message>
        <source>SM3 digest of the findings</source>
        <translation>结果 SM3 摘要</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签认人</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>签认时间</translation>
    </message>
</context>
<context>
    <name>StocktakeScans</name>
    <message>
        <source>Scans</source>
        <translation>扫码记录</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>扫码明细</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>StocktakeSheet</name>
    <message>
        <source>Stocktake %1</source>
        <translation>盘点 %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未盘到</translation>
    </message>
    <message>
        <source>Stocktake result</source>
        <translation>资产盘点结果表</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>Unit: %1    Place: %2</source>
        <translation>盘点单位：%1&#x3000;&#x3000;地点：%2</translation>
    </message>
    <message>
        <source>Expected %L1, found %L2, missing %L3, found elsewhere %L4, unknown %L5, scanned before %L6</source>
        <translation>应盘 %L1，已盘到 %L2，未盘到 %L3，位置不符 %L4，账外 %L5，重复扫码 %L6</translation>
    </message>
    <message>
        <source>Not signed off; as of %1</source>
        <translation>尚未签认，截至 %1</translation>
    </message>
    <message>
        <source>Signed off by %1, %2</source>
        <translation>签认：%1，%2</translation>
    </message>
    <message>
        <source>SM3 digest of the result: %1</source>
        <translation>结果 SM3 摘要：%1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Tag or code</source>
        <translation>标签或编码</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>资源编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>资源名称</translation>
    </message>
    <message>
        <source>Place in the ledger</source>
        <translation>台账位置</translation>
    </message>
    <message>
        <source>Place of the scan</source>
        <translation>实际位置</translation>
    </message>
    <message>
        <source>Everything was found in its place.</source>
        <translation>全部盘到，位置相符。</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>Unit&apos;s representative</source>
        <translation>单位代表</translation>
    </message>
</context>
<context>
    <name>TableSheet</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页 / 共 %2 页</translation>
    </message>
    <message>
        <source>%1:</source>
        <extracomment>Under a printed list; %1 is &quot;Counted by&quot; or the like.</extracomment>
        <translation>%1：</translation>
    </message>
    <message>
        <source>Date:          </source>
        <translation>日期：&#x3000;&#x3000;年&#x3000;月&#x3000;日</translation>
    </message>
</context>
<context>
    <name>TemplateSheet</name>
    <message>
        <source>General</source>
        <translation>总则</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Version of the document</source>
        <translation>文件版本</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Fewest answers</source>
        <translation>最少答卷数</translation>
    </message>
    <message>
        <source>Improvement below (%)</source>
        <translation>低于此得分率提出整改（%）</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Weight (points)</source>
        <translation>权重（分）</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>计算公式</translation>
    </message>
    <message>
        <source>Target (%)</source>
        <translation>目标值（%）</translation>
    </message>
    <message>
        <source>Floor (%)</source>
        <translation>下限值（%）</translation>
    </message>
    <message>
        <source>Most taken off (points)</source>
        <translation>扣分上限（分）</translation>
    </message>
    <message>
        <source>Most added (points)</source>
        <translation>加分上限（分）</translation>
    </message>
    <message>
        <source>Best grade left</source>
        <translation>否决后最高等级</translation>
    </message>
    <message>
        <source>Denominator of 0</source>
        <translation>分母为零</translation>
    </message>
    <message>
        <source>GB/T 33850</source>
        <translation>GB/T 33850 特性</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Definition in English</source>
        <translation>英文定义</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Evidence in English</source>
        <translation>英文依据</translation>
    </message>
    <message>
        <source>Evaluators</source>
        <translation>评价方</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>扣分项与档次</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Points each</source>
        <translation>每次扣分（分）</translation>
    </message>
    <message>
        <source>Each percent below (%)</source>
        <translation>低于此值每个百分点（%）</translation>
    </message>
    <message>
        <source>At least (%)</source>
        <translation>不低于（%）</translation>
    </message>
    <message>
        <source>Share of the weight (%)</source>
        <translation>得权重比例（%）</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>评价方</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>From (points)</source>
        <translation>起始分（分）</translation>
    </message>
    <message>
        <source>Deduction</source>
        <translation>扣分项</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>档次</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Full marks</source>
        <translation>得满分</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>an indicator with deductions or steps wants a code of its own</source>
        <translation>有扣分项或档次的指标须有不重复的代码</translation>
    </message>
    <message>
        <source>a character that no workbook holds</source>
        <translation>含有工作簿无法保存的字符</translation>
    </message>
    <message>
        <source>the sheet stands twice</source>
        <translation>工作表重复</translation>
    </message>
    <message>
        <source>the sheet is missing</source>
        <translation>缺少该工作表</translation>
    </message>
    <message>
        <source>the item stands twice</source>
        <translation>项目重复</translation>
    </message>
    <message>
        <source>the column stands twice</source>
        <translation>列重复</translation>
    </message>
    <message>
        <source>no date (2026-12-31)</source>
        <translation>不是日期（2026-12-31）</translation>
    </message>
    <message>
        <source>no number of at most two decimals</source>
        <translation>不是最多两位小数的数</translation>
    </message>
    <message>
        <source>more than 100</source>
        <translation>超过 100</translation>
    </message>
    <message>
        <source>no whole number</source>
        <translation>不是整数</translation>
    </message>
    <message>
        <source>none of: %1</source>
        <translation>不在下列之中：%1</translation>
    </message>
    <message>
        <source>no indicator has this code</source>
        <translation>没有此代码的指标</translation>
    </message>
    <message>
        <source>several indicators have this code</source>
        <translation>有多个指标使用此代码</translation>
    </message>
    <message>
        <source>a deduction has none</source>
        <translation>扣分项没有此内容</translation>
    </message>
    <message>
        <source>a step has none</source>
        <translation>档次没有此内容</translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>超过 %1 行</translation>
    </message>
</context>
<context>
    <name>Utilisation</name>
    <message>
        <source>Utilisation</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>CPU average</source>
        <translation>CPU 平均</translation>
    </message>
    <message>
        <source>CPU peak</source>
        <translation>CPU 峰值</translation>
    </message>
    <message>
        <source>Memory average</source>
        <translation>内存平均</translation>
    </message>
    <message>
        <source>Storage average</source>
        <translation>存储平均</translation>
    </message>
    <message>
        <source>Network average</source>
        <translation>网络平均</translation>
    </message>
</context>
<context>
    <name>WindowOutlook</name>
    <message>
        <source>held</source>
        <translation>已锁住</translation>
    </message>
    <message>
        <source>goes on, in work</source>
        <translation>继续实施</translation>
    </message>
    <message>
        <source>let through</source>
        <translation>已豁免</translation>
    </message>
    <message>
        <source>passes freezes</source>
        <translation>不受封网限制</translation>
    </message>
</context>
<context>
    <name>WorkOrder</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>To be accepted</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>To be approved</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>已派单</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>1 Platform or ten units</source>
        <translation>1 平台级或十家以上单位</translation>
    </message>
    <message>
        <source>2 Several units or a core system</source>
        <translation>2 多单位或核心系统</translation>
    </message>
    <message>
        <source>3 One system</source>
        <translation>3 单个系统</translation>
    </message>
    <message>
        <source>4 One user or part</source>
        <translation>4 单个用户或局部</translation>
    </message>
    <message>
        <source>High: service down</source>
        <translation>高：业务中断</translation>
    </message>
    <message>
        <source>Medium: degraded</source>
        <translation>中：性能下降</translation>
    </message>
    <message>
        <source>Low: a workaround is there</source>
        <translation>低：有替代办法</translation>
    </message>
    <message>
        <source>P1</source>
        <translation>P1</translation>
    </message>
    <message>
        <source>P2</source>
        <translation>P2</translation>
    </message>
    <message>
        <source>P3</source>
        <translation>P3</translation>
    </message>
    <message>
        <source>P4</source>
        <translation>P4</translation>
    </message>
    <message>
        <source>Waits for the user</source>
        <translation>待用户</translation>
    </message>
    <message>
        <source>Waits for a third party</source>
        <translation>待第三方</translation>
    </message>
    <message>
        <source>Waits for a change</source>
        <translation>待变更</translation>
    </message>
    <message>
        <source>Waits for spare parts</source>
        <translation>待备件</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>函件</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>门户</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>监控告警</translation>
    </message>
    <message>
        <source>Recurring plan</source>
        <translation>周期计划</translation>
    </message>
    <message>
        <source>Own staff</source>
        <translation>内部发起</translation>
    </message>
    <message>
        <source>Operator of critical infrastructure</source>
        <translation>关键信息基础设施运营者</translation>
    </message>
    <message>
        <source>Central department or its unit</source>
        <translation>中央部门及其所属单位</translation>
    </message>
    <message>
        <source>Other network operator</source>
        <translation>其他网络运营者</translation>
    </message>
    <message>
        <source>Asked on request</source>
        <translation>线上评价</translation>
    </message>
    <message>
        <source>From paper</source>
        <translation>纸质评价</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>电话回访</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Service item</source>
        <translation>服务项</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Business system</source>
        <translation>业务系统</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>情况说明</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组角色</translation>
    </message>
    <message>
        <source>Who works on it</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属工单</translation>
    </message>
    <message>
        <source>On hold for</source>
        <translation>挂起类别</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Hold consented by</source>
        <translation>挂起同意人</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Submitted at</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Accepted at</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>批准时间</translation>
    </message>
    <message>
        <source>Dispatched at</source>
        <translation>派单时间</translation>
    </message>
    <message>
        <source>Work began at</source>
        <translation>开始处理时间</translation>
    </message>
    <message>
        <source>Resolved at</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Waits for confirmation since</source>
        <translation>待确认起始</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Response promised</source>
        <translation>承诺响应时长</translation>
    </message>
    <message>
        <source>Resolution promised</source>
        <translation>承诺解决时长</translation>
    </message>
    <message>
        <source>Response due</source>
        <translation>响应时限</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>解决时限</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>挂起记录</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>服务级别版本</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重开次数</translation>
    </message>
    <message>
        <source>Times urged</source>
        <translation>催办次数</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>处理账号</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>关闭人</translation>
    </message>
    <message>
        <source>Confirmed by time-out</source>
        <translation>超时自动确认</translation>
    </message>
    <message>
        <source>Solved at first attempt</source>
        <translation>首次解决</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>转单次数</translation>
    </message>
    <message>
        <source>Security level</source>
        <translation>安全事件级别</translation>
    </message>
    <message>
        <source>Security incident</source>
        <translation>网络安全事件</translation>
    </message>
    <message>
        <source>Reporting duty</source>
        <translation>报告义务</translation>
    </message>
    <message>
        <source>Graded by</source>
        <translation>定级人</translation>
    </message>
    <message>
        <source>Graded at</source>
        <translation>定级时间</translation>
    </message>
    <message>
        <source>Report due</source>
        <translation>报告时限</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>报告时间</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来由</translation>
    </message>
    <message>
        <source>Planned for</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>Alert group</source>
        <translation>告警组</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评价意见</translation>
    </message>
    <message>
        <source>Rating from</source>
        <translation>评价来源</translation>
    </message>
    <message>
        <source>Rating asked at</source>
        <translation>邀评时间</translation>
    </message>
    <message>
        <source>Rated at</source>
        <translation>评价时间</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>Extra major</source>
        <translation>特别重大</translation>
    </message>
    <message>
        <source>Change number</source>
        <translation>变更单号</translation>
    </message>
    <message>
        <source>Problem behind it</source>
        <translation>关联问题</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务方</translation>
    </message>
    <message>
        <source>Using unit</source>
        <translation>使用方</translation>
    </message>
    <message>
        <source>Approved window</source>
        <translation>批准的窗口</translation>
    </message>
    <message>
        <source>Force majeure</source>
        <translation>不可抗力</translation>
    </message>
    <message>
        <source>Response in time</source>
        <translation>响应按时</translation>
    </message>
    <message>
        <source>For the evaluation</source>
        <translation>评价数据</translation>
    </message>
    <message>
        <source>Resolution in time</source>
        <translation>解决按时</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>中断时长</translation>
    </message>
    <message>
        <source>Cause of the outage</source>
        <translation>中断责任</translation>
    </message>
</context>
<context>
    <name>items</name>
    <message>
        <source>A required value is missing.</source>
        <translation>缺少必填项。</translation>
    </message>
    <message>
        <source>%1 must be filled in.</source>
        <translation>%1必填。</translation>
    </message>
    <message>
        <source>A value is not allowed.</source>
        <translation>存在不允许的值。</translation>
    </message>
    <message>
        <source>%1 holds a value that is not allowed.</source>
        <translation>%1的值不符合要求。</translation>
    </message>
    <message>
        <source>%1 is used by another record already.</source>
        <translation>%1已被其他记录使用。</translation>
    </message>
    <message>
        <source>%1 points to a record that you cannot see.</source>
        <translation>%1引用的记录无权查看。</translation>
    </message>
    <message>
        <source>%1 is set by the server.</source>
        <translation>%1由服务器填写。</translation>
    </message>
    <message>
        <source>The record has no field %1.</source>
        <translation>记录没有字段%1。</translation>
    </message>
    <message>
        <source>There is no such record in your units.</source>
        <translation>所辖单位内无此记录。</translation>
    </message>
    <message>
        <source>The record exists already.</source>
        <translation>记录已存在。</translation>
    </message>
    <message>
        <source>The record is retired; restore it first.</source>
        <translation>记录已停用，请先恢复。</translation>
    </message>
    <message>
        <source>The record is not retired.</source>
        <translation>记录未停用。</translation>
    </message>
    <message>
        <source>You lack the right %1.</source>
        <translation>缺少权限 %1。</translation>
    </message>
    <message>
        <source>The sign-in has expired.</source>
        <translation>登录已失效。</translation>
    </message>
    <message>
        <source>Login name or password is wrong.</source>
        <translation>登录名或密码错误。</translation>
    </message>
    <message>
        <source>Too many failures; try again in %1 seconds.</source>
        <translation>失败次数过多，请 %1 秒后重试。</translation>
    </message>
    <message>
        <source>The record was changed in the meantime.</source>
        <translation>记录已被他人修改。</translation>
    </message>
    <message>
        <source>An earlier act that this one builds on was not accepted.</source>
        <translation>所依赖的前一操作未被接受。</translation>
    </message>
    <message>
        <source>The act was sent before with another content.</source>
        <translation>该操作曾以不同内容发送。</translation>
    </message>
    <message>
        <source>The data must be loaded anew.</source>
        <translation>数据需重新加载。</translation>
    </message>
    <message>
        <source>The input is too large.</source>
        <translation>内容超过上限。</translation>
    </message>
    <message>
        <source>The server asks to wait %1 seconds.</source>
        <translation>服务器繁忙，请 %1 秒后重试。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接服务器。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not the one that was confirmed.</source>
        <translation>服务器证书与已确认的不一致。</translation>
    </message>
    <message>
        <source>The local store could not be read or written.</source>
        <translation>本机数据库读写失败。</translation>
    </message>
    <message>
        <source>The server or the file is of a newer version of the program.</source>
        <translation>服务器或文件的版本较新。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The program made an error; the log has the details.</source>
        <translation>程序出错，详见日志。</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>建立关系</translation>
    </message>
    <message>
        <source>Unrelated</source>
        <translation>解除关系</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>today %1</source>
        <comment>a time of day</comment>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <comment>a time of day</comment>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <comment>the kind of record</comment>
        <translation>新建：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n selected</source>
        <comment>the kind of records</comment>
        <translation>
            <numerusform>%1：已选 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Retired</source>
        <comment>state of a record</comment>
        <translation>停用</translation>
    </message>
    <message>
        <source>In use</source>
        <comment>state of a record</comment>
        <translation>在用</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>变更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>变更后</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>Edited: Resource Web-01</comment>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>Edited: Resources (12)</comment>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>an act: the fields that it changes</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>冲突</translation>
    </message>
    <message numerus="yes">
        <source>Somebody else changed %n field(s) as well.</source>
        <translation>
            <numerusform>他人同时修改了 %n 个字段。</numerusform>
        </translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>修改前：%1</translation>
    </message>
    <message>
        <source>Mine: %1</source>
        <translation>本人：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who changed the field: to what</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Keep before</source>
        <translation>恢复修改前</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留本人</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>保留对方</translation>
    </message>
    <message>
        <source>To be chosen</source>
        <translation>待选定</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>操作时间</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>发送次数</translation>
    </message>
    <message>
        <source>creation of %1</source>
        <comment>an act to be undone</comment>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>change of %1</source>
        <comment>an act to be undone</comment>
        <translation>修改%1</translation>
    </message>
    <message>
        <source>retiring of %1</source>
        <comment>an act to be undone</comment>
        <translation>停用%1</translation>
    </message>
    <message>
        <source>restoring of %1</source>
        <comment>an act to be undone</comment>
        <translation>恢复%1</translation>
    </message>
    <message>
        <source>relating of %1</source>
        <comment>an act to be undone</comment>
        <translation>关联%1</translation>
    </message>
    <message>
        <source>unrelating of %1</source>
        <comment>an act to be undone</comment>
        <translation>解除关联%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>40 resources</comment>
        <translation>%1 条%2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>an old and a new value</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Term is over</source>
        <translation>已过使用期限</translation>
    </message>
    <message>
        <source>Resources</source>
        <comment>a number of them</comment>
        <translation>资源数</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>what a review of the ledger found</comment>
        <translation>发现</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测</translation>
    </message>
    <message>
        <source>not %1</source>
        <comment>a sign such as &lt;</comment>
        <translation>不满足 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a sentence</comment>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>已过 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>ends today</source>
        <translation>今天到期</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>The field that breaks a rule and what stands there.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Exempt: %1 · %2</source>
        <extracomment>Why a resource is spared by the low-use review, and then the figures.</extracomment>
        <translation>豁免：%1 · %2</translation>
    </message>
    <message>
        <source>You</source>
        <comment>who did it: the person at this workstation</comment>
        <translation>本人</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到时间</translation>
    </message>
    <message>
        <source>A resource that is “%1” cannot become “%2”.</source>
        <translation>“%1”的资源不能变为“%2”。</translation>
    </message>
    <message>
        <source>To be reclaimed a resource needs a confirmed backup and the using unit&apos;s signature.</source>
        <translation>回收前须有备份确认和使用单位签字。</translation>
    </message>
    <message>
        <source>A resource in use needs unit, business system, responsible person and term.</source>
        <translation>在用资源须有单位、业务系统、责任人和使用期限。</translation>
    </message>
    <message>
        <source>Another resource of this network zone holds the address.</source>
        <translation>同一网络区域内另一资源已占用该地址。</translation>
    </message>
    <message>
        <source>%1 of this network zone holds the address.</source>
        <comment>the number of a resource</comment>
        <translation>同一网络区域内的 %1 已占用该地址。</translation>
    </message>
    <message numerus="yes">
        <source>Ends within %n day(s)</source>
        <translation>
            <numerusform>%n 天内到期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>items::AgendaTable</name>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>延期再议</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>赞成</translation>
    </message>
    <message>
        <source>No</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>items::AttachmentsModel</name>
    <message>
        <source>%L1 bytes</source>
        <translation>%L1 字节</translation>
    </message>
    <message>
        <source>The content lies on this machine and at the server.</source>
        <translation>内容在本机和服务器上。</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Not on this machine yet; it comes when it is opened and the server is connected.</source>
        <translation>尚未取到本机；联网打开时取回。</translation>
    </message>
    <message>
        <source>At the server</source>
        <translation>在服务器</translation>
    </message>
    <message>
        <source>Attached here; goes to the server with the next connection.</source>
        <translation>已在本机添加，联网后送到服务器。</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>The content is being fetched from the server.</source>
        <translation>正在从服务器取回内容。</translation>
    </message>
    <message>
        <source>Being fetched…</source>
        <translation>取回中…</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>items::AttendanceTable</name>
    <message>
        <source>Came</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Speaks for</source>
        <translation>代表</translation>
    </message>
</context>
<context>
    <name>items::ChangeChain</name>
    <message>
        <source>%1. %2</source>
        <comment>number and name of a stage</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>in a meeting of the CAB: %1</source>
        <translation>CAB 会议审议：%1</translation>
    </message>
    <message>
        <source>each of: %1</source>
        <translation>会签：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n of: %1</source>
        <translation>
            <numerusform>%1 中 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for: %1</source>
        <translation>待审批：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 in the place of %2</source>
        <extracomment>Who decided, and in whose place.</extracomment>
        <translation>%1（代 %2）</translation>
    </message>
    <message>
        <source>not sealed</source>
        <translation>未签章</translation>
    </message>
    <message>
        <source>sealed with key %1, which is not registered here</source>
        <translation>以密钥 %1 签章，本机无此密钥登记</translation>
    </message>
    <message>
        <source>sealed with key %1 (%2), retired since</source>
        <translation>以密钥 %1（%2）签章，该密钥已停用</translation>
    </message>
    <message>
        <source>sealed with key %1 (%2)</source>
        <translation>以密钥 %1（%2）签章</translation>
    </message>
    <message>
        <source>%1; server receipt of %2</source>
        <translation>%1；服务器回执 %2</translation>
    </message>
    <message>
        <source>%1; waits for the server&apos;s confirmation</source>
        <translation>%1；待服务器确认</translation>
    </message>
    <message>
        <source>Round %1, void</source>
        <translation>第 %1 轮，已作废</translation>
    </message>
    <message>
        <source>Submitted anew since.</source>
        <translation>其后重新提交。</translation>
    </message>
    <message>
        <source>Changed since: %1</source>
        <translation>其后修改：%1</translation>
    </message>
    <message>
        <source>Approved</source>
        <comment>a decision</comment>
        <translation>同意</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>a decision</comment>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Returned to stage %1</source>
        <comment>a decision</comment>
        <translation>退回至第 %1 环节</translation>
    </message>
    <message>
        <source>Asked %1 to decide as well</source>
        <comment>a decision</comment>
        <translation>加签 %1</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>waits here</source>
        <translation>当前环节</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>still ahead</source>
        <translation>未到</translation>
    </message>
</context>
<context>
    <name>items::ChangeWork</name>
    <message>
        <source>%1 (%2 min)</source>
        <extracomment>A step, and how long it was planned to take.</extracomment>
        <translation>%1（%2 分钟）</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>a step</comment>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>实施人</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Watched by</source>
        <translation>复核人</translation>
    </message>
</context>
<context>
    <name>items::ClockAccountTable</name>
    <message>
        <source>Promised: %1</source>
        <translation>承诺：%1</translation>
    </message>
    <message>
        <source>Stood still: %1</source>
        <translation>暂停：%1</translation>
    </message>
    <message>
        <source>Due: %1</source>
        <translation>到期：%1</translation>
    </message>
    <message>
        <source>Used: %1</source>
        <translation>已用：%1</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation>剩余：%1</translation>
    </message>
    <message>
        <source>The clock stands still</source>
        <translation>计时暂停中</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Over by %1</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>No list of public holidays for %1 is in the calendar: only weekends are left out, and the due time may move when the list comes.</source>
        <translation>日历中没有 %1 年的放假安排：目前只扣除周末，导入后到期时间可能变动。</translation>
    </message>
    <message>
        <source>No response time is promised for this order.</source>
        <translation>本工单没有响应时限。</translation>
    </message>
    <message>
        <source>The order is a draft: the clock starts when it is submitted.</source>
        <translation>工单为草稿，提交后开始计时。</translation>
    </message>
    <message>
        <source>No time to resolve is promised for this order.</source>
        <translation>本工单没有处理时限。</translation>
    </message>
    <message>
        <source>The clock starts when somebody accepts the order.</source>
        <translation>工单受理后开始计时。</translation>
    </message>
    <message>
        <source>No person has graded this as a security incident of level “larger” or above: no statutory term runs.</source>
        <translation>尚未由人员定级为较大及以上网络安全事件，法定报告时限未起算。</translation>
    </message>
    <message>
        <source>Submitted: the clock starts</source>
        <translation>提交，开始计时</translation>
    </message>
    <message>
        <source>Accepted: the clock starts</source>
        <translation>受理，开始计时</translation>
    </message>
    <message>
        <source>Graded: the clock starts</source>
        <translation>定级，开始计时</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>挂起中</translation>
    </message>
    <message>
        <source>Taken up again</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Past the due time</source>
        <translation>超过时限</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Resolved or ended</source>
        <translation>已解决或结束</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已报告</translation>
    </message>
    <message>
        <source>consent: %1</source>
        <translation>同意人：%1</translation>
    </message>
    <message>
        <source>%1 · moves the due time by %2</source>
        <translation>%1 · 到期顺延 %2</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>已用 %1，共 %2</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Received by the server</source>
        <translation>服务器收到时间</translation>
    </message>
</context>
<context>
    <name>items::ImpactModel</name>
    <message>
        <source>a resource that is not shown to you</source>
        <extracomment>The name of a record that the person may not see, on the way to one that they may.</extracomment>
        <translation>（无权查看的资源）</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>受影响</translation>
    </message>
    <message>
        <source>Kept by redundancy</source>
        <translation>冗余保护</translation>
    </message>
    <message>
        <source>Loses protection</source>
        <translation>失去保护</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>路径</translation>
    </message>
</context>
<context>
    <name>items::OrderChecklist</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working minutes</source>
        <translation>
            <numerusform>%n 工作分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days before</source>
        <translation>
            <numerusform>提前 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days before</source>
        <translation>
            <numerusform>提前 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <comment>name of a step that may be left out</comment>
        <translation>%1（可选）</translation>
    </message>
    <message>
        <source>%1, late</source>
        <comment>a due time</comment>
        <translation>%1，超时</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未办</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Evidence missing</source>
        <translation>缺佐证</translation>
    </message>
    <message>
        <source>Abnormal, open</source>
        <translation>异常未处置</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成情况</translation>
    </message>
</context>
<context>
    <name>items::OrderFollowUp</name>
    <message>
        <source>%1 to %2</source>
        <comment>a kind of note, and the roles that it goes to</comment>
        <translation>%1，发往%2</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Step %1 %2: %3</source>
        <comment>number, name and state of a step</comment>
        <translation>步骤 %1 %2：%3</translation>
    </message>
    <message numerus="yes">
        <source>%n abnormal</source>
        <comment>checked items</comment>
        <translation>
            <numerusform>%n 项异常</numerusform>
        </translation>
    </message>
    <message>
        <source>Evidence of step %1: %2</source>
        <comment>number of a step, name of a file</comment>
        <translation>步骤 %1 的佐证：%2</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>告警：%1</translation>
    </message>
    <message>
        <source>Alert over: %1</source>
        <translation>告警恢复：%1</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>沟通</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通报</translation>
    </message>
    <message>
        <source>States</source>
        <translation>流转</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>%1, not sent yet</source>
        <comment>when something was done</comment>
        <translation>%1，未发送</translation>
    </message>
    <message>
        <source>%1, received %2</source>
        <comment>when something was done, and when the server had it</comment>
        <translation>%1，%2 收到</translation>
    </message>
    <message>
        <source>Done %1, received %2</source>
        <translation>办理 %1，收到 %2</translation>
    </message>
</context>
<context>
    <name>items::OrderResources</name>
    <message>
        <source>Behind it: this problem</source>
        <translation>归入本问题</translation>
    </message>
    <message>
        <source>Part of this order</source>
        <translation>下级工单</translation>
    </message>
    <message>
        <source>Not to be seen</source>
        <translation>无权查看</translation>
    </message>
    <message>
        <source>Named only</source>
        <translation>仅关联</translation>
    </message>
    <message>
        <source>Not in the ledger yet</source>
        <translation>未入台账</translation>
    </message>
    <message>
        <source>The ledger holds it</source>
        <translation>台账已符合</translation>
    </message>
    <message>
        <source>In the ledger</source>
        <translation>已入台账</translation>
    </message>
    <message>
        <source>Prepared change</source>
        <translation>拟变更内容</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
</context>
<context>
    <name>items::PlanStepModel</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>items::PromiseTable</name>
    <message>
        <source>At any hour</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>In duty hours</source>
        <translation>值守时间内</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>as its kind</source>
        <extracomment>Where a kind or an item does not say; the first: of an item, which then takes what its kind promises.</extracomment>
        <translation>同工单类别</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Kind of order</source>
        <translation>工单类别</translation>
    </message>
    <message>
        <source>Service item</source>
        <translation>服务项</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>按优先级</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>First notice</source>
        <translation>首次通报</translation>
    </message>
    <message>
        <source>Progress every</source>
        <translation>进展通报间隔</translation>
    </message>
    <message>
        <source>Flash report</source>
        <translation>快报</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>分析报告</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时机</translation>
    </message>
    <message>
        <source>Told to</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
</context>
<context>
    <name>items::RecordFinder</name>
    <message>
        <source>Code %1: the whole result</source>
        <translation>取数码 %1：整个结果</translation>
    </message>
    <message>
        <source>Code %1: score of %2</source>
        <translation>取数码 %1：%2 的得分</translation>
    </message>
</context>
<context>
    <name>items::ResourceCharts</name>
    <message>
        <source>By type</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>按单位</translation>
    </message>
    <message>
        <source>By network zone</source>
        <translation>按网络区域</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <extracomment>A bar: all units (types …) that have no bar of their own.</extracomment>
        <translation>
            <numerusform>其他 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Not filled in</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Domestic platform</source>
        <translation>信创</translation>
    </message>
    <message>
        <source>Share: %1 %</source>
        <translation>占比 %1%</translation>
    </message>
    <message>
        <source>Domestic</source>
        <translation>信创</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>非信创</translation>
    </message>
    <message>
        <source>Term ends</source>
        <translation>使用期限到期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Later: %1. Without a term: %2.</source>
        <translation>更晚 %1，无期限 %2</translation>
    </message>
    <message>
        <source>CPU use, average of 30 days</source>
        <translation>CPU 利用率（30 日平均）</translation>
    </message>
    <message>
        <source>%1–%2 %</source>
        <translation>%1–%2%</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>无数据</translation>
    </message>
</context>
<context>
    <name>items::ResourceTree</name>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>No business system</source>
        <extracomment>A row of the tree: resources of a unit that belong to no business system.</extracomment>
        <translation>未归属业务系统</translation>
    </message>
    <message>
        <source>No unit</source>
        <translation>未归属单位</translation>
    </message>
    <message>
        <source>%1 (retired)</source>
        <translation>%1（已停用）</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n resource(s)</source>
        <extracomment>A row of the tree: name, number of resources.</extracomment>
        <translation>
            <numerusform>%1，资源 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>items::SavedViewList</name>
    <message>
        <source>Only me</source>
        <translation>仅自己</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
</context>
<context>
    <name>items::ScoreTable</name>
    <message>
        <source>Vetoes, deductions and bonuses</source>
        <translation>否决、扣减与加分</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>not open yet</source>
        <translation>未公开</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>vetoed</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>The records give another number now: work the figures out again.</source>
        <translation>按现有记录计算结果已不同，请重新计算。</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Deducted</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Self-score</source>
        <translation>自评</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>分子/分母</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>评分标准</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>取数码</translation>
    </message>
    <message>
        <source>%1 (too few answers)</source>
        <translation>%1（样本不足）</translation>
    </message>
</context>
<context>
    <name>items::StepChecks</name>
    <message>
        <source>Not measured</source>
        <translation>未实测</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>请写明原因</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Normal range</source>
        <translation>正常范围</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测值</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>items::StocktakeFindings</name>
    <message>
        <source>Found</source>
        <translation>已盘到</translation>
    </message>
    <message>
        <source>Found elsewhere</source>
        <translation>位置不符</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>账外</translation>
    </message>
    <message>
        <source>Scanned before</source>
        <translation>重复扫码</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>扫到的编码</translation>
    </message>
    <message>
        <source>Place in the ledger</source>
        <translation>台账位置</translation>
    </message>
    <message>
        <source>Place of the scan</source>
        <translation>实际位置</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>扫码时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>views::charts::BarChart</name>
    <message>
        <source>%1: %2 (%3 %)</source>
        <extracomment>A bar of a chart: name, number, share of all bars.</extracomment>
        <translation>%1：%2（%3%）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>views::charts::PointChart</name>
    <message>
        <source>%1: %2</source>
        <extracomment>A point of a chart: name, number.</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>views::forms::AttributesEditor</name>
    <message>
        <source>This type has no attributes of its own.</source>
        <translation>该类型无专有属性。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>An attribute with its unit of measure: &quot;Capacity (GB)&quot;.</extracomment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>views::forms::BooleanEditor</name>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>views::forms::CellDelegate</name>
    <message>
        <source>Holds a change of yours that is not sent yet.</source>
        <translation>含有尚未发送的本人更改。</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>views::forms::ChoiceEditor</name>
    <message>
        <source>Type to search</source>
        <translation>输入以查找</translation>
    </message>
</context>
<context>
    <name>views::forms::CodesEditor</name>
    <message>
        <source>, </source>
        <extracomment>Between words of a list.</extracomment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>views::forms::ConditionEditor</name>
    <message>
        <source>Add a test</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Field of the resource</source>
        <translation>资源字段</translation>
    </message>
    <message>
        <source>Take the test off</source>
        <translation>去掉该条件</translation>
    </message>
    <message>
        <source>The condition is one that this version cannot show: %1</source>
        <translation>本版本无法显示该条件：%1</translation>
    </message>
    <message>
        <source>Without a test it is for any resource.</source>
        <translation>不设条件时适用于所有资源。</translation>
    </message>
    <message>
        <source>A resource meets the condition that holds all of it.</source>
        <translation>资源须同时满足全部条件。</translation>
    </message>
</context>
<context>
    <name>views::forms::DateEditor</name>
    <message>
        <source>yyyy-mm-dd</source>
        <extracomment>The form of a date in an empty date field.</extracomment>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>Choose from the calendar (Alt+Down)</source>
        <translation>从日历选择（Alt+↓）</translation>
    </message>
    <message>
        <source>Calendar for %1</source>
        <translation>%1的日历</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>无日期</translation>
    </message>
</context>
<context>
    <name>views::forms::FieldEditor</name>
    <message>
        <source>%1 *</source>
        <extracomment>A required field&apos;s caption carries a star.</extracomment>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is wanted.</source>
        <translation>请填写 %1 至 %2 的整数。</translation>
    </message>
    <message>
        <source>A whole number is wanted.</source>
        <translation>请填写整数。</translation>
    </message>
    <message>
        <source>A number from %1 to %2 is wanted.</source>
        <translation>请填写 %1 至 %2 的数值。</translation>
    </message>
    <message>
        <source>A number is wanted.</source>
        <translation>请填写数值。</translation>
    </message>
    <message>
        <source>A date such as 2026-11-22 is wanted.</source>
        <translation>请填写日期，如 2026-11-22。</translation>
    </message>
    <message>
        <source>Choose a record from those that are offered while you type.</source>
        <translation>请从输入时列出的记录中选择。</translation>
    </message>
    <message>
        <source>Choose an entry of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>An IPv4 address is wanted: four numbers from 0 to 255, such as 10.0.0.1.</source>
        <translation>请填写 IPv4 地址，如 10.0.0.1。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s) fit here.</source>
        <translation>
            <numerusform>不能超过 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
</context>
<context>
    <name>views::forms::NumberEditor</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>views::forms::PreviewDelegate</name>
    <message>
        <source>New</source>
        <comment>a record</comment>
        <translation>新增</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>views::forms::RecordForm</name>
    <message>
        <source>several values</source>
        <extracomment>Beside a field&apos;s caption: the selected records differ in it.</extracomment>
        <translation>多个值</translation>
    </message>
    <message>
        <source>given by the server</source>
        <translation>由服务器生成</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>The server numbers records; the number does not change.</source>
        <translation>编号由服务器生成，不可更改。</translation>
    </message>
    <message>
        <source>The server works this out; it cannot be typed.</source>
        <translation>由服务器计算，不可填写。</translation>
    </message>
    <message>
        <source>Form: %1</source>
        <comment>a kind of record</comment>
        <translation>表单：%1</translation>
    </message>
    <message>
        <source>The acts above the form change it; it cannot be typed.</source>
        <translation>由表单上方的操作变更，不能直接填写。</translation>
    </message>
</context>
<context>
    <name>views::forms::ReferenceEditor</name>
    <message>
        <source>Type a name, number or pinyin</source>
        <translation>输入名称、编号或拼音</translation>
    </message>
</context>
<context>
    <name>views::forms::ScheduleEditor</name>
    <message>
        <source>counted from</source>
        <translation>起算日</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Working day of the month</source>
        <translation>第几个工作日</translation>
    </message>
    <message>
        <source>Weekday of the month</source>
        <translation>第几个星期几</translation>
    </message>
    <message>
        <source>Which day</source>
        <translation>哪一天</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Times of the day</source>
        <translation>每天的时间</translation>
    </message>
    <message>
        <source>On days off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Missed runs made afterwards, at most</source>
        <translation>错过的任务最多补派</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>最后一个</translation>
    </message>
    <message>
        <source>%1 from the end</source>
        <translation>倒数第 %1</translation>
    </message>
    <message>
        <source>Write the times as 09:00, several with commas between.</source>
        <translation>时间写作 09:00，多个时间用逗号分开。</translation>
    </message>
    <message>
        <source>This schedule cannot be read.</source>
        <translation>无法识别这个周期。</translation>
    </message>
    <message>
        <source>It never comes.</source>
        <translation>今后不会执行。</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>接下来：%1</translation>
    </message>
    <message>
        <source>every so many</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>仅一次</translation>
    </message>
</context>
<context>
    <name>views::forms::SheetDelegate</name>
    <message>
        <source>%1
Not saved. F2 mends it, Esc takes it back.</source>
        <translation>%1
未保存。按 F2 修改，按 Esc 撤回。</translation>
    </message>
</context>
<context>
    <name>views::panels::ActDetails</name>
    <message>
        <source>Not sent yet. The act is kept safely on this computer and goes out as soon as the server can be reached.</source>
        <translation>尚未发送。操作已安全保存在本机，连通服务器后自动发送。</translation>
    </message>
    <message>
        <source>Handed to the network. Whether it has arrived is not known yet; sending it again does no harm.</source>
        <translation>已发出，是否送达尚不确定；重复发送不会重复执行。</translation>
    </message>
    <message>
        <source>The server has applied it. Its data are on the way back.</source>
        <translation>服务器已执行，数据正在返回。</translation>
    </message>
    <message>
        <source>Refused: nothing of it was applied. Edit it again, send it again, or discard it.</source>
        <translation>已被拒绝，未产生任何更改。可重新编辑、重新发送或放弃。</translation>
    </message>
    <message>
        <source>Somebody else changed the same field first. Nothing of it was applied; decide which values shall stand.</source>
        <translation>他人已先修改同一字段，本操作未生效。请选定保留的值。</translation>
    </message>
    <message>
        <source>Done %1</source>
        <translation>操作时间：%1</translation>
    </message>
    <message numerus="yes">
        <source>, handed to the network %n time(s)</source>
        <extracomment>Added behind &quot;Done today 14:02&quot;.</extracomment>
        <translation>
            <numerusform>，已发送 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>, reason: %1</source>
        <translation>，原因：%1</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value in this act</source>
        <translation>本操作的值</translation>
    </message>
    <message>
        <source>Fields of the act</source>
        <translation>操作的字段</translation>
    </message>
</context>
<context>
    <name>views::panels::ActionDialog</name>
    <message>
        <source>At any hour, not only in duty hours</source>
        <translation>任何时间均告知，不限值守时间</translation>
    </message>
    <message>
        <source>Who is told when</source>
        <translation>预警与升级</translation>
    </message>
    <message>
        <source>When so much of the time is used</source>
        <translation>已用时限达到</translation>
    </message>
    <message>
        <source>Before it is due</source>
        <translation>到期前</translation>
    </message>
    <message>
        <source>After the start</source>
        <translation>起算后</translation>
    </message>
    <message>
        <source>When it is due</source>
        <translation>到期时</translation>
    </message>
    <message>
        <source>After it was due</source>
        <translation>超期后</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Told to</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Only for these priorities</source>
        <translation>仅限优先级</translation>
    </message>
    <message>
        <source>Only for these kinds</source>
        <translation>仅限工单类别</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时机</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing chosen among priorities or kinds means all of them.</source>
        <translation>优先级或类别未选择时，表示全部适用。</translation>
    </message>
    <message>
        <source>Choose at least one who is told.</source>
        <translation>请至少选择一个告知对象。</translation>
    </message>
</context>
<context>
    <name>views::panels::AnalysisPage</name>
    <message>
        <source>By dimension</source>
        <translation>分维度</translation>
    </message>
    <message>
        <source>Over the periods</source>
        <translation>各期趋势</translation>
    </message>
    <message>
        <source>Deductions, the most first</source>
        <translation>扣分（由多到少）</translation>
    </message>
    <message>
        <source>Beside others of the period</source>
        <translation>同期比较</translation>
    </message>
    <message>
        <source>The evaluation that is analysed</source>
        <translation>分析的评价</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>What if: other weights</source>
        <translation>试算：调整权重</translation>
    </message>
    <message>
        <source>A trial. It is never kept and changes no result.</source>
        <translation>仅供试算，不保存，不改变任何结果。</translation>
    </message>
    <message>
        <source>As in the template</source>
        <translation>恢复模板权重</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不对比</translation>
    </message>
    <message>
        <source>Nothing is frozen yet. Charts stand here once an evaluation is frozen.</source>
        <translation>尚无已定稿的评价。评价定稿后在此显示图表。</translation>
    </message>
    <message>
        <source>The evaluations are being read.</source>
        <translation>正在读取评价。</translation>
    </message>
    <message>
        <source>Blue: this one. Orange: %1.</source>
        <translation>蓝色：本次评价。橙色：%1。</translation>
    </message>
    <message>
        <source>A trend shows once a second period is frozen.</source>
        <translation>第二期定稿后显示趋势。</translation>
    </message>
    <message numerus="yes">
        <source>Total points of %n period(s).</source>
        <translation>
            <numerusform>%n 期总分。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was deducted.</source>
        <translation>没有扣分。</translation>
    </message>
    <message>
        <source>Choose a bar to see the records behind it. The line is the share that they add up to.</source>
        <translation>选择柱形可查看对应记录；折线为累计占比。</translation>
    </message>
    <message>
        <source>No other is frozen for this period.</source>
        <translation>本期没有其他已定稿的评价。</translation>
    </message>
    <message>
        <source>Total points; orange: this one.</source>
        <translation>总分；橙色为本次评价。</translation>
    </message>
    <message>
        <source>Weight of %1 in the trial</source>
        <translation>试算中“%1”的权重</translation>
    </message>
    <message>
        <source>All weights are 0.</source>
        <translation>权重均为 0。</translation>
    </message>
    <message>
        <source>Weights add up to %1.
Trial: %2 points, %3.
Result: %4 points, %5.</source>
        <translation>权重合计 %1。
试算：%2 分，%3。
结果：%4 分，%5。</translation>
    </message>
    <message>
        <source>Points of each dimension&apos;s weight, in percent. Choose a point to see what it is made of.</source>
        <translation>各维度得分占权重的百分比。选择一个点，可查看其构成指标。</translation>
    </message>
</context>
<context>
    <name>views::panels::ApprovalTab</name>
    <message>
        <source>Approval</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Chain of approvals</source>
        <translation>审批链</translation>
    </message>
    <message>
        <source>The chain of approvals begins with the submission. It follows from the class of the change.</source>
        <translation>提交后生成审批链，由变更类别决定。</translation>
    </message>
    <message>
        <source>Round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>waits at stage %1 of %2</source>
        <translation>当前第 %1 环节，共 %2 环节</translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n 个环节</numerusform>
        </translation>
    </message>
    <message>
        <source>Digest of the content (SM3): %1</source>
        <translation>内容摘要（SM3）：%1</translation>
    </message>
</context>
<context>
    <name>views::panels::AsOfBanner</name>
    <message>
        <source>As of %1. What is shown here cannot be changed.</source>
        <translation>截至 %1 的状态，不能更改。</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Show what stands today (Esc)</source>
        <translation>显示今天的状态（Esc）</translation>
    </message>
</context>
<context>
    <name>views::panels::AttachmentPreview</name>
    <message>
        <source>Being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Only the beginning is shown; save it to see the rest.</source>
        <translation>仅显示开头部分，另存后可查看全部。</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Save it to open it with another program.</source>
        <translation>此类文件不能在此显示，请另存后用其他程序打开。</translation>
    </message>
</context>
<context>
    <name>views::panels::AttachmentsTab</name>
    <message>
        <source>Attachments of the record</source>
        <translation>记录的附件</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy digest</source>
        <translation>复制摘要</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Files cannot be kept here.</source>
        <translation>此处不能保存文件。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>Choose one saved record first.</source>
        <translation>请先选择一条已保存的记录。</translation>
    </message>
    <message>
        <source>Select an attachment first.</source>
        <translation>请先选择附件。</translation>
    </message>
    <message>
        <source>Nothing hangs on this record. Attach files by the button, drop them here, or paste a picture.</source>
        <translation>此记录没有附件。可用按钮添加文件，也可拖到此处，或粘贴图片。</translation>
    </message>
    <message>
        <source>Nothing hangs on this record.</source>
        <translation>此记录没有附件。</translation>
    </message>
    <message>
        <source>Hang files on this record; up to %1 each</source>
        <translation>为此记录添加文件，每个不超过 %1</translation>
    </message>
    <message>
        <source>Take the attachment off the record; its history stays</source>
        <translation>将附件从记录上撤下，历史保留</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message numerus="yes">
        <source>%n files are too many at once</source>
        <translation>
            <numerusform>一次添加 %n 个文件过多</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them was attached.</source>
        <translation>均未添加。</translation>
    </message>
    <message>
        <source>Attach at most %1, or pack them into one archive.</source>
        <translation>每次最多添加 %1 个，或打包为一个文件。</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>“%1” is larger than %2</source>
        <translation>“%1”超过 %2</translation>
    </message>
    <message>
        <source>“%1” is empty</source>
        <translation>“%1”是空文件</translation>
    </message>
    <message>
        <source>“%1” cannot be read</source>
        <translation>“%1”无法读取</translation>
    </message>
    <message>
        <source>It was not attached.</source>
        <translation>未添加。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请另选文件。</translation>
    </message>
    <message>
        <source>“%1” is not on this machine yet</source>
        <translation>“%1”尚未取到本机</translation>
    </message>
    <message>
        <source>Its content lies at the server, which cannot be asked now.</source>
        <translation>内容在服务器上，目前无法连接。</translation>
    </message>
    <message>
        <source>It comes when connected: open it again then.</source>
        <translation>联网后重新打开即可取回。</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>保存附件</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Retire the attachment</source>
        <translation>停用附件</translation>
    </message>
    <message>
        <source>Take “%1” off this record?</source>
        <translation>将“%1”从此记录上撤下？</translation>
    </message>
    <message>
        <source>It is no longer shown; name, digest and who attached it stay in the history.</source>
        <translation>不再显示；名称、摘要和添加人保留在历史中。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>views::panels::BatchPrintDialog</name>
    <message>
        <source>A file for each</source>
        <translation>每份一个文件</translation>
    </message>
    <message>
        <source>All in one file</source>
        <translation>合并为一个文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Print many: %1</source>
        <translation>批量打印：%1</translation>
    </message>
    <message>
        <source>%1 of %2 papers</source>
        <translation>已生成 %1 份，共 %2 份</translation>
    </message>
    <message>
        <source>The selected rows (%1)</source>
        <translation>所选各行（%1）</translation>
    </message>
    <message>
        <source>What the search and the filters show (%1)</source>
        <translation>当前搜索和筛选的结果（%1）</translation>
    </message>
    <message>
        <source>The whole list (%1)</source>
        <translation>整个列表（%1）</translation>
    </message>
    <message>
        <source>Words in braces are filled in: {form}, {number}, {copy}, {title}, {short_code}, and every field of the form by its name.</source>
        <translation>花括号中的名称会被替换：{form} 表号、{number} 单号、{copy} 份号、{title} 表名、{short_code} 短码，以及表单各栏的名称。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Copies of each</source>
        <translation>每份份数</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>of a file with many forms: &quot;F24 Improvement items 2026-11-22&quot;</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>请先选择文件夹。</translation>
    </message>
    <message>
        <source>Give the files a name first.</source>
        <translation>请先填写文件名。</translation>
    </message>
    <message>
        <source>There is nothing to print.</source>
        <translation>没有可打印的记录。</translation>
    </message>
    <message>
        <source>At most %1 papers are printed in one act. Narrow the list first.</source>
        <translation>一次最多打印 %1 份，请先缩小列表范围。</translation>
    </message>
    <message>
        <source>Wait until the first record is read.</source>
        <translation>正在读取第一条记录。</translation>
    </message>
    <message>
        <source>There is a file of that name already. Give it another name.</source>
        <translation>已有同名文件，请换一个名称。</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>The folder cannot be written: %1. What is written stays; choose another folder, or make room and go on.</source>
        <translation>文件夹无法写入：%1。已生成的文件保留；请换一个文件夹，或腾出空间后继续。</translation>
    </message>
    <message>
        <source>A record could not be printed, so the batch stopped after %1 of %2 papers. What is written stays.</source>
        <translation>有一条记录无法打印，已在第 %1 份（共 %2 份）后停止。已生成的文件保留。</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>已停止，未生成文件。</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 papers. They stay and are entered; the batch can go on.</source>
        <translation>已停止：完成 %1 份，共 %2 份。已完成的保留并已登记，可以继续。</translation>
    </message>
    <message>
        <source>%1 papers were written, %2 were there already. All are entered in the register of prints.</source>
        <translation>本次生成 %1 份，此前已有 %2 份，均已记入打印登记。</translation>
    </message>
    <message>
        <source>%1 papers of %2 pages were written and entered in the register of prints.</source>
        <translation>已生成 %1 份，共 %2 页，并已记入打印登记。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Wait until it is ready, or stop it.</source>
        <translation>请等待完成，或停止。</translation>
    </message>
    <message>
        <source>All of it is printed.</source>
        <translation>已全部打印。</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>示例：%1</translation>
    </message>
    <message>
        <source>Every paper is entered in the register of prints, as not signed.</source>
        <translation>每份都会记入打印登记，状态为未签署。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>views::panels::BlockEditor</name>
    <message>
        <source>Blocks of the report</source>
        <translation>报告内容块</translation>
    </message>
    <message>
        <source>Text of the block</source>
        <translation>内容块文字</translation>
    </message>
    <message>
        <source>Cells of the block</source>
        <translation>内容块单元格</translation>
    </message>
    <message>
        <source>Level of the heading</source>
        <translation>标题级别</translation>
    </message>
    <message>
        <source>Heading 一、</source>
        <translation>标题 一、</translation>
    </message>
    <message>
        <source>Heading （一）</source>
        <translation>标题 （一）</translation>
    </message>
    <message>
        <source>Heading 1.</source>
        <translation>标题 1.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Bar chart</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove the block (Ctrl+Del)</source>
        <translation>删除内容块（Ctrl+Del）</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the block up (Alt+↑)</source>
        <translation>上移内容块（Alt+↑）</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move the block down (Alt+↓)</source>
        <translation>下移内容块（Alt+↓）</translation>
    </message>
    <message>
        <source>Insert number</source>
        <translation>插入数据</translation>
    </message>
    <message>
        <source>A number that is counted anew in every report</source>
        <translation>每份报告重新统计的数据</translation>
    </message>
    <message>
        <source>(empty paragraph)</source>
        <translation>（空段落）</translation>
    </message>
    <message>
        <source>Table: %1</source>
        <translation>表：%1</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>图：%1</translation>
    </message>
    <message>
        <source>A line a bar: its name, Tab, its number. Cells of a spreadsheet may be pasted.</source>
        <translation>每行一条：名称、Tab、数值。可粘贴电子表格的单元格。</translation>
    </message>
    <message>
        <source>The first line heads the columns; cells are apart by Tab. Cells of a spreadsheet may be pasted.</source>
        <translation>首行为表头，单元格之间用 Tab 分隔。可粘贴电子表格的单元格。</translation>
    </message>
</context>
<context>
    <name>views::panels::BoardPage</name>
    <message>
        <source>%1  %2</source>
        <extracomment>Head of a column of the board: state, number of orders.</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>No order is in this state.</source>
        <translation>没有处于该状态的工单。</translation>
    </message>
    <message>
        <source>No act leads from where the order stands to “%1”.</source>
        <translation>工单现状态不能转为“%1”。</translation>
    </message>
    <message>
        <source>Nothing can be done with this order any more.</source>
        <translation>该工单已无可执行的操作。</translation>
    </message>
</context>
<context>
    <name>views::panels::BrowserActions</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Relate…</source>
        <translation>建立关系…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation>粘贴…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Unrelate…</source>
        <translation>解除关系…</translation>
    </message>
    <message>
        <source>Impact…</source>
        <translation>影响分析…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Remove search and filters</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>选择列…</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>按本列排序</translation>
    </message>
    <message>
        <source>Sort by this column too</source>
        <translation>加按本列排序</translation>
    </message>
    <message>
        <source>Show retired</source>
        <translation>显示已停用</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>As of a past date…</source>
        <translation>查看历史日期…</translation>
    </message>
    <message>
        <source>Tree of units and systems</source>
        <translation>单位系统树</translation>
    </message>
    <message>
        <source>List or charts</source>
        <translation>切换列表与图表</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>An action, its keys in brackets, and while it is disabled the reason.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>Nothing may be shown with your roles.</source>
        <translation>所属角色无可查看的内容。</translation>
    </message>
    <message>
        <source>Print a form…</source>
        <translation>打印表单…</translation>
    </message>
</context>
<context>
    <name>views::panels::BrowserViews</name>
    <message>
        <source>Tree of units and systems (Ctrl+T)</source>
        <translation>单位系统树 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Tree of units and systems</source>
        <translation>单位系统树</translation>
    </message>
    <message>
        <source>List (Ctrl+G)</source>
        <translation>列表 (Ctrl+G)</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>Charts of what the list shows (Ctrl+G)</source>
        <translation>列表内容的图表 (Ctrl+G)</translation>
    </message>
    <message>
        <source>Show charts</source>
        <translation>显示图表</translation>
    </message>
    <message>
        <source>Charts count what stands today. Go back to today first.</source>
        <translation>图表统计当前数据，请先回到今天。</translation>
    </message>
</context>
<context>
    <name>views::panels::BulkPreview</name>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Change several records</source>
        <translation>批量修改</translation>
    </message>
    <message>
        <source>Records and what becomes of them</source>
        <translation>记录及其变化</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message numerus="yes">
        <source>%n more value(s)</source>
        <translation>
            <numerusform>另有 %n 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a value, and how many records hold it</comment>
        <translation>%1（%2 条）</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field: old values → new value</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between values</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Change %1 %2?</source>
        <comment>40 resources</comment>
        <translation>修改 %1 条%2？</translation>
    </message>
    <message>
        <source>Checking what the change would do…</source>
        <translation>正在核对修改结果…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) change.</source>
        <translation>
            <numerusform>%n 条将修改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) these values already and stay(s) as it is.</source>
        <translation>
            <numerusform>%n 条已是这些值，保持不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n</source>
        <translation>
            <numerusform>剔除 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Change %1</source>
        <comment>so many records</comment>
        <translation>修改 %1 条</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>All of them hold these values already.</source>
        <translation>所选记录均已是这些值。</translation>
    </message>
    <message>
        <source>What is in the way</source>
        <translation>未满足的条件</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be changed; the last column says why. All or none are changed.</source>
        <translation>
            <numerusform>%n 条不能修改，原因见末列。全部修改或全部不改。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::CalendarPage</name>
    <message>
        <source>The year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Import a year&apos;s list…</source>
        <translation>导入年度放假安排…</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Lunch break until</source>
        <translation>午休至</translation>
    </message>
    <message>
        <source>Work begins</source>
        <translation>上班时间</translation>
    </message>
    <message>
        <source>Work ends, or lunch begins</source>
        <translation>下班或午休开始时间</translation>
    </message>
    <message>
        <source>Lunch ends</source>
        <translation>午休结束时间</translation>
    </message>
    <message>
        <source>Work ends</source>
        <translation>下班时间</translation>
    </message>
    <message>
        <source>Months of the year</source>
        <translation>全年月历</translation>
    </message>
    <message>
        <source>Holidays and make-up workdays</source>
        <translation>放假日与调休上班日</translation>
    </message>
    <message>
        <source>A CSV file with date, kind (holiday or workday) and name</source>
        <translation>CSV 文件：日期、类别（holiday 或 workday）、名称</translation>
    </message>
    <message>
        <source>%1 a working day</source>
        <translation>每工作日 %1</translation>
    </message>
    <message>
        <source>Holidays and make-up workdays of %1 are known.</source>
        <translation>%1 年放假与调休安排已录入。</translation>
    </message>
    <message>
        <source>No list for %1: only weekends are left out of due times. Import the list when it is published.</source>
        <translation>没有 %1 年放假安排：计算时限时只扣除周末。请在公布后导入。</translation>
    </message>
    <message>
        <source>Special days of %1</source>
        <translation>%1 年特殊日</translation>
    </message>
    <message>
        <source>make-up workday</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>Ordinary working day</source>
        <translation>普通工作日</translation>
    </message>
    <message>
        <source>Ordinary weekend</source>
        <translation>普通周末</translation>
    </message>
    <message>
        <source>Holiday…</source>
        <translation>放假…</translation>
    </message>
    <message>
        <source>Make-up workday…</source>
        <translation>调休上班…</translation>
    </message>
    <message>
        <source>Which feast is it for?</source>
        <translation>节日名称</translation>
    </message>
    <message>
        <source>Import a year&apos;s list</source>
        <translation>导入年度放假安排</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt);;All files (*)</source>
        <translation>放假安排 (*.csv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The list was not taken.</source>
        <translation>放假安排未导入。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>The calendar is as it was. The place: %1, %2</source>
        <translation>日历未改动。出错位置：%1，%2</translation>
    </message>
    <message>
        <source>Each line holds a date, holiday or workday, and the name of the feast, with commas between; a year has at least 15 lines.</source>
        <translation>每行依次为日期、holiday 或 workday、节日名称，以逗号分隔；一年不少于 15 行。</translation>
    </message>
    <message numerus="yes">
        <source>The list for %1 is in the draft: %n day(s).</source>
        <translation>
            <numerusform>%1 年放假安排已进入草稿，共 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the months and put it in force.</source>
        <translation>请核对月历后使其生效。</translation>
    </message>
</context>
<context>
    <name>views::panels::CalendarView</name>
    <message>
        <source>(none)</source>
        <translation>（未填）</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>No change of the list lies in this time.</source>
        <translation>列表中没有变更落在这段时间内。</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>day of a month</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>M/d</source>
        <comment>day of a week</comment>
        <translation>M/d</translation>
    </message>
    <message>
        <source>work</source>
        <comment>make-up workday, one short word</comment>
        <translation>班</translation>
    </message>
    <message>
        <source>S</source>
        <comment>standard change, one letter on a bar</comment>
        <translation>标</translation>
    </message>
    <message>
        <source>N</source>
        <comment>normal change, one letter on a bar</comment>
        <translation>常</translation>
    </message>
    <message>
        <source>M</source>
        <comment>major change, one letter on a bar</comment>
        <translation>重</translation>
    </message>
    <message>
        <source>E</source>
        <comment>emergency change, one letter on a bar</comment>
        <translation>急</translation>
    </message>
    <message>
        <source>No change on this day</source>
        <translation>当日无变更</translation>
    </message>
    <message>
        <source>Show the week</source>
        <translation>查看本周</translation>
    </message>
</context>
<context>
    <name>views::panels::CatalogueImport</name>
    <message>
        <source>Import the catalogue</source>
        <translation>导入服务目录</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>New draft, version %1</source>
        <translation>新建草稿，版本 %1</translation>
    </message>
    <message>
        <source>The draft is changed, version %1</source>
        <translation>修改草稿，版本 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) differ</source>
        <translation>
            <numerusform>%n 个步骤不同</numerusform>
        </translation>
    </message>
    <message>
        <source>New item</source>
        <translation>新服务项</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) come in as new drafts.</source>
        <translation>
            <numerusform>%n 个服务项作为新草稿导入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) are changed.</source>
        <translation>
            <numerusform>%n 个草稿将被修改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) stay as they are.</source>
        <translation>
            <numerusform>%n 个服务项无变化。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stay out; the first column says why.</source>
        <translation>
            <numerusform>%n 行未导入，原因见首列。</numerusform>
        </translation>
    </message>
    <message>
        <source>These columns name nothing and are passed over: %1.</source>
        <translation>以下列不对应任何内容，已略过：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>What is in force does not change before a draft is published.</source>
        <translation>草稿发布前，生效内容不变。</translation>
    </message>
    <message>
        <source>What the file changes</source>
        <translation>文件带来的变化</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Save the rows that stay out…</source>
        <translation>保存未导入的行…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Save the rows that stay out</source>
        <translation>保存未导入的行</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>未导入的行</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were written to %1. Mend them there and import that file.</source>
        <translation>
            <numerusform>%n 行已写入 %1。改正后再导入该文件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::CataloguePanel</name>
    <message numerus="yes">
        <source>%n service item(s) were written to %1.</source>
        <translation>
            <numerusform>%n 个服务项已写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>New item…</source>
        <translation>新建服务项…</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新建版本</translation>
    </message>
    <message>
        <source>Name and dates…</source>
        <translation>基本信息…</translation>
    </message>
    <message>
        <source>Save steps</source>
        <translation>保存步骤</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Delete the draft…</source>
        <translation>删除草稿…</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>增加步骤</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>删除步骤</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Service catalogue</source>
        <translation>服务目录</translation>
    </message>
    <message>
        <source>Service items</source>
        <translation>服务项</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有权限“%1”。</translation>
    </message>
    <message>
        <source>Select a service item first.</source>
        <translation>请先选择服务项。</translation>
    </message>
    <message>
        <source>Only a draft is changed. Make a new version first.</source>
        <translation>只有草稿可以修改，请先新建版本。</translation>
    </message>
    <message>
        <source>Save or discard the changes of the steps first.</source>
        <translation>请先保存或放弃步骤的修改。</translation>
    </message>
    <message>
        <source>A file is being read or written.</source>
        <translation>正在读写文件。</translation>
    </message>
    <message>
        <source>Select a step first.</source>
        <translation>请先选择步骤。</translation>
    </message>
    <message>
        <source>This is a draft already.</source>
        <translation>已是草稿。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有修改。</translation>
    </message>
    <message>
        <source>An item comes into force with steps. Add them first.</source>
        <translation>没有步骤不能发布，请先增加步骤。</translation>
    </message>
    <message>
        <source>Only a version in force is withdrawn.</source>
        <translation>只有生效版本可以停用。</translation>
    </message>
    <message>
        <source>It is the first step.</source>
        <translation>已是第一步。</translation>
    </message>
    <message>
        <source>It is the last step.</source>
        <translation>已是最后一步。</translation>
    </message>
    <message>
        <source>There is no service item.</source>
        <translation>没有服务项。</translation>
    </message>
    <message>
        <source>No service item yet. “Import…” takes a catalogue from a file; `yunhengctl migrate` puts the shipped one in force.</source>
        <translation>还没有服务项。可用“导入…”从文件导入目录，或由 `yunhengctl migrate` 启用随产品提供的目录。</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>comes into force on %1</source>
        <translation>%1 起生效</translation>
    </message>
    <message>
        <source>in force since %1</source>
        <translation>自 %1 生效</translation>
    </message>
    <message>
        <source>Clause %1</source>
        <translation>条款 %1</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Changes not saved</source>
        <translation>有未保存的修改</translation>
    </message>
    <message>
        <source>Save the steps of %1, version %2?</source>
        <translation>保存 %1 版本 %2 的步骤？</translation>
    </message>
    <message>
        <source>What was changed in its steps is not saved.</source>
        <translation>步骤的修改尚未保存。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Version %1 of %2 is a draft already; it is shown.</source>
        <translation>%2 已有草稿版本 %1，现予显示。</translation>
    </message>
    <message>
        <source>Step %1 is not whole.</source>
        <translation>步骤 %1 不完整。</translation>
    </message>
    <message>
        <source>The steps were not saved.</source>
        <translation>步骤未保存。</translation>
    </message>
    <message>
        <source>A step has a name and at least one role; a limit that is said has words.</source>
        <translation>步骤须有名称和至少一个角色；文字时限须写明内容。</translation>
    </message>
    <message>
        <source>%1 has no other version to compare with.</source>
        <translation>%1 没有可对比的其他版本。</translation>
    </message>
    <message>
        <source>Withdraw a service item</source>
        <translation>停用服务项</translation>
    </message>
    <message>
        <source>Withdraw “%1 %2” from the catalogue?</source>
        <translation>从目录中停用“%1 %2”？</translation>
    </message>
    <message>
        <source>No new order can be opened by it; orders that have begun go on. The reason must be given.</source>
        <translation>不能再据此建立新工单，已开始的工单继续办理。须填写原因。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Delete a draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Delete the draft of “%1 %2”, version %3?</source>
        <translation>删除“%1 %2”的草稿版本 %3？</translation>
    </message>
    <message>
        <source>It is no longer in the list. The version in force stays as it is.</source>
        <translation>草稿将从列表中移除，生效版本不变。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Service catalogue %1</source>
        <translation>服务目录 %1</translation>
    </message>
    <message>
        <source>Export the catalogue</source>
        <translation>导出服务目录</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx);;CSV files (*.csv);;JSON files (*.json)</source>
        <translation>工作簿 (*.xlsx);;CSV 文件 (*.csv);;JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Import the catalogue</source>
        <translation>导入服务目录</translation>
    </message>
    <message>
        <source>Catalogues (*.xlsx *.csv *.json);;All files (*)</source>
        <translation>目录文件 (*.xlsx *.csv *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>导入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) came in from %1.</source>
        <translation>
            <numerusform>从 %1 导入 %n 个草稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is in force does not change before they are published.</source>
        <translation>草稿发布前，生效内容不变。</translation>
    </message>
</context>
<context>
    <name>views::panels::ChangeCalendarPage</name>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Earlier (Page Up)</source>
        <translation>往前（Page Up）</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Later (Page Down)</source>
        <translation>往后（Page Down）</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>往后</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>To this day (T); to any day (Ctrl+G)</source>
        <translation>回到今天（T）；转到某日（Ctrl+G）</translation>
    </message>
    <message>
        <source>A row a system</source>
        <translation>按系统分行</translation>
    </message>
    <message>
        <source>A row a person</source>
        <translation>按实施人分行</translation>
    </message>
    <message>
        <source>Rows of the timeline</source>
        <translation>时间轴的分行方式</translation>
    </message>
    <message>
        <source>Free times…</source>
        <translation>空闲时段…</translation>
    </message>
    <message>
        <source>Changes on a calendar</source>
        <translation>变更日历</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Choose a change on the calendar first.</source>
        <translation>请先在日历上选择一项变更。</translation>
    </message>
    <message>
        <source>The next times that are free for this change</source>
        <translation>本变更的下一个空闲时段</translation>
    </message>
    <message>
        <source>Its work has begun or is over.</source>
        <translation>该变更已开始实施或已结束。</translation>
    </message>
    <message>
        <source>More than %1 changes; narrow the list to see the others.</source>
        <translation>变更超过 %1 项；请缩小列表范围后查看其余变更。</translation>
    </message>
    <message>
        <source>Drag a bar to move it, its end to lengthen it; Alt with an arrow moves the chosen one. Yellow: freeze, red: lockdown, green line: maintenance window.</source>
        <translation>拖动可调整时间，拖动末端可延长；Alt+方向键移动所选变更。黄色：封网；红色：紧急锁定；绿线：变更窗口。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>The approvals given so far are voided: the time is part of what was approved.</source>
        <translation>已作出的审批将失效：计划时间属于审批内容。</translation>
    </message>
    <message>
        <source>Move the change</source>
        <translation>调整变更时间</translation>
    </message>
    <message>
        <source>Move %1 to %2?</source>
        <translation>将 %1 调整到 %2？</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不调整</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>转到某日</translation>
    </message>
</context>
<context>
    <name>views::panels::ChangeVerbDialog</name>
    <message>
        <source>Reason, kept in the history</source>
        <translation>原因，记入历史</translation>
    </message>
    <message>
        <source>Reason, where there is something to say</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>须填写“%1”。</translation>
    </message>
    <message>
        <source>A reason is wanted.</source>
        <translation>须填写原因。</translation>
    </message>
    <message>
        <source>The change goes back to its draft; what was approved counts no more.</source>
        <translation>变更退回草稿，已有审批作废。</translation>
    </message>
    <message>
        <source>The change stays in the list as withdrawn, with all that was written.</source>
        <translation>变更保留为已撤销，内容全部留存。</translation>
    </message>
    <message>
        <source>From now on the steps of the fallback are carried out.</source>
        <translation>此后按回退方案实施。</translation>
    </message>
    <message>
        <source>Its time is free again for others; the approvals stay.</source>
        <translation>释放所占时间，审批保留。</translation>
    </message>
    <message>
        <source>There are conflicts. They stand on the page “Impact and risk”; to go on in spite of them, give the reason.</source>
        <translation>存在冲突，见“影响与风险”页；如仍要进行，请写明理由。</translation>
    </message>
</context>
<context>
    <name>views::panels::ChangeVerbs</name>
    <message>
        <source>Decide…</source>
        <translation>审批…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More that can be done with the change</source>
        <translation>变更的更多操作</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Nobody decides on their own change, not for another either.</source>
        <translation>申请人不得审批本人变更，代理他人亦不可。</translation>
    </message>
    <message>
        <source>Approve, reject or return it, under your seal (Ctrl+Shift+A)</source>
        <translation>签章同意、驳回或退回（Ctrl+Shift+A）</translation>
    </message>
    <message>
        <source>Unauthorised: its papers did not come in time.</source>
        <translation>未授权：材料未按时补办。</translation>
    </message>
    <message>
        <source>The papers of this emergency are due %1.</source>
        <translation>紧急变更材料补办期限：%1。</translation>
    </message>
    <message>
        <source>What was approved before counts no more, for this was changed: %1.</source>
        <translation>此前审批已作废，因修改了：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>An edit of its content voids the approvals given.</source>
        <translation>修改内容将使已有审批作废。</translation>
    </message>
</context>
<context>
    <name>views::panels::ChangesPanel</name>
    <message>
        <source>Your account belongs to no person; no change can be given to it.</source>
        <translation>账号未关联人员，不能承担变更。</translation>
    </message>
    <message>
        <source>Wait for me</source>
        <translation>待我审批</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>我申请的</translation>
    </message>
    <message>
        <source>I carry out</source>
        <translation>我实施的</translation>
    </message>
    <message>
        <source>I watch</source>
        <translation>我复核的</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open and done</source>
        <translation>未结与已结</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>To be approved</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>已排期</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>实施中</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>待复盘</translation>
    </message>
    <message>
        <source>Papers due</source>
        <translation>待补材料</translation>
    </message>
    <message>
        <source>No change waits for your decision.</source>
        <translation>没有待您审批的变更。</translation>
    </message>
    <message>
        <source>No change belongs to “%1”.</source>
        <translation>“%1”下没有变更。</translation>
    </message>
    <message>
        <source>No change stands here: “%1”, “%2”.</source>
        <extracomment>Whose changes, and which of them: &quot;My requests&quot;, &quot;Scheduled&quot;.</extracomment>
        <translation>“%1”“%2”下没有变更。</translation>
    </message>
    <message>
        <source>Show all changes</source>
        <translation>显示全部变更</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>审批…</translation>
    </message>
    <message>
        <source>Whose changes</source>
        <translation>变更归属</translation>
    </message>
    <message>
        <source>Which changes</source>
        <translation>变更范围</translation>
    </message>
    <message>
        <source>From the search box into the list</source>
        <translation>从搜索框进入列表</translation>
    </message>
    <message>
        <source>From the list into the form of the change</source>
        <translation>从列表进入变更表单</translation>
    </message>
    <message>
        <source>In the list: select the row, or no longer</source>
        <translation>列表中：选中或取消该行</translation>
    </message>
    <message>
        <source>What can be done with the change, in the order of its buttons</source>
        <translation>变更操作，按按钮顺序</translation>
    </message>
    <message>
        <source>Go to the list of changes first.</source>
        <translation>请先回到变更列表。</translation>
    </message>
    <message>
        <source>Pages of the panel</source>
        <translation>面板页面</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>页面：%1</translation>
    </message>
    <message>
        <source>To be reworked</source>
        <translation>待修改重报</translation>
    </message>
</context>
<context>
    <name>views::panels::ChartsPane</name>
    <message>
        <source>The numbers could not be read. They are tried again with the next change.</source>
        <translation>未能读取数据，下次变更时重试。</translation>
    </message>
    <message>
        <source>Nothing fits the search and the filters, so there is nothing to count.</source>
        <translation>没有符合搜索和筛选条件的记录，无可统计。</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Copy the numbers of all charts, as a table for a spreadsheet (Ctrl+C)</source>
        <translation>将全部图表的数据复制为表格 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Charts of what the list shows</source>
        <translation>列表内容的图表</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Beside a chart: how many have no bar of their own, and their number of records.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln resource(s). Choose a bar to see its records.</source>
        <translation>
            <numerusform>资源 %Ln 条，选择柱条可查看其记录。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ChecklistTab</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Steps of the order</source>
        <translation>工单步骤</translation>
    </message>
    <message>
        <source>The service item of this order has no steps.</source>
        <translation>该工单的服务项没有步骤。</translation>
    </message>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>已办 %1 / %2 步</translation>
    </message>
    <message>
        <source>next: %1</source>
        <comment>name of a step</comment>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>late since %1</source>
        <translation>自 %1 起超时</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>时限 %1</translation>
    </message>
</context>
<context>
    <name>views::panels::ColumnChooser</name>
    <message>
        <source>Find a column</source>
        <translation>查找列</translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation>列表的列</translation>
    </message>
    <message>
        <source>The record is recognised by this column; it always shows.</source>
        <translation>记录以此列识别，始终显示。</translation>
    </message>
    <message>
        <source>Columns as delivered</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>views::panels::ConflictView</name>
    <message>
        <source>Two people changed the same field</source>
        <translation>同一字段被两人修改</translation>
    </message>
    <message>
        <source>Choose what shall stand: 1 the value before both, 2 yours, 3 theirs. Up and Down move between fields, Ctrl+A takes all of them, Ctrl+Enter settles. The value that loses stays in the record&apos;s history.</source>
        <translation>选择保留的值：1 为修改前，2 为本人，3 为对方。上下键切换字段，Ctrl+A 全选，Ctrl+Enter 确定。未采用的值保留在记录历史中。</translation>
    </message>
    <message>
        <source>Fields in conflict</source>
        <translation>冲突字段</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>1  Before both</source>
        <translation>1  修改前</translation>
    </message>
    <message>
        <source>3  Theirs, at the server</source>
        <translation>3  对方（服务器）</translation>
    </message>
    <message>
        <source>2  Mine</source>
        <translation>2  本人</translation>
    </message>
    <message>
        <source>3  Theirs</source>
        <translation>3  对方</translation>
    </message>
    <message>
        <source>Put back the value that stood before both changes (1)</source>
        <translation>恢复双方修改前的值（1）</translation>
    </message>
    <message>
        <source>Keep your value (2)</source>
        <translation>保留本人的值（2）</translation>
    </message>
    <message>
        <source>Keep the value at the server (3)</source>
        <translation>保留服务器的值（3）</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选</translation>
    </message>
    <message>
        <source>All fields are decided.</source>
        <translation>全部字段已选定。</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) still to decide</source>
        <translation>
            <numerusform>还有 %n 个字段待选定</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue the decision for sending (Ctrl+Enter)</source>
        <translation>将选定结果列入待发（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Decide every field first.</source>
        <translation>请先选定全部字段。</translation>
    </message>
    <message>
        <source>2  Mine, not applied</source>
        <translation>2  本人（未生效）</translation>
    </message>
</context>
<context>
    <name>views::panels::CountingPage</name>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>The last scans are not kept.</source>
        <translation>最近的扫码没有保存。</translation>
    </message>
    <message>
        <source>Note them down, open the stocktake again, and scan them once more.</source>
        <translation>请记下，重新打开盘点后再扫一次。</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Scan a label, or type a code and press Enter; paste a list of codes</source>
        <translation>扫描标签，或输入编码后按回车；可粘贴编码清单</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Result of the last scan</source>
        <translation>最近一次扫码结果</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>机房</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Room in which you stand</source>
        <translation>当前所在机房</translation>
    </message>
    <message>
        <source>Zone in which you stand</source>
        <translation>当前所在可用区</translation>
    </message>
    <message>
        <source>Where you stand: a thing that the ledger has elsewhere counts as moved. Empty: it is not compared.</source>
        <translation>当前所在位置：台账位置与此不同的计为位置不符；留空则不比较。</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应盘</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已盘到</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未盘到</translation>
    </message>
    <message>
        <source>Found elsewhere</source>
        <translation>位置不符</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>账外</translation>
    </message>
    <message>
        <source>Scanned before</source>
        <translation>重复扫码</translation>
    </message>
    <message>
        <source>Everything that is expected was found.</source>
        <translation>应盘的已全部盘到。</translation>
    </message>
    <message>
        <source>Nothing was found in another place than the ledger says.</source>
        <translation>没有位置不符的资源。</translation>
    </message>
    <message>
        <source>Every code that was scanned is in the ledger.</source>
        <translation>扫到的编码均在台账中。</translation>
    </message>
    <message>
        <source>Nothing was scanned twice.</source>
        <translation>没有重复扫码。</translation>
    </message>
    <message>
        <source>Nothing was scanned yet.</source>
        <translation>尚未扫码。</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Accept the new places…</source>
        <translation>采纳实际位置…</translation>
    </message>
    <message>
        <source>Mark as verified…</source>
        <translation>标记已核查…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Sign off…</source>
        <translation>签认…</translation>
    </message>
    <message>
        <source>The stocktake is signed off.</source>
        <translation>盘点已签认。</translation>
    </message>
    <message>
        <source>What is expected is still being read.</source>
        <translation>正在读取应盘资源。</translation>
    </message>
    <message>
        <source>in the ledger: %1</source>
        <translation>台账位置：%1</translation>
    </message>
    <message>
        <source>%L1 codes: %L2 found, %L3 found elsewhere, %L4 unknown, %L5 scanned before</source>
        <translation>%L1 个编码：已盘到 %L2，位置不符 %L3，账外 %L4，重复 %L5</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫码记录</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1（%L2）</translation>
    </message>
    <message>
        <source>The last scans are still being kept.</source>
        <translation>正在保存最近的扫码。</translation>
    </message>
    <message>
        <source>Signed off by %1, %2</source>
        <translation>签认：%1，%2</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>清单为空。</translation>
    </message>
    <message>
        <source>Copy the list as a spreadsheet takes it</source>
        <translation>按表格格式复制清单</translation>
    </message>
    <message>
        <source>Write the places of the scans into the ledger: all of the list, or what is selected</source>
        <translation>将实际位置写入台账：整个清单或选中的行</translation>
    </message>
    <message>
        <source>Nothing was found yet.</source>
        <translation>尚未盘到资源。</translation>
    </message>
    <message>
        <source>Set “last verified” to today for everything that was found</source>
        <translation>将盘到的资源的最近核查日期设为今天</translation>
    </message>
    <message>
        <source>The result as a table, with places to sign</source>
        <translation>盘点结果表，含签字栏</translation>
    </message>
    <message>
        <source>Freeze the result; nothing can be scanned afterwards</source>
        <translation>固定结果，之后不能再扫码</translation>
    </message>
    <message>
        <source>No place can be accepted</source>
        <translation>没有可采纳的位置</translation>
    </message>
    <message>
        <source>They were accepted already, or no room and zone was chosen when they were scanned.</source>
        <translation>已采纳，或扫码时未选机房和可用区。</translation>
    </message>
    <message>
        <source>Accept the new places</source>
        <translation>采纳实际位置</translation>
    </message>
    <message numerus="yes">
        <source>Write %n new place(s) into the ledger?</source>
        <translation>
            <numerusform>将 %n 个实际位置写入台账？</numerusform>
        </translation>
    </message>
    <message>
        <source>Room and zone of these resources become those of the scans; it is one act in the outbox, and can be undone.</source>
        <translation>这些资源的机房和可用区改为扫码时的位置；在待发箱中为一项操作，可撤销。</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Stocktake %1</source>
        <translation>盘点 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) accepted</source>
        <translation>
            <numerusform>已采纳 %n 个位置</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as verified</source>
        <translation>标记已核查</translation>
    </message>
    <message numerus="yes">
        <source>Set “last verified” to today for %n resource(s)?</source>
        <translation>
            <numerusform>将 %n 项资源的最近核查日期设为今天？</numerusform>
        </translation>
    </message>
    <message>
        <source>These are all that were scanned and are in the ledger. It is one act in the outbox for each %L1.</source>
        <translation>即所有扫到且在台账中的资源。在待发箱中每 %L1 项为一项操作。</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) marked as verified</source>
        <translation>
            <numerusform>已标记 %n 项资源</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>签认</translation>
    </message>
    <message>
        <source>Sign this stocktake off?</source>
        <translation>签认此次盘点？</translation>
    </message>
    <message>
        <source>Expected %L1, found %L2, missing %L3, found elsewhere %L4, unknown %L5, scanned before %L6. The result is frozen under its SM3 digest; nothing can be scanned afterwards.</source>
        <translation>应盘 %L1，已盘到 %L2，未盘到 %L3，位置不符 %L4，账外 %L5，重复扫码 %L6。结果以 SM3 摘要固定，之后不能再扫码。</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>已签认</translation>
    </message>
    <message>
        <source>Nothing was scanned here yet.</source>
        <translation>本次尚未扫码。</translation>
    </message>
    <message>
        <source>What was counted</source>
        <translation>清点结果</translation>
    </message>
</context>
<context>
    <name>views::panels::DecideDialog</name>
    <message numerus="yes">
        <source>Decide on %n change(s)</source>
        <translation>
            <numerusform>审批 %n 项变更</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>同意(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>驳回(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Return to</source>
        <translation>退回至(&amp;R)</translation>
    </message>
    <message>
        <source>Ask one m&amp;ore</source>
        <translation>加签(&amp;O)</translation>
    </message>
    <message>
        <source>The stage that it is returned to</source>
        <translation>退回环节</translation>
    </message>
    <message>
        <source>Who decides as well at this stage</source>
        <translation>本环节加签人</translation>
    </message>
    <message>
        <source>In whose place</source>
        <translation>审批身份</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>跳过(&amp;S)</translation>
    </message>
    <message>
        <source>Leave this one undecided and go on</source>
        <translation>本项暂不审批，继续下一项</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Changes to be decided on</source>
        <translation>待审批变更</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>读取中…</translation>
    </message>
    <message>
        <source>It waits for no decision.</source>
        <translation>未在待审批状态。</translation>
    </message>
    <message>
        <source>You asked for it yourself.</source>
        <translation>由您本人申请。</translation>
    </message>
    <message>
        <source>It waits for: %1.</source>
        <translation>待以下角色审批：%1。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>number and name of a stage</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>For myself</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>In the place of %1 (delegation until %2)</source>
        <translation>代 %1（授权至 %2）</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>%1: from %2 on it is looked at alone</source>
        <translation>%1，达到 %2 须单独审查</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>第 %1 环节，共 %2：%3</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform>等，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Felt by</source>
        <translation>影响</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) up to %1 relations away, as known %2</source>
        <translation>
            <numerusform>%n 个资源，深度 %1，截至%2</numerusform>
        </translation>
    </message>
    <message>
        <source>You look at this change for the first time here.</source>
        <translation>首次查看此变更。</translation>
    </message>
    <message>
        <source>Nothing of its content has changed since %1.</source>
        <translation>自%1以来内容无修改。</translation>
    </message>
    <message>
        <source>Changed since %1, when it was last looked at or decided on:</source>
        <translation>自%1查看或审批以来的修改：</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>修改内容</translation>
    </message>
    <message>
        <source>No conflict is known.</source>
        <translation>未发现冲突。</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s):</source>
        <translation>
            <numerusform>%n 项冲突：</numerusform>
        </translation>
    </message>
    <message>
        <source>accepted because: %1</source>
        <translation>接受理由：%1</translation>
    </message>
    <message>
        <source>Conflicts of the change</source>
        <translation>变更冲突</translation>
    </message>
    <message>
        <source>risk %1</source>
        <translation>风险 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n 项冲突</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) changed</source>
        <translation>
            <numerusform>%n 处修改</numerusform>
        </translation>
    </message>
    <message>
        <source>⚠ stops here: look at it alone</source>
        <translation>⚠ 在此停止，须单独审查</translation>
    </message>
    <message>
        <source>left undecided</source>
        <translation>暂不审批</translation>
    </message>
    <message>
        <source>✓ sealed, in the outbox</source>
        <translation>✓ 已签章，进入待发箱</translation>
    </message>
    <message>
        <source>The changes are being read.</source>
        <translation>正在读取变更。</translation>
    </message>
    <message>
        <source>There is nothing to decide on.</source>
        <translation>没有可审批的变更。</translation>
    </message>
    <message>
        <source>Anything but an approval wants an opinion.</source>
        <translation>驳回、退回、加签须填写意见。</translation>
    </message>
    <message>
        <source>There is no stage before this one.</source>
        <translation>没有更早的环节。</translation>
    </message>
    <message>
        <source>Choose who decides as well.</source>
        <translation>请选择加签人。</translation>
    </message>
    <message>
        <source>Opinion, where there is something to say</source>
        <translation>意见（可不填）</translation>
    </message>
    <message>
        <source>Opinion: why</source>
        <translation>意见：说明理由</translation>
    </message>
    <message>
        <source>The key on the token “%1” seals the decision. Give its PIN.</source>
        <translation>以令牌“%1”中的密钥签章，请输入 PIN。</translation>
    </message>
    <message>
        <source>The key from the file seals the decision. Give its passphrase.</source>
        <translation>以文件中的密钥签章，请输入口令。</translation>
    </message>
    <message>
        <source>Your key seals the decision: the content, the attachments and the impact list, by their digests.</source>
        <translation>以您的密钥对内容、附件和影响清单的摘要签章。</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n</source>
        <comment>several changes</comment>
        <translation>
            <numerusform>同意 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>同意</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n</source>
        <comment>several changes</comment>
        <translation>
            <numerusform>驳回 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>加签</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>新增：%1</translation>
    </message>
</context>
<context>
    <name>views::panels::DelegationStrip</name>
    <message>
        <source>Only who granted it ends it.</source>
        <translation>只有授权人可以终止。</translation>
    </message>
    <message>
        <source>Ended early; nothing is decided by it any more.</source>
        <translation>已提前终止，不再据此审批。</translation>
    </message>
    <message>
        <source>Over since %1.</source>
        <translation>已于%1到期。</translation>
    </message>
    <message>
        <source>Begins %1; until then nothing can be seen or decided by it.</source>
        <translation>%1生效；此前不可据此查看或审批。</translation>
    </message>
    <message>
        <source>In force until %1: %2 decides in the place of %3.</source>
        <translation>生效中，至%1：%2代%3审批。</translation>
    </message>
    <message>
        <source>End it now…</source>
        <translation>提前终止…</translation>
    </message>
    <message>
        <source>End the delegation</source>
        <translation>终止代理授权</translation>
    </message>
    <message>
        <source>End it now?</source>
        <translation>现在终止？</translation>
    </message>
    <message>
        <source>From now on the deputy decides nothing by it. What was decided stays.</source>
        <translation>此后代理人不得据此审批，已作出的审批保留。</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>终止</translation>
    </message>
</context>
<context>
    <name>views::panels::DelegationsPage</name>
    <message>
        <source>Your account belongs to no person.</source>
        <translation>您的账户未对应人员。</translation>
    </message>
    <message>
        <source>Only a person can let another decide in their place.</source>
        <translation>只有人员可以授权他人代为审批。</translation>
    </message>
    <message>
        <source>Ask the system administrator to link your account to your record.</source>
        <translation>请系统管理员将账户与人员记录关联。</translation>
    </message>
</context>
<context>
    <name>views::panels::DeputyNotices</name>
    <message>
        <source>You decide in the place of %1 until %2.</source>
        <translation>您代%1审批，至%2。</translation>
    </message>
    <message>
        <source>No change waits for you by it now.</source>
        <translation>目前没有变更因此待您审批。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait(s) for you by it.</source>
        <translation>
            <numerusform>有 %n 项变更因此待您审批。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>You no longer decide in the place of %1.</source>
        <translation>您不再代%1审批。</translation>
    </message>
    <message>
        <source>What waits for them can no longer be seen or decided by you.</source>
        <translation>其待审批事项您不再可见，也不可审批。</translation>
    </message>
</context>
<context>
    <name>views::panels::DimensionPage</name>
    <message>
        <source>Another dimension is called %1.</source>
        <translation>已有维度使用代码 %1。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>in Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>%1: what its indicators add up to</source>
        <translation>%1：所含指标权重之和</translation>
    </message>
</context>
<context>
    <name>views::panels::DraftBar</name>
    <message>
        <source>Take it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Unsaved text of %1</source>
        <extracomment>A moment such as &quot;yesterday 17:30&quot;.</extracomment>
        <translation>%1 未保存的内容</translation>
    </message>
    <message>
        <source>a new record</source>
        <translation>新记录</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Text was typed on %1 and not saved: %2</source>
        <translation>%1 输入的内容尚未保存：%2</translation>
    </message>
    <message>
        <source>The program ended before; the text is kept.</source>
        <translation>程序此前意外结束，内容已保留。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>views::panels::DrillWindow</name>
    <message>
        <source>Open record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Why this due time…</source>
        <translation>时限依据…</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>明细：%1</translation>
    </message>
    <message>
        <source>Numbers of the formula</source>
        <translation>公式中的数</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>计算过程</translation>
    </message>
    <message>
        <source>Clocks of the order</source>
        <translation>工单时钟</translation>
    </message>
    <message>
        <source>Account of the clock</source>
        <translation>时钟明细</translation>
    </message>
    <message>
        <source>This indicator is scored by hand: reason and proof stand on the score sheets.</source>
        <translation>该指标由人工评分，理由和佐证见评分单。</translation>
    </message>
    <message>
        <source>The records are still being counted; open this window again in a moment.</source>
        <translation>记录正在统计，请稍后重新打开本窗口。</translation>
    </message>
    <message>
        <source>Nothing is counted for this indicator.</source>
        <translation>该指标不统计记录。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the name of a deduction, then its formula with its numbers</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Short code: %1</source>
        <translation>取数码：%1</translation>
    </message>
    <message>
        <source>Records behind the number</source>
        <translation>该数对应的记录</translation>
    </message>
    <message>
        <source>No record was counted here.</source>
        <translation>没有计入的记录。</translation>
    </message>
    <message>
        <source>The records are being read.</source>
        <translation>正在读取记录。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a record to see how its time was counted.</source>
        <translation>选择一条记录查看其用时计算。</translation>
    </message>
    <message>
        <source>These are counted as they stood when the figures were worked out, not as of the end of the period; the list shows them as they are today. The frozen inputs keep the exact records.</source>
        <translation>此项按统计当时的台账计数，不是期末台账；列表显示当前台账。统计当时的记录保存在定稿输入数据中。</translation>
    </message>
    <message>
        <source>These are counted as they are today, not as of the end of the period: the ledger of today is what the number says.</source>
        <translation>此项按当前台账计数，不是期末台账。</translation>
    </message>
</context>
<context>
    <name>views::panels::EvaluationPanel</name>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>Pages of the evaluation</source>
        <translation>评价页面</translation>
    </message>
    <message>
        <source>In the score table: the arithmetic and the records behind the score</source>
        <translation>在评分表中：得分的计算过程和对应记录</translation>
    </message>
    <message>
        <source>In the score table: count the records again</source>
        <translation>在评分表中：重新统计记录</translation>
    </message>
    <message>
        <source>What can be done with the evaluation, in the order of its buttons</source>
        <translation>评价可进行的操作，按按钮顺序</translation>
    </message>
    <message>
        <source>In a survey: stars of the line, and on to the next</source>
        <translation>在满意度录入中：本项星级，并转到下一项</translation>
    </message>
    <message>
        <source>What is or was in force stays; only a draft is retired.</source>
        <translation>已生效或曾生效的版本保留；只有草稿可以停用。</translation>
    </message>
</context>
<context>
    <name>views::panels::EvaluationTemplateTab</name>
    <message>
        <source>Content</source>
        <translation>模板内容</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>评分标准</translation>
    </message>
    <message>
        <source>Dimensions and indicators</source>
        <translation>维度和指标</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>保存草案</translation>
    </message>
    <message>
        <source>Bring into force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Draft the next version</source>
        <translation>起草新版本</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>To file…</source>
        <translation>导出到文件…</translation>
    </message>
    <message>
        <source>Vetoes, deductions and bonuses</source>
        <translation>否决、扣减与加分</translation>
    </message>
    <message>
        <source>The template is not read yet.</source>
        <translation>模板尚未读取。</translation>
    </message>
    <message>
        <source>What is or was in force is not edited; draft the next version.</source>
        <translation>已生效的版本不再修改，请起草新版本。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>Save the draft first.</source>
        <translation>请先保存草案。</translation>
    </message>
    <message>
        <source>Something speaks against it: see below.</source>
        <translation>存在问题，见下方说明。</translation>
    </message>
    <message numerus="yes">
        <source>Weights: %1 of 100 · %n indicator(s)</source>
        <translation>
            <numerusform>权重合计 %1 / 100 · %n 项指标</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more.</source>
        <translation>
            <numerusform>另有 %n 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有修改。</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一操作正在提交。</translation>
    </message>
    <message>
        <source>Take a file written by “To file…” as a pattern.</source>
        <translation>请以“导出到文件…”所写的文件为样式。</translation>
    </message>
    <message>
        <source>Take a template from a file</source>
        <translation>从文件导入模板</translation>
    </message>
    <message>
        <source>Write the template to a file</source>
        <translation>导出模板到文件</translation>
    </message>
    <message>
        <source>The template is written.</source>
        <translation>模板已导出。</translation>
    </message>
    <message>
        <source>The file cannot be read or written.</source>
        <translation>文件无法读写。</translation>
    </message>
    <message>
        <source>The file holds no template, or one that fits into no workbook.</source>
        <translation>文件不是模板，或模板无法写成工作簿。</translation>
    </message>
    <message>
        <source>Add an indicator</source>
        <translation>增加指标</translation>
    </message>
    <message>
        <source>Add a dimension</source>
        <translation>增加维度</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Take them over</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Title, evaluators, grades</source>
        <translation>总则、评价方与等级</translation>
    </message>
    <message>
        <source>Edits of %1 were not saved.</source>
        <translation>%1 的编辑尚未保存。</translation>
    </message>
    <message>
        <source>The edits cannot be read any more.</source>
        <translation>编辑内容已无法读取。</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Evaluators</source>
        <translation>评价方</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where in a template, and what is wrong there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Choose an indicator or a dimension first.</source>
        <translation>请先选择指标或维度。</translation>
    </message>
    <message>
        <source>Insert in the tree</source>
        <translation>在列表中按 Insert</translation>
    </message>
    <message>
        <source>Choose an indicator first.</source>
        <translation>请先选择指标。</translation>
    </message>
    <message>
        <source>Delete in the tree</source>
        <translation>在列表中按 Delete</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Something cannot be saved: see below.</source>
        <translation>有内容无法保存：见下方。</translation>
    </message>
    <message>
        <source>Passed over, for it names nothing: %1</source>
        <translation>无对应内容，已略过：%1</translation>
    </message>
    <message>
        <source>Templates (*.xlsx *.json)</source>
        <translation>评价模板 (*.xlsx *.json)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;JSON (*.json)</source>
        <translation>工作簿 (*.xlsx);;JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>views::panels::EvaluationVerbs</name>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>Make a later version beside this one</source>
        <translation>在本版本之外另立更正版本</translation>
    </message>
    <message>
        <source>Nobody can score yet.</source>
        <translation>尚未开始评分。</translation>
    </message>
    <message>
        <source>The parties score until %1, each without seeing the others.</source>
        <translation>各方评分至 %1，互不可见。</translation>
    </message>
    <message>
        <source>The parties score, each without seeing the others.</source>
        <translation>各方正在评分，互不可见。</translation>
    </message>
    <message>
        <source>All scores are seen. Objections may be raised until %1.</source>
        <translation>评分已公开，异议期至 %1。</translation>
    </message>
    <message>
        <source>All scores are seen. Objections may be raised.</source>
        <translation>评分已公开，可提出异议。</translation>
    </message>
    <message>
        <source>Frozen with %1 points; the server has not worked it out for itself yet.</source>
        <translation>已定稿，%1 分；服务器尚未独立核算。</translation>
    </message>
    <message>
        <source>Frozen with %1 points; the server came to the same result.</source>
        <translation>已定稿，%1 分；服务器核算结果一致。</translation>
    </message>
    <message>
        <source>Frozen with %1 points; the server came to another result.</source>
        <translation>已定稿，%1 分；服务器核算结果不一致。</translation>
    </message>
    <message>
        <source>A later version stands beside it.</source>
        <translation>已有更正版本。</translation>
    </message>
    <message>
        <source>Voided; it counts no more.</source>
        <translation>已作废，不再计入。</translation>
    </message>
    <message>
        <source>All scores are shown to everybody, and objections may be raised. Where a party has not handed in, give the reason.</source>
        <translation>截止后评分向各方公开，可提出异议。有评价方未提交的，须填写理由。</translation>
    </message>
    <message>
        <source>It stays in the list as voided, with all that was given. A reason is wanted.</source>
        <translation>作废后仍保留在列表中，评分内容一并保留。须填写理由。</translation>
    </message>
    <message>
        <source>Raise improvements…</source>
        <translation>提出整改…</translation>
    </message>
    <message>
        <source>An improvement for each low score that has none yet</source>
        <translation>为尚无整改项的低分指标提出整改</translation>
    </message>
    <message>
        <source>No low score is without an improvement.</source>
        <translation>低分指标均已有整改项。</translation>
    </message>
    <message>
        <source>Raise improvements</source>
        <translation>提出整改</translation>
    </message>
    <message numerus="yes">
        <source>Raise %n improvement(s)?</source>
        <translation>
            <numerusform>提出 %n 项整改？</numerusform>
        </translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n improvement(s) raised.</source>
        <translation>
            <numerusform>已提出 %n 项整改。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ExportDialog</name>
    <message>
        <source>Export: %1</source>
        <translation>导出：%1</translation>
    </message>
    <message>
        <source>What the search and the filters show (%1)</source>
        <translation>搜索和筛选的结果（%1）</translation>
    </message>
    <message>
        <source>The whole list (%1)</source>
        <translation>全部记录（%1）</translation>
    </message>
    <message>
        <source>The selected rows (%1)</source>
        <translation>选中的行（%1）</translation>
    </message>
    <message>
        <source>The columns as they are shown (%1)</source>
        <translation>当前显示的列（%1）</translation>
    </message>
    <message>
        <source>All columns (%1)</source>
        <translation>全部列（%1）</translation>
    </message>
    <message>
        <source>Write names and phones of people whole</source>
        <translation>完整写出人员姓名和电话</translation>
    </message>
    <message>
        <source>Unless ticked they are masked (138****5678). Imported again, a masked text changes nothing.</source>
        <translation>不勾选则脱敏（138****5678）。脱敏内容再次导入时不会改变记录。</translation>
    </message>
    <message>
        <source>Headings and values in</source>
        <translation>表头和取值使用</translation>
    </message>
    <message>
        <source>the language of the window</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>the names that programs use</source>
        <translation>程序字段名</translation>
    </message>
    <message>
        <source>A name that ends in .xlsx makes a workbook, any other a CSV file. Imported again, the file changes nothing.</source>
        <translation>文件名以 .xlsx 结尾的为工作簿，其他为 CSV 文件。导出的文件再次导入不会改变任何内容。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>%1 rows were written to %2.</source>
        <translation>已将 %1 行写入 %2。</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>已停止，未写出文件。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>of a file: &quot;Resources 2026-11-22&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx);;CSV files (*.csv)</source>
        <translation>工作簿 (*.xlsx);;CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Wait until it is ready, or stop it.</source>
        <translation>请等待完成，或先停止。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>views::panels::FieldsDialog</name>
    <message>
        <source>Reason, kept in the history</source>
        <translation>理由，计入历史</translation>
    </message>
    <message>
        <source>Reason, where there is something to say</source>
        <translation>理由（可选）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>须填写“%1”。</translation>
    </message>
    <message>
        <source>A reason is wanted.</source>
        <translation>须填写理由。</translation>
    </message>
</context>
<context>
    <name>views::panels::FilterBar</name>
    <message>
        <source>Filters of the list</source>
        <translation>列表筛选</translation>
    </message>
    <message>
        <source>Remove this filter (Delete)</source>
        <translation>移除此筛选（Delete）</translation>
    </message>
    <message>
        <source>Filter: %1. Press to remove.</source>
        <translation>筛选：%1，按下移除。</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
</context>
<context>
    <name>views::panels::FilterDialog</name>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation>查找值</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Give a value to filter by.</source>
        <translation>请给出筛选值。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>views::panels::FindingsPage</name>
    <message>
        <source>What was found</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Resources of which it was found</source>
        <translation>相关资源</translation>
    </message>
    <message>
        <source>The review was given up. “Check again” begins it anew.</source>
        <translation>检查已取消。点“重新检查”再次开始。</translation>
    </message>
    <message>
        <source>The ledger is being reviewed.</source>
        <translation>正在检查台账。</translation>
    </message>
    <message>
        <source>No resource breaks a rule of the ledger&apos;s quality.</source>
        <translation>没有资源违反台账质量规则。</translation>
    </message>
    <message>
        <source>No term of a resource in use ends here.</source>
        <translation>没有到期的在用资源。</translation>
    </message>
    <message>
        <source>No resource is used too little or too much here.</source>
        <translation>没有低效、闲置或需扩容的资源。</translation>
    </message>
</context>
<context>
    <name>views::panels::FollowUpTab</name>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Follow-up of the order</source>
        <translation>工单跟进</translation>
    </message>
    <message>
        <source>What was done, said or agreed</source>
        <translation>办理、沟通或约定的内容</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Choose one saved order first.</source>
        <translation>请先选择一张已保存的工单。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的岗位没有“%1”权限。</translation>
    </message>
    <message>
        <source>The order is being read.</source>
        <translation>正在读取工单。</translation>
    </message>
    <message>
        <source>The order cannot be urged in its present state.</source>
        <translation>工单当前状态不能催办。</translation>
    </message>
    <message>
        <source>Nothing of this kind has happened yet.</source>
        <translation>暂无此类记录。</translation>
    </message>
    <message>
        <source>Nothing has happened on this order yet. What is done, said and changed stands here in the order of time.</source>
        <translation>该工单暂无动态。办理、沟通和变化按时间顺序列在此处。</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier entries</source>
        <translation>
            <numerusform>显示更早的 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a kind of entries and how many there are</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Add the entry (Ctrl+Enter)</source>
        <translation>添加记录（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>请先填写内容。</translation>
    </message>
</context>
<context>
    <name>views::panels::FreeTimesDialog</name>
    <message>
        <source>Move it there</source>
        <translation>调整到该时段</translation>
    </message>
    <message>
        <source>Next free times</source>
        <translation>下一个空闲时段</translation>
    </message>
    <message>
        <source>%1 %2, %3 min</source>
        <translation>%1 %2，%3 分钟</translation>
    </message>
    <message>
        <source>Within its windows, in no freeze, and beside no other change of the same resources or people.</source>
        <translation>以下时段在变更窗口内、不在封网期内，且与涉及相同资源或人员的其他变更不冲突。</translation>
    </message>
    <message numerus="yes">
        <source>No time is free in the next %n day(s). These stand in the way:</source>
        <translation>
            <numerusform>今后 %n 天内没有空闲时段，阻碍如下：</numerusform>
        </translation>
    </message>
    <message>
        <source>Your roles may not move changes.</source>
        <translation>您的角色无权调整变更时间。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>views::panels::FreezeCells</name>
    <message>
        <source>Lockdown “%1” until %2</source>
        <translation>紧急锁定“%1”，至%2</translation>
    </message>
    <message>
        <source>Freeze “%1” until %2</source>
        <translation>封网“%1”，至%2</translation>
    </message>
</context>
<context>
    <name>views::panels::FreezeDialog</name>
    <message>
        <source>Freeze</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Reason, where objections may still be raised</source>
        <translation>理由（异议期内提前定稿时填写）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>the total</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>Digest: %1</source>
        <translation>摘要：%1</translation>
    </message>
    <message>
        <source>What is frozen is never changed; a later correction stands beside it. The exact records (%1) are attached.</source>
        <translation>定稿后内容不再变更，更正另立版本。取数依据（%1）作为附件保存。</translation>
    </message>
    <message>
        <source>The result is being worked out from the records.</source>
        <translation>正在按记录计算结果。</translation>
    </message>
    <message>
        <source>Exact records %1</source>
        <translation>取数依据 %1</translation>
    </message>
</context>
<context>
    <name>views::panels::FreezeSign</name>
    <message>
        <source>Lockdown “%1” until %2</source>
        <translation>紧急锁定“%1”，至%2</translation>
    </message>
    <message>
        <source>Freeze “%1” until %2</source>
        <translation>封网“%1”，至%2</translation>
    </message>
    <message>
        <source>Lockdown</source>
        <translation>紧急锁定</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>封网</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，另有 %2 项</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>views::panels::FreezeStrip</name>
    <message>
        <source>Lockdown “%1”</source>
        <translation>紧急锁定“%1”</translation>
    </message>
    <message>
        <source>Freeze “%1”</source>
        <translation>封网“%1”</translation>
    </message>
    <message>
        <source>Held at its planned time: %1. It is moved, or let through by an exemption.</source>
        <translation>计划时间内受限：%1。请改期，或经豁免放行。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>views::panels::HeadPage</name>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Version of the document</source>
        <translation>文件版本</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Fewest answers</source>
        <translation>最少答卷数</translation>
    </message>
    <message>
        <source>Improvement below</source>
        <translation>低于此提出整改</translation>
    </message>
    <message>
        <source>Evaluators</source>
        <translation>评价方</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>in Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>A mean of marks over fewer answers is flagged.</source>
        <translation>答卷少于此数时标注“样本不足”。</translation>
    </message>
    <message>
        <source>An indicator with less than this part of its weight is proposed for improvement.</source>
        <translation>得分低于权重此比例的指标提出整改。</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>评价方</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Add a party</source>
        <translation>增加评价方</translation>
    </message>
    <message>
        <source>Nobody scores yet.</source>
        <translation>尚无评价方。</translation>
    </message>
    <message>
        <source>A party of weight 0 scores beside the others and is not counted.</source>
        <translation>权重为 0 的评价方只列示评分，不计入得分。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>From points</source>
        <translation>起始分</translation>
    </message>
    <message>
        <source>Add a grade</source>
        <translation>增加等级</translation>
    </message>
    <message>
        <source>There are no grades yet.</source>
        <translation>尚无等级。</translation>
    </message>
</context>
<context>
    <name>views::panels::HistoryPage</name>
    <message>
        <source>History of the record</source>
        <translation>记录的变更历史</translation>
    </message>
    <message>
        <source>The history cannot be read. %1</source>
        <translation>变更历史无法读取。%1</translation>
    </message>
    <message>
        <source>Nothing is written about this record&apos;s past. What was loaded before the history began has none; what is done from now on stands here.</source>
        <translation>这条记录没有变更历史。历史启用前批量载入的记录没有历史，今后的操作将记在这里。</translation>
    </message>
    <message>
        <source>The record as of this entry</source>
        <translation>查看此时的记录</translation>
    </message>
    <message>
        <source>Show the record as it stood once this was done (Enter)</source>
        <translation>显示此项操作完成时的记录（回车）</translation>
    </message>
    <message>
        <source>Choose an entry first.</source>
        <translation>请先选择一条历史。</translation>
    </message>
    <message>
        <source>The server has not confirmed this yet.</source>
        <translation>服务器尚未确认此项操作。</translation>
    </message>
</context>
<context>
    <name>views::panels::HitList</name>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>将如何</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>解除后</translation>
    </message>
    <message>
        <source>Changes that it hits</source>
        <translation>受影响的变更</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>正在核算…</translation>
    </message>
    <message>
        <source>free again, as it was before</source>
        <translation>恢复为原状态</translation>
    </message>
    <message>
        <source>stays held by %1</source>
        <translation>仍受“%1”限制</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>held, as already by %1</source>
        <translation>已锁住（“%1”已限制）</translation>
    </message>
    <message>
        <source>not planned yet</source>
        <translation>未定时间</translation>
    </message>
    <message>
        <source>It hits no open change.</source>
        <translation>不影响任何未完成的变更。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A state of changes, and how many are in it.</extracomment>
        <translation>%1 %2 项</translation>
    </message>
    <message numerus="yes">
        <source>It hits %n open change(s): %1.</source>
        <translation>
            <numerusform>影响 %n 项未完成的变更：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n become(s) free as before,</source>
        <translation>
            <numerusform>%n 项恢复原状态，</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) held by others.</source>
        <translation>
            <numerusform>%n 项仍受其他封网或锁定限制。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in work go(es) on; tell those who carry them out.</source>
        <translation>
            <numerusform>%n 项正在实施，继续进行，请告知实施人。</numerusform>
        </translation>
    </message>
    <message>
        <source>More changes are open than are looked at here; the server holds those too.</source>
        <translation>未完成的变更较多，此处未全部列出，服务器一并锁住。</translation>
    </message>
</context>
<context>
    <name>views::panels::ImpactGraph</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>In the drawing of what a failure reaches: the kind of relation, and what it means.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>in the list below</source>
        <translation>见下方列表</translation>
    </message>
</context>
<context>
    <name>views::panels::ImpactTab</name>
    <message>
        <source>Impact and risk</source>
        <translation>影响与风险</translation>
    </message>
    <message>
        <source>Resources that are touched</source>
        <translation>变更资源</translation>
    </message>
    <message>
        <source>Who feels it</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ledger shall hold</source>
        <translation>台账应为</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>By way of</source>
        <translation>经由</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Conflicts of the change</source>
        <translation>变更冲突</translation>
    </message>
    <message>
        <source>Prepare the ledger…</source>
        <translation>准备台账…</translation>
    </message>
    <message>
        <source>Say what the resource shall hold in the ledger when the change is closed</source>
        <translation>填写变更关闭时该资源台账应有的内容</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Depth: how many relations away</source>
        <translation>深度：关系层数</translation>
    </message>
    <message>
        <source>Work out and freeze</source>
        <translation>分析并固定</translation>
    </message>
    <message>
        <source>Follow the relations as they are known now; the list is kept with the change, with its digest</source>
        <translation>按当前关系分析，清单及其摘要随变更留存</translation>
    </message>
    <message>
        <source>Save impact and risk</source>
        <translation>保存影响与风险</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Add a resource</source>
        <translation>添加资源</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一操作正在处理。</translation>
    </message>
    <message>
        <source>Not worked out yet. It is kept with the change as it is known at that moment.</source>
        <translation>尚未分析。分析结果按当时所知随变更留存。</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n 个资源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system(s)</source>
        <translation>
            <numerusform>%n 个系统</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 个单位</numerusform>
        </translation>
    </message>
    <message>
        <source>as known %1</source>
        <translation>截至%1</translation>
    </message>
    <message>
        <source>there are more than fit</source>
        <translation>超出上限，未全部列出</translation>
    </message>
    <message>
        <source>frozen, SM3 %1…</source>
        <translation>已固定，SM3 %1…</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <comment>an answer and its points</comment>
        <translation>%1（%2 分）</translation>
    </message>
    <message numerus="yes">
        <source>one %n relation(s) away</source>
        <translation>
            <numerusform>相距 %n 层的资源</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>No conflict, as far as is known here</source>
        <translation>就本机所知没有冲突</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n 项冲突</numerusform>
        </translation>
    </message>
    <message>
        <source>New since it was checked: %1</source>
        <translation>检查后新增：%1</translation>
    </message>
    <message>
        <source>Gone since it was checked: %1</source>
        <translation>检查后消失：%1</translation>
    </message>
    <message>
        <source>Select a resource first.</source>
        <translation>请先选择资源。</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter). Offline the change waits in the outbox.</source>
        <translation>保存（Ctrl+Enter）。离线时在待发箱等待。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有修改。</translation>
    </message>
    <message>
        <source>The impact list belongs to other resources. Work it out again.</source>
        <translation>影响清单对应的资源已变，请重新分析。</translation>
    </message>
    <message>
        <source>let through by %1</source>
        <translation>由 %1 豁免</translation>
    </message>
</context>
<context>
    <name>views::panels::ImpactWindow</name>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n 项资源</numerusform>
        </translation>
    </message>
    <message>
        <source>Impact: %1</source>
        <translation>影响分析：%1</translation>
    </message>
    <message>
        <source>What it takes with it</source>
        <translation>影响谁</translation>
    </message>
    <message>
        <source>Which resources are hit when it fails</source>
        <translation>它故障时受影响的资源</translation>
    </message>
    <message>
        <source>What it stands on</source>
        <translation>依赖谁</translation>
    </message>
    <message>
        <source>Which resources it needs to work</source>
        <translation>它正常工作所需的资源</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Depth: how many relations away</source>
        <translation>层数：沿关联向外几层</translation>
    </message>
    <message>
        <source>Drawing of the impact</source>
        <translation>影响关系图</translation>
    </message>
    <message>
        <source>List of the impact</source>
        <translation>影响清单</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole drawing</source>
        <translation>显示全图</translation>
    </message>
    <message>
        <source>Following the relations…</source>
        <translation>正在沿关联查找…</translation>
    </message>
    <message>
        <source>The relations could not be followed. Change the depth to try again.</source>
        <translation>未能沿关联查找。请更改层数后重试。</translation>
    </message>
    <message>
        <source>Nothing that is recorded depends on it.</source>
        <translation>台账中没有依赖它的资源。</translation>
    </message>
    <message>
        <source>Nothing is recorded that it depends on.</source>
        <translation>台账中没有它所依赖的资源。</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) hit</source>
        <translation>
            <numerusform>%n 项资源受影响</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) needed</source>
        <translation>
            <numerusform>需要 %n 项资源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n unit(s)</source>
        <translation>
            <numerusform>涉及 %n 个单位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n system(s)</source>
        <translation>
            <numerusform>%n 个业务系统</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept by redundancy</source>
        <translation>
            <numerusform>%n 项有冗余保护</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lose(s) protection</source>
        <translation>
            <numerusform>%n 项失去保护</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protect(s) it</source>
        <translation>
            <numerusform>%n 项为其提供保护</numerusform>
        </translation>
    </message>
    <message>
        <source>there are more than are shown: choose a smaller depth</source>
        <translation>数量过多，未全部显示，请减少层数</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Joins the parts of the summary of an impact list.</extracomment>
        <translation>，</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>清单为空。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>已复制 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Depth %1, as of %2</source>
        <translation>层数 %1，生成时间 %2</translation>
    </message>
</context>
<context>
    <name>views::panels::ImportCheckPage</name>
    <message>
        <source>Checking every row…</source>
        <translation>正在逐行检查…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed cells</source>
        <translation>变更单元格</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>新增 %1</translation>
    </message>
    <message>
        <source>%1 to change</source>
        <translation>变更 %1</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>无变化 %1</translation>
    </message>
    <message>
        <source>%1 relations to make</source>
        <translation>建立关联 %1</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>退回 %1</translation>
    </message>
    <message>
        <source>%1 rows: %2</source>
        <translation>共 %1 行：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Rejected rows stay out; they can be saved as a file with the reason beside each, mended, and imported by themselves.</source>
        <translation>退回的行不导入；可另存为附有原因的文件，修改后单独导入。</translation>
    </message>
    <message>
        <source>%1 differences are accepted. Where only the file changed since last time the file is taken, else the ledger stays.</source>
        <translation>已采纳 %1 处差异。上次以来仅文件有变化的采用文件，其余保留台账。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of last time are no longer in the file: %1.</source>
        <translation>
            <numerusform>上次的 %n 个键已不在文件中：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more lines are not shown.</source>
        <translation>另有 %1 条未显示。</translation>
    </message>
    <message>
        <source>Every row says what the ledger says already. There is nothing to import.</source>
        <translation>各行内容与台账一致，无须导入。</translation>
    </message>
    <message>
        <source>Accept all shown</source>
        <translation>采纳所列全部</translation>
    </message>
    <message>
        <source>Accept none shown</source>
        <translation>均不采纳</translation>
    </message>
    <message>
        <source>What the import would do</source>
        <translation>导入将产生的变化</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Remarks keep nothing out: the rules of data quality find something to mend later.</source>
        <translation>提示不影响导入：数据质量规则发现有待修正之处。</translation>
    </message>
    <message>
        <source>Relations are not compared: import the file without the comparison to make them.</source>
        <translation>关联不参与比对；如需建立关联，请取消比对后导入。</translation>
    </message>
</context>
<context>
    <name>views::panels::ImportColumnsPage</name>
    <message>
        <source>Say where each column goes. Columns of known names are set already; what is left out is not read.</source>
        <translation>请指定各列的去向。已识别的表头已自动对应；不导入的列不会读取。</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>对应字段</translation>
    </message>
    <message>
        <source>Rows are found by</source>
        <translation>按此字段查找记录</translation>
    </message>
    <message>
        <source>A key that no record has makes a new record</source>
        <translation>找不到键时新建记录</translation>
    </message>
    <message>
        <source>Unless ticked such a row stays out: a slip in a key must not become a new record.</source>
        <translation>不勾选则退回该行，以免键的笔误变成新记录。</translation>
    </message>
    <message>
        <source>An empty cell</source>
        <translation>空单元格</translation>
    </message>
    <message>
        <source>Cells that mean nothing</source>
        <translation>表示“无”的内容</translation>
    </message>
    <message>
        <source>Separated by blanks</source>
        <translation>以空格分隔</translation>
    </message>
    <message>
        <source>leaves the field as it is</source>
        <translation>保留原值</translation>
    </message>
    <message>
        <source>empties the field</source>
        <translation>清空字段</translation>
    </message>
    <message>
        <source>What such a cell does</source>
        <translation>此类单元格的作用</translation>
    </message>
    <message>
        <source>Take 1.23E+17 in a text for what it says</source>
        <translation>文字中的 1.23E+17 按原样导入</translation>
    </message>
    <message>
        <source>Unless ticked such a row stays out: a spreadsheet has thrown the last digits of a long number away.</source>
        <translation>不勾选则退回该行：电子表格已丢弃长编号的末尾数字。</translation>
    </message>
    <message>
        <source>Compare with the ledger and accept cell by cell</source>
        <translation>与台账比对，逐单元格采纳</translation>
    </message>
    <message>
        <source>For discovery and billing exports: shows ledger, file, and file last time side by side; a key is needed.</source>
        <translation>用于自动发现和计费导出：并列显示台账、文件及上次文件；须指定键。</translation>
    </message>
    <message>
        <source>Remember this for files like “%1”</source>
        <translation>记住设置，用于“%1”一类的文件</translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>（不导入）</translation>
    </message>
    <message>
        <source>Relation: %1</source>
        <translation>关联：%1</translation>
    </message>
    <message>
        <source>Where the column “%1” goes</source>
        <translation>列“%1”的去向</translation>
    </message>
    <message>
        <source>what they relate</source>
        <translation>关联的两端</translation>
    </message>
    <message>
        <source>nothing: every row is a new record</source>
        <translation>无：每行都是新记录</translation>
    </message>
    <message>
        <source>The file has no columns.</source>
        <translation>文件没有列。</translation>
    </message>
    <message>
        <source>Two columns go to “%1”. Leave one of them out.</source>
        <translation>有两列对应“%1”。请舍去其中一列。</translation>
    </message>
    <message>
        <source>No column goes to a field yet.</source>
        <translation>尚无任何列对应字段。</translation>
    </message>
    <message>
        <source>A relation needs both of its ends.</source>
        <translation>关联须指定两端。</translation>
    </message>
</context>
<context>
    <name>views::panels::ImportFilePage</name>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>By its content</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>By the first line</source>
        <translation>按首行识别</translation>
    </message>
    <message>
        <source>Drop a CSV or XLSX file here</source>
        <translation>将 CSV 或 XLSX 文件拖到此处</translation>
    </message>
    <message>
        <source>Its first row names the columns. Nothing is changed before you have seen what would be.</source>
        <translation>首行为表头。在您确认之前不会改变任何内容。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Choose a CSV or XLSX file (Ctrl+O)</source>
        <translation>选择 CSV 或 XLSX 文件（Ctrl+O）</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Sheets (*.csv *.xlsx *.txt *.tsv);;All files (*)</source>
        <translation>表格 (*.csv *.xlsx *.txt *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n 列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) in the sheet “%1”</source>
        <translation>
            <numerusform>工作表“%1”中 %n 条关联</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 are shown</source>
        <translation>显示前 %1 行</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>views::panels::ImportPreview</name>
    <message>
        <source>not imported before</source>
        <translation>此前未导入</translation>
    </message>
    <message>
        <source>only the file changed</source>
        <translation>仅文件有变化</translation>
    </message>
    <message>
        <source>only the ledger changed</source>
        <translation>仅台账有变化</translation>
    </message>
    <message>
        <source>both changed</source>
        <translation>双方均有变化</translation>
    </message>
    <message>
        <source>new record</source>
        <translation>新记录</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>File last time</source>
        <translation>上次文件</translation>
    </message>
    <message>
        <source>Ledger now</source>
        <translation>当前台账</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>File now</source>
        <translation>本次文件</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Changed by, or reason</source>
        <translation>变化方或原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>views::panels::ImportWindow</name>
    <message>
        <source>The import is done.</source>
        <translation>导入完成。</translation>
    </message>
    <message>
        <source>Wait until it is ready, or stop it.</source>
        <translation>请等待完成，或先停止。</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>没有需要导入的内容。</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <translation>已读取 %1 行</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余%2</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>约 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>导入已停止。</translation>
    </message>
    <message>
        <source>The import did not finish.</source>
        <translation>导入未完成。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，未做任何更改。</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>新增 %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>变更 %1</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>无变化 %1</translation>
    </message>
    <message>
        <source>%1 relations made</source>
        <translation>建立关联 %1</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>退回 %1</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1%2。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>What was done stays done. Import the same file again to do the rest; nothing is done twice.</source>
        <translation>已导入的内容保留。再次导入同一文件可完成其余部分，不会重复导入。</translation>
    </message>
    <message>
        <source>The acts are in the outbox and go to the server by themselves; the outbox says what became of them.</source>
        <translation>操作已存入待发箱并自动发送；结果可在待发箱中查看。</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) were refused.</source>
        <translation>
            <numerusform>%n 条关联被拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the rejected rows as a file: it has the reason beside each row. Mend it there and import that file.</source>
        <translation>请将退回的行另存为文件，每行附有原因；修改后导入该文件即可。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>%1-rejected</source>
        <extracomment>of a file&apos;s name: the rows of &quot;ledger.xlsx&quot; that were rejected</extracomment>
        <translation>%1-退回</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>保存退回的行</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Stop the import?</source>
        <translation>是否停止导入？</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Import: %1</source>
        <translation>导入：%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Save rejected rows as…</source>
        <translation>另存退回的行…</translation>
    </message>
    <message>
        <source>Import another file…</source>
        <translation>导入其他文件…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>It works without the network too: the acts wait in the outbox and go to the server when it can be reached. You can go on working meanwhile.</source>
        <translation>离线时同样可以导入：操作先存入待发箱，联网后自动发送。导入期间可以继续工作。</translation>
    </message>
</context>
<context>
    <name>views::panels::ImprovementVerbs</name>
    <message>
        <source>Overdue since %1.</source>
        <translation>自 %1 起逾期。</translation>
    </message>
</context>
<context>
    <name>views::panels::IndicatorPage</name>
    <message>
        <source>It could not be counted.</source>
        <translation>无法统计。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Full from</source>
        <translation>满分起点</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>档次</translation>
    </message>
    <message>
        <source>Deductions</source>
        <translation>扣分项</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Best grade left</source>
        <translation>否决后最高等级</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>计算公式</translation>
    </message>
    <message>
        <source>On trial</source>
        <translation>试算</translation>
    </message>
    <message>
        <source>Denominator of 0</source>
        <translation>分母为零</translation>
    </message>
    <message>
        <source>GB/T 33850</source>
        <translation>GB/T 33850 特性</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Scored by</source>
        <translation>评分方</translation>
    </message>
    <message>
        <source>in Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>nothing from</source>
        <translation>零分起点</translation>
    </message>
    <message>
        <source>no more than</source>
        <translation>最多扣</translation>
    </message>
    <message>
        <source>Without it no more is taken off than the weight.</source>
        <translation>不设上限时，最多扣至该项权重。</translation>
    </message>
    <message>
        <source>left blank: your own reference goes here</source>
        <translation>留空：由使用单位填写依据条款</translation>
    </message>
    <message>
        <source>No formula: it is measured by hand, with reason and proof.</source>
        <translation>无公式：人工评定，须写明理由并附证明。</translation>
    </message>
    <message>
        <source>Period of the trial</source>
        <translation>试算周期</translation>
    </message>
    <message>
        <source>None chosen: all parties of the template.</source>
        <translation>不选：模板的全部评价方。</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>不低于</translation>
    </message>
    <message>
        <source>Share of the weight</source>
        <translation>得权重比例</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>增加档次</translation>
    </message>
    <message>
        <source>There are no steps yet.</source>
        <translation>尚无档次。</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>增加扣分项</translation>
    </message>
    <message>
        <source>Nothing is deducted for yet.</source>
        <translation>尚无扣分项。</translation>
    </message>
    <message>
        <source>full marks: nothing happened that could go wrong</source>
        <translation>得满分：未发生应评事项</translation>
    </message>
    <message>
        <source>not applicable: the other weights are scaled up</source>
        <translation>不适用：其余权重按比例放大</translation>
    </message>
    <message>
        <source>none: of the whole</source>
        <translation>无：针对整体</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Points each</source>
        <translation>每次扣分</translation>
    </message>
    <message>
        <source>each % below</source>
        <translation>低于此每百分点</translation>
    </message>
    <message>
        <source>It is counted once the formula is right.</source>
        <translation>公式正确后自动试算。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>%1, the denominator is 0</source>
        <translation>%1，分母为零</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>the veto holds</source>
        <translation>否决成立</translation>
    </message>
    <message>
        <source>%1 of %2 points</source>
        <translation>%1 / %2 分</translation>
    </message>
    <message>
        <source>resources and people as they are today</source>
        <translation>资源与人员按当前台账统计</translation>
    </message>
</context>
<context>
    <name>views::panels::InventoryPanel</name>
    <message>
        <source>Show: %1</source>
        <translation>查看：%1</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录种类</translation>
    </message>
    <message>
        <source>From the search box into the list</source>
        <translation>从搜索框到列表</translation>
    </message>
    <message>
        <source>From the list into the form of the record</source>
        <translation>从列表到记录表单</translation>
    </message>
    <message>
        <source>Select the row, or no longer</source>
        <translation>选中或取消选中该行</translation>
    </message>
    <message>
        <source>From cell to cell</source>
        <translation>在单元格间移动</translation>
    </message>
    <message>
        <source>Type over the cell</source>
        <translation>直接改写单元格</translation>
    </message>
    <message>
        <source>Empty the cell</source>
        <translation>清空单元格</translation>
    </message>
    <message>
        <source>While editing: the cell below, the cell above</source>
        <translation>编辑时：下一行、上一行的单元格</translation>
    </message>
    <message>
        <source>While editing: the next cell, the previous one</source>
        <translation>编辑时：后一个、前一个单元格</translation>
    </message>
    <message>
        <source>Leave the cell as it was</source>
        <translation>放弃对单元格的修改</translation>
    </message>
</context>
<context>
    <name>views::panels::ItemDialog</name>
    <message>
        <source>Service item %1, version %2</source>
        <translation>服务项 %1，版本 %2</translation>
    </message>
    <message>
        <source>New service item</source>
        <translation>新建服务项</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Create the draft</source>
        <translation>建立草稿</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>views::panels::KeyBox</name>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Make a key…</source>
        <translation>生成密钥…</translation>
    </message>
    <message>
        <source>Key from a file…</source>
        <translation>从文件取密钥…</translation>
    </message>
    <message>
        <source>Key on a token…</source>
        <translation>用令牌中的密钥…</translation>
    </message>
    <message>
        <source>You have no key here yet; “Key” makes one.</source>
        <translation>本机尚无您的密钥，请点“密钥”生成。</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>令牌 PIN</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>密钥口令</translation>
    </message>
    <message>
        <source>No account&apos;s data is open.</source>
        <translation>尚未打开任何账户的数据。</translation>
    </message>
    <message>
        <source>Your account belongs to no person; only a person can seal.</source>
        <translation>您的账户未对应人员，只有人员可以签章。</translation>
    </message>
    <message>
        <source>You have no key to seal with yet. Make one, or take one from a file or a token.</source>
        <translation>您还没有签章密钥，请生成，或取自文件、令牌。</translation>
    </message>
    <message>
        <source>Say who you are: the passphrase of your key.</source>
        <translation>请输入密钥口令以证明身份。</translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation>PIN 有误。</translation>
    </message>
    <message>
        <source>The passphrase is wrong.</source>
        <translation>口令有误。</translation>
    </message>
    <message>
        <source>The token takes no more tries.</source>
        <translation>令牌已锁定，不再接受尝试。</translation>
    </message>
    <message>
        <source>There is no key here yet. Make one, or take one from a file or a token.</source>
        <translation>本机尚无密钥，请生成，或取自文件、令牌。</translation>
    </message>
    <message>
        <source>No keyring runs here. Take the key from a file or a token.</source>
        <translation>本机没有运行密钥环，请从文件或令牌取密钥。</translation>
    </message>
    <message>
        <source>The file of the key</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Keys (*.pem)</source>
        <translation>密钥 (*.pem)</translation>
    </message>
    <message>
        <source>The file cannot be read, or is no key.</source>
        <translation>文件无法读取，或不是密钥。</translation>
    </message>
    <message>
        <source>No token with a key is plugged in.</source>
        <translation>未插入含密钥的令牌。</translation>
    </message>
    <message>
        <source>This machine is set up for no token.</source>
        <translation>本机未配置令牌。</translation>
    </message>
</context>
<context>
    <name>views::panels::KeyDialog</name>
    <message>
        <source>A key to seal with</source>
        <translation>签章密钥</translation>
    </message>
    <message>
        <source>Make your signing key</source>
        <translation>生成您的签章密钥</translation>
    </message>
    <message>
        <source>Your decisions are sealed with a key that only you can use. It is made here, kept under your passphrase, and its public half is registered with the server, so that everybody can check the seal.</source>
        <translation>审批意见以仅您可用的密钥签章。密钥在本机生成，以口令保护；公钥登记到服务器，供他人验证。</translation>
    </message>
    <message>
        <source>SM2 with SM3 (national standard)</source>
        <translation>SM2 与 SM3（国密）</translation>
    </message>
    <message>
        <source>ECDSA P-256 with SHA-256</source>
        <translation>ECDSA P-256 与 SHA-256</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Make and register</source>
        <translation>生成并登记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No account&apos;s data is open.</source>
        <translation>未打开账号数据。</translation>
    </message>
    <message>
        <source>Your account belongs to no person; only a person can seal.</source>
        <translation>账号未关联人员，不能签章。</translation>
    </message>
    <message numerus="yes">
        <source>A passphrase of at least %n characters is wanted.</source>
        <translation>
            <numerusform>口令至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次口令不一致。</translation>
    </message>
    <message>
        <source>No keyring runs: save the key as a file of your own</source>
        <translation>没有密钥环：请将密钥另存为文件</translation>
    </message>
</context>
<context>
    <name>views::panels::LedgerChangeDialog</name>
    <message>
        <source>Prepare the change of the ledger</source>
        <translation>拟定台账变更</translation>
    </message>
    <message>
        <source>Put in what the resource shall hold when the order is done. Nothing changes in the ledger until it is put there.</source>
        <translation>填写工单办结后资源应有的内容；写入台账之前，台账不变。</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>拟定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing is to be changed.</source>
        <translation>没有变更内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) are to be changed.</source>
        <translation>
            <numerusform>将变更 %n 个字段。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::LevelsPage</name>
    <message>
        <source>Priority by impact and urgency</source>
        <translation>按影响与紧急程度定优先级</translation>
    </message>
    <message>
        <source>Promises by priority</source>
        <translation>按优先级的时限</translation>
    </message>
    <message>
        <source>Promises by kind of order</source>
        <translation>按工单类别的时限</translation>
    </message>
    <message>
        <source>Promises by service item</source>
        <translation>按服务项的时限</translation>
    </message>
    <message>
        <source>Who is told when</source>
        <translation>预警与升级</translation>
    </message>
    <message>
        <source>Holds, duty and closing</source>
        <translation>挂起、值守与关闭</translation>
    </message>
    <message>
        <source>Priority: %1, %2</source>
        <translation>优先级：%1，%2</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Closed by itself when nobody confirms within</source>
        <translation>无人确认时自动关闭的期限</translation>
    </message>
    <message>
        <source>Duty hours</source>
        <translation>值守时间</translation>
    </message>
    <message>
        <source>Duty begins</source>
        <translation>值守开始</translation>
    </message>
    <message>
        <source>Duty ends</source>
        <translation>值守结束</translation>
    </message>
    <message>
        <source>On working days only</source>
        <translation>仅工作日</translation>
    </message>
    <message>
        <source>An order may be put on hold</source>
        <translation>工单可以挂起</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>without consent</source>
        <translation>无需同意</translation>
    </message>
    <message>
        <source>with a supervisor&apos;s consent</source>
        <translation>须主管同意</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>请先选择一行。</translation>
    </message>
    <message>
        <source>Reminded of an unanswered rating after</source>
        <translation>请求评价后未收到的提醒时间</translation>
    </message>
    <message>
        <source>not reminded of</source>
        <translation>不提醒</translation>
    </message>
</context>
<context>
    <name>views::panels::LimitEditor</name>
    <message>
        <source>nothing promised</source>
        <translation>不承诺</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>计时单位</translation>
    </message>
    <message>
        <source>min of working time</source>
        <translation>分钟（工作时间）</translation>
    </message>
    <message>
        <source>h of working time</source>
        <translation>小时（工作时间）</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>min around the clock</source>
        <translation>分钟（7×24）</translation>
    </message>
    <message>
        <source>h around the clock</source>
        <translation>小时（7×24）</translation>
    </message>
    <message>
        <source>days around the clock</source>
        <translation>天（7×24）</translation>
    </message>
</context>
<context>
    <name>views::panels::ListHeader</name>
    <message>
        <source>%1
Click sorts, Shift+click adds a sort, drag moves, right-click filters.</source>
        <translation>%1
单击排序，Shift+单击追加排序，拖动移列，右击筛选。</translation>
    </message>
</context>
<context>
    <name>views::panels::ListView</name>
    <message>
        <source>Sort ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Filter by “%1”…</source>
        <translation>按“%1”筛选…</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>隐藏此列</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>选择列…</translation>
    </message>
</context>
<context>
    <name>views::panels::LockdownDialog</name>
    <message>
        <source>Lock down</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>While a lockdown is in force no change that it hits is scheduled or begun, whatever its class. Nothing of the changes is altered: when it is released, each stands where it stood.</source>
        <translation>锁定期间，所涉变更不论类别均不得排期或开始。变更本身不作改动，解除后各自恢复原状态。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>须填写“%1”。</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>结束时间早于开始时间。</translation>
    </message>
</context>
<context>
    <name>views::panels::MeetingStrip</name>
    <message>
        <source>Its agenda is empty; put changes on it on the page “Agenda”.</source>
        <translation>议程为空，请在“议程”页加入变更。</translation>
    </message>
    <message>
        <source>Nobody is said to attend; say who came on the page “Agenda”.</source>
        <translation>未登记到会人员，请在“议程”页登记。</translation>
    </message>
    <message>
        <source>Its minutes are not written yet.</source>
        <translation>尚未填写会议纪要。</translation>
    </message>
    <message>
        <source>Your account belongs to no person; only a person can sign.</source>
        <translation>您的账户未对应人员，只有人员可以签署。</translation>
    </message>
    <message>
        <source>The minutes are signed by those who were there; the attendance does not name you.</source>
        <translation>纪要由到会人员签署，到会名单中没有您。</translation>
    </message>
    <message>
        <source>You have signed.</source>
        <translation>您已签署。</translation>
    </message>
    <message>
        <source>Still to sign: %1.</source>
        <translation>尚未签署：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Nobody has signed the minutes yet.</source>
        <translation>尚无人签署纪要。</translation>
    </message>
    <message>
        <source>Planned for %1.</source>
        <translation>计划于%1召开。</translation>
    </message>
    <message numerus="yes">
        <source>Held; %n signature(s) stand under the minutes.</source>
        <translation>
            <numerusform>已召开，纪要已有 %n 人签署。</numerusform>
        </translation>
    </message>
    <message>
        <source>Held; still to sign: %1.</source>
        <translation>已召开，尚未签署：%1。</translation>
    </message>
    <message numerus="yes">
        <source>Closed; %n signature(s) stand under the minutes.</source>
        <translation>
            <numerusform>已办结，纪要有 %n 人签署。</numerusform>
        </translation>
    </message>
    <message>
        <source>It was held</source>
        <translation>已召开</translation>
    </message>
    <message>
        <source>Sign the minutes…</source>
        <translation>签署纪要…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Print the minutes…</source>
        <translation>打印纪要…</translation>
    </message>
    <message>
        <source>The meeting is not saved yet.</source>
        <translation>会议尚未保存。</translation>
    </message>
</context>
<context>
    <name>views::panels::MeetingTab</name>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Agenda and votes</source>
        <translation>议程与表决</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>到会情况</translation>
    </message>
    <message>
        <source>Add those that await the CAB</source>
        <translation>加入待 CAB 审议的变更</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Guest: name, Enter</source>
        <translation>列席人员：输入姓名后回车</translation>
    </message>
    <message>
        <source>Name of a guest</source>
        <translation>列席人员姓名</translation>
    </message>
    <message>
        <source>Save agenda</source>
        <translation>保存议程</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add a change</source>
        <translation>添加变更</translation>
    </message>
    <message>
        <source>Choose one saved meeting first.</source>
        <translation>请先选定一次已保存的会议。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>The minutes are signed; nothing of them changes any more.</source>
        <translation>纪要已签署，内容不再改动。</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一操作正在处理。</translation>
    </message>
    <message>
        <source>Open changes whose chain has a stage of the CAB that is still to come</source>
        <translation>审批链中尚有 CAB 环节的未完成变更</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter). Offline it waits in the outbox.</source>
        <translation>保存 (Ctrl+Enter)。离线时存入发件箱。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Take the changes back</source>
        <translation>撤回改动</translation>
    </message>
    <message>
        <source>“%1” is passed without a majority; it will not count.</source>
        <translation>“%1”未获多数赞成，通过结论无效。</translation>
    </message>
    <message>
        <source>The agenda is empty.</source>
        <translation>议程为空。</translation>
    </message>
    <message>
        <source>No open change awaits the CAB.</source>
        <translation>没有待 CAB 审议的变更。</translation>
    </message>
    <message>
        <source>All that await the CAB are on the agenda.</source>
        <translation>待审议的变更均已列入议程。</translation>
    </message>
</context>
<context>
    <name>views::panels::MeetingsPage</name>
    <message>
        <source>CAB meeting of %1</source>
        <translation>%1 CAB 会议</translation>
    </message>
</context>
<context>
    <name>views::panels::NewChangeAction</name>
    <message>
        <source>New change…</source>
        <translation>新建变更…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>The change is made</source>
        <translation>变更已创建</translation>
    </message>
    <message>
        <source>It is a draft; steps, impact and risk stand on its pages.</source>
        <translation>目前为草稿，步骤、影响与风险在其各页填写。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>views::panels::NewChangeDialog</name>
    <message>
        <source>New change</source>
        <translation>新建变更</translation>
    </message>
    <message>
        <source>Resources that are touched</source>
        <translation>变更资源</translation>
    </message>
    <message>
        <source>Create as draft</source>
        <translation>创建草稿</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Steps, verification and fallback come from the template (%n step(s)).</source>
        <translation>
            <numerusform>步骤、验证项和回退方案取自模板（%n 步）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take %1 off the change</source>
        <translation>从变更中移除 %1</translation>
    </message>
    <message>
        <source>wanted by the class</source>
        <translation>此类必填</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>须填写“%1”。</translation>
    </message>
    <message>
        <source>Create the change as a draft (Ctrl+Enter)</source>
        <translation>创建变更草稿（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>All that its class wants before the submission is here.</source>
        <translation>提交所需内容已齐。</translation>
    </message>
    <message>
        <source>Before it can be submitted its class still wants: %1.</source>
        <translation>提交前此类变更还须：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>views::panels::NewEvaluationDialog</name>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>New evaluation</source>
        <translation>新建评价</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>评价模板</translation>
    </message>
    <message>
        <source>Kind of period</source>
        <translation>周期类型</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>评价周期</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>No template is in force. Bring one into force on the page “Templates”.</source>
        <translation>没有生效的评价模板。请在“评价模板”页使一个版本生效。</translation>
    </message>
    <message>
        <source>%1 (not over yet)</source>
        <translation>%1（未结束）</translation>
    </message>
    <message>
        <source>Correct %1</source>
        <translation>更正 %1</translation>
    </message>
    <message>
        <source>Make the next version</source>
        <translation>建立更正版本</translation>
    </message>
    <message>
        <source>A correction is of the same as the evaluation before.</source>
        <translation>更正的对象与原评价相同。</translation>
    </message>
    <message>
        <source>Evaluation %1</source>
        <extracomment>the usual title of an evaluation: period, unit</extracomment>
        <translation>%1评价</translation>
    </message>
    <message>
        <source>Evaluation %1, %2</source>
        <translation>%2 %1评价</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>No template is in force.</source>
        <translation>没有生效的评价模板。</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>须填写“%1”。</translation>
    </message>
    <message>
        <source>A correction wants a reason.</source>
        <translation>更正须填写原因。</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Create the evaluation (Ctrl+Enter)</source>
        <translation>创建评价（Ctrl+Enter）</translation>
    </message>
</context>
<context>
    <name>views::panels::NewOrderAction</name>
    <message>
        <source>New work order for this…</source>
        <translation>为所选新建工单…</translation>
    </message>
    <message>
        <source>New work order…</source>
        <translation>新建工单…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的岗位没有“%1”权限。</translation>
    </message>
    <message>
        <source>The work order is made</source>
        <translation>工单已建立</translation>
    </message>
    <message>
        <source>It gets its number when the server has it.</source>
        <translation>服务器收到后给出单号。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>views::panels::NewOrderDialog</name>
    <message>
        <source>New work order</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Resources it is about</source>
        <translation>所涉资源</translation>
    </message>
    <message>
        <source>Open orders that may be about the same</source>
        <translation>可能相同的未结工单</translation>
    </message>
    <message>
        <source>Open it instead</source>
        <translation>改为打开该单</translation>
    </message>
    <message>
        <source>Create and submit</source>
        <translation>建单并提交</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 个步骤</numerusform>
        </translation>
    </message>
    <message>
        <source>first: %1</source>
        <comment>name of a step</comment>
        <translation>首步：%1</translation>
    </message>
    <message>
        <source>Take %1 off the order</source>
        <translation>从工单移除 %1</translation>
    </message>
    <message>
        <source>same resource</source>
        <translation>同一资源</translation>
    </message>
    <message>
        <source>same system</source>
        <translation>同一系统</translation>
    </message>
    <message>
        <source>Choose a service item to see what will be promised.</source>
        <translation>选择服务项后显示时限承诺。</translation>
    </message>
    <message>
        <source>Priority %1</source>
        <translation>优先级 %1</translation>
    </message>
    <message>
        <source>response due %1</source>
        <translation>响应时限 %1</translation>
    </message>
    <message>
        <source>resolution due %1, if accepted at once</source>
        <translation>如即时受理，解决时限 %1</translation>
    </message>
    <message>
        <source>impact and urgency decide what is promised</source>
        <translation>时限由影响和紧急程度决定</translation>
    </message>
    <message>
        <source>nothing is promised for this item</source>
        <translation>该服务项没有时限承诺</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的岗位没有“%1”权限。</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>请填写“%1”。</translation>
    </message>
    <message>
        <source>Create the order and submit it (Ctrl+Enter)</source>
        <translation>建立工单并提交（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Choose an order of the list first.</source>
        <translation>请先在列表中选择工单。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Discard the new work order?</source>
        <translation>放弃新建工单？</translation>
    </message>
    <message>
        <source>What was entered is not kept anywhere yet.</source>
        <translation>已填写的内容尚未保存。</translation>
    </message>
</context>
<context>
    <name>views::panels::NewReportDialog</name>
    <message>
        <source>%1-%2</source>
        <comment>year, month</comment>
        <translation>%1年%2月</translation>
    </message>
    <message>
        <source>%1 quarter %2</source>
        <comment>year, quarter</comment>
        <translation>%1年第%2季度</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新建报告</translation>
    </message>
    <message>
        <source>It begins with the outline of its kind; its numbers are counted from the records of the period.</source>
        <translation>以该类报告的提纲开始，数据由本期记录统计得出。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类别(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>周期(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>%1 (not over yet)</source>
        <translation>%1（未结束）</translation>
    </message>
    <message>
        <source>A title is wanted.</source>
        <translation>请填写标题。</translation>
    </message>
</context>
<context>
    <name>views::panels::NewStocktakeDialog</name>
    <message>
        <source>New stocktake</source>
        <translation>新建盘点</translation>
    </message>
    <message>
        <source>Unit that counts</source>
        <translation>盘点单位</translation>
    </message>
    <message>
        <source>Only resources of the unit</source>
        <translation>仅限该单位的资源</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All rooms</source>
        <translation>全部机房</translation>
    </message>
    <message>
        <source>All zones</source>
        <translation>全部可用区</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What is expected there</source>
        <translation>应盘范围</translation>
    </message>
    <message>
        <source>Machine room</source>
        <translation>机房</translation>
    </message>
    <message>
        <source>Availability zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1（%L2）</translation>
    </message>
    <message>
        <source>No resource is expected: choose another place or type.</source>
        <translation>没有应盘资源，请另选地点或类型。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln resource(s) are expected.</source>
        <translation>
            <numerusform>应盘 %Ln 项资源。</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the stocktake a title first.</source>
        <translation>请先填写名称。</translation>
    </message>
    <message>
        <source>The whole ledger</source>
        <translation>全部台账</translation>
    </message>
    <message>
        <source>Only things with an asset tag</source>
        <translation>仅限有资产标签的资源</translation>
    </message>
    <message>
        <source>Virtual things bear no label that could be scanned</source>
        <translation>虚拟资源没有可扫描的标签</translation>
    </message>
</context>
<context>
    <name>views::panels::NoticeList</name>
    <message>
        <source>due %1</source>
        <comment>a moment</comment>
        <translation>时限 %1</translation>
    </message>
    <message>
        <source>Notices on work orders</source>
        <translation>工单提醒</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>Nothing to report. What is given to you, falls due, is urged or escalated appears here.</source>
        <translation>暂无提醒。派给您的、临近时限的、被催办和升级的工单显示在此。</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>In these hours only P1 and the statutory clock are said on the desktop. The list goes on.</source>
        <translation>该时段内桌面只提示 P1 和法定时限，列表照常更新。</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, and the order&apos;s title</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Unread. %1</source>
        <translation>未读。%1</translation>
    </message>
</context>
<context>
    <name>views::panels::ObjectionDialog</name>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>提出方</translation>
    </message>
    <message>
        <source>New share</source>
        <translation>重新评分</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>须填写“%1”。</translation>
    </message>
</context>
<context>
    <name>views::panels::ObjectionsTab</name>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>提出方</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议内容</translation>
    </message>
    <message>
        <source>Raise an objection…</source>
        <translation>提出异议…</translation>
    </message>
    <message>
        <source>The evaluation is not read yet.</source>
        <translation>评价尚未读取。</translation>
    </message>
    <message>
        <source>Objections are raised once the scoring is closed.</source>
        <translation>评分截止后方可提出异议。</translation>
    </message>
    <message>
        <source>Objections are raised before the evaluation is frozen.</source>
        <translation>异议须在定稿前提出。</translation>
    </message>
    <message>
        <source>You act for none of the parties.</source>
        <translation>您不代表任何一方。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>Nobody has objected to a score.</source>
        <translation>没有异议。</translation>
    </message>
    <message>
        <source>Nobody has objected to a score. %1</source>
        <translation>没有异议。%1</translation>
    </message>
    <message>
        <source>%1 (%2, %3): %4</source>
        <extracomment>what was said, by whom, when: &quot;Answer (li, yesterday 17:30): …&quot;</extracomment>
        <translation>%1（%2，%3）：%4</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>views::panels::OrderNotices</name>
    <message>
        <source>Given to you</source>
        <translation>派给您</translation>
    </message>
    <message>
        <source>Response due soon</source>
        <translation>响应时限将到</translation>
    </message>
    <message>
        <source>Response overdue</source>
        <translation>响应已逾期</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>解决时限将到</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Statutory report due soon</source>
        <translation>法定报告时限将到</translation>
    </message>
    <message>
        <source>Statutory report overdue</source>
        <translation>法定报告已逾期</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Notices on work orders</source>
        <translation>工单提醒</translation>
    </message>
    <message>
        <source>No new notices</source>
        <translation>没有新提醒</translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n 条新提醒</numerusform>
        </translation>
    </message>
    <message>
        <source>Work orders: %1</source>
        <translation>工单：%1</translation>
    </message>
    <message>
        <source>Yunheng</source>
        <translation>云衡</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, and the order&apos;s title</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s) on work orders</source>
        <translation>
            <numerusform>%n 条工单新提醒</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>views::panels::OrderVerbs</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More that can be done with the order</source>
        <translation>可对工单办理的其他操作</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Why this due time</source>
        <translation>时限依据</translation>
    </message>
    <message>
        <source>Every start, pause and resume of the clocks with its calendar arithmetic</source>
        <translation>逐段列出计时的开始、暂停、恢复及日历计算</translation>
    </message>
    <message>
        <source>A rating was asked for and has not come yet.</source>
        <translation>已邀请评价，尚未收到。</translation>
    </message>
    <message numerus="yes">
        <source>A rating was asked for %n day(s) ago and has not come. Ask again, or enter what the user said.</source>
        <translation>
            <numerusform>邀请评价已 %n 天，尚未收到；可再次邀请或登记用户意见。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::OrdersPanel</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>My orders</source>
        <translation>我的工单</translation>
    </message>
    <message>
        <source>My team&apos;s</source>
        <translation>本组工单</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open and done</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Unanswered in time</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Show all orders</source>
        <translation>查看全部工单</translation>
    </message>
    <message>
        <source>No order belongs to “%1”.</source>
        <translation>“%1”中没有工单。</translation>
    </message>
    <message>
        <source>No order stands here: “%1”, “%2”.</source>
        <translation>“%1”中没有“%2”的工单。</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>A tab: its name, and how many orders stand there.</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Your account belongs to no person; no order can be assigned to it.</source>
        <translation>本账号未对应人员，不能承接工单。</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>指派…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Show as: %1</source>
        <translation>显示方式：%1</translation>
    </message>
    <message>
        <source>List, board or timeline: the next</source>
        <translation>切换列表、看板、时间轴</translation>
    </message>
    <message>
        <source>Whose orders</source>
        <translation>工单范围</translation>
    </message>
    <message>
        <source>Which orders</source>
        <translation>工单筛选</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>查看：%1</translation>
    </message>
    <message>
        <source>Only, or no longer only: %1</source>
        <translation>只看或不再只看：%1</translation>
    </message>
    <message>
        <source>From the search box into the list</source>
        <translation>从搜索框到列表</translation>
    </message>
    <message>
        <source>From the list into the form of the order</source>
        <translation>从列表到工单表单</translation>
    </message>
    <message>
        <source>In the list: select the row, or no longer; on the board: what can be done with the order</source>
        <translation>列表中：选中或取消选中该行；看板中：打开工单操作菜单</translation>
    </message>
    <message>
        <source>On the board: the column beside; on the timeline: earlier, later</source>
        <translation>看板中：左右列；时间轴中：更早、更晚</translation>
    </message>
    <message>
        <source>On the timeline: less time in more detail, more time</source>
        <translation>时间轴中：放大、缩小</translation>
    </message>
    <message>
        <source>On the timeline: to the present</source>
        <translation>时间轴中：回到当前时间</translation>
    </message>
</context>
<context>
    <name>views::panels::OutboxPanel</name>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Edit again…</source>
        <translation>重新编辑…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Acts that the server has not confirmed</source>
        <translation>服务器尚未确认的操作</translation>
    </message>
    <message>
        <source>Everything that you did has reached the server. Acts done offline wait here until they are sent.</source>
        <translation>全部操作已送达服务器。离线时的操作在此等待发送。</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>没有待发操作。</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) not confirmed by the server.</source>
        <translation>
            <numerusform>服务器未确认的操作 %n 项。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them wait(s) for your decision.</source>
        <translation>
            <numerusform>其中 %n 项待您处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Select an act to see what it does.</source>
        <translation>选择一项操作以查看内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) selected.</source>
        <translation>
            <numerusform>已选 %n 项操作。</numerusform>
        </translation>
    </message>
    <message>
        <source>you, %1</source>
        <translation>本人，%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Who changed the value at the server, and when: &quot;Li Wei, yesterday 17:30&quot;.</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Select an act first.</source>
        <translation>请先选择操作。</translation>
    </message>
    <message>
        <source>Only a refused act is sent again; the others go by themselves.</source>
        <translation>仅被拒的操作需重新发送，其余自动发送。</translation>
    </message>
    <message>
        <source>Select a single act.</source>
        <translation>请只选择一项操作。</translation>
    </message>
    <message>
        <source>Only a refused act is edited again.</source>
        <translation>仅被拒的操作可重新编辑。</translation>
    </message>
    <message>
        <source>This act has no fields to edit.</source>
        <translation>此操作没有可编辑的字段。</translation>
    </message>
    <message>
        <source>It may be at the server already and cannot be called back.</source>
        <translation>可能已到达服务器，无法撤回。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>Discard this act?</source>
        <translation>放弃此操作？</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n act(s)?</source>
        <translation>
            <numerusform>放弃 %n 项操作？</numerusform>
        </translation>
    </message>
    <message>
        <source>It is given up for good and the lists show what the server holds.</source>
        <translation>放弃后不可恢复，列表将显示服务器上的数据。</translation>
    </message>
    <message>
        <source>These acts build on it and go with it:</source>
        <translation>以下操作依赖于它，将一并放弃：</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two sentences; Chinese has no space between them.</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>views::panels::OwnerBar</name>
    <message>
        <source>What the records may belong to</source>
        <translation>记录可能的归属</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>&quot;Unit: the city&apos;s data bureau&quot;: a field and the record that it points to.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show only the records with this: %1</source>
        <translation>仅显示此项的记录：%1</translation>
    </message>
</context>
<context>
    <name>views::panels::PartsGrid</name>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>No formula: it is counted by hand.</source>
        <translation>无公式：人工计数。</translation>
    </message>
</context>
<context>
    <name>views::panels::PasteDialog</name>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Cells and what becomes of them</source>
        <translation>单元格及其变化</translation>
    </message>
    <message>
        <source>Reason for the change, kept in the history</source>
        <translation>变更原因，留存于历史</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Checking what the paste would do…</source>
        <translation>正在核对粘贴结果…</translation>
    </message>
    <message>
        <source>This cannot be pasted here</source>
        <translation>此处不能粘贴</translation>
    </message>
    <message>
        <source>Left out, since they name no field: %1</source>
        <translation>以下列无对应字段，不予粘贴：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between columns</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Paste %1 rows of %2 columns?</source>
        <comment>the size of a block</comment>
        <translation>粘贴 %1 行、%2 列？</translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s).</source>
        <translation>
            <numerusform>新增 %n 条。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) change.</source>
        <translation>
            <numerusform>修改 %n 条。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is.</source>
        <translation>
            <numerusform>%n 条不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) hold invalid cells: mend them here with F2, or in the sheet. All or none are pasted.</source>
        <translation>
            <numerusform>%n 条含无效单元格：可在此按 F2 更正，或在表格中更正后重新粘贴。全部粘贴或全部不粘贴。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n record(s)</source>
        <translation>
            <numerusform>粘贴 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>The list holds all of this already.</source>
        <translation>列表内容与之相同，无需粘贴。</translation>
    </message>
</context>
<context>
    <name>views::panels::PlanTab</name>
    <message>
        <source>Choose one saved change first.</source>
        <translation>请先选择一项已保存的变更。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>The work goes on: what was approved is carried out, not changed.</source>
        <translation>实施期间按批准内容执行，不作修改。</translation>
    </message>
    <message>
        <source>The change is over; take it back to its draft first.</source>
        <translation>变更已结束，请先退回草稿。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Steps, in their order</source>
        <translation>实施步骤</translation>
    </message>
    <message>
        <source>Fallback: how to get back, a step a line</source>
        <translation>回退方案，每行一步</translation>
    </message>
    <message>
        <source>Verification: what is checked afterwards, an item a line</source>
        <translation>验证项，每行一项</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>方案步骤</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一操作正在处理。</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter). Offline the change waits in the outbox.</source>
        <translation>保存（Ctrl+Enter）。离线时在待发箱等待。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有修改。</translation>
    </message>
    <message>
        <source>Take the changes back</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>No step is planned yet.</source>
        <translation>尚无步骤。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min in all</source>
        <translation>共 %1 分钟</translation>
    </message>
    <message>
        <source>more than the planned time of %1 min</source>
        <translation>超过计划时间 %1 分钟</translation>
    </message>
    <message>
        <source>planned time %1 min</source>
        <translation>计划时间 %1 分钟</translation>
    </message>
    <message>
        <source>Saving voids the approvals given.</source>
        <translation>保存将使已有审批作废。</translation>
    </message>
</context>
<context>
    <name>views::panels::PoliciesPanel</name>
    <message>
        <source>Change the promise in the cell</source>
        <translation>修改单元格中的时限</translation>
    </message>
    <message>
        <source>From day to day in the calendar</source>
        <translation>在月历中逐日移动</translation>
    </message>
    <message>
        <source>Say what the day is</source>
        <translation>设置该日性质</translation>
    </message>
    <message>
        <source>Put in force…</source>
        <translation>生效…</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>To file…</source>
        <translation>导出到文件…</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>服务级别</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>The document in force is of a newer version of the program. Update this workstation to change it.</source>
        <translation>现行文件来自更新版本的程序。请升级本工作站后再修改。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>As shipped, version %1</source>
        <translation>出厂设置，版本 %1</translation>
    </message>
    <message>
        <source>In force: version %1</source>
        <translation>现行版本 %1</translation>
    </message>
    <message>
        <source>%1 · draft, not in force yet</source>
        <translation>%1 · 草稿，尚未生效</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Put the working calendar in force as version %1?</source>
        <translation>使工作日历生效为版本 %1？</translation>
    </message>
    <message>
        <source>Put the service levels in force as version %1?</source>
        <translation>使服务级别生效为版本 %1？</translation>
    </message>
    <message>
        <source>The due times of all open orders are counted anew.</source>
        <translation>全部未结工单的到期时间将重新计算。</translation>
    </message>
    <message>
        <source>New orders are promised by it; an open order keeps what it was promised until its priority changes.</source>
        <translation>新工单按新版本承诺；未结工单在优先级变更前保持原承诺。</translation>
    </message>
    <message>
        <source>The draft is not in order.</source>
        <translation>草稿有误。</translation>
    </message>
    <message>
        <source>The place: %1</source>
        <translation>出错位置：%1</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>请更正后重试。</translation>
    </message>
    <message>
        <source>Version %1 is in force as soon as the server has it.</source>
        <translation>服务器收到后，版本 %1 即生效。</translation>
    </message>
    <message>
        <source>Take a document from a file</source>
        <translation>从文件导入</translation>
    </message>
    <message>
        <source>Documents (*.json)</source>
        <translation>文件 (*.json)</translation>
    </message>
    <message>
        <source>The file holds no such document.</source>
        <translation>该文件不是此类文件。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>The place: %1, %2</source>
        <translation>出错位置：%1，%2</translation>
    </message>
    <message>
        <source>Take a file written by “To file…” as a pattern.</source>
        <translation>请以“导出到文件…”写出的文件为样式。</translation>
    </message>
    <message>
        <source>Write the document to a file</source>
        <translation>导出到文件</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请另选文件夹。</translation>
    </message>
    <message>
        <source>The document is written.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>放弃草稿？</translation>
    </message>
    <message>
        <source>What you changed is not in force yet and would be lost.</source>
        <translation>所作改动尚未生效，放弃后将丢失。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在此页</translation>
    </message>
</context>
<context>
    <name>views::panels::PrintsPanel</name>
    <message>
        <source>You may not change the register of prints.</source>
        <translation>您无权修改打印登记。</translation>
    </message>
    <message>
        <source>Signed paper…</source>
        <translation>纸质件回收…</translation>
    </message>
</context>
<context>
    <name>views::panels::RecordBrowser</name>
    <message>
        <source>Select a record to see and change it. Ctrl+N makes a new one.</source>
        <translation>选择记录以查看和修改。Ctrl+N 新建。</translation>
    </message>
    <message>
        <source>More than %1 records are selected; one act changes at most that many.</source>
        <translation>所选记录超过 %1 条，一次操作不能超过此数。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Retire “%1”?</source>
        <translation>停用“%1”？</translation>
    </message>
    <message numerus="yes">
        <source>Retire %n record(s)?</source>
        <translation>
            <numerusform>停用 %n 条记录？</numerusform>
        </translation>
    </message>
    <message>
        <source>Retired records leave the lists and keep their history. They can be restored.</source>
        <translation>停用的记录不再列出，历史保留，可以恢复。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore “%1”?</source>
        <translation>恢复“%1”？</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n record(s)?</source>
        <translation>
            <numerusform>恢复 %n 条记录？</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored records stand in the lists again and can be changed.</source>
        <translation>恢复后重新列出，可以修改。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Search: words, number, part of an address, pinyin</source>
        <translation>搜索：文字、编号、地址片段、拼音</translation>
    </message>
    <message>
        <source>Search (Ctrl+F). Pinyin works in full and by initials.</source>
        <translation>搜索（Ctrl+F），支持全拼和首字母。</translation>
    </message>
    <message>
        <source>Search the list: %1</source>
        <translation>搜索列表：%1</translation>
    </message>
    <message>
        <source>Number of records found</source>
        <translation>找到的记录数</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Add a filter (Ctrl+Shift+F)</source>
        <translation>添加筛选（Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose columns (Ctrl+Shift+K)</source>
        <translation>选择列（Ctrl+Shift+K）</translation>
    </message>
    <message>
        <source>Show retired</source>
        <translation>显示已停用</translation>
    </message>
    <message>
        <source>Show retired records as well (Ctrl+Shift+R)</source>
        <translation>同时显示已停用的记录（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 条</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>共 %1 条</translation>
    </message>
    <message>
        <source>Nothing here fits the search and the filters. Retired records are found only while they are shown.</source>
        <translation>没有符合搜索和筛选条件的记录。已停用的记录仅在显示时参与搜索。</translation>
    </message>
    <message>
        <source>Remove search and filters</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message>
        <source>The records are still on their way from the server. They show here by themselves.</source>
        <translation>正在从服务器获取数据，完成后自动显示。</translation>
    </message>
    <message>
        <source>There is nothing here yet. Either no record exists, or none within the units that you may see.</source>
        <translation>暂无记录，或所辖单位内没有记录。</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>新建记录</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>所属角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>Select one or more records first.</source>
        <translation>请先选择记录。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有更改。</translation>
    </message>
    <message>
        <source>Only resources are related to each other.</source>
        <translation>仅资源之间可建立关系。</translation>
    </message>
    <message>
        <source>The list is not narrowed.</source>
        <translation>列表未设条件。</translation>
    </message>
    <message>
        <source>What is selected is retired already.</source>
        <translation>所选记录均已停用。</translation>
    </message>
    <message>
        <source>Nothing that is selected is retired.</source>
        <translation>所选记录均未停用。</translation>
    </message>
    <message>
        <source>The list shows the past: %1. Go back to today to change something.</source>
        <translation>列表显示的是历史状态：%1。回到今天后才能更改。</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>列表为空。</translation>
    </message>
    <message>
        <source>Show the list as of a past date (Ctrl+Shift+D)</source>
        <translation>查看历史日期的列表（Ctrl+Shift+D）</translation>
    </message>
    <message>
        <source>The list as of a past date</source>
        <translation>历史日期的列表</translation>
    </message>
    <message>
        <source>On that day none of these records existed, as far as the history kept here tells.</source>
        <translation>按本机保存的变更历史，那一天还没有这类记录。</translation>
    </message>
    <message>
        <source>Only resources stand in a tree of units and systems.</source>
        <translation>仅资源有单位系统树。</translation>
    </message>
    <message>
        <source>Only resources have charts.</source>
        <translation>仅资源有图表。</translation>
    </message>
    <message>
        <source>A file holds what stands today. Go back to today to write one, or copy the rows.</source>
        <translation>导出的文件是今天的状态。请回到今天后导出，或复制所需的行。</translation>
    </message>
    <message>
        <source>Charts count what stands today.</source>
        <translation>图表统计的是今天的状态。</translation>
    </message>
    <message>
        <source>No form is filled by such records.</source>
        <translation>这类记录没有对应的表单。</translation>
    </message>
    <message>
        <source>Choose one record to print.</source>
        <translation>请选择一条记录打印。</translation>
    </message>
</context>
<context>
    <name>views::panels::RecordPane</name>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Details of the record</source>
        <translation>记录详情</translation>
    </message>
    <message>
        <source>Reason for the change, kept in the history</source>
        <translation>变更原因，记入历史</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The server gives the number when the record reaches it.</source>
        <translation>编号在记录送达服务器后生成。</translation>
    </message>
    <message>
        <source>Holds changes that are not sent yet; what the server has not confirmed may still be refused.</source>
        <translation>含有未发送的更改；服务器确认前仍可能被拒。</translation>
    </message>
    <message>
        <source>Retired.</source>
        <translation>已停用。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>所属角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>The record is retired. Restore it to change it.</source>
        <translation>记录已停用，恢复后方可修改。</translation>
    </message>
    <message>
        <source>Being saved</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Save (Ctrl+S). Offline the change waits in the outbox.</source>
        <translation>保存（Ctrl+S）。离线时更改暂存于待发箱。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有更改。</translation>
    </message>
    <message>
        <source>Take the changes back (Esc)</source>
        <translation>撤销更改（Esc）</translation>
    </message>
    <message>
        <source>The history is of one saved record.</source>
        <translation>仅可查看一条已保存记录的历史。</translation>
    </message>
    <message>
        <source>The changes are only in this form; they are not in the outbox.</source>
        <translation>更改仅在此表单中，尚未列入待发箱。</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>“%1”有未保存的更改。</translation>
    </message>
    <message>
        <source>Take back the changes to “%1”?</source>
        <translation>撤销对“%1”的更改？</translation>
    </message>
    <message>
        <source>Changes not saved</source>
        <translation>更改尚未保存</translation>
    </message>
    <message>
        <source>This is told of one saved record.</source>
        <translation>仅对已保存的单条记录显示。</translation>
    </message>
    <message>
        <source>This is the record as of %1. Go back to today to change it.</source>
        <translation>这是截至 %1 的记录。回到今天后才能更改。</translation>
    </message>
    <message>
        <source>The form holds changes. Save them or take them back first.</source>
        <translation>表单有未保存的修改，请先保存或撤回。</translation>
    </message>
    <message>
        <source>This page shows what stands today; only the fields are those of the past.</source>
        <translation>本页显示当前内容；仅字段为历史状态。</translation>
    </message>
</context>
<context>
    <name>views::panels::RelateDialog</name>
    <message>
        <source>Relate</source>
        <translation>建立关系</translation>
    </message>
    <message>
        <source>Choose the other resource first.</source>
        <translation>请先选择另一资源。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>views::panels::RelationsTab</name>
    <message>
        <source>Relations of the resource</source>
        <translation>资源的关系</translation>
    </message>
    <message>
        <source>Nothing is related to this resource. “Relate…” says what it runs on, depends on, connects to or backs up.</source>
        <translation>该资源暂无关系。用“建立关系…”登记其运行于、依赖、连接或备份的对象。</translation>
    </message>
    <message>
        <source>Relate…</source>
        <translation>建立关系…</translation>
    </message>
    <message>
        <source>Relate this resource to another (Ctrl+L)</source>
        <translation>与另一资源建立关系（Ctrl+L）</translation>
    </message>
    <message>
        <source>Unrelate</source>
        <translation>解除关系</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>所属角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>Select a relation first.</source>
        <translation>请先选择关系。</translation>
    </message>
    <message>
        <source>Take the selected relations away (Ctrl+Shift+L)</source>
        <translation>解除所选关系（Ctrl+Shift+L）</translation>
    </message>
    <message numerus="yes">
        <source>Take %n relation(s) away?</source>
        <translation>
            <numerusform>解除 %n 条关系？</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay in the history and can be restored from the list of relations.</source>
        <translation>历史保留，可在关系列表中恢复。</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关联</translation>
    </message>
</context>
<context>
    <name>views::panels::ReleaseDialog</name>
    <message>
        <source>Release</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>What was released is over and does not come back; a new one is laid down anew.</source>
        <translation>解除后即告结束，不会恢复；需要时另行设定。</translation>
    </message>
    <message>
        <source>All its further times are over as well; a new one is laid down anew.</source>
        <translation>其后各次一并取消；需要时另行设定。</translation>
    </message>
    <message>
        <source>Reason, kept in the history</source>
        <translation>原因（留存于历史）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A reason is wanted.</source>
        <translation>须填写原因。</translation>
    </message>
</context>
<context>
    <name>views::panels::ReportTab</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告正文</translation>
    </message>
    <message>
        <source>Read numbers again</source>
        <translation>重新取数</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>签发…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>As a PDF, a text document (ODT) or a workbook (XLSX)</source>
        <translation>存为 PDF、文本文档（ODT）或工作簿（XLSX）</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>保存正文</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Choose one saved report first.</source>
        <translation>请先选择一份已保存的报告。</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一项操作正在提交。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>An issued report stays as it is.</source>
        <translation>已签发的报告不再改动。</translation>
    </message>
    <message>
        <source>Show the page</source>
        <translation>查看版面</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>编辑正文</translation>
    </message>
    <message>
        <source>The numbers are being counted.</source>
        <translation>正在取数。</translation>
    </message>
    <message>
        <source>Puts the numbers of now into the report</source>
        <translation>把现在的数据写入报告</translation>
    </message>
    <message>
        <source>Save the text first.</source>
        <translation>请先保存正文。</translation>
    </message>
    <message>
        <source>From then on it stays as it is</source>
        <translation>签发后不再改动</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter). Offline the report waits in the outbox.</source>
        <translation>保存（Ctrl+Enter）。离线时在发件箱等待。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>A part of this report cannot be read: %1</source>
        <translation>这份报告有一部分无法读取：%1</translation>
    </message>
    <message>
        <source>Issued by %1 on %2. Its numbers stay as they were.</source>
        <translation>%1 于 %2 签发，数据保持签发时的值。</translation>
    </message>
    <message>
        <source>The numbers are being counted…</source>
        <translation>正在取数…</translation>
    </message>
    <message>
        <source>The numbers of now are shown; they are not kept in the report yet.</source>
        <translation>显示的是现在的数据，尚未写入报告。</translation>
    </message>
    <message>
        <source>Numbers of %1, still the same</source>
        <translation>%1 取数，至今未变</translation>
    </message>
    <message numerus="yes">
        <source>Numbers of %1; %n of them are others by now and underlined</source>
        <translation>
            <numerusform>%1 取数，其中 %n 项已有变化，以下划线标出</numerusform>
        </translation>
    </message>
    <message>
        <source>made later than planned: the server did not run then</source>
        <translation>补做：计划时间服务器未运行</translation>
    </message>
    <message>
        <source>Issue the report</source>
        <translation>签发报告</translation>
    </message>
    <message>
        <source>Issue “%1”?</source>
        <translation>签发“%1”？</translation>
    </message>
    <message>
        <source>It is issued with the numbers of now and stays as it is. A later correction is a new report.</source>
        <translation>按现在的数据签发，签发后不再改动；需要更正时另作新报告。</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不签发</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>The report was saved as %1.</source>
        <translation>报告已保存为 %1。</translation>
    </message>
</context>
<context>
    <name>views::panels::ResourcesTab</name>
    <message>
        <source>Resources</source>
        <translation>资源与关联</translation>
    </message>
    <message>
        <source>Resources of the order</source>
        <translation>工单所涉资源</translation>
    </message>
    <message>
        <source>No resource is named. Find one above: the order then shows beside it, and can prepare its change in the ledger.</source>
        <translation>尚未关联资源。在上方查找并关联后，可拟定其台账变更。</translation>
    </message>
    <message>
        <source>Prepare the change…</source>
        <translation>拟定变更…</translation>
    </message>
    <message>
        <source>Put into the ledger</source>
        <translation>写入台账</translation>
    </message>
    <message>
        <source>Take off…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Tied to</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Orders and plans that this order is tied to</source>
        <translation>与本工单关联的工单和计划</translation>
    </message>
    <message>
        <source>Name a resource</source>
        <translation>关联资源</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的岗位没有“%1”权限。</translation>
    </message>
    <message>
        <source>This kind of order cannot be closed until a resource is named and the ledger holds what was prepared for it.</source>
        <translation>此类工单须关联资源，并在台账更新后方可关闭。</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) still wait for their change in the ledger; the order cannot be closed before.</source>
        <translation>
            <numerusform>有 %n 个资源的变更尚未写入台账，写入后方可关闭工单。</numerusform>
        </translation>
    </message>
    <message>
        <source>The ledger holds all that was prepared.</source>
        <translation>拟变更内容均已入台账。</translation>
    </message>
    <message>
        <source>Select a resource first.</source>
        <translation>请先选择资源。</translation>
    </message>
    <message>
        <source>You cannot see this resource.</source>
        <translation>您无权查看该资源。</translation>
    </message>
    <message>
        <source>The change is in the ledger.</source>
        <translation>变更已入台账。</translation>
    </message>
    <message>
        <source>Say which fields of the resource the order will change, and to what</source>
        <translation>写明工单将变更资源的哪些字段及变更后的内容</translation>
    </message>
    <message>
        <source>Prepare the change first.</source>
        <translation>请先拟定变更。</translation>
    </message>
    <message>
        <source>Change the resource in the ledger as prepared, with the order as the reason</source>
        <translation>按拟定内容变更台账，以本工单为依据</translation>
    </message>
    <message>
        <source>The order is not about this resource</source>
        <translation>工单不涉及该资源</translation>
    </message>
    <message>
        <source>Choose one saved order first.</source>
        <translation>请先选择一张已保存的工单。</translation>
    </message>
    <message>
        <source>Enter opens it</source>
        <translation>按回车打开</translation>
    </message>
    <message>
        <source>By work order %1</source>
        <translation>依据工单 %1</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take %1 off the order?</source>
        <translation>从工单移除 %1？</translation>
    </message>
    <message>
        <source>The resource itself stays as it is. What was prepared for it is dropped.</source>
        <translation>资源本身不变，已拟定的变更随之取消。</translation>
    </message>
    <message>
        <source>No change of the ledger is prepared yet.</source>
        <translation>尚未拟定台账变更。</translation>
    </message>
</context>
<context>
    <name>views::panels::RunsTab</name>
    <message>
        <source>Orders made</source>
        <translation>执行记录</translation>
    </message>
    <message>
        <source>Orders that the plan has made</source>
        <translation>本计划派发的工单</translation>
    </message>
    <message>
        <source>The plan has made no order yet. The server makes one whenever a run is due.</source>
        <translation>本计划尚未派发工单。到计划时间由服务器自动派发。</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s), the latest first.</source>
        <translation>
            <numerusform>共 %n 张工单，最近的在前。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::SaveViewDialog</name>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>仅自己</translation>
    </message>
    <message>
        <source>Everybody with the role: %1</source>
        <extracomment>Who sees a saved view: those who have that role.</extracomment>
        <translation>同角色人员：%1</translation>
    </message>
    <message>
        <source>Everybody of a unit</source>
        <translation>某单位人员</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give the view a name first.</source>
        <translation>请先填写名称。</translation>
    </message>
    <message>
        <source>Choose the unit first.</source>
        <translation>请先选择单位。</translation>
    </message>
</context>
<context>
    <name>views::panels::SavedViews</name>
    <message>
        <source>Saved views: filters, columns and sort (Ctrl+Shift+V)</source>
        <translation>视图：保存筛选、列和排序（Ctrl+Shift+V）</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>No view is saved yet. Filter, sort and choose columns, then save what the list shows under a name.</source>
        <translation>尚未保存视图。设好筛选、排序和列之后，可将列表当前状态保存为视图。</translation>
    </message>
    <message>
        <source>Save as new…</source>
        <translation>另存为视图…</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Name and sharing…</source>
        <translation>名称与共享…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>To file…</source>
        <translation>导出到文件…</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <extracomment>On the button of saved views: the name of a view whose filters, columns or sort were changed since.</extracomment>
        <translation>%1（已更改）</translation>
    </message>
    <message>
        <source>Saved view: %1</source>
        <translation>视图：%1</translation>
    </message>
    <message>
        <source>Choose a view first.</source>
        <translation>请先选择视图。</translation>
    </message>
    <message>
        <source>Only its owner changes a shared view. Save what you see as a view of your own.</source>
        <translation>共享视图仅创建人可以修改。可将当前状态另存为自己的视图。</translation>
    </message>
    <message>
        <source>Write all views of this list into a file</source>
        <translation>将本列表的全部视图写入文件</translation>
    </message>
    <message>
        <source>There is no view to write.</source>
        <translation>没有可导出的视图。</translation>
    </message>
    <message>
        <source>Take views from a file that a colleague wrote; they become your own</source>
        <translation>导入同事导出的视图，导入后归自己所有</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Delete the view “%1”?</source>
        <translation>删除视图“%1”？</translation>
    </message>
    <message>
        <source>Those whom it is shared with lose it too. The records that it shows stay.</source>
        <translation>共享对象也将不再看到该视图，视图所显示的记录不受影响。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write views to a file</source>
        <translation>导出视图</translation>
    </message>
    <message>
        <source>Views.json</source>
        <translation>视图.json</translation>
    </message>
    <message>
        <source>Views (*.json)</source>
        <translation>视图 (*.json)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) written.</source>
        <translation>
            <numerusform>已导出 %n 个视图。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take views from a file</source>
        <translation>导入视图</translation>
    </message>
    <message>
        <source>The file holds no views that can be used here.</source>
        <translation>文件中没有可在此使用的视图。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>The place: %1</source>
        <translation>位置：%1</translation>
    </message>
    <message>
        <source>Ask for a file written by “To file…”.</source>
        <translation>请使用由“导出到文件…”生成的文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) taken as your own.</source>
        <translation>
            <numerusform>已导入 %n 个视图，归自己所有。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ScanDialog</name>
    <message>
        <source>&amp;Number or short code on the paper</source>
        <translation>纸面上的编号或取数码(&amp;N)</translation>
    </message>
    <message>
        <source>Find the print</source>
        <translation>查找打印件</translation>
    </message>
    <message>
        <source>&amp;Changed on the paper</source>
        <translation>纸面上的改动(&amp;C)</translation>
    </message>
    <message>
        <source>Signed paper</source>
        <translation>纸质件回收</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>份次</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>DY-000123 or 7K3M-9QXA</source>
        <translation>DY-000123 或 7K3M-9QXA</translation>
    </message>
    <message>
        <source>Leave it empty where the paper says what was printed</source>
        <translation>纸面内容与打印时一致的，此处留空</translation>
    </message>
    <message>
        <source>&amp;Add scans…</source>
        <translation>添加扫描件(&amp;A)…</translation>
    </message>
    <message>
        <source>Drop PDF files or pictures here. The QR code on each says which print it is.</source>
        <translation>可将 PDF 文件或图片拖到此处，系统按纸面二维码识别对应的打印件。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Add scans</source>
        <translation>添加扫描件</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp)</source>
        <translation>扫描件 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>Larger than this program reads; scan it at 300 dpi</source>
        <translation>文件过大，无法读取；请按 300 dpi 重新扫描</translation>
    </message>
    <message>
        <source>Cannot be read as a scan: %1</source>
        <translation>无法作为扫描件读取：%1</translation>
    </message>
    <message>
        <source>Larger than %1; scan it in grey at 200 dpi</source>
        <translation>超过 %1；请按 200 dpi 灰度重新扫描</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>No QR code of a form was found: type the number</source>
        <translation>未找到表单二维码，请输入编号</translation>
    </message>
    <message>
        <source>A form of another server, or a print that has not arrived here yet</source>
        <translation>其他服务器的表单，或打印登记尚未同步到本机</translation>
    </message>
    <message>
        <source>No print has this number or code</source>
        <translation>没有该编号或取数码的打印件</translation>
    </message>
    <message>
        <source>The same print stands in this list already</source>
        <translation>列表中已有同一打印件</translation>
    </message>
    <message>
        <source>Came back before: its scan is attached</source>
        <translation>此前已回收，扫描件已挂接</translation>
    </message>
    <message>
        <source>Needs no signature</source>
        <translation>无需签署</translation>
    </message>
    <message>
        <source>Ready to be attached</source>
        <translation>可以挂接</translation>
    </message>
    <message>
        <source>Being attached</source>
        <translation>正在挂接</translation>
    </message>
    <message>
        <source>Attached: the print is signed</source>
        <translation>已挂接，打印件为已签署</translation>
    </message>
    <message>
        <source>The scan is shown here.</source>
        <translation>此处显示扫描件。</translation>
    </message>
    <message numerus="yes">
        <source>Attach %n scans</source>
        <translation>
            <numerusform>挂接 %n 份扫描件</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>挂接</translation>
    </message>
    <message>
        <source>No scan is ready to be attached</source>
        <translation>没有可以挂接的扫描件</translation>
    </message>
</context>
<context>
    <name>views::panels::ScopeBar</name>
    <message>
        <source>%1  %2</source>
        <extracomment>A tab or a preset: its name, and how many records stand there.</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>Only, or no longer only: %1</source>
        <translation>仅显示或不再仅显示：%1</translation>
    </message>
</context>
<context>
    <name>views::panels::ScoreTab</name>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Score table</source>
        <translation>评分表</translation>
    </message>
    <message>
        <source>Work out again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>明细…</translation>
    </message>
    <message>
        <source>The arithmetic, the records behind it and their clocks (Enter)</source>
        <translation>计算过程、对应记录及其时钟（Enter）</translation>
    </message>
    <message>
        <source>The figures are being worked out</source>
        <translation>正在计算数据</translation>
    </message>
    <message>
        <source>The evaluation is not read yet.</source>
        <translation>评价尚未读取。</translation>
    </message>
    <message>
        <source>The figures of a frozen evaluation stand; they are only compared.</source>
        <translation>已定稿评价的数据不变，仅作比对。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>Count the records again and keep the figures (F5)</source>
        <translation>重新统计记录并保存数据（F5）</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>the total</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>Frozen; the figures are those of then.</source>
        <translation>已定稿，数据以定稿时为准。</translation>
    </message>
    <message>
        <source>Provisional: not everything is scored yet, and what is missing counts as 0.</source>
        <translation>暂定：尚有指标未评分，未评按 0 分计。</translation>
    </message>
    <message>
        <source>Provisional until it is frozen.</source>
        <translation>定稿前为暂定结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) are no longer what the records give.</source>
        <translation>
            <numerusform>%n 项数据与现有记录不一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) are low enough for an improvement.</source>
        <translation>
            <numerusform>%n 项得分偏低，需要整改。</numerusform>
        </translation>
    </message>
    <message>
        <source>The figures are being worked out from the records.</source>
        <translation>正在按记录计算数据。</translation>
    </message>
    <message>
        <source>The template of this evaluation is not here or of a newer version of the program. Sync, or update this workstation.</source>
        <translation>本机没有该评价的模板，或模板由更新版本的程序编制。请同步或升级本工作站。</translation>
    </message>
    <message>
        <source>How the total is made</source>
        <translation>总分计算</translation>
    </message>
    <message>
        <source>Select an indicator.</source>
        <translation>请选择指标。</translation>
    </message>
</context>
<context>
    <name>views::panels::SheetEditing</name>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>The server numbers records; the number does not change.</source>
        <translation>编号由服务器给出，不能修改。</translation>
    </message>
    <message>
        <source>The server works this out; it cannot be typed.</source>
        <translation>该值由服务器计算，不能输入。</translation>
    </message>
    <message>
        <source>These are several values; the form beside the list changes them.</source>
        <translation>此处含多个值，请在右侧表单中修改。</translation>
    </message>
    <message>
        <source>The record is retired. Restore it to change it.</source>
        <translation>记录已停用，恢复后方可修改。</translation>
    </message>
    <message>
        <source>The list shows the past. Go back to today to change something.</source>
        <translation>列表显示的是历史状态，返回当前后方可修改。</translation>
    </message>
    <message>
        <source>Records without a number are not pasted into the list; import them from a file.</source>
        <translation>无编号的记录不能粘贴，请从文件导入。</translation>
    </message>
    <message>
        <source>The clipboard holds no text</source>
        <translation>剪贴板中没有文本</translation>
    </message>
    <message>
        <source>Copy cells of a spreadsheet and paste them here.</source>
        <translation>请复制表格单元格后在此粘贴。</translation>
    </message>
    <message>
        <source>The block on the clipboard is too large</source>
        <translation>剪贴板中的内容过大</translation>
    </message>
    <message>
        <source>At most %1 rows are pasted at once; more come in by an import.</source>
        <translation>一次最多粘贴 %1 行，更多请用导入。</translation>
    </message>
    <message>
        <source>The first row names the columns. Rows with “%1” change that record; the others become new records. An empty cell empties the field.</source>
        <translation>首行为列名。有“%1”的行修改对应记录，其余行新增记录。空单元格将清空字段。</translation>
    </message>
    <message>
        <source>Below the end of the list every row becomes a new record.</source>
        <translation>位于列表末尾之后，每行新增一条记录。</translation>
    </message>
    <message>
        <source>The block is laid over the list, from the column “%1” of “%2”. An empty cell empties the field.</source>
        <translation>从“%2”的“%1”列起覆盖列表。空单元格将清空字段。</translation>
    </message>
    <message>
        <source>Rows below the end of the list become new records.</source>
        <translation>超出列表末尾的行新增记录。</translation>
    </message>
    <message>
        <source>Columns that have no place in the list are left out.</source>
        <translation>列表中没有位置的列不予粘贴。</translation>
    </message>
    <message>
        <source>The acts on the order change it; it cannot be typed.</source>
        <translation>由工单操作变更，不能直接填写。</translation>
    </message>
</context>
<context>
    <name>views::panels::SheetTab</name>
    <message>
        <source>n/a</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>The proof</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>My score sheet</source>
        <translation>我的评分单</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Indicators that are scored by hand</source>
        <translation>人工评分指标</translation>
    </message>
    <message>
        <source>The party that scores</source>
        <translation>评分方</translation>
    </message>
    <message>
        <source>Applies</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>得分比例</translation>
    </message>
    <message>
        <source>It is so</source>
        <translation>是否符合</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>附佐证…</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>points of a weight</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The evaluation is not read yet.</source>
        <translation>评价尚未读取。</translation>
    </message>
    <message>
        <source>You act for none of the parties that score.</source>
        <translation>您不代表任何评分方。</translation>
    </message>
    <message>
        <source>Your account belongs to no unit of this party.</source>
        <translation>您的账号不属于该方的任何单位。</translation>
    </message>
    <message>
        <source>The scoring is not open yet.</source>
        <translation>尚未开始评分。</translation>
    </message>
    <message>
        <source>The scoring is closed.</source>
        <translation>评分已截止。</translation>
    </message>
    <message>
        <source>The sheet is handed in; what was given stands.</source>
        <translation>评分单已提交，内容不再变更。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>Not scored yet: %1.</source>
        <translation>尚未评分：%1。</translation>
    </message>
    <message>
        <source>%1 wants a reason.</source>
        <translation>%1 须填写理由。</translation>
    </message>
    <message>
        <source>%1 wants a proof.</source>
        <translation>%1 须附佐证。</translation>
    </message>
    <message>
        <source>What was given for %1 is not in order.</source>
        <translation>%1 的评分内容有误。</translation>
    </message>
    <message>
        <source>Draft. Nobody else sees it until the scoring is closed.</source>
        <translation>草稿。评分截止前他方不可见。</translation>
    </message>
    <message>
        <source>Nothing is given yet. Nobody else sees it until the scoring is closed.</source>
        <translation>尚未评分。评分截止前他方不可见。</translation>
    </message>
    <message>
        <source>Handed in by %1, %2.</source>
        <translation>%1 于 %2 提交。</translation>
    </message>
    <message>
        <source>No account is open.</source>
        <translation>未登录账号。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有修改。</translation>
    </message>
    <message>
        <source>The template of this evaluation is not here.</source>
        <translation>本机没有该评价的模板。</translation>
    </message>
</context>
<context>
    <name>views::panels::SignDialog</name>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Sign the minutes</source>
        <translation>签署纪要</translation>
    </message>
    <message>
        <source>%1 yes, %2 no, %3 abstained</source>
        <translation>赞成 %1，反对 %2，弃权 %3</translation>
    </message>
    <message>
        <source>not dealt with</source>
        <translation>未审议</translation>
    </message>
    <message>
        <source>Present: %1</source>
        <translation>到会：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>签署内容</translation>
    </message>
    <message>
        <source>Digest (SM3): %1</source>
        <translation>摘要 (SM3)：%1</translation>
    </message>
    <message>
        <source>Your key signs the minutes by their digest: agenda, votes, attendance and text. Nothing of them can be changed after the first signature.</source>
        <translation>您的密钥按摘要签署纪要：议程、表决、到会和正文。首个签署后内容不得改动。</translation>
    </message>
    <message>
        <source>The key from the file signs the minutes. Give its passphrase.</source>
        <translation>由文件中的密钥签署纪要，请输入其口令。</translation>
    </message>
    <message>
        <source>The key on the token “%1” signs the minutes. Give its PIN.</source>
        <translation>由令牌“%1”中的密钥签署纪要，请输入 PIN。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>views::panels::SignaturesTab</name>
    <message>
        <source>Signatures</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>签署方</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Signatures of the parties</source>
        <translation>各方签署</translation>
    </message>
    <message>
        <source>For which party</source>
        <translation>代表方</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签署</translation>
    </message>
    <message>
        <source>The evaluation is not read yet.</source>
        <translation>评价尚未读取。</translation>
    </message>
    <message>
        <source>Only a frozen evaluation is signed.</source>
        <translation>定稿后方可签署。</translation>
    </message>
    <message>
        <source>There is nothing for you to sign: your parties have signed, or you act for none.</source>
        <translation>您没有需要签署的内容：所代表方已签署，或您不代表任何一方。</translation>
    </message>
    <message>
        <source>Digest of the result: %1</source>
        <translation>结果摘要：%1</translation>
    </message>
    <message>
        <source>You say that your party stands by this result: it is sealed with your key.</source>
        <translation>您代表本方确认此结果：以您的密钥签章。</translation>
    </message>
    <message>
        <source>You say that your party stands by this result: it is sealed with the key from the file.</source>
        <translation>您代表本方确认此结果：以文件中的密钥签章。</translation>
    </message>
    <message>
        <source>You say that your party stands by this result: it is sealed with the key on the token “%1”.</source>
        <translation>您代表本方确认此结果：以令牌“%1”中的密钥签章。</translation>
    </message>
</context>
<context>
    <name>views::panels::StandardPlanTab</name>
    <message>
        <source>Steps and risk</source>
        <translation>步骤与风险</translation>
    </message>
    <message>
        <source>Steps, in their order</source>
        <translation>步骤（按顺序）</translation>
    </message>
    <message>
        <source>Risk questions</source>
        <translation>风险问卷</translation>
    </message>
    <message>
        <source>Steps of the template</source>
        <translation>模板步骤</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Save steps and risk</source>
        <translation>保存步骤与风险</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Choose one saved template first.</source>
        <translation>请先选定一个已保存的模板。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一操作正在处理。</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter). Offline it waits in the outbox.</source>
        <translation>保存 (Ctrl+Enter)。离线时存入发件箱。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Take the changes back</source>
        <translation>撤回改动</translation>
    </message>
    <message>
        <source>Saving makes it a draft again: what was approved is not changed under the approval.</source>
        <translation>保存后退回草稿：已批准的内容不得在批准下改动。</translation>
    </message>
</context>
<context>
    <name>views::panels::StepExamples</name>
    <message>
        <source>How others did it</source>
        <translation>同步骤近期范例</translation>
    </message>
    <message>
        <source>Open this order</source>
        <translation>打开该工单</translation>
    </message>
    <message>
        <source>Take the words over</source>
        <translation>引用文字</translation>
    </message>
    <message>
        <source>Put these words into the record, to be changed</source>
        <translation>将文字填入办理记录，供修改</translation>
    </message>
</context>
<context>
    <name>views::panels::StepForm</name>
    <message>
        <source>One check a line, its parts between strokes:
room_temperature | 机房温度 | Room temperature | ℃ | 18 | 27
Without a unit and a range it is judged by sight: lamps | 指示灯</source>
        <translation>每行一个检查项，各部分用竖线分隔：
room_temperature | 机房温度 | Room temperature | ℃ | 18 | 27
不写单位和范围的，由人判断：lamps | 指示灯</translation>
    </message>
    <message>
        <source>Number of minutes or days</source>
        <translation>分钟数或天数</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>中文说明</translation>
    </message>
    <message>
        <source>Limit in words</source>
        <translation>时限说明</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>英文说明</translation>
    </message>
    <message>
        <source>Limit in English words</source>
        <translation>时限英文说明</translation>
    </message>
    <message>
        <source>Line %1 of the check list is not understood. The list stays as it was.</source>
        <translation>检查项第 %1 行无法识别，检查项保持原样。</translation>
    </message>
    <message>
        <source>Two lines of the check list have the same code. The list stays as it was.</source>
        <translation>检查项有两行代码相同，检查项保持原样。</translation>
    </message>
</context>
<context>
    <name>views::panels::StepPage</name>
    <message>
        <source>How it is done</source>
        <translation>办理说明</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>办理记录</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>Checks of the step</source>
        <translation>步骤检查项</translation>
    </message>
    <message>
        <source>N normal, A abnormal, X not applicable; type a number to enter what was measured</source>
        <translation>N 正常，A 异常，X 不适用；直接键入数字填写实测值</translation>
    </message>
    <message>
        <source>What was done and what came of it</source>
        <translation>办理情况和结果</translation>
    </message>
    <message>
        <source>The rest is normal</source>
        <translation>其余正常</translation>
    </message>
    <message>
        <source>Every check that is neither judged nor measured is normal</source>
        <translation>未判定且无需实测的检查项记为正常</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>跳过…</translation>
    </message>
    <message>
        <source>Not applicable…</source>
        <translation>不适用…</translation>
    </message>
    <message>
        <source>Work on it again</source>
        <translation>重新办理</translation>
    </message>
    <message>
        <source>By: %1</source>
        <translation>岗位：%1</translation>
    </message>
    <message>
        <source>Wanted: %1</source>
        <translation>需要：%1</translation>
    </message>
    <message>
        <source>Leaves: %1</source>
        <translation>记录：%1</translation>
    </message>
    <message>
        <source>Within: %1</source>
        <translation>时限：%1</translation>
    </message>
    <message>
        <source>Clause: %1</source>
        <translation>条款：%1</translation>
    </message>
    <message>
        <source>A file is wanted before the step counts.</source>
        <translation>须附佐证文件，步骤方为有效。</translation>
    </message>
    <message>
        <source>Useful: %1</source>
        <translation>可附：%1</translation>
    </message>
    <message>
        <source>Choose a step first.</source>
        <translation>请先选择步骤。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的岗位没有“%1”权限。</translation>
    </message>
    <message>
        <source>The order is a draft. Submit it first.</source>
        <translation>工单为草稿，请先提交。</translation>
    </message>
    <message>
        <source>The order has ended; its steps do not change any more.</source>
        <translation>工单已结束，步骤不再变动。</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) are not answered wholly yet.</source>
        <translation>
            <numerusform>有 %n 个检查项尚未填写完整。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write down what was done first.</source>
        <translation>请先填写办理记录。</translation>
    </message>
    <message>
        <source>Done (Ctrl+Enter). Evidence is still wanted; the step counts when it hangs here.</source>
        <translation>完成（Ctrl+Enter）。仍缺佐证，附上后步骤方为有效。</translation>
    </message>
    <message>
        <source>Done (Ctrl+Enter)</source>
        <translation>完成（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Keep what was typed (Ctrl+S)</source>
        <translation>保存已填内容（Ctrl+S）</translation>
    </message>
    <message>
        <source>Leave the step out, with a reason</source>
        <translation>说明原因后跳过该步骤</translation>
    </message>
    <message>
        <source>The step does not apply to this order; say why</source>
        <translation>该步骤不适用于本工单，须说明原因</translation>
    </message>
    <message>
        <source>The step is begun again; who had done it stays in the history</source>
        <translation>重新办理该步骤，原办理人保留在历史中</translation>
    </message>
    <message>
        <source>An incident was opened for what is abnormal.</source>
        <translation>已为异常项建立事件单。</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) are abnormal: open an incident, or write in the note what was done about it.</source>
        <translation>
            <numerusform>有 %n 项异常：请建立事件单，或在说明中写明处置情况。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open an incident…</source>
        <translation>建立事件单…</translation>
    </message>
    <message>
        <source>Show the incident</source>
        <translation>查看事件单</translation>
    </message>
    <message>
        <source>The reason stands in the record of the step.</source>
        <translation>原因记入步骤记录。</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Leave out “%1”?</source>
        <translation>跳过“%1”？</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>“%1” does not apply to this order?</source>
        <translation>“%1”不适用于本工单？</translation>
    </message>
    <message>
        <source>Abnormal at inspection: %1</source>
        <translation>巡检异常：%1</translation>
    </message>
</context>
<context>
    <name>views::panels::StocktakePanel</name>
    <message>
        <source>Stocktakes</source>
        <translation>资产盘点</translation>
    </message>
    <message>
        <source>New stocktake…</source>
        <translation>新建盘点…</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Back to the stocktakes</source>
        <translation>返回盘点列表</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>Select a stocktake first.</source>
        <translation>请先选择一次盘点。</translation>
    </message>
    <message>
        <source>No stocktake yet. “New stocktake…” says what is expected in a room; then its labels are scanned.</source>
        <translation>尚无盘点。点击“新建盘点…”确定应盘范围，然后扫描标签。</translation>
    </message>
    <message>
        <source>No stocktake yet. The resource manager begins one.</source>
        <translation>尚无盘点，由资源管理员新建。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Retire the stocktake</source>
        <translation>停用盘点</translation>
    </message>
    <message>
        <source>Retire “%1”?</source>
        <translation>停用“%1”？</translation>
    </message>
    <message>
        <source>It is no longer in the list; its scans and its result stay in the history.</source>
        <translation>不再列出；扫码记录和结果保留在历史中。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>views::panels::SurveyDialog</name>
    <message>
        <source>Enter</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Enter an answered survey</source>
        <translation>录入满意度答卷</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>调查项</translation>
    </message>
    <message>
        <source>Stars (1 to 5)</source>
        <translation>星级（1 至 5）</translation>
    </message>
    <message>
        <source>Answers: type 1 to 5</source>
        <translation>答卷：按 1 至 5 键</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Satisfaction survey</source>
        <translation>满意度调查</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色不含权限“%1”。</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>须填写“%1”。</translation>
    </message>
    <message>
        <source>At least one answer is wanted.</source>
        <translation>至少填写一项。</translation>
    </message>
    <message>
        <source>%1 of %2 answered · %3</source>
        <translation>已答 %1 / %2 项 · %3</translation>
    </message>
    <message>
        <source>Enter the survey (Ctrl+Enter)</source>
        <translation>录入答卷（Ctrl+Enter）</translation>
    </message>
</context>
<context>
    <name>views::panels::TemplateProblems</name>
    <message>
        <source>The template was not taken</source>
        <translation>模板未导入</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) of “%1” are not understood</source>
        <translation>
            <numerusform>“%1”中有 %n 个单元格无法识别</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of the file was taken: half a template is none. Mend the cells and take the file again.</source>
        <translation>文件内容均未导入：模板须完整导入。请改正单元格后重新导入。</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cells that are not understood</source>
        <translation>无法识别的单元格</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>views::panels::TemplateStrip</name>
    <message>
        <source>It is suspended; it is approved anew first.</source>
        <translation>模板已停用，须重新批准。</translation>
    </message>
    <message>
        <source>It is not approved yet.</source>
        <translation>尚未批准。</translation>
    </message>
    <message>
        <source>Suspend it first; then it is approved anew.</source>
        <translation>请先停用，再重新批准。</translation>
    </message>
    <message>
        <source>It is approved.</source>
        <translation>已批准。</translation>
    </message>
    <message>
        <source>Done %1 times without failure; %2 are wanted before a template is approved.</source>
        <translation>已成功实施 %1 次，批准前须达到 %2 次。</translation>
    </message>
    <message>
        <source>Suspended: %1 was made from it and failed.</source>
        <translation>已停用：由其生成的 %1 失败。</translation>
    </message>
    <message>
        <source>Suspended.</source>
        <translation>已停用。</translation>
    </message>
    <message>
        <source>Approved by %1, %2.</source>
        <translation>由 %1 于%2批准。</translation>
    </message>
    <message>
        <source>Draft: a change made from it takes the usual chain.</source>
        <translation>草稿：由其生成的变更按常规审批。</translation>
    </message>
    <message numerus="yes">
        <source>Done %n time(s) without failure.</source>
        <translation>
            <numerusform>已成功实施 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Its yearly review is due since %1.</source>
        <translation>年度复审自 %1 起逾期。</translation>
    </message>
    <message>
        <source>To be reviewed on %1.</source>
        <translation>应于 %1 复审。</translation>
    </message>
    <message>
        <source>Make a change from it…</source>
        <translation>由模板新建变更…</translation>
    </message>
    <message>
        <source>Approve anew…</source>
        <translation>重新批准…</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>批准…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Approve the template</source>
        <translation>批准模板</translation>
    </message>
    <message>
        <source>Approve “%1”?</source>
        <translation>批准“%1”？</translation>
    </message>
    <message>
        <source>A change made from it needs one signature only. It is looked at again in a year. Name the meeting of the CAB that approved it.</source>
        <translation>由其生成的变更只需一级审批，一年后复审。请注明批准的 CAB 会议。</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Suspend the template</source>
        <translation>停用模板</translation>
    </message>
    <message>
        <source>Suspend “%1”?</source>
        <translation>停用“%1”？</translation>
    </message>
    <message>
        <source>No change is made from it until it is approved anew. Changes that were made stay as they are.</source>
        <translation>重新批准前不得由其新建变更，已有变更不受影响。</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>views::panels::Timeline</name>
    <message>
        <source>No order stands in the list; there is nothing to draw.</source>
        <translation>列表中没有工单，无内容可绘制。</translation>
    </message>
    <message>
        <source>Submitted %1</source>
        <translation>提交 %1</translation>
    </message>
    <message>
        <source>Done %1</source>
        <translation>完成 %1</translation>
    </message>
</context>
<context>
    <name>views::panels::TimelinePage</name>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Earlier (←)</source>
        <translation>更早（←）</translation>
    </message>
    <message>
        <source>Later (→)</source>
        <translation>更晚（→）</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>To the present (T)</source>
        <translation>回到当前时间（T）</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>To the present</source>
        <translation>回到当前时间</translation>
    </message>
    <message>
        <source>Bar: worked on; dashed: left; hatched: overdue; grey: no working time</source>
        <translation>实心：已用时；虚线：剩余；斜线：超时；灰底：非工作时间</translation>
    </message>
    <message>
        <source>Orders on a timeline</source>
        <translation>工单时间轴</translation>
    </message>
</context>
<context>
    <name>views::panels::TreePane</name>
    <message>
        <source>Find a unit or system</source>
        <translation>查找单位或系统</translation>
    </message>
    <message>
        <source>Two characters are enough; pinyin works in full and by initials.</source>
        <translation>输入两个字即可；支持全拼和首字母。</translation>
    </message>
    <message>
        <source>Units and systems, with the number of resources</source>
        <translation>单位和系统及其资源数</translation>
    </message>
    <message>
        <source>No unit or system of that name has a resource in the list.</source>
        <translation>列表中没有资源属于该名称的单位或系统。</translation>
    </message>
    <message>
        <source>The numbers are those of today.</source>
        <translation>此处数量为当前数量。</translation>
    </message>
</context>
<context>
    <name>views::panels::UndoActions</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Nothing has been done yet that could be undone.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Nothing has been undone.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>……另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo: %1?</source>
        <translation>撤销：%1？</translation>
    </message>
    <message>
        <source>These acts build on it and go with it:</source>
        <translation>以下操作以其为前提，将一并撤销：</translation>
    </message>
    <message>
        <source>Undo all of them</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>views::panels::UtilisationTab</name>
    <message>
        <source>Use</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>Use in the last thirty days</source>
        <translation>近 30 天利用率</translation>
    </message>
    <message>
        <source>Thirty days to %1. Network %2 Mbit/s on average.</source>
        <translation>截至 %1 的 30 天，网络平均 %2 Mbit/s。</translation>
    </message>
    <message>
        <source>Thirty days to %1.</source>
        <translation>截至 %1 的 30 天。</translation>
    </message>
    <message>
        <source>%1, exempt from the review</source>
        <translation>%1（豁免）</translation>
    </message>
    <message>
        <source>Nothing is measured on this resource.</source>
        <translation>该资源没有利用率数据。</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Not reviewed in this state</source>
        <translation>该状态不参与检查</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A verdict such as &quot;Low use&quot;, and the figures that it compares.</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>views::panels::VerbDialog</name>
    <message>
        <source>Reason, kept in the history</source>
        <translation>原因，记入历史</translation>
    </message>
    <message>
        <source>Reason, where there is something to say</source>
        <translation>原因（如有）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan of the rating</source>
        <translation>评价扫描件</translation>
    </message>
    <message>
        <source>“%1” is wanted.</source>
        <translation>请填写“%1”。</translation>
    </message>
    <message>
        <source>Impact and urgency are wanted.</source>
        <translation>请填写影响和紧急程度。</translation>
    </message>
    <message>
        <source>A team or an assignee is wanted.</source>
        <translation>请选择班组或受派人。</translation>
    </message>
    <message>
        <source>Give one to five stars.</source>
        <translation>请评一至五星。</translation>
    </message>
    <message>
        <source>A reason is wanted.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Only a person&apos;s grading starts the statutory clock; from “larger” on a report is due by law.</source>
        <translation>法定时限只由人工定级启动；较大及以上须依法报告。</translation>
    </message>
    <message>
        <source>Below “larger” no report is due by law; no clock starts.</source>
        <translation>较大以下无法定报告要求，不启动计时。</translation>
    </message>
    <message numerus="yes">
        <source>By law the report is due within %n hour(s), by %1. This clock runs day and night and is never paused.</source>
        <translation>
            <numerusform>依法须在 %n 小时内报告，即 %1 前。该时限昼夜连续计算，不暂停。</numerusform>
        </translation>
    </message>
    <message>
        <source>Impact and urgency give the priority, and the priority what is promised.</source>
        <translation>影响和紧急程度决定优先级，优先级决定时限。</translation>
    </message>
    <message>
        <source>This makes it %1.</source>
        <translation>定为 %1。</translation>
    </message>
    <message>
        <source>The service levels do not allow this kind of hold.</source>
        <translation>服务级别不允许此类挂起。</translation>
    </message>
    <message>
        <source>The clock stands still meanwhile. A supervisor has to consent: write down who did.</source>
        <translation>挂起期间停止计时。须经主管同意，请写明同意人。</translation>
    </message>
    <message>
        <source>The clock stands still until the order is resumed.</source>
        <translation>恢复之前停止计时。</translation>
    </message>
    <message>
        <source>The order stays in the list as voided, with all that was written.</source>
        <translation>工单以作废状态保留，全部记录留痕。</translation>
    </message>
    <message>
        <source>The work ends here without a result; nothing of the order changes any more.</source>
        <translation>办理就此终止，工单不再变动。</translation>
    </message>
    <message>
        <source>The order goes back to work and the reopening is counted.</source>
        <translation>工单退回处理，计入重开次数。</translation>
    </message>
    <message>
        <source>Attach the scan…</source>
        <translation>附扫描件…</translation>
    </message>
    <message>
        <source>Scan: %1</source>
        <translation>扫描件：%1</translation>
    </message>
    <message>
        <source>“%1” names nobody. Choose from the list that opens while you type.</source>
        <translation>“%1”未对应到人员。请从输入时列出的名单中选择。</translation>
    </message>
    <message>
        <source>Your text of %1, which was not sent.</source>
        <extracomment>A moment such as &quot;yesterday 17:30&quot;.</extracomment>
        <translation>%1 填写的内容，尚未提交。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新填写</translation>
    </message>
</context>
<context>
    <name>views::panels::VerbStrip</name>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一操作正在处理。</translation>
    </message>
</context>
<context>
    <name>views::panels::VersionDialog</name>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>版本对比</translation>
    </message>
    <message>
        <source>Put version %1 of “%2 %3” in force?</source>
        <translation>发布“%2 %3”的版本 %1？</translation>
    </message>
    <message>
        <source>“%1 %2”: version %3 against version %4</source>
        <translation>“%1 %2”：版本 %3 与版本 %4</translation>
    </message>
    <message>
        <source>What the versions say differently</source>
        <translation>版本差异</translation>
    </message>
    <message>
        <source>Version %1 gives way. Orders that have begun keep the version that they started with; new orders take this one.</source>
        <translation>版本 %1 停用。已开始的工单沿用原版本，新工单使用本版本。</translation>
    </message>
    <message>
        <source>It is the first version of this item. From now on orders can be opened by it; it can no longer be changed or deleted.</source>
        <translation>这是该服务项的首个版本。发布后可据此建立工单，且不能再修改或删除。</translation>
    </message>
    <message>
        <source>The two versions say the same.</source>
        <translation>两个版本内容相同。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reason, kept in the history</source>
        <translation>原因，记入历史</translation>
    </message>
</context>
<context>
    <name>views::panels::WatchPanel</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Mark to rectify…</source>
        <translation>标为待整改…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show exempt</source>
        <translation>显示豁免</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Topics of the ledger watch</source>
        <translation>台账体检的分类</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>How far the review is</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>质量问题</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>利用率</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A tab and how many resources it lists.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The data is being fetched. It is reviewed when it is complete.</source>
        <translation>正在获取数据，完成后开始检查。</translation>
    </message>
    <message>
        <source>%1 of %2 resources reviewed</source>
        <translation>已检查 %1/%2 个资源</translation>
    </message>
    <message>
        <source>%1 resources reviewed by the rules of version %2, on %3</source>
        <extracomment>Number of resources, version of the rules, date.</extracomment>
        <translation>已按规则 %2 版检查 %1 个资源，日期 %3</translation>
    </message>
    <message>
        <source>Select one or more resources first.</source>
        <translation>请先选择一个或多个资源。</translation>
    </message>
    <message>
        <source>Select one resource.</source>
        <translation>请只选一个资源。</translation>
    </message>
    <message>
        <source>There is nothing to copy.</source>
        <translation>没有可复制的内容。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>Only resources in use, or being changed, can be marked.</source>
        <translation>只有在用或变更中的资源可以标为待整改。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>They get the state “To be rectified”; the reason stands in their history.</source>
        <translation>状态将变为“待整改”，原因记入历史。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected resource(s) cannot take that state and stay as they are.</source>
        <translation>
            <numerusform>所选中有 %n 个资源不能变为该状态，保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark to rectify</source>
        <translation>标为待整改</translation>
    </message>
    <message>
        <source>Mark “%1” to be rectified?</source>
        <translation>将“%1”标为待整改？</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n resource(s) to be rectified?</source>
        <translation>
            <numerusform>将 %n 个资源标为待整改？</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) marked to be rectified</source>
        <translation>
            <numerusform>已将 %n 个资源标为待整改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::WhyWindow</name>
    <message>
        <source>Why this due time: %1</source>
        <translation>时限计算依据：%1</translation>
    </message>
    <message>
        <source>Clocks of the order</source>
        <translation>工单的各项时限</translation>
    </message>
    <message>
        <source>Account of the clock</source>
        <translation>时限计算明细</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>There is no account of this clock.</source>
        <translation>该时限没有计算明细。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>已复制 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Account of the due time: %1</source>
        <translation>时限计算依据：%1</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>All times are China Standard Time (UTC+8), by which the working calendar counts.</source>
        <translation>时间均为北京时间（UTC+8），与工作日历一致。</translation>
    </message>
</context>
<context>
    <name>views::panels::WindowStrip</name>
    <message>
        <source>Release…</source>
        <translation>解除…</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一操作正在处理。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>It is released already.</source>
        <translation>已解除。</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>已结束。</translation>
    </message>
    <message>
        <source>Released by %1, %2.</source>
        <translation>已由 %1 于%2解除。</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>正在核算…</translation>
    </message>
    <message>
        <source>Over; it does not come again.</source>
        <translation>已结束，不再重复。</translation>
    </message>
    <message>
        <source>In force until %1.</source>
        <translation>生效中，至%1。</translation>
    </message>
    <message>
        <source>Open until %1.</source>
        <translation>窗口开放，至%1。</translation>
    </message>
    <message>
        <source>Next: %1.</source>
        <translation>下一次：%1。</translation>
    </message>
    <message numerus="yes">
        <source>It hits %n open change(s).</source>
        <translation>
            <numerusform>影响 %n 项未完成的变更。</numerusform>
        </translation>
    </message>
    <message>
        <source>Next times: %1</source>
        <translation>此后各次：%1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Changes that it hits…</source>
        <translation>受影响的变更…</translation>
    </message>
    <message>
        <source>End it before its time (Alt+1)</source>
        <translation>提前结束 (Alt+1)</translation>
    </message>
</context>
<context>
    <name>views::panels::WindowsPage</name>
    <message>
        <source>Lock down…</source>
        <translation>紧急锁定…</translation>
    </message>
    <message>
        <source>Lockdown “%1” until %2</source>
        <translation>紧急锁定“%1”，至%2</translation>
    </message>
    <message>
        <source>Freeze “%1” until %2</source>
        <translation>封网“%1”，至%2</translation>
    </message>
    <message>
        <source>No freeze and no lockdown is in force now.</source>
        <translation>目前没有生效的封网或紧急锁定。</translation>
    </message>
    <message>
        <source>In force: %1.</source>
        <translation>生效中：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
</context>
<context>
    <name>views::panels::WorkTab</name>
    <message>
        <source>Work</source>
        <translation>实施</translation>
    </message>
    <message>
        <source>Steps as they are carried out</source>
        <translation>实施步骤</translation>
    </message>
    <message>
        <source>Nothing is planned yet: steps, verification and fallback stand on the page “Plan”.</source>
        <translation>尚无方案：步骤、验证项和回退方案在“方案”页。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>I have seen it done (W)</source>
        <translation>已在场复核（W）</translation>
    </message>
    <message>
        <source>What was done and seen, or why it was not</source>
        <translation>实施情况与结果，或未实施的原因</translation>
    </message>
    <message>
        <source>Select a step first.</source>
        <translation>请先选择步骤。</translation>
    </message>
    <message>
        <source>The act before is on its way.</source>
        <translation>上一操作正在处理。</translation>
    </message>
    <message>
        <source>Your roles do not include the right “%1”.</source>
        <translation>您的角色没有“%1”权限。</translation>
    </message>
    <message>
        <source>Steps are recorded while the change is being carried out.</source>
        <translation>实施中方可记录步骤。</translation>
    </message>
    <message>
        <source>This is recorded while the change is being verified.</source>
        <translation>验证中方可记录。</translation>
    </message>
    <message>
        <source>This is recorded while the change is being rolled back.</source>
        <translation>回退中方可记录。</translation>
    </message>
    <message>
        <source>The step is not done yet.</source>
        <translation>步骤尚未完成。</translation>
    </message>
    <message>
        <source>%1 has watched it.</source>
        <translation>%1 已复核。</translation>
    </message>
    <message>
        <source>Who did it does not watch it.</source>
        <translation>实施人不得自行复核。</translation>
    </message>
    <message>
        <source>Work %1 of %2</source>
        <translation>实施 %1/%2</translation>
    </message>
    <message>
        <source>Verification %1 of %2</source>
        <translation>验证 %1/%2</translation>
    </message>
    <message>
        <source>Fallback %1 of %2</source>
        <translation>回退 %1/%2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>number and name of a step</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The step is done (Ctrl+Enter, or Space in the list)</source>
        <translation>步骤完成（Ctrl+Enter，列表中按空格）</translation>
    </message>
    <message>
        <source>It has a record already.</source>
        <translation>已有记录。</translation>
    </message>
    <message>
        <source>The step is being worked on</source>
        <translation>步骤进行中</translation>
    </message>
    <message>
        <source>Write down what went wrong first.</source>
        <translation>请先写明失败情况。</translation>
    </message>
    <message>
        <source>The step failed</source>
        <translation>步骤失败</translation>
    </message>
    <message>
        <source>Write down why it is left out first.</source>
        <translation>请先写明跳过原因。</translation>
    </message>
    <message>
        <source>The step is left out</source>
        <translation>跳过步骤</translation>
    </message>
</context>
<context>
    <name>views::panels::YearView</name>
    <message>
        <source>%1: working day</source>
        <translation>%1：工作日</translation>
    </message>
    <message>
        <source>%1: weekend</source>
        <translation>%1：周末</translation>
    </message>
    <message>
        <source>%1: make-up workday, %2</source>
        <translation>%1：调休上班，%2</translation>
    </message>
    <message>
        <source>%1: holiday, %2</source>
        <translation>%1：放假，%2</translation>
    </message>
    <message>
        <source>W</source>
        <extracomment>One letter on a day: worked in spite of the weekend (班), or a holiday (休).</extracomment>
        <translation>班</translation>
    </message>
    <message>
        <source>H</source>
        <translation>休</translation>
    </message>
</context>
<context>
    <name>views::print::PrintPreview</name>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>适合页宽</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Page %1 of %2 · %3 %</source>
        <translation>第 %1 页，共 %2 页 · %3 %</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>The file %1 was not written. Nothing is lost; choose another folder.</source>
        <translation>文件 %1 未写入。内容没有丢失，请另选文件夹。</translation>
    </message>
</context>
<context>
    <name>views::shell::CommandPalette</name>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Go to a panel, or do something</source>
        <translation>前往面板或执行操作</translation>
    </message>
    <message>
        <source>Find a record, go to a panel, or do something</source>
        <translation>查找记录、转到面板或执行命令</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter opens.</source>
        <translation>上下键选择，回车键打开。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>其他命令</translation>
    </message>
    <message>
        <source>Nothing is called “%1”</source>
        <extracomment>%1 is what was typed.</extracomment>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Two characters of a name, a piece of a number or an address are enough; pinyin and its initials as well.</source>
        <translation>输入名称中的两个字、编号或地址的一段即可，也可输入拼音或拼音首字母。</translation>
    </message>
    <message>
        <source>Type a part of what you want to do.</source>
        <translation>请输入命令名称的一部分。</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>↑ ↓ choose   Enter opens   Esc closes</source>
        <translation>↑ ↓ 选择   Enter 打开   Esc 关闭</translation>
    </message>
</context>
<context>
    <name>views::shell::MainWindow</name>
    <message>
        <source>Go to, or do…</source>
        <translation>前往或执行…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Explain the connection</source>
        <translation>查看连接状态</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>关闭通知</translation>
    </message>
    <message>
        <source>Narrow or wide navigation</source>
        <translation>收起或展开导航</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Change language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Change theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>恢复标准大小</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Yunheng – government-cloud operations</source>
        <translation>云衡 政务云运营工作站</translation>
    </message>
    <message>
        <source>Language, theme, size, sign-out (F10)</source>
        <translation>语言、主题、大小、退出登录（F10）</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>The workstation is connecting to the server</source>
        <translation>正在连接服务器</translation>
    </message>
    <message>
        <source>You can work meanwhile.</source>
        <translation>连接期间可继续工作。</translation>
    </message>
    <message>
        <source>The workstation is online</source>
        <translation>工作站在线</translation>
    </message>
    <message>
        <source>Acts reach the server at once.</source>
        <translation>操作即时送达服务器。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>The server removed unusually many records at once</source>
        <translation>服务器一次移除的记录异常多</translation>
    </message>
    <message>
        <source>The workstation has stopped following it and keeps its data.</source>
        <translation>工作站已暂停同步，本机数据保留。</translation>
    </message>
    <message>
        <source>Ask the system administrator whether this is meant.</source>
        <translation>请向系统管理员核实。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>It is meant: follow the server</source>
        <translation>情况属实，继续同步</translation>
    </message>
    <message>
        <source>The server removed %1 of %2 records at once</source>
        <translation>服务器一次移除 %2 条记录中的 %1 条</translation>
    </message>
    <message>
        <source>The server was asked and has not answered yet</source>
        <translation>已向服务器发出请求，尚未收到应答</translation>
    </message>
    <message>
        <source>You can work meanwhile; acts wait in the outbox.</source>
        <translation>可继续工作，操作暂存待发箱。</translation>
    </message>
    <message>
        <source>In every list</source>
        <translation>各列表通用</translation>
    </message>
    <message>
        <source>Go from row to row, from page to page</source>
        <translation>逐行、逐页移动</translation>
    </message>
    <message>
        <source>To the beginning, to the end</source>
        <translation>到开头、到末尾</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>选中多行</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>选中全部行</translation>
    </message>
    <message>
        <source>To the next control, to the previous one</source>
        <translation>到后一个、前一个控件</translation>
    </message>
</context>
<context>
    <name>views::shell::NoticeCard</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>views::shell::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>List of keyboard shortcuts</source>
        <translation>快捷键列表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>views::shell::SignInDialog</name>
    <message>
        <source>Yunheng</source>
        <translation>云衡</translation>
    </message>
    <message>
        <source>Government-cloud operations workstation</source>
        <translation>政务云运营工作站</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Login name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>host:port, for example cloud-ops.example:8443</source>
        <translation>主机:端口，如 cloud-ops.example:8443</translation>
    </message>
    <message>
        <source>No system keyring is running. The sign-in is not kept on the disk; the password is asked for at each start.</source>
        <translation>系统密钥环未运行。登录信息不写入磁盘，每次启动需输入密码。</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Opens the data kept on this workstation with the same password; acts wait in the outbox</source>
        <translation>用同一密码打开本机数据，操作暂存于待发箱</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>First contact with this server</source>
        <translation>首次连接此服务器</translation>
    </message>
    <message>
        <source>This workstation does not know the server yet. Compare the fingerprint of its authority with the one that the system administrator gave you.</source>
        <translation>本机尚未登记此服务器。请将其证书颁发机构的指纹与系统管理员提供的指纹逐组核对。</translation>
    </message>
    <message>
        <source>Authority: %1</source>
        <translation>颁发机构：%1</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the authority</source>
        <translation>颁发机构的 SHA-256 指纹</translation>
    </message>
    <message>
        <source>If every pair agrees, trust the server: from then on this workstation talks to no other. If one pair differs, go back and ask the system administrator.</source>
        <translation>各组完全一致时方可信任，此后本机只与该服务器通信。如有一组不同，请返回并联系系统管理员。</translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation>信任此服务器</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>This is not the server that you trust</source>
        <translation>服务器身份已改变</translation>
    </message>
    <message>
        <source>Under the same address another authority answered. Somebody may be listening in, or the server was set up anew. Your password was not sent.</source>
        <translation>同一地址出现了不同的颁发机构，可能有人窃听，也可能服务器已重新部署。密码未发送。</translation>
    </message>
    <message>
        <source>Trusted until now:</source>
        <translation>已信任的指纹：</translation>
    </message>
    <message>
        <source>Shown by the server:</source>
        <translation>服务器出示的指纹：</translation>
    </message>
    <message>
        <source>Fingerprint trusted until now</source>
        <translation>已信任的指纹</translation>
    </message>
    <message>
        <source>Fingerprint shown by the server</source>
        <translation>服务器出示的指纹</translation>
    </message>
    <message>
        <source>Tell the system administrator. If the server was set up anew, they install its authority on this workstation.</source>
        <translation>请告知系统管理员。如服务器确已重新部署，由其在本机更换颁发机构证书。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation>设置本人密码</translation>
    </message>
    <message>
        <source>The password that you were given is for the first sign-in only. The new one has ten characters or more, of three of these kinds: capital letters, small letters, digits, other signs.</source>
        <translation>初始密码仅供首次登录。新密码不少于 10 个字符，须含大写字母、小写字母、数字、符号中的三类。</translation>
    </message>
    <message>
        <source>Set the password and sign in</source>
        <translation>设置密码并登录</translation>
    </message>
    <message>
        <source>Sign in – Yunheng</source>
        <translation>登录 云衡</translation>
    </message>
    <message>
        <source>“%1” is empty</source>
        <translation>“%1”未填写</translation>
    </message>
    <message>
        <source>Fill in the field to sign in.</source>
        <translation>填写后方可登录。</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>无法连接服务器</translation>
    </message>
    <message>
        <source>You can work offline with the same password; your acts wait in the outbox.</source>
        <translation>可用同一密码离线工作，操作暂存于待发箱。</translation>
    </message>
    <message>
        <source>Nothing is open yet. Check the address and the network, then try again.</source>
        <translation>尚未打开任何数据。请检查地址和网络后重试。</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>The two passwords differ</source>
        <translation>两次输入的密码不一致</translation>
    </message>
    <message>
        <source>Type the new password twice in the same way.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>This is the password that you were given</source>
        <translation>与初始密码相同</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另设密码。</translation>
    </message>
    <message>
        <source>The new password is too simple, or was used before</source>
        <translation>新密码过于简单，或曾经使用</translation>
    </message>
    <message>
        <source>The old one still holds. Choose another one.</source>
        <translation>原密码仍然有效，请另设密码。</translation>
    </message>
    <message>
        <source>Answer to the sign-in</source>
        <translation>登录结果</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>views::shell::StatusStrip</name>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline: the server cannot be reached</source>
        <translation>离线：无法连接服务器</translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <comment>followed by the reason</comment>
        <translation>离线：%1</translation>
    </message>
    <message>
        <source>Offline: sign in again</source>
        <translation>离线：请重新登录</translation>
    </message>
    <message>
        <source>Offline: the server is not the trusted one</source>
        <translation>离线：服务器不可信</translation>
    </message>
    <message>
        <source>Offline: the server is of another version</source>
        <translation>离线：服务器版本不符</translation>
    </message>
    <message>
        <source>Stopped: the server removed unusually many records</source>
        <translation>已暂停：服务器移除的记录异常多</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
    <message>
        <source>%1
Server %2</source>
        <translation>%1
服务器 %2</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>Data is current</source>
        <translation>数据为最新</translation>
    </message>
    <message>
        <source>Data of %1</source>
        <comment>a moment: 5 min ago</comment>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>Last agreed with the server: %1</source>
        <translation>最近同步：%1</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <comment>plural caption of an entity</comment>
        <translation>正在获取%1</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>全部已发送</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent act(s)</source>
        <translation>
            <numerusform>待发 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the outbox</source>
        <translation>打开待发箱</translation>
    </message>
    <message>
        <source>Outbox: %1</source>
        <translation>待发箱：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>待处理 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Conflicts and refused acts wait for your decision</source>
        <translation>冲突和被拒的操作待您处理</translation>
    </message>
    <message>
        <source>No keyring</source>
        <translation>无密钥环</translation>
    </message>
    <message>
        <source>The sign-in is not kept on the disk; the password is asked for at each start</source>
        <translation>登录信息不写入磁盘，每次启动需输入密码</translation>
    </message>
    <message>
        <source>Fetching data</source>
        <translation>正在获取数据</translation>
    </message>
    <message>
        <source>Waiting for the server&apos;s answer</source>
        <translation>等待服务器应答</translation>
    </message>
</context>
<context>
    <name>workstation::Wiring</name>
    <message>
        <source>Yunheng is open already</source>
        <translation>云衡已在运行</translation>
    </message>
    <message>
        <source>Another Yunheng works with the data in “%1” (process %2). Use its window, or end it first.</source>
        <translation>另一个云衡程序正在使用“%1”中的数据（进程 %2）。请使用已打开的窗口，或先将其关闭。</translation>
    </message>
</context>
</TS>
