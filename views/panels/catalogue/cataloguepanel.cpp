#include "views/panels/catalogue/cataloguepanel.h"

#include "contract/whendone.h"
#include "items/captions.h"
#include "items/factory.h"
#include "items/steptable.h"
#include "rules/serviceitems.h"
#include "views/forms/celldelegate.h"
#include "views/forms/tables.h"
#include "views/panels/catalogue/cataloguefiles.h"
#include "views/panels/catalogue/itemdialog.h"
#include "views/panels/catalogue/stepform.h"
#include "views/panels/catalogue/versiondialog.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/exchange/importfailure.h"
#include "views/panels/records/reasondialog.h"
#include "views/shell/icons.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <numeric>

namespace views::panels {

using namespace contract;
using items::StepTable;

namespace {

const Shape &shape()
{
    return shapeOf<ServiceItem>();
}

std::vector<ServiceItem> itemsIn(const std::vector<Record> &records)
{
    std::vector<ServiceItem> items;
    for (const auto &record : records)
        if (auto item = fromRecord<ServiceItem>(record))
            items.push_back(*std::move(item));
    std::ranges::sort(items, {}, [](const ServiceItem &item) { return std::tuple(item.code, -item.version); });
    return items;
}

/// The fields of the list, in the order of its columns.
std::vector<int> listColumns()
{
    std::vector<int> columns;
    for (const auto *name : {"code", QLocale().language() == QLocale::Chinese ? "name" : "english_name", "version", "state"})
        columns.push_back(shape().indexOf(QString::fromLatin1(name)));
    return columns;
}

QWidget *pageOf(std::initializer_list<QWidget *> parts, QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (auto *part : parts)
        column->addWidget(part);
    return page;
}

/// At the left; what is wider than its hint is left empty.
QWidget *padded(QWidget *inner, const QMargins &margins, QWidget *parent)
{
    auto *outer = new QWidget(parent);
    auto *row = new QHBoxLayout(outer);
    row->setContentsMargins(margins);
    row->setSpacing(0);
    row->addWidget(inner);
    row->addStretch(1);
    return outer;
}

} // namespace

CataloguePanel::CataloguePanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_list(context.items.list(shape(), this))
    , m_steps(new StepTable(this))
    , m_files(new CatalogueFiles(context.catalogues, this))
    , m_halves(new QSplitter(Qt::Horizontal, this))
    , m_page(new QSplitter(Qt::Vertical, this))
    , m_heading(new QLabel(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_title(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_stepTable(new QTableView(this))
    , m_form(new StepForm(context.catalogues, this))
    , m_listButtons(new ButtonRow(shell::px(4), this))
    , m_itemButtons(new ButtonRow(shell::px(4), this))
    , m_stepButtons(new ButtonRow(shell::px(4), this))
{
    m_list->setColumns(listColumns());
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("serviceItems"));
    m_table->setModel(m_list);
    m_cells = new forms::CellDelegate(shape(), [this](int column) { return column < int(m_list->columns().size()) ? m_list->columns()[size_t(column)] : -1; }, m_table);
    m_table->setItemDelegate(m_cells);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const auto &[column, width] : {std::pair{0, 56}, {2, 64}, {3, 110}})
        m_table->setColumnWidth(column, shell::px(width));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    forms::prepare(*m_stepTable);
    m_stepTable->setObjectName(QStringLiteral("steps"));
    m_stepTable->setModel(m_steps);
    m_stepTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_stepTable->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    for (const auto &[column, width] : {std::pair<int, int>{StepTable::NumberColumn, 44}, {StepTable::NameColumn, 210}, {StepTable::RolesColumn, 130}, {StepTable::LimitColumn, 120},
             {StepTable::RecordColumn, 130}, {StepTable::InputColumn, 160}, {StepTable::MandatoryColumn, 74}, {StepTable::EvidenceColumn, 74}, {StepTable::SkipColumn, 74},
             {StepTable::BeforeColumn, 84}, {StepTable::ChecksColumn, 74}, {StepTable::ClauseColumn, 90}})
        m_stepTable->setColumnWidth(column, shell::px(width));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(shell::px(24), shell::px(24), shell::px(24), shell::px(24));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setForegroundRole(QPalette::PlaceholderText);

    addAct(Act::Import, *m_listButtons, "import", QKeySequence(Qt::CTRL | Qt::Key_I), &CataloguePanel::importItems);
    addAct(Act::Export, *m_listButtons, "export", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), &CataloguePanel::exportItems);
    addAct(Act::NewItem, *m_listButtons, "add", QKeySequence(Qt::CTRL | Qt::Key_N), &CataloguePanel::newItem);
    addAct(Act::EditItem, *m_itemButtons, "edit", QKeySequence(Qt::CTRL | Qt::Key_E), &CataloguePanel::editItem);
    addAct(Act::Compare, *m_itemButtons, "impact", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), &CataloguePanel::compare);
    addAct(Act::RemoveDraft, *m_itemButtons, "retire", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), &CataloguePanel::removeDraft);
    addAct(Act::Withdraw, *m_itemButtons, "retire", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), &CataloguePanel::withdraw);
    addAct(Act::Discard, *m_itemButtons, "discard", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), &CataloguePanel::discard);
    addAct(Act::Save, *m_itemButtons, "save", QKeySequence(Qt::CTRL | Qt::Key_S), &CataloguePanel::save);
    addAct(Act::NewVersion, *m_itemButtons, "copy", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), &CataloguePanel::newVersion);
    addAct(Act::Publish, *m_itemButtons, "done", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), &CataloguePanel::publish);
    addAct(Act::AddStep, *m_stepButtons, "add", QKeySequence(Qt::CTRL | Qt::Key_Insert), &CataloguePanel::addStep);
    addAct(Act::RemoveStep, *m_stepButtons, "discard", QKeySequence(Qt::CTRL | Qt::Key_Delete), &CataloguePanel::removeStep);
    addAct(Act::StepUp, *m_stepButtons, "chevron-up", QKeySequence(Qt::ALT | Qt::Key_Up), &CataloguePanel::stepUp);
    addAct(Act::StepDown, *m_stepButtons, "chevron-down", QKeySequence(Qt::ALT | Qt::Key_Down), &CataloguePanel::stepDown);

    auto *head = new QWidget(this);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(shell::px(16), shell::px(8), shell::px(8), shell::px(8));
    headRow->setSpacing(shell::px(8));
    headRow->addWidget(m_heading);
    headRow->addStretch(1);
    headRow->addWidget(m_listButtons);
    auto *left = pageOf({head, m_empty, m_table}, m_halves);
    left->layout()->setAlignment(head, Qt::AlignTop);
    static_cast<QVBoxLayout *>(left->layout())->setStretch(1, 1);
    static_cast<QVBoxLayout *>(left->layout())->setStretch(2, 1);

    auto *words = pageOf({m_title, m_facts}, this);
    static_cast<QVBoxLayout *>(words->layout())->setSpacing(shell::px(4));
    words->layout()->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(4));
    auto *itemRow = padded(m_itemButtons, {shell::px(12), 0, shell::px(12), shell::px(8)}, this);
    auto *stepRow = padded(m_stepButtons, {shell::px(12), shell::px(4), shell::px(12), shell::px(4)}, this);
    m_page->addWidget(pageOf({m_stepTable, stepRow}, m_page));
    m_page->addWidget(m_form);
    m_page->setStretchFactor(0, 3);
    m_page->setStretchFactor(1, 2);
    m_page->setChildrenCollapsible(false);
    auto *right = pageOf({words, itemRow, m_page}, m_halves);
    static_cast<QVBoxLayout *>(right->layout())->setStretch(2, 1);
    m_halves->addWidget(left);
    m_halves->addWidget(right);
    m_halves->setStretchFactor(0, 0);
    m_halves->setStretchFactor(1, 1);
    m_halves->setChildrenCollapsible(false);
    m_halves->setSizes({shell::px(470), shell::px(900)});
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_halves);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CataloguePanel::choose);
    connect(m_stepTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CataloguePanel::showStep);
    connect(m_steps, &StepTable::edited, this, [this] {
        showStep();
        refresh();
    });
    connect(m_form, &StepForm::edited, this, [this](const rules::ServiceStep &step) { m_steps->setStep(currentStep(), step); });
    connect(m_list, &items::RecordListModel::matchesChanged, this, [this](qint64 matches) {
        refresh();
        if (matches >= 0 && !m_item)
            m_table->selectRow(0);
        if (matches < 0 || std::exchange(m_shows, true))
            return;
        QTimer::singleShot(0, this, [this] { Q_EMIT dataShown(); });
    });
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_list, signal, this, &CataloguePanel::refresh);
    connect(m_list, &QAbstractItemModel::modelReset, this, &CataloguePanel::refresh);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        if (entity == shape().name && m_item && ids.contains(m_item->id.uuid))
            reload();
    });
    connect(&context.host, &shell::PanelHost::actorChanged, this, &CataloguePanel::refresh);
    connect(&context.host, &shell::PanelHost::themeChanged, this, &CataloguePanel::retranslate);
    connect(&context.host, &shell::PanelHost::scaleChanged, this, &CataloguePanel::retranslate);
    connect(m_files, &CatalogueFiles::written, this, [this](const QString &path, int count) {
        refresh();
        m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("%n service item(s) were written to %1.", nullptr, count).arg(QFileInfo(path).fileName())});
    });
    connect(m_files, &CatalogueFiles::wasRead, this, [this](const std::shared_ptr<exchange::ServiceReading> &reading) {
        refresh();
        offerImport(m_importing, reading);
    });
    connect(m_files, &CatalogueFiles::failed, this, [this](const Error &error) {
        refresh();
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = importFailure(error)});
    });
    retranslate();
    m_list->setQuery({.entity = shape().name, .sorts = {{QStringLiteral("code"), replica::Order::Ascending}}});
}

