// CataloguePanel's acts: versions begun, changed, compared, published and withdrawn; steps; files.
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/recordeditor.h"
#include "items/recordlistmodel.h"
#include "items/steptable.h"
#include "rules/recurrence.h"
#include "rules/serviceitems.h"
#include "views/panels/catalogue/cataloguefiles.h"
#include "views/panels/catalogue/cataloguepanel.h"
#include "views/panels/catalogue/itemdialog.h"
#include "views/panels/catalogue/versiondialog.h"
#include "views/panels/records/reasondialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QTableView>

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

} // namespace

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
        auto shown = draft;
        if (!shown.effectiveOn.isValid())
            shown.effectiveOn = rules::dayOf(m_context.clock.now()); // as the rules will settle it
        VersionDialog dialog(inForce, shown, VersionDialog::Purpose::Publish, m_context.catalogues, this);
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
