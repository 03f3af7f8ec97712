#include "views/panels/panels.h"

#include "views/panels/catalogue/cataloguepanel.h"
#include "views/panels/inventory/inventorypanel.h"
#include "views/panels/outbox/outboxpanel.h"
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
        {.id = QStringLiteral("outbox"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Outbox"),
         .icon = QStringLiteral("outbox"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_2),
         .entity = {},
         .right = {},
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new OutboxPanel(context, parent); }},
        {.id = QStringLiteral("watch"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Ledger watch"),
         .icon = QStringLiteral("watch"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_3),
         .entity = {},
         .right = QStringLiteral("resource.read"),
         .make = [](const shell::PanelContext &context, QWidget *parent) -> shell::Panel * { return new WatchPanel(context, parent); }},
        {.id = QStringLiteral("stocktake"),
         .caption = QT_TRANSLATE_NOOP("Panel", "Stocktake"),
         .icon = QStringLiteral("stocktake"),
         .shortcut = QKeySequence(Qt::CTRL | Qt::Key_4),
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
    };
    return panels;
}

} // namespace views::panels
