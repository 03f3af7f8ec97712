#include "views/panels/panels.h"

#include "views/panels/catalogue/cataloguepanel.h"
#include "views/panels/changes/changespanel.h"
#include "views/panels/evaluation/evaluationpanel.h"
#include "views/panels/inventory/inventorypanel.h"
#include "views/panels/orders/orderspanel.h"
#include "views/panels/outbox/outboxpanel.h"
#include "views/panels/policies/policiespanel.h"
#include "views/panels/plans/planspanel.h"
#include "views/panels/prints/printspanel.h"
#include "views/panels/reports/reportspanel.h"
#include "views/panels/watch/watchpanel.h"
#include "views/panels/stocktake/stocktakepanel.h"

namespace views::panels {

const std::vector<shell::PanelSpec> &allPanels()
{
    static const std::vector<shell::PanelSpec> panels{
        {.id = QStringLiteral("inventory"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Resource inventory"),
         .icon = QStringLiteral("inventory"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_1),
         .entity = QStringLiteral("resource"),
         .right = {},
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new InventoryPanel(context, parent); },
         .otherEntities = {QStringLiteral("business_system"), QStringLiteral("organisation"), QStringLiteral("person"), QStringLiteral("relation"), QStringLiteral("saved_view")}},
        {.id = QStringLiteral("orders"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Work orders"),
         .icon = QStringLiteral("orders"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_2),
         .entity = QStringLiteral("work_order"),
         .right = QStringLiteral("work_order.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new OrdersPanel(context, parent); }},
        {.id = QStringLiteral("outbox"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Outbox"),
         .icon = QStringLiteral("outbox"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_3),
         .entity = {},
         .right = {},
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new OutboxPanel(context, parent); }},
        {.id = QStringLiteral("watch"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Ledger watch"),
         .icon = QStringLiteral("watch"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_4),
         .entity = {},
         .right = QStringLiteral("resource.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new WatchPanel(context, parent); }},
        {.id = QStringLiteral("stocktake"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Stocktake"),
         .icon = QStringLiteral("stocktake"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_5),
         .entity = QStringLiteral("stocktake"),
         .right = QStringLiteral("stocktake.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new StocktakePanel(context, parent); }},
        {.id = QStringLiteral("catalogue"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Service catalogue"),
         .icon = QStringLiteral("catalogue"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_6),
         .entity = QStringLiteral("service_item"),
         .right = QStringLiteral("service_item.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new CataloguePanel(context, parent); }},
        {.id = QStringLiteral("plans"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Recurring plans"),
         .icon = QStringLiteral("plans"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_7),
         .entity = QStringLiteral("order_plan"),
         .right = QStringLiteral("order_plan.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new PlansPanel(context, parent); }},
        {.id = QStringLiteral("policies"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Levels and calendar"),
         .icon = QStringLiteral("policies"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_8),
         .entity = {},
         .right = QStringLiteral("policy.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new PoliciesPanel(context, parent); }},
        {.id = QStringLiteral("changes"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Changes"),
         .icon = QStringLiteral("changes"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_9),
         .entity = QStringLiteral("change_request"),
         .right = QStringLiteral("change_request.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new ChangesPanel(context, parent); },
         .otherEntities = {QStringLiteral("change_window"), QStringLiteral("cab_meeting"), QStringLiteral("delegation"), QStringLiteral("change_template")}},
        {.id = QStringLiteral("evaluation"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Evaluation"),
         .icon = QStringLiteral("evaluation"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_9),
         .entity = QStringLiteral("evaluation"),
         .right = QStringLiteral("evaluation.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new EvaluationPanel(context, parent); },
         .otherEntities = {QStringLiteral("improvement_item"), QStringLiteral("satisfaction_survey"), QStringLiteral("evaluation_template")}},
        {.id = QStringLiteral("reports"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Reports"),
         .icon = QStringLiteral("reports"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_0),
         .entity = QStringLiteral("run_report"),
         .right = QStringLiteral("run_report.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new ReportsPanel(context, parent); }},
        {.id = QStringLiteral("prints"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Printed forms"),
         .icon = QStringLiteral("print"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_8),
         .entity = QStringLiteral("printed_form"),
         .right = QStringLiteral("printed_form.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new PrintsPanel(context, parent); }},
    };
    return panels;
}

} // namespace views::panels