void CataloguePanel::addAct(Act act, ButtonRow &row, const char *icon, const QKeySequence &keys, void (CataloguePanel::*run)())
{
    auto *action = new QAction(shell::icon(QString::fromLatin1(icon)), QString(), this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    auto *button = new QToolButton(&row);
    button->setDefaultAction(action);
    button->setAutoRaise(act != Act::Publish && act != Act::NewVersion);
    button->setFocusPolicy(Qt::TabFocus);
    row.add(button);
    m_deeds.push_back({act, action, button});
}

QString CataloguePanel::captionOf(Act act) const
{
    switch (act) {
    case Act::NewItem: return tr("New item…");
    case Act::NewVersion: return tr("New version");
    case Act::EditItem: return tr("Name and dates…");
    case Act::Save: return tr("Save steps");
    case Act::Discard: return tr("Discard changes");
    case Act::Compare: return tr("Compare…");
    case Act::Publish: return tr("Publish…");
    case Act::Withdraw: return tr("Withdraw…");
    case Act::RemoveDraft: return tr("Delete the draft…");
    case Act::AddStep: return tr("Add a step");
    case Act::RemoveStep: return tr("Remove the step");
    case Act::StepUp: return tr("Up");
    case Act::StepDown: return tr("Down");
    case Act::Export: return tr("Export…");
    case Act::Import: return tr("Import…");
    }
    return {};
}

void CataloguePanel::retranslate()
{
    m_heading->setText(tr("Service catalogue"));
    m_heading->setFont(shell::headingFont(2));
    m_title->setFont(shell::headingFont(3));
    m_table->setAccessibleName(tr("Service items"));
    m_stepTable->setAccessibleName(tr("Steps"));
    for (const auto &deed : m_deeds)
        deed.action->setText(captionOf(deed.act));
    m_steps->retranslate();
    m_form->retranslate();
    m_list->setColumns(listColumns());
    m_cells->refresh();
    // No column clips its header, whatever the language.
    auto *header = m_stepTable->horizontalHeader();
    for (int column = 0; column < m_steps->columnCount(); ++column)
        m_stepTable->setColumnWidth(column, std::max(m_stepTable->columnWidth(column), header->sectionSizeHint(column)));
    refresh();
}

QWidget *CataloguePanel::firstFocus()
{
    return m_table;
}

void CataloguePanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("halves"), m_halves->saveState());
    settings.setValue(QStringLiteral("page"), m_page->saveState());
    settings.setValue(QStringLiteral("steps"), m_stepTable->horizontalHeader()->saveState());
}

