#include "views/panels/changes/delegations/delegationspage.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"

namespace views::panels {

using namespace contract;

namespace {

constexpr int timeWidth = 150; // in 100 % pixels
constexpr qint64 minuteMs = 60'000;
constexpr qint64 weekMs = 7 * 24 * 60 * minuteMs;

} // namespace

DelegationsPage::DelegationsPage(shell::Panel &, const shell::PanelContext &context, QWidget *parent) : RecordPage(shapeOf<Delegation>(), context, parent)
{
    for (const auto *field : {"starts_at", "ends_at"})
        m_browser->sheet().suggestWidth(QLatin1StringView(field).toString(), timeWidth);
    m_browser->list().setSorts({{QStringLiteral("starts_at"), replica::Order::Descending}});
    m_browser->setMaker([this] { beginGrant(); });
}

void DelegationsPage::beginGrant()
{
    const QUuid me = m_context.host.actor().person;
    const qint64 now = m_context.clock.now().ms / minuteMs * minuteMs;
    if (me.isNull()) {
        m_context.host.notify({shell::Severity::Hint, tr("Your account belongs to no person."), tr("Only a person can let another decide in their place."), tr("Ask the system administrator to link your account to your record."), {}, {}});
        return;
    }
    beginWith({{QStringLiteral("principal_id"), idText(me)}, {QStringLiteral("starts_at"), now}, {QStringLiteral("ends_at"), now + weekMs}});
}

} // namespace views::panels
