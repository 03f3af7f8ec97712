#include "importuse.h"

#include "contract/describe.h"
#include "contract/entities/entities.h"
#include "exchange/reasons.h"
#include "exchange/rejects.h"
#include "rules/dailyfigures.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace ctl {

namespace {

constexpr size_t resourcesAtOnce = 200;

/// A column of figures: its headings, and where they go.
struct Figure {
    const char *headings[3];
    const char *field; ///< of a resource, whose unit the figure has
    rules::DailyFigures rules::DailySeries::*series;
};
constexpr Figure figures[] = {
    {{"cpu_avg", "CPU average", "CPU平均"}, "cpu_avg", &rules::DailySeries::cpuAverage},
    {{"cpu_peak", "CPU peak", "CPU峰值"}, "cpu_peak", &rules::DailySeries::cpuPeak},
    {{"memory_avg", "Memory average", "内存平均"}, "memory_avg", &rules::DailySeries::memoryAverage},
    {{"storage_avg", "Storage average", "存储平均"}, "storage_avg", &rules::DailySeries::storageAverage},
    {{"network_avg", "Network average", "网络平均"}, "network_avg", &rules::DailySeries::network},
};
constexpr const char *numberHeadings[] = {"number", "resource_number", "资源编号"};
constexpr const char *dayHeadings[] = {"day", "date", "日期"};

/// One row of the file.
struct Day {
    exchange::SheetRows::Place place;
    QDate day;
    std::array<std::optional<int>, std::size(figures)> tenths;
};

/// What the file says of one resource, and what the ledger holds of it.
struct Subject {
    Resource resource;
    std::optional<Utilisation> held;
    const std::vector<Day> *days = nullptr;
};

class UseImport
{
public:
    UseImport(const ImportWish &wish, Ledger &ledger, const Console &console) : m_wish(wish), m_ledger(ledger), m_console(console) {}

    Result<void> run()
    {
        auto source = exchange::ImportSource::read(m_wish.file, m_wish.read, [](qint64, qint64) { return true; });
        if (!source)
            return Unexpected(source.error());
        m_source = *std::move(source);
        m_rejects.emplace(*m_source);
        return mapColumns().and_then([&] { return readDays(); }).and_then([&] { return eachBatch(); }).and_then([&] {
            return m_wish.rejects.isEmpty() || m_failed == 0 ? Result<void>() : m_rejects->write(m_wish.rejects);
        });
    }
    [[nodiscard]] qint64 rows() const { return m_source ? m_source->sheet().rows.count() : 0; }
    [[nodiscard]] qint64 failed() const { return m_failed; }
    [[nodiscard]] QString summary() const
    {
        const QJsonObject line{{QStringLiteral("entity"), m_wish.shape->name}, {QStringLiteral("dry_run"), m_wish.dryRun}, {QStringLiteral("rows"), rows()}, {QStringLiteral("created"), m_created},
            {QStringLiteral("updated"), m_updated}, {QStringLiteral("skipped"), m_skipped}, {QStringLiteral("failed"), m_failed}};
        return QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact));
    }

