// RecordPane: what it says of its record and allows: heading, lock, buttons, tabs, live changes.
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "views/forms/recordform.h"
#include "views/forms/tables.h"
#include "views/panels/records/asofbanner.h"
#include "views/panels/records/historypage.h"
#include "views/panels/records/recordpane.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

namespace views::panels {

using namespace contract;

void RecordPane::refreshHeading()
{
    const auto &records = m_editor->records();
    const bool one = m_shows && records.size() == 1 && !m_editor->isNew();
    const int key = m_shape.keyField();
    const QString number = one && key >= 0 ? text(records.front().values[key]) : QString();
    m_number->setText(number);
    m_number->setVisible(!number.isEmpty());
    m_title->setText(m_shows ? m_editor->heading() : QString());
    QStringList notes;
    if (m_editor->isNew() && key >= 0)
        notes << tr("The server gives the number when the record reaches it.");
    if (!m_pending.isEmpty())
        notes << tr("Holds changes that are not sent yet; what the server has not confirmed may still be refused.");
    if (one && records.front().retired)
        notes << tr("Retired.");
    if (one && m_tabs->currentIndex() > 1 && (m_asOf.ms != 0 || m_banner->moment().ms != 0))
        notes << tr("This page shows what stands today; only the fields are those of the past.");
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setVisible(!notes.isEmpty());
}

QString RecordPane::lockReason() const
{
    if (!m_shows)
        return {};
    if (const Instant past = m_banner->moment().ms != 0 ? m_banner->moment() : m_asOf; past.ms != 0)
        return tr("This is the record as of %1. Go back to today to change it.").arg(momentText(past));
    const auto kind = m_editor->isNew() ? (m_shape.name == QLatin1StringView(Describe<Relation>::name) ? CommandKind::Relate : CommandKind::Create) : CommandKind::Edit;
    Command asked;
    asked.kind = kind;
    asked.entity = m_shape.name;
    if (const auto right = rules::requiredRight(asked); !m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (!m_editor->isNew() && std::ranges::any_of(m_editor->records(), &Record::retired))
        return tr("The record is retired. Restore it to change it.");
    return {};
}

void RecordPane::refreshLock()
{
    if (m_form)
        m_form->setLock(lockReason());
    refreshButtons();
}

void RecordPane::refreshButtons()
{
    const bool dirty = isDirty();
    m_save->setEnabled(dirty && !m_saving);
    m_save->setToolTip(m_saving ? tr("Being saved") : dirty ? tr("Save (Ctrl+S). Offline the change waits in the outbox.") : tr("Nothing has been changed."));
    m_revert->setEnabled(dirty && !m_saving);
    m_revert->setToolTip(dirty ? tr("Take the changes back (Esc)") : tr("Nothing has been changed."));
    m_reason->setEnabled(m_shows && lockReason().isEmpty());
    m_reason->setToolTip(lockReason());
    // Saving belongs to the fields; elsewhere it shows only while there is something to save.
    m_foot->setVisible(m_shows && (m_tabs->currentIndex() == 0 || dirty));
    forms::setRank(*m_save, dirty ? forms::Rank::Primary : forms::Rank::Quiet);
    for (auto *strip : m_strips)
        strip->setLock(dirty ? tr("The form holds changes. Save them or take them back first.") : QString());
}

void RecordPane::tellStrips()
{
    const bool past = m_asOf.ms != 0 || m_banner->moment().ms != 0;
    for (auto *strip : m_strips)
        strip->showRow(m_row && !past ? &*m_row : nullptr);
}

void RecordPane::showTab()
{
    const bool one = m_shows && !m_editor->isNew() && m_editor->records().size() == 1;
    const QUuid id = one ? m_editor->records().front().id : QUuid();
    m_tabs->setTabEnabled(1, one);
    m_tabs->setTabToolTip(1, one ? QString() : tr("The history is of one saved record."));
    const int current = m_tabs->currentIndex();
    if (current == 1)
        makeHistory();
    if (m_history)
        m_history->showRecord(current == 1 ? id : QUuid());
    refreshHeading();
    refreshButtons();
    for (auto *page : m_more) {
        const int number = m_tabs->indexOf(page);
        m_tabs->setTabEnabled(number, one);
        m_tabs->setTabToolTip(number, one ? QString() : tr("This is told of one saved record."));
        if (current == number && page->make()) {
            connect(page->tab(), &RecordTab::recordAsked, this, &RecordPane::recordAsked);
            Q_EMIT tabMade(page->tab());
        }
        if (page->tab())
            page->tab()->showRecord(current == number ? id : QUuid());
    }
}

void RecordPane::follow(const QString &entity, const QVector<QUuid> &ids)
{
    const bool past = m_asOf.ms != 0 || m_banner->moment().ms != 0;
    if (!m_shows || past || entity != m_shape.name || m_editor->isNew())
        return;
    for (const auto &record : m_editor->records()) {
        if (!ids.contains(record.id))
            continue;
        whenDone(m_context.items.queries().record(m_shape, record.id), this, [this](const Result<std::optional<items::ListRow>> &row) {
            if (!row || !*row || !m_shows || m_editor->isNew())
                return;
            if ((*row)->pending)
                m_pending.insert((*row)->record.id);
            else
                m_pending.remove((*row)->record.id);
            if (m_editor->records().size() == 1) {
                m_row = **row;
                tellStrips();
            }
            m_editor->absorb(**row);
            refreshHeading();
            refreshLock();
        });
    }
}

void RecordPane::setAsOf(Instant moment)
{
    m_asOf = moment;
    tellStrips();
    refreshHeading();
    refreshLock();
}

void RecordPane::stepTo(Instant moment)
{
    if (!m_shows || m_editor->isNew() || m_editor->records().size() != 1 || !mayLeave())
        return;
    const QUuid id = m_editor->records().front().id;
    whenDone(m_context.items.queries().record(m_shape, id, moment.ms != 0 ? moment : m_asOf), this, [this, id, moment](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row || !shows({id}))
            return;
        show({**row});
        m_banner->show(moment);
        tellStrips();
        refreshHeading();
        refreshLock();
        if (moment.ms != 0)
            m_tabs->setCurrentIndex(0);
    });
}

} // namespace views::panels
