// ChangeCalendarPage (变更日历): the changes of the list on a calendar: month, week, timeline. A bar is moved with the mouse or the
// keyboard; what it runs into is said while it is held, and asked about before it stays there.
#pragma once

#include "views/panels/changes/calendar/calendarview.h"
#include "views/panels/changes/changepage.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace views::panels {

class ChangesPanel;

class ChangeCalendarPage : public ChangePage
{
    Q_OBJECT

public:
    ChangeCalendarPage(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    [[nodiscard]] QWidget *firstFocus() override { return m_view; }
    [[nodiscard]] QVariantMap layoutState() const override;
    void restoreLayoutState(const QVariantMap &state) override;

    [[nodiscard]] CalendarView &view() { return *m_view; }
    void setShape(CalendarShape shape);
    void showFreeTimes();
    [[nodiscard]] QString said() const;
    /// Says what the move would void and run into, asks where there is any of it, and queues the act. `after` is told when it was taken or refused.
    static void moveChange(const shell::PanelContext &context, const items::ChangeCalendar &calendar, const items::CalendarEntry &change, rules::TimeSpan time, QWidget &asker, const std::function<void()> &after);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void readSoon();
    void read();
    void refresh();
    void sayFindings(int entry, rules::TimeSpan time);
    void move(int entry, rules::TimeSpan time);
    void askForDate();
    [[nodiscard]] bool mayMove() const;

    shell::PanelContext m_context;
    ChangesPanel &m_panel;
    CalendarView *m_view;
    std::vector<QToolButton *> m_shapes;
    QToolButton *m_earlier;
    QToolButton *m_today;
    QToolButton *m_later;
    QComboBox *m_rows;
    QPushButton *m_free;
    QLabel *m_title;
    QLabel *m_words;
    QTimer m_resting;
    quint64 m_question = 0;
    bool m_stale = true;
};

} // namespace views::panels
