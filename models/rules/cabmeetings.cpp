#include "rules/cabmeetings.h"

#include "contract/canonical.h"
#include "contract/digest.h"
#include "rules/approvals.h"
#include "rules/changeflow.h"
#include "rules/orderflow.h"
#include "rules/rulefile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rules {

namespace {

constexpr int mostItems = 500;
constexpr int mostVotes = 1'000;
constexpr int mostRounds = 100'000;
constexpr std::array conclusions{u"", u"passed", u"refused", u"postponed"};

const QString changeKey = QStringLiteral("change");
const QString titleKey = QStringLiteral("title");
const QString conclusionKey = QStringLiteral("conclusion");
const QString yesKey = QStringLiteral("yes");
const QString noKey = QStringLiteral("no");
const QString abstainedKey = QStringLiteral("abstained");
const QString noteKey = QStringLiteral("note");
const QString personKey = QStringLiteral("person");
const QString nameKey = QStringLiteral("name");
const QString roleKey = QStringLiteral("role");
const QString cameKey = QStringLiteral("came");
const QString byKey = QStringLiteral("by");
const QString atKey = QStringLiteral("at");
const QString contentKey = QStringLiteral("content");
const QString roundKey = QStringLiteral("round");
const QString keyKey = QStringLiteral("key");
const QString sealKey = QStringLiteral("seal");
const QString receiptKey = QStringLiteral("receipt");

Unexpected wrong(const QString &field, qsizetype at, const QString &why)
{
    return fail(ErrorCode::InvalidValue, field, QStringLiteral("%1[%2]: %3").arg(field).arg(at).arg(why));
}

Result<QJsonArray> listFrom(const QString &json, const QString &field)
{
    if (json.isEmpty())
        return QJsonArray();
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray() || document.array().size() > mostItems)
        return fail(ErrorCode::InvalidValue, field, QStringLiteral("is no list of at most %1").arg(mostItems));
    return document.array();
}

bool hasOnly(const QJsonObject &object, const QStringList &keys)
{
    return std::ranges::all_of(object.keys(), [&](const QString &key) { return keys.contains(key); });
}

QString compact(const QJsonArray &array)
{
    return array.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Result<MinutesSignature> signatureFrom(const QJsonObject &object, bool kept)
{
    QStringList keys{byKey, personKey, atKey, contentKey, keyKey, sealKey};
    if (kept)
        keys << receiptKey;
    const Value at = valueFromJson(object.value(atKey));
    MinutesSignature signature{object.value(byKey).toString(), idOf(object.value(personKey).toString()), {integer(at)}, object.value(contentKey).toString(),
                               object.value(keyKey).toString(), object.value(sealKey).toObject(),      object.value(receiptKey).toObject()};
    if (!hasOnly(object, keys) || !std::holds_alternative<qint64>(at) || !isDigest(signature.content) || signature.by.size() > 80 || !signature.by.isValidUtf16() || !signature.key.isValidUtf16())
        return fail(ErrorCode::InvalidValue, QStringLiteral("seal"), QStringLiteral("is no signature of minutes"));
    return signature;
}

/// A conclusion is on the change as it stood when it was written down, for the round of approvals in which it was, or that
/// comes next. Said again with the agenda it stays on that.
void bindConclusions(std::vector<AgendaItem> &agenda, const std::vector<AgendaItem> &former, const World &world)
{
    for (auto &item : agenda) {
        const auto earlier = std::ranges::find(former, item.change, &AgendaItem::change);
        const bool isSaidBefore = earlier != former.end() && earlier->conclusion == item.conclusion && earlier->yes == item.yes && earlier->no == item.no;
        const bool isCarried = earlier != former.end() && earlier->content == item.content && earlier->round == item.round;
        if (!item.conclusion.isEmpty() && !item.content.isEmpty() && (isSaidBefore || !isCarried))
            continue;
        item.content = isSaidBefore ? earlier->content : QString();
        item.round = isSaidBefore ? earlier->round : 0;
        if (item.conclusion.isEmpty() || isSaidBefore)
            continue;
        const auto record = world.find(shapeOf<ChangeRequest>(), item.change);
        const auto change = record ? fromRecord<ChangeRequest>(*record) : Result<ChangeRequest>(fail(ErrorCode::NotFound));
        if (!change)
            continue;
        item.content = change->contentDigest;
        item.round = change->state == ChangeState::AwaitingApproval ? change->round : change->round + 1;
    }
}

} // namespace

