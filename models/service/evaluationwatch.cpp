#include "service/evaluationwatch.h"

#include "contract/entities/entities.h"
#include "rules/derivedids.h"
#include "rules/evaluation/evaluationresult.h"
#include "service/dbworld.h"
#include "service/figures.h"
#include "store/table.h"

#include <QLoggingCategory>

namespace service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

namespace {

/// Acts of one round: the rest comes with the next.
constexpr qint64 mostAtOnce = 500;

constexpr auto toReveal = "SELECT id, revision FROM score_sheet WHERE retired = 0 AND state = 'submitted' AND evaluation_id IN "
                          "(SELECT id FROM evaluation WHERE state IN ('review', 'frozen', 'corrected')) ORDER BY id LIMIT ?";
constexpr auto toCorrect = "SELECT id, revision FROM evaluation WHERE retired = 0 AND state = 'frozen' AND id IN "
                           "(SELECT corrects_id FROM evaluation WHERE retired = 0 AND state = 'frozen') ORDER BY id LIMIT ?";
/// A few in one round: each counts over all orders of its period.
constexpr auto toCheck = "id IN (SELECT id FROM evaluation WHERE state = 'frozen' AND retired = 0 AND checked_at IS NULL ORDER BY frozen_at, id LIMIT 5)";

/// A record is acted on once as it stands; a refusal holds until somebody changes it.
Command actOn(const char *purpose, const char *entity, const QUuid &record, Revision revision, Patch fields, Instant now)
{
    return {.id = rules::derivedId(QString::fromLatin1(purpose), QStringLiteral("%1 %2").arg(idText(record)).arg(revision)),
            .kind = CommandKind::Edit,
            .entity = QString::fromLatin1(entity),
            .targets = {{record, revision}},
            .fields = std::move(fields),
            .occurredAt = now};
}

Result<int> carryOutOnce(const OwnActs &own, const char *purpose, std::vector<Command> commands)
{
    const auto decided = decidedBefore(own, commands);
    if (!decided)
        return Unexpected(decided.error());
    std::erase_if(commands, [&](const Command &command) { return decided->contains(command.id); });
    const auto receipts = commands.empty() ? Result<std::vector<Receipt>>() : own.execute(commands);
    if (!receipts)
        return Unexpected(receipts.error());
    for (const auto &receipt : *receipts)
        if (const auto *refused = std::get_if<Refused>(&receipt.outcome); refused && !isOvertaken(receipt))
            qCInfo(lcService) << purpose << "refused" << idText(receipt.command) << textOf(refused->error.code) << refused->error.field << refused->error.message;
    return int(std::ranges::count_if(*receipts, [](const Receipt &receipt) { return std::holds_alternative<Applied>(receipt.outcome); }));
}

/// Moves what the query finds to that state.
Result<int> moveAll(const OwnActs &own, const char *purpose, const char *entity, const char *query, const QString &state)
{
    std::vector<Command> commands;
    const auto read = own.read([&](store::Database &database) -> Result<void> {
        commands.clear();
        auto row = database.run(QString::fromLatin1(query), {mostAtOnce});
        if (!row)
            return Unexpected(row.error());
        while (row->next())
            commands.push_back(actOn(purpose, entity, idOf(row->text(0)), row->integer(1), {{QStringLiteral("state"), state}}, own.now));
        return {};
    });
    return read.and_then([&] { return carryOutOnce(own, purpose, std::move(commands)); });
}

/// Equal to the frozen digest or not: both is said.
Result<int> checkResults(const OwnActs &own)
{
    std::vector<Command> commands;
    const auto read = own.read([&](store::Database &database) -> Result<void> {
        commands.clear();
        const auto frozen = store::tableOf(shapeOf<Evaluation>()).where(database, QString::fromLatin1(toCheck), {}, store::Table::Lock::None);
        if (!frozen)
            return Unexpected(frozen.error());
        for (const auto &record : *frozen) {
            const auto evaluation = fromRecord<Evaluation>(record);
            const auto counted = evaluation ? countedResult(database, *evaluation) : Result<CountedResult>(Unexpected(evaluation.error()));
            if (!counted) {
                if (counted.error().code == ErrorCode::Storage)
                    return Unexpected(counted.error());
                qCWarning(lcService) << "no result comes out of" << idText(record.id) << textOf(counted.error().code) << counted.error().field << counted.error().message;
            }
            const QString digest = counted ? rules::evaluation::digestOf(counted->canonical) : QString();
            if (counted && digest != evaluation->resultDigest)
                qCWarning(lcService) << "the result of" << evaluation->number << "comes out otherwise:" << digest;
            commands.push_back(actOn("check_evaluation", Describe<Evaluation>::name, record.id, record.revision,
                                     {{QStringLiteral("checked_digest"), digest.isEmpty() ? Value() : Value(digest)}, {QStringLiteral("checked_at"), own.now.ms}}, own.now));
        }
        return {};
    });
    return read.and_then([&] { return carryOutOnce(own, "check_evaluation", std::move(commands)); });
}

} // namespace

Result<CountedResult> countedResult(store::Database &database, const Evaluation &evaluation)
{
    const DbWorld world(database, serverActor(), DbWorld::Ends::Unlocked);
    const auto document = rules::evaluation::templateOf(evaluation, world);
    if (!document)
        return Unexpected(document.error());
    const auto plan = planOf(database, *document, rules::evaluation::periodOf(evaluation), rules::evaluation::scopeOf(evaluation));
    if (!plan)
        return Unexpected(plan.error());
    const auto figures = figuresOf(database, *plan);
    if (!figures)
        return Unexpected(figures.error());
    auto result = rules::evaluation::resultNow(evaluation, *figures, world);
    if (!result)
        return Unexpected(world.trouble().value_or(result.error()));
    auto canonical = rules::evaluation::canonicalText(*result);
    if (!canonical)
        return Unexpected(canonical.error());
    return CountedResult{*std::move(result), *std::move(canonical)};
}

Result<EvaluationWatchRun> watchEvaluations(const OwnActs &own)
{
    EvaluationWatchRun run;
    return moveAll(own, "reveal_sheet", Describe<ScoreSheet>::name, toReveal, QStringLiteral("revealed"))
        .map([&](int count) { run.revealed = count; })
        .and_then([&] { return moveAll(own, "correct_evaluation", Describe<Evaluation>::name, toCorrect, QStringLiteral("corrected")); })
        .map([&](int count) { run.corrected = count; })
        .and_then([&] { return checkResults(own); })
        .map([&](int count) {
            run.checked = count;
            if (run != EvaluationWatchRun())
                qCInfo(lcService) << "sheets shown" << run.revealed << "evaluations corrected" << run.corrected << "checked" << run.checked;
            return run;
        });
}

} // namespace service
