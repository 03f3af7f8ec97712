#include "rules/approvals.h"

#include "contract/codec.h"
#include "contract/digest.h"
#include "contract/entities/account.h"
#include "contract/entities/attachment.h"
#include "rules/cabmeetings.h"
#include "rules/calendar.h"
#include "rules/changecontent.h"
#include "rules/changeflow.h"
#include "rules/orderflow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <set>

namespace rules {

namespace {

using Kind = ChangeProblem::Kind;

constexpr std::array verdicts{std::pair{DecisionVerdict::Approve, "approve"}, std::pair{DecisionVerdict::Reject, "reject"}, std::pair{DecisionVerdict::Return, "return"},
                              std::pair{DecisionVerdict::Add, "add"}};
constexpr int longestOpinion = 2'000;
constexpr int mostFiles = 500;
constexpr int mostStages = 100;
constexpr int mostRounds = 100'000;

const QString verdictKey = QStringLiteral("verdict");
const QString stageKey = QStringLiteral("stage");
const QString roundKey = QStringLiteral("round");
const QString toKey = QStringLiteral("to");
const QString addKey = QStringLiteral("add");
const QString opinionKey = QStringLiteral("opinion");
const QString forKey = QStringLiteral("for");
const QString contentKey = QStringLiteral("content");
const QString impactKey = QStringLiteral("impact");
const QString filesKey = QStringLiteral("files");
const QString atKey = QStringLiteral("at");
const QString byKey = QStringLiteral("by");
const QString personKey = QStringLiteral("person");
const QString keyKey = QStringLiteral("key");
const QString sealKey = QStringLiteral("seal");
const QString rolesKey = QStringLiteral("roles");
const QString receiptKey = QStringLiteral("receipt");

Unexpected wrong(const QString &member, const QString &why)
{
    return fail(ErrorCode::InvalidValue, QStringLiteral("decision"), member + QStringLiteral(": ") + why);
}

Unexpected refused(ErrorCode code, Kind kind, QStringList words = {})
{
    return Unexpected(problemError(code, QStringLiteral("decision"), ChangeProblem{kind, std::move(words)}));
}

/// Reads the members of one decision and counts what it has read, so that nothing is left over unread.
class DecisionReader
{
public:
    explicit DecisionReader(QJsonObject object) : m_object(std::move(object)) {}

