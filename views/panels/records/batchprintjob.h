// BatchPrintJob: many records on a form into PDF files, in a thread of its own; then all that was printed is entered in the
// register of prints in one act (one for each copy). What is stopped or cut off goes on where it was.
#pragma once

#include "views/panels/exchange/importworkshop.h"
#include "views/panels/records/batchregister.h"
#include "views/print/batch.h"
#include "views/shell/panelspec.h"

namespace views::panels {

struct BatchPrintWish {
    enum class Into { Files, OneFile };
    QString form;
    items::ListQuery query; ///< the list as it is narrowed and sorted
    items::Rids rids = {};  ///< those records only, where it is not empty
    Into into = Into::Files;
    QString folder;
    QString pattern;        ///< names of the files, or the name of the one file
    int copies = 1;
};

struct BatchPrintEnd {
    int written = 0; ///< papers of this run
    int skipped = 0; ///< papers that an earlier run left there
    int count = 0;   ///< papers in all
    int pages = 0;   ///< of this run
    bool isCancelled = false;
    std::optional<contract::Error> error;
};

class BatchPrintJob : public QObject
{
    Q_OBJECT

public:
    BatchPrintJob(const contract::Shape &shape, const shell::PanelContext &context, QObject *parent);
    /// Stops what runs, and waits for it; what it wrote is entered when the batch goes on.
    ~BatchPrintJob() override;
    void start(const BatchPrintWish &wish);
    void cancel() { m_stop.request_stop(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void progressed(int done, int of);
    /// The prints are handed to the register.
    void ended(const BatchPrintEnd &end);

private:
    struct Run {
        BatchPrintEnd end;
        BatchRegister entries;
        std::vector<std::vector<int>> toEnter; ///< places, by copy
    };
    Run run(const BatchPrintWish &wish, const QString &hand, contract::Instant now, std::stop_token stop);
    contract::Result<std::vector<QUuid>> recordsOf(const BatchPrintWish &wish, const std::stop_token &stop);
    void enter(const std::shared_ptr<Run> &run);

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    FileWords m_words;
    CacheLookup m_lookup;
    std::stop_source m_stop;
    bool m_busy = false;
    WorkThread m_thread{QStringLiteral("print")}; ///< the last, so that it ends first
};

} // namespace views::panels
