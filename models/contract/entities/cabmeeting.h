// CabMeeting (变更咨询委员会会议): agenda, attendance, votes and minutes; the minutes are signed by those who were there
// (rules/cabmeetings).
#pragma once

#include "contract/entities/person.h"

namespace contract {

enum class MeetingState { Planned, Held, Closed };
template <> struct Choices<MeetingState> {
    static constexpr std::array all{
        Choice{MeetingState::Planned, "planned", QT_TRANSLATE_NOOP("CabMeeting", "Planned")},
        Choice{MeetingState::Held, "held", QT_TRANSLATE_NOOP("CabMeeting", "Held")},
        Choice{MeetingState::Closed, "closed", QT_TRANSLATE_NOOP("CabMeeting", "Minutes signed")},
    };
};

struct CabMeeting {
    Id<CabMeeting> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title;
    MeetingState state = MeetingState::Planned;
    Instant startsAt;
    QString place;
    Id<Person> chair;
    QString agenda; ///< JSON array: the changes with their conclusions and votes
    QString attendance; ///< JSON array: who was asked and who came
    QString minutes;
    QString contentDigest; ///< of what is signed; kept by the rules
    QString seal; ///< the last signature as it came in (JSON)
    QString seals; ///< JSON array of the signatures
    std::optional<Instant> heldAt;
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const CabMeeting &) const = default;
};

template <> struct Describe<CabMeeting> {
    static constexpr auto name = "cab_meeting";
    static constexpr auto caption = QT_TRANSLATE_NOOP("CabMeeting", "CAB meeting");
    static constexpr auto captions = QT_TRANSLATE_NOOP("CabMeeting", "CAB meetings");
    static constexpr auto numberPrefix = "CAB";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("CabMeeting", "Number"), &CabMeeting::number, traits::key},
        Field{"title", QT_TRANSLATE_NOOP("CabMeeting", "Title"), &CabMeeting::title, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"state", QT_TRANSLATE_NOOP("CabMeeting", "State"), &CabMeeting::state, traits::indexed | traits::listed},
        Field{"starts_at", QT_TRANSLATE_NOOP("CabMeeting", "Begins at"), &CabMeeting::startsAt, traits::required | traits::indexed | traits::listed},
        Field{"place", QT_TRANSLATE_NOOP("CabMeeting", "Place"), &CabMeeting::place, traits::listed | traits::maxLength(120)},
        Field{"chair_id", QT_TRANSLATE_NOOP("CabMeeting", "Chair"), &CabMeeting::chair, traits::required | traits::indexed | traits::listed},
        Field{"agenda", QT_TRANSLATE_NOOP("CabMeeting", "Agenda"), &CabMeeting::agenda, traits::maxLength(200'000)},
        Field{"attendance", QT_TRANSLATE_NOOP("CabMeeting", "Attendance"), &CabMeeting::attendance, traits::maxLength(40'000)},
        Field{"minutes", QT_TRANSLATE_NOOP("CabMeeting", "Minutes"), &CabMeeting::minutes, traits::multiline},
        Field{"content_digest", QT_TRANSLATE_NOOP("CabMeeting", "Digest"), &CabMeeting::contentDigest, traits::readOnly | traits::maxLength(64)},
        Field{"seal", QT_TRANSLATE_NOOP("CabMeeting", "Signature"), &CabMeeting::seal, traits::latest | traits::maxLength(8'000)},
        Field{"seals", QT_TRANSLATE_NOOP("CabMeeting", "Signatures"), &CabMeeting::seals, traits::readOnly | traits::maxLength(400'000)},
        Field{"held_at", QT_TRANSLATE_NOOP("CabMeeting", "Held at"), &CabMeeting::heldAt, traits::readOnly | traits::listed},
        Field{"audience", QT_TRANSLATE_NOOP("CabMeeting", "Seen by"), &CabMeeting::audience, traits::scope | traits::readOnly | traits::maxLength(20)},
    };
};

} // namespace contract