    QString text(const QString &member, int longest)
    {
        m_known.insert(member);
        const auto value = m_object.value(member);
        if (value.isUndefined())
            return {};
        if (!value.isString() || value.toString().size() > longest || !value.toString().isValidUtf16())
            note(member, QStringLiteral("is no text of at most %1 characters").arg(longest));
        return value.toString();
    }
    qint64 whole(const QString &member, qint64 least, qint64 most)
    {
        m_known.insert(member);
        const auto value = valueFromJson(m_object.value(member));
        if (!std::holds_alternative<qint64>(value) || integer(value) < least || integer(value) > most) {
            note(member, QStringLiteral("is no whole number from %1 to %2").arg(least).arg(most));
            return least;
        }
        return integer(value);
    }
    QUuid id(const QString &member)
    {
        const QString given = text(member, 36);
        const QUuid id = idOf(given);
        if (!given.isEmpty() && id.isNull())
            note(member, QStringLiteral("is no id"));
        return id;
    }
    QString digest(const QString &member)
    {
        const QString given = text(member, 64);
        if (!given.isEmpty() && !isDigest(given))
            note(member, QStringLiteral("is no digest"));
        return given;
    }
    QStringList texts(const QString &member, int most)
    {
        m_known.insert(member);
        QStringList list;
        const auto value = m_object.value(member);
        if (value.isUndefined())
            return list;
        if (!value.isArray() || value.toArray().size() > most)
            note(member, QStringLiteral("is no list of at most %1").arg(most));
        for (const auto &one : value.toArray())
            list << one.toString();
        if (!std::ranges::all_of(list, [](const QString &one) { return one.isValidUtf16(); }))
            note(member, QStringLiteral("is no text"));
        return list;
    }
    QJsonObject object(const QString &member)
    {
        m_known.insert(member);
        const auto value = m_object.value(member);
        if (!value.isUndefined() && !value.isObject())
            note(member, QStringLiteral("is no object"));
        return value.toObject();
    }
    void note(const QString &member, const QString &why)
    {
        if (!m_error)
            m_error = wrong(member, why).value();
    }
    [[nodiscard]] std::optional<Error> error()
    {
        for (const auto &member : m_object.keys())
            if (!m_known.contains(member))
                note(member, QStringLiteral("is no member of a decision"));
        return m_error;
    }

private:
    QJsonObject m_object;
    std::set<QString> m_known;
    std::optional<Error> m_error;
};

Result<ApprovalDecision> decisionFrom(const QJsonObject &object, bool kept)
{
    DecisionReader reader(object);
    ApprovalDecision decision;
    const QString verdict = reader.text(verdictKey, 20);
    const auto named = std::ranges::find_if(verdicts, [&](const auto &one) { return verdict == QLatin1StringView(one.second); });
    if (named == verdicts.end())
        reader.note(verdictKey, QStringLiteral("is none of approve, reject, return and add"));
    else
        decision.verdict = named->first;
    decision.stage = int(reader.whole(stageKey, 1, mostStages));
    decision.round = int(reader.whole(roundKey, 1, mostRounds));
    if (decision.verdict == DecisionVerdict::Return)
        decision.to = int(reader.whole(toKey, 1, mostStages));
    decision.added = decision.verdict == DecisionVerdict::Add ? reader.id(addKey) : QUuid();
    decision.opinion = reader.text(opinionKey, longestOpinion);
    decision.principal = reader.id(forKey);
    decision.content = reader.digest(contentKey);
    decision.impact = reader.digest(impactKey);
    decision.files = reader.texts(filesKey, mostFiles);
    decision.at = {reader.whole(atKey, 0, qint64(1) << 53)};
    decision.by = reader.text(byKey, 80);
    decision.person = reader.id(personKey);
    decision.key = reader.digest(keyKey);
    decision.seal = reader.object(sealKey);
    if (kept) {
        decision.roles = reader.texts(rolesKey, 40);
        decision.receipt = reader.object(receiptKey);
    }
    if (std::ranges::any_of(decision.files, [](const QString &file) { return !isDigest(file); }) || !std::ranges::is_sorted(decision.files))
        reader.note(filesKey, QStringLiteral("are no digests in order"));
    if (decision.verdict == DecisionVerdict::Add && decision.added.isNull())
        reader.note(addKey, QStringLiteral("names nobody"));
    if (decision.verdict != DecisionVerdict::Approve && decision.opinion.trimmed().isEmpty())
        reader.note(opinionKey, QStringLiteral("is wanted with this verdict"));
    if (const auto error = reader.error())
        return Unexpected(*error);
    return decision;
}

/// One who has approved at a stage: a person, or one in whose place another did.
struct Voter {
    QUuid who;
    QString hand;
    QStringList roles;
};
struct StageVotes {
    std::vector<Voter> voters; ///< each person once, also as a hand
    std::vector<QUuid> added;
};

void takeVote(const ApprovalDecision &decision, StageVotes &votes)
{
    const QUuid who = decision.principal.isNull() ? decision.person : decision.principal;
    const auto known = std::ranges::find_if(votes.voters, [&](const Voter &voter) { return voter.who == who || voter.hand == decision.by; });
    if (known == votes.voters.end())
        votes.voters.push_back({who, decision.by, decision.roles});
    else if (known->who == who)
        known->roles += decision.roles;
}

bool hasVoted(const StageVotes &votes, const QUuid &person)
{
    return std::ranges::find(votes.voters, person, &Voter::who) != votes.voters.end();
}

/// Finds somebody for the role who does not stand for another, or who can leave that to a third.
bool seat(const QString &role, const std::vector<Voter> &voters, std::vector<QString> &standsFor, std::vector<bool> &asked)
{
    for (size_t i = 0; i < voters.size(); ++i) {
        if (asked[i] || !voters[i].roles.contains(role))
            continue;
        asked[i] = true;
        if (standsFor[i].isEmpty() || seat(standsFor[i], voters, standsFor, asked)) {
            standsFor[i] = role;
            return true;
        }
    }
    return false;
}

/// For how many of the roles different people stand: who holds two of them speaks for one.
qsizetype seated(const QStringList &roles, const std::vector<Voter> &voters)
{
    std::vector<QString> standsFor(voters.size());
    return std::ranges::count_if(roles, [&](const QString &role) {
        std::vector<bool> asked(voters.size());
        return seat(role, voters, standsFor, asked);
    });
}

/// Who speaks for the stage; somebody who was only added does not.
qsizetype decidersOf(const ApprovalStage &stage, const StageVotes &votes)
{
    return std::ranges::count_if(votes.voters, [&](const Voter &voter) { return !voter.roles.isEmpty() || stage.persons.contains(idText(voter.who)); });
}

bool isSatisfied(const ApprovalStage &stage, const StageVotes &votes)
{
    if (!std::ranges::all_of(votes.added, [&](const QUuid &person) { return hasVoted(votes, person); }))
        return false;
    switch (stage.mode) {
    case ApprovalStage::Mode::Any:
        return decidersOf(stage, votes) > 0;
    case ApprovalStage::Mode::Count:
        return decidersOf(stage, votes) >= stage.count;
    case ApprovalStage::Mode::All:
        return seated(stage.roles, votes.voters) == stage.roles.size() && std::ranges::all_of(stage.persons, [&](const QString &person) { return hasVoted(votes, idOf(person)); });
    }
    return false;
}

/// True where somebody who holds nothing but this role would bring the stage further.
bool isWanted(const QString &role, const ApprovalStage &stage, const StageVotes &votes)
{
    if (stage.mode != ApprovalStage::Mode::All)
        return true;
    auto more = votes.voters;
    more.push_back({{}, {}, {role}});
    return seated(stage.roles, more) > seated(stage.roles, votes.voters);
}

QStringList missing(const ApprovalStage &stage, const StageVotes &votes)
{
    QStringList who;
    StageVotes base = votes;
    base.added.clear();
    if (!isSatisfied(stage, base)) {
        std::ranges::copy_if(stage.roles, std::back_inserter(who), [&](const QString &role) { return isWanted(role, stage, votes); });
        std::ranges::copy_if(stage.persons, std::back_inserter(who), [&](const QString &person) { return !hasVoted(votes, idOf(person)); });
    }
    for (const auto &person : votes.added)
        if (!hasVoted(votes, person))
            who << idText(person);
    return who;
}

QStringList rolesAt(const ApprovalStage &stage, const QStringList &held)
{
    QStringList roles;
    for (const auto &role : stage.roles)
        if (held.contains(role))
            roles << role;
    return roles;
}

/// Digests of the files on the change, each once, in order.
QStringList filesOf(const QUuid &change, const World &world)
{
    const auto &shape = shapeOf<Attachment>();
    const std::array onIt{FieldValue{shape.indexOf(u"record_id"), idText(change)}};
    std::set<QString> digests;
    for (const auto &file : world.holding(shape, onIt, {}))
        digests.insert(text(file.values[size_t(shape.indexOf(u"digest"))]));
    return {digests.begin(), digests.end()};
}

/// Leaves of the roles granted those that an account of the principal still holds; false where there is no such account.
bool keepRolesHeld(Delegation &delegation, Instant at, const World &world)
{
    const auto &shape = shapeOf<Account>();
    const std::array ofPrincipal{FieldValue{shape.indexOf(u"person_id"), idText(delegation.principal.uuid)}};
    QStringList held;
    bool isThere = false;
    for (const auto &record : world.holding(shape, ofPrincipal, {})) {
        const auto account = fromRecord<Account>(record);
        if (!account || (account->validUntil.isValid() && account->validUntil < dayOf(at)))
            continue;
        isThere = true;
        held += account->roles.split(u' ', Qt::SkipEmptyParts);
    }
    QStringList kept;
    for (const auto &role : delegation.roles.split(u' ', Qt::SkipEmptyParts))
        if (held.contains(role))
            kept << role;
    delegation.roles = kept.join(u' ');
    return isThere;
}

/// The person has approved at the stage where the change waits.
bool hasApproved(const QString &hand, const ApprovalStanding &standing, std::span<const ApprovalDecision> decisions)
{
    return std::ranges::any_of(standing.counted, [&](int position) {
        const auto &earlier = decisions[size_t(position)];
        return earlier.stage == standing.stage && earlier.by == hand && earlier.verdict == DecisionVerdict::Approve;
    });
}

/// Refuses a decision that was made on something else than what the change is now.
Result<void> checkSubject(const ChangeRequest &change, const QUuid &id, const ApprovalDecision &decision, const Command &command, const Situation &situation)
{
    if (!isTimely(decision.at, command.occurredAt))
        return refused(ErrorCode::InvalidValue, Kind::Decision, {atKey, QString::number(command.occurredAt.ms)});
    if (decision.by != handOf(situation.actor) || decision.person != situation.actor.person)
        return refused(ErrorCode::InvalidValue, Kind::Decision, {byKey, handOf(situation.actor)});
    if (decision.round != change.round)
        return refused(ErrorCode::InvalidValue, Kind::Content, change.voided.split(u' ', Qt::SkipEmptyParts));
    if (decision.content != change.contentDigest)
        return refused(ErrorCode::InvalidValue, Kind::Content);
    if (decision.impact != change.impactDigest)
        return refused(ErrorCode::InvalidValue, Kind::Content, {QStringLiteral("impact")});
    if (decision.files != filesOf(id, situation.world))
        return refused(ErrorCode::InvalidValue, Kind::Content, {filesKey});
    return {};
}

} // namespace

bool isTimely(Instant sealedAt, Instant actedAt)
{
    constexpr qint64 mostAheadMs = 15 * 60'000;
    return sealedAt >= actedAt && sealedAt.ms - actedAt.ms <= mostAheadMs;
}

const char *codeOf(DecisionVerdict verdict)
{
    return std::ranges::find(verdicts, verdict, &decltype(verdicts)::value_type::first)->second;
}

QJsonObject toJson(const ApprovalDecision &decision)
{
    QJsonObject object{{verdictKey, QString::fromLatin1(codeOf(decision.verdict))}, {stageKey, decision.stage},      {roundKey, decision.round},
                       {contentKey, decision.content},                             {impactKey, decision.impact},    {filesKey, QJsonArray::fromStringList(decision.files)},
                       {atKey, decision.at.ms},                                    {byKey, decision.by},            {personKey, decision.person.isNull() ? QString() : idText(decision.person)},
                       {keyKey, decision.key}};
    if (decision.verdict == DecisionVerdict::Return)
        object.insert(toKey, decision.to);
    if (decision.verdict == DecisionVerdict::Add)
        object.insert(addKey, idText(decision.added));
    if (!decision.opinion.isEmpty())
        object.insert(opinionKey, decision.opinion);
    if (!decision.principal.isNull())
        object.insert(forKey, idText(decision.principal));
    if (!decision.seal.isEmpty())
        object.insert(sealKey, decision.seal);
    if (!decision.roles.isEmpty())
        object.insert(rolesKey, QJsonArray::fromStringList(decision.roles));
    if (!decision.receipt.isEmpty())
        object.insert(receiptKey, decision.receipt);
    return object;
}

Result<ApprovalDecision> decisionFromJson(const QByteArray &json, bool kept)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return fail(ErrorCode::InvalidValue, QStringLiteral("decision"), error.error == QJsonParseError::NoError ? QStringLiteral("is no object") : error.errorString());
    return decisionFrom(document.object(), kept);
}