void CataloguePanel::restoreLayout(QSettings &settings)
{
    m_halves->restoreState(settings.value(QStringLiteral("halves")).toByteArray());
    m_page->restoreState(settings.value(QStringLiteral("page")).toByteArray());
    m_stepTable->horizontalHeader()->restoreState(settings.value(QStringLiteral("steps")).toByteArray());
}

int CataloguePanel::currentStep() const
{
    return m_stepTable->currentIndex().row();
}

bool CataloguePanel::isDirty() const
{
    return m_item && m_steps->isEditable() && rules::stepsToJson(m_steps->steps()) != m_savedSteps;
}

QString CataloguePanel::whyNot(Act act) const
{
    const auto lacks = [this](const char *right) {
        const QString asked = QString::fromLatin1(right);
        return m_context.host.actor().may(asked) ? QString() : tr("Your roles do not include the right “%1”.").arg(asked);
    };
    const auto firstOf = [](std::initializer_list<QString> reasons) {
        for (const auto &reason : reasons)
            if (!reason.isEmpty())
                return reason;
        return QString();
    };
    const QString choose = m_item ? QString() : tr("Select a service item first.");
    const QString draft = !m_item || isDraft() ? choose : tr("Only a draft is changed. Make a new version first.");
    const QString edit = firstOf({lacks("service_item.edit"), draft});
    const QString clean = isDirty() ? tr("Save or discard the changes of the steps first.") : QString();
    const QString busy = m_files->isBusy() ? tr("A file is being read or written.") : QString();
    const QString step = currentStep() < 0 ? tr("Select a step first.") : QString();
    switch (act) {
    case Act::NewItem: return lacks("service_item.create");
    case Act::NewVersion: return firstOf({lacks("service_item.create"), choose, isDraft() ? tr("This is a draft already.") : QString()});
    case Act::EditItem: return edit;
    case Act::Save:
    case Act::Discard: return firstOf({edit, isDirty() ? QString() : tr("Nothing was changed.")});
    case Act::Compare: return choose;
    case Act::Publish: return firstOf({edit, clean, m_steps->rowCount() == 0 ? tr("An item comes into force with steps. Add them first.") : QString()});
    case Act::Withdraw: return firstOf({lacks("service_item.edit"), choose, m_item && m_item->state != ItemState::InForce ? tr("Only a version in force is withdrawn.") : QString()});
    case Act::RemoveDraft: return firstOf({lacks("service_item.retire"), draft});
    case Act::AddStep: return edit;
    case Act::RemoveStep: return firstOf({edit, step});
    case Act::StepUp: return firstOf({edit, step, currentStep() == 0 ? tr("It is the first step.") : QString()});
    case Act::StepDown: return firstOf({edit, step, currentStep() == m_steps->rowCount() - 1 ? tr("It is the last step.") : QString()});
    case Act::Export: return firstOf({busy, m_list->rowCount() == 0 ? tr("There is no service item.") : QString()});
    case Act::Import: return firstOf({lacks("service_item.create"), busy});
    }
    return {};
}

