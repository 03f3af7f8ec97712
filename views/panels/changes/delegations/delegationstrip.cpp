#include "views/panels/changes/delegations/delegationstrip.h"

#include "items/captions.h"
#include "views/panels/records/reasondialog.h"

#include <QPushButton>

namespace views::panels {

using namespace contract;

DelegationStrip::DelegationStrip(const Shape &shape, const shell::PanelContext &context, QWidget *parent) : VerbStrip(shape, context, parent)
{
    setObjectName(QStringLiteral("delegationStrip"));
    m_end = addVerb("endDelegation", [this] { end(); });
}

void DelegationStrip::take()
{
    m_delegation.reset();
    if (m_row)
        if (auto delegation = fromRecord<Delegation>(m_row->record))
            m_delegation = *std::move(delegation);
}

QString DelegationStrip::whyNotEnd() const
{
    if (m_delegation->grantedBy != m_context.host.actor().login)
        return tr("Only who granted it ends it.");
    return whyNotAct(QStringLiteral("delegation.retire"));
}

void DelegationStrip::refresh()
{
    if (!m_delegation)
        return;
    const Instant now = m_context.clock.now();
    const bool isOver = m_delegation->retired || m_delegation->endsAt <= now;
    const auto name = [this](QStringView field) { return m_row->titles[size_t(m_shape.indexOf(field))]; };
    if (m_delegation->retired)
        say(tr("Ended early; nothing is decided by it any more."), shell::Tone::Neutral);
    else if (m_delegation->endsAt <= now)
        say(tr("Over since %1.").arg(items::displayTime(m_delegation->endsAt, now)), shell::Tone::Neutral);
    else if (m_delegation->startsAt > now)
        say(tr("Begins %1; until then nothing can be seen or decided by it.").arg(items::displayTime(m_delegation->startsAt, now)), shell::Tone::Neutral);
    else
        say(tr("In force until %1: %2 decides in the place of %3.").arg(items::displayTime(m_delegation->endsAt, now), name(u"deputy_id"), name(u"principal_id")), shell::Tone::Good);
    offer(*m_end, tr("End it now…"), whyNotEnd());
    m_end->setVisible(!isOver);
}

void DelegationStrip::end()
{
    if (!m_delegation || !whyNotEnd().isEmpty())
        return;
    if (const auto reason = askReason({.title = tr("End the delegation"), .question = tr("End it now?"), .consequence = tr("From now on the deputy decides nothing by it. What was decided stays."), .verb = tr("End it")}, this))
        submit(CommandKind::Retire, {}, *reason);
}

} // namespace views::panels
