#include "service/ownacts.h"

#include "rules/derivedids.h"
#include "rules/orderflow.h"
#include "rules/serverwords.h"
#include "store/table.h"

namespace service {

const Actor &serverActor()
{
    static const Actor actor = [] {
        Actor made;
        made.account = rules::derivedId(QStringLiteral("account"), QStringLiteral("server"));
        made.login = QStringLiteral("server");
        made.displayName = rules::serverName();
        made.roles = {QString(rules::serverRole)};
        made.scope.all = true;
        for (const auto *right : {"work_order.read", "work_order.create", "work_order.edit", "order_alert.read", "order_alert.create", "order_alert.edit", "order_note.read", "order_note.create",
                                  "order_resource.read", "order_resource.create", "order_step.read", "order_plan.read", "service_item.read", "policy.read", "organisation.read", "business_system.read",
                                  "resource.read", "person.read", "attachment.read", "change_request.read", "change_request.edit", "change_template.read", "change_window.read",
                                  "change_step.read", "cab_meeting.read", "delegation.read", "evaluation.read", "evaluation.edit", "evaluation_template.read", "score_sheet.read", "score_sheet.edit",
                                  "objection.read", "run_report.read", "run_report.create"})
            made.rights.insert(QString::fromLatin1(right));
        return made;
    }();
    return actor;
}

Result<QHash<QUuid, QString>> decidedBefore(const OwnActs &own, std::span<const Command> commands)
{
    constexpr size_t idsAtOnce = 512;
    QHash<QUuid, QString> outcomes;
    const auto read = own.read([&](store::Database &database) -> Result<void> {
        outcomes.clear();
        for (size_t from = 0; from < commands.size(); from += idsAtOnce) {
            std::vector<Value> ids;
            for (const auto &command : commands.subspan(from, std::min(idsAtOnce, commands.size() - from)))
                ids.emplace_back(idText(command.id));
            const QString sql = QStringLiteral("SELECT command_id, outcome FROM receipt WHERE command_id ") + store::inList(ids);
            auto row = database.run(sql, ids);
            if (!row)
                return Unexpected(row.error());
            while (row->next())
                outcomes.insert(idOf(row->text(0)), row->text(1));
        }
        return {};
    });
    return read.map([&] { return std::move(outcomes); });
}

bool isOvertaken(const Receipt &receipt)
{
    if (std::holds_alternative<Conflict>(receipt.outcome))
        return true;
    const auto *refused = std::get_if<Refused>(&receipt.outcome);
    return refused && (refused->error.code == ErrorCode::AlreadyExists || refused->error.code == ErrorCode::IdReused || refused->error.code == ErrorCode::DependencyRefused);
}

} // namespace service
