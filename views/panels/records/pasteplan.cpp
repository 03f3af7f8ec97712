#include "views/panels/records/pasteplan.h"

#include "exchange/reasons.h"
#include "items/captions.h"

#include <QCoreApplication>

namespace views::panels {

using namespace contract;
using exchange::PlannedRow;
using items::PreviewCell;
using items::PreviewRow;

namespace {

/// Names of the records that the references held before point to.
Result<QHash<QString, QString>> formerTitles(const std::vector<PlannedRow> &planned, const Shape &shape, CacheLookup &lookup)
{
    std::map<QString, QSet<QUuid>> wanted;
    for (const auto &row : planned)
        for (const auto &change : row.changes)
            if (const auto &field = shape.fields[size_t(change.field)]; field.kind == FieldKind::Reference && !isEmpty(change.was))
                wanted[field.references].insert(idOf(text(change.was)));
    QHash<QString, QString> titles;
    for (const auto &[entity, ids] : wanted) {
        const auto found = lookup.titles(*shapeNamed(entity), {ids.begin(), ids.end()});
        if (!found)
            return found;
        titles.insert(*found);
    }
    return titles;
}

struct Column {
    int at = 0; ///< in the block
    int field = -1;
    QString heading;
};

PreviewCell cellOf(const PlannedRow &row, const Column &column, const QString &typed, const Shape &shape, const Catalogues &catalogues, const QHash<QString, QString> &titles)
{
    const auto problem = std::ranges::find(row.problems, column.heading, &exchange::Problem::column);
    if (problem != row.problems.end())
        return {PreviewCell::Kind::Invalid, {}, typed, exchange::reasonOf(*problem, shape)};
    const auto &field = shape.fields[size_t(column.field)];
    const auto shown = [&](const Value &value, const QString &title) { return items::displayText(shape, field, value, catalogues, title); };
    const auto change = std::ranges::find(row.changes, column.field, &exchange::CellChange::field);
    if (change != row.changes.end())
        return {PreviewCell::Kind::Changed, shown(change->was, titles.value(text(change->was))), shown(change->becomes, typed)};
    const auto value = row.fields.find(field.name);
    if (row.outcome == PlannedRow::Outcome::Create || (row.target.baseRevision == 0 && value != row.fields.end()))
        return value == row.fields.end() ? PreviewCell{PreviewCell::Kind::Same, {}, typed} : PreviewCell{PreviewCell::Kind::New, {}, shown(value->second, typed)};
    return {PreviewCell::Kind::Same, typed, typed};
}

Command commandFor(CommandKind kind, const PasteParts &parts, const QString &reason)
{
    return {.id = kind == CommandKind::Edit ? parts.commandIds.first : parts.commandIds.second,
            .kind = kind,
            .entity = parts.shape.name,
            .targets = {},
            .fields = {},
            .overruled = {},
            .reason = reason,
            .after = {},
            .occurredAt = parts.now};
}

/// What all records get is said once.
void shareFields(Command &command)
{
    const Patch first = command.targets.front().fields;
    if (std::ranges::any_of(command.targets, [&](const Target &target) { return target.fields != first; }))
        return;
    const bool unique = command.targets.size() > 1 && std::ranges::any_of(first, [&](const auto &field) {
        const auto *shape = shapeNamed(command.entity);
        return shape->fields[size_t(shape->indexOf(field.first))].traits.unique;
    });
    if (unique)
        return;
    command.fields = first;
    for (auto &target : command.targets)
        target.fields.clear();
}

/// Puts what the rules say against a record where it can be mended: into its cell, or before the row.
void blame(PreviewRow &row, const Error &error, const std::vector<Column> &columns, const Shape &shape)
{
    const auto column = std::ranges::find(columns, shape.indexOf(error.field), &Column::field);
    const QString why = items::sentenceOf(error, &shape);
    if (error.field.isEmpty() || column == columns.end()) {
        row.why = why;
        return;
    }
    auto &cell = row.cells[size_t(column - columns.begin())];
    cell.kind = PreviewCell::Kind::Invalid;
    cell.why = why;
}

} // namespace

bool PastePlan::isGood() const
{
    return !commands.empty() && std::ranges::all_of(rows, &PreviewRow::isGood);
}

bool namesColumns(const QStringList &line, const Shape &shape, const exchange::Words &words)
{
    QSet<int> fields;
    int unknown = 0;
    for (const auto &cell : line) {
        if (cell.trimmed().isEmpty())
            continue;
        const int field = words.fieldOf(shape, cell);
        if (fields.contains(field))
            return false;
        if (field < 0)
            ++unknown;
        else
            fields.insert(field);
    }
    return unknown == 0 ? !fields.isEmpty() : fields.size() >= 2 && fields.size() > unknown;
}

Result<PastePlan> pastePlanOf(const PasteBlock &block, const PasteParts &parts)
{
    const auto &shape = parts.shape;
    CacheLookup lookup(parts.queries);
    const bool laid = !block.named;
    // Laid over the list, the number of the record below stands before each line, and finds it again.
    exchange::SheetRow header;
    std::vector<Column> columns;
    if (laid)
        header.cells.push_back(shape.fields[size_t(shape.keyField())].name);
    PastePlan plan;
    for (int i = 0; i < int(block.columns.size()); ++i) {
        const QString &name = block.columns[i];
        if (laid && name.isEmpty())
            continue;
        header.cells.push_back(name);
        const int field = parts.words.fieldOf(shape, name);
        if (field < 0) {
            if (!name.isEmpty())
                plan.ignored << name;
            continue;
        }
        columns.push_back({i, field, name});
        plan.shown.push_back(i);
        plan.captions << items::captionOf(shape, shape.fields[size_t(field)]);
    }
    exchange::PlanOptions options;
    options.empty = exchange::Nothing::Clear;
    options.placeholder = exchange::Nothing::Clear;
    auto made = exchange::SheetPlan::make({shape, parts.words, parts.catalogues, lookup, [&](qint64 line) { return block.newIds[size_t(line) - 1]; }}, header, options);
    if (!made)
        return Unexpected(made.error());
    std::vector<exchange::SheetRow> lines;
    exchange::SheetRows kept;
    for (size_t i = 0; i < block.cells.rows.size(); ++i) {
        exchange::SheetRow line{.line = qint64(i) + 1, .cells = {}};
        if (laid)
            line.cells.push_back(block.numbers[i]);
        for (int column = 0; column < int(block.columns.size()); ++column)
            if (!laid || !block.columns[column].isEmpty())
                line.cells.push_back(block.cells.rows[i][column]);
        if (const auto held = kept.append(line); !held)
            return Unexpected(held.error());
        lines.push_back(std::move(line));
    }
    if (const auto looked = made->lookAhead(*kept.reader()); !looked)
        return Unexpected(looked.error());
    const auto planned = made->plan(std::move(lines));
    if (!planned)
        return Unexpected(planned.error());
    const auto titles = formerTitles(*planned, shape, lookup);
    if (!titles)
        return Unexpected(titles.error());

    Command edit = commandFor(CommandKind::Edit, parts, block.reason);
    Command creation = commandFor(CommandKind::Create, parts, block.reason);
    QHash<QUuid, size_t> places;
    for (size_t i = 0; i < planned->size(); ++i) {
        const auto &row = (*planned)[i];
        PreviewRow shown{.record = row.title, .isNew = row.target.baseRevision == 0 && (laid ? block.numbers[i].isEmpty() : row.outcome == PlannedRow::Outcome::Create)};
        std::vector<exchange::Problem> elsewhere;
        for (const auto &problem : row.problems)
            if (std::ranges::find(columns, problem.column, &Column::heading) == columns.end()) {
                elsewhere.push_back(problem);
                // A field that the block does not have goes by its name there; people know it by its caption.
                if (const int field = shape.indexOf(problem.column); field >= 0)
                    elsewhere.back().column = items::captionOf(shape, shape.fields[size_t(field)]);
            }
        shown.why = exchange::reasonsOf(elsewhere, shape);
        for (const auto &column : columns)
            shown.cells.push_back(cellOf(row, column, block.cells.rows[i][column.at], shape, parts.catalogues, *titles));
        if (shown.record.isEmpty())
            shown.record = items::captionOf(shape);
        if (shown.isGood() && (row.outcome == PlannedRow::Outcome::Create || row.outcome == PlannedRow::Outcome::Update)) {
            auto &command = row.outcome == PlannedRow::Outcome::Create ? creation : edit;
            command.targets.push_back({row.target.id, row.target.baseRevision, row.fields});
            places.insert(row.target.id, i);
        }
        plan.rows.push_back(std::move(shown));
    }
    // The server decides one kind of act at a time. What others may have changed meanwhile goes first: where it is refused
    // or contested, the new records come back or wait with it, and all or none are pasted.
    if (!edit.targets.empty())
        creation.after = {edit.id};
    for (auto *command : {&edit, &creation}) {
        if (command->targets.empty())
            continue;
        auto asked = parts.queries.judge(*command, parts.actor, parts.catalogues);
        asked.waitForFinished();
        const Result<items::Judgement> judgement = asked.resultCount() > 0 ? asked.result() : Result<items::Judgement>(fail(ErrorCode::Cancelled));
        if (!judgement)
            return Unexpected(judgement.error());
        if (judgement->whole)
            return Unexpected(*judgement->whole);
        for (const auto &[record, error] : judgement->records)
            blame(plan.rows[places.value(record)], error, columns, shape);
        shareFields(*command);
        plan.commands.push_back(std::move(*command));
    }
    return plan;
}

} // namespace views::panels
