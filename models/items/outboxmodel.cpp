#include "items/outboxmodel.h"

#include "contract/whendone.h"
#include "items/languagewatch.h"

#include <QCoreApplication>

namespace items {

using replica::Act;
using replica::ActState;

namespace {

const std::vector<FieldConflict> &conflictsOf(const Act &act)
{
    static const std::vector<FieldConflict> none;
    const auto *conflict = act.state == ActState::Conflicted && act.receipt ? std::get_if<Conflict>(&act.receipt->outcome) : nullptr;
    return conflict ? conflict->fields : none;
}

/// A record without a name of its own is called by what it stands between: "web-01 → db-02".
template <class TitleOf> QString betweenEnds(const Shape &shape, TitleOf titleOf)
{
    QStringList ends;
    for (const auto &field : shape.fields)
        if (field.kind == FieldKind::Reference && field.traits.required)
            if (const QString title = titleOf(field); !title.isEmpty())
                ends << title;
    return ends.join(QStringLiteral(" → "));
}

QString nameOf(const Shape &shape, const ListRow &row)
{
    if (shape.titleField() >= 0 || shape.keyField() >= 0)
        return titleOf(shape, row.record);
    return betweenEnds(shape, [&](const FieldShape &end) { return row.titles[size_t(shape.indexOf(end.name))]; });
}

/// Names one field of one record.
using FieldKey = std::pair<QUuid, QString>;

} // namespace

struct OutboxModel::Private {
    const Catalogues &catalogues;
    const Clock &clock;
    Queries &queries;
    std::vector<Act> acts = {};
    std::map<QUuid, std::map<FieldKey, ConflictChoice::Keep>> choices = {}; ///< by command
    QHash<QString, QString> titles = {}; ///< of records that acts touch or refer to, by id
    int unsent = 0;
    quint64 generation = 0;

    [[nodiscard]] QString titleOfTarget(const Command &command) const
    {
        if (command.targets.size() != 1)
            return {};
        const Shape *shape = shapeNamed(command.entity);
        const int title = shape ? shape->titleField() : -1;
        if (command.kind == CommandKind::Relate) {
            const auto fields = fieldsFor(command.targets.front(), command);
            return betweenEnds(*shape, [&](const FieldShape &end) {
                const auto held = fields.find(end.name);
                return held == fields.end() ? QString() : titles.value(text(held->second));
            });
        }
        if (title >= 0)
            if (const auto named = command.fields.find(shape->fields[size_t(title)].name); named != command.fields.end() && command.kind == CommandKind::Create)
                return text(named->second);
        return titles.value(idText(command.targets.front().id));
    }
    [[nodiscard]] QString textOf(const Act &act, const QString &field, const Value &value) const
    {
        const Shape *shape = shapeNamed(act.command.entity);
        const int position = shape ? shape->indexOf(field) : -1;
        if (position < 0)
            return text(value);
        const QString shown = displayText(*shape, shape->fields[size_t(position)], value, catalogues, titles.value(text(value)));
        return shown.isEmpty() ? QCoreApplication::translate("items", "(empty)") : shown;
    }
    [[nodiscard]] QVariant actText(const Act &act, int column, const OutboxModel &model) const;
    [[nodiscard]] QVariant conflictText(const Act &act, const FieldConflict &conflict, int column) const;
    [[nodiscard]] std::optional<ConflictChoice::Keep> choice(const Act &act, const FieldConflict &conflict) const
    {
        const auto ofAct = choices.find(act.command.id);
        if (ofAct == choices.end())
            return std::nullopt;
        const auto found = ofAct->second.find({conflict.record, conflict.field});
        return found == ofAct->second.end() ? std::nullopt : std::optional(found->second);
    }
};

OutboxModel::OutboxModel(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent)
    : EntityTreeBase(parent), d(new Private{catalogues, clock, queries})
{
    connect(&queries, &Queries::outboxChanged, this, &OutboxModel::refresh);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellAllChanged();
    });
    refresh();
}

OutboxModel::~OutboxModel() = default;

void OutboxModel::refresh()
{
    const quint64 question = ++d->generation;
    whenDone(d->queries.acts(), this, [this, question](Result<std::vector<Act>> acts) {
        // No outbox file yet means no acts.
        if (question == d->generation)
            take(acts ? *std::move(acts) : std::vector<Act>());
    });
}

/// Acts keep their place while only their state changes, so that selection and open branches stay.
void OutboxModel::take(std::vector<Act> acts)
{
    if (acts == d->acts)
        return;
    const auto isSame = [](const Act &a, const Act &b) { return a.command.id == b.command.id && conflictsOf(a).size() == conflictsOf(b).size(); };
    const bool sameActs = std::ranges::equal(acts, d->acts, isSame);
    const size_t before = d->acts.size();
    const bool onlyMore = !sameActs && acts.size() > before && std::equal(d->acts.begin(), d->acts.end(), acts.begin(), isSame);
    if (sameActs) {
        d->acts = std::move(acts);
        tellAllChanged();
    } else if (onlyMore) {
        insert({}, int(before), int(acts.size() - before), [&] { d->acts = std::move(acts); });
        tellAllChanged();
    } else {
        reset([&] { d->acts = std::move(acts); });
    }
    std::erase_if(d->choices, [this](const auto &held) { return std::ranges::none_of(d->acts, [&](const Act &act) { return act.command.id == held.first; }); });
    const auto unsent = int(std::ranges::count_if(d->acts, [](const Act &act) { return act.state != ActState::Accepted; }));
    if (unsent != d->unsent) {
        d->unsent = unsent;
        Q_EMIT countChanged(unsent);
    }
    nameRecords();
}

