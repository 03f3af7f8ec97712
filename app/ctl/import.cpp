// yunhengctl import: a sheet into the ledger. Read as a whole, done in batches; what was done stays done, and the same
// file imported again does the rest.
#include "catalogue.h"
#include "evaluationtemplates.h"
#include "importoptions.h"
#include "importuse.h"
#include "ledger.h"

#include "exchange/differences.h"
#include "exchange/reasons.h"
#include "exchange/rejects.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <csignal>

namespace ctl {

namespace {

using exchange::ImportRun;
using exchange::ImportStep;
using exchange::ImportTally;
using exchange::PlannedRow;

/// Ctrl+C ends an import between two steps, so that it says what it did.
volatile std::sig_atomic_t interrupted = 0;

void interrupt(int)
{
    interrupted = 1;
}

class Import
{
public:
    Import(const ImportWish &wish, Ledger &ledger, const Console &console) : m_wish(wish), m_ledger(ledger), m_console(console) {}

    Result<void> run()
    {
        const auto progress = [](qint64, qint64) { return interrupted == 0; };
        auto source = exchange::ImportSource::read(m_wish.file, m_wish.read, progress);
        if (!source)
            return Unexpected(source.error());
        m_source = *std::move(source);
        m_rejects.emplace(*m_source);
        auto options = m_wish.plan;
        if (isDry())
            options.today = QDateTime::fromMSecsSinceEpoch(m_ledger.now().ms).date();
        auto run = ImportRun::begin(*m_wish.shape, *m_source, options, {m_ledger.words(), m_ledger.catalogues(), m_ledger, m_ledger.ids(), ImportRun::Parts::Ahead::Yes}, progress);
        if (!run)
            return Unexpected(run.error());
        m_run = *std::move(run);
        return readBefore().and_then([&] { return eachStep(); }).and_then([&] { return finish(); });
    }
    [[nodiscard]] ImportTally tally() const { return m_run ? m_run->tally() : ImportTally(); }
    [[nodiscard]] const ImportRun *planned() const { return m_run.get(); }
    [[nodiscard]] exchange::ImportSource *source() const { return m_source.get(); }
    [[nodiscard]] bool isDry() const { return m_wish.dryRun || !m_wish.differences.isEmpty(); }
    [[nodiscard]] qint64 relationsRefused() const { return m_relationsRefused; }
    void compareWith(std::unique_ptr<exchange::ImportSource> last) { m_last = std::move(last); }

private:
    /// What the ledger is compared with, and what of it is accepted.
    Result<void> readBefore()
    {
        if (!m_wish.differences.isEmpty()) {
            if (m_last)
                if (const auto compared = m_run->compareWith(*m_last); !compared)
                    return compared;
            auto sheet = exchange::DifferenceSheet::create(m_wish.differences, *m_wish.shape);
            if (!sheet)
                return Unexpected(sheet.error());
            m_differences.emplace(*std::move(sheet));
        }
        if (!m_wish.accepted.isEmpty()) {
            auto accepted = exchange::acceptanceIn(m_wish.accepted, *m_wish.shape);
            if (!accepted)
                return Unexpected(accepted.error());
            m_accepted = *std::move(accepted);
        }
        return {};
    }

    Result<void> eachStep()
    {
        m_run->start(isDry() ? ImportRun::Mode::DryRun : ImportRun::Mode::ForGood, m_accepted ? &*m_accepted : nullptr);
        for (;;) {
            if (interrupted)
                return fail(ErrorCode::Cancelled);
            auto step = m_run->next(m_ledger.now());
            if (!step)
                return Unexpected(step.error());
            if (step->isLast())
                return {};
            if (const auto done = perform(*step, std::exchange(step->acts, {})); !done)
                return done;
            const auto before = m_run->tally().rows;
            m_run->finish(*step);
            if (const auto told = tell(*step); !told)
                return told;
            constexpr qint64 often = 10'000;
            if (m_run->tally().rows / often != before / often)
                m_console.progress(Ctl::tr("%1 of %2 rows").arg(m_run->tally().rows).arg(m_run->total()));
        }
    }

