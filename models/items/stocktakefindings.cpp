#include "items/stocktakefindings.h"

#include "contract/entities/entities.h"
#include "items/captions.h"
#include "items/clipboardtext.h"
#include "items/languagewatch.h"

namespace items {

namespace {

/// More rows gone at once are told as a new list.
constexpr size_t fewRows = 200;

using rules::Match;

std::optional<Match> matchOf(StocktakeFindings::List list)
{
    switch (list) {
    case StocktakeFindings::List::Moved: return Match::Moved;
    case StocktakeFindings::List::Unknown: return Match::Unknown;
    case StocktakeFindings::List::Duplicate: return Match::Duplicate;
    case StocktakeFindings::List::Missing:
    case StocktakeFindings::List::Scans: return std::nullopt;
    }
    return std::nullopt;
}

QString codeOf(Match match)
{
    switch (match) {
    case Match::Found: return QStringLiteral("found");
    case Match::Moved: return QStringLiteral("moved");
    case Match::Unknown: return QStringLiteral("unknown");
    case Match::Duplicate: return QStringLiteral("duplicate");
    }
    return {};
}

} // namespace

struct StocktakeFindings::Private {
    List list;
    const Clock &clock;
    const rules::Count *count = nullptr;
    std::vector<rules::Finding> frozen = {};
    /// Of the missing: positions among the resources; else: positions among the scans, ascending.
    std::vector<int> rows = {};

