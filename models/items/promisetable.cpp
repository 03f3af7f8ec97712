#include "items/promisetable.h"

#include "items/captions.h"
#include "items/clockwords.h"
#include "items/languagewatch.h"

namespace items {

using Cell = PromiseTable::Cell;
using Part = PromiseTable::Part;

namespace {

std::vector<Cell> cellsOf(Part part)
{
    switch (part) {
    case Part::Priorities:
        return {Cell::Name, Cell::Response, Cell::Resolve, Cell::FirstNotice, Cell::Progress, Cell::FlashReport, Cell::Report};
    case Part::Kinds:
        return {Cell::Name, Cell::ByPriority, Cell::Response, Cell::Resolve};
    case Part::Items:
        return {Cell::Name, Cell::For, Cell::Response, Cell::Resolve};
    case Part::Actions:
        return {Cell::Clock, Cell::When, Cell::To, Cell::For, Cell::Hours};
    }
    return {};
}

/// The place of a limit in the document, whether it must be there or may be missing.
struct LimitPlace {
    rules::TimeLimit *required = nullptr;
    std::optional<rules::TimeLimit> *optional = nullptr;
};

LimitPlace placeIn(rules::Targets &targets, Cell cell)
{
    switch (cell) {
    case Cell::Response: return {&targets.response, nullptr};
    case Cell::Resolve: return {&targets.restore, nullptr};
    case Cell::FirstNotice: return {nullptr, &targets.firstNotice};
    case Cell::Progress: return {nullptr, &targets.progress};
    case Cell::FlashReport: return {nullptr, &targets.flashReport};
    case Cell::Report: return {nullptr, &targets.report};
    default: return {};
    }
}

LimitPlace placeIn(rules::Limits &limits, Cell cell)
{
    if (cell != Cell::Response && cell != Cell::Resolve)
        return {};
    return {nullptr, cell == Cell::Response ? &limits.response : &limits.resolve};
}

LimitPlace placeOf(rules::ServiceLevels &levels, Part part, int row, Cell cell)
{
    switch (part) {
    case Part::Priorities: return placeIn(levels.targets[size_t(row)], cell);
    case Part::Kinds: return placeIn(levels.kinds[size_t(row)].limits, cell);
    case Part::Items: return placeIn(levels.items[size_t(row)].limits, cell);
    case Part::Actions: return {};
    }
    return {};
}

int rowsOf(const rules::ServiceLevels &levels, Part part)
{
    switch (part) {
    case Part::Priorities: return int(levels.targets.size());
    case Part::Kinds: return int(levels.kinds.size());
    case Part::Items: return int(levels.items.size());
    case Part::Actions: return int(levels.actions.size());
    }
    return 0;
}

} // namespace

PromiseTable::PromiseTable(Part part, PolicyDesk &desk, QObject *parent) : EntityTableBase(parent), m_part(part), m_desk(desk), m_cells(cellsOf(part)), m_rows(rowsOf(desk.levels(), part))
{
    connect(&desk, &PolicyDesk::changed, this, &PromiseTable::follow);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, m_rows - 1);
    });
}

void PromiseTable::follow()
{
    const int rows = rowsOf(m_desk.levels(), m_part);
    if (rows == m_rows)
        tellChanged(0, rows - 1);
    else
        reset([&] { m_rows = rows; });
}

void PromiseTable::setEditable(bool editable)
{
    if (m_editable == editable)
        return;
    m_editable = editable;
    tellChanged(0, m_rows - 1);
}

void PromiseTable::setItemNames(const std::map<QString, QString> &names)
{
    if (m_itemNames == names)
        return;
    m_itemNames = names;
    tellChanged(0, m_rows - 1);
}

int PromiseTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PromiseTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cells.size());
}

bool PromiseTable::isLimit(Cell cell) const
{
    switch (cell) {
    case Cell::Response:
    case Cell::Resolve:
    case Cell::FirstNotice:
    case Cell::Progress:
    case Cell::FlashReport:
    case Cell::Report:
        return true;
    default:
        return false;
    }
}

bool PromiseTable::isRequired(const QModelIndex &index) const
{
    auto levels = m_desk.levels();
    return placeOf(levels, m_part, index.row(), cellAt(index.column())).required != nullptr;
}

std::optional<rules::TimeLimit> PromiseTable::limitAt(const QModelIndex &index) const
{
    auto levels = m_desk.levels();
    const auto place = placeOf(levels, m_part, index.row(), cellAt(index.column()));
    return place.required ? std::optional(*place.required) : place.optional ? *place.optional : std::nullopt;
}