    Result<void> perform(ImportStep &step, std::vector<exchange::Act> acts)
    {
        std::vector<contract::Command> commands;
        commands.reserve(acts.size());
        for (auto &act : acts)
            commands.push_back(std::move(act.command));
        if (commands.empty())
            return {};
        const auto receipts = m_ledger.execute(commands);
        if (!receipts)
            return Unexpected(receipts.error());
        std::vector<exchange::Act> again;
        for (size_t i = 0; i < acts.size(); ++i) {
            const auto &outcome = (*receipts)[i].outcome;
            if (std::holds_alternative<Applied>(outcome))
                continue;
            acts[i].command = std::move(commands[i]);
            const auto *refused = std::get_if<Refused>(&outcome);
            using Kind = exchange::Problem::Kind;
            std::ranges::move(m_run->refused(step, acts[i], refused ? refused->error : Error{}, refused ? Kind::Refused : Kind::Conflict), std::back_inserter(again));
        }
        return again.empty() ? Result<void>() : perform(step, std::move(again));
    }

    Result<void> tell(const ImportStep &step)
    {
        for (const auto &relation : step.relations)
            if (relation.problem) {
                ++m_relationsRefused;
                m_console.out << Ctl::tr("Row %1: %2.").arg(relation.line).arg(exchange::reasonsOf({*relation.problem}, *step.shape)) << '\n';
            }
        for (const auto &row : step.rows) {
            if (row.outcome == PlannedRow::Outcome::Fail) {
                const QString reason = exchange::reasonsOf(row.problems, *step.shape);
                m_console.out << Ctl::tr("Row %1: %2.").arg(row.row.line).arg(reason) << '\n';
                if (const auto kept = m_rejects->add(*step.sheet, row.row, reason); !kept)
                    return kept;
            } else if (m_differences && step.shape == m_wish.shape) {
                if (const auto written = m_differences->add(row); !written)
                    return written;
            } else if (isDry()) {
                show(*step.shape, row);
            }
        }
        return {};
    }

    /// Old and new of each cell.
    void show(const Shape &shape, const PlannedRow &row) const
    {
        const auto shown = [](const Value &value) { return isEmpty(value) ? QString() : toJson(value).toVariant().toString(); };
        for (const auto &change : row.changes)
            m_console.out << Ctl::tr("Row %1, %2: \"%3\" becomes \"%4\".")
                                 .arg(row.row.line)
                                 .arg(shape.fields[size_t(change.field)].name, shown(change.was), shown(change.becomes))
                          << '\n';
        for (const auto *rule : row.remarks)
            m_console.out << Ctl::tr("Row %1: remark: %2.").arg(row.row.line).arg(QLocale().language() == QLocale::Chinese ? rule->zh : rule->en) << '\n';
        for (const auto &relation : row.relations)
            m_console.out << Ctl::tr("Row %1, %2: related to \"%3\".").arg(row.row.line).arg(relation.column, relation.called) << '\n';
    }

    Result<void> finish()
    {
        if (m_differences)
            if (const auto written = m_differences->finish(); !written)
                return written;
        return m_wish.rejects.isEmpty() || m_rejects->count() == 0 ? Result<void>() : m_rejects->write(m_wish.rejects);
    }

