// CalendarPage: the working calendar: hours with the lunch break, a year's months, its holidays and make-up workdays, and
// the import of a year's list.
#pragma once

#include "items/policydesk.h"
#include "views/shell/panelspec.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QSpinBox;
class QTimeEdit;
class QToolButton;

namespace views::panels {

class YearView;

class CalendarPage : public QWidget
{
    Q_OBJECT

public:
    CalendarPage(items::PolicyDesk &desk, const shell::PanelContext &context, QWidget *parent);
    void retranslate();
    /// Empty: it may be edited; otherwise why not.
    void setLock(const QString &reason);
    [[nodiscard]] YearView &yearView() { return *m_view; }
    [[nodiscard]] int year() const;
    void setYear(int year);
    /// Takes a year's list into the draft; tells what came of it.
    void takeList(const QString &path);
    /// Makes the day what it is said to be; nothing: an ordinary day.
    void setDay(QDate day, std::optional<rules::DayException> exception);

private:
    void refresh();
    void refreshDays();
    void putHours();
    void askForList();
    void openDay(QDate day, const QPoint &where);
    [[nodiscard]] QString feastNear(QDate day) const;

    items::PolicyDesk &m_desk;
    shell::PanelContext m_context;
    QString m_lock;
    bool m_showing = false; ///< what is put now comes from the desk
    QToolButton *m_before;
    QSpinBox *m_year;
    QToolButton *m_after;
    QLabel *m_known;
    QToolButton *m_import;
    QLabel *m_hoursCaption;
    std::array<QTimeEdit *, 4> m_times{}; ///< morning from, to, afternoon from, to
    QCheckBox *m_lunch;
    QLabel *m_dayLength;
    YearView *m_view;
    QLabel *m_daysHeading;
    QListWidget *m_days;
};

} // namespace views::panels
