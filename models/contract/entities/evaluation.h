// Evaluation (评价): one subject over one period by one version of a template. A verb of its workflow is an edit of `state`
// with a reason; what its sheets, objections and figures make of it is worked out by the rules, and frozen with its inputs.
#pragma once

#include "contract/entities/evaluationtemplate.h"
#include "contract/entities/serviceitem.h"

namespace contract {

/// 考核周期.
enum class PeriodKind { Month, Quarter, HalfYear, Year };
template <> struct Choices<PeriodKind> {
    static constexpr std::array all{
        Choice{PeriodKind::Month, "month", QT_TRANSLATE_NOOP("Evaluation", "Month")},
        Choice{PeriodKind::Quarter, "quarter", QT_TRANSLATE_NOOP("Evaluation", "Quarter")},
        Choice{PeriodKind::HalfYear, "half_year", QT_TRANSLATE_NOOP("Evaluation", "Half-year")},
        Choice{PeriodKind::Year, "year", QT_TRANSLATE_NOOP("Evaluation", "Year")},
    };
};

/// Whom or what is evaluated.
enum class EvaluationSubject { Provider, Unit, Service };
template <> struct Choices<EvaluationSubject> {
    static constexpr std::array all{
        Choice{EvaluationSubject::Provider, "provider", QT_TRANSLATE_NOOP("Evaluation", "Provider")},
        Choice{EvaluationSubject::Unit, "unit", QT_TRANSLATE_NOOP("Evaluation", "Using unit")},
        Choice{EvaluationSubject::Service, "service", QT_TRANSLATE_NOOP("Evaluation", "Service item")},
    };
};

/// 方案 -> 评分中 (blind) -> 异议期 -> 已定稿; a frozen one is never changed, a later correction is a new version beside it. Our
/// proposal; which may follow which stands in rules/evaluation/evaluationflow.
enum class EvaluationState { Planned, Scoring, Review, Frozen, Corrected, Voided };
template <> struct Choices<EvaluationState> {
    static constexpr std::array all{
        Choice{EvaluationState::Planned, "planned", QT_TRANSLATE_NOOP("Evaluation", "Planned")},
        Choice{EvaluationState::Scoring, "scoring", QT_TRANSLATE_NOOP("Evaluation", "Being scored")},
        Choice{EvaluationState::Review, "review", QT_TRANSLATE_NOOP("Evaluation", "Open to objections")},
        Choice{EvaluationState::Frozen, "frozen", QT_TRANSLATE_NOOP("Evaluation", "Frozen")},
        Choice{EvaluationState::Corrected, "corrected", QT_TRANSLATE_NOOP("Evaluation", "Corrected by a later version")},
        Choice{EvaluationState::Voided, "voided", QT_TRANSLATE_NOOP("Evaluation", "Voided")},
    };
};

struct Evaluation {
    Id<Evaluation> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title;
    EvaluationState state = EvaluationState::Planned;
    Id<EvaluationTemplate> templateId; ///< the version that it started with
    PeriodKind periodKind = PeriodKind::Quarter;
    QDate periodFrom; ///< first day
    QDate periodTo; ///< last day
    EvaluationSubject subject = EvaluationSubject::Provider;
    Id<Organisation> unit; ///< the provider, or the using unit
    QString serviceCode; ///< code of a service item; empty: all
    QDate scoresDue;
    QDate objectionsUntil;
    QString figures; ///< numerators and denominators as last worked out, with when and from what, as JSON (rules/evaluation/figures)
    QString inputsDigest; ///< SM3 of the file of exact inputs that is attached
    QString result; ///< canonical JSON of what was frozen (rules/evaluation/result)
    QString resultDigest; ///< kept by the rules
    int score = 0; ///< hundredths of a point; kept by the rules, of a frozen one only
    QString grade; ///< code of the template; kept by the rules
    QString signature; ///< the last signature as it came in (JSON, rules/evaluation/evaluationsigning)
    QString signatures; ///< JSON array of the signatures of the parties
    int version = 1; ///< counts up with each correction
    Id<Evaluation> corrects; ///< the version before
    QString correction; ///< why it is corrected
    QString openedBy;
    std::optional<Instant> openedAt;
    QString closedBy;
    std::optional<Instant> closedAt; ///< scores are seen by all from then on
    QString frozenBy;
    std::optional<Instant> frozenAt;
    QString checkedDigest; ///< of the result as the server worked it out from its own rows; set by the server only
    std::optional<Instant> checkedAt;
    QString note;
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const Evaluation &) const = default;
};

