// ImportJob: one import of the panel from the file to the last act. Reading and planning happen in a thread of its own;
// the acts go through the CommandSink, a few hundred rows at a time, so that the window stays free and the outbox short.
#pragma once

#include "exchange/importrun.h"
#include "exchange/rejects.h"
#include "exchange/sources.h"
#include "views/panels/exchange/importpreview.h"
#include "views/panels/exchange/importworkshop.h"
#include "views/shell/panelspec.h"

namespace views::panels {

class ImportJob : public QObject
{
    Q_OBJECT

public:
    /// `folder`: where ways of reading are remembered; empty: nowhere.
    ImportJob(const contract::Shape &shape, const shell::PanelContext &context, const QString &folder, QObject *parent);
    /// Stops what runs, and waits for it.
    ~ImportJob() override;

    [[nodiscard]] const contract::Shape &shape() const { return m_shape; }
    [[nodiscard]] const exchange::Words &words() const { return m_words.words(); }
    [[nodiscard]] const exchange::Sources &sources() const { return m_sources; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void cancel() { m_cancelled = true; }

    /// Reads the file; wasRead() or failed() comes.
    void read(const QString &path, const exchange::ReadOptions &options);
    /// Null until a file was read.
    [[nodiscard]] const exchange::ImportSource *source() const { return m_source.get(); }
    [[nodiscard]] const exchange::ReadOptions &reading() const { return m_reading; }

    /// The dry run; wasChecked() or failed() comes.
    enum class Compare { No, Yes };
    void check(const exchange::PlanOptions &options, Compare compare);
    struct Findings {
        exchange::ImportTally tally;
        std::vector<PreviewLine> lines;           ///< at most mostOfAKind of each kind: a few bad rows are seen among any number of cells
        std::map<PreviewLine::Kind, qint64> of;   ///< lines of each kind in all
        QStringList gone;  ///< keys of last time that the file has no more
        bool comparing = false;
        qint64 accepted = 0; ///< of those that are not shown
    };
    static constexpr qint64 mostOfAKind = 40'000;

    /// The same for good; carriedOut() or failed() comes. What was done stays done. Where it was compared, only the lines
    /// that are accepted count.
    void carryOut(const std::vector<PreviewLine> &answers);
    [[nodiscard]] exchange::ImportTally tally() const { return m_tally; }
    [[nodiscard]] qint64 relationsRefused() const { return m_relationsRefused; }
    [[nodiscard]] const exchange::Rejects *rejects() const { return m_rejects.get(); }
    /// Files of this name are read so from now on; done when it was carried out.
    void rememberWhenDone(bool remember) { m_remember = remember; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 of);
    void wasRead();
    void wasChecked(const Findings &findings);
    void carriedOut();
    void failed(const contract::Error &error);

private:
    /// What a step was, and how many of its acts wait for an answer.
    struct Underway {
        exchange::ImportStep step;
        std::vector<exchange::Act> acts;
        std::vector<exchange::Act> again;
        size_t sent = 0;
        size_t answered = 0;
    };
    /// Runs in the other thread, and tells the answer in this one.
    template <class Answer> void work(std::function<contract::Result<Answer>()> what, std::function<void(Answer)> then);
    void end(const contract::Error &error);
    exchange::Progress progress();
    contract::Result<Findings> find(const exchange::PlanOptions &options, bool comparing);
    contract::Result<void> describe(const exchange::ImportStep &step, Findings &findings);
    contract::Result<void> nameReferences(const exchange::ImportStep &step);
    void nextStep();
    void send();
    void answered(const exchange::Act &act, const contract::Result<void> &result);
    void finishStep();
    void finishAll();

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    FileWords m_words;
    exchange::Sources m_sources;
    CacheLookup m_lookup;
    std::shared_ptr<exchange::ImportSource> m_source; ///< handed over by the thread that read it
    std::unique_ptr<exchange::ImportSource> m_last;
    exchange::ReadOptions m_reading;
    exchange::PlanOptions m_options;
    std::unique_ptr<exchange::ImportRun> m_run;
    std::unique_ptr<exchange::Rejects> m_rejects;
    std::optional<exchange::Acceptance> m_accepted;
    exchange::Acceptance m_usual; ///< what is accepted where nobody says otherwise
    QHash<QString, QString> m_titles; ///< of records that changed fields refer to
    std::unique_ptr<Underway> m_underway;
    exchange::ImportTally m_tally;
    qint64 m_relationsRefused = 0;
    bool m_remember = false;
    bool m_busy = false;
    std::atomic<bool> m_cancelled = false;
    WorkThread m_thread{QStringLiteral("import")}; ///< the last, so that it ends first
};

} // namespace views::panels
