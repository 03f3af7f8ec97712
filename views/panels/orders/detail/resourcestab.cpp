#include "views/panels/orders/detail/resourcestab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/orderresources.h"
#include "rules/orderledger.h"
#include "views/forms/celldelegate.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/records/reasondialog.h"
#include "views/panels/orders/detail/ledgerchangedialog.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/orders/detail/keyboardkeeper.h"
#include "views/panels/orders/detail/orderrefusal.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::OrderResources;

namespace {

const QString linkEntity = QString::fromLatin1(Describe<OrderResource>::name);
constexpr int entityRole = Qt::UserRole + 1;

int fieldOf(int column)
{
    const auto &shape = shapeOf<OrderResource>();
    return column == OrderResources::StateColumn ? shape.indexOf(u"applied") : column == OrderResources::NameColumn ? shape.indexOf(u"resource_id") : -1;
}

} // namespace

ResourcesTab::ResourcesTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_resources(new OrderResources(context.catalogues, context.items.queries(), this))
    , m_pickerPlace(new QWidget(this))
    , m_empty(new QLabel(this))
    , m_note(new QLabel(this))
    , m_table(new QTableView(this))
    , m_prepare(new QPushButton(this))
    , m_put(new QPushButton(this))
    , m_off(new QPushButton(this))
    , m_linksHead(new QLabel(this))
    , m_links(new QListWidget(this))
{
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("orderResources"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *cells = new forms::CellDelegate(shapeOf<OrderResource>(), &fieldOf, m_table);
    cells->setTeller(fieldOf(OrderResources::StateColumn), [](const QModelIndex &index) -> std::optional<forms::CellWord> {
        const auto look = forms::chipLook(u"order_resource", u"applied", index.data(items::CodeRole).toString());
        return look ? std::optional(forms::CellWord{index.data().toString(), *look, index.data(Qt::ToolTipRole).toString()}) : std::nullopt;
    });
    m_table->setItemDelegate(cells);
    m_prepare->setObjectName(QStringLiteral("prepareChange"));
    m_put->setObjectName(QStringLiteral("putIntoLedger"));
    m_links->setObjectName(QStringLiteral("orderLinks"));
    m_links->setFrameShape(QFrame::NoFrame);
    for (auto *label : {m_empty, m_note}) {
        label->setWordWrap(true);
        label->setContentsMargins(shell::px(16), shell::px(4), shell::px(16), 0);
    }
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_linksHead->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), 0);
    auto *pickerColumn = new QVBoxLayout(m_pickerPlace);
    pickerColumn->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    auto *bar = new QWidget(this);
    auto *buttons = new FlowLayout(bar, shell::px(8));
    for (auto *button : {m_prepare, m_put, m_off}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *barPlace = new QVBoxLayout;
    barPlace->setContentsMargins(shell::px(16), shell::px(4), shell::px(16), shell::px(8));
    barPlace->addWidget(bar);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(m_pickerPlace);
    column->addWidget(m_note);
    column->addWidget(m_empty);
    column->addWidget(m_table, 2);
    column->addLayout(barPlace);
    column->addWidget(m_linksHead);
    column->addWidget(m_links, 1);
    column->addStretch(0);

    connect(m_resources, &OrderResources::shown, this, &ResourcesTab::refresh);
    connect(m_resources, &OrderResources::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_prepare, &QPushButton::clicked, this, &ResourcesTab::prepareChange);
    connect(m_put, &QPushButton::clicked, this, &ResourcesTab::putIntoLedger);
    connect(m_off, &QPushButton::clicked, this, &ResourcesTab::takeOff);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = m_resources->at(index.row()); row && row->resource)
            Q_EMIT recordAsked(QString::fromLatin1(Describe<Resource>::name), row->resource->record.id);
    });
    connect(m_links, &QListWidget::itemActivated, this, [this](const QListWidgetItem *line) { Q_EMIT recordAsked(line->data(entityRole).toString(), line->data(items::IdRole).toUuid()); });
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ResourcesTab::refresh);
    retranslate();
}

QString ResourcesTab::caption()
{
    return tr("Resources");
}

void ResourcesTab::retranslate()
{
    m_table->setAccessibleName(tr("Resources of the order"));
    m_empty->setText(tr("No resource is named. Find one above: the order then shows beside it, and can prepare its change in the ledger."));
    m_prepare->setText(tr("Prepare the change…"));
    m_put->setText(tr("Put into the ledger"));
    m_off->setText(tr("Take off…"));
    m_linksHead->setText(tr("Tied to"));
    m_linksHead->setFont(shell::headingFont(1));
    m_links->setAccessibleName(tr("Orders and plans that this order is tied to"));
    if (m_picker)
        makePicker();
    refresh();
}

