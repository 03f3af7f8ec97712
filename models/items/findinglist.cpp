#include "items/findinglist.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/clipboardtext.h"
#include "items/languagewatch.h"
#include "items/rowstore.h"

#include <QCoreApplication>

namespace items {

namespace {

/// By column; the one that says why has none.
constexpr std::array fieldNames{u"number", u"name", u"", u"unit_id", u"state", u"owner_name", u"owner_phone"};

QString signOf(rules::UseLimit::Test test)
{
    switch (test) {
    case rules::UseLimit::Test::Below:
        return QStringLiteral("<");
    case rules::UseLimit::Test::AtMost:
        return QStringLiteral("≤");
    case rules::UseLimit::Test::Above:
        return QStringLiteral(">");
    }
    return {};
}

QString withUnitOf(const FieldShape &field, const QString &number)
{
    return *field.traits.unit == 0 ? number : number + u' ' + QString::fromUtf8(field.traits.unit);
}

} // namespace

QString arithmeticText(std::span<const rules::UseStep> steps)
{
    const auto &shape = shapeOf<Resource>();
    QStringList parts;
    for (const auto &step : steps) {
        const auto &field = shape.fields[size_t(step.limit.field)];
        const QString figure = step.figure ? withUnitOf(field, QLocale().toString(*step.figure, 'f', 1)) : QCoreApplication::translate("items", "not measured");
        const QString sign = step.met || !step.figure ? signOf(step.limit.test) : QCoreApplication::translate("items", "not %1", "a sign such as <").arg(signOf(step.limit.test));
        parts << QStringLiteral("%1 %2 %3 %4").arg(captionOf(shape, field), figure, sign, withUnitOf(field, QLocale().toString(step.limit.limit)));
    }
    return parts.join(QCoreApplication::translate("items", ", ", "between the parts of a sentence"));
}

QString daysLeftText(qint64 days)
{
    if (days < 0)
        return QCoreApplication::translate("items", "%n day(s) over", nullptr, int(-days));
    if (days == 0)
        return QCoreApplication::translate("items", "ends today");
    return QCoreApplication::translate("items", "%n day(s) left", nullptr, int(days));
}

struct FindingList::Private {
    const Catalogues &catalogues;
    Queries &queries;
    const LedgerWatch &watch;
    RowStore store;
    const Shape &shape = shapeOf<Resource>();
    Kind kind = {};
    Rids rids = {};
    QHash<quint32, int> rowOf = {};
    std::array<int, fieldNames.size()> fields = {};
};

FindingList::FindingList(const Catalogues &catalogues, Queries &queries, const LedgerWatch &watch, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, queries, watch, {shapeOf<Resource>(), queries, nullptr}})
{
    for (size_t i = 0; i < fieldNames.size(); ++i)
        d->fields[i] = d->shape.indexOf(fieldNames[i]);
    connect(&d->store, &RowStore::arrived, this, [this](const QVector<quint32> &rids) {
        for (const quint32 rid : rids)
            if (const auto row = d->rowOf.constFind(rid); row != d->rowOf.cend())
                tellChanged(*row, *row);
    });
    const auto fresh = [this](const QString &) { d->store.refreshAll(); };
    connect(&queries, &Queries::changed, this, fresh);
    connect(&queries, &Queries::reloaded, this, fresh);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

FindingList::~FindingList() = default;

void FindingList::show(const Kind &kind, Rids rids)
{
    if (kind == d->kind && rids == d->rids)
        return;
    const auto take = [&] {
        d->kind = kind;
        d->rids = std::move(rids);
        d->rowOf.clear();
        for (size_t i = 0; i < d->rids.size(); ++i)
            d->rowOf.insert(d->rids[i], int(i));
    };
    const bool same = kind == d->kind && !d->rids.empty();
    // What left the list goes row by row, so that a selection outlives a mended neighbour; anything larger starts anew.
    constexpr size_t few = 50;
    if (same && rids.size() < d->rids.size() && d->rids.size() - rids.size() <= few) {
        const QSet<quint32> staying(rids.begin(), rids.end());
        std::vector<int> gone; // from the end, so that the rows before keep their numbers
        Rids left;
        for (int row = int(d->rids.size()) - 1; row >= 0; --row)
            if (!staying.contains(d->rids[size_t(row)]))
                gone.push_back(row);
        std::ranges::copy_if(d->rids, std::back_inserter(left), [&](quint32 rid) { return staying.contains(rid); });
        if (left != rids) {
            reset(take);
            return;
        }
        for (const int row : gone)
            remove(row, 1, [&] {
                d->rids.erase(d->rids.begin() + row);
                d->rowOf.clear();
                for (size_t i = 0; i < d->rids.size(); ++i)
                    d->rowOf.insert(d->rids[i], int(i));
            });
        return;
    }
    reset(take);
}

const Rids &FindingList::rids() const { return d->rids; }

int FindingList::fieldOf(int column) const
{
    return d->fields[size_t(column)];
}

const ListRow *FindingList::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? d->store.find(d->rids[size_t(row)]) : nullptr;
}

