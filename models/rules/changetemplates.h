// Templates of standard changes (标准变更模板): approved after enough runs without failure, and out of use as soon as a change
// made from one fails. That follows from the changes themselves, so nothing has to be switched off by hand.
#pragma once

#include "contract/entities/changetemplate.h"
#include "rules/changerules.h"

namespace rules {

struct TemplateStanding {
    bool isUsable = false;
    int runs = 0;         ///< closed changes that succeeded
    QString failed;       ///< number of a change since the approval that failed or was rolled back
    bool operator==(const TemplateStanding &) const = default;
};
[[nodiscard]] TemplateStanding standingOf(const ChangeTemplate &changeTemplate, const World &world);

/// A standard change is what its template says, since nobody else has looked at it: the same steps (remarks to them are free),
/// way back and verification, the same answers, and no longer an outage. The template is approved and has not failed.
[[nodiscard]] Result<void> checkMadeFromTemplate(const ChangeRequest &change, const World &world);

/// Keeps who approved it and when; refuses the approval without the runs that the rules want.
[[nodiscard]] Result<void> settleChangeTemplate(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
