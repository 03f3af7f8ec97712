// yunhengctl import: a sheet into the ledger. Planned as a whole, done in batches; what was done stays done, and the same
// file imported again skips it.
#include "ledger.h"
#include "problems.h"

#include "exchange/acts.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ctl {

namespace {

using exchange::PlannedRow;

constexpr size_t batch = 400; ///< rows that are planned and done together

/// What came of the rows; the last line of the output.
struct Summary {
    qint64 rows = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 skipped = 0;
    qint64 failed = 0;
};

struct Job {
    const Shape &shape;
    QString file;
    bool dryRun;
    QString rejects; ///< empty: none wanted
    exchange::PlanOptions options;
};

class Import
{
public:
    Import(Job job, Ledger &ledger, const Console &console) : m_job(std::move(job)), m_ledger(ledger), m_console(console) {}

    Result<Summary> run()
    {
        return makePlan().and_then([&] { return eachBatch(); }).and_then([&] { return finish(); }).map([&] { return m_summary; });
    }
    [[nodiscard]] const Summary &soFar() const { return m_summary; }
    [[nodiscard]] QStringList ignored() const { return m_plan ? m_plan->ignored() : QStringList(); }

private:
    static Result<exchange::SheetRow> headerOf(exchange::SheetReader &sheet)
    {
        exchange::SheetRow header;
        const auto read = sheet.next(header);
        if (!read)
            return Unexpected(read.error());
        if (!*read)
            return fail(ErrorCode::BadRequest, {}, QStringLiteral("the file is empty"));
        // A file of rejects that was mended has the reasons still.
        for (auto &heading : header.cells)
            if (heading == reasonHeading())
                heading.clear();
        return header;
    }

    /// Reads the whole file once, so that a broken one is refused before anything is done.
    Result<void> makePlan()
    {
        auto first = exchange::openSheet(m_job.file);
        if (!first)
            return Unexpected(first.error());
        auto header = headerOf(**first);
        if (!header)
            return Unexpected(header.error());
        auto plan = exchange::SheetPlan::make({m_job.shape, m_ledger.words(), m_ledger.catalogues(), m_ledger, m_ledger.ids()}, *header, m_job.options);
        if (!plan)
            return Unexpected(plan.error());
        m_plan.emplace(*std::move(plan));
        return m_plan->findTwins(**first);
    }

    Result<void> eachBatch()
    {
        auto sheet = exchange::openSheet(m_job.file);
        if (!sheet)
            return Unexpected(sheet.error());
        if (const auto header = headerOf(**sheet); !header)
            return Unexpected(header.error());
        for (bool more = true; more;) {
            std::vector<exchange::SheetRow> rows;
            while (more && rows.size() < batch) {
                exchange::SheetRow row;
                const auto read = (*sheet)->next(row);
                if (!read)
                    return Unexpected(read.error());
                more = *read;
                if (more)
                    rows.push_back(std::move(row));
            }
            if (const auto done = doBatch(std::move(rows)); !done)
                return done;
        }
        return {};
    }

    Result<void> doBatch(std::vector<exchange::SheetRow> rows)
    {
        auto planned = m_plan->plan(std::move(rows));
        if (!planned)
            return Unexpected(planned.error());
        if (!m_job.dryRun) {
            auto acts = exchange::actsFor(m_job.shape, *planned, QFileInfo(m_job.file).fileName(), m_ledger.ids(), m_ledger.now());
            if (const auto done = perform(acts, *planned); !done)
                return done;
        }
        for (const auto &row : *planned)
            if (const auto counted = count(row); !counted)
                return counted;
        constexpr qint64 often = 10'000;
        if (m_summary.rows / often != (m_summary.rows - qint64(planned->size())) / often)
            m_console.progress(Ctl::tr("%1 rows").arg(m_summary.rows));
        return {};
    }

    Result<void> perform(const std::vector<exchange::Act> &acts, std::vector<PlannedRow> &rows)
    {
        std::vector<contract::Command> commands;
        for (const auto &act : acts)
            commands.push_back(act.command);
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
            if (acts[i].rows.size() > 1) {
                std::ranges::move(exchange::oneByOne(acts[i], m_ledger.ids()), std::back_inserter(again));
                continue;
            }
            auto &row = rows[acts[i].rows.front()];
            const auto *refused = std::get_if<Refused>(&outcome);
            row.outcome = PlannedRow::Outcome::Fail;
            row.problems.push_back({refused ? exchange::Problem::Kind::Refused : exchange::Problem::Kind::Conflict, {}, {}, refused ? refused->error : Error{}});
        }
        return again.empty() ? Result<void>() : perform(again, rows);
    }

    Result<void> count(const PlannedRow &row)
    {
        ++m_summary.rows;
        switch (row.outcome) {
        case PlannedRow::Outcome::Create:
            ++m_summary.created;
            return {};
        case PlannedRow::Outcome::Update:
            ++m_summary.updated;
            if (m_job.dryRun)
                tell(row);
            return {};
        case PlannedRow::Outcome::Skip:
            ++m_summary.skipped;
            return {};
        case PlannedRow::Outcome::Fail:
            ++m_summary.failed;
            return reject(row);
        }
        return {};
    }

    /// Old and new of each cell.
    void tell(const PlannedRow &row) const
    {
        const auto shown = [](const Value &value) { return isEmpty(value) ? QString() : toJson(value).toVariant().toString(); };
        for (const auto &change : row.changes)
            m_console.out << Ctl::tr("Row %1, %2: \"%3\" becomes \"%4\".")
                                 .arg(row.row.line)
                                 .arg(m_job.shape.fields[size_t(change.field)].name, shown(change.was), shown(change.becomes))
                          << '\n';
    }

