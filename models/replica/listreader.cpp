#include "replica/listreader.h"

#include "replica/cache.h"
#include "replica/cacheschema.h"
#include "replica/formerlist.h"
#include "replica/holding.h"
#include "replica/listorder.h"
#include "replica/relationreader.h"
#include "replica/sortkeys.h"
#include "store/database.h"

#include <sqlite3.h>

namespace replica {

namespace {

/// Names of referenced records kept at hand, per entity.
constexpr qsizetype titlesKept = 20'000;
/// SQLite's virtual instructions between two looks at whether to stop: some microseconds.
constexpr int stepsBetweenLooks = 2'000;

std::string idBytes(const QUuid &id) { return idText(id).toStdString(); }

} // namespace

struct ListReader::Private {
    std::unique_ptr<store::Database> database;
    std::atomic<bool> stop = false;
    /// What is known of one entity.
    struct Known {
        std::optional<ListOrder> order;
        std::optional<Facets> facets;
        std::optional<Prepared> byRid;
        std::optional<Prepared> byId;
        std::optional<Prepared> rid;
        std::unique_ptr<FormerRows> former; ///< of the instant asked about last
        std::optional<Prepared> title;
        QHash<QString, QString> titles;
    };
    std::map<QString, Known> known;
    std::unique_ptr<RelationReader> relations;
    std::optional<Holding> holding;

