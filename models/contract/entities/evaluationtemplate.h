// EvaluationTemplate (评价模板): one version of what is evaluated and how: dimensions, indicators, weights, rules, formulas,
// evaluators and grades. What it says is data, our proposal (domain.md section 9); an evaluation keeps the version that it
// started with.
#pragma once

#include "contract/entities/organisation.h"

namespace contract {

/// A version is drafted, comes into force, and gives way to the next.
enum class TemplateVersionState { Draft, InForce, Superseded };
template <> struct Choices<TemplateVersionState> {
    static constexpr std::array all{
        Choice{TemplateVersionState::Draft, "draft", QT_TRANSLATE_NOOP("EvaluationTemplate", "Draft")},
        Choice{TemplateVersionState::InForce, "in_force", QT_TRANSLATE_NOOP("EvaluationTemplate", "In force")},
        Choice{TemplateVersionState::Superseded, "superseded", QT_TRANSLATE_NOOP("EvaluationTemplate", "Superseded")},
    };
};

struct EvaluationTemplate {
    Id<EvaluationTemplate> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString code; ///< the same in every version of a template
    QString name;
    int version = 1; ///< counts up within a code
    TemplateVersionState standing = TemplateVersionState::Draft;
    QDate effectiveOn;
    QString sourceNote;
    QString content; ///< the document as JSON (rules/evaluation/template)
    QString contentDigest; ///< SM3 of the content in canonical form; kept by the rules
    QString confirmedBy; ///< login of who brought it into force
    std::optional<Instant> confirmedAt;
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const EvaluationTemplate &) const = default;
};

template <> struct Describe<EvaluationTemplate> {
    static constexpr auto name = "evaluation_template";
    static constexpr auto caption = QT_TRANSLATE_NOOP("EvaluationTemplate", "Evaluation template");
    static constexpr auto captions = QT_TRANSLATE_NOOP("EvaluationTemplate", "Evaluation templates");
    static constexpr auto numberPrefix = "PM";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("EvaluationTemplate", "Number"), &EvaluationTemplate::number, traits::key},
        Field{"code", QT_TRANSLATE_NOOP("EvaluationTemplate", "Code"), &EvaluationTemplate::code, traits::required | traits::indexed | traits::listed | traits::maxLength(40)},
        Field{"name", QT_TRANSLATE_NOOP("EvaluationTemplate", "Name"), &EvaluationTemplate::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"version", QT_TRANSLATE_NOOP("EvaluationTemplate", "Version"), &EvaluationTemplate::version, traits::listed | traits::range(1, 100000)},
        Field{"standing", QT_TRANSLATE_NOOP("EvaluationTemplate", "State"), &EvaluationTemplate::standing, traits::indexed | traits::listed},
        Field{"effective_on", QT_TRANSLATE_NOOP("EvaluationTemplate", "In force from"), &EvaluationTemplate::effectiveOn, traits::listed},
        Field{"source_note", QT_TRANSLATE_NOOP("EvaluationTemplate", "Source"), &EvaluationTemplate::sourceNote, traits::multiline},
        Field{"content", QT_TRANSLATE_NOOP("EvaluationTemplate", "Content"), &EvaluationTemplate::content, traits::required | traits::maxLength(1'000'000)},
        Field{"content_digest", QT_TRANSLATE_NOOP("EvaluationTemplate", "Digest"), &EvaluationTemplate::contentDigest, traits::readOnly | traits::maxLength(64)},
        Field{"confirmed_by", QT_TRANSLATE_NOOP("EvaluationTemplate", "Confirmed by"), &EvaluationTemplate::confirmedBy, traits::readOnly | traits::listed | traits::maxLength(80)},
        Field{"confirmed_at", QT_TRANSLATE_NOOP("EvaluationTemplate", "Confirmed at"), &EvaluationTemplate::confirmedAt, traits::readOnly | traits::listed},
        Field{"audience", QT_TRANSLATE_NOOP("EvaluationTemplate", "Seen by"), &EvaluationTemplate::audience, traits::scope | traits::readOnly | traits::maxLength(80)},
    };
};

} // namespace contract
