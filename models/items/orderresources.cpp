#include "items/orderresources.h"

#include "contract/entities/entities.h"
#include "items/languagewatch.h"
#include "rules/orderledger.h"

namespace items {

bool OrderedResource::isApplied() const
{
    return integerIn(shapeOf<OrderResource>(), link.record, u"applied_at") != 0;
}

QString OrderedResource::code() const
{
    if (!resource)
        return QStringLiteral("missing");
    if (change.empty())
        return QStringLiteral("named");
    return isApplied() ? QStringLiteral("applied") : held ? QStringLiteral("held") : QStringLiteral("waiting");
}

struct OrderResources::Private {
    const Catalogues &catalogues;
    OpenOrder order;
    std::vector<OrderedResource> rows = {};
    std::vector<OrderLink> links = {};
    const Shape &resources = shapeOf<Resource>();
};

OrderResources::OrderResources(const Catalogues &catalogues, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, OpenOrder(queries, {.steps = false, .followUp = false, .resources = true})})
{
    connect(&d->order, &OpenOrder::shown, this, &OrderResources::take);
    connect(&d->order, &OpenOrder::failed, this, &OrderResources::failed);
    new LanguageWatch(this, [this] { take(); });
}

OrderResources::~OrderResources() = default;

void OrderResources::show(const QUuid &order) { d->order.show(order); }

const OrderFile *OrderResources::file() const { return d->order.file(); }

const OrderedResource *OrderResources::at(int row) const { return row >= 0 && row < rowCount() ? &d->rows[size_t(row)] : nullptr; }

const std::vector<OrderLink> &OrderResources::links() const { return d->links; }

int OrderResources::waiting() const
{
    return int(std::ranges::count_if(d->rows, [](const OrderedResource &row) { return !row.change.empty() && !row.held; }));
}

bool OrderResources::isPrepared() const
{
    return std::ranges::any_of(d->rows, [](const OrderedResource &row) { return !row.change.empty() || row.isApplied(); });
}

void OrderResources::take()
{
    const auto *file = d->order.file();
    std::vector<OrderedResource> rows;
    d->links.clear();
    if (file) {
        const auto &links = shapeOf<OrderResource>();
        for (const auto &link : file->resources) {
            OrderedResource row{.link = link, .resource = {}, .change = rules::preparedChange(textIn(links, link.record, u"change"), d->catalogues).value_or(Patch()), .held = false};
            if (const auto found = file->ledger.constFind(idIn(links, link.record, u"resource_id")); found != file->ledger.cend())
                row.resource = *found;
            row.held = row.resource && !row.change.empty() && rules::ledgerHolds(row.change, row.resource->record);
            rows.push_back(std::move(row));
        }
        const auto &orders = shapeOf<WorkOrder>();
        for (const auto field : {u"parent_id", u"problem_id", u"plan_id"}) {
            const auto position = size_t(orders.indexOf(QStringView(field)));
            const auto &described = orders.fields[position];
            if (const QUuid id = idOf(text(file->order.record.values[position])); !id.isNull())
                d->links.push_back({captionOf(orders, described), described.references, id, file->order.titles[position], {}});
        }
        for (const auto &child : file->children) {
            const QString number = textIn(orders, child.record, u"number");
            const QString title = textIn(orders, child.record, u"title");
            const bool ofProblem = idIn(orders, child.record, u"problem_id") == file->order.record.id;
            d->links.push_back({ofProblem ? tr("Behind it: this problem") : tr("Part of this order"), orders.name, child.record.id, number.isEmpty() ? title : number + QStringLiteral("  ") + title, textIn(orders, child.record, u"state")});
        }
    }
    const auto same = [](const OrderedResource &one, const OrderedResource &other) { return one.link.record.id == other.link.record.id; };
    if (std::ranges::equal(rows, d->rows, same)) {
        d->rows = std::move(rows);
        tellChanged(0, rowCount() - 1);
    } else {
        reset([&] { d->rows = std::move(rows); });
    }
    tellHeadersChanged();
    Q_EMIT shown();
}

QString OrderResources::changeText(const OrderedResource &row) const
{
    QStringList parts;
    for (const auto &[name, value] : row.change) {
        const int position = d->resources.indexOf(name);
        if (position < 0)
            continue;
        const auto &field = d->resources.fields[size_t(position)];
        const auto shown = [&](const Value &one, const QString &title) {
            const QString text = displayText(d->resources, field, one, d->catalogues, title);
            return text.isEmpty() ? QStringLiteral("—") : text;
        };
        QString part = captionOf(d->resources, field) + QStringLiteral(": ");
        if (row.resource && !row.isApplied() && row.resource->record.values[size_t(position)] != value)
            part += shown(row.resource->record.values[size_t(position)], row.resource->titles[size_t(position)]) + QStringLiteral(" → ");
        parts << part + shown(value, {});
    }
    return parts.join(QStringLiteral("; "));
}

int OrderResources::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->rows.size()); }

int OrderResources::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant OrderResources::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = d->rows[size_t(index.row())];
    if (role == IdRole)
        return row.link.record.id;
    if (role == PendingRole)
        return row.link.pending;
    if (role == CodeRole)
        return row.code();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return row.resource ? titleOf(d->resources, row.resource->record) : row.link.titles[size_t(shapeOf<OrderResource>().indexOf(u"resource_id"))];
    case NumberColumn:
        return row.resource ? textIn(d->resources, row.resource->record, u"number") : QString();
    case ChangeColumn:
        return changeText(row);
    case StateColumn: {
        const QString code = row.code();
        if (code == QLatin1StringView("missing"))
            return tr("Not to be seen");
        if (code == QLatin1StringView("named"))
            return tr("Named only");
        if (code == QLatin1StringView("waiting"))
            return tr("Not in the ledger yet");
        if (code == QLatin1StringView("held"))
            return tr("The ledger holds it");
        return role == Qt::ToolTipRole ? fullTime({integerIn(shapeOf<OrderResource>(), row.link.record, u"applied_at")}) : tr("In the ledger");
    }
    }
    return {};
}

QVariant OrderResources::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return captionOf(d->resources);
    case NumberColumn: return captionOf(d->resources, d->resources.fields[size_t(d->resources.indexOf(u"number"))]);
    case ChangeColumn: return tr("Prepared change");
    case StateColumn: return tr("Ledger");
    }
    return {};
}

} // namespace items
