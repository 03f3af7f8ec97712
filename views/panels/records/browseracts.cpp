// RecordBrowser's acts: what happens with the selection, the filters and the columns.
#include "items/factory.h"
#include "items/namedfilters.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "views/panels/records/asofbanner.h"
#include "views/panels/records/browserviews.h"
#include "views/panels/records/columnchooser.h"
#include "views/panels/records/filterbar.h"
#include "views/panels/records/filterdialog.h"
#include "views/panels/inventory/impactwindow.h"
#include "views/panels/records/reasondialog.h"
#include "views/panels/records/recordbrowser.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/relatedialog.h"
#include "views/panels/records/savedviews.h"
#include "views/panels/records/sheetview.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace views::panels {

using namespace contract;
using items::RecordListModel;

void RecordBrowser::takeSelection()
{
    const auto rows = m_view->selectedRows();
    if (!rows.empty() && m_pane->shows(idsAt(rows))) {
        m_shownRows = rows;
        return;
    }
    // An empty selection (the list was asked anew) never costs a person what they are typing.
    if (rows.empty() && m_pane->isDirty())
        return;
    // Nor what somebody came here to see, be the list's first answer still on its way.
    if (rows.empty() && !m_named.isNull()) {
        showRecord(m_named);
        return;
    }
    if (!m_pane->mayLeave()) {
        reselect();
        return;
    }
    showSelection();
}

std::vector<QUuid> RecordBrowser::idsAt(const std::vector<int> &rows) const
{
    std::vector<QUuid> ids;
    for (const int row : rows)
        ids.push_back(m_list->idAt(row));
    return ids;
}