Result<std::vector<ApprovalDecision>> decisionsOf(const QString &json)
{
    std::vector<ApprovalDecision> decisions;
    if (json.isEmpty())
        return decisions;
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return fail(ErrorCode::InvalidValue, QStringLiteral("decisions"), QStringLiteral("is no list"));
    for (const auto &one : document.array()) {
        auto decision = decisionFrom(one.toObject(), true);
        if (!decision)
            return Unexpected(decision.error());
        decisions.push_back(*std::move(decision));
    }
    return decisions;
}

QString decisionsToJson(std::span<const ApprovalDecision> decisions)
{
    QJsonArray array;
    for (const auto &decision : decisions)
        array.append(toJson(decision));
    return decisions.empty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

ApprovalStanding standingOf(std::span<const ApprovalStage> chain, std::span<const ApprovalDecision> decisions, int round, const QString &content)
{
    ApprovalStanding standing;
    standing.stage = chain.empty() ? 0 : 1;
    std::vector<StageVotes> votes(chain.size());
    for (size_t i = 0; i < decisions.size() && !standing.isRejected && standing.stage >= 1 && standing.stage <= int(chain.size()); ++i) {
        const auto &decision = decisions[i];
        if (decision.round != round || decision.content != content || decision.stage != standing.stage)
            continue;
        standing.counted.push_back(int(i));
        auto &own = votes[size_t(standing.stage - 1)];
        switch (decision.verdict) {
        case DecisionVerdict::Reject:
            standing.isRejected = true;
            break;
        case DecisionVerdict::Return:
            for (int stage = decision.to; stage <= standing.stage; ++stage)
                votes[size_t(stage - 1)] = {};
            std::erase_if(standing.counted, [&](int position) { return position != int(i) && decisions[size_t(position)].stage >= decision.to; });
            standing.stage = decision.to;
            break;
        case DecisionVerdict::Add:
            own.added.push_back(decision.added);
            break;
        case DecisionVerdict::Approve:
            takeVote(decision, own);
            if (isSatisfied(chain[size_t(standing.stage - 1)], own))
                ++standing.stage;
            break;
        }
    }
    standing.isThrough = !chain.empty() && !standing.isRejected && standing.stage > int(chain.size());
    if (!standing.isThrough && !standing.isRejected && standing.stage >= 1)
        standing.waitsFor = missing(chain[size_t(standing.stage - 1)], votes[size_t(standing.stage - 1)]);
    return standing;
}

ApprovalStanding standingOf(const ChangeRequest &change)
{
    const auto chain = chainFromJson(change.chain);
    const auto decisions = decisionsOf(change.decisions);
    if (!chain || !decisions)
        return {};
    const bool hasLaterPapers = change.papersDue && !decisions->empty();
    return standingOf(*chain, *decisions, change.round, hasLaterPapers ? decisions->back().content : change.contentDigest);
}

bool hasApproved(const ChangeRequest &change, const QString &hand)
{
    const auto decisions = decisionsOf(change.decisions);
    return decisions && hasApproved(hand, standingOf(change), *decisions);
}

bool isDecidedOn(const ChangeRequest &change)
{
    using enum ChangeState;
    return (change.state == AwaitingApproval || change.state == Approved || change.state == Scheduled) && !standingOf(change).counted.empty();
}

Result<void> checkFilesMayChange(const ChangeRequest &change, const QString &digest, const Actor &actor)
{
    using enum ChangeState;
    if (isDecidedOn(change))
        return change.applicant == handOf(actor) ? Result<void>() : Unexpected(problemError(ErrorCode::MissingRight, QStringLiteral("record_id"), ChangeProblem{Kind::NotOwn, {}}));
    const bool isDone = change.state == Implementing || change.state == Verifying || change.state == RollingBack || change.state == AwaitingReview || change.state == Closed;
    const auto decisions = decisionsOf(change.decisions).value_or(std::vector<ApprovalDecision>());
    const auto standing = standingOf(change);
    const bool isSealed = isDone && std::ranges::any_of(standing.counted, [&](int position) { return decisions[size_t(position)].files.contains(digest); });
    return isSealed ? Unexpected(problemError(ErrorCode::ReadOnlyField, QStringLiteral("record_id"), ChangeProblem{Kind::Files, {}})) : Result<void>();
}

Result<void> checkFilesAreApproved(const ChangeRequest &change, const QUuid &id, const World &world)
{
    const auto decisions = decisionsOf(change.decisions).value_or(std::vector<ApprovalDecision>());
    const auto files = filesOf(id, world);
    for (const int position : standingOf(change).counted)
        if (decisions[size_t(position)].files != files)
            return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("state"), ChangeProblem{Kind::Content, {filesKey}}));
    return {};
}

