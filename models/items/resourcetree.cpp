#include "items/resourcetree.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/languagewatch.h"

#include <QLocale>
#include <QTimer>

namespace items {

namespace {

/// Live changes are gathered so long before they are counted.
constexpr int settleMs = 150;

const Shape &units() { return shapeOf<Organisation>(); }
const Shape &systems() { return shapeOf<BusinessSystem>(); }

/// A row, made when the row above it is opened.
struct Node {
    TreePlace place;
    Node *above = nullptr;
    std::vector<std::unique_ptr<Node>> below;
    bool isOpened = false;
    qint64 count = 0; ///< as shown
    bool isWay = false;
};

} // namespace

struct ResourceTree::Private {
    Private(ResourceTree &model, Queries &source) : q(model), queries(source)
    {
        settling.setSingleShot(true);
        settling.setInterval(settleMs);
        root.isOpened = true;
    }
    void askNames();
    void askCounts();
    void askText();
    void follow(Node &node);
    void followRows(Node &node);
    [[nodiscard]] std::vector<TreePlace> placesBelow(const Node &node) const;
    [[nodiscard]] std::unique_ptr<Node> made(const TreePlace &place, Node &above) const;
    [[nodiscard]] Node &nodeOf(const QModelIndex &index) { return index.isValid() ? *static_cast<Node *>(index.internalPointer()) : root; }
    [[nodiscard]] QModelIndex indexOf(const Node &node) const;
    [[nodiscard]] QString titleOf(const TreePlace &place) const;
    void sayAll(const QModelIndex &above);

