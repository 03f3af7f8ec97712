#include "items/recordlistmodel.h"

#include "contract/whendone.h"
#include "items/clipboardtext.h"
#include "items/languagewatch.h"
#include "items/orderdifference.h"
#include "items/rowstore.h"
#include "replica/ridset.h"

#include <QPointer>
#include <QTimer>

namespace items {

namespace {

/// Rows told before all of an order is known: more than a tall window shows.
constexpr int firstPage = 60;
/// Live changes are gathered so long before the order is computed anew.
constexpr int settleMs = 150;
/// More moved runs than this are shown by a reset.
constexpr size_t mostRuns = 40;
/// Rows asked for beside one that is missing, above and below: scrolling by lines stays ahead.
constexpr int around = 20;
/// Where rows that arrive are looked for first: so many rows above and below the last one that was missing.
constexpr int nearby = 400;
/// Rows read in one go for the clipboard.
constexpr size_t copyStep = 2'000;

QVariant toVariant(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return *number;
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    return isEmpty(value) ? QVariant() : QVariant(text(value));
}

bool isNumber(const FieldShape &field)
{
    return field.kind == FieldKind::Integer || field.kind == FieldKind::Real;
}

} // namespace

struct RecordListModel::Private {
    Private(RecordListModel &model, const Shape &itsShape, const Catalogues &itsCatalogues, Queries &itsQueries)
        : q(model), shape(itsShape), catalogues(itsCatalogues), queries(itsQueries), rows(new RowStore(itsShape, itsQueries, &model)),
          query{.entity = itsShape.name}, columns(usualColumns(itsShape)), codeTexts(itsShape.fields.size())
    {
        settling.setSingleShot(true);
        settling.setInterval(settleMs);
    }

    void ask(bool live);
    void takeFirst(replica::FirstRows first);
    void takeAnswer(const Result<std::shared_ptr<const Rids>> &answer, quint64 question, bool live);
    void takeOrder(const std::shared_ptr<const Rids> &answer, bool live);
    void follow(const std::shared_ptr<const Rids> &answer);
    void rowsArrived(const QVector<quint32> &rids);
    void setMatches(qint64 count);
    void setBusy(bool now);
    void wantAround(int row) const;
    void switchLanguage();
    [[nodiscard]] const Rids &order() const { return *shown; }
    [[nodiscard]] QString cellText(const ListRow &row, int field) const;

    RecordListModel &q;
    const Shape &shape;
    const Catalogues &catalogues;
    Queries &queries;
    RowStore *rows;
    ListQuery query;
    std::vector<int> columns;
    std::shared_ptr<const Rids> shown = std::make_shared<Rids>(); ///< what order() is; shared with the reader, never copied
    qint64 matches = -1;
    bool busy = false;
    bool partly = false;    ///< only the first rows of the order are known
    quint64 generation = 0; ///< of questions: answers to older ones are dropped
    bool unanswered = false; ///< the person's last question is
    mutable int lastMissing = 0;
    QTimer settling;
    mutable std::vector<QHash<QString, QString>> codeTexts; ///< by field: texts of codes in the language of the moment
};

RecordListModel::RecordListModel(const Shape &shape, const Catalogues &catalogues, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(std::make_unique<Private>(*this, shape, catalogues, queries))
{
    connect(d->rows, &RowStore::arrived, this, [this](const QVector<quint32> &rids) { d->rowsArrived(rids); });
    connect(&d->settling, &QTimer::timeout, this, [this] { d->ask(true); });
    connect(&queries, &Queries::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        if (entity != d->shape.name)
            return;
        whenDone(d->queries.ridsOf(d->shape, {ids.begin(), ids.end()}), this, [this](const Result<Rids> &rids) {
            if (rids)
                d->rows->refresh(*rids);
        });
        if (!d->settling.isActive())
            d->settling.start();
    });
    connect(&queries, &Queries::reloaded, this, [this](const QString &entity) {
        const bool shownHere = entity == d->shape.name || std::ranges::find(d->shape.fields, entity, &FieldShape::references) != d->shape.fields.end();
        if (!shownHere)
            return;
        d->rows->refreshAll();
        if (!d->settling.isActive())
            d->settling.start();
    });
    new LanguageWatch(this, [this] { d->switchLanguage(); });
    d->ask(false);
}

RecordListModel::~RecordListModel() = default;

const Shape &RecordListModel::shape() const { return d->shape; }

const Catalogues &RecordListModel::catalogues() const { return d->catalogues; }

const ListQuery &RecordListModel::query() const { return d->query; }

void RecordListModel::setQuery(const ListQuery &query)
{
    Q_ASSERT_X(query.entity == d->shape.name, "RecordListModel", "a query of the model's entity");
    if (query == d->query)
        return;
    d->query = query;
    d->ask(false);
}

void RecordListModel::setSearch(const QString &text)
{
    ListQuery query = d->query;
    query.search = text;
    setQuery(query);
}

void RecordListModel::setFilters(const std::vector<replica::ListFilter> &filters)
{
    ListQuery query = d->query;
    query.filters = filters;
    setQuery(query);
}

void RecordListModel::setSorts(const std::vector<replica::ListSort> &sorts)
{
    ListQuery query = d->query;
    query.sorts = sorts;
    setQuery(query);
}

void RecordListModel::setRetired(replica::RetiredRows retired)
{
    ListQuery query = d->query;
    query.retired = retired;
    setQuery(query);
}

void RecordListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount()) {
        setSorts({});
        return;
    }
    setSorts({{fieldAt(column).name, order == Qt::AscendingOrder ? replica::Order::Ascending : replica::Order::Descending}});
}

