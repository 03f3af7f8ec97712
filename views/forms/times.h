// Times as people say them ("yesterday 17:30"); the full stamp stands in the tooltip.
#pragma once

#include "contract/values.h"

namespace views::forms {

/// `now` comes in, so that what is shown can be tested.
[[nodiscard]] QString saidTime(contract::Instant when, contract::Instant now);
/// 2026-11-22 14:02:07, local time.
[[nodiscard]] QString stampOf(contract::Instant when);

} // namespace views::forms
