// The documents that count: the living `policy` record of a kind, or where there is none, or none that this version
// understands, the shipped one. Parsed once for each content.
#pragma once

#include "contract/entities/policy.h"
#include "rules/changerules.h"
#include "rules/decide.h"
#include "rules/orderalerts.h"
#include "rules/servicelevels.h"

namespace rules {

/// From the record's `content`; an empty text means the shipped document. The reference lasts until the thread asks for
/// another content.
[[nodiscard]] const ServiceLevels &serviceLevelsOf(const QString &content);
[[nodiscard]] const WorkingCalendar &workingCalendarOf(const QString &content);
[[nodiscard]] const AlertMapping &alertMappingOf(const QString &content);
[[nodiscard]] const ChangeRules &changeRulesOf(const QString &content);

/// The content of the living policy of the kind; empty where there is none.
[[nodiscard]] QString policyContent(const World &world, PolicyKind kind);

/// Those that count in that world.
[[nodiscard]] const ServiceLevels &serviceLevelsOf(const World &world);
[[nodiscard]] const WorkingCalendar &workingCalendarOf(const World &world);
[[nodiscard]] const ChangeRules &changeRulesOf(const World &world);

/// Refuses a content that is not understood; the error's field is `content`, its message begins with the place. The kinds
/// that this file does not know pass.
[[nodiscard]] Result<void> checkPolicy(PolicyKind kind, const QString &content);

} // namespace rules
