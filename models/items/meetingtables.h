// AgendaTable and AttendanceTable: what a CAB meeting deals with and who was there, as tables that a person edits in the room.
// MeetingAgenda: the open changes that still want a CAB's word.
#pragma once

#include "items/entitymodelbase.h"
#include "replica/listreader.h"
#include "rules/cabmeetings.h"

namespace items {

using namespace contract;

class AgendaTable : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { ChangeColumn, YesColumn, NoColumn, AbstainedColumn, ConclusionColumn, NoteColumn, ColumnCount };
    explicit AgendaTable(QObject *parent = nullptr);
    void show(std::vector<rules::AgendaItem> agenda, bool editable);
    [[nodiscard]] const std::vector<rules::AgendaItem> &agenda() const { return m_agenda; }
    /// Those that are not there yet. How many came.
    int add(const std::vector<rules::AgendaItem> &items);
    void removeItem(int row);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void edited();

private:
    std::vector<rules::AgendaItem> m_agenda;
    bool m_editable = false;
};

class AttendanceTable : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { CameColumn, NameColumn, RoleColumn, ColumnCount };
    explicit AttendanceTable(QObject *parent = nullptr);
    void show(std::vector<rules::Attendee> attendance, bool editable);
    [[nodiscard]] const std::vector<rules::Attendee> &attendance() const { return m_attendance; }
    /// False where that person stands there already.
    bool add(const rules::Attendee &attendee);
    void removeItem(int row);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void edited();

private:
    std::vector<rules::Attendee> m_attendance;
    bool m_editable = false;
};

/// "", "passed", "refused", "postponed".
[[nodiscard]] QStringList conclusionCodes();
[[nodiscard]] QString conclusionText(const QString &code);

/// The open changes whose chain has a stage of the CAB that it has not gone by yet, by their planned time.
[[nodiscard]] Result<std::vector<rules::AgendaItem>> changesAwaitingCab(replica::ListReader &reader);

/// The same with what every new or changed conclusion is on, as it is known here: the content and the round of its change.
[[nodiscard]] Result<std::vector<rules::AgendaItem>> concludedOn(replica::ListReader &reader, std::vector<rules::AgendaItem> agenda, const std::vector<rules::AgendaItem> &former);

} // namespace items