private:
    template <size_t n> [[nodiscard]] int columnOf(const char *const (&headings)[n]) const
    {
        const auto &cells = m_source->sheet().header.cells;
        for (size_t i = 0; i < cells.size(); ++i)
            for (const char *heading : headings)
                if (cells[i].trimmed().compare(QString::fromUtf8(heading), Qt::CaseInsensitive) == 0)
                    return int(i);
        return -1;
    }

    Result<void> mapColumns()
    {
        m_number = columnOf(numberHeadings);
        m_day = columnOf(dayHeadings);
        bool any = false;
        for (size_t i = 0; i < std::size(figures); ++i) {
            m_columns[i] = columnOf(figures[i].headings);
            any |= m_columns[i] >= 0;
        }
        if (m_number < 0 || m_day < 0 || !any)
            return fail(ErrorCode::UnknownField, m_number < 0 ? QStringLiteral("number") : m_day < 0 ? QStringLiteral("day") : QStringLiteral("cpu_avg"),
                QStringLiteral("the first row must name number, day and at least one figure"));
        return {};
    }

    Result<void> readDays()
    {
        Result<void> trouble;
        const auto read = m_source->sheet().rows.eachPlace([&](const exchange::SheetRow &row, exchange::SheetRows::Place place) {
            if (const auto taken = take(row, place); !taken && trouble)
                trouble = taken;
        });
        return read ? trouble : read;
    }

    Result<void> take(const exchange::SheetRow &row, exchange::SheetRows::Place place)
    {
        const auto cell = [&](int column) { return column >= 0 && column < int(row.cells.size()) ? row.cells[size_t(column)].trimmed() : QString(); };
        const auto day = exchange::dateIn(cell(m_day));
        if (!day || isEmpty(*day))
            return reject(row, Ctl::tr("The day \"%1\" is no date.").arg(cell(m_day)));
        Day read{place, QDate::fromString(text(*day), Qt::ISODate), {}};
        const auto &shape = shapeOf<Resource>();
        for (size_t i = 0; i < std::size(figures); ++i) {
            const QString figure = cell(m_columns[i]);
            if (figure.isEmpty() || figure == u"-" || figure == u"--" || figure == u"N/A")
                continue;
            const auto &field = shape.fields[size_t(shape.indexOf(QString::fromLatin1(figures[i].field)))];
            const auto value = exchange::realIn(figure, field);
            const auto *real = value ? std::get_if<double>(&*value) : nullptr;
            if (!real || !(*real >= double(field.traits.least) && *real <= double(field.traits.most)))
                return reject(row, Ctl::tr("\"%1\" is no figure from %2 to %3.").arg(figure).arg(field.traits.least).arg(field.traits.most));
            read.tenths[i] = int(std::lround(*real * 10));
        }
        auto &days = m_days[cell(m_number)];
        if (std::ranges::find(days, read.day, &Day::day) != days.end())
            return reject(row, Ctl::tr("The day %1 stands in the file twice.").arg(read.day.toString(Qt::ISODate)));
        days.push_back(read);
        return {};
    }

    Result<void> reject(const exchange::SheetRow &row, const QString &reason)
    {
        ++m_failed;
        m_console.out << Ctl::tr("Row %1: %2").arg(row.line).arg(reason) << '\n';
        return m_rejects->add(m_source->sheet(), row, reason);
    }
    Result<void> reject(const std::vector<Day> &days, const QString &reason)
    {
        for (const auto &day : days) {
            const auto row = m_source->sheet().rows.at(day.place);
            const auto rejected = row ? reject(*row, reason) : Result<void>(Unexpected(row.error()));
            if (!rejected)
                return rejected;
        }
        return {};
    }

    Result<void> eachBatch()
    {
        for (auto at = m_days.cbegin(); at != m_days.cend();) {
            std::vector<QString> numbers;
            for (; at != m_days.cend() && numbers.size() < resourcesAtOnce; ++at)
                numbers.push_back(at->first);
            const auto done = subjectsOf(numbers).and_then([&](const std::vector<Subject> &subjects) { return carryOut(subjects); });
            if (!done)
                return done;
        }
        return {};
    }

    /// The resources of those numbers with their series; the rows of a number that nobody has stay out.
    Result<std::vector<Subject>> subjectsOf(const std::vector<QString> &numbers)
    {
        const auto &shape = shapeOf<Resource>();
        const auto found = m_ledger.holding(shape, shape.keyField(), numbers);
        if (!found)
            return Unexpected(found.error());
        std::map<QString, Subject> subjects;
        std::vector<QString> ids;
        for (const auto &record : *found) {
            auto resource = fromRecord<Resource>(record);
            if (!resource)
                return Unexpected(resource.error());
            ids.push_back(idText(record.id));
            const QString number = resource->number;
            subjects[number] = {*std::move(resource), std::nullopt, &m_days.at(number)};
        }
        const auto &series = shapeOf<Utilisation>();
        const auto held = m_ledger.holding(series, series.indexOf(u"resource_id"), ids);
        if (!held)
            return Unexpected(held.error());
        for (const auto &record : *held) {
            const auto one = fromRecord<Utilisation>(record);
            if (!one)
                return Unexpected(one.error());
            const auto owner = std::ranges::find_if(subjects, [&](const auto &subject) { return subject.second.resource.id == one->resource; });
            if (owner != subjects.end())
                owner->second.held = *one;
        }
        std::vector<Subject> known;
        for (const auto &number : numbers) {
            if (const auto subject = subjects.find(number); subject != subjects.end())
                known.push_back(std::move(subject->second));
            else if (const auto rejected = reject(m_days.at(number), Ctl::tr("No resource has the number \"%1\".").arg(number)); !rejected)
                return Unexpected(rejected.error());
        }
        return known;
    }

    /// The series with the file's days in it; days that are older than the window are left out.
    static Result<Utilisation> merged(const Subject &subject)
    {
        Utilisation merged = subject.held.value_or(Utilisation{.resource = subject.resource.id});
        auto series = rules::seriesOf(merged);
        if (!series)
            return Unexpected(series.error());
        const QDate last = std::ranges::max(*subject.days, {}, &Day::day).day;
        if (!merged.lastDay.isValid())
            merged.lastDay = last;
        rules::moveOn(*series, merged.lastDay.daysTo(last));
        merged.lastDay = std::max(merged.lastDay, last);
        for (const auto &day : *subject.days) {
            const qint64 place = rules::figureDays - 1 - day.day.daysTo(merged.lastDay);
            for (size_t i = 0; place >= 0 && i < std::size(figures); ++i)
                if (day.tenths[i])
                    ((*series).*figures[i].series)[size_t(place)] = day.tenths[i];
        }
        rules::write(*series, merged);
        return merged;
    }

    Result<void> carryOut(const std::vector<Subject> &subjects)
    {
        std::vector<contract::Command> commands;
        std::vector<const Subject *> owners;
        for (const auto &subject : subjects) {
            const auto wanted = merged(subject);
            if (!wanted)
                return Unexpected(wanted.error());
            auto both = commandsFor(subject, *wanted);
            if (both.empty()) {
                ++m_skipped;
                continue;
            }
            ++(subject.held ? m_updated : m_created);
            for (auto &command : both) {
                commands.push_back(std::move(command));
                owners.push_back(&subject);
            }
        }
        if (m_wish.dryRun || commands.empty())
            return {};
        const auto receipts = m_ledger.execute(commands);
        if (!receipts)
            return Unexpected(receipts.error());
        const Subject *told = nullptr;
        for (size_t i = 0; i < commands.size(); ++i) {
            if (std::holds_alternative<Applied>((*receipts)[i].outcome) || owners[i] == told)
                continue;
            told = owners[i];
            --(told->held ? m_updated : m_created);
            const auto *refused = std::get_if<Refused>(&(*receipts)[i].outcome);
            const exchange::Problem problem{.kind = refused ? exchange::Problem::Kind::Refused : exchange::Problem::Kind::Conflict, .error = refused ? refused->error : Error{}};
            if (const auto rejected = reject(*told->days, exchange::reasonOf(problem, *m_wish.shape)); !rejected)
                return rejected;
        }
        return {};
    }

    /// The series, and the resource's own figures, which build on it; nothing where both are as they are.
    std::vector<contract::Command> commandsFor(const Subject &subject, const Utilisation &wanted)
    {
        std::vector<contract::Command> commands;
        const auto &series = shapeOf<Utilisation>();
        const auto now = toRecord(wanted);
        const auto before = subject.held ? toRecord(*subject.held) : blankRecord(series, m_ledger.ids().next());
        if (auto command = commandFor(series, before, now, subject.held.has_value()))
            commands.push_back(*std::move(command));
        Resource summed = subject.resource;
        if (const auto figures = rules::seriesOf(wanted))
            rules::summarise(*figures, summed);
        if (auto command = commandFor(shapeOf<Resource>(), toRecord(subject.resource), toRecord(summed), true)) {
            if (!commands.empty())
                command->after = {commands.front().id};
            commands.push_back(*std::move(command));
        }
        return commands;
    }

    std::optional<contract::Command> commandFor(const Shape &shape, const Record &before, const Record &after, bool exists)
    {
        contract::Command command{.id = m_ledger.ids().next(), .kind = exists ? CommandKind::Edit : CommandKind::Create, .entity = shape.name, .targets = {{before.id, before.revision}},
            .reason = m_wish.file.section(u'/', -1), .occurredAt = m_ledger.now()};
        for (size_t i = 0; i < shape.fields.size(); ++i)
            if (!shape.fields[i].traits.readOnly && before.values[i] != after.values[i])
                command.fields.emplace(shape.fields[i].name, after.values[i]);
        return command.fields.empty() ? std::nullopt : std::optional(std::move(command));
    }

    const ImportWish &m_wish;
    Ledger &m_ledger;
    const Console &m_console;
    std::unique_ptr<exchange::ImportSource> m_source;
    std::optional<exchange::Rejects> m_rejects;
    int m_number = -1;
    int m_day = -1;
    std::array<int, std::size(figures)> m_columns{};
    std::map<QString, std::vector<Day>> m_days; ///< by the resource's number
    qint64 m_created = 0;
    qint64 m_updated = 0;
    qint64 m_skipped = 0;
    qint64 m_failed = 0;
};

} // namespace

bool wantsDailyFigures(const ImportWish &wish)
{
    return wish.shape->name == QLatin1StringView(Describe<Utilisation>::name);
}

Outcome<void> importDailyFigures(const ImportWish &wish, Ledger &ledger, const Console &console)
{
    UseImport import(wish, ledger, console);
    if (const auto done = import.run(); !done)
        return Complained(Complaint{Ctl::tr("%1 was not imported.").arg(wish.file) + QStringLiteral(" [%1: %2, %3]").arg(textOf(done.error().code), done.error().field, done.error().message),
            Ctl::tr("What was done before stays done; the same file imported again does the rest."), Ctl::tr("Mend the file where the brackets say, and import it again.")});
    console.out << import.summary() << '\n';
    if (import.failed() == 0)
        return {};
    return Complained(Complaint{Ctl::tr("%1 of %2 rows were rejected.").arg(import.failed()).arg(import.rows()),
        wish.dryRun ? Ctl::tr("It was a dry run; nothing was changed.") : Ctl::tr("The other rows are in the ledger."),
        Ctl::tr("Mend the rejected rows (--rejects FILE writes them) and import them again."), Exit::SomeRejected});
}

} // namespace ctl
