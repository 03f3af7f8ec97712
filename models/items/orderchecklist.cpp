#include "items/orderchecklist.h"

#include "contract/entities/entities.h"
#include "items/languagewatch.h"
#include "items/ordersentences.h"
#include "rules/policies.h"

namespace items {

namespace {

bool isChinese() { return QLocale().language() == QLocale::Chinese; }

/// Judged by the rules as if the order were to be closed now.
std::map<int, std::vector<rules::MissingStep::What>> missingIn(const OrderFile &file, const std::vector<OrderStep> &records)
{
    const auto hasFile = [&file](const QUuid &record) { return !file.filesOn(record).empty(); };
    std::map<int, std::vector<rules::MissingStep::What>> missing;
    for (const auto &one : rules::missingSteps(file.steps, records, hasFile, rules::StepBefore::Closed))
        missing[one.step].push_back(one.what);
    return missing;
}

} // namespace

QString StepLine::code() const
{
    using What = rules::MissingStep::What;
    if (!record)
        return isNext ? QStringLiteral("next") : QStringLiteral("open");
    if (std::ranges::find(missing, What::Abnormal) != missing.end())
        return QStringLiteral("abnormal");
    if (std::ranges::find(missing, What::Evidence) != missing.end())
        return QStringLiteral("evidence");
    return text(Codec<StepState>::encode(record->state));
}

QString nameOf(const rules::ServiceStep &step)
{
    return isChinese() || step.en.isEmpty() ? step.zh : step.en;
}

QString limitText(const rules::StepLimit &limit)
{
    using Kind = rules::StepLimit::Kind;
    switch (limit.kind) {
    case Kind::None: return {};
    case Kind::Minutes: return OrderChecklist::tr("%n minutes", nullptr, limit.value);
    case Kind::WorkingMinutes: return OrderChecklist::tr("%n working minutes", nullptr, limit.value);
    case Kind::Days: return OrderChecklist::tr("%n days", nullptr, limit.value);
    case Kind::WorkingDays: return OrderChecklist::tr("%n working days", nullptr, limit.value);
    case Kind::DaysBefore: return OrderChecklist::tr("%n days before", nullptr, limit.value);
    case Kind::WorkingDaysBefore: return OrderChecklist::tr("%n working days before", nullptr, limit.value);
    case Kind::Matrix:
    case Kind::Said: return isChinese() || limit.en.isEmpty() ? limit.zh : limit.en;
    }
    return {};
}

std::vector<StepLine> stepLines(const OrderFile &file)
{
    std::vector<OrderStep> records;
    for (const auto &row : file.records)
        if (auto record = fromRecord<OrderStep>(row.record))
            records.push_back(*std::move(record));
    const auto missing = missingIn(file, records);
    const auto &calendar = rules::workingCalendarOf(file.calendar);
    std::vector<StepLine> lines;
    bool nextFound = false;
    for (const auto &step : file.steps) {
        StepLine line{.step = step, .record = {}, .due = {}, .missing = {}};
        if (const auto record = std::ranges::find(records, step.step, &OrderStep::step); record != records.end()) {
            line.record = *record;
            line.due = record->dueAt;
            const auto *row = file.recordOf(step.step);
            line.revision = row->record.revision;
            line.pending = row->pending;
            line.files = int(file.filesOn(row->record.id).size());
            if (const auto found = missing.find(step.step); line.isEnded() && found != missing.end())
                line.missing = found->second;
        }
        line.isNext = !nextFound && !line.isEnded();
        nextFound |= line.isNext;
        // The due time of what comes later hangs on when the step before it ends.
        if (line.isNext && !line.record)
            line.due = rules::stepDueAt(step, file.order.record, records, calendar);
        lines.push_back(std::move(line));
    }
    return lines;
}

struct OrderChecklist::Private {
    const Catalogues &catalogues;
    const Clock &clock;
    OpenOrder order;
    std::vector<StepLine> lines = {};
};

OrderChecklist::OrderChecklist(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, clock, OpenOrder(queries, {.steps = true, .followUp = false, .resources = false})})
{
    connect(&d->order, &OpenOrder::shown, this, &OrderChecklist::take);
    connect(&d->order, &OpenOrder::failed, this, &OrderChecklist::failed);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

OrderChecklist::~OrderChecklist() = default;

void OrderChecklist::show(const QUuid &order) { d->order.show(order); }

const QUuid &OrderChecklist::order() const { return d->order.id(); }

const OrderFile *OrderChecklist::file() const { return d->order.file(); }

void OrderChecklist::take()
{
    auto lines = d->order.file() ? stepLines(*d->order.file()) : std::vector<StepLine>();
    const bool sameSteps = std::ranges::equal(lines, d->lines, {}, [](const StepLine &line) { return line.step.step; }, [](const StepLine &line) { return line.step.step; });
    if (!sameSteps) {
        reset([&] { d->lines = std::move(lines); });
    } else if (lines != d->lines) {
        d->lines = std::move(lines);
        tellChanged(0, rowCount() - 1);
    }
    Q_EMIT shown();
}

const StepLine *OrderChecklist::lineAt(int row) const
{
    return row >= 0 && row < rowCount() ? &d->lines[size_t(row)] : nullptr;
}

int OrderChecklist::rowOf(int step) const
{
    const auto found = std::ranges::find(d->lines, step, [](const StepLine &line) { return line.step.step; });
    return found == d->lines.end() ? -1 : int(found - d->lines.begin());
}

int OrderChecklist::nextRow() const
{
    const auto found = std::ranges::find(d->lines, true, &StepLine::isNext);
    return found == d->lines.end() ? -1 : int(found - d->lines.begin());
}

int OrderChecklist::ended() const { return int(std::ranges::count_if(d->lines, &StepLine::isEnded)); }

bool OrderChecklist::isOverdue(const StepLine &line) const
{
    if (!line.due)
        return false;
    return (line.isEnded() && line.record->doneAt ? *line.record->doneAt : d->clock.now()) > *line.due;
}

int OrderChecklist::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->lines.size()); }

