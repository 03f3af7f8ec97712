#include "items/resourcecharts.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/clipboardtext.h"
#include "items/languagewatch.h"

#include <QTimer>

#include <cmath>

namespace items {

using replica::FacetCounts;
using replica::ListFilter;

namespace {

/// Live changes are gathered so long before they are counted.
constexpr int settleMs = 150;
constexpr int bandWidth = 10; ///< percent
constexpr int bands = 100 / bandWidth;

const Shape &shape() { return shapeOf<Resource>(); }
const FieldShape &fieldOf(const QString &name) { return shape().fields[size_t(shape().indexOf(name))]; }

const std::vector<replica::Grouping> &groupings()
{
    static const std::vector<replica::Grouping> all{
        {.field = QStringLiteral("type")},     {.field = QStringLiteral("unit_id")},    {.field = QStringLiteral("network_zone")},
        {.field = QStringLiteral("domestic")}, {.field = QStringLiteral("term_until")}, {.field = QStringLiteral("cpu_avg"), .width = bandWidth}};
    return all;
}

NamedFilter anyOf(const QString &field, const Value &value, const QString &title = {})
{
    return {{.field = field, .test = ListFilter::Test::AnyOf, .values = {value}}, title.isEmpty() ? QStringList() : QStringList{title}};
}

NamedFilter between(const QString &field, const Value &from, const Value &to)
{
    return {{.field = field, .test = ListFilter::Test::Between, .values = {from, to}}, {}};
}

NamedFilter empty(const QString &field)
{
    return {{.field = field, .test = ListFilter::Test::Empty, .values = {}}, {}};
}

} // namespace

struct ResourceCharts::Private {
    Private(ResourceCharts &owner, const Catalogues &itsCatalogues, const Clock &itsClock, Queries &itsQueries)
        : q(owner), catalogues(itsCatalogues), clock(itsClock), queries(itsQueries)
    {
        settling.setSingleShot(true);
        settling.setInterval(settleMs);
    }
    void askNames();
    void ask();
    void draw();
    [[nodiscard]] Chart largest(Chart::Kind kind, const QString &title, const FacetCounts &counted, const QString &field) const;
    [[nodiscard]] Chart domestic(const FacetCounts &counted) const;
    [[nodiscard]] Chart expiry(const FacetCounts &counted) const;
    [[nodiscard]] Chart use(const FacetCounts &counted) const;

    ResourceCharts &q;
    const Catalogues &catalogues;
    const Clock &clock;
    Queries &queries;
    ListQuery query{.entity = shape().name};
    QHash<QString, QString> units; ///< names by id
    std::optional<replica::FacetAnswer> answer;
    std::vector<Chart> charts;
    bool isActive = false;
    bool isStale = true;
    bool namesStale = true;
    quint64 question = 0;
    QTimer settling;
};

ResourceCharts::ResourceCharts(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, catalogues, clock, queries))
{
    connect(&d->settling, &QTimer::timeout, this, [this] {
        if (d->namesStale)
            d->askNames();
        d->ask();
    });
    const auto wrote = [this](const QString &entity) {
        const bool isName = entity == shapeOf<Organisation>().name;
        if (!isName && entity != d->query.entity)
            return;
        d->namesStale = d->namesStale || isName;
        d->isStale = true;
        if (d->isActive && !d->settling.isActive())
            d->settling.start();
    };
    connect(&queries, &Queries::changed, this, wrote);
    connect(&queries, &Queries::reloaded, this, wrote);
    new LanguageWatch(this, [this] { d->draw(); });
}

ResourceCharts::~ResourceCharts() = default;

const std::vector<Chart> &ResourceCharts::charts() const { return d->charts; }

qint64 ResourceCharts::total() const { return d->answer ? d->answer->total : -1; }

void ResourceCharts::setQuery(const ListQuery &given)
{
    ListQuery query = given;
    query.sorts.clear();
    if (query == d->query)
        return;
    d->query = query;
    d->isStale = true;
    if (d->isActive)
        d->ask();
}

void ResourceCharts::setActive(bool active)
{
    if (active == d->isActive)
        return;
    d->isActive = active;
    if (!active)
        return;
    if (d->namesStale)
        d->askNames();
    if (d->isStale)
        d->ask();
}