    [[nodiscard]] sqlite3 *handle() const { return database->handle(); }
    [[nodiscard]] Result<Prepared *> prepared(std::optional<Prepared> &statement, const QString &sql)
    {
        if (!statement) {
            auto made = Prepared::make(handle(), sql);
            if (!made)
                return Unexpected(made.error());
            statement = *std::move(made);
        }
        return &*statement;
    }
    ListOrder &orderOf(const Shape &shape)
    {
        auto &order = known[shape.name].order;
        return order ? *order : order.emplace(handle(), shape, stop);
    }
    /// One state of the file for all that `work` reads. Cancelled where it was stopped.
    template <class T> Result<T> inOneState(const std::function<Result<T>()> &work)
    {
        if (!sqlite3_get_autocommit(handle()))
            return work(); // it is read in one already
        if (const auto begun = runScript(handle(), QStringLiteral("BEGIN")); !begun)
            return Unexpected(begun.error());
        auto answer = work();
        const bool stopped = stop;
        stop = false; // the transaction must end in any case
        const auto ended = runScript(handle(), QStringLiteral("COMMIT"));
        stop = stopped;
        if (!answer && stopped)
            return fail(ErrorCode::Cancelled);
        if (!ended)
            return Unexpected(ended.error());
        return answer;
    }
    FormerRows &formerOf(const Shape &shape, Instant at)
    {
        auto &former = known[shape.name].former;
        if (!former || former->at() != at) {
            former.reset(); // its statements hold the table that the next one makes anew
            former = std::make_unique<FormerRows>(handle(), shape, at);
        }
        return *former;
    }
    Result<QString> titleOf(const QString &entity, const QString &id);
    Result<ListRow> take(const Shape &shape, Prepared &statement);
    Result<std::optional<ListRow>> asItStood(const Shape &shape, ListRow row, Instant at);
    Result<void> name(const Shape &shape, ListRow &row);
};

Result<std::unique_ptr<ListReader>> ListReader::open(const QString &cachePath)
{
    auto database = store::Database::open({.path = cachePath, .readOnly = true});
    if (!database)
        return Unexpected(database.error());
    auto held = std::make_unique<Private>();
    held->database = *std::move(database);
    if (const auto set = runScript(held->handle(), QStringLiteral("PRAGMA cache_size = -4000")); !set)
        return Unexpected(set.error());
    sqlite3_progress_handler(held->handle(), stepsBetweenLooks, [](void *stop) { return static_cast<std::atomic<bool> *>(stop)->load() ? 1 : 0; }, &held->stop);
    return std::unique_ptr<ListReader>(new ListReader(std::move(held)));
}

ListReader::ListReader(std::unique_ptr<Private> held) : d(std::move(held)) {}

ListReader::~ListReader() = default;

void ListReader::cancel()
{
    d->stop = true;
}

void ListReader::allow()
{
    d->stop = false;
}

void ListReader::forget(const QString &entity, std::span<const QUuid> rows)
{
    auto facets = rows.empty() ? std::optional<Facets>() : std::exchange(d->known[entity].facets, std::nullopt);
    d->known.erase(entity);
    if (facets) {
        facets->changed(rows);
        d->known[entity].facets.emplace(*std::move(facets));
    }
    // Lists that show or sort by names of this entity's records know old ones.
    for (const auto &shape : allShapes())
        if (std::ranges::find(shape.fields, entity, &FieldShape::references) != shape.fields.end())
            if (const auto held = d->known.find(shape.name); held != d->known.end())
                held->second.order.reset();
}

Result<bool> ListReader::begin(const ListQuery &query, int page, const std::function<void(FirstRows)> &first)
{
    const Shape *shape = shapeNamed(query.entity);
    if (!shape)
        return fail(ErrorCode::NotFound, query.entity, QStringLiteral("no such entity"));
    if (page == 0 || query.asOf.ms != 0)
        return false;
    return d->inOneState<bool>([&] {
        return d->orderOf(*shape).begin(query, page, [&](Rids rids) {
            return rows(*shape, rids).map([&](std::vector<ListRow> read) { first({std::move(rids), std::move(read), -1}); });
        });
    });
}

Result<std::shared_ptr<const Rids>> ListReader::order(const ListQuery &query, int page, const std::function<void(FirstRows)> &first, Begun begun)
{
    const Shape *shape = shapeNamed(query.entity);
    if (!shape)
        return fail(ErrorCode::NotFound, query.entity, QStringLiteral("no such entity"));
    return d->inOneState<std::shared_ptr<const Rids>>([&]() -> Result<std::shared_ptr<const Rids>> {
        const auto began = begun == Begun::No ? begin(query, page, first) : Result<bool>(false);
        if (!began)
            return Unexpected(began.error());
        bool told = *began;
        const auto tell = [&](Rids rids, qint64 count) -> Result<void> {
            told = true;
            return rows(*shape, rids, query.asOf).map([&](std::vector<ListRow> read) { first({std::move(rids), std::move(read), count}); });
        };
        const auto tellBeginning = [&](Rids rids) { return page > 0 && !told ? tell(std::move(rids), -1) : Result<void>(); };
        auto &order = d->orderOf(*shape);
        auto computed = query.asOf.ms == 0 ? order.compute(query, page, tellBeginning)
                                           : orderAsOf(d->handle(), *shape, order, d->formerOf(*shape, query.asOf), query, page, tellBeginning);
        if (computed && !told && page > 0)
            // Who asks wants to show the first rows, and would ask for them next.
            if (const auto read = tell(Rids((*computed)->begin(), (*computed)->begin() + std::min(ptrdiff_t(page), std::ssize(**computed))), std::ssize(**computed)); !read)
                return Unexpected(read.error());
        return computed;
    });
}

Result<FacetAnswer> ListReader::facets(const ListQuery &query, const std::vector<Grouping> &groupings)
{
    const Shape *shape = shapeNamed(query.entity);
    if (!shape)
        return fail(ErrorCode::NotFound, query.entity, QStringLiteral("no such entity"));
    return d->inOneState<FacetAnswer>([&]() -> Result<FacetAnswer> {
        const auto members = d->orderOf(*shape).members(query);
        if (!members)
            return Unexpected(members.error());
        auto &facets = d->known[shape->name].facets;
        if (!facets)
            facets.emplace(d->handle(), *shape, d->stop);
        return facets->count(**members, groupings);
    });
}

Result<std::vector<NamedRow>> ListReader::names(const Shape &shape, const QString &above)
{
    Q_ASSERT_X(shape.titleField() >= 0 && shape.indexOf(above) >= 0, "ListReader", "an entity with titles, and a field of it");
    const auto &title = shape.fields[size_t(shape.titleField())];
    auto statement = Prepared::make(d->handle(), QStringLiteral("SELECT rid, id, retired, %1, %2 FROM %3 ORDER BY %4, rid").arg(title.name, above, shape.name, sortColumn(title)));
    if (!statement)
        return Unexpected(statement.error());
    std::vector<NamedRow> named;
    for (;;) {
        const auto any = statement->step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            return named;
        const auto id = [&](int column) { return idOf(text(toValue(statement->cell(column)))); };
        named.push_back({quint32(statement->integer(0)), id(1), statement->integer(2) != 0, text(toValue(statement->cell(3))), id(4)});
    }
}

Result<ListRow> ListReader::Private::take(const Shape &shape, Prepared &statement)
{
    ListRow row;
    row.rid = quint32(statement.integer(RidColumn));
    row.pending = statement.integer(PendingColumn) != 0;
    const auto id = statement.cell(IdColumn).text;
    row.record.id = idOf(QString::fromLatin1(id.data(), qsizetype(id.size())));
    row.record.revision = statement.integer(RevisionColumn);
    row.record.retired = statement.integer(RetiredColumn) != 0;
    row.record.values.reserve(shape.fields.size());
    for (int i = 0; i < int(shape.fields.size()); ++i)
        row.record.values.push_back(toValue(statement.cell(FirstFieldColumn + i)));
    return name(shape, row).map([&] { return std::move(row); });
}

Result<void> ListReader::Private::name(const Shape &shape, ListRow &row)
{
    row.titles.assign(shape.fields.size(), {});
    for (int i = 0; i < int(shape.fields.size()); ++i) {
        const auto &value = row.record.values[size_t(i)];
        if (shape.fields[size_t(i)].kind != FieldKind::Reference || isEmpty(value))
            continue;
        auto title = titleOf(shape.fields[size_t(i)].references, text(value));
        if (!title)
            return Unexpected(title.error());
        row.titles[size_t(i)] = *std::move(title);
    }
    return {};
}

Result<std::optional<ListRow>> ListReader::Private::asItStood(const Shape &shape, ListRow row, Instant at)
{
    auto then = formerOf(shape, at).recordAt({row.rid, row.record, row.pending});
    if (!then)
        return Unexpected(then.error());
    if (!*then)
        return std::optional<ListRow>();
    row.record = **std::move(then);
    row.pending = false;
    return name(shape, row).map([&] { return std::optional(std::move(row)); });
}

/// The name of a referenced record; its id where the cache does not have it.
Result<QString> ListReader::Private::titleOf(const QString &entity, const QString &id)
{
    const Shape *shape = shapeNamed(entity);
    Q_ASSERT_X(shape, "ListReader", "a reference points to an entity of the list");
    auto &held = known[entity];
    if (const auto found = held.titles.constFind(id); found != held.titles.constEnd())
        return *found;
    const int field = shape->titleField() >= 0 ? shape->titleField() : shape->keyField();
    const auto statement = prepared(held.title, QStringLiteral("SELECT %1 FROM %2 WHERE id = ?").arg(field < 0 ? QStringLiteral("id") : shape->fields[size_t(field)].name, entity));
    if (!statement)
        return Unexpected(statement.error());
    const Reading reading(**statement);
    const std::string bytes = id.toStdString();
    (*statement)->bind(0, std::string_view(bytes));
    const auto any = (*statement)->step();
    if (!any)
        return Unexpected(any.error());
    QString title = *any ? text(toValue((*statement)->cell(0))) : QString();
    if (title.isEmpty())
        title = id;
    if (held.titles.size() >= titlesKept)
        held.titles.clear();
    held.titles.insert(id, title);
    return title;
}

Result<std::vector<ListRow>> ListReader::rows(const Shape &shape, std::span<const quint32> rids, Instant asOf)
{
    const auto statement = d->prepared(d->known[shape.name].byRid, QStringLiteral("SELECT * FROM %1 WHERE rid = ?").arg(shape.name));
    if (!statement)
        return Unexpected(statement.error());
    return d->inOneState<std::vector<ListRow>>([&]() -> Result<std::vector<ListRow>> {
        std::vector<ListRow> read;
        read.reserve(rids.size());
        for (const quint32 rid : rids) {
            const Reading reading(**statement);
            (*statement)->bind(0, qint64(rid));
            const auto any = (*statement)->step();
            if (!any)
                return Unexpected(any.error());
            if (!*any) {
                read.emplace_back();
                continue;
            }
            auto row = d->take(shape, **statement);
            if (!row)
                return Unexpected(row.error());
            if (asOf.ms == 0) {
                read.push_back(*std::move(row));
                continue;
            }
            auto then = d->asItStood(shape, *std::move(row), asOf);
            if (!then)
                return Unexpected(then.error());
            read.push_back(std::move(*then).value_or(ListRow()));
        }
        return read;
    });
}

Result<std::optional<ListRow>> ListReader::row(const Shape &shape, const QUuid &id, Instant asOf)
{
    const auto statement = d->prepared(d->known[shape.name].byId, QStringLiteral("SELECT * FROM %1 WHERE id = ?").arg(shape.name));
    if (!statement)
        return Unexpected(statement.error());
    const Reading reading(**statement);
    const std::string bytes = idBytes(id);
    (*statement)->bind(0, std::string_view(bytes));
    const auto any = (*statement)->step();
    if (!any)
        return Unexpected(any.error());
    if (!*any)
        return std::optional<ListRow>();
    return d->take(shape, **statement).and_then([&](ListRow row) {
        return asOf.ms == 0 ? Result<std::optional<ListRow>>(std::optional(std::move(row))) : d->asItStood(shape, std::move(row), asOf);
    });
}

Result<std::vector<HistoryEntry>> ListReader::history(const Shape &shape, const QUuid &id)
{
    auto statement = Prepared::make(d->handle(), QStringLiteral("SELECT h.revision, h.kind, h.by_name, h.done_at, h.received_at, h.reason, h.changes, h.overruled FROM history h "
                                                                "WHERE h.entity = ? AND h.rid = (SELECT rid FROM %1 WHERE id = ?) ORDER BY h.revision DESC LIMIT ?").arg(shape.name));
    if (!statement)
        return Unexpected(statement.error());
    const std::string bytes = idBytes(id);
    statement->bind(0, entityNumber(shape));
    statement->bind(1, std::string_view(bytes));
    statement->bind(2, qint64(mostEntries));
    std::vector<HistoryEntry> entries;
    for (;;) {
        const auto any = statement->step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            return entries;
        const auto textAt = [&](int column) { return text(toValue(statement->cell(column))); };
        const auto kind = commandKindOf(textAt(1));
        if (!kind)
            continue; // of a newer server: its fields show in the record
        entries.push_back({.revision = statement->integer(0), .kind = *kind, .by = textAt(2), .doneAt = {statement->integer(3)}, .receivedAt = {statement->integer(4)},
                           .reason = textAt(5), .changes = changesIn(shape, statement->cell(6).text), .overruled = overruledIn(shape, statement->cell(7).text)});
    }
}

Result<std::optional<Record>> ListReader::confirmed(const Shape &shape, const QUuid &id)
{
    const auto shown = row(shape, id);
    if (!shown)
        return Unexpected(shown.error());
    if (!*shown)
        return std::optional<Record>();
    return FormerRows(d->handle(), shape, {}).confirmed({(*shown)->rid, (*shown)->record, (*shown)->pending});
}

Result<Rids> ListReader::ridsOf(const Shape &shape, std::span<const QUuid> ids)
{
    // Answered from the index of ids: a change of a thousand records asks so for each.
    const auto statement = d->prepared(d->known[shape.name].rid, QStringLiteral("SELECT rid FROM %1 WHERE id = ?").arg(shape.name));
    if (!statement)
        return Unexpected(statement.error());
    return d->inOneState<Rids>([&]() -> Result<Rids> {
        Rids rids;
        rids.reserve(ids.size());
        for (const auto &id : ids) {
            const Reading reading(**statement);
            const std::string bytes = idBytes(id);
            (*statement)->bind(0, std::string_view(bytes));
            const auto any = (*statement)->step();
            if (!any)
                return Unexpected(any.error());
            rids.push_back(*any ? quint32((*statement)->integer(0)) : 0);
        }
        return rids;
    });
}

Result<rules::Impact> ListReader::impact(const rules::ImpactQuestion &question)
{
    if (!d->relations) {
        auto made = RelationReader::make(d->handle());
        if (!made)
            return Unexpected(made.error());
        d->relations = *std::move(made);
    }
    return rules::impactOf(question, *d->relations, d->stop);
}

Result<void> ListReader::scan(const Shape &shape, std::span<const int> fields, const std::function<void(quint32, const Record &)> &take)
{
    return d->inOneState<void>([&]() -> Result<void> {
        QStringList columns{QStringLiteral("rid"), QStringLiteral("id"), QStringLiteral("revision")};
        for (const int field : fields)
            columns << shape.fields[size_t(field)].name;
        auto statement = Prepared::make(d->handle(), QStringLiteral("SELECT %1 FROM %2 WHERE retired = 0 ORDER BY rid").arg(columns.join(u','), shape.name));
        if (!statement)
            return Unexpected(statement.error());
        Record record{{}, 0, false, std::vector<Value>(shape.fields.size())};
        for (;;) {
            const auto any = statement->step();
            if (!any || !*any)
                return any.map([](bool) {});
            const auto id = statement->cell(1).text;
            record.id = idOf(QString::fromLatin1(id.data(), qsizetype(id.size())));
            record.revision = statement->integer(2);
            for (size_t i = 0; i < fields.size(); ++i)
                record.values[size_t(fields[i])] = toValue(statement->cell(int(i) + 3));
            take(quint32(statement->integer(0)), record);
            if (d->stop)
                return fail(ErrorCode::Cancelled);
        }
    });
}

Result<std::vector<Record>> ListReader::holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except)
{
    if (!d->holding)
        d->holding.emplace(d->handle());
    return d->holding->ask(shape, wanted, except);
}