int OrderChecklist::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant OrderChecklist::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &line = d->lines[size_t(index.row())];
    if (role == PendingRole)
        return line.pending;
    if (role == CodeRole)
        return line.code();
    if (role == ValueRole)
        return line.step.step;
    const bool whole = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !whole)
        return {};
    switch (index.column()) {
    case NumberColumn:
        return QString::number(line.step.step);
    case NameColumn:
        return line.step.mandatory || whole ? nameOf(line.step) : tr("%1 (optional)", "name of a step that may be left out").arg(nameOf(line.step));
    case RoleColumn:
        return rolesText(line.step.roles);
    case DueColumn:
        if (!line.due)
            return line.isEnded() ? QString() : limitText(line.step.limit);
        if (whole)
            return fullTime(*line.due);
        return isOverdue(line) ? tr("%1, late", "a due time").arg(displayTime(*line.due, d->clock.now())) : displayTime(*line.due, d->clock.now());
    case StateColumn: {
        const QString code = line.code();
        if (code == QLatin1StringView("open"))
            return tr("Open");
        if (code == QLatin1StringView("next"))
            return tr("Next");
        if (code == QLatin1StringView("evidence"))
            return tr("Evidence missing");
        if (code == QLatin1StringView("abnormal"))
            return tr("Abnormal, open");
        const auto &shape = shapeOf<OrderStep>();
        return choiceText(shape, shape.fields[size_t(shape.indexOf(u"state"))], code, d->catalogues);
    }
    case ByColumn: {
        if (!line.record || !line.record->doneAt)
            return {};
        const QString when = whole ? fullTime(*line.record->doneAt) : displayTime(*line.record->doneAt, d->clock.now());
        return line.record->doneBy.isEmpty() ? when : line.record->doneBy + QStringLiteral(" · ") + when;
    }
    }
    return {};
}

QVariant OrderChecklist::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn: return tr("No.");
    case NameColumn: return tr("Step");
    case RoleColumn: return tr("Role");
    case DueColumn: return tr("Due");
    case StateColumn: return tr("State");
    case ByColumn: return tr("Done");
    }
    return {};
}

std::optional<Command> stepCommand(const QUuid &order, const StepLine &line, const StepEntry &entry, IdSource &ids, const Clock &clock)
{
    const QUuid id = rules::orderStepId(order, line.step.step);
    const auto &shape = shapeOf<OrderStep>();
    OrderStep wanted = line.record.value_or(OrderStep{});
    wanted.state = entry.state;
    wanted.record = entry.record;
    wanted.checks = entry.checks;
    if (entry.incident)
        wanted.incident = {*entry.incident};
    Command command{.id = {}, .kind = CommandKind::Edit, .entity = shape.name, .targets = {{id, line.revision}}, .fields = {}, .overruled = {}, .reason = {}, .after = entry.after, .occurredAt = clock.now()};
    const Record after = toRecord(wanted);
    const Record before = toRecord(line.record.value_or(OrderStep{}));
    for (const auto field : {u"state", u"record", u"checks", u"incident_id"}) {
        const auto position = size_t(shape.indexOf(QStringView(field)));
        if (!line.record || after.values[position] != before.values[position])
            if (line.record || !isEmpty(after.values[position]))
                command.fields.emplace(shape.fields[position].name, after.values[position]);
    }
    if (!line.record) {
        command.kind = CommandKind::Create;
        command.fields.emplace(QStringLiteral("order_id"), idText(order));
        command.fields.emplace(QStringLiteral("step"), qint64(line.step.step));
        command.fields.emplace(QStringLiteral("name"), line.step.zh);
    } else if (command.fields.empty()) {
        return std::nullopt;
    }
    command.id = ids.next();
    return command;
}

} // namespace items