void RecordListModel::setColumns(const std::vector<int> &fields)
{
    if (fields == d->columns)
        return;
    reset([&] { d->columns = fields; });
    Q_EMIT columnsChanged();
}

const std::vector<int> &RecordListModel::columns() const { return d->columns; }

std::vector<int> RecordListModel::usualColumns(const Shape &shape)
{
    std::vector<int> columns;
    for (int i = 0; i < int(shape.fields.size()); ++i)
        if (shape.fields[size_t(i)].traits.listed)
            columns.push_back(i);
    return columns;
}

const FieldShape &RecordListModel::fieldAt(int column) const
{
    Q_ASSERT_X(column >= 0 && column < columnCount(), "RecordListModel", "column out of range");
    return d->shape.fields[size_t(d->columns[size_t(column)])];
}

qint64 RecordListModel::matches() const { return d->matches; }

bool RecordListModel::isBusy() const { return d->busy; }

QUuid RecordListModel::idAt(int row) const
{
    const auto *held = rowAt(row);
    return held ? held->record.id : QUuid();
}

const ListRow *RecordListModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? d->rows->find(d->order()[size_t(row)]) : nullptr;
}

void RecordListModel::locate(const QUuid &id, const QObject *context, std::function<void(int)> found)
{
    auto *asker = const_cast<QObject *>(context);
    whenDone(d->queries.ridsOf(d->shape, {id}), asker, [this, guard = QPointer<RecordListModel>(this), found = std::move(found)](const Result<Rids> &rids) {
        if (!guard)
            return;
        const quint32 rid = rids && !rids->empty() ? rids->front() : 0;
        const auto at = rid == 0 ? d->order().end() : std::ranges::find(d->order(), rid);
        found(at == d->order().end() ? -1 : int(at - d->order().begin()));
    });
}

void RecordListModel::read(const std::vector<int> &rows, const QObject *context, std::function<void(std::vector<ListRow>)> ready)
{
    Rids rids;
    std::vector<ListRow> held;
    for (const int row : rows) {
        if (row < 0 || row >= rowCount())
            continue;
        rids.push_back(d->order()[size_t(row)]);
        if (const auto *one = rowAt(row))
            held.push_back(*one);
    }
    if (held.size() == rids.size()) {
        ready(std::move(held));
        return;
    }
    whenDone(d->queries.rows(d->shape, std::move(rids)), const_cast<QObject *>(context), [ready = std::move(ready)](const Result<std::vector<ListRow>> &answer) {
        std::vector<ListRow> present;
        if (answer)
            std::ranges::copy_if(*answer, std::back_inserter(present), [](const ListRow &row) { return row.rid != 0; });
        ready(std::move(present));
    });
}

