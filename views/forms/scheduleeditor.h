// ScheduleEditor: when a recurring plan runs, said with a few choices; below it the schedule in words and its next runs, so
// that nobody has to work out what "the last working day" is. What need not come again may be "once".
#pragma once

#include "rules/recurrence.h"
#include "views/forms/fieldeditor.h"

class QComboBox;
class QDateEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace items {
class OrderCalendar;
}

namespace views::forms {

class ScheduleEditor : public FieldEditor
{
    Q_OBJECT

public:
    ScheduleEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;
    [[nodiscard]] bool isWide() const override { return true; }
    /// What a new plan begins with: every working day at nine.
    [[nodiscard]] static QString usualSchedule();
    /// The next runs go by this calendar, which outlives the editor, instead of the shipped one.
    void follow(const items::OrderCalendar &calendar);
    /// The lines under the choices.
    [[nodiscard]] QString words() const;

protected:
    void lockInput(bool locked) override;

private:
    void makePeriodRow(QVBoxLayout &column);
    void makeWeekRow(QVBoxLayout &column);
    void makeMonthRow(QVBoxLayout &column);
    void makeTimeRow(QVBoxLayout &column);
    [[nodiscard]] QToolButton *choiceButton(const QString &text, QGridLayout &grid, int columns);
    [[nodiscard]] rules::Every every() const;
    [[nodiscard]] bool isOnce() const;
    void showRows();
    void change();
    void tell();
    /// As the choices say; the times as they were typed where they are none.
    [[nodiscard]] QString json() const;

    const items::OrderCalendar *m_calendar = nullptr;
    bool m_mayBeOnce; ///< the field may stay empty
    QWidget *m_body;
    std::vector<QWidget *> m_repeated; ///< of no use to what is once
    QComboBox *m_every;
    QSpinBox *m_step;
    QLabel *m_sinceLabel;
    QDateEdit *m_since;
    QWidget *m_weekRow;
    std::vector<QToolButton *> m_weekdays;
    QWidget *m_monthsRow;
    std::vector<QToolButton *> m_months;
    QWidget *m_monthRow;
    QComboBox *m_dayKind;
    QComboBox *m_number;
    QComboBox *m_weekday;
    QLineEdit *m_times;
    QComboBox *m_offDay;
    QSpinBox *m_catchUp;
    QLabel *m_words;
    QString m_unread; ///< a schedule that this version cannot show: kept as it is until something is chosen
    bool m_showing = false;
};

} // namespace views::forms
