// WindowOutlook: what a window, a freeze or a lockdown comes to: its next times, and for a freeze or lockdown the open changes
// that it hits, what becomes of each, and what else holds them. Asked where rows are read, so that it works with no network;
// the window need not be saved, so a lockdown is seen before it is begun.
#pragma once

#include "contract/entities/changerequest.h"
#include "replica/listreader.h"
#include "rules/changewindows.h"

namespace items {

using namespace contract;

struct HitChange {
    enum class Effect {
        Held,       ///< it is neither scheduled nor begun while this is in force
        InWork,     ///< it goes on: what was begun is brought to an end
        LetThrough, ///< by an exemption
        Passes,     ///< its class passes freezes
    };
    QUuid id;
    QString number;
    QString title;
    ChangeState state = ChangeState::Draft;
    rules::TimeSpan planned; ///< {0, 0}: none
    Effect effect = Effect::Held;
    QStringList heldBy; ///< names of other freezes and lockdowns that hold it as well: it stays held when this one goes
    bool operator==(const HitChange &) const = default;
};

struct WindowOutlook {
    std::vector<rules::TimeSpan> times; ///< that of now first, then the next ones
    std::vector<HitChange> hits;        ///< by planned time
    bool isCut = false;                 ///< more changes are open than were looked at
    [[nodiscard]] bool isInForce(Instant now) const;
    [[nodiscard]] int countOf(HitChange::Effect effect) const;
    /// Those that are held by this one only.
    [[nodiscard]] int freed() const;
};

[[nodiscard]] Result<WindowOutlook> windowOutlookOf(replica::ListReader &reader, const ChangeWindow &window, Instant now);

/// What is in force at that moment: freezes and lockdowns, with the time of each that it stands in.
struct StandingFreeze {
    ChangeWindow window;
    rules::TimeSpan time;
    bool operator==(const StandingFreeze &) const = default;
};
struct FreezeOutlook {
    std::vector<StandingFreeze> standing;
    std::optional<Instant> next; ///< when something begins or ends; nothing within the days that are looked at
    bool operator==(const FreezeOutlook &) const = default;
};
[[nodiscard]] Result<FreezeOutlook> freezeOutlookOf(replica::ListReader &reader, Instant now);

/// The freezes and lockdowns that stand against one change at its planned time, those that it was let through left out.
[[nodiscard]] Result<std::vector<ChangeWindow>> freezesOn(replica::ListReader &reader, const Record &change, Instant now);

/// "Held", and so on.
[[nodiscard]] QString effectText(HitChange::Effect effect);

} // namespace items