std::vector<Delegation> delegationsFor(const QUuid &deputy, ChangeClass changeClass, Instant at, const World &world)
{
    std::vector<Delegation> living;
    if (deputy.isNull())
        return living;
    const auto &shape = shapeOf<Delegation>();
    const std::array wanted{FieldValue{shape.indexOf(u"deputy_id"), idText(deputy)}};
    for (const auto &record : world.holding(shape, wanted, {})) {
        auto delegation = fromRecord<Delegation>(record);
        if (!delegation || at < delegation->startsAt || delegation->endsAt <= at)
            continue;
        const auto classes = delegation->classes.split(u' ', Qt::SkipEmptyParts);
        if (!classes.isEmpty() && !classes.contains(text(Codec<ChangeClass>::encode(changeClass))))
            continue;
        if (world.isWhole() && !keepRolesHeld(*delegation, at, world))
            continue;
        living.push_back(*std::move(delegation));
    }
    return living;
}

std::vector<DecisionSeat> seatsOf(const ChangeRequest &change, const Actor &actor, Instant at, const World &world)
{
    std::vector<DecisionSeat> seats;
    const auto chain = chainFromJson(change.chain);
    const auto standing = standingOf(change);
    if (change.state != ChangeState::AwaitingApproval || !chain || standing.stage < 1 || standing.stage > int(chain->size()) || change.applicant == handOf(actor))
        return seats;
    if (const auto decisions = decisionsOf(change.decisions); !decisions || hasApproved(handOf(actor), standing, *decisions))
        return seats;
    const auto &stage = (*chain)[size_t(standing.stage - 1)];
    const auto isNamed = [&](const QUuid &person) { return !person.isNull() && standing.waitsFor.contains(idText(person)); };
    const auto waitsForOneOf = [&](const QStringList &roles) { return std::ranges::any_of(roles, [&](const QString &role) { return standing.waitsFor.contains(role); }); };
    if (const auto roles = rolesAt(stage, actor.roles); waitsForOneOf(roles) || isNamed(actor.person))
        seats.push_back({roles, {}, std::nullopt});
    for (const auto &delegation : delegationsFor(actor.person, change.changeClass, at, world)) {
        const auto roles = rolesAt(stage, delegation.roles.split(u' ', Qt::SkipEmptyParts));
        if (delegation.grantedBy != change.applicant && (waitsForOneOf(roles) || isNamed(delegation.principal.uuid)))
            seats.push_back({roles, delegation.principal.uuid, delegation});
    }
    return seats;
}

