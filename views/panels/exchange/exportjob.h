// ExportJob: records of the cache into a file, in a thread of its own.
#pragma once

#include "exchange/exporting.h"
#include "views/panels/exchange/importworkshop.h"
#include "views/shell/panelspec.h"

namespace views::panels {

struct ExportWish {
    items::ListQuery query;  ///< the list as it is narrowed and sorted
    items::Rids rids = {};   ///< those records only, where it is not empty
    exchange::ExportOptions options = {};
    QString path = {};
};

class ExportJob : public QObject
{
    Q_OBJECT

public:
    ExportJob(const contract::Shape &shape, const shell::PanelContext &context, QObject *parent);
    /// Stops what runs, and waits for it.
    ~ExportJob() override;
    void start(const ExportWish &wish);
    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 of);
    void written(qint64 rows);
    void failed(const contract::Error &error);

private:
    contract::Result<qint64> write(const ExportWish &wish);
    contract::Result<void> nameAll(exchange::Names &names);
    contract::Result<void> nameResources(exchange::Names &names, std::span<const contract::Record> records);

    const contract::Shape &m_shape;
    FileWords m_words;
    CacheLookup m_lookup;
    bool m_busy = false;
    std::atomic<bool> m_cancelled = false;
    WorkThread m_thread{QStringLiteral("export")}; ///< the last, so that it ends first
};

} // namespace views::panels
