// CAB meetings: what they pass, of which content, and the minutes that are signed.
#include "rules/changeroom.h"

#include <QTest>

using namespace desk;

class tst_cabmeetings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMajorChangeNeedsItsMeeting();
    void theMeetingPassedWhatItSaw();
    void minutesAreSignedAsTheyAre();
};

void tst_cabmeetings::aMajorChangeNeedsItsMeeting()
{
    Room room;
    room.now = at(2, 9);
    QCOMPARE(room.drafts(u"major"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"security_engineer"_s}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"cab"_s);
    CabMeeting meeting;
    meeting.id.uuid = id(u"meeting"_s);
    meeting.state = MeetingState::Held;
    meeting.agenda = toJson(std::vector<AgendaItem>{{id(u"change"_s), u"升级"_s, u"postponed"_s, 1, 3, 0, {}}});
    room.put(meeting);
    QCOMPARE(room.sets(u"change_manager"_s, {{u"meeting_id"_s, idText(id(u"meeting"_s))}}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"cab"_s);
    const auto passed = [&](int yes, int no) { return toJson(std::vector<AgendaItem>{{id(u"change"_s), u"升级"_s, u"passed"_s, yes, no, 0, {}, room.change().contentDigest, room.change().round}}); };
    meeting.agenda = passed(1, 4);
    room.put(meeting);
    QCOMPARE(room.approves(u"change_manager"_s), u"cab"_s); // against the votes
    meeting.agenda = passed(4, 0);
    room.put(meeting);
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"service_manager"_s, u"supervising_party"_s, u"managing_party"_s}), QString());
    QCOMPARE(room.state(), u"approved"_s);
}

void tst_cabmeetings::theMeetingPassedWhatItSaw()
{
    Room room;
    room.now = at(2, 9);
    const auto manager = post(u"change_manager"_s);
    const auto meeting = [&](const Patch &fields) { return room.edits(manager, u"cab_meeting"_s, id(u"meeting"_s), fields); };
    const auto agenda = [&](const QString &conclusion, int yes, const QString &content = {}) { return toJson(std::vector<AgendaItem>{{id(u"change"_s), u"升级"_s, conclusion, yes, 0, 0, {}, content, content.isEmpty() ? 0 : 1}}); };
    QCOMPARE(room.drafts(u"major"_s), QString());
    QCOMPARE(room.asks(), QString());
    QCOMPARE(room.creates(manager, u"cab_meeting"_s, id(u"meeting"_s), {{u"title"_s, u"第 12 次会议"_s}, {u"starts_at"_s, at(2, 9).ms}, {u"chair_id"_s, idText(manager.person)}, {u"agenda"_s, agenda({}, 0)}}), QString());
    const QString first = room.change().contentDigest;
    QCOMPARE(meeting({{u"agenda"_s, agenda(u"passed"_s, 5)}, {u"state"_s, u"held"_s}, {u"minutes"_s, u"同意"_s}}), QString());
    QCOMPARE(agendaFromJson(room.get<CabMeeting>(id(u"meeting"_s)).agenda)->front().content, first);
    QCOMPARE(room.sets(u"change_manager"_s, {{u"meeting_id"_s, idText(id(u"meeting"_s))}}), QString());
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"security_engineer"_s}), QString());
    // Edited and edited back it is the same content, and nobody has passed it in this round.
    QCOMPARE(room.sets(u"engineer"_s, {{u"fallback"_s, u"没有"_s}}), QString());
    QCOMPARE(room.sets(u"change_manager"_s, {{u"meeting_id"_s, idText(id(u"meeting"_s))}}), QString());
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"security_engineer"_s}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"cab other"_s);
    QCOMPARE(room.sets(u"engineer"_s, {{u"fallback"_s, u"恢复快照"_s}}), QString());
    QCOMPARE(room.change().contentDigest, first);
    QCOMPARE(room.sets(u"change_manager"_s, {{u"meeting_id"_s, idText(id(u"meeting"_s))}}), QString());
    QCOMPARE(room.approvedByAll({u"change_manager"_s, u"security_engineer"_s}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"cab other"_s);
    // The same conclusion sent again stays on what it was on; a new vote is on what the change is now.
    QCOMPARE(meeting({{u"agenda"_s, agenda(u"passed"_s, 5) + u' '}}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), u"cab other"_s);
    QCOMPARE(meeting({{u"agenda"_s, agenda(u"passed"_s, 4, first)}}), QString());
    QCOMPARE(room.approves(u"change_manager"_s), QString());
    QCOMPARE(meeting({{u"agenda"_s, agenda(u"passed"_s, 4, u"abc"_s)}}), u"invalid_value agenda"_s);
}

void tst_cabmeetings::minutesAreSignedAsTheyAre()
{
    Room room;
    const auto manager = post(u"change_manager"_s);
    const auto meeting = [&] { return room.get<CabMeeting>(id(u"meeting"_s)); };
    const auto edits = [&](const Actor &actor, const Patch &fields) { return room.edits(actor, u"cab_meeting"_s, id(u"meeting"_s), fields); };
    QCOMPARE(room.creates(manager, u"cab_meeting"_s, id(u"meeting"_s), {{u"title"_s, u"第 12 次会议"_s}, {u"starts_at"_s, at(18, 9).ms}, {u"chair_id"_s, idText(manager.person)}}), QString());
    QCOMPARE(edits(manager, {{u"agenda"_s, uR"([{"change": "x"}])"_s}}), u"invalid_value agenda"_s);
    QCOMPARE(edits(manager, {{u"state"_s, u"held"_s}}), u"required_missing minutes"_s);
    QCOMPARE(edits(manager, {{u"state"_s, u"held"_s}, {u"minutes"_s, u"同意"_s}}), QString());
    const auto sign = [&](const Actor &actor, const QString &content) {
        const MinutesSignature signature{actor.login, actor.person, room.now, content, {}, {}, {}};
        return edits(actor, {{u"seal"_s, QString::fromUtf8(QJsonDocument(toJson(signature)).toJson(QJsonDocument::Compact))}});
    };
    QCOMPARE(sign(manager, sm3Hex("other")), u"content minutes"_s);
    QCOMPARE(sign(manager, meeting().contentDigest), QString());
    room.now = at(18, 10);
    QCOMPARE(sign(manager, meeting().contentDigest), u"again"_s);
    QCOMPARE(edits(manager, {{u"minutes"_s, u"不同意"_s}}), u"kept minutes"_s);
    QCOMPARE(signaturesOf(meeting().seals)->size(), size_t(1));
}

QTEST_APPLESS_MAIN(tst_cabmeetings)
#include "tst_cabmeetings.moc"