Result<void> takeDecision(ChangeRequest &change, const QUuid &id, const Command &command, const Situation &situation)
{
    if (change.state != ChangeState::AwaitingApproval)
        return refused(ErrorCode::InvalidValue, Kind::NotWaiting);
    auto decision = decisionFromJson(change.decision.toUtf8());
    if (!decision)
        return Unexpected(decision.error());
    if (change.applicant == handOf(situation.actor))
        return refused(ErrorCode::MissingRight, Kind::OwnDecision);
    if (const auto same = checkSubject(change, id, *decision, command, situation); !same)
        return same;
    const auto chain = chainFromJson(change.chain);
    auto decisions = decisionsOf(change.decisions);
    if (!chain || !decisions)
        return Unexpected((chain ? decisions.error() : chain.error()));
    const auto standing = standingOf(*chain, *decisions, change.round, change.contentDigest);
    if (decision->stage != standing.stage)
        return refused(ErrorCode::InvalidValue, Kind::Decision, {stageKey, QString::number(standing.stage)});
    if (hasApproved(decision->by, standing, *decisions))
        return refused(ErrorCode::AlreadyExists, Kind::Again);
    const auto seats = seatsOf(change, situation.actor, command.occurredAt, situation.world);
    const auto seat = std::ranges::find(seats, decision->principal, &DecisionSeat::principal);
    if (seat == seats.end())
        return refused(ErrorCode::MissingRight, Kind::NoSeat, standing.waitsFor);
    if (decision->verdict == DecisionVerdict::Return && decision->to >= decision->stage)
        return refused(ErrorCode::InvalidValue, Kind::Decision, {toKey, QString::number(decision->stage - 1)});
    if (decision->verdict == DecisionVerdict::Add && !situation.world.find(shapeOf<Person>(), decision->added))
        return refused(ErrorCode::UnknownReference, Kind::Decision, {addKey});
    if (decision->verdict == DecisionVerdict::Approve && (*chain)[size_t(decision->stage - 1)].cab)
        if (const auto passed = checkPassedByCab(change, situation.world); !passed)
            return passed;
    decision->roles = seat->roles;
    decisions->push_back(*std::move(decision));
    const auto after = standingOf(*chain, *decisions, change.round, change.contentDigest);
    change.decisions = decisionsToJson(*decisions);
    change.stage = after.isThrough || after.isRejected ? 0 : after.stage;
    change.waitsFor = after.waitsFor.join(u' ');
    if (after.isThrough) {
        change.state = ChangeState::Approved;
        change.approvedAt = command.occurredAt;
    } else if (after.isRejected) {
        change.state = ChangeState::Rejected;
    }
    return {};
}

