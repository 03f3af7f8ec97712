#include "views/panels/catalogue/cataloguepanel.h"

#include "items/captions.h"
#include "items/factory.h"
#include "items/steptable.h"
#include "rules/serviceitems.h"
#include "views/forms/celldelegate.h"
#include "views/forms/tables.h"
#include "views/panels/catalogue/cataloguefiles.h"
#include "views/panels/catalogue/stepform.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/exchange/importfailure.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTimer>

namespace views::panels {

using namespace contract;
using items::StepTable;

namespace {

const Shape &shape()
{
    return shapeOf<ServiceItem>();
}

enum ListColumn { CodeColumn, NameColumn, EnglishColumn, VersionColumn, StateColumn };

/// The fields of the list, in the order of its columns; of the two names one is shown.
std::vector<int> listColumns()
{
    std::vector<int> columns;
    for (const auto *name : {"code", "name", "english_name", "version", "state"})
        columns.push_back(shape().indexOf(QString::fromLatin1(name)));
    return columns;
}

/// An item without an English name is called by its own.
class ItemCells : public forms::CellDelegate
{
public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override { CellDelegate::paint(painter, option, named(index)); }
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override { return CellDelegate::helpEvent(event, view, option, named(index)); }

private:
    [[nodiscard]] static QModelIndex named(const QModelIndex &index)
    {
        return index.column() == EnglishColumn && index.data().toString().isEmpty() ? index.siblingAtColumn(NameColumn) : index;
    }
};

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
    m_cells = new ItemCells(shape(), [this](int column) { return column < int(m_list->columns().size()) ? m_list->columns()[size_t(column)] : -1; }, m_table);
    m_table->setItemDelegate(m_cells);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const auto &[column, width] : {std::pair<int, int>{CodeColumn, 56}, {VersionColumn, 64}, {StateColumn, 110}})
        m_table->setColumnWidth(column, shell::px(width));
    m_table->horizontalHeader()->setStretchLastSection(false);
    for (const int column : {NameColumn, EnglishColumn})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
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
    connect(m_list, &QAbstractItemModel::rowsInserted, this, &CataloguePanel::selectShown); // a draft comes after its act
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
    const bool chinese = QLocale().language() == QLocale::Chinese;
    m_table->setColumnHidden(NameColumn, !chinese);
    m_table->setColumnHidden(EnglishColumn, chinese);
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
    refreshDeeds();
}

} // namespace views::panels
