// CountingPage: what is done with what was counted: copied, written into the ledger, signed off, printed.
#include "views/panels/stocktake/countingpage.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/stocktakecount.h"
#include "views/panels/records/reasondialog.h"
#include "views/panels/stocktake/stocktakesheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTableView>

namespace views::panels {

using namespace contract;
using List = items::StocktakeFindings::List;

void CountingPage::copyList()
{
    QGuiApplication::clipboard()->setText(current()->asText());
    firstFocus()->setFocus();
}

void CountingPage::report(const Result<void> &result, const QString &done)
{
    if (result)
        m_context.host.notify({shell::Severity::Done, done, {}, {}, {}, {}});
    else
        m_context.host.notify(shell::noticeOf(result.error()));
}

/// The records are read once more, so that the edit stands on what the ledger says now; so many of them at once as one act
/// may hold.
void CountingPage::edit(const Shape &shape, const std::vector<QUuid> &records, const Patch &shared, const std::vector<Patch> &own, const QString &reason, const QString &done)
{
    for (size_t from = 0; from < records.size(); from += size_t(maxTargets)) {
        const size_t to = std::min(records.size(), from + size_t(maxTargets));
        const std::vector<QUuid> some(records.begin() + ptrdiff_t(from), records.begin() + ptrdiff_t(to));
        const std::vector<Patch> theirs = own.empty() ? std::vector<Patch>(some.size()) : std::vector<Patch>(own.begin() + ptrdiff_t(from), own.begin() + ptrdiff_t(to));
        auto &queries = m_context.items.queries();
        whenDone(queries.ridsOf(shape, some), this, [this, &shape, &queries, some, theirs, shared, reason, done](const Result<items::Rids> &rids) {
            if (!rids)
                return report(Unexpected(rids.error()), {});
            whenDone(queries.rows(shape, *rids), this, [this, &shape, some, theirs, shared, reason, done](const Result<std::vector<items::ListRow>> &rows) {
                if (!rows)
                    return report(Unexpected(rows.error()), {});
                Command command{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = shape.name, .fields = shared, .reason = reason};
                for (size_t i = 0; i < rows->size(); ++i)
                    if ((*rows)[i].rid != 0 && !(*rows)[i].record.retired)
                        command.targets.push_back({(*rows)[i].record.id, (*rows)[i].record.revision, theirs[i]});
                if (command.targets.empty())
                    return;
                whenDone(m_context.commands.submit(command), this, [this, done](const Result<void> &result) { report(result, done); });
            });
        });
    }
}

void CountingPage::acceptPlaces()
{
    auto *moved = m_lists[size_t(List::Moved)];
    const auto *selection = m_tables[size_t(List::Moved)]->selectionModel();
    std::vector<int> rows;
    for (const auto &index : selection->selectedRows())
        rows.push_back(index.row());
    if (rows.empty())
        for (int row = 0; row < moved->rowCount(); ++row)
            rows.push_back(row);
    std::vector<QUuid> records;
    std::vector<Patch> places;
    for (const int row : rows) {
        const auto *resource = moved->resourceAt(row);
        const auto place = moved->placeAt(row);
        if (!resource || (place.room.isEmpty() && place.zone.isEmpty()) || m_accepted.contains(resource->id))
            continue;
        Patch patch;
        if (!place.room.isEmpty())
            patch.emplace(QStringLiteral("room"), place.room);
        if (!place.zone.isEmpty())
            patch.emplace(QStringLiteral("availability_zone"), place.zone);
        records.push_back(resource->id);
        places.push_back(patch);
    }
    if (!whyNotEditResources().isEmpty() || records.empty()) {
        m_context.host.notify({shell::Severity::Hint, tr("No place can be accepted"), tr("They were accepted already, or no room and zone was chosen when they were scanned."), {}, {}, {}});
        return;
    }
    const auto reason = askReason({.title = tr("Accept the new places"), .question = tr("Write %n new place(s) into the ledger?", nullptr, int(records.size())),
                                   .consequence = tr("Room and zone of these resources become those of the scans; it is one act in the outbox, and can be undone."), .verb = tr("Accept")}, this);
    if (reason) {
        for (const auto &record : records)
            m_accepted.insert(record);
        edit(shapeOf<Resource>(), records, {}, places, reason->isEmpty() ? tr("Stocktake %1").arg(text("number")) : *reason, tr("%n place(s) accepted", nullptr, int(records.size())));
    }
    firstFocus()->setFocus();
}

void CountingPage::setVerified()
{
    if (!whyNotEditResources().isEmpty())
        return;
    std::vector<QUuid> records;
    for (const auto match : {rules::Match::Found, rules::Match::Moved})
        for (const auto &[resource, scan] : m_count->count().foundAt(match))
            records.push_back(m_count->count().resources()[size_t(resource)].id);
    const auto reason = askReason({.title = tr("Mark as verified"), .question = tr("Set “last verified” to today for %n resource(s)?", nullptr, int(records.size())),
                                   .consequence = tr("These are all that were scanned and are in the ledger. It is one act in the outbox for each %L1.").arg(maxTargets), .verb = tr("Mark")}, this);
    if (reason && !records.empty()) {
        const QString today = QDateTime::fromMSecsSinceEpoch(m_context.clock.now().ms).date().toString(Qt::ISODate);
        edit(shapeOf<Resource>(), records, {{QStringLiteral("verified_on"), today}}, {}, reason->isEmpty() ? tr("Stocktake %1").arg(text("number")) : *reason,
             tr("%n resource(s) marked as verified", nullptr, int(records.size())));
    }
    firstFocus()->setFocus();
}

void CountingPage::signOff()
{
    if (!whyNotSign().isEmpty())
        return;
    const auto now = tally();
    const auto reason = askReason({.title = tr("Sign off"), .question = tr("Sign this stocktake off?"),
                                   .consequence = tr("Expected %L1, found %L2, missing %L3, found elsewhere %L4, unknown %L5, scanned before %L6. The result is frozen under its SM3 digest; nothing can be scanned afterwards.")
                                                      .arg(now.expected).arg(now.found).arg(now.missing()).arg(now.moved).arg(now.unknown).arg(now.duplicate),
                                   .verb = tr("Sign off")}, this);
    if (!reason || !m_row)
        return;
    const Patch fields{{QStringLiteral("state"), QStringLiteral("signed_off")}, {QStringLiteral("findings"), rules::findingsOf(m_count->count())}};
    edit(m_shape, {m_row->record.id}, fields, {}, *reason, tr("Signed off"));
}

void CountingPage::print()
{
    if (!m_row)
        return;
    const StocktakeFacts facts{text("title"), text("number"), text("place"), m_row->titles[size_t(m_shape.indexOf(u"unit_id"))], text("signed_by"),
                               isSigned() ? items::fullTime(Instant{integer(m_row->record.values[size_t(m_shape.indexOf(u"signed_at"))])}) : QString(), text("findings_digest"),
                               items::fullTime(m_context.clock.now())};
    previewStocktake(facts, isSigned() ? m_frozen.value_or(rules::Findings()) : rules::summaryOf(m_count->count()), this);
    firstFocus()->setFocus();
}

} // namespace views::panels