void RecordListModel::copyAsText(const std::vector<int> &rows, Header header, const QObject *context, std::function<void(QString)> ready)
{
    struct Copy {
        Rids rids;
        size_t next = 0;
        QString text;
        std::vector<int> columns;
        std::function<void(QString)> ready;
        std::function<void()> step;
    };
    auto copy = std::make_shared<Copy>();
    copy->columns = d->columns;
    copy->ready = std::move(ready);
    for (const int row : rows)
        if (row >= 0 && row < rowCount() && int(copy->rids.size()) < copyLimit)
            copy->rids.push_back(d->order()[size_t(row)]);
    if (header == Header::Yes)
        appendClipboardHeader(d->shape, copy->columns, copy->text);
    auto *asker = const_cast<QObject *>(context);
    copy->step = [copy, asker, &shape = d->shape, &catalogues = d->catalogues, &queries = d->queries] {
        const auto from = copy->rids.begin() + ptrdiff_t(copy->next);
        const auto to = copy->rids.begin() + ptrdiff_t(std::min(copy->next + copyStep, copy->rids.size()));
        copy->next = size_t(to - copy->rids.begin());
        whenDone(queries.rows(shape, Rids(from, to)), asker, [copy, &shape, &catalogues](const Result<std::vector<ListRow>> &read) {
            if (read)
                for (const auto &row : *read)
                    if (row.rid != 0)
                        appendClipboardRow(shape, copy->columns, row, catalogues, copy->text);
            if (copy->next < copy->rids.size()) {
                copy->step();
                return;
            }
            copy->ready(copy->text);
            copy->step = nullptr; // it holds the copy that holds it
        });
    };
    copy->step();
}

int RecordListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->order().size()); }

int RecordListModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->columns.size()); }

QVariant RecordListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int position = d->columns[size_t(index.column())];
    const auto &field = d->shape.fields[size_t(position)];
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == FieldRole)
        return position;
    const auto *row = d->rows->find(d->order()[size_t(index.row())]);
    if (role == LoadedRole)
        return row != nullptr;
    if (!row) {
        if (role == Qt::DisplayRole)
            d->wantAround(index.row());
        return {};
    }
    const auto &value = row->record.values[size_t(position)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return d->cellText(*row, position);
    case Qt::EditRole:
    case ValueRole:
        return toVariant(value);
    case CodeRole:
        return hasCodes(field) ? QVariant(text(value)) : QVariant();
    case IdRole:
        return row->record.id;
    case PendingRole:
        return row->pending;
    case RetiredRole:
        return row->record.retired;
    }
    return {};
}

