#include "items/undolist.h"

#include "contract/whendone.h"
#include "items/captions.h"
#include "items/languagewatch.h"

#include <QCoreApplication>
#include <QPromise>

namespace items {

namespace {

using replica::Act;
using replica::ActState;

/// As the replica sees it: an act that may be at the server cannot be called back.
bool mayBeAtServer(const Act &act)
{
    return act.state == ActState::Accepted || act.state == ActState::Sending || (act.state == ActState::Queued && act.attempts > 0);
}

/// The acts that build on that one, directly or through others, in their order.
std::vector<Command> dependentsOf(const QUuid &command, const std::vector<Act> &acts)
{
    QSet<QUuid> gone{command};
    std::vector<Command> found;
    for (const auto &act : acts) {
        const auto &after = act.command.after;
        if (gone.contains(act.command.id) || std::ranges::none_of(after, [&](const QUuid &id) { return gone.contains(id); }))
            continue;
        gone.insert(act.command.id);
        found.push_back(act.command);
    }
    return found;
}

QSet<QString> touchedFields(const Command &command)
{
    QSet<QString> names;
    for (const auto &[name, value] : command.fields)
        names.insert(name);
    for (const auto &target : command.targets)
        for (const auto &[name, value] : target.fields)
            names.insert(name);
    return names;
}

CommandKind inverseKind(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Create:
        return CommandKind::Retire;
    case CommandKind::Edit:
        return CommandKind::Edit;
    case CommandKind::Retire:
        return CommandKind::Restore;
    case CommandKind::Restore:
        return CommandKind::Retire;
    case CommandKind::Relate:
        return CommandKind::Unrelate;
    case CommandKind::Unrelate:
        return CommandKind::Restore;
    }
    return kind;
}

QString sentenceFor(CommandKind kind, const QString &subject)
{
    switch (kind) {
    case CommandKind::Create:
        return QCoreApplication::translate("items", "creation of %1", "an act to be undone").arg(subject);
    case CommandKind::Edit:
        return QCoreApplication::translate("items", "change of %1", "an act to be undone").arg(subject);
    case CommandKind::Retire:
        return QCoreApplication::translate("items", "retiring of %1", "an act to be undone").arg(subject);
    case CommandKind::Restore:
        return QCoreApplication::translate("items", "restoring of %1", "an act to be undone").arg(subject);
    case CommandKind::Relate:
        return QCoreApplication::translate("items", "relating of %1", "an act to be undone").arg(subject);
    case CommandKind::Unrelate:
        return QCoreApplication::translate("items", "unrelating of %1", "an act to be undone").arg(subject);
    }
    return subject;
}

} // namespace

UndoList::UndoList(CommandSink &inner, Queries &queries, const Clock &clock, IdSource &ids, QObject *parent)
    : EntityTableBase(parent), m_inner(inner), m_queries(queries), m_clock(clock), m_ids(ids)
{
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
        Q_EMIT changed();
    });
}

UndoList::~UndoList() = default;

void UndoList::setQuestion(Question question) { m_question = std::move(question); }

size_t UndoList::done() const
{
    return size_t(std::ranges::find_if(m_entries, &Entry::undone) - m_entries.begin());
}

bool UndoList::canUndo() const { return !m_working && done() > 0; }

bool UndoList::canRedo() const { return !m_working && done() < m_entries.size(); }

QString UndoList::nextUndo() const { return done() > 0 ? nameOf(m_entries[done() - 1]) : QString(); }

QString UndoList::nextRedo() const { return done() < m_entries.size() ? nameOf(m_entries[done()]) : QString(); }

QString UndoList::nameOf(const Entry &entry)
{
    size_t records = 0;
    for (const auto &step : entry.steps)
        records += step.command.targets.size();
    return nameOf(entry.steps.front().command, records, entry.subject);
}

QString UndoList::nameOf(const Command &command, size_t records, const QString &subject)
{
    const Shape *shape = shapeNamed(command.entity);
    if (!shape)
        return command.entity;
    if (records > 1)
        return sentenceFor(command.kind, QCoreApplication::translate("items", "%1 %2", "40 resources").arg(QLocale().toString(qulonglong(records)), captionsOf(*shape).toLower()));
    return sentenceFor(command.kind, subject.isEmpty() ? captionOf(*shape).toLower() : QCoreApplication::translate("items", "“%1”").arg(subject));
}

void UndoList::join(const QUuid &first, const QUuid &second) { m_joined.insert(second, first); }

