// TimelinePage: the timeline of the orders in the list, with what moves and widens its axis above it.
#pragma once

#include "views/panels/orders/timeline.h"

class QLabel;
class QToolButton;

namespace views::panels {

class TimelinePage : public QWidget
{
    Q_OBJECT

public:
    /// All of them outlive it.
    TimelinePage(items::RecordListModel &list, QItemSelectionModel &selection, const items::OrderCalendar &calendar, const contract::Clock &clock, QWidget *parent);
    [[nodiscard]] Timeline &timeline() { return *m_timeline; }
    void retranslate();

Q_SIGNALS:
    void opened();
    /// Back to the search.
    void left();

private:
    Timeline *m_timeline;
    std::vector<QToolButton *> m_zooms; ///< by TimelineZoom
    QToolButton *m_earlier;
    QToolButton *m_now;
    QToolButton *m_later;
    QLabel *m_legend;
};

} // namespace views::panels