template <> struct Describe<Evaluation> {
    static constexpr auto name = "evaluation";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Evaluation", "Evaluation");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Evaluation", "Evaluations");
    static constexpr auto numberPrefix = "PJ";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("Evaluation", "Number"), &Evaluation::number, traits::key | traits::section(QT_TRANSLATE_NOOP("Evaluation", "Evaluation"))},
        Field{"title", QT_TRANSLATE_NOOP("Evaluation", "Title"), &Evaluation::title, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"state", QT_TRANSLATE_NOOP("Evaluation", "State"), &Evaluation::state, traits::indexed | traits::listed},
        Field{"template_id", QT_TRANSLATE_NOOP("Evaluation", "Template"), &Evaluation::templateId, traits::required | traits::indexed | traits::listed},
        Field{"period_kind", QT_TRANSLATE_NOOP("Evaluation", "Period"), &Evaluation::periodKind, traits::indexed | traits::listed},
        Field{"period_from", QT_TRANSLATE_NOOP("Evaluation", "From"), &Evaluation::periodFrom, traits::required | traits::indexed | traits::listed},
        Field{"period_to", QT_TRANSLATE_NOOP("Evaluation", "Until"), &Evaluation::periodTo, traits::required | traits::indexed | traits::listed},
        Field{"subject", QT_TRANSLATE_NOOP("Evaluation", "Subject"), &Evaluation::subject, traits::indexed | traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("Evaluation", "Unit"), &Evaluation::unit, traits::required | traits::indexed | traits::listed},
        Field{"service_code", QT_TRANSLATE_NOOP("Evaluation", "Service item"), &Evaluation::serviceCode, traits::listed | traits::maxLength(20)},
        Field{"scores_due", QT_TRANSLATE_NOOP("Evaluation", "Scores due"), &Evaluation::scoresDue, traits::listed},
        Field{"objections_until", QT_TRANSLATE_NOOP("Evaluation", "Objections until"), &Evaluation::objectionsUntil},
        Field{"figures", QT_TRANSLATE_NOOP("Evaluation", "Figures"), &Evaluation::figures, traits::maxLength(400'000) | traits::section(QT_TRANSLATE_NOOP("Evaluation", "Result"))},
        Field{"inputs_digest", QT_TRANSLATE_NOOP("Evaluation", "Digest of the inputs"), &Evaluation::inputsDigest, traits::maxLength(64)},
        Field{"result", QT_TRANSLATE_NOOP("Evaluation", "Result"), &Evaluation::result, traits::maxLength(1'000'000)},
        Field{"result_digest", QT_TRANSLATE_NOOP("Evaluation", "Digest of the result"), &Evaluation::resultDigest, traits::readOnly | traits::maxLength(64)},
        Field{"score", QT_TRANSLATE_NOOP("Evaluation", "Score"), &Evaluation::score, traits::readOnly | traits::indexed | traits::listed | traits::range(0, 20000)},
        Field{"grade", QT_TRANSLATE_NOOP("Evaluation", "Grade"), &Evaluation::grade, traits::readOnly | traits::indexed | traits::listed | traits::maxLength(40)},
        Field{"signature", QT_TRANSLATE_NOOP("Evaluation", "Signature"), &Evaluation::signature, traits::latest | traits::maxLength(20'000)},
        Field{"signatures", QT_TRANSLATE_NOOP("Evaluation", "Signatures"), &Evaluation::signatures, traits::readOnly | traits::maxLength(200'000)},
        Field{"version", QT_TRANSLATE_NOOP("Evaluation", "Version"), &Evaluation::version, traits::readOnly | traits::listed | traits::section(QT_TRANSLATE_NOOP("Evaluation", "Course"))},
        Field{"corrects_id", QT_TRANSLATE_NOOP("Evaluation", "Corrects"), &Evaluation::corrects, traits::indexed},
        Field{"correction", QT_TRANSLATE_NOOP("Evaluation", "Reason of the correction"), &Evaluation::correction, traits::multiline},
        Field{"opened_by", QT_TRANSLATE_NOOP("Evaluation", "Opened by"), &Evaluation::openedBy, traits::readOnly | traits::maxLength(80)},
        Field{"opened_at", QT_TRANSLATE_NOOP("Evaluation", "Scoring opened at"), &Evaluation::openedAt, traits::readOnly},
        Field{"closed_by", QT_TRANSLATE_NOOP("Evaluation", "Scoring closed by"), &Evaluation::closedBy, traits::readOnly | traits::maxLength(80)},
        Field{"closed_at", QT_TRANSLATE_NOOP("Evaluation", "Scoring closed at"), &Evaluation::closedAt, traits::readOnly | traits::indexed},
        Field{"frozen_by", QT_TRANSLATE_NOOP("Evaluation", "Frozen by"), &Evaluation::frozenBy, traits::readOnly | traits::maxLength(80)},
        Field{"frozen_at", QT_TRANSLATE_NOOP("Evaluation", "Frozen at"), &Evaluation::frozenAt, traits::readOnly | traits::indexed | traits::listed},
        Field{"checked_digest", QT_TRANSLATE_NOOP("Evaluation", "Digest by the server"), &Evaluation::checkedDigest, traits::readOnly | traits::maxLength(64)},
        Field{"checked_at", QT_TRANSLATE_NOOP("Evaluation", "Checked at"), &Evaluation::checkedAt, traits::readOnly},
        Field{"note", QT_TRANSLATE_NOOP("Evaluation", "Note"), &Evaluation::note, traits::multiline},
        Field{"audience", QT_TRANSLATE_NOOP("Evaluation", "Seen by"), &Evaluation::audience, traits::scope | traits::readOnly | traits::maxLength(80)},
    };
};

} // namespace contract
