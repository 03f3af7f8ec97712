// FreeTimesDialog (下一个空闲时段): the next times that are free for a change; where there is none, what stands in the way.
#pragma once

#include "items/changecalendar.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace views::panels {

class FreeTimesDialog : public QDialog
{
    Q_OBJECT

public:
    FreeTimesDialog(const items::ChangeCalendar &calendar, const items::CalendarEntry &entry, contract::Instant from, bool mayMove, QWidget *parent);
    static constexpr int daysAhead = 60;

Q_SIGNALS:
    void chosen(rules::TimeSpan time);

private:
    void take();

    rules::FreeTimes m_free;
    QListWidget *m_list;
    QPushButton *m_take;
};

} // namespace views::panels
