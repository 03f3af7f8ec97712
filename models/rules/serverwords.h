// What the server itself writes into orders. It becomes part of the record (档案), which is kept in Chinese whatever the
// language of the window that shows it.
#pragma once

#include <QString>

namespace rules {

enum class ServerWord {
    AlertsOver,
    AlertsOverWorkedOn,
    AlertsAgain,
    AlertsGraver,
    CaughtUp,   ///< %1: when it was planned
    GivenUp,    ///< %1: how many runs are not made any more
    TimedOut,
    TimedOutUntouched, ///< of an incident that went by itself
    AskedToConfirm,
    RatingAwaited, ///< %1: when it was asked for
};

[[nodiscard]] inline QString serverWords(ServerWord word)
{
    switch (word) {
    case ServerWord::AlertsOver:
        return QStringLiteral("全部告警已恢复，无人处理，系统自动解决。");
    case ServerWord::AlertsOverWorkedOn:
        return QStringLiteral("全部告警已恢复。工单已有人处理，请核实后解决。");
    case ServerWord::AlertsAgain:
        return QStringLiteral("告警再次触发。");
    case ServerWord::AlertsGraver:
        return QStringLiteral("新告警级别更高，系统提高影响和紧急程度。");
    case ServerWord::CaughtUp:
        return QStringLiteral("补派：计划时间 %1，当时未能派发。");
    case ServerWord::GivenUp:
        return QStringLiteral("另有 %1 次超过补派上限，不再补派。");
    case ServerWord::TimedOut:
        return QStringLiteral("超时自动确认");
    case ServerWord::TimedOutUntouched:
        return QStringLiteral("超时自动确认。告警自行恢复，无人处理，各步骤不适用。");
    case ServerWord::RatingAwaited:
        return QStringLiteral("%1 请用户评价，至今未收到，请提醒用户。");
    case ServerWord::AskedToConfirm:
        return QStringLiteral("已解决，系统转待确认");
    }
    return {};
}

} // namespace rules
