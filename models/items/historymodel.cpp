#include "items/historymodel.h"

#include "contract/whendone.h"
#include "items/languagewatch.h"
#include "items/serversentences.h"

#include <QCoreApplication>

namespace items {

namespace {

/// One field of one act.
struct Line {
    replica::HistoryEntry act; ///< without its changes
    int field = -1;            ///< -1: the record as a whole
    Value before;
    Value after;
    bool operator==(const Line &) const = default;
};

/// An act that changed no field still happened, and its reason with it.
std::vector<Line> linesOf(const std::vector<replica::HistoryEntry> &entries)
{
    std::vector<Line> lines;
    for (const auto &entry : entries) {
        auto act = entry;
        act.changes.clear();
        if (entry.changes.empty())
            lines.push_back({act, -1, {}, {}});
        for (const auto &change : entry.changes)
            lines.push_back({act, change.field, change.before, change.after});
    }
    return lines;
}

} // namespace

struct HistoryModel::Private {
    const Catalogues &catalogues;
    const Clock &clock;
    Queries &queries;
    const Shape *shape = nullptr;
    QUuid id = {};
    std::vector<Line> lines = {};
    QHash<QString, QString> titles = {}; ///< of referenced records, by id
    bool busy = false;
    quint64 generation = 0;

    [[nodiscard]] QString textOf(const Line &line, const Value &value) const
    {
        if (line.field >= 0)
            return displayText(*shape, shape->fields[size_t(line.field)], value, catalogues, titles.value(text(value)));
        if (isEmpty(value))
            return {};
        return integer(value) != 0 ? QCoreApplication::translate("items", "Retired", "state of a record") : QCoreApplication::translate("items", "In use", "state of a record");
    }
};

HistoryModel::HistoryModel(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, clock, queries})
{
    connect(&queries, &Queries::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        if (d->shape && entity == d->shape->name && ids.contains(d->id))
            ask();
    });
    connect(&queries, &Queries::reloaded, this, [this](const QString &entity) {
        if (d->shape && entity == d->shape->name)
            ask();
    });
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

HistoryModel::~HistoryModel() = default;

void HistoryModel::show(const Shape &shape, const QUuid &id)
{
    if (d->shape == &shape && d->id == id)
        return;
    reset([&] {
        d->shape = &shape;
        d->id = id;
        d->lines.clear();
    });
    ask();
}

void HistoryModel::ask()
{
    const quint64 question = ++d->generation;
    if (!d->shape || d->id.isNull()) {
        setBusy(false);
        return;
    }
    setBusy(true);
    whenDone(d->queries.history(*d->shape, d->id), this, [this, question](const Result<std::vector<replica::HistoryEntry>> &entries) {
        if (question != d->generation)
            return;
        // The rows first: who hears that the wait is over looks at once whether there are any.
        if (entries)
            if (auto lines = linesOf(*entries); lines != d->lines)
                reset([&] { d->lines = std::move(lines); });
        setBusy(false);
        entries ? nameReferences() : failed(entries.error());
    });
}

void HistoryModel::nameReferences()
{
    QSet<QString> asked;
    for (const auto &line : d->lines) {
        const Shape *target = line.field < 0 ? nullptr : shapeNamed(d->shape->fields[size_t(line.field)].references);
        if (!target)
            continue;
        for (const QString &id : {text(line.before), text(line.after)}) {
            if (id.isEmpty() || d->titles.contains(id) || asked.contains(id))
                continue;
            asked.insert(id);
            whenDone(d->queries.record(*target, idOf(id)), this, [this, id, target](const Result<std::optional<ListRow>> &row) {
                if (!row || !*row)
                    return;
                d->titles.insert(id, titleOf(*target, (*row)->record));
                tellChanged(0, rowCount() - 1);
            });
        }
    }
}

std::optional<Instant> HistoryModel::momentAt(int row) const
{
    if (row < 0 || row >= rowCount() || d->lines[size_t(row)].act.revision == 0)
        return std::nullopt;
    return d->lines[size_t(row)].act.doneAt;
}

bool HistoryModel::isBusy() const { return d->busy; }

void HistoryModel::setBusy(bool busy)
{
    if (d->busy == busy)
        return;
    d->busy = busy;
    Q_EMIT busyChanged(busy);
}

int HistoryModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->lines.size()); }

int HistoryModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &line = d->lines[size_t(index.row())];
    const auto &act = line.act;
    const bool unsent = act.revision == 0;
    if (role == PendingRole)
        return unsent;
    if (role == Qt::ToolTipRole && index.column() == WhenColumn)
        return fullTime(act.doneAt);
    if (role == Qt::ToolTipRole && index.column() == ReceivedColumn && !unsent)
        return fullTime(act.receivedAt);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case WhenColumn:
        return displayTime(act.doneAt, d->clock.now());
    case WhoColumn:
        return unsent ? QCoreApplication::translate("items", "You", "who did it: the person at this workstation") : doerText(act.by);
    case FieldColumn:
        return line.field < 0 ? captionOf(act.kind) : captionOf(*d->shape, d->shape->fields[size_t(line.field)]);
    case BeforeColumn:
        return d->textOf(line, line.before);
    case AfterColumn:
        return d->textOf(line, line.after);
    case ReasonColumn:
        return reasonText(act.reason, act.by);
    case ReceivedColumn:
        return unsent ? QCoreApplication::translate("items", "Not sent yet") : displayTime(act.receivedAt, d->clock.now());
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhenColumn:
        return QCoreApplication::translate("items", "When");
    case WhoColumn:
        return QCoreApplication::translate("items", "Who");
    case FieldColumn:
        return QCoreApplication::translate("items", "Field");
    case BeforeColumn:
        return QCoreApplication::translate("items", "Before");
    case AfterColumn:
        return QCoreApplication::translate("items", "After");
    case ReasonColumn:
        return QCoreApplication::translate("items", "Reason");
    case ReceivedColumn:
        return QCoreApplication::translate("items", "Received");
    }
    return {};
}

} // namespace items
