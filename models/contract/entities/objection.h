// Objection (异议): that a score is not right, its answer, and the score that came of it. All are kept.
#pragma once

#include "contract/entities/evaluation.h"

namespace contract {

/// 异议: raised -> answered -> accepted (with a new score) or upheld.
enum class ObjectionState { Raised, Answered, Accepted, Upheld, Withdrawn };
template <> struct Choices<ObjectionState> {
    static constexpr std::array all{
        Choice{ObjectionState::Raised, "raised", QT_TRANSLATE_NOOP("Objection", "Raised")},
        Choice{ObjectionState::Answered, "answered", QT_TRANSLATE_NOOP("Objection", "Answered")},
        Choice{ObjectionState::Accepted, "accepted", QT_TRANSLATE_NOOP("Objection", "Accepted, scored anew")},
        Choice{ObjectionState::Upheld, "upheld", QT_TRANSLATE_NOOP("Objection", "Score upheld")},
        Choice{ObjectionState::Withdrawn, "withdrawn", QT_TRANSLATE_NOOP("Objection", "Withdrawn")},
    };
};

struct Objection {
    Id<Objection> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    Id<Evaluation> evaluation;
    QString indicator; ///< code of the template
    Party party = Party::Provider; ///< who objects
    ObjectionState state = ObjectionState::Raised;
    QString reason;
    QString answer;
    int ratio = 0; ///< basis points of the new score, where accepted
    QString raisedBy;
    std::optional<Instant> raisedAt;
    QString answeredBy;
    std::optional<Instant> answeredAt;
    QString decidedBy;
    std::optional<Instant> decidedAt;
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const Objection &) const = default;
};

template <> struct Describe<Objection> {
    static constexpr auto name = "objection";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Objection", "Objection");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Objection", "Objections");
    static constexpr auto numberPrefix = "YY";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("Objection", "Number"), &Objection::number, traits::key},
        Field{"evaluation_id", QT_TRANSLATE_NOOP("Objection", "Evaluation"), &Objection::evaluation, traits::required | traits::indexed | traits::listed},
        Field{"indicator", QT_TRANSLATE_NOOP("Objection", "Indicator"), &Objection::indicator, traits::required | traits::listed | traits::maxLength(40)},
        Field{"party", QT_TRANSLATE_NOOP("Objection", "Party"), &Objection::party, traits::indexed | traits::listed},
        Field{"state", QT_TRANSLATE_NOOP("Objection", "State"), &Objection::state, traits::indexed | traits::listed},
        Field{"reason", QT_TRANSLATE_NOOP("Objection", "Reason"), &Objection::reason, traits::title | traits::required | traits::searchable | traits::listed | traits::multiline},
        Field{"answer", QT_TRANSLATE_NOOP("Objection", "Answer"), &Objection::answer, traits::multiline},
        Field{"ratio", QT_TRANSLATE_NOOP("Objection", "New score"), &Objection::ratio, traits::range(0, 10000)},
        Field{"raised_by", QT_TRANSLATE_NOOP("Objection", "Raised by"), &Objection::raisedBy, traits::readOnly | traits::listed | traits::maxLength(80)},
        Field{"raised_at", QT_TRANSLATE_NOOP("Objection", "Raised at"), &Objection::raisedAt, traits::readOnly | traits::listed},
        Field{"answered_by", QT_TRANSLATE_NOOP("Objection", "Answered by"), &Objection::answeredBy, traits::readOnly | traits::maxLength(80)},
        Field{"answered_at", QT_TRANSLATE_NOOP("Objection", "Answered at"), &Objection::answeredAt, traits::readOnly},
        Field{"decided_by", QT_TRANSLATE_NOOP("Objection", "Decided by"), &Objection::decidedBy, traits::readOnly | traits::maxLength(80)},
        Field{"decided_at", QT_TRANSLATE_NOOP("Objection", "Decided at"), &Objection::decidedAt, traits::readOnly},
        Field{"audience", QT_TRANSLATE_NOOP("Objection", "Seen by"), &Objection::audience, traits::scope | traits::readOnly | traits::maxLength(80)},
    };
};

} // namespace contract
