// Moments: instants as people say them (5 minutes ago, yesterday 17:30), and in full for tool tips.
#pragma once

#include "contract/values.h"

namespace views::shell {

/// "just now", "5 min ago", "17:30", "yesterday 17:30", "11-20 17:30", "2025-11-20"; empty for an instant of 0.
[[nodiscard]] QString momentText(contract::Instant then, contract::Instant now);
/// 2026-11-22 17:30:05 with the offset of the time zone.
[[nodiscard]] QString stampText(contract::Instant instant);

} // namespace views::shell
