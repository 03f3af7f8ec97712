// MeetingTab (议程): the changes that a CAB meeting deals with, with votes, conclusion and note, and who came. Filled and saved
// in the room, with or without a network.
#pragma once

#include "items/meetingtables.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class MeetingTab : public RecordTab
{
    Q_OBJECT

public:
    MeetingTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;
    [[nodiscard]] items::AgendaTable &agenda() { return *m_agenda; }
    [[nodiscard]] items::AttendanceTable &attendance() { return *m_attendance; }
    [[nodiscard]] bool isDirty() const { return m_dirty; }
    /// Puts those that still want the CAB's word on the agenda.
    void addAwaiting();
    void save();
    void revert();

private:
    void read();
    void show();
    void makePickers();
    void edited();
    void refresh();
    void addPicked();
    void addPerson();
    void addGuest();
    void submit(const std::vector<rules::AgendaItem> &agenda);
    /// A change that the meeting passed says by which meeting.
    void nameMeeting(const std::vector<rules::AgendaItem> &agenda);
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString held(QStringView field) const;

    shell::PanelContext m_context;
    QUuid m_id;
    std::optional<replica::ListRow> m_row;
    items::AgendaTable *m_agenda;
    items::AttendanceTable *m_attendance;
    QLabel *m_agendaHead;
    QTableView *m_agendaTable;
    QPushButton *m_add;
    QPushButton *m_off;
    QWidget *m_pickerPlace;
    forms::FieldEditor *m_change = nullptr;
    QLabel *m_attendanceHead;
    QTableView *m_attendanceTable;
    forms::FieldEditor *m_person = nullptr;
    QLineEdit *m_guest;
    QPushButton *m_personOff;
    QLabel *m_note;
    QPushButton *m_revert;
    QPushButton *m_save;
    quint64 m_question = 0;
    bool m_dirty = false;
    bool m_filling = false;
    bool m_sending = false;
};

} // namespace views::panels
