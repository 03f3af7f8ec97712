// ScanJournal: makes every scan durable at once. Scans grow one act as long as it has not left for the server; then the
// next begins. So an offline afternoon is a few acts, and a kill costs nothing.
#pragma once

#include "contract/ports.h"
#include "rules/stocktake.h"

#include <QObject>

namespace views::panels {

class ScanJournal : public QObject
{
    Q_OBJECT

public:
    /// Scans of one act.
    static constexpr size_t mostInOne = 1'000;

    ScanJournal(contract::CommandSink &commands, contract::IdSource &ids, QObject *parent);
    /// Scans from now on belong to that stocktake.
    void begin(const QUuid &stocktake);
    void add(const std::vector<rules::Scan> &scans);
    /// Scans that are not durable yet.
    [[nodiscard]] size_t unsaved() const { return m_unsaved.size(); }

Q_SIGNALS:
    /// What comes from that batch is what was scanned here.
    void batchBegun(const QUuid &batch);
    /// Everything is durable.
    void saved();
    /// They are not durable and will not be by themselves.
    void refused(const contract::Error &error);

private:
    void save();
    struct Batch {
        QUuid command;
        QUuid record;
        std::vector<rules::Scan> scans; ///< that are durable
    };
    contract::CommandSink &m_commands;
    contract::IdSource &m_ids;
    QUuid m_stocktake;
    Batch m_batch;
    std::vector<rules::Scan> m_unsaved;
    bool m_saving = false;
};

} // namespace views::panels
