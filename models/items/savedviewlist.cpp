#include "items/savedviewlist.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/languagewatch.h"
#include "items/listqueryjson.h"
#include "rules/permissions.h"

#include <QCollator>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

namespace items {

namespace {

constexpr int restMs = 400;      ///< changes that come in a row are counted once
constexpr int mostViews = 500;   ///< of one entity that are offered
constexpr int mostInFile = 1000;
const QString fileMark = QStringLiteral("yunheng_views");

size_t place(QStringView field)
{
    static const auto &shape = shapeOf<SavedView>();
    return size_t(shape.indexOf(field));
}

QString textAt(const Record &record, QStringView field)
{
    return text(record.values[place(field)]);
}

} // namespace

std::optional<View> viewOf(const Record &record)
{
    auto query = listQueryOf(textAt(record, u"query"));
    if (!query || query->entity != textAt(record, u"entity"))
        return std::nullopt;
    const auto &shape = *shapeNamed(query->entity);
    View view{record, *std::move(query), {}};
    for (const auto &name : textAt(record, u"columns").split(u' ', Qt::SkipEmptyParts))
        if (const int field = shape.indexOf(name); field >= 0)
            view.columns.push_back(field);
    return view;
}

QString columnsText(const Shape &shape, const std::vector<int> &columns)
{
    QStringList names;
    for (const int field : columns)
        names << shape.fields[size_t(field)].name;
    return names.join(u' ');
}

QByteArray viewFile(const std::vector<ViewDraft> &views)
{
    QJsonArray list;
    for (const auto &view : views)
        list.append(QJsonObject{{QStringLiteral("name"), view.name}, {QStringLiteral("entity"), view.entity}, {QStringLiteral("query"), QJsonDocument::fromJson(view.query.toUtf8()).object()},
                                {QStringLiteral("columns"), view.columns}});
    return QJsonDocument(QJsonObject{{fileMark, 1}, {QStringLiteral("views"), list}}).toJson();
}

Result<std::vector<ViewDraft>> viewsFromFile(const QByteArray &file)
{
    const auto whole = QJsonDocument::fromJson(file).object();
    const auto list = whole.value(QStringLiteral("views")).toArray();
    if (whole.value(fileMark).toInt() != 1 || list.isEmpty() || list.size() > mostInFile)
        return fail(ErrorCode::BadRequest, fileMark, QStringLiteral("not a file of views"));
    std::vector<ViewDraft> views;
    for (const auto &each : list) {
        const auto one = each.toObject();
        ViewDraft draft{.name = one.value(QStringLiteral("name")).toString().trimmed().left(60), .entity = one.value(QStringLiteral("entity")).toString(),
                        .query = QString::fromUtf8(QJsonDocument(one.value(QStringLiteral("query")).toObject()).toJson(QJsonDocument::Compact)),
                        .columns = one.value(QStringLiteral("columns")).toString().left(4'000)};
        const auto query = listQueryOf(draft.query);
        if (draft.name.isEmpty() || !query || query->entity != draft.entity)
            return fail(ErrorCode::BadRequest, draft.name.isEmpty() ? QStringLiteral("views") : draft.name, QStringLiteral("a view that cannot be used here"));
        views.push_back(std::move(draft));
    }
    return views;
}

struct SavedViewList::Private {
    const Shape &shape;
    const Actor &actor;
    Queries &queries;
    QObject reader{};
    QObject counter{};
    std::vector<View> views = {};
    std::vector<qint64> counts = {}; ///< -1: not known yet
    QHash<QString, QString> units = {};
    QTimer rest{};
    quint64 generation = 0;
    bool watched = false;
    bool stale = true;
};

SavedViewList::SavedViewList(const Shape &shape, const Actor &actor, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{shape, actor, queries})
{
    d->rest.setSingleShot(true);
    d->rest.setInterval(restMs);
    connect(&d->rest, &QTimer::timeout, this, [this] { d->stale ? read() : countFrom(0); });
    const auto follow = [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<SavedView>::name))
            d->stale = true;
        else if (entity != d->shape.name)
            return;
        if (d->watched)
            d->rest.start();
    };
    connect(&queries, &Queries::changed, this, follow);
    connect(&queries, &Queries::reloaded, this, follow);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

SavedViewList::~SavedViewList() = default;

void SavedViewList::setWatched(bool watched)
{
    d->watched = watched;
    if (watched)
        d->stale ? read() : countFrom(0);
    else
        ++d->generation; // what is being counted is nobody's question any more
}

void SavedViewList::read()
{
    d->stale = false;
    const auto &shape = shapeOf<SavedView>();
    const ListQuery query{.entity = shape.name, .filters = {{QStringLiteral("entity"), replica::ListFilter::Test::AnyOf, {d->shape.name}}}};
    const quint64 question = ++d->generation;
    whenDone(d->queries.order(&d->reader, query, 0, [](const replica::FirstRows &) {}), this, [this, question, &shape](const Result<std::shared_ptr<const Rids>> &rids) {
        if (!rids || question != d->generation)
            return;
        Rids some(**rids);
        some.resize(std::min<size_t>(some.size(), mostViews));
        whenDone(d->queries.rows(shape, some), this, [this, question](const Result<std::vector<ListRow>> &rows) {
            if (rows && question == d->generation)
                take(*rows);
        });
    });
}

void SavedViewList::take(const std::vector<ListRow> &rows)
{
    std::vector<View> views;
    for (const auto &row : rows) {
        // A scope that covers everything still covers nobody else's own: see Actor::covers.
        if (row.rid == 0 || row.record.retired || !d->actor.covers(textAt(row.record, u"audience")))
            continue;
        if (auto view = viewOf(row.record))
            views.push_back(*std::move(view));
    }
    QCollator order{QLocale(QLocale::Chinese, QLocale::China)};
    order.setNumericMode(true);
    const auto rank = [](const View &view) {
        const QString audience = textAt(view.record, u"audience");
        return audience.startsWith(u"account:") ? 0 : audience.startsWith(u"role:") ? 1 : 2;
    };
    std::ranges::stable_sort(views, [&](const View &a, const View &b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : order.compare(textAt(a.record, u"name"), textAt(b.record, u"name")) < 0;
    });
    QHash<QUuid, qint64> known; // what was counted stands until it is counted anew
    for (size_t i = 0; i < d->views.size(); ++i)
        known.insert(d->views[i].record.id, d->counts[i]);
    reset([&] {
        d->views = std::move(views);
        d->counts.clear();
        for (const auto &view : d->views)
            d->counts.push_back(known.value(view.record.id, -1));
    });
    const auto &organisations = shapeOf<Organisation>();
    for (const auto &view : d->views)
        if (const QString unit = textAt(view.record, u"audience"); !unit.contains(u':') && !d->units.contains(unit)) {
            d->units.insert(unit, {});
            whenDone(d->queries.record(organisations, idOf(unit)), this, [this, unit, &organisations](const Result<std::optional<ListRow>> &row) {
                if (row && *row)
                    d->units.insert(unit, titleOf(organisations, (*row)->record));
                tellChanged(0, rowCount() - 1);
            });
        }
    if (d->watched)
        countFrom(0);
}

void SavedViewList::countFrom(int row)
{
    if (row >= rowCount() || !d->watched)
        return;
    const quint64 question = row == 0 ? ++d->generation : d->generation;
    whenDone(d->queries.facets(&d->counter, d->views[size_t(row)].query, {}), this, [this, question, row](const Result<replica::FacetAnswer> &answer) {
        if (question != d->generation)
            return;
        if (answer) {
            d->counts[size_t(row)] = answer->total;
            tellChanged(row, row);
        }
        countFrom(row + 1);
    });
}

const View &SavedViewList::viewAt(int row) const { return d->views[size_t(row)]; }

bool SavedViewList::isOwn(int row) const { return textAt(d->views[size_t(row)].record, u"owner_login") == d->actor.login; }

int SavedViewList::rowOf(const QUuid &view) const
{
    const auto found = std::ranges::find_if(d->views, [&](const View &one) { return one.record.id == view; });
    return found == d->views.end() ? -1 : int(found - d->views.begin());
}

QString SavedViewList::audienceText(const QString &audience) const
{
    if (audience.startsWith(u"account:"))
        return tr("Only me");
    if (!audience.startsWith(u"role:"))
        return d->units.value(audience);
    const auto roles = rules::allRoles();
    const auto role = std::ranges::find_if(roles, [&](const rules::Role &one) { return audience.mid(5) == QLatin1StringView(one.code); });
    return role == roles.end() ? audience.mid(5) : QCoreApplication::translate("Role", role->caption);
}

int SavedViewList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->views.size()); }

int SavedViewList::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant SavedViewList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &record = d->views[size_t(index.row())].record;
    if (role == IdRole)
        return record.id;
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return textAt(record, u"name");
    case AudienceColumn:
        return audienceText(textAt(record, u"audience"));
    case CountColumn:
        return d->counts[size_t(index.row())] < 0 ? QString() : QLocale().toString(d->counts[size_t(index.row())]);
    }
    return {};
}

QVariant SavedViewList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("View");
    case AudienceColumn:
        return tr("Seen by");
    case CountColumn:
        return tr("Records");
    }
    return {};
}

} // namespace items
