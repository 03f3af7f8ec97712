#include "rules/serverwords.h"

#include <QDateTime>
#include <QRegularExpression>

namespace rules {

namespace {

constexpr size_t mostParts = 8;

struct Wording {
    ServerWord word;
    const char16_t *text;
};

/// Written since the first release: a sentence that is changed has its former wording stay below, to be read.
constexpr std::array wordings{
    Wording{ServerWord::AlertsOver, u"全部告警已恢复，无人处理，系统自动解决。"},
    Wording{ServerWord::AlertsOverWorkedOn, u"全部告警已恢复。工单已有人处理，请核实后解决。"},
    Wording{ServerWord::AlertsAgain, u"告警再次触发。"},
    Wording{ServerWord::AlertsGraver, u"新告警级别更高，系统提高影响和紧急程度。"},
    Wording{ServerWord::CaughtUp, u"补派：计划时间 %1，当时未能派发。"},
    Wording{ServerWord::GivenUp, u"另有 %1 次超过补派上限，不再补派。"},
    // The longer before what it begins with.
    Wording{ServerWord::TimedOutUntouched, u"超时自动确认。告警自行恢复，无人处理，各步骤不适用。"},
    Wording{ServerWord::TimedOut, u"超时自动确认"},
    Wording{ServerWord::AskedToConfirm, u"已解决，系统转待确认"},
    Wording{ServerWord::RatingAwaited, u"%1 请用户评价，至今未收到，请提醒用户。"},
    Wording{ServerWord::OfResponse, u"响应时限"},
    Wording{ServerWord::OfResolve, u"解决时限"},
    Wording{ServerWord::OfReport, u"法定报告时限"},
    Wording{ServerWord::UsedPercent, u"已用 %1%"},
    Wording{ServerWord::MinutesLeft, u"还剩 %1 分钟"},
    Wording{ServerWord::DaysLeft, u"还剩 %1 个工作日"},
    Wording{ServerWord::MinutesPassed, u"已过 %1 分钟"},
    Wording{ServerWord::DaysPassed, u"已过 %1 个工作日"},
    Wording{ServerWord::MinutesOver, u"已超过 %1 分钟"},
    Wording{ServerWord::DaysOver, u"已超过 %1 个工作日"},
    Wording{ServerWord::Due, u"已到"},
    Wording{ServerWord::DueAt, u"，到期时间 %1"},
};

/// Finds the wording at the beginning of a text; a value is a moment or a number.
QRegularExpression readerOf(const Wording &wording)
{
    QString pattern = QRegularExpression::escape(QString::fromUtf16(wording.text));
    pattern.replace(QRegularExpression::escape(QStringLiteral("%1")), QStringLiteral("([0-9][0-9 :-]{0,18})"));
    return QRegularExpression(QLatin1Char('^') + pattern);
}

const std::vector<std::pair<ServerWord, QRegularExpression>> &readers()
{
    static const auto made = [] {
        std::vector<std::pair<ServerWord, QRegularExpression>> all;
        for (const auto &wording : wordings)
            all.emplace_back(wording.word, readerOf(wording));
        return all;
    }();
    return made;
}

ServerWord of(ClockKind clock)
{
    switch (clock) {
    case ClockKind::Response:
        return ServerWord::OfResponse;
    case ClockKind::Resolve:
        return ServerWord::OfResolve;
    case ClockKind::Statutory:
        return ServerWord::OfReport;
    }
    return ServerWord::OfResolve;
}

ServerWord of(LevelAction::When when, TimeLimit::Unit unit)
{
    using When = LevelAction::When;
    const bool days = unit == TimeLimit::Unit::Days;
    switch (when) {
    case When::Percent:
        return ServerWord::UsedPercent;
    case When::BeforeDue:
        return days ? ServerWord::DaysLeft : ServerWord::MinutesLeft;
    case When::AfterStart:
        return days ? ServerWord::DaysPassed : ServerWord::MinutesPassed;
    case When::AtDue:
        return ServerWord::Due;
    case When::AfterDue:
        return days ? ServerWord::DaysOver : ServerWord::MinutesOver;
    }
    return ServerWord::Due;
}

} // namespace

QString serverWords(ServerWord word)
{
    return QString::fromUtf16(std::ranges::find(wordings, word, &Wording::word)->text);
}

QString chinaTimeWords(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::OffsetFromUTC, int(chinaOffsetMs / 1000)).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString escalationWords(const LevelAction &action, std::optional<Instant> due)
{
    QString words = serverWords(of(action.clock)) + serverWords(of(action.when, action.unit));
    if (action.when != LevelAction::When::AtDue)
        words = words.arg(action.amount);
    if (due)
        words += serverWords(ServerWord::DueAt).arg(chinaTimeWords(*due));
    return words + u'。';
}

std::vector<ServerSaying> readServerWords(const QString &text)
{
    std::vector<ServerSaying> said;
    QString rest = text;
    while (!rest.isEmpty() && said.size() < mostParts) {
        if (rest.startsWith(u'。')) { // ends what was put together
            rest.remove(0, 1);
            continue;
        }
        const auto known = std::ranges::find_if(readers(), [&](const auto &reader) { return reader.second.match(rest).hasMatch(); });
        if (known == readers().end())
            return {};
        const auto match = known->second.match(rest);
        said.push_back({known->first, match.capturedTexts().mid(1)});
        rest.remove(0, match.capturedLength());
    }
    return rest.isEmpty() ? said : std::vector<ServerSaying>();
}

} // namespace rules
