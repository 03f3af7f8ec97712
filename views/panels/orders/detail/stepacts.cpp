// StepPage's acts: what becomes of a step, each written as one command.
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/ordersentences.h"
#include "items/stepchecks.h"
#include "rules/orderflow.h"
#include "views/panels/orders/detail/neworderdialog.h"
#include "views/panels/orders/detail/orderrefusal.h"
#include "views/panels/orders/detail/steppage.h"
#include "views/panels/records/attachmentstab.h"
#include "views/panels/records/reasondialog.h"

#include <QPlainTextEdit>

namespace views::panels {

using namespace contract;

namespace {

const QString stepEntity = QString::fromLatin1(Describe<OrderStep>::name);

} // namespace

void StepPage::send(const items::StepEntry &entry, const std::function<void(const Command *)> &then)
{
    const auto command = items::stepCommand(m_file->order.record.id, *m_line, entry, m_context.ids, m_context.clock);
    const auto taken = [this, id = recordId(), typed = Typed{entry.record, entry.checks}] {
        if (const auto kept = m_kept.constFind(id); kept != m_kept.cend() && kept->record == typed.record && kept->checks == typed.checks)
            m_kept.remove(id);
        if (auto *drafts = m_context.items.drafts())
            drafts->drop(stepEntity, {id});
        if (id == recordId())
            m_dirty = m_kept.contains(id);
    };
    if (!command) {
        taken();
        refresh();
        if (then)
            then(nullptr);
        return;
    }
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(*command), this, [this, taken, then, sent = *command](const Result<void> &result) {
        m_sending = false;
        if (!result)
            m_context.host.notify(refusalOf(result.error()));
        else
            taken();
        refresh();
        if (result && then)
            then(&sent);
    });
}

items::StepEntry StepPage::entry(StepState state) const
{
    return {.state = state, .record = m_record->toPlainText().trimmed(), .checks = m_checks->answers(), .incident = {}, .after = {}};
}

void StepPage::leave()
{
    if (m_dirty && !m_sending && whyNotWork().isEmpty())
        send(entry(stateNow()), {});
}

void StepPage::save()
{
    if (m_dirty && !m_sending && whyNotWork().isEmpty())
        send(entry(stateNow()), {});
}

void StepPage::done()
{
    if (m_sending || !m_line || m_line->isEnded())
        return;
    if (const QString why = whyNotDone(); !why.isEmpty()) {
        m_context.host.notify({shell::Severity::Hint, why, {}, {}, {}, {}});
        focusWork();
        return;
    }
    send(entry(StepState::Done), [this](const Command *) { Q_EMIT ended(); });
}

void StepPage::end(StepState state, const QString &title, const QString &question)
{
    if (m_sending || !whyNotWork().isEmpty() || !m_line->step.canBeLeftOut())
        return;
    const auto reason = askReason({.title = title, .question = question, .consequence = tr("The reason stands in the record of the step."), .verb = title}, this);
    if (!reason)
        return;
    auto wanted = entry(state);
    wanted.record = reason->isEmpty() ? wanted.record : *reason;
    send(wanted, [this](const Command *) { Q_EMIT ended(); });
}

void StepPage::skip()
{
    if (m_line)
        end(StepState::Skipped, tr("Skip"), tr("Leave out “%1”?").arg(items::nameOf(m_line->step)));
}

void StepPage::sayNotApplicable()
{
    if (m_line)
        end(StepState::NotApplicable, tr("Not applicable"), tr("“%1” does not apply to this order?").arg(items::nameOf(m_line->step)));
}

void StepPage::reopen()
{
    if (!m_sending && m_line && m_line->isEnded() && whyNotWork().isEmpty())
        send(entry(StepState::Begun), [this](const Command *) { focusWork(); });
}

/// The record of a step is made when something is hung on it for the first time.
void StepPage::ownerFor(const AttachmentsTab::Ready &ready)
{
    if (!m_line || !whyNotWork().isEmpty())
        return;
    const QUuid record = recordId();
    if (m_line->record) {
        ready(record, {});
        return;
    }
    send(entry(StepState::Begun), [ready, record](const Command *sent) { ready(record, sent ? std::vector{sent->id} : std::vector<QUuid>()); });
}

void StepPage::openIncident()
{
    if (m_sending || !whyNotWork().isEmpty())
        return;
    const auto &orders = shapeOf<WorkOrder>();
    const auto &order = m_file->order.record;
    const auto findings = m_checks->findings();
    const auto value = [&](QStringView field) { return order.values[size_t(orders.indexOf(field))]; };
    const auto title = [&](QStringView field) { return m_file->order.titles[size_t(orders.indexOf(field))]; };
    NewOrderStart start{.kind = OrderKind::Incident, .values = {}, .titles = {}, .resources = {}};
    start.values = {{QStringLiteral("title"), tr("Abnormal at inspection: %1").arg(findings.value(0, items::nameOf(m_line->step))).left(120)},
                    {QStringLiteral("description"), findings.join(u'\n')},
                    {QStringLiteral("unit_id"), value(u"unit_id")},
                    {QStringLiteral("system_id"), value(u"system_id")},
                    {QStringLiteral("channel"), QStringLiteral("internal")},
                    {QStringLiteral("parent_id"), idText(order.id)},
                    {QStringLiteral("impact"), QStringLiteral("one_system")},
                    {QStringLiteral("urgency"), QStringLiteral("medium")}};
    start.titles = {{QStringLiteral("unit_id"), title(u"unit_id")}, {QStringLiteral("system_id"), title(u"system_id")}, {QStringLiteral("parent_id"), titleOf(orders, order)}};
    auto *dialog = new NewOrderDialog(start, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewOrderDialog::created, this, [this, step = recordId()](const QUuid &incident, const QUuid &command) {
        if (step != recordId())
            return;
        auto wanted = entry(stateNow());
        wanted.incident = incident;
        wanted.after = {command};
        send(wanted, {});
    });
    connect(dialog, &NewOrderDialog::recordAsked, this, &StepPage::recordAsked);
    dialog->open();
}

} // namespace views::panels