    /// The row as the views count them: scans are shown the newest first.
    [[nodiscard]] int at(int row) const { return list == List::Missing ? rows[size_t(row)] : rows[rows.size() - 1 - size_t(row)]; }
    [[nodiscard]] const rules::Count::Seen *seen(int row) const { return list == List::Missing || !count ? nullptr : &count->seen()[size_t(at(row))]; }
    [[nodiscard]] const rules::Counted *resource(int row) const
    {
        if (!count)
            return nullptr;
        const int position = list == List::Missing ? at(row) : seen(row)->verdict.resource;
        return position < 0 ? nullptr : &count->resources()[size_t(position)];
    }
    [[nodiscard]] rules::Finding finding(int row) const
    {
        if (!count)
            return frozen[size_t(row)];
        rules::Finding finding;
        if (const auto *one = resource(row)) {
            finding.number = one->number;
            finding.name = one->name;
            finding.tag = one->tag;
            finding.expected = one->place;
        }
        if (const auto *one = seen(row)) {
            finding.seen = one->scan.place;
            finding.code = one->scan.code;
            finding.at = one->scan.at;
            finding.by = one->scan.by;
        }
        return finding;
    }
    [[nodiscard]] std::vector<int> rowsNow() const
    {
        if (!count)
            return {};
        if (list == List::Missing)
            return count->missing();
        std::vector<int> now;
        const auto wanted = matchOf(list);
        for (int i = 0; i < int(count->seen().size()); ++i)
            if (!wanted || count->seen()[size_t(i)].verdict.match == *wanted)
                now.push_back(i);
        return now;
    }
};

StocktakeFindings::StocktakeFindings(List list, const Clock &clock, QObject *parent) : EntityTableBase(parent), d(new Private{list, clock})
{
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

StocktakeFindings::~StocktakeFindings() = default;

StocktakeFindings::List StocktakeFindings::list() const { return d->list; }

void StocktakeFindings::show(const rules::Findings &findings)
{
    reset([&] {
        d->count = nullptr;
        d->rows.clear();
        switch (d->list) {
        case List::Missing: d->frozen = findings.missing; break;
        case List::Moved: d->frozen = findings.moved; break;
        case List::Unknown: d->frozen = findings.unknown; break;
        case List::Duplicate: d->frozen = findings.duplicate; break;
        case List::Scans: d->frozen.clear(); break;
        }
    });
}

void StocktakeFindings::show(const rules::Count *count)
{
    const bool same = count && count == d->count;
    const auto before = d->rows;
    d->count = count;
    auto now = d->rowsNow();
    const bool grows = same && before.size() <= now.size() && std::equal(before.begin(), before.end(), now.begin());
    if (grows && d->list != List::Missing) {
        if (now.size() > before.size())
            insert(0, int(now.size() - before.size()), [&] { d->rows = std::move(now); });
        return;
    }
    const bool shrinks = same && now.size() < before.size() && before.size() - now.size() <= fewRows && std::ranges::includes(before, now);
    if (!shrinks) {
        if (same && before == now)
            return;
        reset([&] {
            d->frozen.clear();
            d->rows = std::move(now);
        });
        return;
    }
    for (size_t row = 0; row < d->rows.size();) {
        if (row < now.size() && d->rows[row] == now[row])
            ++row;
        else
            remove(int(row), 1, [&] { d->rows.erase(d->rows.begin() + ptrdiff_t(row)); });
    }
}

std::vector<StocktakeFindings::Column> StocktakeFindings::columns() const
{
    switch (d->list) {
    case List::Missing: return {CodeColumn, NameColumn, NumberColumn, ExpectedColumn};
    case List::Moved: return {CodeColumn, NameColumn, NumberColumn, ExpectedColumn, SeenColumn, WhenColumn, ByColumn};
    case List::Unknown: return {CodeColumn, SeenColumn, WhenColumn, ByColumn};
    case List::Duplicate: return {CodeColumn, NameColumn, NumberColumn, SeenColumn, WhenColumn, ByColumn};
    case List::Scans: return {VerdictColumn, CodeColumn, NameColumn, NumberColumn, SeenColumn, WhenColumn, ByColumn};
    }
    return {};
}

const rules::Counted *StocktakeFindings::resourceAt(int row) const
{
    return row >= 0 && row < rowCount() ? d->resource(row) : nullptr;
}

rules::Place StocktakeFindings::placeAt(int row) const
{
    return d->finding(row).seen;
}

QString StocktakeFindings::placeText(const rules::Place &place)
{
    return place.room.isEmpty() || place.zone.isEmpty() ? place.room + place.zone : place.room + QStringLiteral(" · ") + place.zone;
}

QString StocktakeFindings::textOf(Match match)
{
    switch (match) {
    case Match::Found: return tr("Found");
    case Match::Moved: return tr("Found elsewhere");
    case Match::Unknown: return tr("Unknown");
    case Match::Duplicate: return tr("Scanned before");
    }
    return {};
}

QString StocktakeFindings::asText() const
{
    QString all;
    const auto line = [&](const std::function<QString(int)> &cellText) {
        for (int column = 0; column < columnCount(); ++column)
            all += (column > 0 ? QStringLiteral("\t") : QString()) + cellText(column);
        all += u'\n';
    };
    line([&](int column) { return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    for (int row = 0; row < rowCount(); ++row)
        line([&](int column) { return clipboardText(data(index(row, column), Qt::DisplayRole).toString()); });
    return all;
}

int StocktakeFindings::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->count ? d->rows.size() : d->frozen.size()); }

int StocktakeFindings::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(columns().size()); }

QVariant StocktakeFindings::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = columns()[size_t(index.column())];
    const bool whole = role == Qt::ToolTipRole;
    if (role == CodeRole && column == VerdictColumn)
        return d->count ? codeOf(d->seen(index.row())->verdict.match) : QString();
    if (role != Qt::DisplayRole && !whole)
        return {};
    const auto finding = d->finding(index.row());
    switch (column) {
    case CodeColumn: return finding.code.isEmpty() ? finding.tag : finding.code;
    case NameColumn: return finding.name;
    case NumberColumn: return finding.number;
    case ExpectedColumn: return placeText(finding.expected);
    case SeenColumn: return placeText(finding.seen);
    case WhenColumn: return whole ? fullTime(finding.at) : displayTime(finding.at, d->clock.now());
    case ByColumn: return finding.by;
    case VerdictColumn: return d->count ? textOf(d->seen(index.row())->verdict.match) : QString();
    }
    return {};
}

QVariant StocktakeFindings::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    const auto &resources = shapeOf<Resource>();
    const auto caption = [&](QStringView field) { return captionOf(resources, resources.fields[size_t(resources.indexOf(field))]); };
    switch (columns()[size_t(section)]) {
    case CodeColumn: return d->list == List::Missing ? caption(u"asset_tag") : tr("Code");
    case NameColumn: return caption(u"name");
    case NumberColumn: return caption(u"number");
    case ExpectedColumn: return tr("Place in the ledger");
    case SeenColumn: return tr("Place of the scan");
    case WhenColumn: return tr("Scanned");
    case ByColumn: return tr("By");
    case VerdictColumn: return tr("Result");
    }
    return {};
}

} // namespace items