void OutboxModel::nameRecords()
{
    const auto ask = [this](const Shape *shape, const QString &id) {
        if (!shape || id.isEmpty() || d->titles.contains(id))
            return;
        d->titles.insert(id, QString());
        whenDone(d->queries.record(*shape, idOf(id)), this, [this, id, shape](const Result<std::optional<ListRow>> &row) {
            if (!row || !*row)
                return;
            d->titles.insert(id, nameOf(*shape, **row));
            tellAllChanged();
        });
    };
    for (const auto &act : d->acts) {
        const Shape *shape = shapeNamed(act.command.entity);
        if (!shape)
            continue;
        const auto askFor = [&](const QString &field, const Value &value) {
            if (const int position = shape->indexOf(field); position >= 0 && shape->fields[size_t(position)].kind == FieldKind::Reference)
                ask(shapeNamed(shape->fields[size_t(position)].references), text(value));
        };
        const bool one = act.command.targets.size() == 1;
        if (one)
            ask(shape, idText(act.command.targets.front().id));
        for (const auto &[name, value] : one ? fieldsFor(act.command.targets.front(), act.command) : act.command.fields)
            askFor(name, value);
        for (const auto &conflict : conflictsOf(act))
            for (const auto *value : {&conflict.base, &conflict.mine, &conflict.theirs})
                askFor(conflict.field, *value);
    }
}

void OutboxModel::tellAllChanged()
{
    if (d->acts.empty())
        return;
    tellChanged(index(0, 0), index(int(d->acts.size()) - 1, ColumnCount - 1));
    for (int row = 0; row < int(d->acts.size()); ++row)
        if (const auto parent = index(row, 0); rowCount(parent) > 0)
            tellChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
}

const Act *OutboxModel::actAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this)
        return nullptr;
    // The internal id of a field in conflict is its act's row + 1; that of an act is 0.
    const size_t row = index.internalId() == 0 ? size_t(index.row()) : size_t(index.internalId() - 1);
    return row < d->acts.size() ? &d->acts[row] : nullptr;
}

const FieldConflict *OutboxModel::conflictAt(const QModelIndex &index) const
{
    const auto *act = actAt(index);
    if (!act || index.internalId() == 0)
        return nullptr;
    const auto &conflicts = conflictsOf(*act);
    return size_t(index.row()) < conflicts.size() ? &conflicts[size_t(index.row())] : nullptr;
}

QModelIndex OutboxModel::indexOf(const QUuid &command) const
{
    const auto found = std::ranges::find_if(d->acts, [&](const Act &act) { return act.command.id == command; });
    return found == d->acts.end() ? QModelIndex() : index(int(found - d->acts.begin()), 0);
}

int OutboxModel::unsent() const { return d->unsent; }

std::optional<ConflictChoice::Keep> OutboxModel::choiceAt(const QModelIndex &index) const
{
    const auto *conflict = conflictAt(index);
    return conflict ? d->choice(*actAt(index), *conflict) : std::nullopt;
}

void OutboxModel::choose(const QModelIndex &index, ConflictChoice::Keep keep)
{
    const auto *conflict = conflictAt(index);
    if (!conflict)
        return;
    const QUuid command = actAt(index)->command.id;
    d->choices[command][{conflict->record, conflict->field}] = keep;
    tellChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT choicesChanged(command);
}

std::optional<std::vector<ConflictChoice>> OutboxModel::choicesOf(const QUuid &command) const
{
    const auto *act = actAt(indexOf(command));
    if (!act || conflictsOf(*act).empty())
        return std::nullopt;
    std::vector<ConflictChoice> choices;
    for (const auto &conflict : conflictsOf(*act)) {
        const auto keep = d->choice(*act, conflict);
        if (!keep)
            return std::nullopt;
        choices.push_back({conflict.record, conflict.field, *keep});
    }
    return choices;
}

QString OutboxModel::sentenceOf(const Command &command) const
{
    const Shape *shape = shapeNamed(command.entity);
    if (!shape)
        return command.entity;
    const QString what = command.targets.size() == 1
        ? QCoreApplication::translate("items", "%1: %2 %3", "Edited: Resource Web-01").arg(items::captionOf(command.kind), items::captionOf(*shape), d->titleOfTarget(command)).trimmed()
        : QCoreApplication::translate("items", "%1: %2 (%3)", "Edited: Resources (12)").arg(items::captionOf(command.kind), captionsOf(*shape)).arg(command.targets.size());
    if (command.kind != CommandKind::Edit)
        return what;
    QStringList fields;
    for (const auto &[name, value] : command.fields)
        if (const int position = shape->indexOf(name); position >= 0)
            fields << items::captionOf(*shape, shape->fields[size_t(position)]);
    return fields.isEmpty() ? what : QCoreApplication::translate("items", "%1 — %2", "an act: the fields that it changes").arg(what, fields.join(QCoreApplication::translate("items", ", ", "between words of a list")));
}