QVariant RecordListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return captionOf(d->shape, fieldAt(section));
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(fieldAt(section)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

/// `live`: the same question again, since rows changed; the list stays as it is until the whole answer is here.
void RecordListModel::Private::ask(bool live)
{
    const quint64 question = ++generation;
    unanswered = unanswered || !live;
    live = !unanswered; // it overtakes a person's question and takes its place
    settling.stop();
    setBusy(true);
    const QPointer<RecordListModel> guard(&q);
    const auto first = [this, guard, question, live](replica::FirstRows rowsAtTop) {
        if (guard && question == generation && !live)
            takeFirst(std::move(rowsAtTop));
    };
    whenDone(queries.order(&q, query, live ? 0 : firstPage, first), &q, [this, question, live](const Result<std::shared_ptr<const Rids>> &answer) {
        // The first rows are painted before the table grows to its whole length, which takes milliseconds at a million.
        if (partly && question == generation)
            QTimer::singleShot(0, &q, [this, answer, question, live] { takeAnswer(answer, question, live); });
        else
            takeAnswer(answer, question, live);
    });
}

void RecordListModel::Private::takeAnswer(const Result<std::shared_ptr<const Rids>> &answer, quint64 question, bool live)
{
    if (question != generation)
        return;
    unanswered = false;
    setBusy(false);
    if (answer)
        takeOrder(*answer, live);
    else if (answer.error().code != ErrorCode::Cancelled)
        Q_EMIT q.failed(answer.error());
}

void RecordListModel::Private::takeFirst(replica::FirstRows first)
{
    rows->put(std::move(first.rows));
    q.reset([&] {
        shown = std::make_shared<Rids>(std::move(first.rids));
        partly = true;
    });
    setMatches(first.count);
}

void RecordListModel::Private::takeOrder(const std::shared_ptr<const Rids> &answer, bool live)
{
    const bool goesOn = partly && answer->size() >= order().size() && std::equal(order().begin(), order().end(), answer->begin());
    partly = false;
    if (live)
        follow(answer);
    else if (goesOn)
        q.insert(int(order().size()), int(answer->size() - order().size()), [&] { shown = answer; });
    else
        q.reset([&] { shown = answer; });
    setMatches(qint64(order().size()));
}

void RecordListModel::Private::follow(const std::shared_ptr<const Rids> &answer)
{
    const Rids &after = *answer;
    if (order() == after)
        return;
    const auto difference = differenceOf(order(), after, mostRuns);
    if (!difference) {
        q.reset([&] { shown = answer; });
        return;
    }
    auto changing = std::make_shared<Rids>(order());
    Rids &order = *changing;
    shown = changing;
    for (const auto &run : difference->removed | std::views::reverse)
        q.remove(run.first, run.count, [&] { order.erase(order.begin() + run.first, order.begin() + run.first + run.count); });
    if (difference->reordered) {
        Rids next;
        next.reserve(order.size());
        size_t run = 0;
        for (size_t i = 0; i < after.size(); ++i) {
            while (run < difference->inserted.size() && int(i) >= difference->inserted[run].first + difference->inserted[run].count)
                ++run;
            if (run == difference->inserted.size() || int(i) < difference->inserted[run].first)
                next.push_back(after[i]);
        }
        const Rids before = order;
        q.permute([&] { order = next; }, [&](int row) { return int(std::ranges::find(next, before[size_t(row)]) - next.begin()); });
    }
    for (const auto &run : difference->inserted)
        q.insert(run.first, run.count, [&] { order.insert(order.begin() + run.first, after.begin() + run.first, after.begin() + run.first + run.count); });
}

void RecordListModel::Private::rowsArrived(const QVector<quint32> &rids)
{
    replica::RidSet arrived;
    for (const quint32 rid : rids)
        arrived.insert(rid);
    int first = -1;
    int last = -1;
    qsizetype left = rids.size();
    const auto look = [&](int from, int to) {
        for (int row = from; row < to && left > 0; ++row) {
            if (!arrived.contains(order()[size_t(row)]))
                continue;
            first = first < 0 ? row : std::min(first, row);
            last = std::max(last, row);
            --left;
        }
    };
    // Rows that were missing in sight stand near the last one that was; only live changes may be anywhere.
    const int size = int(order().size());
    const int from = std::clamp(lastMissing - nearby, 0, size);
    const int to = std::clamp(lastMissing + nearby, from, size);
    look(from, to);
    look(0, from);
    look(to, size);
    if (first >= 0)
        q.tellChanged(first, last);
}

void RecordListModel::Private::setMatches(qint64 count)
{
    matches = count;
    Q_EMIT q.matchesChanged(count);
}

void RecordListModel::Private::setBusy(bool now)
{
    if (busy == now)
        return;
    busy = now;
    Q_EMIT q.busyChanged(now);
}

void RecordListModel::Private::wantAround(int row) const
{
    if (rows->isAsked(order()[size_t(row)]))
        return;
    lastMissing = row;
    const int from = std::max(0, row - around);
    const int to = std::min(int(order().size()), row + around + 1);
    for (int i = from; i < to; ++i)
        if (!rows->find(order()[size_t(i)]))
            rows->want(order()[size_t(i)]);
}

void RecordListModel::Private::switchLanguage()
{
    for (auto &texts : codeTexts)
        texts.clear();
    q.tellHeadersChanged();
    if (!order().empty())
        q.tellChanged(0, int(order().size()) - 1);
}

QString RecordListModel::Private::cellText(const ListRow &row, int position) const
{
    const auto &field = shape.fields[size_t(position)];
    const auto &value = row.record.values[size_t(position)];
    if (!hasCodes(field) || isEmpty(value))
        return displayText(shape, field, value, catalogues, row.titles[size_t(position)]);
    auto &known = codeTexts[size_t(position)][text(value)];
    if (known.isNull())
        known = displayText(shape, field, value, catalogues);
    return known;
}

} // namespace items
