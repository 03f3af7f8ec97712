// CataloguePanel's choice: which item is in hand, and what becomes of unsaved steps when another one is wanted.
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/recordlistmodel.h"
#include "items/steptable.h"
#include "rules/serviceitems.h"
#include "views/panels/catalogue/cataloguepanel.h"
#include "views/panels/catalogue/stepform.h"
#include "views/shell/question.h"

#include <QScopedValueRollback>
#include <QTableView>

namespace views::panels {

using namespace contract;
using items::StepTable;

namespace {

const Shape &shape()
{
    return shapeOf<ServiceItem>();
}

} // namespace

/// Another row of the list; the person is asked about what is not saved.
void CataloguePanel::choose()
{
    if (m_choosing)
        return;
    const auto rows = m_table->selectionModel()->selectedRows();
    const auto *row = rows.size() == 1 ? m_list->rowAt(rows.front().row()) : nullptr;
    if (!row || (m_item && row->record.id == m_item->id.uuid))
        return;
    const auto chosen = *row;
    if (mayLeave()) {
        present(chosen);
        return;
    }
    selectShown();
}

void CataloguePanel::selectShown()
{
    if (!m_item)
        return;
    m_list->locate(m_item->id.uuid, this, [this, id = m_item->id](int at) {
        if (at < 0 || !m_item || m_item->id != id || m_table->selectionModel()->isRowSelected(at))
            return;
        const QScopedValueRollback choosing(m_choosing, true);
        m_table->selectRow(at);
    });
}

void CataloguePanel::present(const items::ListRow &row)
{
    auto item = fromRecord<ServiceItem>(row.record);
    if (!item)
        return;
    const bool same = m_item && m_item->id == item->id;
    const bool keep = same && isDirty() && item->state == ItemState::Draft; // what was typed stays; the head is the new one
    m_item = *std::move(item);
    auto steps = rules::stepsFromJson(m_item->steps).value_or(std::vector<rules::ServiceStep>());
    m_savedSteps = rules::stepsToJson(steps);
    if (!keep) {
        const int at = same ? std::max(0, currentStep()) : 0;
        const bool editable = isDraft() && m_context.host.actor().may(QStringLiteral("service_item.edit"));
        m_steps->show(std::move(steps), editable ? StepTable::Access::Editable : StepTable::Access::Fixed);
        if (m_steps->rowCount() > 0)
            m_stepTable->setCurrentIndex(m_steps->index(std::min(at, m_steps->rowCount() - 1), StepTable::NumberColumn));
    }
    showStep();
    refresh();
}

void CataloguePanel::showStep()
{
    m_form->show(m_steps->stepAt(currentStep()), m_steps->isEditable());
    refresh();
}

void CataloguePanel::reload()
{
    whenDone(m_context.items.queries().record(shape(), m_item->id.uuid), this, [this, id = m_item->id.uuid](const Result<std::optional<items::ListRow>> &row) {
        if (!m_item || m_item->id.uuid != id || !row)
            return;
        if (!*row || (*row)->record.retired) {
            m_item.reset();
            m_steps->show({}, StepTable::Access::Fixed);
            m_table->clearSelection();
            refresh();
            return;
        }
        present(**row);
    });
}

void CataloguePanel::showRecord(const QUuid &item)
{
    if (m_item && m_item->id.uuid == item)
        return;
    whenDone(m_context.items.queries().record(shape(), item), this, [this](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row || !mayLeave())
            return;
        present(**row);
        selectShown();
    });
}

bool CataloguePanel::mayLeave()
{
    if (!isDirty())
        return true;
    const int answer = shell::ask({.name = QStringLiteral("unsavedSteps"), .title = tr("Changes not saved"), .question = tr("Save the steps of %1, version %2?").arg(m_item->code).arg(m_item->version),
                                   .meaning = tr("What was changed in its steps is not saved."), .answers = {tr("Save"), tr("Discard"), tr("Cancel")}, .usual = 0},
                                  this);
    if (answer == 0)
        save();
    else if (answer == 1)
        discard();
    return answer != 2;
}

} // namespace views::panels