QFuture<Result<void>> UndoList::submit(const Command &command)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto &waiting = m_waiting.emplace_back(Waiting{command, promise});
    if (waiting.command.id.isNull())
        waiting.command.id = m_ids.next();
    pump();
    return promise->future();
}

/// Acts go on in the order in which they were done; each is read before it changes what is read.
void UndoList::pump()
{
    if (m_reading || m_waiting.empty())
        return;
    m_reading = true;
    readBefore(m_waiting.front().command, [this](const Step &step, const QString &subject) {
        m_reading = false;
        const auto waiting = std::move(m_waiting.front());
        m_waiting.pop_front();
        whenDone(m_inner.submit(step.command), this, [this, step, subject, promise = waiting.promise](const Result<void> &result) {
            if (result)
                log(step, subject);
            promise->addResult(result);
            promise->finish();
        });
        pump();
    });
}

void UndoList::readBefore(const Command &command, std::function<void(Step, QString)> ready)
{
    const Shape *shape = shapeNamed(command.entity);
    const int title = shape ? shape->titleField() : -1;
    if (!shape || command.kind == CommandKind::Create || command.kind == CommandKind::Relate) {
        const auto fields = command.targets.empty() ? command.fields : fieldsFor(command.targets.front(), command);
        const auto named = title < 0 ? fields.end() : fields.find(shape->fields[size_t(title)].name);
        ready({.command = command, .before = {}, .counter = {}}, named == fields.end() ? QString() : text(named->second));
        return;
    }
    readTargets(*shape, command, [command, shape, ready](const Result<std::vector<ListRow>> &rows) {
        Step step{.command = command, .before = {}, .counter = {}};
        QString subject;
        const auto names = touchedFields(command);
        for (const auto &row : rows.value_or(std::vector<ListRow>())) {
            if (row.rid == 0)
                continue;
            subject = titleOf(*shape, row.record);
            if (command.kind != CommandKind::Edit)
                continue;
            auto &before = step.before[row.record.id];
            for (const auto &name : names)
                if (const int field = shape->indexOf(name); field >= 0)
                    before.emplace(name, row.record.values[size_t(field)]);
        }
        ready(step, subject);
    });
}

void UndoList::readTargets(const Shape &shape, const Command &command, std::function<void(const Result<std::vector<ListRow>> &)> ready)
{
    std::vector<QUuid> ids;
    for (const auto &target : command.targets)
        ids.push_back(target.id);
    whenDone(m_queries.ridsOf(shape, std::move(ids)), this, [this, &shape, ready](const Result<Rids> &rids) {
        if (!rids)
            return ready(Unexpected(rids.error()));
        Rids held = *rids;
        std::erase(held, 0U);
        whenDone(m_queries.rows(shape, std::move(held)), this, ready);
    });
}

void UndoList::log(Step step, const QString &subject)
{
    // Another act ends what could be done again.
    if (const size_t from = done(); from < m_entries.size())
        remove(int(from), int(m_entries.size() - from), [&] { m_entries.erase(m_entries.begin() + ptrdiff_t(from), m_entries.end()); });
    if (!m_entries.empty() && m_entries.back().steps.back().command.id == step.command.id) {
        m_entries.back().steps.back() = std::move(step); // an act that grew in its place
        return;
    }
    const auto first = m_joined.take(step.command.id);
    const auto joined = std::ranges::find_if(m_entries, [&](const Entry &entry) { return !first.isNull() && entry.steps.front().command.id == first; });
    if (joined != m_entries.end()) {
        joined->steps.push_back(std::move(step));
        tellChanged(int(joined - m_entries.begin()), int(joined - m_entries.begin()));
    } else {
        if (m_entries.size() == kept)
            remove(0, 1, [&] { m_entries.pop_front(); });
        insert(int(m_entries.size()), 1, [&] { m_entries.push_back({++m_numbers, {std::move(step)}, subject, false}); });
    }
    Q_EMIT changed();
}

void UndoList::forget(const QSet<QUuid> &commands)
{
    const auto isOf = [&](const Entry &entry) {
        return std::ranges::any_of(entry.steps, [&](const Step &step) { return commands.contains(step.command.id) || (step.counter && commands.contains(step.counter->id)); });
    };
    for (int row = int(m_entries.size()) - 1; row >= 0; --row)
        if (isOf(m_entries[size_t(row)]))
            remove(row, 1, [&] { m_entries.erase(m_entries.begin() + row); });
    Q_EMIT changed();
}

