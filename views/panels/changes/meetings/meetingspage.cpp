#include "views/panels/changes/meetings/meetingspage.h"

#include "contract/entities/entities.h"
#include "items/factory.h"
#include "rules/recurrence.h"
#include "views/panels/records/sheetview.h"

namespace views::panels {

using namespace contract;

namespace {

constexpr int timeWidth = 150; // in 100 % pixels
constexpr qint64 tenOClock = 10 * 3'600'000;

} // namespace

MeetingsPage::MeetingsPage(shell::Panel &, const shell::PanelContext &context, QWidget *parent) : RecordPage(shapeOf<CabMeeting>(), context, parent)
{
    for (const auto *field : {"starts_at", "held_at"})
        m_browser->sheet().suggestWidth(QLatin1StringView(field).toString(), timeWidth);
    m_browser->list().setSorts({{QStringLiteral("starts_at"), replica::Order::Descending}});
    m_browser->setMaker([this] { beginMeeting(); });
}

void MeetingsPage::beginMeeting()
{
    const QDate day = rules::dayOf(m_context.clock.now()).addDays(1);
    Patch values{{QStringLiteral("title"), tr("CAB meeting of %1").arg(day.toString(Qt::ISODate))}, {QStringLiteral("starts_at"), rules::startOfDay(day).ms + tenOClock}};
    if (const QUuid me = m_context.host.actor().person; !me.isNull())
        values.emplace(QStringLiteral("chair_id"), idText(me));
    beginWith(values);
}

} // namespace views::panels
