#include "items/recordlistprivate.h"

#include "contract/whendone.h"
#include "items/clipboardtext.h"
#include "items/languagewatch.h"
#include "items/verbfields.h"

#include <QPointer>

namespace items {

namespace {

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

RecordListModel::RecordListModel(const Shape &shape, const Catalogues &catalogues, Queries &queries, QObject *parent)
    : RecordListModel(Start{.query = {.entity = shape.name}, .columns = usualColumns(shape)}, catalogues, queries, parent)
{
}

RecordListModel::RecordListModel(Start start, const Catalogues &catalogues, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(std::make_unique<Private>(*this, std::move(start), catalogues, queries))
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

void RecordListModel::follow(const std::vector<replica::ListFilter> &filters)
{
    if (filters == d->query.filters)
        return;
    d->query.filters = filters;
    d->ask(true);
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

void RecordListModel::setAsOf(Instant asOf)
{
    ListQuery query = d->query;
    query.asOf = asOf;
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
    whenDone(d->queries.rows(d->shape, std::move(rids), d->query.asOf), const_cast<QObject *>(context), [ready = std::move(ready)](const Result<std::vector<ListRow>> &answer) {
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
    copy->step = [copy, asker, asOf = d->query.asOf, &shape = d->shape, &catalogues = d->catalogues, &queries = d->queries] {
        const auto from = copy->rids.begin() + ptrdiff_t(copy->next);
        const auto to = copy->rids.begin() + ptrdiff_t(std::min(copy->next + copyStep, copy->rids.size()));
        copy->next = size_t(to - copy->rids.begin());
        whenDone(queries.rows(shape, Rids(from, to), asOf), asker, [copy, &shape, &catalogues](const Result<std::vector<ListRow>> &read) {
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
    const auto *typed = d->typed.isEmpty() ? nullptr : typedAt(index.row(), position);
    const auto &value = typed ? typed->value : row->record.values[size_t(position)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return typed ? displayText(d->shape, field, typed->value, d->catalogues, typed->title) : d->cellText(*row, position);
    case Qt::EditRole:
    case ValueRole:
        return toVariant(value);
    case CodeRole:
        return hasCodes(field) ? QVariant(text(value)) : QVariant();
    case IdRole:
        return row->record.id;
    case PendingRole:
        return row->pending || (typed && !typed->problem);
    case RetiredRole:
        return row->record.retired;
    }
    return {};
}

void RecordListModel::showTyped(const QUuid &record, int field, const TypedCell &cell)
{
    d->typed[record].insert_or_assign(field, cell);
    tellChanged(0, rowCount() - 1);
}

void RecordListModel::forgetTyped(const QUuid &record, int field)
{
    const auto held = d->typed.find(record);
    if (held == d->typed.end() || held->erase(field) == 0)
        return;
    if (held->empty())
        d->typed.erase(held);
    tellChanged(0, rowCount() - 1);
}

const RecordListModel::TypedCell *RecordListModel::typedAt(int row, int field) const
{
    const auto held = d->typed.isEmpty() ? d->typed.cend() : d->typed.constFind(idAt(row));
    if (held == d->typed.cend())
        return nullptr;
    const auto cell = held->find(field);
    return cell == held->end() ? nullptr : &cell->second;
}

void RecordListModel::take(const ListRow &row)
{
    if (row.rid == 0)
        return;
    d->rows->put({row});
    d->rowsArrived({row.rid});
}

Qt::ItemFlags RecordListModel::flags(const QModelIndex &index) const
{
    const auto flags = EntityTableBase::flags(index);
    if (!index.isValid() || fieldAt(index.column()).traits.readOnly || isKeptByVerbs(d->shape, fieldAt(index.column())))
        return flags;
    const auto *row = rowAt(index.row());
    return row && !row->record.retired ? flags | Qt::ItemIsEditable : flags;
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