void ResourceCharts::Private::askNames()
{
    namesStale = false;
    whenDone(queries.names(shapeOf<Organisation>(), QStringLiteral("parent_id")), &q, [this](const Result<std::vector<replica::NamedRow>> &names) {
        if (!names) {
            namesStale = true;
            return;
        }
        units.clear();
        for (const auto &row : *names)
            units.insert(idText(row.id), row.title);
        draw();
    });
}

void ResourceCharts::Private::ask()
{
    isStale = false;
    settling.stop();
    const quint64 asked = ++question;
    whenDone(queries.facets(&q, query, groupings()), &q, [this, asked](const Result<replica::FacetAnswer> &counted) {
        if (asked != question)
            return;
        if (!counted) {
            isStale = true;
            if (counted.error().code != ErrorCode::Cancelled)
                Q_EMIT q.failed(counted.error());
            return;
        }
        answer = *counted;
        draw();
    });
}

void ResourceCharts::Private::draw()
{
    if (!answer)
        return;
    const auto &counted = answer->groupings;
    std::vector<Chart> drawn{largest(Chart::Kind::Type, ResourceCharts::tr("By type"), counted[0], QStringLiteral("type")),
                             largest(Chart::Kind::Unit, ResourceCharts::tr("By unit"), counted[1], QStringLiteral("unit_id")),
                             expiry(counted[4]),
                             largest(Chart::Kind::Zone, ResourceCharts::tr("By network zone"), counted[2], QStringLiteral("network_zone")),
                             domestic(counted[3]),
                             use(counted[5])};
    charts = std::move(drawn);
    Q_EMIT q.changed();
}

/// The values with most records, those without a value, and the rest in one.
Chart ResourceCharts::Private::largest(Chart::Kind kind, const QString &title, const FacetCounts &counted, const QString &field) const
{
    Chart chart{.kind = kind, .title = title, .note = {}, .bars = {}};
    std::vector<size_t> groups;
    qint64 without = 0;
    for (size_t group = 0; group < counted.counts.size(); ++group) {
        if (isEmpty((*counted.keys)[group][0]))
            without += counted.counts[group];
        else if (counted.counts[group] > 0)
            groups.push_back(group);
    }
    std::ranges::sort(groups, [&](size_t a, size_t b) {
        return counted.counts[a] != counted.counts[b] ? counted.counts[a] > counted.counts[b] : text((*counted.keys)[a][0]) < text((*counted.keys)[b][0]);
    });
    qint64 others = 0;
    for (size_t place = 0; place < groups.size(); ++place) {
        const auto &value = (*counted.keys)[groups[place]][0];
        const qint64 count = counted.counts[groups[place]];
        if (place >= size_t(mostBars)) {
            others += count;
            continue;
        }
        const QString name = kind == Chart::Kind::Unit ? units.value(text(value), text(value).left(8)) : displayText(shape(), fieldOf(field), value, catalogues);
        chart.bars.push_back({.label = name, .count = count, .filters = {anyOf(field, value, kind == Chart::Kind::Unit ? name : QString())}});
    }
    if (without > 0)
        chart.bars.push_back({.label = ResourceCharts::tr("Not filled in"), .count = without, .filters = {empty(field)}, .meaning = ChartBar::Meaning::Quiet});
    if (others > 0)
        //: A bar: all units (types …) that have no bar of their own.
        chart.bars.push_back({.label = ResourceCharts::tr("%n other(s)", nullptr, int(groups.size()) - mostBars), .count = others, .filters = {}, .meaning = ChartBar::Meaning::Rest});
    return chart;
}

Chart ResourceCharts::Private::domestic(const FacetCounts &counted) const
{
    std::array<qint64, 2> sums{};
    for (size_t group = 0; group < counted.counts.size(); ++group)
        sums[integer((*counted.keys)[group][0]) != 0 ? 1 : 0] += counted.counts[group];
    const qint64 all = sums[0] + sums[1];
    Chart chart{.kind = Chart::Kind::Domestic, .title = ResourceCharts::tr("Domestic platform"), .note = {}, .bars = {}};
    if (all == 0)
        return chart;
    chart.note = ResourceCharts::tr("Share: %1 %").arg(QLocale().toString(100.0 * double(sums[1]) / double(all), 'f', 1));
    const QString field = QStringLiteral("domestic");
    chart.bars = {{.label = ResourceCharts::tr("Domestic"), .count = sums[1], .filters = {anyOf(field, qint64(1))}},
                  {.label = ResourceCharts::tr("Other"), .count = sums[0], .filters = {anyOf(field, qint64(0))}, .meaning = ChartBar::Meaning::Quiet}};
    return chart;
}

