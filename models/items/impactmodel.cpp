#include "items/impactmodel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/clipboardtext.h"
#include "items/languagewatch.h"

#include <QCollator>
#include <QTimer>

namespace items {

namespace {

/// Changes that come in a row are answered once.
constexpr int restMs = 300;

} // namespace

struct ImpactModel::Private {
    const Catalogues &catalogues;
    Queries &queries;
    const Shape &resource = shapeOf<Resource>();
    const Shape &relation = shapeOf<Relation>();
    const int unit = resource.indexOf(u"unit_id");
    const int system = resource.indexOf(u"system_id");
    const int level = resource.indexOf(u"protection_level");
    const int owner = resource.indexOf(u"owner_name");
    const int phone = resource.indexOf(u"owner_phone");
    const int kind = relation.indexOf(u"kind");
    rules::ImpactQuestion question = {};
    Queries::Reached reached = {};
    Summary summary = {};
    std::vector<int> rows = {};   ///< positions in hits, in the order shown
    std::vector<int> places = {}; ///< of each hit, its row or -1
    int sortColumn = DistanceColumn;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    QTimer rest{};
    quint64 generation = 0;
    bool busy = false;
};

ImpactModel::ImpactModel(const Catalogues &catalogues, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, queries})
{
    d->rest.setSingleShot(true);
    d->rest.setInterval(restMs);
    connect(&d->rest, &QTimer::timeout, this, &ImpactModel::askAgain);
    const auto again = [this](const QString &entity) {
        if (!d->question.starts.empty() && (entity == d->relation.name || entity == d->resource.name))
            d->rest.start();
    };
    connect(&queries, &Queries::changed, this, again);
    connect(&queries, &Queries::reloaded, this, again);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

ImpactModel::~ImpactModel() = default;

const rules::ImpactQuestion &ImpactModel::question() const { return d->question; }
bool ImpactModel::isBusy() const { return d->busy; }
const ImpactModel::Summary &ImpactModel::summary() const { return d->summary; }
const rules::Impact &ImpactModel::impact() const { return d->reached.impact; }
const std::vector<ListRow> &ImpactModel::records() const { return d->reached.rows; }

void ImpactModel::ask(const rules::ImpactQuestion &question)
{
    d->question = question;
    askAgain();
}

void ImpactModel::askAgain()
{
    d->rest.stop();
    const quint64 generation = ++d->generation;
    if (!std::exchange(d->busy, true))
        Q_EMIT busyChanged(true);
    whenDone(d->queries.impact(this, d->question), this, [this, generation](Result<Queries::Reached> reached) {
        if (generation != d->generation)
            return;
        d->busy = false;
        if (reached)
            take(*std::move(reached));
        else
            Q_EMIT failed(reached.error());
        Q_EMIT busyChanged(false);
    });
}

void ImpactModel::take(Queries::Reached reached)
{
    reset([&] {
        d->reached = std::move(reached);
        d->summary = {.isCut = d->reached.impact.isCut};
        QSet<QString> units;
        QSet<QString> systems;
        std::vector<int> shown;
        for (int i = 0; i < int(d->reached.impact.hits.size()); ++i) {
            const auto &hit = d->reached.impact.hits[size_t(i)];
            const auto &row = d->reached.rows[size_t(i)];
            if (hit.distance == 0 || hit.again || row.rid == 0 || row.record.retired)
                continue;
            shown.push_back(i);
            if (hit.effect == rules::ImpactEffect::KeptByRedundancy)
                ++d->summary.kept;
            if (hit.effect == rules::ImpactEffect::LosesProtection)
                ++d->summary.unprotected;
            if (hit.effect != rules::ImpactEffect::Hit)
                continue;
            ++d->summary.hit;
            units.insert(text(row.record.values[size_t(d->unit)]));
            if (const QString system = text(row.record.values[size_t(d->system)]); !system.isEmpty())
                systems.insert(system);
        }
        d->summary.units = int(units.size());
        d->summary.systems = int(systems.size());
        put(ordered(std::move(shown)));
    });
}

std::vector<int> ImpactModel::ordered(std::vector<int> hits) const
{
    if (d->sortColumn == DistanceColumn) {
        std::ranges::stable_sort(hits, {}, [&](int hit) { return std::tuple(d->reached.impact.hits[size_t(hit)].distance, d->reached.impact.hits[size_t(hit)].effect, hit); });
    } else {
        QCollator order{QLocale(QLocale::Chinese, QLocale::China)};
        order.setNumericMode(true);
        std::vector<std::pair<QCollatorSortKey, int>> keyed;
        keyed.reserve(hits.size());
        for (const int hit : hits)
            keyed.emplace_back(order.sortKey(cell(hit, d->sortColumn)), hit);
        std::ranges::stable_sort(keyed, [](const auto &a, const auto &b) { return a.first.compare(b.first) < 0; });
        std::ranges::transform(keyed, hits.begin(), [](const auto &entry) { return entry.second; });
    }
    if (d->sortOrder == Qt::DescendingOrder)
        std::ranges::reverse(hits);
    return hits;
}

void ImpactModel::put(std::vector<int> rows)
{
    d->rows = std::move(rows);
    d->places.assign(d->reached.impact.hits.size(), -1);
    for (size_t i = 0; i < d->rows.size(); ++i)
        d->places[size_t(d->rows[i])] = int(i);
}

void ImpactModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == d->sortColumn && order == d->sortOrder))
        return;
    d->sortColumn = column;
    d->sortOrder = order;
    auto sorted = ordered(d->rows);
    std::vector<int> to(d->rows.size());
    for (size_t i = 0; i < sorted.size(); ++i)
        to[size_t(rowOf(sorted[i]))] = int(i);
    permute([&] { put(std::move(sorted)); }, [&](int row) { return to[size_t(row)]; });
}