void CataloguePanel::refresh()
{
    const bool any = m_list->rowCount() > 0;
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    m_empty->setText(m_list->matches() < 0 ? QString() : tr("No service item yet. “Import…” takes a catalogue from a file; `yunhengctl migrate` puts the shipped one in force."));
    m_halves->widget(1)->setVisible(m_item.has_value());
    if (m_item) {
        const auto &kind = shape().fields[size_t(shape().indexOf(u"kind"))];
        const auto &state = shape().fields[size_t(shape().indexOf(u"state"))];
        const QString chinese = m_item->name;
        const bool english = QLocale().language() != QLocale::Chinese && !m_item->englishName.isEmpty();
        m_title->setText(m_item->code + QStringLiteral("  ") + (english ? m_item->englishName : chinese));
        QStringList facts{items::choiceText(shape(), kind, text(Codec<OrderKind>::encode(m_item->kind)), m_context.catalogues), tr("Version %1").arg(m_item->version),
            items::choiceText(shape(), state, text(Codec<ItemState>::encode(m_item->state)), m_context.catalogues)};
        if (m_item->effectiveOn.isValid())
            facts << (isDraft() ? tr("comes into force on %1") : tr("in force since %1")).arg(m_item->effectiveOn.toString(Qt::ISODate));
        if (!m_item->clause.isEmpty())
            facts << tr("Clause %1").arg(m_item->clause);
        if (isDirty())
            facts << tr("not saved");
        m_facts->setText(facts.join(QStringLiteral(" · ")));
        m_facts->setToolTip(m_item->sourceNote);
    }
    const bool draft = isDraft();
    for (const auto &[act, action, button] : m_deeds) {
        const QString why = whyNot(act);
        action->setEnabled(why.isEmpty());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(why.isEmpty() ? tr("%1 (%2)").arg(action->text(), keys) : why);
        switch (act) {
        case Act::EditItem:
        case Act::Save:
        case Act::Discard:
        case Act::Publish:
        case Act::RemoveDraft:
            button->setVisible(draft);
            break;
        case Act::NewVersion:
        case Act::Withdraw:
            button->setVisible(!draft);
            break;
        default:
            break;
        }
        if (act == Act::Publish || act == Act::NewVersion) {
            const bool primary = why.isEmpty();
            forms::setRank(*button, primary ? forms::Rank::Primary : forms::Rank::Quiet);
            const QString icon = act == Act::Publish ? QStringLiteral("done") : QStringLiteral("copy");
            action->setIcon(primary ? shell::icon(icon, QApplication::palette().color(QPalette::HighlightedText)) : shell::icon(icon));
        }
    }
    m_stepButtons->setVisible(draft);
    for (auto *row : {m_listButtons, m_itemButtons, m_stepButtons})
        row->measure();
}

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
    m_choosing = true;
    m_list->locate(m_item->id.uuid, this, [this](int at) {
        if (at >= 0)
            m_table->selectRow(at);
        m_choosing = false;
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
        m_list->locate((*row)->record.id, this, [this](int at) {
            if (at >= 0)
                m_table->selectRow(at);
        });
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

void CataloguePanel::withVersions(const QString &code, std::function<void(std::vector<ServiceItem>)> take)
{
    whenDone(m_context.items.queries().holding(shape(), shape().indexOf(u"code"), {code}), this, [this, take = std::move(take)](const Result<std::vector<Record>> &records) {
        if (records)
            take(itemsIn(*records));
        else
            m_context.host.notify(shell::noticeOf(records.error()));
    });
}

void CataloguePanel::withAll(std::function<void(std::vector<ServiceItem>)> take)
{
    std::vector<int> rows(size_t(m_list->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    m_list->read(rows, this, [take = std::move(take)](const std::vector<items::ListRow> &read) {
        std::vector<Record> records;
        for (const auto &row : read)
            records.push_back(row.record);
        take(itemsIn(records));
    });
}

void CataloguePanel::submit(const Command &command, const QUuid &thenShow)
{
    whenDone(m_context.commands.submit(command), this, [this, thenShow](const Result<void> &result) {
        if (!result)
            m_context.host.notify(shell::noticeOf(result.error()));
        else if (!thenShow.isNull())
            showRecord(thenShow);
    });
}

void CataloguePanel::newItem()
{
    ItemDialog dialog(nullptr, m_context, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    Record record = toRecord(ServiceItem());
    for (const auto &[name, value] : dialog.changes())
        record.values[size_t(shape().indexOf(name))] = value;
    const auto item = fromRecord<ServiceItem>(record);
    if (!item)
        return;
    withVersions(item->code, [this, item = *item](const std::vector<ServiceItem> &versions) mutable {
        item.version = rules::nextVersion(versions, item.code);
        const auto command = rules::draftCommand(item, m_context.ids, m_context.clock.now());
        submit(command, command.targets.front().id);
    });
}

void CataloguePanel::newVersion()
{
    if (!whyNot(Act::NewVersion).isEmpty())
        return;
    withVersions(m_item->code, [this, item = *m_item](const std::vector<ServiceItem> &versions) mutable {
        const auto draft = std::ranges::find(versions, ItemState::Draft, &ServiceItem::state);
        if (draft != versions.end()) {
            m_context.host.notify({.severity = shell::Severity::Hint, .happened = tr("Version %1 of %2 is a draft already; it is shown.").arg(draft->version).arg(draft->code)});
            showRecord(draft->id.uuid);
            return;
        }
        item.version = rules::nextVersion(versions, item.code);
        item.effectiveOn = {};
        const auto command = rules::draftCommand(item, m_context.ids, m_context.clock.now());
        submit(command, command.targets.front().id);
    });
}

void CataloguePanel::editItem()
{
    if (!whyNot(Act::EditItem).isEmpty())
        return;
    ItemDialog dialog(&*m_item, m_context, this);
    if (dialog.exec() != QDialog::Accepted || dialog.changes().empty())
        return;
    auto command = items::commandOn(CommandKind::Edit, shape(), {toRecord(*m_item)}, {}, m_context.ids, m_context.clock);
    command.fields = dialog.changes();
    submit(command);
}

void CataloguePanel::save()
{
    if (!isDirty())
        return;
    const QString steps = rules::stepsToJson(m_steps->steps());
    if (const auto understood = rules::stepsFromJson(steps); !understood) {
        // "steps[2].zh": the row that is not whole yet.
        const int at = understood.error().field.section(u'[', 1).section(u']', 0, 0).toInt();
        m_stepTable->setCurrentIndex(m_steps->index(at, StepTable::NameColumn));
        m_context.host.notify({.severity = shell::Severity::Warning, .happened = tr("Step %1 is not whole.").arg(at + 1), .meaning = tr("The steps were not saved."),
            .remedy = tr("A step has a name and at least one role; a limit that is said has words.")});
        return;
    }
    auto command = items::commandOn(CommandKind::Edit, shape(), {toRecord(*m_item)}, {}, m_context.ids, m_context.clock);
    command.fields = {{QStringLiteral("steps"), steps.isEmpty() ? Value() : Value(steps)}};
    m_savedSteps = steps;
    submit(command);
    refresh();
}

void CataloguePanel::discard()
{
    if (!m_item)
        return;
    m_steps->show(rules::stepsFromJson(m_item->steps).value_or(std::vector<rules::ServiceStep>()), StepTable::Access::Editable);
    if (m_steps->rowCount() > 0)
        m_stepTable->setCurrentIndex(m_steps->index(0, StepTable::NumberColumn));
    showStep();
}

void CataloguePanel::compare()
{
    if (!m_item)
        return;
    auto shown = *m_item;
    shown.steps = rules::stepsToJson(m_steps->steps());
    withVersions(shown.code, [this, shown](const std::vector<ServiceItem> &versions) {
        // With the version in force; that one itself with the one before it.
        const auto inForce = std::ranges::find(versions, ItemState::InForce, &ServiceItem::state);
        const auto earlier = std::ranges::find_if(versions, [&](const ServiceItem &one) { return one.version < shown.version; });
        const auto other = inForce != versions.end() && inForce->id != shown.id ? inForce : earlier;
        if (other == versions.end()) {
            m_context.host.notify({.severity = shell::Severity::Hint, .happened = tr("%1 has no other version to compare with.").arg(shown.code)});
            return;
        }
        const bool isLater = other->version > shown.version;
        VersionDialog dialog(isLater ? &shown : &*other, isLater ? *other : shown, VersionDialog::Purpose::Compare, m_context.catalogues, this);
        dialog.exec();
    });
}

void CataloguePanel::publish()
{
    if (!whyNot(Act::Publish).isEmpty())
        return;
    withVersions(m_item->code, [this, draft = *m_item](const std::vector<ServiceItem> &versions) {
        const auto found = std::ranges::find(versions, ItemState::InForce, &ServiceItem::state);
        const ServiceItem *inForce = found == versions.end() ? nullptr : &*found;
        VersionDialog dialog(inForce, draft, VersionDialog::Purpose::Publish, m_context.catalogues, this);
        if (dialog.exec() == QDialog::Accepted)
            submit(rules::publishCommand(draft, inForce, dialog.reason(), m_context.ids, m_context.clock.now()));
    });
}

void CataloguePanel::withdraw()
{
    if (!whyNot(Act::Withdraw).isEmpty())
        return;
    const auto reason = askReason({.title = tr("Withdraw a service item"), .question = tr("Withdraw “%1 %2” from the catalogue?").arg(m_item->code, m_item->name),
                                   .consequence = tr("No new order can be opened by it; orders that have begun go on. The reason must be given."), .verb = tr("Withdraw")}, this);
    if (!reason)
        return;
    auto command = items::commandOn(CommandKind::Edit, shape(), {toRecord(*m_item)}, *reason, m_context.ids, m_context.clock);
    command.fields = {{QStringLiteral("state"), Codec<ItemState>::encode(ItemState::Superseded)}};
    submit(command);
}

void CataloguePanel::removeDraft()
{
    if (!whyNot(Act::RemoveDraft).isEmpty())
        return;
    const auto reason = askReason({.title = tr("Delete a draft"), .question = tr("Delete the draft of “%1 %2”, version %3?").arg(m_item->code, m_item->name).arg(m_item->version),
                                   .consequence = tr("It is no longer in the list. The version in force stays as it is."), .verb = tr("Delete")}, this);
    if (!reason)
        return;
    submit(items::commandOn(CommandKind::Retire, shape(), {toRecord(*m_item)}, *reason, m_context.ids, m_context.clock));
}

void CataloguePanel::addStep()
{
    if (!whyNot(Act::AddStep).isEmpty())
        return;
    const int row = m_steps->addBehind(currentStep());
    const auto cell = m_steps->index(row, StepTable::NameColumn);
    m_stepTable->setCurrentIndex(cell);
    m_stepTable->setFocus();
    m_stepTable->edit(cell);
}

void CataloguePanel::removeStep()
{
    if (whyNot(Act::RemoveStep).isEmpty())
        m_steps->removeStep(currentStep());
}

void CataloguePanel::stepUp()
{
    if (whyNot(Act::StepUp).isEmpty())
        m_steps->move(currentStep(), -1);
}

void CataloguePanel::stepDown()
{
    if (whyNot(Act::StepDown).isEmpty())
        m_steps->move(currentStep(), 1);
}

void CataloguePanel::exportItems()
{
    const QString name = tr("Service catalogue %1").arg(QDate::currentDate().toString(Qt::ISODate)) + QStringLiteral(".xlsx");
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the catalogue"), name, tr("Workbooks (*.xlsx);;CSV files (*.csv);;JSON files (*.json)"));
    if (!path.isEmpty())
        writeTo(path);
}

void CataloguePanel::writeTo(const QString &path)
{
    withAll([this, path](std::vector<ServiceItem> items) {
        m_files->write(path, std::move(items));
        refresh();
    });
}

void CataloguePanel::importItems()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import the catalogue"), {}, tr("Catalogues (*.xlsx *.csv *.json);;All files (*)"));
    if (!path.isEmpty())
        readFrom(path);
}

void CataloguePanel::readFrom(const QString &path)
{
    m_importing = path;
    m_files->read(path);
    refresh();
}

void CataloguePanel::offerImport(const QString &file, const std::shared_ptr<exchange::ServiceReading> &reading)
{
    withAll([this, file, reading](const std::vector<ServiceItem> &existing) {
        CatalogueImport dialog(file, reading, existing, this);
        if (dialog.exec() != QDialog::Accepted)
            return;
        const auto commands = rules::arrivalCommands(dialog.arrivals(), tr("Import of %1").arg(QFileInfo(file).fileName()), m_context.ids, m_context.clock.now());
        for (const auto &command : commands)
            submit(command);
        m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("%n draft(s) came in from %1.", nullptr, int(commands.size())).arg(QFileInfo(file).fileName()),
            .meaning = tr("What is in force does not change before they are published.")});
    });
}

} // namespace views::panels
