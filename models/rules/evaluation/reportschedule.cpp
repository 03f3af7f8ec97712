#include "rules/evaluation/reportschedule.h"

#include "contract/codec.h"

namespace rules {

namespace {

constexpr int mostDays = 60;

struct Rhythm {
    ReportKind kind;
    const char *key;
    int months;
};
constexpr std::array rhythms{Rhythm{ReportKind::Monthly, "monthly", 1}, Rhythm{ReportKind::Quarterly, "quarterly", 3}, Rhythm{ReportKind::Yearly, "yearly", 12}};

Result<ReportRule> ruleFrom(const RuleNode &node, ReportKind kind)
{
    if (const auto known = node.onlyHas({QStringLiteral("make_day"), QStringLiteral("due_day")}); !known)
        return Unexpected(known.error());
    const auto make = node.at(QStringLiteral("make_day")).whole(1, mostDays);
    if (!make)
        return Unexpected(make.error());
    const auto due = node.at(QStringLiteral("due_day")).whole(*make, mostDays);
    if (!due)
        return Unexpected(due.error());
    return ReportRule{kind, *make, *due};
}

/// The first day of the month, quarter or year that the day lies in.
QDate beginningOf(QDate day, int months)
{
    return QDate(day.year(), (day.month() - 1) / months * months + 1, 1);
}

} // namespace

Result<ReportSchedule> reportScheduleFromJson(const QByteArray &json)
{
    QStringList keys;
    for (const auto &rhythm : rhythms)
        keys << QLatin1StringView(rhythm.key);
    const auto file = ruleFileFromJson(json, keys);
    if (!file)
        return Unexpected(file.error());
    ReportSchedule schedule{file->version, {}};
    for (const auto &rhythm : rhythms) {
        if (!file->root.has(QLatin1StringView(rhythm.key)))
            continue;
        const auto rule = ruleFrom(file->root.at(QLatin1StringView(rhythm.key)), rhythm.kind);
        if (!rule)
            return Unexpected(rule.error());
        schedule.rules.push_back(*rule);
    }
    return schedule;
}

const ReportSchedule &shippedReportSchedule()
{
    static const ReportSchedule shipped = [] {
        auto schedule = reportScheduleFromJson(shippedPolicyFile(QStringLiteral("reporting.json")));
        Q_ASSERT_X(schedule, "shippedReportSchedule", "the shipped schedule of reports is not understood");
        return *std::move(schedule);
    }();
    return shipped;
}

std::vector<ReportDue> reportsToMake(const ReportSchedule &schedule, QDate done, QDate today)
{
    std::vector<ReportDue> due;
    for (const auto &rule : schedule.rules) {
        const int months = std::ranges::find(rhythms, rule.kind, &Rhythm::kind)->months;
        for (QDate from = beginningOf(done.addMonths(-months), months); from <= today; from = from.addMonths(months)) {
            const QDate next = from.addMonths(months);
            const QDate makeOn = next.addDays(rule.makeDay - 1);
            if (makeOn > done && makeOn <= today)
                due.push_back({rule, from, next.addDays(-1), makeOn, next.addDays(rule.dueDay - 1)});
        }
    }
    std::ranges::sort(due, {}, [](const ReportDue &one) { return std::pair(one.makeOn, one.rule.kind); });
    return due;
}

} // namespace rules
