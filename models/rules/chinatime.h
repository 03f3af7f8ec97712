// One clock for the whole city: what zone a machine was left in changes no time on a screen, in a file or on paper.
#pragma once

#include <QByteArray>
#include <ctime>

namespace rules {

/// Makes China's time (UTC+8, no summer time) the local time of this program, as `chinaOffsetMs` is that of the rules.
/// Call it first in main(), before another thread could ask for the time. Needs no time zone database.
inline void useChinaTime()
{
    qputenv("TZ", "CST-8");
    ::tzset();
}

} // namespace rules