    const ImportWish &m_wish;
    Ledger &m_ledger;
    const Console &m_console;
    std::unique_ptr<exchange::ImportSource> m_source;
    std::unique_ptr<exchange::ImportSource> m_last;
    std::unique_ptr<ImportRun> m_run;
    std::optional<exchange::Rejects> m_rejects;
    std::optional<exchange::DifferenceSheet> m_differences;
    std::optional<exchange::Acceptance> m_accepted;
    qint64 m_relationsRefused = 0;
};

Complaint complaintAboutFile(const QString &file, const Error &error, const ImportTally &done)
{
    const bool nothing = done.rows == 0;
    if (error.code == ErrorCode::Cancelled)
        return {Ctl::tr("The import was stopped after %1 rows.").arg(done.rows), nothing ? Ctl::tr("Nothing was changed.") : Ctl::tr("What was done stays done."),
            Ctl::tr("Import the same file again to do the rest; nothing is done twice."), Exit::Failed};
    auto complaint = complaintAbout(Ctl::tr("%1 was not imported.").arg(file), error);
    if (error.code == ErrorCode::BadRequest || error.code == ErrorCode::TooLarge || error.code == ErrorCode::UnknownField || error.code == ErrorCode::NotUnique
        || error.code == ErrorCode::InvalidValue || error.code == ErrorCode::NotFound)
        return {complaint.what, nothing ? Ctl::tr("The file was refused; nothing was changed.") : Ctl::tr("The command did not finish."),
            Ctl::tr("Mend the file where the brackets say, and import it again."), Exit::Failed};
    return complaint;
}

/// The files of last time and the ways of reading are of one account of this computer.
Result<void> remember(exchange::Sources &sources, const ImportWish &wish, const Import &import)
{
    if (import.isDry())
        return {};
    const auto &entity = wish.shape->name;
    if (!wish.remember && !sources.find(entity, wish.file, import.planned()->plan().headings()))
        return {};
    return sources.remember(entity, *import.source(), wish.read, wish.plan).and_then([&] { return sources.keepRows(entity, *import.source()); });
}

/// The rows of last time, for a comparison.
Result<std::unique_ptr<exchange::ImportSource>> lastOf(const ImportWish &wish, const exchange::Sources &sources)
{
    if (wish.differences.isEmpty())
        return std::unique_ptr<exchange::ImportSource>();
    return wish.last.isEmpty() ? sources.last(wish.shape->name, wish.file) : exchange::ImportSource::read(wish.last, wish.read, {});
}

QString summaryOf(const ImportWish &wish, const Import &import)
{
    const auto tally = import.tally();
    const QJsonObject line{{QStringLiteral("entity"), wish.shape->name}, {QStringLiteral("dry_run"), import.isDry()}, {QStringLiteral("rows"), tally.rows},
        {QStringLiteral("created"), tally.created}, {QStringLiteral("updated"), tally.updated}, {QStringLiteral("skipped"), tally.skipped},
        {QStringLiteral("failed"), tally.failed}, {QStringLiteral("relations"), tally.relations}, {QStringLiteral("relations_refused"), import.relationsRefused()},
        {QStringLiteral("ignored_columns"), QJsonArray::fromStringList(import.planned()->plan().ignored())}};
    return QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

} // namespace

void offerImport(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Ctl::tr("Imports a CSV or XLSX file: yunhengctl import ENTITY FILE. The first row names the fields. Rows whose key is found are updated, rows "
                "without a key are new, and a key that is found nowhere is an error. Ends with 0 when every row was good, 2 when some were rejected, 1 when "
                "the file was refused; the last line is a summary as JSON. A file of utilisation has a row a resource and day: number, day, cpu_avg, cpu_peak, "
                "memory_avg, storage_avg, network_avg. A file of service items has a row a step, or is JSON; what differs from the version in force becomes a draft. So does a template of evaluation, a workbook of its sheets or JSON."));
    addDatabaseOptions(parser);
    addActorOption(parser);
    addImportOptions(parser);
}

Outcome<void> runImport(const QCommandLineParser &options, const Console &console)
{
    auto wish = importWishOf(options);
    if (!wish)
        return Complained(wish.error());
    const auto ledger = Ledger::open(options);
    if (!ledger)
        return Complained(ledger.error());
    if (wantsDailyFigures(*wish))
        return importDailyFigures(*wish, **ledger, console);
    if (isCatalogue(*wish->shape))
        return importCatalogue(*wish, **ledger, console);
    if (holdsTemplate(*wish, **ledger))
        return importTemplate(*wish, **ledger, console);
    exchange::Sources sources(sourcesFolderOf(options));
    const auto complain = [&](const Error &error, const ImportTally &done) { return Complained(complaintAboutFile(wish->file, error, done)); };
    if (const auto memory = exchange::memoryFor(sources, wish->shape->name, wish->file))
        fillIn(*wish, *memory, options);
    auto last = lastOf(*wish, sources);
    if (!last)
        return complain(last.error(), {});

    interrupted = 0;
    const auto former = std::signal(SIGINT, interrupt);
    Import import(*wish, **ledger, console);
    import.compareWith(*std::move(last));
    const auto done = import.run().and_then([&] { return remember(sources, *wish, import); });
    std::signal(SIGINT, former);
    if (!done)
        return complain(done.error(), import.tally());
    console.out << summaryOf(*wish, import) << '\n';
    const auto tally = import.tally();
    if (tally.failed == 0 && import.relationsRefused() == 0)
        return {};
    return Complained(Complaint{tally.failed == 0 ? Ctl::tr("%1 relations were refused.").arg(import.relationsRefused()) : Ctl::tr("%1 of %2 rows were rejected.").arg(tally.failed).arg(tally.rows),
        import.isDry() ? Ctl::tr("It was a dry run; nothing was changed.") : Ctl::tr("The other rows are in the ledger."),
        Ctl::tr("Mend the rejected rows (--rejects FILE writes them) and import them again."), Exit::SomeRejected});
}

} // namespace ctl
