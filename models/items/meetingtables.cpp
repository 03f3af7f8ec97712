#include "items/meetingtables.h"

#include "contract/entities/changerequest.h"
#include "rules/changeflow.h"
#include "rules/changerules.h"

namespace items {

namespace {

constexpr size_t mostChanges = 500; // as many as an agenda holds
constexpr int mostVotes = 1'000;

int *votesAt(rules::AgendaItem &item, int column)
{
    switch (column) {
    case AgendaTable::YesColumn:
        return &item.yes;
    case AgendaTable::NoColumn:
        return &item.no;
    case AgendaTable::AbstainedColumn:
        return &item.abstained;
    default:
        return nullptr;
    }
}

} // namespace

QStringList conclusionCodes() { return {QString(), QStringLiteral("passed"), QStringLiteral("refused"), QStringLiteral("postponed")}; }

QString conclusionText(const QString &code)
{
    return code == QLatin1StringView("passed") ? AgendaTable::tr("Passed") : code == QLatin1StringView("refused") ? AgendaTable::tr("Refused") : code == QLatin1StringView("postponed") ? AgendaTable::tr("Postponed") : QString();
}

Result<std::vector<rules::AgendaItem>> changesAwaitingCab(replica::ListReader &reader)
{
    const auto &shape = shapeOf<ChangeRequest>();
    std::vector<Value> states;
    for (const auto &choice : Choices<ChangeState>::all)
        if (rules::isBeforeWork(choice.value) && choice.value != ChangeState::Draft)
            states.emplace_back(QString::fromLatin1(choice.code));
    const replica::ListQuery query{.entity = shape.name, .filters = {{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, states}}, .sorts = {{QStringLiteral("planned_start"), replica::Order::Ascending}}, .search = {}, .asOf = {}};
    const auto rids = reader.order(query, 0, [](const replica::FirstRows &) {});
    if (!rids)
        return Unexpected(rids.error());
    const auto rows = reader.rows(shape, **rids);
    if (!rows)
        return Unexpected(rows.error());
    std::vector<rules::AgendaItem> items;
    for (const auto &row : *rows) {
        const auto change = row.rid == 0 ? Result<ChangeRequest>(fail(ErrorCode::NotFound)) : fromRecord<ChangeRequest>(row.record);
        const auto chain = change ? rules::chainFromJson(change->chain) : Result<std::vector<rules::ApprovalStage>>(fail(ErrorCode::NotFound));
        if (!chain || items.size() == mostChanges)
            continue;
        const size_t gone = size_t(std::max(0, change->stage - 1));
        if (gone < chain->size() && std::any_of(chain->begin() + qsizetype(gone), chain->end(), [](const rules::ApprovalStage &stage) { return stage.cab; }))
            items.push_back({.change = change->id.uuid, .title = change->number + u' ' + change->title, .conclusion = {}, .note = {}, .content = {}});
    }
    return items;
}

Result<std::vector<rules::AgendaItem>> concludedOn(replica::ListReader &reader, std::vector<rules::AgendaItem> agenda, const std::vector<rules::AgendaItem> &former)
{
    const auto &shape = shapeOf<ChangeRequest>();
    for (auto &item : agenda) {
        const auto earlier = std::ranges::find(former, item.change, &rules::AgendaItem::change);
        const bool isSaidBefore = earlier != former.end() && earlier->conclusion == item.conclusion && earlier->yes == item.yes && earlier->no == item.no;
        if (isSaidBefore || item.conclusion.isEmpty())
            continue;
        const auto row = reader.row(shape, item.change);
        if (!row)
            return Unexpected(row.error());
        const auto change = *row ? fromRecord<ChangeRequest>((*row)->record) : Result<ChangeRequest>(fail(ErrorCode::NotFound));
        if (!change)
            continue; // one that is not here: the deciding side fills it in
        item.content = change->contentDigest;
        item.round = change->state == ChangeState::AwaitingApproval ? change->round : change->round + 1;
    }
    return agenda;
}

AgendaTable::AgendaTable(QObject *parent) : EntityTableBase(parent) {}

void AgendaTable::show(std::vector<rules::AgendaItem> agenda, bool editable)
{
    reset([&] {
        m_agenda = std::move(agenda);
        m_editable = editable;
    });
}

int AgendaTable::add(const std::vector<rules::AgendaItem> &items)
{
    auto agenda = m_agenda;
    for (const auto &item : items)
        if (std::ranges::find(agenda, item.change, &rules::AgendaItem::change) == agenda.end())
            agenda.push_back(item);
    const int came = int(agenda.size() - m_agenda.size());
    if (came > 0) {
        show(std::move(agenda), m_editable);
        Q_EMIT edited();
    }
    return came;
}

void AgendaTable::removeItem(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    auto agenda = m_agenda;
    agenda.erase(agenda.begin() + row);
    show(std::move(agenda), m_editable);
    Q_EMIT edited();
}

void AgendaTable::retranslate()
{
    tellHeadersChanged();
}

int AgendaTable::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_agenda.size()); }