QFuture<Result<void>> UndoList::retry(const QUuid &command) { return m_inner.retry(command); }

QFuture<Result<void>> UndoList::settle(const QUuid &command, const std::vector<ConflictChoice> &choices) { return m_inner.settle(command, choices); }

QFuture<Result<void>> UndoList::discard(const QUuid &command)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    whenDone(m_queries.acts(), this, [this, command, promise](const Result<std::vector<Act>> &acts) {
        QSet<QUuid> gone{command};
        for (const auto &one : acts ? dependentsOf(command, *acts) : std::vector<Command>())
            gone.insert(one.id);
        whenDone(m_inner.discard(command), this, [this, gone, promise](const Result<void> &result) {
            const auto finish = [promise](const Result<void> &outcome) {
                promise->addResult(outcome);
                promise->finish();
            };
            if (!result)
                return finish(result);
            auto others = othersOf(gone);
            forget(gone);
            takeBackAll(std::move(others), finish);
        });
    });
    return promise->future();
}

std::vector<UndoList::Step> UndoList::othersOf(const QSet<QUuid> &gone) const
{
    std::vector<Step> others;
    for (const auto &entry : m_entries) {
        const auto goes = [&](const Step &step) { return gone.contains(step.command.id); };
        if (!entry.undone && std::ranges::any_of(entry.steps, goes))
            std::ranges::copy_if(entry.steps, std::back_inserter(others), [&](const Step &step) { return !goes(step) && !step.back; });
    }
    return others;
}

void UndoList::takeBackAll(std::vector<Step> steps, Done done)
{
    if (steps.empty())
        return done({});
    const Step last = std::move(steps.back());
    steps.pop_back();
    takeBack(last.command, inverseOf(last), [this, steps = std::move(steps), done](const Result<std::optional<Command>> &counter) {
        if (!counter)
            return done(Unexpected(counter.error()));
        takeBackAll(steps, done);
    });
}

Command UndoList::inverseOf(const Step &step) const
{
    Command inverse{.id = m_ids.next(), .kind = inverseKind(step.command.kind), .entity = step.command.entity, .reason = QCoreApplication::translate("items", "Undone"), .occurredAt = m_clock.now()};
    // The revision that the act's author saw: what lies between is their own act, over which the replica lifts it, or a
    // colleague's change, which shall be a conflict.
    for (const auto &target : step.command.targets) {
        Target back{target.id, target.baseRevision};
        if (step.command.kind == CommandKind::Edit) {
            const auto before = step.before.find(target.id);
            if (before == step.before.end())
                continue;
            for (const auto &[name, value] : fieldsFor(target, step.command))
                if (const auto held = before->second.find(name); held != before->second.end())
                    back.fields.emplace(name, held->second);
        }
        inverse.targets.push_back(std::move(back));
    }
    // What all get back is said once.
    const bool same = !inverse.targets.empty() && std::ranges::all_of(inverse.targets, [&](const Target &one) { return one.fields == inverse.targets.front().fields; });
    if (same) {
        inverse.fields = inverse.targets.front().fields;
        for (auto &target : inverse.targets)
            target.fields.clear();
    }
    return inverse;
}

Command UndoList::again(const Step &step) const
{
    Command again = step.command;
    again.id = m_ids.next();
    again.occurredAt = m_clock.now();
    again.after.clear();
    return again;
}

void UndoList::takeBack(const Command &act, const Command &inverse, std::function<void(Result<std::optional<Command>>)> ready)
{
    whenDone(m_queries.acts(), this, [this, act, inverse, ready](const Result<std::vector<Act>> &acts) {
        if (!acts)
            return ready(Unexpected(acts.error()));
        const auto answerIt = [this, act, inverse, ready] { answer(act, inverse, ready); };
        const auto held = std::ranges::find_if(*acts, [&](const Act &one) { return one.command.id == act.id; });
        if (held == acts->end() || mayBeAtServer(*held))
            return answerIt();
        const auto others = dependentsOf(act.id, *acts);
        if (!others.empty() && m_question && !m_question(others))
            return ready(fail(ErrorCode::Cancelled));
        whenDone(m_inner.discard(act.id), this, [this, others, ready, answerIt](const Result<void> &result) {
            if (!result && result.error().code == ErrorCode::Stale) // it was sent while we asked
                return answerIt();
            if (!result)
                return ready(Unexpected(result.error()));
            QSet<QUuid> gone;
            for (const auto &one : others)
                gone.insert(one.id);
            if (!gone.isEmpty())
                forget(gone);
            ready(std::optional<Command>());
        });
    });
}

