// How values are written on a form (表): as people in Guangzhou write them, whatever the language of the program.
#pragma once

#include "contract/entities/resource.h"
#include "contract/entities/workorder.h"

namespace exchange {

using namespace contract;

/// 2026年11月23日; nothing for no day.
[[nodiscard]] QString dayWords(QDate day);
[[nodiscard]] QString dayWords(const std::optional<Instant> &instant);
/// 2026年11月23日9时05分, in China's time.
[[nodiscard]] QString momentWords(const std::optional<Instant> &instant);
/// The same on two lines, for a narrow cell.
[[nodiscard]] QString momentLines(const std::optional<Instant> &instant);
/// 2026年11月23日9时05分至11时30分; both dates where they differ.
[[nodiscard]] QString spanWords(const std::optional<Instant> &from, const std::optional<Instant> &to);
/// 2026-11-23 14:05, as a footer says when it was printed.
[[nodiscard]] QString printTimeWords(Instant instant);
/// The day in China that the instant falls on.
[[nodiscard]] QDate chinaDay(Instant instant);
/// 2小时5分钟; nothing for none.
[[nodiscard]] QString minutesWords(qint64 minutes);
/// Of a limit as an order keeps it ("working 480"): 8小时（工作时间）.
[[nodiscard]] QString limitWords(const QString &limit);
/// 按时, 超时; nothing while it is open.
[[nodiscard]] QString timelinessWords(const std::optional<Timeliness> &kept);
/// 8核／16GB／系统盘100GB／数据盘500GB; nothing for what has no size.
[[nodiscard]] QString specificationWords(const Resource &resource);
/// 12.3, without trailing zeros.
[[nodiscard]] QString numberWords(const std::optional<double> &number);
/// 是, 否.
[[nodiscard]] QString yesWords(bool yes);

} // namespace exchange
