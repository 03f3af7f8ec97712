// ScoreSheet (评分单): what one unit of one party gives in one evaluation. Seen by nobody but that party until the scoring is
// closed; then the server shows it to all.
#pragma once

#include "contract/entities/evaluation.h"

namespace contract {

enum class SheetState { Draft, Submitted, Revealed };
template <> struct Choices<SheetState> {
    static constexpr std::array all{
        Choice{SheetState::Draft, "draft", QT_TRANSLATE_NOOP("ScoreSheet", "Draft")},
        Choice{SheetState::Submitted, "submitted", QT_TRANSLATE_NOOP("ScoreSheet", "Handed in")},
        Choice{SheetState::Revealed, "revealed", QT_TRANSLATE_NOOP("ScoreSheet", "Shown to all")},
    };
};

struct ScoreSheet {
    Id<ScoreSheet> id;
    Revision revision = 0;
    bool retired = false;
    Id<Evaluation> evaluation;
    Party party = Party::Provider; ///< self-score of the provider, scores of the others
    Id<Organisation> unit; ///< whose people give the scores
    SheetState state = SheetState::Draft;
    QString scores; ///< JSON array of {indicator, ratio, applicable, reason, proof, occurrences} (rules/evaluation/sheets)
    QString comment;
    QString scoresDigest; ///< SM3 of the scores in canonical form; kept by the rules
    QString submittedBy; ///< login
    std::optional<Instant> submittedAt;
    QString title; ///< of the sheet, for lists; kept by the rules
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const ScoreSheet &) const = default;
};

template <> struct Describe<ScoreSheet> {
    static constexpr auto name = "score_sheet";
    static constexpr auto caption = QT_TRANSLATE_NOOP("ScoreSheet", "Score sheet");
    static constexpr auto captions = QT_TRANSLATE_NOOP("ScoreSheet", "Score sheets");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"evaluation_id", QT_TRANSLATE_NOOP("ScoreSheet", "Evaluation"), &ScoreSheet::evaluation, traits::required | traits::indexed | traits::listed},
        Field{"party", QT_TRANSLATE_NOOP("ScoreSheet", "Party"), &ScoreSheet::party, traits::indexed | traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("ScoreSheet", "Unit"), &ScoreSheet::unit, traits::required | traits::scope | traits::indexed | traits::listed},
        Field{"state", QT_TRANSLATE_NOOP("ScoreSheet", "State"), &ScoreSheet::state, traits::indexed | traits::listed},
        Field{"scores", QT_TRANSLATE_NOOP("ScoreSheet", "Scores"), &ScoreSheet::scores, traits::maxLength(200'000)},
        Field{"comment", QT_TRANSLATE_NOOP("ScoreSheet", "Comment"), &ScoreSheet::comment, traits::multiline},
        Field{"scores_digest", QT_TRANSLATE_NOOP("ScoreSheet", "Digest"), &ScoreSheet::scoresDigest, traits::readOnly | traits::maxLength(64)},
        Field{"submitted_by", QT_TRANSLATE_NOOP("ScoreSheet", "Handed in by"), &ScoreSheet::submittedBy, traits::readOnly | traits::listed | traits::maxLength(80)},
        Field{"submitted_at", QT_TRANSLATE_NOOP("ScoreSheet", "Handed in at"), &ScoreSheet::submittedAt, traits::readOnly | traits::listed},
        Field{"title", QT_TRANSLATE_NOOP("ScoreSheet", "Title"), &ScoreSheet::title, traits::title | traits::readOnly | traits::maxLength(120)},
        Field{"audience", QT_TRANSLATE_NOOP("ScoreSheet", "Seen by"), &ScoreSheet::audience, traits::scope | traits::readOnly | traits::maxLength(80)},
    };
};

} // namespace contract