Result<Rids> ListReader::latestHolding(const Shape &shape, int field, const QString &text, int most)
{
    const auto &named = shape.fields[size_t(field)];
    Q_ASSERT_X(named.traits.indexed && !hasSortKey(named), "ListReader", "a field with an index of its own text");
    auto statement = Prepared::make(d->handle(), QStringLiteral("SELECT rid FROM %1 WHERE %2 = ? AND retired = 0 ORDER BY rid DESC LIMIT ?").arg(shape.name, named.name));
    if (!statement)
        return Unexpected(statement.error());
    const std::string wanted = text.toStdString();
    statement->bind(0, wanted);
    statement->bind(1, qint64(most));
    Rids rids;
    for (;;) {
        const auto any = statement->step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            break;
        rids.push_back(quint32(statement->integer(0)));
    }
    std::ranges::reverse(rids);
    return rids;
}

Result<Rids> ListReader::beginningWith(const Shape &shape, int field, const QString &text, int most)
{
    const auto &named = shape.fields[size_t(field)];
    std::string lowest;
    if (hasSortKey(named) && !named.traits.address)
        appendSortPrefix(text.toStdString(), lowest);
    if (lowest.empty())
        return Rids{};
    const std::string highest = lowest + '\xff';
    const QString column = sortColumn(named);
    auto statement = Prepared::make(d->handle(), QStringLiteral("SELECT rid, %1 FROM %2 WHERE %3 >= ? AND %3 < ? AND retired = 0 ORDER BY %3").arg(named.name, shape.name, column));
    if (!statement)
        return Unexpected(statement.error());
    statement->bindBlob(0, lowest);
    statement->bindBlob(1, highest);
    Rids rids;
    for (int looked = 0; looked < stepsBetweenLooks && int(rids.size()) < most; ++looked) {
        const auto any = statement->step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            break;
        const auto bytes = statement->cell(1).text;
        if (QString::fromUtf8(bytes.data(), qsizetype(bytes.size())).startsWith(text, Qt::CaseInsensitive))
            rids.push_back(quint32(statement->integer(0)));
    }
    return rids;
}

} // namespace replica