void FindingList::read(const std::vector<int> &rows, QObject *context, std::function<void(const std::vector<ListRow> &)> taken) const
{
    Rids wanted;
    for (const int row : rows)
        if (row >= 0 && row < rowCount())
            wanted.push_back(d->rids[size_t(row)]);
    whenDone(d->queries.rows(d->shape, wanted), context, [taken = std::move(taken)](Result<std::vector<ListRow>> read) {
        if (!read)
            return;
        std::erase_if(*read, [](const ListRow &row) { return row.rid == 0; });
        taken(*read);
    });
}

void FindingList::copy(const std::vector<int> &rows, QObject *context, std::function<void(const QString &table)> taken) const
{
    read(rows, context, [this, taken = std::move(taken)](const std::vector<ListRow> &read) {
        QStringList lines;
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells << clipboardText(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        lines << cells.join(u'\t');
        for (const auto &row : read) {
            cells.clear();
            for (int column = 0; column < ColumnCount; ++column)
                cells << clipboardText(textAt(row, column));
            lines << cells.join(u'\t');
        }
        taken(lines.join(u'\n') + u'\n');
    });
}

int FindingList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->rids.size()); }

int FindingList::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString FindingList::why(const ListRow &row) const
{
    const auto &rules = d->watch.rules();
    switch (d->kind.topic) {
    case ReviewTopic::Quality: {
        const int position = rules.quality.rules[size_t(d->kind.item)].field;
        const auto &field = d->shape.fields[size_t(position)];
        const QString value = displayText(d->shape, field, row.record.values[size_t(position)], d->catalogues, row.titles[size_t(position)]);
        //: The field that breaks a rule and what stands there.
        return QCoreApplication::translate("items", "%1: %2").arg(captionOf(d->shape, field), value.isEmpty() ? QCoreApplication::translate("items", "empty") : value);
    }
    case ReviewTopic::Expiry: {
        const auto term = QDate::fromString(text(row.record.values[size_t(d->shape.indexOf(u"term_until"))]), Qt::ISODate);
        if (!term.isValid())
            return {};
        return QStringLiteral("%1 · %2").arg(term.toString(Qt::ISODate), daysLeftText(d->watch.today().daysTo(term)));
    }
    case ReviewTopic::Use: {
        const auto arithmetic = arithmeticText(rules::arithmeticOf(row.record, rules.use.verdicts[size_t(d->kind.item)]));
        const int exemption = d->shape.indexOf(u"use_exemption");
        const QString exempt = displayText(d->shape, d->shape.fields[size_t(exemption)], row.record.values[size_t(exemption)], d->catalogues);
        //: Why a resource is spared by the low-use review, and then the figures.
        return exempt.isEmpty() ? arithmetic : QCoreApplication::translate("items", "Exempt: %1 · %2").arg(exempt, arithmetic);
    }
    }
    return {};
}

QString FindingList::textAt(const ListRow &row, int column) const
{
    const int field = fieldOf(column);
    return field < 0 ? why(row) : displayText(d->shape, d->shape.fields[size_t(field)], row.record.values[size_t(field)], d->catalogues, row.titles[size_t(field)]);
}

QVariant FindingList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const quint32 rid = d->rids[size_t(index.row())];
    const auto *row = d->store.find(rid);
    if (role == LoadedRole)
        return row != nullptr;
    if (!row) {
        if (role == Qt::DisplayRole)
            d->store.want(rid);
        return {};
    }
    switch (role) {
    case IdRole:
        return row->record.id;
    case PendingRole:
        return row->pending;
    case RetiredRole:
        return row->record.retired;
    case FieldRole:
        return fieldOf(index.column());
    case CodeRole:
        return index.column() == StateColumn ? text(row->record.values[size_t(d->fields[StateColumn])]) : QVariant();
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return textAt(*row, index.column());
    default:
        return {};
    }
}

QVariant FindingList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    if (const int field = fieldOf(section); field >= 0)
        return captionOf(d->shape, d->shape.fields[size_t(field)]);
    return QCoreApplication::translate("items", "Found", "what a review of the ledger found");
}

} // namespace items
