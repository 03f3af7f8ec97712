#include "rules/approvals.h"

#include "contract/codec.h"
#include "contract/digest.h"
#include "contract/entities/attachment.h"
#include "rules/cabmeetings.h"
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
        if (!value.isString() || value.toString().size() > longest)
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

/// Who has approved at one stage so far.
struct StageVotes {
    std::set<QUuid> deciders;  ///< who speaks for the stage, or in whose place
    std::set<QString> roles;
    std::set<QUuid> persons;
    std::vector<QUuid> added;
};

void takeVote(const ApprovalStage &stage, const ApprovalDecision &decision, StageVotes &votes)
{
    const QUuid who = decision.principal.isNull() ? decision.person : decision.principal;
    votes.roles.insert(decision.roles.begin(), decision.roles.end());
    votes.persons.insert(who);
    // Somebody who was only added does not stand for the stage.
    if (!decision.roles.isEmpty() || stage.persons.contains(idText(who)))
        votes.deciders.insert(who);
}

bool isSatisfied(const ApprovalStage &stage, const StageVotes &votes)
{
    const auto isThere = [&](const QUuid &person) { return votes.persons.contains(person); };
    if (!std::ranges::all_of(votes.added, isThere))
        return false;
    switch (stage.mode) {
    case ApprovalStage::Mode::Any:
        return !votes.deciders.empty();
    case ApprovalStage::Mode::Count:
        return int(votes.deciders.size()) >= stage.count;
    case ApprovalStage::Mode::All:
        return std::ranges::all_of(stage.roles, [&](const QString &role) { return votes.roles.contains(role); })
            && std::ranges::all_of(stage.persons, [&](const QString &person) { return isThere(idOf(person)); });
    }
    return false;
}

QStringList missing(const ApprovalStage &stage, const StageVotes &votes)
{
    QStringList who;
    StageVotes base = votes;
    base.added.clear();
    const bool needsStage = !isSatisfied(stage, base);
    if (needsStage)
        for (const auto &role : stage.roles)
            if (stage.mode != ApprovalStage::Mode::All || !votes.roles.contains(role))
                who << role;
    if (needsStage)
        for (const auto &person : stage.persons)
            if (!votes.persons.contains(idOf(person)))
                who << person;
    for (const auto &person : votes.added)
        if (!votes.persons.contains(person))
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
            takeVote(chain[size_t(standing.stage - 1)], decision, own);
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
    return standingOf(*chain, *decisions, change.round, change.contentDigest);
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
        if (classes.isEmpty() || classes.contains(text(Codec<ChangeClass>::encode(changeClass))))
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
    const bool hasDecided = std::ranges::any_of(standing.counted, [&](int position) {
        const auto &earlier = (*decisions)[size_t(position)];
        return earlier.stage == decision->stage && earlier.by == decision->by && earlier.verdict == DecisionVerdict::Approve;
    });
    if (hasDecided)
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
        if (const auto passed = checkPassedByCab(change.meeting.uuid, id, situation.world); !passed)
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