Result<void> settleDelegation(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto delegation = fromRecord<Delegation>(after);
    if (!delegation)
        return Unexpected(delegation.error());
    if (before) {
        // Neither rewritten nor brought back: who, when and with which roles was granted as it stands.
        if (command.kind != CommandKind::Retire)
            return fail(ErrorCode::ReadOnlyField, QStringLiteral("principal_id"), QStringLiteral("a delegation is ended and granted anew"));
        if (delegation->grantedBy != handOf(situation.actor))
            return fail(ErrorCode::MissingRight, QStringLiteral("principal_id"), QStringLiteral("only the principal ends it"));
        return {};
    }
    if (delegation->principal.uuid != situation.actor.person || situation.actor.person.isNull())
        return fail(ErrorCode::MissingRight, QStringLiteral("principal_id"), QStringLiteral("nobody grants what another may"));
    if (delegation->deputy == delegation->principal)
        return fail(ErrorCode::InvalidValue, QStringLiteral("deputy_id"), QStringLiteral("nobody is the own deputy"));
    if (delegation->endsAt <= delegation->startsAt)
        return fail(ErrorCode::InvalidValue, QStringLiteral("ends_at"), QStringLiteral("ends before it begins"));
    delegation->roles = situation.actor.roles.join(u' ');
    delegation->grantedBy = handOf(situation.actor);
    after.values = toRecord(*delegation).values;
    return {};
}

} // namespace rules