void ResourcesTab::makePicker()
{
    delete m_picker;
    const auto &links = shapeOf<OrderResource>();
    auto field = links.fields[size_t(links.indexOf(u"resource_id"))];
    field.traits.required = false; // nothing has to be added
    m_picker = forms::makeFieldEditor({.field = field, .caption = tr("Name a resource"), .options = {}, .references = m_context.items.references(shapeOf<Resource>(), nullptr)}, m_pickerPlace);
    m_pickerPlace->layout()->addWidget(m_picker);
    connect(m_picker, &forms::FieldEditor::edited, this, [this] {
        const QUuid id = idOf(text(m_picker->value()));
        if (id.isNull())
            return;
        m_picker->setValue({}, {});
        add(id);
    });
}

void ResourcesTab::showRecord(const QUuid &record)
{
    m_order = record;
    if (!m_table->model()) { // its columns are measured when there is a record, not while the program starts
        makePicker();
        m_table->setModel(m_resources);
        for (const auto &[column, width] : {std::pair(int(OrderResources::NumberColumn), 92), std::pair(int(OrderResources::StateColumn), 130)})
            m_table->setColumnWidth(column, shell::px(width));
        for (const int column : {OrderResources::NameColumn, OrderResources::ChangeColumn}) // where it stands is in sight in a narrow pane too
            m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
        connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ResourcesTab::refresh);
    }
    m_resources->show(record);
    refresh();
}

const items::OrderedResource *ResourcesTab::chosen() const
{
    const auto *selection = m_table->selectionModel();
    const auto rows = selection ? selection->selectedRows() : QModelIndexList();
    return rows.size() == 1 ? m_resources->at(rows.front().row()) : nullptr;
}

QString ResourcesTab::whyNot(const QString &right) const
{
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    return {};
}

