#include "rules/evaluation/handovers.h"

#include "contract/digest.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/orderflow.h"
#include "rules/recurrence.h"
#include "rules/rolelists.h"

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;
using enum HandoverState;

constexpr auto managers = "service_manager managing_party";
constexpr auto security = "security_engineer";
constexpr auto approvers = "service_manager managing_party security_engineer";

/// What is approved: an edit of it asks for both approvals anew.
constexpr std::array approvedContent{u"title", u"purpose", u"scope_text", u"receiver", u"expires_on", u"record_entity", u"record_id", u"manifest"};

struct VerbRow {
    HandoverVerb verb;
    const char *code;
    const char *caption;
    HandoverState from;
    HandoverState to;
    bool wantsReason;
};
constexpr std::array verbs{
    VerbRow{HandoverVerb::Approve, "approve", QT_TRANSLATE_NOOP("HandoverVerb", "Approve"), Requested, Approved, false},
    VerbRow{HandoverVerb::Reject, "reject", QT_TRANSLATE_NOOP("HandoverVerb", "Reject"), Requested, Rejected, true},
    VerbRow{HandoverVerb::Withdraw, "withdraw", QT_TRANSLATE_NOOP("HandoverVerb", "Withdraw"), Requested, Withdrawn, false},
    VerbRow{HandoverVerb::HandOver, "hand_over", QT_TRANSLATE_NOOP("HandoverVerb", "Hand over"), Approved, HandedOver, false},
    VerbRow{HandoverVerb::Withdraw, "withdraw", QT_TRANSLATE_NOOP("HandoverVerb", "Withdraw"), Approved, Withdrawn, false},
};

const VerbRow &rowOf(HandoverVerb verb)
{
    return *std::ranges::find(verbs, verb, &VerbRow::verb);
}

/// True where the approval that the actor could give is still wanted of somebody else than who gave the other.
bool mayApproveAs(const Actor &actor, const char *roles, const QString &given, const QString &other)
{
    return holdsOneOf(actor, roles) && given.isEmpty() && other != handOf(actor);
}

Result<void> checkHand(HandoverVerb verb, const DataHandover &handover, const Actor &actor)
{
    const QString state = QStringLiteral("state");
    const bool isOwn = handover.requestedBy == handOf(actor);
    switch (verb) {
    case HandoverVerb::Approve:
    case HandoverVerb::Reject:
        if (!holdsOneOf(actor, approvers)) {
            const QString code = QString::fromLatin1(codeOf(verb));
            return refused(ErrorCode::MissingRight, QStringLiteral("data_handover.") + code, Kind::Role, QStringList{code} + QString::fromLatin1(approvers).split(u' '));
        }
        if (isOwn)
            return refused(ErrorCode::MissingRight, state, Kind::Own);
        if (verb == HandoverVerb::Approve && !mayApproveAs(actor, managers, handover.approvedBy, handover.securityBy) && !mayApproveAs(actor, security, handover.securityBy, handover.approvedBy))
            return refused(ErrorCode::AlreadyExists, state, Kind::Again);
        return {};
    case HandoverVerb::HandOver:
    case HandoverVerb::Withdraw:
        return isOwn ? Result<void>() : refused(ErrorCode::MissingRight, state, Kind::NotOwn);
    }
    return {};
}

void approve(DataHandover &handover, const Command &command, const Actor &actor)
{
    if (mayApproveAs(actor, managers, handover.approvedBy, handover.securityBy)) {
        handover.approvedBy = handOf(actor);
        handover.approvedAt = command.occurredAt;
    } else {
        handover.securityBy = handOf(actor);
        handover.securityAt = command.occurredAt;
    }
    if (handover.approvedBy.isEmpty() || handover.securityBy.isEmpty())
        handover.state = Requested;
}

Result<void> checkExpiry(const DataHandover &handover, const Command &command)
{
    if (handover.expiresOn < dayOf(command.occurredAt))
        return refused(ErrorCode::InvalidValue, QStringLiteral("expires_on"), Kind::Expired, {handover.expiresOn.toString(Qt::ISODate)});
    return {};
}

