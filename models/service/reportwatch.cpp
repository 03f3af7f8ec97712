#include "service/reportwatch.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "rules/derivedids.h"
#include "rules/evaluation/reportschedule.h"
#include "rules/evaluation/reporttext.h"
#include "rules/policies.h"
#include "rules/recurrence.h"
#include "service/dbworld.h"
#include "service/settings.h"

#include <QLoggingCategory>

namespace service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

namespace {

/// The day up to which all reports were made.
const QString doneSetting = QStringLiteral("reports_made_until");
/// However long the server was away: the reports of so many days are caught up.
constexpr qint64 mostDays = 400;

struct Looked {
    QDate done;
    rules::ReportSchedule schedule;
};

Result<Looked> look(store::Database &database, QDate today)
{
    const auto kept = readSetting(database, doneSetting);
    if (!kept)
        return Unexpected(kept.error());
    const QDate done = QDate::fromString(*kept, Qt::ISODate);
    const DbWorld world(database, serverActor(), DbWorld::Ends::Unlocked);
    const QString content = rules::policyContent(world, PolicyKind::Reporting);
    const auto own = content.isEmpty() ? Result<rules::ReportSchedule>(fail(ErrorCode::NotFound)) : rules::reportScheduleFromJson(content.toUtf8());
    return Looked{done.isValid() ? std::max(done, today.addDays(-mostDays)) : today.addDays(-1), own ? *own : rules::shippedReportSchedule()};
}

Command draftOf(const rules::ReportDue &due, QDate today, Instant now)
{
    const auto day = [](QDate date) { return Codec<QDate>::encode(date); };
    const QString which = text(Codec<ReportKind>::encode(due.rule.kind)) + u' ' + due.from.toString(Qt::ISODate);
    return {.id = rules::derivedId(QStringLiteral("make_report"), which),
            .kind = CommandKind::Create,
            .entity = QString::fromLatin1(Describe<RunReport>::name),
            .targets = {{rules::derivedId(QStringLiteral("run report"), which), 0}},
            .fields = {{QStringLiteral("title"), rules::evaluation::reportTitle(due.rule.kind, due.from)},
                       {QStringLiteral("kind"), Codec<ReportKind>::encode(due.rule.kind)},
                       {QStringLiteral("period_from"), day(due.from)},
                       {QStringLiteral("period_to"), day(due.to)},
                       {QStringLiteral("due_on"), day(due.dueOn)},
                       {QStringLiteral("blocks"), QString::fromUtf8(rules::evaluation::toJson(rules::evaluation::shippedReportText(due.rule.kind)))},
                       {QStringLiteral("by_schedule"), qint64(1)},
                       {QStringLiteral("caught_up"), qint64(due.makeOn < today ? 1 : 0)}},
            .occurredAt = now};
}

} // namespace

Result<ReportWatchRun> watchReports(const OwnActs &own)
{
    const QDate today = rules::dayOf(own.now);
    Looked looked;
    const auto read = own.read([&](store::Database &database) {
        return look(database, today).map([&](Looked found) { looked = std::move(found); });
    });
    if (!read)
        return Unexpected(read.error());
    if (looked.done >= today)
        return ReportWatchRun();
    std::vector<Command> commands;
    QHash<QUuid, bool> caughtUp;
    for (const auto &due : rules::reportsToMake(looked.schedule, looked.done, today)) {
        commands.push_back(draftOf(due, today, own.now));
        caughtUp.insert(commands.back().id, due.makeOn < today);
    }
    const auto decided = decidedBefore(own, commands);
    if (!decided)
        return Unexpected(decided.error());
    std::erase_if(commands, [&](const Command &command) { return decided->contains(command.id); });
    const auto receipts = commands.empty() ? Result<std::vector<Receipt>>() : own.execute(commands);
    if (!receipts)
        return Unexpected(receipts.error());
    ReportWatchRun run;
    for (const auto &receipt : *receipts) {
        if (std::holds_alternative<Applied>(receipt.outcome)) {
            ++run.made;
            run.caughtUp += caughtUp.value(receipt.command) ? 1 : 0;
        } else if (const auto *refused = std::get_if<Refused>(&receipt.outcome); refused && !isOvertaken(receipt)) {
            qCWarning(lcService) << "a report was refused" << textOf(refused->error.code) << refused->error.field << refused->error.message;
        }
    }
    if (run != ReportWatchRun())
        qCInfo(lcService) << "reports made" << run.made << "caught up" << run.caughtUp;
    return own.write([&](store::Database &database) { return writeSetting(database, doneSetting, today.toString(Qt::ISODate)); }).map([&] { return run; });
}

} // namespace service