QString OutboxModel::valueText(const Act &act, const QString &field, const Value &value) const { return d->textOf(act, field, value); }

QString OutboxModel::captionOf(ActState state)
{
    switch (state) {
    case ActState::Queued:
        return QCoreApplication::translate("items", "Waiting to be sent");
    case ActState::Sending:
        return QCoreApplication::translate("items", "Being sent");
    case ActState::Accepted:
        return QCoreApplication::translate("items", "Accepted");
    case ActState::Refused:
        return QCoreApplication::translate("items", "Refused");
    case ActState::Conflicted:
        return QCoreApplication::translate("items", "In conflict");
    }
    return {};
}

QModelIndex OutboxModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex OutboxModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId() - 1), 0, quintptr(0));
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(d->acts.size());
    if (parent.column() != 0 || parent.internalId() != 0)
        return 0;
    const auto *act = actAt(parent);
    return act ? int(conflictsOf(*act).size()) : 0;
}

int OutboxModel::columnCount(const QModelIndex &) const { return ColumnCount; }

QVariant OutboxModel::Private::actText(const Act &act, int column, const OutboxModel &model) const
{
    switch (column) {
    case WhatColumn:
        return model.sentenceOf(act.command);
    case StateColumn:
        return captionOf(act.state);
    case ReasonColumn:
        if (const auto *refused = act.receipt ? std::get_if<Refused>(&act.receipt->outcome) : nullptr; refused && act.state == ActState::Refused)
            return items::sentenceOf(refused->error, shapeNamed(act.command.entity));
        if (act.state == ActState::Conflicted)
            return QCoreApplication::translate("items", "Somebody else changed %n field(s) as well.", nullptr, int(conflictsOf(act).size()));
        return act.lastError ? items::sentenceOf(*act.lastError, nullptr) : QString();
    case WhenColumn:
        return displayTime(act.command.occurredAt, clock.now());
    case AttemptsColumn:
        return QLocale().toString(act.attempts);
    }
    return {};
}

QVariant OutboxModel::Private::conflictText(const Act &act, const FieldConflict &conflict, int column) const
{
    switch (column) {
    case CaptionColumn: {
        const Shape *shape = shapeNamed(act.command.entity);
        const int position = shape ? shape->indexOf(conflict.field) : -1;
        return position < 0 ? conflict.field : items::captionOf(*shape, shape->fields[size_t(position)]);
    }
    case BaseColumn:
        return QCoreApplication::translate("items", "Before: %1").arg(textOf(act, conflict.field, conflict.base));
    case MineColumn:
        return QCoreApplication::translate("items", "Mine: %1").arg(textOf(act, conflict.field, conflict.mine));
    case TheirsColumn:
        return QCoreApplication::translate("items", "%1: %2", "who changed the field: to what").arg(conflict.changedBy, textOf(act, conflict.field, conflict.theirs));
    case ChoiceColumn:
        if (const auto keep = choice(act, conflict))
            switch (*keep) {
            case ConflictChoice::Keep::Base:
                return QCoreApplication::translate("items", "Keep before");
            case ConflictChoice::Keep::Mine:
                return QCoreApplication::translate("items", "Keep mine");
            case ConflictChoice::Keep::Theirs:
                return QCoreApplication::translate("items", "Keep theirs");
            }
        return QCoreApplication::translate("items", "To be chosen");
    }
    return {};
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto *act = actAt(index);
    const auto *conflict = conflictAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return conflict ? d->conflictText(*act, *conflict, index.column()) : d->actText(*act, index.column(), *this);
    case Qt::ToolTipRole:
        if (!conflict && index.column() == WhenColumn)
            return fullTime(act->command.occurredAt);
        if (conflict && index.column() == TheirsColumn)
            return fullTime(conflict->changedAt);
        return data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return !conflict && index.column() == AttemptsColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case IdRole:
        return act->command.id;
    case StateRole:
        return int(act->state);
    case IsConflictRole:
        return conflict != nullptr;
    case CodeRole:
        return !conflict && index.column() == StateColumn ? QVariant(textOf(act->state)) : QVariant();
    }
    return {};
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhatColumn:
        return QCoreApplication::translate("items", "Act");
    case StateColumn:
        return QCoreApplication::translate("items", "State");
    case ReasonColumn:
        return QCoreApplication::translate("items", "Why");
    case WhenColumn:
        return QCoreApplication::translate("items", "Done");
    case AttemptsColumn:
        return QCoreApplication::translate("items", "Attempts");
    }
    return {};
}

} // namespace items
