#include "items/stocktakecount.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <deque>

namespace items {

namespace {

constexpr size_t pageRows = 1'000;
/// Codes asked for in one question to the ledger.
constexpr qsizetype codesAtOnce = 500;

const auto nobodyWaits = [](const replica::FirstRows &) {};

std::vector<rules::Scan> scansOf(const Record &batch)
{
    const auto &shape = shapeOf<StocktakeScans>();
    return rules::scansOf(text(batch.values[size_t(shape.indexOf(u"lines"))]), text(batch.values[size_t(shape.indexOf(u"counted_by"))]));
}

} // namespace

rules::Counted countedOf(const Record &resource)
{
    static const auto &shape = shapeOf<Resource>();
    const auto field = [&](QStringView name) { return text(resource.values[size_t(shape.indexOf(name))]); };
    const auto attributes = QJsonDocument::fromJson(field(u"attributes").toUtf8()).object();
    return {resource.id, resource.revision, field(u"number"), field(u"name"), field(u"asset_tag"), attributes.value(QStringLiteral("serial_number")).toString(), field(u"private_ip"),
            {field(u"room"), field(u"availability_zone")}};
}

struct StocktakeCount::Private {
    Queries &queries;
    const Shape &resources = shapeOf<Resource>();
    const Shape &batches = shapeOf<StocktakeScans>();
    QObject asksExpected{}; ///< each question cancels the one before it of the same asker
    QObject asksScans{};
    QObject asksCodes{};
    QUuid stocktake = {};
    bool ready = false;
    std::vector<rules::Counted> expected = {};
    rules::Count count{};
    QSet<QUuid> known = {};    ///< batches that are counted, or being counted
    QSet<QString> asked = {};  ///< codes that the ledger was asked for
    std::deque<std::vector<rules::Scan>> waiting = {}; ///< in the order in which they came; the first is being looked up
    bool placing = false;
    quint64 generation = 0; ///< of the opening: answers to an earlier one are ignored
};

StocktakeCount::StocktakeCount(Queries &queries, QObject *parent) : QObject(parent), d(new Private{queries})
{
    connect(&queries, &Queries::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        if (entity == d->batches.name && d->ready)
            for (const auto &id : ids)
                follow(id);
    });
    connect(&queries, &Queries::reloaded, this, [this](const QString &entity) {
        if (entity == d->batches.name && d->ready)
            readScans();
    });
}

StocktakeCount::~StocktakeCount() = default;

const QUuid &StocktakeCount::stocktake() const { return d->stocktake; }
bool StocktakeCount::isReady() const { return d->ready; }
const rules::Count &StocktakeCount::count() const { return d->count; }

void StocktakeCount::close()
{
    ++d->generation;
    d->stocktake = {};
    d->ready = false;
    d->expected.clear();
    d->count = rules::Count();
    d->known.clear();
    d->asked.clear();
    d->waiting.clear();
    d->placing = false;
}

void StocktakeCount::open(const QUuid &stocktake, const ListQuery &coverage)
{
    close();
    d->stocktake = stocktake;
    whenDone(d->queries.order(&d->asksExpected, coverage, 0, nobodyWaits), this, [this, opening = d->generation](const Result<std::shared_ptr<const Rids>> &rids) {
        if (opening != d->generation)
            return;
        if (!rids) {
            Q_EMIT failed(rids.error());
            return;
        }
        d->expected.reserve((*rids)->size());
        readExpected(*rids, 0);
    });
}

void StocktakeCount::readExpected(std::shared_ptr<const Rids> rids, size_t from)
{
    if (from >= rids->size()) {
        d->count = rules::Count(d->expected);
        readScans();
        return;
    }
    const size_t to = std::min(rids->size(), from + pageRows);
    whenDone(d->queries.rows(d->resources, Rids(rids->begin() + ptrdiff_t(from), rids->begin() + ptrdiff_t(to))), this,
             [this, opening = d->generation, rids, to](const Result<std::vector<ListRow>> &rows) {
                 if (opening != d->generation)
                     return;
                 if (!rows) {
                     Q_EMIT failed(rows.error());
                     return;
                 }
                 for (const auto &row : *rows)
                     if (row.rid != 0)
                         d->expected.push_back(countedOf(row.record));
                 Q_EMIT progressed(qint64(to), qint64(rids->size()));
                 readExpected(rids, to);
             });
}

/// All scans so far, in the order of their making; the count begins anew.
void StocktakeCount::readScans()
{
    const ListQuery query{.entity = d->batches.name, .filters = {{QStringLiteral("stocktake_id"), replica::ListFilter::Test::AnyOf, {idText(d->stocktake)}}}};
    whenDone(d->queries.order(&d->asksScans, query, 0, nobodyWaits), this, [this, opening = d->generation](const Result<std::shared_ptr<const Rids>> &rids) {
        if (!rids || opening != d->generation)
            return;
        whenDone(d->queries.rows(d->batches, **rids), this, [this, opening](const Result<std::vector<ListRow>> &rows) {
            if (!rows || opening != d->generation)
                return;
            std::vector<rules::Scan> scans;
            QSet<QUuid> read;
            QStringList codes;
            for (const auto &row : *rows) {
                if (row.rid == 0)
                    continue;
                read.insert(row.record.id);
                std::ranges::move(scansOf(row.record), std::back_inserter(scans));
            }
            std::ranges::stable_sort(scans, {}, &rules::Scan::at);
            for (const auto &scan : scans)
                codes << scan.code;
            lookUp(codes, [this, opening, scans, read] {
                if (opening == d->generation)
                    countAnew(scans, read);
            });
        });
    });
}

