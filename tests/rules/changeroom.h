// The desk, with people behind its posts, and a change on it: drafted, approved and carried out as people do it.
#pragma once

#include "contract/digest.h"
#include "rules/approvals.h"
#include "rules/cabmeetings.h"
#include "rules/changecontent.h"
#include "rules/changelife.h"
#include "rules/changeplan.h"
#include "rules/changestatements.h"
#include "rules/changesteps.h"
#include "rules/changetemplates.h"
#include "rules/orderdesk.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace desk {

inline const QString changes = u"change_request"_s;

/// The desk, with people behind its posts, and one change on it.
class Room : public Desk
{
public:
    Room()
    {
        for (const auto *role : {"engineer", "security_engineer", "shift_leader", "change_manager", "service_manager", "using_party", "managing_party", "supervising_party", "deputy", "second engineer",
                                 "configuration_manager"}) {
            Person person;
            person.id.uuid = id(u"person "_s + QString::fromLatin1(role));
            person.name = QString::fromLatin1(role);
            person.unit.uuid = id(u"unit"_s);
            put(person);
        }
        now = at(16, 9);
    }

    [[nodiscard]] ChangeRequest change(const QString &name = u"change"_s) const { return get<ChangeRequest>(id(name)); }
    [[nodiscard]] QString state(const QString &name = u"change"_s) const { return text(Codec<ChangeState>::encode(change(name).state)); }

    /// A draft with every paper in place, planned for the night of the 27th.
    QString drafts(const QString &changeClass, const QString &name = u"change"_s, const Patch &more = {})
    {
        ImpactList impact;
        impact.at = now;
        impact.starts = {id(u"host"_s)};
        impact.lines = {{id(u"second host"_s), 1, u"second host"_s, u"云城市水务局"_s, {}, {}, u"hit"_s, u"host"_s}};
        Patch fields{{u"title"_s, u"升级数据库"_s},
                     {u"change_class"_s, changeClass},
                     {u"unit_id"_s, idText(id(u"unit"_s))},
                     {u"reason"_s, u"补丁"_s},
                     {u"steps"_s, toJson(std::vector<PlanStep>{{u"停服务"_s, 5, {}, {}}, {u"打补丁"_s, 30, {}, {}}})},
                     {u"fallback"_s, u"恢复快照"_s},
                     {u"verification"_s, u"登录正常"_s},
                     {u"outage"_s, u"中断 30 分钟"_s},
                     {u"backup_proof"_s, u"11-26 全备，已校验"_s},
                     {u"rehearsal"_s, u"测试环境演练通过"_s},
                     {u"guard"_s, u"值班二组"_s},
                     {u"planned_start"_s, at(27, 22).ms},
                     {u"planned_end"_s, at(28, 2).ms},
                     {u"implementer_id"_s, idText(id(u"person engineer"_s))},
                     {u"watcher_id"_s, idText(id(u"person security_engineer"_s))},
                     {u"resources"_s, toJson(std::vector<PlanResource>{{id(u"host"_s), u"host"_s, {}}})},
                     {u"impact"_s, toJson(impact)},
                     {u"answers"_s, uR"({"scope": "one_system", "practice": "seldom", "way_back": "tested", "steps": "one"})"_s}};
        for (const auto &[field, value] : more)
            fields[field] = value;
        return creates(post(u"engineer"_s), changes, id(name), fields);
    }
    /// A template that says what drafts() writes.
    ChangeTemplate madeFor(TemplateState state = TemplateState::Approved)
    {
        ChangeTemplate made;
        made.id.uuid = id(u"template"_s);
        made.code = u"BZ-01"_s;
        made.name = u"升级数据库"_s;
        made.state = state;
        if (state == TemplateState::Approved)
            made.approvedAt = at(10, 9);
        made.steps = toJson(std::vector<PlanStep>{{u"停服务"_s, 5, {}, {}}, {u"打补丁"_s, 30, {}, {}}});
        made.fallback = u"恢复快照"_s;
        made.verification = u"登录正常"_s;
        made.outageMinutes = 30;
        made.answers = uR"({"scope": "one_system", "practice": "seldom", "way_back": "tested", "steps": "one"})"_s;
        put(made);
        return made;
    }
    /// A freeze of everything from the 27th to the 29th.
    ChangeWindow freezes(const QString &name = u"freeze"_s)
    {
        ChangeWindow freeze;
        freeze.id.uuid = id(name);
        freeze.kind = WindowKind::Freeze;
        freeze.name = u"大会保障"_s;
        freeze.startsAt = at(27, 0);
        freeze.endsAt = at(29, 0);
        put(freeze);
        return freeze;
    }
    QString verb(const QString &role, const QString &to, const Patch &more = {}, const QString &reason = {}, const QString &name = u"change"_s)
    {
        Patch fields = more;
        fields[u"state"_s] = to;
        return edits(post(role), changes, id(name), fields, reason);
    }
    QString sets(const QString &role, const Patch &fields, const QString &name = u"change"_s) { return edits(post(role), changes, id(name), fields); }