    Result<void> reject(const PlannedRow &row)
    {
        QStringList sentences;
        for (const auto &problem : row.problems)
            sentences << sentenceAbout(row.row.line, problem);
        m_console.out << sentences.join(u'\n') << '\n';
        if (m_job.rejects.isEmpty())
            return {};
        if (!m_rejects) {
            std::vector<exchange::SheetColumn> columns;
            for (const auto &heading : m_plan->headings())
                columns.push_back({heading});
            columns.push_back({reasonHeading()});
            const auto format = exchange::formatOf(m_job.file);
            if (!format)
                return Unexpected(format.error());
            auto made = exchange::createSheet(m_job.rejects, *format, columns);
            if (!made)
                return Unexpected(made.error());
            m_rejects = *std::move(made);
        }
        auto cells = row.row.cells;
        cells.resize(size_t(m_plan->headings().size()));
        cells.push_back(sentences.join(u' '));
        return m_rejects->write(cells);
    }

    Result<void> finish() { return m_rejects ? m_rejects->finish() : Result<void>(); }

    Job m_job;
    Ledger &m_ledger;
    const Console &m_console;
    std::optional<exchange::SheetPlan> m_plan;
    std::unique_ptr<exchange::SheetWriter> m_rejects;
    Summary m_summary;
};

Complaint complaintAboutFile(const QString &file, const Error &error, const Summary &done)
{
    const bool nothing = done.rows == 0;
    auto complaint = complaintAbout(Ctl::tr("%1 was not imported.").arg(file), error);
    if (error.code == ErrorCode::BadRequest || error.code == ErrorCode::TooLarge || error.code == ErrorCode::UnknownField || error.code == ErrorCode::NotUnique
        || error.code == ErrorCode::InvalidValue)
        return {complaint.what, nothing ? Ctl::tr("The file was refused; nothing was changed.") : Ctl::tr("The command did not finish."),
            Ctl::tr("Mend the file where the brackets say, and import it again."), Exit::Failed};
    return complaint;
}

} // namespace

void offerImport(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Ctl::tr("Imports a CSV or XLSX file: yunhengctl import ENTITY FILE. The first row names the fields. Rows whose key is found are updated, rows "
                "without a key are new, and a key that is found nowhere is an error. Ends with 0 when every row was good, 2 when some were rejected, 1 when "
                "the file was refused; the last line is a summary as JSON."));
    addDatabaseOptions(parser);
    addActorOption(parser);
    parser.addOption({QStringLiteral("key"), Ctl::tr("The field that rows are found by; the number unless said."), QStringLiteral("FIELD")});
    parser.addOption({QStringLiteral("create"), Ctl::tr("Rows whose key is found nowhere are new records.")});
    parser.addOption({QStringLiteral("map"), Ctl::tr("HEADING=FIELD for a heading that the program does not know; may be given several times."),
        QStringLiteral("HEADING=FIELD")});
    parser.addOption({QStringLiteral("keep-scientific"), Ctl::tr("Take 1.23457E+17 in a text for what it says.")});
    parser.addOption({QStringLiteral("dry-run"), Ctl::tr("Only say what would be done.")});
    parser.addOption({QStringLiteral("rejects"), Ctl::tr("Write the rows that stay out, with the reason, to this file."), QStringLiteral("FILE")});
}

Outcome<void> runImport(const QCommandLineParser &options, const Console &console)
{
    const auto shape = entityOf(options);
    if (!shape)
        return Complained(shape.error());
    const auto words = options.positionalArguments();
    if (words.size() != 2)
        return Complained(wrongUsage(Ctl::tr("One file is imported at a time."), Ctl::tr("Call it as: yunhengctl import ENTITY FILE.")));
    Job job{**shape, words.at(1), options.isSet(QStringLiteral("dry-run")), options.value(QStringLiteral("rejects")), {}};
    job.options.key = options.value(QStringLiteral("key"));
    if (options.isSet(QStringLiteral("create")))
        job.options.missing = exchange::Missing::Create;
    if (options.isSet(QStringLiteral("keep-scientific")))
        job.options.scientific = exchange::Scientific::Keep;
    for (const auto &pair : options.values(QStringLiteral("map")))
        job.options.mapping[pair.section(u'=', 0, -2)] = pair.section(u'=', -1);
    const auto ledger = Ledger::open(options);
    if (!ledger)
        return Complained(ledger.error());

    Import import(job, **ledger, console);
    const auto summary = import.run();
    if (!summary)
        return Complained(complaintAboutFile(job.file, summary.error(), import.soFar()));
    const QJsonObject line{{QStringLiteral("entity"), (*shape)->name}, {QStringLiteral("dry_run"), job.dryRun}, {QStringLiteral("rows"), summary->rows},
        {QStringLiteral("created"), summary->created}, {QStringLiteral("updated"), summary->updated}, {QStringLiteral("skipped"), summary->skipped},
        {QStringLiteral("failed"), summary->failed}, {QStringLiteral("ignored_columns"), QJsonArray::fromStringList(import.ignored())}};
    console.out << QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) << '\n';
    if (summary->failed == 0)
        return {};
    return Complained(Complaint{Ctl::tr("%1 of %2 rows were rejected.").arg(summary->failed).arg(summary->rows),
        job.dryRun ? Ctl::tr("It was a dry run; nothing was changed.") : Ctl::tr("The other rows are in the ledger."),
        Ctl::tr("Mend the rejected rows (--rejects FILE writes them) and import them again."), Exit::SomeRejected});
}

} // namespace ctl
