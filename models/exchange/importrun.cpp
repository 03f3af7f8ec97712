#include "exchange/importrun.h"

#include "contract/entities/entities.h"

#include <QFileInfo>

namespace exchange {

namespace {

using Outcome = PlannedRow::Outcome;

bool isRelation(const Shape &shape)
{
    return shape.name == QLatin1StringView(Describe<Relation>::name);
}

/// Fields that refer to rows of the first sheet are read by the sheet's own words.
PlanOptions beside(const PlanOptions &options)
{
    PlanOptions own = options;
    own.key.clear();
    own.mapping.clear();
    return own;
}

} // namespace

void Acceptance::set(qint64 line, int field, bool accepted)
{
    if (accepted)
        m_accepted[line].insert(field);
    else if (const auto found = m_accepted.find(line); found != m_accepted.end())
        found->remove(field);
}

bool Acceptance::has(qint64 line, int field) const
{
    const auto found = m_accepted.constFind(line);
    return found != m_accepted.cend() && found->contains(field);
}

void Acceptance::apply(const Shape &shape, PlannedRow &row) const
{
    if (row.outcome == Outcome::Create) {
        if (!has(row.row.line, -1))
            row.outcome = Outcome::Skip;
        return;
    }
    if (row.outcome != Outcome::Update)
        return;
    std::erase_if(row.changes, [&](const CellChange &change) { return !has(row.row.line, change.field); });
    std::erase_if(row.fields, [&](const auto &field) { return !has(row.row.line, shape.indexOf(field.first)); });
    row.relations.clear();
    if (row.changes.empty())
        row.outcome = Outcome::Skip;
}

ImportRun::ImportRun(const Shape &shape, const ImportSource &source, const Parts &parts) : m_shape(shape), m_source(source), m_parts(parts)
{
    m_planner.setMaxThreadCount(1);
    m_planner.setExpiryTimeout(-1);
}

Result<std::unique_ptr<ImportRun>> ImportRun::begin(const Shape &shape, const ImportSource &source, const PlanOptions &options, const Parts &parts, const Progress &progress)
{
    std::unique_ptr<ImportRun> run(new ImportRun(shape, source, parts));
    return run->makePlans(options, progress).map([&] {
        run->start(Mode::DryRun);
        return std::move(run);
    });
}

SheetPlan::NewId ImportRun::idsFor(const Shape &shape, const SourceSheet &sheet) const
{
    // What relates two records is found by them, and made anew where it was taken away.
    if (isRelation(shape))
        return [this](qint64) { return m_parts.ids.next(); };
    return [this, &shape, &sheet](qint64 line) { return m_source.idFor(shape.name, sheet, line); };
}

Result<void> ImportRun::makePlans(const PlanOptions &options, const Progress &progress)
{
    const auto &sheet = m_source.sheet();
    auto plan = SheetPlan::make({m_shape, m_parts.words, m_parts.catalogues, m_parts.lookup, idsFor(m_shape, sheet)}, sheet.header, options);
    if (!plan)
        return Unexpected(plan.error());
    m_plan.emplace(*std::move(plan));
    const auto *relations = m_shape.name == QLatin1StringView(Describe<Resource>::name) ? m_source.relations() : nullptr;
    if (relations) {
        const auto &shape = shapeOf<Relation>();
        m_relationOptions = beside(options);
        auto related = SheetPlan::make({shape, m_parts.words, m_parts.catalogues, m_parts.lookup, idsFor(shape, *relations)}, relations->header, m_relationOptions);
        if (!related)
            return fail(related.error().code, related.error().field, QStringLiteral("sheet %1: %2").arg(relations->name, related.error().message));
        m_relationPlan.emplace(*std::move(related));
    }
    const bool relates = relations || m_plan->makesRelations();
    SheetPlan::Makers makers;
    if (const auto looked = m_plan->lookAhead(*sheet.rows.reader(), relates ? &makers : nullptr); !looked)
        return looked;
    if (makers.isEmpty())
        return {};
    if (const auto dropped = dropWhatStaysOut(makers, progress); !dropped)
        return dropped;
    m_makers = std::move(makers);
    m_plan->knowMakers(m_makers, idsFor(m_shape, sheet));
    if (m_relationPlan)
        m_relationPlan->knowMakers(m_makers, idsFor(m_shape, sheet));
    return {};
}

/// A row that will not come in makes no record to relate to; nor does one that wants to be related to such a row.
Result<void> ImportRun::dropWhatStaysOut(SheetPlan::Makers &makers, const Progress &progress)
{
    m_plan->knowMakers(makers, idsFor(m_shape, m_source.sheet()));
    QSet<qint64> out;
    std::vector<std::pair<qint64, qint64>> needs;
    const auto reader = m_source.sheet().rows.reader();
    for (qint64 done = 0;;) {
        auto rows = read(*reader);
        if (!rows)
            return Unexpected(rows.error());
        if (rows->empty())
            break;
        done += qint64(rows->size());
        if (progress && !progress(done, m_source.sheet().rows.count()))
            return fail(ErrorCode::Cancelled);
        const auto planned = m_plan->plan(*std::move(rows));
        if (!planned)
            return Unexpected(planned.error());
        for (const auto &row : *planned) {
            if (row.outcome == Outcome::Fail)
                out.insert(row.row.line);
            for (const auto &relation : row.relations)
                if (relation.toLine > 0)
                    needs.emplace_back(row.row.line, relation.toLine);
        }
    }
    for (bool more = true; more;) {
        more = false;
        for (const auto &[line, other] : needs)
            if (out.contains(other) && !out.contains(line)) {
                out.insert(line);
                more = true;
            }
    }
    makers.removeIf([&](const SheetPlan::Makers::iterator &maker) { return out.contains(*maker); });
    return {};
}

qint64 ImportRun::total() const
{
    return m_source.sheet().rows.count() + (m_relationPlan ? m_source.relations()->rows.count() : 0);
}

void ImportRun::start(Mode mode, const Acceptance *accepted)
{
    m_planner.waitForDone();
    m_ahead = {};
    m_mode = mode;
    m_accepted = accepted;
    m_tally = {};
    m_pending.clear();
    m_made = 0;
    m_plan->startOver();
    m_rows = m_source.sheet().rows.reader();
    m_relationRows.reset();
    if (m_relationPlan) {
        m_relationPlan->startOver();
        m_relationRows = m_source.relations()->rows.reader();
    }
}

Result<std::vector<SheetRow>> ImportRun::read(SheetReader &from)
{
    std::vector<SheetRow> rows;
    while (rows.size() < rowsPerStep) {
        SheetRow row;
        const auto more = from.next(row);
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            break;
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<ImportRun::Planned> ImportRun::planRows(const Shape &shape, SheetReader &from, SheetPlan &plan, Instant now)
{
    auto rows = read(from);
    if (!rows)
        return Unexpected(rows.error());
    if (rows->empty())
        return Planned();
    return plan.plan(*std::move(rows)).map([&](std::vector<PlannedRow> &&all) {
        Planned planned{std::move(all), {}};
        if (m_accepted)
            for (auto &row : planned.rows)
                m_accepted->apply(shape, row);
        if (m_mode == Mode::ForGood)
            planned.acts = actsFor(shape, planned.rows, reason(), m_parts.ids, now);
        return planned;
    });
}

/// Rows do not build on rows of the same file before them, but for addresses and keys, which the plan itself remembers:
/// what is planned before the last step is carried out is planned as a dry run plans it.
void ImportRun::planAhead(Instant now)
{
    const auto promise = std::make_shared<std::promise<Result<Planned>>>();
    m_ahead = promise->get_future();
    m_planner.start([this, promise, now] { promise->set_value(planRows(m_shape, *m_rows, *m_plan, now)); });
}

Result<ImportRun::Planned> ImportRun::takeRows(Instant now)
{
    auto planned = m_ahead.valid() ? m_ahead.get() : planRows(m_shape, *m_rows, *m_plan, now);
    if (planned && !planned->rows.empty() && m_mode == Mode::ForGood && m_parts.ahead == Parts::Ahead::Yes)
        planAhead(now);
    return planned;
}

QString ImportRun::reason() const
{
    return QFileInfo(m_source.path()).fileName();
}

Result<ImportStep> ImportRun::next(Instant now)
{
    ImportStep step;
    for (const bool relations : {false, true}) {
        auto &reader = relations ? m_relationRows : m_rows;
        if (relations && m_made < m_pending.size()) {
            step.shape = &shapeOf<Relation>();
            step.sheet = &m_source.sheet();
            const auto until = std::min(m_pending.size(), m_made + rowsPerStep);
            step.relations.assign(m_pending.begin() + qsizetype(m_made), m_pending.begin() + qsizetype(until));
            m_made = until;
            step.acts = relationActs(step.relations, reason(), m_parts.ids, now);
            return step;
        }
        if (!reader)
            continue;
        auto planned = relations ? planRows(shapeOf<Relation>(), *m_relationRows, *m_relationPlan, now) : takeRows(now);
        if (!planned)
            return Unexpected(planned.error());
        if (planned->rows.empty()) {
            reader.reset();
            continue;
        }
        step.shape = relations ? &shapeOf<Relation>() : &m_shape;
        step.sheet = relations ? m_source.relations() : &m_source.sheet();
        step.rows = std::move(planned->rows);
        step.acts = std::move(planned->acts);
        return step;
    }
    return step;
}

std::vector<Act> ImportRun::refused(ImportStep &step, const Act &act, const Error &error, Problem::Kind kind)
{
    if (act.rows.size() > 1)
        return oneByOne(act, m_parts.ids);
    const Problem problem{kind, {}, {}, error};
    if (!step.relations.empty()) {
        auto &pending = step.relations[act.rows.front()];
        pending.problem = Problem{kind, pending.relation.column, pending.relation.called, error};
        return {};
    }
    auto &row = step.rows[act.rows.front()];
    row.outcome = Outcome::Fail;
    row.problems.push_back(problem);
    return {};
}

void ImportRun::finish(const ImportStep &step)
{
    for (const auto &relation : step.relations)
        m_tally.relations += relation.problem ? 0 : 1;
    for (const auto &row : step.rows) {
        ++m_tally.rows;
        switch (row.outcome) {
        case Outcome::Create:
            ++m_tally.created;
            break;
        case Outcome::Update:
            ++m_tally.updated;
            break;
        case Outcome::Skip:
            ++m_tally.skipped;
            break;
        case Outcome::Fail:
            ++m_tally.failed;
            continue;
        }
        if (m_mode == Mode::DryRun)
            m_tally.relations += qint64(row.relations.size());
        else
            for (const auto &relation : row.relations)
                m_pending.push_back({row.row.line, row.target.id, relation});
    }
}

} // namespace exchange