    ResourceTree &q;
    Queries &queries;
    UnitForest forest;
    Node root;
    ListQuery query{.entity = shapeOf<Resource>().name};
    QString text;
    bool isActive = false;
    bool isStale = true;      ///< the numbers, or those on their way, are not the query's
    bool namesStale = true;
    bool hasNames = false;
    bool isCounted = false;
    quint64 question = 0;
    quint64 search = 0;
    quint64 naming = 0;
    QTimer settling;
    QObject unitAsker;
    QObject systemAsker;
};

ResourceTree::ResourceTree(Queries &queries, QObject *parent) : EntityTreeBase(parent), d(std::make_unique<Private>(*this, queries))
{
    d->root.below.push_back(d->made({}, d->root));
    connect(&d->settling, &QTimer::timeout, this, [this] {
        if (d->namesStale)
            d->askNames();
        d->askCounts();
        if (!d->text.isEmpty())
            d->askText();
    });
    const auto wrote = [this](const QString &entity) {
        const bool isName = entity == units().name || entity == systems().name;
        if (!isName && entity != d->query.entity)
            return;
        d->namesStale = d->namesStale || isName;
        d->isStale = true;
        if (d->isActive && !d->settling.isActive())
            d->settling.start();
    };
    connect(&queries, &Queries::changed, this, wrote);
    connect(&queries, &Queries::reloaded, this, wrote);
    new LanguageWatch(this, [this] { d->sayAll({}); });
}

ResourceTree::~ResourceTree() = default;

bool ResourceTree::isOwn(const replica::ListFilter &filter)
{
    using Test = replica::ListFilter::Test;
    const auto &by = UnitForest::grouping();
    return (filter.field == by.field || filter.field == by.second) && (filter.test == Test::AnyOf || filter.test == Test::Empty);
}

bool ResourceTree::isCounted() const { return d->isCounted && !d->isStale; }

void ResourceTree::setQuery(const ListQuery &given)
{
    Q_ASSERT_X(given.entity == d->query.entity, "ResourceTree", "a query of resources");
    ListQuery query = given;
    query.sorts.clear();
    std::erase_if(query.filters, isOwn);
    if (query == d->query)
        return;
    d->query = query;
    d->isStale = true;
    d->askCounts();
}

void ResourceTree::setText(const QString &text)
{
    if (text.trimmed() == d->text)
        return;
    d->text = text.trimmed();
    d->askText();
}

void ResourceTree::setActive(bool active)
{
    if (active == d->isActive)
        return;
    d->isActive = active;
    if (!active)
        return;
    if (d->namesStale)
        d->askNames();
    if (d->isStale)
        d->askCounts();
    if (!d->text.isEmpty())
        d->askText();
}

void ResourceTree::Private::askNames()
{
    namesStale = false;
    using Names = Result<std::vector<replica::NamedRow>>;
    const quint64 asked = ++naming;
    whenDone(queries.names(units(), QStringLiteral("parent_id")), &q, [this, asked](Names ofUnits) {
        whenDone(queries.names(systems(), QStringLiteral("unit_id")), &q, [this, asked, ofUnits = std::move(ofUnits)](Names ofSystems) mutable {
            if (asked != naming)
                return;
            if (!ofUnits || !ofSystems) {
                namesStale = true;
                Q_EMIT q.failed(ofUnits ? ofSystems.error() : ofUnits.error());
                return;
            }
            forest.setNames(*std::move(ofUnits), *std::move(ofSystems));
            hasNames = true;
            // Numbers without names are shown by none; both come together.
            if (!isCounted)
                return;
            follow(root);
            sayAll({});
            Q_EMIT q.counted();
        });
    });
}

void ResourceTree::Private::askCounts()
{
    if (!isActive)
        return;
    isStale = false;
    settling.stop();
    const quint64 asked = ++question;
    const bool narrowed = !query.filters.empty() || !query.search.isEmpty();
    whenDone(queries.facets(&q, query, {UnitForest::grouping()}), &q, [this, asked, narrowed](const Result<replica::FacetAnswer> &answer) {
        if (asked != question)
            return;
        if (!answer) {
            isStale = true;
            if (answer.error().code != ErrorCode::Cancelled)
                Q_EMIT q.failed(answer.error());
            return;
        }
        isCounted = true;
        forest.setCounts(answer->total, answer->groupings.front(), narrowed);
        if (!hasNames)
            return;
        follow(root);
        Q_EMIT q.counted();
    });
}

void ResourceTree::Private::askText()
{
    const quint64 asked = ++search;
    if (text.isEmpty()) {
        forest.setFound({});
        follow(root);
        Q_EMIT q.found();
        return;
    }
    if (!isActive)
        return;
    using Order = Result<std::shared_ptr<const Rids>>;
    const auto named = [this](const Shape &shape) { return ListQuery{.entity = shape.name, .search = text, .retired = replica::RetiredRows::Shown}; };
    const auto setOf = [](const Order &order) {
        replica::RidSet set;
        if (order)
            for (const quint32 rid : **order)
                set.insert(rid);
        return set;
    };
    const auto nobody = [](replica::FirstRows) {};
    auto ofSystems = queries.order(&systemAsker, named(systems()), 0, nobody);
    whenDone(queries.order(&unitAsker, named(units()), 0, nobody), &q, [this, asked, setOf, ofSystems](const Order &foundUnits) {
        if (asked != search)
            return;
        whenDone(ofSystems, &q, [this, asked, setOf, foundUnits](const Order &foundSystems) {
            if (asked != search)
                return;
            forest.setFound(UnitForest::Found{setOf(foundUnits), setOf(foundSystems)});
            follow(root);
            Q_EMIT q.found();
        });
    });
}

std::vector<TreePlace> ResourceTree::Private::placesBelow(const Node &node) const
{
    if (!hasNames || !isCounted)
        return &node == &root ? std::vector{TreePlace{}} : std::vector<TreePlace>();
    return forest.below(&node == &root ? std::nullopt : std::optional(node.place));
}

std::unique_ptr<Node> ResourceTree::Private::made(const TreePlace &place, Node &above) const
{
    auto node = std::make_unique<Node>();
    node->place = place;
    node->above = &above;
    node->count = forest.count(place);
    node->isWay = forest.isWayOnly(place);
    return node;
}

QModelIndex ResourceTree::Private::indexOf(const Node &node) const
{
    if (&node == &root)
        return {};
    const auto at = std::ranges::find(node.above->below, &node, &std::unique_ptr<Node>::get);
    return q.createIndex(int(at - node.above->below.begin()), 0, &node);
}

/// Brings the opened rows in line with the forest.
void ResourceTree::Private::follow(Node &node)
{
    if (!node.isOpened)
        return;
    followRows(node);
    int first = -1;
    int last = -1;
    for (int row = 0; row < int(node.below.size()); ++row) {
        auto &below = *node.below[size_t(row)];
        const qint64 count = forest.count(below.place);
        const bool isWay = forest.isWayOnly(below.place);
        if (count != std::exchange(below.count, count) || isWay != std::exchange(below.isWay, isWay)) {
            first = first < 0 ? row : first;
            last = row;
        }
    }
    if (first >= 0) {
        const auto above = indexOf(node);
        q.tellChanged(q.index(first, 0, above), q.index(last, ColumnCount - 1, above));
    }
    for (size_t row = 0; row < node.below.size(); ++row)
        follow(*node.below[row]);
}

void ResourceTree::Private::followRows(Node &node)
{
    const auto places = placesBelow(node);
    if (std::ranges::equal(places, node.below, {}, {}, [](const auto &below) { return below->place; }))
        return;
    const auto above = indexOf(node);
    const auto isAt = [&](size_t at, const TreePlace &place) { return at < node.below.size() && node.below[at]->place == place; };
    // What goes, in runs from the bottom up.
    const QSet<TreePlace> staying(places.begin(), places.end());
    const auto goes = [&](int row) { return !staying.contains(node.below[size_t(row)]->place); };
    for (int end = int(node.below.size()); end > 0;) {
        if (!goes(end - 1)) {
            --end;
            continue;
        }
        int first = end - 1;
        while (first > 0 && goes(first - 1))
            --first;
        q.remove(above, first, end - first, [&] { node.below.erase(node.below.begin() + first, node.below.begin() + end); });
        end = first;
    }
    // What comes, in runs from the top down. A row that moved goes and comes again.
    for (size_t row = 0; row < places.size(); ++row) {
        if (isAt(row, places[row]))
            continue;
        size_t end = row;
        while (end < places.size() && !(row < node.below.size() && node.below[row]->place == places[end]))
            ++end;
        for (size_t place = row; place < end; ++place) {
            const auto moved = std::ranges::find_if(node.below, [&](const auto &below) { return below->place == places[place]; });
            if (moved == node.below.end())
                continue;
            const int from = int(moved - node.below.begin());
            q.remove(above, from, 1, [&] { node.below.erase(node.below.begin() + from); });
        }
        q.insert(above, int(row), int(end - row), [&] {
            for (size_t place = row; place < end; ++place)
                node.below.insert(node.below.begin() + ptrdiff_t(place), made(places[place], node));
        });
        row = end - 1;
    }
}

void ResourceTree::Private::sayAll(const QModelIndex &above)
{
    const int rows = q.rowCount(above);
    if (rows == 0)
        return;
    q.tellChanged(q.index(0, 0, above), q.index(rows - 1, ColumnCount - 1, above));
    for (int row = 0; row < rows; ++row)
        sayAll(q.index(row, 0, above));
}

QString ResourceTree::Private::titleOf(const TreePlace &place) const
{
    switch (place.kind) {
    case TreePlace::Kind::All:
        return ResourceTree::tr("All units");
    case TreePlace::Kind::NoSystem:
        //: A row of the tree: resources of a unit that belong to no business system.
        return ResourceTree::tr("No business system");
    case TreePlace::Kind::Unit:
    case TreePlace::Kind::System:
        break;
    }
    const QString title = forest.title(place);
    if (title.isEmpty())
        return ResourceTree::tr("No unit");
    return forest.isRetired(place) ? ResourceTree::tr("%1 (retired)").arg(title) : title;
}

std::vector<NamedFilter> ResourceTree::filtersAt(const QModelIndex &index) const
{
    return index.isValid() ? d->forest.filters(d->nodeOf(index).place) : std::vector<NamedFilter>();
}

QModelIndex ResourceTree::rowOf(const std::vector<replica::ListFilter> &filters)
{
    const auto place = d->forest.placeOf(filters);
    QModelIndex at;
    for (const auto &step : place ? d->forest.wayTo(*place) : std::vector<TreePlace>()) {
        if (canFetchMore(at))
            fetchMore(at);
        const auto &below = d->nodeOf(at).below;
        const auto found = std::ranges::find_if(below, [&](const auto &node) { return node->place == step; });
        if (found == below.end())
            return {};
        at = d->indexOf(**found);
    }
    return at;
}

QModelIndex ResourceTree::index(int row, int column, const QModelIndex &parent) const
{
    const auto &below = d->nodeOf(parent).below;
    if (row < 0 || row >= int(below.size()) || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    return createIndex(row, column, below[size_t(row)].get());
}

QModelIndex ResourceTree::parent(const QModelIndex &child) const
{
    return child.isValid() ? d->indexOf(*d->nodeOf(child).above) : QModelIndex();
}

int ResourceTree::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(d->nodeOf(parent).below.size());
}

int ResourceTree::columnCount(const QModelIndex &) const { return ColumnCount; }

bool ResourceTree::hasChildren(const QModelIndex &parent) const
{
    const auto &node = d->nodeOf(parent);
    if (parent.column() > 0)
        return false;
    return node.isOpened ? !node.below.empty() : !d->placesBelow(node).empty();
}

bool ResourceTree::canFetchMore(const QModelIndex &parent) const
{
    return parent.column() <= 0 && !d->nodeOf(parent).isOpened && hasChildren(parent);
}

void ResourceTree::fetchMore(const QModelIndex &parent)
{
    auto &node = d->nodeOf(parent);
    if (parent.column() > 0 || node.isOpened)
        return;
    node.isOpened = true;
    d->followRows(node);
}

QVariant ResourceTree::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &node = d->nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Title)
            return d->titleOf(node.place);
        // No number is no nought.
        return d->isCounted ? QLocale().toString(node.count) : QString();
    case Qt::TextAlignmentRole:
        return int((index.column() == Title ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        //: A row of the tree: name, number of resources.
        return tr("%1, %n resource(s)", nullptr, int(node.count)).arg(d->titleOf(node.place));
    case ValueRole:
        return node.count;
    case IdRole:
        return node.place.kind == TreePlace::Kind::System ? node.place.system : node.place.unit;
    case KindRole:
        return int(node.place.kind);
    case WayRole:
        return node.isWay;
    }
    return {};
}

} // namespace items