Chart ResourceCharts::Private::expiry(const FacetCounts &counted) const
{
    const QString field = QStringLiteral("term_until");
    const QDate today = QDateTime::fromMSecsSinceEpoch(clock.now().ms).date();
    const QDate firstMonth(today.year(), today.month(), 1);
    std::array<qint64, monthsAhead> months{};
    qint64 overdue = 0;
    qint64 later = 0;
    qint64 without = 0;
    for (size_t group = 0; group < counted.counts.size(); ++group) {
        const QDate date = QDate::fromString(text((*counted.keys)[group][0]), Qt::ISODate);
        const int month = (date.year() - firstMonth.year()) * 12 + date.month() - firstMonth.month();
        auto &sum = !date.isValid() ? without : date < today ? overdue : month < monthsAhead ? months[size_t(month)] : later;
        sum += counted.counts[group];
    }
    Chart chart{.kind = Chart::Kind::Expiry, .title = ResourceCharts::tr("Term ends"), .note = {}, .bars = {}};
    chart.bars.push_back({.label = ResourceCharts::tr("Overdue"), .count = overdue, .filters = {between(field, {}, today.addDays(-1).toString(Qt::ISODate))}, .meaning = ChartBar::Meaning::Late});
    for (int month = 0; month < monthsAhead; ++month) {
        const QDate from = std::max(today, firstMonth.addMonths(month));
        const QDate to = firstMonth.addMonths(month + 1).addDays(-1);
        chart.bars.push_back({.label = from.toString(QStringLiteral("yyyy-MM")), .count = months[size_t(month)], .filters = {between(field, from.toString(Qt::ISODate), to.toString(Qt::ISODate))}});
    }
    chart.note = ResourceCharts::tr("Later: %1. Without a term: %2.").arg(QLocale().toString(later), QLocale().toString(without));
    return chart;
}

Chart ResourceCharts::Private::use(const FacetCounts &counted) const
{
    const QString field = QStringLiteral("cpu_avg");
    std::array<qint64, bands> sums{};
    qint64 unknown = 0;
    for (size_t group = 0; group < counted.counts.size(); ++group) {
        const auto &band = (*counted.keys)[group][0];
        // The last band holds the full hundred as well.
        (isEmpty(band) ? unknown : sums[size_t(std::clamp<qint64>(integer(band), 0, bands - 1))]) += counted.counts[group];
    }
    Chart chart{.kind = Chart::Kind::Use, .title = ResourceCharts::tr("CPU use, average of 30 days"), .note = {}, .bars = {}};
    for (int band = 0; band < bands; ++band) {
        const double from = band * bandWidth;
        // Up to the last number below the next band.
        const Value to = band == bands - 1 ? Value() : Value(std::nextafter(from + bandWidth, 0.0));
        chart.bars.push_back({.label = ResourceCharts::tr("%1–%2 %").arg(band * bandWidth).arg((band + 1) * bandWidth), .count = sums[size_t(band)], .filters = {between(field, band == 0 ? Value() : Value(from), to)}});
    }
    if (unknown > 0)
        chart.bars.push_back({.label = ResourceCharts::tr("Unknown"), .count = unknown, .filters = {empty(field)}, .meaning = ChartBar::Meaning::Quiet});
    return chart;
}

QString ResourceCharts::asText() const
{
    QString table = tr("Chart") + u'\t' + tr("Value") + u'\t' + tr("Resources") + u'\t' + tr("Share") + u'\n';
    for (const auto &chart : d->charts)
        for (const auto &bar : chart.bars)
            table += chart.title + u'\t' + clipboardText(bar.label) + u'\t' + QString::number(bar.count) + u'\t'
                + QString::number(total() > 0 ? 100.0 * double(bar.count) / double(total()) : 0, 'f', 1) + QStringLiteral(" %\n");
    return table;
}

} // namespace items
