// import.csv and import.xlsx: a ledger of 60,000 rows and 30 columns read and planned as a dry run does it, and then
// carried out by the real service on a database of its own, beside LibreOffice's own conversion of the same file to CSV.
// Without LibreOffice there is no baseline, and the note says so. export.xlsx: the same cells as a workbook, beside a bare
// libxlsxwriter loop.
#include "benchmarks/bench.h"

#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "exchange/exporting.h"
#include "exchange/importrun.h"
#include "rules/permissions.h"
#include "service/service.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <xlsxwriter.h>

using namespace contract;

namespace {

constexpr int columns = 30;
const QString unitNumber = QStringLiteral("DW-000001");

QString text(int row, int column)
{
    return QStringLiteral("演示值 %1-%2").arg(row).arg(column);
}

const Shape &shape()
{
    return shapeOf<Resource>();
}

/// The first fields that a person may fill in.
const std::vector<int> &fields()
{
    static const std::vector<int> first = [] {
        std::vector<int> all;
        for (int i = 0; int(all.size()) < columns; ++i)
            if (!shape().fields[size_t(i)].traits.readOnly && !shape().fields[size_t(i)].traits.key)
                all.push_back(i);
        return all;
    }();
    return first;
}

std::vector<exchange::SheetColumn> headings()
{
    std::vector<exchange::SheetColumn> all;
    for (const int field : fields())
        all.push_back({shape().fields[size_t(field)].name});
    return all;
}

/// Rows of every kind of field, each a new record: the dearest case.
std::vector<QString> cellsOf(int row)
{
    std::vector<QString> cells;
    for (const int position : fields()) {
        const auto &field = shape().fields[size_t(position)];
        QString cell;
        if (field.kind == FieldKind::Reference)
            cell = field.traits.required ? unitNumber : QString();
        else if (field.name == u"type")
            cell = QStringLiteral("virtual_server");
        else if (exchange::Words::hasCodes(field))
            cell = field.choices.empty() ? QString() : field.choices.front().code;
        else if (field.traits.address)
            cell = QStringLiteral("10.%1.%2.%3").arg(row / 65'536).arg(row / 256 % 256).arg(row % 256);
        else if (field.kind == FieldKind::Text)
            cell = text(row, position);
        else if (field.kind == FieldKind::Integer)
            cell = QString::number(row % 4'000);
        else if (field.kind == FieldKind::Boolean)
            cell = QStringLiteral("是");
        cells.push_back(cell);
    }
    return cells;
}

std::vector<std::vector<QString>> manyRows()
{
    std::vector<std::vector<QString>> rows;
    for (int i = 0; i < bench::scaled(60'000); ++i)
        rows.push_back(cellsOf(i));
    return rows;
}

void writeAll(const QString &path, const std::vector<std::vector<QString>> &rows)
{
    auto sheet = exchange::createSheet(path, exchange::formatForName(path), headings());
    if (!sheet)
        bench::giveUp("no sheet");
    for (const auto &row : rows)
        if (!(*sheet)->write(row))
            bench::giveUp("a row was not written");
    if (!(*sheet)->finish())
        bench::giveUp("the sheet was not finished");
}

void writeBare(const QString &path, const std::vector<std::vector<QByteArray>> &rows)
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    auto *book = workbook_new_opt(path.toUtf8().constData(), &options);
    auto *sheet = workbook_add_worksheet(book, nullptr);
    for (size_t row = 0; row < rows.size(); ++row)
        for (size_t column = 0; column < rows[row].size(); ++column)
            if (!rows[row][column].isEmpty())
                worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), rows[row][column].constData(), nullptr);
    if (workbook_close(book) != LXW_NO_ERROR)
        bench::giveUp("the bare workbook was not written");
}

/// A ledger of the real service, with one unit.
class Ledger : public exchange::Lookup
{
public:
    explicit Ledger(const QString &folder)
    {
        const store::Location location{.path = folder + QStringLiteral("/ledger.db")};
        auto opened = service::Service::prepare(location).and_then([&] { return service::Service::open({.database = location}, clock, ids, shippedCatalogues()); });
        if (!opened)
            bench::giveUp("no service: " + opened.error().message.toStdString());
        m_service = *std::move(opened);
        m_actor.account = ids.next();
        m_actor.login = QStringLiteral("bench");
        m_actor.roles = {QStringLiteral("configuration_manager")};
        m_actor.scope.all = true;
        m_actor.rights = rules::rightsOf(m_actor.roles);
        Command unit{.id = ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<Organisation>::name), .targets = {{ids.next(), 0}},
            .fields = {{QStringLiteral("name"), QStringLiteral("演示数据局")}}, .occurredAt = clock.now()};
        perform({unit});
    }

    void perform(const std::vector<Command> &commands)
    {
        const auto receipts = m_service->execute(m_actor, commands);
        if (!receipts)
            bench::giveUp(receipts.error().message.toStdString());
        for (const auto &receipt : *receipts)
            if (const auto *refused = std::get_if<Refused>(&receipt.outcome))
                bench::giveUp("refused: " + textOf(refused->error.code).toStdString() + " " + refused->error.field.toStdString() + " " + refused->error.message.toStdString());
    }

    Result<std::vector<Record>> holding(const Shape &of, int field, const std::vector<QString> &values) override
    {
        return among(of, of.fields[size_t(field)].name, values);
    }
    Result<std::vector<Record>> known(const Shape &of, const std::vector<QUuid> &wanted) override
    {
        std::vector<QString> texts;
        for (const auto &id : wanted)
            texts.push_back(idText(id));
        return among(of, QStringLiteral("id"), texts);
    }

    SystemClock clock;
    UuidV7Source ids{clock};

private:
    class Page : public RowSink
    {
    public:
        void take(const RowView &row) override { records.push_back(toRecord(row)); }
        std::vector<Record> records;
    };

    Result<std::vector<Record>> among(const Shape &of, const QString &field, const std::vector<QString> &values)
    {
        service::Filter filter{field, service::FilterOp::In, {}};
        for (const auto &value : values)
            filter.values.emplace_back(value);
        Page page;
        return m_service->list(m_actor, of.name, {.filters = {filter}, .sort = {}, .after = {}, .limit = service::maxListLimit}, page).map([&](const service::ListPage &) { return page.records; });
    }

    std::unique_ptr<service::Service> m_service;
    Actor m_actor;
};

/// From the first row to the last.
void carryOut(exchange::ImportRun &run, Ledger &ledger, exchange::ImportRun::Mode mode)
{
    run.start(mode);
    for (;;) {
        auto step = run.next(ledger.clock.now());
        if (!step)
            bench::giveUp("a row was not planned");
        if (step->isLast())
            break;
        std::vector<Command> commands;
        commands.reserve(step->acts.size());
        for (auto &act : step->acts)
            commands.push_back(std::move(act.command));
        if (!commands.empty())
            ledger.perform(commands);
        run.finish(*step);
    }
    if (run.tally().created != bench::scaled(60'000))
        bench::giveUp("not every row is good: the figure would be of another work");
}

enum class Then { Stop, Apply };

/// Reads and plans; and then, as a person does who has looked at what would come of it, carries out what was read.
void import(const QString &path, Ledger &ledger, Then then)
{
    static const exchange::Words words(shippedCatalogues(), nullptr);
    const auto source = exchange::ImportSource::read(path, {}, {});
    if (!source)
        bench::giveUp("the sheet cannot be read");
    const auto run = exchange::ImportRun::begin(shape(), **source, {}, {words, shippedCatalogues(), ledger, ledger.ids, exchange::ImportRun::Parts::Ahead::Yes}, {});
    if (!run)
        bench::giveUp("no plan");
    carryOut(**run, ledger, exchange::ImportRun::Mode::DryRun);
    if (then == Then::Apply)
        carryOut(**run, ledger, exchange::ImportRun::Mode::ForGood);
}

/// Milliseconds of `libreoffice --headless --convert-to csv`; 0 where it is not installed.
double officeMs(const QString &path, const QString &folder)
{
    const auto program = QStandardPaths::findExecutable(QStringLiteral("soffice"));
    if (program.isEmpty())
        return 0;
    return bench::elapsedMs([&] {
        QProcess process;
        process.start(program, {QStringLiteral("-env:UserInstallation=file://") + folder + QStringLiteral("/profile"), QStringLiteral("--headless"), QStringLiteral("--convert-to"),
            QStringLiteral("csv"), QStringLiteral("--outdir"), folder + QStringLiteral("/office"), path});
        if (!process.waitForFinished(600'000) || process.exitCode() != 0)
            bench::giveUp("soffice did not convert the file");
    });
}

bench::Figures both(const std::string &name, const QString &file)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(file);
    writeAll(path, manyRows());
    const double office = officeMs(path, folder.path());
    const std::string missing = office == 0 ? "no baseline: LibreOffice (soffice) is not installed" : "";
    Ledger ledger(folder.path());
    const double dry = bench::median(bench::times(3, [&] { import(path, ledger, Then::Stop); }));
    const double done = bench::elapsedMs([&] { import(path, ledger, Then::Apply); });
    return {{.name = name + ".dry", .value = dry, .unit = "ms", .baseline = office, .n = 3, .note = missing},
        {.name = name, .value = done, .unit = "ms", .baseline = office, .n = 1, .note = missing.empty() ? "dry run and apply of a file that was read once, as the window does it" : missing}};
}

} // namespace

BENCH("export.xlsx")
{
    const QTemporaryDir folder;
    const auto rows = manyRows();
    std::vector<std::vector<QByteArray>> bytes;
    for (const auto &row : rows) {
        std::vector<QByteArray> cells;
        for (const auto &cell : row)
            cells.push_back(cell.toUtf8());
        bytes.push_back(std::move(cells));
    }
    std::vector<double> ours, bare;
    for (int round = 0; round < 3; ++round) {
        bare.push_back(bench::elapsedMs([&] { writeBare(folder.filePath(QStringLiteral("bare.xlsx")), bytes); }));
        ours.push_back(bench::elapsedMs([&] { writeAll(folder.filePath(QStringLiteral("ours.xlsx")), rows); }));
    }
    return bench::Figure{.name = "export.xlsx", .value = bench::median(ours), .unit = "ms", .baseline = bench::median(bare), .n = 3};
}

BENCH("import.csv")
{
    return both("import.csv", QStringLiteral("a.csv"));
}

BENCH("import.xlsx")
{
    return both("import.xlsx", QStringLiteral("a.xlsx"));
}