Result<std::vector<AgendaItem>> agendaFromJson(const QString &json)
{
    const QString field = QStringLiteral("agenda");
    const auto list = listFrom(json, field);
    if (!list)
        return Unexpected(list.error());
    std::vector<AgendaItem> agenda;
    for (qsizetype i = 0; i < list->size(); ++i) {
        const auto object = (*list)[i].toObject();
        AgendaItem item{idOf(object.value(changeKey).toString()), object.value(titleKey).toString(), object.value(conclusionKey).toString(), object.value(yesKey).toInt(),
                        object.value(noKey).toInt(), object.value(abstainedKey).toInt(), object.value(noteKey).toString(),
                        object.value(contentKey).toString(), object.value(roundKey).toInt()};
        if (!hasOnly(object, {changeKey, titleKey, conclusionKey, yesKey, noKey, abstainedKey, noteKey, contentKey, roundKey}) || item.change.isNull() || !item.title.isValidUtf16() || !item.note.isValidUtf16())
            return wrong(field, i, QStringLiteral("is no change of an agenda"));
        if ((!item.content.isEmpty() && !isDigest(item.content)) || item.round < 0 || item.round > mostRounds)
            return wrong(field, i, QStringLiteral("is concluded on nothing that a change can be"));
        if (std::ranges::none_of(conclusions, [&](const char16_t *one) { return item.conclusion == one; }))
            return wrong(field, i, QStringLiteral("is concluded by none of passed, refused and postponed"));
        for (const int votes : {item.yes, item.no, item.abstained})
            if (votes < 0 || votes > mostVotes)
                return wrong(field, i, QStringLiteral("has a number of votes that cannot be"));
        agenda.push_back(std::move(item));
    }
    return agenda;
}

QString toJson(std::span<const AgendaItem> agenda)
{
    QJsonArray array;
    for (const auto &item : agenda) {
        QJsonObject object{{changeKey, idText(item.change)}, {titleKey, item.title}};
        if (!item.conclusion.isEmpty())
            object.insert(conclusionKey, item.conclusion);
        for (const auto &[key, votes] : {std::pair{yesKey, item.yes}, std::pair{noKey, item.no}, std::pair{abstainedKey, item.abstained}})
            if (votes != 0)
                object.insert(key, votes);
        if (!item.note.isEmpty())
            object.insert(noteKey, item.note);
        if (!item.content.isEmpty())
            object.insert(contentKey, item.content);
        if (item.round != 0)
            object.insert(roundKey, item.round);
        array.append(object);
    }
    return compact(array);
}

Result<std::vector<Attendee>> attendanceFromJson(const QString &json)
{
    const QString field = QStringLiteral("attendance");
    const auto list = listFrom(json, field);
    if (!list)
        return Unexpected(list.error());
    std::vector<Attendee> attendance;
    for (qsizetype i = 0; i < list->size(); ++i) {
        const auto object = (*list)[i].toObject();
        Attendee attendee{idOf(object.value(personKey).toString()), object.value(nameKey).toString(), object.value(roleKey).toString(), object.value(cameKey).toBool()};
        if (!hasOnly(object, {personKey, nameKey, roleKey, cameKey}) || attendee.name.isEmpty() || !attendee.name.isValidUtf16() || !attendee.role.isValidUtf16())
            return wrong(field, i, QStringLiteral("is nobody who attends"));
        attendance.push_back(std::move(attendee));
    }
    return attendance;
}

QString toJson(std::span<const Attendee> attendance)
{
    QJsonArray array;
    for (const auto &attendee : attendance) {
        QJsonObject object{{nameKey, attendee.name}, {cameKey, attendee.came}};
        if (!attendee.person.isNull())
            object.insert(personKey, idText(attendee.person));
        if (!attendee.role.isEmpty())
            object.insert(roleKey, attendee.role);
        array.append(object);
    }
    return compact(array);
}

QString minutesDigest(const CabMeeting &meeting)
{
    const QJsonObject content{{titleKey, meeting.title},
                              {QStringLiteral("starts_at"), meeting.startsAt.ms},
                              {QStringLiteral("place"), meeting.place},
                              {QStringLiteral("chair"), idText(meeting.chair.uuid)},
                              {QStringLiteral("agenda"), meeting.agenda},
                              {QStringLiteral("attendance"), meeting.attendance},
                              {QStringLiteral("minutes"), meeting.minutes}};
    const auto canonical = canonicalJson(content);
    return canonical ? sm3Hex(*canonical) : QString();
}

Result<MinutesSignature> signatureFromJson(const QByteArray &json, bool kept)
{
    return signatureFrom(QJsonDocument::fromJson(json).object(), kept);
}

QJsonObject toJson(const MinutesSignature &signature)
{
    QJsonObject object{{byKey, signature.by}, {personKey, idText(signature.person)}, {atKey, signature.at.ms}, {contentKey, signature.content}, {keyKey, signature.key}, {sealKey, signature.seal}};
    if (!signature.receipt.isEmpty())
        object.insert(receiptKey, signature.receipt);
    return object;
}

