// ClockWords: how promises and their arithmetic are said to people: lengths, limits, moments and reasons.
#pragma once

#include "rules/servicelevels.h"

namespace items {

using namespace contract;

/// "8 h 30 min", "45 s"; "0" for nothing.
[[nodiscard]] QString lengthWords(qint64 ms);
/// "3 working days", "8 h of working time", "2 h around the clock".
[[nodiscard]] QString limitWords(const rules::TimeLimit &limit);
/// "2026-10-08 Thu 08:30", with seconds where there are any: in China Standard Time, as the calendar counts.
[[nodiscard]] QString momentWords(Instant instant);
/// "Lunch break", "Make-up workday (国庆节)".
[[nodiscard]] QString reasonWords(rules::TimeReason reason, const QStringList &feasts);
[[nodiscard]] QString captionOf(rules::ClockKind kind);
/// "75 % used", "30 min before it is due", "1 day after the due time".
[[nodiscard]] QString whenWords(const rules::LevelAction &action);
/// The roles by their captions.
[[nodiscard]] QString roleWords(const QStringList &codes);
/// "P1, P2 · Incident"; "All orders" where nothing is named.
[[nodiscard]] QString scopeWords(const std::vector<Priority> &priorities, const std::vector<OrderKind> &kinds);
[[nodiscard]] QString choiceWords(Priority priority);
[[nodiscard]] QString choiceWords(OrderKind kind);
[[nodiscard]] QString choiceWords(Impact impact);
[[nodiscard]] QString choiceWords(Urgency urgency);
[[nodiscard]] QString choiceWords(HoldKind kind);

} // namespace items
