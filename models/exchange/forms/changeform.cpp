// F08 变更申请审批表, of a change: its plan, its risk, and who decided what.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "rules/approvals.h"
#include "rules/changeplan.h"

#include <QSet>

namespace exchange {

namespace {

QString verdictWords(rules::DecisionVerdict verdict)
{
    switch (verdict) {
    case rules::DecisionVerdict::Approve:
        return QStringLiteral("同意");
    case rules::DecisionVerdict::Reject:
        return QStringLiteral("不同意");
    case rules::DecisionVerdict::Return:
        return QStringLiteral("退回");
    case rules::DecisionVerdict::Add:
        return QStringLiteral("加签");
    }
    return {};
}

QString opinionOf(const rules::ApprovalDecision &decision)
{
    const QString verdict = verdictWords(decision.verdict);
    const bool saysMore = !decision.opinion.isEmpty() && decision.opinion != verdict;
    return saysMore ? QStringLiteral("%1：%2").arg(verdict, decision.opinion) : verdict + u'。';
}

/// Units and systems that the impact list reaches, each once.
QString impactWords(const ChangeRequest &change)
{
    const auto impact = rules::impactFromJson(change.impact);
    if (!impact)
        return {};
    QStringList units;
    QStringList systems;
    for (const auto &line : impact->lines) {
        units << line.unit;
        systems << line.system;
    }
    for (auto *names : {&units, &systems}) {
        names->removeAll(QString());
        names->removeDuplicates();
    }
    if (units.isEmpty() && systems.isEmpty())
        return QStringLiteral("除本次变更的资源外，未发现受影响的其他资源。");
    return QStringLiteral("影响资源%1项；单位：%2；系统：%3。").arg(impact->lines.size()).arg(units.join(u'、'), systems.join(u'、'));
}

QString findingsWords(const ChangeRequest &change)
{
    const auto findings = rules::findingsFromJson((change.findings.isEmpty() ? change.findingsSeen : change.findings).toUtf8());
    if (!findings || findings->empty())
        return change.submittedAt ? QStringLiteral("未发现冲突，不在封网期内。") : QString();
    QStringList lines;
    for (const auto &finding : *findings)
        if (!finding.name.isEmpty())
            lines << finding.name;
    lines.removeDuplicates();
    const QString named = lines.isEmpty() ? QStringLiteral("不在批准的变更窗口内") : lines.join(u'；');
    return change.findingsAccepted.isEmpty() ? named : QStringLiteral("%1。继续实施的理由：%2").arg(named, change.findingsAccepted);
}

FormRows resourcesOf(const ChangeRequest &change, const FormDesk &desk)
{
    const auto &shape = shapeOf<Resource>();
    FormRows rows;
    for (const auto &resource : rules::planResourcesFromJson(change.resources).value_or(std::vector<rules::PlanResource>())) {
        QStringList changes;
        for (const auto &[field, value] : resource.change)
            if (const int position = shape.indexOf(field); position >= 0) {
                const auto &known = shape.fields[size_t(position)];
                const QString plain = std::holds_alternative<QString>(value) ? text(value) : numberWords(std::holds_alternative<double>(value) ? std::get<double>(value) : double(integer(value)));
                changes << QStringLiteral("%1：%2").arg(desk.heading(shape, known), Words::hasCodes(known) ? desk.said(shape, field, plain) : plain);
            }
        rows.push_back(rowOf({{u"name", resource.name}, {u"change", changes.join(u'；')}}));
    }
    return rows;
}

FormRows stepsOf(const ChangeRequest &change, const FormDesk &desk)
{
    FormRows rows;
    for (const auto &step : rules::planStepsFromJson(change.steps).value_or(std::vector<rules::PlanStep>()))
        rows.push_back(rowOf({{u"name", step.name}, {u"role", desk.said<WorkOrder>(u"team", step.role)}, {u"minutes", minutesWords(step.minutes)}, {u"note", step.note}}));
    return rows;
}

struct Seat {
    const char16_t *role;
    const char16_t *opinion;
    const char16_t *name;
    const char16_t *date;
};
/// The seats of the form and the roles that fill them.
constexpr Seat seats[] = {
    {u"change_manager", u"change_manager_opinion", u"change_manager_name", u"change_manager_on"},
    {u"security_engineer", u"security_opinion", u"security_name", u"security_on"},
    {u"service_manager", u"service_manager_opinion", u"service_manager_name", u"service_manager_on"},
    {u"using_party", u"user_opinion", u"user_name", u"user_on"},
    {u"supervising_party", u"supervisor_opinion", u"supervisor_name", u"supervisor_on"},
    {u"managing_party", u"authority_opinion", u"authority_name", u"authority_on"},
};

/// The decisions that count, each in the seat of a role in which it counted.
void putDecisions(FormData &form, const ChangeRequest &change, const std::vector<rules::ApprovalDecision> &decisions, const FormDesk &desk)
{
    for (const auto &seat : seats)
        put(form, {{seat.opinion, QString()}, {seat.name, QString()}, {seat.date, QString()}});
    const auto standing = rules::standingOf(change);
    for (const int position : standing.counted) {
        const auto &decision = decisions[size_t(position)];
        for (const auto &seat : seats)
            if (decision.roles.contains(QStringView(seat.role)))
                put(form, {{seat.opinion, opinionOf(decision)}, {seat.name, desk.personOf(decision.by)}, {seat.date, dayWords(decision.at)}});
    }
}

} // namespace

FormData fillChange(const Record &record, const FormDesk &desk)
{
    const auto change = fromRecord<ChangeRequest>(record).value_or(ChangeRequest());
    const auto order = desk.find(change.order);
    const auto meeting = desk.find(change.meeting);
    const auto applicant = desk.behind(change.applicant).value_or(Person());
    const QString applicantName = applicant.name.isEmpty() ? change.applicant : applicant.name;
    const auto decisions = rules::decisionsOf(change.decisions).value_or(std::vector<rules::ApprovalDecision>());
    const auto chain = rules::chainFromJson(change.chain).value_or(std::vector<rules::ApprovalStage>());
    FormRows decided;
    for (const auto &decision : decisions) {
        const bool isKnown = decision.stage >= 1 && decision.stage <= int(chain.size());
        decided.push_back(rowOf({{u"stage", isKnown ? chain[size_t(decision.stage - 1)].name : QString::number(decision.stage)},
            {u"verdict", verdictWords(decision.verdict)},
            {u"opinion", decision.opinion},
            {u"by", desk.personOf(decision.by)},
            {u"at", momentLines(decision.at)},
            {u"key", decision.key.left(8)}}));
    }
    FormData form;
    put(form, {{u"number", change.number},
        {u"applied_on", dayWords(change.submittedAt)},
        {u"matter", change.title},
        {u"class", codeOf(change.changeClass)},
        {u"order", order ? order->number : QString()},
        {u"unit", desk.unit(change.unit)},
        {u"system", desk.system(change.system)},
        {u"applicant", applicantName},
        {u"applicant_phone", applicant.phone},
        {u"implementer", desk.person(change.implementer)},
        {u"watcher", desk.person(change.watcher)},
        {u"planned", spanWords(change.plannedStart, change.plannedEnd)},
        {u"outage_minutes", change.submittedAt && change.outageMinutes == 0 ? QStringLiteral("不中断") : minutesWords(change.outageMinutes)},
        {u"outage", change.outage},
        {u"reason", change.reason},
        {u"impact", impactWords(change)},
        {u"fallback", change.fallback},
        {u"verification", change.verification},
        {u"backup", change.backupProof},
        {u"rehearsal", change.rehearsal},
        {u"guard", change.guard},
        {u"risk", change.risk > 0 ? QStringLiteral("风险值%1（影响×可能性）").arg(change.risk) : QString()},
        {u"risk_level", change.risk >= 8 ? QStringLiteral("high") : change.risk >= 4 ? QStringLiteral("medium") : change.risk > 0 ? QStringLiteral("low") : QString()},
        {u"findings", findingsWords(change)},
        {u"exemption", change.exemption.isEmpty() ? QString() : QStringLiteral("%1（批准人：%2）").arg(change.exemption, desk.personOf(change.exemptedBy))},
        {u"applicant_name", change.submittedAt ? applicantName : QString()},
        {u"applicant_on", dayWords(change.submittedAt)},
        {u"cab_opinion", meeting ? meeting->title : QString()},
        {u"cab_number", meeting ? meeting->number : QString()},
        {u"cab_on", meeting ? dayWords(meeting->heldAt) : QString()}});
    putDecisions(form, change, decisions, desk);
    form.tables.insert(QStringLiteral("resources"), resourcesOf(change, desk));
    form.tables.insert(QStringLiteral("steps"), stepsOf(change, desk));
    form.tables.insert(QStringLiteral("decisions"), std::move(decided));
    return form;
}

} // namespace exchange
