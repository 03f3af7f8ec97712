// ImportRun: an import from its first row to its last, a step at a time, for a dry run and then for good. Whoever runs it
// (a command of yunhengctl, a window) carries the acts of each step out and says which were refused.
#pragma once

#include "exchange/acts.h"
#include "exchange/importsource.h"

#include <QThreadPool>
#include <future>

namespace exchange {

/// What came, or would come, of the rows.
struct ImportTally {
    qint64 rows = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 skipped = 0;
    qint64 failed = 0;
    qint64 relations = 0; ///< made
    bool operator==(const ImportTally &) const = default;
};

/// The cells of updates, and the new records, that a person takes over; by line and field.
class Acceptance
{
public:
    /// A whole new record has the field -1.
    void set(qint64 line, int field, bool accepted);
    [[nodiscard]] bool has(qint64 line, int field) const;
    /// Keeps of the row what is accepted; a row of which nothing is left is skipped.
    void apply(const Shape &shape, PlannedRow &row) const;

private:
    QHash<qint64, QSet<int>> m_accepted;
};

struct ImportStep {
    const Shape *shape = nullptr;       ///< of the rows; null at the end
    const SourceSheet *sheet = nullptr; ///< where they stand
    std::vector<PlannedRow> rows = {};
    std::vector<PendingRelation> relations = {}; ///< of a step that makes relations
    std::vector<Act> acts = {};         ///< none in a dry run
    [[nodiscard]] bool isLast() const { return shape == nullptr; }
};

class ImportRun
{
public:
    struct Parts {
        const Words &words;
        const Catalogues &catalogues;
        Lookup &lookup;
        IdSource &ids;
        /// Plan the rows that come next while those before them are carried out. The lookup must then take questions from
        /// another thread.
        enum class Ahead { No, Yes } ahead = Ahead::No;
    };
    /// All must outlive the run. Errors as of SheetPlan::make, and Cancelled.
    static Result<std::unique_ptr<ImportRun>> begin(const Shape &shape, const ImportSource &source, const PlanOptions &options, const Parts &parts, const Progress &progress);

    [[nodiscard]] const SheetPlan &plan() const { return *m_plan; }
    [[nodiscard]] const ImportSource &source() const { return m_source; }
    [[nodiscard]] const ImportTally &tally() const { return m_tally; }
    /// Rows of all sheets.
    [[nodiscard]] qint64 total() const;
    /// The same source as it was last time; must outlive the run.
    Result<void> compareWith(const ImportSource &last) { return m_plan->compareWith(last.sheet().header, last.sheet().rows); }

    enum class Mode { DryRun, ForGood };
    /// From the first row on; with an acceptance, only what it has is taken over. It must outlive the pass.
    void start(Mode mode, const Acceptance *accepted = nullptr);
    /// Plans the next rows.
    Result<ImportStep> next(Instant now);
    /// What to try in the place of a refused act of the step: its rows one by one, or nothing, the row then failed.
    std::vector<Act> refused(ImportStep &step, const Act &act, const Error &error, Problem::Kind kind = Problem::Kind::Refused);
    /// The step is done as its rows say: they are counted, and the relations of the good ones come later.
    void finish(const ImportStep &step);

    static constexpr size_t rowsPerStep = 400;

private:
    struct Planned {
        std::vector<PlannedRow> rows; ///< none at the end of the sheet
        std::vector<Act> acts;
    };
    ImportRun(const Shape &shape, const ImportSource &source, const Parts &parts);
    /// The next rows of a sheet, and what there is to do for them.
    Result<Planned> planRows(const Shape &shape, SheetReader &from, SheetPlan &plan, Instant now);
    /// Those of the first sheet, which may have been planned by now.
    Result<Planned> takeRows(Instant now);
    void planAhead(Instant now);
    [[nodiscard]] QString reason() const;
    Result<void> makePlans(const PlanOptions &options, const Progress &progress);
    Result<void> dropWhatStaysOut(SheetPlan::Makers &makers, const Progress &progress);
    Result<std::vector<SheetRow>> read(SheetReader &from);
    [[nodiscard]] SheetPlan::NewId idsFor(const Shape &shape, const SourceSheet &sheet) const;

    const Shape &m_shape;
    const ImportSource &m_source;
    Parts m_parts;
    std::optional<SheetPlan> m_plan;
    std::optional<SheetPlan> m_relationPlan;
    PlanOptions m_relationOptions;
    SheetPlan::Makers m_makers;
    ImportTally m_tally;
    Mode m_mode = Mode::DryRun;
    const Acceptance *m_accepted = nullptr;
    std::unique_ptr<SheetReader> m_rows;
    std::unique_ptr<SheetReader> m_relationRows;
    std::vector<PendingRelation> m_pending;
    size_t m_made = 0; ///< of the pending ones
    QThreadPool m_planner; ///< one thread, which keeps its connection
    std::future<Result<Planned>> m_ahead;
};

} // namespace exchange
