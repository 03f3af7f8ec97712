#include "items/planstepmodel.h"

#include "items/changesentences.h"
#include "items/languagewatch.h"

namespace items {

PlanStepModel::PlanStepModel(QObject *parent) : EntityTableBase(parent)
{
    new LanguageWatch(this, [this] { retranslate(); });
}

void PlanStepModel::show(std::vector<rules::PlanStep> steps, bool editable)
{
    if (steps == m_steps && editable == m_editable)
        return;
    reset([&] {
        m_steps = std::move(steps);
        m_editable = editable;
    });
}

int PlanStepModel::minutes() const
{
    int sum = 0;
    for (const auto &step : m_steps)
        sum += step.minutes;
    return sum;
}

int PlanStepModel::addBehind(int row)
{
    const int at = qBound(0, row + 1, rowCount());
    insert(at, 1, [&] { m_steps.insert(m_steps.begin() + at, rules::PlanStep()); });
    tellChanged(at, rowCount() - 1);
    Q_EMIT edited();
    return at;
}

void PlanStepModel::removeStep(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    remove(row, 1, [&] { m_steps.erase(m_steps.begin() + row); });
    if (row < rowCount())
        tellChanged(row, rowCount() - 1);
    Q_EMIT edited();
}

bool PlanStepModel::move(int row, int by)
{
    const int to = row + by;
    if (row < 0 || to < 0 || row >= rowCount() || to >= rowCount())
        return false;
    std::swap(m_steps[size_t(row)], m_steps[size_t(to)]);
    tellChanged(std::min(row, to), std::max(row, to));
    Q_EMIT edited();
    return true;
}

void PlanStepModel::retranslate()
{
    tellHeadersChanged();
    if (rowCount() > 0)
        tellChanged(0, rowCount() - 1);
}

int PlanStepModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_steps.size()); }

int PlanStepModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant PlanStepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole && (index.column() == NumberColumn || index.column() == MinutesColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    const auto &step = m_steps[size_t(index.row())];
    switch (index.column()) {
    case NumberColumn:
        return index.row() + 1;
    case NameColumn:
        return step.name;
    case MinutesColumn:
        return step.minutes == 0 && role != Qt::EditRole ? QVariant() : QVariant(step.minutes);
    case RoleColumn:
        return role == Qt::EditRole ? step.role : step.role.isEmpty() ? QString() : items::roleNames({step.role});
    case NoteColumn:
        return step.note;
    }
    return {};
}

bool PlanStepModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_editable || role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || data(index, Qt::EditRole) == value)
        return false;
    auto &step = m_steps[size_t(index.row())];
    switch (index.column()) {
    case NameColumn:
        step.name = value.toString().trimmed();
        break;
    case MinutesColumn:
        step.minutes = qBound(0, value.toInt(), 100'000);
        break;
    case RoleColumn:
        step.role = value.toString();
        break;
    case NoteColumn:
        step.note = value.toString().trimmed();
        break;
    default:
        return false;
    }
    tellChanged(index.row(), index.row());
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags PlanStepModel::flags(const QModelIndex &index) const
{
    auto flags = EntityTableBase::flags(index);
    if (m_editable && index.isValid() && index.column() != NumberColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant PlanStepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("No.");
    case NameColumn:
        return tr("Step");
    case MinutesColumn:
        return tr("Minutes");
    case RoleColumn:
        return tr("Role");
    case NoteColumn:
        return tr("Note");
    }
    return {};
}

} // namespace items
