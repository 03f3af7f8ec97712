// ReportSchedule (报告计划): which run reports the server makes by itself, on which day after the period, and when they are due.
// Our proposal (domain.md section 8, E1: the monthly report by the 5th of the next month).
#pragma once

#include "contract/entities/runreport.h"
#include "rules/rulefile.h"

namespace rules {

struct ReportRule {
    ReportKind kind = ReportKind::Monthly;
    int makeDay = 1; ///< days after the end of the period, from 1
    int dueDay = 5;  ///< not before the day on which it is made
    bool operator==(const ReportRule &) const = default;
};

struct ReportSchedule {
    QString version;
    std::vector<ReportRule> rules;
    bool operator==(const ReportSchedule &) const = default;
};

/// BadRequest with the place for anything else than resources/policies/reporting.json shows.
[[nodiscard]] Result<ReportSchedule> reportScheduleFromJson(const QByteArray &json);
/// The one in resources/policies, which counts where no policy of the kind is kept.
[[nodiscard]] const ReportSchedule &shippedReportSchedule();

/// A period that ended, and the report that it wants.
struct ReportDue {
    ReportRule rule;
    QDate from;
    QDate to;
    QDate makeOn;
    QDate dueOn;
    bool operator==(const ReportDue &) const = default;
};
/// Those that are to be made on days after `done`, up to and with `today`, the earliest first.
[[nodiscard]] std::vector<ReportDue> reportsToMake(const ReportSchedule &schedule, QDate done, QDate today);

} // namespace rules