int AgendaTable::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant AgendaTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    auto item = m_agenda[size_t(index.row())];
    if (role == IdRole)
        return item.change;
    if (const int *votes = votesAt(item, index.column())) {
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return role == Qt::DisplayRole ? (*votes == 0 ? QVariant() : QVariant(*votes)) : role == Qt::EditRole ? QVariant(*votes) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case ChangeColumn:
        return item.title;
    case ConclusionColumn:
        return role == Qt::EditRole ? item.conclusion : conclusionText(item.conclusion);
    case NoteColumn:
        return item.note;
    default:
        return {};
    }
}

bool AgendaTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !m_editable || !index.isValid())
        return false;
    auto &item = m_agenda[size_t(index.row())];
    if (int *votes = votesAt(item, index.column())) {
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        if ((!isNumber && !value.toString().isEmpty()) || number < 0 || number > mostVotes || *votes == number)
            return false;
        *votes = number;
    } else if (index.column() == ConclusionColumn) {
        if (!conclusionCodes().contains(value.toString()) || item.conclusion == value.toString())
            return false;
        item.conclusion = value.toString();
    } else if (index.column() == NoteColumn) {
        if (item.note == value.toString())
            return false;
        item.note = value.toString();
    } else {
        return false;
    }
    tellChanged(index.row(), index.row());
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags AgendaTable::flags(const QModelIndex &index) const
{
    auto flags = EntityTableBase::flags(index);
    return m_editable && index.isValid() && index.column() != ChangeColumn ? flags | Qt::ItemIsEditable : flags;
}

QVariant AgendaTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ChangeColumn:
        return tr("Change");
    case YesColumn:
        return tr("Yes");
    case NoColumn:
        return tr("No");
    case AbstainedColumn:
        return tr("Abstained");
    case ConclusionColumn:
        return tr("Conclusion");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

AttendanceTable::AttendanceTable(QObject *parent) : EntityTableBase(parent) {}

void AttendanceTable::show(std::vector<rules::Attendee> attendance, bool editable)
{
    reset([&] {
        m_attendance = std::move(attendance);
        m_editable = editable;
    });
}

bool AttendanceTable::add(const rules::Attendee &attendee)
{
    if (std::ranges::any_of(m_attendance, [&](const rules::Attendee &one) { return attendee.person.isNull() ? one.name == attendee.name : one.person == attendee.person; }))
        return false;
    auto attendance = m_attendance;
    attendance.push_back(attendee);
    show(std::move(attendance), m_editable);
    Q_EMIT edited();
    return true;
}

void AttendanceTable::removeItem(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    auto attendance = m_attendance;
    attendance.erase(attendance.begin() + row);
    show(std::move(attendance), m_editable);
    Q_EMIT edited();
}

void AttendanceTable::retranslate()
{
    tellHeadersChanged();
}

int AttendanceTable::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_attendance.size()); }

int AttendanceTable::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant AttendanceTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &attendee = m_attendance[size_t(index.row())];
    if (role == Qt::CheckStateRole && index.column() == CameColumn)
        return attendee.came ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    return index.column() == NameColumn ? QVariant(attendee.name) : index.column() == RoleColumn ? QVariant(attendee.role) : QVariant();
}

bool AttendanceTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_editable || !index.isValid())
        return false;
    auto &attendee = m_attendance[size_t(index.row())];
    if (role == Qt::CheckStateRole && index.column() == CameColumn)
        attendee.came = value.toInt() == Qt::Checked;
    else if (role == Qt::EditRole && index.column() == RoleColumn && attendee.role != value.toString())
        attendee.role = value.toString();
    else
        return false;
    tellChanged(index.row(), index.row());
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags AttendanceTable::flags(const QModelIndex &index) const
{
    auto flags = EntityTableBase::flags(index);
    if (!m_editable || !index.isValid())
        return flags;
    return index.column() == CameColumn ? flags | Qt::ItemIsUserCheckable : index.column() == RoleColumn ? flags | Qt::ItemIsEditable : flags;
}

QVariant AttendanceTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == CameColumn ? tr("Came") : section == NameColumn ? tr("Name") : tr("Speaks for");
}

} // namespace items
