#include "items/changework.h"

#include "contract/entities/entities.h"
#include "items/languagewatch.h"
#include "rules/changeplan.h"
#include "rules/changesteps.h"

namespace items {

namespace {

const QString stepEntity = QString::fromLatin1(Describe<ChangeStep>::name);

const FieldShape &fieldOf(QStringView name)
{
    const auto &shape = shapeOf<ChangeStep>();
    return shape.fields[size_t(shape.indexOf(name))];
}

} // namespace

QString WorkLine::code() const { return record ? text(Codec<ChangeStepState>::encode(record->state)) : QStringLiteral("open"); }

std::vector<WorkLine> workLines(const ChangeFile &file)
{
    std::vector<WorkLine> lines;
    const auto add = [&](ChangePart part, int step, const QString &name, int minutes) {
        WorkLine line{.part = part, .step = step, .name = name, .minutes = minutes, .record = {}};
        for (const auto &row : file.steps) {
            auto record = fromRecord<ChangeStep>(row.record);
            if (!record || record->part != part || record->step != step)
                continue;
            line.record = *std::move(record);
            line.revision = row.record.revision;
            line.pending = row.pending;
        }
        lines.push_back(std::move(line));
    };
    int number = 0;
    for (const auto &step : rules::planStepsFromJson(file.textOf(u"steps")).value_or(std::vector<rules::PlanStep>()))
        add(ChangePart::Work, ++number, step.name, step.minutes);
    number = 0;
    for (const auto &item : rules::linesOf(file.textOf(u"verification")))
        add(ChangePart::Verification, ++number, item, 0);
    number = 0;
    for (const auto &item : rules::linesOf(file.textOf(u"fallback")))
        add(ChangePart::Fallback, ++number, item, 0);
    return lines;
}

Command stepCommand(const QUuid &change, const WorkLine &line, ChangeStepState state, const QString &record, IdSource &ids, const Clock &clock)
{
    Command command{.id = ids.next(), .kind = CommandKind::Create, .entity = stepEntity, .targets = {}, .fields = {}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = clock.now()};
    command.fields.emplace(QStringLiteral("state"), Codec<ChangeStepState>::encode(state));
    command.fields.emplace(QStringLiteral("record"), record.isEmpty() ? Value() : Value(record));
    if (line.record) {
        command.kind = CommandKind::Edit;
        command.targets = {{line.record->id.uuid, line.revision}};
        return command;
    }
    command.targets = {{rules::changeStepId(change, line.part, line.step), 0}};
    command.fields.emplace(QStringLiteral("change_id"), idText(change));
    command.fields.emplace(QStringLiteral("part"), Codec<ChangePart>::encode(line.part));
    command.fields.emplace(QStringLiteral("step"), qint64(line.step));
    command.fields.emplace(QStringLiteral("name"), line.name.left(200));
    return command;
}

Command watchCommand(const WorkLine &line, IdSource &ids, const Clock &clock)
{
    return {.id = ids.next(), .kind = CommandKind::Edit, .entity = stepEntity, .targets = {{line.record ? line.record->id.uuid : QUuid(), line.revision}}, .fields = {{QStringLiteral("watched"), qint64(1)}}, .overruled = {},
            .reason = {}, .after = {}, .occurredAt = clock.now()};
}

struct ChangeWork::Private {
    const Catalogues &catalogues;
    const Clock &clock;
    OpenChange change;
    std::vector<WorkLine> lines = {};
};

ChangeWork::ChangeWork(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, clock, OpenChange(queries)})
{
    connect(&d->change, &OpenChange::shown, this, &ChangeWork::take);
    connect(&d->change, &OpenChange::failed, this, &ChangeWork::failed);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        if (rowCount() > 0)
            tellChanged(0, rowCount() - 1);
    });
}

ChangeWork::~ChangeWork() = default;

void ChangeWork::show(const QUuid &change) { d->change.show(change); }

const ChangeFile *ChangeWork::file() const { return d->change.file(); }

const WorkLine *ChangeWork::lineAt(int row) const { return row >= 0 && row < rowCount() ? &d->lines[size_t(row)] : nullptr; }

std::optional<ChangePart> ChangeWork::activePart() const
{
    if (!file())
        return std::nullopt;
    const auto state = Codec<ChangeState>::decode(file()->change.record.values[size_t(shapeOf<ChangeRequest>().indexOf(u"state"))]);
    if (state == ChangeState::Implementing)
        return ChangePart::Work;
    if (state == ChangeState::Verifying)
        return ChangePart::Verification;
    return state == ChangeState::RollingBack ? std::optional(ChangePart::Fallback) : std::nullopt;
}

int ChangeWork::nextRow() const
{
    const auto part = activePart();
    const auto found = std::ranges::find_if(d->lines, [&](const WorkLine &line) { return line.part == part && !line.isEnded(); });
    return found == d->lines.end() ? -1 : int(found - d->lines.begin());
}

int ChangeWork::countOf(ChangePart part) const { return int(std::ranges::count(d->lines, part, &WorkLine::part)); }

int ChangeWork::endedOf(ChangePart part) const
{
    return int(std::ranges::count_if(d->lines, [&](const WorkLine &line) { return line.part == part && line.isEnded(); }));
}

void ChangeWork::take()
{
    auto lines = file() ? workLines(*file()) : std::vector<WorkLine>();
    if (lines.size() == d->lines.size() && !lines.empty()) {
        d->lines = std::move(lines);
        tellChanged(0, rowCount() - 1);
    } else {
        reset([&] { d->lines = std::move(lines); });
    }
    Q_EMIT shown();
}

int ChangeWork::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->lines.size()); }

int ChangeWork::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant ChangeWork::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &line = d->lines[size_t(index.row())];
    if (role == CodeRole && index.column() == StateColumn)
        return line.code();
    if (role == PendingRole)
        return line.pending;
    if (role == Qt::ToolTipRole && line.record && (index.column() == NameColumn || index.column() == StateColumn))
        return line.record->record.isEmpty() ? line.name : line.name + u'\n' + line.record->record;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case PartColumn:
        return choiceText(shapeOf<ChangeStep>(), fieldOf(u"part"), text(Codec<ChangePart>::encode(line.part)), d->catalogues);
    case NumberColumn:
        return line.step;
    case NameColumn:
        //: A step, and how long it was planned to take.
        return line.minutes > 0 ? tr("%1 (%2 min)").arg(line.name).arg(line.minutes) : line.name;
    case StateColumn:
        return line.record ? choiceText(shapeOf<ChangeStep>(), fieldOf(u"state"), line.code(), d->catalogues) : tr("Open", "a step");
    case ByColumn:
        return line.record ? line.record->doneBy : QString();
    case AtColumn:
        return line.record && line.record->doneAt ? displayTime(*line.record->doneAt, d->clock.now()) : QString();
    case WatchedColumn:
        return line.record && line.record->watched ? line.record->watchedBy : QString();
    }
    return {};
}

QVariant ChangeWork::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PartColumn:
        return tr("Part");
    case NumberColumn:
        return tr("No.");
    case NameColumn:
        return tr("Step");
    case StateColumn:
        return tr("State");
    case ByColumn:
        return tr("Done by");
    case AtColumn:
        return tr("Done at");
    case WatchedColumn:
        return tr("Watched by");
    }
    return {};
}

} // namespace items