int ImpactModel::hitAt(int row) const { return row >= 0 && row < rowCount() ? d->rows[size_t(row)] : -1; }

int ImpactModel::rowOf(int hit) const { return hit >= 0 && hit < int(d->places.size()) ? d->places[size_t(hit)] : -1; }

QString ImpactModel::nameOf(int hit) const
{
    const auto &row = d->reached.rows[size_t(hit)];
    //: The name of a record that the person may not see, on the way to one that they may.
    return row.rid == 0 ? tr("a resource that is not shown to you") : titleOf(d->resource, row.record);
}

QString ImpactModel::kindOf(const rules::Tie &tie) const
{
    const auto found = std::ranges::find(Choices<RelationKind>::all, tie.kind, &Choice<RelationKind>::value);
    return choiceText(d->relation, d->relation.fields[size_t(d->kind)], QString::fromLatin1(found->code), d->catalogues);
}

QString ImpactModel::wayOf(int hit) const
{
    QString way;
    for (const int step : rules::pathTo(d->reached.impact, hit)) {
        const auto &at = d->reached.impact.hits[size_t(step)];
        if (at.before >= 0)
            way += (at.tie.outgoing ? QStringLiteral(" —%1→ ") : QStringLiteral(" ←%1— ")).arg(kindOf(at.tie));
        way += nameOf(step);
    }
    return way;
}

QString ImpactModel::textOf(rules::ImpactEffect effect)
{
    switch (effect) {
    case rules::ImpactEffect::Hit:
        return tr("Hit");
    case rules::ImpactEffect::KeptByRedundancy:
        return tr("Kept by redundancy");
    case rules::ImpactEffect::LosesProtection:
        return tr("Loses protection");
    }
    return {};
}

QString ImpactModel::cell(int hit, int column) const
{
    const auto &record = d->reached.rows[size_t(hit)];
    const auto field = [&](int position) {
        return displayText(d->resource, d->resource.fields[size_t(position)], record.record.values[size_t(position)], d->catalogues, record.titles[size_t(position)]);
    };
    switch (column) {
    case DistanceColumn:
        return QString::number(d->reached.impact.hits[size_t(hit)].distance);
    case NameColumn:
        return nameOf(hit);
    case EffectColumn:
        return textOf(d->reached.impact.hits[size_t(hit)].effect);
    case UnitColumn:
        return field(d->unit);
    case SystemColumn:
        return field(d->system);
    case LevelColumn:
        return field(d->level);
    case OwnerColumn:
        return field(d->owner);
    case PhoneColumn:
        return field(d->phone);
    case WayColumn:
        return wayOf(hit);
    }
    return {};
}

QString ImpactModel::asText() const
{
    QString out;
    for (int column = 0; column < ColumnCount; ++column)
        out += (column == 0 ? QString() : QStringLiteral("\t")) + headerData(column, Qt::Horizontal).toString();
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < ColumnCount; ++column)
            out += (column == 0 ? u'\n' : u'\t') + clipboardText(cell(d->rows[size_t(row)], column));
    return out + u'\n';
}

int ImpactModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->rows.size()); }

int ImpactModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant ImpactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == IdRole)
        return d->reached.impact.hits[size_t(d->rows[size_t(index.row())])].record;
    if (role == Qt::TextAlignmentRole && index.column() == DistanceColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return cell(d->rows[size_t(index.row())], index.column());
}

QVariant ImpactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const auto caption = [&](int field) { return captionOf(d->resource, d->resource.fields[size_t(field)]); };
    switch (section) {
    case DistanceColumn:
        return tr("Distance");
    case NameColumn:
        return captionOf(d->resource);
    case EffectColumn:
        return tr("Effect");
    case UnitColumn:
        return caption(d->unit);
    case SystemColumn:
        return caption(d->system);
    case LevelColumn:
        return caption(d->level);
    case OwnerColumn:
        return caption(d->owner);
    case PhoneColumn:
        return caption(d->phone);
    case WayColumn:
        return tr("Way");
    }
    return {};
}

} // namespace items