void ResourcesTab::refresh()
{
    const KeyboardKeeper keeper(*this, {m_put, m_prepare, m_off, m_table});
    const bool read = m_resources->file();
    const bool any = m_resources->rowCount() > 0;
    m_empty->setVisible(read && !any);
    m_table->setVisible(any);
    const auto item = read ? m_resources->file()->item : std::nullopt;
    const bool concerns = item && rules::concernsLedger(items::textIn(shapeOf<ServiceItem>(), item->record, u"code"));
    const int waiting = m_resources->waiting();
    QString note;
    if (concerns && !any)
        note = tr("This kind of order cannot be closed until a resource is named and the ledger holds what was prepared for it.");
    else if (waiting > 0)
        note = tr("%n resource(s) still wait for their change in the ledger; the order cannot be closed before.", nullptr, waiting);
    else if (concerns && m_resources->isPrepared())
        note = tr("The ledger holds all that was prepared.");
    else if (concerns)
        note = tr("No change of the ledger is prepared yet.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    inkLabel(*m_note, waiting > 0 || (concerns && !any) ? shell::Tone::Warning : m_resources->isPrepared() ? shell::Tone::Good : shell::Tone::Neutral);

    const auto *row = chosen();
    const auto offer = [](QPushButton &button, const QString &why, const QString &tip) {
        button.setEnabled(why.isEmpty());
        button.setToolTip(why.isEmpty() ? tip : why);
    };
    const QString first = row ? QString() : tr("Select a resource first.");
    const QString edit = whyNot(linkEntity + QStringLiteral(".edit"));
    const QString unseen = row && !row->resource ? tr("You cannot see this resource.") : QString();
    const QString done = row && row->isApplied() ? tr("The change is in the ledger.") : QString();
    const auto firstOf = [](std::initializer_list<QString> reasons) {
        for (const auto &reason : reasons)
            if (!reason.isEmpty())
                return reason;
        return QString();
    };
    offer(*m_prepare, firstOf({edit, first, unseen, done}), tr("Say which fields of the resource the order will change, and to what"));
    offer(*m_put, firstOf({edit, whyNot(QStringLiteral("resource.edit")), first, unseen, done, row && row->change.empty() ? tr("Prepare the change first.") : QString()}), tr("Change the resource in the ledger as prepared, with the order as the reason"));
    offer(*m_off, firstOf({whyNot(linkEntity + QStringLiteral(".retire")), first}), tr("The order is not about this resource"));
    forms::setRank(*m_put, m_put->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    if (m_picker)
        m_picker->setLocked(m_order.isNull() ? tr("Choose one saved order first.") : whyNot(linkEntity + QStringLiteral(".create")));

    m_links->clear();
    const auto &orders = shapeOf<WorkOrder>();
    for (const auto &link : m_resources->links()) {
        QString words = QStringLiteral("%1:  %2").arg(link.what, link.title);
        if (!link.state.isEmpty())
            words += QStringLiteral("  ·  ") + items::choiceText(orders, orders.fields[size_t(orders.indexOf(u"state"))], link.state, m_context.catalogues);
        auto *line = new QListWidgetItem(words, m_links);
        line->setData(entityRole, link.entity);
        line->setData(items::IdRole, link.id);
        line->setToolTip(tr("Enter opens it"));
    }
    if (read)
        if (const QString change = items::textIn(orders, m_resources->file()->order.record, u"change_number"); !change.isEmpty()) {
            auto *line = new QListWidgetItem(QStringLiteral("%1:  %2").arg(items::captionOf(orders, orders.fields[size_t(orders.indexOf(u"change_number"))]), change), m_links);
            line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        }
    m_linksHead->setVisible(m_links->count() > 0);
    m_links->setVisible(m_links->count() > 0);
}

void ResourcesTab::submit(const Command &command, const std::function<void()> &then)
{
    if (m_sending)
        return; // a second press of the same button
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(command), this, [this, then](const Result<void> &result) {
        m_sending = false;
        refresh();
        if (!result)
            m_context.host.notify(refusalOf(result.error()));
        else if (then)
            then();
    });
}

void ResourcesTab::add(const QUuid &resource)
{
    if (m_order.isNull() || !whyNot(linkEntity + QStringLiteral(".create")).isEmpty())
        return;
    submit({.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = linkEntity, .targets = {{m_context.ids.next(), 0}},
            .fields = {{QStringLiteral("order_id"), idText(m_order)}, {QStringLiteral("resource_id"), idText(resource)}}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()});
}

void ResourcesTab::prepareChange()
{
    const auto *row = chosen();
    if (!row || !row->resource || !m_prepare->isEnabled())
        return;
    auto *dialog = new LedgerChangeDialog(*row->resource, row->change, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, link = row->link.record] {
        const QString change = rules::toJson(dialog->change());
        if (change == items::textIn(shapeOf<OrderResource>(), link, u"change"))
            return;
        submit({.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = linkEntity, .targets = {{link.id, link.revision}}, .fields = {{QStringLiteral("change"), change.isEmpty() ? Value() : Value(change)}},
                .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()});
    });
    dialog->open();
}

void ResourcesTab::putIntoLedger()
{
    if (const auto *row = chosen(); row && m_put->isEnabled())
        apply(*row);
}

/// The change itself, then the mark that it was made: two acts, the second building on the first.
void ResourcesTab::apply(const items::OrderedResource &row)
{
    const auto &orders = shapeOf<WorkOrder>();
    const QString number = items::textIn(orders, m_resources->file()->order.record, u"number");
    const QString by = number.isEmpty() ? titleOf(orders, m_resources->file()->order.record) : number;
    Command mark{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = linkEntity, .targets = {{row.link.record.id, row.link.record.revision}}, .fields = {{QStringLiteral("applied"), qint64(1)}},
                 .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    if (row.held) {
        submit(mark);
        return;
    }
    const Command change{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<Resource>::name), .targets = {{row.resource->record.id, row.resource->record.revision}}, .fields = row.change,
                         .overruled = {}, .reason = tr("By work order %1").arg(by), .after = {}, .occurredAt = m_context.clock.now()};
    mark.after = {change.id};
    submit(change, [this, mark] { submit(mark); });
}

void ResourcesTab::takeOff()
{
    const auto *row = chosen();
    if (!row || !m_off->isEnabled())
        return;
    const auto record = row->link.record;
    const QString name = m_resources->index(m_table->currentIndex().row(), OrderResources::NameColumn).data().toString();
    const auto reason = askReason({.title = tr("Take off"), .question = tr("Take %1 off the order?").arg(name), .consequence = tr("The resource itself stays as it is. What was prepared for it is dropped."), .verb = tr("Take off")}, this);
    if (reason)
        submit(items::commandOn(CommandKind::Retire, shapeOf<OrderResource>(), {record}, *reason, m_context.ids, m_context.clock));
}

} // namespace views::panels
