#include "items/changepreview.h"

#include <QCoreApplication>
#include <algorithm>

namespace items {

using Kind = PreviewCell::Kind;

bool PreviewRow::isGood() const
{
    return why.isEmpty() && std::ranges::none_of(cells, [](const PreviewCell &cell) { return cell.kind == Kind::Invalid; });
}

PreviewTally tallyOf(const std::vector<PreviewRow> &rows)
{
    PreviewTally tally;
    for (const auto &row : rows) {
        bool changes = false;
        for (const auto &cell : row.cells) {
            tally.newCells += cell.kind == Kind::New;
            tally.changedCells += cell.kind == Kind::Changed;
            tally.sameCells += cell.kind == Kind::Same;
            tally.badCells += cell.kind == Kind::Invalid;
            changes |= cell.kind == Kind::Changed || cell.kind == Kind::New;
        }
        if (!row.isGood())
            ++tally.badRecords;
        else if (row.isNew)
            ++tally.newRecords;
        else
            ++(changes ? tally.changedRecords : tally.sameRecords);
    }
    return tally;
}

ChangePreview::ChangePreview(Cells cells, QObject *parent) : EntityTableBase(parent), m_cells(cells) {}

void ChangePreview::setRows(const QStringList &fields, std::vector<PreviewRow> rows)
{
    // The same table with other contents keeps its selection and its place.
    if (fields == m_fields && rows.size() == m_rows.size()) {
        m_rows = std::move(rows);
        tellChanged(0, rowCount() - 1);
        return;
    }
    reset([&] {
        m_fields = fields;
        m_rows = std::move(rows);
    });
}

QModelIndex ChangePreview::nextBad(const QModelIndex &after) const
{
    const int cells = rowCount() * columnCount();
    const int from = after.isValid() ? after.row() * columnCount() + after.column() + 1 : 0;
    for (int i = 0; i < cells; ++i) {
        const int at = (from + i) % cells;
        const auto cell = index(at / columnCount(), at % columnCount());
        if (!cell.data(WhyRole).toString().isEmpty())
            return cell;
    }
    return {};
}

int ChangePreview::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ChangePreview::columnCount(const QModelIndex &parent) const { return parent.isValid() || m_rows.empty() ? 0 : 1 + int(m_fields.size()); }

QVariant ChangePreview::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_rows[size_t(index.row())];
    if (role == NewRecordRole)
        return row.isNew;
    if (index.column() == 0) {
        if (role == Qt::DisplayRole)
            return row.record;
        if (role == WhyRole || role == Qt::ToolTipRole)
            return row.why;
        return role == KindRole ? QVariant(int(row.why.isEmpty() ? Kind::Same : Kind::Invalid)) : QVariant();
    }
    const auto &cell = row.cells[size_t(index.column()) - 1];
    switch (role) {
    case Qt::DisplayRole:
        if (cell.kind != Kind::Changed)
            return cell.becomes;
        return QCoreApplication::translate("items", "%1 → %2", "an old and a new value")
            .arg(cell.was.isEmpty() ? QCoreApplication::translate("items", "(empty)") : cell.was, cell.becomes.isEmpty() ? QCoreApplication::translate("items", "(empty)") : cell.becomes);
    case Qt::EditRole:
    case BecomesRole:
        return cell.becomes;
    case WasRole:
        return cell.was;
    case KindRole:
        return int(cell.kind);
    case WhyRole:
        return cell.why;
    case Qt::ToolTipRole:
        return cell.why.isEmpty() ? QVariant() : QVariant(cell.why);
    }
    return {};
}

bool ChangePreview::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable) || value.toString() == index.data(Qt::EditRole).toString())
        return false;
    Q_EMIT typed(index.row(), index.column() - 1, value.toString());
    return true;
}

Qt::ItemFlags ChangePreview::flags(const QModelIndex &index) const
{
    const auto flags = EntityTableBase::flags(index);
    return index.isValid() && m_cells == Cells::Editable && index.column() > 0 ? flags | Qt::ItemIsEditable : flags;
}

QVariant ChangePreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    return section == 0 ? QCoreApplication::translate("items", "Record") : m_fields[section - 1];
}

} // namespace items