    [[nodiscard]] ApprovalDecision decision(const Actor &actor, DecisionVerdict verdict = DecisionVerdict::Approve, const QString &name = u"change"_s) const
    {
        const auto stands = change(name);
        ApprovalDecision decision;
        decision.verdict = verdict;
        decision.stage = std::max(1, stands.stage);
        decision.round = std::max(1, stands.round);
        decision.content = stands.contentDigest;
        decision.impact = stands.impactDigest;
        decision.at = now;
        decision.by = actor.login;
        decision.person = actor.person;
        if (verdict != DecisionVerdict::Approve)
            decision.opinion = u"再想想"_s;
        return decision;
    }
    QString decides(const Actor &actor, const ApprovalDecision &decision, const QString &name = u"change"_s)
    {
        return edits(actor, changes, id(name), {{u"decision"_s, QString::fromUtf8(QJsonDocument(toJson(decision)).toJson(QJsonDocument::Compact))}});
    }
    QString approves(const QString &role, const QString &name = u"change"_s) { return decides(post(role), decision(post(role), DecisionVerdict::Approve, name), name); }

    /// Submitted, assessed, and waiting for its first approval.
    QString asks(const QString &name = u"change"_s)
    {
        for (const auto &said : {verb(u"engineer"_s, u"submitted"_s, {}, {}, name), verb(u"change_manager"_s, u"assessing"_s, {}, {}, name), verb(u"change_manager"_s, u"awaiting_approval"_s, {}, {}, name)})
            if (!said.isEmpty())
                return said;
        return {};
    }
    QString approvedByAll(const QStringList &roles, const QString &name = u"change"_s)
    {
        for (const auto &role : roles)
            if (const auto said = approves(role, name); !said.isEmpty())
                return role + u": "_s + said;
        return {};
    }
    QString records(const Actor &actor, ChangePart part, int step, const Patch &more = {}, const QString &name = u"change"_s)
    {
        Patch fields{{u"change_id"_s, idText(id(name))}, {u"part"_s, Codec<ChangePart>::encode(part)}, {u"step"_s, qint64(step)}, {u"name"_s, u"步骤"_s}, {u"state"_s, u"done"_s}};
        for (const auto &[field, value] : more)
            fields[field] = value;
        return creates(actor, u"change_step"_s, changeStepId(id(name), part, step), fields);
    }
    QString watches(const Actor &actor, ChangePart part, int step) { return edits(actor, u"change_step"_s, changeStepId(id(u"change"_s), part, step), {{u"watched"_s, qint64(1)}}); }

    /// Both steps done by the engineer and watched, as one after the other.
    QString works()
    {
        for (const int step : {1, 2})
            for (const auto &said : {records(post(u"engineer"_s), ChangePart::Work, step), watches(post(u"security_engineer"_s), ChangePart::Work, step)})
                if (!said.isEmpty())
                    return said;
        return {};
    }
};

inline const QStringList normalChain{u"change_manager"_s, u"service_manager"_s, u"using_party"_s};

} // namespace desk