void StocktakeCount::countAnew(const std::vector<rules::Scan> &scans, const QSet<QUuid> &batches)
{
    // What the ledger said of codes stands. The count changes at once, so that who shows it never sees half of it.
    rules::Count anew(d->expected);
    const auto &resources = d->count.resources();
    for (size_t i = size_t(d->count.tally().expected); i < resources.size(); ++i)
        anew.know(resources[i]);
    for (const auto &scan : scans)
        anew.take(scan);
    d->count = std::move(anew);
    d->waiting.clear();
    d->placing = false;
    const auto others = std::exchange(d->known, batches) - batches;
    const bool first = !std::exchange(d->ready, true);
    if (first)
        Q_EMIT ready();
    Q_EMIT recounted();
    for (const auto &batch : others) // made while the rows were read
        follow(batch);
}

void StocktakeCount::follow(const QUuid &batch)
{
    whenDone(d->queries.record(d->batches, batch), this, [this, batch, opening = d->generation](const Result<std::optional<ListRow>> &row) {
        if (!row || opening != d->generation || !d->ready)
            return;
        const bool counts = *row && !(*row)->record.retired && idOf(text((*row)->record.values[size_t(d->batches.indexOf(u"stocktake_id"))])) == d->stocktake;
        const bool known = d->known.contains(batch);
        if (counts && !known) {
            d->known.insert(batch);
            place(scansOf((*row)->record));
        } else if (!counts && known) {
            readScans(); // taken back
        }
    });
}

void StocktakeCount::take(const std::vector<rules::Scan> &scans)
{
    place(scans);
}

void StocktakeCount::own(const QUuid &batch)
{
    d->known.insert(batch);
}

void StocktakeCount::place(const std::vector<rules::Scan> &scans)
{
    d->waiting.push_back(scans);
    if (!d->placing)
        placeNext();
}

/// One group after the other, so that the first of two equal codes is the first.
void StocktakeCount::placeNext()
{
    d->placing = !d->waiting.empty();
    if (!d->placing)
        return;
    QStringList codes;
    for (const auto &scan : d->waiting.front())
        codes << scan.code;
    lookUp(codes, [this, opening = d->generation] {
        if (opening != d->generation || d->waiting.empty())
            return;
        const int first = int(d->count.seen().size());
        for (const auto &scan : d->waiting.front())
            d->count.take(scan);
        d->waiting.pop_front();
        Q_EMIT counted(first, int(d->count.seen().size()) - 1);
        placeNext();
    });
}

/// Tells the count of the resources elsewhere in the ledger that have one of those codes, then goes on. Nobody waits for
/// codes that are expected here.
void StocktakeCount::lookUp(QStringList codes, std::function<void()> then)
{
    codes.removeIf([this](const QString &code) { return d->count.knows(code) || d->asked.contains(rules::plainCode(code)); });
    if (codes.isEmpty())
        return then();
    const QStringList now = codes.mid(0, codesAtOnce);
    std::vector<Value> values;
    for (const auto &code : now) {
        const QString plain = rules::plainCode(code);
        d->asked.insert(plain);
        values.emplace_back(code.trimmed());
        if (plain != code.trimmed())
            values.emplace_back(plain);
    }
    auto fields = std::make_shared<QStringList>(QStringList{QStringLiteral("asset_tag"), QStringLiteral("number"), QStringLiteral("private_ip")});
    auto ask = std::make_shared<std::function<void()>>();
    *ask = [this, fields, values, rest = codes.mid(codesAtOnce), then = std::move(then), opening = d->generation, ask = std::weak_ptr(ask)] {
        if (opening != d->generation)
            return;
        if (fields->isEmpty())
            return lookUp(rest, then);
        const auto again = ask.lock();
        const ListQuery query{.entity = d->resources.name, .filters = {{fields->takeFirst(), replica::ListFilter::Test::AnyOf, values}}};
        whenDone(d->queries.order(&d->asksCodes, query, 0, nobodyWaits), this, [this, opening, again](const Result<std::shared_ptr<const Rids>> &rids) {
            if (opening != d->generation)
                return;
            if (!rids || (*rids)->empty())
                return (*again)();
            whenDone(d->queries.rows(d->resources, **rids), this, [this, opening, again](const Result<std::vector<ListRow>> &rows) {
                if (opening != d->generation)
                    return;
                for (const auto &row : rows.value_or(std::vector<ListRow>()))
                    if (row.rid != 0)
                        d->count.know(countedOf(row.record));
                (*again)();
            });
        });
    };
    (*ask)();
}

} // namespace items
