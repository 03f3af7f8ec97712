#include "items/historymodel.h"

#include "contract/whendone.h"
#include "items/languagewatch.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace items {

namespace {

/// One field of one act.
struct Line {
    Instant doneAt;
    Instant receivedAt;
    QString by;
    CommandKind kind = CommandKind::Edit;
    QString field; ///< "retired" for an act on the record as a whole
    Value before;
    Value after;
    QString reason;
};

/// More acts than this are not shown; the answer of a server is not trusted to be short.
constexpr qsizetype mostEntries = 10'000;

/// Entries that make no sense are left out.
std::vector<Line> linesOf(const Shape &shape, const QByteArray &json)
{
    std::vector<Line> lines;
    const auto entries = QJsonDocument::fromJson(json).array();
    for (qsizetype i = 0; i < std::min(entries.size(), mostEntries); ++i) {
        const auto entry = entries.at(i).toObject();
        const auto kind = commandKindOf(entry.value(QStringLiteral("kind")).toString());
        if (!kind)
            continue;
        const Line common{Instant{entry.value(QStringLiteral("done_at")).toInteger()}, Instant{entry.value(QStringLiteral("received_at")).toInteger()},
                          entry.value(QStringLiteral("by")).toString(), *kind, {}, {}, {}, entry.value(QStringLiteral("reason")).toString()};
        const auto changes = entry.value(QStringLiteral("changes")).toObject();
        const auto add = [&](const QString &field) {
            const auto pair = changes.value(field).toArray();
            if (pair.size() != 2)
                return;
            Line line = common;
            line.field = field;
            line.before = valueFromJson(pair.at(0));
            line.after = valueFromJson(pair.at(1));
            lines.push_back(std::move(line));
        };
        add(QStringLiteral("retired"));
        for (const auto &field : shape.fields)
            add(field.name);
    }
    return lines;
}

} // namespace

struct HistoryModel::Private {
    const Catalogues &catalogues;
    const Clock &clock;
    Source source;
    Queries *queries = nullptr;
    const Shape *shape = nullptr;
    QUuid id = {};
    std::vector<Line> lines = {};
    QHash<QString, QString> titles = {}; ///< of referenced records, by id
    bool busy = false;
    quint64 generation = 0;

    [[nodiscard]] QString textOf(const Line &line, const Value &value) const
    {
        const int position = shape->indexOf(line.field);
        if (position >= 0)
            return displayText(*shape, shape->fields[size_t(position)], value, catalogues, titles.value(text(value)));
        if (isEmpty(value))
            return {};
        return integer(value) != 0 ? QCoreApplication::translate("items", "Retired", "state of a record") : QCoreApplication::translate("items", "In use", "state of a record");
    }
};

HistoryModel::HistoryModel(const Catalogues &catalogues, const Clock &clock, Source source, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, clock, std::move(source)})
{
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

HistoryModel::~HistoryModel() = default;

void HistoryModel::nameReferencesBy(Queries &queries)
{
    d->queries = &queries;
}

void HistoryModel::show(const Shape &shape, const QUuid &id)
{
    if (d->shape == &shape && d->id == id)
        return;
    reset([&] {
        d->shape = &shape;
        d->id = id;
        d->lines.clear();
    });
    refresh();
}

void HistoryModel::refresh()
{
    const quint64 question = ++d->generation;
    if (!d->shape || d->id.isNull() || !d->source)
        return;
    setBusy(true);
    whenDone(d->source(d->shape->name, d->id), this, [this, question](const Result<QByteArray> &json) {
        if (question != d->generation)
            return;
        // The rows first: who hears that the wait is over looks at once whether there are any.
        if (json)
            reset([&] { d->lines = linesOf(*d->shape, *json); });
        setBusy(false);
        json ? nameReferences() : failed(json.error());
    });
}

void HistoryModel::nameReferences()
{
    if (!d->queries)
        return;
    QSet<QString> asked;
    for (const auto &line : d->lines) {
        const int position = d->shape->indexOf(line.field);
        const Shape *target = position < 0 ? nullptr : shapeNamed(d->shape->fields[size_t(position)].references);
        if (!target)
            continue;
        for (const QString &id : {text(line.before), text(line.after)}) {
            if (id.isEmpty() || d->titles.contains(id) || asked.contains(id))
                continue;
            asked.insert(id);
            whenDone(d->queries->record(*target, idOf(id)), this, [this, id, target](const Result<std::optional<ListRow>> &row) {
                if (!row || !*row)
                    return;
                d->titles.insert(id, titleOf(*target, (*row)->record));
                tellChanged(0, rowCount() - 1);
            });
        }
    }
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
    if (role == Qt::ToolTipRole && index.column() == WhenColumn)
        return QCoreApplication::translate("items", "Done %1, received %2").arg(fullTime(line.doneAt), fullTime(line.receivedAt));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case WhenColumn:
        return displayTime(line.doneAt, d->clock.now());
    case WhoColumn:
        return line.by;
    case FieldColumn: {
        const int position = d->shape->indexOf(line.field);
        return position < 0 ? captionOf(line.kind) : captionOf(*d->shape, d->shape->fields[size_t(position)]);
    }
    case BeforeColumn:
        return d->textOf(line, line.before);
    case AfterColumn:
        return d->textOf(line, line.after);
    case ReasonColumn:
        return line.reason;
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
    }
    return {};
}

} // namespace items
