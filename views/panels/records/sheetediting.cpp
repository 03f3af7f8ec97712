#include "views/panels/records/sheetediting.h"

#include "contract/whendone.h"
#include "items/factory.h"
#include "items/verbfields.h"
#include "rules/fieldrules.h"
#include "rules/permissions.h"
#include "views/panels/records/sheetview.h"

namespace views::panels {

using namespace contract;
using forms::SheetDelegate;

SheetEditing::SheetEditing(SheetView &view, items::RecordListModel &list, const shell::PanelContext &context, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_list(list)
    , m_context(context)
{
    view.setLock([this](const QModelIndex &cell) { return whyNot(cell); });
    connect(&view.cells(), &SheetDelegate::entered, this, &SheetEditing::enter);
    connect(&view.cells(), &SheetDelegate::typed, this, &SheetEditing::keepDraft);
    connect(&view.cells(), &SheetDelegate::takenBack, this, [this](const QUuid &record, int field) {
        m_list.forgetTyped(record, field);
        dropDraft(record);
    });
}

QString SheetEditing::whyNot(const QModelIndex &cell) const
{
    Command asked;
    asked.kind = CommandKind::Edit;
    asked.entity = m_list.shape().name;
    if (const auto right = rules::requiredRight(asked); !m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (m_list.query().asOf.ms != 0)
        return tr("The list shows the past. Go back to today to change something.");
    const auto &field = m_list.fieldAt(cell.column());
    if (field.traits.readOnly)
        return field.traits.key ? tr("The server numbers records; the number does not change.") : tr("The server works this out; it cannot be typed.");
    if (items::isKeptByVerbs(m_list.shape(), field))
        return tr("The acts on the order change it; it cannot be typed.");
    if (field.kind == FieldKind::Attributes)
        return tr("These are several values; the form beside the list changes them.");
    const auto *row = m_list.rowAt(cell.row());
    return row && row->record.retired ? tr("The record is retired. Restore it to change it.") : QString();
}

void SheetEditing::enter(const SheetDelegate::OpenCell &cell)
{
    dropDraft(cell.record);
    const auto &field = m_list.shape().fields[size_t(cell.field)];
    if (const auto checked = rules::checkField(field, cell.value, m_list.catalogues()); !checked) {
        m_list.showTyped(cell.record, cell.field, {cell.value, cell.title, checked.error()});
        return;
    }
    submit(cell);
}

void SheetEditing::submit(const SheetDelegate::OpenCell &cell)
{
    const auto &shape = m_list.shape();
    whenDone(m_context.items.queries().record(shape, cell.record), this, [this, cell, &shape](const Result<std::optional<items::ListRow>> &row) {
        if (row && *row && (*row)->record.values[size_t(cell.field)] == cell.value) {
            m_list.forgetTyped(cell.record, cell.field);
            return;
        }
        Record seen{.id = cell.record, .revision = cell.base, .retired = false, .values = {}};
        auto command = items::commandOn(CommandKind::Edit, shape, {seen}, {}, m_context.ids, m_context.clock);
        command.fields.emplace(shape.fields[size_t(cell.field)].name, cell.value);
        whenDone(m_context.commands.submit(command), this, [this, cell, &shape](const Result<void> &result) {
            if (result) {
                showSaved(cell.record, cell.field);
                return;
            }
            m_list.showTyped(cell.record, cell.field, {cell.value, cell.title, result.error()});
            // An error of another field, or of none, would not be understood from the cell alone.
            if (result.error().field != shape.fields[size_t(cell.field)].name)
                m_context.host.notify(shell::noticeOf(result.error()));
        });
    });
    // What was typed stands in the cell at once; the row says the same when the act is durable.
    m_list.showTyped(cell.record, cell.field, {cell.value, cell.title, {}});
}

void SheetEditing::showSaved(const QUuid &record, int field)
{
    whenDone(m_context.items.queries().record(m_list.shape(), record), this, [this, record, field](const Result<std::optional<items::ListRow>> &row) {
        if (row && *row)
            m_list.take(**row);
        m_list.forgetTyped(record, field);
    });
}

void SheetEditing::keepDraft(const SheetDelegate::OpenCell &cell)
{
    auto *drafts = m_context.items.drafts();
    if (!drafts)
        return;
    items::Draft draft{.entity = m_list.shape().name, .records = {cell.record}, .fields = {}, .titles = {}, .reason = {}, .at = m_context.clock.now()};
    const QString &name = m_list.shape().fields[size_t(cell.field)].name;
    draft.fields.emplace(name, cell.value);
    if (!cell.title.isEmpty())
        draft.titles.emplace(name, cell.title);
    drafts->keep(draft);
}

void SheetEditing::dropDraft(const QUuid &record)
{
    if (auto *drafts = m_context.items.drafts())
        drafts->drop(m_list.shape().name, {record});
}

} // namespace views::panels
