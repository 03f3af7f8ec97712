#include "service/changewatch.h"

#include "contract/entities/entities.h"
#include "rules/derivedids.h"

#include <QLoggingCategory>

namespace service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

namespace {

/// Acts of one round: the rest comes with the next.
constexpr qint64 mostAtOnce = 500;

/// One thing that comes due by the clock.
struct Duty {
    const char *purpose; ///< of the derived ids
    const char *due;     ///< the condition; its one parameter is the time
    const char *field;
    Value value;
};

const std::array<Duty, 2> &duties()
{
    static const std::array all{
        Duty{"expire_change", "state IN ('awaiting_approval', 'approved', 'scheduled') AND planned_end IS NOT NULL AND planned_end <= ?", "state", QStringLiteral("expired")},
        Duty{"late_papers", "papers_due <= ? AND papers_at IS NULL AND unauthorised = 0", "unauthorised", qint64(1)},
    };
    return all;
}

/// A change is asked for once as it stands; a refusal holds until somebody changes it.
Command actOf(const Duty &duty, const QUuid &change, Revision revision, Instant now)
{
    return {.id = rules::derivedId(QString::fromLatin1(duty.purpose), QStringLiteral("%1 %2").arg(idText(change)).arg(revision)),
            .kind = CommandKind::Edit,
            .entity = QString::fromLatin1(Describe<ChangeRequest>::name),
            .targets = {{change, revision}},
            .fields = {{QString::fromLatin1(duty.field), duty.value}},
            .occurredAt = now};
}

Result<int> fulfil(const OwnActs &own, const Duty &duty)
{
    std::vector<Command> commands;
    const auto read = own.read([&](store::Database &database) -> Result<void> {
        commands.clear();
        auto row = database.run(QStringLiteral("SELECT id, revision FROM change_request WHERE retired = 0 AND %1 ORDER BY id LIMIT ?").arg(QLatin1StringView(duty.due)), {own.now.ms, mostAtOnce});
        if (!row)
            return Unexpected(row.error());
        while (row->next())
            commands.push_back(actOf(duty, idOf(row->text(0)), row->integer(1), own.now));
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    const auto decided = decidedBefore(own, commands);
    if (!decided)
        return Unexpected(decided.error());
    std::erase_if(commands, [&](const Command &command) { return decided->contains(command.id); });
    const auto receipts = commands.empty() ? Result<std::vector<Receipt>>() : own.execute(commands);
    if (!receipts)
        return Unexpected(receipts.error());
    for (const auto &receipt : *receipts)
        if (const auto *refused = std::get_if<Refused>(&receipt.outcome); refused && !isOvertaken(receipt))
            qCInfo(lcService) << duty.purpose << "refused" << idText(receipt.command) << textOf(refused->error.code) << refused->error.field << refused->error.message;
    return int(std::ranges::count_if(*receipts, [](const Receipt &receipt) { return std::holds_alternative<Applied>(receipt.outcome); }));
}

} // namespace

Result<ChangeWatchRun> watchChanges(const OwnActs &own)
{
    ChangeWatchRun run;
    return fulfil(own, duties()[0])
        .map([&](int count) { run.expired = count; })
        .and_then([&] { return fulfil(own, duties()[1]); })
        .map([&](int count) {
            run.unauthorised = count;
            if (run != ChangeWatchRun())
                qCInfo(lcService) << "changes expired" << run.expired << "unauthorised" << run.unauthorised;
            return run;
        });
}

} // namespace service
