// The workflow of an order: the table of domain.md section 10 as a dispatcher would read it, and its guards one by one.
#include "rules/orderdesk.h"

#include "rules/servicelevels.h"

#include <QTest>

using namespace desk;
using enum OrderState;

namespace {

const QStringList posts = u"service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager using_party managing_party supervising_party viewer system_admin security_admin audit_admin"_s.split(u' ');

QString codeFor(OrderState state)
{
    return text(Codec<OrderState>::encode(state));
}

/// Of every post at once.
Actor everybody()
{
    return post(posts.join(u' '), u"everybody"_s);
}

QString wordsOf(const std::vector<VerbOffer> &offers)
{
    QStringList words;
    for (const auto &offer : offers)
        if (!offer.problem)
            words << QString::fromLatin1(rules::codeOf(offer.verb));
    return words.join(u' ');
}

} // namespace
Q_DECLARE_METATYPE(contract::OrderState)
Q_DECLARE_METATYPE(contract::OrderKind)

class tst_OrderFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ways_data()
    {
        QTest::addColumn<OrderState>("from");
        QTest::addColumn<OrderKind>("kind");
        QTest::addColumn<QString>("to");
        const auto row = [](const char *state, OrderState from, OrderKind kind, const char *to) {
            QTest::addRow("%s, %s", state, qPrintable(text(Codec<OrderKind>::encode(kind)))) << from << kind << QString::fromLatin1(to);
        };
        using enum OrderKind;
        //   an order that is          and is a     may become
        row("草稿",   Draft,                Request,    "submitted cancelled");
        row("待受理", Submitted,            Request,    "accepted cancelled terminated voided");
        row("已受理", Accepted,             Request,    "awaiting_approval dispatched in_progress terminated voided");
        row("已受理", Accepted,             Incident,   "dispatched in_progress terminated voided");
        row("已受理", Accepted,             Inspection, "dispatched in_progress terminated voided");
        row("已受理", Accepted,             Complaint,  "dispatched in_progress terminated voided");
        row("已受理", Accepted,             Problem,    "awaiting_approval dispatched in_progress terminated voided");
        row("待审批", AwaitingApproval,     Request,    "approved rejected cancelled terminated voided");
        row("已批准", Approved,             Request,    "dispatched in_progress terminated voided");
        row("已驳回", Rejected,             Request,    "awaiting_approval cancelled terminated voided");
        row("已派单", Dispatched,           Request,    "in_progress terminated voided");
        row("处理中", InProgress,           Request,    "on_hold resolved terminated voided");
        row("挂起",   OnHold,               Request,    "in_progress terminated voided");
        row("已解决", Resolved,             Request,    "in_progress awaiting_confirmation terminated voided");
        row("已解决", Resolved,             Incident,   "in_progress awaiting_confirmation terminated voided");
        row("已解决", Resolved,             Complaint,  "in_progress awaiting_confirmation terminated voided");
        row("已解决", Resolved,             Problem,    "in_progress awaiting_confirmation closed terminated voided");
        row("已解决", Resolved,             Inspection, "in_progress awaiting_confirmation closed terminated voided");
        row("已解决", Resolved,             Drill,      "in_progress awaiting_confirmation closed terminated voided");
        row("已解决", Resolved,             Assurance,  "in_progress awaiting_confirmation closed terminated voided");
        row("已解决", Resolved,             Change,     "in_progress awaiting_confirmation closed terminated voided");
        row("待确认", AwaitingConfirmation, Request,    "in_progress closed terminated voided");
        row("已关闭", Closed,               Request,    "voided");
        row("已撤销", Cancelled,            Request,    "voided");
        row("已终止", Terminated,           Request,    "voided");
        row("已作废", Voided,               Request,    "");
    }
    void ways()
    {
        QFETCH(OrderState, from);
        QFETCH(OrderKind, kind);
        QFETCH(QString, to);

        QStringList open;
        for (const auto &choice : Choices<OrderState>::all) {
            const auto row = transitionFor(from, choice.value, kind, everybody(), u"理由"_s);
            if (row)
                open << codeFor(choice.value);
            else
                QCOMPARE(orderProblemOf(row.error())->kind, OrderProblem::Kind::Way);
        }
        QCOMPARE(open.join(u' '), to);
    }

    void whoMay_data()
    {
        QTest::addColumn<OrderState>("from");
        QTest::addColumn<OrderState>("to");
        QTest::addColumn<bool>("wantsReason");
        QTest::addColumn<QString>("who");
        const auto row = [](const char *verb, OrderState from, OrderState to, const char *reason, const QString &who) {
            QTest::newRow(verb) << from << to << (QLatin1StringView(reason) == "reason"_L1) << who;
        };
        const QString hands = u"service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager"_s;
        const QString leads = u"service_desk shift_leader resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager"_s;
        const QString asks = hands + u" using_party"_s;
        const QString all = hands + u" using_party managing_party supervising_party"_s;
        const QString closes = leads + u" using_party managing_party"_s;
        const QString approves = u"change_manager service_manager managing_party"_s;
        const QString supervises = u"shift_leader incident_manager service_manager"_s;
        const QString voids = u"service_manager quality_manager"_s;
        //   verb                    from                  to                     reason?   who
        row("提交",                  Draft,                Submitted,             "",       asks);
        row("撤回草稿",              Draft,                Cancelled,             "",       asks);
        row("受理",                  Submitted,            Accepted,              "",       hands);
        row("撤回",                  Submitted,            Cancelled,             "reason", asks);
        row("报审",                  Accepted,             AwaitingApproval,      "",       hands);
        row("再次报审",              Rejected,             AwaitingApproval,      "reason", hands);
        row("批准",                  AwaitingApproval,     Approved,              "",       approves);
        row("驳回",                  AwaitingApproval,     Rejected,              "reason", approves);
        row("撤回待审批的",          AwaitingApproval,     Cancelled,             "reason", asks);
        row("派单",                  Accepted,             Dispatched,            "",       leads);
        row("批准后派单",            Approved,             Dispatched,            "",       leads);
        row("受理后直接开始",        Accepted,             InProgress,            "",       hands);
        row("开始",                  Dispatched,           InProgress,            "",       hands);
        row("挂起",                  InProgress,           OnHold,                "reason", hands);
        row("恢复",                  OnHold,               InProgress,            "",       hands);
        row("解决",                  InProgress,           Resolved,              "",       hands);
        row("请确认",                Resolved,             AwaitingConfirmation,  "",       hands);
        row("关闭",                  AwaitingConfirmation, Closed,                "",       closes);
        row("重开",                  AwaitingConfirmation, InProgress,            "reason", all);
        row("重开已解决的",          Resolved,             InProgress,            "reason", all);
        row("终止",                  InProgress,           Terminated,            "reason", supervises);
        row("终止待受理的",          Submitted,            Terminated,            "reason", supervises);
        row("作废",                  InProgress,           Voided,                "reason", voids);
        row("作废已关闭的",          Closed,               Voided,                "reason", voids);
    }
    void whoMay()
    {
        QFETCH(OrderState, from);
        QFETCH(OrderState, to);
        QFETCH(bool, wantsReason);
        QFETCH(QString, who);

        QStringList may;
        for (const auto &role : posts) {
            const auto row = transitionFor(from, to, OrderKind::Request, post(role), u"理由"_s);
            if (row)
                may << role;
            else
                QCOMPARE(orderProblemOf(row.error())->kind, OrderProblem::Kind::Role);
        }
        may.sort();
        auto expected = who.split(u' ');
        expected.sort();
        QCOMPARE(may, expected);

        const auto silent = transitionFor(from, to, OrderKind::Request, everybody(), u"  "_s);
        QCOMPARE(!silent, wantsReason);
        if (!silent)
            QCOMPARE(orderProblemOf(silent.error())->kind, OrderProblem::Kind::Reason);
    }

    void everyRowIsToldApart()
    {
        std::map<std::pair<OrderState, OrderState>, OrderVerb> verbs;
        for (const auto &row : orderTransitions()) {
            const auto [known, isNew] = verbs.try_emplace({row.from, row.to}, row.verb);
            QVERIFY2(isNew || known->second == row.verb, "two states name the verb between them");
            for (const auto role : QLatin1StringView(row.roles).tokenize(u' '))
                QVERIFY2(role == serverRole || std::ranges::any_of(allRoles(), [&](const Role &one) { return role == QLatin1StringView(one.code); }), row.roles);
        }
        for (const auto verb : allOrderVerbs)
            QVERIFY(*rules::codeOf(verb) && *rules::captionOf(verb));
        for (const auto verb : allOrderVerbs)
            for (const auto &field : fieldsOf(verb))
                QVERIFY2(shapeOf<WorkOrder>().indexOf(field) >= 0, qPrintable(field));
    }

    void sideVerbs_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("states");
        QTest::addColumn<QString>("who");
        QTest::newRow("转单") << u"team"_s << u"dispatched in_progress on_hold"_s
                              << u"service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager"_s;
        QTest::newRow("催办") << u"urge"_s << u"submitted accepted awaiting_approval approved dispatched in_progress on_hold"_s
                              << u"service_desk shift_leader engineer security_engineer resource_manager configuration_manager incident_manager problem_manager change_manager service_manager quality_manager using_party managing_party supervising_party"_s;
        QTest::newRow("安全定级") << u"security_level"_s << u"submitted accepted awaiting_approval approved rejected dispatched in_progress on_hold resolved awaiting_confirmation"_s
                                  << u"shift_leader security_engineer incident_manager service_manager managing_party"_s;
        QTest::newRow("评价") << u"stars"_s << u"resolved awaiting_confirmation closed"_s << u"service_desk shift_leader service_manager quality_manager using_party"_s;
    }
    /// Through decide(): each post tries it in each state.
    void sideVerbs()
    {
        QFETCH(QString, field);
        QFETCH(QString, states);
        QFETCH(QString, who);
        const std::map<QString, Patch> patches{
            {u"team"_s, {{u"team"_s, u"security_engineer"_s}}},
            {u"urge"_s, {{u"urge"_s, u"请尽快"_s}}},
            {u"security_level"_s, {{u"security_level"_s, u"general"_s}}},
            {u"stars"_s, {{u"stars"_s, qint64(5)}, {u"rating_source"_s, u"online"_s}}},
        };

        for (const auto &choice : Choices<OrderState>::all)
            for (const auto &role : posts) {
                Desk desk;
                desk.stands(choice.value, u"C2"_s);
                const auto refused = desk.says(post(role), patches.at(field), u"班次调整"_s);
                const bool assigns = field == u"team" && (choice.value == Draft || choice.value == Submitted || choice.value == Accepted || choice.value == AwaitingApproval || choice.value == Approved || choice.value == Rejected);
                if (assigns)
                    continue; // free until it is dispatched
                const bool may = states.split(u' ').contains(codeFor(choice.value)) && who.split(u' ').contains(role);
                QVERIFY2(refused.isEmpty() == may, qPrintable(codeFor(choice.value) + u' ' + role + u": "_s + refused));
            }
    }

    void whatIsOffered()
    {
        Desk desk;
        desk.stands(InProgress);
        QCOMPARE(wordsOf(allowedVerbs(desk.record(id(u"order"_s)), post(u"engineer"_s))), u"resolve hold transfer urge"_s);
        QCOMPARE(wordsOf(allowedVerbs(desk.record(id(u"order"_s)), post(u"shift_leader"_s))), u"resolve hold terminate transfer urge"_s);
        QCOMPARE(wordsOf(allowedVerbs(desk.record(id(u"order"_s)), post(u"viewer"_s))), u""_s);
        desk.stands(Submitted, u"C2"_s);
        QCOMPARE(wordsOf(allowedVerbs(desk.record(id(u"order"_s)), post(u"service_desk"_s))), u"accept withdraw urge"_s);
        QCOMPARE(wordsOf(allowedVerbs(desk.record(id(u"order"_s)), post(u"security_engineer"_s))), u"accept withdraw urge grade report"_s);
        desk.stands(Closed);
        QCOMPARE(wordsOf(allowedVerbs(desk.record(id(u"order"_s)), post(u"service_manager"_s))), u"void ask_rating rate"_s);
    }

    // A new order

    void beginsAsADraftOrSubmitted()
    {
        for (const auto &choice : Choices<OrderState>::all) {
            Desk desk;
            const auto refused = desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"new"_s), fields(u"C1"_s, choice.value));
            const bool begins = choice.value == Draft || choice.value == Submitted;
            QCOMPARE(refused, begins ? QString() : u"way "_s + codeFor(choice.value));
        }
        Desk desk;
        QCOMPARE(desk.creates(theServer(), u"work_order"_s, id(u"new"_s), with(fields(u"B1"_s, Dispatched), u"team"_s, u"engineer"_s)), QString());
        QCOMPARE(desk.order(u"new"_s).acceptedAt, std::optional(desk.now));
        QCOMPARE(desk.creates(theServer(), u"work_order"_s, id(u"nobody's"_s), fields(u"B1"_s, Dispatched)), u"unassigned"_s);
    }

    void takesItsKindFromTheItem()
    {
        Desk desk;
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"new"_s), fields(u"C3"_s, Draft)), QString());
        QCOMPARE(desk.order(u"new"_s).kind, OrderKind::Problem);
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"item_id"_s, idText(shippedItemId(u"C2"_s, 1).uuid)}}, {}, u"new"_s), QString());
        QCOMPARE(desk.order(u"new"_s).kind, OrderKind::Incident);
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"kind"_s, u"drill"_s}}, {}, u"new"_s), u"read_only_field kind"_s);
    }

    void aDraftItemIsNotStarted()
    {
        Desk desk;
        auto item = desk.get<ServiceItem>(shippedItemId(u"C1"_s, 1).uuid);
        item.state = ItemState::Draft;
        desk.put(item);
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"new"_s), fields(u"C1"_s, Submitted)), u"not_in_force"_s);
        item.state = ItemState::Superseded; // as one that was begun offline finds it
        desk.put(item);
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"new"_s), fields(u"C1"_s, Submitted)), QString());
    }

    void staysWithinItsUnit()
    {
        Desk desk;
        auto draft = with(fields(u"C1"_s, Draft), u"system_id"_s, idText(id(u"other unit's system"_s)));
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"new"_s), draft), u"system"_s);
        draft[u"system_id"_s] = idText(id(u"unit's system"_s));
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"new"_s), draft), QString());
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"unit_id"_s, idText(id(u"other unit"_s))}}, {}, u"new"_s), u"system"_s);
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"unit_id"_s, idText(id(u"other unit"_s))}, {u"system_id"_s, Value()}}, {}, u"new"_s), QString());
        QCOMPARE(desk.goes(post(u"service_desk"_s), Submitted, {}, {}, u"new"_s), QString());
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"unit_id"_s, idText(id(u"unit"_s))}}, {}, u"new"_s), u"fixed unit_id"_s);
    }

    void keepsItsItemOnceItIsAccepted()
    {
        Desk desk;
        const Patch other{{u"item_id"_s, idText(shippedItemId(u"A6"_s, 1).uuid)}};
        desk.stands(Submitted);
        QCOMPARE(desk.says(post(u"service_desk"_s), other), QString());
        desk.stands(Accepted);
        QCOMPARE(desk.says(post(u"service_desk"_s), other), u"fixed item_id"_s);
    }

    void isNotDeletedOnceSubmitted()
    {
        for (const auto &choice : Choices<OrderState>::all) {
            Desk desk;
            desk.stands(choice.value);
            const auto refused = desk.does(post(u"service_manager"_s), {.id = id(u"away"_s), .kind = CommandKind::Retire, .entity = u"work_order"_s, .targets = {{id(u"order"_s), 1}}, .occurredAt = desk.now});
            QCOMPARE(refused, choice.value == Draft ? QString() : u"submitted"_s);
        }
    }

    void whatHasEndedStands()
    {
        for (const auto state : {Closed, Cancelled, Terminated, Voided}) {
            Desk desk;
            desk.stands(state);
            desk.stands(Accepted, u"C3"_s, {}, u"problem"_s);
            QCOMPARE(desk.says(post(u"service_manager"_s), {{u"title"_s, u"改名"_s}}), u"ended %1 title"_s.arg(codeFor(state)));
            QCOMPARE(desk.says(post(u"service_manager"_s), {{u"assignee_id"_s, Value()}, {u"team"_s, u"engineer"_s}, {u"description"_s, u"补充"_s}}), u"ended %1 description"_s.arg(codeFor(state)));
            QCOMPARE(desk.says(post(u"service_manager"_s), {{u"problem_id"_s, idText(id(u"problem"_s))}}), QString());
        }
    }

    void linksLeadSomewhere()
    {
        Desk desk;
        desk.stands(Accepted);
        desk.stands(Accepted, u"C1"_s, {}, u"child"_s);
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"parent_id"_s, idText(id(u"order"_s))}}), u"link parent_id"_s);
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"parent_id"_s, idText(id(u"order"_s))}}, {}, u"child"_s), QString());
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"parent_id"_s, idText(id(u"child"_s))}}), u"link parent_id"_s);
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"problem_id"_s, idText(id(u"child"_s))}}), u"link problem_id"_s);
    }

    // Guards

    void anIncidentIsGradedBeforeItIsAccepted()
    {
        Desk desk;
        desk.stands(Submitted, u"C2"_s);
        QCOMPARE(desk.goes(post(u"service_desk"_s), Accepted), u"priority"_s);
        QCOMPARE(desk.goes(post(u"service_desk"_s), Accepted, {}, {{u"impact"_s, u"one_system"_s}, {u"urgency"_s, u"high"_s}}), QString());
        QCOMPARE(desk.order().priority, std::optional(Priority::P2));
    }

    void nobodyIsDispatchedWithoutSomebody()
    {
        Desk desk;
        desk.stands(Accepted, u"C1"_s, [](WorkOrder &order) { order.team.clear(); });
        QCOMPARE(desk.goes(post(u"service_desk"_s), Dispatched), u"unassigned"_s);
        QCOMPARE(desk.goes(post(u"service_desk"_s), Dispatched, {}, {{u"team"_s, u"engineer"_s}}), QString());
        QCOMPARE(desk.order().transferCount, 0);
    }

    void whoBeginsWhatIsNobodysTakesIt()
    {
        Desk desk;
        desk.stands(Accepted);
        const auto lee = post(u"engineer"_s, u"lee"_s);
        Person person;
        person.id.uuid = lee.person;
        desk.put(person);
        QCOMPARE(desk.goes(lee, InProgress), QString());
        QCOMPARE(desk.order().assignee.uuid, lee.person);
        QCOMPARE(desk.order().dispatchedAt, std::optional(desk.now));
        QCOMPARE(desk.order().startedAt, std::optional(desk.now));
    }

    void whoIsToDoItDoesNotApproveIt()
    {
        Desk desk;
        const auto manager = post(u"service_manager"_s);
        desk.stands(AwaitingApproval, u"A1"_s, [&](WorkOrder &order) { order.assignee.uuid = manager.person; });
        QCOMPARE(desk.goes(manager, Approved), u"own_approval"_s);
        QCOMPARE(desk.goes(post(u"managing_party"_s), Approved), QString());
        QCOMPARE(desk.order().approvedAt, std::optional(desk.now));
    }

    void holds_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("consent");
        QTest::addColumn<QString>("refused");
        QTest::newRow("without a kind") << u"engineer"_s << QString() << u"王值班"_s << u"hold_kind"_s;
        QTest::newRow("with a colleague's consent") << u"engineer"_s << u"user"_s << u"王值班"_s << QString();
        QTest::newRow("without a consent") << u"engineer"_s << u"spares"_s << QString() << u"consent"_s;
        QTest::newRow("with one's own login") << u"engineer"_s << u"spares"_s << u"engineer"_s << u"consent"_s;
        QTest::newRow("with one's own name") << u"engineer"_s << u"spares"_s << u"ENGINEER"_s << u"consent"_s;
        QTest::newRow("by the shift leader") << u"shift_leader"_s << u"third_party"_s << QString() << QString();
        QTest::newRow("by the service manager") << u"service_manager"_s << u"change"_s << QString() << QString();
        QTest::newRow("by the incident manager") << u"incident_manager"_s << u"change"_s << QString() << QString();
        QTest::newRow("by the problem manager") << u"problem_manager"_s << u"change"_s << QString() << u"consent"_s;
    }
    void holds()
    {
        QFETCH(QString, role);
        QFETCH(QString, kind);
        QFETCH(QString, consent);
        QFETCH(QString, refused);
        Desk desk;
        desk.stands(InProgress);
        const auto optional = [](const QString &text) { return text.isEmpty() ? Value() : Value(text); };

        QCOMPARE(desk.goes(post(role), OnHold, u"等备件"_s, {{u"hold_kind"_s, optional(kind)}, {u"hold_consent"_s, optional(consent)}}), refused);
        if (refused.isEmpty())
            QCOMPARE(desk.order().holdConsent, consent.isEmpty() ? role.toUpper() : consent);
    }

    void aHoldIsSaidWithTheVerbOnly()
    {
        Desk desk;
        desk.stands(InProgress);
        QCOMPARE(desk.says(post(u"engineer"_s), {{u"hold_kind"_s, u"user"_s}}), u"kept hold_kind"_s);
        QCOMPARE(desk.creates(post(u"service_desk"_s), u"work_order"_s, id(u"new"_s), with(fields(u"C1"_s, Submitted), u"hold_kind"_s, u"user"_s)), u"kept hold_kind"_s);
    }

    void stepsComeBeforeTheResolution()
    {
        Desk desk;
        const auto lee = post(u"engineer"_s);
        desk.stands(InProgress, u"C2"_s, [](WorkOrder &order) { order.priority = Priority::P3; });
        QCOMPARE(desk.goes(lee, Resolved), u"steps 1 2 3"_s);
        const auto record = [&](int step) {
            return desk.creates(lee, u"order_step"_s, orderStepId(id(u"order"_s), step), {{u"order_id"_s, idText(id(u"order"_s))}, {u"step"_s, qint64(step)}, {u"name"_s, u"步骤"_s}, {u"state"_s, u"done"_s}, {u"record"_s, u"已完成"_s}});
        };
        QCOMPARE(record(1), QString());
        QCOMPARE(record(3), QString());
        QCOMPARE(desk.goes(lee, Resolved), u"steps 2"_s);
        QCOMPARE(record(2), QString());
        QCOMPARE(desk.goes(lee, Resolved), u"evidence 2"_s);
        desk.hangsOn(u"order_step"_s, orderStepId(id(u"order"_s), 2));
        QCOMPARE(desk.goes(lee, Resolved), u"resolution"_s);
        QCOMPARE(desk.goes(lee, Resolved, {}, {{u"resolution"_s, u"更换光模块后恢复"_s}}), QString());
        QCOMPARE(desk.order().handledBy, u"engineer"_s);
        QVERIFY(desk.order().firstTime);
    }

    void aReportComesBeforeTheClose()
    {
        Desk desk;
        const auto lee = post(u"engineer"_s);
        desk.stands(InProgress, u"C2"_s, [](WorkOrder &order) { order.priority = Priority::P3; });
        QCOMPARE(desk.worksThrough(lee), QString());
        QCOMPARE(desk.goes(lee, Resolved, {}, {{u"resolution"_s, u"已恢复"_s}}), QString());
        QCOMPARE(desk.goes(lee, AwaitingConfirmation), QString());
        QCOMPARE(desk.goes(post(u"service_desk"_s), Closed), u"steps 5"_s);
        QCOMPARE(desk.worksThrough(lee, StepBefore::Closed), QString());
        QCOMPARE(desk.goes(post(u"service_desk"_s), Closed), QString());
        QCOMPARE(desk.order().closedBy, u"service_desk"_s);
    }

    void graveOnesAreClosedByAnother_data()
    {
        QTest::addColumn<QString>("priority");
        QTest::addColumn<QString>("stepsBy");
        QTest::addColumn<QString>("closedBy");
        QTest::addColumn<QString>("refused");
        const auto row = [](const char *fact, const char *priority, const char *stepsBy, const char *closedBy, const char *refused) {
            QTest::newRow(fact) << QString::fromLatin1(priority) << QString::fromLatin1(stepsBy) << QString::fromLatin1(closedBy) << QString::fromLatin1(refused);
        };
        row("P1 by who did all of it",     "p1", "lee", "lee", "own_close p1");
        row("P2 by who did all of it",     "p2", "lee", "lee", "own_close p2");
        row("P3 by who did all of it",     "p3", "lee", "lee", "");
        row("P1 by a second pair of eyes", "p1", "lee", "kim", "");
        row("P1 that two worked on",       "p1", "kim", "lee", "");
    }
    void graveOnesAreClosedByAnother()
    {
        QFETCH(QString, priority);
        QFETCH(QString, stepsBy);
        QFETCH(QString, closedBy);
        QFETCH(QString, refused);
        Desk desk;
        desk.stands(InProgress, u"D3"_s, [&](WorkOrder &order) { order.priority = Codec<Priority>::decode(priority).value(); });
        QCOMPARE(desk.worksThrough(post(u"shift_leader"_s, stepsBy)), QString());
        QCOMPARE(desk.goes(post(u"shift_leader"_s, u"lee"_s), Resolved, {}, {{u"resolution"_s, u"已恢复"_s}}), QString());
        QCOMPARE(desk.goes(post(u"shift_leader"_s, u"lee"_s), AwaitingConfirmation), QString());

        QCOMPARE(desk.goes(post(u"shift_leader"_s, closedBy), Closed), refused);
    }

    void theLedgerHoldsWhatWasPrepared()
    {
        Desk desk;
        const auto kim = post(u"configuration_manager"_s);
        desk.stands(InProgress, u"A2"_s);
        QCOMPARE(desk.worksThrough(kim), QString());
        QCOMPARE(desk.goes(kim, Resolved, {}, {{u"resolution"_s, u"已扩容"_s}}), QString());
        QCOMPARE(desk.goes(kim, AwaitingConfirmation), QString());
        QCOMPARE(desk.goes(kim, Closed), u"no_resource A2"_s);

        const auto part = id(u"part"_s);
        const Patch names{{u"order_id"_s, idText(id(u"order"_s))}, {u"resource_id"_s, idText(id(u"host"_s))}, {u"change"_s, uR"({"vcpu": 8})"_s}};
        QCOMPARE(desk.creates(kim, u"order_resource"_s, part, names), QString());
        QCOMPARE(desk.creates(kim, u"order_resource"_s, id(u"twice"_s), names), u"already_exists resource_id"_s);
        QCOMPARE(desk.goes(kim, Closed), u"ledger ZY-1"_s);
        QCOMPARE(desk.edits(kim, u"order_resource"_s, part, {{u"applied"_s, qint64(1)}}), u"ledger ZY-1"_s);
        QCOMPARE(desk.edits(kim, u"resource"_s, id(u"host"_s), {{u"vcpu"_s, qint64(8)}}), QString());
        QCOMPARE(desk.edits(kim, u"order_resource"_s, part, {{u"applied"_s, qint64(1)}}), QString());
        QCOMPARE(desk.get<OrderResource>(part).appliedAt, std::optional(desk.now));
        // What becomes of the host later is another order's.
        QCOMPARE(desk.edits(kim, u"resource"_s, id(u"host"_s), {{u"vcpu"_s, qint64(16)}}), QString());
        QCOMPARE(desk.goes(kim, Closed), QString());
    }

    void aPreparedChangeIsOneThatTheLedgerTakes_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("refused");
        QTest::newRow("no JSON") << u"vcpu = 8"_s << u"change change no_object"_s;
        QTest::newRow("no such field") << uR"({"cores": 8})"_s << u"change cores unknown_field"_s;
        QTest::newRow("the number") << uR"({"number": "ZY-9"})"_s << u"change number read_only_field"_s;
        QTest::newRow("out of range") << uR"({"vcpu": -1})"_s << u"change vcpu invalid_value"_s;
        QTest::newRow("no such state") << uR"({"state": "gone"})"_s << u"change state invalid_value"_s;
        QTest::newRow("an address that is none") << uR"({"private_ip": "10.1"})"_s << u"change private_ip invalid_value"_s;
        QTest::newRow("proper") << uR"({"state": "changing", "vcpu": 8, "note": null})"_s << QString();
    }
    void aPreparedChangeIsOneThatTheLedgerTakes()
    {
        QFETCH(QString, change);
        QFETCH(QString, refused);
        Desk desk;
        desk.stands(InProgress, u"A2"_s);
        QCOMPARE(desk.creates(post(u"engineer"_s), u"order_resource"_s, id(u"part"_s), {{u"order_id"_s, idText(id(u"order"_s))}, {u"resource_id"_s, idText(id(u"host"_s))}, {u"change"_s, change}}), refused);
    }

    void raisingIsFreeAndLoweringWantsAReason()
    {
        Desk desk;
        const auto kim = post(u"service_desk"_s);
        desk.stands(Accepted, u"C2"_s, [](WorkOrder &order) { order.priority = Priority::P3; order.impact = Impact::OneSystem; order.urgency = Urgency::Medium; });
        QCOMPARE(desk.says(kim, {{u"priority"_s, u"p1"_s}}), QString());
        QCOMPARE(desk.says(kim, {{u"priority"_s, u"p2"_s}}), u"lowered priority p1 p2"_s);
        QCOMPARE(desk.says(kim, {{u"urgency"_s, u"low"_s}}), u"lowered priority p1 p4"_s);
        QCOMPARE(desk.says(kim, {{u"priority"_s, Value()}}), u"lowered priority p1 -"_s);
        QCOMPARE(desk.says(kim, {{u"urgency"_s, u"low"_s}}, u"已有临时措施"_s), QString());
        QCOMPARE(desk.order().priority, std::optional(Priority::P4));
        QCOMPARE(desk.order().resolveLimit, u"working 3d"_s);
        // A new one too: below what impact and urgency say.
        auto fresh = with(with(fields(u"C2"_s, Submitted), u"impact"_s, u"platform"_s), u"urgency"_s, u"high"_s);
        QCOMPARE(desk.creates(kim, u"work_order"_s, id(u"new"_s), with(fresh, u"priority"_s, u"p4"_s)), u"lowered priority p1 p4"_s);
        QCOMPARE(desk.creates(kim, u"work_order"_s, id(u"new"_s), fresh), QString());
        QCOMPARE(desk.order(u"new"_s).priority, std::optional(Priority::P1));
    }

    void aTransferIsCountedAndAClaimIsNot()
    {
        Desk desk;
        const auto lee = post(u"engineer"_s, u"lee"_s);
        const auto kim = post(u"engineer"_s, u"kim"_s);
        for (const auto &actor : {lee, kim}) {
            Person person;
            person.id.uuid = actor.person;
            desk.put(person);
        }
        desk.stands(Dispatched);
        QCOMPARE(desk.says(lee, {{u"assignee_id"_s, idText(lee.person)}}), QString()); // out of the team's basket
        QCOMPARE(desk.order().transferCount, 0);
        QCOMPARE(desk.says(lee, {{u"assignee_id"_s, idText(kim.person)}}), u"reason transfer"_s);
        QCOMPARE(desk.says(lee, {{u"assignee_id"_s, idText(kim.person)}}, u"交班"_s), QString());
        QCOMPARE(desk.says(lee, {{u"assignee_id"_s, Value()}, {u"team"_s, Value()}}, u"交班"_s), u"unassigned"_s);
        QCOMPARE(desk.order().transferCount, 1);
    }

    void everyUrgingCounts()
    {
        Desk desk;
        desk.stands(InProgress);
        for (int times = 1; times <= 3; ++times) {
            QCOMPARE(desk.says(post(u"using_party"_s), {{u"urge"_s, u"请尽快"_s}}), QString());
            QCOMPARE(desk.order().urgeCount, times);
        }
    }

    void aReopeningIsCounted()
    {
        Desk desk;
        desk.stands(AwaitingConfirmation, u"C1"_s, [](WorkOrder &order) { order.firstTime = true; });
        QCOMPARE(desk.goes(post(u"using_party"_s), InProgress, u"问题依旧"_s), QString());
        const auto order = desk.order();
        QCOMPARE(order.reopenCount, 1);
        QVERIFY(!order.resolvedAt && !order.confirmingSince && order.handledBy.isEmpty() && !order.firstTime);
    }

    void starsComeAfterTheResolution()
    {
        Desk desk;
        const auto user = post(u"using_party"_s);
        const Patch five{{u"stars"_s, qint64(5)}, {u"rating_source"_s, u"online"_s}};
        desk.stands(InProgress);
        QCOMPARE(desk.says(user, five), u"state rate in_progress"_s);
        desk.stands(Closed);
        QCOMPARE(desk.says(user, {{u"comment"_s, u"很好"_s}}), u"rating stars"_s);
        QCOMPARE(desk.says(user, {{u"stars"_s, qint64(4)}}), u"rating source"_s);
        QCOMPARE(desk.says(user, {{u"stars"_s, qint64(6)}, {u"rating_source"_s, u"online"_s}}), u"invalid_value stars"_s);
        const Patch paper{{u"stars"_s, qint64(4)}, {u"rating_source"_s, u"paper"_s}};
        QCOMPARE(desk.says(post(u"service_desk"_s), paper), u"rating paper"_s);
        desk.hangsOn(u"work_order"_s, id(u"order"_s));
        QCOMPARE(desk.says(post(u"service_desk"_s), paper), QString());
        QCOMPARE(desk.order().ratedAt, std::optional(desk.now));
        QCOMPARE(desk.says(user, five), u"reason rate"_s);
        QCOMPARE(desk.says(user, five, u"重新评价"_s), QString());
    }

    void onlyAPersonStartsTheStatutoryClock()
    {
        Desk desk;
        desk.stands(InProgress, u"D3"_s);
        const Patch larger{{u"security_level"_s, u"larger"_s}, {u"report_duty"_s, u"other_operator"_s}};
        QVERIFY(desk.says(theServer(), larger).startsWith(u"role grade"_s));
        QCOMPARE(desk.says(post(u"security_engineer"_s), larger), QString());
        QCOMPARE(desk.order().reportDue, std::optional(at(16, 14)));
        QCOMPARE(desk.order().gradedBy, u"security_engineer"_s);
        // A graver one gives no more time; a duty that reports sooner has less.
        desk.now = at(16, 11);
        QCOMPARE(desk.says(post(u"incident_manager"_s), {{u"security_level"_s, u"major"_s}}), QString());
        QCOMPARE(desk.order().reportDue, std::optional(at(16, 14)));
        QCOMPARE(desk.says(post(u"incident_manager"_s), {{u"report_duty"_s, u"critical_operator"_s}}), QString());
        QCOMPARE(desk.order().reportDue, std::optional(at(16, 11)));
        QCOMPARE(desk.says(post(u"incident_manager"_s), {{u"security_level"_s, u"general"_s}}), u"lowered security_level major general"_s);
        QCOMPARE(desk.says(post(u"incident_manager"_s), {{u"reported_at"_s, at(16, 12).ms}}), u"future reported_at"_s);
        QCOMPARE(desk.says(post(u"incident_manager"_s), {{u"reported_at"_s, at(16, 10, 50).ms}}), QString());
        QCOMPARE(desk.says(post(u"incident_manager"_s), {{u"security_level"_s, u"general"_s}}, u"复核降级"_s), QString());
        QCOMPARE(desk.order().reportDue, std::optional<Instant>());
        // Only incidents have it.
        desk.stands(InProgress, u"C1"_s);
        QCOMPARE(desk.says(post(u"security_engineer"_s), larger), u"state grade in_progress"_s);
    }

    // The server's own acts

    void whatNobodyConfirmsClosesAfterTwoWorkingDays()
    {
        Desk desk;
        desk.stands(AwaitingConfirmation, u"C6"_s);
        desk.put([] {
            OrderStep done;
            done.id.uuid = orderStepId(id(u"order"_s), 1);
            done.order.uuid = id(u"order"_s);
            done.step = 1;
            done.state = StepState::Done;
            done.doneBy = u"engineer"_s;
            return done;
        }());
        auto second = desk.get<OrderStep>(orderStepId(id(u"order"_s), 1));
        second.id.uuid = orderStepId(id(u"order"_s), 2);
        second.step = 2;
        desk.put(second);
        desk.now = at(18, 8, 59);
        QCOMPARE(desk.goes(theServer(), Closed), u"too_early"_s);
        desk.now = at(18, 9);
        QCOMPARE(desk.says(post(u"service_desk"_s), {{u"auto_confirmed"_s, qint64(1)}}), u"kept auto_confirmed"_s);
        QCOMPARE(desk.goes(theServer(), Closed), QString());
        QVERIFY(desk.order().autoConfirmed);
        QCOMPARE(desk.order().stars, 0);
    }

    void anIncidentEndsWithItsAlertsAndComesBackWithThem()
    {
        Desk desk;
        OrderAlert alert;
        alert.id.uuid = id(u"alert"_s);
        alert.order.uuid = id(u"order"_s);
        alert.fingerprint = u"abc"_s;
        alert.name = u"HostDown"_s;
        desk.stands(Submitted, u"C2"_s);
        QCOMPARE(desk.goes(theServer(), Resolved), u"alerts 0"_s);
        desk.put(alert);
        QCOMPARE(desk.goes(theServer(), Resolved), u"alerts 1"_s);
        alert.state = AlertState::Ended;
        desk.put(alert);
        QCOMPARE(desk.goes(post(u"engineer"_s), Resolved), u"way submitted resolved"_s);
        QCOMPARE(desk.goes(theServer(), Resolved), QString());
        QVERIFY(desk.order().resolvedAt && !desk.order().acceptedAt);
        QCOMPARE(desk.goes(theServer(), InProgress, u"再次触发"_s), QString());
        QCOMPARE(desk.order().state, Submitted);
        QCOMPARE(desk.edits(post(u"service_manager"_s), u"order_alert"_s, alert.id.uuid, {{u"state"_s, u"firing"_s}}), u"missing_right order_alert.edit"_s);
    }

    // What stands around an order

    void aNoteIsAddedAndNeverChanged()
    {
        Desk desk;
        const auto kim = post(u"service_manager"_s);
        desk.stands(InProgress);
        const Patch note{{u"order_id"_s, idText(id(u"order"_s))}, {u"text"_s, u"已联系厂商"_s}};
        QCOMPARE(desk.creates(kim, u"order_note"_s, id(u"note"_s), note), QString());
        QCOMPARE(desk.get<OrderNote>(id(u"note"_s)).author, u"SERVICE_MANAGER"_s);
        QCOMPARE(desk.get<OrderNote>(id(u"note"_s)).at, desk.now);
        QCOMPARE(desk.get<OrderNote>(id(u"note"_s)).unit.uuid, id(u"unit"_s));
        QCOMPARE(desk.edits(kim, u"order_note"_s, id(u"note"_s), {{u"text"_s, u"改"_s}}), u"read_only_field text"_s);
        QCOMPARE(desk.does(kim, {.id = id(u"away"_s), .kind = CommandKind::Retire, .entity = u"order_note"_s, .targets = {{id(u"note"_s), 1}}, .occurredAt = desk.now}), u"read_only_field text"_s);
        QCOMPARE(desk.creates(kim, u"order_note"_s, id(u"forged"_s), with(note, u"kind"_s, u"escalation"_s)), u"invalid_value kind"_s);
        QCOMPARE(desk.creates(theServer(), u"order_note"_s, id(u"said"_s), with(note, u"kind"_s, u"escalation"_s)), QString());
    }

    void aPlanIsOneThatCanRun()
    {
        Desk desk;
        const auto kim = post(u"shift_leader"_s);
        const Patch plan{{u"name"_s, u"机房日巡检"_s}, {u"item_id"_s, idText(shippedItemId(u"B1"_s, 1).uuid)}, {u"unit_id"_s, idText(id(u"unit"_s))},
            {u"schedule"_s, uR"({"every": "day", "at": ["09:00"]})"_s}, {u"starts_on"_s, u"2026-11-01"_s}};
        QCOMPARE(desk.creates(kim, u"order_plan"_s, id(u"broken"_s), with(plan, u"schedule"_s, uR"({"every": "minute"})"_s)), u"invalid_value schedule"_s);
        QCOMPARE(desk.creates(kim, u"order_plan"_s, id(u"over"_s), with(plan, u"ends_on"_s, u"2026-10-31"_s)), u"invalid_value ends_on"_s);
        QCOMPARE(desk.creates(kim, u"order_plan"_s, id(u"foreign"_s), with(plan, u"system_id"_s, idText(id(u"other unit's system"_s)))), u"system"_s);
        QCOMPARE(desk.creates(kim, u"order_plan"_s, id(u"plan"_s), plan), QString());
        QCOMPARE(desk.get<OrderPlan>(id(u"plan"_s)).madeUntil, std::optional(desk.now));
        QCOMPARE(desk.edits(kim, u"order_plan"_s, id(u"plan"_s), {{u"paused"_s, qint64(1)}}), QString());
        desk.now = at(20, 10);
        QCOMPARE(desk.edits(kim, u"order_plan"_s, id(u"plan"_s), {{u"paused"_s, qint64(0)}}), QString());
        QCOMPARE(desk.get<OrderPlan>(id(u"plan"_s)).madeUntil, std::optional(desk.now));
    }

    void aPolicyIsOneThatCanBeRead()
    {
        Desk desk;
        const auto kim = post(u"quality_manager"_s);
        const Patch policy{{u"kind"_s, u"service_levels"_s}, {u"name"_s, u"本市"_s}, {u"version"_s, u"1"_s}, {u"content"_s, QString::fromUtf8(rules::toJson(shippedServiceLevels()))}};
        QCOMPARE(desk.creates(kim, u"policy"_s, id(u"broken"_s), with(policy, u"content"_s, u"{}"_s)), u"invalid_value content"_s);
        QCOMPARE(desk.creates(kim, u"policy"_s, id(u"broken"_s), with(with(policy, u"kind"_s, u"alert_mapping"_s), u"content"_s, u"{}"_s)), u"invalid_value content"_s);
        QCOMPARE(desk.creates(kim, u"policy"_s, id(u"one"_s), policy), QString());
        QCOMPARE(desk.get<Policy>(id(u"one"_s)).audience, QString(everyone));
        QCOMPARE(desk.creates(kim, u"policy"_s, id(u"two"_s), policy), u"not_unique kind"_s);
        QCOMPARE(desk.edits(kim, u"policy"_s, id(u"one"_s), {{u"kind"_s, u"calendar"_s}}), u"read_only_field kind"_s);
    }

    void problemsTravelInWords()
    {
        for (const auto &problem : {OrderProblem{OrderProblem::Kind::Steps, {u"2"_s, u"5"_s}}, OrderProblem{OrderProblem::Kind::Consent, {}}, OrderProblem{OrderProblem::Kind::Lowered, {u"priority"_s, u"p1"_s, u"p3"_s}}})
            QCOMPARE(orderProblemOf(problemError(ErrorCode::InvalidValue, u"state"_s, problem)), std::optional(problem));
        QVERIFY(!orderProblemOf({ErrorCode::InvalidValue, u"state"_s, u"life step planned in_use"_s}));
        QVERIFY(!orderProblemOf({ErrorCode::InvalidValue, u"state"_s, u"order nonsense"_s}));
    }

private:
    static Patch fields(const QString &item, OrderState state)
    {
        return {{u"title"_s, u"网站打不开"_s}, {u"item_id"_s, idText(shippedItemId(item, 1).uuid)}, {u"unit_id"_s, idText(id(u"unit"_s))}, {u"state"_s, codeFor(state)}};
    }
    static Patch with(Patch patch, const QString &field, const Value &value)
    {
        patch[field] = value;
        return patch;
    }
};

QTEST_GUILESS_MAIN(tst_OrderFlow)
#include "tst_orderflow.moc"
