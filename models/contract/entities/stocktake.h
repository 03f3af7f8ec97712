// Stocktake (盘点): the ledger compared with what stands in the room. Scans are added in batches of their own, so that
// several people count at once; the sign-off freezes what was found.
#pragma once

#include "contract/entities/organisation.h"

namespace contract {

enum class StocktakeState { Open, SignedOff };
template <> struct Choices<StocktakeState> {
    static constexpr std::array all{
        Choice{StocktakeState::Open, "open", QT_TRANSLATE_NOOP("Stocktake", "Open")},
        Choice{StocktakeState::SignedOff, "signed_off", QT_TRANSLATE_NOOP("Stocktake", "Signed off")},
    };
};

struct Stocktake {
    Id<Stocktake> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title;
    Id<Organisation> unit; ///< whose people count, and see it
    QString place;         ///< for people: "一号机房 / 可用区 A"
    QString coverage;      ///< which resources are expected there: a list query as JSON
    StocktakeState state = StocktakeState::Open;
    QString note;
    QString findings;       ///< at the sign-off: what was found, as JSON (rules/stocktake)
    QString findingsDigest; ///< SM3 of `findings`; kept by the rules, as are those below
    QString signedBy;
    std::optional<Instant> signedAt;
    bool operator==(const Stocktake &) const = default;
};

template <> struct Describe<Stocktake> {
    static constexpr auto name = "stocktake";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Stocktake", "Stocktake");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Stocktake", "Stocktakes");
    static constexpr auto numberPrefix = "PD";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("Stocktake", "Number"), &Stocktake::number, traits::key},
        Field{"title", QT_TRANSLATE_NOOP("Stocktake", "Title"), &Stocktake::title, traits::title | traits::required | traits::searchable | traits::listed | traits::maxLength(120)},
        Field{"unit_id", QT_TRANSLATE_NOOP("Stocktake", "Unit"), &Stocktake::unit, traits::required | traits::scope | traits::indexed | traits::listed},
        Field{"place", QT_TRANSLATE_NOOP("Stocktake", "Place"), &Stocktake::place, traits::listed | traits::maxLength(200)},
        Field{"coverage", QT_TRANSLATE_NOOP("Stocktake", "Coverage"), &Stocktake::coverage, traits::maxLength(20'000)},
        Field{"state", QT_TRANSLATE_NOOP("Stocktake", "State"), &Stocktake::state, traits::indexed | traits::listed},
        Field{"note", QT_TRANSLATE_NOOP("Stocktake", "Note"), &Stocktake::note, traits::multiline},
        Field{"findings", QT_TRANSLATE_NOOP("Stocktake", "Findings"), &Stocktake::findings, traits::maxLength(6'000'000)},
        Field{"findings_digest", QT_TRANSLATE_NOOP("Stocktake", "SM3 digest of the findings"), &Stocktake::findingsDigest, traits::readOnly | traits::maxLength(64)},
        Field{"signed_by", QT_TRANSLATE_NOOP("Stocktake", "Signed by"), &Stocktake::signedBy, traits::readOnly | traits::listed | traits::personal},
        Field{"signed_at", QT_TRANSLATE_NOOP("Stocktake", "Signed at"), &Stocktake::signedAt, traits::readOnly | traits::listed},
    };
};

} // namespace contract
