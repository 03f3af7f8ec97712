#include "items/referencesource.h"

#include "contract/whendone.h"

#include <QPointer>

namespace items {

struct ReferenceSource::Private {
    const Shape &shape;
    Queries &queries;
    std::vector<ListRow> rows;
    QString text;
    std::vector<replica::ListFilter> filters;
    bool asked = false;
    quint64 generation = 0;
};

ReferenceSource::ReferenceSource(const Shape &shape, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(std::make_unique<Private>(Private{shape, queries, {}, {}, {}, false, 0}))
{
}

ReferenceSource::~ReferenceSource() = default;

void ReferenceSource::setFilters(const std::vector<replica::ListFilter> &filters)
{
    if (filters == d->filters)
        return;
    d->filters = filters;
    d->asked = false;
}

void ReferenceSource::setText(const QString &text)
{
    if (d->asked && text == d->text)
        return;
    d->asked = true;
    d->text = text;
    ListQuery query{.entity = d->shape.name, .filters = d->filters, .search = text};
    // A short way to what fits best: by name where the list is small, in order of creation where it may be long.
    if (d->shape.titleField() >= 0 && d->shape.fields[size_t(d->shape.titleField())].traits.indexed)
        query.sorts = {{d->shape.fields[size_t(d->shape.titleField())].name, replica::Order::Ascending}};
    const quint64 question = ++d->generation;
    const QPointer<ReferenceSource> guard(this);
    const auto show = [this](std::vector<ListRow> rows) {
        reset([&] { d->rows = std::move(rows); });
        Q_EMIT settled();
    };
    const auto first = [guard, question, show](replica::FirstRows rows) {
        if (guard && guard->d->generation == question)
            show(std::move(rows.rows));
    };
    whenDone(d->queries.order(this, query, offered, first), this, [this, question, show](const Result<std::shared_ptr<const Rids>> &order) {
        if (!order || question != d->generation)
            return;
        const auto end = (*order)->begin() + std::min<ptrdiff_t>(offered, ptrdiff_t((*order)->size()));
        whenDone(d->queries.rows(d->shape, Rids((*order)->begin(), end)), this, [this, question, show](Result<std::vector<ListRow>> rows) {
            if (!rows || question != d->generation)
                return;
            std::erase_if(*rows, [](const ListRow &row) { return row.rid == 0; });
            show(*std::move(rows));
        });
    });
}

QString ReferenceSource::titleAt(int row) const
{
    return row >= 0 && row < rowCount() ? titleOf(d->shape, d->rows[size_t(row)].record) : QString();
}

QUuid ReferenceSource::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? d->rows[size_t(row)].record.id : QUuid();
}

int ReferenceSource::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->rows.size()); }

int ReferenceSource::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 1; }

QVariant ReferenceSource::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &record = d->rows[size_t(index.row())].record;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return titleOf(d->shape, record);
    case Qt::ToolTipRole:
        return d->shape.keyField() < 0 ? QVariant() : QVariant(text(record.values[size_t(d->shape.keyField())]));
    case IdRole:
        return record.id;
    }
    return {};
}

} // namespace items
