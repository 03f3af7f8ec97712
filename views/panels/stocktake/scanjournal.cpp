#include "views/panels/stocktake/scanjournal.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"

namespace views::panels {

using namespace contract;

ScanJournal::ScanJournal(CommandSink &commands, IdSource &ids, QObject *parent) : QObject(parent), m_commands(commands), m_ids(ids) {}

void ScanJournal::begin(const QUuid &stocktake)
{
    m_stocktake = stocktake;
    m_batch = {};
}

void ScanJournal::add(const std::vector<rules::Scan> &scans)
{
    m_unsaved.insert(m_unsaved.end(), scans.begin(), scans.end());
    save();
}

void ScanJournal::save()
{
    if (m_saving || m_unsaved.empty())
        return;
    if (m_batch.record.isNull() || m_batch.scans.size() >= mostInOne) {
        m_batch = {m_ids.next(), m_ids.next(), {}};
        Q_EMIT batchBegun(m_batch.record);
    }
    const size_t more = std::min(m_unsaved.size(), mostInOne - m_batch.scans.size());
    auto scans = m_batch.scans;
    scans.insert(scans.end(), m_unsaved.begin(), m_unsaved.begin() + ptrdiff_t(more));
    const Command command{.id = m_batch.command, .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<StocktakeScans>::name), .targets = {{m_batch.record, 0}},
                          .fields = {{QStringLiteral("stocktake_id"), idText(m_stocktake)}, {QStringLiteral("lines"), rules::linesOf(scans)}}};
    m_saving = true;
    whenDone(m_commands.submit(command), this, [this, scans, more, batch = m_batch.record](const Result<void> &result) {
        m_saving = false;
        if (result) {
            if (batch == m_batch.record)
                m_batch.scans = scans;
            m_unsaved.erase(m_unsaved.begin(), m_unsaved.begin() + ptrdiff_t(more));
            if (m_unsaved.empty())
                Q_EMIT saved();
            return save();
        }
        if (result.error().code != ErrorCode::AlreadyExists || m_batch.scans.empty()) {
            Q_EMIT refused(result.error());
            return;
        }
        m_batch = {}; // its act has left for the server: the rest goes in another
        save();
    });
}

} // namespace views::panels
