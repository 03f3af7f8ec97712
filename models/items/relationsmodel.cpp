#include "items/relationsmodel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/languagewatch.h"

namespace items {

namespace {

/// Relations of one resource that are shown; more say nothing to a person.
constexpr int mostShown = 2'000;

} // namespace

struct RelationsModel::Private {
    const Catalogues &catalogues;
    Queries &queries;
    const Shape &shape = shapeOf<Relation>();
    const int from = shape.indexOf(u"from_id");
    const int kind = shape.indexOf(u"kind");
    const int to = shape.indexOf(u"to_id");
    const int note = shape.indexOf(u"note");
    /// Each direction is asked for by itself: each has its index.
    QObject outgoing{};
    QObject incoming{};
    QUuid resource = {};
    std::vector<ListRow> rows = {};
    quint64 generation = 0;
};

RelationsModel::RelationsModel(const Catalogues &catalogues, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, queries})
{
    const auto again = [this](const QString &entity) {
        if (entity == d->shape.name || entity == QLatin1StringView("resource"))
            ask();
    };
    connect(&queries, &Queries::changed, this, again);
    connect(&queries, &Queries::reloaded, this, again);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

RelationsModel::~RelationsModel() = default;

void RelationsModel::show(const QUuid &resource)
{
    if (resource == d->resource)
        return;
    d->resource = resource;
    reset([&] { d->rows.clear(); });
    ask();
}

void RelationsModel::ask()
{
    const quint64 question = ++d->generation;
    if (d->resource.isNull())
        return;
    const auto query = [&](int field) {
        return ListQuery{.entity = d->shape.name, .filters = {{d->shape.fields[size_t(field)].name, replica::ListFilter::Test::AnyOf, {idText(d->resource)}}}};
    };
    const auto ignore = [](const replica::FirstRows &) {};
    auto both = std::make_shared<Rids>();
    const auto take = [both](const Result<std::shared_ptr<const Rids>> &rids) {
        if (rids)
            both->insert(both->end(), (*rids)->begin(), (*rids)->end());
    };
    whenDone(d->queries.order(&d->outgoing, query(d->from), 1, ignore), this, [this, question, take, both, ignore, incoming = query(d->to)](const Result<std::shared_ptr<const Rids>> &rids) {
        take(rids);
        if (question != d->generation)
            return;
        whenDone(d->queries.order(&d->incoming, incoming, 1, ignore), this, [this, question, take, both](const Result<std::shared_ptr<const Rids>> &more) {
            take(more);
            if (question != d->generation)
                return;
            both->resize(std::min<size_t>(both->size(), mostShown));
            whenDone(d->queries.rows(d->shape, *both), this, [this, question](Result<std::vector<ListRow>> rows) {
                if (!rows || question != d->generation)
                    return;
                std::erase_if(*rows, [](const ListRow &row) { return row.rid == 0; });
                reset([&] { d->rows = *std::move(rows); });
            });
        });
    });
}

const ListRow *RelationsModel::relationAt(int row) const
{
    return row >= 0 && row < rowCount() ? &d->rows[size_t(row)] : nullptr;
}

QUuid RelationsModel::otherAt(int row) const
{
    const auto *relation = relationAt(row);
    if (!relation)
        return {};
    const QUuid from = idOf(text(relation->record.values[size_t(d->from)]));
    return from == d->resource ? idOf(text(relation->record.values[size_t(d->to)])) : from;
}

int RelationsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->rows.size()); }

int RelationsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant RelationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = d->rows[size_t(index.row())];
    const bool isOutgoing = idOf(text(row.record.values[size_t(d->from)])) == d->resource;
    if (role == IdRole)
        return row.record.id;
    if (role == PendingRole)
        return row.pending;
    if (role == CodeRole && index.column() == KindColumn)
        return text(row.record.values[size_t(d->kind)]);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case KindColumn: {
        const QString kind = displayText(d->shape, d->shape.fields[size_t(d->kind)], row.record.values[size_t(d->kind)], d->catalogues);
        return isOutgoing ? QStringLiteral("→ ") + kind : QStringLiteral("← ") + kind;
    }
    case OtherColumn:
        return row.titles[size_t(isOutgoing ? d->to : d->from)];
    case NoteColumn:
        return text(row.record.values[size_t(d->note)]);
    }
    return {};
}

QVariant RelationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return captionOf(d->shape, d->shape.fields[size_t(d->kind)]);
    case OtherColumn:
        return captionOf(shapeOf<Resource>());
    case NoteColumn:
        return captionOf(d->shape, d->shape.fields[size_t(d->note)]);
    }
    return {};
}

} // namespace items