Result<void> take(HandoverVerb verb, DataHandover &handover, const Command &command, const Actor &actor)
{
    switch (verb) {
    case HandoverVerb::Approve:
        return checkExpiry(handover, command).map([&] { approve(handover, command, actor); });
    case HandoverVerb::HandOver:
        if (!isDigest(handover.packageDigest))
            return refused(ErrorCode::RequiredMissing, QStringLiteral("package_digest"), Kind::Missing, {QStringLiteral("package_digest")});
        return checkExpiry(handover, command).map([&] { handover.handedOverAt = command.occurredAt; });
    case HandoverVerb::Reject:
    case HandoverVerb::Withdraw:
        return {};
    }
    return {};
}

/// Whether the edit changes what is approved.
bool changesContent(const Record &before, const Record &after)
{
    const auto &shape = contract::shapeOf<DataHandover>();
    return std::ranges::any_of(approvedContent, [&](const char16_t *name) {
        const auto field = size_t(shape.indexOf(QStringView(name)));
        return before.values[field] != after.values[field];
    });
}

Result<void> change(const DataHandover &was, DataHandover &handover, const Record &before, const Record &after, const Command &command, const Situation &situation)
{
    constexpr std::array approvedOpen{u"state", u"package_digest"};
    if (was.state == Approved)
        if (const auto open = checkOnlyChanges(contract::shapeOf<DataHandover>(), before, after, approvedOpen, codeFor(was.state)); !open)
            return open;
    if (was.state != Requested && was.state != Approved)
        return checkOnlyChanges(contract::shapeOf<DataHandover>(), before, after, {}, codeFor(was.state));
    if (changesContent(before, after)) {
        if (was.requestedBy != handOf(situation.actor))
            return refused(ErrorCode::MissingRight, QStringLiteral("state"), Kind::NotOwn);
        if (was.state != handover.state)
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Kept, {QStringLiteral("state")});
        handover.approvedBy.clear();
        handover.approvedAt.reset();
        handover.securityBy.clear();
        handover.securityAt.reset();
    }
    if (was.state == handover.state)
        return {};
    const auto row = std::ranges::find_if(verbs, [&](const VerbRow &one) { return one.from == was.state && one.to == handover.state; });
    if (row == verbs.end())
        return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(was.state), codeFor(handover.state)});
    if (const auto may = checkHand(row->verb, was, situation.actor); !may)
        return may;
    if (row->wantsReason && command.reason.trimmed().isEmpty())
        return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), Kind::Reason, {QString::fromLatin1(row->code)});
    return take(row->verb, handover, command, situation.actor);
}

} // namespace

const char *codeOf(HandoverVerb verb)
{
    return rowOf(verb).code;
}

const char *captionOf(HandoverVerb verb)
{
    return rowOf(verb).caption;
}

HandoverState stateAfter(HandoverVerb verb)
{
    return rowOf(verb).to;
}

std::vector<HandoverOffer> allowedVerbs(const DataHandover &handover, const Actor &actor)
{
    std::vector<HandoverOffer> offers;
    for (const auto &row : verbs) {
        if (row.from != handover.state || handover.retired)
            continue;
        const auto may = actor.may(QStringLiteral("data_handover.edit")) ? checkHand(row.verb, handover, actor) : Result<void>(fail(ErrorCode::MissingRight, QStringLiteral("data_handover.edit")));
        offers.push_back({row.verb, row.wantsReason, may ? std::nullopt : std::optional(may.error())});
    }
    return offers;
}

Result<void> settleHandover(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto handover = fromRecord<DataHandover>(after);
    if (!handover)
        return Unexpected(handover.error());
    if (after.retired)
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Submitted);
    if (!handover->packageDigest.isEmpty() && !isDigest(handover->packageDigest))
        return fail(ErrorCode::InvalidValue, QStringLiteral("package_digest"), QStringLiteral("not an SM3 digest"));
    Result<void> settled;
    if (!before) {
        if (handover->state != Requested)
            return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(Requested), codeFor(handover->state)});
        handover->requestedBy = handOf(situation.actor);
        handover->requestedAt = command.occurredAt;
        settled = checkExpiry(*handover, command);
    } else {
        const auto was = fromRecord<DataHandover>(*before);
        settled = was ? change(*was, *handover, *before, after, command, situation) : Result<void>(Unexpected(was.error()));
    }
    if (!settled)
        return settled;
    handover->audience = QString(everyone);
    after.values = toRecord(*handover).values;
    return {};
}

} // namespace rules::evaluation
