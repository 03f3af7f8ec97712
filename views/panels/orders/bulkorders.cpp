#include "views/panels/orders/bulkorders.h"

#include "contract/entities/workorder.h"
#include "items/recordeditor.h"
#include "views/forms/fieldeditor.h"
#include "views/panels/records/bulkpreview.h"
#include "views/panels/records/reasondialog.h"
#include "views/panels/orders/detail/verbdialog.h"

#include <QCoreApplication>

namespace views::panels {

using namespace contract;
using replica::ListRow;

namespace {

struct BulkOrders {
    Q_DECLARE_TR_FUNCTIONS(BulkOrders)
};

Command editOf(const std::vector<ListRow> &orders, const Patch &fields, const QString &reason, const shell::PanelContext &context)
{
    std::vector<Record> records;
    std::ranges::transform(orders, std::back_inserter(records), &ListRow::record);
    auto command = items::commandOn(CommandKind::Edit, shapeOf<WorkOrder>(), records, reason, context.ids, context.clock);
    command.fields = fields;
    return command;
}

std::optional<Command> previewed(const Command &command, const QHash<QString, QString> &titles, const shell::PanelContext &context, QWidget *parent)
{
    BulkPreview preview(command, titles, context, parent);
    return preview.exec() == QDialog::Accepted ? std::optional(preview.command()) : std::nullopt;
}

} // namespace

std::optional<Command> askAssignment(const std::vector<ListRow> &orders, const shell::PanelContext &context, QWidget *parent)
{
    const auto &shape = shapeOf<WorkOrder>();
    const auto at = [&](QStringView field) { return size_t(shape.indexOf(field)); };
    ListRow asked = orders.front();
    if (orders.size() > 1)
        asked.record.values[at(u"title")] = BulkOrders::tr("%n order(s)", nullptr, int(orders.size()));
    for (const auto *field : {u"team", u"assignee_id"}) {
        // What they have in common stands there already.
        const bool same = std::ranges::all_of(orders, [&](const ListRow &row) { return row.record.values[at(field)] == orders.front().record.values[at(field)]; });
        if (same)
            continue;
        asked.record.values[at(field)] = {};
        asked.titles[at(field)].clear();
    }
    VerbDialog dialog({.verb = rules::OrderVerb::Transfer, .to = OrderState::InProgress, .wantsReason = true, .problem = {}}, asked, context, parent);
    dialog.call(BulkOrders::tr("Assign"), BulkOrders::tr("Preview…"));
    if (dialog.exec() != QDialog::Accepted || dialog.fields().empty())
        return {};
    const auto *assignee = dialog.editor(u"assignee_id");
    return previewed(editOf(orders, dialog.fields(), dialog.reason(), context), {{QStringLiteral("assignee_id"), assignee ? assignee->title() : QString()}}, context, parent);
}

std::optional<Command> askClosing(const std::vector<ListRow> &orders, const shell::PanelContext &context, QWidget *parent)
{
    const int count = int(orders.size());
    const auto reason = askReason({.title = BulkOrders::tr("Close"),
                                   .question = count == 1 ? BulkOrders::tr("Close “%1”?").arg(titleOf(shapeOf<WorkOrder>(), orders.front().record)) : BulkOrders::tr("Close %n order(s)?", nullptr, count),
                                   .consequence = BulkOrders::tr("Orders that may not be closed yet are shown with the reason before anything is done."),
                                   .verb = BulkOrders::tr("Close")},
                                  parent);
    if (!reason)
        return {};
    return previewed(editOf(orders, {{QStringLiteral("state"), Codec<OrderState>::encode(OrderState::Closed)}}, *reason, context), {}, context, parent);
}

} // namespace views::panels