void UndoList::answer(const Command &act, const Command &inverse, std::function<void(Result<std::optional<Command>>)> ready)
{
    const Shape &shape = *shapeNamed(act.entity); // an act of no entity was never logged
    readTargets(shape, inverse, [this, act, inverse, ready, &shape](const Result<std::vector<ListRow>> &rows) {
        // Where what the act wrote still stands, nobody has been there since, whatever else they changed.
        Command command = inverse;
        for (auto &target : command.targets) {
            if (!rows)
                break;
            const auto wrote = std::ranges::find(act.targets, target.id, &Target::id);
            const auto now = std::ranges::find_if(*rows, [&](const ListRow &row) { return row.rid != 0 && row.record.id == target.id; });
            if (now == rows->end() || wrote == act.targets.end())
                continue;
            const auto fields = fieldsFor(*wrote, act);
            if (std::ranges::all_of(fields, [&](const auto &field) { return now->record.values[size_t(shape.indexOf(field.first))] == field.second; }))
                target.baseRevision = std::max(target.baseRevision, now->record.revision);
        }
        whenDone(m_inner.submit(command), this, [command, ready](const Result<void> &result) {
            ready(result ? Result<std::optional<Command>>(command) : Unexpected(result.error()));
        });
    });
}

void UndoList::undo()
{
    if (!canUndo())
        return;
    m_working = true;
    m_worked = m_entries[done() - 1];
    Q_EMIT changed();
    undoStep(m_worked.steps.size());
}

/// The steps before `step` are still to be taken back, the last one first.
void UndoList::undoStep(size_t step)
{
    if (step == 0)
        return finish({});
    auto &one = m_worked.steps[step - 1];
    if (one.back)
        return undoStep(step - 1);
    takeBack(one.command, inverseOf(one), [this, step](const Result<std::optional<Command>> &counter) {
        if (!counter)
            return finish(Unexpected(counter.error()));
        m_worked.steps[step - 1].back = true;
        m_worked.steps[step - 1].counter = *counter;
        undoStep(step - 1);
    });
}

void UndoList::redo()
{
    if (!canRedo())
        return;
    m_working = true;
    m_worked = m_entries[done()];
    Q_EMIT changed();
    redoStep(0);
}

void UndoList::redoStep(size_t step)
{
    if (step == m_worked.steps.size())
        return finish({});
    const auto goOn = [this, step](const Command &command) {
        m_worked.steps[step].command = command;
        m_worked.steps[step].back = false;
        m_worked.steps[step].counter.reset();
        redoStep(step + 1);
    };
    const auto &one = m_worked.steps[step];
    if (!one.back)
        return redoStep(step + 1);
    if (!one.counter) {
        const Command command = again(one);
        whenDone(m_inner.submit(command), this, [this, command, goOn](const Result<void> &result) {
            result ? goOn(command) : finish(result);
        });
        return;
    }
    // The inverse of the inverse: an edit to what the act said, a restore for a creation that was retired.
    Command forward = one.command.kind == CommandKind::Edit ? again(one) : inverseOf({.command = *one.counter, .before = {}, .counter = {}});
    takeBack(*one.counter, forward, [this, goOn, former = one.command](const Result<std::optional<Command>> &counter) {
        if (!counter)
            return finish(Unexpected(counter.error()));
        goOn(*counter ? **counter : former);
    });
}

void UndoList::finish(const Result<void> &result)
{
    m_working = false;
    const auto entry = std::ranges::find(m_entries, m_worked.number, &Entry::number);
    if (entry != m_entries.end()) { // acts that went with it may have taken it along
        m_worked.undone = entry->undone != result.has_value();
        *entry = m_worked;
        tellChanged(int(entry - m_entries.begin()), int(entry - m_entries.begin()));
    }
    Q_EMIT changed();
    if (!result && result.error().code != ErrorCode::Cancelled)
        Q_EMIT failed(result.error());
}

int UndoList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int UndoList::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant UndoList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &entry = m_entries[size_t(index.row())];
    if (role == UndoneRole)
        return entry.undone;
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == WhatColumn ? nameOf(entry) : displayTime(entry.steps.front().command.occurredAt, m_clock.now());
}

QVariant UndoList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == WhatColumn ? QCoreApplication::translate("items", "Act") : QCoreApplication::translate("items", "Done");
}

} // namespace items