bool *PromiseTable::tickAt(rules::ServiceLevels &levels, const QModelIndex &index) const
{
    switch (cellAt(index.column())) {
    case Cell::ByPriority: return &levels.kinds[size_t(index.row())].byPriority;
    case Cell::Hours: return &levels.actions[size_t(index.row())].anyHour;
    default: return nullptr;
    }
}

QString PromiseTable::textAt(const QModelIndex &index) const
{
    const auto &levels = m_desk.levels();
    const auto row = size_t(index.row());
    switch (cellAt(index.column())) {
    case Cell::Name:
        if (m_part == Part::Priorities)
            return choiceWords(Choices<Priority>::all[row].value);
        if (m_part == Part::Kinds)
            return choiceWords(levels.kinds[row].kind);
        if (const auto name = m_itemNames.find(levels.items[row].item); name != m_itemNames.end())
            return QStringLiteral("%1  %2").arg(name->first, name->second);
        return levels.items[row].item;
    case Cell::For:
        return m_part == Part::Items ? scopeWords(levels.items[row].priorities, {}) : scopeWords(levels.actions[row].priorities, levels.actions[row].kinds);
    case Cell::Clock:
        return captionOf(levels.actions[row].clock);
    case Cell::When:
        return whenWords(levels.actions[row]);
    case Cell::To:
        return roleWords(levels.actions[row].to);
    case Cell::Hours:
        return levels.actions[row].anyHour ? tr("At any hour") : tr("In duty hours");
    case Cell::ByPriority:
        return levels.kinds[row].byPriority ? tr("Yes") : tr("No");
    default:
        break;
    }
    const auto limit = limitAt(index);
    if (limit)
        return limitWords(*limit);
    //: Where a kind or an item does not say; the first: of an item, which then takes what its kind promises.
    return m_part == Part::Items ? tr("as its kind") : QStringLiteral("–");
}

QVariant PromiseTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowsOf(m_desk.levels(), m_part))
        return {};
    const Cell cell = cellAt(index.column());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return textAt(index);
    if (role == Qt::CheckStateRole) {
        auto levels = m_desk.levels();
        const bool *tick = tickAt(levels, index);
        return tick ? QVariant(*tick ? Qt::Checked : Qt::Unchecked) : QVariant();
    }
    if (role == Qt::EditRole && isLimit(cell)) {
        const auto limit = limitAt(index);
        return limit ? rules::textOf(*limit) : QString();
    }
    return {};
}

bool PromiseTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || !m_editable)
        return false;
    auto levels = m_desk.levels();
    if (role == Qt::CheckStateRole) {
        bool *tick = tickAt(levels, index);
        if (!tick)
            return false;
        *tick = value.toInt() == Qt::Checked;
        m_desk.setLevels(levels);
        return true;
    }
    const auto place = placeOf(levels, m_part, index.row(), cellAt(index.column()));
    const auto limit = rules::limitFromText(value.toString());
    if (role != Qt::EditRole || (!limit && (!place.optional || !value.toString().isEmpty())))
        return false;
    if (place.required)
        *place.required = *limit;
    else if (place.optional)
        *place.optional = limit ? std::optional(*limit) : std::nullopt;
    else
        return false;
    if (levels == m_desk.levels())
        return true;
    m_desk.setLevels(levels);
    return true;
}

Qt::ItemFlags PromiseTable::flags(const QModelIndex &index) const
{
    auto flags = EntityTableBase::flags(index);
    if (!index.isValid() || !m_editable)
        return flags;
    const Cell cell = cellAt(index.column());
    if (isLimit(cell))
        flags |= Qt::ItemIsEditable;
    if (cell == Cell::ByPriority || cell == Cell::Hours)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant PromiseTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (cellAt(section)) {
    case Cell::Name:
        return m_part == Part::Priorities ? tr("Priority") : m_part == Part::Kinds ? tr("Kind of order") : tr("Service item");
    case Cell::ByPriority:
        return tr("By priority");
    case Cell::For:
        return tr("For");
    case Cell::Response:
        return tr("Response");
    case Cell::Resolve:
        return m_part == Part::Priorities ? tr("Restore") : tr("Resolve");
    case Cell::FirstNotice:
        return tr("First notice");
    case Cell::Progress:
        return tr("Progress every");
    case Cell::FlashReport:
        return tr("Flash report");
    case Cell::Report:
        return tr("Report");
    case Cell::Clock:
        return tr("Clock");
    case Cell::When:
        return tr("When");
    case Cell::To:
        return tr("Told to");
    case Cell::Hours:
        return tr("Hours");
    }
    return {};
}

} // namespace items