Result<std::vector<MinutesSignature>> signaturesOf(const QString &json)
{
    const auto list = listFrom(json, QStringLiteral("seals"));
    if (!list)
        return Unexpected(list.error());
    std::vector<MinutesSignature> signatures;
    for (const auto &one : *list) {
        auto signature = signatureFrom(one.toObject(), true);
        if (!signature)
            return Unexpected(signature.error());
        signatures.push_back(*std::move(signature));
    }
    return signatures;
}

Result<void> checkPassedByCab(const ChangeRequest &change, const World &world)
{
    const auto refusal = Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("meeting_id"), ChangeProblem{ChangeProblem::Kind::Cab, {}}));
    const auto record = change.meeting.isNull() ? std::nullopt : world.find(shapeOf<CabMeeting>(), change.meeting.uuid);
    const auto held = record ? fromRecord<CabMeeting>(*record) : Result<CabMeeting>(fail(ErrorCode::NotFound));
    if (!held || held->retired || held->state == MeetingState::Planned)
        return refusal;
    const auto agenda = agendaFromJson(held->agenda);
    if (!agenda)
        return refusal;
    // Where it stands there more than once, the last word counts; and no conclusion against the votes.
    const auto last = std::ranges::find(agenda->rbegin(), agenda->rend(), change.id.uuid, &AgendaItem::change);
    if (last == agenda->rend() || last->conclusion != u"passed" || last->yes <= last->no)
        return refusal;
    if (last->content != change.contentDigest || last->round != change.round)
        return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("meeting_id"), ChangeProblem{ChangeProblem::Kind::Cab, {QStringLiteral("other")}}));
    return {};
}

Result<void> settleCabMeeting(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto meeting = fromRecord<CabMeeting>(after);
    if (!meeting)
        return Unexpected(meeting.error());
    const auto was = before ? fromRecord<CabMeeting>(*before) : Result<CabMeeting>(fail(ErrorCode::NotFound));
    if (after.retired) {
        if (was && was->state != MeetingState::Planned)
            return Unexpected(problemError(ErrorCode::ReadOnlyField, QStringLiteral("state"), ChangeProblem{ChangeProblem::Kind::Submitted, {}}));
        return {};
    }
    auto agenda = agendaFromJson(meeting->agenda);
    if (!agenda)
        return Unexpected(agenda.error());
    if (!was || was->agenda != meeting->agenda) {
        bindConclusions(*agenda, was ? agendaFromJson(was->agenda).value_or(std::vector<AgendaItem>()) : std::vector<AgendaItem>(), situation.world);
        meeting->agenda = toJson(*agenda);
    }
    if (const auto attendance = attendanceFromJson(meeting->attendance); !attendance)
        return Unexpected(attendance.error());
    const MeetingState former = was ? was->state : MeetingState::Planned;
    if (meeting->state < former)
        return fail(ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("what was held is not planned any more"));
    if (meeting->state != MeetingState::Planned && !meeting->heldAt) {
        if (meeting->minutes.trimmed().isEmpty())
            return fail(ErrorCode::RequiredMissing, QStringLiteral("minutes"), QStringLiteral("minutes are wanted of a meeting that was held"));
        meeting->heldAt = command.occurredAt;
    }
    const QString digest = minutesDigest(*meeting);
    if (was && !was->seals.isEmpty() && digest != was->contentDigest)
        return Unexpected(problemError(ErrorCode::ReadOnlyField, QStringLiteral("minutes"), ChangeProblem{ChangeProblem::Kind::Kept, {QStringLiteral("minutes")}}));
    meeting->contentDigest = digest;
    if (was && was->seal != meeting->seal && !meeting->seal.isEmpty()) {
        auto signature = signatureFromJson(meeting->seal.toUtf8());
        if (!signature)
            return Unexpected(signature.error());
        if (meeting->state == MeetingState::Planned || signature->content != digest)
            return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("seal"), ChangeProblem{ChangeProblem::Kind::Content, {QStringLiteral("minutes")}}));
        if (signature->by != handOf(situation.actor) || signature->person != situation.actor.person || !isTimely(signature->at, command.occurredAt))
            return Unexpected(problemError(ErrorCode::InvalidValue, QStringLiteral("seal"), ChangeProblem{ChangeProblem::Kind::Decision, {byKey, handOf(situation.actor)}}));
        auto signatures = signaturesOf(meeting->seals);
        if (!signatures)
            return Unexpected(signatures.error());
        if (std::ranges::find(*signatures, signature->by, &MinutesSignature::by) != signatures->end())
            return Unexpected(problemError(ErrorCode::AlreadyExists, QStringLiteral("seal"), ChangeProblem{ChangeProblem::Kind::Again, {}}));
        signatures->push_back(*std::move(signature));
        QJsonArray array;
        for (const auto &one : *signatures)
            array.append(toJson(one));
        meeting->seals = compact(array);
    }
    after.values = toRecord(*meeting).values;
    return {};
}

} // namespace rules
