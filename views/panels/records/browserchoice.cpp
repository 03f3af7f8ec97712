// RecordBrowser: what may be done here now, why not, and how it is begun.
#include "rules/permissions.h"
#include "views/panels/records/asofbanner.h"
#include "views/panels/records/batchprintdialog.h"
#include "views/panels/records/browserviews.h"
#include "views/panels/records/formprinting.h"
#include "views/panels/records/recordbrowser.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/relationstab.h"
#include "views/panels/records/savedviews.h"
#include "views/panels/records/sheetediting.h"
#include "views/panels/records/sheetview.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>

namespace views::panels {

using namespace contract;

namespace {

bool changes(Act act)
{
    constexpr std::array acts{Act::New, Act::Edit, Act::EditCell, Act::Save, Act::Retire, Act::Restore, Act::Relate, Act::Unrelate, Act::Import};
    return std::ranges::find(acts, act) != acts.end();
}

} // namespace

QString RecordBrowser::whyPast() const
{
    return m_banner->moment().ms == 0 ? QString() : tr("The list shows the past: %1. Go back to today to change something.").arg(momentText(m_banner->moment()));
}

void RecordBrowser::setAsOf(Instant moment)
{
    if (moment == m_banner->moment() || !m_pane->mayLeave())
        return;
    if (moment.ms != 0 && m_views->showsCharts())
        m_views->switchCharts(m_list->query()); // they count what stands today
    m_banner->show(moment);
    m_list->setAsOf(moment);
    m_views->follow(m_list->query());
    m_pane->setAsOf(moment);
    // The rows that are selected hold other values now; the list's answer selects anew.
    m_view->clearSelection();
    m_shownRows.clear();
    showSelection();
    Q_EMIT actsChanged();
}

void RecordBrowser::askForMoment()
{
    if (const auto moment = askMoment(m_banner->moment(), m_context.clock.now(), this))
        setAsOf(*moment);
}

bool RecordBrowser::mayDo(CommandKind kind, const QString &entity) const
{
    Command asked;
    asked.kind = kind;
    asked.entity = entity;
    return m_context.host.actor().may(rules::requiredRight(asked));
}

bool RecordBrowser::mayBeSelected(Retired retired) const
{
    if (showsOneAlone())
        return m_pane->records().front().retired == (retired == Retired::Yes);
    const auto selection = m_view->selectionModel()->selection();
    for (const auto &range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const auto *held = m_list->rowAt(row);
            if (!held || held->record.retired == (retired == Retired::Yes))
                return true;
        }
    return false;
}

QString RecordBrowser::whyNot(Act act) const
{
    const auto needs = [this](CommandKind kind, const QString &entity) {
        Command asked;
        asked.kind = kind;
        asked.entity = entity;
        return mayDo(kind, entity) ? QString() : tr("Your roles do not include the right “%1”.").arg(rules::requiredRight(asked));
    };
    const bool inList = m_view->selectionModel()->hasSelection();
    const bool selected = inList || showsOneAlone();
    const QString none = tr("Select one or more records first.");
    const QString select = selected ? QString() : none;
    if (changes(act) && !whyPast().isEmpty())
        return whyPast();
    switch (act) {
    case Act::New:
        return needs(CommandKind::Create, m_shape.name);
    case Act::EditCell:
        return m_view->currentIndex().isValid() ? needs(CommandKind::Edit, m_shape.name) : none;
    case Act::Edit: {
        const QString right = needs(CommandKind::Edit, m_shape.name);
        return right.isEmpty() ? select : right;
    }
    case Act::Save:
        return m_pane->isDirty() ? QString() : tr("Nothing has been changed.");
    case Act::Retire: {
        const QString right = needs(CommandKind::Retire, m_shape.name);
        if (!right.isEmpty() || !selected)
            return right.isEmpty() ? select : right;
        return mayBeSelected(Retired::No) ? QString() : tr("What is selected is retired already.");
    }
    case Act::Restore: {
        const QString right = needs(CommandKind::Restore, m_shape.name);
        if (!right.isEmpty() || !selected)
            return right.isEmpty() ? select : right;
        return mayBeSelected(Retired::Yes) ? QString() : tr("Nothing that is selected is retired.");
    }
    case Act::Impact:
        return m_pane->has<RelationsTab>() ? select : tr("Only resources are related to each other.");
    case Act::Relate: {
        if (!m_pane->has<RelationsTab>())
            return tr("Only resources are related to each other.");
        const QString right = needs(CommandKind::Relate, QStringLiteral("relation"));
        return right.isEmpty() ? select : right;
    }
    case Act::Unrelate: {
        if (!m_pane->has<RelationsTab>())
            return tr("Only resources are related to each other.");
        const auto *relations = m_pane->tab<RelationsTab>();
        return relations ? relations->whyNotUnrelate() : RelationsTab::whyNoneSelected();
    }
    case Act::Copy:
        return inList ? QString() : none;
    case Act::Paste:
        return m_sheet->whyNotPaste();
    case Act::Import:
        return mayDo(CommandKind::Create, m_shape.name) ? QString() : needs(CommandKind::Edit, m_shape.name);
    case Act::Print:
        if (formsOf(m_shape).isEmpty())
            return tr("No form is filled by such records.");
        return select;
    case Act::Export:
        if (m_banner->moment().ms != 0)
            return tr("A file holds what stands today. Go back to today to write one, or copy the rows.");
        return m_list->matches() == 0 ? tr("The list is empty.") : QString();
    case Act::ClearFilters:
        return m_filters.empty() && m_search->text().isEmpty() ? tr("The list is not narrowed.") : QString();
    case Act::Tree:
        return m_views->hasTree() ? QString() : tr("Only resources stand in a tree of units and systems.");
    case Act::Charts:
        if (m_banner->moment().ms != 0 && !m_views->showsCharts())
            return tr("Charts count what stands today.");
        return m_views->hasCharts() ? QString() : tr("Only resources have charts.");
    case Act::Search:
    case Act::Filter:
    case Act::Views:
    case Act::Columns:
    case Act::Sort:
    case Act::AddSort:
    case Act::ShowRetired:
    case Act::AsOf:
        return {};
    }
    return {};
}

/// Several records, or all that the list shows, on one form.
void RecordBrowser::printMany(const std::vector<replica::ListRow> &selected)
{
    BatchPrintDialog::Offer offer{.query = m_list->query(), .matches = m_list->matches(), .selected = {}, .example = selected.front().record.id};
    // Beyond what one act may touch a selection is rather the whole list.
    if (int(m_view->selectedRows().size()) <= maxTargets)
        for (const auto &row : selected)
            offer.selected.push_back(row.rid);
    auto *dialog = new BatchPrintDialog(m_shape, m_context, std::move(offer), this);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->show();
}

/// One record on one of its forms; where it fills several, a person chooses. Several records have a dialog.
void RecordBrowser::printSelected()
{
    const auto chosen = m_view->selectedRows();
    const auto print = [this](std::vector<replica::ListRow> rows) {
        std::erase_if(rows, [](const replica::ListRow &row) { return row.rid == 0; });
        if (rows.empty()) {
            m_context.host.notify({.severity = shell::Severity::Hint, .happened = tr("Choose one record to print."), .meaning = {}, .remedy = {}, .actionText = {}, .action = {}});
            return;
        }
        if (m_view->selectedRows().size() > 1) {
            printMany(rows);
            return;
        }
        const auto forms = formsOf(m_shape);
        const QUuid record = rows.front().record.id;
        if (forms.size() == 1) {
            printForm(forms.front(), m_shape, record, m_context, this);
            return;
        }
        auto *menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("formMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const auto &form : forms)
            connect(menu->addAction(formTitle(form)), &QAction::triggered, this, [this, form, record] { printForm(form, m_shape, record, m_context, this); });
        menu->popup(m_view->viewport()->mapToGlobal(m_view->visualRect(m_view->currentIndex()).bottomLeft()));
    };
    if (int(chosen.size()) > maxTargets)
        m_list->read({chosen.front()}, this, print);
    else
        readSelected(print);
}

void RecordBrowser::perform(Act act)
{
    if (!whyNot(act).isEmpty())
        return;
    switch (act) {
    case Act::New:
        if (m_begin) {
            m_begin();
        } else if (m_pane->mayLeave()) {
            m_reselecting = true;
            m_view->clearSelection();
            m_reselecting = false;
            m_shownRows.clear();
            m_named = {};
            m_pane->begin();
        }
        return;
    case Act::Edit:
        m_pane->focusForm();
        return;
    case Act::EditCell:
        m_view->setFocus();
        m_view->editCurrent();
        return;
    case Act::Save:
        m_pane->save();
        return;
    case Act::Retire:
        setRetired(CommandKind::Retire);
        return;
    case Act::Restore:
        setRetired(CommandKind::Restore);
        return;
    case Act::Relate:
        relate();
        return;
    case Act::Impact:
        showImpact();
        return;
    case Act::Unrelate:
        m_pane->tab<RelationsTab>()->unrelate();
        return;
    case Act::Copy:
        m_view->copySelection();
        return;
    case Act::Paste:
        m_sheet->paste();
        return;
    case Act::Import:
        importFile();
        return;
    case Act::Export:
        exportRecords();
        return;
    case Act::Print:
        printSelected();
        return;
    case Act::Search:
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
        return;
    case Act::Filter:
        askForFilter(m_view->currentField());
        return;
    case Act::ClearFilters:
        clearAll();
        return;
    case Act::Views:
        m_saved->open();
        return;
    case Act::Columns:
        chooseColumns();
        return;
    case Act::Sort:
        m_view->sortByCurrent(Qt::NoModifier);
        return;
    case Act::AddSort:
        m_view->sortByCurrent(Qt::ShiftModifier);
        return;
    case Act::ShowRetired:
        m_retired->toggle();
        return;
    case Act::Tree:
        m_views->enterOrLeaveTree(m_list->query());
        return;
    case Act::Charts:
        m_views->switchCharts(m_list->query());
        return;
    case Act::AsOf:
        askForMoment();
        return;
    }
}

} // namespace views::panels