void RecordBrowser::reselect()
{
    m_reselecting = true;
    m_view->clearSelection();
    QItemSelection former;
    for (const int row : m_shownRows)
        former.select(m_list->index(row, 0), m_list->index(row, 0));
    m_view->selectionModel()->select(former, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    if (!m_shownRows.empty())
        m_view->selectionModel()->setCurrentIndex(m_list->index(m_shownRows.front(), 0), QItemSelectionModel::NoUpdate);
    m_reselecting = false;
}

void RecordBrowser::enterForm()
{
    m_formWanted = m_pane->isEmpty(); // the record may still be on its way when Enter is struck
    m_pane->focusForm();
}

void RecordBrowser::showSelection()
{
    m_shownRows = m_view->selectedRows();
    if (m_shownRows.empty()) {
        m_named = {};
        m_formWanted = false;
        m_pane->clear(tr("Select a record to see and change it. Ctrl+N makes a new one."));
        return;
    }
    if (int(m_shownRows.size()) > maxTargets) {
        m_pane->clear(tr("More than %1 records are selected; one act changes at most that many.").arg(QLocale().toString(maxTargets)));
        return;
    }
    m_list->read(m_shownRows, this, [this, asked = m_shownRows](const std::vector<items::ListRow> &rows) {
        if (asked == m_shownRows && !rows.empty() && !m_pane->isDirty()) {
            m_pane->show(rows);
            if (std::exchange(m_formWanted, false))
                m_pane->focusForm();
        }
        Q_EMIT actsChanged();
    });
}

void RecordBrowser::showRecord(const QUuid &id)
{
    if (!m_pane->mayLeave())
        return;
    m_named = id;
    m_list->locate(id, this, [this, id](int row) {
        if (m_named != id)
            return;
        if (row >= 0) {
            // Not selectRow(): with Ctrl held, as by a shortcut that led here, it would add the row to those selected.
            m_view->selectionModel()->setCurrentIndex(m_list->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            m_view->scrollTo(m_list->index(row, 0), QAbstractItemView::PositionAtCenter);
            m_named = id; // choosing the row took it for an act of the person
            return;
        }
        // Not in the list as it is filtered now: shown by itself.
        whenDone(m_context.items.queries().record(m_shape, id, m_banner->moment()), this, [this, id](const Result<std::optional<items::ListRow>> &found) {
            if (m_named != id || m_pane->shows({id}))
                return;
            if (!found || !*found) {
                m_named = {};
                showSelection();
                return;
            }
            m_reselecting = true;
            m_view->clearSelection();
            m_reselecting = false;
            m_shownRows.clear();
            m_selectionTimer.stop(); // of an earlier change: it would empty the form again
            m_pane->show({**found});
            Q_EMIT actsChanged();
        });
    });
}

void RecordBrowser::askForFilter(int field)
{
    FilterDialog dialog(m_shape, m_context.items, field, m_filters, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto made = dialog.filter();
    if (!made)
        return;
    addFilter(*made);
}

void RecordBrowser::addFilter(const PanelFilter &filter)
{
    // The same question on the same field is asked anew, not added: "State is A" and "State is B" find nothing.
    const auto former = std::ranges::find_if(m_filters, [&](const PanelFilter &one) { return one.filter.field == filter.filter.field && one.filter.test == filter.filter.test; });
    if (former == m_filters.end())
        m_filters.push_back(filter);
    else
        *former = filter;
    takeFilters();
}

void RecordBrowser::takeFilters()
{
    QStringList sentences;
    for (const auto &filter : m_filters)
        sentences << sentenceOf(filter, m_shape, m_context.catalogues);
    m_filterBar->setSentences(sentences);
    if (const auto filters = filtersOfAll(); filters != m_list->query().filters)
        m_list->setFilters(filters);
    tellNarrowed();
    Q_EMIT actsChanged();
}

std::vector<replica::ListFilter> RecordBrowser::filtersOfAll() const
{
    auto filters = m_fixed;
    std::ranges::transform(m_filters, std::back_inserter(filters), &PanelFilter::filter);
    return filters;
}

void RecordBrowser::tellNarrowed()
{
    m_saved->compare();
    m_views->follow(m_list->query());
    Q_EMIT narrowed();
}

/// Filters chosen beside the list take the place of those that said the same of it.
void RecordBrowser::takeFiltersOf(const std::vector<items::NamedFilter> &filters, const std::function<bool(const PanelFilter &)> &replaced)
{
    std::erase_if(m_filters, replaced);
    m_filters.insert(m_filters.begin(), filters.begin(), filters.end());
    takeFilters();
}

void RecordBrowser::showView(const items::View &view)
{
    if (!m_saved->use(view.record.id)) // its list has not been read yet
        useView(view);
}

void RecordBrowser::showViewOf(const QUuid &view)
{
    whenDone(m_context.items.queries().record(shapeOf<SavedView>(), view), this, [this](const Result<std::optional<items::ListRow>> &row) {
        if (const auto found = row && *row ? items::viewOf((*row)->record) : std::nullopt; found && found->query.entity == m_shape.name && mayLeave())
            showView(*found);
    });
}

void RecordBrowser::useView(const items::View &view)
{
    const auto own = m_takeView ? m_takeView(view.query.filters) : view.query.filters;
    items::nameFilters(m_context.items.queries(), m_shape, own, this, [this, view](const std::vector<items::NamedFilter> &filters) {
        m_filters.assign(filters.begin(), filters.end());
        m_search->clear();
        m_retired->setChecked(view.query.retired != replica::RetiredRows::Hidden);
        m_list->setSorts(view.query.sorts);
        if (!view.columns.empty())
            m_view->showFields(view.columns);
        takeFilters();
        m_view->setFocus();
    });
}

void RecordBrowser::clearAll()
{
    m_filters.clear();
    m_search->clear();
    takeFilters();
    m_view->setFocus();
}

void RecordBrowser::chooseColumns()
{
    std::vector<ColumnChoice> choices;
    QString section;
    const auto &shown = m_list->columns();
    for (int field = 0; field < int(m_shape.fields.size()); ++field) {
        const auto &described = m_shape.fields[field];
        if (const QString begins = items::sectionOf(m_shape, described); !begins.isEmpty())
            section = begins;
        choices.push_back({.caption = items::captionOf(m_shape, described),
                           .section = section,
                           .shown = std::ranges::find(shown, field) != shown.end(),
                           .mayHide = !described.traits.title});
    }
    auto *chooser = new ColumnChooser(choices, this);
    connect(chooser, &ColumnChooser::toggled, m_view, &ListView::showColumn);
    connect(chooser, &ColumnChooser::resetAsked, m_view, &ListView::resetColumns);
    chooser->openUnder(m_columnsButton);
}

void RecordBrowser::submit(const Command &command)
{
    whenDone(m_context.commands.submit(command), this, [this](const Result<void> &result) {
        if (!result)
            m_context.host.notify(shell::noticeOf(result.error()));
    });
}

bool RecordBrowser::showsOneAlone() const
{
    return !m_named.isNull() && !m_view->selectionModel()->hasSelection() && m_pane->shows({m_named});
}

void RecordBrowser::readSelected(std::function<void(std::vector<items::ListRow>)> ready)
{
    if (!showsOneAlone()) {
        m_list->read(m_view->selectedRows(), this, std::move(ready));
        return;
    }
    whenDone(m_context.items.queries().record(m_shape, m_named, m_banner->moment()), this, [ready = std::move(ready)](const Result<std::optional<items::ListRow>> &found) {
        if (found && *found)
            ready({**found});
    });
}

void RecordBrowser::setRetired(CommandKind kind)
{
    if (!m_pane->mayLeave())
        return;
    readSelected([this, kind](const std::vector<items::ListRow> &rows) {
        const bool retire = kind == CommandKind::Retire;
        std::vector<Record> records;
        for (const auto &row : rows)
            if (row.record.retired != retire)
                records.push_back(row.record);
        if (records.empty() || int(records.size()) > maxTargets)
            return;
        const int count = int(records.size());
        const auto question = retire
            ? ReasonQuestion{.title = tr("Retire"),
                             .question = count == 1 ? tr("Retire “%1”?").arg(titleOf(m_shape, records.front())) : tr("Retire %n record(s)?", nullptr, count),
                             .consequence = tr("Retired records leave the lists and keep their history. They can be restored."),
                             .verb = tr("Retire")}
            : ReasonQuestion{.title = tr("Restore"),
                             .question = count == 1 ? tr("Restore “%1”?").arg(titleOf(m_shape, records.front())) : tr("Restore %n record(s)?", nullptr, count),
                             .consequence = tr("Restored records stand in the lists again and can be changed."),
                             .verb = tr("Restore")};
        if (const auto reason = askReason(question, this))
            submit(items::commandOn(kind, m_shape, records, *reason, m_context.ids, m_context.clock));
    });
}

void RecordBrowser::showImpact()
{
    readSelected([this](const std::vector<items::ListRow> &rows) {
        std::vector<Record> starts;
        for (const auto &row : rows)
            starts.push_back(row.record);
        if (starts.empty())
            return;
        auto *window = new ImpactWindow(starts, m_context, this);
        connect(window, &ImpactWindow::recordAsked, this, &RecordBrowser::showRecord);
        window->show();
    });
}

void RecordBrowser::relate()
{
    readSelected([this](const std::vector<items::ListRow> &rows) {
        if (rows.empty() || int(rows.size()) > maxTargets)
            return;
        const QString subject = rows.size() == 1 ? titleOf(m_shape, rows.front().record) : tr("%n record(s)", nullptr, int(rows.size()));
        RelateDialog dialog(subject, m_context.items, this);
        if (dialog.exec() != QDialog::Accepted)
            return;
        Command command{.id = m_context.ids.next(),
                        .kind = CommandKind::Relate,
                        .entity = QString::fromLatin1(Describe<Relation>::name),
                        .targets = {},
                        .fields = dialog.fields(),
                        .occurredAt = m_context.clock.now()};
        for (const auto &row : rows)
            if (row.record.id != dialog.other())
                command.targets.push_back({m_context.ids.next(), 0, {{QStringLiteral("from_id"), idText(row.record.id)}}});
        if (!command.targets.empty())
            submit(command);
    });
}

} // namespace views::panels
